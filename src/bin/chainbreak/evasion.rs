//! What people and machines do to a message that goes round, as named transformations of a text: the same
//! text always comes out the same. Letters are changed in [`letters`]; here it is words and sentences.

mod letters;
mod ordinary;

use chainbreak::text::spaceless;

/// A text to transform.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The text.
    pub text: &'a str,
    /// Its language.
    pub lang: &'a str,
    /// Another hoax in that language.
    pub next: Option<&'a str>,
}

/// A transformation.
#[derive(Debug, Clone, Copy)]
pub struct Evasion {
    /// Its name in the table.
    pub name: &'static str,
    /// What comes out is cut.
    pub cuts: bool,
    /// The transformed text; nothing where it makes no sense for the text.
    pub apply: fn(&Given<'_>) -> Option<String>,
}

/// All transformations.
pub const ALL: [Evasion; 19] = [
    evasion("look-alike letters", |g| letters::look_alikes(g.text)),
    evasion("invisible marks in words", |g| letters::invisible(g.text)),
    evasion("some words s p a c e d", |g| letters::spaced(g.text)),
    evasion("full-width letters", |g| letters::full_width(g.text)),
    evasion("styled letters", |g| letters::styled(g.text)),
    evasion("AI written with a small L", |g| letters::ai(g.text, 'l')),
    evasion("AI written with a 1", |g| letters::ai(g.text, '1')),
    evasion("capital I for small L", |g| letters::tall(g.text)),
    evasion("capitals throughout", |g| letters::capitals(g.text)),
    evasion("accents left out", |g| letters::bare(g.text)),
    evasion("misspellings", |g| misspelt(g.text)),
    evasion("emoji between words", |g| emoji(g.text)),
    evasion("👉 before each sentence", |g| {
        sentences_with(g.text, |_| "👉 ".to_owned())
    }),
    evasion("a line a sentence", |g| {
        sentences_with(g.text, |_| String::new())
    }),
    evasion("a numbered list", |g| {
        sentences_with(g.text, |n| format!("{n}. "))
    }),
    evasion("hashtags", |g| hashtags(g.text)),
    evasion("two hoaxes in one post", |g| {
        Some(format!("{}\n\n{}", g.text, g.next?))
    }),
    evasion("an ordinary sentence around", |g| {
        let (before, after) = ordinary::around(g.lang)?;
        Some(format!("{before} {} {after}", g.text))
    }),
    Evasion {
        name: "cut within a word at 60 %",
        cuts: true,
        apply: |g| cut(g.text),
    },
];

const fn evasion(name: &'static str, apply: fn(&Given<'_>) -> Option<String>) -> Evasion {
    Evasion {
        name,
        cuts: false,
        apply,
    }
}

/// Whether the text's script writes spaces between words.
fn has_spaces(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    2 * text.chars().filter(|c| spaceless(*c)).count() < letters
}

/// The text with each word, numbered from 0, put through a function. What stands between the words stays.
fn words(text: &str, mut change: impl FnMut(usize, &str) -> String) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut word = String::new();
    let mut n = 0;
    for c in text.chars().chain(['\n']) {
        if c.is_alphanumeric() || letters::is_mark(c) {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            out.push_str(&change(n, &word));
            word.clear();
            n += 1;
        }
        out.push(c);
    }
    out.pop();
    out
}

/// Nothing where nothing was changed.
fn changed(text: &str, new: String) -> Option<String> {
    (new != text).then_some(new)
}

/// In every sixth word of four letters or more, two letters change places or one is missing.
fn misspelt(text: &str) -> Option<String> {
    if !has_spaces(text) {
        return None;
    }
    let mut long = 0;
    let new = words(text, |_, word| {
        let mut chars: Vec<char> = word.chars().collect();
        // A mark belongs to the letter before it; moved, it would make no misspelling but another script.
        if chars.len() < 4 || !chars.iter().all(|c| c.is_alphabetic()) {
            return word.to_owned();
        }
        long += 1;
        let middle = chars.len() / 2;
        match long % 12 {
            6 => chars.swap(middle - 1, middle),
            0 => {
                chars.remove(middle);
            }
            _ => {}
        }
        chars.into_iter().collect()
    });
    changed(text, new)
}

/// An emoji after every fourth word.
fn emoji(text: &str) -> Option<String> {
    if !has_spaces(text) {
        return None;
    }
    let faces = ["🔥", "⚠️", "🙏🏽", "❤️", "📢"];
    let new = words(text, |n, word| match faces.get(n / 4 % faces.len()) {
        Some(face) if n % 4 == 3 => format!("{word} {face}"),
        _ => word.to_owned(),
    });
    changed(text, new)
}

/// Each sentence on its own line, behind some words for its number. Nothing for a single sentence.
fn sentences_with(text: &str, before: impl Fn(usize) -> String) -> Option<String> {
    let sentences = sentences(text);
    if sentences.len() < 2 {
        return None;
    }
    let lines: Vec<String> = sentences
        .iter()
        .enumerate()
        .map(|(i, s)| format!("{}{s}", before(i + 1)))
        .collect();
    Some(lines.join("\n"))
}

/// The sentences of a text, as far as stops and line ends show them.
fn sentences(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|n| n.1);
        let ends = match c {
            '\n' | '。' | '！' | '？' | '।' => true,
            '.' | '!' | '?' | '؟' | '…' => next.is_none_or(char::is_whitespace),
            _ => false,
        };
        // "?!" and "!!" end together.
        if ends && next.is_none_or(|n| !"。！？!?.".contains(n)) {
            let to = at + c.len_utf8();
            out.extend(text.get(from..to));
            from = to;
        }
    }
    out.extend(text.get(from..));
    out.retain_mut(|s| {
        *s = s.trim();
        s.chars().any(char::is_alphanumeric)
    });
    out
}

/// Every fifth word of four letters or more as a hashtag, and some hashtags at the end.
fn hashtags(text: &str) -> Option<String> {
    let mut long = 0;
    let new = words(text, |_, word| {
        let tagged = word.chars().count() >= 4 && has_spaces(word);
        long += usize::from(tagged);
        let sign = if tagged && long % 5 == 0 { "#" } else { "" };
        format!("{sign}{word}")
    });
    Some(format!("{new} #facebook #instagram #viral #foryou"))
}

/// Cut at 60 % of its characters, or in the middle of the next word that has one.
fn cut(text: &str) -> Option<String> {
    let chars: Vec<char> = text.trim().chars().collect();
    let inside = |at: usize| {
        let around = chars.get(at.checked_sub(1)?..=at)?;
        Some(around.iter().all(|c| c.is_alphanumeric()))
    };
    let from = chars.len() * 3 / 5;
    let at = (from..chars.len()).find(|at| inside(*at) == Some(true))?;
    Some(chars.into_iter().take(at).chain(['…']).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Copy this notice now! From tomorrow Meta will use every photo. Don't wait for others, they are \
                        already losing their accounts today.";

    #[test]
    fn names_are_unique() {
        let mut names: Vec<&str> = ALL.iter().map(|e| e.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ALL.len());
    }

    #[test]
    fn nothing_is_ever_returned_unchanged() {
        for (text, lang) in [
            (TEXT, "en"),
            (
                "从今天起，请把这段话复制到你的主页。不要只转发！",
                "zh-Hans",
            ),
            ("คัดลอกข้อความนี้ไปโพสต์", "th"),
            (
                "Скопируй это на свою стену. Ещё вчера всё было иначе!",
                "ru",
            ),
            ("انسخ هذا المنشور. لا تكتفِ بالمشاركة؟", "ar"),
            ("", "en"),
            ("?!", "xx"),
        ] {
            let given = Given {
                text,
                lang,
                next: None,
            };
            for e in ALL {
                let once = (e.apply)(&given);
                assert_ne!(once.as_deref(), Some(text), "{}", e.name);
                assert_eq!(once, (e.apply)(&given), "{}", e.name);
            }
        }
    }

    #[test]
    fn words_keep_what_stands_between_them() {
        assert_eq!(words(TEXT, |_, w| w.to_owned()), TEXT);
        assert_eq!(words("a, b\n", |n, w| format!("{w}{n}")), "a0, b1\n");
        // A vowel sign is part of its word.
        let mut count = 0;
        words("मैं अनुमति", |_, w| {
            count += 1;
            w.to_owned()
        });
        assert_eq!(count, 2);
    }

    #[test]
    fn words_are_changed_here_and_there() {
        assert_eq!(
            misspelt("Every sixth wordy thing shall become wrong here").as_deref(),
            Some("Every sixth wordy thing shall beocme wrong here")
        );
        assert_eq!(
            emoji("one two three four five").as_deref(),
            Some("one two three four 🔥 five")
        );
        assert_eq!(misspelt("从今天起请把这段话复制"), None);
        assert_eq!(
            hashtags("copy this text onto your wall").as_deref(),
            Some("copy this text onto #your wall #facebook #instagram #viral #foryou")
        );
    }

    #[test]
    fn sentences_become_lines() {
        assert_eq!(
            sentences_with("One.  Two costs 4.99?! Three\n\n", |n| format!("{n}. ")).as_deref(),
            Some("1. One.\n2. Two costs 4.99?!\n3. Three")
        );
        assert_eq!(
            sentences_with("一。二！", |_| String::new()).as_deref(),
            Some("一。\n二！")
        );
        assert_eq!(sentences_with("Only one.", |_| String::new()), None);
    }

    #[test]
    fn a_cut_goes_through_a_word() {
        assert_eq!(cut("abcde fghij").as_deref(), Some("abcde f…"));
        assert_eq!(cut("a b c d e f"), None);
        assert_eq!(cut(""), None);
    }
}
