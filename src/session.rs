//! The reader on the terminal.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::error::Error;
use crate::model::article::Origin;

/// What the reader is to open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Request {
    /// The articles, in order; never empty.
    pub origins: Vec<Origin>,
    /// The configuration file named on the command line.
    pub config: Option<PathBuf>,
    /// The theme named on the command line.
    pub theme: Option<String>,
}

/// Opens the reader and comes back when it is closed.
pub fn run(_request: Request) -> Result<ExitCode, Error> {
    Err(Error::new("the reader is not there yet").hint("`briefing show FILE` prints the briefing."))
}
