//! Packs the readable data files into what the core embeds: the learned tables of words and trees, and
//! fragments of catalogued texts, without the examples that only the tests need. Fails on a file it cannot
//! read, naming file and cause.

// The build folds with the very code that the core folds with.
#[allow(dead_code, unused_imports)]
#[path = "src/text/mod.rs"]
mod text;

#[allow(dead_code)]
#[path = "src/catalogue/family.rs"]
mod family;

#[allow(dead_code)]
#[path = "src/detect/grams.rs"]
mod grams;

#[allow(dead_code)]
#[path = "src/detect/pack.rs"]
mod pack;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::Deserialize;

#[derive(Deserialize)]
struct FamilyFile {
    id: String,
    texts: Vec<FamilyText>,
}

#[derive(Deserialize)]
struct FamilyText {
    id: String,
    fragments: Vec<String>,
}

fn main() -> Result<(), String> {
    println!("cargo:rerun-if-changed=src/text");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    let known = packed_texts()?;
    fs::write(out.join("texts.bin"), known).map_err(|e| format!("texts.bin: {e}"))?;
    let write = |name: &str, body: &[u8]| {
        let packed = miniz_oxide::deflate::compress_to_vec(body, 10);
        fs::write(out.join(name), packed).map_err(|e| format!("{name}: {e}"))
    };
    write("files.deflate", packed_files()?.as_bytes())?;
    let (words, meanings) = packed_words()?;
    fs::write(out.join("words.bin"), words).map_err(|e| format!("words.bin: {e}"))?;
    write("meanings.deflate", &meanings)?;
    let trees = packed_trees()?;
    fs::write(out.join("trees.bin"), trees).map_err(|e| format!("trees.bin: {e}"))
}

/// The catalogued texts as `catalogue::known` reads them: of each the number of its family and of its
/// fragments, then of each fragment its first gram, its length and what tells it from others.
fn packed_texts() -> Result<Vec<u8>, String> {
    let mut packed = Vec::new();
    for path in files("src/catalogue/families")? {
        let file: FamilyFile = read(&path)?;
        let wrong = |id: &str, what: &str| format!("{}: {id}: {what}", path.display());
        let family: family::Family = file
            .id
            .parse()
            .map_err(|()| wrong(&file.id, "no such family"))?;
        for known in &file.texts {
            packed.extend([family as u8, known.fragments.len() as u8]);
            for fragment in &known.fragments {
                let folded = text::fold(fragment);
                let words = folded.text.trim();
                let len = u8::try_from(words.len()).map_err(|_| wrong(&known.id, "too long"))?;
                packed.extend(&grams::anchor(words).to_le_bytes()[..3]);
                packed.push(len);
                packed.extend(&grams::print(words).to_le_bytes()[..3]);
            }
        }
    }
    Ok(packed)
}

/// `words.tsv` as `detect::words` reads it, in two packs: the number of entries, then for all entries, in
/// the order of their grams' numbers, the gaps between these and the weights; and the families and the roles.
fn packed_words() -> Result<(Vec<u8>, Vec<u8>), String> {
    let path = "src/detect/words.tsv";
    let mut rows: BTreeMap<u32, [u8; 3]> = BTreeMap::new();
    for line in lines(path)?.lines().filter(|l| !l.starts_with("# ")) {
        let wrong = |what: &str| format!("{path}: {line:?}: {what}");
        let cells: Vec<&str> = line.split('\t').collect();
        let [gram, hoax, about, family, role] = cells[..] else {
            return Err(wrong("five cells are needed"));
        };
        let step = |cell: &str| {
            let n: i8 = cell.parse().map_err(|_| wrong("no whole number"))?;
            if (-8..8).contains(&n) {
                Ok(n)
            } else {
                Err(wrong("not from -8 to 7"))
            }
        };
        let byte = |cell: &str| cell.parse::<u8>().map_err(|_| wrong("no number"));
        let key = match gram.strip_prefix("\u{201C}") {
            Some(inside) => grams::quoted(grams::key(inside)),
            None => grams::key(gram),
        };
        let weight = ((step(hoax)? as u8) << 4) | (step(about)? as u8 & 15);
        if rows
            .insert(key, [weight, byte(family)?, byte(role)?])
            .is_some()
        {
            return Err(wrong("another gram has the same number"));
        }
    }
    let mut packed = (rows.len() as u32).to_le_bytes().to_vec();
    let mut last = 0;
    for key in rows.keys() {
        let mut gap = key - last;
        while gap >= 255 {
            packed.push(255);
            gap -= 255;
        }
        packed.push(gap as u8);
        last = *key;
    }
    packed.extend(rows.values().map(|row| row[0]));
    let families = rows.values().map(|row| row[1]);
    let roles = rows.values().map(|row| row[2]);
    Ok((packed, families.chain(roles).collect()))
}

/// `trees.tsv` as `detect::trees` reads it: a line a tree, its nodes before their branches.
fn packed_trees() -> Result<Vec<u8>, String> {
    let path = "src/detect/trees.tsv";
    let mut packed = Vec::new();
    for line in lines(path)?.lines().filter(|l| !l.starts_with("# ")) {
        let nodes: Option<Vec<(u8, u8)>> = line.split('\t').map(node).collect();
        let nodes = nodes.ok_or_else(|| format!("{path}: {line:?}: not all are nodes"))?;
        let tree = pack::pack(&nodes);
        packed.extend(tree.ok_or_else(|| format!("{path}: {line:?}: no tree, or too large"))?);
    }
    Ok(packed)
}

/// A node as it is written: `part<most`, or a leaf's value.
fn node(cell: &str) -> Option<(u8, u8)> {
    match cell.split_once('<') {
        Some((part, most)) => Some((part.parse().ok()?, most.parse().ok()?)),
        None => Some((pack::LEAF, cell.parse::<i8>().ok()? as u8)),
    }
}

fn lines(path: &str) -> Result<String, String> {
    println!("cargo:rerun-if-changed={path}");
    fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))
}

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
