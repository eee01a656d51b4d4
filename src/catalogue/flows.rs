//! The links, menu paths and steps of each platform: one data file a platform, read once. Knows
//! jurisdictions by their id only, and sentences by their key only.

use super::pack;
use super::tree::Tree;
use std::sync::OnceLock;

const FILES: [&str; 2] = ["flows/facebook.json", "flows/instagram.json"];

/// What an address of the platform is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlowKind {
    /// The form with which one objects. Of several, the first that is offered is the one to open.
    ObjectionForm,
    /// The separate form on information from third parties.
    ThirdPartyForm,
    /// A help page.
    Help,
}

/// One address of a platform and where it is offered.
#[derive(Debug)]
pub struct Flow {
    /// Its name within the file.
    pub id: &'static str,
    /// What it is for.
    pub kind: FlowKind,
    /// Key of the link's text, where the kind alone does not say it.
    pub label: Option<&'static str>,
    /// Ids of the jurisdictions where it is offered, parted by blanks; `*` is everywhere.
    available: &'static str,
    /// The same, where only secondary sources say so.
    reported: &'static str,
    /// Id of its menu path.
    pub path: Option<&'static str>,
    /// The address.
    pub url: &'static str,
    /// Publisher of the source.
    pub source: &'static str,
    /// When that source last showed it.
    pub checked: &'static str,
    /// Keys of the steps, in order.
    pub steps: Vec<&'static str>,
}

/// How surely a flow is offered somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// By a source we name.
    Sure,
    /// By secondary sources.
    Reported,
}

impl Flow {
    /// Whether it is offered in a jurisdiction; `None` where it is not.
    pub fn offer(&self, jurisdiction: &str) -> Option<Offer> {
        let lists = |ids: &str| ids.split(' ').any(|id| id == "*" || id == jurisdiction);
        if lists(self.available) {
            Some(Offer::Sure)
        } else if lists(self.reported) {
            Some(Offer::Reported)
        } else {
            None
        }
    }

    /// Every jurisdiction it names, for checks of the data.
    pub fn places(&self) -> impl Iterator<Item = &'static str> {
        self.available
            .split(' ')
            .chain(self.reported.split(' '))
            .filter(|id| !id.is_empty())
    }
}

/// The words of the platform's own menus on the way to an address.
#[derive(Debug)]
pub struct MenuPath {
    /// Name that flows use.
    pub id: &'static str,
    /// Language of the menus.
    pub lang: &'static str,
    /// The menu entries in order.
    pub steps: Vec<&'static str>,
}

/// What is known of one platform.
#[derive(Debug)]
pub struct Platform {
    /// Id as in the catalogue of sites.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Menu paths, several languages each.
    pub paths: Vec<MenuPath>,
    /// Addresses, the best first.
    pub flows: Vec<Flow>,
    /// Keys: what happens after the form was sent, and what it does not cover.
    pub after: Vec<&'static str>,
    /// Keys: what helps where there is no form.
    pub instead: Vec<&'static str>,
}

impl Platform {
    /// A menu path in a language (primary subtag), else in English; empty for an unknown id.
    pub fn menu_path(&self, id: &str, lang: &str) -> &[&'static str] {
        let in_lang = |lang: &str| {
            self.paths
                .iter()
                .find(|p| p.id == id && p.lang.eq_ignore_ascii_case(lang))
        };
        in_lang(lang)
            .or_else(|| in_lang("en"))
            .map_or(&[], |p| p.steps.as_slice())
    }
}

/// Every platform. A file that cannot be read is left out; a test sees to it that none is.
pub fn all() -> &'static [Platform] {
    static ALL: OnceLock<Vec<Platform>> = OnceLock::new();
    ALL.get_or_init(|| FILES.into_iter().map(pack::file).filter_map(read).collect())
}

fn read(file: &'static str) -> Option<Platform> {
    let file = Tree::read(file)?;
    Some(Platform {
        id: file.need("id"),
        name: file.need("name"),
        paths: file
            .items("paths")
            .iter()
            .map(|path| MenuPath {
                id: path.need("id"),
                lang: path.need("lang"),
                steps: path.texts("steps"),
            })
            .collect(),
        flows: file
            .items("flows")
            .iter()
            .map(read_flow)
            .collect::<Option<_>>()?,
        after: file.texts("after"),
        instead: file.texts("instead"),
    })
}

fn read_flow(flow: &Tree) -> Option<Flow> {
    Some(Flow {
        id: flow.need("id"),
        kind: match flow.need("kind") {
            "objection-form" => FlowKind::ObjectionForm,
            "third-party-form" => FlowKind::ThirdPartyForm,
            "help" => FlowKind::Help,
            _ => return None,
        },
        label: flow.text("label"),
        available: flow.need("available"),
        reported: flow.need("reported"),
        path: flow.text("path"),
        url: flow.need("url"),
        source: flow.need("source"),
        checked: flow.need("checked"),
        steps: flow.texts("steps"),
    })
}

/// The platform with an id.
pub fn platform(id: &str) -> Option<&'static Platform> {
    all().iter().find(|p| p.id == id)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_file_is_read() {
        assert_eq!(super::all().len(), super::FILES.len());
    }
}
