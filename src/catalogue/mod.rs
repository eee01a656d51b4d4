//! What is known: hoax families, cues, sites, flows, jurisdictions, authorities, each in one readable
//! file, checked and packed into statics by `build.rs`. Knows text folding, never a verdict or a page.

mod family;
mod site;

pub use family::Family;
pub use site::{Place, Site, UnitRule};
