//! The texts to learn from: as they are given, as the catalogue has them, in frames, and as feeds alter them.

use std::collections::HashMap;
use std::fs;

use chainbreak::catalogue::Family;
use chainbreak::detect::parts::{Parts, spread};
use chainbreak::detect::trees::Trees;
use chainbreak::detect::words::Table;
use chainbreak::detect::{Input, grams, read_with};
use serde_json::{Value, json};

use crate::linear::Sample;

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

/// How much a text that people really posted counts against one written after the pattern.
const REAL: f32 = 3.0;
/// The same for an ordinary post: these are many and alike, and must not drown the hard ones.
const ORDINARY: f32 = 0.6;
/// The same for a hoax that was set in a frame here.
const FRAMED: f32 = 0.5;

/// A text to learn from.
pub struct Text {
    pub text: String,
    pub class: usize,
    pub family: Option<usize>,
    pub lang: String,
    pub kind: String,
    pub weight: f32,
    pub round: usize,
    /// Texts of one group stay on one side.
    pub group: String,
    pub keys: Vec<u32>,
    pub words: usize,
    /// Another form of a text: it teaches, and is not counted.
    pub cut: bool,
}

/// The catalogued texts, by their fragments, with their examples and near misses: most texts about a hoax
/// quote these, so that without them the words that everybody knows would speak for a quotation.
pub fn catalogued(texts: &mut Vec<Text>) {
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
pub fn framed(texts: &mut Vec<Text>) {
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

pub fn read(row: &Value, texts: &mut Vec<Text>) {
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
    let round = grams::key(group) as usize % crate::ROUNDS;
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
    pub fn sample(&self, class: usize) -> Sample<'_> {
        Sample {
            keys: &self.keys,
            size: 1.0 / spread(self.words),
            class,
            weight: self.weight,
        }
    }

    pub fn parts(&self, table: &Table) -> Parts {
        let input = Input {
            text: &self.text,
            alt: false,
            partial: false,
        };
        read_with(&input, table, Trees(&[])).parts
    }
}
