//! Any bytes as a text to judge; the last byte says whether it is cut and whether it describes a picture.
#![no_main]

#[path = "../checks.rs"]
#[allow(dead_code)]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let flags = bytes.last().copied().unwrap_or_default();
    checks::judges(
        &String::from_utf8_lossy(bytes),
        flags & 1 != 0,
        flags & 2 != 0,
    );
});
