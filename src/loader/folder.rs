//! What a path on the command line stands for: a file for itself, a folder for the
//! articles in it.
//!
//! A folder of ten thousand articles is listed without opening them: a name with an
//! ending is judged by the ending alone, and only a file without one is looked into.

use std::ffi::OsStr;
use std::fs::{self, DirEntry, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{Format, LoadError, decode};

/// The files that a path stands for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// Paths that begin with the path asked for, sorted by path.
    pub files: Vec<PathBuf>,
    /// Folders that could not be listed; the others are.
    pub problems: Vec<LoadError>,
}

/// Lists what `path` stands for: a folder's files, those of its sub-folders too,
/// else `path` itself, which then need not even exist: [`load`](super::load) says so.
///
/// In a folder, hidden files and folders are skipped, and so is every file that is
/// not of a format we read. A link to a file counts as a file; a link to a folder is
/// not followed, so that no circle of links has an effect.
pub fn files(path: &Path) -> Listing {
    let mut listing = Listing::default();
    if !path.is_dir() {
        listing.files.push(path.to_owned());
        return listing;
    }
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        if let Err(error) = list(&folder, &mut folders, &mut listing.files) {
            listing.problems.push(LoadError::from_io(&folder, &error));
        }
    }
    listing.files.sort_unstable();
    listing.problems.sort_by(|one, other| one.message.cmp(&other.message));
    listing
}

fn list(folder: &Path, folders: &mut Vec<PathBuf>, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if is_hidden(&entry.file_name()) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            folders.push(entry.path());
        } else if is_article(&entry) {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// True for hidden files, and for those that editors leave beside the file in work.
fn is_hidden(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") || name.starts_with(b"#") || name.ends_with(b"~")
}

fn is_article(entry: &DirEntry) -> bool {
    let path = entry.path();
    let named = Format::by_extension(&path).is_some();
    if !named && has_extension(&path) {
        return false;
    }
    // Pipes, sockets and devices are nothing to wait for in a folder.
    let is_file = match entry.file_type() {
        Ok(kind) if kind.is_symlink() => path.is_file(),
        Ok(kind) => kind.is_file(),
        Err(_) => false,
    };
    is_file && (named || begins_like_text(&path))
}

/// True for a name with an ending that says what the file is. "Notes of 3. May" has
/// none: an ending has at most five letters or digits, one of them a letter.
fn has_extension(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        let bytes = ending.as_encoded_bytes();
        bytes.len() <= 5
            && bytes.iter().all(u8::is_ascii_alphanumeric)
            && bytes.iter().any(u8::is_ascii_alphabetic)
    })
}

/// True where the first half kilobyte is text; an empty file is not worth showing.
fn begins_like_text(path: &Path) -> bool {
    let mut start = Vec::with_capacity(512);
    let read = File::open(path).and_then(|file| file.take(512).read_to_end(&mut start));
    read.is_ok() && !start.is_empty() && decode::binary(&start).is_none()
}
