//! What must hold for any text. Used by the fuzz targets here and by `tests/detect_any_text.rs`, which
//! tries texts of its own on every test run.

use std::collections::BTreeSet;

use chainbreak::detect::{Input, Level, judge};
use chainbreak::text::{fold, pieces};

/// Folding: a folded text folds to itself, each of its bytes has its place in the input, and sentences
/// and quotations lie in it in order.
pub fn folds(text: &str) {
    let once = fold(text);
    assert_eq!(fold(&once.text).text, once.text, "{text:?}");
    let boundaries = boundaries(text);
    let mut before = 0;
    for (at, _) in once.text.char_indices() {
        let unit = once.unit(at);
        assert!(
            before <= unit && boundaries.contains(&unit),
            "byte {at} comes from {unit} in {text:?}"
        );
        before = unit;
    }
    let pieces = pieces(&once);
    let mut end = 0;
    for sentence in &pieces.sentences {
        assert_eq!(sentence.start, end, "a gap before a sentence of {text:?}");
        assert!(sentence.end > end, "an empty sentence in {text:?}");
        end = sentence.end;
    }
    let mut end = 0;
    for (from, to) in &pieces.quotes {
        assert!(end <= *from && from < to, "quotations of {text:?}");
        assert!(once.text.get(*from as usize..*to as usize).is_some());
        end = *to;
    }
}

/// Judging: twice the same; a family and evidence only with a label; evidence in order, inside the input
/// and never through a character. Answers whether the text got a label.
pub fn judges(text: &str, alt: bool, partial: bool) -> bool {
    let input = Input { text, alt, partial };
    let verdict = judge(&input);
    assert_eq!(judge(&input), verdict, "{text:?}");
    let labelled = verdict.level != Level::None;
    assert_eq!(verdict.family.is_some(), labelled, "{text:?}");
    assert!(labelled || verdict.evidence.is_empty(), "{text:?}");
    if verdict.evidence.is_empty() {
        return labelled;
    }
    let boundaries = boundaries(text);
    let mut before = 0;
    for e in &verdict.evidence {
        assert!(
            before <= e.start && e.start < e.end,
            "{e:?} after {before} in {text:?}"
        );
        assert!(
            boundaries.contains(&e.start) && boundaries.contains(&e.end),
            "{e:?} cuts a character of {text:?}"
        );
        before = e.end;
    }
    labelled
}

/// Positions between characters, in UTF-16 units.
fn boundaries(text: &str) -> BTreeSet<u32> {
    let mut at = 0;
    let ends = text.chars().map(|c| {
        at += c.len_utf16() as u32;
        at
    });
    [0].into_iter().chain(ends).collect()
}
