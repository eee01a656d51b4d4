//! One guide as elements, in the order in which it should be read: what must be said first, the fact,
//! the form, the steps, other ways, and what happens then.

use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::dom::{Drawn, Icon};
use super::intl;
use super::speech::Speech;
use super::way::Room;
use crate::guide::{Availability, Guide, Link, LinkKind, Words};

/// Draws a guide into an empty element.
pub fn draw(speech: &Speech, root: &Element, guide: &Guide, room: Room) -> Result<(), JsValue> {
    let pen = &speech.pen;
    if let Some(note) = &guide.honest_note {
        let words = pen.text("p", "", &speech.say_words(note))?;
        root.append_child(&pen.group("div", "note", &[pen.icon(Icon::Info)?, words])?)?;
    }
    root.append_child(&pen.text("p", "fact", &speech.say_words(&guide.fact))?)?;
    if let Some(worry) = &guide.worry {
        root.append_child(&pen.text("p", "quiet", &speech.say_words(worry))?)?;
    }

    let today = intl::today();
    let form = guide
        .links
        .first()
        .filter(|link| guide.available != Availability::No && link.kind == LinkKind::ObjectionForm);
    let (title, others) = match form {
        Some(form) => {
            let title = pen.text("h2", "", &speech.say("guide_page_form", &[]))?;
            root.append_child(&pen.group(
                "section",
                "form",
                &[title, link(speech, form, &today)?],
            )?)?;
            ("guide_page_steps", guide.links.get(1..).unwrap_or_default())
        }
        None => ("guide_page_instead", guide.links.as_slice()),
    };
    if !guide.steps.is_empty() {
        let title = pen.text("h2", "", &speech.say(title, &[]))?;
        root.append_child(&pen.group(
            "section",
            "steps",
            &[title, list(speech, "ol", &guide.steps)?],
        )?)?;
    }
    if !guide.after.is_empty() {
        let title = speech.say("guide_page_after", &[]);
        root.append_child(&fold(
            speech,
            room,
            &title,
            &list(speech, "ul", &guide.after)?,
        )?)?;
    }
    if !others.is_empty() {
        let items = others
            .iter()
            .map(|other| pen.group("li", "", &[link(speech, other, &today)?]))
            .collect::<Result<Vec<_>, _>>()?;
        let title = speech.say("guide_page_links", &[]);
        root.append_child(&fold(
            speech,
            room,
            &title,
            &pen.group("ul", "links", &items)?,
        )?)?;
    }
    root.append_child(&pen.text("p", "quiet", &speech.say_words(&guide.checked))?)?;
    Ok(())
}

/// A part with a title: open where there is room, else folded up.
fn fold(speech: &Speech, room: Room, title: &str, content: &Element) -> Drawn {
    let pen = &speech.pen;
    match room {
        Room::Page => pen.group(
            "section",
            "",
            &[pen.text("h2", "", title)?, content.clone()],
        ),
        Room::Popup => {
            let summary = pen.group("summary", "", &[pen.text("h2", "", title)?])?;
            pen.group("details", "", &[summary, content.clone()])
        }
    }
}

fn list(speech: &Speech, tag: &str, sentences: &[Words]) -> Drawn {
    let pen = &speech.pen;
    let items = sentences
        .iter()
        .map(|words| pen.text("li", "", &speech.say_words(words)))
        .collect::<Result<Vec<_>, _>>()?;
    pen.group(tag, "", &items)
}

/// A link with all that one should know before following it: its address, when and where it was seen,
/// and the way there by hand.
fn link(speech: &Speech, link: &Link, today: &str) -> Drawn {
    let pen = &speech.pen;
    let address = pen.text("span", "address", link.url.trim_start_matches("https://"))?;
    address.set_attribute("dir", "ltr")?;
    let words = pen.group(
        "span",
        "link-words",
        &[
            pen.text("span", "link-name", &speech.say_words(&link.label))?,
            address,
            pen.text(
                "span",
                "unseen",
                &format!(" {}", speech.say("guide_page_new_tab", &[])),
            )?,
        ],
    )?;
    let anchor = pen.group("a", "out", &[words, pen.icon(Icon::Out)?])?;
    for (key, value) in [
        ("href", link.url),
        ("target", "_blank"),
        ("rel", "noopener noreferrer"),
    ] {
        anchor.set_attribute(key, value)?;
    }

    let checked = speech.say(
        "guide_page_checked",
        &[&speech.date(link.checked), link.source],
    );
    let block = pen.group("div", "link", &[anchor, pen.text("p", "quiet", &checked)?])?;
    if let Some(moved) = link.moved(today) {
        block.append_child(&pen.text("p", "moved", &speech.say_words(&moved))?)?;
    }
    if !link.menu_path.is_empty() {
        let path = pen.text(
            "p",
            "by-hand",
            &format!("{} ", speech.say("guide_page_by_hand", &[])),
        )?;
        let menus = pen.el("span", "path")?;
        for (at, menu) in link.menu_path.iter().enumerate() {
            if at > 0 {
                menus.append_child(&pen.text("span", "then", " › ")?)?;
            }
            menus.append_child(&pen.text("bdi", "", menu)?)?;
        }
        path.append_child(&menus)?;
        block.append_child(&path)?;
    }
    Ok(block)
}
