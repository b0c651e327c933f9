//! Prints briefings: each file read, understood and written before the next one.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::inputs::{Inputs, gather};
use super::{finish, report};
use crate::config::{self, environment::Environment};
use crate::error::Error;
use crate::model::Reading;
use crate::model::article::Origin;
use crate::output::Format;
use crate::{extract, loader};

/// Bytes gathered before they are written.
const BUFFER: usize = 64 * 1024;

/// Prints the briefings of `files`, or those of the library that the configuration
/// names, or the sample's. What cannot be read is reported on standard error and the
/// rest is printed.
pub(super) fn run(files: &[PathBuf], config: Option<&Path>, format: Format) -> Result<ExitCode, Error> {
    let Inputs { origins, errors } = gather(files, library(files, config).as_deref());
    errors.iter().for_each(report);
    let mut failed = !errors.is_empty();
    let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    let exporter = format.exporter();
    let mut first = true;
    for origin in origins {
        match read(origin) {
            Ok(reading) => {
                if reading.article.text.trim().is_empty() && reading.article.problems.is_empty() {
                    report(&Error::new(format!("{} has no text", reading.article.origin)));
                    // A script counts its objects; a person has been told.
                    if matches!(format, Format::Plain | Format::Markdown) {
                        continue;
                    }
                }
                let separator = if first { "" } else { exporter.separator() };
                let written =
                    out.write_all(separator.as_bytes()).and_then(|()| exporter.write(&reading, &mut out));
                if written.is_err() {
                    return ended(written, failed);
                }
                first = false;
            }
            Err(error) => {
                failed = true;
                report(&error);
            }
        }
    }
    ended(out.flush(), failed)
}

/// The exit status after the last thing was `written`: a file that could not be read
/// counts, whatever became of the others.
fn ended(written: io::Result<()>, failed: bool) -> Result<ExitCode, Error> {
    let status = finish(written)?;
    Ok(if failed { ExitCode::FAILURE } else { status })
}

/// The article at `origin` and what can be understood of it.
fn read(origin: Origin) -> Result<Reading, Error> {
    let article = loader::load(origin)?;
    let briefing = extract::briefing(&article);
    Ok(Reading { article, briefing })
}

/// The folder to read where no file is named. The configuration is looked at only
/// then.
fn library(files: &[PathBuf], config: Option<&Path>) -> Option<PathBuf> {
    if !files.is_empty() {
        return None;
    }
    let (settings, problems) = config::load(config, &Environment::of_process());
    for problem in &problems {
        report(&Error::new(problem.summary()));
    }
    settings.library
}
