//! Which articles a command is about.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::loader;
use crate::model::article::Origin;

/// The articles a command is about, and what could not be found.
pub(super) struct Inputs {
    /// Where to read them from, in the order they were asked for.
    pub(super) origins: Vec<Origin>,
    /// What was asked for and cannot be read.
    pub(super) errors: Vec<Error>,
}

/// The articles of `files`: a folder stands for the files in it, `-` for standard
/// input.
pub(super) fn gather(files: &[PathBuf]) -> Inputs {
    let mut inputs = Inputs { origins: Vec::new(), errors: Vec::new() };
    if files.is_empty() {
        inputs.origins.push(Origin::Sample);
    }
    for file in files {
        if file == Path::new("-") {
            inputs.origins.push(Origin::Stdin);
        } else if file.is_dir() {
            inputs.origins.extend(loader::files(file).files.into_iter().map(Origin::File));
        } else {
            inputs.origins.push(Origin::File(file.clone()));
        }
    }
    inputs
}
