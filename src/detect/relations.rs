//! What classes of words do together: an order to post, a condition, a promise, a threat. Languages
//! differ in the words; the grammar of a chain message is the same.

use super::scan::Hit;
use crate::catalogue::Role;
use crate::text::Pieces;

/// Most UTF-16 units between two words of one relation.
const CLOSE: u32 = 48;
/// Most UTF-16 units between the parts of a clause.
const CLAUSE: u32 = 90;

/// What classes of words can do together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Posting and the message itself close together: "post this".
    OrderToPost,
    /// Posting and a place close together: "on your wall".
    OrderAtPlace,
    /// A condition, a negation and posting in one clause: "if you do not post".
    PostOrElse,
    /// Posting and protection in one clause.
    PostAndSafe,
    /// A condition and posting in one clause.
    ConditionPost,
    /// A condition and harm in one clause.
    ConditionHarm,
    /// A negation, permission and one's own things in one clause.
    RefusalWords,
    /// Use of the reader's or everybody's things.
    UseOfYours,
    /// Harm to the reader or to what is at stake.
    HarmToYours,
    /// What is at stake, or the message, and protection.
    MineProtected,
}

/// The names of the relations, in the order of [`Relation`].
pub const RELATIONS: [&str; 10] = [
    "order_to_post",
    "order_at_place",
    "post_or_else",
    "post_and_safe",
    "condition_post",
    "condition_harm",
    "refusal_words",
    "use_of_yours",
    "harm_to_yours",
    "mine_protected",
];

/// Counts the relations among the hits, which stand at `places` (UTF-16 units of the input), in the
/// order of [`RELATIONS`]. Not bytes: a word of Hindi has three times as many as one of English.
pub fn relations(hits: &[Hit], places: &[u32], pieces: &Pieces) -> [u32; RELATIONS.len()] {
    let mut out = [0; RELATIONS.len()];
    for (i, (hit, &place)) in hits.iter().zip(places).enumerate() {
        if !hit.role.word() {
            continue;
        }
        // Which roles stand near: a bit for each, within CLOSE and within CLAUSE.
        let sentence = pieces.sentence(hit.start);
        let (mut close, mut clause) = (0u64, 0u64);
        let mut see = |(o, far): (Hit, u32)| {
            if (o.start, o.end) == (hit.start, hit.end) || pieces.sentence(o.start) != sentence {
                return;
            }
            let bit = 1u64 << (o.role as u8);
            clause |= if far <= CLAUSE { bit } else { 0 };
            close |= if far <= CLOSE { bit } else { 0 };
        };
        let with_distance = |(o, &at): (&'_ Hit, &u32)| (*o, at.abs_diff(place));
        let after = hits.iter().zip(places).skip(i + 1).map(with_distance);
        let before = hits.iter().zip(places).take(i).rev().map(with_distance);
        after.take_while(|o| o.1 <= CLAUSE).for_each(&mut see);
        before.take_while(|o| o.1 <= CLAUSE).for_each(&mut see);
        let near = |set: u64, role: Role| set & (1 << (role as u8)) != 0;
        let mut count =
            |relation: Relation, holds: bool| out[relation as usize] += u32::from(holds);
        match hit.role {
            Role::WPost => {
                count(Relation::OrderToPost, near(close, Role::WThis));
                count(
                    Relation::OrderAtPlace,
                    near(close, Role::WPlace) && near(clause, Role::WYou),
                );
                count(
                    Relation::PostOrElse,
                    near(clause, Role::WIf) && near(close, Role::WNot),
                );
                count(Relation::PostAndSafe, near(clause, Role::WSafe));
                count(Relation::ConditionPost, near(clause, Role::WIf));
            }
            Role::WIf => count(Relation::ConditionHarm, near(clause, Role::WHarm)),
            Role::WConsent => {
                let aim = near(clause, Role::WThing)
                    || near(clause, Role::Platform)
                    || near(clause, Role::Ai);
                count(
                    Relation::RefusalWords,
                    near(clause, Role::WNot) && near(clause, Role::WMe) && aim,
                );
            }
            Role::WUse => count(
                Relation::UseOfYours,
                near(close, Role::WThing) && near(close, Role::WYou),
            ),
            Role::WHarm => count(
                Relation::HarmToYours,
                near(close, Role::WThing) || near(close, Role::WYou),
            ),
            Role::WSafe => count(
                Relation::MineProtected,
                near(clause, Role::WThing) || near(close, Role::WThis),
            ),
            _ => {}
        }
    }
    out
}
