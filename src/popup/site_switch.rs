//! The switch for one site. It takes effect in open pages at once, because the content script hears of
//! every change in storage.

use std::rc::Rc;

use serde_json::json;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::dom::{Listener, put};
use super::speech::Speech;

/// Draws the switch for `site` and calls `switched` after each press.
pub fn draw(
    speech: &Rc<Speech>,
    root: &Element,
    site: &str,
    switched: impl Fn(bool) -> Result<(), JsValue> + 'static,
) -> Result<Listener, JsValue> {
    let pen = &speech.pen;
    let name = speech.platform(site).unwrap_or(site);
    let on = !speech
        .settings
        .borrow()
        .off_sites
        .iter()
        .any(|off| off == site);

    let button = pen.group(
        "button",
        "switch",
        &[
            pen.text("span", "switch-name", &speech.say("popup_switch", &[name]))?,
            pen.group("span", "switch-track", &[pen.el("span", "switch-thumb")?])?,
        ],
    )?;
    for (key, value) in [
        ("type", "button"),
        ("role", "switch"),
        ("aria-checked", word(on)),
    ] {
        button.set_attribute(key, value)?;
    }
    root.replace_children_with_node_0();
    put(root, &button)?;

    let (speech, site, pressed) = (Rc::clone(speech), site.to_owned(), button.clone());
    Listener::new(&button, "click", move |_| {
        let on = pressed.get_attribute("aria-checked").as_deref() != Some("true");
        let off_sites = speech.settings.borrow().off_sites_after(&site, on);
        speech
            .host
            .save(&json!({ "offSites": off_sites }).to_string());
        speech.settings.borrow_mut().off_sites = off_sites;
        // The attribute is the switch's state; without it there is nothing to draw either.
        if pressed.set_attribute("aria-checked", word(on)).is_ok() {
            let _ = switched(on);
        }
    })
}

fn word(on: bool) -> &'static str {
    if on { "true" } else { "false" }
}
