//! `check`: JSON Lines with a `text` in, one verdict a line out, in order; with `--stats`, figures on
//! labelled texts instead.

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use chainbreak::detect::parts::NAMES;
use chainbreak::detect::trees::Trees;
use chainbreak::detect::{Input, Reading, read};
use serde_json::{Value, json};

use crate::stats;

/// What the command takes, for error texts.
pub const USAGE: &str = "chainbreak check [--explain] < texts.jsonl";

/// Runs the command. Exit status 1 when a line could not be read, 2 on a wrong argument.
pub fn run(args: impl Iterator<Item = String>) -> ExitCode {
    let mut args = args.peekable();
    if args.next_if(|arg| arg == "--stats").is_some() {
        return stats::run(args);
    }
    let mut explain = false;
    for arg in args {
        match arg.as_str() {
            "--explain" => explain = true,
            other => {
                eprintln!("check: unknown argument {other}");
                return ExitCode::from(2);
            }
        }
    }
    match answer(explain) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        // The reader of our output went away: nothing is left to say.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("check: {e}");
            ExitCode::from(1)
        }
    }
}

/// Answers every line; `false` when one could not be read.
fn answer(explain: bool) -> io::Result<bool> {
    let mut input = io::stdin().lock();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut all_read = true;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        match judge_line(&line, explain) {
            Ok(None) => continue,
            Ok(Some(verdict)) => writeln!(out, "{verdict}")?,
            Err(error) => {
                all_read = false;
                writeln!(out, "{}", json!({ "error": error }))?;
            }
        }
    }
    out.flush()?;
    Ok(all_read)
}

/// The verdict on one line, nothing for an empty one, or what is wrong with it.
fn judge_line(line: &[u8], explain: bool) -> Result<Option<Value>, String> {
    let line = std::str::from_utf8(line).map_err(|e| format!("not UTF-8: {e}"))?;
    if line.trim().is_empty() {
        return Ok(None);
    }
    let value: Value = serde_json::from_str(line).map_err(|e| format!("not JSON: {e}"))?;
    let text = value
        .get("text")
        .and_then(Value::as_str)
        .ok_or("no string `text`")?;
    let flag = |key: &str| value.get(key).and_then(Value::as_bool).unwrap_or(false);
    let input = Input {
        text,
        alt: flag("alt"),
        partial: flag("partial"),
    };
    let reading = read(&input);
    let verdict = reading.verdict(&input);
    let evidence: Vec<Value> = verdict
        .evidence
        .iter()
        .map(|e| json!({ "start": e.start, "end": e.end, "role": e.role.id() }))
        .collect();
    let mut answer = json!({
        "level": verdict.level.id(),
        "family": verdict.family.map(|f| f.id()),
        "stance": verdict.stance.id(),
        "evidence": evidence,
    });
    if explain {
        answer["score"] = json!((reading.score * 100.0).round() / 100.0);
        answer["parts"] = json!(parts(&reading));
        answer["words"] = json!(words(&reading));
    }
    Ok(Some(answer))
}

/// What each part of the text adds to the score, the greatest first.
fn parts(reading: &Reading) -> Vec<String> {
    let shares = Trees::shipped().shares(&reading.parts);
    let mut parts: Vec<(f32, &str, u8)> = shares
        .into_iter()
        .zip(NAMES)
        .zip(reading.parts)
        .map(|((share, name), value)| (share, name, value))
        .filter(|p| p.0.abs() > 0.02)
        .collect();
    parts.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
    parts
        .iter()
        .map(|(share, name, value)| {
            format!("{name} {:+} of 127: {share:+.2}", i16::from(*value) - 128)
        })
        .collect()
}

/// What each word that says anything says: for pushing a hoax / for talking about one, in steps.
fn words(reading: &Reading) -> Vec<String> {
    let text = |start: u32, end: u32| reading.folded.text.get(start as usize..end as usize);
    reading
        .grams
        .words
        .iter()
        .zip(&reading.said)
        .filter(|(_, s)| s.hoax.abs() + s.about.abs() > 2)
        .map(|(w, s)| {
            let word = text(w.start, w.end).unwrap_or_default();
            format!("{word} {:+}/{:+}", s.hoax, s.about)
        })
        .collect()
}
