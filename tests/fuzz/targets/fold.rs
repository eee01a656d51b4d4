//! Any bytes as a text to fold.
#![no_main]

#[path = "../checks.rs"]
#[allow(dead_code)]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    checks::folds(&String::from_utf8_lossy(bytes));
});
