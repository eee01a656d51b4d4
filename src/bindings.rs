//! The only exports of the two WebAssembly modules, the content script's and the extension pages'.
//! Joins the core's functions to the page, so that neither names the other.

#[cfg(feature = "content")]
mod content {
    use std::cell::RefCell;
    use std::rc::Rc;

    use wasm_bindgen::prelude::*;

    use crate::detect::{self, Input};
    use crate::guide;
    use crate::page::{self, Brain, Host, Life};

    thread_local! {
        static LIFE: RefCell<Option<Rc<Life>>> = const { RefCell::new(None) };
    }

    const BRAIN: Brain = Brain {
        judge: detect::judge,
        guide: guide::guide,
        country: guide::country::guess,
        family: guide::family_words,
    };

    /// Starts the content script on this page. A second call replaces the first.
    #[wasm_bindgen]
    pub fn start(host: Host) {
        stop();
        let life = Life::start(host, BRAIN);
        LIFE.with_borrow_mut(|slot| *slot = life);
    }

    /// Ends the content script: no observer, listener, timer or label is left.
    #[wasm_bindgen]
    pub fn stop() {
        if let Some(life) = LIFE.with_borrow_mut(Option::take) {
            life.stop();
        }
    }

    /// What was found on this page, as JSON; `null` where nothing runs.
    #[wasm_bindgen]
    pub fn status() -> String {
        current().map_or_else(|| "null".to_owned(), |life| life.status())
    }

    /// Takes changed settings: the whole of `storage.local`, as JSON.
    #[wasm_bindgen]
    pub fn configure(settings_json: &str) {
        if let Some(life) = current() {
            life.configure(settings_json);
        }
    }

    /// Judges one text and answers the verdict as JSON.
    #[wasm_bindgen]
    pub fn judge(text: &str, alt: bool, partial: bool) -> String {
        page::verdict_json(&detect::judge(&Input { text, alt, partial }))
    }

    fn current() -> Option<Rc<Life>> {
        LIFE.with_borrow(Option::clone)
    }
}

#[cfg(feature = "pages")]
mod pages {
    use wasm_bindgen::prelude::*;

    use crate::popup::{self, PopupHost};

    /// Draws the toolbar popup.
    ///
    /// # Errors
    ///
    /// When the static page is not the one this code was written for.
    #[wasm_bindgen]
    pub fn open_popup(host: PopupHost) -> Result<(), JsValue> {
        popup::open_popup(host)
    }

    /// Draws the guide page.
    ///
    /// # Errors
    ///
    /// When the static page is not the one this code was written for.
    #[wasm_bindgen]
    pub fn open_guide(host: PopupHost) -> Result<(), JsValue> {
        popup::open_guide(host)
    }
}
