//! One guide as elements, in the order in which it should be read: what must be said first, the fact,
//! the form, the steps, other ways, and what happens then.

use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::dom::{Drawn, Icon, put};
use super::intl;
use super::speech::Speech;
use super::way::Room;
use crate::guide::{self, Availability, Guide, Link, LinkKind, Words};

/// Draws a guide into an empty element.
pub fn draw(speech: &Speech, root: &Element, guide: &Guide, room: Room) -> Result<(), JsValue> {
    let pen = &speech.pen;
    let today = intl::today();
    let offered = guide.available != Availability::No;
    let is_form = |kind| {
        matches!(
            kind,
            LinkKind::ObjectionForm | LinkKind::ObjectionFormFallback
        ) && offered
    };
    let (forms, others): (Vec<&Link>, Vec<&Link>) =
        guide.links.iter().partition(|link| is_form(link.kind));

    if let Some(note) = &guide.honest_note {
        let words = pen.text("p", "", &speech.say_words(note))?;
        put(
            root,
            &pen.group("div", "note", &[pen.icon(Icon::Info)?, words])?,
        )?;
    }
    put(
        root,
        &pen.text("p", "fact", &speech.say_words(&guide.fact))?,
    )?;
    if let Some(worry) = &guide.worry {
        put(root, &pen.text("p", "quiet", &speech.say_words(worry))?)?;
    }
    if !forms.is_empty() {
        let title = speech.say("guide_page_form", &[]);
        put(
            root,
            &section(speech, "forms", &title, &links(speech, &forms, &today)?)?,
        )?;
    }
    let (steps, after) = match offered {
        true => ("guide_page_steps", "guide_page_after"),
        false => ("guide_page_instead", "guide_page_after_no_form"),
    };
    if !guide.steps.is_empty() {
        let title = speech.say(steps, &[]);
        put(
            root,
            &section(speech, "steps", &title, &list(speech, "ol", &guide.steps)?)?,
        )?;
    }
    if !guide.after.is_empty() {
        let title = speech.say(after, &[]);
        put(
            root,
            &fold(speech, room, &title, &list(speech, "ul", &guide.after)?)?,
        )?;
    }
    if !others.is_empty() {
        let title = speech.say("guide_page_links", &[]);
        put(
            root,
            &fold(speech, room, &title, &links(speech, &others, &today)?)?,
        )?;
    }
    put(
        root,
        &pen.text("p", "quiet", &speech.say_words(&guide.checked))?,
    )
}

fn section(speech: &Speech, class: &str, title: &str, content: &Element) -> Drawn {
    let pen = &speech.pen;
    pen.group(
        "section",
        class,
        &[pen.text("h2", "", title)?, content.clone()],
    )
}

/// A part with a title: open where there is room, else folded up.
fn fold(speech: &Speech, room: Room, title: &str, content: &Element) -> Drawn {
    let pen = &speech.pen;
    match room {
        Room::Page => section(speech, "", title, content),
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

fn links(speech: &Speech, links: &[&Link], today: &str) -> Drawn {
    let items = links
        .iter()
        .map(|one| speech.pen.group("li", "", &[link(speech, one, today)?]))
        .collect::<Result<Vec<_>, _>>()?;
    speech.pen.group("ul", "links", &items)
}

/// An address as people compare it: without the scheme, from left to right in every language, broken
/// after a slash where it is too long.
fn address(speech: &Speech, url: &str) -> Drawn {
    let pen = &speech.pen;
    let address = pen.el("span", "address")?;
    address.set_attribute("dir", "ltr")?;
    for part in url.trim_start_matches("https://").split_inclusive('/') {
        put(&address, &pen.text("span", "", part)?)?;
        put(&address, &pen.el("wbr", "")?)?;
    }
    Ok(address)
}

/// A link with all that one should know before following it: its address, when and where it was seen,
/// and the way there by hand.
fn link(speech: &Speech, link: &Link, today: &str) -> Drawn {
    let pen = &speech.pen;
    let address = address(speech, link.url)?;
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

    let block = pen.group("div", "link", &[anchor])?;
    // An article's text already names its publisher and date.
    if link.kind != LinkKind::FactCheck {
        let args = [speech.date(link.checked), link.source.to_owned()];
        let checked = speech.say("guide_page_checked", &args.each_ref().map(String::as_str));
        put(&block, &pen.text("p", "quiet", &checked)?)?;
        if !guide::freshness(link.checked, today) {
            put(
                &block,
                &pen.text("p", "moved", &speech.say("guide_page_moved", &[]))?,
            )?;
        }
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
                put(&menus, &pen.text("span", "then", " › ")?)?;
            }
            put(&menus, &pen.text("bdi", "", menu)?)?;
        }
        put(&path, &menus)?;
        put(&block, &path)?;
    }
    Ok(block)
}
