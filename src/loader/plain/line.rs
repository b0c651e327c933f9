//! The lines of a plain text: where each begins and ends, how wide it is and what it
//! looks like by itself, whatever stands around it.

use crate::model::article::Marker;
use crate::text::span::Span;

/// One line of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// Byte offset of the line's first byte.
    pub(super) begin: usize,
    /// Its text without indentation, quote bars, bullet and trailing white space.
    pub(super) span: Span,
    /// Columns before bullet or text.
    pub(super) indent: u16,
    /// Columns of the whole line, [`WIDE`] for all longer ones.
    pub(super) width: u16,
    /// How many `>` it begins with.
    pub(super) quoted: u8,
    /// What it looks like.
    pub(super) shape: Shape,
}

/// What a line looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing but white space.
    Blank,
    /// Three or more of the same sign, such as `-----`.
    Rule(char),
    /// A bullet or a number, and text.
    Item(Marker),
    /// Anything else.
    Text,
}

/// Nobody wraps lines at this width; columns are counted up to here.
pub(super) const WIDE: u16 = 200;

/// Bullets that are followed by a space.
const BULLETS: [char; 7] = ['-', '*', '+', '–', '·', '→', '○'];

/// Bullets that are nothing else, so that the space may be missing.
const SURE_BULLETS: [char; 10] = ['•', '‣', '◦', '▪', '●', '■', '□', '►', '▸', '⁃'];

/// Signs of which a line across the page is made.
const RULES: [char; 13] = ['-', '_', '=', '*', '~', '+', '#', '–', '—', '─', '━', '═', '•'];

impl Line {
    /// True for a line with text that is no item.
    pub(super) fn is_text(self) -> bool {
        self.shape == Shape::Text
    }

    /// True for a line with nothing on it.
    pub(super) fn is_blank(self) -> bool {
        self.shape == Shape::Blank
    }
}

/// The lines of `text`.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::with_capacity(text.len() / 64 + 1);
    let mut begin = 0;
    for end in text.match_indices('\n').map(|(end, _)| end).chain([text.len()]) {
        let line = line(text, begin, end);
        // Alone, a dash stands before a speaker's name; one under the other are bullets.
        if let Some(last) = lines.last_mut()
            && let (Some(one), Some(other)) = (dashed(text, *last), dashed(text, line))
        {
            *last = one;
            lines.push(other);
        } else {
            lines.push(line);
        }
        begin = end + 1;
    }
    lines
}

/// The line as an item, if it begins with an em dash and a space.
fn dashed(text: &str, line: Line) -> Option<Line> {
    let whole = Span::new(line.begin, line.span.end);
    let span = whole
        .of(text)
        .trim_start()
        .strip_prefix('—')
        .filter(|after| spaced(after))
        .map(|after| Span::new(line.span.end - after.len(), line.span.end).trimmed(text))?;
    Some(Line { span, shape: Shape::Item(Marker::Bullet), ..line })
}

fn line(text: &str, begin: usize, end: usize) -> Line {
    let whole = Span::new(begin, end);
    let mut span = whole.trimmed(text);
    let (mut quoted, mut edge) = (0u8, begin);
    while let Some(rest) = span.of(text).strip_prefix('>') {
        quoted = quoted.saturating_add(1);
        // The left edge is behind the bar and one space.
        edge = span.end - rest.strip_prefix(' ').unwrap_or(rest).len();
        span = Span::new(span.end - rest.len(), span.end).trimmed(text);
    }
    let indent = u16::try_from(span.start.saturating_sub(edge)).unwrap_or(u16::MAX);
    let content = span.of(text);
    let width = columns(content).saturating_add(indent).min(WIDE);
    let (shape, before) = shape(content);
    span = Span::new(span.start + before, span.end).trimmed(text);
    Line { begin, span, indent, width, quoted, shape }
}

/// About how many columns `text` takes: two for the characters of East Asia, one for
/// any other. Enough to compare lengths, and never more than [`WIDE`].
fn columns(text: &str) -> u16 {
    if text.len() >= 3 * usize::from(WIDE) {
        return WIDE;
    }
    let columns = if text.is_ascii() {
        text.len()
    } else {
        let (mut narrow, mut wide) = (0, 0);
        for byte in text.bytes() {
            narrow += usize::from(!matches!(byte, 0x80..=0xbf));
            wide += usize::from(matches!(byte, 0xe3..=0xed | 0xf0));
        }
        narrow + wide
    };
    u16::try_from(columns).unwrap_or(WIDE).min(WIDE)
}

/// The shape of a line and how many bytes stand before its text.
fn shape(content: &str) -> (Shape, usize) {
    let Some(first) = content.chars().next() else { return (Shape::Blank, 0) };
    // Most lines begin with a letter.
    if first.is_alphabetic() && !first.is_ascii_lowercase() {
        return (Shape::Text, 0);
    }
    if let Some(sign) = rule(content, first) {
        return (Shape::Rule(sign), 0);
    }
    match item(content, first) {
        Some((marker, before)) => (Shape::Item(marker), before),
        None => (Shape::Text, 0),
    }
}

fn rule(content: &str, first: char) -> Option<char> {
    if !RULES.contains(&first) {
        return None;
    }
    let mut signs = 0;
    for c in content.chars() {
        if RULES.contains(&c) {
            signs += if c == '—' { 2 } else { 1 };
        } else if c != ' ' {
            return None;
        }
    }
    (signs >= 3).then_some(first)
}

fn item(content: &str, first: char) -> Option<(Marker, usize)> {
    let length = first.len_utf8();
    let after = Span::new(length, content.len()).of(content);
    if SURE_BULLETS.contains(&first) {
        return (!after.trim().is_empty()).then_some((Marker::Bullet, length));
    }
    match first {
        '☐' => return spaced(after).then_some((Marker::Task(false), length)),
        '☑' | '☒' => return spaced(after).then_some((Marker::Task(true), length)),
        _ => {}
    }
    if BULLETS.contains(&first) && spaced(after) {
        for (mark, done) in [("[ ] ", false), ("[x] ", true), ("[X] ", true)] {
            if after.trim_start().starts_with(mark) {
                return Some((Marker::Task(done), content.len() - after.trim_start().len() + mark.len()));
            }
        }
        return Some((Marker::Bullet, length));
    }
    enumerated(content)
}

/// `1. `, `1) `, `(1) `, `a) ` and `(a) `. A letter stays part of the text, since a
/// marker has no place for it.
fn enumerated(content: &str) -> Option<(Marker, usize)> {
    let open = content.strip_prefix('(');
    let inner = open.unwrap_or(content);
    let end = inner.bytes().take(4).position(|byte| byte == b')' || (byte == b'.' && open.is_none()))?;
    let label = Span::new(0, end).of(inner);
    let after = Span::new(end + 1, inner.len()).of(inner);
    if !spaced(after) {
        return None;
    }
    if let Ok(number) = label.parse::<u32>()
        && label.len() <= 3
        && !label.starts_with('+')
    {
        return Some((Marker::Number(number), content.len() - after.len()));
    }
    // "(c) 2031 The Lamp Post" says whose the text is.
    if open.is_some() && label == "c" && after.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let letter = label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_lowercase());
    (letter && inner.as_bytes().get(end) == Some(&b')')).then_some((Marker::Bullet, 0))
}

/// True for a space and something after it.
fn spaced(after: &str) -> bool {
    after.starts_with([' ', '\u{a0}']) && !after.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> (Shape, &str) {
        let line = line(text, 0, text.len());
        (line.shape, line.span.of(text))
    }

    #[test]
    fn bullets_and_numbers_come_in_many_shapes() {
        for text in ["- rain", "* rain", "  • rain", "•rain", "– rain", "a\u{301}"] {
            let expected = if text.starts_with('a') { Shape::Text } else { Shape::Item(Marker::Bullet) };
            assert_eq!(one(text).0, expected, "{text}");
        }
        for text in ["7. rain", "7) rain", "(7) rain"] {
            assert_eq!(one(text), (Shape::Item(Marker::Number(7)), "rain"));
        }
        assert_eq!(one("- [x] rain"), (Shape::Item(Marker::Task(true)), "rain"));
        assert_eq!(one("b) rain"), (Shape::Item(Marker::Bullet), "b) rain"));
        assert_eq!(one("(c) rain"), (Shape::Item(Marker::Bullet), "(c) rain"));
    }

    #[test]
    fn hyphens_and_numbers_in_prose_are_no_items() {
        for text in [
            "-30-",
            "-5 degrees",
            "2030. ",
            "3.5 percent",
            "1996. A year",
            "*From us*",
            "-- Ada",
            "p.m. today",
            "(c) 2031 The Lamp Post",
        ] {
            assert_eq!(one(text).0, Shape::Text, "{text}");
        }
    }

    #[test]
    fn a_rule_is_made_of_signs_alone() {
        for text in ["---", "* * *", "=====", "—-", "######"] {
            assert!(matches!(one(text).0, Shape::Rule(_)), "{text}");
        }
        assert_eq!(one("--").0, Shape::Text);
    }

    #[test]
    fn quote_bars_are_counted_and_left_out() {
        let text = "> > We stay.";
        let line = line(text, 0, text.len());
        assert_eq!((line.quoted, line.span.of(text), line.indent), (2, "We stay.", 0));
    }
}
