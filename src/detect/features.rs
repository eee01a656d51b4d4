//! Cues and structure -> a short list of numbers, each of which can be shown and explained. Knows no
//! weights.

use super::scan::{Found, Hit};
use crate::catalogue::Role;
use crate::text::{Folded, MarkKind, Pieces};

/// Most bytes between two cues that belong together.
const NEAR: u32 = 110;

/// Names of the features after those of the roles, in their order.
const STRUCTURE: [&str; 40] = [
    "refusal",
    "refusal_at_platform",
    "refusal_of_ai",
    "refusal+copy",
    "refusal+repost",
    "refusal+declare",
    "refusal+forbid",
    "refusal+law",
    "refusal+scope",
    "refusal+silence",
    "refusal+authority",
    "refusal+deadline",
    "refusal+effect",
    "refusal+threat",
    "threat+deadline",
    "threat+copy",
    "threat+repost",
    "threat+spread",
    "effect+copy",
    "effect+repost",
    "silence+repost",
    "silence+threat",
    "reach+copy",
    "reach+repost",
    "account+spread",
    "account+repost",
    "account+copy",
    "money+copy",
    "money+threat",
    "dm+spread",
    "dm+threat",
    "gift+spread",
    "gift+repost",
    "proof+copy",
    "nudge+ritual",
    "authority+ritual",
    "platform+ritual",
    "variety",
    "variety_against",
    "density",
];

/// Names of the features of form, after [`STRUCTURE`].
const FORM: [&str; 14] = [
    "verdict_first",
    "framed",
    "quoted_share",
    "asks",
    "laughs",
    "warns",
    "arrows",
    "links",
    "rights_sign",
    "shouts",
    "short",
    "long",
    "path+arrow",
    "verdict+report",
];

/// How many features there are.
pub const COUNT: usize = Role::ALL.len() + STRUCTURE.len() + FORM.len();

/// The features of one text.
#[derive(Debug, Clone, PartialEq)]
pub struct Features {
    /// Values, in the order of [`name`].
    pub values: [f32; COUNT],
    /// The cues that count for a label, in order.
    pub counted: Vec<Hit>,
    /// The words of the hoax stand in a quotation that the author speaks about.
    pub framed: bool,
}

/// The name of a feature by its place.
pub fn name(index: usize) -> &'static str {
    let structure = index.checked_sub(Role::ALL.len());
    match structure {
        None => Role::ALL.get(index).map_or("", |r| r.id()),
        Some(i) => STRUCTURE
            .get(i)
            .or_else(|| FORM.get(i.checked_sub(STRUCTURE.len())?))
            .copied()
            .unwrap_or(""),
    }
}

/// Whether the feature can only speak for a label (true), only against it (false), or may do either.
pub fn direction(index: usize) -> Option<bool> {
    match Role::ALL.get(index) {
        Some(role) => Some(!role.against()),
        None => match name(index) {
            "shouts" | "density" => None,
            "variety_against" => Some(false),
            _ if index < Role::ALL.len() + STRUCTURE.len() => Some(true),
            _ => Some(false),
        },
    }
}

/// Computes the features of a text.
pub fn features(folded: &Folded, pieces: &Pieces, found: &Found) -> Features {
    let len = folded.text.len() as u32;
    let outside = |h: &&Hit| !pieces.quoted(h.start);
    let talk = |h: &Hit| {
        matches!(
            h.role,
            Role::Verdict | Role::Report | Role::Stop | Role::Ask | Role::Joke
        )
    };
    let quoted_for = found
        .hits
        .iter()
        .filter(|h| !h.role.against() && !outside(h))
        .count();
    let outer_for = found
        .hits
        .iter()
        .filter(|h| !h.role.against() && outside(h))
        .count();
    let outer_talk = found.hits.iter().filter(|h| talk(h) && outside(h)).count();
    let outer_length: u32 = len
        - pieces
            .quotes
            .iter()
            .map(|q| q.1 - q.0)
            .sum::<u32>()
            .min(len);
    let outer_ritual = found.hits.iter().any(|h| {
        matches!(
            h.role,
            Role::Copy | Role::Repost | Role::Spread | Role::Effect
        ) && outside(&h)
    });
    // A hoax that somebody put in quotation marks as a whole is no quotation; one that the author
    // says something about is, and so is one that the author introduces without pushing it.
    let framed = quoted_for > 0
        && outer_length > 12
        && (outer_talk > 0 || (quoted_for > 2 && outer_length > 48 && !outer_ritual));
    let counted: Vec<Hit> = found
        .hits
        .iter()
        .filter(|h| {
            let inside = pieces.quoted(h.start);
            match (h.role.against(), inside) {
                (false, true) => !framed,
                (true, true) => quoted_for == 0 || !framed,
                _ => true,
            }
        })
        .copied()
        .collect();

    let mut f = Features {
        values: [0.0; COUNT],
        counted,
        framed,
    };
    let mut counts = [0u32; Role::ALL.len()];
    for hit in &f.counted {
        if let Some(n) = counts.get_mut(hit.role as usize) {
            *n += 1;
        }
    }
    let strength = |n: u32| match n {
        0 => 0.0,
        1 => 0.6,
        2 => 0.85,
        _ => 1.0,
    };
    let refusals = refusals(&f.counted, pieces);
    let mut set = Setter {
        values: &mut f.values,
    };
    for role in Role::ALL {
        set.at(role as usize, strength(counts[role as usize]));
    }
    let has = |role: Role| counts[role as usize] > 0;
    let ritual = has(Role::Copy) || has(Role::Repost) || has(Role::Spread);
    let refusal = refusals.any;
    set.name("refusal", strength(refusals.count));
    set.flag("refusal_at_platform", refusals.at_platform);
    set.flag(
        "refusal_of_ai",
        refusals.of_ai || (refusal && has(Role::Ai)),
    );
    for (pair, role) in [
        ("refusal+copy", Role::Copy),
        ("refusal+repost", Role::Repost),
        ("refusal+declare", Role::Declare),
        ("refusal+forbid", Role::Forbid),
        ("refusal+law", Role::Law),
        ("refusal+scope", Role::Scope),
        ("refusal+silence", Role::Silence),
        ("refusal+authority", Role::Authority),
        ("refusal+deadline", Role::Deadline),
        ("refusal+effect", Role::Effect),
        ("refusal+threat", Role::Threat),
    ] {
        set.flag(pair, refusal && has(role));
    }
    for (pair, a, b) in [
        ("threat+deadline", Role::Threat, Role::Deadline),
        ("threat+copy", Role::Threat, Role::Copy),
        ("threat+repost", Role::Threat, Role::Repost),
        ("threat+spread", Role::Threat, Role::Spread),
        ("effect+copy", Role::Effect, Role::Copy),
        ("effect+repost", Role::Effect, Role::Repost),
        ("silence+repost", Role::Silence, Role::Repost),
        ("silence+threat", Role::Silence, Role::Threat),
        ("reach+copy", Role::Reach, Role::Copy),
        ("reach+repost", Role::Reach, Role::Repost),
        ("account+spread", Role::Account, Role::Spread),
        ("account+repost", Role::Account, Role::Repost),
        ("account+copy", Role::Account, Role::Copy),
        ("money+copy", Role::Money, Role::Copy),
        ("money+threat", Role::Money, Role::Threat),
        ("dm+spread", Role::Dm, Role::Spread),
        ("dm+threat", Role::Dm, Role::Threat),
        ("gift+spread", Role::Gift, Role::Spread),
        ("gift+repost", Role::Gift, Role::Repost),
        ("proof+copy", Role::Proof, Role::Copy),
    ] {
        set.flag(pair, has(a) && has(b));
    }
    set.flag("nudge+ritual", has(Role::Nudge) && ritual);
    set.flag("authority+ritual", has(Role::Authority) && ritual);
    set.flag("platform+ritual", has(Role::Platform) && ritual);
    let kinds = |against: bool| {
        Role::ALL
            .iter()
            .filter(|r| r.against() == against && has(**r))
            .count() as f32
    };
    set.name("variety", (kinds(false) / 8.0).min(1.5));
    set.name("variety_against", (kinds(true) / 4.0).min(1.5));
    let words = folded.text.len().max(20) as f32;
    let positive = f_sum(&counts, false);
    set.name("density", (positive * 40.0 / words).min(1.5));

    let mark = |kind: MarkKind| folded.marks.iter().filter(|m| m.kind == kind).count() as u32;
    let outer_mark = |kind: MarkKind| {
        folded
            .marks
            .iter()
            .filter(|m| m.kind == kind && !pieces.quoted(m.at))
            .count() as u32
    };
    let first = pieces.sentences.first().map_or(len, |s| s.end.max(60));
    let early = |h: &&Hit| matches!(h.role, Role::Verdict | Role::Stop) && h.start < first;
    let verdict_first = found.hits.iter().filter(outside).any(|h| early(&h));
    set.flag("verdict_first", verdict_first);
    set.flag("framed", framed);
    let quoted = quoted_for as f32 / (quoted_for + outer_for).max(1) as f32;
    set.name("quoted_share", if outer_talk > 0 { quoted } else { 0.0 });
    let asking = pieces.sentences.iter().filter(|s| s.asks).count() as f32;
    set.name(
        "asks",
        (asking / pieces.sentences.len().max(1) as f32).min(1.0),
    );
    set.name("laughs", strength(mark(MarkKind::Laugh)));
    set.name("warns", strength(outer_mark(MarkKind::Warn)));
    set.name("arrows", strength(mark(MarkKind::Arrow)));
    set.name("links", strength(mark(MarkKind::Link)));
    set.name("rights_sign", strength(mark(MarkKind::Rights)));
    set.name("shouts", strength(mark(MarkKind::Exclaim) / 2));
    set.flag("short", len < 90);
    set.name("long", (len.saturating_sub(1500) as f32 / 1500.0).min(1.0));
    set.flag("path+arrow", has(Role::Path) && mark(MarkKind::Arrow) > 0);
    set.flag("verdict+report", has(Role::Verdict) && has(Role::Report));
    f
}

fn f_sum(counts: &[u32; Role::ALL.len()], against: bool) -> f32 {
    Role::ALL
        .iter()
        .filter(|r| r.against() == against)
        .map(|r| counts.get(*r as usize).copied().unwrap_or(0).min(3) as f32)
        .sum()
}

struct Setter<'a> {
    values: &'a mut [f32; COUNT],
}

impl Setter<'_> {
    fn at(&mut self, index: usize, value: f32) {
        if let Some(v) = self.values.get_mut(index) {
            *v = value;
        }
    }

    fn name(&mut self, wanted: &str, value: f32) {
        if let Some(index) = (Role::ALL.len()..COUNT).find(|&i| name(i) == wanted) {
            self.at(index, value);
        }
    }

    fn flag(&mut self, wanted: &str, value: bool) {
        self.name(wanted, f32::from(u8::from(value)));
    }
}

#[derive(Default)]
struct Refusals {
    any: bool,
    count: u32,
    at_platform: bool,
    of_ai: bool,
}

/// First-person refusals: "I do not consent", or "I do not give … permission" close together, aimed
/// at something (a platform, one's own things, AI) in the same or the next sentence.
fn refusals(hits: &[Hit], pieces: &Pieces) -> Refusals {
    let mut out = Refusals::default();
    for (i, hit) in hits.iter().enumerate() {
        let near = |o: &&Hit| o.start.abs_diff(hit.start) <= NEAR;
        let complete = match hit.role {
            Role::Deny => true,
            Role::Negate => hits
                .iter()
                .skip(i + 1)
                .take(24)
                .filter(near)
                .any(|o| o.role == Role::Permit),
            _ => false,
        };
        if !complete {
            continue;
        }
        let sentence = pieces.sentence(hit.start);
        let around = |role: Role| {
            hits.iter()
                .any(|o| o.role == role && pieces.sentence(o.start).abs_diff(sentence) <= 1)
        };
        let (platform, ai) = (around(Role::Platform), around(Role::Ai));
        if platform || ai || around(Role::Mine) {
            out.any = true;
            out.count += 1;
            out.at_platform |= platform;
            out.of_ai |= ai;
        }
    }
    out
}
