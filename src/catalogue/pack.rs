//! The data files that travel deflated inside the core: every byte of the wasm is loaded on each page,
//! and the files repeat much. `build.rs` packs them; this unpacks each pack once, at its first use.

use std::sync::OnceLock;

static FILES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/files.deflate"));

/// One file by its path below `src/catalogue`. Empty where there is none, which the tests of each kind
/// of file rule out.
pub(super) fn file(path: &str) -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    unpack(FILES, &TEXT)
        .split('\u{1}')
        .filter_map(|block| block.split_once('\n'))
        .find(|(name, _)| *name == path)
        .map_or("", |(_, body)| body)
}

/// The text of a pack; empty where the build packed it wrongly.
fn unpack(packed: &'static [u8], slot: &'static OnceLock<String>) -> &'static str {
    slot.get_or_init(|| {
        let bytes = miniz_oxide::inflate::decompress_to_vec(packed).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    })
}
