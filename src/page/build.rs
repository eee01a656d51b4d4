//! Builds a note's elements, all with `createElement` and `textContent`, so that no page policy and no
//! page text can turn words into markup. Knows sentences, never where they come from.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, ShadowRoot, ShadowRootInit, ShadowRootMode};

use super::dom;
use super::host::Host;
use super::note::{Note, Way};

const CSS: &str = include_str!("label.css");
const SVG: &str = "http://www.w3.org/2000/svg";

/// A chain with a gap.
const ICON: [&str; 3] = [
    "M10.5 7.5 12.8 5.2a3.9 3.9 0 0 1 5.5 5.5L16 13",
    "M13.5 16.5 11.2 18.8a3.9 3.9 0 0 1-5.5-5.5L8 11",
    "M4 4l16 16",
];

/// How the note is drawn.
#[derive(Clone, Copy)]
pub struct Look {
    /// On a dark page.
    pub dark: bool,
    /// The page runs from right to left.
    pub rtl: bool,
    /// Starts as one line.
    pub short: bool,
    /// A small note on the message's lower edge.
    pub chip: bool,
}

/// Makes the element that stands in the page, with its closed shadow root.
pub fn shell(document: &Document, chip: bool) -> Option<(Element, ShadowRoot)> {
    let host = document.create_element("div").ok()?;
    let root = host
        .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Closed))
        .ok()?;
    let style = document.create_element("style").ok()?;
    style.set_text_content(Some(CSS));
    root.append_child(&style).ok()?;
    if chip {
        // Heights are fixed here: the note takes no room and stands on the message's lower edge.
        let extra = document.create_element("style").ok()?;
        extra.set_text_content(Some(
            ":host{margin:-44px 0 0!important;block-size:44px!important;z-index:1!important}",
        ));
        root.append_child(&extra).ok()?;
    }
    Some((host, root))
}

/// Fills the root with the note.
pub fn fill(
    document: &Document,
    root: &ShadowRoot,
    host: &Host,
    note: &Note,
    look: Look,
) -> Option<()> {
    clear(root);
    let b = Builder { document };
    let frame = b.el("div", "note", "")?;
    set(&frame, "role", "note");
    set(&frame, "aria-label", &note.name);
    set(&frame, "lang", &host.lang());
    set(&frame, "dir", if look.rtl { "rtl" } else { "ltr" });
    dress(&frame, look);

    let head = b.el("div", "head", "")?;
    b.icon(&head);
    let body = b.el("div", "body", "")?;
    let line = b.el("div", "line", "")?;
    let fact = b.el("p", "fact", "")?;
    b.words(&fact, &note.fact);
    if look.short {
        // One running line: the fact, the way out, the question.
        add(&line, &fact);
        add(&body, &line);
    } else {
        add(&body, &fact);
    }
    // What the short form leaves out until it is opened.
    let mut later: Vec<Element> = Vec::new();
    if let Some(honest) = &note.honest {
        let line = b.el("p", "", "")?;
        b.words(&line, honest);
        add(&body, &line);
        later.push(line);
    }
    if let Some(worry) = &note.worry {
        let line = b.el("p", "", "")?;
        b.words(&line, worry);
        add(&body, &line);
        later.push(line);
    }
    b.way(&line, &note.way, "way")?;
    let why = b.button("why", &host.say("label_why", &[]))?;
    set(&why, "aria-expanded", "false");
    set(&why, "aria-controls", "why");
    if look.short {
        add(&line, &why);
    } else {
        add(&body, &line);
    }

    let place = b.el("p", "soft", "")?;
    b.words(&place, &note.place);
    add(&body, &place);
    later.push(place);
    if let Some(guess) = &note.guess {
        let line = b.el("p", "soft", "")?;
        b.words(&line, guess);
        add(&body, &line);
        later.push(line);
    }

    let acts = b.el("div", "line", "")?;
    if !look.short {
        add(&acts, &why);
    }
    add(&acts, &b.button("change", &host.say("label_change", &[]))?);
    add(&acts, &b.button("hide", &host.say("label_hide", &[]))?);
    add(&body, &acts);
    if look.short {
        later.push(acts);
    }

    let more = b.why(host, note)?;
    add(&body, &more);
    later.push(more.clone());
    if !look.short {
        later.clear();
        later.push(more);
    }
    for part in later {
        set(&part, "hidden", "");
        set(&part, "data-later", "");
    }
    add(&head, &body);
    add(&frame, &head);
    let live = b.el("span", "sr", "")?;
    set(&live, "role", "status");
    set(&live, "aria-live", "polite");
    add(&frame, &live);
    root.append_child(&frame).ok()?;
    Some(())
}

/// Fills the root with one sentence and "Undo".
pub fn fill_hidden(document: &Document, root: &ShadowRoot, host: &Host, look: Look) -> Option<()> {
    clear(root);
    let b = Builder { document };
    let frame = b.el("div", "note", "")?;
    set(&frame, "role", "note");
    set(&frame, "aria-label", &host.say("label_name", &[]));
    set(&frame, "dir", if look.rtl { "rtl" } else { "ltr" });
    dress(&frame, look);
    let line = b.el("div", "line", "")?;
    let said = b.el("span", "soft", "")?;
    set(&said, "role", "status");
    b.words(&said, &host.say("label_hidden", &[]));
    add(&line, &said);
    add(&line, &b.button("undo", &host.say("label_undo", &[]))?);
    add(&frame, &line);
    root.append_child(&frame).ok()?;
    Some(())
}

fn dress(frame: &Element, look: Look) {
    let classes = frame.class_list();
    if look.short {
        let _ = classes.add_1("short");
    }
    if look.dark {
        let _ = classes.add_1("dark");
    }
    if look.chip {
        let _ = classes.add_1("chip");
    }
}

/// Removes all but the styles.
fn clear(root: &ShadowRoot) {
    while let Some(last) = root
        .last_element_child()
        .filter(|last| !dom::matches(last, "style"))
    {
        last.remove();
    }
}

/// Sets an attribute; one that is refused changes only looks.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

fn add(parent: &Element, child: &Element) {
    let _ = parent.append_child(child);
}

struct Builder<'a> {
    document: &'a Document,
}

impl Builder<'_> {
    fn el(&self, tag: &str, class: &str, text: &str) -> Option<Element> {
        let element = self.document.create_element(tag).ok()?;
        if !class.is_empty() {
            element.set_class_name(class);
        }
        if !text.is_empty() {
            element.set_text_content(Some(text));
        }
        Some(element)
    }

    /// Words in their own direction, so that an English sentence keeps its full stop in an Arabic page.
    fn words(&self, parent: &Element, text: &str) {
        if let Some(words) = self.el("bdi", "", text) {
            add(parent, &words);
        }
    }

    fn button(&self, act: &str, text: &str) -> Option<Element> {
        let button = self.el("button", "", "")?;
        self.words(&button, text);
        set(&button, "type", "button");
        set(&button, "data-act", act);
        Some(button)
    }

    fn way(&self, parent: &Element, way: &Way, act: &str) -> Option<()> {
        let link = self.el("a", "", "")?;
        self.words(&link, &way.text);
        set(&link, "href", &way.href);
        set(&link, "target", "_blank");
        set(&link, "rel", "noopener noreferrer");
        set(
            &link,
            "data-act",
            if way.own.is_some() { "own" } else { act },
        );
        add(parent, &link);
        if !way.host.is_empty() {
            add(parent, &self.el("bdi", "addr", &way.host)?);
        }
        Some(())
    }

    fn why(&self, host: &Host, note: &Note) -> Option<Element> {
        let why = self.el("div", "why body", "")?;
        set(&why, "id", "why");
        for line in &note.why {
            self.line(&why, line)?;
        }
        if !note.quotes.is_empty() {
            self.line(&why, &host.say("label_words", &[]))?;
            let list = self.el("ul", "", "")?;
            for quote in &note.quotes {
                let item = self.el("li", "", "")?;
                set(&item, "dir", "auto");
                add(&item, &self.el("q", "", quote)?);
                add(&list, &item);
            }
            add(&why, &list);
        }
        for check in &note.checks {
            let line = self.el("p", "line", "")?;
            self.way(&line, check, "way")?;
            add(&why, &line);
        }
        for line in &note.how {
            let line = self.line(&why, line)?;
            line.set_class_name("soft");
        }
        Some(why)
    }

    fn line(&self, parent: &Element, text: &str) -> Option<Element> {
        let line = self.el("p", "", "")?;
        self.words(&line, text);
        add(parent, &line);
        Some(line)
    }

    fn icon(&self, parent: &Element) {
        let Ok(svg) = self.document.create_element_ns(Some(SVG), "svg") else {
            return;
        };
        for (name, value) in [
            ("viewBox", "0 0 24 24"),
            ("fill", "none"),
            ("stroke", "currentColor"),
            ("stroke-width", "2"),
            ("stroke-linecap", "round"),
            ("aria-hidden", "true"),
        ] {
            set(&svg, name, value);
        }
        for shape in ICON {
            if let Ok(path) = self.document.create_element_ns(Some(SVG), "path") {
                set(&path, "d", shape);
                add(&svg, &path);
            }
        }
        add(parent, svg.unchecked_ref());
    }
}
