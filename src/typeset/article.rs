//! The article as rows, block by block, as it stands in the Article pane.

use super::flow::{Flow, Frame};
use super::role::Role;
use super::row::{Row, Run};
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
        BlockKind::Row { header: true } => cells(article, block, Role::Strong, width, &frame),
        BlockKind::Row { header: false } => cells(article, block, Role::Body, width, &frame),
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
    usize::from(!(together && before.quoted == block.quoted))
}

/// The words of a block, wrapped.
fn flow(article: &Article, block: &Block, role: Role, width: usize, frame: &Frame) -> Vec<Row> {
    Flow::of_article(article, block.span, role, &[]).rows(width, frame)
}

/// A row of a table, with its separators set back.
fn cells(article: &Article, block: &Block, role: Role, width: usize, frame: &Frame) -> Vec<Row> {
    let separators = article.slice(block.span).match_indices(" | ");
    let separators: Vec<_> = separators
        .map(|(at, found)| (Span::new(at, at + found.len()).shifted(block.span.start), Role::Marker))
        .collect();
    Flow::of_article(article, block.span, role, &separators).rows(width, frame)
}

/// Code: each line by itself, white space and all, cut between graphemes.
fn code(article: &Article, block: &Block, width: usize, frame: &Frame) -> Vec<Row> {
    let room = width.saturating_sub(frame.columns).max(1);
    let mut rows = Vec::new();
    let mut start = block.span.start;
    for line in article.slice(block.span).split('\n') {
        let (mut from, mut used) = (start, 0);
        for (at, cluster, _) in width::graphemes(line) {
            let columns = width::drawn(cluster);
            if used > 0 && used + columns > room {
                rows.push(frame.rest.clone().with(Run::text(Span::new(from, start + at), Role::Code)));
                (from, used) = (start + at, 0);
            }
            used += columns;
        }
        let end = start + line.len();
        rows.push(frame.rest.clone().with(Run::text(Span::new(from, end), Role::Code)));
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
        _ => std::borrow::Cow::Borrowed(""),
    };
    let hang = width::columns(&marker);
    let outer = if hang > 0 { depth.saturating_sub(1) * 2 } else { depth * 2 };
    let indent = if width >= TINY { outer.min(room.saturating_sub(hang)) } else { 0 };
    if indent > 0 {
        first.push(Run::blank(indent));
        rest.push(Run::blank(indent));
    }
    if hang > 0 && hang <= room {
        first.push(Run::ornament(marker, Role::Marker));
        rest.push(Run::blank(hang));
    }
    Frame::new(first, rest)
}
