//! Text on one line: what stands on several lines of a file, for a list, a title or the
//! clipboard.

use std::borrow::Cow;

/// `text` on one line: each run of white space becomes one space, none at the ends.
pub fn one_line(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let mut after_space = false;
    let tidy = text.chars().all(|c| {
        let space = c.is_whitespace();
        let fine = !space || (c == ' ' && !after_space);
        after_space = space;
        fine
    });
    if tidy { Cow::Borrowed(text) } else { Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" ")) }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::one_line;

    #[test]
    fn a_line_end_in_a_sentence_becomes_a_space() {
        assert_eq!(one_line("  The ferry\n   sails\u{a0}on. "), "The ferry sails on.");
    }

    #[test]
    fn words_already_on_one_line_are_not_copied() {
        assert!(matches!(one_line("The ferry sails on."), Cow::Borrowed(_)));
    }
}
