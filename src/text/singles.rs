//! Words of one letter each in a row, which may be one word spaced out. Knows no folding.

/// Fewest single letters in a row that are taken for one word spaced out (`c o p y`).
pub(super) const SPACED_OUT: usize = 4;

/// A run of words of one letter each, which may be one word spaced out.
#[derive(Default)]
pub(super) struct Singles {
    /// Byte at which the run starts in the folded text.
    pub(super) start: usize,
    /// Letters with their positions; a gap of several separators is kept as a space.
    pub(super) letters: Vec<(char, u32)>,
    /// Letters alone, without the spaces.
    pub(super) count: usize,
    /// UTF-16 position after the last letter.
    pub(super) end: u32,
}

impl Singles {
    /// The words of the run: what wider gaps set apart. Single letters that even these leave in a row are
    /// one word with wide gaps inside.
    pub(super) fn words(&self) -> Vec<Vec<(char, u32)>> {
        let apart: Vec<&[(char, u32)]> = self.letters.split(|l| l.0 == ' ').collect();
        let mut words = Vec::new();
        for row in apart.chunk_by(|a, b| a.len() == 1 && b.len() == 1) {
            if row.len() >= SPACED_OUT {
                words.push(row.concat());
            } else {
                words.extend(row.iter().map(|w| w.to_vec()));
            }
        }
        words
    }
}
