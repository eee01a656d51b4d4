//! Platform x country x family -> the real way out: links, steps, what happens after, and the
//! honest text where there is no right. Knows the catalogue, never a page or a browser.

pub mod country;
mod dates;
mod family;
mod links;
pub mod render;
mod way;

use crate::catalogue::Family;

pub use dates::{day, freshness};
pub use family::{FamilyWords, family_words};
pub use way::guide;

/// Days after which an address is said to have possibly moved.
pub const FRESH_DAYS: i64 = 90;

/// A sentence a person reads, by its key in `_locales/*/messages.json`, with the values of its
/// placeholders in order. The core never holds the sentence itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The message's key.
    pub key: &'static str,
    /// Values for `$1`, `$2`, … in order.
    pub args: Vec<String>,
}

impl Words {
    /// A sentence without values.
    pub(crate) fn plain(key: &'static str) -> Words {
        Words::with(key, [])
    }

    /// A sentence with its values.
    pub(crate) fn with<const N: usize>(key: &'static str, args: [&str; N]) -> Words {
        Words {
            key,
            args: args.into_iter().map(str::to_owned).collect(),
        }
    }
}

/// Whether the platform offers an objection in the person's country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability {
    /// A form is offered, by a source we name.
    Yes,
    /// No form is offered.
    No,
    /// Secondary sources report one; not confirmed.
    Reported,
}

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// The form with which one objects.
    ObjectionForm,
    /// A second number of the same form that also circulates.
    ObjectionFormFallback,
    /// The separate form on information from third parties.
    ThirdPartyForm,
    /// A help page of the platform.
    Help,
    /// The data-protection authority of the country.
    Regulator,
    /// A fact-check of the hoax family.
    FactCheck,
}

/// One address, with where we have it from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address, always https.
    pub url: &'static str,
    /// What it leads to.
    pub kind: LinkKind,
    /// The link's text.
    pub label: Words,
    /// Date on which the source last showed it, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub checked: &'static str,
    /// The publisher of the source.
    pub source: &'static str,
    /// The menu path that leads there too, in the platform's own words; empty where none is known.
    pub menu_path: Vec<&'static str>,
}

impl Link {
    /// What to say where the address was last seen more than [`FRESH_DAYS`] before `today`
    /// (`YYYY-MM-DD`); `None` while it is fresh.
    pub fn moved(&self, today: &str) -> Option<Words> {
        let key = if self.menu_path.is_empty() {
            "guide_moved_only"
        } else {
            "guide_moved"
        };
        (!freshness(self.checked, today)).then(|| Words::with(key, [self.checked]))
    }
}

/// The case for which a guide is asked.
#[derive(Debug, Clone, Copy)]
pub struct Query<'a> {
    /// Platform id, as in the catalogue (`facebook`).
    pub platform: &'a str,
    /// ISO 3166-1 alpha-2 country code, upper case.
    pub country: &'a str,
    /// Hoax family, where one is known.
    pub family: Option<Family>,
    /// Preferred language (BCP 47), for the choice of fact-checks and menu paths.
    pub lang: &'a str,
}

/// The real way out of one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    /// Whether an objection is offered there.
    pub available: Availability,
    /// One sentence that answers "what does this post do?" for the family.
    pub fact: Words,
    /// Links, the best first. Empty only where no honest link exists.
    pub links: Vec<Link>,
    /// What to do, in order.
    pub steps: Vec<Words>,
    /// The menu path that leads to the first link without it (the platform's own words).
    pub menu_path: Vec<&'static str>,
    /// What happens after it was sent, and what it does not cover.
    pub after: Vec<Words>,
    /// Said before everything else where there is no right or no certainty.
    pub honest_note: Option<Words>,
    /// When this was last checked, and for which country. The first value is the date (in the form of
    /// [`Link::checked`]), the second, where there is one, the country's code: both are for the screen
    /// to write out in the person's language.
    pub checked: Words,
    /// One sentence that takes the worry behind the post seriously, where the family has one.
    pub worry: Option<Words>,
    /// The country this is for; empty where the one asked for is not known.
    pub country: String,
    /// Id of the jurisdiction this is for.
    pub jurisdiction: &'static str,
}
