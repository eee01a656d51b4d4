//! The small grammar of cue patterns and how they match folded text. Knows no roles.
//!
//! | sign | meaning |
//! | --- | --- |
//! | letters and spaces | themselves, whole words |
//! | `*` | the rest of the word (at the front: the beginning of the word) |
//! | `(a\|b\|)` | one of these, or nothing |
//! | `x?` | the character or group before it, or nothing |
//! | `..` | up to [`GAP`] words between |
//!
//! Scripts that write no spaces match inside words. Why not `regex`: the five thousand patterns would
//! cost megabytes and hundreds of milliseconds to build, while one automaton over their literal
//! beginnings and this matcher for the rest cost neither.

use crate::text::spaceless;

/// Most words that `..` may stand for.
pub const GAP: usize = 5;

/// Shortest literal beginning, in bytes, that a pattern is looked up by, where it has one so long.
const PREFIX: usize = 5;

/// Most literal beginnings that the groups at the front of one pattern may unfold to.
const UNFOLD: usize = 96;

/// The literal strings with which a match of the pattern can begin; a leading space stands for the
/// beginning of a word.
pub fn prefixes(pattern: &str) -> Vec<String> {
    let mut done = Vec::new();
    let head = if begins_free(pattern) { "" } else { " " };
    let mut open = vec![(
        head.to_owned(),
        pattern.strip_prefix('*').unwrap_or(pattern).to_owned(),
    )];
    while let Some((mut literal, rest)) = open.pop() {
        let mut chars = rest.char_indices();
        loop {
            let Some((at, c)) = chars.next() else {
                // The whole pattern is literal: its end of a word belongs to it.
                if !literal.chars().next_back().is_some_and(spaceless) {
                    literal.push(' ');
                }
                done.push(literal);
                break;
            };
            let tail = rest.get(at..).unwrap_or_default();
            let optional = rest
                .get(at + c.len_utf8()..)
                .is_some_and(|r| r.starts_with('?'));
            if c == '*' || tail.starts_with("..") {
                done.push(literal);
                break;
            }
            if c == '(' {
                let Some((inside, after)) = group(tail) else {
                    break;
                };
                if literal.len() >= PREFIX || open.len() + done.len() > UNFOLD {
                    done.push(literal);
                    break;
                }
                let (optional, after) = match after.strip_prefix('?') {
                    Some(a) => (true, a),
                    None => (false, after),
                };
                for alternative in alternatives(inside).chain(optional.then_some("")) {
                    open.push((literal.clone(), format!("{alternative}{after}")));
                }
                break;
            }
            if optional {
                let after = rest.get(at + c.len_utf8() + 1..).unwrap_or_default();
                open.push((literal.clone(), after.to_owned()));
                open.push((literal, format!("{c}{after}")));
                break;
            }
            // Two spaces meet where an alternative is empty.
            if !(c == ' ' && literal.ends_with(' ')) {
                literal.push(c);
            }
        }
    }
    let mut unique: Vec<String> = Vec::with_capacity(done.len());
    for prefix in done {
        if !prefix.trim().is_empty() && !unique.contains(&prefix) {
            unique.push(prefix);
        }
    }
    unique
}

/// The byte after a match of the pattern that begins at `at` (the first letter, not the space before
/// it), or nothing.
pub fn matches(pattern: &str, text: &str, at: usize) -> Option<usize> {
    let pattern = pattern.strip_prefix('*').unwrap_or(pattern);
    run(&[pattern], text, at, at)
}

/// Whether a match may begin inside a word.
pub fn begins_free(pattern: &str) -> bool {
    let first = pattern.trim_start_matches(['(', '|']).chars().next();
    first == Some('*') || first.is_some_and(spaceless)
}

/// Matches a stack of pattern pieces, the first first.
fn run(stack: &[&str], text: &str, at: usize, start: usize) -> Option<usize> {
    let Some((&pattern, below)) = stack.split_first() else {
        return ends(text, at).then_some(at);
    };
    let Some(c) = pattern.chars().next() else {
        return run(below, text, at, start);
    };
    if let Some(after) = pattern.strip_prefix("..") {
        // The gap swallows the spaces around it.
        let after = after.trim_start_matches(' ');
        let mut from = at + usize::from(text.get(at..).is_some_and(|t| t.starts_with(' ')));
        for _ in 0..=GAP {
            if let Some(end) = run(&join(after, below), text, from, start) {
                return Some(end);
            }
            from += text.get(from..)?.find(' ')? + 1;
        }
        return None;
    }
    match c {
        '(' => {
            let (inside, after) = group(pattern)?;
            let (optional, after) = match after.strip_prefix('?') {
                Some(a) => (true, a),
                None => (false, after),
            };
            let rest = join(after, below);
            alternatives(inside)
                .chain(optional.then_some(""))
                .find_map(|alternative| {
                    let mut next = Vec::with_capacity(rest.len() + 1);
                    next.push(alternative);
                    next.extend_from_slice(&rest);
                    run(&next, text, at, start)
                })
        }
        '*' => {
            let rest = pattern.get(1..).unwrap_or_default();
            let tail = text.get(at..)?;
            // Greedy: to the end of the word; scripts without spaces have no such end.
            let end = tail
                .find(|c: char| c == ' ' || spaceless(c))
                .map_or(text.len(), |n| at + n);
            run(&join(rest, below), text, end, start)
        }
        _ => {
            let rest = pattern.get(c.len_utf8()..).unwrap_or_default();
            if let Some(after) = rest.strip_prefix('?') {
                let with = text.get(at..).is_some_and(|t| t.starts_with(c));
                return with
                    .then(|| run(&join(after, below), text, at + c.len_utf8(), start))
                    .flatten()
                    .or_else(|| run(&join(after, below), text, at, start));
            }
            let here = text.get(at..)?;
            if here.starts_with(c) {
                return run(&join(rest, below), text, at + c.len_utf8(), start);
            }
            // Two spaces meet where an alternative is empty, and spaceless scripts may lack one.
            let skip =
                c == ' ' && (at == start || text.get(..at).is_some_and(|t| t.ends_with(' ')));
            if skip {
                run(&join(rest, below), text, at, start)
            } else {
                None
            }
        }
    }
}

fn join<'a>(first: &'a str, below: &[&'a str]) -> Vec<&'a str> {
    let mut stack = Vec::with_capacity(below.len() + 1);
    if !first.is_empty() {
        stack.push(first);
    }
    stack.extend_from_slice(below);
    stack
}

/// A match ends at the end of a word, after a space that it took, or anywhere in a spaceless script.
fn ends(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    let after = text.get(at..).and_then(|t| t.chars().next());
    match (before, after) {
        (_, None) | (_, Some(' ')) | (Some(' '), _) => true,
        (Some(b), Some(a)) => spaceless(b) || spaceless(a),
        (None, _) => false,
    }
}

/// The inside of the group that the text begins with, and what follows it.
fn group(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((text.get(1..at)?, text.get(at + 1..)?));
        }
    }
    None
}

/// What a group's inside offers; groups may stand inside groups.
fn alternatives(inside: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    inside.split(move |c| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        c == '|' && depth == 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(pattern: &str, text: &str) -> bool {
        let text = format!(" {text} ");
        prefixes(pattern).iter().any(|p| {
            text.match_indices(p.as_str()).any(|(at, _)| {
                let at = at + usize::from(p.starts_with(' '));
                matches(pattern, &text, at).is_some()
            })
        })
    }

    #[test]
    fn grammar() {
        for (pattern, text, want) in [
            ("copy and paste", "please copy and paste this", true),
            ("copy and paste", "copy and pasted", false),
            ("autoriz*", "no autorizo", true),
            ("*autoriz*", "desautorizado", true),
            ("i (do not|dont) consent", "i dont consent", true),
            ("i (do not|dont) consent", "i did consent", false),
            ("(a|an|) (lawyer|attorney) said", "my lawyer said so", true),
            ("(my|the|) own (little |)photos", "own photos", true),
            (
                "(my|the|) own (little |)photos",
                "my own little photos",
                true,
            ),
            ("news ?feed*", "newsfeeds", true),
            ("news ?feed*", "news feed", true),
            (
                "give .. permission",
                "give facebook or any of its permission",
                true,
            ),
            ("give .. permission", "give a b c d e f g permission", false),
            (
                "(takes|needs) (a|two)? ?minutes?",
                "takes two minutes",
                true,
            ),
            ("复制", "请复制粘贴", true),
            ("不允许*", "我不允许meta使用", true),
            ("meta ai", "meta air", false),
            (
                "(petition|sign (the|this) now)",
                "please sign this now",
                true,
            ),
            ("(petition|sign (the|this) now)", "the petition", true),
            ("(petition|sign (the|this) now)", "sign here now", false),
        ] {
            assert_eq!(hit(pattern, text), want, "{pattern:?} on {text:?}");
        }
    }
}
