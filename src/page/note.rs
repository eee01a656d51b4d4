//! What a note says: a [`Verdict`] and a [`Guide`] put into sentences, in the order "the fact, the way
//! out, why". Knows the core's answers and the host's words, never an element.

use super::Brain;
use super::host::Host;
use super::intl;
use super::site::Kind;
use crate::catalogue::Family;
use crate::detect::{Level, Verdict};
use crate::guide::{Availability, Guide, Link, LinkKind, Query, Words, freshness};

/// Most quotations in the evidence.
const QUOTES: usize = 5;

/// Longest quotation, in UTF-16 units.
const QUOTE_CAP: usize = 160;

/// The country of the guide, and why that one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// ISO code; empty when nothing is known.
    pub code: String,
    /// Key of the sentence that says it is a guess; `None` when the person chose.
    pub guess: Option<&'static str>,
}

/// An address that a person can open.
pub struct Way {
    /// What the link says.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// The host's name, shown beside it; empty for the extension's own page.
    pub host: String,
    /// Path of the extension's own page, which the shell has to open.
    pub own: Option<String>,
}

/// All sentences of one note.
pub struct Note {
    /// Name of the note for assistive technology.
    pub name: String,
    /// What the post does.
    pub fact: String,
    /// Said first where there is no right or no certainty.
    pub honest: Option<String>,
    /// Takes the worry behind the post seriously.
    pub worry: Option<String>,
    /// The way out.
    pub way: Way,
    /// Date and place.
    pub place: String,
    /// That the place is a guess.
    pub guess: Option<String>,
    /// Path of the page on which the country is changed.
    pub change: String,
    /// The evidence's lines before the quotations: how sure, which family, since when.
    pub why: Vec<String>,
    /// The very words that decided.
    pub quotes: Vec<String>,
    /// Fact-checks, with the publisher and date as the text.
    pub checks: Vec<Way>,
    /// The evidence's last lines: that it was automatic, what was read.
    pub how: Vec<String>,
}

/// What the note is about.
pub struct About<'a> {
    /// The text that was judged.
    pub text: &'a str,
    /// The answer.
    pub verdict: &'a Verdict,
    /// Whose text it is.
    pub kind: Kind,
    /// Only a part of the text could be read.
    pub partial: bool,
    /// Platform id.
    pub platform: &'a str,
    /// Country of the guide.
    pub country: &'a Country,
}

/// Puts a note into sentences.
pub fn compose(host: &Host, brain: &Brain, about: &About<'_>) -> Note {
    let family = about.verdict.family;
    let lang = host.lang();
    let guide = (brain.guide)(&Query {
        platform: about.platform,
        country: &about.country.code,
        family,
        lang: &lang,
    });
    let weak = about.verdict.level == Level::Resembles;
    let fact = if weak {
        host.say("label_resembles_fact", &[])
    } else {
        say(host, &guide.fact)
    };
    let path = own_path(about, family);
    Note {
        name: host.say("label_name", &[]),
        fact,
        honest: if weak {
            None
        } else {
            guide.honest_note.as_ref().map(|words| say(host, words))
        },
        worry: guide.worry.as_ref().map(|words| say(host, words)),
        way: way(host, &guide, &path),
        place: place(host, &guide, &lang),
        guess: about.country.guess.map(|key| host.say(key, &[])),
        change: path,
        why: why(host, brain, about),
        quotes: quotes(about),
        checks: guide
            .links
            .iter()
            .filter(|link| link.kind == LinkKind::FactCheck)
            .filter_map(|link| {
                let date = intl::spoken_date(link.checked, &lang);
                let text = host.say("label_check", &[link.source, &date]);
                Some(Way {
                    text,
                    ..outside(link)?
                })
            })
            .take(2)
            .collect(),
        how: how(host, about),
    }
}

/// "Last checked …", and after 90 days that the first link may have moved, with the menu path.
fn place(host: &Host, guide: &Guide, lang: &str) -> String {
    let mut place = dated(host, &guide.checked, lang);
    // Without a form the note links to our own guide page, which does not move.
    let form = guide
        .links
        .first()
        .filter(|_| guide.available != Availability::No);
    let stale = form.is_some_and(|link| !freshness(link.checked, &intl::today()));
    if stale && !guide.menu_path.is_empty() {
        place.push(' ');
        place.push_str(&host.say("label_moved", &[&guide.menu_path.join(" › ")]));
    }
    place
}

/// A sentence of the core in the person's language.
pub fn say(host: &Host, words: &Words) -> String {
    let args: Vec<&str> = words.args.iter().map(String::as_str).collect();
    host.say(words.key, &args)
}

/// A sentence whose first value is a date and whose second may be a country's code, both written out
/// in the person's language.
fn dated(host: &Host, words: &Words, lang: &str) -> String {
    let args: Vec<String> = words
        .args
        .iter()
        .enumerate()
        .map(|(at, arg)| match at {
            0 => intl::spoken_date(arg, lang),
            _ => intl::country_name(arg, lang),
        })
        .collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    host.say(words.key, &args)
}

fn own_path(about: &About<'_>, family: Option<Family>) -> String {
    let mut path = String::from("guide.html?platform=");
    path.push_str(about.platform);
    if let Some(family) = family {
        path.push_str("&family=");
        path.push_str(family.id());
    }
    if !about.country.code.is_empty() {
        path.push_str("&country=");
        path.push_str(&about.country.code);
    }
    path
}

/// The form where there is one, else the extension's own guide.
fn way(host: &Host, guide: &Guide, path: &str) -> Way {
    let form = guide
        .links
        .iter()
        .find(|link| link.kind == LinkKind::ObjectionForm)
        .filter(|_| guide.available != Availability::No);
    let open = form.and_then(|link| {
        let label = say(host, &link.label);
        let text = host.say("label_object", &[&label]);
        Some(Way {
            text,
            ..outside(link)?
        })
    });
    open.unwrap_or_else(|| Way {
        text: host.say("label_guide", &[]),
        href: host.address(path).unwrap_or_default(),
        host: String::new(),
        own: Some(path.to_owned()),
    })
}

/// A link of the catalogue with its host name, or `None` when the address is not a plain https one.
fn outside(link: &Link) -> Option<Way> {
    let rest = link.url.strip_prefix("https://")?;
    let host = rest
        .split(['/', '?', '#'])
        .next()
        .filter(|host| !host.is_empty())?;
    let plain = host
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-');
    plain.then(|| Way {
        text: String::new(),
        href: link.url.to_owned(),
        host: host.to_owned(),
        own: None,
    })
}

fn why(host: &Host, brain: &Brain, about: &About<'_>) -> Vec<String> {
    let sure = match about.verdict.level {
        Level::Known => "label_sure_known",
        Level::Variant => "label_sure_variant",
        _ => "label_sure_resembles",
    };
    let mut lines = vec![host.say(sure, &[])];
    if let Some(family) = about.verdict.family {
        let note = (brain.family)(family);
        lines.push(host.say("label_family", &[&say(host, &note.name)]));
        if !note.since.is_empty() {
            lines.push(dated(host, &note.going_round, &host.lang()));
        }
    }
    lines
}

fn how(host: &Host, about: &About<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if about.kind == Kind::Picture {
        lines.push(host.say("label_from_picture", &[]));
    }
    if about.partial {
        lines.push(host.say("label_partial", &[]));
    }
    lines.push(host.say("label_auto", &[]));
    lines
}

/// The words of the evidence, cut out of the text by their UTF-16 positions.
fn quotes(about: &About<'_>) -> Vec<String> {
    let units: Vec<u16> = about.text.encode_utf16().collect();
    let mut quotes: Vec<String> = Vec::new();
    for piece in &about.verdict.evidence {
        let (start, end) = (piece.start as usize, piece.end as usize);
        let cut = end.min(start.saturating_add(QUOTE_CAP));
        let Some(words) = units.get(start..cut) else {
            continue;
        };
        let mut quote: String = char::decode_utf16(words.iter().copied())
            .map(|c| c.unwrap_or('\u{fffd}'))
            .collect();
        if cut < end {
            quote.push('…');
        }
        let quote = quote.trim().to_owned();
        if !quote.is_empty() && !quotes.contains(&quote) {
            quotes.push(quote);
        }
        if quotes.len() == QUOTES {
            break;
        }
    }
    quotes
}
