//! The guide as a person meets it: which way out is shown where.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chainbreak::catalogue::Family;
use chainbreak::guide::{Availability, Guide, LinkKind, Query, Words, country, freshness, guide};

const FB_2025: &str = "https://www.facebook.com/help/contact/712876720715583";
const FB_APPS: &str = "https://www.facebook.com/help/contact/6359191084165019";
const IG_2025: &str = "https://help.instagram.com/contact/767264225370182";
const IG_APPS: &str = "https://help.instagram.com/contact/233964459562201";
const TODAY: &str = "2026-11-22";

fn ask(platform: &str, country: &str, family: Option<Family>, lang: &str) -> Guide {
    guide(&Query {
        platform,
        country,
        family,
        lang,
    })
}

fn optout(platform: &str, country: &str) -> Guide {
    ask(platform, country, Some(Family::AiOptout), "en")
}

fn forms(guide: &Guide) -> Vec<&'static str> {
    let is_form = |k| matches!(k, LinkKind::ObjectionForm | LinkKind::ObjectionFormFallback);
    guide
        .links
        .iter()
        .filter(|l| is_form(l.kind))
        .map(|l| l.url)
        .collect()
}

fn kinds(guide: &Guide) -> Vec<LinkKind> {
    guide.links.iter().map(|l| l.kind).collect()
}

fn keys(words: &[Words]) -> Vec<&'static str> {
    words.iter().map(|w| w.key).collect()
}

#[test]
fn the_union_and_its_neighbours_get_the_form_of_2025_and_the_older_one_behind_it() {
    for country in ["DE", "FR", "IE", "RE", "NO", "IS", "LI"] {
        for (platform, new, old) in [
            ("facebook", FB_2025, FB_APPS),
            ("instagram", IG_2025, IG_APPS),
        ] {
            let guide = optout(platform, country);
            assert_eq!(guide.available, Availability::Yes, "{country}");
            assert_eq!(forms(&guide), [new, old], "{country}");
            assert_eq!(guide.links[0].kind, LinkKind::ObjectionForm);
            assert_eq!(guide.links[1].kind, LinkKind::ObjectionFormFallback);
            assert_eq!(guide.links[1].label.key, "guide_link_form_older");
            assert_eq!(guide.honest_note, None);
            assert!(
                keys(&guide.after).contains(&"guide_after_month"),
                "{country}"
            );
        }
    }
}

#[test]
fn britain_switzerland_and_brazil_get_the_number_that_the_apps_use() {
    for country in ["GB", "CH", "BR"] {
        for (platform, form) in [("facebook", FB_APPS), ("instagram", IG_APPS)] {
            let guide = optout(platform, country);
            assert_eq!(guide.available, Availability::Yes, "{country}");
            assert_eq!(forms(&guide), [form], "{country}");
            assert_eq!(guide.honest_note, None);
            assert!(keys(&guide.steps).contains(&"guide_step_code"));
            assert!(kinds(&guide).contains(&LinkKind::Regulator), "{country}");
        }
    }
    assert_eq!(optout("facebook", "GB").country, "GB");
    assert_eq!(optout("facebook", "uk").country, "GB");
    let after = |c| keys(&optout("facebook", c).after).contains(&"guide_after_month");
    assert!(
        after("GB") && !after("CH") && !after("BR"),
        "the month is the GDPR's"
    );
}

#[test]
fn a_form_never_comes_with_a_promise() {
    for place in ["DE", "GB", "BR", "JP"] {
        let after = optout("facebook", place).after;
        for key in [
            "guide_after_decides",
            "guide_after_future",
            "guide_after_others",
        ] {
            assert!(keys(&after).contains(&key), "{place} {key}");
        }
    }
}

#[test]
fn japan_and_korea_are_told_that_it_is_only_reported() {
    for country in ["JP", "KR"] {
        let guide = optout("facebook", country);
        assert_eq!(guide.available, Availability::Reported);
        assert_eq!(forms(&guide), [FB_APPS]);
        assert_eq!(
            guide.honest_note.as_ref().unwrap().key,
            "guide_note_reported"
        );
        let steps = keys(&guide.steps);
        let at = |key| steps.iter().position(|k| *k == key).unwrap();
        assert!(
            at("guide_step_form") < at("guide_step_friends"),
            "the form, then what helps"
        );
    }
}

#[test]
fn where_there_is_no_right_it_says_so_and_helps_otherwise() {
    for (country, note) in [
        ("US", "guide_note_none"),
        ("AU", "guide_note_none"),
        ("CA", "guide_note_not_found"),
        ("NZ", "guide_note_not_found"),
        ("IN", "guide_note_not_found"),
        ("TR", "guide_note_not_found"),
        ("HK", "guide_note_not_found"),
        ("MX", "guide_note_not_found"),
        ("NG", "guide_note_law"),
        ("ZA", "guide_note_law"),
    ] {
        for platform in ["facebook", "instagram"] {
            let guide = optout(platform, country);
            assert_eq!(guide.available, Availability::No, "{country}");
            assert!(forms(&guide).is_empty(), "{country}");
            assert_eq!(guide.honest_note.as_ref().unwrap().key, note, "{country}");
            assert_eq!(
                kinds(&guide)[..2],
                [LinkKind::Help, LinkKind::ThirdPartyForm]
            );
            assert!(!guide.menu_path.is_empty());
            let steps = keys(&guide.steps);
            let first = if platform == "facebook" {
                "guide_step_friends"
            } else {
                "guide_step_private"
            };
            assert_eq!(steps[0], first);
            assert!(steps.contains(&"guide_step_delete") && steps.contains(&"guide_step_ai_chats"));
            assert!(!steps.contains(&"guide_step_form"));
            assert_eq!(keys(&guide.after), ["guide_after_no_undo"]);
        }
    }
}

#[test]
fn a_regulator_is_named_where_a_law_exists_and_linked_where_its_address_has_a_source() {
    let has_link = |c| kinds(&optout("facebook", c)).contains(&LinkKind::Regulator);
    let named = |c| keys(&optout("facebook", c).steps).contains(&"guide_step_regulator");
    assert!(!has_link("US") && !named("US"));
    assert!(has_link("AU") && named("AU"));
    assert!(
        !has_link("NG") && named("NG"),
        "no https address with a dated source"
    );
    // Cyprus and Estonia: the source gives http only.
    for country in ["CY", "EE"] {
        let guide = optout("facebook", country);
        assert!(!kinds(&guide).contains(&LinkKind::Regulator));
        assert!(keys(&guide.after).contains(&"guide_after_regulator"));
    }
}

#[test]
fn what_is_unknown_falls_back_to_everywhere_else() {
    for unknown in ["ZZ", "", "Deutschland", "\u{0}"] {
        let guide = optout("facebook", unknown);
        assert_eq!(guide.jurisdiction, "row");
        assert_eq!(guide.available, Availability::No);
        assert_eq!(guide.honest_note.unwrap().key, "guide_note_not_found");
        assert_eq!(guide.country, "");
        assert_eq!(guide.checked.key, "guide_checked_elsewhere");
    }
    let guide = optout("myspace", "DE");
    assert_eq!(guide.available, Availability::No);
    assert_eq!(
        guide.honest_note.as_ref().unwrap().key,
        "guide_note_platform"
    );
    assert_eq!(guide.jurisdiction, "eu");
    assert_eq!(kinds(&guide), [LinkKind::Regulator, LinkKind::FactCheck]);
}

#[test]
fn other_families_get_the_truth_and_a_fact_check_and_no_form() {
    for family in Family::ALL {
        let guide = ask("facebook", "DE", Some(family), "en");
        if matches!(family, Family::AiOptout | Family::LegalNotice) {
            assert_eq!(forms(&guide).len(), 2, "{family}");
            assert_eq!(
                guide.links.last().unwrap().kind,
                LinkKind::FactCheck,
                "{family}"
            );
            continue;
        }
        assert!(forms(&guide).is_empty(), "{family}");
        assert_eq!(guide.available, Availability::No);
        assert_eq!(
            guide.honest_note.as_ref().unwrap().key,
            "guide_note_not_needed"
        );
        assert!(kinds(&guide).contains(&LinkKind::Help), "{family}");
        let checked = guide.links[0].kind == LinkKind::FactCheck;
        // No English fact-check of blessings and curses is at hand.
        assert_eq!(checked, family != Family::OtherChain, "{family}");
        assert_eq!(guide.menu_path, guide.links[0].menu_path);
    }
    let none = ask("facebook", "DE", None, "en");
    assert_eq!(forms(&none).len(), 2);
    assert!(!kinds(&none).contains(&LinkKind::FactCheck));
}

#[test]
fn fact_checks_follow_the_language_and_fall_back_to_english() {
    let source = |family, lang: &str| {
        let guide = ask("facebook", "DE", Some(family), lang);
        guide
            .links
            .iter()
            .find(|l| l.kind == LinkKind::FactCheck)
            .unwrap()
            .source
    };
    assert_eq!(source(Family::AiOptout, "es-MX"), "Chequeado");
    assert_eq!(source(Family::AiOptout, "de"), "The Quint");
    assert_eq!(source(Family::LegalNotice, "de-AT"), "Mimikama");
    assert_eq!(source(Family::LegalNotice, "DE"), "Mimikama");
    assert_eq!(source(Family::LegalNotice, "nb-NO"), "Faktisk.no");
    assert_eq!(source(Family::LegalNotice, "xx"), "Fact Crescendo");
    assert_eq!(source(Family::LegalNotice, ""), "Fact Crescendo");
}

#[test]
fn menu_paths_come_in_the_persons_language_where_one_is_known() {
    let path = |lang| ask("facebook", "DE", None, lang).menu_path;
    assert_eq!(path("de-CH")[1], "Einstellungen und Privatsphäre");
    assert_eq!(path("fr")[0], "Paramètres et confidentialité");
    assert_eq!(path("pl")[2], "Privacy Centre");
    assert_eq!(path("ja")[0], "設定とプライバシー");
    for link in optout("facebook", "DE").links.iter().take(4) {
        assert!(!link.menu_path.is_empty(), "{}", link.url);
    }
}

#[test]
fn old_addresses_are_said_to_have_possibly_moved() {
    let guide = optout("facebook", "DE");
    let moved = guide.links[0].moved(TODAY).unwrap();
    assert_eq!(
        moved,
        Words {
            key: "guide_moved",
            args: vec!["2025-07".to_owned()]
        }
    );
    assert_eq!(guide.links[1].moved(TODAY), None);
    assert!(guide.links[1].moved("2027-01-01").is_some());
    assert!(freshness("2026-10-02", TODAY) && !freshness("2025-07", TODAY));
    // Without a menu path, none is spoken of.
    let article = guide.links.last().unwrap();
    assert_eq!(article.moved(TODAY).unwrap().key, "guide_moved_only");
}

#[test]
fn the_country_is_guessed_from_the_time_zone_then_from_the_language() {
    let guess = |zone, lang| country::guess(zone, lang);
    assert_eq!(guess(Some("Europe/London"), "de-DE").as_deref(), Some("GB"));
    assert_eq!(guess(Some("Asia/Calcutta"), "en-GB").as_deref(), Some("IN"));
    assert_eq!(guess(Some("Asia/Kolkata"), "en").as_deref(), Some("IN"));
    assert_eq!(guess(Some("Europe/Kiev"), "ru").as_deref(), Some("UA"));
    assert_eq!(guess(Some("Europe/Kyiv"), "ru").as_deref(), Some("UA"));
    assert_eq!(
        guess(Some("America/Buenos_Aires"), "").as_deref(),
        Some("AR")
    );
    assert_eq!(
        guess(Some("America/Argentina/Buenos_Aires"), "").as_deref(),
        Some("AR")
    );
    assert_eq!(guess(Some("Europe/Oslo"), "").as_deref(), Some("NO"));
    assert_eq!(guess(Some("Japan"), "").as_deref(), Some("JP"));
    let nowhere = [
        None,
        Some("UTC"),
        Some("Etc/GMT+1"),
        Some("Mars/Base"),
        Some("Europe/"),
        Some(""),
    ];
    for zone in nowhere {
        assert_eq!(guess(zone, "pt-BR").as_deref(), Some("BR"), "{zone:?}");
        assert_eq!(guess(zone, "zh-Hant-TW").as_deref(), Some("TW"));
        assert_eq!(guess(zone, "en_US").as_deref(), Some("US"));
        for regionless in ["de", "", "en-001", "en-u-rg-gb", "de-XX"] {
            assert_eq!(guess(zone, regionless), None, "{zone:?} {regionless}");
        }
    }
}
