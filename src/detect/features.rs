//! Cues and structure -> a list of numbers, each of which can be shown and explained. Knows no weights.
//!
//! The list is: every role, the relations between classes of words, the parts of the grammar of a chain
//! message (an order, an effect, a threat …), every pair of parts, and the form of the text.

use super::relations::{RELATIONS, Relation, relations};
use super::scan::{Found, Hit};
use crate::catalogue::Role;
use crate::text::{Folded, MarkKind, Pieces};

/// Most UTF-16 units between the two halves of a refusal.
const NEAR: u32 = 110;

/// Bytes of folded text in which a chain message says its piece.
const WINDOW: u32 = 900;

const ROLES: usize = Role::ALL.len();

/// The parts of the grammar of a chain message.
const PARTS: [&str; 8] = [
    "order",
    "effect",
    "threat",
    "else",
    "refusal",
    "declaration",
    "urge",
    "topic",
];

/// The form of the text; all of these can only speak against a label but the first.
const FORM: [&str; 17] = [
    "shouts",
    "variety_against",
    "verdict_first",
    "framed",
    "quoted_share",
    "asks",
    "laughs",
    "warns",
    "arrows",
    "links",
    "rights_sign",
    "short",
    "long",
    "path+arrow",
    "verdict+report",
    "talk_outside",
    "thin",
];

const PAIRS: usize = PARTS.len() * (PARTS.len() - 1) / 2;
const AT_RELATIONS: usize = ROLES;
const AT_PARTS: usize = AT_RELATIONS + RELATIONS.len();
const AT_PAIRS: usize = AT_PARTS + PARTS.len();
const AT_FORM: usize = AT_PAIRS + PAIRS;

/// How many features there are.
pub const COUNT: usize = AT_FORM + FORM.len();

/// The features of one text.
#[derive(Debug, Clone, PartialEq)]
pub struct Features {
    /// Values from 0 to 1, in the order of [`name`].
    pub values: [f32; COUNT],
    /// The cues that count for or against a label, in order.
    pub counted: Vec<Hit>,
    /// The words of the hoax stand in a quotation that the author speaks about.
    pub framed: bool,
}

/// The name of a feature by its place; pairs read `order+threat`.
pub fn name(index: usize) -> String {
    if let Some(role) = Role::ALL.get(index) {
        return role.id().to_owned();
    }
    if let Some(relation) = RELATIONS.get(index - AT_RELATIONS) {
        return (*relation).to_owned();
    }
    if let Some(part) = PARTS.get(index - AT_PARTS) {
        return format!("part_{part}");
    }
    if index < AT_FORM {
        return match pairs().nth(index - AT_PAIRS) {
            Some((a, b)) => format!("{}+{}", PARTS[a], PARTS[b]),
            None => String::new(),
        };
    }
    FORM.get(index - AT_FORM)
        .copied()
        .unwrap_or_default()
        .to_owned()
}

/// Whether the feature can only speak for a label (true), only against it (false), or may do either.
pub fn direction(index: usize) -> Option<bool> {
    match Role::ALL.get(index) {
        Some(role) => Some(!role.against()),
        None if index == AT_FORM => None,
        None => Some(index < AT_FORM),
    }
}

fn pairs() -> impl Iterator<Item = (usize, usize)> {
    (0..PARTS.len()).flat_map(|a| (a + 1..PARTS.len()).map(move |b| (a, b)))
}

/// Computes the features of a text.
pub fn features(folded: &Folded, pieces: &Pieces, found: &Found) -> Features {
    let frame = Frame::of(folded, pieces, found);
    let counted: Vec<Hit> = found
        .hits
        .iter()
        .filter(|h| frame.counts(h, pieces))
        .copied()
        .collect();
    let (from, to) = densest(&counted);
    let near: Vec<Hit> = counted
        .iter()
        .filter(|h| h.role.against() || (h.start >= from && h.start < to))
        .copied()
        .collect();
    let mut counts = [0u32; ROLES];
    for hit in &near {
        counts[hit.role as usize] += 1;
    }
    let places: Vec<u32> = near.iter().map(|h| folded.unit(h.start as usize)).collect();
    let relations = relations(&near, &places, pieces);
    let refusals = refusals(&near, &places, pieces);

    let mut values = [0.0; COUNT];
    for (i, n) in counts.iter().enumerate() {
        values[i] = strength(*n);
    }
    for (i, n) in relations.iter().enumerate() {
        values[AT_RELATIONS + i] = strength(*n);
    }
    let parts = parts(&counts, &relations, refusals);
    values[AT_PARTS..AT_PAIRS].copy_from_slice(&parts);
    for (i, (a, b)) in pairs().enumerate() {
        values[AT_PAIRS + i] = parts[a] * parts[b];
    }
    values[AT_FORM..].copy_from_slice(&form(folded, pieces, found, &frame, &counts));
    // Words of a class say nothing by themselves.
    for role in Role::ALL.into_iter().filter(|r| r.word()) {
        values[role as usize] = 0.0;
    }
    Features {
        values,
        counted,
        framed: frame.framed,
    }
}

/// The stretch of [`WINDOW`] bytes with the most different roles that speak for a label. A diary of a
/// thousand words holds a few of everything; a chain message holds it all in one place.
fn densest(hits: &[Hit]) -> (u32, u32) {
    let speaks = |h: &&Hit| !h.role.against() && !h.role.word();
    let mut best = (0, 0, WINDOW);
    for first in hits.iter().filter(speaks) {
        let inside = hits
            .iter()
            .filter(speaks)
            .filter(|h| h.start >= first.start && h.start < first.start + WINDOW);
        let roles = inside
            .fold(0u64, |bits, h| bits | 1 << (h.role as u8))
            .count_ones();
        if roles > best.0 {
            best = (roles, first.start, first.start + WINDOW);
        }
    }
    // Words just before the first cue belong to its sentence.
    (best.1.saturating_sub(NEAR), best.2)
}

/// One is a sign, three are as good as ten.
fn strength(n: u32) -> f32 {
    match n {
        0 => 0.0,
        1 => 0.6,
        2 => 0.85,
        _ => 1.0,
    }
}

/// What stands in quotation marks and what the author says about it.
struct Frame {
    framed: bool,
    quoted: u32,
    outside: u32,
    talk: u32,
}

impl Frame {
    fn of(folded: &Folded, pieces: &Pieces, found: &Found) -> Frame {
        let mut frame = Frame {
            framed: false,
            quoted: 0,
            outside: 0,
            talk: 0,
        };
        let mut ritual = false;
        for hit in &found.hits {
            let inside = pieces.quoted(hit.start);
            let talks = matches!(
                hit.role,
                Role::Verdict | Role::Report | Role::Stop | Role::Ask | Role::Joke
            );
            if hit.role.word() {
                continue;
            }
            match (hit.role.against(), inside) {
                (false, true) => frame.quoted += 1,
                (false, false) => frame.outside += 1,
                (true, false) if talks => frame.talk += 1,
                _ => {}
            }
            ritual |= !inside
                && matches!(
                    hit.role,
                    Role::Copy | Role::Repost | Role::Spread | Role::Effect
                );
        }
        let quoted_bytes: u32 = pieces.quotes.iter().map(|q| q.1 - q.0).sum();
        let own_bytes = (folded.text.len() as u32).saturating_sub(quoted_bytes);
        // A hoax that somebody put in quotation marks as a whole is no quotation; one that the author
        // says something about is, and so is one that the author introduces without pushing it.
        frame.framed = frame.quoted > 0
            && own_bytes > 12
            && (frame.talk > 0 || (frame.quoted > 2 && own_bytes > 48 && !ritual));
        frame
    }

    /// Whether a cue is the author's own word.
    fn counts(&self, hit: &Hit, pieces: &Pieces) -> bool {
        !(self.framed && pieces.quoted(hit.start))
    }
}

fn parts(
    counts: &[u32; ROLES],
    relations: &[u32; RELATIONS.len()],
    refusals: u32,
) -> [f32; PARTS.len()] {
    let role = |roles: &[Role]| {
        strength(
            roles
                .iter()
                .map(|r| counts.get(*r as usize).copied().unwrap_or(0))
                .sum(),
        )
    };
    // A relation between classes of words is a weaker sign than a phrase that somebody wrote down.
    let relation = |which: &[Relation]| {
        let n = which
            .iter()
            .map(|r| relations.get(*r as usize).copied().unwrap_or(0))
            .sum();
        0.8 * strength(n)
    };
    [
        role(&[Role::Copy, Role::Repost])
            .max(0.7 * role(&[Role::Spread]))
            .max(relation(&[Relation::OrderAtPlace, Relation::OrderToPost])),
        role(&[Role::Effect]).max(relation(&[Relation::PostAndSafe, Relation::MineProtected])),
        role(&[Role::Threat]).max(relation(&[
            Relation::UseOfYours,
            Relation::HarmToYours,
            Relation::ConditionHarm,
        ])),
        role(&[Role::Silence]).max(relation(&[Relation::PostOrElse])),
        strength(refusals).max(relation(&[Relation::RefusalWords])),
        role(&[Role::Declare, Role::Forbid, Role::Law, Role::Scope]),
        role(&[Role::Deadline, Role::Authority, Role::Nudge, Role::Proof]),
        role(&[Role::Platform, Role::Ai]).max(role(&[
            Role::Money,
            Role::Reach,
            Role::Account,
            Role::Dm,
            Role::Gift,
        ])),
    ]
}

fn form(
    folded: &Folded,
    pieces: &Pieces,
    found: &Found,
    frame: &Frame,
    counts: &[u32; ROLES],
) -> [f32; FORM.len()] {
    let len = folded.text.len() as u32;
    let flag = |holds: bool| f32::from(u8::from(holds));
    let has = |role: Role| counts[role as usize] > 0;
    let marks = |kind: MarkKind, outside: bool| {
        folded
            .marks
            .iter()
            .filter(|m| m.kind == kind && !(outside && pieces.quoted(m.at)))
            .count() as u32
    };
    let first = pieces.sentences.first().map_or(len, |s| s.end.max(60));
    let verdict_first = found.hits.iter().any(|h| {
        matches!(h.role, Role::Verdict | Role::Stop) && h.start < first && !pieces.quoted(h.start)
    });
    let against = Role::ALL.iter().filter(|r| r.against() && has(**r)).count() as f32;
    let phrases: u32 = Role::ALL
        .iter()
        .filter(|r| !r.against() && !r.word())
        .map(|r| counts[*r as usize].min(3))
        .sum();
    let share = frame.quoted as f32 / (frame.quoted + frame.outside).max(1) as f32;
    let asking = pieces.sentences.iter().filter(|s| s.asks).count() as f32;
    [
        strength(marks(MarkKind::Exclaim, false) / 2),
        (against / 4.0).min(1.0),
        flag(verdict_first),
        flag(frame.framed),
        if frame.talk > 0 { share } else { 0.0 },
        (asking / pieces.sentences.len().max(1) as f32).min(1.0),
        strength(marks(MarkKind::Laugh, false)),
        strength(marks(MarkKind::Warn, true)),
        strength(marks(MarkKind::Arrow, false)),
        strength(marks(MarkKind::Link, false)),
        strength(marks(MarkKind::Rights, false)),
        flag(len < 90),
        (len.saturating_sub(1500) as f32 / 1500.0).min(1.0),
        flag(has(Role::Path) && marks(MarkKind::Arrow, false) > 0),
        flag(has(Role::Verdict) && has(Role::Report)),
        strength(frame.talk),
        // Few cues for so many words.
        (1.0 - phrases as f32 * 60.0 / len.max(60) as f32).clamp(0.0, 1.0),
    ]
}

/// First-person refusals: "I do not consent", or "I do not give … permission" close together, aimed
/// at something (a platform, one's own things, AI) in the same or the next sentence.
fn refusals(hits: &[Hit], places: &[u32], pieces: &Pieces) -> u32 {
    let mut count = 0;
    for (i, (hit, place)) in hits.iter().zip(places).enumerate() {
        let complete = match hit.role {
            Role::Deny => true,
            Role::Negate => hits
                .iter()
                .zip(places)
                .skip(i + 1)
                .take_while(|(_, at)| at.abs_diff(*place) <= NEAR)
                .any(|(o, _)| matches!(o.role, Role::Permit | Role::WConsent)),
            _ => false,
        };
        let sentence = pieces.sentence(hit.start);
        let aimed = complete
            && hits.iter().any(|o| {
                matches!(o.role, Role::Platform | Role::Ai | Role::Mine)
                    && pieces.sentence(o.start).abs_diff(sentence) <= 1
            });
        count += u32::from(aimed);
    }
    count
}
