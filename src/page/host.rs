//! The outside world of the content script, handed in by `content.js`: words, settings, messages.
//! With it, page code names no extension interface at all.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The object that `content.js` builds.
    #[derive(Clone)]
    pub type Host;

    /// The sentence of a key, in the browser's language; empty when there is none.
    #[wasm_bindgen(method, catch)]
    fn words(this: &Host, key: &str, args: js_sys::Array) -> Result<String, JsValue>;

    /// The browser's language.
    #[wasm_bindgen(method, getter)]
    pub fn lang(this: &Host) -> String;

    /// The extension's version.
    #[wasm_bindgen(method, getter)]
    pub fn version(this: &Host) -> String;

    /// `storage.local` at the start, as JSON.
    #[wasm_bindgen(method, getter)]
    pub fn settings(this: &Host) -> String;

    #[wasm_bindgen(method, catch)]
    fn alive(this: &Host) -> Result<bool, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn tell(this: &Host, json: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn save(this: &Host, json: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn page(this: &Host, path: &str) -> Result<String, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn shadow(this: &Host, element: &web_sys::Element) -> Result<JsValue, JsValue>;
}

impl Host {
    /// The sentence of a key with its values; empty when it cannot be had.
    pub fn say(&self, key: &str, args: &[&str]) -> String {
        let list = args.iter().map(|arg| JsValue::from_str(arg)).collect();
        self.words(key, list).unwrap_or_default()
    }

    /// Whether the extension that started this script is still there.
    pub fn is_alive(&self) -> bool {
        self.alive().unwrap_or(false)
    }

    /// Sends a message to the shell; a shell that is gone is no trouble.
    pub fn send(&self, json: &str) {
        let _ = self.tell(json);
    }

    /// Merges the object's keys into storage; a full storage is no trouble.
    pub fn keep(&self, json: &str) {
        let _ = self.save(json);
    }

    /// The address of one of the extension's own pages.
    pub fn address(&self, path: &str) -> Option<String> {
        self.page(path).ok().filter(|url| !url.is_empty())
    }

    /// The closed shadow root of an element, where the browser shows it to extensions.
    pub fn shadow_of(&self, element: &web_sys::Element) -> Option<web_sys::ShadowRoot> {
        let root = self.shadow(element).ok()?;
        (!root.is_null() && !root.is_undefined()).then(|| root.unchecked_into())
    }
}
