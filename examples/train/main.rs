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

use std::collections::HashMap;
use std::{env, fs};

use chainbreak::catalogue::Family;
use chainbreak::detect::parts::Parts;
use chainbreak::detect::trees::Trees;
use chainbreak::detect::words::{Table, Weight};
use chainbreak::detect::{Input, grams, read_with};
use linear::{Linear, Sample};
use senses::Senses;
use serde_json::{Value, json};

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
const STEP: f32 = 0.5;
/// Weights below so many steps, times the root of the texts that hold the gram, are left out.
const LEAST: f32 = 0.5;
/// How many grams the table may have: the core travels with every page.
const MOST: usize = 40_000;
/// How much a text that people really posted counts against one written after the pattern.
const REAL: f32 = 3.0;
/// The same for an ordinary post: these are many and alike, and must not drown the hard ones.
const ORDINARY: f32 = 0.6;
/// The same for a hoax that was set in a frame here.
const FRAMED: f32 = 0.5;
/// How many rounds leave a part of the texts out.
const ROUNDS: usize = 5;

/// A text to learn from.
pub struct Text {
    text: String,
    class: usize,
    family: Option<usize>,
    pub lang: String,
    pub kind: String,
    weight: f32,
    round: usize,
    /// Texts of one group stay on one side.
    group: String,
    keys: Vec<u32>,
    words: usize,
    /// Another form of a text: it teaches, and is not counted.
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
    catalogued(&mut texts);
    framed(&mut texts);
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
        for (i, t) in texts.iter().enumerate().filter(|t| t.1.round == round) {
            let _ = t;
            scores[i] = Trees(&packed).score(&parts[i]);
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

/// The catalogued texts, by their fragments, with their examples and near misses: most texts about a hoax
/// quote these, so that without them the words that everybody knows would speak for a quotation.
fn catalogued(texts: &mut Vec<Text>) {
    let mut paths: Vec<_> = fs::read_dir("src/catalogue/families")
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        let file: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let list = |key: &str| file[key].as_array().cloned().unwrap_or_default();
        let mut add = |kind: &str, lang: &Value, text: String| {
            let row = json!({ "kind": kind, "family": file["id"], "class": "debunk", "lang": lang,
                "source": path.display().to_string(), "text": text });
            read(&row, texts);
        };
        for known in list("texts") {
            let fragments = known["fragments"].as_array().cloned().unwrap_or_default();
            let fragments: Vec<&str> = fragments.iter().filter_map(Value::as_str).collect();
            add("hoax", &known["lang"], fragments.join(". "));
            add(
                "hoax",
                &known["lang"],
                fragments
                    .iter()
                    .take(3)
                    .copied()
                    .collect::<Vec<_>>()
                    .join(" "),
            );
        }
        for example in list("examples") {
            add(
                "hoax",
                &example["lang"],
                example["text"].as_str().unwrap().to_owned(),
            );
        }
        for miss in list("near_misses") {
            add(
                "negative",
                &miss["lang"],
                miss["text"].as_str().unwrap().to_owned(),
            );
        }
    }
}

/// Hoaxes in the frames that people set them in: the same words, and what is done with them is another
/// thing.
fn framed(texts: &mut Vec<Text>) {
    let list = fs::read_to_string("examples/train/frames.tsv").unwrap();
    let mut frames: HashMap<&str, Vec<(bool, String)>> = HashMap::new();
    for line in list.lines().filter(|l| !l.starts_with("# ")) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [lang, side, frame] = cells[..] else {
            panic!("frames.tsv: {line:?}");
        };
        let frame = frame.replace("\\n", "\n");
        frames
            .entry(lang)
            .or_default()
            .push((side == "push", frame));
    }
    let mut made: Vec<Value> = Vec::new();
    for text in texts.iter().filter(|t| t.class == 0 && !t.cut) {
        let Some(frames) = frames.get(text.lang.as_str()) else {
            continue;
        };
        let pick = grams::key(&text.text) as usize;
        let (push, frame) = &frames[pick % frames.len()];
        let family = text.family.map(|f| Family::ALL[f].id());
        made.push(
            json!({ "kind": if *push { "hoax" } else { "negative" }, "family": family,
            "class": "debunk", "lang": text.lang, "id": text.group, "framed": true,
            "text": frame.replace("{}", &text.text) }),
        );
    }
    for row in made {
        read(&row, texts);
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
    let weight = if benign {
        ORDINARY
    } else if real {
        REAL
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
            group: group.to_owned(),
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
    let framed = row.get("framed").is_some();
    add(text, if framed { FRAMED } else { weight }, framed);
    if !benign && !framed {
        for other in forms(text) {
            add(&other, weight / 2.0, true);
        }
    }
}

/// The same text as feeds and people alter it. What it is stays the same: a hoax in a list is one, and a
/// cut text about a hoax is none.
fn forms(text: &str) -> Vec<String> {
    let length = text.chars().count();
    let mut forms = Vec::new();
    if length > 160 {
        forms.push(text.chars().take(length * 6 / 10).collect());
    }
    let sentences: Vec<&str> = text
        .split_inclusive(['.', '!', '?', '\n', '。', '！', '？', '।', '؟'])
        .map(str::trim)
        .filter(|s| s.chars().count() > 2)
        .collect();
    let pick = grams::key(text) % 3;
    if sentences.len() > 1 {
        forms.push(match pick {
            0 => sentences.join("\n"),
            1 => (1..)
                .zip(&sentences)
                .map(|(i, s)| format!("{i}. {s}\n"))
                .collect(),
            _ => sentences.join(" "),
        });
    }
    // The weather says nothing for either side.
    forms.push(match grams::key(text) / 3 % 3 {
        0 => format!("{}\n\n{text}", PADDING[length % PADDING.len()]),
        1 => format!("{text}\n\n{}", PADDING[length % PADDING.len()]),
        _ => text.to_uppercase(),
    });
    forms
}

/// Ordinary sentences around a text.
const PADDING: [&str; 12] = [
    "What a grey morning, the coffee is the only warm thing here.",
    "Heute war es endlich wieder sonnig, wir waren lange am See.",
    "Hoy comimos en casa de mi abuela, arroz con pollo como siempre.",
    "Il a plu toute la journée, on a fait des crêpes.",
    "Ieri sera siamo andati al mare, l'acqua era fredda.",
    "Hoje o ônibus atrasou de novo, cheguei molhada.",
    "Wczoraj wieczorem oglądaliśmy mecz i jedliśmy pierogi.",
    "Сегодня весь день шёл снег, гуляли с собакой.",
    "Bugün hava çok güzeldi, sahilde çay içtik.",
    "اليوم كان الجو جميلا وذهبنا إلى الحديقة.",
    "今天下雨了，我们在家里吃火锅。",
    "आज सुबह बहुत ठंड थी, चाय दो बार पी.",
];

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
