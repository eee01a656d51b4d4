//! What each gram weighs, and the words of a text with their weights. The table (`words.tsv`) is learned
//! by `cargo run --release --example train`; `build.rs` packs it. Knows no quotation, no threshold.

use std::sync::OnceLock;

use super::grams::{BITS, Grams, key, quoted};
use crate::catalogue::{Family, Role};

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.deflate"));

/// What a gram weighs, in steps of the table: how much it speaks for a text that pushes a hoax, and how
/// much for one that talks about such texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Weight {
    /// For pushing; from -8 to 7.
    pub hoax: i8,
    /// For talking about it; from -8 to 7.
    pub about: i8,
}

/// What a gram means, where the table says so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Meaning {
    /// The family that it points to, and how strongly: 1 to 3.
    pub family: Option<(Family, u8)>,
    /// What it does in a message.
    pub role: Option<Role>,
}

/// Weights and meanings by a gram's number.
#[derive(Debug, Default)]
pub struct Table {
    weights: Vec<u8>,
    families: Vec<u8>,
    roles: Vec<u8>,
}

impl Table {
    /// The shipped table. Where it cannot be unpacked, which its test rules out, nothing weighs anything.
    pub fn shipped() -> &'static Table {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| {
            let bytes = miniz_oxide::inflate::decompress_to_vec(PACKED).unwrap_or_default();
            Table::read(&bytes).unwrap_or_default()
        })
    }

    /// Reads the packed table: the number of entries (4 bytes), then for all entries their gaps, their
    /// weights, their families and their roles.
    fn read(bytes: &[u8]) -> Option<Table> {
        let (count, rest) = bytes.split_at_checked(4)?;
        let count = u32::from_le_bytes(count.try_into().ok()?) as usize;
        let mut table = Table::empty();
        let mut gaps = rest.iter();
        let mut places = Vec::with_capacity(count);
        let mut at = 0usize;
        for _ in 0..count {
            loop {
                let gap = *gaps.next()?;
                at += usize::from(gap);
                if gap < u8::MAX {
                    break;
                }
            }
            places.push(at);
        }
        let rest = gaps.as_slice();
        for (i, place) in places.into_iter().enumerate() {
            *table.weights.get_mut(place)? = *rest.get(i)?;
            *table.families.get_mut(place)? = *rest.get(count + i)?;
            *table.roles.get_mut(place)? = *rest.get(2 * count + i)?;
        }
        Some(table)
    }

    /// A table in which nothing weighs anything.
    pub fn empty() -> Table {
        let size = 1 << BITS;
        Table {
            weights: vec![0; size],
            families: vec![0; size],
            roles: vec![0; size],
        }
    }

    /// Sets what a gram weighs; for the trainer.
    pub fn set(&mut self, key: u32, weight: Weight) {
        if let Some(slot) = self.weights.get_mut(key as usize) {
            *slot = ((weight.hoax as u8) << 4) | (weight.about as u8 & 15);
        }
    }

    /// What a gram weighs.
    pub fn weight(&self, key: u32) -> Weight {
        let byte = self.weights.get(key as usize).copied().unwrap_or(0);
        Weight {
            hoax: byte as i8 >> 4,
            about: (byte << 4) as i8 >> 4,
        }
    }

    /// What a gram means.
    pub fn meaning(&self, key: u32) -> Meaning {
        let at = key as usize;
        let family = self.families.get(at).and_then(|f| f.checked_sub(1));
        let role = self.roles.get(at).and_then(|r| r.checked_sub(1));
        Meaning {
            family: family.and_then(|f| Some((*Family::ALL.get(usize::from(f / 3))?, f % 3 + 1))),
            role: role.and_then(|r| Role::ALL.get(usize::from(r)).copied()),
        }
    }

    /// The table's line for a gram as it is written there.
    pub fn of(&self, gram: &str) -> Weight {
        self.weight(key(gram))
    }
}

/// A word's part in the decision, in steps of the table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Said {
    /// How much it speaks for pushing.
    pub hoax: i32,
    /// How much it speaks for talking about it.
    pub about: i32,
}

/// What each word says. A gram counts where it first comes: saying it ten times says no more.
pub fn said(grams: &Grams, table: &Table) -> Vec<Said> {
    let mut out = vec![Said::default(); grams.words.len()];
    let mut seen = vec![0u64; 1 << (BITS - 6)];
    let mut add = |key: u32, index: u32| {
        let weight = table.weight(key);
        if weight == Weight::default() {
            return;
        }
        let (Some(bits), Some(word)) =
            (seen.get_mut(key as usize >> 6), out.get_mut(index as usize))
        else {
            return;
        };
        let bit = 1u64 << (key & 63);
        if *bits & bit == 0 {
            *bits |= bit;
            word.hoax += i32::from(weight.hoax);
            word.about += i32::from(weight.about);
        }
    };
    for &(key, index) in &grams.keys {
        add(key, index);
        if grams.words.get(index as usize).is_some_and(|w| w.quoted) {
            add(quoted(key), index);
        }
    }
    out
}
