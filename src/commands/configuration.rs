//! `briefing config`: where the configuration is, what is wrong in it, what is in
//! force.

use std::path::Path;
use std::process::ExitCode;

use super::{print, report};
use crate::arguments::ConfigCommand;
use crate::config::{self, environment::Environment, problem::Problem};
use crate::error::Error;

/// The exit status where the configuration is wrong.
const WRONG: u8 = 2;

/// Does what was asked for with the configuration file named on the command line, or
/// with the usual one.
pub(super) fn run(command: ConfigCommand, named: Option<&Path>) -> Result<ExitCode, Error> {
    let environment = Environment::of_process();
    match command {
        ConfigCommand::Path => print(format!("{}\n", path(named, &environment)?).as_bytes()),
        ConfigCommand::Check => check(named, &environment),
        ConfigCommand::Show => {
            let (settings, problems) = config::load(named, &environment);
            tell(&problems);
            let status = print(config::show::show(&settings).as_bytes())?;
            Ok(if problems.is_empty() { status } else { ExitCode::from(WRONG) })
        }
    }
}

fn path(named: Option<&Path>, environment: &Environment) -> Result<String, Error> {
    let path = config::path(named, environment).ok_or_else(|| {
        Error::new("there is no folder for configuration files on this system")
            .hint("`--config PATH` names a file; so does $BRIEFING_CONFIG.")
    })?;
    Ok(path.display().to_string())
}

fn check(named: Option<&Path>, environment: &Environment) -> Result<ExitCode, Error> {
    let problems = config::check(named, environment);
    if !problems.is_empty() {
        tell(&problems);
        return Ok(ExitCode::from(WRONG));
    }
    let there = config::path(named, environment).filter(|path| path.exists());
    print(
        match there {
            Some(path) => format!("{} is fine.\n", path.display()),
            None => "There is no configuration file; every setting is at its default.\n".to_owned(),
        }
        .as_bytes(),
    )
}

/// Says on standard error what is wrong, each with its line.
fn tell(problems: &[Problem]) {
    for problem in problems {
        report(&Error::new(problem.to_string()));
    }
}
