//! The screen: two buffers of cells, of which only the difference is written, at once
//! and inside the brackets that let a terminal show a frame whole.

use std::io;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::frame;
use super::terminal::Terminal;

const BEGIN_FRAME: &[u8] = b"\x1b[?2026h";
const END_FRAME: &[u8] = b"\x1b[?2026l";
const CLEAR: &[u8] = b"\x1b[0m\x1b[2J";

/// What the terminal shows, and what it is to show next.
pub(super) struct Screen {
    shown: Buffer,
    next: Buffer,
    cursor: Option<Position>,
    anew: bool,
}

impl Screen {
    /// A screen of which nothing is shown yet.
    pub(super) fn new() -> Self {
        let none = Buffer::empty(Rect::ZERO);
        Self { shown: none.clone(), next: none, cursor: None, anew: true }
    }

    /// Forgets what the terminal shows: the next frame is written whole.
    pub(super) const fn forget(&mut self) {
        self.anew = true;
    }

    /// Draws a frame of the size `area` and writes what differs from the last one.
    pub(super) fn draw(
        &mut self,
        terminal: &mut Terminal,
        area: Rect,
        paint: impl FnOnce(&mut Buffer) -> Option<Position>,
    ) -> io::Result<()> {
        if self.next.area != area {
            self.next = Buffer::empty(area);
            self.anew = true;
        }
        let cursor = paint(&mut self.next);
        let out = terminal.pending();
        out.extend_from_slice(BEGIN_FRAME);
        let start = out.len();
        if self.anew {
            out.extend_from_slice(CLEAR);
        }
        frame::write(out, (!self.anew).then_some(&self.shown), &self.next);
        if cursor != self.cursor || (cursor.is_some() && out.len() > start) {
            place_cursor(out, cursor);
        }
        if out.len() == start {
            out.truncate(start - BEGIN_FRAME.len());
        } else {
            out.extend_from_slice(END_FRAME);
        }
        self.cursor = cursor;
        self.anew = false;
        terminal.flush()?;
        // The frame is on the screen: what the next one needs is made ready only now.
        std::mem::swap(&mut self.shown, &mut self.next);
        if self.next.area == area {
            self.next.reset();
        } else {
            self.next = Buffer::empty(area);
        }
        Ok(())
    }
}

fn place_cursor(out: &mut Vec<u8>, cursor: Option<Position>) {
    let sequence = match cursor {
        Some(Position { x, y }) => format!("\x1b[{};{}H\x1b[?25h", u32::from(y) + 1, u32::from(x) + 1),
        None => "\x1b[?25l".to_owned(),
    };
    out.extend_from_slice(sequence.as_bytes());
}
