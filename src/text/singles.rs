//! Words of one letter each in a row, which may be one word spaced out. Knows no folding.

/// Fewest single letters in a row that are taken for one word spaced out (`c o p y`).
pub(super) const SPACED_OUT: usize = 4;

/// A run of words of one letter each, which may be one word spaced out.
#[derive(Default)]
pub(super) struct Singles {
    /// Byte at which the run starts in the folded text.
    pub(super) start: usize,
    /// Letters with their positions; a gap of several separators is kept as a space, with the position
    /// after the letter before it.
    pub(super) letters: Vec<(char, u32)>,
    /// Letters alone, without the spaces.
    pub(super) count: usize,
    /// UTF-16 position after the last letter.
    pub(super) end: u32,
}

impl Singles {
    /// The words of the run, each with the position after its last letter: what wider gaps set apart.
    /// Single letters that even these leave in a row are one word with wide gaps inside.
    pub(super) fn words(&self) -> Vec<(Vec<(char, u32)>, u32)> {
        let gaps = self.letters.iter().filter(|l| l.0 == ' ');
        let ends = gaps.map(|gap| gap.1).chain([self.end]);
        let apart: Vec<(&[(char, u32)], u32)> =
            self.letters.split(|l| l.0 == ' ').zip(ends).collect();
        let mut words = Vec::new();
        for row in apart.chunk_by(|a, b| a.0.len() == 1 && b.0.len() == 1) {
            if row.len() >= SPACED_OUT {
                let letters = row.iter().flat_map(|w| w.0).copied().collect();
                words.push((letters, row.last().map_or(self.end, |w| w.1)));
            } else {
                words.extend(row.iter().map(|w| (w.0.to_vec(), w.1)));
            }
        }
        words
    }
}
