//! Country names, dates and sorting in the person's language, all from the browser's own `Intl`. A
//! language that the browser does not know costs the beauty, never the page: codes, plain dates and
//! plain order are left.

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

    type Collator;

    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(locale: &str) -> Result<Collator, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn compare(this: &Collator) -> Function;
}

/// Country names in one language.
pub struct CountryNames(Option<DisplayNames>);

impl CountryNames {
    /// Names in `lang` (BCP 47).
    pub fn new(lang: &str) -> CountryNames {
        CountryNames(DisplayNames::new(lang, &options(&[("type", "region")])).ok())
    }

    /// The country's name; its code where there is no name.
    pub fn name(&self, code: &str) -> String {
        let named = self
            .0
            .as_ref()
            .and_then(|names| names.of(code).ok().flatten());
        named.unwrap_or_else(|| code.to_owned())
    }
}

/// A date (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`) as people of that language write it. Anything else comes
/// back as it is.
pub fn spoken_date(date: &str, lang: &str) -> String {
    let fields: &[(&str, &str)] = match date.len() {
        4 => &[("timeZone", "UTC"), ("year", "numeric")],
        7 => &[("timeZone", "UTC"), ("year", "numeric"), ("month", "long")],
        _ => &[
            ("timeZone", "UTC"),
            ("year", "numeric"),
            ("month", "long"),
            ("day", "numeric"),
        ],
    };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if !matches!(date.len(), 4 | 7 | 10) || !date.split('-').all(digits) {
        return date.to_owned();
    }
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

/// Today as `YYYY-MM-DD` (UTC).
pub fn today() -> String {
    String::from(Date::new_0().to_iso_string())
        .chars()
        .take(10)
        .collect()
}

/// The time zone that the browser runs in, such as `Europe/Berlin`.
pub fn time_zone() -> Option<String> {
    let format = DateTimeFormat::new(&Array::new(), &Object::new()).ok()?;
    Reflect::get(&format.resolved_options(), &"timeZone".into())
        .ok()?
        .as_string()
}

/// Sorts pairs by their second half, as people of that language sort names.
pub fn sort_by_name<T>(items: &mut [(T, String)], lang: &str) {
    let compare = Collator::new(lang).map(|collator| collator.compare());
    items.sort_by(|(_, a), (_, b)| {
        let order = compare
            .as_ref()
            .ok()
            .and_then(|f| f.call2(&JsValue::UNDEFINED, &a.into(), &b.into()).ok())
            .and_then(|order| order.as_f64());
        order.map_or_else(|| a.cmp(b), |order| order.total_cmp(&0.0))
    });
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in pairs {
        // Setting a plain key of a fresh object cannot fail.
        let _ = Reflect::set(&object, &(*key).into(), &(*value).into());
    }
    object
}
