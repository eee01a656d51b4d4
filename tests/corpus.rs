//! The project's own corpus holds the detector to what it reached: a floor for hoaxes, a ceiling for
//! look-alikes. The figures by family and language come from `chainbreak check`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use chainbreak::detect::{Input, Level, judge};
use serde_json::Value;

struct Count {
    labelled: usize,
    of: usize,
}

/// Labelled texts of a folder by kind and, for English, apart.
fn count(folder: &str) -> BTreeMap<String, Count> {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(folder);
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for entry in fs::read_dir(dir).unwrap() {
        let body = fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in body.lines() {
            let row: Value = serde_json::from_str(line).unwrap();
            let text = row["text"].as_str().unwrap();
            let partial = row["partial"].as_bool().unwrap_or(false);
            let verdict = judge(&Input {
                text,
                alt: false,
                partial,
            });
            let kind = row["kind"].as_str().unwrap();
            let lang = if row["lang"] == "en" { "en" } else { "other" };
            let slot = counts
                .entry(format!("{kind} {lang}"))
                .or_insert(Count { labelled: 0, of: 0 });
            slot.of += 1;
            slot.labelled += usize::from(verdict.level != Level::None);
        }
    }
    counts
}

fn share(counts: &BTreeMap<String, Count>, key: &str) -> f64 {
    let count = &counts[key];
    println!("{key}: {} of {}", count.labelled, count.of);
    count.labelled as f64 / count.of as f64
}

#[test]
fn unseen_look_alikes_are_left_alone_and_unseen_hoaxes_found_as_far_as_reached() {
    let held = count("held");
    assert!(share(&held, "negative en") <= 0.05);
    assert!(share(&held, "negative other") <= 0.02);
    assert!(
        share(&held, "hoax en") >= FLOOR_EN,
        "English hoaxes in new words"
    );
    assert!(
        share(&held, "hoax other") >= FLOOR_OTHER,
        "hoaxes of other languages in new words"
    );
}

/// Recall on the untouched texts, as reached; the goal is 0.90.
const FLOOR_EN: f64 = 0.45;
/// The same over the 35 other languages.
const FLOOR_OTHER: f64 = 0.10;
