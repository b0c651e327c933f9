//! Opens the reader on the terminal.

use std::collections::HashSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::inputs::{Asked, Inputs, gather, nothing_came};
use super::report;
use crate::config::problem::Problem;
use crate::config::{self, Settings, environment::Environment};
use crate::error::Error;
use crate::loader::{self, Format};
use crate::model::article::Origin;
use crate::session::{self, Request};

/// Opens the reader on what was asked for, with the theme named on the command line.
pub(super) fn run(asked: Asked<'_>, theme: Option<&str>) -> Result<ExitCode, Error> {
    let Asked { files, from, config } = asked;
    let (settings, problems) = settings(config, theme)?;
    let Inputs { origins, errors } = gather(files, settings.library.as_deref());
    if !files.is_empty() && nothing_is_there(&origins) {
        errors.iter().for_each(report);
        origins
            .into_iter()
            .filter_map(|origin| loader::load(origin, from).err())
            .for_each(|error| report(&error.into()));
        return Ok(ExitCode::FAILURE);
    }
    let first = origins.iter().position(is_there).unwrap_or_default();
    let unread = unread(files, &origins, first);
    let failed = !errors.is_empty() || !unread.is_empty();
    let missing = errors.first().map(|error| error.message.clone());
    let missing = missing.or_else(|| told(&unread, from)).or_else(|| {
        let empty = nothing_came(&origins)?;
        Some(format!("{}; this is the built-in sample", empty.message))
    });
    let notices: Vec<String> = missing.into_iter().chain(notice(&problems)).collect();
    let notice = (!notices.is_empty()).then(|| notices.join("; "));
    session::run(Request { origins, first, failed, from, settings, notice })
}

/// The settings, and what is wrong in the configuration. That does not stop the reader,
/// but an unknown theme does: it was typed just now.
pub(super) fn settings(
    config: Option<&Path>,
    theme: Option<&str>,
) -> Result<(Settings, Vec<Problem>), Error> {
    let (mut settings, mut problems) = config::load(config, &Environment::of_process());
    if let Some(name) = theme {
        // What is wrong in the configuration itself has been told.
        let more = choose(&mut settings, name)?;
        problems.extend(more.into_iter().filter(|problem| !problems.contains(problem)).collect::<Vec<_>>());
    }
    Ok((settings, problems))
}

/// Begins with the theme of this name, or of this path.
fn choose(settings: &mut Settings, name: &str) -> Result<Vec<Problem>, Error> {
    settings.begin_with(name).map_err(|near| {
        let hint = match near {
            Some(near) => format!("Did you mean {near}?"),
            None => format!("There are {}.", settings.theme_names().join(", ")),
        };
        Error::new(format!("there is no theme {name}")).hint(hint)
    })
}

/// True where none of the articles asked for can exist.
fn nothing_is_there(origins: &[Origin]) -> bool {
    origins.iter().all(|origin| matches!(origin, Origin::File(path) if !path.exists()))
}

/// False for a file that is missing or may not be read. A pipe is not opened to see: that
/// would wait for whoever writes to it.
fn is_there(origin: &Origin) -> bool {
    match origin {
        Origin::File(path) if path.is_file() => File::open(path).is_ok(),
        Origin::File(path) => path.exists(),
        Origin::Stdin | Origin::Sample => true,
    }
}

/// The articles that cannot be read: those before the `first` that can, and those of the
/// `files` named that do not exist. What lies in a folder is there.
fn unread(files: &[PathBuf], origins: &[Origin], first: usize) -> Vec<Origin> {
    let missing: HashSet<&PathBuf> =
        files.iter().filter(|file| file.as_path() != Path::new("-") && !file.exists()).collect();
    let is_missing = |origin: &Origin| matches!(origin, Origin::File(path) if missing.contains(path));
    let unread = origins.iter().enumerate().filter(|(at, origin)| *at < first || is_missing(origin));
    unread.map(|(_, origin)| origin.clone()).collect()
}

/// What to say of the articles that cannot be read.
fn told(unread: &[Origin], from: Option<Format>) -> Option<String> {
    let error = loader::load(unread.first()?.clone(), from).err()?;
    let message = Error::from(error).message;
    Some(match unread.len() - 1 {
        0 => message,
        more => format!("{message} (and {more} more)"),
    })
}

/// What to say at the start of a configuration that is wrong.
fn notice(problems: &[Problem]) -> Option<String> {
    let (first, others) = problems.split_first()?;
    let first = first.summary();
    Some(match others.len() {
        0 => first,
        more => format!("{first} (and {more} more: see `briefing config check`)"),
    })
}
