//! `chainbreak check --stats` as it is run from a shell.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_chainbreak"))
        .args(["check", "--stats"])
        .args(args)
        .output()
        .unwrap()
}

/// A file of this run with some lines.
fn file(name: &str, body: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, body).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_bad_line_is_named_and_the_others_are_counted() {
    let path = file(
        "bad.jsonl",
        "{\"kind\": \"benign\", \"lang\": \"en\", \"text\": \"Beans are up.\"}\nno JSON\n\n\
         {\"kind\": \"benign\", \"lang\": \"en\", \"text\": \"So are the peas.\"}\n",
    );
    let out = run(&[&path, "no/such/file.jsonl"]);
    assert_eq!(out.status.code(), Some(1));
    let said = String::from_utf8(out.stderr).unwrap();
    assert!(
        said.contains("bad.jsonl, line 2: no labelled text"),
        "{said}"
    );
    assert!(said.contains("no/such/file.jsonl: "), "{said}");
    let tables = String::from_utf8(out.stdout).unwrap();
    assert!(
        tables.contains("| **ordinary posts** | 2 | 0 |"),
        "{tables}"
    );

    // A file with figures is not overwritten by those of a part.
    let body = "<!-- accuracy: begin -->\n<!-- accuracy: end -->\n";
    let into = file("part.md", body);
    let out = run(&["--into", &into, &path]);
    assert_eq!(out.status.code(), Some(1));
    assert_eq!(fs::read_to_string(&into).unwrap(), body);
}

#[test]
fn the_tables_go_between_two_marks() {
    let texts = file(
        "good.jsonl",
        "{\"kind\": \"benign\", \"lang\": \"en\", \"text\": \"Beans are up.\"}\n",
    );
    let into = file(
        "good.md",
        "before\n<!-- accuracy: begin -->\n<!-- accuracy: end -->\nafter\n",
    );
    for _ in 0..2 {
        let out = run(&["--into", &into, &texts]);
        assert!(out.status.success(), "{out:?}");
    }
    let body = fs::read_to_string(&into).unwrap();
    assert!(body.starts_with("before\n<!-- accuracy: begin -->\n\n0 hoaxes"));
    assert!(
        body.ends_with(" |\n\n<!-- accuracy: end -->\nafter\n"),
        "{body}"
    );
    let out = run(&["--into", &file("bare.md", "nothing\n"), &texts]);
    assert_eq!(out.status.code(), Some(1));
}

#[test]
fn wrong_arguments_are_told() {
    for args in [&[][..], &["--into"], &["--json", "a.jsonl"]] {
        let out = run(args);
        assert_eq!(out.status.code(), Some(2), "{args:?}");
        let said = String::from_utf8(out.stderr).unwrap();
        assert!(said.contains("usage: chainbreak check --stats"), "{said}");
    }
}
