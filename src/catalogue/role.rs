//! What a piece of text does in a message. The ids are the names in the tables of words and in `check`'s
//! output.

use std::str::FromStr;

/// What a piece of text does in a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Role {
    /// Names a platform or its owner.
    Platform,
    /// Speaks of artificial intelligence or its training.
    Ai,
    /// Refuses permission.
    Deny,
    /// Names what is said to be protected: my photos, my data.
    Mine,
    /// Declares, gives notice.
    Declare,
    /// Prohibition and punishment.
    Forbid,
    /// Orders to copy and paste.
    Copy,
    /// Orders to post, comment or type something.
    Repost,
    /// Asks to share or forward.
    Spread,
    /// Says that posting has an effect by itself.
    Effect,
    /// Threatens a loss.
    Threat,
    /// Sets a time.
    Deadline,
    /// Leans on a vague authority.
    Authority,
    /// Cites law or what sounds like it.
    Law,
    /// Says that silence is consent.
    Silence,
    /// Costs nothing, better safe than sorry.
    Nudge,
    /// It works, I checked.
    Proof,
    /// Prices and fees.
    Money,
    /// Who sees whose posts.
    Reach,
    /// Cloned, hacked and deleted accounts.
    Account,
    /// Private messages and who reads them.
    Dm,
    /// Donations, luck, blessings and curses for a share.
    Gift,
    /// Words as chain messages put them, of no other role.
    Wording,
    /// Says that something is false or without effect.
    Verdict,
    /// Reports what others post.
    Report,
    /// Plays with it.
    Joke,
    /// Asks whether it is true.
    Ask,
}

impl Role {
    /// All roles, in the order of their numbers.
    pub const ALL: [Role; 27] = [
        Role::Platform,
        Role::Ai,
        Role::Deny,
        Role::Mine,
        Role::Declare,
        Role::Forbid,
        Role::Copy,
        Role::Repost,
        Role::Spread,
        Role::Effect,
        Role::Threat,
        Role::Deadline,
        Role::Authority,
        Role::Law,
        Role::Silence,
        Role::Nudge,
        Role::Proof,
        Role::Money,
        Role::Reach,
        Role::Account,
        Role::Dm,
        Role::Gift,
        Role::Wording,
        Role::Verdict,
        Role::Report,
        Role::Joke,
        Role::Ask,
    ];

    /// The role's name in data files and in `check`'s output.
    pub fn id(self) -> &'static str {
        match self {
            Role::Platform => "platform",
            Role::Ai => "ai",
            Role::Deny => "deny",
            Role::Mine => "mine",
            Role::Declare => "declare",
            Role::Forbid => "forbid",
            Role::Copy => "copy",
            Role::Repost => "repost",
            Role::Spread => "spread",
            Role::Effect => "effect",
            Role::Threat => "threat",
            Role::Deadline => "deadline",
            Role::Authority => "authority",
            Role::Law => "law",
            Role::Silence => "silence",
            Role::Nudge => "nudge",
            Role::Proof => "proof",
            Role::Money => "money",
            Role::Reach => "reach",
            Role::Account => "account",
            Role::Dm => "dm",
            Role::Gift => "gift",
            Role::Wording => "wording",
            Role::Verdict => "verdict",
            Role::Report => "report",
            Role::Joke => "joke",
            Role::Ask => "ask",
        }
    }

    /// Whether such words belong to a text about a chain message, not to the message.
    pub fn about(self) -> bool {
        self >= Role::Verdict
    }
}

impl FromStr for Role {
    type Err = ();

    fn from_str(id: &str) -> Result<Self, ()> {
        Role::ALL.into_iter().find(|r| r.id() == id).ok_or(())
    }
}
