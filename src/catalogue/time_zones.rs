//! IANA time zone -> country, from one compact text. Knows nothing else.

use super::pack;

const FILE: &str = "time_zones.txt";

/// The country (ISO 3166-1 alpha-2) of a time zone such as `Europe/Kiev` or `Asia/Kolkata`; `None` for
/// zones without a country (`UTC`) and unknown ones.
pub fn country(zone: &str) -> Option<&'static str> {
    let (area, place) = zone.split_once('/').unwrap_or(("", zone));
    entries().find_map(|(a, p, country)| (a == area && p == place).then_some(country))
}

/// Every entry as area, place and country. The area is empty for names without one (`Japan`).
pub fn entries() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let mut area = "";
    pack::file(FILE)
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(
            move |line| match line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                Some(name) => {
                    area = name;
                    None
                }
                None => line
                    .split_once(' ')
                    .map(|(country, places)| (area, country, places)),
            },
        )
        .flat_map(|(area, country, places)| {
            places.split(' ').map(move |place| (area, place, country))
        })
}
