//! Native command line over the same core: `check` judges texts, `flow` prints the way out.

mod check;

use std::process::ExitCode;

const USAGE: &str = "usage: chainbreak check [--explain]  < texts.jsonl
       chainbreak flow --platform facebook --country GB [--family ai-optout] [--lang en]";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    match args.next().as_deref() {
        Some("check") => check::run(args),
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}
