//! Every cue file: readable, in order, and true to its own examples and counter-examples.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::{env, fs};

use chainbreak::catalogue::Role;
use chainbreak::detect::pattern;
use chainbreak::detect::scan::scan;
use chainbreak::text::fold;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CueFile {
    lang: String,
    roles: BTreeMap<String, CueRole>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CueRole {
    cues: Vec<String>,
    example: String,
    counter: String,
}

fn files() -> Vec<(String, CueFile)> {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/catalogue/cues");
    let mut paths: Vec<PathBuf> = fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    // Files under `waiting/` are not shipped yet: see ARCHITECTURE.md, "What the core weighs".
    paths.retain(|p| p.extension().is_some_and(|x| x == "json"));
    paths.sort();
    // One file while it is being written: CUES=de cargo test --test cues
    let only = env::var("CUES").ok();
    paths
        .into_iter()
        .map(|p| {
            let name = p.file_stem().unwrap().to_str().unwrap().to_owned();
            let body = fs::read_to_string(&p).unwrap();
            let file = serde_json::from_str(&body).unwrap_or_else(|e| panic!("{name}.json: {e}"));
            (name, file)
        })
        .filter(|(name, _)| only.as_ref().is_none_or(|o| o == name))
        .collect()
}

/// Whether the text holds a cue of that role.
fn has(role: &str, text: &str) -> bool {
    let folded = fold(text).text;
    let hits = scan(&folded).hits;
    hits.iter().any(|h| h.role.id() == role)
}

#[test]
fn files_are_named_after_their_language_and_know_their_roles() {
    for (name, file) in files() {
        assert_eq!(name, file.lang);
        for (role, list) in &file.roles {
            assert!(role.parse::<Role>().is_ok(), "{name}: no role {role}");
            assert!(!list.cues.is_empty(), "{name}/{role}: no cues");
            let unique: BTreeSet<&String> = list.cues.iter().collect();
            assert_eq!(
                unique.len(),
                list.cues.len(),
                "{name}/{role}: a cue stands twice"
            );
            for cue in &list.cues {
                assert!(
                    !pattern::prefixes(cue).is_empty(),
                    "{name}/{role}: {cue:?} can match nothing"
                );
            }
        }
    }
}

/// Most bytes of patterns in one file: all of them travel inside the wasm.
const LARGEST: usize = 8_100;

#[test]
fn files_are_small_and_hold_the_word_classes() {
    for (name, file) in files() {
        let bytes: usize = file
            .roles
            .values()
            .flat_map(|r| &r.cues)
            .map(String::len)
            .sum();
        let cap = if name == "en" {
            11 * LARGEST / 2
        } else {
            LARGEST
        };
        assert!(
            bytes <= cap,
            "{name}: {bytes} bytes of patterns; at most {cap}. Keep the widest patterns (stems, groups, gaps) and \
             drop the ones that say the same or that only one famous text uses"
        );
        for role in Role::ALL.into_iter().filter(|r| r.word()) {
            assert!(
                file.roles.contains_key(role.id()),
                "{name}: the word class {} is missing: single words and stems as in en.json, about 10 to 25",
                role.id()
            );
        }
    }
}

#[test]
fn every_role_matches_its_example_and_not_its_counter_example() {
    let mut wrong = Vec::new();
    for (name, file) in files() {
        for (role, list) in &file.roles {
            if !has(role, &list.example) {
                wrong.push(format!(
                    "{name}/{role}: does not match its example {:?}",
                    list.example
                ));
            }
            if has(role, &list.counter) {
                let folded = fold(&list.counter).text;
                let hits = scan(&folded).hits;
                let hit = hits.iter().find(|h| h.role.id() == role).unwrap();
                let words = &folded[hit.start as usize..hit.end as usize];
                wrong.push(format!(
                    "{name}/{role}: matches its counter-example {:?} at {words:?}",
                    list.counter
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
