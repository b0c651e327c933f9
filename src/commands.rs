//! What each command does: opens the reader, or prints something and ends.

mod configuration;
mod inputs;
mod reader;
mod show;

use std::fs::{self, File};
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::arguments::{Arguments, COMMANDS, Command};
use crate::error::Error;
use crate::input::nearest::nearest;
use crate::loader::caught;
use crate::output::Format;
use inputs::Asked;

/// Does what was asked for. The exit status is 0, or 1 where some file could not be
/// read; an [`Error`] means a wrong command or configuration.
pub fn run(arguments: Arguments) -> Result<ExitCode, Error> {
    caught::keep_quiet();
    if let Some(typed) = arguments.first_word()
        && let Some(command) = nearest(typed, COMMANDS)
        && typed.len().abs_diff(command.len()) <= 1
    {
        return Err(Error::new(format!("{typed} is neither a command nor a file"))
            .hint(format!("did you mean `briefing {command}`?")));
    }
    let Arguments { files, config, theme, from, command } = arguments;
    let config = config.as_deref();
    let reads = command.is_none() && io::stdout().is_terminal();
    if matches!(command, None | Some(Command::Show(_))) {
        must_be_there(config)?;
    }
    if let Some(theme) = theme.as_deref().filter(|_| !reads) {
        // Nothing is drawn with it, but a typing error is one all the same.
        reader::settings(config, Some(theme))?;
    }
    let Some(command) = command else {
        let files = inputs::or_piped(files);
        if reads {
            return reader::run(Asked { files: &files, from, config }, theme.as_deref());
        }
        return show::run(Asked { files: &files, from, config }, Format::default());
    };
    match command {
        Command::Show(show) => {
            let files = inputs::or_piped(show.files);
            if let Err(error) = inputs::something_comes(&files) {
                report(&error);
                return Ok(ExitCode::FAILURE);
            }
            show::run(Asked { files: &files, from: show.from.or(from), config }, show.format)
        }
        Command::Config { command } => configuration::run(command, config),
        Command::Completions { shell } => print(&completions(shell)),
        Command::Man => print(&manual()?),
    }
}

/// A configuration file that is named in the command must be there: reading on without it
/// would hide a typing error. What is wrong in it is told by those who read it.
fn must_be_there(config: Option<&Path>) -> Result<(), Error> {
    let Some(path) = config else { return Ok(()) };
    // A pipe is not opened: it could be read only once.
    let fault = match fs::metadata(path) {
        Ok(about) if about.is_file() => File::open(path).err(),
        Ok(about) if about.is_dir() => Some(io::ErrorKind::IsADirectory.into()),
        Ok(_) => None,
        Err(error) => Some(error),
    };
    let Some(fault) = fault else { return Ok(()) };
    let error = Error::new(format!("cannot read the configuration {}", path.display()));
    Err(match fault.kind() {
        io::ErrorKind::NotFound => error.because("there is no such file"),
        io::ErrorKind::PermissionDenied => error.because("it may not be read"),
        io::ErrorKind::IsADirectory => error.because("it is a folder"),
        _ => error.because(fault),
    })
}

/// The completion script for `shell`.
fn completions(shell: Shell) -> Vec<u8> {
    // Written to memory first: the generator panics where it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "briefing", &mut script);
    script
}

/// The manual page, in roff.
fn manual() -> Result<Vec<u8>, Error> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Arguments::command())
        .render(&mut page)
        .map_err(|error| Error::new("cannot make the manual page").because(error))?;
    Ok(page)
}

/// Prints `bytes` as they are.
fn print(bytes: &[u8]) -> Result<ExitCode, Error> {
    finish(io::stdout().write_all(bytes))
}

/// The exit status after writing to standard output. A reader that has closed the
/// pipe has seen what it wanted: that is no failure.
fn finish(written: io::Result<()>) -> Result<ExitCode, Error> {
    match written {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(Error::new("cannot write the output").because(error)),
    }
}

/// Says on standard error what went wrong while the command goes on.
fn report(error: &Error) {
    // Where not even this can be written, the exit status has to do.
    let _ = writeln!(io::stderr(), "{error}");
}
