//! Sets articles and briefings in rows of a given width.
//!
//! Rows are text with roles; colours come later, from the theme. Everything here is
//! a pure function of an article, its briefing and a width.

pub mod role;
pub mod row;
