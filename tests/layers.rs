//! The direction of dependencies: `text -> catalogue -> detect -> guide -> settings -> page, popup -> bindings`.
//! Left never names right, page and popup do not name each other, and only those two and the bindings name
//! the browser. Reads the sources as words, so that a path is seen wherever it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

/// Layers with their height: a file may name its own layer and lower ones.
const LAYERS: &[(&str, u8)] = &[
    ("text", 0),
    ("catalogue", 1),
    ("detect", 2),
    ("guide", 3),
    ("settings", 4),
    ("page", 5),
    ("popup", 5),
    ("bindings", 6),
];

/// Height from which the browser may be named.
const BROWSER: u8 = 5;

const BROWSER_CRATES: &[&str] = &["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures"];

fn height(layer: &str) -> Option<u8> {
    LAYERS
        .iter()
        .find(|(name, _)| *name == layer)
        .map(|(_, height)| *height)
}

/// The words and signs of a source, without comments, strings and characters.
fn words(source: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let len = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some(hashes) = raw_string(rest) {
            let end = format!("\"{}", "#".repeat(hashes));
            let start = rest.find('"').unwrap() + 1;
            rest[start..]
                .find(&end)
                .map_or(rest.len(), |at| start + at + end.len())
        } else if c == '"' {
            quoted(rest, '"')
        } else if c == '\'' {
            // A lifetime is a quote and a word with no quote behind it.
            let body = &rest[1..];
            let letter = body.chars().next().map_or(0, char::len_utf8);
            if body.starts_with('\\') || body[letter..].starts_with('\'') {
                quoted(rest, '\'')
            } else {
                1
            }
        } else if c.is_alphanumeric() || c == '_' {
            let len = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            out.push(rest[..len].to_owned());
            len
        } else if rest.starts_with("::") {
            out.push("::".to_owned());
            2
        } else {
            if !c.is_whitespace() {
                out.push(c.to_string());
            }
            c.len_utf8()
        };
        rest = &rest[len..];
    }
    out
}

fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        if text[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if text[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().unwrap().len_utf8();
        }
    }
    text.len()
}

/// Number of hash signs when a raw string begins here.
fn raw_string(text: &str) -> Option<usize> {
    let body = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = body.len() - body.trim_start_matches('#').len();
    body[hashes..].starts_with('"').then_some(hashes)
}

fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The first names behind a path that begins at the crate's root: one, or those of a `{…}` list.
fn heads(words: &[String]) -> Vec<&str> {
    if words.first().map(String::as_str) != Some("{") {
        return words.first().map(String::as_str).into_iter().collect();
    }
    let (mut depth, mut found, mut fresh) = (0, Vec::new(), true);
    for word in words {
        match word.as_str() {
            "{" => (depth, fresh) = (depth + 1, depth == 0),
            "}" if depth == 1 => break,
            "}" => depth -= 1,
            "," => fresh = depth == 1,
            name if depth == 1 && fresh => {
                found.push(name);
                fresh = false;
            }
            _ => {}
        }
    }
    found
}

/// All that a source names of the crate's top modules and of the browser. `depth` is how many modules the file
/// lies below the root.
fn named(source: &str, depth: usize) -> Vec<String> {
    let words = words(source);
    let mut found = Vec::new();
    // Braces that opened an inline module: each puts one more `super` between here and the root.
    let (mut open, mut inline) = (0, Vec::new());
    let mut at = 0;
    while at < words.len() {
        let after = |n: usize| words.get(at + n).map(String::as_str);
        let starts_path = at == 0 || words[at - 1] != "::";
        match words[at].as_str() {
            "{" => open += 1,
            "}" => {
                if inline.last() == Some(&open) {
                    inline.pop();
                }
                open -= 1;
            }
            "mod" if after(2) == Some("{") => inline.push(open + 1),
            "crate" | "chainbreak" if starts_path && after(1) == Some("::") => {
                found.extend(heads(&words[at + 2..]).into_iter().map(str::to_owned));
            }
            "super" if starts_path => {
                let mut ups = 0;
                while words.get(at).map(String::as_str) == Some("super") {
                    ups += 1;
                    at += 2;
                }
                if ups == depth + inline.len() {
                    found.extend(
                        heads(&words[at.min(words.len())..])
                            .into_iter()
                            .map(str::to_owned),
                    );
                }
                continue;
            }
            name if BROWSER_CRATES.contains(&name) => found.push(name.to_owned()),
            _ => {}
        }
        at += 1;
    }
    found
}

/// What is wrong with a file, given its path below `src`.
fn trespasses(path: &str, source: &str) -> Vec<String> {
    let parts: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
    let layer = parts[0];
    // lib.rs lists the modules and the programs in bin use the whole crate; neither is a layer.
    let Some(own) = height(layer) else {
        return match layer {
            "lib" | "bin" => named(source, 0)
                .into_iter()
                .filter(|name| BROWSER_CRATES.contains(&name.as_str()))
                .map(|name| format!("src/{path} names {name}"))
                .collect(),
            _ => vec![format!(
                "src/{path} belongs to no layer; add it to LAYERS in tests/layers.rs"
            )],
        };
    };
    let depth = parts.len() - usize::from(parts.last() == Some(&"mod"));
    named(source, depth)
        .into_iter()
        .filter(|name| match height(name) {
            Some(other) => name != layer && other >= own,
            None => own < BROWSER && BROWSER_CRATES.contains(&name.as_str()),
        })
        .map(|name| format!("src/{path} names {name}"))
        .collect()
}

fn sources(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn left_never_names_right() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    assert!(
        files.len() > LAYERS.len(),
        "only {} sources found",
        files.len()
    );
    let wrong: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let path = file
                .strip_prefix(&src)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            trespasses(&path, &fs::read_to_string(file).unwrap())
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn trespasses_are_seen_however_they_are_written() {
    let bad = [
        ("text/fold.rs", "use crate::detect::judge;", "detect"),
        ("text/mod.rs", "fn f() { crate::guide::guide(); }", "guide"),
        (
            "detect/cues.rs",
            "use crate::{text::fold, page::{watch, text}};",
            "page",
        ),
        (
            "detect/cues.rs",
            "use super::super::settings::Settings;",
            "settings",
        ),
        ("catalogue/mod.rs", "use super::detect;", "detect"),
        (
            "catalogue/mod.rs",
            "mod tests { use super::super::detect; }",
            "detect",
        ),
        (
            "guide/mod.rs",
            "mod a { mod b {} } use super::{text, settings as s};",
            "settings",
        ),
        ("settings/mod.rs", "fn f(x: &web_sys::Node) {}", "web_sys"),
        (
            "text/fold.rs",
            "let a = '\"'; use js_sys::Date; let b = '\"';",
            "js_sys",
        ),
        ("page/label.rs", "use crate::popup::draw;", "popup"),
        (
            "popup/mod.rs",
            "pub(in crate::bindings) fn f() {}",
            "bindings",
        ),
        (
            "bin/chainbreak.rs",
            "use wasm_bindgen::JsValue;",
            "wasm_bindgen",
        ),
    ];
    for (path, source, name) in bad {
        assert_eq!(
            trespasses(path, source),
            [format!("src/{path} names {name}")],
            "{source}"
        );
    }
    assert_eq!(trespasses("stray/mod.rs", "").len(), 1);
}

#[test]
fn what_is_allowed_is_let_through() {
    let good = [
        (
            "detect/cues.rs",
            "use crate::text::{self, fold}; use super::verdict::Level; use crate::catalogue;",
        ),
        (
            "guide/mod.rs",
            "// crate::page\n/* crate::page /* nested */ crate::popup */ const A: &str = \"crate::page\";",
        ),
        (
            "guide/mod.rs",
            "const A: &str = r#\"a \" crate::page\"#; fn f<'a>(x: &'a str) {}",
        ),
        (
            "text/fold.rs",
            "mod tests { use super::*; use super::super::Folded; fn page() { detect(); } }",
        ),
        (
            "page/mod.rs",
            "use web_sys::Node; use crate::settings::Settings; use crate::detect::Level;",
        ),
        (
            "bindings.rs",
            "use crate::page; use crate::popup; use wasm_bindgen::prelude::*;",
        ),
        ("bin/chainbreak.rs", "use chainbreak::{detect, guide};"),
        ("lib.rs", "pub mod text; mod page; mod bindings;"),
    ];
    for (path, source) in good {
        assert_eq!(trespasses(path, source), Vec::<String>::new(), "{source}");
    }
}
