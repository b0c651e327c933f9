//! A line of text being typed: the search, the jump list's and the help's filter.

use unicode_segmentation::UnicodeSegmentation;

/// Bytes of text that are taken: nobody looks for more, and each key looks anew.
const LONGEST: usize = 1_000;

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

    /// What stands after the cursor.
    pub fn after(&self) -> &str {
        &self.after
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
                let room = LONGEST.saturating_sub(self.before.len() + self.after.len());
                let typed = text.chars().take(room).map(|char| if char.is_control() { ' ' } else { char });
                self.before.extend(typed);
            }
            Edit::Backspace => drop(take_last(&mut self.before)),
            Edit::Delete => drop(take_first(&mut self.after)),
            Edit::DeleteWord => {
                while self.before.ends_with(char::is_whitespace) {
                    self.before.pop();
                }
                while self.before.ends_with(|c: char| !c.is_whitespace()) {
                    self.before.pop();
                }
            }
            Edit::DeleteLine => self.before.clear(),
            Edit::Left => {
                let moved = take_last(&mut self.before);
                self.after.insert_str(0, &moved);
            }
            Edit::Right => {
                let moved = take_first(&mut self.after);
                self.before.push_str(&moved);
            }
            Edit::Start => {
                self.after.insert_str(0, &self.before);
                self.before.clear();
            }
            Edit::End => self.before.push_str(&std::mem::take(&mut self.after)),
        }
    }
}

/// Takes the last grapheme off `text`.
fn take_last(text: &mut String) -> String {
    let last = text.graphemes(true).next_back().unwrap_or_default().to_owned();
    text.truncate(text.len() - last.len());
    last
}

/// Takes the first grapheme off `text`.
fn take_first(text: &mut String) -> String {
    let mut graphemes = text.graphemes(true);
    let first = graphemes.next().unwrap_or_default().to_owned();
    let rest = graphemes.as_str().to_owned();
    *text = rest;
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(edits: &[Edit]) -> (String, String) {
        let mut prompt = Prompt::with("río 👩‍👧");
        for edit in edits {
            prompt.edit(edit.clone());
        }
        (prompt.before().to_owned(), prompt.text())
    }

    #[test]
    fn a_book_pasted_into_the_prompt_is_cut() {
        let mut prompt = Prompt::default();
        prompt.edit(Edit::Insert("word ".repeat(100_000)));
        prompt.edit(Edit::Insert("more".to_owned()));
        assert_eq!(prompt.text().len(), LONGEST);
    }

    #[test]
    fn backspace_takes_a_whole_family_of_emoji() {
        assert_eq!(typed(&[Edit::Backspace]).1, "río ");
    }

    #[test]
    fn the_cursor_walks_over_graphemes_and_inserts_where_it_stands() {
        let (before, text) = typed(&[Edit::Left, Edit::Left, Edit::Insert("s".into())]);
        assert_eq!((before.as_str(), text.as_str()), ("ríos", "ríos 👩‍👧"));
        assert_eq!(typed(&[Edit::Start, Edit::Delete]).1, "ío 👩‍👧");
        assert_eq!(typed(&[Edit::Start, Edit::Right, Edit::Right, Edit::End, Edit::Left]).0, "río ");
    }

    #[test]
    fn a_word_and_a_line_can_be_taken_back() {
        assert_eq!(typed(&[Edit::Insert(" dos  ".into()), Edit::DeleteWord]).1, "río 👩‍👧 ");
        assert_eq!(typed(&[Edit::Left, Edit::DeleteLine]).1, "👩‍👧");
    }

    #[test]
    fn a_pasted_line_end_becomes_a_space() {
        assert_eq!(typed(&[Edit::Insert("a\nb\u{1b}".into())]).1, "río 👩‍👧a b ");
    }
}
