//! Catalogued texts, as `build.rs` packed them from `families/*.json`.

use std::str::FromStr;

use super::{Family, pack};

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

/// All catalogued texts, in the order of their families.
pub fn known_texts() -> impl Iterator<Item = KnownText> {
    pack::texts()
        .split('@')
        .skip(1)
        .filter_map(|block| block.split_once('\n'))
        .filter_map(|(head, fragments)| {
            let mut words = head.split(' ');
            let family = Family::from_str(words.next()?).ok()?;
            Some(KnownText {
                family,
                id: words.next()?,
                since: words.next()?,
                fragments: fragments.trim_end(),
            })
        })
}
