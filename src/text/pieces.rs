//! Sentences and quotations of a folded text. Knows punctuation, never a language's words.

use super::fold::{Folded, MarkKind};

/// A stretch of folded text between sentence ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// First byte in the folded text.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// It ends with a question mark.
    pub asks: bool,
}

/// A text taken apart.
#[derive(Debug, Clone, Default)]
pub struct Pieces {
    /// Sentences, in order, without gaps.
    pub sentences: Vec<Sentence>,
    /// Quoted stretches of folded text, in order, not overlapping: (first byte, byte after the last).
    pub quotes: Vec<(u32, u32)>,
}

impl Pieces {
    /// Whether the folded byte lies in a quotation.
    pub fn quoted(&self, at: u32) -> bool {
        let i = self.quotes.partition_point(|q| q.1 <= at);
        self.quotes.get(i).is_some_and(|q| q.0 <= at)
    }

    /// The index of the sentence that holds the folded byte.
    pub fn sentence(&self, at: u32) -> usize {
        self.sentences.partition_point(|s| s.end <= at)
    }
}

/// Shortest quotation, in folded bytes, that is taken for quoted speech; shorter ones are names and
/// emphasis ("AI", "private").
const SPEECH: u32 = 24;

/// Takes a folded text apart.
pub fn pieces(folded: &Folded) -> Pieces {
    let len = folded.text.len() as u32;
    let mut out = Pieces::default();
    let mut start = 0;
    let mut cut = |at: u32, asks: bool, sentences: &mut Vec<Sentence>| {
        if at > start {
            sentences.push(Sentence {
                start,
                end: at,
                asks,
            });
            start = at;
        } else if asks && let Some(last) = sentences.last_mut() {
            last.asks = true;
        }
    };
    // One open quotation at a time: feeds seldom nest, and a nested one belongs to the outer.
    let mut open: Option<(MarkKind, u32)> = None;
    for mark in &folded.marks {
        match mark.kind {
            MarkKind::Stop | MarkKind::Exclaim | MarkKind::Line => {
                cut(mark.at, false, &mut out.sentences)
            }
            MarkKind::Question => cut(mark.at, true, &mut out.sentences),
            MarkKind::Double | MarkKind::Angle | MarkKind::Corner => match open {
                Some((kind, from)) if kind == mark.kind => {
                    push_quote(&mut out.quotes, from, mark.at);
                    open = None;
                }
                Some((MarkKind::SingleOpen, _)) | None => open = Some((mark.kind, mark.at)),
                Some(_) => {}
            },
            MarkKind::SingleOpen if open.is_none() => open = Some((MarkKind::SingleOpen, mark.at)),
            MarkKind::SingleClose => {
                if let Some((MarkKind::SingleOpen, from)) = open {
                    push_quote(&mut out.quotes, from, mark.at);
                    open = None;
                }
            }
            _ => {}
        }
    }
    cut(len, false, &mut out.sentences);
    // A quotation cut off with the text still is one; a single mark may be an apostrophe.
    if let Some((kind, from)) = open
        && kind != MarkKind::SingleOpen
    {
        push_quote(&mut out.quotes, from, len);
    }
    out
}

fn push_quote(quotes: &mut Vec<(u32, u32)>, from: u32, to: u32) {
    if to.saturating_sub(from) >= SPEECH {
        quotes.push((from, to));
    }
}
