//! Puts rows and words into the cells of the screen, each role in its style, with the
//! matches, mentions and sources that run through the article's words lit.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::theme::Theme;
use crate::text::span::Span;
use crate::text::width::graphemes;
use crate::typeset::role::Role;
use crate::typeset::row::{Content, Row};

/// What is lit in the article's words, wherever they stand on the screen.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lights<'a> {
    /// The words the selected item was taken from.
    pub source: Option<Span>,
    /// Mentions of the lit player, in order.
    pub mentions: &'a [Span],
    /// Matches of the search, in order.
    pub matches: &'a [Span],
    /// The match the search stands on.
    pub current: Option<Span>,
}

/// Paints into a buffer. Everything outside the buffer is left out.
pub struct Painter<'a> {
    /// The cells.
    pub buffer: &'a mut Buffer,
    /// The styles.
    pub theme: &'a Theme,
}

impl Painter<'_> {
    /// Writes `text` at `x`, `y` in at most `width` columns; returns the column after it.
    pub fn put(&mut self, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
        let area = self.buffer.area;
        if y < area.top() || y >= area.bottom() || x < area.left() || x >= area.right() {
            return x;
        }
        let end = x.saturating_add(width).min(area.right());
        if text.is_ascii() {
            self.put_ascii(x, y, end, text, style)
        } else {
            self.put_any(x, y, end, text, style)
        }
    }

    /// One byte is one cell: no graphemes to find, no widths to look up.
    fn put_ascii(&mut self, x: u16, y: u16, end: u16, text: &str, style: Style) -> u16 {
        let start = self.buffer.index_of(x, y);
        let cells = self.buffer.content.get_mut(start..start + usize::from(end - x)).unwrap_or_default();
        let mut count = 0;
        for (cell, byte) in cells.iter_mut().zip(text.bytes()) {
            cell.set_char(if byte.is_ascii_graphic() { char::from(byte) } else { ' ' });
            cell.set_style(style);
            count += 1;
        }
        x + count
    }

    fn put_any(&mut self, mut x: u16, y: u16, end: u16, text: &str, style: Style) -> u16 {
        for (_, grapheme, columns) in graphemes(text) {
            let blank = grapheme.starts_with(char::is_whitespace);
            let columns = if blank { 1 } else { u16::try_from(columns).unwrap_or(u16::MAX) };
            if columns == 0 {
                continue;
            }
            let Some(next) = x.checked_add(columns).filter(|next| *next <= end) else { break };
            if let Some(cell) = self.buffer.cell_mut((x, y)) {
                cell.set_symbol(if blank { " " } else { bounded(grapheme) }).set_style(style);
            }
            for covered in x + 1..next {
                if let Some(cell) = self.buffer.cell_mut((covered, y)) {
                    cell.set_symbol(" ").set_style(style);
                }
            }
            x = next;
        }
        x
    }

    /// Fills `area` with `symbol`, which is one column wide. Where `style` names no colour,
    /// the page's stays.
    pub fn fill(&mut self, area: Rect, symbol: char, style: Style) {
        let style = self.theme.style(Role::Body).patch(style);
        let area = area.intersection(self.buffer.area);
        if area.is_empty() {
            return;
        }
        for y in area.top()..area.bottom() {
            let start = self.buffer.index_of(area.x, y);
            let cells = self.buffer.content.get_mut(start..start + usize::from(area.width));
            for cell in cells.unwrap_or_default() {
                cell.reset();
                cell.set_char(symbol).set_style(style);
            }
        }
    }

    /// Lays `style` over what stands in `area`.
    pub fn restyle(&mut self, area: Rect, style: Style) {
        if style != Style::new() {
            self.buffer.set_style(area, style);
        }
    }

    /// Writes `row` at `x`, `y` in at most `width` columns. `over` is laid over each
    /// role's own style.
    #[expect(clippy::too_many_arguments, reason = "a row, its place, and what is laid over it")]
    pub fn row(
        &mut self,
        x: u16,
        y: u16,
        width: u16,
        row: &Row,
        text: &str,
        lights: Lights<'_>,
        over: Style,
    ) {
        let (mut at, end) = (x, x.saturating_add(width));
        for run in &row.runs {
            let style = self.theme.style(run.role).patch(over);
            match &run.content {
                Content::Ornament(words) => at = self.put(at, y, end.saturating_sub(at), words, style),
                Content::Text(span) => {
                    for (part, role) in lights.split(*span) {
                        let style = role.map_or(style, |role| style.patch(self.theme.style(role)));
                        at = self.put(at, y, end.saturating_sub(at), part.of(text), style);
                    }
                }
            }
        }
    }
}

/// A grapheme without what is stacked on it beyond all reason: half a million combining
/// marks are one character too, and would go to the terminal with each frame.
fn bounded(grapheme: &str) -> &str {
    let end = grapheme.char_indices().nth(GREATEST_STACK).map_or(grapheme.len(), |(at, _)| at);
    Span::new(0, end).of(grapheme)
}

/// The most characters of one grapheme that are drawn; the longest emoji have ten, and
/// Unicode's stream-safe format allows thirty marks.
const GREATEST_STACK: usize = 32;

impl Lights<'_> {
    /// `span` in parts, each with the role that is laid over it. The match stands
    /// above the mention, the mention above the source.
    fn split(&self, span: Span) -> impl Iterator<Item = (Span, Option<Role>)> {
        let layers = [
            (self.current.as_slice(), Role::CurrentMatch),
            (self.matches, Role::Match),
            (self.mentions, Role::Mention),
            (self.source.as_slice(), Role::Source),
        ];
        let mut start = span.start;
        std::iter::from_fn(move || {
            if start >= span.end {
                return None;
            }
            let (mut end, mut found) = (span.end, None);
            for (spans, role) in layers {
                let next = spans.partition_point(|lit| lit.end <= start);
                let Some(lit) = spans.get(next).filter(|lit| lit.start < span.end) else { continue };
                if lit.start > start {
                    end = end.min(lit.start);
                } else if found.is_none() {
                    end = end.min(lit.end);
                    found = Some(role);
                } else {
                    // A lower layer shows again where the upper one ends.
                    end = end.min(span.end);
                }
            }
            let part = Span::new(start, end);
            start = end;
            Some((part, found))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(lights: Lights<'_>, span: Span) -> Vec<(usize, usize, Option<Role>)> {
        lights.split(span).map(|(part, role)| (part.start, part.end, role)).collect()
    }

    #[test]
    fn a_match_inside_the_source_is_lit_as_a_match_and_the_source_goes_on_after_it() {
        let matches = [Span::new(4, 6)];
        let lights = Lights { source: Some(Span::new(2, 9)), matches: &matches, ..Lights::default() };
        assert_eq!(
            split(lights, Span::new(0, 12)),
            [
                (0, 2, None),
                (2, 4, Some(Role::Source)),
                (4, 6, Some(Role::Match)),
                (6, 9, Some(Role::Source)),
                (9, 12, None)
            ]
        );
    }

    #[test]
    fn a_match_across_a_row_end_is_lit_on_both_rows() {
        let matches = [Span::new(4, 8)];
        let lights = Lights { matches: &matches, current: Some(Span::new(4, 8)), ..Lights::default() };
        assert_eq!(split(lights, Span::new(0, 6)), [(0, 4, None), (4, 6, Some(Role::CurrentMatch))]);
        assert_eq!(split(lights, Span::new(7, 9)), [(7, 8, Some(Role::CurrentMatch)), (8, 9, None)]);
    }
}
