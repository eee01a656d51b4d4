//! Folding: what a person reads as the same folds to the same, and every word finds its way back.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chainbreak::text::{CAP, MarkKind, fold, pieces};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

fn folded(text: &str) -> String {
    fold(text).text.trim().to_owned()
}

/// The words of the input that the folded words came from.
fn way_back(text: &str, word: &str) -> String {
    let f = fold(text);
    let at = f
        .text
        .find(word)
        .unwrap_or_else(|| panic!("{word:?} not in {:?}", f.text));
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[f.unit(at) as usize..f.unit(at + word.len()) as usize]).unwrap()
}

#[test]
fn same_to_a_reader_same_when_folded() {
    let plain = "goodbye meta ai";
    for text in [
        "Goodbye Meta AI",
        "  GOODBYE,   meta-AI!!! ",
        "Ｇｏｏｄｂｙｅ Ｍｅｔａ ＡＩ",
        "𝐆𝐨𝐨𝐝𝐛𝐲𝐞 𝓜𝓮𝓽𝓪 𝔸𝕀",
        "Go\u{200B}od\u{AD}bye M\u{2060}eta A\u{FE0F}I",
        "Gооdbуе Меtа AI", // Cyrillic о, у, е, М, а
        "Góódbýe Métá ÀÏ",
        "G o o d b y e   M e t a   A I",
        "G.O.O.D.B.Y.E  M.E.T.A  A.I",
        "ⓖⓞⓞⓓⓑⓨⓔ 🅼🅴🆃🅰 ᴀɪ",
        "#GoodbyeMetaAI",
        "g00dbye m3ta AI",
        "Goodbye 🔵 Meta ✨AI✨",
    ] {
        assert_eq!(folded(text), plain, "{text:?}");
    }
}

#[test]
fn letters_in_a_row_are_one_word_whatever_the_gaps() {
    for (text, want) in [
        ("c  o  p  y it", "copy it"),
        ("c o p y   i t now", "copy it now"),
        ("a b  c  d  e  f", "ab cdef"),
        ("I’ m,, x -- ғ", "imxf"),
        ("c o p y  i  t", "copy i t"),
    ] {
        assert_eq!(folded(text), want, "{text:?}");
    }
    // A mark stays behind the word that it stood behind.
    let f = fold("ж д а н!  н е т");
    assert_eq!(f.text, " ждан нет ");
    let ends = f.text.find(" нет").unwrap();
    assert!(f.marks.iter().all(|m| m.at as usize == ends), "{f:?}");
}

#[test]
fn different_words_stay_different() {
    for (text, want) in [
        ("a b c", "a b c"),
        ("UCC 1-308", "ucc 1 308"),
        ("$4.99 a month", "$4 99 a month"),
        ("Covid19", "covid19"),
        ("I don't, they’re", "i dont theyre"),
        ("j’avise l'IA", "j avise l ia"),
        ("Straße Łódź", "strasse lodz"),
        ("Не даю", "не даю"),
        ("मैं अनुमति नहीं देता", "मैं अनुमति नहीं देता"),
        ("สวัสดี", "สวัสดี"),
        ("가나다", "가나다"),
        ("ｶﾒﾗ が", "カメラ が"),
        ("see https://example.org/copy-and-paste now", "see now"),
    ] {
        assert_eq!(folded(text), want, "{text:?}");
    }
}

#[test]
fn words_find_their_way_back() {
    for (text, word, want) in [
        ("Goodbye Meta AI", "meta", "Meta"),
        ("👋🏽 Goodbye 𝓜𝓮𝓽𝓪 AI", "meta", "𝓜𝓮𝓽𝓪"),
        ("Straße und Größe", "grosse", "Größe"),
        ("G o o d b y e  M e t a", "goodbye", "G o o d b y e"),
        ("𝐜 𝐨 𝐩 𝐲   𝐢 𝐭 now", "copy", "𝐜 𝐨 𝐩 𝐲"),
        ("M\u{200B}e\u{200B}ta!", "meta", "M\u{200B}e\u{200B}ta"),
        ("Не даю Меtа разрешения", "разрешения", "разрешения"),
        ("再见 Meta AI，我不允许", "不允许", "不允许"),
        ("see https://a.b/ü😀 now", "now", "now"),
    ] {
        assert_eq!(way_back(text, word), want, "{text:?}");
    }
}

#[test]
fn folding_is_idempotent_and_total() {
    let mut seed = 7u64;
    let mut next = move || {
        seed = seed
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (seed >> 33) as u32
    };
    let pools: [&[u32]; 4] = [
        &[0x20, 0x250],
        &[0x370, 0x700],
        &[0x900, 0x3400],
        &[0xA000, 0x1FB00],
    ];
    for _ in 0..4000 {
        let text: String = (0..next() % 60)
            .filter_map(|_| {
                let pool = pools[(next() % 4) as usize];
                char::from_u32(if next() % 3 == 0 {
                    0x20 + next() % 0x5F
                } else {
                    pool[0] + next() % (pool[1] - pool[0])
                })
            })
            .collect();
        let once = fold(&text);
        let _ = pieces(&once);
        let units = text.encode_utf16().count() as u32;
        assert_eq!(once.input_units(), units);
        let mut before = 0;
        for (at, _) in once.text.char_indices() {
            let unit = once.unit(at);
            assert!(unit >= before && unit <= units, "{text:?} at {at}");
            before = unit;
        }
        let twice = fold(&once.text);
        assert_eq!(twice.text, once.text, "{text:?}");
    }
}

#[test]
fn a_long_text_is_cut_at_the_cap() {
    let text = "ä".repeat(CAP);
    let f = fold(&text);
    assert!(f.truncated);
    assert!(f.text.len() <= CAP + 2);
}

#[test]
fn quotations_of_every_shape_are_found() {
    for text in [
        "He wrote: “I do not give them permission to use it” and that was that.",
        "Er schrieb: „Ich erteile hiermit keine Erlaubnis dazu“ und so weiter.",
        "Il a écrit : « je n'autorise pas cette utilisation » hier.",
        "She wrote \"I do not give them any permission\" today.",
        "They say 'I do not give them any permission' a lot.",
        "彼は「わたしはそれを許可しません、これをコピーして」と書いた",
        "Hon skrev ”jag ger inte tillåtelse till detta” igår.",
        "Han skrev »jeg giver ikke tilladelse til dette« i går.",
    ] {
        let p = pieces(&fold(text));
        assert_eq!(p.quotes.len(), 1, "{text:?}");
    }
    let p = pieces(&fold("The users' \"private\" pictures aren't theirs."));
    assert!(p.quotes.is_empty());
}

#[test]
fn sentences_end_where_a_reader_stops() {
    let f = fold("It costs 4.99 a month. Is it true?\nNo! Really");
    let p = pieces(&f);
    let asks: Vec<bool> = p.sentences.iter().map(|s| s.asks).collect();
    assert_eq!(asks, [false, true, false, false]);
    assert!(f.marks.iter().any(|m| m.kind == MarkKind::Line));
}

#[test]
fn the_table_is_what_unicode_says() {
    // Spot rule on every letter with marks that Unicode decomposes: it folds like its base letter.
    for code in 0xC0u32..0x250 {
        let Some(c) = char::from_u32(code).filter(|c| c.is_alphabetic()) else {
            continue;
        };
        let parts: Vec<char> = c.nfkd().filter(|p| !is_combining_mark(*p)).collect();
        if let [base] = parts.as_slice() {
            assert_eq!(folded(&c.to_string()), folded(&base.to_string()), "{c}");
        }
    }
}
