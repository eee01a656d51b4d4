//! One note under one text: its place, its buttons, and its quiet way out. Knows a verdict's and a
//! guide's sentences, never the detector.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::WeakSet;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, KeyboardEvent, ShadowRoot, Window};

use super::act;
use super::build::{self, Look};
use super::dom;
use super::host::Host;
use super::listen::Listener;
use super::note::Note;
use super::place;
use super::site::Block;

/// How often a note that the page takes away or moves is put back.
const PATIENCE: u32 = 4;

/// What stops at the note, so that the page's own handlers around the post do not take it for a click
/// on the post.
const OWN_EVENTS: &[&str] = &[
    "click",
    "auxclick",
    "dblclick",
    "mousedown",
    "mouseup",
    "pointerdown",
    "pointerup",
    "touchstart",
    "touchend",
    "keydown",
    "keyup",
    "keypress",
];

/// What a person asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Hide the note for this text.
    Hide,
    /// Take that back.
    Undo,
    /// Open the extension's own guide.
    Guide,
}

/// Facts that are listed in the status.
pub struct Facts {
    /// Level id.
    pub level: &'static str,
    /// Family id.
    pub family: Option<&'static str>,
    /// First words of the text.
    pub snippet: String,
    /// Key by which the text is remembered.
    pub key: String,
    /// Hash of the text, with how it was read.
    pub hash: u64,
}

/// One note.
pub struct Label {
    /// What it is about.
    pub block: Block,
    /// Facts for the status.
    pub facts: Facts,
    note: Note,
    look: Look,
    host: Element,
    root: ShadowRoot,
    anchor: RefCell<Option<Element>>,
    patience: Cell<u32>,
    shown: Rc<Cell<f64>>,
    hidden: Cell<bool>,
    _events: Listener,
}

/// What a label is made from, the same for all labels of a page.
pub struct Maker<'a> {
    /// The window.
    pub window: &'a Window,
    /// Its document.
    pub document: &'a Document,
    /// Words and messages.
    pub words: &'a Host,
    /// Our own elements, which the watch leaves alone.
    pub ours: &'a WeakSet,
}

impl Label {
    /// Builds a note and puts it under its text; `None` when the page leaves no room for it.
    pub fn new(
        maker: &Maker<'_>,
        block: Block,
        facts: Facts,
        note: Note,
        short: bool,
        chip: bool,
        ask: impl Fn(Ask, &Element, &str) + 'static,
    ) -> Option<Label> {
        let (host, root) = build::shell(maker.document, chip)?;
        maker.ours.add(host.unchecked_ref());
        let look = Look {
            dark: is_dark(maker.window, &block.element),
            rtl: dom::style(maker.window, &block.element)
                .is_some_and(|style| dom::value(&style, "direction") == "rtl"),
            short: short || chip,
            chip,
        };
        // Filled first: whether a place is good shows in the size of the whole note.
        build::fill(maker.document, &root, maker.words, &note, look)?;
        let anchor = place::insert(maker.window, &block, &host)?;
        let shown = Rc::new(Cell::new(act::now(maker.window)));
        let events = {
            let (window, host, inner, shown) = (
                maker.window.clone(),
                host.clone(),
                root.clone(),
                Rc::clone(&shown),
            );
            let path = note.change.clone();
            Listener::new(&root, OWN_EVENTS, true, move |event| {
                event.stop_propagation();
                match event.type_().as_str() {
                    "click" | "auxclick" => {
                        if let Some(asked) = click(&window, &host, &inner, &shown, &event) {
                            ask(asked, &host, &path);
                        }
                    }
                    "keydown" if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" => {
                        close(&inner);
                    }
                    _ => {}
                }
            })
        };
        Some(Label {
            block,
            facts,
            note,
            look,
            host,
            root,
            anchor: RefCell::new(Some(anchor)),
            patience: Cell::new(PATIENCE),
            shown,
            hidden: Cell::new(false),
            _events: events,
        })
    }

    /// Whether this is the element that stands in the page.
    pub fn is_host(&self, element: &Element) -> bool {
        self.host == *element
    }

    /// Whether the note shows "Hidden here. Undo".
    pub fn is_hidden(&self) -> bool {
        self.hidden.get()
    }

    /// Whether the text is still in the page.
    pub fn is_current(&self) -> bool {
        self.block.element.is_connected()
    }

    /// Says the fact once to assistive technology.
    pub fn announce(&self) {
        if let Ok(Some(live)) = self.root.query_selector(".sr") {
            live.set_text_content(Some(&self.note.fact));
        }
    }

    /// Looks whether the page moved or removed the note, and puts it back a few times.
    pub fn reseat(&self, window: &Window) {
        let anchor = self.anchor.borrow().clone();
        let follows = anchor.as_ref().is_some_and(|anchor| {
            anchor.is_connected()
                && self.host.parent_node() == anchor.parent_node()
                // 4 is Node.DOCUMENT_POSITION_FOLLOWING.
                && anchor.compare_document_position(&self.host) & 4 != 0
        });
        if follows {
            return;
        }
        let Some(left) = self.patience.get().checked_sub(1) else {
            self.host.remove();
            return;
        };
        self.patience.set(left);
        match anchor.filter(|anchor| anchor.is_connected()) {
            Some(anchor) => place::put_after(&anchor, &self.host),
            None => {
                self.host.remove();
                *self.anchor.borrow_mut() = place::insert(window, &self.block, &self.host);
            }
        }
        self.shown.set(act::now(window));
    }

    /// Shows "Hidden here. Undo" in the note's place, with the focus on the button.
    pub fn show_hidden(&self, maker: &Maker<'_>) {
        self.hidden.set(true);
        self.shown.set(act::now(maker.window));
        let _ = build::fill_hidden(maker.document, &self.root, maker.words, self.look);
        self.focus("undo");
    }

    /// Shows the note again.
    pub fn show_again(&self, maker: &Maker<'_>) {
        self.hidden.set(false);
        self.shown.set(act::now(maker.window));
        let _ = build::fill(
            maker.document,
            &self.root,
            maker.words,
            &self.note,
            self.look,
        );
        self.focus("why");
    }

    fn focus(&self, act: &str) {
        focus(&self.root, act);
    }
}

impl Drop for Label {
    fn drop(&mut self) {
        self.host.remove();
    }
}

fn focus(root: &ShadowRoot, act: &str) {
    let css = ["[data-act=\"", act, "\"]"].concat();
    if let Ok(Some(button)) = root.query_selector(&css) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = button
            .unchecked_ref::<web_sys::HtmlElement>()
            .focus_with_options(&options);
    }
}

/// What a click asks for. A click that is not a person's own does nothing at all, and opens nothing.
fn click(
    window: &Window,
    host: &Element,
    root: &ShadowRoot,
    shown: &Cell<f64>,
    event: &Event,
) -> Option<Ask> {
    let target = event.target()?;
    let pressed = dom::closest(target.unchecked_ref(), "[data-act]")?;
    if !act::is_fair(window, host, root, shown.get(), event) {
        event.prevent_default();
        return None;
    }
    let plain = event.type_() == "click";
    match pressed.get_attribute("data-act")?.as_str() {
        "own" => {
            // A page cannot lead to the extension's own pages: the shell opens them.
            event.prevent_default();
            Some(Ask::Guide)
        }
        "change" if plain => Some(Ask::Guide),
        "hide" if plain => Some(Ask::Hide),
        "undo" if plain => Some(Ask::Undo),
        "why" if plain => {
            let open = pressed.get_attribute("aria-expanded").as_deref() != Some("true");
            expand(root, open);
            None
        }
        _ => None,
    }
}

fn expand(root: &ShadowRoot, open: bool) {
    if let Ok(Some(why)) = root.query_selector("[data-act=\"why\"]") {
        build::set(&why, "aria-expanded", if open { "true" } else { "false" });
    }
    let Ok(parts) = root.query_selector_all("[data-later]") else {
        return;
    };
    for at in 0..parts.length() {
        let Some(part) = parts.get(at) else { continue };
        let part: &Element = part.unchecked_ref();
        if open {
            let _ = part.remove_attribute("hidden");
        } else {
            build::set(part, "hidden", "");
        }
    }
}

/// Escape closes the evidence and gives the focus back to its button.
fn close(root: &ShadowRoot) {
    let open = root.query_selector("[data-act=\"why\"][aria-expanded=\"true\"]");
    if matches!(open, Ok(Some(_))) {
        expand(root, false);
        focus(root, "why");
    }
}

/// Whether the page around the text is dark: by the background behind it, else by the text's colour.
fn is_dark(window: &Window, text: &Element) -> bool {
    let mut at = Some(text.clone());
    while let Some(element) = at {
        let behind = dom::style(window, &element)
            .and_then(|style| luminance(&dom::value(&style, "background-color"), true));
        if let Some(light) = behind {
            return light < 0.35;
        }
        at = element.parent_element();
    }
    dom::style(window, text)
        .and_then(|style| luminance(&dom::value(&style, "color"), false))
        .is_some_and(|light| light > 0.6)
}

/// Rough lightness from 0 to 1 of `rgb(…)`; `None` for other notations, and for a see-through
/// background.
fn luminance(color: &str, background: bool) -> Option<f64> {
    let list = color
        .strip_prefix("rgba(")
        .or_else(|| color.strip_prefix("rgb("))?;
    let mut parts = list
        .trim_end_matches(')')
        .split([',', ' ', '/'])
        .filter(|part| !part.is_empty())
        .map(str::parse::<f64>);
    let mut next = || parts.next().and_then(Result::ok);
    let (red, green, blue) = (next()?, next()?, next()?);
    let alpha = next().unwrap_or(1.0);
    if background && alpha < 0.5 {
        return None;
    }
    Some((0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255.0)
}
