//! The tables as they are written, and the trial's figures.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use chainbreak::catalogue::Role;
use chainbreak::detect::grams::{RUN, beginning, beginnings, grams, key, quoted};
use chainbreak::detect::trees::{self, LEAF};
use chainbreak::detect::words::Weight;
use chainbreak::text::{fold, pieces, spaceless};

use crate::forest::Node;
use crate::linear::Linear;
use crate::senses::Senses;
use crate::texts::Text;
use crate::weight;

/// Grams that are in at least two texts or in a sense, each with how it is written.
pub fn names(texts: &[Text], senses: &Senses) -> Vec<(u32, String, f32)> {
    let mut names: BTreeMap<u32, String> = BTreeMap::new();
    let mut count: HashMap<u32, u32> = HashMap::new();
    for text in texts.iter().filter(|t| !t.cut) {
        for key in &text.keys {
            *count.entry(*key).or_default() += 1;
        }
    }
    for text in texts.iter().filter(|t| !t.cut && t.kind != "benign") {
        let folded = fold(&text.text);
        let pieces = pieces(&folded);
        let taken = grams(&folded.text, &pieces);
        for (i, word) in taken.words.iter().enumerate() {
            let whole = &folded.text[word.start as usize..word.end as usize];
            let mut written = Vec::new();
            let chars: Vec<char> = whole.chars().collect();
            if chars.len() == 1 && spaceless(chars[0]) {
                for back in 0..RUN {
                    if let Some(first) = i.checked_sub(back) {
                        written.push(
                            folded.text[taken.words[first].start as usize..word.end as usize]
                                .to_owned(),
                        );
                    }
                }
            } else {
                let head = |w: &str, n: usize| w.chars().take(n).collect::<String>();
                written.push(whole.to_owned());
                written.extend(beginnings(whole).map(|n| format!("{}*", head(whole, n))));
                if let Some(before) = i.checked_sub(1).map(|b| taken.words[b]) {
                    let first = &folded.text[before.start as usize..before.end as usize];
                    written.push(format!("{} {}", beginning(first), beginning(whole)));
                }
            }
            for name in written {
                let plain = key(&name);
                let mut keep = |key: u32, name: String| {
                    if count.get(&key).is_some_and(|n| *n >= 2) {
                        names.entry(key).or_insert(name);
                    }
                };
                if word.quoted {
                    keep(quoted(plain), format!("\u{201C}{name}"));
                }
                keep(plain, name);
            }
        }
    }
    for (key, name) in &senses.names {
        names.entry(*key).or_insert_with(|| name.clone());
    }
    names
        .into_iter()
        .map(|(key, name)| {
            let texts = count.get(&key).copied().unwrap_or(0).max(1);
            (key, name, (texts as f32).sqrt())
        })
        .collect()
}

/// Which grams weigh most over all texts.
pub fn heaviest(seen: &[(u32, String, f32)], linear: &Linear, most: usize) -> Vec<bool> {
    let mut heavy: Vec<(f32, u32)> = (0..)
        .zip(seen)
        .map(|(place, (_, _, often))| {
            let by = |class| (linear.weight(class, place) - linear.weight(2, place)).abs();
            (by(0).max(by(1)) * often, place)
        })
        .collect();
    heavy.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut open = vec![false; seen.len()];
    for (_, place) in heavy.into_iter().take(most) {
        open[place as usize] = true;
    }
    open
}

/// `words.tsv`.
pub fn words(
    seen: &[(u32, String, f32)],
    open: &[bool],
    linear: &Linear,
    families: &Linear,
    senses: &Senses,
) -> String {
    let mut roles: HashMap<u32, Role> = HashMap::new();
    for (key, sense) in &senses.of {
        if let Some(role) = senses.roles[*sense] {
            roles.entry(*key).or_insert(role);
        }
    }
    let mut rows: Vec<(String, Weight, u8, u8)> = Vec::new();
    for (place, (_, name, often)) in (0..).zip(seen).filter(|g| open[g.0 as usize]) {
        let weight = weight(linear, place, *often);
        let family = if name.starts_with('\u{201C}') {
            0
        } else {
            family(families, place, *often)
        };
        let heavy = weight.hoax.abs() >= 2 || weight.about >= 2;
        let role = roles
            .get(&place)
            .filter(|_| heavy)
            .map_or(0, |r| *r as u8 + 1);
        if weight != Weight::default() || family > 0 {
            rows.push((name.clone(), weight, family, role));
        }
    }
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    let mut out = String::from(
        "# Written by `cargo run --release --example train`; see there. A line a gram: how it is written (a\n# mark before it: inside a quotation), what it says for pushing a hoax and for talking about one (steps\n# from -8 to 7), the family it points to (0: none, else 3 times its number plus its strength), its role.\n",
    );
    for (name, weight, family, role) in rows {
        writeln!(
            out,
            "{name}\t{}\t{}\t{family}\t{role}",
            weight.hoax, weight.about
        )
        .unwrap();
    }
    out
}

/// How much a gram must point to a family, over all texts, to say so.
const FAMILY: f32 = 4.0;

/// The family that a gram points to: 0 for none, else 3 times its number plus 1 to 3.
fn family(families: &Linear, key: u32, often: f32) -> u8 {
    let all: Vec<f32> = (0..chainbreak::catalogue::Family::ALL.len())
        .map(|f| families.weight(f, key))
        .collect();
    let mean = all.iter().sum::<f32>() / all.len() as f32;
    let (best, most) = all
        .iter()
        .enumerate()
        .max_by(|a, b| a.1.total_cmp(b.1))
        .map(|(i, w)| (i, w - mean))
        .unwrap();
    if most * often < FAMILY {
        return 0;
    }
    let strength = (most / 0.7).round().clamp(1.0, 3.0) as u8;
    best as u8 * 3 + strength
}

fn flat(node: &Node, out: &mut Vec<(u8, u8)>) {
    match node {
        Node::Leaf(value) => out.push((LEAF, *value as u8)),
        Node::Split(part, most, left, right) => {
            out.push((*part, *most));
            flat(left, out);
            flat(right, out);
        }
    }
}

/// Trees as the detector reads them.
pub fn pack(trees: &[Node]) -> Vec<u8> {
    let mut out = Vec::new();
    for tree in trees {
        let mut nodes = Vec::new();
        flat(tree, &mut nodes);
        out.extend(trees::pack(&nodes).unwrap());
    }
    out
}

/// `trees.tsv`.
pub fn trees(trees: &[Node]) -> String {
    let mut out = String::from(
        "# Written by `cargo run --release --example train`; see there. A line a tree, its nodes before their\n# branches: the number of a part and the greatest value that goes left, or a leaf's steps.\n",
    );
    for tree in trees {
        let mut nodes = Vec::new();
        flat(tree, &mut nodes);
        let written: Vec<String> = nodes
            .into_iter()
            .map(|(a, b)| {
                if a == LEAF {
                    (b as i8).to_string()
                } else {
                    format!("{a}<{b}")
                }
            })
            .collect();
        writeln!(out, "{}", written.join("\t")).unwrap();
    }
    out
}

/// What the trial showed, on standard error: for each score how many of each kind are above it.
pub fn report(texts: &[Text], scores: &[f32]) {
    let mut by: BTreeMap<&str, Vec<f32>> = BTreeMap::new();
    for (text, score) in texts.iter().zip(scores).filter(|t| !t.0.cut) {
        by.entry(text.kind.as_str()).or_default().push(*score);
        let group = match (text.class, text.kind.as_str(), text.lang == "en") {
            (0, _, true) => "= hoaxes, English",
            (0, _, false) => "= hoaxes, others",
            (_, "benign", _) => "= ordinary posts",
            (_, _, true) => "= look-alikes, English",
            _ => "= look-alikes, others",
        };
        by.entry(group).or_default().push(*score);
    }
    let at = [0.0f32, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0];
    eprintln!("{:24} {:>6} {at:?}", "share above", "of");
    for (name, scores) in by {
        let share =
            at.map(|t| scores.iter().filter(|s| **s > t).count() as f32 / scores.len() as f32);
        eprintln!(
            "{name:24} {:>6} {}",
            scores.len(),
            share.map(|s| format!("{s:.4}")).join(" ")
        );
    }
}
