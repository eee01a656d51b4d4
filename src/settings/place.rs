//! Where the person is taken to be, and how we know (contract 6): chosen, else guessed from the time
//! zone, else from the language's region.

use super::Settings;
use crate::guide::country;

/// How the country came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The person chose it.
    Chosen,
    /// The time zone lies there.
    TimeZone,
    /// The browser's language names it as its region.
    Language,
}

/// A country, and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// ISO 3166-1 alpha-2 code, upper case.
    pub country: String,
    /// How it came about.
    pub origin: Origin,
}

impl Settings {
    /// The country to give steps for. `None` when nothing was chosen and nothing can be guessed.
    ///
    /// A stored code that is no country of ours counts as not chosen.
    pub fn place(&self, time_zone: Option<&str>, lang: &str) -> Option<Place> {
        let known = |code: &String| country::countries().contains(&code.as_str());
        let place = |country: String, origin| Place { country, origin };
        self.country
            .clone()
            .filter(known)
            .map(|chosen| place(chosen, Origin::Chosen))
            .or_else(|| Some(place(country::guess(time_zone, "")?, Origin::TimeZone)))
            .or_else(|| Some(place(country::guess(None, lang)?, Origin::Language)))
    }

    /// The list of sites that are off after `site` was switched on or off.
    pub fn off_sites_after(&self, site: &str, on: bool) -> Vec<String> {
        let mut sites: Vec<String> = self
            .off_sites
            .iter()
            .filter(|s| *s != site)
            .cloned()
            .collect();
        if !on {
            sites.push(site.to_owned());
        }
        sites
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(json: &str, zone: Option<&str>, lang: &str) -> Option<(String, Origin)> {
        Settings::read(json)
            .place(zone, lang)
            .map(|p| (p.country, p.origin))
    }

    #[test]
    fn chosen_then_time_zone_then_language() {
        let chosen = r#"{"country":"BR"}"#;
        assert_eq!(
            place(chosen, Some("Europe/London"), "de-AT"),
            Some(("BR".into(), Origin::Chosen))
        );
        assert_eq!(
            place("{}", Some("Europe/London"), "de-AT"),
            Some(("GB".into(), Origin::TimeZone))
        );
        assert_eq!(
            place("{}", Some("Etc/UTC"), "de-AT"),
            Some(("AT".into(), Origin::Language))
        );
        assert_eq!(
            place("{}", None, "de-AT"),
            Some(("AT".into(), Origin::Language))
        );
        assert_eq!(place("{}", Some("no/where"), ""), None);
    }

    #[test]
    fn a_stored_code_that_is_no_country_is_not_chosen() {
        let place = place(r#"{"country":"XX"}"#, Some("Europe/London"), "");
        assert_eq!(place, Some(("GB".into(), Origin::TimeZone)));
    }

    #[test]
    fn a_site_is_switched_off_once_and_on_again() {
        let s = Settings::read(r#"{"offSites":["instagram","facebook","facebook"]}"#);
        assert_eq!(s.off_sites_after("facebook", true), ["instagram"]);
        assert_eq!(
            s.off_sites_after("facebook", false),
            ["instagram", "facebook"]
        );
        assert_eq!(s.off_sites_after("threads", false).len(), 4);
    }
}
