//! Native command line over the same core: `check` judges texts or says how well it does, `flow` prints
//! the way out.

mod check;
mod evasion;
mod flow;
mod stats;

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let answer = match args.next().as_deref() {
        Some("check") => return check::run(args),
        Some("flow") => flow::run(args),
        Some(other) => Err(format!("{other:?} is not a command")),
        None => Err("a command is needed".to_owned()),
    };
    match answer {
        Ok(text) => match writeln!(std::io::stdout(), "{text}") {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(problem) => {
            eprintln!(
                "chainbreak: {problem}\nusage: {}\n       {}\n       {}",
                check::USAGE,
                stats::USAGE,
                flow::USAGE
            );
            ExitCode::from(2)
        }
    }
}
