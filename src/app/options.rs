//! The reader's own choices, as the app needs them. `config` makes them from the YAML.

use super::action::Pane;

/// The reader's own choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The greatest width of running text, in columns.
    pub text_width: u16,
    /// True where wheel and clicks are the program's rather than the terminal's.
    pub mouse: bool,
    /// The pane that has the focus at the start.
    pub start_pane: Pane,
}

impl Default for Options {
    fn default() -> Self {
        Self { text_width: 80, mouse: true, start_pane: Pane::Summary }
    }
}
