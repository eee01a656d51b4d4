//! The sites that Chainbreak reads: which hosts, which lasting marks tell a post, a message and a
//! picture, and what is never read. One readable file a layout under `sites/`; only the file of the
//! host at hand is parsed. Knows selectors as text, never an element.

use serde::Deserialize;

use super::pack;

const COMMON: &str = "sites/common.json";

/// Host names and the file that describes their layout. The longest host name that fits wins.
const FILES: [(&[&str], &str); 3] = [
    (&["facebook.com"], "sites/facebook.json"),
    (
        &["m.facebook.com", "touch.facebook.com"],
        "sites/facebook_mobile.json",
    ),
    (&["instagram.com"], "sites/instagram.json"),
];

/// One rung of the selector ladder: an element that holds one person's words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct UnitRule {
    /// CSS selector of roles and lasting attributes; class names never.
    pub css: String,
    /// What stands in it: `post`, `comment` or `caption`.
    pub kind: String,
}

/// How a label finds room.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// In the flow, after the message.
    #[default]
    Flow,
    /// The site fixes every height itself: a small note on the message's lower edge.
    Chip,
}

/// One layout of one site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Site {
    /// Id of the site, as kept in settings; layouts of one site share it.
    pub id: String,
    /// Platform id for the guide.
    pub platform: String,
    /// Date on which the selectors were last compared with pages.
    pub checked: String,
    /// Where the selectors come from.
    pub source: String,
    /// Host names; their subdomains count.
    pub hosts: Vec<String>,
    /// The ladder of units.
    pub units: Vec<UnitRule>,
    /// Units for pictures, where they differ (a slide of a row of pictures is no unit of its own).
    pub picture_units: Vec<String>,
    /// Units of this form answer the unit around them.
    pub reply: String,
    /// Where a bounded second look begins after more changes than can be followed.
    pub roots: Vec<String>,
    /// Slots that hold the message of a unit.
    pub messages: Vec<String>,
    /// Subtrees that are never read: drafts, chats, menus, sidebars, decoys.
    pub never_read: Vec<String>,
    /// Paths on which nothing is read (private messages, settings).
    pub never_paths: Vec<String>,
    /// What the toggle of a cut text says, lower case, without dots.
    pub see_more: Vec<String>,
    /// How a label finds room.
    pub place: Place,
}

#[derive(Deserialize)]
struct Common {
    never_read: Vec<String>,
    see_more: Vec<String>,
}

impl Site {
    /// The layout for a host name (`www.facebook.com`), or `None` where Chainbreak reads nothing.
    pub fn find(host: &str) -> Option<Site> {
        let fits = |known: &str| {
            host.strip_suffix(known)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        let (_, file) = FILES
            .iter()
            .flat_map(|(hosts, file)| hosts.iter().map(move |known| (*known, *file)))
            .filter(|(known, _)| fits(known))
            .max_by_key(|(known, _)| known.len())?;
        let mut site: Site = serde_json::from_str(pack::file(file)).ok()?;
        let common: Common = serde_json::from_str(pack::file(COMMON)).ok()?;
        site.never_read.extend(common.never_read);
        site.see_more.extend(common.see_more);
        Some(site)
    }

    /// Whether nothing may be read on this path.
    pub fn is_private(&self, path: &str) -> bool {
        self.never_paths.iter().any(|private| {
            path.strip_prefix(private.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }

    /// Whether these are the words of a "See more" toggle.
    pub fn is_see_more(&self, words: &str) -> bool {
        let words = words.trim_matches(|c: char| c.is_whitespace() || c == '.' || c == '…');
        // Longer than any toggle: not worth folding.
        words.len() <= 80 && {
            let words = words.to_lowercase();
            self.see_more.contains(&words)
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn every_file_reads_and_names_the_hosts_of_the_table() {
        for (hosts, file) in FILES {
            let site: Site = serde_json::from_str(pack::file(file)).unwrap();
            assert_eq!(site.hosts, hosts);
            assert!(!site.id.is_empty() && !site.platform.is_empty() && !site.source.is_empty());
            assert!(
                !site.units.is_empty() && !site.roots.is_empty() && !site.never_paths.is_empty()
            );
            assert_eq!(site.checked.len(), "YYYY-MM-DD".len(), "{}", site.id);
            assert!(
                site.units
                    .iter()
                    .all(|u| ["post", "comment", "caption"].contains(&&*u.kind))
            );
        }
    }

    #[test]
    fn no_selector_leans_on_class_names() {
        for (_, file) in FILES {
            let site: Site = serde_json::from_str(pack::file(file)).unwrap();
            let all = site
                .units
                .iter()
                .map(|u| &u.css)
                .chain(&site.messages)
                .chain(&site.never_read);
            for css in all.chain(&site.roots).chain(&site.picture_units) {
                assert!(!css.contains('.') && !css.contains("class"), "{css}");
            }
        }
    }

    #[test]
    fn hosts_match_whole_labels_only() {
        let place = |host: &str| Site::find(host).map(|site| (site.id, site.place));
        assert_eq!(
            place("www.facebook.com"),
            Some(("facebook".to_owned(), Place::Flow))
        );
        assert_eq!(
            place("facebook.com"),
            Some(("facebook".to_owned(), Place::Flow))
        );
        assert_eq!(
            place("de-de.facebook.com"),
            Some(("facebook".to_owned(), Place::Flow))
        );
        assert_eq!(
            place("m.facebook.com"),
            Some(("facebook".to_owned(), Place::Chip))
        );
        assert_eq!(
            place("www.instagram.com"),
            Some(("instagram".to_owned(), Place::Flow))
        );
        for other in [
            "",
            "notfacebook.com",
            "facebook.com.example",
            "instagram.example",
        ] {
            assert_eq!(place(other), None, "{other}");
        }
    }

    #[test]
    fn private_paths_and_toggles() {
        let site = Site::find("www.facebook.com").unwrap();
        assert!(site.is_private("/messages") && site.is_private("/messages/t/1"));
        assert!(!site.is_private("/messagesandmore") && !site.is_private("/"));
        assert!(site.is_see_more("… See more") && site.is_see_more("… ещё"));
        assert!(!site.is_see_more("") && !site.is_see_more("See more of the garden"));
    }
}
