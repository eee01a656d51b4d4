//! Folded text -> words and what they weigh -> stance and family -> [`Verdict`]. Knows words, never a page
//! or a browser.
//!
//! One pass takes the text apart into grams ([`grams`]) and looks each up in a learned table ([`words`]);
//! what they say is summed by parts of the text ([`parts`]); small trees over these decide ([`trees`]).
//! What tells a hoax from all that sounds like it is not which words occur but where: a chain message
//! pushes from beginning to end, a text about one says so somewhere.

mod bits;
mod evidence;
pub mod fragments;
pub mod grams;
mod levels;
mod pack;
pub mod parts;
pub mod trees;
mod verdict;
pub mod words;

use crate::catalogue::{Family, Role};
use crate::text::{Folded, Pieces, alt, fold, pieces};
use fragments::Fragment;
use grams::Grams;
use parts::Parts;
use trees::Trees;
pub use verdict::{Evidence, Input, Level, Stance, Verdict};
use words::{Said, Table};

/// A text taken apart and weighed; what a verdict is drawn from and what can be shown of it.
#[derive(Debug, Clone)]
pub struct Reading {
    /// UTF-16 units of the input before the text that was judged (a picture's description has such).
    before: u32,
    /// The folded text.
    pub folded: Folded,
    /// Its sentences and quotations.
    pub pieces: Pieces,
    /// Its words and grams.
    pub grams: Grams,
    /// What each word says.
    pub said: Vec<Said>,
    /// What is said by parts of the text.
    pub parts: Parts,
    /// The sum of the trees; a label needs more than the levels ask for.
    pub score: f32,
    /// Fragments of catalogued texts.
    fragments: Vec<Fragment>,
}

/// Judges one text. Never panics, whatever the text.
pub fn judge(input: &Input<'_>) -> Verdict {
    read(input).verdict(input)
}

/// Takes a text apart and weighs it by the shipped tables.
pub fn read(input: &Input<'_>) -> Reading {
    read_with(input, Table::shipped(), Trees::shipped())
}

/// Takes a text apart and weighs it by other tables; for the trainer.
pub fn read_with(input: &Input<'_>, table: &Table, trees: Trees<'_>) -> Reading {
    let (text, before) = words_of(input);
    let folded = fold(text);
    let pieces = pieces(&folded);
    let grams = grams::grams(&folded.text, &pieces);
    let said = words::said(&grams, table);
    let parts = parts::parts(&folded, &pieces, &grams, &said);
    let score = trees.score(&parts);
    let fragments = fragments::fragments(&folded.text, &grams);
    Reading {
        before,
        folded,
        pieces,
        grams,
        said,
        parts,
        score,
        fragments,
    }
}

impl Reading {
    /// The verdict on the text that was read.
    pub fn verdict(&self, input: &Input<'_>) -> Verdict {
        let kin = levels::kin(&self.fragments);
        let level = levels::level(self.score, kin, input.partial);
        if level == Level::None {
            return Verdict {
                stance: self.stance(),
                ..Verdict::none()
            };
        }
        let mut evidence = evidence::evidence(self, kin.is_some());
        for span in &mut evidence {
            span.start += self.before;
            span.end += self.before;
        }
        Verdict {
            level,
            family: Some(kin.map_or_else(|| self.family(), |k| k.family)),
            stance: Stance::Pushes,
            evidence,
        }
    }

    /// The family that the words point to.
    fn family(&self) -> Family {
        let table = Table::shipped();
        let mut votes = [0u32; Family::ALL.len()];
        let points = |key: &(u32, u32)| Some((key.0, table.meaning(key.0).family?));
        let mut pointers: Vec<_> = self.grams.keys.iter().filter_map(points).collect();
        pointers.sort_unstable_by_key(|p| p.0);
        pointers.dedup_by_key(|p| p.0);
        for (_, (family, strength)) in pointers {
            if let Some(votes) = votes.get_mut(family as usize) {
                *votes += u32::from(strength);
            }
        }
        let most = votes.iter().copied().max().unwrap_or(0);
        let best = votes.iter().position(|v| *v == most && most > 0);
        best.and_then(|i| Family::ALL.get(i).copied())
            .unwrap_or(Family::OtherChain)
    }

    /// The stance of a text that gets no label.
    fn stance(&self) -> Stance {
        let about: i32 = self.said.iter().map(|s| s.about).sum();
        if (about as f32) < TALK * parts::spread(self.said.len()) {
            return Stance::None;
        }
        let table = Table::shipped();
        // Of equals the first counts.
        let mut weights = [
            (Role::Verdict, Stance::Debunks, 0),
            (Role::Joke, Stance::Jokes, 0),
            (Role::Ask, Stance::Asks, 0),
            (Role::Report, Stance::Quotes, 0),
        ];
        for &(key, _) in &self.grams.keys {
            let role = table.meaning(key).role;
            if let Some(sum) = weights.iter_mut().find(|w| Some(w.0) == role) {
                sum.2 += i32::from(table.weight(key).about.max(1));
            }
        }
        let most = weights.iter().map(|w| w.2).max().unwrap_or(0);
        let asks = || self.pieces.sentences.iter().any(|s| s.asks);
        match weights.iter().find(|w| w.2 == most && most > 0) {
            Some((_, stance, _)) => *stance,
            None if asks() => Stance::Asks,
            None => Stance::Quotes,
        }
    }
}

/// How much of a text must talk about chain messages before its stance has a name, in steps of the table
/// spread over the root of the words.
const TALK: f32 = 6.0;

/// The words to judge, and the UTF-16 units of the input before them: of a picture's description only
/// the words in the picture.
fn words_of<'a>(input: &Input<'a>) -> (&'a str, u32) {
    if !input.alt {
        return (input.text, 0);
    }
    let words = alt::words(input.text);
    let skipped = (words.as_ptr() as usize).saturating_sub(input.text.as_ptr() as usize);
    let before = input.text.get(..skipped).unwrap_or_default();
    (words, before.encode_utf16().count() as u32)
}
