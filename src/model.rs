//! What the program knows: the article as the file says it, and the briefing as we
//! understood it. Plain data, no input or output, no colour.

pub mod article;
pub mod briefing;

use std::sync::Arc;

use article::Article;
use briefing::Briefing;

/// An article and what was understood of it; the spans of the second are byte
/// offsets into the text of the first.
///
/// The article is shared: it is kept where it need not be read again, and a long one is
/// understood beside the screen that shows it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// What the file says.
    pub article: Arc<Article>,
    /// What we understood.
    pub briefing: Briefing,
}
