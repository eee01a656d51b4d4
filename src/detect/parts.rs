//! What the words say, by parts of the text: as a whole, inside and outside quotations, at the beginning
//! and at the end, in the densest stretch, before and after a colon. A chain message pushes from its first
//! word to its last; who writes about one says so somewhere. Knows no weights of its own.

use super::grams::Grams;
use super::words::Said;
use crate::text::{Folded, MarkKind, Pieces};

/// Names of the parts, in their order.
pub const NAMES: [&str; 40] = [
    "all hoax",
    "all about",
    "own hoax",
    "own about",
    "quoted hoax",
    "quoted about",
    "quoted share",
    "first sentence hoax",
    "first sentence about",
    "beginning hoax",
    "beginning about",
    "end hoax",
    "end about",
    "densest hoax",
    "densest about",
    "densest hoax over about",
    "densest about over hoax",
    "words",
    "share of hoax words",
    "share of about words",
    "before colon hoax",
    "before colon about",
    "after colon hoax",
    "after colon about",
    "best sentence hoax",
    "best sentence about",
    "hoax sentences",
    "about sentences",
    "middle hoax",
    "middle about",
    "exclamations",
    "questions",
    "laughter",
    "warnings",
    "arrows",
    "links",
    "rights signs",
    "lines",
    "sentences",
    "colons",
];

/// How many parts there are.
pub const COUNT: usize = NAMES.len();

/// Words of a beginning or an end.
const EDGE: usize = 15;
/// Words of the stretches that are searched for the densest.
const NARROW: usize = 15;
const WIDE: usize = 36;
/// Shortest text, in words, that its weights are spread over.
const LEAST: usize = 30;
/// Steps from which on a word is one of a hoax, or one about it.
const TELLING: i32 = 6;

/// The parts of a text, each as a byte: 128 says nothing where both signs are possible.
pub type Parts = [u8; COUNT];

/// Takes the parts of a text.
pub fn parts(folded: &Folded, pieces: &Pieces, grams: &Grams, said: &[Said]) -> Parts {
    let words = &grams.words;
    let all = Sum::of(said.iter());
    let (mut own, mut quote) = (Sum::default(), Sum::default());
    let mut telling = (0usize, 0usize);
    for (word, s) in words.iter().zip(said) {
        if word.quoted { &mut quote } else { &mut own }.add(s);
        telling.0 += usize::from(s.hoax >= TELLING);
        telling.1 += usize::from(s.about >= TELLING);
    }
    let sentences = by_sentence(grams, said);
    let first = sentences.first().copied().unwrap_or_default();
    let best = |f: fn(&Sum) -> i32| sentences.iter().map(f).max().unwrap_or(0);
    let strong = |f: fn(&Sum) -> i32| sentences.iter().filter(|s| f(s) >= 2 * TELLING).count();
    let edge = EDGE.min(said.len());
    let beginning = Sum::of(said.iter().take(edge));
    let end = Sum::of(said.iter().rev().take(edge));
    let third = said.len() / 3;
    let middle = Sum::of(said.iter().skip(third).take(third));
    let colon = folded
        .marks
        .iter()
        .find(|m| m.kind == MarkKind::Colon)
        .map_or(0, |m| words.partition_point(|w| w.start < m.at));
    let before = Sum::of(said.iter().take(colon));
    let after = Sum::of(
        said.iter()
            .skip(if colon == 0 { said.len() } else { colon }),
    );
    let densest = |width: usize, f: fn(&Said) -> i32| densest(said, width, f);
    let marks = |kind: MarkKind| folded.marks.iter().filter(|m| m.kind == kind).count() as f32;
    let asking = pieces.sentences.iter().filter(|s| s.asks).count() as f32;
    let share = |n: usize| n as f32 / said.len().max(1) as f32;
    let values = [
        all.hoax(),
        all.about(),
        own.hoax(),
        own.about(),
        quote.hoax(),
        quote.about(),
        // Counts and shares begin at zero and use the upper half.
        share(quote.words) * 30.0,
        first.hoax(),
        first.about(),
        beginning.hoax(),
        beginning.about(),
        end.hoax(),
        end.about(),
        densest(WIDE, |s| s.hoax),
        densest(NARROW, |s| s.about),
        densest(WIDE, |s| s.hoax - s.about),
        densest(NARROW, |s| s.about - s.hoax),
        (said.len() as f32).sqrt() * 1.5,
        share(telling.0) * 80.0,
        share(telling.1) * 80.0,
        before.hoax(),
        before.about(),
        after.hoax(),
        after.about(),
        best(|s| s.hoax) as f32 / 6.0,
        best(|s| s.about) as f32 / 6.0,
        strong(|s| s.hoax - s.about) as f32 * 2.0,
        strong(|s| s.about - s.hoax) as f32 * 2.0,
        middle.hoax(),
        middle.about(),
        marks(MarkKind::Exclaim) * 2.0,
        asking * 3.0,
        marks(MarkKind::Laugh) * 4.0,
        marks(MarkKind::Warn) * 4.0,
        marks(MarkKind::Arrow) * 4.0,
        marks(MarkKind::Link) * 4.0,
        marks(MarkKind::Rights) * 4.0,
        marks(MarkKind::Line) * 2.0,
        sentences.len() as f32,
        marks(MarkKind::Colon) * 3.0,
    ];
    values.map(byte)
}

/// Thirty steps to either side fit.
fn byte(value: f32) -> u8 {
    (128.0 + value * 4.0).round().clamp(0.0, 255.0) as u8
}

/// What the weights of so many words are divided by: the root of the words, because a long text holds some
/// of everything.
pub fn spread(words: usize) -> f32 {
    (words.max(LEAST) as f32).sqrt()
}

/// What some words say together.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    hoax: i32,
    about: i32,
    words: usize,
}

impl Sum {
    fn of<'a>(said: impl Iterator<Item = &'a Said>) -> Sum {
        let mut sum = Sum::default();
        said.for_each(|s| sum.add(s));
        sum
    }

    fn add(&mut self, said: &Said) {
        self.hoax += said.hoax;
        self.about += said.about;
        self.words += 1;
    }

    fn hoax(&self) -> f32 {
        self.hoax as f32 / spread(self.words)
    }

    fn about(&self) -> f32 {
        self.about as f32 / spread(self.words)
    }
}

fn by_sentence(grams: &Grams, said: &[Said]) -> Vec<Sum> {
    let mut sums: Vec<Sum> = Vec::new();
    let mut last = None;
    for (word, s) in grams.words.iter().zip(said) {
        if last != Some(word.sentence) {
            sums.push(Sum::default());
            last = Some(word.sentence);
        }
        if let Some(sum) = sums.last_mut() {
            sum.add(s);
        }
    }
    sums
}

/// The greatest sum over so many words in a row.
fn densest(said: &[Said], width: usize, f: impl Fn(&Said) -> i32) -> f32 {
    let mut sum = 0;
    let mut best = 0;
    for (i, s) in said.iter().enumerate() {
        sum += f(s);
        if let Some(old) = i.checked_sub(width).and_then(|j| said.get(j)) {
            sum -= f(old);
        }
        best = best.max(sum);
    }
    best as f32 / (width as f32).sqrt()
}
