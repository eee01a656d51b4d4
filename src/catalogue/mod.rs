//! What is known: hoax families, cues, sites, flows, jurisdictions, authorities, each in one readable
//! file, checked and packed into statics by `build.rs`. Knows text folding, never a verdict or a page.

pub mod authority;
mod family;
pub mod flows;
pub mod jurisdictions;
mod site;
pub mod time_zones;

pub use family::Family;
pub use site::{Place, Site, UnitRule};
