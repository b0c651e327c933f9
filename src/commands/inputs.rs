//! Which articles a command is about.

use std::fs::File;
use std::io::{self, BufRead};
use std::os::fd::AsFd;
use std::os::unix::fs::FileTypeExt;
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

/// `files`, or standard input where none is named and something comes through it.
///
/// A terminal and a device are not waited for. Scripts often leave a program an empty pipe:
/// it counts as nothing, as a terminal does.
pub(super) fn or_piped(files: Vec<PathBuf>) -> Vec<PathBuf> {
    if files.is_empty() && is_piped() { vec![PathBuf::from("-")] } else { files }
}

/// What is to be said where nothing is named and nothing came through standard input, though
/// something might have: the sample must not pass for what was to be read.
pub(super) fn nothing_came(origins: &[Origin]) -> Option<Error> {
    let empty = origins == [Origin::Sample] && is_connected();
    empty.then(|| nothing().hint("This is the built-in sample; `briefing FILE` reads a file."))
}

/// Nothing but an error where `files` are none and standard input is connected. To be asked
/// after [`or_piped`], which names it where it holds something.
///
/// A script that asks for what a command before the pipe gives must not be given another
/// text when that command fails.
pub(super) fn something_comes(files: &[PathBuf]) -> Result<(), Error> {
    if !files.is_empty() || !is_connected() {
        return Ok(());
    }
    Err(nothing().hint(
        "The command before the pipe has printed nothing. `briefing show FILE` reads a file, \
         `briefing show </dev/null` what it shows without one.",
    ))
}

fn nothing() -> Error {
    Error::new("nothing came through standard input")
}

/// Whether standard input is a pipe or a file that holds something. What is looked at
/// stays in the buffer from which the article is read.
fn is_piped() -> bool {
    is_connected() && io::stdin().lock().fill_buf().is_ok_and(|bytes| !bytes.is_empty())
}

/// Whether standard input is a pipe or a file.
fn is_connected() -> bool {
    let stdin = io::stdin();
    let kind = stdin
        .as_fd()
        .try_clone_to_owned()
        .and_then(|copy| File::from(copy).metadata())
        .map(|about| about.file_type());
    kind.is_ok_and(|kind| kind.is_fifo() || kind.is_file())
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
