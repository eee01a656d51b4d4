//! What each gram weighs, and the words of a text with their weights. The table (`words.tsv`) is learned
//! by `cargo run --release --example train`; `build.rs` packs it. Knows no quotation, no threshold.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::bits::Bits;
use super::grams::{BITS, Grams, key, quoted};
use crate::catalogue::{Family, Role};

/// Not deflated: it would save a sixth, nothing on the way to a reader, and cost each page most of the time
/// that its first text takes.
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));
/// Apart from the weights, because only a text with a label or one about hoaxes needs them.
static MEANINGS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/meanings.deflate"));

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

/// Weights and meanings by a gram's number: a bit for each number that has an entry, and the entries in
/// the order of their numbers.
#[derive(Debug, Default)]
pub struct Table {
    bits: Bits,
    /// Entries before each 64 bits.
    before: Vec<u32>,
    /// Of each entry a byte: hoax in its upper half, about in its lower.
    weights: Cow<'static, [u8]>,
    /// The families of all entries and then their roles, unpacked at first need.
    meanings: OnceLock<Vec<u8>>,
}

impl Table {
    /// The shipped table. Where it cannot be unpacked, which its test rules out, nothing weighs anything.
    pub fn shipped() -> &'static Table {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| Table::read(PACKED).unwrap_or_default())
    }

    /// Reads the packed table: the number of entries (4 bytes), then for all entries their gaps and their
    /// weights.
    fn read(bytes: &'static [u8]) -> Option<Table> {
        let (count, rest) = bytes.split_at_checked(4)?;
        let count = u32::from_le_bytes(count.try_into().ok()?) as usize;
        let mut gaps = rest.iter();
        let mut keys = Vec::with_capacity(count);
        let mut at = 0;
        for _ in 0..count {
            loop {
                let gap = *gaps.next()?;
                at += u32::from(gap);
                if gap < u8::MAX {
                    break;
                }
            }
            keys.push(at);
        }
        let weights = gaps.as_slice().get(..count)?;
        Some(Table::with(&keys, Cow::Borrowed(weights), OnceLock::new()))
    }

    /// A table of weights alone, from grams' numbers in rising order; for the trainer.
    pub fn of_weights(weights: &[(u32, Weight)]) -> Table {
        let byte = |weight: &Weight| (weight.hoax as u8) << 4 | (weight.about as u8 & 15);
        let (keys, weights): (Vec<u32>, Vec<u8>) =
            weights.iter().map(|w| (w.0, byte(&w.1))).unzip();
        Table::with(&keys, Cow::Owned(weights), OnceLock::from(Vec::new()))
    }

    fn with(keys: &[u32], weights: Cow<'static, [u8]>, meanings: OnceLock<Vec<u8>>) -> Table {
        let mut bits = Bits::below(1 << BITS);
        for key in keys {
            bits.insert(*key as usize);
        }
        let mut sum = 0;
        let before = bits.counts().map(|count| {
            let before = sum;
            sum += count;
            before
        });
        Table {
            before: before.collect(),
            bits,
            weights,
            meanings,
        }
    }

    /// Which entry is a gram's.
    #[inline(always)]
    fn place(&self, key: u32) -> Option<usize> {
        let (word, inside) = self.bits.find(key as usize)?;
        Some((*self.before.get(word)? + inside) as usize)
    }

    /// What a gram weighs.
    pub fn weight(&self, key: u32) -> Weight {
        let place = self.place(key);
        place.map_or(Weight::default(), |place| self.weight_at(place))
    }

    #[inline(always)]
    fn weight_at(&self, place: usize) -> Weight {
        let byte = self.weights.get(place).copied().unwrap_or(0);
        Weight {
            hoax: byte as i8 >> 4,
            about: (byte << 4) as i8 >> 4,
        }
    }

    /// What a gram means.
    pub fn meaning(&self, key: u32) -> Meaning {
        let Some(place) = self.place(key) else {
            return Meaning::default();
        };
        let meanings = self.meanings.get_or_init(|| unpacked(MEANINGS));
        let at = |place: usize| meanings.get(place).and_then(|m| m.checked_sub(1));
        let family = at(place);
        let role = at(self.weights.len() + place);
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

/// What the build packed; empty where it packed it wrongly.
fn unpacked(packed: &[u8]) -> Vec<u8> {
    miniz_oxide::inflate::decompress_to_vec(packed).unwrap_or_default()
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
    // Of the table's entries.
    let mut seen = Bits::below(table.weights.len());
    let mut add = |key: u32, index: u32| {
        let Some(place) = table.place(key) else {
            return;
        };
        if !seen.insert(place) {
            return;
        }
        let weight = table.weight_at(place);
        if let Some(word) = out.get_mut(index as usize) {
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
