//! Packs the readable data files into what the core embeds: folded cue patterns and fragments of
//! catalogued texts, without the examples that only the tests need. Fails on a file it cannot read,
//! naming file and cause.

// The build folds with the very code that the core folds with.
#[allow(dead_code, unused_imports)]
#[path = "src/text/mod.rs"]
mod text;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::Deserialize;

#[derive(Deserialize)]
struct CueFile {
    lang: String,
    roles: BTreeMap<String, CueRole>,
}

#[derive(Deserialize)]
struct CueRole {
    cues: Vec<String>,
}

#[derive(Deserialize)]
struct FamilyFile {
    id: String,
    texts: Vec<FamilyText>,
}

#[derive(Deserialize)]
struct FamilyText {
    id: String,
    since: String,
    fragments: Vec<String>,
}

fn main() -> Result<(), String> {
    println!("cargo:rerun-if-changed=src/text");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    // Near languages beside each other: what repeats stands close together and packs well.
    let mut lists: Vec<(usize, String, String, String)> = Vec::new();
    for path in files("src/catalogue/cues")? {
        let file: CueFile = read(&path)?;
        let kin = KIN.iter().position(|l| *l == file.lang);
        let kin = kin.ok_or(format!(
            "{}: name {:?} in KIN of build.rs",
            path.display(),
            file.lang
        ))?;
        for (role, list) in &file.roles {
            let mut body = String::new();
            for cue in &list.cues {
                body.push_str(
                    &pattern(cue).map_err(|e| format!("{}: {cue:?}: {e}", path.display()))?,
                );
                body.push('\n');
            }
            lists.push((kin, role.clone(), file.lang.clone(), body));
        }
    }
    lists.sort();
    let mut cues = String::new();
    for (_, role, lang, body) in &lists {
        cues.push_str(&format!("@{role} {lang}\n{body}"));
    }
    let mut texts = String::new();
    for path in files("src/catalogue/families")? {
        let file: FamilyFile = read(&path)?;
        for known in &file.texts {
            texts.push_str(&format!("@{} {} {}\n", file.id, known.id, known.since));
            for fragment in &known.fragments {
                texts.push_str(text::fold(fragment).text.trim());
                texts.push('\n');
            }
        }
    }
    let write = |name: &str, body: &str| {
        let packed = miniz_oxide::deflate::compress_to_vec(body.as_bytes(), 10);
        fs::write(out.join(name), packed).map_err(|e| format!("{name}: {e}"))
    };
    write("cues.deflate", &cues)?;
    write("texts.deflate", &texts)?;
    write("files.deflate", &packed_files()?)
}

/// The languages that have a cue file, kin beside kin.
const KIN: [&str; 34] = [
    "en", "nl", "de", "sv", "da", "no", "fr", "it", "es", "pt", "ro", "pl", "cs", "sk", "sl", "hr",
    "sr", "bg", "uk", "ru", "el", "fi", "hu", "tr", "vi", "id", "th", "ko", "ja", "zh", "hi", "bn",
    "ar", "he",
];

/// Files that travel as they are, each behind its path: what `catalogue::pack::file` finds.
const FOLDERS: [&str; 3] = ["flows", "jurisdictions", "sites"];
const FILES: [&str; 3] = ["authorities.json", "hosts.txt", "time_zones.txt"];

fn packed_files() -> Result<String, String> {
    let root = Path::new("src/catalogue");
    let mut paths: Vec<PathBuf> = FILES.iter().map(|f| root.join(f)).collect();
    for folder in FOLDERS {
        paths.extend(files(&format!("src/catalogue/{folder}"))?);
    }
    let mut packed = String::new();
    for path in paths {
        println!("cargo:rerun-if-changed={}", path.display());
        let body = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let name = path.strip_prefix(root).map_err(|e| e.to_string())?;
        packed.push_str(&format!(
            "\u{1}{}\n{body}",
            name.display().to_string().replace('\\', "/")
        ));
    }
    Ok(packed)
}

fn files(dir: &str) -> Result<Vec<PathBuf>, String> {
    println!("cargo:rerun-if-changed={dir}");
    let entries = fs::read_dir(dir).map_err(|e| format!("{dir}: {e}"))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|x| x == "json"))
        .collect();
    paths.sort();
    Ok(paths)
}

fn read<T: for<'a> Deserialize<'a>>(path: &Path) -> Result<T, String> {
    println!("cargo:rerun-if-changed={}", path.display());
    let body = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    serde_json::from_str(&body).map_err(|e| format!("{}: {e}", path.display()))
}

/// Folds the words of a pattern and keeps its signs (`( | ) * ?` and `..`).
fn pattern(cue: &str) -> Result<String, String> {
    if cue.matches('(').count() != cue.matches(')').count() {
        return Err("a bracket is not closed".into());
    }
    let mut out = String::new();
    let mut words = String::new();
    let mut chars = cue.chars().peekable();
    while let Some(c) = chars.next() {
        let gap = c == '.' && chars.peek() == Some(&'.');
        if gap || matches!(c, '(' | ')' | '|' | '*' | '?') {
            flush(&mut words, &mut out);
            if gap {
                chars.next();
                out.push_str("..");
            } else {
                out.push(c);
            }
        } else {
            words.push(c);
        }
    }
    flush(&mut words, &mut out);
    if out.is_empty() {
        Err("nothing is left after folding".into())
    } else {
        Ok(out)
    }
}

fn flush(words: &mut String, out: &mut String) {
    if words.is_empty() {
        return;
    }
    let folded = text::fold(words);
    let body = folded.text.trim();
    let ends = |edge: bool| if edge { " " } else { "" };
    out.push_str(ends(words.starts_with(' ') && !body.is_empty()));
    out.push_str(if body.is_empty() { " " } else { body });
    out.push_str(ends(words.ends_with(' ') && !body.is_empty()));
    words.clear();
}
