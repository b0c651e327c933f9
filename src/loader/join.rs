//! Puts one article after another: for formats whose articles come in several pieces.

use crate::model::article::Article;

/// Appends text, blocks and problems of `more` to `article`, below an empty line.
pub(super) fn append(article: &mut Article, more: Article) {
    if more.blocks.is_empty() && more.text.trim().is_empty() {
        return article.problems.extend(more.problems);
    }
    while !article.text.is_empty() && !article.text.ends_with("\n\n") {
        article.text.push('\n');
    }
    let by = article.text.len();
    article.text.push_str(&more.text);
    article.blocks.extend(more.blocks.into_iter().map(|mut block| {
        block.span = block.span.shifted(by);
        for mark in &mut block.marks {
            mark.span = mark.span.shifted(by);
        }
        block
    }));
    article.problems.extend(more.problems);
}
