//! Fragments of catalogued texts in a folded text. Owns the index of them, built once. Knows no weights.

use std::sync::OnceLock;

use super::grams::{BITS, Grams, anchor};
use crate::catalogue::known_texts;
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
    /// A bit for each gram that some fragment begins with: nearly every post ends here.
    anchors: Vec<u64>,
    /// Fragments in the order of their anchors.
    fragments: Vec<(u32, u16, u16, &'static str)>,
}

/// The fragments in a text, in the order of their end.
pub fn fragments(text: &str, grams: &Grams) -> Vec<Fragment> {
    static INDEX: OnceLock<Index> = OnceLock::new();
    let index = INDEX.get_or_init(build);
    let mut found = Vec::new();
    for &(key, word) in &grams.keys {
        let bits = index.anchors.get(key as usize >> 6).copied().unwrap_or(0);
        if bits & (1 << (key & 63)) == 0 {
            continue;
        }
        let from = index.fragments.partition_point(|f| f.0 < key);
        for (_, which, part, words) in index.fragments.iter().skip(from).take_while(|f| f.0 == key)
        {
            // The anchor ends with this word; it began one word or three characters before.
            let start = [1, 3].into_iter().find_map(|back| {
                let first = (word as usize).checked_sub(back)?;
                let at = grams.words.get(first)?.start as usize;
                let rest = text.get(at..)?.strip_prefix(words)?;
                let next = rest.chars().next().unwrap_or(' ');
                let last = words.chars().next_back().unwrap_or(' ');
                (next == ' ' || spaceless(next) || spaceless(last)).then_some(at)
            });
            if let Some(start) = start {
                found.push(Fragment {
                    start: start as u32,
                    end: (start + words.len()) as u32,
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
        anchors: vec![0; 1 << (BITS - 6)],
        fragments: Vec::new(),
    };
    for (text, known) in known_texts().enumerate() {
        for (part, words) in known.fragments.lines().enumerate() {
            let key = anchor(words);
            if let Some(bits) = index.anchors.get_mut(key as usize >> 6) {
                *bits |= 1 << (key & 63);
            }
            index.fragments.push((key, text as u16, part as u16, words));
        }
    }
    index.fragments.sort_by_key(|f| f.0);
    index
}
