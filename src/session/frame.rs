//! Writes a frame: what differs between two buffers of cells, in as few bytes as a
//! terminal needs.
//!
//! It stands in for ratatui's own backend because a frame is on the path of every key:
//! cells are compared where they stand, short runs of equal cells are written again
//! instead of being jumped over, and styles are told only where they change.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::text::width::columns;

/// As long as this many equal cells in between cost fewer bytes than moving the cursor,
/// they are written again.
const WORTH_A_JUMP: usize = 5;

/// Appends to `out` what turns a terminal that shows `shown` into one that shows
/// `next`; for `None` the terminal is taken to be blank. Both have the same area. The
/// terminal's style is plain before and after.
pub(super) fn write(out: &mut Vec<u8>, shown: Option<&Buffer>, next: &Buffer) {
    let width = usize::from(next.area.width).max(1);
    let mut pen = Pen { out, style: Look::default(), at: None };
    for (y, cells) in next.content.chunks(width).enumerate() {
        let before = shown.and_then(|shown| shown.content.get(y * width..(y + 1) * width));
        let Some(before) = before else {
            pen.row(cells, y, |_, cell| is_blank(cell));
            continue;
        };
        // Where a wide character was replaced, the cell it covered is to be written too.
        let mut uncovered = 0;
        pen.row(cells, y, |x, cell| {
            // Most cells are equal, and of those none needs measuring: a wide character
            // that stays hides cells that stay.
            let old = before.get(x).unwrap_or(&Cell::EMPTY);
            if x >= uncovered && old == cell {
                return true;
            }
            let covered = before.get(x..x + cell_columns(cell)).unwrap_or_default().iter().zip(x..);
            uncovered = covered.map(|(old, x)| x + cell_columns(old)).fold(uncovered, usize::max);
            false
        });
    }
    pen.finish();
}

/// Whether a cell looks like one nothing was written to.
fn is_blank(cell: &Cell) -> bool {
    cell.modifier.is_empty() && cell.bg == Color::Reset && cell.symbol() == " " && cell.fg == Color::Reset
}

/// The columns a cell takes: more than one for a wide character, which then hides the
/// cells after it.
fn cell_columns(cell: &Cell) -> usize {
    let symbol = cell.symbol();
    if symbol.len() < 2 { 1 } else { columns(symbol).max(1) }
}

/// Puts every attribute and colour out.
const PLAIN: &[u8] = b"\x1b[m";

/// The style of a cell as far as it reaches the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Look {
    const fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }
}

struct Pen<'a> {
    out: &'a mut Vec<u8>,
    style: Look,
    /// The cursor's column and row, where they are known.
    at: Option<(usize, usize)>,
}

impl Pen<'_> {
    /// Writes the cells of row `y` but those the terminal `has` already.
    fn row(&mut self, cells: &[Cell], y: usize, mut has: impl FnMut(usize, &Cell) -> bool) {
        let mut x = 0;
        while let Some(cell) = cells.get(x) {
            if has(x, cell) {
                x += 1;
                continue;
            }
            if self.at != Some((x, y)) {
                self.go(cells, x, y);
            }
            let look = Look::of(cell);
            if look != self.style {
                self.take(look);
            }
            let symbol = cell.symbol().as_bytes();
            if let [byte] = symbol {
                self.out.push(*byte);
                x += 1;
            } else {
                self.out.extend_from_slice(symbol);
                x += cell_columns(cell);
            }
            self.at = Some((x, y));
        }
    }

    /// Brings the cursor to column `x` of row `y`. Where it goes is always said whole: a
    /// terminal that takes a character for wider than it is goes wrong up to there only.
    fn go(&mut self, row: &[Cell], x: usize, y: usize) {
        let same_row = self.at.is_some_and(|(_, line)| line == y);
        if same_row && self.catch_up(row, x, y) {
            return;
        }
        self.out.extend_from_slice(b"\x1b[");
        if !same_row {
            self.number(y + 1);
            self.out.push(b';');
        }
        self.number(x + 1);
        self.out.push(if same_row { b'G' } else { b'H' });
    }

    /// Goes to `x` by writing the few cells before it again, if they are plain
    /// characters in the style at hand.
    fn catch_up(&mut self, row: &[Cell], x: usize, y: usize) -> bool {
        let Some((from, _)) =
            self.at.filter(|(from, line)| *line == y && *from < x && x - from < WORTH_A_JUMP)
        else {
            return false;
        };
        let between = row.get(from..x).unwrap_or_default();
        let plain = |cell: &Cell| cell.symbol().len() == 1 && Look::of(cell) == self.style;
        if !between.iter().all(plain) {
            return false;
        }
        for cell in between {
            self.out.extend_from_slice(cell.symbol().as_bytes());
        }
        true
    }

    fn take(&mut self, style: Look) {
        // What is on can only be put out together; from a plain style there is nothing
        // to put out.
        let plain = self.style == Look::default();
        self.style = style;
        if style == Look::default() {
            self.out.extend_from_slice(PLAIN);
            return;
        }
        self.out.extend_from_slice(if plain { b"\x1b[" } else { b"\x1b[0;" });
        for (modifier, code) in MODIFIERS {
            if style.modifier.contains(modifier) {
                self.code(code);
            }
        }
        self.colour(style.fg, 0);
        self.colour(style.bg, 10);
        // In place of the last separator.
        if let Some(last) = self.out.last_mut() {
            *last = b'm';
        }
    }

    fn colour(&mut self, colour: Color, offset: u8) {
        let code = match colour {
            Color::Reset => return,
            Color::Black => 30,
            Color::Red => 31,
            Color::Green => 32,
            Color::Yellow => 33,
            Color::Blue => 34,
            Color::Magenta => 35,
            Color::Cyan => 36,
            Color::Gray => 37,
            Color::DarkGray => 90,
            Color::LightRed => 91,
            Color::LightGreen => 92,
            Color::LightYellow => 93,
            Color::LightBlue => 94,
            Color::LightMagenta => 95,
            Color::LightCyan => 96,
            Color::White => 97,
            Color::Indexed(index) => {
                return self.codes(&[38 + offset, 5, index]);
            }
            Color::Rgb(red, green, blue) => {
                return self.codes(&[38 + offset, 2, red, green, blue]);
            }
        };
        self.code(code + offset);
    }

    fn codes(&mut self, codes: &[u8]) {
        for code in codes {
            self.code(*code);
        }
    }

    fn code(&mut self, code: u8) {
        self.number(usize::from(code));
        self.out.push(b';');
    }

    fn number(&mut self, number: usize) {
        if number >= 10 {
            self.number(number / 10);
        }
        self.out.push(b'0' + u8::try_from(number % 10).unwrap_or_default());
    }

    fn finish(mut self) {
        if self.style != Look::default() {
            self.style = Look::default();
            self.out.extend_from_slice(PLAIN);
        }
        self.at = None;
    }
}

/// The attributes by their codes in "Select Graphic Rendition" (ECMA-48, 8.3.117).
const MODIFIERS: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    const AREA: Rect = Rect { x: 0, y: 0, width: 12, height: 3 };

    fn buffer(lines: &[(&str, Style)]) -> Buffer {
        let mut buffer = Buffer::empty(AREA);
        for (y, (line, style)) in (0..AREA.height).zip(lines) {
            buffer.set_stringn(0, y, line, usize::from(AREA.width), *style);
        }
        buffer
    }

    fn written(shown: Option<&Buffer>, next: &Buffer) -> String {
        let mut out = Vec::new();
        write(&mut out, shown, next);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_equal_frame_costs_no_byte() {
        let frame = buffer(&[("news", Style::new().bold())]);
        assert_eq!(written(Some(&frame), &frame), "");
    }

    #[test]
    fn a_short_gap_is_written_again_and_a_long_one_jumped() {
        let shown = buffer(&[("abcdefghijkl", Style::new())]);
        let near = buffer(&[("Xbc4efghijkl", Style::new())]);
        assert_eq!(written(Some(&shown), &near), "\x1b[1;1HXbc4");
        let far = buffer(&[("Xbcdefghijkl", Style::new()), ("y", Style::new())]);
        assert_eq!(written(Some(&shown), &far), "\x1b[1;1HX\x1b[2;1Hy");
        let same_row = buffer(&[("XbcdefghijkY", Style::new())]);
        assert_eq!(written(Some(&shown), &same_row), "\x1b[1;1HX\x1b[12GY");
    }

    #[test]
    fn a_style_is_told_once_and_taken_back_at_the_end() {
        let next = buffer(&[("ab", Style::new().fg(Color::Indexed(9)).bold())]);
        assert_eq!(written(None, &next), "\x1b[1;1H\x1b[1;38;5;9mab\x1b[m");
    }

    fn terminal() -> vt100::Parser {
        let size = |cells: u16| cells.try_into().unwrap();
        vt100::Parser::new(size(AREA.height), size(AREA.width), 0)
    }

    fn line() -> impl Strategy<Value = (String, Style)> {
        let colour = prop_oneof![
            Just(Color::Reset),
            Just(Color::LightCyan),
            any::<u8>().prop_map(Color::Indexed),
            any::<(u8, u8, u8)>().prop_map(|(red, green, blue)| Color::Rgb(red, green, blue)),
        ];
        let style = (colour.clone(), colour, any::<bool>()).prop_map(|(fg, bg, bold)| {
            let style = Style::new().fg(fg).bg(bg);
            if bold { style.bold() } else { style }
        });
        ("[a-c 東é]{0,12}", style)
    }

    proptest! {
        /// What the terminal shows after two frames is what it shows after the second
        /// alone: nothing of the first is left, no wide character is torn.
        #[test]
        fn the_difference_leads_to_the_same_screen_as_the_whole(
            first in proptest::collection::vec(line(), 3),
            second in proptest::collection::vec(line(), 3),
        ) {
            let lines = |lines: &[(String, Style)]| {
                let lines: Vec<_> = lines.iter().map(|(text, style)| (text.as_str(), *style)).collect();
                buffer(&lines)
            };
            let (first, second) = (lines(&first), lines(&second));
            let mut changed = terminal();
            changed.process(written(None, &first).as_bytes());
            changed.process(written(Some(&first), &second).as_bytes());
            let mut fresh = terminal();
            fresh.process(written(None, &second).as_bytes());
            for y in 0..AREA.height {
                for x in 0..AREA.width {
                    let (here, there) = (changed.screen().cell(y, x).unwrap(), fresh.screen().cell(y, x).unwrap());
                    // A cell that was never written is as good as a blank.
                    let shown = |cell: &vt100::Cell| match cell.contents() { "" => " ".to_owned(), text => text.to_owned() };
                    prop_assert_eq!(shown(here), shown(there), "at {},{}", x, y);
                    prop_assert_eq!(here.fgcolor(), there.fgcolor(), "at {},{}", x, y);
                    prop_assert_eq!(here.bgcolor(), there.bgcolor(), "at {},{}", x, y);
                    prop_assert_eq!(here.bold(), there.bold(), "at {},{}", x, y);
                }
            }
        }
    }
}
