//! A guide as JSON, and the words of a messages file, filled in as browsers do. For the command line
//! and for tests; pages ask the browser for its words instead.

use super::{Availability, Guide, LinkKind, Words};
use serde_json::{Map, Value, json};

/// The messages of one language, in the format of `_locales/*/messages.json`.
#[derive(Debug)]
pub struct Messages(Map<String, Value>);

impl Messages {
    /// Reads a messages file.
    ///
    /// # Errors
    /// What is wrong with it, if it is not a JSON object.
    pub fn read(json: &str) -> Result<Messages, String> {
        serde_json::from_str(json)
            .map(Messages)
            .map_err(|e| format!("the messages cannot be read: {e}"))
    }

    /// Every key.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The sentence of some words, placeholders filled in; `None` if there is no such key.
    pub fn say(&self, words: &Words) -> Option<String> {
        let entry = self.0.get(words.key)?;
        let message = entry.get("message")?.as_str()?;
        let mut said = String::with_capacity(message.len());
        let mut rest = message;
        while let Some((before, tail)) = rest.split_once('$') {
            said.push_str(before);
            // `$$` is a dollar sign; `$name$` is a placeholder, its name in any case.
            let (name, after) = tail.split_once('$')?;
            if name.is_empty() {
                said.push('$');
            } else {
                let content = placeholder(entry, name)?;
                said.push_str(&numbered(content, &words.args));
            }
            rest = after;
        }
        said.push_str(rest);
        Some(said)
    }
}

fn placeholder<'a>(entry: &'a Value, name: &str) -> Option<&'a str> {
    let all = entry.get("placeholders")?.as_object()?;
    let (_, found) = all.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
    found.get("content")?.as_str()
}

/// Fills `$1` … `$9` in; a value that is missing is left empty.
fn numbered(content: &str, args: &[String]) -> String {
    let mut filled = String::new();
    let mut chars = content.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek().and_then(|d| d.to_digit(10)) {
            Some(n @ 1..=9) if c == '$' => {
                chars.next();
                filled.push_str(args.get(n as usize - 1).map_or("", String::as_str));
            }
            _ => filled.push(c),
        }
    }
    filled
}

/// The guide as one JSON object; `say` turns words into a sentence.
pub fn json(guide: &Guide, say: &dyn Fn(&Words) -> String) -> Value {
    let all = |words: &[Words]| words.iter().map(say).collect::<Vec<_>>();
    let links: Vec<Value> = guide
        .links
        .iter()
        .map(|link| {
            json!({
                "url": link.url,
                "kind": kind(link.kind),
                "label": say(&link.label),
                "checked": link.checked,
                "source": link.source,
                "menu_path": link.menu_path,
            })
        })
        .collect();
    json!({
        "available": match guide.available {
            Availability::Yes => "yes",
            Availability::No => "no",
            Availability::Reported => "reported",
        },
        "honest_note": guide.honest_note.as_ref().map(say),
        "fact": say(&guide.fact),
        "worry": guide.worry.as_ref().map(say),
        "links": links,
        "steps": all(&guide.steps),
        "menu_path": guide.menu_path,
        "after": all(&guide.after),
        "checked": say(&guide.checked),
        "country": guide.country,
        "jurisdiction": guide.jurisdiction,
    })
}

fn kind(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::ObjectionForm => "objection-form",
        LinkKind::ObjectionFormFallback => "objection-form-fallback",
        LinkKind::ThirdPartyForm => "third-party-form",
        LinkKind::Help => "help",
        LinkKind::Regulator => "regulator",
        LinkKind::FactCheck => "fact-check",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn placeholders_are_filled_as_browsers_do() {
        let messages = Messages::read(
            r#"{"a":{"message":"$WHO$ pays $$5, $who$: $left$","placeholders":{
                "who":{"content":"$1"},"left":{"content":"<$2>"}}},"b":{"message":"$gone$"}}"#,
        )
        .unwrap();
        let said = messages.say(&Words::with("a", ["Ann $2"]));
        assert_eq!(said.unwrap(), "Ann $2 pays $5, Ann $2: <>");
        assert_eq!(messages.say(&Words::plain("b")), None);
        assert_eq!(messages.say(&Words::plain("c")), None);
        assert!(Messages::read("[]").is_err());
    }
}
