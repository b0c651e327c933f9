//! Replaces what must never reach a terminal: control characters, and invisible
//! characters that only serve to reorder or hide text.
//!
//! Every loader sends every word of an article through here, those it finds only
//! after parsing too (a Markdown `&#27;`, a value of front matter, a link's target).
//! It stands apart from the loaders because the promise is made in one place: what
//! comes out of [`clean`] has no control character but `\n`.
//!
//! | what | becomes | why |
//! | --- | --- | --- |
//! | CR LF, CR, VT, FF, NEL, U+2028, U+2029 | `\n` | they end lines (UAX 14, class BK, CR, NL) |
//! | TAB | a space | its width depends on where it stands |
//! | other C0, DEL | U+2400 to U+2421 | their pictures in Unicode |
//! | C1 | U+FFFD | they have no pictures |
//! | bidi marks, embeddings, overrides, isolates | nothing | UAX 9; they can show other words than are there |
//! | tags (U+E0000 to U+E007F) | nothing | no terminal shows them, and they can carry a hidden text |
//! | soft hyphen, U+FEFF, U+180E, U+2061 to U+2064, U+206A to U+206F, U+FFF9 to U+FFFB | nothing | invisible or deprecated |
//!
//! U+200E and U+200F go as well: they only order neighbouring punctuation, and a
//! name with one inside could not be found by search. The joiners (U+200C, U+200D,
//! U+2060), the zero-width space and variation selectors stay, since Persian, emoji
//! and the line breaks of Khmer and Thai need them.

use std::borrow::Cow;

use crate::text::span::Span;

/// `text` with the replacements of the module's table. Borrowed where there is
/// nothing to replace, which takes a scan of some gigabytes a second.
pub fn clean(text: &str) -> Cow<'_, str> {
    replace(text, Tabs::Space)
}

/// The same, but tabs stay, for a parser to which they mean something. Its output
/// goes through [`clean`] afterwards.
pub fn clean_keeping_tabs(text: &str) -> Cow<'_, str> {
    replace(text, Tabs::Keep)
}

/// The same on one line: line ends become spaces, and white space at either end goes.
/// For values that are shown in a line of their own, such as a source or an address.
pub fn clean_line(text: &str) -> String {
    clean(text).trim().replace('\n', " ")
}

/// `text` on one line with one character for each of its own: pictures of line ends too,
/// and U+FFFD for what [`clean`] takes out. For a line of a file that is shown with a mark
/// under one of its characters.
pub fn visible(text: &str) -> String {
    text.chars().map(visible_char).collect()
}

fn visible_char(char: char) -> char {
    match clean(char.encode_utf8(&mut [0; 4])).chars().next() {
        Some('\n') => {
            char::from_u32(0x2400 + u32::from(char)).filter(|_| char.is_ascii()).unwrap_or('\u{fffd}')
        }
        Some(shown) => shown,
        None => '\u{fffd}',
    }
}

/// What becomes of a tab.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tabs {
    Keep,
    Space,
}

/// A character to be replaced: how many bytes it has and what stands in its place.
struct Change {
    len: usize,
    by: Option<char>,
}

fn replace(text: &str, tabs: Tabs) -> Cow<'_, str> {
    let Some((mut at, mut change)) = next_change(text.as_bytes(), 0, tabs) else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut done = 0;
    loop {
        out.push_str(Span::new(done, at).of(text));
        out.extend(change.by);
        done = at + change.len;
        match next_change(text.as_bytes(), done, tabs) {
            Some(next) => (at, change) = next,
            None => break,
        }
    }
    out.push_str(Span::new(done, text.len()).of(text));
    Cow::Owned(out)
}

/// Bytes looked at in one go; a multiple of every vector width in use.
const CHUNK: usize = 64;

/// The first character at or after `from` that is to be replaced.
fn next_change(bytes: &[u8], from: usize, tabs: Tabs) -> Option<(usize, Change)> {
    let mut base = from;
    for chunk in bytes.get(from..)?.chunks(CHUNK) {
        // Without a branch, so that the compiler makes vector instructions of it.
        if chunk.iter().fold(false, |found, &byte| found | suspicious(byte)) {
            for (offset, &byte) in chunk.iter().enumerate() {
                if SUSPICIOUS[usize::from(byte)]
                    && !is_typographic(bytes, base + offset)
                    && let Some(change) = change_at(bytes.get(base + offset..)?, tabs)
                {
                    return Some((base + offset, change));
                }
            }
        }
        base += chunk.len();
    }
    None
}

/// [`suspicious`] as a table, for one byte at a time.
const SUSPICIOUS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0u8;
    loop {
        table[byte as usize] = suspicious(byte);
        if byte == u8::MAX {
            break table;
        }
        byte += 1;
    }
};

/// True for each byte with which a character to be replaced can begin.
const fn suspicious(byte: u8) -> bool {
    (byte < 0x20 && byte != b'\n')
        || (byte == 0x7f)
        || matches!(byte, 0xc2 | 0xd8 | 0xe1 | 0xe2 | 0xef | 0xf3)
}

/// True for U+2010 to U+2027: dashes, quotation marks and the ellipsis, of which news
/// is full and none of which is replaced.
fn is_typographic(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at..at + 3), Some([0xe2, 0x80, 0x90..=0xa7]))
}

/// What is to be done with the character that `bytes` begins with, if anything.
fn change_at(bytes: &[u8], tabs: Tabs) -> Option<Change> {
    let change = |len: usize, by: Option<char>| Some(Change { len, by });
    match *bytes {
        [b'\r', b'\n', ..] | [0xc2, 0x85, ..] => change(2, Some('\n')),
        [b'\r' | 0x0b | 0x0c, ..] => change(1, Some('\n')),
        [b'\t', ..] => {
            if tabs == Tabs::Keep {
                None
            } else {
                change(1, Some(' '))
            }
        }
        [byte @ 0..0x20, ..] => change(1, char::from_u32(0x2400 + u32::from(byte))),
        [0x7f, ..] => change(1, Some('\u{2421}')),
        [0xc2, 0x80..=0x9f, ..] => change(2, Some('\u{fffd}')),
        // U+00AD and U+061C.
        [0xc2, 0xad, ..] | [0xd8, 0x9c, ..] => change(2, None),
        // U+2028 and U+2029.
        [0xe2, 0x80, 0xa8 | 0xa9, ..] => change(3, Some('\n')),
        // U+180E; U+200E, U+200F and U+202A to U+202E; U+2061 to U+2064 and U+2066 to
        // U+206F; U+FEFF and U+FFF9 to U+FFFB.
        [0xe1, 0xa0, 0x8e, ..]
        | [0xe2, 0x80, 0x8e | 0x8f | 0xaa..=0xae, ..]
        | [0xe2, 0x81, 0xa1..=0xa4 | 0xa6..=0xaf, ..]
        | [0xef, 0xbb, 0xbf, ..]
        | [0xef, 0xbf, 0xb9..=0xbb, ..] => change(3, None),
        // U+E0000 to U+E007F.
        [0xf3, 0xa0, 0x80 | 0x81, ..] => change(4, None),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::*;

    #[test]
    fn clean_text_is_not_copied() {
        let text = "“Rain,” she said – all week.\nЗавтра 晴れ 👩‍🚒 می‌خواهم";
        assert!(matches!(clean(text), Cow::Borrowed(_)));
    }

    #[test]
    fn an_escape_sequence_becomes_visible() {
        assert_eq!(clean("\u{1b}[2Jhello\u{7}\u{8}\0\u{7f}"), "␛[2Jhello␇␈␀␡");
        assert_eq!(clean("\u{9b}2J \u{9d}0;x\u{9c}"), "\u{fffd}2J \u{fffd}0;x\u{fffd}");
    }

    #[test]
    fn every_kind_of_line_end_is_a_newline() {
        let text = "a\r\nb\rc\u{b}d\u{c}e\u{85}f\u{2028}g\u{2029}h\r\r\ni";
        assert_eq!(clean(text), "a\nb\nc\nd\ne\nf\ng\nh\n\ni");
    }

    #[test]
    fn what_reorders_or_hides_text_is_removed() {
        let text =
            "pay\u{202e}lla\u{202c} \u{2066}x\u{2069}\u{61c}\u{200e}\u{200f}\u{feff}\u{ad}\u{180e}\u{2063}";
        assert_eq!(clean(text), "paylla x");
        assert_eq!(clean("a\u{e0001}\u{e0041}\u{e007f}b"), "ab");
    }

    #[test]
    fn what_scripts_and_emoji_need_stays() {
        let text = "\u{200c}\u{200d}\u{200b}\u{2060}\u{fe0f}\u{e0100}❤️ ½ Ø،\u{301}";
        assert_eq!(clean(text), text);
    }

    #[test]
    fn a_tab_is_a_space_unless_the_parser_wants_it() {
        assert_eq!(clean("a\tb"), "a b");
        assert_eq!(clean_keeping_tabs("a\tb\u{1b}"), "a\tb␛");
    }

    #[test]
    fn a_line_has_no_line_end() {
        assert_eq!(clean_line(" The\r\nLamp\u{2028}Post\n"), "The Lamp Post");
    }

    #[test]
    fn a_visible_line_has_a_character_for_each_of_its_own() {
        assert_eq!(visible("a\u{1b}b\r\tc\u{202e}d\u{9b}\u{2028}é"), "a␛b␍ c\u{fffd}d\u{fffd}\u{fffd}é");
    }

    /// One character at a time and without looking at bytes.
    fn slowly(text: &str) -> String {
        let mut out = String::new();
        for c in text.replace("\r\n", "\n").chars() {
            match c {
                '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
                '\t' => out.push(' '),
                '\0'..='\u{1f}' => out.extend(char::from_u32(u32::from(c) + 0x2400)),
                '\u{7f}' => out.push('␡'),
                '\u{80}'..='\u{9f}' => out.push('\u{fffd}'),
                '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2061}'..='\u{2064}'
                | '\u{2066}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}' => {}
                c => out.push(c),
            }
        }
        out
    }

    #[test]
    fn every_character_is_treated_as_the_table_says() {
        for c in '\0'..=char::MAX {
            let text = format!("a{c}b");
            assert_eq!(clean(&text), slowly(&text), "{:x}", u32::from(c));
        }
    }

    proptest! {
        #[test]
        fn fast_and_slow_agree(text in any::<String>()) {
            prop_assert_eq!(clean(&text), slowly(&text));
        }

        #[test]
        fn cleaning_twice_changes_nothing(
            text in "[a-z \r\n\t\u{1b}\u{80}-\u{9f}\u{2000}-\u{206f}\u{e0000}-\u{e0200}]{0,200}"
        ) {
            let once = clean(&text).into_owned();
            prop_assert!(matches!(clean(&once), Cow::Borrowed(_)));
            prop_assert!(!once.chars().any(|c| c.is_control() && c != '\n'));
        }
    }
}
