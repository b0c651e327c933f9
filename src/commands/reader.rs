//! Opens the reader on the terminal.

use std::path::Path;
use std::process::ExitCode;

use super::inputs::{Asked, Inputs, gather, nothing_came};
use super::report;
use crate::config::problem::Problem;
use crate::config::{self, Settings, environment::Environment};
use crate::error::Error;
use crate::loader;
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
    let missing = errors.first().map(|error| error.message.clone());
    let missing =
        missing.or_else(|| Some(format!("{}; this is the built-in sample", nothing_came(&origins)?.message)));
    let notices: Vec<String> = missing.into_iter().chain(notice(&problems)).collect();
    let notice = (!notices.is_empty()).then(|| notices.join("; "));
    session::run(Request { origins, from, settings, notice })
}

/// The settings, and what is wrong in the configuration. That does not stop the reader,
/// but an unknown theme does: it was typed just now.
pub(super) fn settings(
    config: Option<&Path>,
    theme: Option<&str>,
) -> Result<(Settings, Vec<Problem>), Error> {
    let (mut settings, problems) = config::load(config, &Environment::of_process());
    if let Some(name) = theme {
        choose(&mut settings, name)?;
    }
    Ok((settings, problems))
}

/// Begins with the theme of this name, or of this path.
fn choose(settings: &mut Settings, name: &str) -> Result<(), Error> {
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

/// What to say at the start of a configuration that is wrong.
fn notice(problems: &[Problem]) -> Option<String> {
    let (first, others) = problems.split_first()?;
    let first = first.summary();
    Some(match others.len() {
        0 => first,
        more => format!("{first} (and {more} more: see `briefing config check`)"),
    })
}
