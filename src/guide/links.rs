//! Addresses from the catalogue -> links with a text, a date, a source and a menu path.

use super::{Link, LinkKind, Words};
use crate::catalogue::Family;
use crate::catalogue::authority::{self, Article, ArticleKind};
use crate::catalogue::flows::{Flow, FlowKind, Offer, Platform};
use crate::catalogue::jurisdictions::{Jurisdiction, Regulator};

/// The platform's links that are offered in a jurisdiction, in the file's order; later forms of
/// objection are fallbacks of the first.
pub(super) fn of_platform(platform: &Platform, place: &str, lang: &str) -> Vec<(Link, Offer)> {
    let mut has_form = false;
    let offered = platform
        .flows
        .iter()
        .filter_map(|f| Some((f, f.offer(place)?)));
    offered
        .map(|(flow, offer)| {
            let kind = match flow.kind {
                FlowKind::ObjectionForm if has_form => LinkKind::ObjectionFormFallback,
                FlowKind::ObjectionForm => LinkKind::ObjectionForm,
                FlowKind::ThirdPartyForm => LinkKind::ThirdPartyForm,
                FlowKind::Help => LinkKind::Help,
            };
            has_form |= kind == LinkKind::ObjectionForm;
            (link(platform, flow, kind, lang), offer)
        })
        .collect()
}

fn link(platform: &Platform, flow: &Flow, kind: LinkKind, lang: &str) -> Link {
    let label = match (kind, flow.label) {
        (LinkKind::ObjectionForm, _) => Words::with("guide_link_form", [platform.name]),
        (LinkKind::ObjectionFormFallback, _) => {
            Words::with("guide_link_form_older", [platform.name])
        }
        (LinkKind::ThirdPartyForm, _) => Words::plain("guide_link_third_party"),
        (_, Some(key)) => Words::plain(key),
        (_, None) => Words::plain("guide_link_privacy_centre"),
    };
    Link {
        url: flow.url,
        kind,
        label,
        checked: flow.checked,
        source: flow.source,
        menu_path: flow
            .path
            .map(|id| platform.menu_path(id, lang).to_vec())
            .unwrap_or_default(),
    }
}

/// The way to complain, where the authority's address is known from a source.
pub(super) fn regulator(place: &Jurisdiction, regulator: &'static Regulator) -> Option<Link> {
    let evidence = place.evidence(regulator)?;
    Some(Link {
        url: regulator.url?,
        kind: LinkKind::Regulator,
        label: Words::with("guide_link_regulator", [regulator.name]),
        checked: evidence.checked,
        source: evidence.source,
        menu_path: Vec::new(),
    })
}

/// The fact-check of a family in a language, and what the platform itself says on it.
pub(super) fn fact_checks(family: Family, lang: &str) -> impl Iterator<Item = Link> {
    authority::fact_check(family, lang)
        .into_iter()
        .chain(authority::statements(family))
        .map(article)
}

fn article(article: &'static Article) -> Link {
    let (kind, key) = match article.kind {
        ArticleKind::FactCheck => (LinkKind::FactCheck, "guide_link_fact_check"),
        ArticleKind::News => (LinkKind::FactCheck, "guide_link_report"),
        ArticleKind::Statement => (LinkKind::Help, "guide_link_statement"),
    };
    Link {
        url: article.url,
        kind,
        label: Words::with(key, [article.publisher, article.date]),
        checked: article.date,
        source: article.publisher,
        menu_path: Vec::new(),
    }
}
