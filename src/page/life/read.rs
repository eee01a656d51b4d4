//! From a find of the watch to a judged text: which block, its words, the verdict.

use web_sys::{Element, Node};

use super::Life;
use crate::detect::{Input, Level};
use crate::page::label::Facts;
use crate::page::site::{Block, Kind};
use crate::page::watch::Found;
use crate::page::{dom, extract, place, seen};
use crate::settings::text_key;
use crate::text::alt;

/// Shortest text that is judged, in bytes.
const SHORTEST: usize = 24;

/// First words of a text in the status, in characters.
const SNIPPET: usize = 120;

impl Life {
    pub(super) fn is_private_page(&self) -> bool {
        self.window
            .location()
            .pathname()
            .is_ok_and(|path| self.reader.site.is_private(&path))
    }

    /// Looks at one find of the watch.
    pub(super) fn found(&self, what: Found) -> bool {
        if self.is_private_page() {
            return false;
        }
        match what {
            Found::Text(node) => self.found_text(&node),
            Found::Picture(picture) => self
                .reader
                .picture(&picture)
                .is_some_and(|block| self.consider(&block)),
            Found::Touched(element) => self.found_touched(&element),
        }
    }

    pub(super) fn found_text(&self, node: &Node) -> bool {
        let known = self
            .quiet_now
            .borrow()
            .as_ref()
            .is_some_and(|last| last.contains(Some(node)));
        if known || !dom::text(node, 200).chars().any(char::is_alphanumeric) {
            return false;
        }
        let Some(from) = node.parent_element() else {
            return false;
        };
        let Some(block) = self.reader.block(&from) else {
            return false;
        };
        *self.quiet_now.borrow_mut() = Some(block.element.clone());
        self.consider(&block)
    }

    /// An element lost something: the text around it may be another one now.
    pub(super) fn found_touched(&self, element: &Element) -> bool {
        if !element.is_connected() {
            return false;
        }
        let labelled = self
            .labels
            .borrow()
            .iter()
            .find(|label| label.block.element.contains(Some(element)))
            .map(|label| label.block.clone());
        if let Some(block) = labelled {
            return self.consider(&block);
        }
        // Only where the element is text itself; a feed that drops a post is not.
        if element.child_element_count() > 40 || dom::find(element, self.reader.units()).is_some() {
            return false;
        }
        match self.reader.block(element) {
            Some(block) if block.element.contains(Some(element)) => self.consider(&block),
            _ => false,
        }
    }

    /// Reads and judges one block; true when it cost a judgement.
    pub(super) fn consider(&self, block: &Block) -> bool {
        let picture = block.kind == Kind::Picture;
        let (text, partial, main) = if picture {
            let whole = block.element.get_attribute("alt").unwrap_or_default();
            (
                alt::words(&whole).to_owned(),
                false,
                Some(block.element.clone()),
            )
        } else {
            let read = extract::read(&self.reader, &block.element);
            (read.text, read.partial, read.main)
        };
        let hash = seen::hash(&text, picture, partial);
        if !self.seen.borrow().is_news(&block.element, hash) {
            return false;
        }
        if text.len() < SHORTEST {
            self.unlabel(&block.element);
            return false;
        }
        self.judged.set(self.judged.get().saturating_add(1));
        let judge = self.brain.judge;
        let verdict = self.seen.borrow_mut().verdict(hash, || {
            judge(&Input {
                text: &text,
                // The words were taken out of the description above; what is read out of a picture is
                // often cut.
                alt: false,
                partial: partial || picture,
            })
        });
        let key = text_key(&text);
        if verdict.level == Level::None || self.settings.borrow().hidden.contains(&key) {
            self.unlabel(&block.element);
            return true;
        }
        if !place::is_readable(&self.window, block, main.as_ref()) {
            self.unlabel(&block.element);
            self.wait(&block.element);
            return true;
        }
        self.show(
            block,
            &text,
            &verdict,
            partial,
            Facts {
                level: verdict.level.id(),
                family: verdict.family.map(|family| family.id()),
                snippet: text.chars().take(SNIPPET).collect(),
                key,
                hash,
            },
        );
        true
    }
}
