//! Cues and catalogued texts, as `build.rs` packed them from `cues/*.json` and `families/*.json`.

use std::str::FromStr;
use std::sync::OnceLock;

use super::{Family, Role};

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

// Deflated: the patterns of all languages repeat much, and every byte of the wasm is loaded on each page.
static CUES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/cues.deflate"));
static TEXTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/texts.deflate"));

/// The text of a packed file, unpacked at its first use. Empty where the build packed it wrongly, which
/// the test of the files rules out.
fn unpack(packed: &'static [u8], slot: &'static OnceLock<String>) -> &'static str {
    slot.get_or_init(|| {
        let bytes = miniz_oxide::inflate::decompress_to_vec(packed).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    })
}

/// All cue lists, in the order of their languages.
pub fn cue_lists() -> impl Iterator<Item = CueList> {
    static TEXT: OnceLock<String> = OnceLock::new();
    blocks(unpack(CUES, &TEXT)).filter_map(|(head, patterns)| {
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
    static TEXT: OnceLock<String> = OnceLock::new();
    blocks(unpack(TEXTS, &TEXT)).filter_map(|(head, fragments)| {
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
