//! Encodings from before Unicode: the one a page or a feed says it is in, or the most
//! likely one.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, WINDOWS_1252};

use super::Decoded;
use super::unicode::place;
use crate::model::article::Problem;
use crate::text::span::Span;

/// How far into a file it is looked for what it says about its encoding, in bytes. Browsers
/// look at 1,024 (HTML, section 13.2.3.2); saved pages begin with comments.
const DECLARED_WITHIN: usize = 4096;

/// How much of a file the guess is made from, in bytes.
const GUESSED_FROM: usize = 64 << 10;

/// How much is looked at before the first byte beyond ASCII: the letters beside it say
/// which of its meanings makes a word.
const WORD: usize = 64;

/// The text of bytes that are not UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    let declared = declared(bytes).filter(|&encoding| encoding != UTF_8);
    let encoding = declared.unwrap_or_else(|| guess(bytes));
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    let problem = if lossy {
        let at = text.find('\u{fffd}').unwrap_or_default();
        let what = "with bytes that are no characters, which are shown as \u{fffd}, the first one here";
        Some((at, format!("the file was read as {} {what}", encoding.name())))
    } else if declared.is_none() {
        let at = text.find(|c: char| !c.is_ascii()).unwrap_or_default();
        let what = "and does not say what it is; from here on it was read as";
        let hint = "if that is wrong, convert it with `iconv -f ENCODING -t UTF-8`";
        Some((at, format!("the file is not UTF-8 {what} {}; {hint}", encoding.name())))
    } else {
        None
    };
    let problems = problem.map(|(at, message)| {
        let (line, column) = place(Span::new(0, at).of(&text));
        Problem { line, column, message }
    });
    Decoded { text: text.into_owned(), problems: problems.into_iter().collect() }
}

/// The text of bytes that say they are in an encoding that uses ASCII for other
/// characters too, and that therefore are valid UTF-8.
pub(super) fn seven_bits(bytes: &[u8]) -> Option<Decoded> {
    if declared(bytes)? != ISO_2022_JP || !bytes.is_ascii() {
        return None;
    }
    let (text, _) = ISO_2022_JP.decode_without_bom_handling(bytes);
    Some(Decoded { text: text.into_owned(), problems: Vec::new() })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // A long beginning in ASCII says nothing, and would leave none of the bytes that do.
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or_default();
    let bytes = bytes.get(first.saturating_sub(WORD)..).unwrap_or_default();
    detector.feed(bytes.get(..GUESSED_FROM).unwrap_or(bytes), bytes.len() <= GUESSED_FROM);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    // It stands for "no idea" where there is too little text.
    if encoding == UTF_8 { WINDOWS_1252 } else { encoding }
}

/// The encoding that a page says it is in (`<meta charset>`), or a feed (`<?xml encoding`).
/// Only what begins with a tag is looked into.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.iter().take(64).position(|byte| !byte.is_ascii_whitespace())?;
    if bytes.get(start) != Some(&b'<') {
        return None;
    }
    let start = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes).to_ascii_lowercase();
    let key: &[u8] = if start.trim_ascii_start().starts_with(b"<?xml") { b"encoding" } else { b"charset" };
    memchr::memmem::find_iter(&start, key).find_map(|at| label(start.get(at + key.len()..)?))
}

/// The encoding named by ` = "label"` or `=label`.
fn label(after: &[u8]) -> Option<&'static Encoding> {
    let after = after.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let after = after.strip_prefix(b"\"").or_else(|| after.strip_prefix(b"'")).unwrap_or(after);
    let end = after.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:.".contains(byte))?;
    Encoding::for_label(after.get(..end)?)
}
