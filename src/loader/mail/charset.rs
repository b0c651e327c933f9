//! Mail in an encoding that it does not name, or that is not the one it names.
//!
//! Old mail programs send bytes beyond ASCII without a word about them, and scripts call
//! Latin letters UTF-8. Such bytes are read as those of any file: guessed at, with a
//! problem that says so.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, HeaderName, Message, MessagePart};

use crate::loader::decode::{Decoded, not_utf8};
use crate::text::clean::clean_line;

/// What is wrong where nothing better is known.
pub(super) const BROKEN: &str =
    "bytes of this mail that are no characters in its encoding are shown as \u{fffd}";

/// The text of `part`, which was read as `text`, where that lost characters and the bytes
/// of the part in `mail` are not what they were taken for.
pub(super) fn mended(text: &str, part: &MessagePart<'_>, mail: &[u8]) -> Option<Decoded> {
    if !text.contains('\u{fffd}') {
        return None;
    }
    let place = |offset: u32| usize::try_from(offset).ok();
    let body = mail.get(place(part.raw_body_offset())?..place(part.raw_end_offset())?)?;
    let decoded = match part.encoding {
        Encoding::None => None,
        Encoding::QuotedPrintable => Some(quoted_printable_decode(body)?),
        Encoding::Base64 => Some(base64_decode(body)?),
    };
    let bytes = decoded.as_deref().unwrap_or(body);
    std::str::from_utf8(bytes).is_err().then(|| not_utf8(bytes))
}

/// The subject of `message` where its bytes were taken for UTF-8 and are not. They are too few
/// to say more than the text does.
pub(super) fn mended_subject(message: &Message<'_>) -> Option<String> {
    if !message.subject()?.contains('\u{fffd}') {
        return None;
    }
    let header = message.headers().iter().rfind(|header| header.name == HeaderName::Subject)?;
    let place = |offset: u32| usize::try_from(offset).ok();
    let bytes = message.raw_message().get(place(header.offset_start())?..place(header.offset_end())?)?;
    let subject = std::str::from_utf8(bytes).is_err().then(|| not_utf8(bytes).text)?;
    Some(clean_line(&subject)).filter(|subject| !subject.contains('\u{fffd}'))
}
