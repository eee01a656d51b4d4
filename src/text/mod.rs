//! Untrusted text -> folded text with a way back to the original positions. Knows no language's words.

pub mod alt;
