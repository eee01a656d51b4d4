//! Which country a person is likely in, from what the browser says anyway: the time zone, then the
//! language's region. Only a guess, and the screen says so. Knows no browser and no setting.

use crate::catalogue::{jurisdictions, time_zones};

/// The likely country (ISO 3166-1 alpha-2): of the time zone, else of the region in the language
/// (`pt-BR`). `None` where neither names one. What the person chose goes before this, elsewhere.
pub fn guess(time_zone: Option<&str>, lang: &str) -> Option<String> {
    time_zone
        .and_then(time_zones::country)
        .map(str::to_owned)
        .or_else(|| region(lang))
}

/// Every country one can choose. Names, and with them the order, are the browser's to give.
pub fn countries() -> Vec<&'static str> {
    jurisdictions::all()
        .iter()
        .flat_map(|j| j.countries())
        .collect()
}

/// A code as the data writes it: upper case, and the two codes that others also use for a country.
/// `None` for a code that no country has.
pub fn known(code: &str) -> Option<String> {
    let code = code.to_ascii_uppercase();
    let code = match code.as_str() {
        "UK" => "GB".to_owned(),
        "EL" => "GR".to_owned(),
        _ => code,
    };
    jurisdictions::of(&code).is_some().then_some(code)
}

/// The region of a language tag: its first two-letter subtag before any extension.
fn region(lang: &str) -> Option<String> {
    lang.split(['-', '_', '.', '@'])
        .skip(1)
        .take_while(|part| part.len() > 1)
        .find(|part| part.len() == 2)
        .and_then(known)
}
