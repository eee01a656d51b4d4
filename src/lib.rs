//! Chainbreak: see a hoax chain message, say so calmly, and show the objection that is real.
//!
//! # The flow
//!
//! ```text
//! untrusted text -> text::fold -> detect::judge -> Verdict -> guide::guide -> Guide -> page::label
//! ```
//!
//! # Modules, in the order of their dependencies (left never names right)
//!
//! `text -> catalogue -> detect -> guide -> settings -> page, popup -> bindings`
//!
//! Everything left of `page` is pure: it knows no browser and is built and tested with plain cargo.

pub mod catalogue;
pub mod detect;
pub mod guide;
pub mod settings;
pub mod text;

#[cfg(target_arch = "wasm32")]
mod bindings;
#[cfg(all(target_arch = "wasm32", feature = "content"))]
mod page;
#[cfg(all(target_arch = "wasm32", feature = "pages"))]
mod popup;
