//! How the reader moves through an article on the screen: by rows, pages, items, headings,
//! paragraphs and lines.

use super::View;
use crate::app::action::Pane;

impl View {
    /// Scrolls or steps through `pane` by `rows`; returns whether anything moved.
    pub fn scroll(&mut self, pane: Pane, rows: isize) -> bool {
        let (column, pieces) = self.parts(pane);
        let moved = column.scroll(pieces, rows);
        if pane == Pane::Article {
            self.following = false;
            if moved {
                self.cursor = None;
            }
        }
        self.refit();
        moved
    }

    /// A step down or up in the focused pane: a line in the Article and in an item
    /// that is higher than its pane, else an item. Where the Article cannot be scrolled, what
    /// is looked at moves from block to block. Returns whether anything moved.
    pub fn step(&mut self, by: isize) -> bool {
        let pane = self.focus();
        if pane == Pane::Article {
            return self.scroll(pane, by) || self.look_at_paragraph(by);
        }
        let stood = self.column(pane).standing();
        for _ in 0..by.unsigned_abs() {
            let (column, pieces) = self.parts(pane);
            let before = column.standing();
            if by > 0 && column.selected_runs_on(pieces) {
                column.scroll(pieces, 1);
            } else if by < 0 && column.selected_began_above(pieces) {
                column.scroll(pieces, -1);
            } else {
                let wanted = column.selected().saturating_add_signed(by.signum());
                column.select(pieces, wanted);
            }
            if column.standing() == before {
                break;
            }
        }
        self.chose();
        self.column(pane).standing() != stood
    }

    /// A page of the focused pane, or half of one: `halves` halves, up if negative.
    /// Returns whether anything moved.
    pub fn page(&mut self, halves: isize) -> bool {
        let pane = self.focus();
        let (column, pieces) = self.parts(pane);
        let height = isize::try_from(column.size().1).unwrap_or(1);
        // A whole page keeps two rows in sight, as less does not but vim does.
        let rows =
            if halves % 2 == 0 { (height - 2).max(1) * (halves / 2) } else { (height / 2).max(1) * halves };
        if pane == Pane::Article {
            return self.scroll(pane, rows);
        }
        let stood = column.standing();
        let moved = column.scroll(pieces, rows);
        let edge = if halves > 0 { pieces.count().saturating_sub(1) } else { 0 };
        let wanted = if moved { column.first_whole(pieces) } else { edge };
        column.select(pieces, wanted);
        self.chose();
        self.column(pane).standing() != stood
    }

    /// To the first or the last item or line.
    pub fn to_edge(&mut self, end: bool) {
        let pane = self.focus();
        let (column, pieces) = self.parts(pane);
        match (pane, end) {
            (Pane::Article, true) => column.show_end(pieces),
            (Pane::Article, false) => column.show_start(),
            (_, true) => column.select(pieces, pieces.count().saturating_sub(1)),
            (_, false) => column.select(pieces, 0),
        }
        let last = self.reading.article.blocks.last().map(|block| block.span.start);
        self.cursor = last.filter(|_| pane == Pane::Article && end);
        self.refit();
        if pane != Pane::Article {
            self.chose();
        }
    }

    /// Looks at the `by`th next block, or the previous one if negative, where it stands.
    fn look_at_paragraph(&mut self, by: isize) -> bool {
        let here = self.reading_offset();
        let blocks = &self.reading.article.blocks;
        let target = nth_start(
            blocks.len(),
            |index| blocks.get(index).map(|block| block.span.start),
            here,
            by.signum(),
        );
        self.cursor = target.or(self.cursor);
        target.is_some()
    }

    /// Selects the item at `index` in `pane`.
    pub fn select(&mut self, pane: Pane, index: usize) {
        let (column, pieces) = self.parts(pane);
        column.select(pieces, index);
        self.chose();
    }

    /// Where the reader is in the Article: the last motion's target, the words of the
    /// selected item, or what stands at the top.
    pub fn reading_offset(&self) -> usize {
        if let Some(cursor) = self.cursor {
            return cursor;
        }
        if self.focus() != Pane::Article {
            return self.selected_source().map_or(0, |span| span.start);
        }
        self.column(Pane::Article).top_offset().unwrap_or_default()
    }

    /// Goes to the `by`th next heading, or the previous one if negative. Returns
    /// whether there is one.
    pub fn go_to_heading(&mut self, by: isize) -> bool {
        let here = self.reading_offset();
        let target = nth_start(self.headings.len(), |index| self.headings.get(index).copied(), here, by);
        self.go_to_start(target)
    }

    /// Goes to the `by`th next block, or the previous one if negative. Returns
    /// whether there is one.
    pub fn go_to_paragraph(&mut self, by: isize) -> bool {
        let here = self.reading_offset();
        let blocks = &self.reading.article.blocks;
        let target =
            nth_start(blocks.len(), |index| blocks.get(index).map(|block| block.span.start), here, by);
        self.go_to_start(target)
    }

    fn go_to_start(&mut self, target: Option<usize>) -> bool {
        let Some(offset) = target else { return false };
        self.open_at(offset, self.lit);
        self.go_to(offset);
        true
    }

    /// Shows the words that stand on this line of the file, counted from 1.
    pub fn go_to_line(&mut self, line: usize) {
        let offset = self.reading.article.offset_of_line(line);
        self.cursor = Some(offset);
        let (column, pieces) = self.parts(Pane::Article);
        column.show_offset(pieces, offset);
        self.refit();
    }

    /// Puts the block that holds `offset` at the top of the Article.
    pub fn go_to(&mut self, offset: usize) {
        let (column, pieces) = self.parts(Pane::Article);
        if let Some(piece) = pieces.at(offset) {
            column.show_piece(pieces, piece);
        }
        self.cursor = Some(offset);
        self.refit();
    }
}

/// The start `by` places after `here` among the ascending starts `start(0..count)`, or
/// before it if negative.
fn nth_start(count: usize, start: impl Fn(usize) -> Option<usize>, here: usize, by: isize) -> Option<usize> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = usize::midpoint(low, high);
        if start(middle).is_some_and(|start| start < here) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    let on_a_start = start(low) == Some(here);
    let ahead = if by > 0 && !on_a_start { by - 1 } else { by };
    start(low.checked_add_signed(ahead)?)
}
