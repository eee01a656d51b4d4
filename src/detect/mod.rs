//! Folded text -> cues -> stance and family -> [`Verdict`]. Knows words, never a page or a browser.
//!
//! One pass finds literal cues by role ([`scan`]); nearness, sentences and quotations turn them into a
//! short list of numbers ([`features`]); a small weighted sum decides ([`model`]). What tells a hoax
//! from all that sounds like it is not which words occur but what is done with them.

pub mod features;
mod levels;
pub mod model;
pub mod pattern;
mod relations;
pub mod scan;
mod verdict;

use crate::catalogue::Role;
use crate::text::{Folded, alt, fold, pieces};
use features::{Features, features};
use model::Model;
use scan::Found;
pub use verdict::{Evidence, Input, Level, Stance, Verdict};

/// Most stretches of evidence that are kept.
const EVIDENCE: usize = 12;

/// What a cut text gains: a part of its cues is out of sight.
const PARTIAL: f32 = 0.25;

/// Judges one text. Never panics, whatever the text.
pub fn judge(input: &Input<'_>) -> Verdict {
    judge_with(input, Model::shipped()).0
}

/// Judges with given weights and returns the score and the features too, for training and explaining.
pub fn judge_with(input: &Input<'_>, model: &Model) -> (Verdict, f32, Features) {
    let (text, before) = words(input);
    let folded = fold(text);
    let pieces = pieces(&folded);
    let found = scan::scan(&folded.text);
    let features = features(&folded, &pieces, &found);
    let score = model.score(&features) + if input.partial { PARTIAL } else { 0.0 };
    let known = levels::known(&found.fragments, &pieces, features.framed);
    let level = levels::level(score, known);
    if level == Level::None {
        let stance = unlabelled(&features);
        return (
            Verdict {
                stance,
                ..Verdict::none()
            },
            score,
            features,
        );
    }
    let family = known.map_or_else(|| model.family(&features), |k| k.family);
    let mut evidence = evidence(&folded, &features, &found, known.is_some());
    for span in &mut evidence {
        span.start += before;
        span.end += before;
    }
    (
        Verdict {
            level,
            family: Some(family),
            stance: Stance::Pushes,
            evidence,
        },
        score,
        features,
    )
}

/// The words to judge, and the UTF-16 units of the input before them: of a picture's description only
/// the words in the picture.
fn words<'a>(input: &Input<'a>) -> (&'a str, u32) {
    if !input.alt {
        return (input.text, 0);
    }
    let words = alt::words(input.text);
    let skipped = (words.as_ptr() as usize).saturating_sub(input.text.as_ptr() as usize);
    let before = input.text.get(..skipped).unwrap_or_default();
    (words, before.encode_utf16().count() as u32)
}

/// The stance of a text that gets no label.
fn unlabelled(features: &Features) -> Stance {
    let has = |role: Role| features.counted.iter().any(|h| h.role == role);
    let talk = features.framed
        || has(Role::Copy)
        || (has(Role::Platform) && (has(Role::Deny) || has(Role::Threat) || has(Role::Report)));
    if !talk {
        return Stance::None;
    }
    if has(Role::Verdict) || has(Role::Stop) {
        Stance::Debunks
    } else if has(Role::Joke) {
        Stance::Jokes
    } else if has(Role::Ask) {
        Stance::Asks
    } else if features.framed || has(Role::Report) {
        Stance::Quotes
    } else {
        Stance::None
    }
}

/// The words that decided, in the order of the text: the cues, and where a catalogued text stands
/// behind them its whole phrases.
fn evidence(folded: &Folded, features: &Features, found: &Found, known: bool) -> Vec<Evidence> {
    let said = features
        .counted
        .iter()
        .filter(|h| !h.role.against() && !h.role.word() && h.role != Role::Platform);
    let mut spans: Vec<Evidence> = Vec::new();
    for hit in said.clone() {
        add(&mut spans, folded, (hit.start, hit.end), hit.role);
    }
    for f in found.fragments.iter().filter(|_| known) {
        let inside = said.clone().find(|h| h.start >= f.start && h.end <= f.end);
        let role = inside.map_or(Role::Declare, |h| h.role);
        add(&mut spans, folded, (f.start, f.end), role);
    }
    // The longest say most; of equals the later goes.
    while spans.len() > EVIDENCE {
        let length = |s: &Evidence| s.end - s.start;
        let shortest = spans.iter().map(length).min().unwrap_or(0);
        let Some(last) = spans.iter().rposition(|s| length(s) == shortest) else {
            break;
        };
        spans.remove(last);
    }
    spans
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
