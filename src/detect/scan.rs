//! One pass that finds every cue in a folded text. Owns the automaton, built once and asked many times.

use std::sync::OnceLock;

use aho_corasick::Input;
use aho_corasick::MatchKind;
use aho_corasick::automaton::{Automaton, OverlappingState};
use aho_corasick::nfa::contiguous::NFA;

use super::pattern;
use crate::catalogue::{Role, cue_lists, known_texts};
use crate::text::spaceless;

/// A cue found in a folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// First byte in the folded text.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// What the words do.
    pub role: Role,
    /// The language of the cue, by its place among the cue files.
    pub lang: u8,
}

/// A fragment of a catalogued text, found in a folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fragment {
    /// First byte in the folded text.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// Which catalogued text, in the order of [`known_texts`].
    pub text: u16,
    /// Which of its fragments.
    pub index: u16,
}

/// A language is spoken in a text where its cues take up at least one part in so many of what those of
/// the best language take up.
const SPOKEN: u32 = 2;

/// Most bytes between an order to copy and a "do not share" that belongs to it.
const RITUAL: u32 = 24;

/// What one pass finds.
#[derive(Debug, Default)]
pub struct Found {
    /// Cues in order of their start; a cue inside a longer one that says the opposite is left out.
    pub hits: Vec<Hit>,
    /// Fragments in order of their end.
    pub fragments: Vec<Fragment>,
}

enum Target {
    Cue {
        role: Role,
        lang: u8,
        pattern: &'static str,
    },
    Fragment {
        text: u16,
        index: u16,
    },
}

struct Scanner {
    /// The compact automaton by its own type: the general one would bring three others with it.
    automaton: NFA,
    /// For each literal of the automaton, what it may begin. Equal literals stand in it once for each.
    targets: Vec<Target>,
}

/// Finds every cue and fragment. Returns nothing when the tables cannot be built, which their test
/// rules out.
pub fn scan(folded: &str) -> Found {
    let Some(scanner) = scanner() else {
        return Found::default();
    };
    let mut found = Found::default();
    let input = Input::new(folded);
    let mut state = OverlappingState::start();
    loop {
        // Only a wrong kind of search can fail, and the kind is fixed below.
        if scanner
            .automaton
            .try_find_overlapping(&input, &mut state)
            .is_err()
        {
            break;
        }
        let Some(m) = state.get_match() else { break };
        let Some(target) = scanner.targets.get(m.pattern().as_usize()) else {
            continue;
        };
        let before_space =
            |at: usize| at - usize::from(folded.as_bytes().get(at - 1) == Some(&b' '));
        let at = m.start() + usize::from(folded.as_bytes().get(m.start()) == Some(&b' '));
        match *target {
            Target::Cue {
                role,
                lang,
                pattern,
            } => {
                if let Some(end) = pattern::matches(pattern, folded, at) {
                    found.add(Hit {
                        start: at as u32,
                        end: before_space(end.max(1)) as u32,
                        role,
                        lang,
                    });
                }
            }
            Target::Fragment { text, index } => found.fragments.push(Fragment {
                start: at as u32,
                end: before_space(m.end().max(1)) as u32,
                text,
                index,
            }),
        }
    }
    found.keep_spoken();
    found.hits = settle(&found.hits);
    found.keep_ritual();
    found
}

impl Found {
    /// Leaves out cues of languages that the text is not written in: short words mean something else
    /// next door ("never" is Czech for "do not believe"). Names of platforms belong to all.
    fn keep_spoken(&mut self) {
        let mut tally = [0u32; 64];
        for hit in &self.hits {
            if let Some(n) = tally.get_mut(usize::from(hit.lang)) {
                // Longer cues are surer signs of their language than short ones.
                *n += (hit.end - hit.start).min(24);
            }
        }
        let most = tally.iter().copied().max().unwrap_or(0);
        let spoken = |hit: &Hit| {
            tally
                .get(usize::from(hit.lang))
                .is_some_and(|n| n * SPOKEN >= most)
        };
        self.hits
            .retain(|hit| (hit.role == Role::Platform && hit.end - hit.start > 4) || spoken(hit));
    }

    /// "Copy and paste, do not share" is one order: its second half tells nobody to stop.
    fn keep_ritual(&mut self) {
        let copies: Vec<Hit> = self
            .hits
            .iter()
            .filter(|h| h.role == Role::Copy)
            .copied()
            .collect();
        let beside = |h: &Hit| {
            copies.iter().any(|c| {
                let apart = c.end <= h.start || h.end <= c.start;
                apart
                    && h.start.saturating_sub(c.end) <= RITUAL
                    && c.start.saturating_sub(h.end) <= RITUAL
            })
        };
        self.hits.retain(|h| h.role != Role::Stop || !beside(h));
    }

    /// Keeps the hits in order, the longer first where two begin together, and each once. Matches
    /// arrive nearly in order, so that the place is found from the back.
    fn add(&mut self, hit: Hit) {
        let key = |h: &Hit| (h.start, u32::MAX - h.end, h.role);
        let before = self
            .hits
            .iter()
            .rposition(|h| key(h) <= key(&hit))
            .map_or(0, |i| i + 1);
        if before.checked_sub(1).and_then(|i| self.hits.get(i)) != Some(&hit) {
            self.hits.insert(before, hit);
        }
    }
}

/// Builds the tables now instead of at the first text.
pub fn prepare() -> bool {
    scanner().is_some()
}

fn scanner() -> Option<&'static Scanner> {
    static SCANNER: OnceLock<Option<Scanner>> = OnceLock::new();
    SCANNER.get_or_init(build).as_ref()
}

fn build() -> Option<Scanner> {
    let mut literals: Vec<String> = Vec::new();
    let mut targets: Vec<Target> = Vec::new();
    let mut langs: Vec<&str> = Vec::new();
    for list in cue_lists() {
        let lang = langs
            .iter()
            .position(|l| *l == list.lang)
            .unwrap_or_else(|| {
                langs.push(list.lang);
                langs.len() - 1
            }) as u8;
        for pattern in list.patterns.lines() {
            for prefix in pattern::prefixes(pattern) {
                literals.push(prefix);
                targets.push(Target::Cue {
                    role: list.role,
                    lang,
                    pattern,
                });
            }
        }
    }
    for (text, known) in known_texts().enumerate() {
        for (index, fragment) in known.fragments.lines().enumerate() {
            let free = fragment.chars().next().is_some_and(spaceless);
            literals.push(if free {
                fragment.to_owned()
            } else {
                format!(" {fragment} ")
            });
            targets.push(Target::Fragment {
                text: text as u16,
                index: index as u16,
            });
        }
    }
    let automaton = NFA::builder()
        .match_kind(MatchKind::Standard)
        .prefilter(false)
        .build(&literals)
        .ok()?;
    Some(Scanner { automaton, targets })
}

/// Leaves out a hit that lies inside a longer one of the other side ("not a hoax" is no verdict, and
/// the "copy" of "do not copy" is no order), and doubles of the same role.
fn settle(hits: &[Hit]) -> Vec<Hit> {
    let mut kept: Vec<Hit> = Vec::with_capacity(hits.len());
    for (i, hit) in hits.iter().enumerate() {
        let covers = |o: &&Hit| {
            o.start <= hit.start
                && o.end >= hit.end
                && (o.end - o.start) > (hit.end - hit.start)
                && (o.role == hit.role
                    || (!hit.role.word() && o.role.against() != hit.role.against()))
        };
        // Longer hits begin earlier or at the same place; few begin more than a sentence before.
        let covered = hits
            .get(..i)
            .unwrap_or_default()
            .iter()
            .rev()
            .take(64)
            .any(|o| covers(&o));
        if !covered {
            kept.push(*hit);
        }
    }
    kept
}
