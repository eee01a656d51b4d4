//! Cues and catalogued texts, as `build.rs` packed them from `cues/*.json` and `families/*.json`.

use std::str::FromStr;

use super::{Family, Role, pack};

/// The cues of one role in one language.
#[derive(Debug, Clone, Copy)]
pub struct CueList {
    /// What the words do.
    pub role: Role,
    /// BCP 47 language tag of the file, `und` for language-independent cues.
    pub lang: &'static str,
    /// Folded patterns, one a line; see `detect::pattern` for their grammar.
    pub patterns: &'static str,
}

/// A catalogued text, by the short fragments that it is known by.
#[derive(Debug, Clone, Copy)]
pub struct KnownText {
    /// Its family.
    pub family: Family,
    /// Its id within the family.
    pub id: &'static str,
    /// Year, or year and month, in which it is first known to go round.
    pub since: &'static str,
    /// Folded fragments in the order of the text, one a line.
    pub fragments: &'static str,
}

/// All cue lists, language by language.
pub fn cue_lists() -> impl Iterator<Item = CueList> {
    blocks(pack::cues()).filter_map(|(head, patterns)| {
        let (role, lang) = head.split_once(' ')?;
        Some(CueList {
            role: Role::from_str(role).ok()?,
            lang,
            patterns,
        })
    })
}

/// All catalogued texts, in the order of their families.
pub fn known_texts() -> impl Iterator<Item = KnownText> {
    blocks(pack::texts()).filter_map(|(head, fragments)| {
        let mut words = head.split(' ');
        let family = Family::from_str(words.next()?).ok()?;
        Some(KnownText {
            family,
            id: words.next()?,
            since: words.next()?,
            fragments,
        })
    })
}

/// Blocks of a packed file: a head line after `@`, then its lines.
fn blocks(packed: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    packed
        .split('@')
        .skip(1)
        .filter_map(|block| block.split_once('\n'))
        .map(|(head, body)| (head, body.trim_end()))
}
