//! Reads files of whatever format into articles.
//!
//! A file is opened ([`load`]), its bytes become text ([`decode`]), its format is
//! found by what it holds and then by its name ([`format`](mod@format)), and one small
//! module for each format makes an [`Article`] of it. Whatever the format, the text
//! has been through [`clean`](crate::text::clean): nothing that follows has to fear it.
//!
//! This is the only stage that reads articles from files.

use std::fmt::{self, Display, Formatter};
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use data::Notation;

use crate::model::article::{Article, Origin, Problem};
use crate::text::clean::clean_line;

mod articles;
mod builder;
pub mod caught;
mod cluster;
mod compose;
mod compressed;
mod data;
mod decode;
mod exported;
mod feed;
pub mod folder;
pub mod format;
mod front_matter;
mod html;
mod json_ld;
pub mod limits;
mod lines;
mod mail;
mod markdown;
mod masthead;
mod metadata;
mod ninjs;
mod plain;
mod prose;
mod tags;
mod tree;
mod turns;
mod written;

pub use articles::Articles;
pub use folder::{Listing, files};
pub use format::Format;

/// The sample that is part of the program: a Markdown file.
const SAMPLE: &[u8] = include_bytes!("../assets/sample.md");

/// Why nothing could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    /// A sentence that says what went wrong, and with which file.
    pub message: String,
    /// What the person can do about it, where there is something.
    pub hint: Option<String>,
}

impl LoadError {
    fn new(message: String, hint: &str) -> Self {
        Self { message, hint: (!hint.is_empty()).then(|| hint.to_owned()) }
    }

    /// The sentence for a file or a folder that the system would not give us.
    pub(crate) fn from_io(path: &Path, error: &io::Error) -> Self {
        let path = clean_line(&path.display().to_string());
        let (what, hint) = match error.kind() {
            ErrorKind::NotFound => {
                (format!("{path} does not exist"), "check the spelling of the path".to_owned())
            }
            ErrorKind::PermissionDenied => {
                (format!("{path} may not be read"), format!("look at its permissions with `ls -l {path}`"))
            }
            ErrorKind::NotADirectory => (
                format!("{path} does not exist: what stands before a / in it is a file"),
                "check the spelling of the path".to_owned(),
            ),
            ErrorKind::IsADirectory => (format!("{path} is a folder"), String::new()),
            _ => (format!("{path} could not be read: {error}"), String::new()),
        };
        Self::new(what, &hint)
    }
}

impl Display for LoadError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(out, " ({hint})"))
    }
}

impl std::error::Error for LoadError {}

/// Reads the articles at `origin`, from a file or from standard input until its end, in
/// the format `from` or in the one it shows.
///
/// Errors: there is no such file, it may not be read, it is a folder, or it holds no
/// text (a picture, an archive, a program).
pub fn load(origin: Origin, from: Option<Format>) -> Result<Articles, LoadError> {
    let (bytes, cut) = match &origin {
        Origin::File(path) => open(path)
            .and_then(|(file, size)| read_up_to(file, size, limits::FILE))
            .map_err(|error| LoadError::from_io(path, &error))?,
        Origin::Stdin => read_up_to(io::stdin().lock(), 0, limits::FILE)
            .map_err(|error| LoadError::new(format!("standard input could not be read: {error}"), ""))?,
        Origin::Sample => (SAMPLE.to_vec(), false),
    };
    let mut articles = articles(bytes, origin, from)?;
    if cut {
        let limit = limits::FILE >> 20;
        let message = format!("only the first {limit} MiB were read; the rest of the file is left out");
        articles.first.problems.insert(0, Problem { line: 0, column: 0, message });
    }
    Ok(articles)
}

/// Makes an article of `bytes`, the first where they hold several. This never fails:
/// bytes that are no text give an article without text and with a problem that says
/// what they are.
pub fn read(bytes: Vec<u8>, origin: Origin) -> Article {
    read_all(bytes, origin).first
}

/// Makes articles of `bytes`, as [`read`] does of the first.
pub fn read_all(bytes: Vec<u8>, origin: Origin) -> Articles {
    articles(bytes, origin.clone(), None).unwrap_or_else(|error| unread(origin, error.to_string()).into())
}

/// An article that could not be read, for the reason that `message` tells.
pub fn unread(origin: Origin, message: String) -> Article {
    Article { origin, problems: vec![Problem { line: 0, column: 0, message }], ..Article::default() }
}

fn articles(bytes: Vec<u8>, origin: Origin, from: Option<Format>) -> Result<Articles, LoadError> {
    let (bytes, expansion) = match compressed::expand(&bytes) {
        Some((expanded, problem)) => (expanded, problem),
        None => (bytes, None),
    };
    if from == Some(Format::Mail) || (from.is_none() && format::is_mail(&bytes)) {
        // Each part of a mail may have an encoding of its own.
        return Ok(of_one_file(mail::parse(&bytes), expansion, origin));
    }
    let decoded = match decode::decode(bytes) {
        Ok(decoded) => decoded,
        Err(refusal) => return Err(LoadError::new(format!("{origin} {}", refusal.what), refusal.hint)),
    };
    let format = from.unwrap_or_else(|| Format::of(&decoded.text, &origin));
    let mut articles: Articles = match format {
        Format::Markdown => markdown::parse(&decoded.text).into(),
        Format::Html => html::page(&decoded.text).into(),
        Format::Feed => feed::parse(&decoded.text),
        Format::Json => data::parse(&decoded.text, Notation::Json),
        Format::Yaml => data::parse(&decoded.text, Notation::Yaml),
        Format::Plain | Format::Mail => plain::parse(decoded.text).into(),
    };
    let counted = matches!(format, Format::Plain | Format::Markdown);
    for article in std::iter::once(&mut articles.first).chain(&mut articles.others) {
        turns::divide(article, counted);
    }
    let problems = expansion.into_iter().chain(decoded.problems);
    Ok(of_one_file(articles, problems, origin))
}

/// The same articles, each knowing that it is of the file at `origin`, the first also
/// what could not be read of the file as a whole.
fn of_one_file(
    mut articles: Articles,
    problems: impl IntoIterator<Item = Problem>,
    origin: Origin,
) -> Articles {
    articles.first.problems.splice(0..0, problems);
    metadata::settle(&mut articles.first.metadata);
    for article in &mut articles.others {
        metadata::settle(&mut article.metadata);
        article.origin = origin.clone();
    }
    articles.first.origin = origin;
    articles.numbered()
}

/// The file and its size in bytes as the system tells it.
fn open(path: &Path) -> io::Result<(File, usize)> {
    let file = File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    Ok((file, usize::try_from(about.len()).unwrap_or(limits::FILE)))
}

/// At most `limit` bytes, up to the last whole line of them, and whether there was more.
fn read_up_to(from: impl Read, size: usize, limit: usize) -> io::Result<(Vec<u8>, bool)> {
    let mut bytes = Vec::with_capacity(size.min(limit) + 1);
    from.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    let cut = bytes.len() > limit;
    if cut {
        cut_after_line(&mut bytes, limit);
    }
    Ok((bytes, cut))
}

/// Leaves at most `limit` bytes, up to the last whole line of them.
fn cut_after_line(bytes: &mut Vec<u8>, limit: usize) {
    let within = bytes.get(..limit).unwrap_or(bytes);
    let whole = memchr::memrchr(b'\n', within).map_or(limit, |end| end + 1);
    bytes.truncate(whole);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endless_source_is_read_up_to_the_limit() {
        let (bytes, cut) = read_up_to(io::repeat(b'x'), 0, 1000).unwrap();
        assert_eq!((bytes.len(), cut), (1000, true));
    }

    #[test]
    fn a_file_that_the_system_does_not_give_says_what_to_look_at() {
        let error = LoadError::from_io(Path::new("a.txt"), &ErrorKind::PermissionDenied.into());
        assert_eq!(error.to_string(), "a.txt may not be read (look at its permissions with `ls -l a.txt`)");
        let error = LoadError::from_io(Path::new("a.txt"), &io::Error::other("the disk is gone"));
        assert_eq!(error.to_string(), "a.txt could not be read: the disk is gone");
    }

    #[test]
    fn a_long_source_is_cut_after_a_whole_line() {
        let (bytes, cut) = read_up_to(&b"one\ntwo\nthree"[..], 0, 10).unwrap();
        assert_eq!((bytes.as_slice(), cut), (&b"one\ntwo\n"[..], true));
        let (bytes, cut) = read_up_to(&b"one\ntwo"[..], 0, 7).unwrap();
        assert_eq!((bytes.as_slice(), cut), (&b"one\ntwo"[..], false));
    }
}
