//! Which law holds in which country, whether Meta's objection form is offered there, and who one can
//! complain to: one data file a jurisdiction, read once. Knows no platform's links and no sentence.

use super::pack;
use super::tree::Tree;
use std::sync::OnceLock;

/// One file a jurisdiction. "Everywhere else" (`row`) lists the remaining countries by name too, so
/// that the files together are the list of all countries.
const FILES: [&str; 17] = [
    "jurisdictions/eu.json",
    "jurisdictions/eea.json",
    "jurisdictions/uk.json",
    "jurisdictions/ch.json",
    "jurisdictions/br.json",
    "jurisdictions/jp.json",
    "jurisdictions/kr.json",
    "jurisdictions/us.json",
    "jurisdictions/ca.json",
    "jurisdictions/au.json",
    "jurisdictions/nz.json",
    "jurisdictions/in.json",
    "jurisdictions/ng.json",
    "jurisdictions/za.json",
    "jurisdictions/tr.json",
    "jurisdictions/hk.json",
    "jurisdictions/row.json",
];

/// Whether Meta's objection form is offered to people there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Objection {
    /// A source that we name says so.
    Yes,
    /// Only secondary sources say so.
    Reported,
    /// It is not.
    No,
    /// No source says either; treated as `No`, in words that say that we do not know.
    Unconfirmed,
}

/// Where a fact comes from and when it was last seen there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// The publisher.
    pub source: &'static str,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub checked: &'static str,
}

/// A data-protection authority. Without an https address that a source gives, it has no address.
#[derive(Debug)]
pub struct Regulator {
    /// Countries it is responsible for, ISO codes parted by blanks.
    countries: &'static str,
    /// What it calls itself, or the name it is known by.
    pub name: &'static str,
    /// Its site.
    pub url: Option<&'static str>,
    source: Option<&'static str>,
    checked: Option<&'static str>,
}

/// Countries with one law and one answer from Meta.
#[derive(Debug)]
pub struct Jurisdiction {
    /// The file's name.
    pub id: &'static str,
    countries: &'static str,
    /// The law that one can point to, where there is one.
    pub law: Option<&'static str>,
    /// Whether the form is offered.
    pub objection: Objection,
    /// Key of the honest sentence that comes first where the form is not certain.
    pub note: Option<&'static str>,
    /// Key of the sentence on the time that the law gives for an answer.
    pub answer: Option<&'static str>,
    /// Publisher of the source on `objection`.
    pub source: &'static str,
    /// Date of that source.
    pub checked: &'static str,
    /// Where the regulators' addresses are from, unless one names its own source.
    directory: Option<Evidence>,
    regulators: Vec<Regulator>,
}

impl Jurisdiction {
    /// The ISO 3166-1 alpha-2 codes of its countries.
    pub fn countries(&self) -> impl Iterator<Item = &'static str> {
        self.countries.split(' ')
    }

    /// The authority of one of its countries.
    pub fn regulator(&self, country: &str) -> Option<&Regulator> {
        self.regulators
            .iter()
            .find(|r| r.countries.split(' ').any(|c| c == country))
    }

    /// Every authority, for checks of the data.
    pub fn regulators(&self) -> &[Regulator] {
        &self.regulators
    }

    /// Where a regulator's address is from. `None` where it has no address.
    pub fn evidence(&self, regulator: &Regulator) -> Option<Evidence> {
        regulator.url?;
        match (regulator.source, regulator.checked) {
            (Some(source), Some(checked)) => Some(Evidence { source, checked }),
            _ => self.directory,
        }
    }
}

/// Every jurisdiction, "everywhere else" last. A file that cannot be read is left out; a test sees to
/// it that none is.
pub fn all() -> &'static [Jurisdiction] {
    static ALL: OnceLock<Vec<Jurisdiction>> = OnceLock::new();
    ALL.get_or_init(|| FILES.into_iter().map(pack::file).filter_map(read).collect())
}

fn read(file: &'static str) -> Option<Jurisdiction> {
    let file = Tree::read(file)?;
    Some(Jurisdiction {
        id: file.need("id"),
        countries: file.need("countries"),
        law: file.text("law"),
        objection: match file.need("objection") {
            "yes" => Objection::Yes,
            "reported" => Objection::Reported,
            "no" => Objection::No,
            "unconfirmed" => Objection::Unconfirmed,
            _ => return None,
        },
        note: file.text("note"),
        answer: file.text("answer"),
        source: file.need("source"),
        checked: file.need("checked"),
        directory: file.field("directory").map(|from| Evidence {
            source: from.need("source"),
            checked: from.need("checked"),
        }),
        regulators: file
            .items("regulators")
            .iter()
            .map(|regulator| Regulator {
                countries: regulator.need("for"),
                name: regulator.need("name"),
                url: regulator.text("url"),
                source: regulator.text("source"),
                checked: regulator.text("checked"),
            })
            .collect(),
    })
}

/// The jurisdiction that lists a country; `None` for a code that no file lists.
pub fn of(country: &str) -> Option<&'static Jurisdiction> {
    all().iter().find(|j| j.countries().any(|c| c == country))
}

/// What holds where nothing else is known.
pub fn elsewhere() -> Option<&'static Jurisdiction> {
    all().iter().find(|j| j.id == "row")
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_file_is_read() {
        assert_eq!(super::all().len(), super::FILES.len());
    }
}
