//! The terminal as a guarded thing: taken at the start, given back whatever happens.
//!
//! Giving back is safe to do twice, so it is done on return, on error, by the panic
//! hook before the message is printed, and around a suspension or an editor.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::panic;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use ratatui::layout::Rect;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::stdio::stdout;
use rustix::termios::{
    OptionalActions, SpecialCodeIndex, Termios, isatty, tcgetattr, tcgetwinsize, tcsetattr,
};

use super::worker;
use crate::loader::caught;

/// Alternate screen, no cursor, pasted text told from typed.
const ENTER: &str = "\x1b[?1049h\x1b[?25l\x1b[?2004h";
/// Mouse modes off, pasted text as typed, colours back, cursor, main screen.
const LEAVE: &str = "\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l";
/// Presses and the wheel, in the form without a limit of columns. Motion is not asked
/// for: it would wake the program at each move of the pointer.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// Room for a first frame of the usual size, in bytes, so that it need not be moved while
/// it grows.
const FRAME: usize = 8 << 10;

/// What it takes to give the terminal back, while it is ours.
static TAKEN: Mutex<Option<Taken>> = Mutex::new(None);

struct Taken {
    keys: Arc<OwnedFd>,
    /// The modes it had before.
    modes: Termios,
}

/// The terminal while it is ours; dropping it gives the terminal back.
pub(super) struct Terminal {
    /// What is to be written with the next frame, so that a frame is one write.
    pending: Vec<u8>,
    /// Where keys come from: standard input, or the terminal itself where standard
    /// input is an article.
    keys: Arc<OwnedFd>,
}

impl Terminal {
    /// Whether there is a terminal to draw on and to read keys from.
    pub(super) fn is_there() -> bool {
        isatty(io::stdout()) && keys().is_ok()
    }

    /// Takes the terminal. Nothing is written yet: the escape sequences go out with
    /// the first frame.
    pub(super) fn take(mouse: bool) -> io::Result<Self> {
        let keys = Arc::new(keys()?);
        give_back_on_panic();
        let mut terminal = Self { pending: Vec::with_capacity(FRAME), keys };
        terminal.enter(mouse)?;
        Ok(terminal)
    }

    /// Takes the terminal again after [`leave`](Self::leave).
    pub(super) fn enter(&mut self, mouse: bool) -> io::Result<()> {
        let modes = tcgetattr(&self.keys)?;
        let taken = Taken { keys: Arc::clone(&self.keys), modes: modes.clone() };
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) = Some(taken);
        tcsetattr(&self.keys, OptionalActions::Now, &raw(modes))?;
        self.pending.extend_from_slice(ENTER.as_bytes());
        if mouse {
            self.pending.extend_from_slice(MOUSE_ON.as_bytes());
        }
        Ok(())
    }

    /// Gives the terminal back for a while.
    pub(super) fn leave(&mut self) {
        self.pending.clear();
        give_back();
    }

    /// Takes the mouse, or leaves it to the terminal.
    pub(super) fn set_mouse(&mut self, on: bool) {
        self.pending.extend_from_slice(if on { MOUSE_ON } else { MOUSE_OFF }.as_bytes());
    }

    /// What is to be written with the next frame.
    pub(super) const fn pending(&mut self) -> &mut Vec<u8> {
        &mut self.pending
    }

    /// Writes what is pending, at once.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        write_all(&self.pending)?;
        self.pending.clear();
        Ok(())
    }

    /// Where keys come from.
    pub(super) fn keys(&self) -> impl AsFd + '_ {
        self.keys.as_fd()
    }

    /// The size of the terminal; one that does not know its size has the usual one.
    pub(super) fn area() -> Rect {
        match tcgetwinsize(io::stdout()) {
            Ok(size) if size.ws_col > 0 && size.ws_row > 0 => Rect::new(0, 0, size.ws_col, size.ws_row),
            _ => Rect::new(0, 0, 80, 24),
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
    }
}

fn keys() -> io::Result<OwnedFd> {
    let stdin = io::stdin();
    if isatty(&stdin) {
        return stdin.as_fd().try_clone_to_owned();
    }
    Ok(File::options().read(true).write(true).open("/dev/tty")?.into())
}

/// The modes in which each key arrives as it is typed, and a read returns what there is,
/// were it nothing. The usual raw mode waits for a byte, and crossterm reads on after the
/// first half of an escape sequence: no signal would be heeded until the next key.
fn raw(mut modes: Termios) -> Termios {
    modes.make_raw();
    modes.special_codes[SpecialCodeIndex::VMIN] = 0;
    modes.special_codes[SpecialCodeIndex::VTIME] = 0;
    modes
}

/// Writes `bytes` to the terminal without a buffer in between, and waits for it where
/// another program has left it in a mode in which writing does not wait.
fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(stdout(), bytes) {
            Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                let _ = poll(&mut [PollFd::new(&stdout(), PollFlags::OUT)], None);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Gives the terminal back if it is ours. Where even that cannot be written there is
/// nobody left to tell.
fn give_back() {
    if let Some(taken) = TAKEN.lock().unwrap_or_else(PoisonError::into_inner).take() {
        let _ = write_all(LEAVE.as_bytes());
        // The modes of before must not meet what is still on its way to the terminal.
        let _ = tcsetattr(&taken.keys, OptionalActions::Drain, &taken.modes);
    }
}

fn give_back_on_panic() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if caught::is_catching() {
            return;
        }
        // The first thread may be drawing: it gives the terminal back when it hears of this.
        if thread::current().name() == Some(worker::NAME) {
            let trace = Backtrace::capture();
            let traced = trace.status() == BacktraceStatus::Captured;
            let said = if traced { format!("{panic}\n{trace}") } else { panic.to_string() };
            *UNSAID.lock().unwrap_or_else(PoisonError::into_inner) = Some(said);
            return;
        }
        give_back();
        before(panic);
    }));
}

/// What a panic of the second thread said, until the first gives the terminal back.
static UNSAID: Mutex<Option<String>> = Mutex::new(None);

/// Gives the terminal back and says what the panic of the second thread had to say.
pub(super) fn give_back_after_worker() {
    give_back();
    if let Some(said) = UNSAID.lock().unwrap_or_else(PoisonError::into_inner).take() {
        let _ = writeln!(io::stderr(), "{said}");
    }
}

#[cfg(test)]
mod tests;
