//! Prints briefings: each file read before the next one, and of several articles in a
//! file each understood and written before the next one.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use super::inputs::{Asked, Inputs, gather, nothing_came};
use super::{finish, report};
use crate::config::{self, environment::Environment};
use crate::error::Error;
use crate::model::Reading;
use crate::output::Format;
use crate::{extract, loader};

/// Bytes gathered before they are written.
const BUFFER: usize = 64 * 1024;

/// Prints the briefings of the files asked for, or those of the library that the configuration
/// names, or the sample's. What cannot be read is reported on standard error and the
/// rest is printed.
pub(super) fn run(asked: Asked<'_>, format: Format) -> Result<ExitCode, Error> {
    let Inputs { origins, errors } = gather(asked.files, library(asked).as_deref());
    errors.iter().chain(&nothing_came(&origins)).for_each(report);
    let mut failed = !errors.is_empty();
    let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    let exporter = format.exporter();
    let mut first = true;
    for origin in origins {
        let articles = match loader::load(origin, asked.from) {
            Ok(articles) => articles,
            Err(error) => {
                failed = true;
                report(&error.into());
                continue;
            }
        };
        for article in articles {
            if article.text.trim().is_empty() && article.problems.is_empty() {
                report(&Error::new(format!("{} has no text", article.origin)));
                // A script counts its objects; a person has been told.
                if matches!(format, Format::Plain | Format::Markdown) {
                    continue;
                }
            }
            let briefing = extract::briefing(&article);
            let reading = Reading { article: Arc::new(article), briefing };
            let separator = if first { "" } else { exporter.separator() };
            let written =
                out.write_all(separator.as_bytes()).and_then(|()| exporter.write(&reading, &mut out));
            if written.is_err() {
                return ended(written, failed);
            }
            first = false;
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

/// The folder to read where no file is named. The configuration is looked at only
/// then.
fn library(asked: Asked<'_>) -> Option<PathBuf> {
    if !asked.files.is_empty() {
        return None;
    }
    let (settings, problems) = config::load(asked.config, &Environment::of_process());
    for problem in &problems {
        report(&Error::new(problem.summary()));
    }
    settings.library
}
