//! One content script from its start to its end, as a named state. Joins the watch, the reader, the
//! brain it was handed and the labels; everything that starts here registers its stop by being owned.

mod read;
mod show;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::WeakSet;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Window};

use super::host::Host;
use super::label::Label;
use super::listen::{Listener, Timer};
use super::note::Country;
use super::seen::Seen;
use super::site::Reader;
use super::watch::{Hooks, Watch};
use super::{Brain, intl, json};
use crate::catalogue::Site;
use crate::settings::Settings;

/// Quiet time after which a page that changes nothing counts as hydrated, in milliseconds.
const QUIET_MS: i32 = 1_000;

/// Time after the first change, for the rest of the hydration, in milliseconds.
const STIR_MS: i32 = 120;

/// A page that never finishes loading is hydrated by then, in milliseconds.
const LATEST_MS: i32 = 8_000;

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
}
