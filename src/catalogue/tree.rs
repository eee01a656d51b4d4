//! A data file as a tree of borrowed texts. One small reader for all of the guide's files: derived
//! readers of each type weigh over 100 kB in WebAssembly, this one a few. What a file must hold is
//! checked by tests; here, a missing text is empty and a missing list has no items.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A part of a file. Data files hold texts, lists and objects; anything else is not read.
#[derive(Debug, Clone)]
pub(super) enum Tree {
    /// A text without escapes.
    Text(&'static str),
    /// A list.
    List(Vec<Tree>),
    /// An object, its fields in the file's order.
    Object(Vec<(&'static str, Tree)>),
}

impl Tree {
    /// Reads a file; `None` if it is not of this shape.
    pub(super) fn read(file: &'static str) -> Option<Tree> {
        serde_json::from_str(file).ok()
    }

    /// A field, where it is there.
    pub(super) fn field(&self, name: &str) -> Option<&Tree> {
        match self {
            Tree::Object(fields) => fields.iter().find(|(n, _)| *n == name).map(|(_, v)| v),
            _ => None,
        }
    }

    /// A field's text, where it is there.
    pub(super) fn text(&self, name: &str) -> Option<&'static str> {
        self.field(name).and_then(Tree::as_text)
    }

    /// A field's text; empty where it is not there.
    pub(super) fn need(&self, name: &str) -> &'static str {
        self.text(name).unwrap_or_default()
    }

    /// The items of a field that is a list.
    pub(super) fn items(&self, name: &str) -> &[Tree] {
        match self.field(name) {
            Some(Tree::List(items)) => items,
            _ => &[],
        }
    }

    /// The texts of a field that is a list of texts.
    pub(super) fn texts(&self, name: &str) -> Vec<&'static str> {
        self.items(name).iter().filter_map(Tree::as_text).collect()
    }

    fn as_text(&self) -> Option<&'static str> {
        match self {
            Tree::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl Deserialize<'static> for Tree {
    fn deserialize<D: Deserializer<'static>>(from: D) -> Result<Tree, D::Error> {
        from.deserialize_any(Reader)
    }
}

struct Reader;

impl Visitor<'static> for Reader {
    type Value = Tree;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a text, a list or an object")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'static str) -> Result<Tree, E> {
        Ok(Tree::Text(text))
    }

    fn visit_seq<A: SeqAccess<'static>>(self, mut from: A) -> Result<Tree, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = from.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'static>>(self, mut from: A) -> Result<Tree, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = from.next_entry()? {
            fields.push(field);
        }
        Ok(Tree::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_file_is_read_and_what_is_missing_is_empty() {
        let tree = Tree::read(r#"{"a":"x","b":["y",["z"]],"c":{"d":"e"}}"#).unwrap();
        assert_eq!(
            (tree.text("a"), tree.text("b"), tree.need("z")),
            (Some("x"), None, "")
        );
        assert_eq!(tree.texts("b"), ["y"]);
        assert_eq!(tree.field("c").unwrap().need("d"), "e");
        assert!(tree.items("a").is_empty());
    }

    #[test]
    fn what_no_file_holds_is_refused() {
        for bad in [
            "",
            "{",
            "[1]",
            "[null]",
            "[true]",
            r#"["a\nb"]"#,
            r#"{"a\"":"b"}"#,
        ] {
            assert!(Tree::read(bad).is_none(), "{bad}");
        }
    }
}
