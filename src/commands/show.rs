//! Prints briefings: each file read, understood and written before the next one.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use super::finish;
use super::inputs::Inputs;
use crate::error::Error;
use crate::model::Reading;
use crate::model::article::Origin;
use crate::output::Format;
use crate::{extract, loader};

/// Bytes gathered before they are written.
const BUFFER: usize = 64 * 1024;

/// Prints the briefings of `inputs`. What cannot be read is reported on standard error
/// and the rest is printed.
pub(super) fn run(inputs: Inputs, format: Format) -> Result<ExitCode, Error> {
    let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    let mut failed = !inputs.errors.is_empty();
    for error in &inputs.errors {
        report(error);
    }
    let exporter = format.exporter();
    let mut first = true;
    for origin in inputs.origins {
        match read(origin) {
            Ok(reading) => {
                let separator = if first { "" } else { exporter.separator() };
                let written =
                    out.write_all(separator.as_bytes()).and_then(|()| exporter.write(&reading, &mut out));
                if written.is_err() {
                    return finish(written);
                }
                first = false;
            }
            Err(error) => {
                failed = true;
                report(&error);
            }
        }
    }
    let status = finish(out.flush())?;
    Ok(if failed { ExitCode::FAILURE } else { status })
}

/// The article at `origin` and what can be understood of it.
fn read(origin: Origin) -> Result<Reading, Error> {
    let name = match &origin {
        Origin::File(path) => path.display().to_string(),
        Origin::Stdin => "standard input".to_owned(),
        Origin::Sample => "the sample".to_owned(),
    };
    let article = loader::load(origin).map_err(|error| Error::new(name).because(error))?;
    let briefing = extract::briefing(&article);
    Ok(Reading { article, briefing })
}

/// Says on standard error what could not be read.
fn report(error: &Error) {
    // Where not even this can be written, the exit status has to do.
    let _ = writeln!(io::stderr(), "{error}");
}
