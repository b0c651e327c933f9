//! A table as plain text: cells below one another, a line under the column titles.

use std::borrow::Cow;

use super::words;
use crate::model::article::{Article, Block, BlockKind};
use crate::text::width::columns;

/// A column is made no wider for the sake of a long cell; the cells after that one stand
/// further right.
const WIDEST: usize = 40;

/// The lines of the table of `rows`.
pub(super) fn lines(article: &Article, rows: &[Block]) -> Vec<String> {
    let cells = |row: &Block| -> Vec<String> {
        article.cells(row).into_iter().map(|cell| words(article, cell).into_owned()).collect()
    };
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        for (index, cell) in cells(row).iter().enumerate() {
            let width = columns(cell).min(WIDEST);
            match widths.get_mut(index) {
                Some(widest) => *widest = width.max(*widest),
                None => widths.push(width),
            }
        }
    }
    let header = |row: Option<&Block>| row.is_some_and(|row| row.kind == BlockKind::Row { header: true });
    let mut lines = Vec::with_capacity(rows.len() + 1);
    for (index, row) in rows.iter().enumerate() {
        lines.push(line(cells(row).iter().map(|cell| Cow::Borrowed(cell.as_str())), &widths, ' '));
        if header(Some(row)) && !header(rows.get(index + 1)) {
            lines.push(line(widths.iter().map(|width| Cow::Owned("-".repeat(*width))), &widths, '-'));
        }
    }
    lines
}

/// Cells side by side, each filled up to its column's width.
fn line<'c>(cells: impl Iterator<Item = Cow<'c, str>>, widths: &[usize], fill: char) -> String {
    let mut line = String::new();
    for (index, (cell, width)) in cells.zip(widths).enumerate() {
        if index > 0 {
            line.push_str(" | ");
        }
        line.push_str(&cell);
        line.extend(std::iter::repeat_n(fill, width.saturating_sub(columns(&cell))));
    }
    line.truncate(line.trim_end().len());
    line
}
