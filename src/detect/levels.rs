//! How near a text is to a catalogued one. Knows fragments and a score, never cues.

use super::scan::Fragment;
use super::verdict::Level;
use crate::catalogue::{Family, known_texts};
use crate::text::Pieces;

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

/// Score above which an uncatalogued text is labelled. Not zero, where the learned weights are in two
/// minds: a false label is worse than a miss.
const RESEMBLES: f32 = 2.2;

/// Score below which even a catalogued text is not labelled: its words stand in a frame.
const FRAMED: f32 = -1.5;

/// The catalogued text that shares most fragments, if any does.
pub fn known(fragments: &[Fragment], pieces: &Pieces, framed: bool) -> Option<Kin> {
    // Nearly every post: no walk through the catalogue.
    if fragments.is_empty() {
        return None;
    }
    let mut best: Option<Kin> = None;
    for (text, known) in known_texts().enumerate() {
        // A bit for each fragment: no catalogued text has more than 64, which the data test holds to.
        let seen = fragments
            .iter()
            .filter(|f| usize::from(f.text) == text && !(framed && pieces.quoted(f.start)))
            .fold(0u64, |bits, f| bits | 1 << (f.index & 63));
        let found = seen.count_ones() as usize;
        if found > best.map_or(0, |b| b.found) {
            best = Some(Kin {
                family: known.family,
                found,
                of: known.fragments.lines().count(),
            });
        }
    }
    best
}

/// The level for a score and its nearest catalogued text.
pub fn level(score: f32, kin: Option<Kin>) -> Level {
    let (found, of) = kin.map_or((0, 1), |k| (k.found, k.of));
    if found >= 3 && found * 2 >= of && score > FRAMED {
        Level::Known
    } else if found >= 2 && score > FRAMED / 2.0 {
        Level::Variant
    } else if score > RESEMBLES {
        Level::Resembles
    } else {
        Level::None
    }
}
