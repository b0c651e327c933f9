//! Prints briefings for pipes and scripts: one [`Exporter`] per format.
//!
//! An exporter writes one reading at a time and keeps nothing between two of them,
//! so that thousands of files pass through in the memory of one.

pub mod json;
pub mod markdown;
pub mod plain;

use std::borrow::Cow;
use std::io::{self, Write};

use json::Json;
use markdown::Markdown;
use plain::Plain;

use crate::model::Reading;
use crate::model::article::{Article, Origin};
use crate::text::span::Span;

/// Writes readings in one format.
pub trait Exporter {
    /// Writes one reading, its last line ended.
    fn write(&self, reading: &Reading, out: &mut dyn Write) -> io::Result<()>;

    /// What stands between two readings.
    fn separator(&self) -> &'static str {
        ""
    }
}

/// The formats a briefing can be printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// A digest to read, without markup
    #[default]
    Plain,
    /// The same as a Markdown document
    Markdown,
    /// The whole briefing with byte offsets, one indented object per file
    Json,
    /// The same, each object on a line of its own
    Jsonl,
}

impl Format {
    /// The exporter that writes it.
    pub fn exporter(self) -> &'static dyn Exporter {
        match self {
            Self::Plain => &Plain,
            Self::Markdown => &Markdown,
            Self::Json => &Json { pretty: true },
            Self::Jsonl => &Json { pretty: false },
        }
    }
}

/// The name an article is exported under: its path as it was asked for, `-` for
/// standard input, `sample` for the built-in sample.
fn path(origin: &Origin) -> Cow<'_, str> {
    match origin {
        Origin::File(path) => path.to_string_lossy(),
        Origin::Stdin => Cow::Borrowed("-"),
        Origin::Sample => Cow::Borrowed("sample"),
    }
}

/// `text` on one line: each run of white space becomes one space, none at the ends.
fn one_line(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let mut after_space = false;
    let tidy = text.chars().all(|c| {
        let space = c.is_whitespace();
        let fine = !space || (c == ' ' && !after_space);
        after_space = space;
        fine
    });
    if tidy { Cow::Borrowed(text) } else { Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" ")) }
}

/// The words of a quotation: its parts on one line with a space between them.
fn joined<'a>(article: &'a Article, parts: &[Span]) -> Cow<'a, str> {
    match parts {
        [] => Cow::Borrowed(""),
        [only] => one_line(article.slice(*only)),
        several => {
            let parts: Vec<_> = several.iter().map(|&part| one_line(article.slice(part))).collect();
            Cow::Owned(parts.join(" "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn a_line_end_in_a_sentence_becomes_a_space() {
        assert_eq!(one_line("  The ferry\n   sails\u{a0}on. "), "The ferry sails on.");
    }

    #[test]
    fn words_already_on_one_line_are_not_copied() {
        assert!(matches!(one_line("The ferry sails on."), std::borrow::Cow::Borrowed(_)));
    }
}
