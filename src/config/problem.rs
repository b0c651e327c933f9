//! What is wrong in a configuration file: where, why, and what to write instead.

use std::fmt;
use std::path::{Path, PathBuf};

use unicode_width::UnicodeWidthChar;

use super::yaml::{self, Place};
use crate::text::clean::visible;

/// More faults of one file than these are counted and not told one by one.
const MOST: usize = 20;

/// A fault in a configuration or theme file.
///
/// Displayed with the offending line and a caret under the column; see
/// [`Problem::summary`] for one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: PathBuf,
    /// Line of the file, counted from 1; 0 where the file as a whole is meant.
    pub line: usize,
    /// Column of that line in characters, counted from 1; 0 where none is known.
    pub column: usize,
    /// What is wrong: a clause without a full stop.
    pub message: String,
    /// What to do about it, mostly the nearest valid name.
    pub hint: Option<String>,
    /// The line itself, without control characters.
    excerpt: String,
}

impl Problem {
    /// A fault of the file as a whole.
    pub(super) fn whole(file: &Path, message: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line: 0,
            column: 0,
            message: visible(&message.into()),
            hint: None,
            excerpt: String::new(),
        }
    }

    /// The fault in one line, for a status bar.
    pub fn summary(&self) -> String {
        let mut summary = String::new();
        if let Some(name) = self.file.file_name() {
            summary.push_str(&visible(&name.to_string_lossy()));
            for number in [self.line, self.column].iter().take_while(|number| **number > 0) {
                summary.push(':');
                summary.push_str(&number.to_string());
            }
            summary.push_str(": ");
        }
        summary.push_str(&self.message);
        if let Some(hint) = &self.hint {
            summary.push_str("; ");
            summary.push_str(hint);
        }
        summary
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible(&self.file.to_string_lossy()))?;
        for number in [self.line, self.column].iter().take_while(|number| **number > 0) {
            write!(f, ":{number}")?;
        }
        write!(f, ": {}", self.message)?;
        let margin = self.line.to_string().len() + 2;
        if self.line > 0 && !self.excerpt.is_empty() {
            write!(f, "\n  {} | {}", self.line, self.excerpt)?;
            let before = self.excerpt.chars().take(self.column.saturating_sub(1));
            let indent: usize = before.map(|char| char.width().unwrap_or(0)).sum();
            write!(f, "\n{:margin$} | {:indent$}^", "", "")?;
        }
        if let Some(hint) = &self.hint {
            write!(f, "\n{:margin$} = {hint}", "")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}

/// A file, and what was found wrong in it so far.
#[derive(Debug)]
pub(super) struct Report<'s> {
    file: &'s Path,
    text: &'s str,
    problems: Vec<Problem>,
    /// How many more there are than `problems`.
    more: usize,
}

impl<'s> Report<'s> {
    pub(super) fn new(file: &'s Path, text: &'s str) -> Self {
        Self { file, text, problems: Vec::new(), more: 0 }
    }

    /// True where further faults are only counted.
    pub(super) fn is_full(&self) -> bool {
        self.problems.len() >= MOST
    }

    /// Notes a fault of the key or value with this number.
    pub(super) fn note(&mut self, number: usize, message: &str, hint: Option<String>) {
        if self.is_full() {
            self.more += 1;
            return;
        }
        let place = yaml::place(self.text, number);
        self.push(place, message, hint);
    }

    /// Notes a fault of which only the place is known.
    pub(super) fn note_at(&mut self, place: Place, message: &str, hint: Option<String>) {
        self.push(place, message, hint);
    }

    fn push(&mut self, place: Place, message: &str, hint: Option<String>) {
        let excerpt = place.line.checked_sub(1).and_then(|index| self.text.lines().nth(index));
        self.problems.push(Problem {
            file: self.file.to_owned(),
            line: place.line,
            column: place.column,
            message: visible(message),
            hint: hint.map(|hint| visible(&hint)),
            excerpt: visible(excerpt.unwrap_or_default()).trim_end().to_owned(),
        });
    }

    /// All that was found, in the order of the file.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| (problem.line, problem.column));
        if self.more > 0 {
            let rest = format!("{} more problems are not shown", self.more);
            self.problems.push(Problem::whole(self.file, rest));
        }
        self.problems
    }
}

/// The hint that names `name`.
pub(super) fn did_you_mean(name: Option<&str>) -> Option<String> {
    name.map(|name| format!("did you mean `{name}`?"))
}
