//! What the content script tells the popup about its page. It comes as JSON from a page that may run an
//! older copy of the extension, so each part is read leniently: a label that cannot be read is left out
//! and costs no other.

use serde_json::Value;

use crate::catalogue::Family;
use crate::detect::Level;

/// How the content script is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageState {
    /// It watches the page.
    Running,
    /// The site is switched off.
    Off,
    /// It has stopped and will not start again before the page is reloaded.
    Stopped,
    /// The page's own rules do not let WebAssembly run.
    Refused,
}

/// One label on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The hoax family.
    pub family: Family,
    /// How near the text is to what is known.
    pub level: Level,
    /// The first words of the text, as the page shows them.
    pub snippet: String,
}

/// The answer to `popup-to-page:status`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageStatus {
    /// Site id, as in the catalogue.
    pub site: String,
    /// How the content script is doing.
    pub state: PageState,
    /// Texts looked at so far.
    pub units: u64,
    /// The labels, in page order, at most [`PageStatus::FOUND_CAP`].
    pub found: Vec<Found>,
}

impl PageStatus {
    /// Most labels that are read; the popup is no place for more.
    pub const FOUND_CAP: usize = 50;

    /// Longest snippet that is kept, in characters.
    pub const SNIPPET_CAP: usize = 160;

    /// A page of that site on which nothing has been looked at yet.
    pub fn quiet(site: &str) -> PageStatus {
        PageStatus {
            site: site.to_owned(),
            state: PageState::Running,
            units: 0,
            found: Vec::new(),
        }
    }

    /// Reads an answer. `None` when there was none, or none that names a site and a state.
    pub fn read(json: &str) -> Option<PageStatus> {
        let value: Value = serde_json::from_str(json).ok()?;
        let site = value
            .get("site")?
            .as_str()
            .filter(|s| !s.is_empty())?
            .to_owned();
        let state = match value.get("state")?.as_str()? {
            "running" => PageState::Running,
            "off" => PageState::Off,
            "stopped" => PageState::Stopped,
            "refused" => PageState::Refused,
            _ => return None,
        };
        let labels = value.get("labels").and_then(Value::as_array);
        Some(PageStatus {
            site,
            state,
            units: value.get("units").and_then(Value::as_u64).unwrap_or(0),
            found: labels
                .into_iter()
                .flatten()
                .filter_map(found)
                .take(PageStatus::FOUND_CAP)
                .collect(),
        })
    }
}

fn found(label: &Value) -> Option<Found> {
    let level = match label.get("level")?.as_str()? {
        "known" => Level::Known,
        "variant" => Level::Variant,
        "resembles" => Level::Resembles,
        _ => return None,
    };
    let snippet = label.get("snippet").and_then(Value::as_str).unwrap_or("");
    Some(Found {
        family: label.get("family")?.as_str()?.parse().ok()?,
        level,
        snippet: shorten(snippet, PageStatus::SNIPPET_CAP),
    })
}

/// One line of at most `cap` characters; a cut is marked with an ellipsis.
fn shorten(text: &str, cap: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(cap) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_and_a_bad_label_costs_no_other() {
        let status = PageStatus::read(
            r#"{"site":"facebook","state":"running","units":12,"labels":[
                {"level":"known","family":"ai-optout","snippet":"Goodbye\n Meta AI","kind":"post"},
                {"level":"none","family":"ai-optout"}, {"level":"variant","family":"nonsense"}, 7, null,
                {"level":"resembles","family":"other-chain"}]}"#,
        );
        let status = status.map(|s| (s.state, s.units, s.found));
        let expected = vec![
            Found {
                family: Family::AiOptout,
                level: Level::Known,
                snippet: "Goodbye Meta AI".into(),
            },
            Found {
                family: Family::OtherChain,
                level: Level::Resembles,
                snippet: String::new(),
            },
        ];
        assert_eq!(status, Some((PageState::Running, 12, expected)));
    }

    #[test]
    fn no_answer_is_none() {
        for bad in [
            "",
            "null",
            "[]",
            "{",
            r#"{"site":"facebook"}"#,
            r#"{"site":"","state":"off"}"#,
            r#"{"site":1,"state":"off"}"#,
            r#"{"site":"x","state":"dancing"}"#,
        ] {
            assert_eq!(PageStatus::read(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn long_snippets_are_cut_between_characters() {
        assert_eq!(shorten("áéíóú", 5), "áéíóú");
        assert_eq!(shorten("áéí óú", 4), "áéí…");
        assert_eq!(shorten("  a \u{a0} b ", 9), "a b");
    }
}
