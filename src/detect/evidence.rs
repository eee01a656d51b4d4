//! The words that decided, as a person would underline them. Knows a reading, never a threshold.

use super::grams::Word;
use super::words::Table;
use super::{Evidence, Reading};
use crate::catalogue::Role;
use crate::text::Folded;

/// Most stretches of evidence that are kept.
const MOST: usize = 6;

/// Stretches that are kept however little they weigh: whoever asks why gets an answer.
const LEAST: usize = 2;

/// Steps that a further stretch must bring together.
const ENOUGH: i32 = 10;

/// Fewest words of one stretch: two words by themselves tell a person nothing. Characters, where no spaces
/// are written.
const SHORTEST: usize = 3;

/// Most words of one stretch.
const LONGEST: usize = 12;

/// The stretches, in the order of the text: those whose words speak most for pushing, and where a
/// catalogued text stands behind them its phrases.
pub(super) fn evidence(reading: &Reading, known: bool) -> Vec<Evidence> {
    let mut stretches = stretches(reading);
    stretches.sort_by_key(|s| std::cmp::Reverse(s.steps));
    let mut spans: Vec<Evidence> = Vec::new();
    for (rank, stretch) in stretches.iter().enumerate().take(MOST) {
        if rank >= LEAST && stretch.steps < ENOUGH {
            break;
        }
        let words = &reading.grams.words;
        let (first, last) = widen(words, stretch.first, stretch.last);
        if let (Some(from), Some(to)) = (words.get(first), words.get(last)) {
            let role = role(reading, first, last);
            add(&mut spans, &reading.folded, (from.start, to.end), role);
        }
    }
    for f in reading.fragments.iter().filter(|_| known) {
        let words = &reading.grams.words;
        let first = words.partition_point(|w| w.start < f.start);
        let last = words.partition_point(|w| w.start < f.end).saturating_sub(1);
        let role = role(reading, first, last);
        add(&mut spans, &reading.folded, (f.start, f.end), role);
    }
    spans
}

/// Words in a row that speak for pushing.
struct Stretch {
    first: usize,
    last: usize,
    /// Steps from the first to the last.
    steps: i32,
    /// Steps up to the word that was looked at.
    sum: i32,
}

/// Stretches of words within a sentence that speak for pushing more than around them. Each is the heaviest
/// run of its neighbourhood; words of little weight join two heavy ones.
fn stretches(reading: &Reading) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut open: Option<Stretch> = None;
    let mut sentence = u32::MAX;
    for (i, (word, said)) in reading.grams.words.iter().zip(&reading.said).enumerate() {
        let gain = said.hoax - said.about.max(0) - 1;
        if word.sentence != sentence || open.as_ref().is_some_and(|s| i - s.first >= LONGEST) {
            found.extend(open.take());
            sentence = word.sentence;
        }
        let Some(mut stretch) = open.take() else {
            open = (gain > 0).then_some(Stretch {
                first: i,
                last: i,
                steps: gain,
                sum: gain,
            });
            continue;
        };
        stretch.sum += gain;
        if stretch.sum <= 0 || stretch.sum < stretch.steps - ENOUGH {
            found.push(stretch);
            continue;
        }
        if stretch.sum > stretch.steps {
            (stretch.last, stretch.steps) = (i, stretch.sum);
        }
        open = Some(stretch);
    }
    found.extend(open);
    found
}

/// A stretch and as many of the words after and before it, in its sentence, as make it long enough to say
/// something.
fn widen(words: &[Word], mut first: usize, mut last: usize) -> (usize, usize) {
    let sentence = words.get(first).map(|w| w.sentence);
    let inside = |at: Option<usize>| {
        at.filter(|i| words.get(*i).is_some_and(|w| Some(w.sentence) == sentence))
    };
    while last + 1 < first + SHORTEST {
        if let Some(next) = inside(last.checked_add(1)) {
            last = next;
        } else if let Some(before) = inside(first.checked_sub(1)) {
            first = before;
        } else {
            break;
        }
    }
    (first, last)
}

/// What a stretch does: the role of its heaviest gram that has one.
fn role(reading: &Reading, first: usize, last: usize) -> Role {
    let table = Table::shipped();
    let keys = &reading.grams.keys;
    let from = keys.partition_point(|k| (k.1 as usize) < first);
    keys.iter()
        .skip(from)
        .take_while(|k| k.1 as usize <= last)
        .filter_map(|k| {
            let role = table.meaning(k.0).role.filter(|r| !r.about())?;
            Some((table.weight(k.0).hoax, role)).filter(|r| r.0 > 0)
        })
        .max_by_key(|r| r.0)
        .map_or(Role::Wording, |r| r.1)
}

/// Adds a stretch, in order, and melts it with those that it touches.
fn add(spans: &mut Vec<Evidence>, folded: &Folded, (start, end): (u32, u32), role: Role) {
    let mut new = Evidence {
        start: folded.unit(start as usize),
        end: folded.unit(end as usize),
        role,
    };
    if new.start >= new.end {
        return;
    }
    let apart = |s: &Evidence| s.end + 1 < new.start || s.start > new.end + 1;
    if let Some(first) = spans.iter().find(|s| !apart(s)) {
        new.role = first.role;
    }
    let (mut from, mut to) = (new.start, new.end);
    for s in spans.iter().filter(|s| !apart(s)) {
        (from, to) = (from.min(s.start), to.max(s.end));
    }
    spans.retain(apart);
    let at = spans.partition_point(|s| s.start < from);
    spans.insert(
        at,
        Evidence {
            start: from,
            end: to,
            role: new.role,
        },
    );
}
