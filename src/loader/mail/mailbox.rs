//! A mailbox: mails one after the other, each behind a line "From address date"
//! (RFC 4155).

use std::borrow::Cow;

use memchr::memmem;

use crate::loader::format::is_mail;
use crate::loader::limits::MAILS;

/// A mail of a mailbox, or a file's only one.
pub(super) struct Mail<'b> {
    /// The mail as it was sent.
    pub(super) bytes: Cow<'b, [u8]>,
    /// The line of the file on which it begins, counted from 1.
    pub(super) line: usize,
}

/// The mails in `bytes`; one where it is no mailbox.
pub(super) fn mails(bytes: &[u8]) -> impl Iterator<Item = Mail<'_>> {
    let is_mailbox = bytes.starts_with(b"From ");
    let mut rest = Some(bytes);
    let mut line = 1;
    let mails = std::iter::from_fn(move || {
        let here = rest.take()?;
        if !is_mailbox {
            return Some(Mail { bytes: Cow::Borrowed(here), line });
        }
        let end = next_mail(here);
        rest = end.and_then(|end| here.get(end..));
        let mail = here.get(..end.unwrap_or(here.len())).unwrap_or(here);
        let start = memchr::memchr(b'\n', mail).map_or(mail.len(), |end| end + 1);
        let bytes = unquoted(mail.get(start..).unwrap_or_default());
        let found = Mail { bytes, line: line + 1 };
        line += memchr::memchr_iter(b'\n', mail).count();
        Some(found)
    });
    mails.take(MAILS)
}

/// Where the next mail begins. A line of a letter may begin with "From" as well: it
/// counts only behind an empty line and before the header of a mail.
fn next_mail(bytes: &[u8]) -> Option<usize> {
    memmem::find_iter(bytes, b"\nFrom ")
        .filter(|&at| matches!(bytes.get(at.saturating_sub(1)), Some(b'\n' | b'\r')))
        .map(|at| at + 1)
        .find(|&at| bytes.get(at..).is_some_and(is_mail))
}

/// A mail without the `>` that was put before its own lines that begin with "From".
fn unquoted(mail: &[u8]) -> Cow<'_, [u8]> {
    if memmem::find(mail, b"\n>From ").is_none() {
        return Cow::Borrowed(mail);
    }
    let mut out = Vec::with_capacity(mail.len());
    let mut from = 0;
    for at in memmem::find_iter(mail, b"\n>From ") {
        out.extend_from_slice(mail.get(from..=at).unwrap_or_default());
        from = at + 2;
    }
    out.extend_from_slice(mail.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: &str = "From ada@lamp.example Sun Nov 22 20:10:34 2026\nMessage-ID: <1@lamp.example>\nSubject: One\n\nFrom here on.\n\nFrom there.\n>From now.\n\nFrom ada@lamp.example Sun Nov 22 20:11:34 2026\nMessage-ID: <2@lamp.example>\nSubject: Two\n\nRain.\n";

    #[test]
    fn a_mailbox_is_divided_where_a_header_follows() {
        let mails: Vec<(String, usize)> = mails(BOX.as_bytes())
            .map(|mail| (String::from_utf8(mail.bytes.into_owned()).unwrap(), mail.line))
            .collect();
        assert_eq!(mails.len(), 2);
        assert!(mails[0].0.ends_with("From here on.\n\nFrom there.\nFrom now.\n\n"), "{}", mails[0].0);
        assert_eq!((mails[0].1, mails[1].1), (2, 11));
        assert!(mails[1].0.starts_with("Message-ID: <2"));
    }

    #[test]
    fn a_mail_is_no_mailbox() {
        let mail = b"Subject: One\n\nFrom here on.\n";
        assert_eq!(mails(mail).map(|mail| mail.bytes.len()).collect::<Vec<_>>(), [mail.len()]);
    }
}
