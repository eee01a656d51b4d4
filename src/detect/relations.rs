//! What classes of words do together: an order to post, a condition, a promise, a threat. Languages
//! differ in the words; the grammar of a chain message is the same.

use super::scan::Hit;
use crate::catalogue::Role;
use crate::text::Pieces;

/// Most bytes between two words of one relation.
const CLOSE: u32 = 48;
/// Most bytes between the parts of a clause.
const CLAUSE: u32 = 90;

/// The relations, by name.
pub const RELATIONS: [&str; 10] = [
    // Posting and the message itself close together: "post this".
    "order_to_post",
    // Posting and a place close together: "on your wall".
    "order_at_place",
    // A condition, a negation and posting in one clause: "if you do not post".
    "post_or_else",
    // Posting and protection in one clause.
    "post_and_safe",
    // A condition and posting in one clause.
    "condition_post",
    // A condition and harm in one clause.
    "condition_harm",
    // A negation, permission and one's own things in one clause.
    "refusal_words",
    // Use of the reader's or everybody's things.
    "use_of_yours",
    // Harm to the reader or to what is at stake.
    "harm_to_yours",
    // What is at stake, or the message, and protection.
    "mine_protected",
];

/// Counts the relations among the hits, in the order of [`RELATIONS`].
pub fn relations(hits: &[Hit], pieces: &Pieces) -> [u32; RELATIONS.len()] {
    let mut out = [0; RELATIONS.len()];
    for (i, hit) in hits.iter().enumerate() {
        if !hit.role.word() {
            continue;
        }
        // Which roles stand near: a bit for each, within CLOSE and within CLAUSE.
        let sentence = pieces.sentence(hit.start);
        let (mut close, mut clause) = (0u64, 0u64);
        let mut see = |o: &Hit| {
            let far = o.start.abs_diff(hit.start);
            if (o.start, o.end) == (hit.start, hit.end) || pieces.sentence(o.start) != sentence {
                return;
            }
            let bit = 1u64 << (o.role as u8);
            clause |= if far <= CLAUSE { bit } else { 0 };
            close |= if far <= CLOSE { bit } else { 0 };
        };
        for o in hits
            .iter()
            .skip(i + 1)
            .take_while(|o| o.start - hit.start <= CLAUSE)
        {
            see(o);
        }
        for o in hits
            .iter()
            .take(i)
            .rev()
            .take_while(|o| hit.start - o.start <= CLAUSE)
        {
            see(o);
        }
        let near = |set: u64, role: Role| set & (1 << (role as u8)) != 0;
        let mut count = |relation: usize, holds: bool| out[relation] += u32::from(holds);
        match hit.role {
            Role::WPost => {
                count(0, near(close, Role::WThis));
                count(1, near(close, Role::WPlace) && near(clause, Role::WYou));
                count(2, near(clause, Role::WIf) && near(close, Role::WNot));
                count(3, near(clause, Role::WSafe));
                count(4, near(clause, Role::WIf));
            }
            Role::WIf => count(5, near(clause, Role::WHarm)),
            Role::WConsent => {
                let aim = near(clause, Role::WThing)
                    || near(clause, Role::Platform)
                    || near(clause, Role::Ai);
                count(
                    6,
                    near(clause, Role::WNot) && near(clause, Role::WMe) && aim,
                );
            }
            Role::WUse => count(7, near(close, Role::WThing) && near(close, Role::WYou)),
            Role::WHarm => count(8, near(close, Role::WThing) || near(close, Role::WYou)),
            Role::WSafe => count(9, near(clause, Role::WThing) || near(close, Role::WThis)),
            _ => {}
        }
    }
    out
}
