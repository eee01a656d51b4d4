//! The figures as Markdown.

use std::fmt::Write;

use chainbreak::catalogue::Family;
use chainbreak::detect::Level;

use super::{AtLevel, Count, Stats};

/// Languages side by side in their table, which would be long otherwise.
const ABREAST: usize = 4;

/// All tables.
pub fn markdown(stats: &Stats) -> String {
    let hoaxes = stats.full.and(stats.partial);
    let look_alikes = total(stats.classes.values());
    let mut out = format!(
        "{} hoaxes, {} look-alikes, {} ordinary posts. {} shorter hoaxes are counted apart, and\n{} that hold too \
         little to be known by are left out.\n",
        hoaxes.of, look_alikes.of, stats.ordinary.of, stats.short.of, stats.left_out
    );
    out.push_str(&by_family(stats, hoaxes));
    out.push_str(&by_language(stats));
    out.push_str(&left_alone(stats, look_alikes));
    out.push_str(&levels(stats));
    out.push_str(&evasions(stats));
    out
}

fn by_family(stats: &Stats, hoaxes: Count) -> String {
    let line = |name: &str, count: &Count| {
        let mut cells = labelled(name, count);
        cells.push(percent(count.right, count.labelled));
        cells
    };
    let mut rows: Vec<Vec<String>> = Family::ALL
        .iter()
        .filter_map(|f| Some(line(&format!("`{f}`"), stats.families.get(f)?)))
        .collect();
    rows.push(line("full", &stats.full));
    rows.push(line("cut", &stats.partial));
    rows.push(line("**all**", &hoaxes));
    rows.push(line("short, apart", &stats.short));
    table(
        &["hoaxes", "of", "labelled", "share", "family right"],
        &rows,
    )
}

/// Some texts by name, how many there are and how many of them got a label.
fn labelled(name: &str, count: &Count) -> Vec<String> {
    vec![
        name.to_owned(),
        count.of.to_string(),
        count.labelled.to_string(),
        percent(count.labelled, count.of),
    ]
}

fn by_language(stats: &Stats) -> String {
    let cells: Vec<[String; 2]> = stats
        .languages
        .iter()
        .map(|(lang, count)| [lang.clone(), format!("{} of {}", count.labelled, count.of)])
        .collect();
    // Down the columns, as one reads a register.
    let height = cells.len().div_ceil(ABREAST);
    let rows: Vec<Vec<String>> = (0..height)
        .map(|row| {
            (0..ABREAST)
                .map(|column| cells.get(column * height + row).cloned())
                .flat_map(Option::unwrap_or_default)
                .collect()
        })
        .collect();
    table(&["language", "labelled"].repeat(ABREAST), &rows)
}

fn left_alone(stats: &Stats, look_alikes: Count) -> String {
    let classes = stats.classes.iter();
    let mut rows: Vec<Vec<String>> = classes.map(|(c, n)| labelled(c, n)).collect();
    rows.push(labelled("**all look-alikes**", &look_alikes));
    rows.push(labelled("**ordinary posts**", &stats.ordinary));
    table(&["look-alikes", "of", "labelled", "share"], &rows)
}

fn levels(stats: &Stats) -> String {
    let at = |level: Level| stats.levels.get(&level).copied().unwrap_or_default();
    let line = |name: &str, at: AtLevel| {
        let all = at.hoaxes + at.look_alikes + at.ordinary;
        vec![
            name.to_owned(),
            at.hoaxes.to_string(),
            at.look_alikes.to_string(),
            at.ordinary.to_string(),
            percent(at.hoaxes, all),
        ]
    };
    let (known, variant) = (at(Level::Known), at(Level::Variant));
    let both = AtLevel {
        hoaxes: known.hoaxes + variant.hoaxes,
        look_alikes: known.look_alikes + variant.look_alikes,
        ordinary: known.ordinary + variant.ordinary,
    };
    table(
        &["level", "hoaxes", "look-alikes", "ordinary", "precision"],
        &[
            line("`known`", known),
            line("`variant`", variant),
            line("`known` or `variant`", both),
            line("`resembles`", at(Level::Resembles)),
        ],
    )
}

fn evasions(stats: &Stats) -> String {
    let rows: Vec<Vec<String>> = stats
        .evasions
        .iter()
        .map(|e| {
            let ratio = match e.plain.labelled {
                0 => "–".to_owned(),
                plain => format!("{:.2}", e.evaded.labelled as f64 / plain as f64),
            };
            vec![
                e.name.to_owned(),
                e.evaded.of.to_string(),
                percent(e.evaded.labelled, e.evaded.of),
                ratio,
            ]
        })
        .collect();
    table(&["hoaxes changed by", "of", "labelled", "ratio"], &rows)
}

fn total<'a>(counts: impl Iterator<Item = &'a Count>) -> Count {
    counts.fold(Count::default(), |sum, c| sum.and(*c))
}

fn percent(part: usize, of: usize) -> String {
    match of {
        0 => "–".to_owned(),
        _ => format!("{:.1} %", part as f64 * 100.0 / of as f64),
    }
}

/// A table behind an empty line. Names stand on the left, under the first head and those that repeat it,
/// figures on the right.
fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let mut out = format!("\n| {} |\n|", head.join(" | "));
    for name in head {
        let left = Some(name) == head.first();
        out.push_str(if left { " --- |" } else { " ---: |" });
    }
    out.push('\n');
    for row in rows {
        // A `String` takes everything that is written to it.
        let _ = writeln!(out, "| {} |", row.join(" | "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_stand_side_by_side() {
        let mut stats = Stats::default();
        for lang in ["da", "de", "en", "fr", "no"] {
            stats.languages.insert(lang.to_owned(), Count::default());
        }
        let text = by_language(&stats);
        assert_eq!(text.lines().count(), 5, "{text}");
        assert!(text.contains("| da | 0 of 0 | en | 0 of 0 | no | 0 of 0 |  |  |"));
    }

    #[test]
    fn nothing_has_no_share() {
        assert_eq!(percent(0, 0), "–");
        assert_eq!(percent(1, 3), "33.3 %");
    }
}
