//! Fragments of catalogued texts in a folded text. Owns the index of them, built once. Knows no weights.

use std::sync::OnceLock;

use super::bits::Bits;
use super::grams::{BITS, Grams, print};
use crate::catalogue::{Print, known_texts};
use crate::text::spaceless;

/// A fragment of a catalogued text, found in a folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fragment {
    /// First byte in the folded text.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// Which catalogued text, in the order of [`known_texts`].
    pub text: u16,
    /// Which of its fragments.
    pub index: u16,
}

struct Index {
    /// The grams that fragments begin with: nearly every post ends here.
    anchors: Bits,
    /// Fragments in the order of their anchors, each with its text and its place there.
    fragments: Vec<(Print, u16, u16)>,
}

/// The fragments in a text, in the order of their end.
pub fn fragments(text: &str, grams: &Grams) -> Vec<Fragment> {
    static INDEX: OnceLock<Index> = OnceLock::new();
    let index = INDEX.get_or_init(build);
    let mut found = Vec::new();
    for &(key, word) in &grams.keys {
        if index.anchors.find(key as usize).is_none() {
            continue;
        }
        let from = index.fragments.partition_point(|f| f.0.anchor < key);
        let alike = index.fragments.iter().skip(from);
        for (known, which, part) in alike.take_while(|f| f.0.anchor == key) {
            // The anchor ends with this word; it began one word or three characters before.
            let start = [1, 3].into_iter().find_map(|back| {
                let first = (word as usize).checked_sub(back)?;
                let at = grams.words.get(first)?.start as usize;
                let (words, rest) = text.get(at..)?.split_at_checked(usize::from(known.len))?;
                let next = rest.chars().next().unwrap_or(' ');
                let whole = next == ' ' || spaceless(next) || words.ends_with(spaceless);
                (whole && print(words) == known.print).then_some(at)
            });
            if let Some(start) = start {
                found.push(Fragment {
                    start: start as u32,
                    end: start as u32 + u32::from(known.len),
                    text: *which,
                    index: *part,
                });
            }
        }
    }
    found
}

fn build() -> Index {
    let mut index = Index {
        anchors: Bits::below(1 << BITS),
        fragments: Vec::new(),
    };
    for (text, known) in known_texts().enumerate() {
        for (part, print) in known.fragments().enumerate() {
            index.anchors.insert(print.anchor as usize);
            index.fragments.push((print, text as u16, part as u16));
        }
    }
    index.fragments.sort_by_key(|f| f.0.anchor);
    index
}
