//! What the first bytes of a file say about its format.
//!
//! Most files are plain text, and of those one glance has to do: whatever does not
//! begin with `<`, `{`, `[`, `%` or a word with a colon is looked at no further.

use super::Format;
use crate::text::span::Span;

/// How far into a file its root element is looked for, in bytes: feeds and saved pages
/// begin with comments, licences and style sheets.
const FARTHEST: usize = 64 << 10;

/// How much of a mail's header is looked at, in bytes: signatures and the servers a mail
/// has passed make it long.
const LONGEST_HEADER: usize = 64 << 10;

/// Header fields that programs write and people do not.
const OF_PROGRAMS: [&str; 9] = [
    "received",
    "return-path",
    "delivered-to",
    "message-id",
    "mime-version",
    "content-transfer-encoding",
    "dkim-signature",
    "list-unsubscribe",
    "x-mailer",
];

/// Elements with which a part of a page begins, where it begins with one.
const BLOCKS: [&str; 22] = [
    "article",
    "blockquote",
    "body",
    "center",
    "div",
    "dl",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "head",
    "main",
    "ol",
    "p",
    "section",
    "table",
    "title",
    "ul",
];

/// The format of a text that can be no other.
pub(super) fn certain(text: &str) -> Option<Format> {
    let start = text.trim_start();
    match start.as_bytes().first()? {
        b'<' => markup(start),
        b'{' => after(start, 1).starts_with(['"', '}']).then_some(Format::Json),
        b'[' => {
            let inner = after(start, 1);
            (inner.starts_with('{') && after(inner, 1).starts_with(['"', '}'])).then_some(Format::Json)
        }
        b'%' => start.starts_with("%YAML").then_some(Format::Yaml),
        byte if byte.is_ascii_alphabetic() => is_mail(text.as_bytes()).then_some(Format::Mail),
        _ => None,
    }
}

/// True for a text that begins as a briefing in YAML does: with a key in lower case, and
/// with one of the keys that make a briefing before a line end, a list or a mapping among
/// the first hundred lines. "Summary: ..." with a capital is a line of prose.
pub(super) fn is_yaml_briefing(text: &str) -> bool {
    if !text.starts_with(|first: char| first.is_ascii_lowercase() || matches!(first, '#' | '-')) {
        return false;
    }
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && *line != "---" && !line.is_empty());
    let Some(first) = lines.next().filter(|first| yaml_key(first).is_some()) else { return false };
    std::iter::once(first).chain(lines.take(100)).filter_map(yaml_key).any(|(key, rest)| {
        let opens = rest.is_empty() || rest.starts_with(['|', '>', '[', '{', '#']);
        let part = ["players", "quotes", "skepticism", "sections", "summary"].contains(&key);
        part && (opens || key == "summary" && first.starts_with("title:"))
    })
}

/// The short key in lower case that a line begins with, and what follows its colon.
fn yaml_key(line: &str) -> Option<(&str, &str)> {
    let end = line.bytes().take(20).position(|byte| !byte.is_ascii_lowercase() && byte != b'_')?;
    let key = Span::new(0, end).of(line);
    let rest =
        line.strip_prefix(key)?.strip_prefix(':').filter(|rest| rest.is_empty() || rest.starts_with(' '))?;
    (!key.is_empty()).then_some((key, rest.trim()))
}

/// True where a file with this text can be of the format that its name promises.
pub(super) fn plausible(text: &str, format: Format) -> bool {
    let start = text.trim_start();
    match format {
        Format::Markdown | Format::Yaml => true,
        // Markdown is often called text.
        Format::Plain => false,
        Format::Html => has_tag(Span::new(0, floor(text, FARTHEST)).of(text)),
        Format::Mail => field(text.as_bytes()).is_some(),
        Format::Feed => start.starts_with('<'),
        Format::Json => start.starts_with(['{', '[']),
    }
}

/// True for a text that begins with an element of a page.
pub(super) fn is_fragment(text: &str) -> bool {
    let start = text.trim_start();
    start.starts_with('<') && element(start).is_some_and(|name| BLOCKS.contains(&name.as_str()))
}

/// True for bytes that begin with the header of a mail: fields up to a blank line, one of
/// them such as only programs write. A mail is told before it is decoded, since each of
/// its parts may have an encoding of its own.
pub(super) fn is_mail(bytes: &[u8]) -> bool {
    // A mailbox has a line "From address date" before each mail.
    let bytes = match bytes.strip_prefix(b"From ") {
        Some(_) => memchr::memchr(b'\n', bytes).and_then(|end| bytes.get(end + 1..)).unwrap_or_default(),
        None => bytes,
    };
    if field(bytes).is_none() {
        return false;
    }
    let header = bytes.get(..bytes.len().min(LONGEST_HEADER)).unwrap_or_default();
    let (mut of_programs, mut of_people) = (false, false);
    for line in header.split(|&byte| byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match line.first() {
            None => break,
            Some(b' ' | b'\t') => {}
            Some(_) => {
                let Some(name) = field(line) else { return false };
                of_programs |= OF_PROGRAMS.contains(&name.as_str());
                of_people |= ["from", "subject", "date"].contains(&name.as_str());
            }
        }
    }
    of_programs && of_people
}

/// The name of the header field that `bytes` begin with, in lower case: letters, digits
/// and hyphens before a colon (RFC 5322, section 3.6.8, allows more; nobody uses it).
fn field(bytes: &[u8]) -> Option<String> {
    let colon = bytes.iter().take(78).position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-')?;
    let name = bytes.get(..colon).filter(|name| !name.is_empty() && bytes.get(colon) == Some(&b':'))?;
    Some(String::from_utf8_lossy(name).to_ascii_lowercase())
}

/// The format of a text that begins with `<`, by its first element. A feed is one whatever
/// its doctype says; any other text that says it is HTML is believed.
fn markup(start: &str) -> Option<Format> {
    let whole = Span::new(0, floor(start, FARTHEST)).of(start);
    let (root, is_html) = root(whole);
    let name = root.as_deref().map(|name| name.rsplit(':').next().unwrap_or_default());
    match name {
        Some("rss" | "feed" | "rdf" | "channel") => Some(Format::Feed),
        // A document of one entry (RFC 4287, section 4.1.2).
        Some("entry") if whole.contains("http://www.w3.org/2005/Atom") => Some(Format::Feed),
        Some("html" | "head" | "body") => Some(Format::Html),
        _ if is_html => Some(Format::Html),
        // XML of a kind we do not know: its words can be read as those of a page.
        name => (name.is_some() && whole.starts_with("<?xml")).then_some(Format::Html),
    }
}

/// The name of the first element of `whole`, in lower case, and whether a doctype before it
/// says that it is HTML.
fn root(whole: &str) -> (Option<String>, bool) {
    let (mut rest, mut is_html) = (whole, false);
    loop {
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else if rest.starts_with("<?") {
            rest.find("?>").map(|end| end + 2)
        } else if rest.starts_with("<!") {
            let doctype = rest.split_whitespace().nth(1).unwrap_or_default();
            is_html |= doctype.split('>').next().is_some_and(|name| name.eq_ignore_ascii_case("html"));
            end_of_declaration(rest)
        } else {
            return (element(rest), is_html);
        };
        let Some(end) = end else { return (None, is_html) };
        rest = after(rest, end);
    }
}

/// The byte after a `<!DOCTYPE ...>`, which may hold declarations in brackets.
fn end_of_declaration(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    match text.find('[') {
        Some(open) if open < end => text.find("]>").map(|end| end + 2),
        _ => Some(end + 1),
    }
}

/// The name of the element that `text` begins with, in lower case.
fn element(text: &str) -> Option<String> {
    let name: String = text
        .strip_prefix('<')?
        .chars()
        .take(20)
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_'))
        .collect();
    name.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| name.to_ascii_lowercase())
}

/// True where somewhere a tag begins.
fn has_tag(text: &str) -> bool {
    memchr::memchr_iter(b'<', text.as_bytes()).any(|at| {
        text.as_bytes().get(at + 1).is_some_and(|&next| next.is_ascii_alphabetic() || b"/!".contains(&next))
    })
}

/// `text` from the byte `at`, without white space before it.
fn after(text: &str, at: usize) -> &str {
    Span::new(at, text.len()).of(text).trim_start()
}

/// The end of the last character that ends at or before the byte `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &str =
        "Return-Path: <desk@lamp.example>\r\nReceived: from a\r\n\tby b\r\nSubject: Rain\r\n\r\nAll week.";

    #[test]
    fn a_page_is_told_by_its_doctype_or_its_first_element() {
        for page in [
            "<!DOCTYPE html>\n<p>",
            "\n<html lang=en>",
            "<!-- saved -->\n<HEAD>",
            "<?xml version='1.0'?><html>",
            "<!doctype html><!-- cut",
            "<!doctype html>Rain",
        ] {
            assert_eq!(certain(page), Some(Format::Html), "{page}");
        }
        for text in ["<3 rain", "< html", "<", "<p>Rain", "<!-- a note -->\n# Rain", "<!--"] {
            assert_eq!(certain(text), None, "{text}");
        }
    }

    #[test]
    fn a_feed_is_told_by_its_root_element() {
        for feed in [
            "<?xml version=\"1.0\"?>\n<rss version=\"2.0\">",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
            "<?xml version='1.0'?><!-- by hand --><?xml-stylesheet href='x'?><rdf:RDF>",
            "<?xml version='1.0'?><entry xmlns='http://www.w3.org/2005/Atom'>",
            "<!DOCTYPE rss [<!ENTITY a \"<html>\">]><rss>",
            "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'a' 'b'><!-- wet -->\n<rss>",
        ] {
            assert_eq!(certain(feed), Some(Format::Feed), "{feed}");
        }
    }

    #[test]
    fn json_is_told_by_its_first_key() {
        for json in ["{\"title\": 1}", " {\n \"a\":", "[ {\"a\"", "{}"] {
            assert_eq!(certain(json), Some(Format::Json), "{json}");
        }
        for text in ["{% include x %}", "[Rain](http://rain.example)", "[x] done", "{rain}"] {
            assert_eq!(certain(text), None, "{text}");
        }
    }

    #[test]
    fn a_briefing_in_yaml_is_told_by_its_keys() {
        for yaml in [
            "title: Rain\nplayers:\n  - Ada\n",
            "# By hand\n---\nsummary: >\n  Rain.\n",
            "title: a\nsummary: b\n",
        ] {
            assert!(is_yaml_briefing(yaml), "{yaml}");
        }
        for text in
            ["Title: Rain\nSummary: Rain.\n", "players: many\n", "Rain.\nplayers:\n", "title: Rain\n", ""]
        {
            assert!(!is_yaml_briefing(text), "{text}");
        }
    }

    #[test]
    fn a_mail_is_told_by_what_only_programs_write() {
        assert_eq!(certain(MAIL), Some(Format::Mail));
        assert!(is_mail(format!("From desk@lamp.example Mon May 1\n{MAIL}").as_bytes()));
        assert!(!is_mail(b"Subject: Rain\nFrom: The Lamp\nDate: Monday\n\nAll week."));
        assert!(!is_mail(b"Received: with thanks\nand so on\n"));
    }

    #[test]
    fn a_name_is_not_believed_where_the_text_cannot_be_that() {
        assert!(!plausible("Rain, 3 < 4.", Format::Html) && plausible("Rain<br>", Format::Html));
        assert!(!plausible("Rain.", Format::Json) && plausible("[1]", Format::Json));
        assert!(!plausible("Rain.", Format::Feed) && plausible("<x>", Format::Feed));
        assert!(!plausible("Rain fell: all week.", Format::Mail) && plausible("Subject: Rain", Format::Mail));
    }
}
