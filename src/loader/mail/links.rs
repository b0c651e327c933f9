//! Lines of nothing but links to the mail itself: to read it in a browser, to leave the list.
//!
//! They are no part of what a newsletter says. Why a reader gets it, and from which address,
//! is kept: a sentence may say more than that.

use crate::loader::compose::remove_block;
use crate::model::article::{Article, Block, BlockKind};

/// What such links are called.
const LABELS: &str = include_str!("../../../assets/lexicon/mail_links.txt");

/// Takes the lines of such links out, unless there is nothing else.
pub(super) fn drop(article: &mut Article) {
    let dropped: Vec<usize> = article
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| is_of_links(article, block))
        .map(|(index, _)| index)
        .collect();
    let worded = article.blocks.iter().filter(|block| !block.span.is_empty()).count();
    if dropped.len() < worded {
        dropped.into_iter().rev().for_each(|index| remove_block(article, index));
    }
}

fn is_of_links(article: &Article, block: &Block) -> bool {
    if matches!(block.kind, BlockKind::Code | BlockKind::Rule) || block.span.len() > LONGEST {
        return false;
    }
    let text = article.slice(block.span).to_lowercase();
    let mut labels =
        text.split(['|', '·', '•', '\n']).map(words).filter(|label| !label.is_empty()).peekable();
    labels.peek().is_some() && labels.all(|label| is_label(&label))
}

/// Addresses of links are long, and there are some of them in a line.
const LONGEST: usize = 2_000;

/// The words of a label, without the address that a text gives behind it and the signs
/// at their ends.
fn words(label: &str) -> String {
    let words = label.split_whitespace().filter(|word| !word.contains("://") && !word.contains("www."));
    let words = words.collect::<Vec<_>>().join(" ");
    words.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

fn is_label(words: &str) -> bool {
    let lines = LABELS.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split(" | ")).any(|label| label == words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_labels_are_written_as_they_are_compared() {
        let lines = LABELS.lines().filter(|line| !line.starts_with('#'));
        for label in lines.flat_map(|line| line.split('|')) {
            let label = label.trim();
            assert_eq!(words(label), label);
            assert!(label == label.to_lowercase() && is_label(label), "{label}");
        }
    }
}
