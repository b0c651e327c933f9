//! UTF-8, UTF-16 and UTF-32, with and without a byte order mark, whole and broken.

use super::Decoded;
use crate::model::article::Problem;

/// How many bytes are looked at for signs of UTF-16 and UTF-32.
const LOOKED_AT: usize = 4096;

/// The text of bytes that begin with the byte order mark of UTF-16 or UTF-32.
pub(super) fn marked(bytes: &[u8]) -> Option<Decoded> {
    match bytes {
        [0xff, 0xfe, 0, 0, rest @ ..] => Some(utf32(rest, u32::from_le_bytes)),
        [0, 0, 0xfe, 0xff, rest @ ..] => Some(utf32(rest, u32::from_be_bytes)),
        [0xff, 0xfe, rest @ ..] => Some(utf16(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => Some(utf16(rest, u16::from_be_bytes)),
        _ => None,
    }
}

/// The text of bytes that are UTF-16 or UTF-32 without a byte order mark, told by the
/// zeros that every Latin letter, space and line end has in the same of its bytes.
pub(super) fn wide(bytes: &[u8]) -> Option<Decoded> {
    let start = bytes.get(..bytes.len().min(LOOKED_AT))?;
    if !start.contains(&0) {
        return None;
    }
    let (fours, _) = start.as_chunks::<4>();
    if fours.len() >= 4 {
        let all = |unit: fn([u8; 4]) -> u32| {
            fours.iter().all(|&four| char::from_u32(unit(four)).is_some_and(|c| c != '\0'))
        };
        if all(u32::from_le_bytes) {
            return Some(utf32(bytes, u32::from_le_bytes));
        }
        if all(u32::from_be_bytes) {
            return Some(utf32(bytes, u32::from_be_bytes));
        }
    }
    let (pairs, _) = start.as_chunks::<2>();
    let zeros = |at: usize| pairs.iter().filter(|pair| pair.get(at) == Some(&0)).count();
    match (zeros(0), zeros(1)) {
        (0, low) if low >= 8 && low * 8 > pairs.len() => Some(utf16(bytes, u16::from_le_bytes)),
        (high, 0) if high >= 8 && high * 8 > pairs.len() => Some(utf16(bytes, u16::from_be_bytes)),
        _ => None,
    }
}

/// `text` without the byte order mark of UTF-8.
pub(super) fn without_mark(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    text
}

/// True where at least as many characters beyond ASCII are whole as are broken. In
/// another encoding hardly any is whole by accident.
pub(super) fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= broken
}

/// The text with U+FFFD for every run of bytes that is no character, and the problem.
pub(super) fn lossy(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut first = None;
    let mut wrong = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            first.get_or_insert_with(|| place(&text));
            wrong += chunk.invalid().len();
            text.push('\u{fffd}');
        }
    }
    let (line, column) = first.unwrap_or_default();
    let what =
        if wrong == 1 { "one byte that is no character is" } else { "bytes that are no characters are" };
    let count = if wrong == 1 { String::new() } else { format!("{wrong} ") };
    let message = format!("the file is not quite UTF-8: {count}{what} shown as \u{fffd}, the first one here");
    Decoded { text: without_mark(text), problems: vec![Problem { line, column, message }] }
}

/// Line and column of the character that would follow `before`, as editors count them.
pub(super) fn place(before: &str) -> (usize, usize) {
    let before = before.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let characters = char::decode_utf16(pairs.iter().map(|&pair| unit(pair)));
    gather("UTF-16", bytes.len(), characters.map(Result::ok), odd)
}

fn utf32(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> Decoded {
    let (fours, odd) = bytes.as_chunks::<4>();
    gather("UTF-32", bytes.len() / 2, fours.iter().map(|&four| char::from_u32(unit(four))), odd)
}

/// The text of these characters, U+FFFD for those that are none.
fn gather(
    name: &str,
    capacity: usize,
    characters: impl Iterator<Item = Option<char>>,
    odd: &[u8],
) -> Decoded {
    let mut text = String::with_capacity(capacity);
    let mut first = None;
    for character in characters.chain((!odd.is_empty()).then_some(None)) {
        if character.is_none() {
            first.get_or_insert_with(|| place(&text));
        }
        text.push(character.unwrap_or('\u{fffd}'));
    }
    let problems = first.map(|(line, column)| {
        let message = format!(
            "the file is {name} with code units that are no characters, which are shown as \u{fffd}, \
             the first one here; it may be cut short"
        );
        Problem { line, column, message }
    });
    Decoded { text, problems: problems.into_iter().collect() }
}
