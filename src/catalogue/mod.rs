//! What is known: hoax families, known texts, sites, flows, jurisdictions, authorities, each in one readable
//! file, checked and packed into statics by `build.rs`. Knows text folding, never a verdict or a page.

pub mod authority;
mod family;
pub mod flows;
pub mod jurisdictions;
mod known;
mod pack;
mod role;
mod site;
pub mod time_zones;
mod tree;

pub use family::Family;
pub use known::{KnownText, Print, known_texts};
pub use role::Role;
pub use site::{Place, Site, UnitRule};
