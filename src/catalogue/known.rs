//! Catalogued texts, as `build.rs` packed them from `families/*.json`: of each fragment only what it takes
//! to know it again, for the whole core travels with every page.

use super::Family;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/texts.bin"));

/// Bytes of a packed fragment.
const SIZE: usize = 7;

/// A catalogued text, by the short fragments that it is known by.
#[derive(Debug, Clone, Copy)]
pub struct KnownText {
    /// Its family.
    pub family: Family,
    fragments: &'static [u8],
}

/// What a fragment is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Print {
    /// The gram that it begins with (`detect::grams::anchor`).
    pub anchor: u32,
    /// Its length in bytes of folded text.
    pub len: u8,
    /// The number that tells it from others (`detect::grams::print`).
    pub print: u32,
}

impl KnownText {
    /// Its fragments, in the order of the text.
    pub fn fragments(&self) -> impl ExactSizeIterator<Item = Print> + use<> {
        self.fragments.chunks_exact(SIZE).map(|bytes| {
            let byte = |i: usize| u32::from(bytes.get(i).copied().unwrap_or(0));
            let three = |i: usize| byte(i) | byte(i + 1) << 8 | byte(i + 2) << 16;
            Print {
                anchor: three(0),
                len: byte(3) as u8,
                print: three(4),
            }
        })
    }
}

/// All catalogued texts, in the order of their families.
pub fn known_texts() -> impl Iterator<Item = KnownText> {
    let mut rest = PACKED;
    std::iter::from_fn(move || {
        let (head, after) = rest.split_at_checked(2)?;
        let &[family, count] = head else { return None };
        let (fragments, next) = after.split_at_checked(usize::from(count) * SIZE)?;
        rest = next;
        Some(KnownText {
            family: Family::ALL.get(usize::from(family)).copied()?,
            fragments,
        })
    })
}
