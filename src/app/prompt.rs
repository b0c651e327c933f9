//! A line of text being typed: the search, the jump list's and the help's filter.

use unicode_segmentation::UnicodeSegmentation;

/// A line of text and where the cursor stands in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prompt {
    before: String,
    after: String,
}

/// A change to a line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Puts text at the cursor.
    Insert(String),
    /// Takes away the character before the cursor.
    Backspace,
    /// Takes away the character after the cursor.
    Delete,
    /// Takes away the word before the cursor.
    DeleteWord,
    /// Takes away everything before the cursor.
    DeleteLine,
    /// A character to the left.
    Left,
    /// A character to the right.
    Right,
    /// To the beginning.
    Start,
    /// To the end.
    End,
}

impl Prompt {
    /// A line with the cursor at its end.
    pub fn with(text: &str) -> Self {
        Self { before: text.to_owned(), after: String::new() }
    }

    /// What is typed so far.
    pub fn text(&self) -> String {
        format!("{}{}", self.before, self.after)
    }

    /// What stands before the cursor.
    pub fn before(&self) -> &str {
        &self.before
    }

    /// True where nothing is typed.
    pub const fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    /// Changes the line. Text is put in on one line: a line end or another control
    /// character in it becomes a space.
    pub fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Insert(text) => {
                let typed = text.chars().map(|char| if char.is_control() { ' ' } else { char });
                self.before.extend(typed);
