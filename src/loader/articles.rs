//! What one file gives: nearly always one article, several for a feed and the like.
//!
//! The first stands apart from the others, so that a file without any article cannot
//! be written down and a file with one needs no list.

use std::iter::{Chain, Once, once};
use std::vec;

use crate::model::article::Article;

/// The articles of one file, in its order: at least one.
#[derive(Debug, Clone, PartialEq)]
pub struct Articles {
    /// The first, or the only one.
    pub first: Article,
    /// Those that follow it.
    pub others: Vec<Article>,
}

impl Articles {
    /// How many there are.
    pub const fn count(&self) -> usize {
        self.others.len() + 1
    }

    /// Tells each of several articles which of the file's it is; see [`Article::entry`].
    #[must_use]
    pub(super) fn numbered(mut self) -> Self {
        if !self.others.is_empty() {
            self.first.entry = Some(1);
            for (article, number) in self.others.iter_mut().zip(2..) {
                article.entry = Some(number);
            }
        }
        self
    }
}

impl From<Article> for Articles {
    fn from(first: Article) -> Self {
        Self { first, others: Vec::new() }
    }
}

impl IntoIterator for Articles {
    type Item = Article;
    type IntoIter = Chain<Once<Article>, vec::IntoIter<Article>>;

    fn into_iter(self) -> Self::IntoIter {
        once(self.first).chain(self.others)
    }
}
