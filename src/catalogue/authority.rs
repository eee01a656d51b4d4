//! Who has checked what: dated fact-checks by family and language, since when a family goes round, and
//! the hosts that links may lead to. Knows no country and no sentence.

use super::Family;
use super::pack;
use super::tree::Tree;
use std::sync::OnceLock;

const FILE: &str = "authorities.json";
const HOSTS: &str = "hosts.txt";

/// What kind of article it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArticleKind {
    /// By a fact-checking desk.
    FactCheck,
    /// A news report on the hoax.
    News,
    /// The platform's own statement.
    Statement,
}

/// One dated article on a family.
#[derive(Debug)]
pub struct Article {
    /// Id of the family.
    pub family: &'static str,
    /// Its language (primary subtag).
    pub lang: &'static str,
    /// What kind it is.
    pub kind: ArticleKind,
    /// Who published it.
    pub publisher: &'static str,
    /// When, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: &'static str,
    /// Its address.
    pub url: &'static str,
}

/// Since when a family is known to go round.
#[derive(Debug)]
pub struct Origin {
    /// Id of the family.
    pub id: &'static str,
    /// The earliest date for which we have a source; the family may be older.
    pub since: &'static str,
    /// That source's publisher.
    pub source: &'static str,
    /// That source's date.
    pub date: &'static str,
}

/// The whole file.
#[derive(Debug, Default)]
pub struct Authorities {
    /// One entry a family.
    pub families: Vec<Origin>,
    /// At most one fact-check or report for a family and a language, and platform statements.
    pub articles: Vec<Article>,
}

/// What the file holds; empty if it could not be read, which a test rules out.
pub fn all() -> &'static Authorities {
    static ALL: OnceLock<Authorities> = OnceLock::new();
    ALL.get_or_init(|| read().unwrap_or_default())
}

fn read() -> Option<Authorities> {
    let file = Tree::read(pack::file(FILE))?;
    let origin = |family: &Tree| Origin {
        id: family.need("id"),
        since: family.need("since"),
        source: family.need("source"),
        date: family.need("date"),
    };
    Some(Authorities {
        families: file.items("families").iter().map(origin).collect(),
        articles: file
            .items("articles")
            .iter()
            .map(read_article)
            .collect::<Option<_>>()?,
    })
}

fn read_article(article: &Tree) -> Option<Article> {
    Some(Article {
        family: article.need("family"),
        lang: article.need("lang"),
        kind: match article.need("kind") {
            "fact-check" => ArticleKind::FactCheck,
            "news" => ArticleKind::News,
            "statement" => ArticleKind::Statement,
            _ => return None,
        },
        publisher: article.need("publisher"),
        date: article.need("date"),
        url: article.need("url"),
    })
}

/// The fact-check (or news report) of a family in a language (primary subtag), else in English.
pub fn fact_check(family: Family, lang: &str) -> Option<&'static Article> {
    let pick = |lang: &str| {
        all().articles.iter().find(|a| {
            a.family == family.id()
                && a.kind != ArticleKind::Statement
                && a.lang.eq_ignore_ascii_case(lang)
        })
    };
    // Norwegian reaches us as Bokmål or Nynorsk.
    let lang = match lang {
        "nb" | "nn" => "no",
        other => other,
    };
    pick(lang).or_else(|| pick("en"))
}

/// What the platform itself says on a family's claim.
pub fn statements(family: Family) -> impl Iterator<Item = &'static Article> {
    all()
        .articles
        .iter()
        .filter(move |a| a.family == family.id() && a.kind == ArticleKind::Statement)
}

/// Since when a family goes round.
pub fn origin(family: Family) -> Option<&'static Origin> {
    all().families.iter().find(|o| o.id == family.id())
}

/// The hosts that links may lead to.
pub fn hosts() -> impl Iterator<Item = &'static str> {
    pack::file(HOSTS)
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether an address is https and its host is on the list. A port or a user name is refused.
pub fn is_listed(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#', '\\']).next().unwrap_or("");
    hosts().any(|listed| listed == host)
}
