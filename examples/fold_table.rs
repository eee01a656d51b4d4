//! Writes `src/text/table.rs`: lower-case letters with marks -> their base letter. Run it when Unicode
//! moves on: `cargo run --example fold_table > src/text/table.rs`.
#![allow(missing_docs)]

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

fn main() {
    print!("{}", chainbreak::text::table_source(&pairs()));
}

/// Every lower-case letter of the basic plane whose base letter is another one.
pub fn pairs() -> Vec<(u16, u16)> {
    (0x80u16..=0xFFFF)
        .filter_map(|code| {
            let c = char::from_u32(u32::from(code))?;
            if !c.is_alphanumeric() || c.is_uppercase() {
                return None;
            }
            // Until it stands still: Ǿ is Ø with an accent, and Ø is an O.
            let mut base = base_once(c)?;
            while let Some(next) = base_once(base).filter(|n| *n != base) {
                base = next;
            }
            (base != c && base.is_alphanumeric())
                .then_some((code, u16::try_from(base as u32).ok()?))
        })
        .collect()
}

fn base_once(c: char) -> Option<char> {
    // Spelling habits that Unicode does not call equivalent.
    let habit = match c {
        'ø' => 'o',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'ı' => 'i',
        'ŧ' => 't',
        'ə' => 'e',
        'ς' => 'σ',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' | 'ۀ' | 'ہ' | 'ھ' => 'ه',
        _ => c,
    };
    if habit != c {
        return Some(habit);
    }
    match c as u32 {
        // Kana and Hangul keep their composed form; Indic letters lose only the nukta.
        0x3040..=0x30FF | 0xAC00..=0xD7AF | 0x1100..=0x11FF | 0x3130..=0x318F => return None,
        0x0E00..=0x0EFF => return None,
        _ => {}
    }
    let parts: Vec<char> = c.nfkd().filter(|p| !is_combining_mark(*p)).collect();
    let [one] = parts.as_slice() else { return None };
    // Half-width kana compose again with a following mark, which folding drops.
    let low = one.to_lowercase().next()?;
    Some(if low == 'ى' {
        'ي'
    } else if low == 'ة' {
        'ه'
    } else {
        low
    })
}
