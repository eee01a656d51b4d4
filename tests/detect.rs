//! The detector on the families' own examples and near misses and on the contract's odd inputs. Its tables
//! are tested in `detect_tables.rs`, what holds for any text in `detect_any_text.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::PathBuf;

use chainbreak::catalogue::{Family, known_texts};
use chainbreak::detect::{Input, Level, Stance, Verdict, grams, judge};
use chainbreak::text::fold;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FamilyFile {
    id: String,
    texts: Vec<KnownText>,
    examples: Vec<Example>,
    near_misses: Vec<NearMiss>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KnownText {
    id: String,
    lang: String,
    since: String,
    fragments: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    lang: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NearMiss {
    lang: String,
    why: String,
    text: String,
}

fn families() -> Vec<FamilyFile> {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/catalogue/families");
    let mut paths: Vec<PathBuf> = fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|p| {
            serde_json::from_str(&fs::read_to_string(p).unwrap())
                .unwrap_or_else(|e| panic!("{}: {e}", p.display()))
        })
        .collect()
}

fn plain(text: &str) -> Verdict {
    judge(&Input {
        text,
        alt: false,
        partial: false,
    })
}

#[test]
fn every_family_knows_its_examples_and_leaves_its_near_misses() {
    let mut wrong = Vec::new();
    for file in families() {
        for example in &file.examples {
            let verdict = plain(&example.text);
            if verdict.family.map(Family::id) != Some(file.id.as_str()) {
                wrong.push(format!(
                    "{} ({}): {verdict:?}: {}",
                    file.id, example.lang, example.text
                ));
            }
        }
        for miss in &file.near_misses {
            let verdict = plain(&miss.text);
            if verdict.level != Level::None {
                wrong.push(format!(
                    "{} near miss ({}, {}): {:?}: {}",
                    file.id, miss.lang, miss.why, verdict.level, miss.text
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_catalogued_text_is_known_by_its_fragments() {
    let packed: Vec<_> = known_texts().collect();
    let mut wrong = Vec::new();
    let mut at = 0;
    for file in families() {
        let family: Family = file.id.parse().expect("a family's id");
        for known in &file.texts {
            let here = &packed[at];
            at += 1;
            assert_eq!(here.family, family, "{}", known.id);
            assert_eq!(
                here.fragments().len(),
                known.fragments.len(),
                "{}",
                known.id
            );
            for (print, fragment) in here.fragments().zip(&known.fragments) {
                let folded = fold(fragment);
                let words = folded.text.trim();
                assert_eq!(
                    (print.anchor, usize::from(print.len), print.print),
                    (grams::anchor(words), words.len(), grams::print(words)),
                    "{}: {fragment}",
                    known.id
                );
            }
            assert!(
                (3..=64).contains(&known.fragments.len()),
                "{}: 3 to 64 fragments",
                known.id
            );
            assert!(known.lang.len() == 2, "{}", known.id);
            assert!(
                known.since.as_str() > "2009" && known.since.as_str() < "2027",
                "{}",
                known.id
            );
            // All its fragments in a row are the text itself.
            let verdict = plain(&known.fragments.join(". "));
            let wanted = (Level::Known, Some(family), Stance::Pushes);
            if (verdict.level, verdict.family, verdict.stance) != wanted {
                wrong.push(format!("{}: {verdict:?}", known.id));
            }
        }
    }
    assert_eq!(at, packed.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn evidence_lies_in_the_input_and_in_order() {
    let text = "May be an image of text that says 'Goodbye Meta AI 👋. An attorney has advised us to put this on. I do not give Meta or anyone else permission to use my photos. All members must post a similar statement.'";
    let verdict = judge(&Input {
        text,
        alt: true,
        partial: true,
    });
    assert!(verdict.level >= Level::Variant, "{verdict:?}");
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut before = 0;
    for e in &verdict.evidence {
        assert!(e.start >= before && e.start < e.end && e.end as usize <= units.len());
        before = e.end;
    }
    let first = &verdict.evidence[0];
    let words = String::from_utf16(&units[first.start as usize..first.end as usize]).unwrap();
    assert_eq!(words, "Goodbye Meta AI");
}

#[test]
fn any_text_has_a_verdict() {
    for text in [
        "", " ", "\u{0}", "\u{200B}", "\"", "“”", "…", "🤷", "a", "'", "((((", "****", "\u{FFFF}",
    ] {
        assert_eq!(plain(text).level, Level::None, "{text:?}");
    }
    let long =
        "copy and paste this on your wall or they can use your photos tomorrow ".repeat(4_000);
    let _ = plain(&long);
}

#[test]
fn a_frame_turns_a_hoax_off() {
    let mut wrong = Vec::new();
    for file in families() {
        for example in file.examples.iter().filter(|e| e.lang == "en") {
            for frame in [
                format!(
                    "This is a hoax: \"{}\" Posting it does nothing.",
                    example.text
                ),
                format!(
                    "Fact check: a viral post reads “{}” It has no legal effect, please do not share it.",
                    example.text
                ),
                format!("Is this true? My aunt posted: \"{}\"", example.text),
            ] {
                let level = plain(&frame).level;
                if level != Level::None {
                    wrong.push(format!("{level:?}: {frame}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Sentences of everyday life that say nothing for or against a hoax.
const NEUTRAL: [&str; 6] = [
    "We had soup for lunch and it rained all afternoon.",
    "The train was late again this morning.",
    "My sister is coming to see us on the weekend.",
    "It was lovely to be at the lake yesterday.",
    "I am so tired after this long day.",
    "The children were out until it got dark.",
];

#[test]
fn an_ordinary_sentence_behind_it_does_not_hide_a_hoax() {
    let mut wrong = Vec::new();
    for file in families() {
        // What is not labelled as it is fails in the test of examples.
        let english = file.examples.iter().filter(|e| e.lang == "en");
        for example in english.filter(|e| plain(&e.text).level != Level::None) {
            // A third of the message at most.
            let most = example.text.split_whitespace().count() / 3;
            for sentence in NEUTRAL {
                let fits = sentence.split_whitespace().count() <= most;
                let text = format!("{}\n{sentence}", example.text);
                if fits && plain(&text).level == Level::None {
                    wrong.push(text);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_question_without_a_verdict_asks() {
    let verdict = plain(
        "The Supreme Court will hear in March whether a platform may change its terms by notice alone. Does a user \
         who says nothing consent?",
    );
    assert_eq!((verdict.level, verdict.stance), (Level::None, Stance::Asks));
}
