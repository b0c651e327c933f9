//! The articles that stay at hand after they were read: what came through standard
//! input, which can be read only once, and files that hold several articles, which
//! need to be read only once for all of them.
//!
//! A file with one article is not kept: it is read again when the reader comes back to
//! it, and so is never older than that.

use std::sync::Arc;

use crate::loader::Articles;
use crate::model::article::{Article, Origin};

/// Articles at hand, by where they were read.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    /// The file that was asked for last stands last.
    files: Vec<(Origin, Vec<Arc<Article>>)>,
}

/// How many bytes of text are kept; the files that were not asked for longest make
/// room. The last one and standard input stay whatever their size.
const ROOM: usize = 32 << 20;

impl Shelf {
    /// Keeps the articles that were read from `origin`.
    pub(super) fn put(&mut self, origin: Origin, articles: Articles) {
        self.forget(&origin);
        self.files.push((origin, articles.into_iter().map(Arc::new).collect()));
        let mut room = ROOM;
        for at in (0..self.files.len()).rev() {
            let Some((origin, articles)) = self.files.get(at) else { continue };
            let size: usize = articles.iter().map(|article| article.text.len()).sum();
            let last = at + 1 == self.files.len();
            room = room.saturating_sub(size);
            if room == 0 && !last && *origin != Origin::Stdin {
                self.files.remove(at);
            }
        }
    }

    /// The articles that were read from `origin`; none where they are not at hand.
    pub(super) fn find(&mut self, origin: &Origin) -> &[Arc<Article>] {
        if let Some(at) = self.files.iter().position(|(kept, _)| kept == origin) {
            let file = self.files.remove(at);
            self.files.push(file);
            return self.files.last().map_or(&[], |(_, articles)| articles);
        }
        &[]
    }

    /// Lets go of what was read from `origin`, to have it read again.
    pub(super) fn forget(&mut self, origin: &Origin) {
        self.files.retain(|(kept, _)| kept != origin);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> Origin {
        Origin::File(name.into())
    }

    fn articles(text: &str, count: usize) -> Articles {
        let article = Article { text: text.to_owned(), ..Article::default() };
        Articles { first: article.clone(), others: vec![article; count - 1] }
    }

    #[test]
    fn what_was_put_is_found_until_it_is_forgotten() {
        let mut shelf = Shelf::default();
        shelf.put(file("a.xml"), articles("Rain.", 3));
        assert_eq!(shelf.find(&file("a.xml")).len(), 3);
        assert!(shelf.find(&file("b.xml")).is_empty());
        shelf.forget(&file("a.xml"));
        assert!(shelf.find(&file("a.xml")).is_empty());
    }

    #[test]
    fn the_file_that_was_not_asked_for_longest_makes_room_but_never_standard_input() {
        let mut shelf = Shelf::default();
        let half = "x".repeat(ROOM / 2 + 1);
        shelf.put(Origin::Stdin, articles(&half, 1));
        shelf.put(file("a"), articles("Rain.", 2));
        shelf.put(file("b"), articles("Sun.", 2));
        shelf.find(&file("a"));
        shelf.put(file("c"), articles(&half, 1));
        assert_eq!(shelf.find(&file("c")).len(), 1);
        assert_eq!(shelf.find(&Origin::Stdin).len(), 1);
        assert_eq!(
            shelf.find(&file("b")).len() + shelf.find(&file("a")).len(),
            4,
            "there is room for the small"
        );
        shelf.put(file("d"), articles(&half, 1));
        assert!(shelf.find(&file("c")).is_empty());
        assert_eq!(shelf.find(&Origin::Stdin).len(), 1);
    }
}
