//! The fold itself: one pass over the text, word by word. Owns the map back to UTF-16 positions.

use super::class::{Class, lookalike, spaceless};
use super::memo::Memo;
use super::singles::{SPACED_OUT, Singles};

/// Longest input that is read, in bytes of UTF-8; what follows is ignored. A feed's longest posts
/// (63,206 characters on Facebook) fit; a hostile page's 5 MB text node does not.
pub const CAP: usize = 96 * 1024;

/// What a piece of punctuation, a symbol or a link says about the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// Full stop or ellipsis.
    Stop,
    /// Exclamation mark.
    Exclaim,
    /// Question mark.
    Question,
    /// Line break.
    Line,
    /// Colon.
    Colon,
    /// Double quotation mark of any shape; which of a pair it is depends on its place.
    Double,
    /// Angled quotation mark (`«`, `›`, `《`).
    Angle,
    /// Corner quotation mark (`「`).
    Corner,
    /// Single quotation mark before a word.
    SingleOpen,
    /// Single quotation mark (or apostrophe) after a word.
    SingleClose,
    /// Arrow or `>`, as in menu paths.
    Arrow,
    /// A laughing face.
    Laugh,
    /// A cross, a stop sign or rolled eyes.
    Warn,
    /// A copyright or trade-mark sign.
    Rights,
    /// A web address (its words are left out).
    Link,
}

/// A mark at its place between words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Byte position in the folded text of the space at which the mark stood.
    pub at: u32,
    /// What it says.
    pub kind: MarkKind,
}

/// Folded text with its marks and its way back.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// Lower-case words, each followed by one space, after one leading space.
    pub text: String,
    /// Marks, in order of position.
    pub marks: Vec<Mark>,
    /// The input was longer than [`CAP`].
    pub truncated: bool,
    /// Places where the distance between folded bytes and UTF-16 units changes: (byte, unit).
    steps: Vec<(u32, u32)>,
    /// Length of the read input in UTF-16 units.
    units: u32,
}

impl Folded {
    /// The position in the input, in UTF-16 units, of the character folded to byte `at`; for the space
    /// after a word, the position after the word's last character.
    pub fn unit(&self, at: usize) -> u32 {
        let at = at as u32;
        let before = self.steps.partition_point(|s| s.0 <= at);
        match before.checked_sub(1).and_then(|i| self.steps.get(i)) {
            Some(&(byte, unit)) => (unit + (at - byte)).min(self.units),
            None => 0,
        }
    }

    /// Length of the input that was read, in UTF-16 units.
    pub fn input_units(&self) -> u32 {
        self.units
    }
}

/// Folds a text. Never fails; what is beyond [`CAP`] is ignored.
pub fn fold(input: &str) -> Folded {
    let mut end = input.len().min(CAP);
    while !input.is_char_boundary(end) {
        end -= 1;
    }
    let truncated = end < input.len();
    let input = input.get(..end).unwrap_or_default();
    let mut folder = Folder::new(input.len(), truncated);
    let mut unit: u32 = 0;
    let mut rest = input;
    loop {
        let mut chars = rest.chars();
        let Some(c) = chars.next() else { break };
        if matches!(c, 'h' | 'w' | 'H' | 'W')
            && folder.word.is_empty()
            && let Some((link, after)) = split_link(rest)
        {
            folder.mark(MarkKind::Link);
            unit += link.encode_utf16().count() as u32;
            rest = after;
            continue;
        }
        if let Some((word, after)) = folder.plain_word(rest) {
            folder.whole(word, unit);
            unit += word.len() as u32;
            rest = after;
            continue;
        }
        rest = chars.as_str();
        folder.push(c, unit, rest);
        unit += c.len_utf16() as u32;
    }
    folder.finish(unit)
}

/// A web address at the beginning of `text`, and what follows it.
fn split_link(text: &str) -> Option<(&str, &str)> {
    let starts = |head: &str| {
        text.get(..head.len())
            .is_some_and(|t| t.eq_ignore_ascii_case(head))
    };
    if !(starts("http://") || starts("https://") || starts("www.")) {
        return None;
    }
    let end = text
        .find(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '»' | '<'))
        .unwrap_or(text.len());
    text.split_at_checked(end)
}

/// Which kinds of characters the current word holds.
#[derive(Default, Clone, Copy)]
struct Holds {
    latin: bool,
    lookalike: bool,
    digit: bool,
}

impl Holds {
    fn note(&mut self, c: char) {
        self.latin |= c.is_ascii_alphabetic();
        self.digit |= c.is_ascii_digit();
        self.lookalike |= matches!(c as u32, 0x370..=0x52F);
    }

    fn of(word: &[(char, u32)]) -> Holds {
        let mut holds = Holds::default();
        for (c, _) in word {
            holds.note(*c);
        }
        holds
    }
}

/// Brings a word that mixes scripts, or letters and digits, to what it is meant to read as.
fn unify(word: &mut [(char, u32)], holds: Holds) {
    if holds.latin
        && holds.lookalike
        && word
            .iter()
            .all(|&(c, _)| c.is_ascii() || lookalike(c).is_some())
    {
        for (c, _) in word.iter_mut() {
            *c = lookalike(*c).unwrap_or(*c);
        }
    }
    if holds.latin && holds.digit {
        let first = word.iter().position(|w| w.0.is_alphabetic()).unwrap_or(0);
        let last = word.iter().rposition(|w| w.0.is_alphabetic()).unwrap_or(0);
        for (c, _) in word.iter_mut().take(last).skip(first) {
            *c = match *c {
                '0' => 'o',
                '1' => 'i',
                '3' => 'e',
                '4' => 'a',
                '5' => 's',
                '7' => 't',
                other => other,
            };
        }
    }
}

struct Folder {
    out: Folded,
    /// The word being read: folded character and the UTF-16 position of its source.
    word: Vec<(char, u32)>,
    /// UTF-16 position after the last character of the word.
    word_end: u32,
    holds: Holds,
    /// The word is a hashtag, whose capitals begin words.
    hashtag: bool,
    /// The last character pushed was a capital.
    capital: bool,
    /// Separators since the last word.
    gap: u32,
    /// The word is of a script without spaces.
    spaceless: bool,
    singles: Singles,
    memo: Memo,
}

impl Folder {
    fn new(len: usize, truncated: bool) -> Folder {
        let mut out = Folded {
            truncated,
            ..Folded::default()
        };
        out.text.reserve(len + 2);
        out.text.push(' ');
        Folder {
            out,
            word: Vec::with_capacity(32),
            word_end: 0,
            holds: Holds::default(),
            hashtag: false,
            capital: false,
            gap: 0,
            spaceless: false,
            singles: Singles::default(),
            memo: Memo::take(),
        }
    }

    fn push(&mut self, c: char, unit: u32, rest: &str) {
        if c.is_ascii_alphanumeric() {
            let capital = c.is_ascii_uppercase();
            if self.hashtag && capital && !self.capital && !self.word.is_empty() {
                self.flush();
                self.hashtag = true;
            }
            self.capital = capital;
            self.letter(c.to_ascii_lowercase(), unit, 1);
            return;
        }
        match c {
            ' ' | '\t' | '\u{A0}' | ',' | '-' | '/' | '(' | ')' => self.space(),
            '#' => {
                self.space();
                self.hashtag = true;
                self.capital = true;
            }
            '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | '＇' | '‛' => self.apostrophe(rest),
            '.' if rest.chars().next().is_some_and(char::is_alphanumeric) => self.space(),
            _ => match self.memo.class(c) {
                Class::Letter(l) => self.letter(l, unit, c.len_utf16() as u32),
                Class::Pair(a, b) => {
                    self.letter(a, unit, c.len_utf16() as u32);
                    self.letter(b, unit, c.len_utf16() as u32);
                }
                Class::Drop => {}
                Class::Mark(kind) => self.mark(kind),
                Class::Space => self.space(),
            },
        }
    }

    /// A word of ASCII letters alone or of digits alone that nothing around it can change, and what follows
    /// it: most words of most texts.
    fn plain_word<'a>(&self, rest: &'a str) -> Option<(&'a str, &'a str)> {
        if self.hashtag || !self.word.is_empty() {
            return None;
        }
        let bytes = rest.as_bytes();
        let letters = bytes.first()?.is_ascii_alphabetic();
        let other = |b: &u8| match letters {
            true => !b.is_ascii_alphabetic(),
            false => !b.is_ascii_digit(),
        };
        let len = bytes.iter().position(other).unwrap_or(bytes.len());
        // A single letter may be one of a word spaced out.
        let ends = bytes.get(len).is_none_or(|b| {
            b.is_ascii() && !b.is_ascii_alphanumeric() && !matches!(b, b'\'' | b'`' | b'$')
        });
        (len > 1 && ends).then(|| rest.split_at_checked(len))?
    }

    /// Writes a plain word.
    fn whole(&mut self, word: &str, unit: u32) {
        self.join_singles();
        self.step(unit);
        let from = self.out.text.len();
        self.out.text.push_str(word);
        if let Some(word) = self.out.text.get_mut(from..) {
            word.make_ascii_lowercase();
        }
        self.out.text.push(' ');
        self.gap = 0;
    }

    fn letter(&mut self, c: char, unit: u32, width: u32) {
        // Latin words and numbers stand in Chinese, Japanese and Thai without spaces around them.
        let spaceless = spaceless(c);
        if spaceless != self.spaceless && !self.word.is_empty() {
            self.flush();
        }
        self.spaceless = spaceless;
        self.holds.note(c);
        self.word.push((c, unit));
        self.word_end = unit + width;
    }

    fn space(&mut self) {
        self.flush();
        self.gap += 1;
    }

    fn mark(&mut self, kind: MarkKind) {
        self.space();
        let at = (self.out.text.len() - 1) as u32;
        self.out.marks.push(Mark { at, kind });
    }

    /// `don't` is one word, `l'autorisation` is two, and a lone one is a quotation mark.
    fn apostrophe(&mut self, rest: &str) {
        let tail_len = rest
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(rest.len());
        let tail = rest.get(..tail_len).unwrap_or_default();
        if self.word.is_empty() {
            if !tail.is_empty() {
                self.mark(MarkKind::SingleOpen);
            }
        } else if tail.is_empty() {
            self.mark(MarkKind::SingleClose);
        } else if !["t", "s", "m", "d", "re", "ve", "ll"]
            .iter()
            .any(|t| tail.eq_ignore_ascii_case(t))
        {
            self.space();
        }
    }

    /// Ends the current word and writes it.
    fn flush(&mut self) {
        self.hashtag = false;
        if self.word.is_empty() {
            return;
        }
        let mut word = std::mem::take(&mut self.word);
        unify(&mut word, self.holds);
        let end = self.word_end;
        match word.as_slice() {
            [(c, unit)] if spaced_out_letter(*c) => {
                if self.singles.count == 0 {
                    self.singles.start = self.out.text.len();
                } else if self.gap > 1 {
                    self.singles.letters.push((' ', self.singles.end));
                }
                self.singles.letters.push((*c, *unit));
                self.singles.count += 1;
                self.singles.end = end;
            }
            _ => self.join_singles(),
        }
        self.write(&word, end);
        self.word = word;
        self.word.clear();
        self.holds = Holds::default();
        self.gap = 0;
    }

    fn write(&mut self, word: &[(char, u32)], end: u32) {
        for &(c, unit) in word {
            self.step(unit);
            self.out.text.push(c);
        }
        self.step(end);
        self.out.text.push(' ');
    }

    /// Notes that the next byte of the folded text comes from `unit`.
    fn step(&mut self, unit: u32) {
        let byte = self.out.text.len() as u32;
        let foreseen = self.out.steps.last().map(|&(b, u)| u + (byte - b));
        if foreseen != Some(unit) {
            self.out.steps.push((byte, unit));
        }
    }

    /// Ends a run of single letters; a long one is written again as words.
    fn join_singles(&mut self) {
        if self.singles.count == 0 {
            return;
        }
        let run = std::mem::take(&mut self.singles);
        if run.count < SPACED_OUT {
            return;
        }
        self.out.text.truncate(run.start);
        self.out.steps.retain(|s| (s.0 as usize) < run.start);
        // The space behind a letter as it was, and the one behind its word.
        let mut behind = run.start;
        let mut spaces = Vec::with_capacity(run.count);
        for (mut word, end) in run.words() {
            let from = spaces.len();
            for (c, _) in &word {
                behind += c.len_utf8() + 1;
                spaces.push((behind as u32 - 1, 0));
            }
            let holds = Holds::of(&word);
            unify(&mut word, holds);
            self.write(&word, end);
            let space = self.out.text.len() as u32 - 1;
            spaces.iter_mut().skip(from).for_each(|s| s.1 = space);
        }
        let inside = |m: &&mut Mark| m.at as usize >= run.start;
        for mark in self.out.marks.iter_mut().rev().take_while(inside) {
            let at = spaces.partition_point(|s| s.0 < mark.at);
            mark.at = spaces.get(at).map_or(mark.at, |s| s.1);
        }
    }

    fn finish(mut self, units: u32) -> Folded {
        self.flush();
        self.join_singles();
        self.memo.keep();
        self.out.units = units;
        self.out
    }
}

/// Letters of scripts in which a word of one letter is rare.
fn spaced_out_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c as u32, 0x370..=0x52F)
}
