//! What a piece of text does in a message. The ids are the names in the cue files and in `check`'s
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
    /// Takes leave of a platform's AI.
    Farewell,
    /// Refuses permission in the first person.
    Deny,
    /// The first half of a refusal: "I do not give".
    Negate,
    /// The second half of a refusal: "permission".
    Permit,
    /// Names what is said to be protected: my photos, my data.
    Mine,
    /// Declares, gives notice.
    Declare,
    /// Pseudo-legal prohibition and punishment.
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
    /// Cites pseudo-law.
    Law,
    /// Says that silence is consent.
    Silence,
    /// Costs nothing, better safe than sorry.
    Nudge,
    /// It works, I checked.
    Proof,
    /// Past and future.
    Scope,
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
    /// Word: putting something where others see it.
    WPost,
    /// Word: where things are posted, and who sees them.
    WPlace,
    /// Word: the message itself.
    WThis,
    /// Word: a condition.
    WIf,
    /// Word: a negation.
    WNot,
    /// Word: permission and its refusal.
    WConsent,
    /// Word: using, taking, selling.
    WUse,
    /// Word: loss and harm.
    WHarm,
    /// Word: protection and legal force.
    WSafe,
    /// Word: the reader.
    WYou,
    /// Word: the author.
    WMe,
    /// Word: what is at stake: photos, data, accounts.
    WThing,
    /// Says that something is false or without effect.
    Verdict,
    /// Reports what others post.
    Report,
    /// Tells people not to copy or share.
    Stop,
    /// A real way: settings, menus, forms.
    Path,
    /// Laughter and absurd objects.
    Joke,
    /// Asks whether it is true.
    Ask,
    /// Terms, consent forms, notices of companies.
    Terms,
    /// A creator's own notice.
    Artist,
    /// Missing people, donors, petitions, events, marketing.
    Appeal,
}

impl Role {
    /// All roles, in the order of their numbers.
    pub const ALL: [Role; 47] = [
        Role::Platform,
        Role::Ai,
        Role::Farewell,
        Role::Deny,
        Role::Negate,
        Role::Permit,
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
        Role::Scope,
        Role::Money,
        Role::Reach,
        Role::Account,
        Role::Dm,
        Role::Gift,
        Role::WPost,
        Role::WPlace,
        Role::WThis,
        Role::WIf,
        Role::WNot,
        Role::WConsent,
        Role::WUse,
        Role::WHarm,
        Role::WSafe,
        Role::WYou,
        Role::WMe,
        Role::WThing,
        Role::Verdict,
        Role::Report,
        Role::Stop,
        Role::Path,
        Role::Joke,
        Role::Ask,
        Role::Terms,
        Role::Artist,
        Role::Appeal,
    ];

    /// The role's name in data files and in `check`'s output.
    pub fn id(self) -> &'static str {
        match self {
            Role::Platform => "platform",
            Role::Ai => "ai",
            Role::Farewell => "farewell",
            Role::Deny => "deny",
            Role::Negate => "negate",
            Role::Permit => "permit",
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
            Role::Scope => "scope",
            Role::Money => "money",
            Role::Reach => "reach",
            Role::Account => "account",
            Role::Dm => "dm",
            Role::Gift => "gift",
            Role::WPost => "w_post",
            Role::WPlace => "w_place",
            Role::WThis => "w_this",
            Role::WIf => "w_if",
            Role::WNot => "w_not",
            Role::WConsent => "w_consent",
            Role::WUse => "w_use",
            Role::WHarm => "w_harm",
            Role::WSafe => "w_safe",
            Role::WYou => "w_you",
            Role::WMe => "w_me",
            Role::WThing => "w_thing",
            Role::Verdict => "verdict",
            Role::Report => "report",
            Role::Stop => "stop",
            Role::Path => "path",
            Role::Joke => "joke",
            Role::Ask => "ask",
            Role::Terms => "terms",
            Role::Artist => "artist",
            Role::Appeal => "appeal",
        }
    }

    /// Whether the cue is a single word of a class, which says something only beside others.
    pub fn word(self) -> bool {
        (Role::WPost..=Role::WThing).contains(&self)
    }

    /// Whether the words speak against a label (frames, verdicts, real ways, other kinds of text).
    pub fn against(self) -> bool {
        self >= Role::Verdict
    }
}

impl FromStr for Role {
    type Err = ();

    fn from_str(id: &str) -> Result<Self, ()> {
        Role::ALL.into_iter().find(|r| r.id() == id).ok_or(())
    }
}
