//! Words of a feed while their element is open: gathered as text and as markup.

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::BytesStart;

use super::element::Part;
use super::{Kind, Words};

/// The elements of HTML that have no end (HTML Living Standard, 13.1.2).
const WITHOUT_END: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// What words are gathered for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A part of an entry or of the feed, and how much they count there.
    Part(Part, u8),
    /// The name of a person.
    Name,
    /// The mail address of a person.
    Email,
}

/// Words in the making.
pub(super) struct Capture {
    pub(super) purpose: Purpose,
    /// How many elements are open around theirs.
    pub(super) depth: usize,
    /// True once an entity was met that XML does not know: it is one of HTML's.
    pub(super) has_entities: bool,
    has_elements: bool,
    kind: Kind,
    base64: bool,
    line: usize,
    plain: String,
    markup: String,
}

impl Capture {
    pub(super) fn new(
        purpose: Purpose,
        start: &BytesStart<'_>,
        atom: bool,
        line: usize,
        depth: usize,
    ) -> Self {
        let (kind, base64) = kind(purpose, start, atom);
        Self {
            purpose,
            depth,
            has_entities: false,
            has_elements: false,
            kind,
            base64,
            line,
            plain: String::new(),
            markup: String::new(),
        }
    }

    /// An element begins within the words.
    pub(super) fn open(&mut self, start: &BytesStart<'_>) {
        self.has_elements = true;
        self.markup.push('<');
        self.markup.push_str(start.local_name().into_inner());
        self.markup.push_str(start.attributes_raw());
        self.markup.push('>');
    }

    /// The element of this name ends within the words.
    pub(super) fn close(&mut self, name: &str) {
        let local = name.rsplit(':').next().unwrap_or_default();
        if !WITHOUT_END.iter().any(|other| local.eq_ignore_ascii_case(other)) {
            self.markup.push_str("</");
            self.markup.push_str(local);
            self.markup.push('>');
        }
    }

    /// Words, and how they are written in markup.
    pub(super) fn text(&mut self, plain: &str, markup: &str) {
        self.plain.push_str(plain);
        self.markup.push_str(markup);
    }

    /// The words, now that they are whole.
    pub(super) fn words(self) -> Words {
        let Self { kind, line, plain, markup, .. } = self;
        if self.has_elements || (self.has_entities && kind == Kind::Plain) {
            return Words { text: markup, kind: Kind::Html, line };
        }
        if self.base64 {
            let decoded = mail_parser::decoders::base64::base64_decode(plain.trim().as_bytes());
            let decoded = decoded.and_then(|bytes| String::from_utf8(bytes).ok());
            return Words { text: decoded.unwrap_or(plain), kind: Kind::Unsure, line };
        }
        Words { text: plain, kind, line }
    }
}

/// What the words of an element are written in by its attributes `type` and, in Atom
/// 0.3, `mode`, and whether they are in base64 (RFC 4287, sections 3.1 and 4.1.3.3).
fn kind(purpose: Purpose, start: &BytesStart<'_>, atom: bool) -> (Kind, bool) {
    let Purpose::Part(part, _) = purpose else { return (Kind::Plain, false) };
    let mode = attribute(start, "mode").unwrap_or_default().trim().to_ascii_lowercase();
    if mode == "base64" {
        return (Kind::Unsure, true);
    }
    let Some(declared) = attribute(start, "type") else {
        // Many a feed forgets to say that its content is HTML.
        return (if atom && part == Part::Title { Kind::Plain } else { Kind::Unsure }, false);
    };
    match declared.trim().to_ascii_lowercase().as_str() {
        "text" | "plain" | "text/plain" => {
            (if mode == "escaped" { Kind::Unsure } else { Kind::Plain }, false)
        }
        "html" | "text/html" => (Kind::Html, false),
        other => (Kind::Unsure, other.contains('/') && !other.starts_with("text/") && !other.contains("xml")),
    }
}

/// How deep entities of attributes may stand in each other: those of XML do not.
const DEEPEST_ENTITY: usize = 1;

/// The value of the attribute `name`, whatever its case; none where it is empty.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start
        .html_attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().into_inner().eq_ignore_ascii_case(name))?;
    let value = found.normalized_value_with(XmlVersion::Implicit1_0, DEEPEST_ENTITY, resolve_xml_entity);
    let value = value.map_or_else(|_| found.value.to_string(), std::borrow::Cow::into_owned);
    (!value.trim().is_empty()).then_some(value)
}
