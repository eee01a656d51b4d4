//! The decision over the parts of a text: many small trees, each of which adds a little. The table
//! (`trees.tsv`) is learned by `cargo run --release --example train`; `build.rs` packs it. Knows only
//! numbers.

pub use super::pack::{LEAF, pack};
use super::parts::{COUNT, Parts};

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/trees.bin"));

/// What a leaf's steps are worth: a score of 1 is 32 steps.
pub const STEPS: f32 = 32.0;

/// Trees one after another, each as [`pack`] makes it.
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
        let values = self.each().map(|tree| i32::from(walk(tree, parts, |_| ())));
        values.sum::<i32>() as f32 / STEPS
    }

    /// What each part adds to the score: a leaf is put down to the parts that were asked on the way to it,
    /// in equal shares.
    pub fn shares(&self, parts: &Parts) -> [f32; COUNT] {
        let mut shares = [0.0; COUNT];
        for tree in self.each() {
            let mut way = Vec::new();
            let value = walk(tree, parts, |part| way.push(part));
            for part in &way {
                if let Some(share) = shares.get_mut(usize::from(*part)) {
                    *share += f32::from(value) / STEPS / way.len() as f32;
                }
            }
        }
        shares
    }

    /// The nodes of every tree.
    fn each(&self) -> impl Iterator<Item = &[u8]> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let (length, after) = rest.split_first()?;
            let (nodes, next) = after.split_at_checked(usize::from(*length))?;
            rest = next;
            Some(nodes)
        })
    }
}

/// The value of the leaf that the parts lead to; `asked` gets the parts that are asked on the way.
fn walk(nodes: &[u8], parts: &Parts, mut asked: impl FnMut(u8)) -> i8 {
    let mut rest = nodes;
    loop {
        match *rest {
            [LEAF, value, ..] => return value as i8,
            [part, most, left, ref below @ ..] => {
                asked(part);
                let goes_left = parts.get(usize::from(part)).is_some_and(|p| *p <= most);
                let skipped = if goes_left { 0 } else { usize::from(left) };
                rest = below.get(skipped..).unwrap_or_default();
            }
            // Not in a packed tree.
            _ => return 0,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn each_tree_adds_the_leaf_that_the_parts_lead_to() {
        let nodes = [(0, 130), (1, 128), (LEAF, 32), (LEAF, 224), (LEAF, 96)];
        let packed = [pack(&nodes).unwrap(), pack(&[(LEAF, 16)]).unwrap()].concat();
        let trees = Trees(&packed);
        let with = |first, second| {
            let mut parts = [0; COUNT];
            [parts[0], parts[1]] = [first, second];
            (trees.score(&parts), trees.shares(&parts))
        };
        for (first, second, score, shares) in [
            (130, 128, 1.5, [0.5, 0.5]),
            (130, 129, -0.5, [-0.5, -0.5]),
            (131, 128, 3.5, [3.0, 0.0]),
        ] {
            let found = with(first, second);
            assert_eq!(found.0, score);
            assert_eq!(found.1[..2], shares);
        }
    }
}
