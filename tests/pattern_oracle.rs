//! The pattern matcher beside the `regex` crate: what one finds the other finds, at the same place. The
//! crate itself is too heavy to travel (242 kB of WebAssembly for one pattern), but it knows best.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::PathBuf;

use chainbreak::catalogue::cue_lists;
use chainbreak::detect::pattern::{GAP, matches, prefixes};
use chainbreak::text::{fold, spaceless};
use regex::Regex;
use serde_json::Value;

/// The same pattern for `regex`; nothing where the two grammars differ on purpose (empty alternatives
/// melt two spaces into one, and spaceless scripts match inside words).
fn translate(pattern: &str) -> Option<Regex> {
    let melts = ["|)", "(|", "||", "?", "( ", " )", "| ", " |", " *"];
    if melts.iter().any(|m| pattern.contains(m))
        || pattern.chars().any(spaceless)
        || pattern.starts_with('*')
    {
        return None;
    }
    let body = pattern
        .replace('$', r"\$")
        .replace('(', "(?:")
        .replace('*', "[^ ]*")
        .replace(".. ", &format!("(?:[^ ]+ ){{0,{GAP}}}"));
    Some(Regex::new(&format!(" ({body}) ")).unwrap())
}

/// The texts of a language's own file.
fn texts(lang: &str) -> Vec<String> {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("src/catalogue/cues/{lang}.json"));
    let file: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let roles = file["roles"].as_object().unwrap();
    roles
        .values()
        .flat_map(|r| [&r["example"], &r["counter"]])
        .map(|t| fold(t.as_str().unwrap()).text)
        .collect()
}

#[test]
fn the_matcher_agrees_with_regex() {
    let (mut tried, mut found) = (0, 0);
    let mut of = (String::new(), Vec::new());
    for list in cue_lists() {
        if of.0 != list.lang {
            of = (list.lang.to_owned(), texts(list.lang));
        }
        for pattern in list.patterns.lines().step_by(3) {
            let Some(regex) = translate(pattern) else {
                continue;
            };
            let heads = prefixes(pattern);
            for text in &of.1 {
                let want = regex.captures(text).map(|c| c.get(1).unwrap().start());
                let ours = heads
                    .iter()
                    .flat_map(|h| text.match_indices(h.as_str()).map(|(at, _)| at + 1))
                    .filter(|&at| matches(pattern, text, at).is_some())
                    .min();
                assert_eq!(ours, want, "{pattern:?} in {text:?} ({})", list.lang);
                tried += 1;
                found += usize::from(want.is_some());
            }
        }
    }
    assert!(
        tried > 50_000 && found > 500,
        "{tried} tried, {found} found"
    );
}
