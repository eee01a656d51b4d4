//! `chainbreak flow` as it is run from a shell.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::process::{Command, Output};

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_chainbreak"))
        .args(args)
        .output()
        .unwrap()
}

fn flow(args: &[&str]) -> serde_json::Value {
    let out = run(&[&["flow"], args].concat());
    assert!(out.status.success(), "{args:?}");
    serde_json::from_slice(&out.stdout).unwrap()
}

#[test]
fn the_command_prints_the_guide() {
    let json = flow(&[
        "--platform",
        "facebook",
        "--country",
        "GB",
        "--family=ai-optout",
        "--lang",
        "en",
    ]);
    assert_eq!(json["available"], "yes");
    assert_eq!(json["honest_note"], serde_json::Value::Null);
    assert_eq!(
        json["links"][0]["url"],
        "https://www.facebook.com/help/contact/6359191084165019"
    );
    assert_eq!(json["links"][0]["kind"], "objection-form");
    assert_eq!(json["links"][0]["checked"], "2026-10-02");
    assert!(
        json["links"][0]["source"]
            .as_str()
            .unwrap()
            .contains("audit")
    );
    assert_eq!(
        json["links"][0]["label"],
        "Meta’s objection form for Facebook"
    );
    assert_eq!(json["menu_path"][3], "AI at Meta");
    assert_eq!(
        json["fact"],
        "Sharing this text does not keep your posts out of AI training."
    );
    assert_eq!(json["checked"], "Last checked: 2026-10-02, for GB.");
    assert!(json["steps"].as_array().unwrap().len() > 4);
    let after = json["after"].as_array().unwrap();
    assert!(after.contains(&"Meta says that it honours objections; it decides.".into()));

    let json = flow(&[
        "--country",
        "us",
        "--platform",
        "instagram",
        "--family",
        "legal-notice",
    ]);
    assert_eq!(json["available"], "no");
    let note = json["honest_note"].as_str().unwrap();
    assert!(
        note.starts_with("Where you live, Meta offers no way"),
        "{note}"
    );

    let json = flow(&["--country", "JP", "--platform", "instagram"]);
    assert_eq!(json["available"], "reported");
}

#[test]
fn bad_arguments_are_named_and_end_with_status_2() {
    for (args, named) in [
        (&["flow"][..], "--platform and --country"),
        (&["flow", "--platform", "facebook"], "--country"),
        (
            &["flow", "--platform", "facebook", "--country", "GBR"],
            "GBR",
        ),
        (
            &["flow", "--platform", "facebook", "--country"],
            "--country needs a value",
        ),
        (
            &["flow", "--platform", "--country", "GB"],
            "--platform needs a value",
        ),
        (
            &["flow", "--platform=", "--country", "GB"],
            "--platform needs a value",
        ),
        (
            &[
                "flow",
                "--platform",
                "facebook",
                "--country",
                "GB",
                "--family",
                "x",
            ],
            "ai-optout",
        ),
        (&["flow", "--colour", "red"], "--colour"),
        (&["flow", "--lang", "en", "--lang", "de"], "twice"),
        (&["fly"], "fly"),
        (&[], "a command is needed"),
    ] {
        let out = run(args);
        let said = String::from_utf8(out.stderr).unwrap();
        assert_eq!(out.status.code(), Some(2), "{args:?}");
        assert!(said.contains(named), "{args:?}: {said}");
        assert!(out.stdout.is_empty(), "{args:?}");
    }
}
