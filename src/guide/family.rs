//! What to say about each family: its name, what its posts do, since when they go round, the worry
//! behind them, and the first thing to do where no form is the answer. Keys only, no sentences.

use super::Words;
use crate::catalogue::{Family, authority};

/// A family's name and how long it has been going round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyWords {
    /// Its name.
    pub name: Words,
    /// "Going round since at least …".
    pub going_round: Words,
    /// The earliest date we have a source for: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub since: &'static str,
    /// Publisher of that source.
    pub source: &'static str,
}

/// The name of a family, and since when it is known to go round.
pub fn family_words(family: Family) -> FamilyWords {
    let (since, source) = authority::origin(family).map_or(("", ""), |o| (o.since, o.source));
    FamilyWords {
        name: Words::plain(match family {
            Family::AiOptout => "guide_family_ai_optout",
            Family::LegalNotice => "guide_family_legal_notice",
            Family::PaidService => "guide_family_paid_service",
            Family::Algorithm => "guide_family_algorithm",
            Family::AccountScare => "guide_family_account_scare",
            Family::DmReading => "guide_family_dm_reading",
            Family::OtherChain => "guide_family_other_chain",
        }),
        going_round: Words::with("guide_since", [since, source]),
        since,
        source,
    }
}

/// What sharing such a post does and does not do.
pub(super) fn fact(family: Option<Family>) -> Words {
    Words::plain(match family {
        None => "guide_fact_any",
        Some(Family::AiOptout) => "guide_fact_ai_optout",
        Some(Family::LegalNotice) => "guide_fact_legal_notice",
        Some(Family::PaidService) => "guide_fact_paid_service",
        Some(Family::Algorithm) => "guide_fact_algorithm",
        Some(Family::AccountScare) => "guide_fact_account_scare",
        Some(Family::DmReading) => "guide_fact_dm_reading",
        Some(Family::OtherChain) => "guide_fact_other_chain",
    })
}

/// The sentence that takes the worry seriously.
pub(super) fn worry(family: Option<Family>) -> Option<Words> {
    let key = match family {
        None | Some(Family::AiOptout | Family::LegalNotice) => "guide_worry_data",
        Some(Family::AccountScare) => "guide_worry_account",
        Some(Family::DmReading) => "guide_worry_messages",
        Some(Family::PaidService | Family::Algorithm | Family::OtherChain) => return None,
    };
    Some(Words::plain(key))
}

/// Whether the objection form is the answer to the family.
pub(super) fn calls_for_objection(family: Option<Family>) -> bool {
    matches!(family, None | Some(Family::AiOptout | Family::LegalNotice))
}

/// What to do about a family that no form answers.
pub(super) fn steps(family: Option<Family>) -> Vec<Words> {
    let own = match family {
        Some(Family::PaidService) => Some("guide_step_free"),
        Some(Family::Algorithm) => Some("guide_step_feed"),
        Some(Family::AccountScare) => Some("guide_step_account"),
        Some(Family::DmReading) => Some("guide_step_messages"),
        _ => None,
    };
    own.into_iter()
        .chain(["guide_step_leave"])
        .map(Words::plain)
        .collect()
}
