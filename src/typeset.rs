//! Sets articles and briefings in rows of a given width.
//!
//! Rows are text with roles; colours come later, from the theme. Everything here is
//! a pure function of an article, its briefing and a width: [`article`] sets the blocks
//! of the Article pane, [`items`] the items of the other panes, and both wrap with
//! [`wrap`].

pub mod article;
mod flow;
pub mod items;
pub mod role;
pub mod row;
#[cfg(test)]
mod sample;
mod table;
pub mod wrap;
