//! Learns the weights of `src/detect/model.tsv` from labelled JSON Lines and writes the table:
//!
//! ```text
//! cargo run --release --example train -- tests/corpus/dev/*.jsonl MORE.jsonl > model.tsv
//! ```
//!
//! The shipped table was learned from `tests/corpus/dev`, 185 chain messages and look-alikes as people
//! posted them (three times each: real ones count for more), and 12,000 ordinary posts (`kind: benign`);
//! the latter two are not ours to ship. Hoaxes in languages without a cue file teach nothing: leave them
//! out.
//!
//! Lines hold `text` and `kind` (`hoax` with a `family`; anything else is a text without label). The
//! weights keep their sign: what speaks for a hoax can only speak for it, so that a text cannot buy a
//! label with words of another kind.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::{env, fs};

use chainbreak::catalogue::Family;
use chainbreak::detect::features::{COUNT, direction};
use chainbreak::detect::model::Model;
use chainbreak::detect::{Input, judge_with};
use serde_json::Value;

/// How strongly weights are drawn to zero.
const RIDGE: f32 = 0.0004;
/// How much a text without label weighs against a hoax: a false label is the worst failure.
const CAUTION: f32 = 2.0;
/// Steps of the descent.
const STEPS: usize = 4000;

struct Sample {
    x: [f32; COUNT + 1],
    family: Option<usize>,
    weight: f32,
}

fn main() {
    let mut samples = Vec::new();
    for path in env::args().skip(1) {
        let body = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        for line in body.lines().filter(|l| !l.trim().is_empty()) {
            let row: Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{path}: {e}"));
            read(&row, &mut samples);
        }
    }
    let hoaxes = samples.iter().filter(|s| s.family.is_some()).count();
    eprintln!("{} samples, {hoaxes} hoaxes", samples.len());
    let all: Vec<&Sample> = samples.iter().collect();
    let of_hoaxes: Vec<&Sample> = samples.iter().filter(|s| s.family.is_some()).collect();
    let label = descend(
        &all,
        |s| {
            (
                f32::from(u8::from(s.family.is_some())),
                if s.family.is_some() { 1.0 } else { CAUTION },
            )
        },
        true,
    );
    let mut model = Model {
        label,
        ..Model::default()
    };
    for (i, weights) in model.families.iter_mut().enumerate() {
        *weights = descend(
            &of_hoaxes,
            |s| (f32::from(u8::from(s.family == Some(i))), 1.0),
            false,
        );
    }
    print!("{}", table(&model));
}

fn read(row: &Value, samples: &mut Vec<Sample>) {
    // Fragments that are no hoax by themselves teach nothing.
    if row
        .get("note")
        .and_then(Value::as_str)
        .is_some_and(|n| n.contains("not sufficient"))
    {
        return;
    }
    let text = row["text"].as_str().unwrap_or_default();
    let hoax = row["kind"] == "hoax";
    let family = hoax
        .then(|| row["family"].as_str()?.parse::<Family>().ok())
        .flatten()
        .and_then(|f| Family::ALL.iter().position(|g| *g == f));
    if hoax && family.is_none() {
        return;
    }
    let mut add = |text: &str, weight: f32| {
        let features = judge_with(
            &Input {
                text,
                alt: false,
                partial: false,
            },
            &Model::default(),
        )
        .2;
        let mut x = [1.0; COUNT + 1];
        x[..COUNT].copy_from_slice(&features.values);
        samples.push(Sample { x, family, weight });
    };
    // Ordinary posts are many and alike; they must not drown the hard ones.
    add(text, if row["kind"] == "benign" { 0.15 } else { 1.0 });
    let length = text.chars().count();
    // Feeds cut texts: the first part of a long hoax must be known too.
    if hoax && length > 260 {
        let cut: String = text.chars().take(length * 6 / 10).collect();
        add(&cut, 0.5);
    }
}

/// Logistic regression by Adam over the whole set, projected onto the allowed signs after each step.
fn descend(
    samples: &[&Sample],
    target: impl Fn(&Sample) -> (f32, f32),
    signed: bool,
) -> [f32; COUNT + 1] {
    let mut w = [0.0f32; COUNT + 1];
    let (mut m, mut v) = ([0.0f32; COUNT + 1], [0.0f32; COUNT + 1]);
    let total: f32 = samples.iter().map(|s| target(s).1 * s.weight).sum();
    for step in 1..=STEPS {
        let mut gradient = [0.0f32; COUNT + 1];
        for sample in samples {
            let (y, cost) = target(sample);
            let z: f32 = w.iter().zip(&sample.x).map(|(a, b)| a * b).sum();
            let error = (1.0 / (1.0 + (-z).exp()) - y) * cost * sample.weight / total;
            for (g, x) in gradient.iter_mut().zip(&sample.x) {
                *g += error * x;
            }
        }
        for i in 0..=COUNT {
            let g = gradient[i] + if i < COUNT { RIDGE * w[i] } else { 0.0 };
            m[i] = 0.9 * m[i] + 0.1 * g;
            v[i] = 0.999 * v[i] + 0.001 * g * g;
            let rate = 0.05 * (1.0 - step as f32 / STEPS as f32).max(0.02);
            w[i] -= rate * (m[i] / (1.0 - 0.9f32.powi(step as i32)))
                / ((v[i] / (1.0 - 0.999f32.powi(step as i32))).sqrt() + 1e-8);
            if signed && i < COUNT {
                match direction(i) {
                    Some(true) => w[i] = w[i].max(0.0),
                    Some(false) => w[i] = w[i].min(0.0),
                    None => {}
                }
            }
        }
    }
    w
}

fn table(model: &Model) -> String {
    let mut out = String::from(
        "# Weights of the decision, learned by `cargo run --release --example train`; see there. Do not tune by hand.\n# feature\tlabel",
    );
    for family in Family::ALL {
        out.push('\t');
        out.push_str(family.id());
    }
    out.push('\n');
    for i in 0..=COUNT {
        let cells: Vec<String> = std::iter::once(model.label[i])
            .chain(model.families.iter().map(|f| f[i]))
            .map(|w| format!("{:.0}", w * 100.0))
            .collect();
        out.push_str(&format!("{}\t{}\n", Model::row(i), cells.join("\t")));
    }
    out
}
