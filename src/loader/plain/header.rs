//! The header at the top of a mail or of a note: lines such as "Subject: ..." before
//! the first blank line.

use super::heading::Page;
use super::line::Shape;
use crate::loader::metadata::{Field, listed, set};
use crate::model::article::Metadata;
use crate::text::span::Span;

/// What a header says.
pub(super) struct Header {
    /// The index of the first line after it.
    pub(super) end: usize,
    /// The words of the title and the index of their line.
    pub(super) title: Option<(Span, usize)>,
    /// Everything else.
    pub(super) metadata: Metadata,
}

/// The most lines a header has; mails carry some dozens from the servers they passed.
const LONGEST: usize = 200;

/// Reads the header that begins on the line at `first`: lines of a key, a colon and a
/// value up to a blank line, at least two of them with keys we know. A line that is
/// indented goes on with the value before it (RFC 5322, section 2.2.3).
pub(super) fn read(page: Page<'_>, first: usize) -> Option<Header> {
    let mut header = Header { end: first, title: None, metadata: Metadata::default() };
    let mut known = 0;
    let mut field = None;
    for (index, line) in page.lines.iter().enumerate().skip(first).take(LONGEST) {
        if line.is_blank() {
            break;
        }
        header.end = index + 1;
        if index > first && line.indent > 0 {
            if field == Some(Field::Title)
                && let Some((span, _)) = &mut header.title
            {
                *span = span.join(line.span);
            }
            continue;
        }
        let words = line.span.of(page.text);
        let (key, value) = words.split_once(':')?;
        let plain = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_ ".contains(&byte));
        if !matches!(line.shape, Shape::Text) || line.quoted > 0 || key.len() > 40 || !plain {
            return None;
        }
        field = Field::of(key);
        // A key we do not know has to look like one: no space, as in X-Mailer.
        if field.is_none() && key.contains(' ') {
            return None;
        }
        let Some(field) = field else { continue };
        known += 1;
        let span = Span::new(line.span.end - value.len(), line.span.end).trimmed(page.text);
        if field == Field::Title && header.title.is_none() && !span.is_empty() {
            header.title = Some((span, index));
        }
        set(&mut header.metadata, field, &values(field, key, span.of(page.text)));
    }
    (known >= 2).then_some(header)
}

fn values(field: Field, key: &str, value: &str) -> Vec<String> {
    match field {
        Field::Authors | Field::Tags => listed(value),
        // "The Lamp Post <post@lamp.example>" is called The Lamp Post.
        Field::Source if key.eq_ignore_ascii_case("from") => {
            let name = value.split('<').next().unwrap_or_default().trim().trim_matches('"');
            vec![if name.is_empty() { value.to_owned() } else { name.to_owned() }]
        }
        _ => vec![value.to_owned()],
    }
}
