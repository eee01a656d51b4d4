//! The few JSON texts that leave the page, written by hand: smaller than a serializer.

use crate::detect::Verdict;

/// Appends a JSON string literal.
pub fn string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c < ' ' => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Appends `"key":"value"`.
pub fn field(out: &mut String, key: &str, value: &str) {
    string(out, key);
    out.push(':');
    string(out, value);
}

/// Appends a whole number.
pub fn number(out: &mut String, value: usize) {
    let mut digits = [0_u8; 20];
    let mut rest = value;
    let mut at = digits.len();
    loop {
        at = at.saturating_sub(1);
        if let Some(slot) = digits.get_mut(at) {
            *slot = b'0' + (rest % 10) as u8;
        }
        rest /= 10;
        if rest == 0 || at == 0 {
            break;
        }
    }
    out.extend(digits.iter().skip(at).map(|&digit| char::from(digit)));
}

/// A JSON list of strings.
pub fn list(items: &[String]) -> String {
    let mut out = String::from("[");
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        string(&mut out, item);
    }
    out.push(']');
    out
}

/// A verdict in the words of contract 2.
pub fn verdict(verdict: &Verdict) -> String {
    let mut out = String::from("{");
    field(&mut out, "level", verdict.level.id());
    out.push_str(",\"family\":");
    match verdict.family {
        Some(family) => string(&mut out, family.id()),
        None => out.push_str("null"),
    }
    out.push(',');
    field(&mut out, "stance", verdict.stance.id());
    out.push_str(",\"evidence\":[");
    for (at, piece) in verdict.evidence.iter().enumerate() {
        out.push_str(if at > 0 {
            ",{\"start\":"
        } else {
            "{\"start\":"
        });
        number(&mut out, piece.start as usize);
        out.push_str(",\"end\":");
        number(&mut out, piece.end as usize);
        out.push(',');
        field(&mut out, "role", piece.role.id());
        out.push('}');
    }
    out.push_str("]}");
    out
}
