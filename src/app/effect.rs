//! What goes into the app and what comes out of it.

use std::path::PathBuf;

use super::action::{Action, Pane};
use super::prompt::Edit;

/// What the reader did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Asked for something by a key.
    Action(Action),
    /// Pressed a key that has no meaning; its name.
    Unbound(String),
    /// Typed a digit of a count.
    Digit(u8),
    /// Typed into a prompt.
    Edit(Edit),
    /// Turned the wheel over a pane, or elsewhere.
    Wheel {
        /// The pane under the pointer.
        pane: Option<Pane>,
        /// Rows, down if positive.
        rows: isize,
    },
    /// Clicked on a pane or on its tab.
    Click {
        /// The pane.
        pane: Pane,
        /// The row inside it, from 0 at the top; `None` on a tab or a border.
        row: Option<u16>,
    },
    /// Clicked on a line of the open menu.
    ClickMenu {
        /// The place in what is seen of the list, from 0 at the top.
        row: u16,
    },
    /// Clicked on an article of the sidebar.
    ClickArticle(usize),
}

/// What the session is to do. Drawing is not an effect: it follows every input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    None,
    /// End the program.
    Quit,
    /// End the program as on Ctrl-C.
    Interrupt,
    /// Read the article at this index of the library and [`show`](super::App::show) it.
    Read(usize),
    /// Put this text on the clipboard.
    Copy(String),
    /// Open this link; it is an address of the web or of mail.
    Link(String),
    /// Open this file in the reader's editor.
    Edit {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
    },
    /// Draw with the theme of this name.
    Theme(String),
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Stop, as the shell's job control asks.
    Suspend,
    /// Draw everything anew.
    Redraw,
}

/// A message for the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// A sentence.
    pub text: String,
    /// True where something went wrong.
    pub problem: bool,
}

impl Notice {
    /// A message.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), problem: false }
    }

    /// A message that something went wrong.
    pub fn problem(text: impl Into<String>) -> Self {
        Self { text: text.into(), problem: true }
    }
}
