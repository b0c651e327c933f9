//! A row: what stands on one line of a pane, before it has colours.

use std::borrow::Cow;

use super::role::Role;
use crate::text::span::Span;

/// One line of a pane.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// What stands in it, from left to right.
    pub runs: Vec<Run>,
}

/// A stretch of a row in one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What stands there.
    pub content: Content,
    /// What it is.
    pub role: Role,
}

/// What stands in a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Words of the article, by their span in `Article::text`. A white-space character
    /// in it is drawn as one space.
    Text(Span),
    /// What is not the article's: bars, bullets, labels, quotation marks, padding.
    Ornament(Cow<'static, str>),
}
