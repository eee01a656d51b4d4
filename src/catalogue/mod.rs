//! What is known: hoax families, cues, sites, flows, jurisdictions, authorities, each in one readable
//! file, checked and packed into statics by `build.rs`. Knows text folding, never a verdict or a page.

mod cues;
mod family;
mod role;

pub use cues::{CueList, KnownText, cue_lists, known_texts};
pub use family::Family;
pub use role::Role;
