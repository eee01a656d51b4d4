//! What holds for any text: it has one verdict, whose evidence lies in it. Texts are made up of random
//! characters and of pieces of the corpus; the same on every run. What is checked stands in `tests/fuzz`,
//! whose targets look for such texts with more patience.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "fuzz/checks.rs"]
mod checks;

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

/// xorshift64*.
struct Random(u64);

impl Random {
    /// A number below a bound.
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let mixed = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        mixed as usize % bound
    }

    /// A character, oftener one that means something to folding.
    fn char(&mut self) -> char {
        const TELLING: &str = " \n\r\t.,:;!?¿…\"'“”„«»「」‘’()*_#@/\\>→👉😂🙏🏽❌©\u{200B}\u{200D}\u{FE0F}\u{301}\u{202E}\u{FFFD}\0ﬁßİıſ𝐀Ａ１①";
        const POOLS: [(usize, usize); 6] = [
            (0x20, 0x7F),
            (0xA0, 0x250),
            (0x370, 0x780),
            (0x900, 0xF00),
            (0x2000, 0xD800),
            (0xE000, 0x11_0000),
        ];
        if self.below(3) == 0 {
            let at = self.below(TELLING.chars().count());
            return TELLING.chars().nth(at).unwrap();
        }
        let (from, to) = POOLS[self.below(POOLS.len())];
        char::from_u32((from + self.below(to - from)) as u32).unwrap_or('?')
    }

    /// A piece of a text.
    fn piece(&mut self, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let from = self.below(chars.len());
        let length = 1 + self.below(chars.len() - from);
        chars[from..from + length].iter().collect()
    }

    fn text(&mut self, corpus: &[String]) -> String {
        let mut text: Vec<char> = match self.below(4) {
            0 => (0..self.below(80)).map(|_| self.char()).collect(),
            1 => self.pick(corpus).chars().collect(),
            2 => {
                let text = self.pick(corpus);
                self.piece(&text).chars().collect()
            }
            _ => {
                let (one, other) = (self.pick(corpus), self.pick(corpus));
                let both = format!("{}{}", self.piece(&one), self.piece(&other));
                both.chars().collect()
            }
        };
        for _ in 0..self.below(8) {
            let at = self.below(text.len() + 1);
            text.insert(at, self.char());
        }
        text.into_iter().collect()
    }

    fn pick(&mut self, corpus: &[String]) -> String {
        corpus[self.below(corpus.len())].clone()
    }
}

/// All texts of the corpus, in the order of their files.
fn corpus() -> Vec<String> {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut paths: Vec<PathBuf> = ["dev", "held"]
        .iter()
        .flat_map(|folder| fs::read_dir(dir.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let mut texts = Vec::new();
    for path in paths {
        for line in fs::read_to_string(path).unwrap().lines() {
            let row: Value = serde_json::from_str(line).unwrap();
            texts.push(row["text"].as_str().unwrap().to_owned());
        }
    }
    texts
}

#[test]
fn any_text_has_one_verdict_with_evidence_inside() {
    let corpus = corpus();
    let mut random = Random(0x00C0_FFEE);
    let mut labelled = 0;
    for _ in 0..6_000 {
        let text = random.text(&corpus);
        let (alt, partial) = (random.below(4) == 0, random.below(4) == 0);
        labelled += usize::from(checks::judges(&text, alt, partial));
    }
    // Else the evidence was hardly tried.
    assert!(labelled > 300, "only {labelled} were labelled");
}

#[test]
fn a_folded_text_folds_to_itself() {
    let corpus = corpus();
    let mut random = Random(0x0DDB_A115);
    for _ in 0..4_000 {
        checks::folds(&random.text(&corpus));
    }
}
