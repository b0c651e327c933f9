//! The Markdown as a Markdown reader takes it back: no word lost, no markup invented.

use proptest::prelude::{any, prop, proptest};
use proptest::strategy::Strategy;
use pulldown_cmark::{Event, Options, Parser};

use super::Markdown;
use super::inline::{Place, inline};
use crate::model::Reading;
use crate::model::article::{Article, Block, BlockKind, Mark, MarkKind, Marker};
use crate::output::fixture::{reading, written};
use crate::text::span::Span;

#[test]
fn the_parts_are_sections_of_a_document() {
    insta::assert_snapshot!(written(&Markdown, &reading()));
}

#[test]
fn an_article_without_text_still_has_a_title() {
    assert_eq!(written(&Markdown, &Reading::default()), "# Untitled\n");
}

#[test]
fn a_line_that_looks_like_a_list_is_not_one() {
    assert_eq!(inline("1. May", &[], Place::Line), "1\\. May");
    assert_eq!(inline("- 5 degrees", &[], Place::Line), "\\- 5 degrees");
    assert_eq!(inline("at 5 - 6. May", &[], Place::Line), "at 5 - 6. May");
}

#[test]
fn emphasis_inside_a_word_is_given_up_rather_than_the_word() {
    let marks = [Mark { span: Span::new(2, 5), kind: MarkKind::Strong }];
    assert_eq!(inline("unnewsy", &marks, Place::Line), "unnewsy");
    assert_eq!(inline("a new b", &marks, Place::Line), "a **new** b");
}

#[test]
fn deeply_nested_emphasis_ends() {
    let text = "x".repeat(20_000);
    let marks: Vec<_> =
        (0..10_000).map(|at| Mark { span: Span::new(at, 20_000 - at), kind: MarkKind::Emphasis }).collect();
    assert!(inline(&text, &marks, Place::Line).contains(&text));
}

/// All words a parser finds in `markdown`, and nothing of its markup.
fn words(markdown: &str) -> String {
    let mut words = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                words.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak | Event::End(_) => words.push(' '),
            _ => {}
        }
    }
    words.split_whitespace().collect()
}

/// Text of the characters that mean something in Markdown, and a few that do not.
fn risky_text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select("ab1 é`*_~[]()<>#+-=|!&;:.\\\"”/".chars().collect::<Vec<_>>()),
        0..24,
    )
    .prop_map(|chars| chars.into_iter().collect())
}

fn kind() -> impl Strategy<Value = BlockKind> {
    prop::sample::select(vec![
        BlockKind::Paragraph,
        BlockKind::Heading { level: 2 },
        BlockKind::Item(Marker::Bullet),
        BlockKind::Item(Marker::Number(3)),
        BlockKind::Row { header: true },
        BlockKind::Code,
    ])
}

/// An article of a block for each text.
fn article(blocks: Vec<(String, BlockKind)>) -> Article {
    let mut article = Article::default();
    for (line, (text, kind)) in blocks.into_iter().enumerate() {
        let start = article.text.len();
        article.text.push_str(text.trim());
        let span = Span::new(start, article.text.len());
        article.text.push('\n');
        let depth = u8::from(matches!(kind, BlockKind::Item(_)));
        article.blocks.push(Block { kind, span, line: line + 1, quoted: 0, depth, marks: Vec::new() });
    }
    article
}

proptest! {
    #[test]
    fn a_parser_reads_the_same_words_back(blocks in prop::collection::vec((risky_text(), kind()), 1..5)) {
        let article = article(blocks);
        let expected: String = article.blocks.iter().flat_map(|block| {
            let text = article.slice(block.span);
            let row = matches!(block.kind, BlockKind::Row { .. });
            let cells = || text.strip_suffix(" |").unwrap_or(text).replace(" | ", " ");
            if row { cells() } else { text.to_owned() }.split_whitespace().collect::<Vec<_>>().concat().chars().collect::<Vec<_>>()
        }).collect();
        let document = written(&Markdown, &Reading { article: article.into(), ..Reading::default() });
        let read = words(&document);
        let read = read.strip_prefix("UntitledArticle").unwrap_or_default();
        assert_eq!(read, expected, "{document}");
    }

    #[test]
    fn marks_take_no_word_away(
        text in "[a-c .,]{0,16}",
        marks in prop::collection::vec((0usize..16, 0usize..16, any::<u8>()), 0..4),
    ) {
        let text = text.trim();
        let mut marks: Vec<_> = marks.into_iter().map(|(start, len, kind)| Mark {
            span: Span::new(start, (start + len).min(text.len())),
            kind: match kind % 4 {
                0 => MarkKind::Emphasis,
                1 => MarkKind::Strong,
                2 => MarkKind::Code,
                _ => MarkKind::Link("https://a.example/(b)".into()),
            },
        }).collect();
        marks.sort_by_key(|mark| mark.span.start);
        let document = inline(text, &marks, Place::Line);
        let letters = |text: &str| text.chars().filter(char::is_ascii_lowercase).collect::<String>();
        assert_eq!(letters(&words(&document)), letters(text), "{document}");
    }

    #[test]
    fn arbitrary_text_is_exported_without_a_panic(text in any::<String>()) {
        let blocks = vec![(text, BlockKind::Paragraph)];
        written(&Markdown, &Reading { article: article(blocks).into(), ..Reading::default() });
    }
}
