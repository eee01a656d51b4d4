//! The guide's sentences: every one that can be said exists, and every one that exists can be said.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chainbreak::catalogue::{Family, flows};
use chainbreak::guide::render::Messages;
use chainbreak::guide::{Query, Words, country, family_words, guide};
use std::collections::{BTreeMap, BTreeSet};

fn messages_file() -> String {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/extension/_locales/en/messages.json"
    );
    std::fs::read_to_string(path).unwrap()
}

fn messages() -> Messages {
    Messages::read(&messages_file()).unwrap()
}

/// Every sentence that any guide can hold, with how many values it brings.
fn all_words() -> BTreeMap<&'static str, BTreeSet<usize>> {
    let mut said: Vec<Words> = Vec::new();
    let families: Vec<_> = Family::ALL.into_iter().map(Some).chain([None]).collect();
    for platform in flows::all().iter().map(|p| p.id).chain(["elsewhere"]) {
        for country in country::countries().into_iter().chain(["ZZ"]) {
            for family in &families {
                for lang in ["en", "ja"] {
                    let guide = guide(&Query {
                        platform,
                        country,
                        family: *family,
                        lang,
                    });
                    said.extend(guide.links.iter().filter_map(|l| l.moved("2030-01-01")));
                    said.extend(guide.links.into_iter().map(|l| l.label));
                    said.extend(guide.steps);
                    said.extend(guide.after);
                    said.extend(guide.honest_note);
                    said.extend(guide.worry);
                    said.extend([guide.fact, guide.checked]);
                }
            }
        }
    }
    for family in Family::ALL {
        let words = family_words(family);
        assert!(
            !words.since.is_empty() && !words.source.is_empty(),
            "{family}"
        );
        said.extend([words.name, words.going_round]);
    }
    let mut all: BTreeMap<&'static str, BTreeSet<usize>> = BTreeMap::new();
    for words in said {
        all.entry(words.key).or_default().insert(words.args.len());
        assert!(words.args.iter().all(|a| !a.is_empty()), "{words:?}");
    }
    all
}

#[test]
fn every_sentence_exists_and_every_one_is_used() {
    let used = all_words();
    let messages = messages();
    // `guide_page_…` are the guide page's own words: its headings and labels.
    let ours = |key: &&str| key.starts_with("guide_") && !key.starts_with("guide_page_");
    let there: BTreeSet<&str> = messages.keys().filter(ours).collect();
    assert_eq!(
        there,
        used.keys().copied().collect(),
        "left: in the file, right: said by guides"
    );

    let raw: serde_json::Value = serde_json::from_str(&messages_file()).unwrap();
    for (key, counts) in used {
        let entry = &raw[key];
        assert!(
            !entry["description"].as_str().unwrap_or("").is_empty(),
            "{key}: no description"
        );
        let names = entry["placeholders"]
            .as_object()
            .cloned()
            .unwrap_or_default();
        assert_eq!(
            counts,
            BTreeSet::from([names.len()]),
            "{key}: values and placeholders differ"
        );
        let contents: BTreeSet<String> = names
            .values()
            .map(|p| p["content"].as_str().unwrap().to_owned())
            .collect();
        let wanted: BTreeSet<String> = (1..=names.len()).map(|i| format!("${i}")).collect();
        assert_eq!(contents, wanted, "{key}");
        let text = entry["message"].as_str().unwrap();
        for name in names.keys() {
            assert!(
                text.contains(&format!("${}$", name.to_uppercase())),
                "{key}: {name} unused"
            );
        }
        let args = vec!["x".to_owned(); names.len()];
        let said = messages.say(&Words { key, args }).unwrap();
        assert!(!said.contains('$') && said.len() < 200, "{key}: {said}");
    }
}

#[test]
fn families_are_known_since_a_sourced_date() {
    assert_eq!(family_words(Family::AiOptout).since, "2024-06");
    assert_eq!(family_words(Family::LegalNotice).since, "2012");
    let said = messages()
        .say(&family_words(Family::LegalNotice).going_round)
        .unwrap();
    assert_eq!(said, "Going round since at least 2012 (ThatsNonsense).");
}
