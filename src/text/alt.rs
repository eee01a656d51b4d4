//! A picture's alternative text -> the words that stand in the picture.
//!
//! Sites describe pictures in the reader's language ("May be an image of text that says '…'"), and
//! the sentence changes with every language and release. What lasts is the quotation: so this takes
//! the longest quoted run that ends the description and trusts no language's phrase.

/// Shortest quoted run, in characters, that is taken for the picture's words.
const SHORTEST_RUN: usize = 8;

/// Longest rest after the closing mark, in characters. Descriptions end with the quotation, or with
/// a short tail in languages that put the verb last; a quotation in the middle of a long text is the
/// author's own.
const LONGEST_TAIL: usize = 48;

/// Opening and closing marks, and whether the mark also serves as an apostrophe or inch sign, so
/// that it opens only before and closes only after a word's edge.
const MARKS: [(char, char, bool); 13] = [
    ('\'', '\'', true),
    ('’', '’', true),
    ('‘', '’', true),
    ('"', '"', true),
    ('”', '”', true),
    ('“', '”', false),
    ('„', '”', false),
    ('„', '“', false),
    ('«', '»', false),
    ('»', '«', false),
    ('「', '」', false),
    ('『', '』', false),
    ('‹', '›', false),
];

/// The words in the picture: the longest quoted run when the description ends with one, else the
/// whole description without its outer white space. Never panics, whatever the text.
pub fn words(alt: &str) -> &str {
    let alt = alt.trim();
    MARKS
        .iter()
        .filter_map(|&(open, close, strict)| run(alt, open, close, strict))
        .max_by_key(|found| found.len())
        .unwrap_or(alt)
}

/// From the first opening mark to the last closing one.
fn run(alt: &str, open: char, close: char, strict: bool) -> Option<&str> {
    let start = alt
        .char_indices()
        .filter(|&(_, c)| c == open)
        .find(|&(at, _)| !strict || !last_is_word(alt.get(..at)))
        .map(|(at, c)| at + c.len_utf8())?;
    let end = alt
        .char_indices()
        .rev()
        .filter(|&(_, c)| c == close)
        .find(|&(at, c)| !strict || !first_is_word(alt.get(at + c.len_utf8()..)))
        .map(|(at, _)| at)?;
    let inner = alt.get(start..end)?.trim();
    let tail = alt.get(end..)?.chars().count();
    (inner.chars().count() >= SHORTEST_RUN && tail <= LONGEST_TAIL).then_some(inner)
}

fn last_is_word(before: Option<&str>) -> bool {
    before
        .and_then(|text| text.chars().next_back())
        .is_some_and(char::is_alphanumeric)
}

fn first_is_word(after: Option<&str>) -> bool {
    after
        .and_then(|text| text.chars().next())
        .is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn takes_the_quotation_in_any_language() {
        let cases = [
            (
                "May be an image of text that says 'LIBRARY OPENS AT TEN'",
                "LIBRARY OPENS AT TEN",
            ),
            (
                "Photo by Sample One on February 05, 2026. May be an image of text that says 'TELL YOUR STREET'.",
                "TELL YOUR STREET",
            ),
            (
                "Peut être une image de texte qui dit ’la bibliothèque ouvre’",
                "la bibliothèque ouvre",
            ),
            (
                "Può essere un'immagine di testo \"apre alle dieci\"",
                "apre alle dieci",
            ),
            (
                "Może być zdjęciem przedstawiającym tekst „otwarte od dziesiątej”",
                "otwarte od dziesiątej",
            ),
            (
                "Bild, auf dem „heute geschlossen“ steht",
                "heute geschlossen",
            ),
            (
                "「図書館は十時に開きます」というテキストの画像のようです",
                "図書館は十時に開きます",
            ),
            (
                "قد تكون صورة ‏نص‏ '‏المكتبة تفتح في العاشرة‏'",
                "‏المكتبة تفتح في العاشرة‏",
            ),
            (
                "Peut être une image de texte qui dit «ouvre à dix heures»",
                "ouvre à dix heures",
            ),
        ];
        for (alt, want) in cases {
            assert_eq!(words(alt), want, "{alt}");
        }
    }

    #[test]
    fn apostrophes_do_not_open_or_close() {
        assert_eq!(
            words("May be an image of Rosa's shop and text that says 'DON'T WAIT, IT'S OPEN'"),
            "DON'T WAIT, IT'S OPEN"
        );
        assert_eq!(
            words("Rosa's shop isn't open today"),
            "Rosa's shop isn't open today"
        );
    }

    #[test]
    fn a_quotation_inside_a_long_text_is_the_authors_own() {
        let alt = "The 'old mill in autumn' is closed now, please tell everybody in our street and in the next one";
        assert_eq!(words(alt), alt);
        assert_eq!(words("Photo of the 'Mill'"), "Photo of the 'Mill'");
    }

    #[test]
    fn odd_input_is_no_trouble() {
        for alt in [
            "",
            "'",
            "''",
            "' '",
            "「",
            "」「",
            "»«",
            "’’’’",
            "'\u{1f600}\u{200d}'",
        ] {
            let _ = words(alt);
        }
        assert_eq!(words("   "), "");
    }
}
