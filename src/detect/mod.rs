//! Folded text -> cues -> stance and family -> [`Verdict`]. Knows words, never a page or a browser.

pub mod pattern;
pub mod scan;
mod verdict;

pub use verdict::{Evidence, Input, Level, Stance, Verdict};

/// Judges one text. Never panics, whatever the text.
pub fn judge(input: &Input<'_>) -> Verdict {
    let _ = input;
    Verdict::none()
}
