//! The decision over the parts of a text: many small trees, each of which adds a little. The table
//! (`trees.tsv`) is learned by `cargo run --release --example train`; `build.rs` packs it. Knows only
//! numbers.

use super::parts::{COUNT, Parts};

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/trees.bin"));

/// A node's first byte where it is a leaf.
pub const LEAF: u8 = 255;

/// What a leaf's steps are worth: a score of 1 is 32 steps.
pub const STEPS: f32 = 32.0;

/// Trees one after another: a byte with the number of its nodes, then the nodes as pairs of bytes, each
/// before its branches: a part and the greatest value that goes left; or [`LEAF`] and the leaf's value.
#[derive(Debug, Clone, Copy)]
pub struct Trees<'a>(pub &'a [u8]);

impl Trees<'static> {
    /// The shipped trees.
    pub fn shipped() -> Trees<'static> {
        Trees(PACKED)
    }
}

impl Trees<'_> {
    /// The sum of all trees.
    pub fn score(&self, parts: &Parts) -> f32 {
        let mut sum = 0;
        self.walk(parts, |value, _| sum += i32::from(value));
        sum as f32 / STEPS
    }

    /// What each part adds to the score: a leaf is put down to the parts that were asked on the way to it,
    /// in equal shares.
    pub fn shares(&self, parts: &Parts) -> [f32; COUNT] {
        let mut shares = [0.0; COUNT];
        self.walk(parts, |value, way| {
            for part in way {
                if let Some(share) = shares.get_mut(usize::from(*part)) {
                    *share += f32::from(value) / STEPS / way.len() as f32;
                }
            }
        });
        shares
    }

    /// Walks down every tree; `see` gets each leaf's value and the parts that were asked on the way.
    fn walk(&self, parts: &Parts, mut see: impl FnMut(i8, &[u8])) {
        let mut rest = self.0;
        let mut way = Vec::with_capacity(16);
        while let Some((count, after)) = rest.split_first() {
            let Some((nodes, next)) = after.split_at_checked(2 * usize::from(*count)) else {
                return;
            };
            rest = next;
            way.clear();
            let mut at = 0;
            while let Some(&[what, value]) = nodes.get(2 * at..2 * at + 2) {
                if what == LEAF {
                    see(value as i8, &way);
                    break;
                }
                way.push(what);
                let left = parts.get(usize::from(what)).is_some_and(|p| *p <= value);
                at = if left { at + 1 } else { skip(nodes, at + 1) };
            }
        }
    }
}

/// The place behind the branch that begins at `at`.
fn skip(nodes: &[u8], mut at: usize) -> usize {
    let mut open = 1;
    while open > 0 {
        match nodes.get(2 * at) {
            Some(&LEAF) => open -= 1,
            Some(_) => open += 1,
            None => break,
        }
        at += 1;
    }
    at
}
