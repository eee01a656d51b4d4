//! What the person chose, as kept in `storage.local`, read leniently: a key that cannot be read takes
//! its default and costs no other key. Pure: the reading and writing itself is the shell's.

mod place;
mod status;

use serde_json::{Map, Value};

pub use place::{Origin, Place};
pub use status::{Found, PageState, PageStatus};

/// The choices that page and popup share. Keys in storage are given in brackets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Country chosen by the person, ISO 3166-1 alpha-2 (`country`); `None` means guess.
    pub country: Option<String>,
    /// Site ids that are switched off (`offSites`).
    pub off_sites: Vec<String>,
    /// Keys of texts hidden with "Hide here", newest last (`hidden`), at most [`Settings::HIDDEN_CAP`].
    pub hidden: Vec<String>,
    /// The full note was shown once; later notes start as one line (`introduced`).
    pub introduced: bool,
    /// Extension version in which a site refused WebAssembly, by site id (`refused`).
    pub refused: Vec<(String, String)>,
}

impl Settings {
    /// Most hidden texts that are remembered; the oldest go first.
    pub const HIDDEN_CAP: usize = 500;

    /// Reads what storage gave, as JSON. Anything unreadable is left at its default.
    pub fn read(json: &str) -> Settings {
        let Ok(Value::Object(map)) = serde_json::from_str::<Value>(json) else {
            return Settings::default();
        };
        let country = map
            .get("country")
            .and_then(Value::as_str)
            .filter(|c| c.len() == 2 && c.bytes().all(|b| b.is_ascii_uppercase()))
            .map(str::to_owned);
        let mut hidden = strings(&map, "hidden");
        if hidden.len() > Settings::HIDDEN_CAP {
            hidden.drain(..hidden.len() - Settings::HIDDEN_CAP);
        }
        let refused = match map.get("refused") {
            Some(Value::Object(sites)) => sites
                .iter()
                .filter_map(|(site, version)| Some((site.clone(), version.as_str()?.to_owned())))
                .collect(),
            _ => Vec::new(),
        };
        Settings {
            country,
            off_sites: strings(&map, "offSites"),
            hidden,
            introduced: map
                .get("introduced")
                .and_then(Value::as_bool)
                .unwrap_or(false),
            refused,
        }
    }
}

/// Characters that a text's key looks at. A text that is cut ("See more") and the same text in full
/// share their beginning, so that one "Hide here" holds for both.
const KEY_CHARS: usize = 120;

/// The key by which a text is remembered with "Hide here": a hash of its first letters and digits,
/// in lower case. The text itself is never kept.
pub fn text_key(text: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let letters = text
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase);
    for c in letters.take(KEY_CHARS) {
        hash = (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01b3);
    }
    let digit = |at: u32| char::from_digit(((hash >> (at * 4)) & 15) as u32, 16).unwrap_or('0');
    (0..16).rev().map(digit).collect()
}

fn strings(map: &Map<String, Value>, key: &str) -> Vec<String> {
    match map.get(key) {
        Some(Value::Array(items)) => items
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn garbled_storage_keeps_what_is_readable() {
        let s = Settings::read(
            r#"{"country":"gb","offSites":["facebook",3,null],"hidden":"x","introduced":true}"#,
        );
        assert_eq!(s.country, None);
        assert_eq!(s.off_sites, ["facebook"]);
        assert!(s.hidden.is_empty());
        assert!(s.introduced);
        for bad in ["", "[]", "null", "{", "\u{0}"] {
            assert_eq!(Settings::read(bad), Settings::default(), "{bad:?}");
        }
    }

    #[test]
    fn a_key_outlives_spaces_case_and_a_cut() {
        let long = "Please note that the library opens at ten. ".repeat(5);
        assert_eq!(
            text_key(&long),
            text_key(&long.to_uppercase().replace(' ', "\n"))
        );
        assert_eq!(text_key(&long), text_key(&long[..190]));
        assert_ne!(
            text_key(&long),
            text_key("Please note that the library opens at nine.")
        );
        assert_eq!(text_key("").len(), 16);
    }

    #[test]
    fn hidden_keeps_the_newest() {
        let keys: Vec<String> = (0..600).map(|i| format!("k{i}")).collect();
        let json = serde_json::json!({ "hidden": keys }).to_string();
        let s = Settings::read(&json);
        assert_eq!(s.hidden.len(), Settings::HIDDEN_CAP);
        assert_eq!(s.hidden.last().map(String::as_str), Some("k599"));
    }
}
