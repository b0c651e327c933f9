//! Finds a text whose tags have more attributes than a page has, before a parser meets it.
//!
//! The tokenizer compares each attribute of a tag with all others: some hundred thousand
//! would take minutes. What is a tag depends on what stands around it: in a script or a
//! comment nothing is one, but in the script of a drawing, in a list to choose from, or
//! where the tree is cut, something is. So whatever could be a tag anywhere is measured, as
//! the tokenizer would measure it (HTML, section 13.2.5), and a page may have a few that
//! are none; only their sum must not take long.

use crate::loader::limits::{HTML_COMPARED, HTML_COMPARED_ANYWAY, HTML_COMPARED_MANY};

/// How many bytes are looked at for each byte of a text. What looks like a tag seldom holds
/// what looks like another, and then few; where it holds many, no browser made it.
const LOOKED_AT: usize = 32;

/// The same for a short text, in bytes altogether.
const LOOKED_AT_ANYWAY: usize = 4 << 20;

/// True for a text with tags that no page has and that would take a parser too long: with
/// very many attributes.
pub(super) fn is_no_page(source: &str) -> bool {
    let bytes = source.as_bytes();
    let most = (bytes.len() * HTML_COMPARED).min(HTML_COMPARED_MANY) + bytes.len() * HTML_COMPARED_ANYWAY;
    let farthest = LOOKED_AT_ANYWAY + bytes.len() * LOOKED_AT;
    let (mut compared, mut looked_at) = (0_usize, 0);
    memchr::memchr_iter(b'<', bytes).any(|at| {
        let tag = bytes.get(at..).unwrap_or_default();
        let ([_, b'/', first, ..] | [_, first, ..]) = tag else { return false };
        if !first.is_ascii_alphabetic() {
            return false;
        }
        let (length, attributes) = measure(tag);
        looked_at += length;
        compared = compared.saturating_add(attributes.saturating_mul(attributes));
        compared > most || looked_at > farthest
    })
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
