//! Puts one guide together: which links are offered there, which steps follow, and what has to be said
//! first. Total: what is not known falls back to "everywhere else", in words that say so.

use super::{Availability, Guide, Link, LinkKind, Query, Words, country, family, links};
use crate::catalogue::authority;
use crate::catalogue::flows::{self, Flow, FlowKind, Offer, Platform};
use crate::catalogue::jurisdictions::{self, Jurisdiction, Regulator};

/// The case, looked up in the catalogue.
struct Case<'a> {
    query: &'a Query<'a>,
    platform: Option<&'static Platform>,
    place: Option<&'static Jurisdiction>,
    regulator: Option<&'static Regulator>,
    country: String,
    /// Primary subtag of the language.
    lang: &'a str,
}

/// The real way out of one case. An unknown platform has no form that we know of; an unknown country is
/// treated as one of "everywhere else". For a family that no form answers, [`Guide::available`] is `No`
/// and the honest note says that none is needed.
pub fn guide(query: &Query<'_>) -> Guide {
    let country = country::known(query.country).unwrap_or_default();
    let place = jurisdictions::of(&country).or_else(jurisdictions::elsewhere);
    let case = Case {
        query,
        platform: flows::platform(query.platform),
        place,
        regulator: place.and_then(|p| p.regulator(&country)),
        country,
        lang: query.lang.split(['-', '_']).next().unwrap_or(""),
    };
    if family::calls_for_objection(query.family) {
        objection(&case)
    } else {
        no_form_needed(&case)
    }
}

/// The families whose answer is the objection: the form where there is one, else what helps instead.
fn objection(case: &Case<'_>) -> Guide {
    let offered = case.platform_links();
    let available = offered
        .iter()
        .find(|(link, _)| link.kind == LinkKind::ObjectionForm)
        .map_or(Availability::No, |(_, offer)| match offer {
            Offer::Sure => Availability::Yes,
            Offer::Reported => Availability::Reported,
        });
    let mut links: Vec<Link> = offered.into_iter().map(|(link, _)| link).collect();
    links.extend(case.regulator_link());
    links.extend(case.fact_checks());

    let platform_keys = |pick: fn(&Platform) -> &[&'static str]| {
        let keys = case.platform.map(pick).unwrap_or_default();
        keys.iter().copied().map(Words::plain)
    };
    let mut steps = Vec::new();
    let mut after = Vec::new();
    if available != Availability::No {
        let form = case
            .first_form()
            .map(|f| f.steps.as_slice())
            .unwrap_or_default();
        steps.extend(form.iter().copied().map(Words::plain));
        after.extend(platform_keys(|p| &p.after));
        after.extend(case.place.and_then(|p| p.answer).map(Words::plain));
        after.extend(case.complain("guide_after_regulator"));
    }
    if available != Availability::Yes {
        steps.extend(platform_keys(|p| &p.instead));
    }
    if available == Availability::No {
        steps.extend(case.complain("guide_step_regulator"));
        after.push(Words::plain("guide_after_no_undo"));
    }
    let date = match available {
        Availability::No => case.place.map_or("", |p| p.checked),
        _ => links.first().map_or("", |l| l.checked),
    };
    Guide {
        honest_note: case.note(available),
        checked: if case.country.is_empty() {
            Words::with("guide_checked_elsewhere", [date])
        } else {
            Words::with("guide_checked", [date, &case.country])
        },
        ..case.bare(available, links, steps, after)
    }
}

/// The families that no form answers: what is true, who checked it, and what to do instead.
fn no_form_needed(case: &Case<'_>) -> Guide {
    let mut links: Vec<Link> = case.fact_checks();
    let help = case.platform_links().into_iter().map(|(link, _)| link);
    links.extend(help.filter(|l| l.kind == LinkKind::Help && !l.menu_path.is_empty()));
    // Without any link, what is said rests on the source that we know the family from.
    let origin = case.query.family.and_then(authority::origin);
    let date = match links.first() {
        Some(link) => link.checked,
        None => origin.map_or("", |o| o.date),
    };
    Guide {
        honest_note: Some(Words::plain("guide_note_not_needed")),
        checked: Words::with("guide_checked_date", [date]),
        ..case.bare(
            Availability::No,
            links,
            family::steps(case.query.family),
            Vec::new(),
        )
    }
}

impl Case<'_> {
    fn platform_links(&self) -> Vec<(Link, Offer)> {
        let place = self.place.map_or("", |p| p.id);
        self.platform
            .map(|p| links::of_platform(p, place, self.lang))
            .unwrap_or_default()
    }

    fn first_form(&self) -> Option<&'static Flow> {
        let place = self.place?.id;
        self.platform?
            .flows
            .iter()
            .find(|f| f.kind == FlowKind::ObjectionForm && f.offer(place).is_some())
    }

    fn regulator_link(&self) -> Option<Link> {
        links::regulator(self.place?, self.regulator?)
    }

    fn fact_checks(&self) -> Vec<Link> {
        self.query
            .family
            .map(|f| links::fact_checks(f, self.lang).collect())
            .unwrap_or_default()
    }

    fn complain(&self, key: &'static str) -> Option<Words> {
        self.regulator.map(|r| Words::with(key, [r.name]))
    }

    /// What has to be said before everything else.
    fn note(&self, available: Availability) -> Option<Words> {
        if available == Availability::Yes {
            return None;
        }
        if self.platform.is_none() {
            return Some(Words::plain("guide_note_platform"));
        }
        let key = self.place.and_then(|p| p.note);
        Some(match (key, self.place.and_then(|p| p.law)) {
            (Some(key @ "guide_note_law"), Some(law)) => Words::with(key, [law]),
            (Some(key), _) => Words::plain(key),
            (None, _) => Words::plain("guide_note_not_found"),
        })
    }

    /// A guide without its note and date.
    fn bare(
        &self,
        available: Availability,
        links: Vec<Link>,
        steps: Vec<Words>,
        after: Vec<Words>,
    ) -> Guide {
        Guide {
            available,
            fact: family::fact(self.query.family),
            menu_path: links
                .first()
                .map(|l| l.menu_path.clone())
                .unwrap_or_default(),
            links,
            steps,
            after,
            honest_note: None,
            checked: Words::plain("guide_checked_date"),
            worry: family::worry(self.query.family),
            country: self.country.clone(),
            jurisdiction: self.place.map_or("", |p| p.id),
        }
    }
}
