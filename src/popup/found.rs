//! What was found on the page that the popup is about.

use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::dom::{Drawn, Icon, put};
use super::speech::Speech;
use crate::detect::Level;
use crate::guide;
use crate::settings::{Found, PageState, PageStatus};

/// Labels that are listed at once; the rest is folded up, so that the guide stays near.
const FIRST: usize = 3;

/// Draws the part anew. `None` means that no page of ours answered.
pub fn draw(speech: &Speech, root: &Element, status: Option<&PageStatus>) -> Result<(), JsValue> {
    root.replace_children_with_node_0();
    let Some(status) = status else {
        return state(
            speech,
            root,
            Icon::Info,
            "popup_nothing_here",
            "popup_nothing_here_more",
            "",
        );
    };
    let site = speech.platform(&status.site).unwrap_or(&status.site);
    let off = speech.settings.borrow().off_sites.contains(&status.site);
    match status.state {
        PageState::Refused => state(
            speech,
            root,
            Icon::Info,
            "popup_refused",
            "popup_refused_more",
            site,
        ),
        _ if off => state(
            speech,
            root,
            Icon::Pause,
            "popup_off",
            "popup_off_more",
            site,
        ),
        PageState::Off => state(
            speech,
            root,
            Icon::Pause,
            "popup_off",
            "popup_off_more",
            site,
        ),
        PageState::Stopped => state(
            speech,
            root,
            Icon::Info,
            "popup_stopped",
            "popup_stopped_more",
            site,
        ),
        PageState::Running if status.found.is_empty() => {
            let looked = match status.units {
                0 => speech.say("popup_none_yet", &[]),
                units => speech.say("popup_looked_at", &[&units.to_string()]),
            };
            card(
                speech,
                root,
                Icon::Check,
                &speech.say("popup_none", &[]),
                &looked,
            )
        }
        PageState::Running => list(speech, root, &status.found),
    }
}

fn state(
    speech: &Speech,
    root: &Element,
    icon: Icon,
    title: &str,
    more: &str,
    site: &str,
) -> Result<(), JsValue> {
    card(
        speech,
        root,
        icon,
        &speech.say(title, &[site]),
        &speech.say(more, &[site]),
    )
}

fn card(
    speech: &Speech,
    root: &Element,
    icon: Icon,
    title: &str,
    more: &str,
) -> Result<(), JsValue> {
    let pen = &speech.pen;
    let words = pen.group(
        "div",
        "",
        &[pen.text("h2", "", title)?, pen.text("p", "quiet", more)?],
    )?;
    put(root, &pen.group("div", "state", &[pen.icon(icon)?, words])?)?;
    Ok(())
}

fn list(speech: &Speech, root: &Element, found: &[Found]) -> Result<(), JsValue> {
    let pen = &speech.pen;
    let title = speech.say("popup_found", &[]);
    let count = pen.text("span", "count", &found.len().to_string())?;
    let heading = pen.text("h2", "with-count", &title)?;
    put(&heading, &count)?;
    put(root, &heading)?;
    let (first, rest) = found.split_at(found.len().min(FIRST));
    put(root, &items(speech, first)?)?;
    if !rest.is_empty() {
        let more = speech.say("popup_found_more", &[&rest.len().to_string()]);
        let summary = pen.text("summary", "", &more)?;
        put(
            root,
            &pen.group("details", "", &[summary, items(speech, rest)?])?,
        )?;
    }
    Ok(())
}

fn items(speech: &Speech, found: &[Found]) -> Drawn {
    let items = found.iter().map(|label| item(speech, label));
    speech
        .pen
        .group("ul", "found", &items.collect::<Result<Vec<_>, _>>()?)
}

fn item(speech: &Speech, label: &Found) -> Drawn {
    let pen = &speech.pen;
    let item = pen.el("li", "")?;
    // A weak match says that it looks like a chain letter, and nothing stronger.
    let (name, sure) = match label.level {
        Level::Known => (family(speech, label), "popup_level_known"),
        Level::Variant => (family(speech, label), "popup_level_variant"),
        Level::Resembles | Level::None => (
            speech.say("popup_chain_letter", &[]),
            "popup_level_resembles",
        ),
    };
    put(
        &item,
        &pen.group(
            "p",
            "what",
            &[
                pen.text("strong", "", &name)?,
                pen.text("span", "sure", &speech.say(sure, &[]))?,
            ],
        )?,
    )?;
    if !label.snippet.is_empty() {
        let quote = pen.text("blockquote", "", &label.snippet)?;
        quote.set_attribute("dir", "auto")?;
        put(&item, &quote)?;
    }
    Ok(item)
}

fn family(speech: &Speech, label: &Found) -> String {
    speech.say_words(&guide::family_words(label.family).name)
}
