//! The plain text as a person or a pipe gets it.

use super::Plain;
use crate::model::Reading;
use crate::output::fixture::{reading, written};

#[test]
fn the_digest_comes_before_the_article() {
    insta::assert_snapshot!(written(&Plain, &reading()));
}

#[test]
fn an_empty_file_prints_nothing() {
    assert_eq!(written(&Plain, &Reading::default()), "");
}

#[test]
fn cells_stand_in_columns_and_struck_words_between_their_marks() {
    use crate::model::article::{Article, Block, BlockKind, Mark, MarkKind};
    use crate::text::span::Span;
    let text = "Boat | Day | Captain\nTern | Monday | 小野\nThe Grebe |  | nobody";
    let header = |line| line == "Boat | Day | Captain";
    let mut start = 0;
    let mut blocks = Vec::new();
    for line in text.lines() {
        let span = Span::new(start, start + line.len());
        let kind = BlockKind::Row { header: header(line) };
        blocks.push(Block { kind, span, line: 1, quoted: 0, depth: 0, marks: Vec::new() });
        start += line.len() + 1;
    }
    let day = text.find("Monday").unwrap();
    blocks[1].marks.push(Mark { span: Span::new(day, day + 6), kind: MarkKind::Strike });
    let article = Article { text: text.to_owned(), blocks, ..Article::default() };
    let reading = Reading { article: article.into(), ..Reading::default() };
    insta::assert_snapshot!(written(&Plain, &reading), @r#"
    ARTICLE

    Boat      | Day        | Captain
    --------- | ---------- | -------
    Tern      | ~~Monday~~ | 小野
    The Grebe |            | nobody
    "#);
}
