//! The real way out for one case, with its choosers: the one part that popup and guide page share.
//!
//! The choosers are drawn once, so that focus stays where it is; the guide below them is drawn anew
//! with every choice.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlSelectElement, UrlSearchParams};

use super::FIRST_PLATFORM;
use super::dom::{Listener, put};
use super::guide_view;
use super::place;
use super::speech::Speech;
use crate::catalogue::{Family, flows};
use crate::guide::{self, Query, country};

/// How much room the page has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// The toolbar popup: the less urgent parts are folded up.
    Popup,
    /// A page of its own: everything is open, and the address follows the choice.
    Page,
}

/// The case whose way is shown.
pub struct Case {
    /// Platform id.
    pub platform: String,
    /// The person is on that platform, so there is nothing to choose.
    pub platform_is_known: bool,
    /// Family, where one is known.
    pub family: Option<Family>,
    /// A country that the address asks for; what the person chose or what is guessed where there is none.
    pub country: Option<String>,
}

impl Case {
    /// The case that the page's address names. What it names wrongly is as if it were not there.
    pub fn of_address(speech: &Speech) -> Result<Case, JsValue> {
        let query = web_sys::window()
            .map(|w| w.location().search())
            .transpose()?;
        let asked = UrlSearchParams::new_with_str(&query.unwrap_or_default())?;
        let platform = asked
            .get("platform")
            .filter(|id| speech.platform(id).is_some());
        Ok(Case {
            platform: platform.unwrap_or_else(|| FIRST_PLATFORM.to_owned()),
            platform_is_known: false,
            family: asked.get("family").and_then(|id| id.parse().ok()),
            country: asked.get("country").and_then(|code| country::known(&code)),
        })
    }
}

/// The part, drawn. It lives as long as its page.
pub struct Way {
    speech: Rc<Speech>,
    room: Room,
    case: RefCell<Case>,
    sentence: Element,
    countries: HtmlSelectElement,
    body: Element,
}

impl Way {
    /// Draws the part into `root`.
    pub fn open(
        speech: &Rc<Speech>,
        root: &Element,
        case: Case,
        room: Room,
    ) -> Result<Rc<Way>, JsValue> {
        let pen = &speech.pen;
        let sentence = pen.el("p", "place")?;
        // Read out after a change of country; drawn empty first, so that opening is silent.
        sentence.set_attribute("role", "status")?;
        let countries = place::select(speech, "country")?;
        let fields = pen.el("div", "fields")?;
        let platforms = if case.platform_is_known {
            None
        } else {
            Some(platforms(speech, &case.platform)?)
        };
        if let Some(select) = &platforms {
            put(
                &fields,
                &place::field(speech, "platform", "guide_page_platform", select)?,
            )?;
        }
        put(
            &fields,
            &place::field(speech, "country", "guide_page_country", &countries)?,
        )?;

        let body = pen.el("div", "guide")?;
        root.replace_children_with_node_0();
        put(
            root,
            &pen.group("div", "choose", &[sentence.clone(), fields])?,
        )?;
        put(root, &body)?;

        let way = Rc::new(Way {
            speech: Rc::clone(speech),
            room,
            case: RefCell::new(case),
            sentence,
            countries: countries.clone(),
            body,
        });
        way.redraw()?;
        let choosing = Rc::clone(&way);
        speech.keep(Listener::new(&countries, "change", move |_| {
            choosing.choose_country()
        })?);
        if let Some(select) = platforms {
            let (choosing, chosen) = (Rc::clone(&way), select.clone());
            speech.keep(Listener::new(&select, "change", move |_| {
                choosing.choose_platform(chosen.value())
            })?);
        }
        Ok(way)
    }

    /// Shows the way for another family.
    pub fn show_family(&self, family: Option<Family>) -> Result<(), JsValue> {
        if self.case.borrow().family == family {
            return Ok(());
        }
        self.case.borrow_mut().family = family;
        self.redraw()
    }

    /// Remembers the choice ("guess for me" forgets it) and shows the way there.
    fn choose_country(&self) {
        let chosen = Some(self.countries.value()).filter(|code| !code.is_empty());
        self.speech
            .host
            .save(&json!({ "country": chosen }).to_string());
        self.speech.settings.borrow_mut().country = chosen;
        self.case.borrow_mut().country = None;
        self.choice_made();
    }

    fn choose_platform(&self, platform: String) {
        self.case.borrow_mut().platform = platform;
        self.choice_made();
    }

    fn choice_made(&self) {
        // Drawing fails only where the page is being closed.
        let _ = self.redraw();
        if self.room == Room::Page {
            let history = web_sys::window().and_then(|w| w.history().ok());
            // So that a reload shows the same; without it, it shows what was asked for at first.
            let _ = history
                .map(|h| h.replace_state_with_url(&JsValue::NULL, "", Some(&self.address())));
        }
    }

    fn shown_country(&self) -> Option<String> {
        let asked = self.case.borrow().country.clone();
        asked.or_else(|| self.speech.place().map(|place| place.country))
    }

    fn redraw(&self) -> Result<(), JsValue> {
        let country = self.shown_country();
        let case = self.case.borrow();
        self.sentence
            .set_text_content(Some(&place::sentence(&self.speech, country.as_deref())));
        place::show(&self.speech, &self.countries, country.as_deref());
        let guide = guide::guide(&Query {
            platform: &case.platform,
            country: country.as_deref().unwrap_or(""),
            family: case.family,
            lang: &self.speech.host.lang(),
        });
        self.body.replace_children_with_node_0();
        guide_view::draw(&self.speech, &self.body, &guide, self.room)?;
        if self.room == Room::Popup {
            let link =
                self.speech
                    .pen
                    .text("a", "whole", &self.speech.say("popup_full_guide", &[]))?;
            link.set_attribute("href", &self.speech.host.page(&self.address()))?;
            link.set_attribute("target", "_blank")?;
            put(&self.body, &link)?;
        }
        Ok(())
    }

    /// This case as an address of the guide page. Ids and codes need no escaping.
    fn address(&self) -> String {
        let case = self.case.borrow();
        let mut address = format!("guide.html?platform={}", case.platform);
        if let Some(family) = case.family {
            address.push_str(&format!("&family={family}"));
        }
        if let Some(country) = self.shown_country() {
            address.push_str(&format!("&country={country}"));
        }
        address
    }
}

fn platforms(speech: &Speech, shown: &str) -> Result<HtmlSelectElement, JsValue> {
    let pen = &speech.pen;
    let select = pen.el("select", "")?;
    select.set_id("platform");
    for platform in flows::all() {
        let option = pen.text("option", "", platform.name)?;
        option.set_attribute("value", platform.id)?;
        put(&select, &option)?;
    }
    let select: HtmlSelectElement = select.unchecked_into();
    select.set_value(shown);
    Ok(select)
}
