//! What every part of a page needs: a pen, the words, the person's settings, and a place that keeps
//! listeners alive for as long as the page is open.

use std::any::Any;
use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::dom::Pen;
use super::host::PopupHost;
use super::intl::{self, CountryNames};
use crate::catalogue::flows;
use crate::guide::Words;
use crate::settings::{Place, Settings};

/// The page's common ground.
pub struct Speech {
    /// Makes elements.
    pub pen: Pen,
    /// The browser.
    pub host: PopupHost,
    /// Country names in the browser's language.
    pub names: CountryNames,
    /// What the person chose, kept in step with what is saved.
    pub settings: RefCell<Settings>,
    /// Language of the words themselves, for the dates among them.
    text_lang: String,
    time_zone: Option<String>,
}

thread_local! {
    /// An extension page draws itself once and then lives until it is closed; so do its listeners.
    static KEPT: RefCell<Vec<Box<dyn Any>>> = const { RefCell::new(Vec::new()) };
}

impl Speech {
    /// For the page that this code runs in.
    pub fn new(host: PopupHost) -> Result<Speech, JsValue> {
        let settings = RefCell::new(Settings::read(&host.settings()));
        Ok(Speech {
            pen: Pen::new()?,
            names: CountryNames::new(&host.lang()),
            text_lang: text_lang(&host),
            time_zone: intl::time_zone(),
            settings,
            host,
        })
    }

    /// The sentence for a key.
    pub fn say(&self, key: &str, args: &[&str]) -> String {
        self.host.words(
            key,
            &args.iter().map(|arg| JsValue::from_str(arg)).collect(),
        )
    }

    /// A sentence of the core. Its dates and country codes are put into the person's language.
    pub fn say_words(&self, words: &Words) -> String {
        // `guide_checked` is the one sentence that names a country.
        let country = words.key == "guide_checked";
        let spoken = |(at, arg): (usize, &String)| match at {
            1 if country => self.names.name(arg),
            _ => self.date(arg),
        };
        let args: Vec<String> = words.args.iter().enumerate().map(spoken).collect();
        self.say(
            words.key,
            &args.iter().map(String::as_str).collect::<Vec<_>>(),
        )
    }

    /// A date as people write it; any other text as it is.
    pub fn date(&self, date: &str) -> String {
        intl::spoken_date(date, &self.text_lang)
    }

    /// Where the person is taken to be.
    pub fn place(&self) -> Option<Place> {
        self.settings
            .borrow()
            .place(self.time_zone.as_deref(), &self.host.lang())
    }

    /// The name of a platform that we have steps for.
    pub fn platform(&self, id: &str) -> Option<&'static str> {
        flows::platform(id).map(|platform| platform.name)
    }

    /// Keeps a value until the page is closed.
    pub fn keep(&self, value: impl Any) {
        KEPT.with_borrow_mut(|kept| kept.push(Box::new(value)));
    }
}

/// The browser's language with its region, where the words are in it; else the language of the words.
fn text_lang(host: &PopupHost) -> String {
    let (words, browser) = (host.words("ext_language", &Array::new()), host.lang());
    let primary = |lang: &str| lang.split(['-', '_']).next().unwrap_or("").to_owned();
    if primary(&words) == primary(&browser) {
        browser
    } else {
        words
    }
}
