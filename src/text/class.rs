//! What a single character is for folding: kept, dropped, separator or mark. Knows no words.

use super::table;

/// What folding does with a character that is not an ASCII letter or digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Part of a word; the value is its folded form.
    Letter(char),
    /// Part of a word, folded to two letters.
    Pair(char, char),
    /// Invisible: neither kept nor a separator (zero-width, bidi, variation selectors, accents).
    Drop,
    /// Ends a word and says something about the structure.
    Mark(super::MarkKind),
    /// Ends a word and says nothing.
    Space,
}

/// Classifies a character outside ASCII letters and digits.
pub(super) fn class(c: char) -> Class {
    use super::MarkKind as M;
    if let Some(letter) = styled(c) {
        return Class::Letter(letter);
    }
    match c {
        '.' | '。' | '।' | '॥' | '｡' | '۔' | '…' | '﹒' | '．' => Class::Mark(M::Stop),
        '!' | '！' | '¡' | '‼' => Class::Mark(M::Exclaim),
        '?' | '？' | '¿' | '؟' | '\u{37E}' => Class::Mark(M::Question),
        '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => Class::Mark(M::Line),
        ':' | '：' | '﹕' => Class::Mark(M::Colon),
        '“' | '”' | '„' | '‟' | '❝' | '❞' | '"' | '＂' | '〝' | '〞' | '״' => {
            Class::Mark(M::Double)
        }
        '«' | '»' | '‹' | '›' | '《' | '》' | '〈' | '〉' => Class::Mark(M::Angle),
        '「' | '」' | '『' | '』' => Class::Mark(M::Corner),
        '→' | '➡' | '➜' | '➔' | '▶' | '►' | '⇒' | '←' | '>' | '⟶' => {
            Class::Mark(M::Arrow)
        }
        '😂' | '🤣' | '😆' | '😹' | '🤪' | '😜' | '🙃' | '🤡' => {
            Class::Mark(M::Laugh)
        }
        '❌' | '⛔' | '🚫' | '🛑' | '❎' | '🙄' | '🤦' => Class::Mark(M::Warn),
        '©' | '®' | '™' | '℗' => Class::Mark(M::Rights),
        '\u{00AD}'
        | '\u{034F}'
        | '\u{061C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{E0000}'..='\u{E0FFF}' => Class::Drop,
        // Accents, Arabic vowel signs and tatweel, Hebrew points, Indic nuktas, enclosing keycaps.
        '\u{0300}'..='\u{036F}'
        | '\u{0483}'..='\u{0489}'
        | '\u{0591}'..='\u{05BD}'
        | '\u{05BF}'
        | '\u{05C1}'
        | '\u{05C2}'
        | '\u{05C4}'
        | '\u{05C5}'
        | '\u{05C7}'
        | '\u{0610}'..='\u{061A}'
        | '\u{0640}'
        | '\u{064B}'..='\u{065F}'
        | '\u{0670}'
        | '\u{06D6}'..='\u{06ED}'
        | '\u{093C}'
        | '\u{09BC}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{3099}'
        | '\u{309A}' => Class::Drop,
        'ﬁ' => Class::Pair('f', 'i'),
        'ﬂ' => Class::Pair('f', 'l'),
        'ﬀ' => Class::Pair('f', 'f'),
        '$' | '€' | '£' | '＄' => Class::Letter(if c == '＄' { '$' } else { c }),
        _ if c.is_alphanumeric() => {
            // `to_lowercase` of one character is at most three; the first carries the letter and the
            // rest are accents.
            let low = c.to_lowercase().next().unwrap_or(c);
            if let Some(letter) = styled(low) {
                return Class::Letter(letter);
            }
            match table::base(low) {
                'ß' => Class::Pair('s', 's'),
                'æ' => Class::Pair('a', 'e'),
                'œ' => Class::Pair('o', 'e'),
                'þ' => Class::Pair('t', 'h'),
                letter if letter == c => Class::Letter(letter),
                // What the base letter is (a tatweel falls away) decides.
                letter => class(letter),
            }
        }
        // Vowel signs of scripts that write them as marks (Devanagari, Bengali, Thai and relatives).
        '\u{0900}'..='\u{0DFF}'
        | '\u{0E30}'..='\u{0EFF}'
        | '\u{0F00}'..='\u{109F}'
        | '\u{1780}'..='\u{17FF}' => Class::Letter(c),
        _ => Class::Space,
    }
}

/// Letters that Unicode styles without naming them letters of the alphabet: mathematical, circled,
/// squared, full-width and small-capital Latin.
fn styled(c: char) -> Option<char> {
    let code = c as u32;
    let letter = |n: u32| char::from(b'a' + (n % 26) as u8);
    Some(match code {
        0xFF21..=0xFF3A => letter(code - 0xFF21),
        0xFF41..=0xFF5A => letter(code - 0xFF41),
        0xFF10..=0xFF19 => char::from(b'0' + (code - 0xFF10) as u8),
        0x1D400..=0x1D6A3 => letter(code - 0x1D400),
        0x1D7CE..=0x1D7FF => char::from(b'0' + ((code - 0x1D7CE) % 10) as u8),
        0x24B6..=0x24CF => letter(code - 0x24B6),
        0x24D0..=0x24E9 => letter(code - 0x24D0),
        0x2460..=0x2468 => char::from(b'1' + (code - 0x2460) as u8),
        0x1F110..=0x1F129 => letter(code - 0x1F110),
        0x1F130..=0x1F149 => letter(code - 0x1F130),
        0x1F150..=0x1F169 => letter(code - 0x1F150),
        0x1F170..=0x1F189 => letter(code - 0x1F170),
        0x249C..=0x24B5 => letter(code - 0x249C),
        0x1D00 => 'a',
        0x0299 => 'b',
        0x1D04 => 'c',
        0x1D05 => 'd',
        0x1D07 => 'e',
        0xA730 => 'f',
        0x0262 => 'g',
        0x029C => 'h',
        0x026A => 'i',
        0x1D0A => 'j',
        0x1D0B => 'k',
        0x029F => 'l',
        0x1D0D => 'm',
        0x0274 => 'n',
        0x1D0F => 'o',
        0x1D18 => 'p',
        0x0280 => 'r',
        0xA731 => 's',
        0x1D1B => 't',
        0x1D1C => 'u',
        0x1D20 => 'v',
        0x1D21 => 'w',
        0x028F => 'y',
        0x1D22 => 'z',
        // Letter-like symbols that fill the holes of the mathematical block.
        0x210E => 'h',
        0x2102 | 0x212D => 'c',
        0x210A => 'g',
        0x210B..=0x210D => 'h',
        0x2110 | 0x2111 => 'i',
        0x2112 | 0x2113 => 'l',
        0x2115 => 'n',
        0x2119 => 'p',
        0x211A => 'q',
        0x211B..=0x211D => 'r',
        0x2124 | 0x2128 => 'z',
        0x212C => 'b',
        0x212F | 0x2130 => 'e',
        0x2131 => 'f',
        0x2133 => 'm',
        0x2134 => 'o',
        _ => return None,
    })
}

/// The Latin letter that a Cyrillic or Greek one is drawn like, for words that mix scripts.
pub(super) fn lookalike(c: char) -> Option<char> {
    Some(match c {
        'а' | 'α' => 'a',
        'в' | 'ь' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'є' | 'ε' => 'e',
        'ғ' => 'f',
        'ɡ' => 'g',
        'һ' | 'н' => 'h',
        'і' | 'ι' | 'ӏ' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' | 'μ' => 'm',
        'п' | 'η' | 'ν' => 'n',
        'о' | 'ο' | 'σ' | 'ө' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'г' => 'r',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' | 'ц' => 'u',
        'ѵ' => 'v',
        'ԝ' | 'ω' | 'ш' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        'ζ' => 'z',
        _ => return None,
    })
}

/// Whether the character belongs to a script that is written without spaces between words.
pub fn spaceless(c: char) -> bool {
    // Nearly every letter is below them all.
    u32::from(c) >= 0x0E00
        && matches!(u32::from(c),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x9FFF
            | 0xF900..=0xFAFF | 0x20000..=0x2FFFF)
}
