//! The content script's half: sees posts, asks the core, shows one calm note under a post.
//!
//! ```text
//! watch (collects nodes, works in slices) -> site (which element is the text) -> extract (its words)
//!   -> life (asks the brain it was handed) -> place (where there is room) -> label (the note)
//! ```
//!
//! Knows elements and the types in which the core answers, never the detector or the guide themselves:
//! both are handed in as functions ([`Brain`]). Nothing here throws into the page: a failing call of
//! the browser means that this one step is left out.

mod act;
mod build;
mod dom;
mod extract;
mod host;
mod intl;
mod json;
mod label;
mod life;
mod listen;
mod note;
mod place;
mod seen;
mod site;
mod watch;

pub use host::Host;
pub use json::verdict as verdict_json;
pub use life::Life;

use crate::catalogue::Family;
use crate::detect::{Input, Verdict};
use crate::guide::{FamilyWords, Guide, Query};

/// The core, as plain functions, so that no page code names the detector or the guide.
#[derive(Clone, Copy)]
pub struct Brain {
    /// Judges one text.
    pub judge: fn(&Input<'_>) -> Verdict,
    /// The real way out of one case.
    pub guide: fn(&Query<'_>) -> Guide,
    /// Country code guessed from the time zone, else from a language tag's region.
    pub country: fn(Option<&str>, &str) -> Option<String>,
    /// Name and age of a family.
    pub family: fn(Family) -> FamilyWords,
}
