//! `briefing`: parse the command line, run the command, report what went wrong.

use std::io::{self, Write};
use std::process::ExitCode;

use briefing::arguments::Arguments;
use briefing::commands;

/// The exit status of a wrong command line or configuration.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let arguments = Arguments::of_process();
    match commands::run(arguments) {
        Ok(status) => status,
        Err(error) => {
            // Where not even this can be written, the exit status has to do.
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::from(USAGE)
        }
    }
}
