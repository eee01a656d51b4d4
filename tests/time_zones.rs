//! Time zone -> country: complete, unique, and with the old names that browsers still report.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chainbreak::catalogue::{jurisdictions, time_zones};
use chainbreak::guide::country;
use std::collections::BTreeSet;

#[test]
fn every_time_zone_is_in_a_known_country() {
    let mut seen = BTreeSet::new();
    let mut countries = BTreeSet::new();
    for (area, place, country) in time_zones::entries() {
        assert!(
            jurisdictions::of(country).is_some(),
            "{area}/{place}: {country}"
        );
        assert!(
            !place.is_empty() && seen.insert((area, place)),
            "{area}/{place}"
        );
        countries.insert(country);
        let zone = if area.is_empty() {
            place.to_owned()
        } else {
            format!("{area}/{place}")
        };
        assert_eq!(time_zones::country(&zone), Some(country));
    }
    assert!(seen.len() > 500);
    // Two uninhabited islands have no time zone of their own.
    let without: Vec<&str> = country::countries()
        .into_iter()
        .filter(|c| !countries.contains(c))
        .collect();
    assert_eq!(without, ["BV", "HM"]);
}

#[test]
fn names_that_browsers_still_report_are_known() {
    for (zone, country) in [
        ("Asia/Calcutta", "IN"),
        ("Asia/Katmandu", "NP"),
        ("Asia/Rangoon", "MM"),
        ("Asia/Saigon", "VN"),
        ("Europe/Kiev", "UA"),
        ("Africa/Asmera", "ER"),
        ("Africa/Timbuktu", "ML"),
        ("America/Godthab", "GL"),
        ("America/Coral_Harbour", "CA"),
        ("America/Indianapolis", "US"),
        ("Atlantic/Faeroe", "FO"),
        ("Pacific/Ponape", "FM"),
        ("Pacific/Truk", "FM"),
        ("Pacific/Enderbury", "KI"),
        ("Europe/Zurich", "CH"),
        ("Europe/Stockholm", "SE"),
        ("America/Sao_Paulo", "BR"),
        ("Asia/Seoul", "KR"),
        ("Indian/Reunion", "RE"),
    ] {
        assert_eq!(time_zones::country(zone), Some(country), "{zone}");
    }
    for nowhere in ["UTC", "GMT", "CET", "EST5EDT", "Etc/UTC", "[Europe]", "#"] {
        assert_eq!(time_zones::country(nowhere), None, "{nowhere}");
    }
}
