//! A column of pieces that scrolls: typeset where it is seen, and nowhere else.
//!
//! The place is kept as an offset into the article's text, so that a resize or a new
//! theme leaves the reader where they were. Rows are wrapped once per piece and width;
//! what a key costs does not grow with the article.

use std::collections::BTreeMap;

use super::pieces::Pieces;
use crate::typeset::row::Row;

/// How many typeset pieces are kept before the ones out of sight are dropped: some
/// thirty screens of one-line pieces.
const KEPT_PIECES: usize = 2048;

/// A scrolling column and which of its items is selected.
#[derive(Debug, Clone, Default)]
pub struct Column {
    width: u16,
    height: u16,
    name_width: u16,
    rows: BTreeMap<usize, Box<[Row]>>,
    top: Position,
    place: Place,
    /// What to bring into view once the size is known.
    sought: Option<usize>,
}

/// A row of a column: the piece, and which of the piece's rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Position {
    /// Index of the piece.
    pub piece: usize,
    /// Row of the piece, its blank rows included.
    pub row: usize,
}

/// Where a column stands, without what was typeset for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// The piece at the top.
    pub piece: usize,
    /// The text offset at the top, where a block of the Article is scrolled into.
    pub offset: Option<usize>,
    /// The row of the piece at the top, the blank ones counted.
    pub row: usize,
    /// The rows the piece had, by which the row is found again in another width.
    pub rows: usize,
    /// The selected item.
    pub selected: usize,
}

impl Column {
    /// A column that stands at `place`.
    pub fn at(place: Place) -> Self {
        Self { place, ..Self::default() }
    }

    /// Where it stands.
    pub const fn place(&self) -> Place {
        self.place
    }

    /// The selected item; 0 where there is none.
    pub const fn selected(&self) -> usize {
        self.place.selected
    }

    /// The row at the top.
    pub const fn top(&self) -> Position {
        self.top
    }

    /// What a motion changes: the selected item and the row at the top.
    pub const fn standing(&self) -> (usize, Position) {
        (self.place.selected, self.top)
    }

    /// The size it was fitted to, in columns and rows.
    pub const fn size(&self) -> (u16, u16) {
        (self.width, self.height)
    }

    /// The width of the players' name column it was fitted to.
    pub const fn name_width(&self) -> u16 {
        self.name_width
    }

    /// Takes the size of its pane, wraps anew if the width is another, and sees that
    /// the place is in bounds and that all visible rows are there to be drawn.
    pub fn fit(&mut self, pieces: Pieces<'_>, size: (u16, u16), name_width: u16) {
        if (self.width, self.height, self.name_width) != (size.0, size.1, name_width) {
            let seen = !self.is_fitted() || self.visible().any(|(at, _)| at.piece == self.place.selected);
            if (self.width, self.name_width) != (size.0, name_width) {
                self.rows.clear();
            }
            (self.width, self.height, self.name_width) = (size.0, size.1, name_width);
            self.resized(pieces, seen);
        }
        if !self.is_fitted() {
            return;
        }
        self.clamp_selection(pieces);
        self.clamp(pieces);
        if self.rows.len() > KEPT_PIECES {
            self.rows.clear();
        }
        let (mut piece, mut need) = (self.top.piece, self.top.row + usize::from(self.height));
        while need > 0 && piece < pieces.count() {
            need = need.saturating_sub(self.typeset(pieces, piece).len());
            piece += 1;
        }
    }

    /// Finds the place again in other rows, and the selected item where it was in
    /// sight. The place is kept: a size that comes back finds it as it was.
    fn resized(&mut self, pieces: Pieces<'_>, selection_was_seen: bool) {
        if !self.is_fitted() {
            return;
        }
        self.seek_place(pieces);
        self.clamp(pieces);
        if let Some(offset) = self.sought.take() {
            self.show_offset(pieces, offset);
        }
        if selection_was_seen && pieces.are_items() && !self.selected_is_seen(pieces) {
            self.reveal_selected(pieces);
        }
    }

    /// How many rows all of its pieces take, `limit` where they take more.
    pub fn height_of_all(&mut self, pieces: Pieces<'_>, limit: u16) -> u16 {
        let mut rows = 0;
        for piece in 0..pieces.count() {
            rows += self.typeset(pieces, piece).len();
            if rows >= usize::from(limit) {
                return limit;
            }
        }
        u16::try_from(rows).unwrap_or(limit)
    }

    /// False until it has a size: then nothing is typeset yet.
    const fn is_fitted(&self) -> bool {
        self.width > 0 && self.height > 0
    }

    /// Scrolls by `rows`, down if positive. Returns whether the place is another.
    pub fn scroll(&mut self, pieces: Pieces<'_>, rows: isize) -> bool {
        if !self.is_fitted() {
            return false;
        }
        let before = self.top;
        self.top = self.moved(pieces, self.top, rows);
        self.clamp(pieces);
        self.keep_place(pieces);
        self.top != before
    }

    /// Puts `piece`'s first row of text at the top.
    pub fn show_piece(&mut self, pieces: Pieces<'_>, piece: usize) {
        self.sought = None;
        self.top = Position { piece, row: pieces.gap(piece) };
        if self.is_fitted() {
            self.clamp(pieces);
            self.keep_place(pieces);
        } else {
            let offset = pieces.source(piece).map(|span| span.start);
            self.place = Place { piece, offset, row: 0, rows: 0, ..self.place };
        }
    }

    /// To the beginning.
    pub fn show_start(&mut self) {
        self.top = Position::default();
        self.place = Place { selected: self.place.selected, ..Place::default() };
    }

    /// To the end.
    pub fn show_end(&mut self, pieces: Pieces<'_>) {
        self.top = self.last_top(pieces);
        self.keep_place(pieces);
    }

    /// Forgets what was typeset, of pieces that are others now; the place stays.
    pub fn forget(&mut self) {
        self.rows.clear();
    }

    /// Takes up a place that was left before.
    pub fn return_to(&mut self, pieces: Pieces<'_>, place: Place) {
        self.sought = None;
        self.place = place;
        if self.is_fitted() {
            self.seek_place(pieces);
        }
    }

    /// Brings the row that shows the text at `offset` into view: leaves a visible one
    /// where it is, puts another a third of the way down.
    pub fn show_offset(&mut self, pieces: Pieces<'_>, offset: usize) {
        if self.is_fitted() {
            self.reveal_offset(pieces, offset);
            self.keep_place(pieces);
        } else {
            self.sought = Some(offset);
        }
    }

    /// Does so for the time being: the place is still what it was.
    pub fn reveal_offset(&mut self, pieces: Pieces<'_>, offset: usize) {
        let Some(piece) = pieces.at(offset) else { return };
        let row = self.row_of(pieces, piece, offset);
        let target = Position { piece, row };
        if !self.is_visible(pieces, target) {
            self.top = self.moved(pieces, target, -isize::try_from(self.height / 3).unwrap_or_default());
            self.clamp(pieces);
        }
    }

    /// Selects `piece` where the column stands.
    pub const fn choose(&mut self, piece: usize) {
        self.place.selected = piece;
    }

    /// Selects `piece` and scrolls as little as shows all of it, or its beginning
    /// where it is higher than the pane.
    pub fn select(&mut self, pieces: Pieces<'_>, piece: usize) {
        self.place.selected = piece;
        self.clamp_selection(pieces);
        if self.is_fitted() {
            self.reveal_selected(pieces);
            self.keep_place(pieces);
        }
    }

    /// Sees that the selected item is one of them.
    pub fn clamp_selection(&mut self, pieces: Pieces<'_>) {
        self.place.selected = self.place.selected.min(pieces.count().saturating_sub(1));
    }

    fn reveal_selected(&mut self, pieces: Pieces<'_>) {
        let (first, last) = self.selected_rows(pieces);
        let height = isize::try_from(self.height).unwrap_or(1).max(1);
        if first < self.top {
            // The blank row above the first item shows nothing that is worth a row.
            self.top = first;
        } else if !self.is_visible(pieces, last) {
            let top = self.moved(pieces, last, 1 - height);
            self.top = top.min(first);
        }
        self.clamp(pieces);
    }

    /// The first row with words of the selected item, and its last one.
    fn selected_rows(&mut self, pieces: Pieces<'_>) -> (Position, Position) {
        let piece = self.place.selected;
        let rows = self.typeset(pieces, piece).len();
        (Position { piece, row: pieces.gap(piece) }, Position { piece, row: rows.saturating_sub(1) })
    }

    /// Whether a row of the selected item is in view.
    fn selected_is_seen(&mut self, pieces: Pieces<'_>) -> bool {
        let (first, last) = self.selected_rows(pieces);
        self.is_visible(pieces, first)
            || self.is_visible(pieces, last)
            || (first < self.top && self.top < last)
    }

    /// Whether the selected item runs on below the pane: then a step down scrolls
    /// instead of leaving the item unread.
    pub fn selected_runs_on(&mut self, pieces: Pieces<'_>) -> bool {
        let rows = self.typeset(pieces, self.place.selected).len();
        let last = Position { piece: self.place.selected, row: rows.saturating_sub(1) };
        rows > usize::from(self.height)
            && self.top.piece == self.place.selected
            && !self.is_visible(pieces, last)
    }

    /// Whether the selected item begins above the pane, as for a step up.
    pub fn selected_began_above(&self, pieces: Pieces<'_>) -> bool {
        self.top > Position { piece: self.place.selected, row: pieces.gap(self.place.selected) }
    }

    /// The item on the pane's row `row`, counted from 0 at the top.
    pub fn piece_on_row(&self, row: u16) -> Option<usize> {
        self.visible().nth(usize::from(row)).map(|(position, _)| position.piece)
    }

    /// The first item of which every row is in view, else the one at the top.
    pub fn first_whole(&self, pieces: Pieces<'_>) -> usize {
        let begins = self.top.row <= pieces.gap(self.top.piece);
        let next = (self.top.piece + 1).min(pieces.count().saturating_sub(1));
        if begins { self.top.piece } else { next }
    }

    /// The rows to be drawn, from the top. Complete after [`fit`](Self::fit).
    pub fn visible(&self) -> impl Iterator<Item = (Position, &Row)> {
        let first = self.top;
        (first.piece..)
            .map_while(|piece| self.rows.get(&piece).map(|rows| (piece, rows)))
            .flat_map(move |(piece, rows)| {
                let skipped = if piece == first.piece { first.row } else { 0 };
                rows.iter()
                    .enumerate()
                    .skip(skipped)
                    .map(move |(row, content)| (Position { piece, row }, content))
            })
            .take(usize::from(self.height))
    }

    /// How many rows the piece at `index` has, if it was typeset.
    pub fn rows_of(&self, index: usize) -> usize {
        self.rows.get(&index).map_or(0, |rows| rows.len())
    }

    /// The text offset at the top, or of the first text below it. It is known after
    /// [`fit`](Self::fit).
    pub fn top_offset(&self) -> Option<usize> {
        self.visible().find_map(|(_, row)| row.span().map(|span| span.start))
    }

    fn typeset(&mut self, pieces: Pieces<'_>, piece: usize) -> &[Row] {
        let (width, name_width) = (self.width.max(1), self.name_width);
        self.rows.entry(piece).or_insert_with(|| pieces.rows(piece, width, name_width).into_boxed_slice())
    }

    /// The row of `piece` that shows the text at `offset`, or the next one after it.
    fn row_of(&mut self, pieces: Pieces<'_>, piece: usize, offset: usize) -> usize {
        let rows = self.typeset(pieces, piece);
        // The rows of a table's cells stand side by side: the first one that holds it.
        rows.iter()
            .position(|row| row.holds(offset))
            .or_else(|| rows.iter().position(|row| row.span().is_some_and(|span| offset < span.end)))
            .unwrap_or_else(|| rows.len().saturating_sub(1))
    }

    fn is_visible(&mut self, pieces: Pieces<'_>, position: Position) -> bool {
        if position < self.top || self.height == 0 {
            return false;
        }
        let below = self.moved(pieces, self.top, isize::try_from(self.height).unwrap_or(1));
        // Where the text ends inside the pane, `below` is its last row.
        position < below || (position == below && self.last_top(pieces) == self.top)
    }

    /// The position `by` rows from `from`, stopping at the first and the last row.
    fn moved(&mut self, pieces: Pieces<'_>, from: Position, by: isize) -> Position {
        let mut position = from;
        let mut left = by.unsigned_abs();
        if by >= 0 {
            while left > 0 {
                let rows = self.typeset(pieces, position.piece).len();
                let rest = rows.saturating_sub(position.row + 1);
                if left <= rest || position.piece + 1 >= pieces.count() {
                    position.row += left.min(rest);
                    break;
                }
                left -= rest + 1;
                position = Position { piece: position.piece + 1, row: 0 };
            }
        } else {
            while left > position.row {
                if position.piece == 0 {
                    return Position::default();
                }
                left -= position.row + 1;
                let piece = position.piece - 1;
                position = Position { piece, row: self.typeset(pieces, piece).len().saturating_sub(1) };
            }
            position.row -= left;
        }
        position
    }

    /// The top at which the last row stands at the bottom of the pane.
    fn last_top(&mut self, pieces: Pieces<'_>) -> Position {
        let Some(piece) = pieces.count().checked_sub(1) else { return Position::default() };
        let last = Position { piece, row: self.typeset(pieces, piece).len().saturating_sub(1) };
        self.moved(pieces, last, 1 - isize::try_from(self.height.max(1)).unwrap_or(1))
    }

    fn clamp(&mut self, pieces: Pieces<'_>) {
        if pieces.count() == 0 {
            self.show_start();
            return;
        }
        // The beginning is always in bounds; it needs no look at the end.
        if self.top != Position::default() {
            self.top = self.top.min(self.last_top(pieces));
        }
    }

    /// Remembers what stands at the top as the place.
    fn keep_place(&mut self, pieces: Pieces<'_>) {
        let Position { piece, row } = self.top;
        let here = self.typeset(pieces, piece);
        let (rows, words) = (here.len(), here.iter().skip(row).find_map(Row::span));
        // The words of an item can come from several places of the text: its rows tell
        // more than an offset.
        let offset = if row == 0 || pieces.are_items() { None } else { words.map(|span| span.start) };
        self.place = Place { piece, offset, row, rows, selected: self.place.selected };
    }

    /// Puts the remembered place at the top, in whatever rows it is in now.
    fn seek_place(&mut self, pieces: Pieces<'_>) {
        let last = pieces.count().saturating_sub(1);
        let Place { piece, offset, row, rows, .. } = self.place;
        let piece = offset.and_then(|offset| pieces.at(offset)).unwrap_or(piece).min(last);
        let row = match offset {
            Some(offset) => self.row_of(pieces, piece, offset),
            None if row == 0 => 0,
            None => row * self.typeset(pieces, piece).len() / rows.max(1),
        };
        self.top = Position { piece, row };
    }
}
