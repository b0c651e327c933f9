//! The words of HTML without a parser: tags and comments go, every word stays. This is for
//! HTML inside Markdown, and for pages that no parser should see.
//!
//! A `<` that begins no tag is a character like any other,
//! and a comment without an end is text.

use crate::text::span::Span;

/// Elements that stand inside a word or a sentence without parting it.
const INLINE: [&str; 20] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
    "small", "span", "strong", "u",
];

/// Elements whose content is no text.
const UNSEEN: [&str; 2] = ["script", "style"];

/// True for a tag after which a new line begins.
pub(super) fn ends_line(tag: &str) -> bool {
    name(tag) == "br"
}

/// The text of an HTML block, on the lines on which it stands in the source.
pub(super) fn words(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    // Looked for once: a file may hold a million beginnings of comments and no end.
    let mut comments = true;
    let mut scripts = true;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        decode(Span::new(0, at).of(rest), &mut out);
        let tag = Span::new(at, rest.len()).of(rest);
        let length = if tag.starts_with("<!--") && comments {
            let end = tag.find("-->").map(|end| end + 3);
            comments = end.is_some();
            end
        } else {
            tag_length(tag)
        };
        let Some(length) = length else {
            out.push('<');
            rest = Span::new(1, tag.len()).of(tag);
            continue;
        };
        let markup = Span::new(0, length).of(tag);
        let length = length + unseen(markup, Span::new(length, tag.len()).of(tag), &mut scripts);
        if !INLINE.contains(&name(markup).as_str()) && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
        let lines = Span::new(0, length).of(tag).matches('\n').count();
        out.extend(std::iter::repeat_n('\n', lines));
        rest = Span::new(length, tag.len()).of(tag);
    }
    decode(rest, &mut out);
    out
}

/// The bytes of the tag that `text` begins with: a name after `<` or `</`, and an end.
fn tag_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let first = if bytes.get(1) == Some(&b'/') { 2 } else { 1 };
    if !bytes.get(first).is_some_and(|&byte| byte.is_ascii_alphabetic() || byte == b'!' || byte == b'?') {
        return None;
    }
    // A tag ends before the next one begins, so that no byte is looked at often.
    let until = bytes.iter().skip(1).position(|&byte| byte == b'<').map_or(bytes.len(), |at| at + 1);
    let within = bytes.get(..until)?;
    let mut quote = None;
    for (at, &byte) in within.iter().enumerate().skip(1) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    memchr::memchr(b'>', within).map(|at| at + 1)
}

/// The bytes of what follows the opening tag `markup` and is not to be seen. `ended`
/// is false once an end was looked for and not found.
fn unseen(markup: &str, after: &str, ended: &mut bool) -> usize {
    if markup.starts_with("</") || !*ended || !UNSEEN.contains(&name(markup).as_str()) {
        return 0;
    }
    let end = memchr::memmem::find(after.as_bytes(), b"</s");
    *ended = end.is_some();
    end.unwrap_or_default()
}

/// The element's name in lower case.
fn name(tag: &str) -> String {
    let bare = tag.trim_start_matches(['<', '/']);
    bare.chars().take_while(char::is_ascii_alphanumeric).take(12).collect::<String>().to_ascii_lowercase()
}

/// Adds text with the entities resolved that news pages use most.
pub(super) fn decode(text: &str, into: &mut String) {
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        into.push_str(Span::new(0, at).of(rest));
        let entity = Span::new(at, rest.len()).of(rest);
        let end = entity.bytes().take(10).position(|byte| byte == b';');
        let character = end.and_then(|end| character(Span::new(1, end).of(entity)));
        let length = if let (Some(character), Some(end)) = (character, end) {
            into.push(character);
            end + 1
        } else {
            into.push('&');
            1
        };
        rest = Span::new(length, entity.len()).of(entity);
    }
    into.push_str(rest);
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        // A line end would move every line after it.
        return code.ok().and_then(char::from_u32).map(|c| if c == '\n' { ' ' } else { c });
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_words_stay_on_their_lines() {
        assert_eq!(words("<div\nclass=x>\nRa<b>i</b>n &amp; hail\n</div>"), " \n\nRain & hail\n");
        assert_eq!(words("<td>one</td><td>two</td>").trim(), "one two");
    }

    #[test]
    fn what_is_no_tag_stays() {
        assert_eq!(words("3 < 4 <> <<b>x</b> &what; &"), "3 < 4 <> <x &what; &");
        assert_eq!(words("<!-- no end"), "<!-- no end");
    }

    #[test]
    fn comments_scripts_and_styles_go() {
        assert_eq!(words("a<!-- b\n -->c<script>d</script>e").trim(), "a \nc e");
    }
}
