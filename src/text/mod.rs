//! Untrusted text -> folded text with a way back to the original positions, and the pieces it is made
//! of (sentences, quotations). Knows characters, never a language's words.
//!
//! Folding makes texts comparable that a person reads as the same: case, accents, width, styled
//! letters, look-alike letters of other scripts, invisible characters and spaced-out letters all go.
//! What punctuation says is kept apart, as [`Mark`]s, so that words can be matched without it.

pub mod alt;
mod class;
mod fold;
mod memo;
mod pieces;
mod singles;
mod table;

pub use class::spaceless;
pub use fold::{CAP, Folded, Mark, MarkKind, fold};
pub use pieces::{Pieces, Sentence, pieces};

/// The source of `table.rs` for sorted pairs of code units (letter, base letter). Here so that the
/// command that writes the file and the test that checks it cannot drift apart.
#[doc(hidden)]
pub fn table_source(pairs: &[(u16, u16)]) -> String {
    let list = |name: &str, doc: &str, values: &mut dyn Iterator<Item = u16>| {
        let mut out = format!(
            "/// {doc}\n#[rustfmt::skip]\npub(super) static {name}: [u16; {}] = [",
            pairs.len()
        );
        for (i, v) in values.enumerate() {
            out.push_str(if i % 16 == 0 { "\n    " } else { " " });
            out.push_str(&format!("{v},"));
        }
        out.push_str("\n];\n");
        out
    };
    let from = list(
        "FROM",
        "Lower-case letters of the basic plane, sorted.",
        &mut pairs.iter().map(|p| p.0),
    );
    let to = list(
        "TO",
        "The base letter of the letter at the same place in `FROM`.",
        &mut pairs.iter().map(|p| p.1),
    );
    format!(
        "//! Letters with marks -> base letters. Written by `cargo run --example fold_table`; do not edit.\n\n\
         {from}\n{to}\n\
         /// The letter without its marks, or the letter itself.\n\
         pub(super) fn base(c: char) -> char {{\n    \
             let Ok(code) = u16::try_from(u32::from(c)) else {{ return c }};\n    \
             match FROM.binary_search(&code) {{\n        \
                 Ok(i) => TO.get(i).and_then(|&b| char::from_u32(u32::from(b))).unwrap_or(c),\n        \
                 Err(_) => c,\n    }}\n}}\n"
    )
}
