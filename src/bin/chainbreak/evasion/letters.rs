//! Transformations of letters, as fonts, keyboards and people who hide from filters make them.

use super::{changed, words};

/// Cyrillic letters that look like Latin ones, each behind the Latin one.
const CYRILLIC: &str = "aаeеoоpрcсxхyуiіsѕjјAАBВCСEЕHНIІKКMМOОPРTТXХ";

/// The same in Greek.
const GREEK: &str = "oοvνuυpρAΑBΒEΕHΗIΙKΚMΜNΝOΟPΡTΤXΧYΥZΖ";

/// Letters with marks, each group behind the letter that people type instead.
const BARE: [(char, &str); 24] = [
    ('a', "áàâäãåāăąạảấầẩẫậắằẳẵặ"),
    ('c', "çćčĉċ"),
    ('d', "ďđ"),
    ('e', "éèêëēĕėęěẹẻẽếềểễệ"),
    ('g', "ğĝġģ"),
    ('i', "íìîïĩīįıỉị"),
    ('k', "ķ"),
    ('l', "ĺľłļ"),
    ('n', "ñńňņ"),
    ('o', "óòôöõøōőơọỏốồổỗộớờởỡợ"),
    ('r', "ŕřŗ"),
    ('s', "śšşșŝ"),
    ('t', "ťţț"),
    ('u', "úùûüũūŭůűųưụủứừửữự"),
    ('y', "ýÿỳỵỷỹ"),
    ('z', "źžż"),
    ('α', "ά"),
    ('ε', "έ"),
    ('η', "ή"),
    ('ι', "ίϊΐ"),
    ('ο', "ό"),
    ('υ', "ύϋΰ"),
    ('ω', "ώ"),
    ('е', "ё"),
];

/// Marks that cannot be seen: a zero-width space, a word joiner, a soft hyphen.
const INVISIBLE: [char; 3] = ['\u{200B}', '\u{2060}', '\u{AD}'];

/// Where the letters A and a of some mathematical alphabets without holes stand: bold, bold script,
/// sans-serif bold, monospace.
const STYLES: [u32; 4] = [0x1D400, 0x1D4D0, 0x1D5D4, 0x1D670];

/// A mark that belongs to the letter before it: accents, vowel signs, points.
pub fn is_mark(c: char) -> bool {
    matches!(u32::from(c),
        0x300..=0x36F | 0x591..=0x5C7 | 0x610..=0x61A | 0x64B..=0x65F | 0x900..=0x903 | 0x93A..=0x94F
        | 0x981..=0x983 | 0x9BC..=0x9CD | 0xE31..=0xE4E | 0x200C..=0x200D)
        && !c.is_alphabetic()
        || matches!(c, '\'' | '’')
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic() && (c < '\u{250}' || ('\u{1E00}'..'\u{1F00}').contains(&c))
}

/// Whether most letters of a text are Latin.
fn latin(text: &str) -> bool {
    most(text, is_latin)
}

/// Whether most letters of a text are of scripts with capitals.
fn bicameral(text: &str) -> bool {
    most(text, |c| c.is_lowercase() || c.is_uppercase())
}

fn most(text: &str, f: fn(char) -> bool) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    2 * letters().filter(|c| f(*c)).count() > letters().count()
}

/// What stands behind a character in a list of pairs.
fn behind(pairs: &str, c: char) -> Option<char> {
    let mut chars = pairs.chars();
    while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
        if from == c {
            return Some(to);
        }
    }
    None
}

/// In Latin words, every second letter that has a look-alike becomes a Cyrillic one, in every other word
/// a Greek one.
pub fn look_alikes(text: &str) -> Option<String> {
    if !latin(text) {
        return None;
    }
    let new = words(text, |n, word| {
        let pairs = if n % 2 == 0 { CYRILLIC } else { GREEK };
        let mut seen = 0;
        let change = |c: char| match behind(pairs, c) {
            Some(other) => {
                seen += 1;
                if seen % 2 == 1 { other } else { c }
            }
            None => c,
        };
        word.chars().map(change).collect()
    });
    changed(text, new)
}

/// An invisible mark after every second letter of a word.
pub fn invisible(text: &str) -> Option<String> {
    let mut used = 0;
    let new = words(text, |_, word| {
        let length = word.chars().count();
        let mut out = String::new();
        for (i, c) in word.chars().enumerate() {
            out.push(c);
            if i % 2 == 1 && i + 1 < length {
                out.extend(INVISIBLE.get(used % INVISIBLE.len()));
                used += 1;
            }
        }
        out
    });
    changed(text, new)
}

/// Every fifth word of four letters or more with a space between its letters.
pub fn spaced(text: &str) -> Option<String> {
    if !bicameral(text) {
        return None;
    }
    let mut long = 0;
    let new = words(text, |_, word| {
        let letters: Vec<String> = word.chars().map(String::from).collect();
        if letters.len() < 4 || !word.chars().all(char::is_alphabetic) {
            return word.to_owned();
        }
        long += 1;
        letters.join(if long % 5 == 1 { " " } else { "" })
    });
    changed(text, new)
}

/// Letters, digits and signs as wide as Chinese characters.
pub fn full_width(text: &str) -> Option<String> {
    let wide = |c: char| match c {
        '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        _ => c,
    };
    if !latin(text) {
        return None;
    }
    changed(text, text.chars().map(wide).collect())
}

/// Letters of mathematical alphabets, another one for each word.
pub fn styled(text: &str) -> Option<String> {
    if !latin(text) {
        return None;
    }
    let new = words(text, |n, word| {
        let start = STYLES.get(n % STYLES.len()).copied().unwrap_or_default();
        let style = |c: char| match c {
            'A'..='Z' => char::from_u32(start + u32::from(c) - u32::from('A')).unwrap_or(c),
            'a'..='z' => char::from_u32(start + 26 + u32::from(c) - u32::from('a')).unwrap_or(c),
            _ => c,
        };
        word.chars().map(style).collect()
    });
    changed(text, new)
}

/// "AI" (and what it is called elsewhere) with another sign for its I.
pub fn ai(text: &str, sign: char) -> Option<String> {
    let new = words(text, |_, word| match word {
        "AI" | "IA" | "KI" => word.replace('I', &sign.to_string()),
        _ => word.to_owned(),
    });
    changed(text, new)
}

/// A capital I for every small L within a word.
pub fn tall(text: &str) -> Option<String> {
    if !latin(text) {
        return None;
    }
    let new = words(text, |_, word| {
        let mut chars = word.chars();
        let first = chars.next();
        let rest = chars.map(|c| if c == 'l' { 'I' } else { c });
        first.into_iter().chain(rest).collect()
    });
    changed(text, new)
}

/// Capitals only.
pub fn capitals(text: &str) -> Option<String> {
    if !bicameral(text) {
        return None;
    }
    changed(text, text.to_uppercase())
}

/// The letters that people type who have no accents on their keyboard.
pub fn bare(text: &str) -> Option<String> {
    let bare = |c: char| {
        let low = c.to_lowercase().next().unwrap_or(c);
        let found = BARE.iter().find(|(_, marked)| marked.contains(low));
        match found {
            Some((base, _)) if low == c => *base,
            Some((base, _)) => base.to_uppercase().next().unwrap_or(*base),
            None => c,
        }
    };
    let new = text.chars().map(bare);
    let accent = |c: &char| !('\u{300}'..='\u{36F}').contains(c);
    changed(text, new.filter(accent).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_pairs() {
        for pairs in [CYRILLIC, GREEK] {
            let chars: Vec<char> = pairs.chars().collect();
            for pair in chars.chunks(2) {
                assert!(
                    matches!(pair, [a, b] if a.is_ascii() && !b.is_ascii()),
                    "{pair:?}"
                );
            }
        }
        for (base, marked) in BARE {
            assert!(marked.chars().all(|c| c.is_lowercase() && c != base));
        }
    }

    #[test]
    fn letters_look_the_same() {
        assert_eq!(
            look_alikes("Copy your photos").as_deref(),
            Some("Сoрy yοur рhotоs")
        );
        assert_eq!(look_alikes("скопируй это"), None);
        assert_eq!(
            invisible("photos").as_deref(),
            Some("ph\u{200B}ot\u{2060}os")
        );
        assert_eq!(full_width("Copy it!").as_deref(), Some("Ｃｏｐｙ ｉｔ！"));
        assert_eq!(styled("Az Az").as_deref(), Some("𝐀𝐳 𝓐𝔃"));
        assert_eq!(spaced("copy it").as_deref(), Some("c o p y it"));
        assert_eq!(spaced("قم بنسخ هذا"), None);
    }

    #[test]
    fn ai_is_misread() {
        assert_eq!(ai("Meta AI, SAID", 'l').as_deref(), Some("Meta Al, SAID"));
        assert_eq!(ai("l'IA di Meta", '1').as_deref(), None);
        assert_eq!(ai("la IA de Meta", '1').as_deref(), Some("la 1A de Meta"));
        assert_eq!(ai("Meta", 'l'), None);
        assert_eq!(tall("legal all").as_deref(), Some("legaI aII"));
    }

    #[test]
    fn accents_and_case_are_lost() {
        assert_eq!(bare("Łódź, ÉTÉ, ещё").as_deref(), Some("Lodz, ETE, еще"));
        assert_eq!(bare("plain"), None);
        assert_eq!(capitals("größer").as_deref(), Some("GRÖSSER"));
        assert_eq!(capitals("再见"), None);
    }
}
