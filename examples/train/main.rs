//! Learns the tables of the detector, `src/detect/words.tsv` and `src/detect/trees.tsv`, from labelled
//! JSON Lines:
//!
//! ```text
//! cargo run --release --example train -- tests/corpus/dev/*.jsonl MORE.jsonl
//! ```
//!
//! Lines hold `text`, `kind` (`hoax` with a `family`; anything else is a text without label, `benign` an
//! ordinary post) and for look-alikes a `class`. The shipped tables were learned from `tests/corpus/dev`,
//! from chain messages and look-alikes as people posted them (`source`: they count three times), and from
//! 53,000 ordinary posts; the latter two are not ours to ship.
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
mod texts;

use std::collections::HashMap;
use std::{env, fs};

use chainbreak::catalogue::Family;
use chainbreak::detect::parts::Parts;
use chainbreak::detect::trees::Trees;
use chainbreak::detect::words::{Table, Weight};
use linear::{Linear, Sample};
use senses::Senses;
use serde_json::Value;
use texts::Text;

/// What a step of the table is worth.
const STEP: f32 = 0.5;
/// Weights below so many steps, times the root of the texts that hold the gram, are left out.
const LEAST: f32 = 0.5;
/// How many grams the table may have: the core travels with every page.
const MOST: usize = 40_000;
/// How many rounds leave a part of the texts out.
const ROUNDS: usize = 5;

fn main() {
    let mut texts = Vec::new();
    for path in env::args().skip(1) {
        let body = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        for line in body.lines().filter(|l| !l.trim().is_empty()) {
            let row: Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{path}: {e}"));
            texts::read(&row, &mut texts);
        }
    }
    texts::catalogued(&mut texts);
    texts::framed(&mut texts);
    let senses = Senses::read("src/catalogue/senses");
    let hoaxes = texts.iter().filter(|t| t.class == 0).count();
    eprintln!(
        "{} texts, {hoaxes} of hoaxes; {} words of senses",
        texts.len(),
        senses.of.len()
    );
    // From here on a gram is known by its place among those that are in two texts or in a sense; grams of a
    // single text teach nothing that holds for another.
    let seen = tables::names(&texts, &senses);
    let place = (0..).zip(&seen).map(|(i, s)| (s.0, i)).collect();
    let senses = renumber(&mut texts, senses, &place);

    // Most grams say little. The heaviest are learned again without the others, and take over their part.
    let learn = |samples: &[Sample]| -> (Linear, Vec<bool>) {
        let first = Linear::learn(samples, 3, &senses, None);
        let open = tables::heaviest(&seen, &first, MOST);
        (Linear::learn(samples, 3, &senses, Some(&open)), open)
    };
    // Words without each fifth, and the parts of that fifth by them.
    let learn_without = |round: usize| -> Table {
        let rest = texts.iter().filter(|t| t.round != round);
        let (linear, _) = learn(&rest.map(|t| t.sample(t.class)).collect::<Vec<_>>());
        let weights: Vec<(u32, Weight)> = seen
            .iter()
            .zip(0..)
            .map(|((key, _, often), place)| (*key, weight(&linear, place, *often)))
            .filter(|w| w.1 != Weight::default())
            .collect();
        Table::of_weights(&weights)
    };
    let rounds: Vec<usize> = (0..ROUNDS).collect();
    let mut parts: Vec<Parts> = vec![[0; chainbreak::detect::parts::COUNT]; texts.len()];
    for pair in rounds.chunks(2) {
        let done: Vec<Vec<(usize, Parts)>> = std::thread::scope(|scope| {
            let running: Vec<_> = pair
                .iter()
                .map(|round| {
                    let (learn, texts) = (&learn_without, &texts);
                    scope.spawn(move || {
                        let table = learn(*round);
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
        let held = texts.iter().zip(&parts).zip(&mut scores);
        for ((_, parts), score) in held.filter(|t| t.0.0.round == round) {
            *score = Trees(&packed).score(parts);
        }
    }
    tables::report(&texts, &scores);

    let trees = forest::learn(texts.iter().zip(&parts));
    fs::write("src/detect/trees.tsv", tables::trees(&trees)).unwrap();

    let all: Vec<Sample> = texts.iter().map(|t| t.sample(t.class)).collect();
    let (linear, open) = learn(&all);
    let by_family: Vec<Sample> = texts
        .iter()
        .filter_map(|t| Some(t.sample(t.family?)))
        .collect();
    let families = Linear::learn(&by_family, Family::ALL.len(), &senses, None);
    let table = tables::words(&seen, &open, &linear, &families, &senses);
    fs::write("src/detect/words.tsv", table).unwrap();
}

/// Gives grams new numbers in texts and senses; those without one are left out.
fn renumber(texts: &mut [Text], senses: Senses, place: &HashMap<u32, u32>) -> Senses {
    for text in texts {
        text.keys = text
            .keys
            .iter()
            .filter_map(|k| place.get(k).copied())
            .collect();
    }
    senses.placed(place)
}

/// The table's entry for a gram: against texts that neither push nor talk.
fn weight(linear: &Linear, key: u32, often: f32) -> Weight {
    let rest = linear.weight(2, key);
    let steps = |class: usize| {
        let steps = (linear.weight(class, key) - rest) / STEP;
        if steps.abs() * often < LEAST {
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
