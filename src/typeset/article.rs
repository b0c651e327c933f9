//! The article as rows, block by block, as it stands in the Article pane.

use std::borrow::Cow;

use super::flow::{Flow, Frame};
use super::role::Role;
use super::row::{Row, Run};
use super::table;
use crate::model::article::{Article, Block, BlockKind, Marker};
use crate::text::span::Span;
use crate::text::width;

/// Below so many columns bars and indents are left out: words need the room.
pub(super) const TINY: usize = 12;

/// The block of index `index` at `width` columns, without any blank row around it. There
/// is at least one row for each block, and none where there is no such block.
pub fn block(article: &Article, index: usize, width: u16) -> Vec<Row> {
    let Some(block) = article.blocks.get(index) else { return Vec::new() };
    let width = usize::from(width.max(1));
    let frame = frame(block, width);
    let rows = match block.kind {
        BlockKind::Heading { level: 1 } => flow(article, block, Role::Title, width, &frame),
        BlockKind::Heading { .. } => flow(article, block, Role::Heading, width, &frame),
        BlockKind::Row { header: true } => table::row(article, index, Role::Strong, width, &frame),
        BlockKind::Row { header: false } => table::row(article, index, Role::Body, width, &frame),
        BlockKind::Paragraph | BlockKind::Item(_) => flow(article, block, Role::Body, width, &frame),
        BlockKind::Code => code(article, block, width, &frame),
        BlockKind::Rule => rule(block, width, &frame),
    };
    if rows.is_empty() { vec![frame.first.with(place(block.span.start))] } else { rows }
}

/// How many blank rows stand before the block of index `index`: none before the first
/// block, between the items of a list and between the rows of a table, else one.
pub fn gap(article: &Article, index: usize) -> usize {
    let before = index.checked_sub(1).and_then(|before| article.blocks.get(before));
    let (Some(before), Some(block)) = (before, article.blocks.get(index)) else { return 0 };
    let together = matches!(
        (before.kind, block.kind),
        (BlockKind::Item(_), BlockKind::Item(_)) | (BlockKind::Row { .. }, BlockKind::Row { .. })
    );
    usize::from(!(together && before.quoted == block.quoted && !table::begins(before, block)))
}

/// The words of a block, wrapped.
fn flow(article: &Article, block: &Block, role: Role, width: usize, frame: &Frame) -> Vec<Row> {
    Flow::of_article(article, block.span, role, &[]).rows(width, frame)
}

/// Code: each line by itself, white space and all, cut between graphemes. A mark tells the
/// rest of a line that was cut from a line of its own.
fn code(article: &Article, block: &Block, width: usize, frame: &Frame) -> Vec<Row> {
    let room = width.saturating_sub(frame.columns).max(1);
    let (first, rest) = (frame.rest.clone(), frame.rest.clone());
    let mark = Run::ornament("↳ ", Role::Marker);
    let (rest, rest_room) = if room < TINY { (rest, room) } else { (rest.with(mark), room - 2) };
    let mut rows = Vec::new();
    let mut start = block.span.start;
    for line in article.slice(block.span).split('\n') {
        let (mut from, mut used) = (start, 0);
        let (mut lead, mut room) = (&first, room);
        for (at, cluster, _) in width::graphemes(line) {
            let columns = width::drawn(cluster);
            if used > 0 && used + columns > room {
                rows.push(lead.clone().with(Run::text(Span::new(from, start + at), Role::Code)));
                (from, used) = (start + at, 0);
                (lead, room) = (&rest, rest_room);
            }
            used += columns;
        }
        let end = start + line.len();
        rows.push(lead.clone().with(Run::text(Span::new(from, end), Role::Code)));
        start = end + 1;
    }
    rows
}

/// A line across the page.
fn rule(block: &Block, width: usize, frame: &Frame) -> Vec<Row> {
    let line = "─".repeat(width.saturating_sub(frame.columns));
    vec![frame.first.clone().with(place(block.span.start)).with(Run::ornament(line, Role::Marker))]
}

/// A run without words that says which place of the article its row stands for.
const fn place(offset: usize) -> Run {
    Run::text(Span::new(offset, offset), Role::Body)
}

/// The bars, the indent and the marker at the left of a block. They take at most half of
/// the width, and what does not fit is left out.
fn frame(block: &Block, width: usize) -> Frame {
    let (mut first, mut room) = (Vec::new(), width / 2);
    if width >= TINY {
        let bars = usize::from(block.quoted).min(room / 2 / 2);
        first.extend((0..bars).map(|_| Run::ornament("▌ ", Role::Marker)));
        room -= bars * 2;
    }
    let mut rest = first.clone();
    let depth = usize::from(block.depth);
    let marker = match block.kind {
        BlockKind::Item(Marker::Bullet) => "• ".into(),
        BlockKind::Item(Marker::Number(number)) => format!("{number}. ").into(),
        BlockKind::Item(Marker::Task(false)) => "☐ ".into(),
        BlockKind::Item(Marker::Task(true)) => "☑ ".into(),
        _ => Cow::Borrowed(""),
    };
    let hang = width::columns(&marker);
    let outer = if hang > 0 { depth.saturating_sub(1) * 2 } else { depth * 2 };
    let indent = if width >= TINY { outer.min(room.saturating_sub(hang)) } else { 0 };
    if indent > 0 {
        first.push(Run::blank(indent));
        rest.push(Run::blank(indent));
    }
    if hang > 0 && hang <= if width < TINY { width / 3 } else { room } {
        first.push(Run::ornament(marker, Role::Marker));
        rest.push(Run::blank(hang));
    }
    Frame::new(first, rest)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::*;
    use crate::model::article::{Mark, MarkKind};
    use crate::typeset::sample::{any_article, article, fits, mark, plain, roles, words as words_of};

    /// All blocks of the article with their gaps, as they look.
    fn page(article: &Article, width: u16) -> String {
        let mut rows = Vec::new();
        for index in 0..article.blocks.len() {
            rows.extend((0..gap(article, index)).map(|_| Row::default()));
            rows.extend(block(article, index, width));
        }
        plain(&rows, article)
    }

    /// One block of every kind.
    fn every_kind() -> Article {
        let mut article = article(&[
            (BlockKind::Heading { level: 1 }, "Quarrow closes its iron bridge"),
            (BlockKind::Paragraph, "The bridge will close in May and\nopen again in autumn."),
            (BlockKind::Item(Marker::Bullet), "Cars go by the ford\n  until then"),
            (BlockKind::Item(Marker::Task(true)), "Plans are drawn"),
            (BlockKind::Item(Marker::Number(10)), "The tenth of the steps takes longest"),
            (BlockKind::Paragraph, "A further word on the last step."),
            (BlockKind::Paragraph, "“Not again,” a driver said when she heard of it."),
            (BlockKind::Row { header: true }, "Year | Cost"),
            (BlockKind::Row { header: false }, "1999 | 2 million"),
            (BlockKind::Code, "if open {\n    cross();\n}"),
            (BlockKind::Rule, ""),
        ]);
        for (index, depth) in [(3, 2), (5, 1)] {
            article.blocks[index].depth = depth;
        }
        article.blocks[6].quoted = 2;
        article
    }

    #[test]
    fn every_kind_of_block_has_its_shape() {
        assert_snapshot!(page(&every_kind(), 24), @r#"
        Quarrow closes its iron
        bridge

        The bridge will close in
        May and open again in
        autumn.

        • Cars go by the ford
          until then
          ☑ Plans are drawn
        10. The tenth of the
            steps takes longest

          A further word on the
          last step.

        ▌ ▌ “Not again,” a
        ▌ ▌ driver said when she
        ▌ ▌ heard of it.

        Year | Cost
        1999 | 2 million

        if open {
            cross();
        }

        ────────────────────────
        "#);
    }

    #[test]
    fn in_a_tiny_pane_the_words_have_all_the_room() {
        assert_snapshot!(page(&every_kind(), 8), @r#"
        Quarrow
        closes
        its iron
        bridge

        The
        bridge
        will
        close in
        May and
        open
        again in
        autumn.

        • Cars
          go by
          the
          ford
          until
          then
        ☑ Plans
          are
          drawn
        The
        tenth of
        the
        steps
        takes
        longest

        A
        further
        word on
        the last
        step.

        “Not
        again,”
        a driver
        said
        when she
        heard of
        it.

        Year |
        Cost
        1999 | 2
        million

        if open 
        {
            cros
        s();
        }

        ────────
        "#);
    }

    #[test]
    fn marks_divide_a_row_in_runs() {
        let mut article =
            article(&[(BlockKind::Paragraph, "The old iron bridge, says the board, is closed.")]);
        mark(&mut article, "old iron", MarkKind::Emphasis);
        mark(&mut article, "iron", MarkKind::Strong);
        mark(&mut article, "the board", MarkKind::Link("https://quarrow.example".into()));
        assert_snapshot!(roles(&block(&article, 0, 22), &article), @r#"
        body[The ]emphasis[old ]strong[iron]body[ bridge,]
        body[says ]link[the board]body[, is]
        body[closed.]
        "#);
    }

    #[test]
    fn struck_words_are_told_without_a_line_through_them() {
        let mut article =
            article(&[(BlockKind::Paragraph, "The bridge is closed until\nautumn, says the board.")]);
        mark(&mut article, "closed until\nautumn", MarkKind::Strike);
        mark(&mut article, "\n", MarkKind::Break);
        mark(&mut article, "board", MarkKind::Strong);
        article.blocks[0].marks.sort_by_key(|mark| mark.span.start);
        assert_snapshot!(roles(&block(&article, 0, 40), &article), @r#"
        body[The bridge is ]strike[~~]strike[closed until]
        strike[autumn]strike[~~]body[, says the ]strong[board]body[.]
        "#);
    }

    #[test]
    fn a_heading_keeps_its_role_where_a_word_is_stressed() {
        let mut article = article(&[(BlockKind::Heading { level: 2 }, "What it means")]);
        mark(&mut article, "means", MarkKind::Strong);
        assert_snapshot!(roles(&block(&article, 0, 22), &article), @"heading[What it means]");
    }

    #[test]
    fn surplus_white_space_belongs_to_no_run() {
        let article = article(&[(BlockKind::Paragraph, "one\n   two")]);
        let runs = vec![Run::text(Span::new(0, 4), Role::Body), Run::text(Span::new(7, 10), Role::Body)];
        assert_eq!(block(&article, 0, 22), [Row::from(runs)]);
        assert_eq!(page(&article, 22), "one two");
    }

    #[test]
    fn a_line_the_author_ended_ends_a_row() {
        let mut article = article(&[(BlockKind::Paragraph, "Iron Street 4\nQuarrow")]);
        mark(&mut article, "\n", MarkKind::Break);
        assert_snapshot!(page(&article, 22), @r#"
        Iron Street 4
        Quarrow
        "#);
    }

    #[test]
    fn a_mark_does_not_tear_a_letter() {
        let mut article = article(&[(BlockKind::Paragraph, "cafe\u{301}s")]);
        mark(&mut article, "cafe", MarkKind::Strong);
        assert_eq!(roles(&block(&article, 0, 9), &article), "strong[cafe\u{301}]body[s]");
    }

    #[test]
    fn a_block_without_words_still_has_a_row() {
        let article = article(&[(BlockKind::Item(Marker::Bullet), ""), (BlockKind::Code, "a\n\nb")]);
        assert_eq!(plain(&block(&article, 0, 9), &article), "• ");
        assert_eq!(block(&article, 0, 9)[0].span(), Some(Span::new(0, 0)));
        assert_eq!(block(&article, 1, 9).len(), 3);
        assert!(block(&article, 2, 9).is_empty());
    }

    #[test]
    fn a_long_line_of_code_is_cut_and_keeps_its_white_space() {
        let article = article(&[(BlockKind::Code, "  let  bridge = 1;")]);
        assert_snapshot!(roles(&block(&article, 0, 8), &article), @r#"
        code[  let  b]
        code[ridge = ]
        code[1;]
        "#);
        assert_snapshot!(roles(&block(&article, 0, 12), &article), @r#"
        code[  let  bridg]
        marker[↳ ]code[e = 1;]
        "#);
    }

    #[test]
    fn a_block_full_of_marks_is_set_in_one_pass() {
        for unit in ["\u{300}", "🇫", "👩\u{200d}", "a ", "日"] {
            let words = unit.repeat(50_000);
            let mut article = article(&[(BlockKind::Paragraph, &words)]);
            for (at, char) in words.char_indices() {
                let kind = if at % 2 == 0 { MarkKind::Emphasis } else { MarkKind::Strong };
                article.blocks[0].marks.push(Mark { span: Span::new(at, at + char.len_utf8()), kind });
            }
            let rows = block(&article, 0, 40);
            assert_eq!(words_of(&rows, &article), words.replace(' ', ""));
        }
    }

    proptest! {
        #[test]
        fn no_row_is_wider_than_the_pane(article in any_article(), width in 1_u16..=200) {
            prop_assert!(fits(&block(&article, 0, width), &article, width));
        }

        #[test]
        fn the_rows_of_a_block_hold_its_words_once(article in any_article(), width in 1_u16..=200) {
            let rows = block(&article, 0, width);
            let words = article.slice(article.blocks[0].span);
            let expected: String = words.chars().filter(|char| !char.is_whitespace()).collect();
            if let BlockKind::Row { .. } = article.blocks[0].kind {
                // Cells stand side by side.
                let sorted = |text: &str| text.chars().collect::<std::collections::BinaryHeap<_>>().into_sorted_vec();
                prop_assert_eq!(sorted(&words_of(&rows, &article)), sorted(&expected));
            } else {
                prop_assert_eq!(words_of(&rows, &article), expected);
            }
        }
    }
}
