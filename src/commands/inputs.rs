//! Which articles a command is about.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::loader::{self, Format};
use crate::model::article::Origin;

/// What a command was asked to read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    /// Files and folders.
    pub(super) files: &'a [PathBuf],
    /// Their format, where it was named.
    pub(super) from: Option<Format>,
    /// The configuration file, where it was named.
    pub(super) config: Option<&'a Path>,
}

/// The articles a command is about, and what could not be found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Inputs {
    /// Where to read them from, in the order they were asked for.
    pub(super) origins: Vec<Origin>,
    /// Folders that cannot be listed or hold nothing to read.
    pub(super) errors: Vec<Error>,
}

/// The articles of `files`: a folder stands for the files in it, `-` for standard
/// input, which can be read only once. Without any file it is the articles of the
/// `library`, or the sample where there is none.
pub(super) fn gather(files: &[PathBuf], library: Option<&Path>) -> Inputs {
    let mut inputs = Inputs::default();
    for file in files {
        inputs.add(file);
    }
    if let ([], Some(library)) = (files, library) {
        inputs.add_library(library);
    }
    if files.is_empty() && inputs.origins.is_empty() {
        inputs.origins.push(Origin::Sample);
    }
    inputs
}

impl Inputs {
    fn add(&mut self, path: &Path) {
        if path == Path::new("-") {
            if !self.origins.contains(&Origin::Stdin) {
                self.origins.push(Origin::Stdin);
            }
            return;
        }
        let listing = loader::files(path);
        if listing.files.is_empty() && listing.problems.is_empty() {
            let message = format!("{} holds no article", path.display());
            self.errors.push(
                Error::new(message)
                    .hint("Articles are text, Markdown, web pages, mails, feeds, JSON and YAML."),
            );
        }
        self.errors.extend(listing.problems.into_iter().map(Error::from));
        self.origins.extend(listing.files.into_iter().map(Origin::File));
    }

    fn add_library(&mut self, folder: &Path) {
        if folder.is_dir() {
            self.add(folder);
        } else {
            let message = format!("the library {} is not a folder", folder.display());
            self.errors.push(Error::new(message).hint("`library` in the configuration names it."));
        }
    }
}
