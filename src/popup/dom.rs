//! Making elements, and listeners that undo themselves. Text goes in as text alone: nothing here, and
//! nothing that uses it, ever parses markup.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, EventTarget};

/// What drawing gives.
pub type Drawn = Result<Element, JsValue>;

/// Puts a child at the end of its parent.
pub fn put(parent: &Element, child: &Element) -> Result<(), JsValue> {
    parent.append_child(child).map(drop)
}

/// Makes elements of one document.
pub struct Pen {
    document: Document,
}

impl Pen {
    /// For the page that this code runs in.
    pub fn new() -> Result<Pen, JsValue> {
        let document = web_sys::window().and_then(|w| w.document());
        Ok(Pen {
            document: document.ok_or("no document")?,
        })
    }

    /// The document.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The element of the static page with this id.
    pub fn by_id(&self, id: &str) -> Drawn {
        self.document
            .get_element_by_id(id)
            .ok_or_else(|| format!("no #{id}").into())
    }

    /// An empty element; an empty class sets none.
    pub fn el(&self, tag: &str, class: &str) -> Drawn {
        let element = self.document.create_element(tag)?;
        if !class.is_empty() {
            element.set_class_name(class);
        }
        Ok(element)
    }

    /// An element that holds a text.
    pub fn text(&self, tag: &str, class: &str, text: &str) -> Drawn {
        let element = self.el(tag, class)?;
        element.set_text_content(Some(text));
        Ok(element)
    }

    /// An element that holds others.
    pub fn group(&self, tag: &str, class: &str, children: &[Element]) -> Drawn {
        let element = self.el(tag, class)?;
        for child in children {
            put(&element, child)?;
        }
        Ok(element)
    }

    /// A small picture beside words that say the same, so hidden from screen readers.
    pub fn icon(&self, icon: Icon) -> Drawn {
        const SVG: Option<&str> = Some("http://www.w3.org/2000/svg");
        let svg = self.document.create_element_ns(SVG, "svg")?;
        for (name, value) in [
            ("class", "icon"),
            ("viewBox", "0 0 20 20"),
            ("aria-hidden", "true"),
        ] {
            svg.set_attribute(name, value)?;
        }
        let path = self.document.create_element_ns(SVG, "path")?;
        path.set_attribute("d", icon.path())?;
        svg.append_child(&path)?;
        Ok(svg)
    }
}

/// The small pictures, drawn as strokes of the text's colour.
#[derive(Clone, Copy)]
pub enum Icon {
    /// A way out of this page.
    Out,
    /// Good to know first.
    Info,
    /// Nothing found.
    Check,
    /// At rest.
    Pause,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Icon::Out => "M8 5H5v10h10v-3M11 4h5v5M16 4l-7 7",
            Icon::Info => "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M10 9.5V14M10 6.5v.01",
            Icon::Check => "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M7 10.2l2.2 2.2L13 8",
            Icon::Pause => "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M8.3 7.5v5M11.7 7.5v5",
        }
    }
}

/// A listener that is taken off again when it is dropped.
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    run: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Runs `run` on every event of that kind.
    pub fn new(
        target: &EventTarget,
        kind: &'static str,
        run: impl FnMut(Event) + 'static,
    ) -> Result<Listener, JsValue> {
        let run = Closure::<dyn FnMut(Event)>::new(run);
        target.add_event_listener_with_callback(kind, run.as_ref().unchecked_ref())?;
        Ok(Listener {
            target: target.clone(),
            kind,
            run,
        })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let run = self.run.as_ref().unchecked_ref();
        // It fails only where the target is gone, and then there is nothing to take off.
        let _ = self
            .target
            .remove_event_listener_with_callback(self.kind, run);
    }
}
