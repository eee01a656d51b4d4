//! The only exports of the WebAssembly module.

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
