//! Plain text.
use crate::model::article::Article;
pub(super) fn parse(source: String) -> Article {
    Article { text: crate::text::clean::clean_owned(source), ..Article::default() }
}
