//! The outside world of an extension page, handed in by `popup.js` and `guide.js`.

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What an extension page can ask of the browser. Nothing here throws.
    pub type PopupHost;

    /// The sentence for a key, with its placeholders filled in; empty when there is none.
    #[wasm_bindgen(method)]
    pub fn words(this: &PopupHost, key: &str, args: &Array) -> String;

    /// The browser's language (BCP 47).
    #[wasm_bindgen(method, getter)]
    pub fn lang(this: &PopupHost) -> String;

    /// The extension's version.
    #[wasm_bindgen(method, getter)]
    pub fn version(this: &PopupHost) -> String;

    /// Everything in `storage.local`, as JSON; `{}` when it cannot be read.
    #[wasm_bindgen(method, getter)]
    pub fn settings(this: &PopupHost) -> String;

    /// Merges the keys of a JSON object into `storage.local`; a `null` takes its key out.
    #[wasm_bindgen(method)]
    pub fn save(this: &PopupHost, json: &str);

    /// The address of one of the extension's own pages.
    #[wasm_bindgen(method)]
    pub fn page(this: &PopupHost, path: &str) -> String;

    /// The content script's answer for the tab that the popup is about, or `null`.
    #[wasm_bindgen(method, getter, js_name = pageStatus)]
    pub fn page_status(this: &PopupHost) -> String;

    /// Calls back with a new answer whenever the content script has something new to tell.
    #[wasm_bindgen(method)]
    pub fn watch(this: &PopupHost, told: &Function);
}
