//! The toolbar popup and the guide page: what was found, and the real way out, drawn from the pure core.
//!
//! Owns the extension's own pages and everything a person can press there. Must not know how a text is
//! judged, nor anything of the page that the popup is about beyond what the content script says of it.
//!
//! The static HTML holds the frame; each part below draws into one element of it. What a part needs of
//! the browser comes through [`host::PopupHost`].

mod dom;
mod found;
mod guide_view;
mod host;
mod intl;
mod place;
mod site_switch;
mod speech;
mod way;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::catalogue::Family;
use crate::detect::Level;
use crate::settings::{PageState, PageStatus};
use dom::{Icon, put};
pub use host::PopupHost;
use speech::Speech;
use way::{Case, Room, Way};

/// The platform whose steps are shown where none is known from the page.
const FIRST_PLATFORM: &str = "facebook";

/// Draws the toolbar popup.
///
/// # Errors
///
/// When the static page is not the one this code was written for. The page then shows its plain message.
pub fn open_popup(host: PopupHost) -> Result<(), JsValue> {
    let status = PageStatus::read(&host.page_status());
    let speech = Rc::new(Speech::new(host)?);
    let site = status
        .as_ref()
        .map(|s| s.site.clone())
        .filter(|site| speech.platform(site).is_some());

    let found = speech.pen.by_id("found")?;
    found::draw(&speech, &found, status.as_ref())?;
    let case = Case {
        platform: site.clone().unwrap_or_else(|| FIRST_PLATFORM.to_owned()),
        platform_is_known: site.is_some(),
        family: status.as_ref().and_then(first_family),
        country: None,
    };
    let way = Way::open(&speech, &speech.pen.by_id("way")?, case, Room::Popup)?;
    footer(&speech)?;

    if let Some(site) = site {
        let (speech_, found_) = (Rc::clone(&speech), found.clone());
        let switched = move |on: bool| {
            let state = if on {
                PageState::Running
            } else {
                PageState::Off
            };
            let status = PageStatus {
                state,
                ..PageStatus::quiet(&site)
            };
            found::draw(&speech_, &found_, Some(&status))
        };
        let status = status.as_ref().map(|s| s.site.as_str()).unwrap_or_default();
        speech.keep(site_switch::draw(
            &speech,
            &speech.pen.by_id("site")?,
            status,
            switched,
        )?);
    }

    let watching = Rc::clone(&speech);
    let told = Closure::<dyn FnMut(String)>::new(move |json: String| {
        if let Some(status) = PageStatus::read(&json) {
            // A picture that cannot be drawn leaves the last one standing; there is nobody to tell.
            let _ = found::draw(&watching, &found, Some(&status));
            let _ = way.show_family(first_family(&status));
        }
    });
    speech.host.watch(told.as_ref().unchecked_ref());
    speech.keep(told);
    Ok(())
}

/// The family whose fact and steps are shown: that of the first label that says which it is.
fn first_family(status: &PageStatus) -> Option<Family> {
    status
        .found
        .iter()
        .find(|f| f.level >= Level::Variant)
        .map(|f| f.family)
}

/// Draws the guide page for the case that its address names.
///
/// # Errors
///
/// As for [`open_popup`].
pub fn open_guide(host: PopupHost) -> Result<(), JsValue> {
    let speech = Rc::new(Speech::new(host)?);
    let asked = Case::of_address(&speech)?;
    speech
        .pen
        .by_id("title")?
        .set_text_content(Some(&speech.say("guide_page_title", &[])));
    speech
        .pen
        .document()
        .set_title(&speech.say("guide_page_tab_title", &[]));
    speech
        .pen
        .by_id("lead")?
        .set_text_content(Some(&speech.say("guide_page_lead", &[])));
    let way = Way::open(&speech, &speech.pen.by_id("way")?, asked, Room::Page)?;
    footer(&speech)?;
    speech.keep(way);
    Ok(())
}

/// What both pages end with: the limits of a missing label, privacy, the version.
fn footer(speech: &Speech) -> Result<(), JsValue> {
    let pen = &speech.pen;
    let footer = pen.by_id("footer")?;
    let limits = pen.group(
        "p",
        "limits",
        &[
            pen.icon(Icon::Info)?,
            pen.text("span", "", &speech.say("popup_no_label", &[]))?,
        ],
    )?;
    put(&footer, &limits)?;
    put(
        &footer,
        &pen.text("p", "quiet", &speech.say("popup_privacy", &[]))?,
    )?;
    let version = speech.say("popup_version", &[&speech.host.version()]);
    put(&footer, &pen.text("p", "quiet", &version)?)?;
    Ok(())
}
