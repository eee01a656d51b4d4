//! What is known: hoax families, cues, sites, flows, jurisdictions, authorities, each in one readable
//! file, checked and packed into statics by `build.rs`. Knows text folding, never a verdict or a page.

pub mod authority;
mod cues;
mod family;
pub mod flows;
pub mod jurisdictions;
mod pack;
mod role;
mod site;
pub mod time_zones;
mod tree;

pub use cues::{CueList, KnownText, cue_lists, known_texts};
pub use family::Family;
pub use role::Role;
pub use site::{Place, Site, UnitRule};
