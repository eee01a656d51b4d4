//! `check --stats`: judges labelled texts and says how well they are told apart, as Markdown tables.

mod rows;
mod tables;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::process::ExitCode;

use chainbreak::catalogue::Family;
use chainbreak::detect::{Input, Level, Verdict, judge};
use rows::{Kind, Row};

use crate::evasion::{self, Evasion, Given};

/// What the command takes, for error texts.
pub const USAGE: &str = "chainbreak check --stats [--into README.md] FILE.jsonl ...";

/// What stands before the tables in a file that `--into` writes.
const BEGIN: &str = "<!-- accuracy: begin -->\n";
/// What stands after them.
const END: &str = "<!-- accuracy: end -->";

/// How many of some texts got a label.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Count {
    /// All of them.
    of: usize,
    /// Those with a label.
    labelled: usize,
    /// Those with a label of the right family.
    right: usize,
}

impl Count {
    fn add(&mut self, verdict: &Verdict, family: Option<Family>) {
        let labelled = verdict.level != Level::None;
        self.of += 1;
        self.labelled += usize::from(labelled);
        self.right += usize::from(labelled && verdict.family == family);
    }

    /// Both together.
    fn and(self, other: Count) -> Count {
        Count {
            of: self.of + other.of,
            labelled: self.labelled + other.labelled,
            right: self.right + other.right,
        }
    }
}

/// Texts at one level, by what they are.
#[derive(Debug, Clone, Copy, Default)]
struct AtLevel {
    hoaxes: usize,
    look_alikes: usize,
    ordinary: usize,
}

/// All figures.
#[derive(Debug, Default)]
struct Stats {
    /// Hoaxes that hold too little for anyone to know them by.
    left_out: usize,
    /// Hoaxes of a line or so, in no other figure but the levels.
    short: Count,
    families: BTreeMap<Family, Count>,
    languages: BTreeMap<String, Count>,
    full: Count,
    partial: Count,
    classes: BTreeMap<String, Count>,
    ordinary: Count,
    levels: BTreeMap<Level, AtLevel>,
    evasions: Vec<Evaded>,
}

/// What a transformation does to the hoaxes that it can be applied to.
#[derive(Debug)]
struct Evaded {
    name: &'static str,
    /// As they are.
    plain: Count,
    /// Transformed.
    evaded: Count,
}

/// Runs the command. Exit status 1 when a line or file could not be read, 2 on a wrong argument.
pub fn run(mut args: impl Iterator<Item = String>) -> ExitCode {
    let mut files = Vec::new();
    let mut into = None;
    while let Some(arg) = args.next() {
        if arg == "--into" {
            match args.next() {
                Some(path) if into.is_none() => into = Some(path),
                _ => return wrong("--into takes one file"),
            }
        } else if arg.starts_with("--") {
            return wrong(&format!("unknown argument {arg}"));
        } else {
            files.push(arg);
        }
    }
    if files.is_empty() {
        return wrong("a file of texts is needed");
    }
    let (rows, problems) = rows::read(&files);
    for problem in &problems {
        eprintln!("check: {problem}");
    }
    let text = tables::markdown(&count(&rows));
    let done = match into {
        None => print(&text),
        Some(path) if problems.is_empty() => write(&path, &text),
        Some(path) => Err(format!(
            "{path} is left as it is: its figures would be of a part of the texts"
        )),
    };
    match done {
        Ok(()) if problems.is_empty() => ExitCode::SUCCESS,
        Ok(()) => ExitCode::from(1),
        Err(problem) => {
            eprintln!("check: {problem}");
            ExitCode::from(1)
        }
    }
}

fn wrong(problem: &str) -> ExitCode {
    eprintln!("check: {problem}\nusage: {USAGE}");
    ExitCode::from(2)
}

fn print(text: &str) -> Result<(), String> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        // The reader of our output went away: nothing is left to say.
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(e.to_string()),
        _ => Ok(()),
    }
}

/// Puts the tables between the two marks of a file.
fn write(path: &str, text: &str) -> Result<(), String> {
    let body = fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))?;
    let body = between(&body, text).ok_or_else(|| {
        format!(
            "{path}: no place between the lines {} and {END}",
            BEGIN.trim_end()
        )
    })?;
    fs::write(path, body).map_err(|e| format!("{path}: {e}"))
}

/// A file's text with other words between the two marks.
fn between(body: &str, text: &str) -> Option<String> {
    let (before, rest) = body.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{text}\n{END}{after}"))
}

fn verdict(text: &str, partial: bool) -> Verdict {
    judge(&Input {
        text,
        alt: false,
        partial,
    })
}

fn count(rows: &[Row]) -> Stats {
    let mut stats = Stats::default();
    for row in rows {
        if row.left_out() {
            stats.left_out += 1;
            continue;
        }
        let verdict = verdict(&row.text, row.partial);
        let level = stats.levels.entry(verdict.level).or_default();
        match &row.kind {
            Kind::Hoax(family) => {
                level.hoaxes += 1;
                let wanted = Some(*family);
                if row.short() {
                    stats.short.add(&verdict, wanted);
                    continue;
                }
                let cut = match row.partial {
                    true => &mut stats.partial,
                    false => &mut stats.full,
                };
                cut.add(&verdict, wanted);
                let lang = stats.languages.entry(row.lang.clone()).or_default();
                lang.add(&verdict, wanted);
                let family = stats.families.entry(*family).or_default();
                family.add(&verdict, wanted);
            }
            Kind::LookAlike(class) => {
                level.look_alikes += 1;
                let class = stats.classes.entry(class.clone()).or_default();
                class.add(&verdict, None);
            }
            Kind::Ordinary => {
                level.ordinary += 1;
                stats.ordinary.add(&verdict, None);
            }
        }
    }
    let hoaxes: Vec<&Row> = rows.iter().filter(|r| r.counts_as_hoax()).collect();
    stats.evasions = evasion::ALL.iter().map(|e| evaded(e, &hoaxes)).collect();
    stats
}

fn evaded(evasion: &Evasion, hoaxes: &[&Row]) -> Evaded {
    let (mut plain, mut evaded) = (Count::default(), Count::default());
    for (i, row) in hoaxes.iter().enumerate() {
        // The next in the same language, from the end on to the beginning.
        let (before, after) = hoaxes.split_at(i);
        let mut others = after.iter().skip(1).chain(before);
        let given = Given {
            text: &row.text,
            lang: &row.lang,
            next: others.find(|r| r.lang == row.lang).map(|r| r.text.as_str()),
        };
        if let Some(text) = (evasion.apply)(&given) {
            plain.add(&verdict(&row.text, row.partial), None);
            evaded.add(&verdict(&text, row.partial || evasion.cuts), None);
        }
    }
    Evaded {
        name: evasion.name,
        plain,
        evaded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_marks_is_replaced() {
        let body = format!("a\n{BEGIN}old\n{END}\nb\n");
        let new = between(&body, "| new |\n");
        assert_eq!(new, Some(format!("a\n{BEGIN}\n| new |\n\n{END}\nb\n")));
        assert_eq!(between("a\nb\n", "c"), None);
    }

    #[test]
    fn every_text_is_counted_once() {
        let line = |kind: &str, rest: &str| {
            let line = format!(r#"{{"kind": "{kind}", "lang": "en", {rest}}}"#);
            rows::row(line.as_bytes()).ok().flatten()
        };
        let long = "My neighbour has planted three rows of beans and one of peas. ".repeat(2);
        let rows: Vec<Row> = [
            line(
                "hoax",
                &format!(r#""family": "algorithm", "text": "{long}""#),
            ),
            line("hoax", r#""family": "algorithm", "text": "Copy this.""#),
            line(
                "hoax",
                r#""family": "algorithm", "text": "Hm.", "note": "not sufficient alone""#,
            ),
            line("negative", r#""class": "debunk", "text": "A hoax.""#),
            line("benign", r#""text": "Beans.""#),
        ]
        .into_iter()
        .flatten()
        .collect();
        assert_eq!(rows.len(), 5);
        let stats = count(&rows);
        assert_eq!((stats.left_out, stats.short.of, stats.full.of), (1, 1, 1));
        assert_eq!(
            (
                stats.partial.of,
                stats.classes["debunk"].of,
                stats.ordinary.of
            ),
            (0, 1, 1)
        );
        let levels: usize = stats
            .levels
            .values()
            .map(|l| l.hoaxes + l.look_alikes + l.ordinary)
            .sum();
        assert_eq!(levels, 4);
    }
}
