//! From bytes to text, whatever encoding they are in.
//!
//! A byte order mark is believed first, then that valid UTF-8 is UTF-8, then what a page
//! or a feed says about itself. What is left is guessed from the bytes, as browsers do,
//! and a problem says so: a wrong guess must not look like the author's fault.

use crate::model::article::Problem;

mod legacy;
mod unicode;

/// The text of a file, not cleaned yet.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The characters, without a byte order mark.
    pub(super) text: String,
    /// What could not be decoded, or was guessed at.
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
    if let Some(decoded) = unicode::marked(&bytes) {
        return Ok(decoded);
    }
    if let Some(decoded) = unicode::wide(&bytes) {
        return Ok(decoded);
    }
    if let Some(kind) = binary(&bytes) {
        return Err(Refusal { what: format!("is {kind}, not text"), hint: "" });
    }
    if let Some(decoded) = legacy::seven_bits(&bytes) {
        return Ok(decoded);
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Decoded { text: unicode::without_mark(text), problems: Vec::new() },
        Err(error) => not_utf8(error.as_bytes()),
    })
}

/// The text of bytes that are not UTF-8, or not quite.
pub(super) fn not_utf8(bytes: &[u8]) -> Decoded {
    if unicode::is_nearly_utf8(bytes) { unicode::lossy(bytes) } else { legacy::decode(bytes) }
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
    // All control characters but those that texts have and the escape: without a branch and
    // in pieces that a byte can count, so that the compiler makes vector instructions of it.
    let strange = |byte: u8| (byte < 7) | (byte.wrapping_sub(14) < 13) | (byte.wrapping_sub(28) < 4);
    let counts = sample.chunks(64).map(|piece| piece.iter().map(|byte| u8::from(strange(*byte))).sum::<u8>());
    let strange: usize = counts.map(usize::from).sum();
    (strange >= 4 && strange * 20 > sample.len()).then_some("a binary file")
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
        let decoded = decode(b"Th\xc3\xa9 et caf\xc3\xa9.\r\nCaf\xe9 and th\xe9".to_vec()).unwrap();
        assert_eq!(decoded.text, "Th\u{e9} et caf\u{e9}.\r\nCaf\u{fffd} and th\u{fffd}");
        let [problem] = decoded.problems.as_slice() else { panic!("one problem") };
        assert_eq!((problem.line, problem.column), (2, 4));
        assert!(problem.message.starts_with("the file is not quite UTF-8: 2 bytes that are no characters"));
    }

    #[test]
    fn an_old_encoding_is_guessed_and_the_guess_is_told() {
        let decoded =
            decode(b"Rain.\rIl pleut \xe0 Besan\xe7on, dit la mairie, et l'\xe9t\xe9 est fini.".to_vec())
                .unwrap();
        assert_eq!(decoded.text, "Rain.\rIl pleut à Besançon, dit la mairie, et l'été est fini.");
        let [problem] = decoded.problems.as_slice() else { panic!("one problem") };
        assert_eq!((problem.line, problem.column), (2, 10));
        assert!(problem.message.contains("windows-1252"), "{}", problem.message);
    }

    #[test]
    fn a_long_beginning_in_ascii_does_not_spoil_the_guess() {
        let rain = "Всю неделю шёл дождь, и мост закрыли. Городской совет обещает открыть его весной.";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(rain);
        let text = "Rain.\n".repeat(20_000);
        assert!(decode([text.as_bytes(), &bytes].concat()).unwrap().text.ends_with(rain));
    }

    #[test]
    fn cyrillic_and_japanese_are_told_apart() {
        let rain = "Всю неделю шёл дождь, и мост закрыли. Городской совет обещает открыть его весной.";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(rain);
        assert_eq!(decode(bytes.into_owned()).unwrap().text, rain);
        let rain = "一週間ずっと雨が降り、橋は閉鎖された。市議会は春に再開すると約束している。";
        let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(rain);
        assert_eq!(decode(bytes.into_owned()).unwrap().text, rain);
    }

    #[test]
    fn a_page_that_says_its_encoding_is_believed() {
        for head in
            ["<meta charset='ISO-8859-7'>", "<meta http-equiv=x content='text/html; charset=iso-8859-7'>"]
        {
            let decoded = decode([head.as_bytes(), b"<p>\xe2\xf1\xef\xf7\xde"].concat()).unwrap();
            assert!(decoded.text.ends_with("<p>βροχή"), "{}", decoded.text);
            assert_eq!(decoded.problems, []);
        }
        let feed = [&b"<?xml version='1.0' encoding=\"koi8-r\"?><rss>"[..], b"\xc4\xcf\xd6\xc4\xd8"].concat();
        assert!(decode(feed).unwrap().text.ends_with("дождь"));
    }

    #[test]
    fn valid_utf_8_is_utf_8_whatever_it_says() {
        let decoded = decode("<meta charset=latin1><p>Café".into()).unwrap();
        assert_eq!(decoded.text, "<meta charset=latin1><p>Café");
    }

    #[test]
    fn japanese_in_seven_bits_is_read_where_a_page_says_so() {
        let page = b"<meta charset=iso-2022-jp><p>\x1b$B1+\x1b(B</p>";
        assert!(decode(page.to_vec()).unwrap().text.contains("<p>雨</p>"));
    }

    #[test]
    fn utf_32_is_read_with_and_without_a_mark() {
        let bytes = |unit: fn(u32) -> [u8; 4]| {
            "Rain all week 雨".chars().flat_map(|c| unit(c.into())).collect::<Vec<u8>>()
        };
        for bytes in [bytes(u32::to_le_bytes), bytes(u32::to_be_bytes)] {
            assert_eq!(decode(bytes.clone()).unwrap().text, "Rain all week 雨");
        }
        let marked = [&b"\xff\xfe\0\0"[..], &bytes(u32::to_le_bytes)].concat();
        assert_eq!(decode(marked).unwrap().text, "Rain all week 雨");
        let broken = decode(b"\0\0\xfe\xff\0\0\0R\0\x11\0\0\0\0".to_vec()).unwrap();
        assert_eq!((broken.text.as_str(), broken.problems.len()), ("R\u{fffd}\u{fffd}", 1));
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
