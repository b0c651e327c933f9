//! Lines as editors count them.
//!
//! To Unicode a form feed, U+2028 and some others end a line, and [`clean`] makes them
//! line ends, since the words after them begin anew. No editor counts them, and what the
//! reader says about lines is for editors: so the lines that they added are taken off
//! again once an article is read.
//!
//! [`clean`]: crate::text::clean::clean

use crate::loader::limits::LINES;
use crate::model::article::{Article, Problem};
use crate::text::span::Span;

/// As many whole lines of `text` as are read, and the problem that says so where there are
/// more.
pub(super) fn within_limit(text: &str) -> (&str, Option<Problem>) {
    // Nearly every text is too short to have as many, and need not be counted through.
    if text.len() <= LINES {
        return (text, None);
    }
    let end = memchr::memchr_iter(b'\n', text.as_bytes()).nth(LINES - 1);
    match end.filter(|end| end + 1 < text.len()) {
        None => (text, None),
        Some(end) => {
            let message = format!("only the first {LINES} lines were read; the rest is left out");
            (Span::new(0, end + 1).of(text), Some(Problem { line: 0, column: 0, message }))
        }
    }
}

/// The lines, counted from 1 with all line ends, that end with one no editor counts: a
/// vertical tab, a form feed, NEL, U+2028 or U+2029. In order, and nearly always none.
pub(super) fn uncounted(source: &str) -> Vec<usize> {
    let bytes = source.as_bytes();
    let none = memchr::memchr2(0x0b, 0x0c, bytes).is_none()
        && memchr::memmem::find(bytes, "\u{85}".as_bytes()).is_none()
        && memchr::memmem::find(bytes, "\u{2028}".as_bytes()).is_none()
        && memchr::memmem::find(bytes, "\u{2029}".as_bytes()).is_none();
    let mut found = Vec::new();
    if none {
        return found;
    }
    let mut line = 1;
    let mut characters = source.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' => line += 1,
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                found.push(line);
                line += 1;
            }
            _ => {}
        }
    }
    found
}

/// Takes the lines that `uncounted` added off those of `article`.
pub(super) fn settle(article: &mut Article, uncounted: &[usize]) {
    if uncounted.is_empty() {
        return;
    }
    let settled = |line: usize| line - uncounted.partition_point(|&end| end < line);
    for block in &mut article.blocks {
        block.line = settled(block.line);
    }
    for problem in article.problems.iter_mut().filter(|problem| problem.line > 0) {
        problem.line = settled(problem.line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_lines_without_end_is_cut_after_a_whole_line() {
        let text = "a\n".repeat(LINES);
        assert_eq!(within_limit(&text), (text.as_str(), None));
        let longer = format!("{text}b");
        let (cut, problem) = within_limit(&longer);
        assert_eq!((cut, problem.unwrap().line), (text.as_str(), 0));
    }

    #[test]
    fn only_what_editors_do_not_count_is_found() {
        assert_eq!(uncounted("a\nb\rc\r\nd"), [0; 0]);
        assert_eq!(uncounted("a\u{c}b\r\nc\u{2028}d\u{2029}e\u{85}\u{b}"), [1, 3, 4, 5, 6]);
    }
}
