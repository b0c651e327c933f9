//! What holds for every article, whatever bytes it was made of.

use briefing::model::article::{Article, BlockKind};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_assert, prop_oneof, proptest};

use super::article;

/// Texts made of what the readers look for.
pub(super) fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z ]{0,12}",
        "[A-Z][a-z]{1,8}( [a-z]{1,8}){0,14}[.:?]?\n",
        "\n{1,3}",
        "[#>*+=-]{1,4} ?",
        "[ \t]{1,5}",
        "[0-9]{1,2}[.)] ",
        "(\\*\\*|\\[\\^?|\\]|\\(|\\)|`{1,3}|<|</?[a-z]+>|<!--|-->|&#27;|&amp;|\\||!\\[|~~|\\\\)",
        "(---|\\+\\+\\+|title: x|Subject: y)\n",
        "\\PC{1,3}",
        "[\u{0}-\u{1f}\u{7f}-\u{9f}\u{2000}-\u{206f}]",
    ];
    vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

pub(super) fn check(article: &Article, lines: usize) {
    assert!(!article.text.chars().any(|c| c.is_control() && c != '\n'), "{:?}", article.text);
    let (mut end, mut line) = (0, 0);
    for block in &article.blocks {
        assert!(block.span.start >= end, "blocks overlap: {:?}", article.blocks);
        assert!(article.text.get(block.span.start..block.span.end).is_some(), "a character is cut");
        assert_eq!(block.span.is_empty(), block.kind == BlockKind::Rule, "{block:?}");
        assert!(block.line >= line && block.line <= lines, "line {} of {lines}", block.line);
        let mut start = 0;
        for mark in &block.marks {
            assert!(
                block.span.contains(mark.span) && !mark.span.is_empty() && mark.span.start >= start,
                "{block:?}"
            );
            assert!(article.text.get(mark.span.start..mark.span.end).is_some(), "a character is cut");
            start = mark.span.start;
        }
        (end, line) = (block.span.end, block.line);
    }
    if let Some(title) = article.metadata.title {
        assert!(article.blocks.iter().any(|block| block.span == title), "the title is a block");
    }
}

/// Letters and digits, in order.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #[test]
    fn arbitrary_bytes_make_an_article(bytes in vec(any::<u8>(), 0..400)) {
        for name in ["a.txt", "a.md", "a", "a.html"] {
            check(&article(name, &bytes), bytes.len() + 1);
        }
    }

    #[test]
    fn articles_are_sound(text in pieces()) {
        for name in ["a.txt", "a.md", "a", "a.html"] {
            check(&article(name, &text), text.chars().count() + 1);
        }
    }

    #[test]
    fn every_word_of_a_plain_file_is_in_the_text_and_in_a_block(
        text in pieces().prop_filter("has no header", |text| !text.contains("Subject") && !text.contains("title"))
    ) {
        let article = article("a.log", &text);
        // So many control characters that they are taken for a binary file are no text.
        let is_text = article.problems.iter().all(|problem| !problem.message.contains("not text"));
        if is_text && briefing::loader::Format::of(&text, &article.origin) == briefing::loader::Format::Plain {
            prop_assert!(letters(&article.text) == letters(&text), "{:?}", article.text);
            let inside: String = article.blocks.iter().map(|block| letters(article.slice(block.span))).collect();
            let digits = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            prop_assert!(digits(&inside) == digits(&letters(&text)), "{:?}", article.blocks);
        }
    }

    #[test]
    fn a_line_is_where_the_file_has_it(words in vec("[a-z]{3,9}", 30..120), width in 45_usize..80) {
        // Every word is told apart by its number.
        let mut text = String::from("# ");
        let mut column = 0;
        for (index, word) in words.iter().enumerate() {
            if column + word.len() > width {
                text.push('\n');
                column = 0;
            }
            let word = format!("{word}{index}x ");
            text.push_str(&word);
            column += word.len();
        }
        text.insert_str(0, "Rain.\n\n> a quote\n\n");
        for name in ["a.txt", "a.md"] {
            let article = article(name, &text);
            for (index, word) in words.iter().enumerate() {
                let word = format!("{word}{index}x");
                let expected = text.lines().position(|line| line.contains(&word)).unwrap() + 1;
                prop_assert!(article.line_at(article.text.find(&word).unwrap()) == expected);
            }
        }
    }
}
