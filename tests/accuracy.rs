//! The figures in the README are those that the shipped tables reach.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

#[test]
fn the_readme_has_the_figures_of_the_shipped_tables() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut held: Vec<PathBuf> = fs::read_dir(root.join("tests/corpus/held"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "jsonl"))
        .collect();
    // The order in which a shell names them.
    held.sort();
    let out = Command::new(env!("CARGO_BIN_EXE_chainbreak"))
        .args(["check", "--stats"])
        .args(held)
        .output()
        .unwrap();
    assert!(out.status.success(), "{out:?}");
    let wanted = String::from_utf8(out.stdout).unwrap();
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let (_, rest) = readme.split_once("<!-- accuracy: begin -->\n").unwrap();
    let (there, _) = rest.split_once("<!-- accuracy: end -->").unwrap();
    assert!(
        there.trim() == wanted.trim(),
        "the figures in README.md are stale; write them with\n\
         cargo build --release --bin chainbreak &&\n\
         ./target/release/chainbreak check --stats --into README.md tests/corpus/held/*.jsonl"
    );
}
