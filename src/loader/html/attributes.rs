//! Finds a tag with more attributes than any page has, before a parser meets it.
//!
//! The tokenizer compares each attribute of a tag with all others: some hundred thousand
//! would take minutes. Tags are told apart here as the tokenizer does it (HTML, section
//! 13.2.5), since what is read otherwise hides a tag from this look and not from that one.

use memchr::memmem;

use crate::loader::limits::HTML_ATTRIBUTES;

/// Elements in which nothing is a tag but their own end.
const RAW: [&str; 8] = ["iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"];

/// True for a text with a tag that no page has and that would take a parser too long:
/// one with very many attributes.
pub(super) fn is_no_page(source: &str) -> bool {
    let mut rest = source.as_bytes();
    while let Some(at) = memchr::memchr(b'<', rest) {
        let tag = rest.get(at..).unwrap_or_default();
        let length = match tag {
            [b'<', b'!', b'-', b'-', ..] => comment(tag),
            [b'<', letter, ..] | [b'<', b'/', letter, ..] if letter.is_ascii_alphabetic() => {
                let (length, attributes) = measure(tag);
                if attributes > HTML_ATTRIBUTES {
                    return true;
                }
                length + raw(tag, length)
            }
            // What is no comment and no tag is dropped up to here.
            [b'<', b'!' | b'?' | b'/', ..] => memchr::memchr(b'>', tag).unwrap_or(tag.len()),
            _ => 1,
        };
        rest = tag.get(length.max(1)..).unwrap_or_default();
    }
    false
}

/// The length of the comment that `bytes` begin with. It may end in its own beginning
/// (`<!-->`), and with an exclamation mark.
fn comment(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'>', bytes)
        .find(|&end| {
            let words = bytes.get(2..end).unwrap_or_default();
            words.ends_with(b"--") || (words.ends_with(b"--!") && words.len() >= 5)
        })
        .unwrap_or(bytes.len())
}

/// Where in a tag a byte stands.
#[derive(Clone, Copy)]
enum Place {
    /// In its name.
    Tag,
    /// Where an attribute may begin.
    Between,
    Name,
    AfterName,
    /// After an attribute's `=`.
    AfterEquals,
    /// In a value that ends with this quotation mark.
    Quoted(u8),
    Unquoted,
}

/// The length of the tag that `bytes` begin with, and how many attributes it has.
fn measure(bytes: &[u8]) -> (usize, usize) {
    let mut place = Place::Tag;
    let mut attributes = 0;
    // A byte at a time, since a quotation mark is one only where a value begins.
    for (at, &byte) in bytes.iter().enumerate().skip(2) {
        let space = byte.is_ascii_whitespace();
        place = match (place, byte) {
            (Place::Quoted(mark), _) if byte == mark => Place::Between,
            (Place::Quoted(_), _) => place,
            (_, b'>') => return (at, attributes),
            (Place::AfterEquals, _) if space => place,
            (Place::AfterEquals, b'"' | b'\'') => Place::Quoted(byte),
            (Place::AfterEquals, _) => Place::Unquoted,
            (Place::Unquoted, _) => {
                if space {
                    Place::Between
                } else {
                    place
                }
            }
            (Place::Name | Place::AfterName, b'=') => Place::AfterEquals,
            (Place::Name | Place::AfterName, _) if space => Place::AfterName,
            (_, b'/') => Place::Between,
            (Place::Tag | Place::Between, _) if space => Place::Between,
            (Place::Tag | Place::Name, _) => place,
            (Place::Between | Place::AfterName, _) => {
                attributes += 1;
                Place::Name
            }
        };
    }
    (bytes.len(), attributes)
}

/// How many bytes after the tag of `length` bytes are no markup.
fn raw(bytes: &[u8], length: usize) -> usize {
    let begins = |bytes: &[u8], name: &str| {
        let ended = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        bytes.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
            && bytes.get(name.len()).is_none_or(ended)
    };
    let tag = bytes.get(1..).unwrap_or_default();
    let Some(name) = RAW.iter().find(|name| begins(tag, name)) else { return 0 };
    let after = bytes.get(length..).unwrap_or_default();
    memmem::find_iter(after, b"</")
        .find(|at| after.get(at + 2..).is_some_and(|tag| begins(tag, name)))
        .unwrap_or(after.len())
}
