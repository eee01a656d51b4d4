//! What classes of words do together: an order to post, a condition, a promise, a threat. Languages
//! differ in the words; the grammar of a chain message is the same.

use super::scan::Hit;
use crate::catalogue::Role;
use crate::text::Pieces;

/// Most bytes between two words of one relation.
const CLOSE: u32 = 48;
/// Most bytes between the parts of a clause.
const CLAUSE: u32 = 90;

/// How often each relation holds in a text.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Relations {
    /// Posting and the message itself close together: "post this".
    pub order: u32,
    /// Posting and a place close together: "on your wall".
    pub place: u32,
    /// A condition, a negation and posting in one clause: "if you do not post".
    pub or_else: u32,
    /// Posting and protection in one clause.
    pub safe: u32,
    /// A condition and posting in one clause.
    pub condition: u32,
    /// A condition and harm in one clause.
    pub condition_harm: u32,
    /// A negation, permission and one's own things in one clause.
    pub refusal: u32,
    /// Use of the reader's or everybody's things.
    pub use_yours: u32,
    /// Harm to the reader's or everybody's things.
    pub harm_yours: u32,
    /// One's own things and protection.
    pub mine_safe: u32,
}

/// Counts the relations among the hits.
pub fn relations(hits: &[Hit], pieces: &Pieces) -> Relations {
    let mut out = Relations::default();
    for (i, hit) in hits.iter().enumerate() {
        let sentence = pieces.sentence(hit.start);
        let near = |role: Role, reach: u32| {
            let close = |o: &&Hit| {
                o.role == role
                    && o.start.abs_diff(hit.start) <= reach
                    && (o.start != hit.start || o.end != hit.end)
                    && pieces.sentence(o.start) == sentence
            };
            hits.iter().skip(i + 1).take(40).find(close).is_some()
                || hits
                    .get(..i)
                    .unwrap_or_default()
                    .iter()
                    .rev()
                    .take(40)
                    .any(|o| close(&o))
        };
        let count = |slot: &mut u32, holds: bool| *slot += u32::from(holds);
        match hit.role {
            Role::WPost => {
                count(
                    &mut out.order,
                    near(Role::WThis, CLOSE) && !near(Role::WMe, 10),
                );
                count(
                    &mut out.place,
                    near(Role::WPlace, CLOSE) && near(Role::WYou, CLAUSE),
                );
                count(
                    &mut out.or_else,
                    near(Role::WIf, CLAUSE) && near(Role::WNot, CLOSE),
                );
                count(&mut out.safe, near(Role::WSafe, CLAUSE));
                count(&mut out.condition, near(Role::WIf, CLAUSE));
            }
            Role::WIf => count(&mut out.condition_harm, near(Role::WHarm, CLAUSE)),
            Role::WConsent => count(
                &mut out.refusal,
                near(Role::WNot, CLAUSE)
                    && (near(Role::WThing, CLAUSE)
                        || near(Role::Platform, CLAUSE)
                        || near(Role::Ai, CLAUSE))
                    && near(Role::WMe, CLAUSE),
            ),
            Role::WUse => count(
                &mut out.use_yours,
                near(Role::WThing, CLOSE) && near(Role::WYou, CLOSE),
            ),
            Role::WHarm => count(
                &mut out.harm_yours,
                near(Role::WThing, CLOSE) || near(Role::WYou, CLOSE),
            ),
            Role::WSafe => count(
                &mut out.mine_safe,
                near(Role::WThing, CLAUSE) || near(Role::WThis, CLOSE),
            ),
            _ => {}
        }
    }
    out
}
