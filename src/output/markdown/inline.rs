//! Text inside a Markdown block: escapes, emphasis, code and links.
//!
//! Apart from the blocks because the rules are others: here each character counts,
//! and where a delimiter would not be read as one (`CommonMark` 0.31, 6.2, flanking)
//! the emphasis is given up rather than the words.

use crate::model::article::{Mark, MarkKind};
use crate::text::span::Span;

/// How deep emphasis may be nested before the rest is written without marks.
const DEEPEST: usize = 8;

/// Where the words are going to stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On a line of a paragraph.
    Line,
    /// In a heading, whose last `#` would be taken for its end.
    Heading,
    /// In a cell of a table.
    Cell,
}

/// `text` on one line without marks, escaped for a paragraph.
pub(super) fn escape(text: &str) -> String {
    inline(text, &[], Place::Line)
}

/// All of `text` on one line, with `marks`.
pub(super) fn inline(text: &str, marks: &[Mark], place: Place) -> String {
    marked(text, Span::whole(text), marks, place)
}

/// The words of `span` on one line, with `marks`, which are ordered by start.
pub(super) fn marked(text: &str, span: Span, marks: &[Mark], place: Place) -> String {
    let span = span.trimmed(text);
    let mut writer =
        Writer { text, span, place, out: String::with_capacity(span.len() + 16), depth: 0, in_link: false };
    writer.stretch(span, marks);
    writer.out.truncate(writer.out.trim_end_matches(' ').len());
    writer.out
}

/// The length of the longest run of `c` in `text`.
pub(super) fn longest_run(text: &str, c: char) -> usize {
    text.split(|other| other != c).map(str::len).max().unwrap_or_default()
}

struct Writer<'a> {
    text: &'a str,
    /// The whole line.
    span: Span,
    place: Place,
    out: String,
    depth: usize,
    /// True inside a link, where no other may stand.
    in_link: bool,
}

impl Writer<'_> {
    /// Writes `span` with those of `marks` that lie in it.
    fn stretch(&mut self, span: Span, marks: &[Mark]) {
        let mut at = span.start;
        let mut rest = marks;
        while let Some((mark, after)) = rest.split_first() {
            rest = after;
            let inside = mark.span.common(span).unwrap_or_default().trimmed(self.text);
            if inside.is_empty() || inside.start < at {
                continue;
            }
            let (within, beyond) = after.split_at(after.partition_point(|mark| mark.span.start < inside.end));
            self.words(Span::new(at, inside.start));
            self.mark(&mark.kind, inside, within);
            at = inside.end;
            rest = beyond;
        }
        self.words(Span::new(at, span.end));
    }

    fn mark(&mut self, kind: &MarkKind, span: Span, within: &[Mark]) {
        match kind {
            MarkKind::Code => self.code(span),
            _ if self.depth == DEEPEST => self.words(span),
            MarkKind::Emphasis => self.delimited("*", span, within),
            MarkKind::Strong => self.delimited("**", span, within),
            MarkKind::Strike => self.delimited("~~", span, within),
            MarkKind::Link(address) if !self.in_link => self.link(address, span, within),
            MarkKind::Link(_) | MarkKind::Break => self.stretch(span, within),
        }
    }

    fn delimited(&mut self, delimiter: &str, span: Span, within: &[Mark]) {
        // Four tildes at the start of a line would be a fence.
        let doubled = delimiter == "~~" && self.out.ends_with('~');
        let delimiter = if self.may_delimit(span) && !doubled { delimiter } else { "" };
        self.depth += 1;
        self.out.push_str(delimiter);
        self.stretch(span, within);
        self.out.push_str(delimiter);
        self.depth -= 1;
    }

    /// True where delimiters around `span` are read as such whatever they enclose: on
    /// either side there is white space, or nothing. Punctuation will do as well, as
    /// long as what is enclosed begins and ends with a letter or digit.
    fn may_delimit(&self, span: Span) -> bool {
        let before = Span::new(self.span.start, span.start).of(self.text).chars().next_back();
        let after = Span::new(span.end, self.span.end).of(self.text).chars().next();
        let inside = span.of(self.text);
        let fits = |outer: Option<char>, inner: Option<char>| match outer {
            None => true,
            Some(outer) if outer.is_whitespace() => true,
            Some(outer) => outer.is_ascii_punctuation() && inner.is_some_and(char::is_alphanumeric),
        };
        fits(before, inside.chars().next()) && fits(after, inside.chars().next_back())
    }

    fn link(&mut self, address: &str, span: Span, within: &[Mark]) {
        if self.out.ends_with('!') {
            // Else it would be an image.
            self.out.pop();
            self.out.push_str("\\!");
        }
        self.depth += 1;
        self.in_link = true;
        self.out.push('[');
        self.stretch(span, within);
        self.in_link = false;
        self.out.push_str("](<");
        for c in address.chars() {
            match c {
                '<' | '>' | '\\' | '&' | '|' => self.out.extend(['\\', c]),
                _ if c.is_control() => {}
                _ => self.out.push(c),
            }
        }
        self.out.push_str(">)");
        self.depth -= 1;
    }

    fn code(&mut self, span: Span) {
        if self.out.ends_with('`') {
            // The two would be read as one.
            return self.words(span);
        }
        let words = super::one_line(span.of(self.text));
        let fence = "`".repeat(longest_run(&words, '`') + 1);
        let pad = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
        let words = if self.place == Place::Cell { words.replace('|', "\\|") } else { words.into_owned() };
        self.out.extend([&fence, pad, &words, pad, &fence]);
    }

    /// Writes `span` without marks.
    fn words(&mut self, span: Span) {
        let words = span.of(self.text);
        let mut before = Span::new(self.span.start, span.start).of(self.text).chars().next_back();
        let mut rest = words.chars();
        while let Some(c) = rest.next() {
            let after = rest.clone().next();
            if c.is_whitespace() {
                if !self.out.is_empty() && !self.out.ends_with(' ') {
                    self.out.push(' ');
                }
            } else {
                if self.has_to_be_escaped(c, before, after) {
                    self.out.push('\\');
                }
                self.out.push(c);
            }
            before = Some(c);
        }
    }

    fn has_to_be_escaped(&self, c: char, before: Option<char>, after: Option<char>) -> bool {
        let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            '_' => !(in_word(before) && in_word(after)),
            '&' => after.is_some_and(|after| after == '#' || after.is_ascii_alphanumeric()),
            '|' => self.place == Place::Cell || self.out.is_empty(),
            '#' => self.place == Place::Heading || self.out.is_empty(),
            '+' | '-' | '=' | '>' | ':' => self.out.is_empty(),
            '.' | ')' => !self.out.is_empty() && self.out.bytes().all(|byte| byte.is_ascii_digit()),
            _ => false,
        }
    }
}
