//! `class`, remembered. A text is written in one script and a feed in few, and asking all the tables about
//! each letter anew is most of what folding other than Latin letters costs.

use std::cell::RefCell;

use super::class::{Class, class};

/// How many characters are remembered, each at the place of its lowest bits.
const SIZE: usize = 512;

thread_local! {
    /// What is remembered from text to text.
    static KEPT: RefCell<Vec<(char, Class)>> = const { RefCell::new(Vec::new()) };
}

/// The characters that were seen last.
pub(super) struct Memo(Vec<(char, Class)>);

impl Memo {
    /// What earlier texts left, or an empty one.
    pub(super) fn take() -> Memo {
        let mut kept = KEPT.take();
        kept.resize(SIZE, ('\0', Class::Space));
        Memo(kept)
    }

    /// Leaves it to later texts.
    pub(super) fn keep(self) {
        KEPT.set(self.0);
    }

    /// What `class` says of a character.
    pub(super) fn class(&mut self, c: char) -> Class {
        let Some(slot) = self.0.get_mut(c as usize % SIZE) else {
            return class(c);
        };
        if slot.0 != c {
            *slot = (c, class(c));
        }
        slot.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_what_it_is_without_a_memory() {
        let mut memo = Memo::take();
        // Each between two others of the same place, so that all are forgotten and asked anew.
        for c in (0..0x3_0000).filter_map(char::from_u32) {
            for other in [c, 'ж', c, char::from(c as u8)] {
                assert_eq!(memo.class(other), class(other), "{other:?}");
            }
        }
        memo.keep();
        assert_eq!(Memo::take().class('ж'), Class::Letter('ж'));
    }
}
