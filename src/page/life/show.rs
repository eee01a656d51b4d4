//! From a verdict to a note and away again: one note a text, kept where it belongs, hidden on request.

use std::rc::Rc;

use web_sys::Element;

use super::Life;
use crate::catalogue::Place;
use crate::detect::Verdict;
use crate::page::label::{Ask, Facts, Label, Maker};
use crate::page::listen::Timer;
use crate::page::note::{self, About};
use crate::page::site::{Block, Kind};
use crate::page::{dom, json};
use crate::settings::Settings;

/// Most suspects that wait to become visible.
const WAITING: usize = 64;

/// Most labels on one page.
const LABELS: usize = 400;

/// How long "Hidden here. Undo" stays, in milliseconds.
const UNDO_MS: i32 = 12_000;

impl Life {
    /// A suspect that cannot be seen now is looked at again when the page changes.
    pub(super) fn wait(&self, element: &Element) {
        self.seen.borrow().forget(element);
        let mut waiting = self.waiting.borrow_mut();
        if waiting.len() < WAITING && !waiting.contains(element) {
            waiting.push(element.clone());
        }
    }

    pub(super) fn show(
        &self,
        block: &Block,
        text: &str,
        verdict: &Verdict,
        partial: bool,
        facts: Facts,
    ) {
        if self.has_already(block, &facts) {
            return;
        }
        self.unlabel(&block.element);
        if self.labels.borrow().len() >= LABELS {
            return;
        }
        let short = self.settings.borrow().introduced;
        let note = note::compose(
            &self.host,
            &self.brain,
            &About {
                text,
                verdict,
                kind: block.kind,
                partial,
                platform: &self.reader.site.platform,
                country: &self.country.borrow(),
            },
        );
        let me = self.me.clone();
        let chip = self.reader.site.place == Place::Chip;
        let label = Label::new(
            &self.maker(),
            block.clone(),
            facts,
            note,
            short,
            chip,
            move |ask, host, path| {
                if let Some(life) = me.upgrade() {
                    life.asked(ask, host, path);
                }
            },
        );
        let Some(label) = label else { return };
        self.labels.borrow_mut().push(Rc::new(label));
        if !short {
            self.settings.borrow_mut().introduced = true;
            self.host.keep("{\"introduced\":true}");
        }
    }

    /// Whether this very text has its label in this unit: the same block, one around it or inside it,
    /// or a copy of the message elsewhere in the post.
    pub(super) fn has_already(&self, block: &Block, facts: &Facts) -> bool {
        let mut replace: Option<Element> = None;
        for label in self.labels.borrow().iter() {
            let other = &label.block;
            if !label.is_current() || (other.kind == Kind::Picture) != (block.kind == Kind::Picture)
            {
                continue;
            }
            if other.element == block.element {
                if label.facts.hash == facts.hash {
                    return true;
                }
                continue;
            }
            if other.element.contains(Some(&block.element)) && other.unit == block.unit {
                return true;
            }
            let copy =
                other.unit.is_some() && other.unit == block.unit && label.facts.key == facts.key;
            if copy && (other.slot || !block.slot) {
                return true;
            }
            if copy || (block.element.contains(Some(&other.element)) && other.unit == block.unit) {
                replace = Some(other.element.clone());
            }
        }
        if let Some(element) = replace {
            self.unlabel(&element);
        }
        false
    }

    pub(super) fn unlabel(&self, element: &Element) {
        let mut labels = self.labels.borrow_mut();
        let gone: Vec<Rc<Label>> = labels
            .iter()
            .filter(|label| label.block.element == *element)
            .cloned()
            .collect();
        if !gone.is_empty() {
            labels.retain(|label| label.block.element != *element);
            drop(labels);
            drop(gone);
        }
    }

    pub(super) fn maker(&self) -> Maker<'_> {
        Maker {
            window: &self.window,
            document: &self.document,
            words: &self.host,
            ours: &self.ours,
        }
    }

    /// The end of a slice: labels follow what the page did.
    pub(super) fn settled(&self) {
        *self.quiet_now.borrow_mut() = None;
        if self.is_private_page() {
            let labels = std::mem::take(&mut *self.labels.borrow_mut());
            drop(labels);
            self.report();
            return;
        }
        for element in std::mem::take(&mut *self.waiting.borrow_mut()) {
            if element.is_connected() {
                let block = if dom::matches(&element, "img") {
                    self.reader.picture(&element)
                } else {
                    self.reader.block(&element)
                };
                if let Some(block) = block {
                    self.consider(&block);
                }
            }
        }
        let labels = self.labels.borrow().clone();
        let (current, gone): (Vec<_>, Vec<_>) =
            labels.into_iter().partition(|label| label.is_current());
        for label in &gone {
            self.seen.borrow().forget(&label.block.element);
        }
        for label in &current {
            label.reseat(&self.window);
            let mut announced = self.announced.borrow_mut();
            if !announced.contains(&label.facts.key) && announced.len() < LABELS {
                announced.push(label.facts.key.clone());
                label.announce();
            }
        }
        if !gone.is_empty() {
            *self.labels.borrow_mut() = current;
        }
        self.report();
    }

    /// Tells the shell the number of labels, when it changed.
    pub(super) fn report(&self) {
        let count = self
            .labels
            .borrow()
            .iter()
            .filter(|label| !label.is_hidden())
            .count();
        if self.told.replace(count) == count {
            return;
        }
        let mut out = String::from("{\"kind\":\"page-to-shell:found\",\"count\":");
        json::number(&mut out, count);
        out.push(',');
        json::field(&mut out, "site", &self.reader.site.id);
        out.push('}');
        self.host.send(&out);
    }

    pub(super) fn asked(&self, ask: Ask, host: &Element, path: &str) {
        let label = self
            .labels
            .borrow()
            .iter()
            .find(|label| label.is_host(host))
            .cloned();
        let Some(label) = label else { return };
        match ask {
            Ask::Guide => {
                let mut out = String::from("{\"kind\":\"page-to-shell:open\",");
                json::field(&mut out, "path", path);
                out.push('}');
                self.host.send(&out);
            }
            Ask::Hide => {
                label.show_hidden(&self.maker());
                self.change_hidden(|hidden| hidden.push(label.facts.key.clone()));
                let me = self.me.clone();
                *self.undo.borrow_mut() = Timer::new(&self.window, UNDO_MS, move || {
                    if let Some(life) = me.upgrade() {
                        life.labels.borrow_mut().retain(|label| !label.is_hidden());
                    }
                });
                self.report();
            }
            Ask::Undo => {
                label.show_again(&self.maker());
                self.change_hidden(|hidden| hidden.retain(|key| *key != label.facts.key));
                self.report();
            }
        }
    }

    pub(super) fn change_hidden(&self, change: impl FnOnce(&mut Vec<String>)) {
        let mut settings = self.settings.borrow_mut();
        change(&mut settings.hidden);
        let over = settings.hidden.len().saturating_sub(Settings::HIDDEN_CAP);
        settings.hidden.drain(..over);
        let out = ["{\"hidden\":", &json::list(&settings.hidden), "}"].concat();
        drop(settings);
        self.host.keep(&out);
    }
}
