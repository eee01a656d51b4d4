//! Country names, dates and the time zone, all from the browser's own `Intl`. A language that it does
//! not know costs the beauty, never the note: codes and plain dates are left.

use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type DisplayNames;

    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(locale: &str, options: &Object) -> Result<DisplayNames, JsValue>;

    #[wasm_bindgen(catch, method)]
    fn of(this: &DisplayNames, code: &str) -> Result<Option<String>, JsValue>;

    type DateTimeFormat;

    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(locale: &Array, options: &Object) -> Result<DateTimeFormat, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn format(this: &DateTimeFormat) -> Function;

    #[wasm_bindgen(method, js_name = resolvedOptions)]
    fn resolved_options(this: &DateTimeFormat) -> Object;
}

/// A country's name in `lang` (BCP 47); anything that is no country's code comes back as it is.
pub fn country_name(code: &str, lang: &str) -> String {
    let plain = code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
    let name = || {
        let names = DisplayNames::new(lang, &options(&[("type", "region")])).ok()?;
        names.of(code).ok().flatten()
    };
    plain
        .then(name)
        .flatten()
        .unwrap_or_else(|| code.to_owned())
}

/// A date (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`) as people of that language write it. Anything else comes
/// back as it is.
pub fn spoken_date(date: &str, lang: &str) -> String {
    let fields = [
        ("timeZone", "UTC"),
        ("year", "numeric"),
        ("month", "long"),
        ("day", "numeric"),
    ];
    let fields = match date.len() {
        4 => fields.get(..2),
        7 => fields.get(..3),
        10 => fields.get(..),
        _ => None,
    };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let Some(fields) = fields.filter(|_| date.split('-').all(digits)) else {
        return date.to_owned();
    };
    let day = Date::new(&date.into());
    if day.get_time().is_nan() {
        return date.to_owned();
    }
    DateTimeFormat::new(&Array::of1(&lang.into()), &options(fields))
        .and_then(|format| format.format().call1(&JsValue::UNDEFINED, &day))
        .ok()
        .and_then(|spoken| spoken.as_string())
        .unwrap_or_else(|| date.to_owned())
}

/// Today's date, `YYYY-MM-DD`.
pub fn today() -> String {
    let now = String::from(Date::new_0().to_iso_string());
    now.get(..10).unwrap_or_default().to_owned()
}

/// The time zone that the browser runs in, such as `Europe/Berlin`.
pub fn time_zone() -> Option<String> {
    let format = DateTimeFormat::new(&Array::new(), &Object::new()).ok()?;
    Reflect::get(&format.resolved_options(), &"timeZone".into())
        .ok()?
        .as_string()
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in pairs {
        let _ = Reflect::set(&object, &(*key).into(), &(*value).into());
    }
    object
}
