//! Labelled texts, a JSON object a line.

use std::fs;

use chainbreak::catalogue::Family;
use serde::Deserialize;

/// Shortest hoax, in characters, that is counted with the others.
const SHORT: usize = 80;

/// The same in scripts that say a word in one or two characters.
const SHORT_DENSE: usize = 40;

/// Languages of such scripts, and of one that writes no spaces.
const DENSE: [&str; 4] = ["zh", "ja", "ko", "th"];

/// What a text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A hoax of a family.
    Hoax(Family),
    /// A text of a class that sounds like one.
    LookAlike(String),
    /// A text that has nothing to do with any.
    Ordinary,
}

/// A labelled text.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it is.
    pub kind: Kind,
    /// Its language.
    pub lang: String,
    /// It is cut.
    pub partial: bool,
    /// The text.
    pub text: String,
    /// What its author remarked.
    note: String,
}

impl Row {
    /// A hoax that its author himself says nobody can know by these words.
    pub fn left_out(&self) -> bool {
        self.is_hoax() && self.note.contains("not sufficient")
    }

    /// A hoax too short to be counted with the others.
    pub fn short(&self) -> bool {
        let dense = DENSE
            .iter()
            .any(|l| self.lang.split('-').next() == Some(*l));
        let least = if dense { SHORT_DENSE } else { SHORT };
        self.is_hoax() && self.text.trim().chars().count() < least
    }

    /// A hoax that the figures on hoaxes are of.
    pub fn counts_as_hoax(&self) -> bool {
        self.is_hoax() && !self.left_out() && !self.short()
    }

    fn is_hoax(&self) -> bool {
        matches!(self.kind, Kind::Hoax(_))
    }
}

#[derive(Deserialize)]
struct Line {
    kind: String,
    lang: String,
    text: String,
    family: Option<String>,
    class: Option<String>,
    note: Option<String>,
    #[serde(default)]
    partial: bool,
}

/// The texts of some files, and what could not be read, each with its place.
pub fn read(files: &[String]) -> (Vec<Row>, Vec<String>) {
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for file in files {
        let body = match fs::read(file) {
            Ok(body) => body,
            Err(e) => {
                problems.push(format!("{file}: {e}"));
                continue;
            }
        };
        for (i, line) in body.split(|b| *b == b'\n').enumerate() {
            match row(line) {
                Ok(row) => rows.extend(row),
                Err(problem) => problems.push(format!("{file}, line {}: {problem}", i + 1)),
            }
        }
    }
    (rows, problems)
}

/// The text of one line, nothing for an empty one.
///
/// # Errors
/// What is wrong with the line.
pub fn row(line: &[u8]) -> Result<Option<Row>, String> {
    let line = std::str::from_utf8(line).map_err(|e| format!("not UTF-8: {e}"))?;
    if line.trim().is_empty() {
        return Ok(None);
    }
    let line: Line = serde_json::from_str(line).map_err(|e| format!("no labelled text: {e}"))?;
    let kind = match line.kind.as_str() {
        "hoax" => {
            let family = line.family.ok_or("a hoax without `family`")?;
            let parsed = family.parse();
            Kind::Hoax(parsed.map_err(|()| format!("{family:?} is no family"))?)
        }
        "benign" => Kind::Ordinary,
        other => Kind::LookAlike(line.class.unwrap_or_else(|| other.to_owned())),
    };
    Ok(Some(Row {
        kind,
        lang: line.lang,
        partial: line.partial,
        text: line.text,
        note: line.note.unwrap_or_default(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_says_what_is_wrong() {
        for (line, said) in [
            (&b"\xff"[..], "not UTF-8"),
            (b"{", "no labelled text"),
            (br#"{"kind": "benign", "lang": "en"}"#, "`text`"),
            (
                br#"{"kind": "hoax", "lang": "en", "text": "a"}"#,
                "without `family`",
            ),
            (
                br#"{"kind": "hoax", "lang": "en", "text": "a", "family": "b"}"#,
                "\"b\" is no family",
            ),
        ] {
            let problem = row(line).err().unwrap_or_default();
            assert!(problem.contains(said), "{problem:?} without {said:?}");
        }
        assert!(matches!(row(b" \r"), Ok(None)));
    }

    #[test]
    fn short_is_shorter_where_a_character_says_more() {
        let row = |lang: &str, length: usize| Row {
            kind: Kind::Hoax(Family::Algorithm),
            lang: lang.to_owned(),
            partial: false,
            text: "a".repeat(length),
            note: String::new(),
        };
        assert!(row("en", 79).short() && !row("en", 80).short());
        assert!(row("zh-Hant", 39).short() && !row("zh-Hant", 40).short());
        let ordinary = Row {
            kind: Kind::Ordinary,
            ..row("en", 3)
        };
        assert!(!ordinary.short());
    }
}
