//! Tables: rows whose cells stand below one another in columns.
//!
//! A row is set by itself, like every block, so that of a long table only what is seen
//! is set. What its columns are it learns from the first rows of its table.

use super::flow::{Flow, Frame};
use super::role::Role;
use super::row::{Row, Run};
use super::wrap;
use crate::model::article::{Article, Block, BlockKind};
use crate::text::span::Span;

/// So many rows tell how wide the columns of a table are.
const LOOKED_AT: usize = 64;

/// No table begins further back than this: then it is divided into tables of so many
/// blocks each, and the work for a row does not grow with its table.
const FURTHEST: usize = 512;

/// A column that has to give way is no narrower.
const LEAST: usize = 8;

/// The columns of what stands between two cells.
const BETWEEN: usize = 3;

/// The row of index `index` in at most `width` columns; the rows of the table have their
/// cells in the same columns where those fit, cells that are too long in several lines.
pub(super) fn row(article: &Article, index: usize, role: Role, width: usize, frame: &Frame) -> Vec<Row> {
    let Some(block) = article.blocks.get(index) else { return Vec::new() };
    let cells = article.cells(block);
    let room = width.saturating_sub(frame.columns);
    let columns = columns(article, index, room).filter(|columns| cells.len() <= columns.len());
    columns
        .and_then(|columns| aligned(article, &cells, role, &columns, frame))
        .unwrap_or_else(|| running(article, block, &cells, role, width, frame))
}

/// True where `block`, which comes right after `before`, begins a table of its own.
pub(super) const fn begins(before: &Block, block: &Block) -> bool {
    matches!((before.kind, block.kind), (BlockKind::Row { header: false }, BlockKind::Row { header: true }))
}

/// The widths of the columns of the table with the row of index `index`, if the table
/// fits in `room` columns.
fn columns(article: &Article, index: usize, room: usize) -> Option<Vec<usize>> {
    let mut natural: Vec<usize> = Vec::new();
    for block in rows(article, first(article, index)).take(LOOKED_AT) {
        for (column, cell) in article.cells(block).into_iter().enumerate() {
            let width = (wrap::columns(article.slice(cell)) + strokes(block, cell)).max(1);
            match natural.get_mut(column) {
                Some(widest) => *widest = width.max(*widest),
                None => natural.push(width),
            }
        }
    }
    let between = natural.len().saturating_sub(1) * BETWEEN;
    let most = widest(&natural, room.checked_sub(between)?)?;
    Some(natural.into_iter().map(|width| width.min(most)).collect())
}

/// The columns of the `~~` around what is struck out in the cell.
fn strokes(block: &Block, cell: Span) -> usize {
    block.struck(cell).count() * 2 * "~~".len()
}

/// The greatest width at which columns of these widths fit in `room`.
fn widest(natural: &[usize], room: usize) -> Option<usize> {
    let mut ascending = natural.to_vec();
    ascending.sort_unstable();
    let (mut left, mut count) = (room, ascending.len());
    for width in ascending {
        let share = left / count.max(1);
        if width > share {
            return (share >= LEAST).then_some(share);
        }
        left -= width;
        count -= 1;
    }
    Some(room)
}

/// Index of the first row of the table with the row of index `index`.
fn first(article: &Article, index: usize) -> usize {
    let limit = index.saturating_sub(FURTHEST);
    let mut first = index;
    while first > limit {
        let pair = (article.blocks.get(first - 1), article.blocks.get(first));
        let (Some(before), Some(block)) = pair else { break };
        if !is_row(before) || before.quoted != block.quoted || begins(before, block) {
            return first;
        }
        first -= 1;
    }
    if first > 0 && first == limit { index - index % FURTHEST } else { first }
}

/// The rows of a table from the one of index `first` on.
fn rows(article: &Article, first: usize) -> impl Iterator<Item = &Block> {
    let blocks = article.blocks.get(first..).unwrap_or_default();
    let together = |pair: &&[Block]| match pair {
        [before, block] => is_row(block) && before.quoted == block.quoted && !begins(before, block),
        _ => false,
    };
    let count = 1 + blocks.windows(2).take(LOOKED_AT).take_while(together).count();
    blocks.iter().take(count)
}

const fn is_row(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Row { .. })
}

/// The cells side by side, each wrapped in its column. `None` where a word does not fit.
fn aligned(
    article: &Article,
    cells: &[Span],
    role: Role,
    columns: &[usize],
    frame: &Frame,
) -> Option<Vec<Row>> {
    let mut set: Vec<Vec<Row>> = Vec::with_capacity(cells.len());
    for (cell, width) in cells.iter().zip(columns) {
        let lines = Flow::of_article(article, *cell, role, &[]).rows(*width, &Frame::default());
        if lines.iter().any(|line| line.columns(&article.text) > *width) {
            return None;
        }
        set.push(lines);
    }
    let height = set.iter().map(Vec::len).max().unwrap_or_default().max(1);
    let line = |number: usize| {
        let mut row = if number == 0 { frame.first.clone() } else { frame.rest.clone() };
        for (index, (lines, width)) in set.iter().zip(columns).enumerate() {
            let words = lines.get(number).cloned().unwrap_or_default();
            let blank = width.saturating_sub(words.columns(&article.text));
            row.runs.extend(words.runs);
            let Some((cell, next)) = cells.get(index).zip(cells.get(index + 1)) else { continue };
            row.runs.extend((blank > 0).then(|| Run::blank(blank)));
            let between = Span::new(cell.end, next.start);
            if number == 0 {
                row.runs.push(Run::text(between, Role::Marker));
                row.runs.extend((between.len() < BETWEEN).then(|| Run::blank(BETWEEN - between.len())));
            } else {
                row.runs.push(Run::ornament(" | ", Role::Marker));
            }
        }
        row
    };
    Some((0..height).map(line).collect())
}

/// The cells one after the other, wrapped like a paragraph, with their separators set
/// back.
fn running(
    article: &Article,
    block: &Block,
    cells: &[Span],
    role: Role,
    width: usize,
    frame: &Frame,
) -> Vec<Row> {
    let ends = cells.iter().map(|cell| cell.end);
    let separators: Vec<_> = ends
        .zip(cells.iter().skip(1))
        .map(|(end, next)| (Span::new(end, next.start), Role::Marker))
        .collect();
    Flow::of_article(article, block.span, role, &separators).rows(width, frame)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use proptest::prelude::{prop_assert, proptest};

    use super::*;
    use crate::model::article::MarkKind;
    use crate::typeset::article::block;
    use crate::typeset::sample::{article, fits, hostile, mark, plain, roles};

    const HEADER: BlockKind = BlockKind::Row { header: true };
    const BODY: BlockKind = BlockKind::Row { header: false };

    fn sailings() -> Article {
        article(&[
            (BlockKind::Paragraph, "The boats of the week."),
            (HEADER, "Boat | Day | Where it goes"),
            (BODY, "Tern | Monday | Lorn and the outer islands, when there is no ice"),
            (BODY, "Grebe |  | 港 by night"),
            (BODY, " | Friday | Skarne"),
            (HEADER, "A | B"),
            (BODY, "1 | 2"),
        ])
    }

    /// The article's tables as they look.
    fn page(article: &Article, width: u16) -> String {
        let rows = (0..article.blocks.len()).flat_map(|index| block(article, index, width));
        plain(&rows.collect::<Vec<_>>(), article)
    }

    #[test]
    fn cells_stand_below_one_another() {
        assert_snapshot!(page(&sailings(), 80), @r#"
        The boats of the week.
        Boat  | Day    | Where it goes
        Tern  | Monday | Lorn and the outer islands, when there is no ice
        Grebe |        | 港 by night
              | Friday | Skarne
        A | B
        1 | 2
        "#);
    }

    #[test]
    fn a_long_cell_is_wrapped_in_its_column() {
        assert_snapshot!(page(&sailings(), 40), @r#"
        The boats of the week.
        Boat  | Day    | Where it goes
        Tern  | Monday | Lorn and the outer
              |        | islands, when there is
              |        | no ice
        Grebe |        | 港 by night
              | Friday | Skarne
        A | B
        1 | 2
        "#);
    }

    #[test]
    fn where_columns_do_not_fit_cells_run_on() {
        assert_snapshot!(page(&sailings(), 20), @r#"
        The boats of the
        week.
        Boat | Day | Where
        it goes
        Tern | Monday | Lorn
        and the outer
        islands, when there
        is no ice
        Grebe | | 港 by
        night
        | Friday | Skarne
        A | B
        1 | 2
        "#);
    }

    #[test]
    fn a_column_has_room_for_the_marks_of_what_is_struck_out() {
        let mut article = sailings();
        mark(&mut article, "Monday", MarkKind::Strike);
        let rows = block(&article, 2, 80);
        assert_eq!(
            plain(&rows, &article),
            "Tern  | ~~Monday~~ | Lorn and the outer islands, when there is no ice"
        );
    }

    #[test]
    fn a_row_keeps_its_marks_and_its_separators_are_the_articles() {
        let article = sailings();
        assert_snapshot!(roles(&block(&article, 1, 80), &article), @"strong[Boat]body[ ]marker[ | ]strong[Day]body[   ]marker[ | ]strong[Where it goes]");
        assert_eq!(
            roles(&block(&article, 4, 80), &article),
            "body[     ]marker[ | ]body[Friday]marker[ | ]body[Skarne]"
        );
    }

    #[test]
    fn a_row_of_a_long_table_costs_no_more_than_one_of_a_short_one() {
        let rows: Vec<_> =
            (0..20_000).map(|number| (BODY, if number % 2 == 0 { "a | b" } else { "ccc | d" })).collect();
        let article = article(&rows);
        for index in (0..20_000).step_by(7) {
            assert_eq!(rows_of(&article, index), 1);
            assert!(first(&article, index) + 2 * FURTHEST > index);
        }
    }

    fn rows_of(article: &Article, index: usize) -> usize {
        block(article, index, 80).len()
    }

    proptest! {
        #[test]
        fn a_table_of_any_words_fits_and_is_whole(
            cells in proptest::collection::vec(hostile(), 6),
            width in 1_u16..=200,
        ) {
            let lines: Vec<String> = cells.chunks(3).map(|cells| cells.join(" | ")).collect();
            let blocks: Vec<_> = lines.iter().map(|line| (BODY, line.as_str())).collect();
            let article = article(&blocks);
            for (index, line) in lines.iter().enumerate() {
                let rows = block(&article, index, width);
                prop_assert!(fits(&rows, &article, width), "{rows:?}");
                let letters = |text: &str| {
                    let mut letters: Vec<char> = text.chars().filter(|char| char.is_alphanumeric()).collect();
                    letters.sort_unstable();
                    letters
                };
                prop_assert!(letters(&plain(&rows, &article)) == letters(line), "{rows:?}");
            }
        }
    }
}
