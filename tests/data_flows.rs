//! The guide's data files: complete, dated, sourced, in agreement with each other, and leading only to
//! listed hosts.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chainbreak::catalogue::Family;
use chainbreak::catalogue::authority::{self, ArticleKind};
use chainbreak::catalogue::flows::{self, FlowKind};
use chainbreak::catalogue::jurisdictions::{self, Objection};
use chainbreak::guide::{Availability, Query, country, day, guide};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Nothing can have been checked later than the day on which the facts were gathered.
const AS_OF: &str = "2026-11-22";

/// ISO 3166-1 alpha-2, all 249.
const ISO: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM \
BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM \
DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW \
GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA \
LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ \
NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW \
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR \
TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

fn catalogue() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/catalogue")
}

/// Every JSON file of a folder of the catalogue, by its name without the ending.
fn files(folder: &str) -> BTreeMap<String, Value> {
    std::fs::read_dir(catalogue().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (
                name,
                serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap(),
            )
        })
        .collect()
}

fn message_keys() -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("extension/_locales/en/messages.json");
    let all: BTreeMap<String, Value> =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    all.into_keys().collect()
}

fn check_date(date: &str, of: &str) {
    let number = day(date).unwrap_or_else(|| panic!("{of}: {date:?} is not a date"));
    assert!(
        number <= day(AS_OF).unwrap(),
        "{of}: {date} is in the future"
    );
    assert!(
        number >= day("2009").unwrap(),
        "{of}: {date} is before all of this"
    );
}

fn check_link(url: &str, source: &str, date: &str) {
    assert!(
        authority::is_listed(url),
        "{url} is not https on a listed host"
    );
    assert!(url.is_ascii() && !url.contains(' '), "{url}");
    assert!(source.len() > 2, "{url} has no source");
    check_date(date, url);
}

#[test]
fn every_file_is_embedded_under_its_own_name() {
    let embedded: BTreeSet<&str> = jurisdictions::all().iter().map(|j| j.id).collect();
    let there = files("jurisdictions");
    assert_eq!(
        there.keys().map(String::as_str).collect::<BTreeSet<_>>(),
        embedded
    );
    assert!(there.iter().all(|(name, file)| file["id"] == name.as_str()));
    let embedded: BTreeSet<&str> = flows::all().iter().map(|p| p.id).collect();
    let there = files("flows");
    assert_eq!(
        there.keys().map(String::as_str).collect::<BTreeSet<_>>(),
        embedded
    );
    assert!(there.iter().all(|(name, file)| file["id"] == name.as_str()));
}

#[test]
fn no_file_has_a_field_that_nobody_knows() {
    let known = |value: &Value, fields: &[&str], of: &str| {
        for field in value.as_object().unwrap().keys() {
            assert!(fields.contains(&field.as_str()), "{of}: {field}");
        }
    };
    let of_place = [
        "id",
        "remark",
        "countries",
        "law",
        "objection",
        "confidence",
        "note",
        "answer",
        "source",
        "checked",
        "directory",
        "regulators",
    ];
    for (name, file) in files("jurisdictions") {
        known(&file, &of_place, &name);
        let sure = file["confidence"].as_str().unwrap();
        assert!(["high", "medium", "low"].contains(&sure), "{name}: {sure}");
        for regulator in file["regulators"].as_array().unwrap() {
            known(
                regulator,
                &["for", "name", "url", "source", "checked"],
                &name,
            );
        }
    }
    let of_flow = [
        "id",
        "kind",
        "label",
        "available",
        "reported",
        "path",
        "url",
        "source",
        "checked",
        "steps",
    ];
    for (name, file) in files("flows") {
        known(
            &file,
            &["id", "name", "paths", "flows", "after", "instead"],
            &name,
        );
        for flow in file["flows"].as_array().unwrap() {
            known(flow, &of_flow, &name);
        }
    }
}

#[test]
fn every_country_belongs_to_exactly_one_jurisdiction() {
    let listed: Vec<&str> = jurisdictions::all()
        .iter()
        .flat_map(|j| j.countries())
        .collect();
    let unique: BTreeSet<&str> = listed.iter().copied().collect();
    assert_eq!(listed.len(), unique.len(), "a country is listed twice");
    let iso: BTreeSet<&str> = ISO.split(' ').collect();
    assert_eq!(iso.len(), 249);
    assert_eq!(unique, iso);
    assert_eq!(country::countries(), listed, "the chooser's list");
    assert_eq!(jurisdictions::all().last().unwrap().id, "row");
}

#[test]
fn jurisdictions_are_sourced_and_name_only_their_own_regulators() {
    let keys = message_keys();
    for place in jurisdictions::all() {
        assert!(place.source.len() > 2, "{}", place.id);
        check_date(place.checked, place.id);
        for key in place.note.into_iter().chain(place.answer) {
            assert!(keys.contains(key), "{}: {key}", place.id);
        }
        let sure = place.objection == Objection::Yes;
        assert_eq!(
            place.note.is_none(),
            sure,
            "{}: a note, and only where not sure",
            place.id
        );
        if place.note == Some("guide_note_law") {
            assert!(place.law.is_some(), "{}", place.id);
        }
        for regulator in place.regulators() {
            assert!(place.law.is_some(), "{}: a regulator and no law", place.id);
            assert!(!regulator.name.is_empty());
            match (regulator.url, place.evidence(regulator)) {
                (Some(url), Some(seen)) => check_link(url, seen.source, seen.checked),
                (None, None) => {}
                (url, seen) => panic!("{}: {url:?} {seen:?}", regulator.name),
            }
        }
    }
    for (name, file) in files("jurisdictions") {
        let mut seen = BTreeSet::new();
        let own: BTreeSet<&str> = file["countries"].as_str().unwrap().split(' ').collect();
        for regulator in file["regulators"].as_array().unwrap() {
            for code in regulator["for"].as_str().unwrap().split(' ') {
                assert!(own.contains(code), "{name}: {code}");
                assert!(
                    seen.insert(code.to_owned()),
                    "{name}: {code} has two regulators"
                );
            }
        }
        if ["eu", "eea", "uk", "ch", "br"].contains(&name.as_str()) {
            assert_eq!(
                seen.len(),
                own.len(),
                "{name}: a country without a regulator"
            );
        }
    }
}

#[test]
fn flows_refer_to_things_that_exist() {
    let keys = message_keys();
    let places: BTreeSet<&str> = jurisdictions::all()
        .iter()
        .map(|j| j.id)
        .chain(["*"])
        .collect();
    for platform in flows::all() {
        let mut ids = BTreeSet::new();
        let mut paths = BTreeSet::new();
        for path in &platform.paths {
            assert!(paths.insert((path.id, path.lang)), "{} twice", path.id);
            assert!(path.steps.len() > 1 && path.steps.iter().all(|s| !s.trim().is_empty()));
            assert!(
                !platform.menu_path(path.id, "en").is_empty(),
                "{}: no English",
                path.id
            );
            let used = platform.flows.iter().any(|f| f.path == Some(path.id));
            assert!(used, "{} leads nowhere", path.id);
        }
        for flow in &platform.flows {
            assert!(ids.insert(flow.id), "{} twice", flow.id);
            check_link(flow.url, flow.source, flow.checked);
            assert!(flow.places().count() > 0 && flow.places().all(|p| places.contains(p)));
            if let Some(path) = flow.path {
                assert!(paths.contains(&(path, "en")), "{}: {path}", flow.id);
            }
            let form = flow.kind == FlowKind::ObjectionForm;
            assert_eq!(
                !flow.steps.is_empty(),
                form,
                "{}: steps, and only of forms",
                flow.id
            );
            assert_eq!(
                flow.label.is_some(),
                flow.kind == FlowKind::Help,
                "{}",
                flow.id
            );
            assert!(
                flow.path.is_some() || flow.kind == FlowKind::Help,
                "{}",
                flow.id
            );
            for key in flow.steps.iter().chain(flow.label.iter()) {
                assert!(keys.contains(*key), "{}: {key}", flow.id);
            }
        }
        for key in platform.after.iter().chain(&platform.instead) {
            assert!(keys.contains(*key), "{}: {key}", platform.id);
        }
        // Forms before everything else, and of forms, the one that fewer places have first.
        let forms = |f: &flows::Flow| f.kind != FlowKind::ObjectionForm;
        assert!(platform.flows.is_sorted_by_key(forms), "{}", platform.id);
        let objections = platform
            .flows
            .iter()
            .filter(|f| f.kind == FlowKind::ObjectionForm);
        let ids: Vec<&str> = objections.map(|f| f.id).collect();
        assert_eq!(ids, ["objection-2025", "objection"], "{}", platform.id);
    }
}

#[test]
fn platforms_and_jurisdictions_agree_on_where_there_is_a_form() {
    for platform in flows::all() {
        for place in jurisdictions::all() {
            let wanted = match place.objection {
                Objection::Yes => Availability::Yes,
                Objection::Reported => Availability::Reported,
                Objection::No | Objection::Unconfirmed => Availability::No,
            };
            for country in place.countries() {
                let query = Query {
                    platform: platform.id,
                    country,
                    family: None,
                    lang: "en",
                };
                assert_eq!(guide(&query).available, wanted, "{} {country}", platform.id);
            }
        }
    }
}

#[test]
fn articles_are_dated_and_listed_once_for_a_family_and_language() {
    let ids: BTreeSet<&str> = Family::ALL.iter().map(|f| f.id()).collect();
    let mut seen = BTreeSet::new();
    for article in &authority::all().articles {
        assert!(ids.contains(article.family), "{}", article.family);
        check_link(article.url, article.publisher, article.date);
        assert!(article.lang.len() == 2 && article.lang.bytes().all(|b| b.is_ascii_lowercase()));
        if article.kind != ArticleKind::Statement {
            assert!(
                seen.insert((article.family, article.lang)),
                "{} twice",
                article.url
            );
        }
    }
    assert!(seen.len() > 20);
    let origins: Vec<&str> = authority::all().families.iter().map(|o| o.id).collect();
    assert_eq!(origins, Family::ALL.map(Family::id));
    for origin in &authority::all().families {
        check_date(origin.since, origin.id);
        check_date(origin.date, origin.id);
        assert!(
            day(origin.since) <= day(origin.date),
            "{}: older than its source",
            origin.id
        );
        assert!(!origin.source.is_empty());
    }
}

#[test]
fn only_listed_hosts_over_https_pass() {
    for good in [
        "https://www.facebook.com",
        "https://help.instagram.com/contact/1?x=1#y",
    ] {
        assert!(authority::is_listed(good), "{good}");
    }
    for bad in [
        "http://www.facebook.com/",
        "https://www.facebook.com.evil.example/",
        "https://evil.example/www.facebook.com",
        "https://www.facebook.com@evil.example/",
        "https://evil.example@www.facebook.com/",
        "https://www.facebook.com:444/",
        "https://evil.example\\.www.facebook.com/",
        "https://",
        "javascript:alert(1)",
        "//www.facebook.com/",
        "",
    ] {
        assert!(!authority::is_listed(bad), "{bad}");
    }
    let hosts: Vec<&str> = authority::hosts().collect();
    assert_eq!(
        hosts.len(),
        hosts.iter().collect::<BTreeSet<_>>().len(),
        "a host twice"
    );
    assert!(
        hosts
            .iter()
            .all(|h| h.contains('.') && !h.contains(['/', ' ', '*', ':']))
    );
    // A host that no link leads to has no business on the list, but for the platform's bare name.
    let mut texts = std::fs::read_to_string(catalogue().join("authorities.json")).unwrap();
    for folder in ["flows", "jurisdictions"] {
        texts.extend(files(folder).values().map(Value::to_string));
    }
    for host in hosts.iter().filter(|h| **h != "facebook.com") {
        assert!(texts.contains(&format!("https://{host}")), "{host}");
    }
}

#[test]
fn the_data_stays_small() {
    let mut size = 0;
    for file in ["authorities.json", "hosts.txt", "time_zones.txt"] {
        size += std::fs::metadata(catalogue().join(file)).unwrap().len();
    }
    for folder in ["flows", "jurisdictions"] {
        for entry in std::fs::read_dir(catalogue().join(folder)).unwrap() {
            size += entry.unwrap().metadata().unwrap().len();
        }
    }
    assert!(size > 10_000 && size <= 45_000, "{size} bytes");
}
