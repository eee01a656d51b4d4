//! Native command line over the same core as the extension.

mod flow;

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let answer = match args.next().as_deref() {
        Some("flow") => flow::run(args),
        Some(other) => Err(format!("{other:?} is not a command; {}", flow::USAGE)),
        None => Err(format!("a command is needed: {}", flow::USAGE)),
    };
    match answer {
        Ok(text) => match writeln!(std::io::stdout(), "{text}") {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(problem) => {
            eprintln!("chainbreak: {problem}");
            ExitCode::from(2)
        }
    }
}
