//! What was typed on the command line.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

use crate::loader;
use crate::output::Format;

/// Read a news briefing: what happened, who matters, who said what and who doubts it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Parser)]
#[command(name = "briefing", version, after_help = AFTER_HELP, max_term_width = 100)]
pub struct Arguments {
    /// Files or folders to read; - is standard input. Without any, what is piped in is
    /// read, else the library folder of the configuration, or the built-in sample
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Read this configuration file
    #[arg(long, value_name = "PATH", global = true)]
    pub config: Option<PathBuf>,

    /// Use this theme: its name, or the path of a theme file
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,

    /// Read the files as this format, whatever they look like
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub from: Option<loader::Format>,

    /// Something other than opening the reader.
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Arguments {
    /// Reads the command line. Where it is wrong, or asks for help or the version, this
    /// says so and ends the program.
    pub fn of_process() -> Self {
        Self::naming_files(env::args_os().skip(1))
            .unwrap_or_else(|| Self::try_parse().unwrap_or_else(|error| told_of_show(error).exit()))
    }

    /// What stands for the first file, where that can be a command as well as a path: no file
    /// has this name.
    pub fn first_word(&self) -> Option<&str> {
        let typed = self.files.first().filter(|file| self.command.is_none() && !is_path(file.as_os_str()))?;
        typed.to_str().filter(|_| !typed.exists())
    }

    /// A command line that does nothing but name files. It is the usual one, and making
    /// the parser ready takes longer than reading a short article.
    fn naming_files(typed: impl Iterator<Item = OsString>) -> Option<Self> {
        let files: Vec<PathBuf> =
            typed.map(|typed| is_path(&typed).then(|| typed.into())).collect::<Option<_>>()?;
        (!files.is_empty()).then(|| Self { files, ..Self::default() })
    }
}

/// The names of the commands.
pub const COMMANDS: [&str; 5] = ["show", "config", "completions", "man", "help"];

/// The parser's error, which for `--format` knows no better than to propose `--from`.
fn told_of_show(mut error: clap::Error) -> clap::Error {
    let unknown = error.get(ContextKind::InvalidArg).map(ToString::to_string);
    let in_show = error.get(ContextKind::Usage).is_some_and(|usage| usage.to_string().contains("show"));
    if error.kind() == ErrorKind::UnknownArgument && unknown.as_deref() == Some("--format") && !in_show {
        error.remove(ContextKind::SuggestedArg);
        error.remove(ContextKind::Usage);
        let tip = "'briefing show --format <FORMAT> [FILE]...' prints in a format";
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
    error
}

/// Whether an argument can be nothing but a path: no option and, having a dot or a slash,
/// no command.
fn is_path(typed: &OsStr) -> bool {
    let bytes = typed.as_encoded_bytes();
    !bytes.starts_with(b"-") && bytes.iter().any(|byte| matches!(byte, b'.' | b'/'))
}

/// Something other than opening the reader.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Print the briefing instead of opening the reader
    Show(Show),
    /// Look at the configuration
    Config {
        /// What to do with it.
        #[command(subcommand)]
        command: ConfigCommand,
    },
    /// Print a completion script for a shell
    Completions {
        /// The shell to complete for
        shell: Shell,
    },
    /// Print the manual page
    Man,
}

/// What is to be printed, and how.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Show {
    /// Files or folders to read; - is standard input, as is what is piped in without any
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Read the files as this format, whatever they look like
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub from: Option<loader::Format>,

    /// How to print it
    #[arg(long, short, value_enum, default_value_t)]
    pub format: Format,
}

/// What to do with the configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Subcommand)]
pub enum ConfigCommand {
    /// Print where the configuration file is looked for
    Path,
    /// Say what is wrong with the configuration file, if anything
    Check,
    /// Print the settings in force
    Show,
}

const AFTER_HELP: &str = "\
It reads plain text, Markdown, web pages (html), mail, feeds (RSS, Atom and JSON Feed), JSON
and YAML, compressed with gzip or not, and tells them apart by what they hold.

When the output is no terminal, `briefing FILE` prints what `briefing show FILE` prints.

Exit status: 0 when all went well, 1 when a file could not be read, 2 when the command
or the configuration is wrong, 130 when interrupted.";

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn a_line_of_files_is_read_as_the_parser_reads_it() {
        for line in [vec!["rain.txt"], vec!["./show"], vec!["/news/a b", "notes/", "c.md"], vec!["über.txt"]]
        {
            let quick = Arguments::naming_files(line.iter().map(OsString::from));
            let parsed = Arguments::try_parse_from([vec!["briefing"], line].concat());
            assert_eq!(quick, parsed.ok());
        }
    }

    #[test]
    fn the_names_of_the_commands_are_those_of_the_parser() {
        let mut command = Arguments::command();
        command.build();
        let names: Vec<_> = command.get_subcommands().map(clap::Command::get_name).collect();
        assert_eq!(names, COMMANDS);
    }

    #[test]
    fn anything_but_files_is_left_to_the_parser() {
        for line in [
            vec![],
            vec!["-"],
            vec!["--version"],
            vec!["show", "a.txt"],
            vec!["a.txt", "--theme=x.yaml"],
            vec!["man"],
        ] {
            assert_eq!(Arguments::naming_files(line.iter().map(OsString::from)), None, "{line:?}");
        }
    }
}
