//! What holds for every article, whatever bytes it was made of.

use briefing::loader::read;
use briefing::model::article::{Article, Origin};

/// The article that a file of this name and content gives.
pub fn article(name: &str, bytes: &[u8]) -> Article {
    read(bytes.to_vec(), Origin::File(name.into()))
}

/// Stops the fuzzer at an article that is not sound.
pub fn check(article: &Article) {
    assert!(!article.text.chars().any(|c| c.is_control() && c != '\n'), "a control character");
    let mut end = 0;
    for block in &article.blocks {
        assert!(block.span.start >= end, "blocks overlap");
        assert!(article.text.get(block.span.start..block.span.end).is_some(), "a character is cut");
        for mark in &block.marks {
            assert!(block.span.contains(mark.span), "a mark outside of its block");
            assert!(article.text.get(mark.span.start..mark.span.end).is_some(), "a character is cut");
        }
        end = block.span.end;
    }
    if let Some(title) = article.metadata.title {
        assert!(article.blocks.iter().any(|block| block.span == title), "the title is no block");
    }
}
