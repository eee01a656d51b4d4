//! The detector's own data: the learned tables are packed as they stand in their files, and the senses of
//! all languages belong together.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use chainbreak::catalogue::{Family, Role};
use chainbreak::detect::grams::{key, quoted};
use chainbreak::detect::parts::{COUNT, NAMES};
use chainbreak::detect::trees::{LEAF, Trees, pack};
use chainbreak::detect::words::{Meaning, Table, Weight};
use chainbreak::text::fold;
use regex::Regex;

/// How many lines of the table of words are compared with what was packed.
const SAMPLE: usize = 500;

fn path(below: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("src")
        .join(below)
}

/// The lines of a table without its remarks.
fn lines(below: &str) -> Vec<String> {
    fs::read_to_string(path(below))
        .unwrap()
        .lines()
        .filter(|l| !l.starts_with("# "))
        .map(str::to_owned)
        .collect()
}

/// A line of `words.tsv`.
struct Word {
    gram: String,
    key: u32,
    weight: Weight,
    meaning: Meaning,
}

fn word(line: &str) -> Word {
    let cells: Vec<&str> = line.split('\t').collect();
    let [gram, hoax, about, family, role] = cells[..] else {
        panic!("{line:?}: five cells are needed");
    };
    let step = |cell: &str| {
        let step: i8 = cell.parse().expect(line);
        assert!((-8..8).contains(&step), "{line:?}");
        step
    };
    let family: usize = family.parse().expect(line);
    let role: usize = role.parse().expect(line);
    assert!(family <= 3 * Family::ALL.len(), "{line:?}: no such family");
    assert!(role <= Role::ALL.len(), "{line:?}: no such role");
    Word {
        gram: gram.to_owned(),
        key: match gram.strip_prefix('“') {
            Some(inside) => quoted(key(inside)),
            None => key(gram),
        },
        weight: Weight {
            hoax: step(hoax),
            about: step(about),
        },
        meaning: Meaning {
            family: family
                .checked_sub(1)
                .map(|f| (Family::ALL[f / 3], f as u8 % 3 + 1)),
            role: role.checked_sub(1).map(|r| Role::ALL[r]),
        },
    }
}

#[test]
fn words_are_packed_as_they_are_written() {
    let words: Vec<Word> = lines("detect/words.tsv").iter().map(|l| word(l)).collect();
    assert!(words.len() > 10_000, "only {} words", words.len());
    assert!(
        words.is_sorted_by(|a, b| a.gram < b.gram),
        "words.tsv is not sorted, or holds a gram twice"
    );
    let keys: BTreeSet<u32> = words.iter().map(|w| w.key).collect();
    assert_eq!(keys.len(), words.len(), "two grams have the same number");
    let table = Table::shipped();
    for word in words.iter().step_by((words.len() / SAMPLE).max(1)) {
        assert_eq!(table.weight(word.key), word.weight, "{:?}", word.gram);
        assert_eq!(table.meaning(word.key), word.meaning, "{:?}", word.gram);
        if !word.gram.starts_with('“') {
            assert_eq!(table.of(&word.gram), word.weight, "{:?}", word.gram);
        }
    }
    let free = (0..).find(|k| !keys.contains(k)).unwrap();
    assert_eq!(table.weight(free), Weight::default(), "no gram has {free}");
}

#[test]
fn every_line_of_the_tables_has_its_form() {
    let word = r"^“?[^ \t“]+( [^ \t“]+){0,2}\t(-[1-8]|[0-7])\t(-[1-8]|[0-7])\t(1?[0-9]|2[01])\t(1?[0-9]|2[0-7])$";
    let tree = r"^[0-9]{1,2}<[0-9]{1,3}(\t([0-9]{1,2}<[0-9]{1,3}|-?[0-9]{1,3}))+$";
    for (file, form) in [("detect/words.tsv", word), ("detect/trees.tsv", tree)] {
        let form = Regex::new(form).unwrap();
        let lines = lines(file);
        let odd: Vec<&String> = lines.iter().filter(|l| !form.is_match(l)).collect();
        assert!(
            odd.is_empty(),
            "{file}: {:?}",
            odd.iter().take(5).collect::<Vec<_>>()
        );
    }
}

#[test]
fn words_are_written_as_the_detector_folds_them() {
    for line in lines("detect/words.tsv").iter().step_by(37) {
        let gram = word(line).gram;
        let gram = gram.trim_start_matches('“');
        let plain = gram.strip_suffix('*').unwrap_or(gram);
        // What the fold would change stands in no folded text; a look at single words is enough, because
        // letters spaced out would be joined.
        for part in plain.split(' ').filter(|p| p.chars().count() > 1) {
            assert_eq!(fold(part).text.trim(), part, "{line:?}");
        }
    }
}

#[test]
fn trees_are_packed_as_they_are_written() {
    let trees = lines("detect/trees.tsv");
    assert!(!trees.is_empty());
    let mut wanted = Vec::new();
    for line in &trees {
        let mut nodes = Vec::new();
        for node in line.split('\t') {
            nodes.push(if let Some((part, most)) = node.split_once('<') {
                let part: u8 = part.parse().expect(line);
                assert!(usize::from(part) < COUNT, "{line:?}: no part {part}");
                (part, most.parse().expect(line))
            } else {
                (LEAF, node.parse::<i8>().expect(line) as u8)
            });
        }
        wanted.extend(pack(&nodes).expect(line));
    }
    assert!(Trees::shipped().0 == wanted, "the packed trees are others");
}

#[test]
fn every_part_has_a_name_of_its_own() {
    let names: BTreeSet<&str> = NAMES.into_iter().collect();
    assert_eq!(names.len(), COUNT);
    assert!(COUNT < usize::from(LEAF), "a part's number would be a leaf");
}

#[test]
fn every_language_says_the_same_senses() {
    let mut ids = Vec::new();
    for line in lines("catalogue/senses/senses.tsv") {
        let cells: Vec<&str> = line.split('\t').collect();
        let [id, role, gloss] = cells[..] else {
            panic!("{line:?}: id, role and gloss are needed");
        };
        assert!(role == "-" || role.parse::<Role>().is_ok(), "{line:?}");
        assert!(!gloss.trim().is_empty(), "{line:?}");
        ids.push(id.to_owned());
    }
    let unique: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "a sense is there twice");
    let (mut languages, mut wrong) = (0, Vec::new());
    for entry in fs::read_dir(path("catalogue/senses")).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("senses.tsv") {
            continue;
        }
        languages += 1;
        let name = path.file_name().unwrap().to_str().unwrap();
        let mut own = Vec::new();
        for line in fs::read_to_string(&path).unwrap().lines() {
            let at = format!("{name}: {line:?}");
            let (id, entries) = line.split_once('\t').expect(&at);
            own.push(id.to_owned());
            let mut seen = BTreeSet::new();
            for entry in entries.split(' ') {
                wrong.extend(problem(entry).map(|p| format!("{at}: {entry:?} {p}")));
                assert!(seen.insert(entry), "{at}: {entry:?} is there twice");
            }
        }
        assert_eq!(own, ids, "{name}: other senses, or in another order");
    }
    assert!(languages >= 34, "only {languages} languages");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with an entry.
fn problem(entry: &str) -> Option<&'static str> {
    let stem = entry.strip_suffix('*').unwrap_or(entry);
    if stem.contains('*') {
        return Some("has a star inside");
    }
    let folded = fold(&stem.replace('_', " "));
    folded.text.trim().is_empty().then_some("folds to nothing")
}
