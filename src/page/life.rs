//! One content script from its start to its end, as a named state. Joins the watch, the reader, the
//! brain it was handed and the labels; everything that starts here registers its stop by being owned.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::WeakSet;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node, Window};

use super::extract;
use super::host::Host;
use super::label::{Ask, Facts, Label, Maker};
use super::listen::{Listener, Timer};
use super::note::{self, About, Country};
use super::seen::{self, Seen};
use super::site::{Block, Kind, Reader};
use super::watch::{Found, Hooks, Watch};
use super::{Brain, dom, intl, json, place};
use crate::catalogue::{Place, Site};
use crate::detect::{Input, Level, Verdict};
use crate::settings::{Settings, text_key};
use crate::text::alt;

/// Shortest text that is judged, in bytes.
const SHORTEST: usize = 24;

/// First words of a text in the status, in characters.
const SNIPPET: usize = 120;

/// Most suspects that wait to become visible.
const WAITING: usize = 64;

/// Most labels on one page.
const LABELS: usize = 400;

/// Quiet time after which a page that changes nothing counts as hydrated, in milliseconds.
const QUIET_MS: i32 = 1_000;

/// Time after the first change, for the rest of the hydration, in milliseconds.
const STIR_MS: i32 = 120;

/// A page that never finishes loading is hydrated by then, in milliseconds.
const LATEST_MS: i32 = 8_000;

/// How long "Hidden here. Undo" stays, in milliseconds.
const UNDO_MS: i32 = 12_000;

/// Where the script is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The page still loads: nothing may be inserted.
    Loading,
    /// Loaded; waits for the first change or for quiet.
    Settling,
    /// At work.
    Running,
    /// The person switched this site off.
    Off,
    /// Ended for good.
    Stopped,
}

/// The running script.
pub struct Life {
    me: Weak<Life>,
    window: Window,
    document: Document,
    host: Host,
    brain: Brain,
    reader: Reader,
    ours: WeakSet,
    stage: Cell<Stage>,
    settings: RefCell<Settings>,
    country: RefCell<Country>,
    seen: RefCell<Seen>,
    labels: RefCell<Vec<Rc<Label>>>,
    waiting: RefCell<Vec<Element>>,
    announced: RefCell<Vec<String>>,
    quiet_now: RefCell<Option<Element>>,
    judged: Cell<usize>,
    told: Cell<usize>,
    watch: RefCell<Option<Rc<Watch>>>,
    listeners: RefCell<Vec<Listener>>,
    gate: RefCell<Option<Timer>>,
    undo: RefCell<Option<Timer>>,
}

impl Life {
    /// Starts on this page; `None` where Chainbreak reads nothing.
    pub fn start(host: Host, brain: Brain) -> Option<Rc<Life>> {
        let window = web_sys::window()?;
        let document = window.document()?;
        let root = document.document_element()?;
        let site = Site::find(&window.location().hostname().ok()?)?;
        let settings = Settings::read(&host.settings());
        let life = Rc::new_cyclic(|me| Life {
            me: me.clone(),
            window,
            document,
            host,
            brain,
            reader: Reader::new(site),
            ours: WeakSet::new(),
            stage: Cell::new(Stage::Loading),
            settings: RefCell::new(settings),
            country: RefCell::new(Country {
                code: String::new(),
                guess: None,
            }),
            seen: RefCell::new(Seen::new()),
            labels: RefCell::new(Vec::new()),
            waiting: RefCell::new(Vec::new()),
            announced: RefCell::new(Vec::new()),
            quiet_now: RefCell::new(None),
            judged: Cell::new(0),
            told: Cell::new(0),
            watch: RefCell::new(None),
            listeners: RefCell::new(Vec::new()),
            gate: RefCell::new(None),
            undo: RefCell::new(None),
        });
        life.sweep(&root);
        life.choose_country();
        life.begin();
        Some(life)
    }

    /// Ends everything: observer, listeners, timers, labels.
    pub fn stop(&self) {
        self.end(Stage::Stopped);
    }

    /// Takes new settings: the site's switch, hidden texts, the country.
    pub fn configure(&self, settings: &str) {
        if self.stage.get() == Stage::Stopped {
            return;
        }
        let before = self.country.borrow().clone();
        *self.settings.borrow_mut() = Settings::read(settings);
        self.choose_country();
        let off = self.is_off();
        match (self.stage.get(), off) {
            (Stage::Off, true) => {}
            (Stage::Off, false) => self.begin(),
            (_, true) => self.end(Stage::Off),
            (_, false) => {
                if *self.country.borrow() != before {
                    self.redo();
                }
                let settings = self.settings.borrow();
                let hidden = |label: &Rc<Label>| {
                    !label.is_hidden() && settings.hidden.contains(&label.facts.key)
                };
                self.labels.borrow_mut().retain(|label| !hidden(label));
                drop(settings);
                self.report();
            }
        }
    }

    /// What the popup shows, as JSON.
    pub fn status(&self) -> String {
        let mut out = String::from("{");
        json::field(&mut out, "site", &self.reader.site.id);
        out.push(',');
        let state = match self.stage.get() {
            Stage::Off => "off",
            Stage::Stopped => "stopped",
            Stage::Loading | Stage::Settling | Stage::Running => "running",
        };
        json::field(&mut out, "state", state);
        out.push_str(",\"units\":");
        json::number(&mut out, self.judged.get());
        out.push_str(",\"labels\":[");
        let mut first = true;
        for label in self
            .labels
            .borrow()
            .iter()
            .filter(|label| !label.is_hidden())
        {
            out.push_str(if first { "{" } else { ",{" });
            first = false;
            json::field(&mut out, "level", label.facts.level);
            out.push(',');
            if let Some(family) = label.facts.family {
                json::field(&mut out, "family", family);
                out.push(',');
            }
            json::field(&mut out, "snippet", &label.facts.snippet);
            out.push(',');
            json::field(&mut out, "kind", label.block.kind.id());
            out.push('}');
        }
        out.push_str("]}");
        out
    }

    fn begin(&self) {
        if self.is_off() {
            self.stage.set(Stage::Off);
            return;
        }
        let Some(root) = self.document.document_element() else {
            return;
        };
        self.stage.set(Stage::Loading);
        let (found, settled, noticed, open) = (
            self.me.clone(),
            self.me.clone(),
            self.me.clone(),
            self.me.clone(),
        );
        let hooks = Hooks {
            found: Box::new(move |what| found.upgrade().is_some_and(|life| life.found(what))),
            settled: Box::new(move || {
                if let Some(life) = settled.upgrade() {
                    life.settled();
                }
            }),
            noticed: Box::new(move || {
                if let Some(life) = noticed.upgrade() {
                    life.noticed();
                }
            }),
            open: Box::new(move || open.upgrade().is_some_and(|life| life.is_open())),
        };
        let watch = Watch::start(
            &self.window,
            &root,
            &self.reader.roots,
            self.ours.clone(),
            hooks,
        );
        *self.watch.borrow_mut() = Some(watch);
        let me = self.me.clone();
        let visible = Listener::new(&self.document, &["visibilitychange"], false, move |_| {
            if let Some(life) = me.upgrade() {
                life.resume();
            }
        });
        self.listeners.borrow_mut().push(visible);
        if self.document.ready_state() == "complete" {
            self.loaded();
        } else {
            let me = self.me.clone();
            let load = Listener::new(&self.window, &["load"], false, move |_| {
                if let Some(life) = me.upgrade() {
                    life.loaded();
                }
            });
            self.listeners.borrow_mut().push(load);
            self.gate_after(LATEST_MS);
        }
    }

    /// The page has loaded: from now on its first change, or quiet, means that it is hydrated.
    fn loaded(&self) {
        if self.stage.get() == Stage::Loading {
            self.stage.set(Stage::Settling);
            self.gate_after(QUIET_MS);
        }
    }

    fn noticed(&self) {
        if self.stage.get() == Stage::Settling {
            // Once only: the timer is not pushed back by a page that never rests.
            self.stage.set(Stage::Loading);
            self.gate_after(STIR_MS);
        }
    }

    fn gate_after(&self, ms: i32) {
        let me = self.me.clone();
        let timer = Timer::new(&self.window, ms, move || {
            if let Some(life) = me.upgrade() {
                life.run();
            }
        });
        *self.gate.borrow_mut() = timer;
    }

    fn run(&self) {
        if !matches!(self.stage.get(), Stage::Loading | Stage::Settling) {
            return;
        }
        self.stage.set(Stage::Running);
        if let Some(watch) = self.watch() {
            watch.look_at_all();
        }
    }

    fn resume(&self) {
        if let Some(watch) = self.watch() {
            watch.resume();
        }
    }

    fn watch(&self) -> Option<Rc<Watch>> {
        self.watch.borrow().clone()
    }

    /// Whether work may be done now. An extension that is gone leaves without a word.
    fn is_open(&self) -> bool {
        if self.stage.get() != Stage::Running || self.document.hidden() {
            return false;
        }
        if !self.host.is_alive() {
            self.end(Stage::Stopped);
            return false;
        }
        true
    }

    fn is_off(&self) -> bool {
        self.settings
            .borrow()
            .off_sites
            .contains(&self.reader.site.id)
    }

    fn end(&self, stage: Stage) {
        self.stage.set(stage);
        *self.gate.borrow_mut() = None;
        *self.undo.borrow_mut() = None;
        // Taken out before they are dropped: dropping a label moves the focus, which may call back.
        let watch = self.watch.borrow_mut().take();
        let listeners = std::mem::take(&mut *self.listeners.borrow_mut());
        let labels = std::mem::take(&mut *self.labels.borrow_mut());
        self.waiting.borrow_mut().clear();
        *self.seen.borrow_mut() = Seen::new();
        drop((watch, listeners, labels));
        self.report();
    }

    /// Drops all labels and reads the page again, for another country.
    fn redo(&self) {
        let labels = std::mem::take(&mut *self.labels.borrow_mut());
        drop(labels);
        *self.seen.borrow_mut() = Seen::new();
        if let Some(watch) = self.watch() {
            watch.look_at_all();
        }
    }

    fn choose_country(&self) {
        let chosen = self.settings.borrow().country.clone();
        let zone = intl::time_zone();
        let country = if let Some(code) = chosen {
            Country { code, guess: None }
        } else if let Some(code) = (self.brain.country)(zone.as_deref(), "") {
            Country {
                code,
                guess: Some("label_guess_zone"),
            }
        } else if let Some(code) = (self.brain.country)(None, &self.host.lang()) {
            Country {
                code,
                guess: Some("label_guess_language"),
            }
        } else {
            Country {
                code: String::new(),
                guess: Some("label_guess_none"),
            }
        };
        *self.country.borrow_mut() = country;
    }

    /// Removes labels that an earlier copy of this script left behind.
    fn sweep(&self, root: &Element) {
        let Ok(bare) = root.query_selector_all("div:empty:not([class]):not([id]):not([style])")
        else {
            return;
        };
        for at in 0..bare.length() {
            let Some(element) = bare.get(at).map(JsCast::unchecked_into::<Element>) else {
                continue;
            };
            if element.has_attributes() {
                continue;
            }
            let ours = self.host.shadow_of(&element).is_some_and(|shadow| {
                shadow
                    .query_selector(".note[role=\"note\"] [data-act]")
                    .is_ok_and(|found| found.is_some())
            });
            if ours {
                element.remove();
            }
        }
    }

    fn is_private_page(&self) -> bool {
        self.window
            .location()
            .pathname()
            .is_ok_and(|path| self.reader.site.is_private(&path))
    }

    /// Looks at one find of the watch.
    fn found(&self, what: Found) -> bool {
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

    fn found_text(&self, node: &Node) -> bool {
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
    fn found_touched(&self, element: &Element) -> bool {
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
    fn consider(&self, block: &Block) -> bool {
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

    /// A suspect that cannot be seen now is looked at again when the page changes.
    fn wait(&self, element: &Element) {
        self.seen.borrow().forget(element);
        let mut waiting = self.waiting.borrow_mut();
        if waiting.len() < WAITING && !waiting.contains(element) {
            waiting.push(element.clone());
        }
    }

    fn show(&self, block: &Block, text: &str, verdict: &Verdict, partial: bool, facts: Facts) {
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
    fn has_already(&self, block: &Block, facts: &Facts) -> bool {
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

    fn unlabel(&self, element: &Element) {
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

    fn maker(&self) -> Maker<'_> {
        Maker {
            window: &self.window,
            document: &self.document,
            words: &self.host,
            ours: &self.ours,
        }
    }

    /// The end of a slice: labels follow what the page did.
    fn settled(&self) {
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
    fn report(&self) {
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

    fn asked(&self, ask: Ask, host: &Element, path: &str) {
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

    fn change_hidden(&self, change: impl FnOnce(&mut Vec<String>)) {
        let mut settings = self.settings.borrow_mut();
        change(&mut settings.hidden);
        let over = settings.hidden.len().saturating_sub(Settings::HIDDEN_CAP);
        settings.hidden.drain(..over);
        let out = ["{\"hidden\":", &json::list(&settings.hidden), "}"].concat();
        drop(settings);
        self.host.keep(&out);
    }
}
