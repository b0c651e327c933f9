//! From bytes to text: UTF-8, UTF-16 where a byte order mark says so, and a plain
//! word about everything else.
//!
//! Bytes that are no UTF-8 are not guessed at. They are shown as U+FFFD, and a
//! problem says where the first one stands and how the file can be converted.

use crate::model::article::Problem;
use crate::text::clean::clean_keeping_tabs;

/// The text of a file, not cleaned yet.
pub(super) struct Decoded {
    /// The characters, without a byte order mark.
    pub(super) text: String,
    /// What could not be decoded.
    pub(super) problems: Vec<Problem>,
}

/// Why bytes are not taken for text.
#[derive(Debug)]
pub(super) struct Refusal {
    /// The rest of a sentence that begins with the file's name.
    pub(super) what: String,
    /// What can be done; may be empty.
    pub(super) hint: &'static str,
}

/// The text that `bytes` stand for, or what they are instead of text.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, Refusal> {
    match *bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => {
            let hint = "convert it with `iconv -f UTF-32 -t UTF-8`";
            return Err(Refusal { what: "is in UTF-32, which is not read".to_owned(), hint });
        }
        [0xff, 0xfe, ref rest @ ..] => return Ok(utf16(rest, u16::from_le_bytes)),
        [0xfe, 0xff, ref rest @ ..] => return Ok(utf16(rest, u16::from_be_bytes)),
        _ => {}
    }
    if let Some(unit) = utf16_without_mark(&bytes) {
        return Ok(utf16(&bytes, unit));
    }
    if let Some(kind) = binary(&bytes) {
        return Err(Refusal { what: format!("is {kind}, not text"), hint: "" });
    }
    Ok(utf8(bytes))
}

/// What `bytes` are where they are certainly no text.
///
/// Known kinds are told by the bytes they begin with; others by control characters,
/// of which a text has hardly any and a compressed or a program file one in ten. A
/// stray NUL in a text is no reason to refuse it: cleaning makes it visible.
pub(super) fn binary(bytes: &[u8]) -> Option<&'static str> {
    let known = match bytes {
        [0x7f, b'E', b'L', b'F', ..] | [b'M', b'Z', _, 0, ..] | [0xcf, 0xfa, 0xed, 0xfe, ..] => "a program",
        [0x1f, 0x8b, 8, ..]
        | [b'P', b'K', 3, 4, ..]
        | [0xfd, b'7', b'z', b'X', b'Z', 0, ..]
        | [0x28, 0xb5, 0x2f, 0xfd, ..]
        | [b'7', b'z', 0xbc, 0xaf, ..]
        | [b'B', b'Z', b'h', b'1'..=b'9', b'1', b'A', b'Y', ..]
        | [b'R', b'a', b'r', b'!', 0x1a, ..] => "a compressed file",
        [b'%', b'P', b'D', b'F', b'-', ..] => "a PDF",
        [b'S', b'Q', b'L', b'i', b't', b'e', b' ', b'f', b'o', b'r', ..] => "a database",
        [0x89, b'P', b'N', b'G', ..]
        | [0xff, 0xd8, 0xff, ..]
        | [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..]
        | [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "a picture",
        _ => "",
    };
    if !known.is_empty() {
        return Some(known);
    }
    let sample = bytes.get(..bytes.len().min(4096))?;
    let strange = sample.iter().filter(|byte| matches!(byte, 0..=6 | 14..=26 | 28..=31)).count();
    (strange >= 4 && strange * 20 > sample.len()).then_some("a binary file")
}

fn utf8(bytes: Vec<u8>) -> Decoded {
    let (mut text, problems) = match String::from_utf8(bytes) {
        Ok(text) => (text, Vec::new()),
        Err(error) => {
            let (text, problem) = lossy(error.as_bytes());
            (text, vec![problem])
        }
    };
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Decoded { text, problems }
}

/// The text with U+FFFD for every run of bytes that is no character, and the problem.
fn lossy(bytes: &[u8]) -> (String, Problem) {
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
    let message = format!(
        "the file is not UTF-8: {count}{what} shown as \u{fffd}, the first one here; \
         convert it with `iconv -f WINDOWS-1252 -t UTF-8` or from whatever encoding it was written in"
    );
    (text, Problem { line, column, message })
}

/// Line and column of the character that would follow `before`.
fn place(before: &str) -> (usize, usize) {
    let clean = clean_keeping_tabs(before.trim_start_matches('\u{feff}'));
    let line = clean.matches('\n').count() + 1;
    let column = clean.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

/// How the code units of UTF-16 without a byte order mark are made, told by the zeros
/// that every Latin letter, space and line end has in one of its two bytes, and never
/// in the other.
fn utf16_without_mark(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let (pairs, _) = bytes.get(..bytes.len().min(4096))?.as_chunks::<2>();
    let zeros = |at: usize| pairs.iter().filter(|pair| pair.get(at) == Some(&0)).count();
    match (zeros(0), zeros(1)) {
        (0, low) if low >= 8 && low * 8 > pairs.len() => Some(u16::from_le_bytes),
        (high, 0) if high >= 8 && high * 8 > pairs.len() => Some(u16::from_be_bytes),
        _ => None,
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut first = None;
    for decoded in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        if decoded.is_err() {
            first.get_or_insert_with(|| place(&text));
        }
        text.push(decoded.unwrap_or('\u{fffd}'));
    }
    if !odd.is_empty() {
        first.get_or_insert_with(|| place(&text));
        text.push('\u{fffd}');
    }
    let message = "the file is UTF-16 with code units that are no characters, which are shown as \u{fffd}, \
                   the first one here; it may be cut short";
    let problems = first.map(|(line, column)| Problem { line, column, message: message.to_owned() });
    Decoded { text, problems: problems.into_iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        assert_eq!(decode(b"\xef\xbb\xbfRain".to_vec()).unwrap().text, "Rain");
        assert_eq!(decode(b"\xff\xfeR\0a\0".to_vec()).unwrap().text, "Ra");
        assert_eq!(decode(b"\xfe\xff\0R\0a".to_vec()).unwrap().text, "Ra");
    }

    #[test]
    fn utf_16_without_a_byte_order_mark_is_told_by_its_zeros() {
        let bytes =
            |unit: fn(u16) -> [u8; 2]| "Rain all week".encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        assert_eq!(decode(bytes(u16::to_le_bytes)).unwrap().text, "Rain all week");
        assert_eq!(decode(bytes(u16::to_be_bytes)).unwrap().text, "Rain all week");
    }

    #[test]
    fn the_first_byte_that_is_no_character_has_a_line_and_a_column() {
        let decoded = decode(b"Rain.\r\nCaf\xe9 and th\xe9".to_vec()).unwrap();
        assert_eq!(decoded.text, "Rain.\r\nCaf\u{fffd} and th\u{fffd}");
        let [problem] = decoded.problems.as_slice() else { panic!("one problem") };
        assert_eq!((problem.line, problem.column), (2, 4));
        assert!(problem.message.starts_with("the file is not UTF-8: 2 bytes that are no characters"));
    }

    #[test]
    fn half_a_utf_16_file_is_read_with_a_problem() {
        let decoded = decode(b"\xff\xfeR\0\x3d\xd8a\0b".to_vec()).unwrap();
        assert_eq!(decoded.text, "R\u{fffd}a\u{fffd}");
        assert_eq!((decoded.problems[0].line, decoded.problems[0].column), (1, 2));
    }

    #[test]
    fn pictures_archives_and_programs_are_refused() {
        for bytes in [&b"\x7fELF\x02\x01"[..], b"\x1f\x8b\x08", b"PK\x03\x04", b"\x89PNG\r\n", b"%PDF-1.7"] {
            assert!(decode(bytes.to_vec()).is_err());
        }
        let noise: Vec<u8> = (0..=255).cycle().take(3000).collect();
        assert_eq!(decode(noise).err().unwrap().what, "is a binary file, not text");
    }

    #[test]
    fn a_stray_nul_is_no_reason_to_refuse_a_text() {
        assert!(decode(b"The bridge is open again.\0 Trains run.".to_vec()).is_ok());
    }
}
