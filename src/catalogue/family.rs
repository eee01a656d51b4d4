//! The seven families of chain messages, by the ids that other tools rely on.

use std::fmt;
use std::str::FromStr;

/// A family of hoax chain messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// "Goodbye Meta AI": a status is said to refuse the use of one's data for AI.
    AiOptout,
    /// "I do not give Facebook permission": a status is said to have legal effect.
    LegalNotice,
    /// "Facebook will charge 4.99": a status is said to keep it free.
    PaidService,
    /// "Only 25 friends see my posts": a status is said to bypass the ranking.
    Algorithm,
    /// Cloned or deleted accounts, phone numbers, hackers: forward or lose.
    AccountScare,
    /// "Meta reads your private messages from 16 December".
    DmReading,
    /// Other chain messages: money per share, blessings, curses.
    OtherChain,
}

impl Family {
    /// All families, in the order of their ids in the catalogue.
    pub const ALL: [Family; 7] = [
        Family::AiOptout,
        Family::LegalNotice,
        Family::PaidService,
        Family::Algorithm,
        Family::AccountScare,
        Family::DmReading,
        Family::OtherChain,
    ];

    /// The id, as in contract 4 (`ai-optout`).
    pub fn id(self) -> &'static str {
        match self {
            Family::AiOptout => "ai-optout",
            Family::LegalNotice => "legal-notice",
            Family::PaidService => "paid-service",
            Family::Algorithm => "algorithm",
            Family::AccountScare => "account-scare",
            Family::DmReading => "dm-reading",
            Family::OtherChain => "other-chain",
        }
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Family {
    type Err = ();

    fn from_str(id: &str) -> Result<Self, ()> {
        Family::ALL.into_iter().find(|f| f.id() == id).ok_or(())
    }
}
