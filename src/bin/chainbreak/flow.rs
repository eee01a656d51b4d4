//! `chainbreak flow`: the guide of one case as JSON.

use chainbreak::catalogue::Family;
use chainbreak::guide::render::{self, Messages};
use chainbreak::guide::{Query, Words, guide};

/// What the command takes, for error texts.
pub const USAGE: &str =
    "chainbreak flow --platform facebook --country GB [--family ai-optout] [--lang en]";

/// The words a person reads, as the extension ships them.
const WORDS: &str = include_str!("../../../extension/_locales/en/messages.json");

/// Answers one question. The arguments come after `flow`, as `--name value` or `--name=value`.
///
/// # Errors
/// A sentence on what is wrong with the arguments.
pub fn run(args: impl Iterator<Item = String>) -> Result<String, String> {
    let given = Given::read(args)?;
    let (Some(platform), Some(country)) = (&given.platform, &given.country) else {
        return Err("--platform and --country are needed".to_owned());
    };
    if country.len() != 2 || !country.bytes().all(|b| b.is_ascii_alphabetic()) {
        return Err(format!(
            "--country takes two letters such as GB, not {country:?}"
        ));
    }
    let family = match &given.family {
        None => None,
        Some(id) => Some(id.parse::<Family>().map_err(|()| {
            let ids: Vec<&str> = Family::ALL.iter().map(|f| f.id()).collect();
            format!("--family {id:?} is not known; one of {}", ids.join(", "))
        })?),
    };
    let found = guide(&Query {
        platform,
        country,
        family,
        lang: given.lang.as_deref().unwrap_or("en"),
    });
    let messages = Messages::read(WORDS)?;
    let say = |words: &Words| messages.say(words).unwrap_or_else(|| words.key.to_owned());
    serde_json::to_string_pretty(&render::json(&found, &say)).map_err(|e| e.to_string())
}

#[derive(Default)]
struct Given {
    platform: Option<String>,
    country: Option<String>,
    family: Option<String>,
    lang: Option<String>,
}

impl Given {
    fn read(mut args: impl Iterator<Item = String>) -> Result<Given, String> {
        let mut given = Given::default();
        while let Some(arg) = args.next() {
            let (name, inline) = match arg.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                None => (arg, None),
            };
            let slot = match name.as_str() {
                "--platform" => &mut given.platform,
                "--country" => &mut given.country,
                "--family" => &mut given.family,
                "--lang" => &mut given.lang,
                _ => return Err(format!("{name:?} is not an argument of flow")),
            };
            let value = inline
                .or_else(|| args.next())
                .filter(|v| !v.is_empty() && !v.starts_with("--"));
            let value = value.ok_or_else(|| format!("{name} needs a value"))?;
            if slot.replace(value).is_some() {
                return Err(format!("{name} is given twice"));
            }
        }
        Ok(given)
    }
}
