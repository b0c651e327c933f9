//! What every other module needs of text: spans, sentences, display width, search
//! and the replacement of control characters; and how lists of text are read while the
//! program is compiled.
//!
//! This is the only place where text is cut by byte offsets. Everywhere else a
//! [`Span`](span::Span) is carried around and resolved here, so that an offset
//! inside a character can never cause a panic.

#![allow(clippy::disallowed_methods, reason = "this is the place where text is cut")]

pub(crate) mod byline;
pub mod clean;
pub(crate) mod date;
mod fold;
pub(crate) mod label;
pub mod line;
pub(crate) mod listed;
pub mod search;
pub mod sentence;
pub mod span;
pub mod width;
