//! The words in which the detector answers.

use crate::catalogue::{Family, Role};

/// One text to judge.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The text as a person would read it.
    pub text: &'a str,
    /// The text is a picture's alternative text, often cut or misread.
    pub alt: bool,
    /// The text is cut ("See more"), so that a part of the message may be missing.
    pub partial: bool,
}

/// How near the text is to what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// No label.
    None,
    /// The grammar of a chain hoax in unseen words.
    Resembles,
    /// A catalogued text reworked.
    Variant,
    /// Near-identical to a catalogued text.
    Known,
}

/// What the author does with the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// Posts it in earnest.
    Pushes,
    /// Reports its words.
    Quotes,
    /// Says that it is wrong.
    Debunks,
    /// Plays with it.
    Jokes,
    /// Wonders whether it is true.
    Asks,
    /// Has nothing to do with it.
    None,
}

/// A stretch of the input that decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// First position, in UTF-16 units of the input.
    pub start: u32,
    /// Position after the last, in UTF-16 units of the input.
    pub end: u32,
    /// What the words do.
    pub role: Role,
}

/// The answer for one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// How near to what is known; a label is shown for [`Level::Resembles`] and above.
    pub level: Level,
    /// The family, when the level is not none.
    pub family: Option<Family>,
    /// What the author does with the message.
    pub stance: Stance,
    /// The words that decided, in order, not overlapping.
    pub evidence: Vec<Evidence>,
}

impl Verdict {
    /// Nothing found.
    pub fn none() -> Verdict {
        Verdict {
            level: Level::None,
            family: None,
            stance: Stance::None,
            evidence: Vec::new(),
        }
    }
}

impl Level {
    /// The word of contract 2.
    pub fn id(self) -> &'static str {
        match self {
            Level::None => "none",
            Level::Resembles => "resembles",
            Level::Variant => "variant",
            Level::Known => "known",
        }
    }
}

impl Stance {
    /// The word of contract 2.
    pub fn id(self) -> &'static str {
        match self {
            Stance::Pushes => "pushes",
            Stance::Quotes => "quotes",
            Stance::Debunks => "debunks",
            Stance::Jokes => "jokes",
            Stance::Asks => "asks",
            Stance::None => "none",
        }
    }
}
