//! The country line: where we think the person is, how we know, and a way to say otherwise.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlSelectElement};

use super::dom::put;
use super::intl;
use super::speech::Speech;
use crate::guide::country;
use crate::settings::Origin;

/// The sentence above the choice. `shown` is the country whose steps are shown.
pub fn sentence(speech: &Speech, shown: Option<&str>) -> String {
    let Some(shown) = shown else {
        return speech.say("guide_page_place_unknown", &[]);
    };
    let key = match speech.place() {
        Some(place) if place.country == shown => match place.origin {
            Origin::Chosen => "guide_page_place_chosen",
            Origin::TimeZone => "guide_page_place_zone",
            Origin::Language => "guide_page_place_language",
        },
        _ => "guide_page_place_shown",
    };
    speech.say(key, &[&speech.names.name(shown)])
}

/// A list of all countries, by name, after the way back to guessing.
pub fn select(speech: &Speech, id: &str) -> Result<HtmlSelectElement, JsValue> {
    let pen = &speech.pen;
    let select = pen.el("select", "")?;
    select.set_id(id);
    let guess = pen.text("option", "", &speech.say("guide_page_guess", &[]))?;
    guess.set_attribute("value", "")?;
    put(&select, &guess)?;
    let mut named: Vec<_> = country::countries()
        .into_iter()
        .map(|code| (code, speech.names.name(code)))
        .collect();
    intl::sort_by_name(&mut named, &speech.host.lang());
    for (code, name) in named {
        let option = pen.text("option", "", &name)?;
        option.set_attribute("value", code)?;
        put(&select, &option)?;
    }
    Ok(select.unchecked_into())
}

/// Shows the choice: the country that was chosen or asked for, or "guess for me".
pub fn show(speech: &Speech, select: &HtmlSelectElement, shown: Option<&str>) {
    let guessed = speech
        .place()
        .filter(|place| place.origin != Origin::Chosen);
    let is_guess = shown == guessed.as_ref().map(|place| place.country.as_str());
    select.set_value(if is_guess { "" } else { shown.unwrap_or("") });
}

/// A label and its control.
pub fn field(speech: &Speech, id: &str, key: &str, control: &Element) -> Result<Element, JsValue> {
    let label = speech.pen.text("label", "", &speech.say(key, &[]))?;
    label.set_attribute("for", id)?;
    speech.pen.group("div", "field", &[label, control.clone()])
}
