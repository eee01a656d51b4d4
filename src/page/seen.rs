//! What was read and judged already. Elements are held weakly, verdicts by the text's hash, so that a
//! feed that recycles its nodes gets its labels back without judging anew.

use std::collections::HashMap;
use std::rc::Rc;

use js_sys::WeakMap;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use crate::detect::Verdict;

/// Most verdicts that are kept; then all are forgotten, which costs time only.
const CAP: usize = 4_000;

/// Memory of one page.
pub struct Seen {
    elements: WeakMap,
    verdicts: HashMap<u64, Rc<Verdict>>,
}

impl Seen {
    /// Nothing seen yet.
    pub fn new() -> Seen {
        Seen {
            elements: WeakMap::new(),
            verdicts: HashMap::new(),
        }
    }

    /// Remembers the element's text; false when it held the same text before.
    pub fn is_news(&self, element: &Element, hash: u64) -> bool {
        // 53 bits fit a JavaScript number exactly.
        let hash = (hash >> 11) as f64;
        if self.elements.get(element.unchecked_ref()).as_f64() == Some(hash) {
            return false;
        }
        self.elements
            .set(element.unchecked_ref(), &JsValue::from_f64(hash));
        true
    }

    /// Forgets the element, so that its text is news again.
    pub fn forget(&self, element: &Element) {
        self.elements.delete(element.unchecked_ref());
    }

    /// The verdict of a text, asked for once.
    pub fn verdict(&mut self, hash: u64, ask: impl FnOnce() -> Verdict) -> Rc<Verdict> {
        if let Some(known) = self.verdicts.get(&hash) {
            return Rc::clone(known);
        }
        if self.verdicts.len() >= CAP {
            self.verdicts.clear();
        }
        let fresh = Rc::new(ask());
        self.verdicts.insert(hash, Rc::clone(&fresh));
        fresh
    }
}

/// A hash of a text and of how it was read.
pub fn hash(text: &str, alt: bool, partial: bool) -> u64 {
    let seed = 0xcbf2_9ce4_8422_2325_u64 ^ (u64::from(alt) << 1) ^ u64::from(partial);
    text.bytes().fold(seed, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
