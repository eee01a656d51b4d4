//! Learns the tables of the detector, `src/detect/words.tsv` and `src/detect/trees.tsv`, from labelled
//! JSON Lines:
//!
//! ```text
//! cargo run --release --example train -- tests/corpus/dev/*.jsonl MORE.jsonl
//! ```
//!
//! Lines hold `text`, `kind` (`hoax` with a `family`; anything else is a text without label, `benign` an
//! ordinary post) and for look-alikes a `class`. The shipped tables were learned from `tests/corpus/dev`,
//! from chain messages and look-alikes as people posted them (`source`: they count twice), and from 12,000
//! ordinary posts; the latter two are not ours to ship.
//!
//! First the words ([`linear`]): what each gram says for pushing a hoax and for talking about one, and the
//! families. The senses of `src/catalogue/senses` bind the words of all languages: what a sense has taught in
//! one it says in all. Then the trees ([`forest`]) over the parts of each text, weighed by words that were
//! learned without it: in five rounds, each with a fifth of the texts left out.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing
)]

mod forest;
mod linear;
mod senses;
mod tables;

use std::{env, fs};

use chainbreak::catalogue::Family;
use chainbreak::detect::parts::Parts;
use chainbreak::detect::trees::Trees;
use chainbreak::detect::words::{Table, Weight};
use chainbreak::detect::{Input, grams, read_with};
use linear::{Linear, Sample};
use senses::Senses;
use serde_json::Value;

/// What look-alikes of these classes do: they talk about chain messages or about what those fear.
const ABOUT: [&str; 11] = [
    "debunk",
    "quote-discussion",
    "quote",
    "question",
    "news",
    "howto",
    "parody",
    "opinion",
    "real-policy",
    "policy-fact",
    "security-tip",
];

/// What a step of the table is worth.
const STEP: f32 = 0.42;
/// Weights below so many steps are left out.
const LEAST: f32 = 0.75;
/// How many rounds leave a part of the texts out.
const ROUNDS: usize = 5;

pub struct Text {
    text: String,
    class: usize,
    family: Option<usize>,
    pub lang: String,
    pub kind: String,
    weight: f32,
    round: usize,
    keys: Vec<u32>,
    words: usize,
    /// A cut of another text: it teaches, and is not counted.
    cut: bool,
}

fn main() {
    let mut texts = Vec::new();
    for path in env::args().skip(1) {
        let body = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        for line in body.lines().filter(|l| !l.trim().is_empty()) {
            let row: Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{path}: {e}"));
            read(&row, &mut texts);
        }
    }
    let senses = Senses::read("src/catalogue/senses");
    let hoaxes = texts.iter().filter(|t| t.class == 0).count();
    eprintln!(
        "{} texts, {hoaxes} of hoaxes; {} words of senses",
        texts.len(),
        senses.of.len()
    );
    let seen = tables::names(&texts, &senses);

    // Words without each fifth, and the parts of that fifth by them.
    let learn = |round: Option<usize>| -> Table {
        let samples: Vec<Sample> = texts
            .iter()
            .filter(|t| Some(t.round) != round)
            .map(|t| t.sample(t.class))
            .collect();
        let linear = Linear::learn(&samples, 3, &senses);
        let mut table = Table::empty();
        for (key, _) in &seen {
            table.set(*key, weight(&linear, *key));
        }
        table
    };
    let rounds: Vec<usize> = (0..ROUNDS).collect();
    let mut parts: Vec<Parts> = vec![[0; chainbreak::detect::parts::COUNT]; texts.len()];
    for pair in rounds.chunks(2) {
        let done: Vec<Vec<(usize, Parts)>> = std::thread::scope(|scope| {
            let running: Vec<_> = pair
                .iter()
                .map(|round| {
                    let (learn, texts) = (&learn, &texts);
                    scope.spawn(move || {
                        let table = learn(Some(*round));
                        let held = texts.iter().enumerate().filter(|t| t.1.round == *round);
                        held.map(|(i, t)| (i, t.parts(&table))).collect()
                    })
                })
                .collect();
            running.into_iter().map(|r| r.join().unwrap()).collect()
        });
        for (i, p) in done.into_iter().flatten() {
            parts[i] = p;
        }
        eprintln!("round {pair:?} done");
    }

    // A trial: trees without each fifth judge it.
    let mut scores = vec![0.0; texts.len()];
    for round in 0..ROUNDS {
        let trees = forest::learn(texts.iter().zip(&parts).filter(|t| t.0.round != round));
        let packed = tables::pack(&trees);
        for (i, t) in texts.iter().enumerate().filter(|t| t.1.round == round) {
            let _ = t;
            scores[i] = Trees(&packed).score(&parts[i]);
        }
    }
    tables::report(&texts, &scores);

    let trees = forest::learn(texts.iter().zip(&parts));
    fs::write("src/detect/trees.tsv", tables::trees(&trees)).unwrap();

    let all: Vec<Sample> = texts.iter().map(|t| t.sample(t.class)).collect();
    let linear = Linear::learn(&all, 3, &senses);
    let by_family: Vec<Sample> = texts
        .iter()
        .filter_map(|t| Some(t.sample(t.family?)))
        .collect();
    let families = Linear::learn(&by_family, Family::ALL.len(), &senses);
    let table = tables::words(&seen, &linear, &families, &senses);
    fs::write("src/detect/words.tsv", table).unwrap();
}

/// The table's entry for a gram: against texts that neither push nor talk.
fn weight(linear: &Linear, key: u32) -> Weight {
    let rest = linear.weight(2, key);
    let steps = |class: usize| {
        let steps = (linear.weight(class, key) - rest) / STEP;
        if steps.abs() < LEAST {
            0
        } else {
            steps.round().clamp(-8.0, 7.0) as i8
        }
    };
    Weight {
        hoax: steps(0),
        about: steps(1),
    }
}

fn read(row: &Value, texts: &mut Vec<Text>) {
    // Fragments that are no hoax by themselves teach nothing.
    let word = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default();
    if word("note").contains("not sufficient") {
        return;
    }
    let hoax = word("kind") == "hoax";
    let family = hoax
        .then(|| word("family").parse::<Family>().ok())
        .flatten()
        .map(|f| f as usize);
    if hoax && family.is_none() {
        return;
    }
    let class = match (hoax, ABOUT.contains(&word("class"))) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    };
    // Rewordings of one text stay on one side.
    let group = if word("variant_group").is_empty() {
        word("id")
    } else {
        word("variant_group")
    };
    let group = if group.is_empty() {
        word("text")
    } else {
        group
    };
    let round = grams::key(group) as usize % ROUNDS;
    let benign = word("kind") == "benign";
    let real = !benign && !word("source").is_empty();
    // Ordinary posts are many and alike; they must not drown the hard ones.
    let weight = if benign {
        0.15
    } else if real {
        2.0
    } else {
        1.0
    };
    let mut add = |text: &str, weight: f32, cut: bool| {
        texts.push(Text {
            text: text.to_owned(),
            class,
            family,
            lang: word("lang").to_owned(),
            kind: if hoax {
                word("family")
            } else if benign {
                "benign"
            } else {
                word("class")
            }
            .to_owned(),
            weight,
            round,
            keys: Vec::new(),
            words: 0,
            cut,
        });
        let last = texts.last_mut().unwrap();
        let folded = chainbreak::text::fold(text);
        let pieces = chainbreak::text::pieces(&folded);
        let grams = grams::grams(&folded.text, &pieces);
        last.words = grams.words.len();
        for (key, index) in &grams.keys {
            last.keys.push(*key);
            if grams.words[*index as usize].quoted {
                last.keys.push(grams::quoted(*key));
            }
        }
        last.keys.sort_unstable();
        last.keys.dedup();
    };
    let text = word("text");
    add(text, weight, false);
    // Feeds cut texts: the first part of a long hoax must be known too, and of a long text about one left
    // alone.
    let length = text.chars().count();
    if !benign && length > 260 {
        let cut: String = text.chars().take(length * 6 / 10).collect();
        add(&cut, weight / 2.0, true);
    }
}

impl Text {
    fn sample(&self, class: usize) -> Sample<'_> {
        Sample {
            keys: &self.keys,
            size: 1.0 / (self.words.max(30) as f32).sqrt(),
            class,
            weight: self.weight,
        }
    }

    fn parts(&self, table: &Table) -> Parts {
        let input = Input {
            text: &self.text,
            alt: false,
            partial: false,
        };
        read_with(&input, table, Trees(&[])).parts
    }
}
