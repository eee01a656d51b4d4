//! Whether a click is a person's own: nothing happens in the first moment of a note, on a made-up
//! event, or while the note is covered or nearly transparent.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent, ShadowRoot, Window};

use super::dom;

/// A note has to have been there this long before it can be used, in milliseconds.
pub const SETTLE_MS: f64 = 300.0;

/// Less opaque than this is not seen.
const OPAQUE: f64 = 0.6;

/// Whether the click may count.
pub fn is_fair(
    window: &Window,
    host: &Element,
    root: &ShadowRoot,
    shown: f64,
    event: &Event,
) -> bool {
    event.is_trusted()
        && now(window) - shown >= SETTLE_MS
        && is_opaque(window, host)
        && is_uncovered(host, root, event.unchecked_ref())
}

/// Milliseconds since the page began.
pub fn now(window: &Window) -> f64 {
    window
        .performance()
        .map_or_else(js_sys::Date::now, |clock| clock.now())
}

fn is_opaque(window: &Window, host: &Element) -> bool {
    let mut seen = 1.0;
    let mut at = Some(host.clone());
    while let Some(element) = at {
        if let Some(style) = dom::style(window, &element) {
            seen *= dom::value(&style, "opacity").parse::<f64>().unwrap_or(1.0);
            let filter = dom::value(&style, "filter");
            if filter.contains("opacity(") || dom::value(&style, "visibility") == "hidden" {
                return false;
            }
        }
        at = element.parent_element();
    }
    seen >= OPAQUE
}

fn is_uncovered(host: &Element, root: &ShadowRoot, click: &MouseEvent) -> bool {
    let Some(document) = host.owner_document() else {
        return false;
    };
    let (mut x, mut y) = (click.client_x() as f32, click.client_y() as f32);
    if click.detail() == 0 {
        // From the keyboard: the point is the middle of what has the focus.
        let Some(focus) = root.active_element() else {
            return true;
        };
        let rect = focus.get_bounding_client_rect();
        x = (rect.x() + rect.width() / 2.0) as f32;
        y = (rect.y() + rect.height() / 2.0) as f32;
    }
    match document.element_from_point(x, y) {
        Some(top) => top == *host,
        // Outside the window: nothing can lie over it, and only a keyboard reaches it.
        None => click.detail() == 0,
    }
}
