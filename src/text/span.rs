//! A range of bytes in a text, and the only way to cut text by one.

use serde::{Deserialize, Serialize};

/// The bytes `start..end` of a text, nearly always of `Article::text`.
///
/// Written as `[start, end]` in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct Span {
    /// UTF-8 byte offset of the first byte.
    pub start: usize,
    /// UTF-8 byte offset after the last byte; never less than `start`.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` to before `end`; empty at `start` if `end` is less.
    pub const fn new(start: usize, end: usize) -> Self {
        let end = if end < start { start } else { end };
        Self { start, end }
    }

    /// All of `text`.
    pub const fn whole(text: &str) -> Self {
        Self::new(0, text.len())
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// True where there is nothing between start and end.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True where `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True where the byte at `offset` is one of this span's.
    pub const fn holds(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// True where the two have at least one byte in common.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The bytes both have, if any.
    pub fn common(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Self { start, end })
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same bytes counted in a text that has `by` more bytes before them.
    #[must_use]
    pub const fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// The same bytes in another text, in which what stands at `from` here stands at `to`.
    #[must_use]
    pub const fn moved(self, from: usize, to: usize) -> Self {
        Self::new((self.start + to).saturating_sub(from), (self.end + to).saturating_sub(from))
    }

    /// The text of this span. A span that runs past the end of `text` is cut short;
    /// one that begins or ends inside a character gives the empty string.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end.min(text.len())).unwrap_or_default()
    }

    /// This span without the white space at either end of its text.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let cut = self.of(text);
        let start = self.start + (cut.len() - cut.trim_start().len());
        Self::new(start, start + cut.trim().len())
    }
}

impl From<(usize, usize)> for Span {
    fn from((start, end): (usize, usize)) -> Self {
        Self::new(start, end)
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_that_cuts_a_character_gives_nothing() {
        assert_eq!(Span::new(0, 1).of("é"), "");
        assert_eq!(Span::new(0, 2).of("é"), "é");
    }

    #[test]
    fn a_span_past_the_end_is_cut_short() {
        assert_eq!(Span::new(2, 99).of("news"), "ws");
        assert_eq!(Span::new(7, 99).of("news"), "");
    }

    #[test]
    fn a_span_moves_with_the_words_it_is_of() {
        assert_eq!(Span::new(12, 15).moved(10, 3), Span::new(5, 8));
    }

    #[test]
    fn trimming_keeps_the_offsets_true() {
        let text = "  a brief \n";
        assert_eq!(Span::whole(text).trimmed(text), Span::new(2, 9));
        assert_eq!(Span::whole("  ").trimmed("  "), Span::new(2, 2));
    }
}
