//! Running text as a value of JSON or YAML: HTML, Markdown or plain, told by how it looks.

use super::compose::{Composer, Shape};
use super::format::{looks_like_html, looks_like_markdown};
use super::tree::Node;
use super::{html, markdown, plain};

/// Adds the words of `node` as they would be read in a file of their own.
pub(super) fn append(composer: &mut Composer<'_>, node: &Node<'_>) {
    let words = node.words().unwrap_or_default();
    let article = if looks_like_html(words) {
        html::fragment(words)
    } else if !words.trim().contains('\n') {
        composer.block(Shape::PARAGRAPH, words, node.at);
        return;
    } else if looks_like_markdown(words) {
        markdown::parse(words)
    } else {
        plain::parse(words.to_owned())
    };
    composer.append(article, node.at);
}
