//! How near a text is to a catalogued one. Knows fragments and a score, never words.

use super::fragments::Fragment;
use super::verdict::Level;
use crate::catalogue::{Family, known_texts};

/// A catalogued text that the judged one shares fragments with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kin {
    /// Its family.
    pub family: Family,
    /// How many of its fragments were found.
    pub found: usize,
    /// How many it has.
    pub of: usize,
}

/// Score above which an uncatalogued text is labelled. Chosen by the trainer's own trial, not zero, where
/// the trees are in two minds: a false label is worse than a miss.
const RESEMBLES: f32 = 2.0;

/// Score up to which even a catalogued text is not labelled, because somebody writes about it: near-identical
/// and reworked.
const FRAMED_KNOWN: f32 = -1.0;
const FRAMED_VARIANT: f32 = 0.0;

/// What a cut text gains: a part of the message is out of sight.
const PARTIAL: f32 = 0.25;

/// The catalogued text that shares most fragments, if any does.
pub fn kin(fragments: &[Fragment]) -> Option<Kin> {
    // Nearly every post: no walk through the catalogue.
    if fragments.is_empty() {
        return None;
    }
    let mut best: Option<Kin> = None;
    for (text, known) in known_texts().enumerate() {
        // A bit for each fragment: no catalogued text has more than 64, which the data test holds to.
        let seen = fragments
            .iter()
            .filter(|f| usize::from(f.text) == text)
            .fold(0u64, |bits, f| bits | 1 << (f.index & 63));
        let found = seen.count_ones() as usize;
        if found > best.map_or(0, |b| b.found) {
            best = Some(Kin {
                family: known.family,
                found,
                of: known.fragments().len(),
            });
        }
    }
    best
}

/// The level for a score and its nearest catalogued text.
pub fn level(score: f32, kin: Option<Kin>, partial: bool) -> Level {
    let (found, of) = kin.map_or((0, 1), |k| (k.found, k.of));
    let score = score + if partial { PARTIAL } else { 0.0 };
    if found >= 3 && found * 2 >= of && score > FRAMED_KNOWN {
        Level::Known
    } else if found >= 2 && score > FRAMED_VARIANT {
        Level::Variant
    } else if score > RESEMBLES {
        Level::Resembles
    } else {
        Level::None
    }
}
