//! The grams of a folded text: whole words, beginnings of words and neighbours, or up to four characters
//! in a row where a script writes no spaces. A gram is known by a number alone. Knows no weights.

use crate::text::{Pieces, spaceless};

/// How many bits of a gram's number count.
pub const BITS: u32 = 20;

/// Shortest and longest beginning of a word that is a gram, in characters.
pub const HEAD: (usize, usize) = (3, 7);

/// Characters of a word that take part in a pair of neighbours.
const PAIR: usize = 5;

/// The same two where a character is a syllable (Hangul): a stem has two, and particles follow it.
const SYLLABLES: (usize, usize) = (2, 2);

/// Most characters of a gram in a script without spaces.
pub const RUN: usize = 4;

/// A word, or a character of a script without spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// First byte in the folded text.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// Which sentence it stands in.
    pub sentence: u32,
    /// It stands in a quotation.
    pub quoted: bool,
}

/// The words of a text and their grams.
#[derive(Debug, Clone, Default)]
pub struct Grams {
    /// The words, in order.
    pub words: Vec<Word>,
    /// Numbers of grams, each with the index of the word that it ends with, in order of the words. A gram
    /// that comes twice stands here twice.
    pub keys: Vec<(u32, u32)>,
}

/// FNV-1a over the bytes of the gram, and a kind that keeps "per*" apart from "per".
#[derive(Clone, Copy)]
struct Hash(u32);

impl Hash {
    const NEW: Hash = Hash(0x811c_9dc5);

    fn with(self, bytes: &[u8]) -> Hash {
        bytes.iter().fold(self, |hash, byte| hash.byte(*byte))
    }

    fn byte(self, byte: u8) -> Hash {
        Hash((self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }

    fn key(self) -> u32 {
        self.mixed() & ((1 << BITS) - 1)
    }

    /// FNV's low bits mix badly by themselves.
    fn mixed(self) -> u32 {
        let h = (self.0 ^ (self.0 >> 15)).wrapping_mul(0x2c1b_3c6d);
        h ^ (h >> 13)
    }
}

/// The number of a gram as it is written in the readable tables: `word`, `begin*`, `first secon`
/// (beginnings of neighbours), or characters of a script without spaces.
pub fn key(gram: &str) -> u32 {
    Hash::NEW.with(gram.as_bytes()).key()
}

/// The number of the same gram inside a quotation.
pub fn quoted(key: u32) -> u32 {
    (key ^ 0x1_5a5a) & ((1 << BITS) - 1)
}

/// Takes a folded text apart into grams.
pub fn grams(text: &str, pieces: &Pieces) -> Grams {
    let mut out = Grams::default();
    let mut quotes = pieces.quotes.iter().peekable();
    let mut sentences = pieces.sentences.iter().peekable();
    let mut sentence = 0;
    // The beginning of the neighbour and a space: what a pair begins with.
    let mut before: Option<Hash> = None;
    out.keys.reserve(text.len());
    out.words.reserve(text.len() / 4);
    let mut at = 0;
    for word in text.as_bytes().split(|byte| *byte == b' ') {
        let start = at;
        at += word.len() + 1;
        if word.is_empty() {
            continue;
        }
        while quotes.next_if(|q| q.1 as usize <= start).is_some() {}
        let quoted = quotes.peek().is_some_and(|q| q.0 as usize <= start);
        while sentences.next_if(|s| s.end as usize <= start).is_some() {
            sentence += 1;
            before = None;
        }
        let place = Word {
            start: start as u32,
            end: (start + word.len()) as u32,
            sentence,
            quoted,
        };
        if !word.is_ascii() {
            let word = text.get(start..start + word.len()).unwrap_or_default();
            if word.chars().any(spaceless) {
                runs(word, place, &mut out);
                before = None;
                continue;
            }
        }
        let index = out.words.len() as u32;
        out.words.push(place);
        let mut hash = Hash::NEW;
        let mut head = Hash::NEW;
        let mut both = before;
        let mut characters = 0;
        let (least, beginning) = lengths(word);
        for &byte in word {
            // The first byte of a character.
            if byte & 0xC0 != 0x80 {
                if (least..=HEAD.1).contains(&characters) {
                    out.keys.push((hash.byte(b'*').key(), index));
                }
                characters += 1;
            }
            hash = hash.byte(byte);
            if characters <= beginning {
                head = hash;
                both = both.map(|pair| pair.byte(byte));
            }
        }
        out.keys.push((hash.key(), index));
        out.keys.extend(both.map(|pair| (pair.key(), index)));
        before = Some(head.byte(b' '));
    }
    out
}

/// The shortest beginning of a word that is a gram and the one that takes part in a pair, in characters.
fn lengths(word: &[u8]) -> (usize, usize) {
    match word.first() {
        // Hangul begins with these bytes.
        Some(0xEA..=0xED) => SYLLABLES,
        _ => (HEAD.0, PAIR),
    }
}

/// The beginning of a word that takes part in a pair.
pub fn beginning(word: &str) -> &str {
    let count = lengths(word.as_bytes()).1;
    let end = word.char_indices().nth(count).map_or(word.len(), |c| c.0);
    word.get(..end).unwrap_or_default()
}

/// The length, in characters, of the shortest beginning of such a word that is a gram.
pub fn shortest(word: &str) -> usize {
    lengths(word.as_bytes()).0
}

/// The lengths, in characters, of the beginnings of a word that are grams.
pub fn beginnings(word: &str) -> impl Iterator<Item = usize> + use<> {
    let least = shortest(word);
    let length = word.chars().count();
    (least..=HEAD.1).filter(move |n| *n < length)
}

fn pair(first: &str, second: &str) -> Hash {
    Hash::NEW
        .with(first.as_bytes())
        .with(b" ")
        .with(second.as_bytes())
}

/// The grams of a word that holds characters of a script without spaces: each such character is a word,
/// and so is each part in other letters.
fn runs(word: &str, place: Word, out: &mut Grams) {
    let mut add = |from: usize, to: usize| {
        out.words.push(Word {
            start: place.start + from as u32,
            end: place.start + to as u32,
            ..place
        });
        out.words.len() as u32 - 1
    };
    // Where the last characters begin.
    let mut starts = [0usize; RUN];
    let mut held = 0;
    let mut foreign: Option<usize> = None;
    for (i, c) in word.char_indices().chain([(word.len(), ' ')]) {
        let free = spaceless(c);
        if !free && i < word.len() {
            foreign.get_or_insert(i);
            held = 0;
            continue;
        }
        if let Some(from) = foreign.take() {
            let part = word.get(from..i).unwrap_or_default();
            let index = add(from, i);
            out.keys.push((key(part), index));
        }
        if !free {
            break;
        }
        let end = i + c.len_utf8();
        let index = add(i, end);
        starts.rotate_left(1);
        starts[RUN - 1] = i;
        held = (held + 1).min(RUN);
        for from in starts.iter().skip(RUN - held) {
            let part = word.get(*from..end).unwrap_or_default();
            out.keys.push((key(part), index));
        }
    }
}

/// 24 bits that tell a fragment of a catalogued text from others that begin alike.
pub fn print(fragment: &str) -> u32 {
    // Another beginning than a gram's, so that the two are independent.
    Hash::NEW.with(b"\n").with(fragment.as_bytes()).mixed() >> 8
}

/// The number of the first gram of a fragment of a catalogued text that every occurrence shares: its
/// first two words, or its first four characters in a script without spaces.
pub fn anchor(fragment: &str) -> u32 {
    if fragment.chars().next().is_some_and(spaceless) {
        return key(&fragment.chars().take(RUN).collect::<String>());
    }
    let mut words = fragment.split(' ');
    let first = words.next().unwrap_or_default();
    match words.next() {
        Some(second) if !second.chars().any(spaceless) => {
            pair(beginning(first), beginning(second)).key()
        }
        _ => key(first),
    }
}
