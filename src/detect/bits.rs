//! A set of small numbers, a bit for each.

/// The set.
#[derive(Debug, Clone, Default)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// An empty set of numbers below `bound`.
    pub(super) fn below(bound: usize) -> Bits {
        Bits(vec![0; bound.div_ceil(64)])
    }

    /// Puts a number in; whether it is new. One that is out of bounds never is.
    #[inline(always)]
    pub(super) fn insert(&mut self, n: usize) -> bool {
        let bit = 1u64 << (n & 63);
        match self.0.get_mut(n >> 6) {
            Some(word) if *word & bit == 0 => {
                *word |= bit;
                true
            }
            _ => false,
        }
    }

    /// Where a number that is in the set stands among the 64 of its word: the word, and how many of it are
    /// before.
    #[inline(always)]
    pub(super) fn find(&self, n: usize) -> Option<(usize, u32)> {
        let word = *self.0.get(n >> 6)?;
        let bit = 1u64 << (n & 63);
        (word & bit != 0).then(|| (n >> 6, (word & (bit - 1)).count_ones()))
    }

    /// How many of each 64 numbers are in the set.
    pub(super) fn counts(&self) -> impl Iterator<Item = u32> {
        self.0.iter().map(|word| word.count_ones())
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn what_is_in_is_found_at_its_place() {
        let mut bits = Bits::below(130);
        assert!(bits.insert(3) && bits.insert(63) && bits.insert(129));
        assert!(!bits.insert(63) && !bits.insert(4000));
        assert_eq!(
            (bits.find(63), bits.find(129)),
            (Some((0, 1)), Some((2, 0)))
        );
        assert_eq!((bits.find(4), bits.find(4000)), (None, None));
        assert_eq!(bits.counts().collect::<Vec<_>>(), [2, 0, 1]);
    }
}
