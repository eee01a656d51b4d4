//! The extension's shell: the manifest asks for as little as it says, and every word of the popup and
//! the guide page is there and used.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect(path)
}

fn manifest() -> Value {
    serde_json::from_str(&read("manifest.json")).unwrap()
}

#[test]
fn storage_is_the_only_permission() {
    let manifest = manifest();
    assert_eq!(manifest["permissions"], json!(["storage"]));
    for more in [
        "host_permissions",
        "optional_permissions",
        "optional_host_permissions",
    ] {
        assert!(manifest.get(more).is_none(), "{more}");
    }
    let firefox = &manifest["browser_specific_settings"]["gecko"];
    assert_eq!(
        firefox["data_collection_permissions"],
        json!({ "required": ["none"] })
    );
}

#[test]
fn permissions_are_explained() {
    let explained = read("PERMISSIONS.md");
    for permission in manifest()["permissions"].as_array().unwrap() {
        let heading = format!("`{}`", permission.as_str().unwrap());
        assert!(
            explained.contains(&heading),
            "PERMISSIONS.md does not explain {heading}"
        );
    }
    for pattern in manifest()["content_scripts"][0]["matches"]
        .as_array()
        .unwrap()
    {
        let host = pattern
            .as_str()
            .unwrap()
            .trim_start_matches("https://*.")
            .trim_end_matches("/*");
        assert!(
            explained.contains(host),
            "PERMISSIONS.md does not name {host}"
        );
    }
}

#[test]
fn pages_may_see_the_module_alone_and_only_where_it_runs() {
    let manifest = manifest();
    let open = &manifest["web_accessible_resources"];
    assert_eq!(open.as_array().map(Vec::len), Some(1));
    assert_eq!(open[0]["resources"], json!(["core_bg.wasm"]));
    assert_eq!(
        open[0]["matches"],
        manifest["content_scripts"][0]["matches"]
    );
    assert_eq!(open[0]["use_dynamic_url"], json!(true));
}

#[test]
fn our_own_pages_can_reach_no_network() {
    let manifest = manifest();
    let policy = manifest["content_security_policy"]["extension_pages"]
        .as_str()
        .unwrap();
    let mut rules = BTreeSet::new();
    for rule in policy.split("; ") {
        let sources: Vec<&str> = rule.split(' ').skip(1).collect();
        let own = ["'self'", "'none'", "'wasm-unsafe-eval'"];
        assert!(sources.iter().all(|source| own.contains(source)), "{rule}");
        rules.insert(rule.split(' ').next().unwrap());
    }
    assert!(
        rules.contains("default-src"),
        "what is not named must be closed"
    );
}

#[test]
fn static_pages_hold_no_inline_code_and_no_foreign_address() {
    for page in ["extension/popup.html", "extension/guide.html"] {
        let html = read(page);
        for tag in html.split('<').filter(|tag| tag.starts_with("script")) {
            assert!(
                tag.contains("src=") && tag.trim_end().ends_with('>'),
                "{page}: {tag}"
            );
        }
        for bad in [
            "<style",
            "style=",
            "onclick",
            "javascript:",
            "http:",
            "https:",
        ] {
            assert!(!html.contains(bad), "{page}: {bad}");
        }
    }
    for sheet in ["shell", "popup", "guide"] {
        let css = read(&format!("extension/{sheet}.css"));
        assert!(
            !css.contains("url(") && !css.contains("@import"),
            "{sheet}.css"
        );
    }
}

/// Every word that looks like a key of ours in a file.
fn keys_in(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !(c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit()))
        .filter(|word| {
            ["popup_", "guide_page_", "ext_"]
                .iter()
                .any(|area| word.starts_with(area))
        })
        .map(str::to_owned)
        .collect()
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .filter(|path| path.extension().is_some_and(|e| e == ending))
        .collect()
}

#[test]
fn words_of_the_shell_are_there_and_used() {
    let words: Value = serde_json::from_str(&read("extension/_locales/en/messages.json")).unwrap();
    let words = words.as_object().unwrap();
    let there: BTreeSet<String> = words
        .keys()
        .filter(|key| keys_in(key).contains(*key))
        .cloned()
        .collect();

    let mut used = keys_in(
        &read("manifest.json")
            .replace("__MSG_", " ")
            .replace("__", " "),
    );
    let sources = files(&root().join("src/popup"), "rs");
    for file in sources
        .iter()
        .chain(&files(&root().join("extension"), "js"))
    {
        let text = fs::read_to_string(file).unwrap();
        // A key stands in quotes; what does not is a name in the code.
        for quoted in text.split('"').skip(1).step_by(2) {
            used.extend(keys_in(quoted).into_iter().filter(|key| key == quoted));
        }
    }
    let missing: Vec<_> = used.difference(&there).collect();
    let unused: Vec<_> = there.difference(&used).collect();
    assert!(
        missing.is_empty() && unused.is_empty(),
        "missing {missing:?}, unused {unused:?}"
    );
}

#[test]
fn store_texts_fit() {
    let words: Value = serde_json::from_str(&read("extension/_locales/en/messages.json")).unwrap();
    let length = |key: &str| words[key]["message"].as_str().unwrap().chars().count();
    assert!(length("ext_name") <= 45);
    assert!(length("ext_description") <= 132);
}
