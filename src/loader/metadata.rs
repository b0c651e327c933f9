//! What a file says about itself, whichever way it says it: front matter, a mail
//! header, lines such as "Source: ..." at the top. Here is what the keys mean.

use std::borrow::Cow;

use crate::model::article::{Article, Block, BlockKind, Metadata};
use crate::text::clean::{clean, clean_line};
use crate::text::span::Span;

/// What a key of front matter or of a header stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Source,
    Published,
    Authors,
    Url,
    Tags,
    /// Known, but nothing we show: the addressee of a mail and the like.
    Other,
}

/// Keys in lower case, of front matter as blogs and note programs write it, and of
/// mail headers (RFC 5322).
const KEYS: [(&str, Field); 44] = [
    ("title", Field::Title),
    ("headline", Field::Title),
    ("subject", Field::Title),
    ("source", Field::Source),
    ("publisher", Field::Source),
    ("publication", Field::Source),
    ("site", Field::Source),
    ("site_name", Field::Source),
    ("outlet", Field::Source),
    ("website", Field::Source),
    ("domain", Field::Source),
    ("from", Field::Source),
    ("date", Field::Published),
    ("published", Field::Published),
    ("published_at", Field::Published),
    ("publish_date", Field::Published),
    ("pubdate", Field::Published),
    ("date_published", Field::Published),
    ("sent", Field::Published),
    ("published_date", Field::Published),
    ("author", Field::Authors),
    ("authors", Field::Authors),
    ("by", Field::Authors),
    ("byline", Field::Authors),
    ("creator", Field::Authors),
    ("url", Field::Url),
    ("link", Field::Url),
    ("source_url", Field::Url),
    ("canonical_url", Field::Url),
    ("permalink", Field::Url),
    ("tags", Field::Tags),
    ("tag", Field::Tags),
    ("keywords", Field::Tags),
    ("categories", Field::Tags),
    ("category", Field::Tags),
    ("topics", Field::Tags),
    ("to", Field::Other),
    ("cc", Field::Other),
    ("bcc", Field::Other),
    ("reply_to", Field::Other),
    ("message_id", Field::Other),
    ("content_type", Field::Other),
    ("mime_version", Field::Other),
    ("list_unsubscribe", Field::Other),
];

impl Field {
    /// The field of a key, written in whatever case and with `-`, `_` or spaces.
    pub(super) fn of(key: &str) -> Option<Self> {
        if key.len() > 20 {
            return None;
        }
        let key = key.trim().to_ascii_lowercase().replace(['-', ' '], "_");
        KEYS.iter().find(|(known, _)| *known == key).map(|&(_, field)| field)
    }
}

/// Sets `field` to `values`, unless an earlier key has set it or there are none.
/// [`Field::Title`] is the caller's to place in the text.
pub(super) fn set(metadata: &mut Metadata, field: Field, values: &[String]) {
    let values: Vec<String> =
        values.iter().map(|value| clean_line(bare(value))).filter(|v| !v.is_empty()).collect();
    if values.is_empty() {
        return;
    }
    let one = |slot: &mut Option<String>| {
        slot.get_or_insert_with(|| values.join(", "));
    };
    match field {
        // Programs that clip pages write the page's address there.
        Field::Source if values.iter().all(|value| is_address(value)) => one(&mut metadata.url),
        Field::Source => one(&mut metadata.source),
        Field::Published => one(&mut metadata.published),
        Field::Url => one(&mut metadata.url),
        Field::Authors if metadata.authors.is_empty() => metadata.authors = values,
        Field::Tags if metadata.tags.is_empty() => metadata.tags = values,
        Field::Title | Field::Other | Field::Authors | Field::Tags => {}
    }
}

/// Makes sure of what the readers promise of all they take from a file: no control character
/// and no line end in what is shown on one line.
pub(super) fn settle(metadata: &mut Metadata) {
    let Metadata { title: _, source, published, authors, url, tags } = metadata;
    for value in [source, published, url].into_iter().flatten().chain(authors).chain(tags) {
        if value.contains('\n') || matches!(clean(value), Cow::Owned(_)) {
            *value = clean_line(value);
        }
    }
}

/// A value without the brackets of a link to a note: `[[people/ada|Ada Quill]]`.
fn bare(value: &str) -> &str {
    let inner = value.trim().strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
    inner.map_or(value, |inner| inner.rsplit('|').next().unwrap_or(inner))
}

fn is_address(value: &str) -> bool {
    value.starts_with("https://") || value.starts_with("http://")
}

/// The items of a list written in one line: "rain, floods; bridges".
pub(super) fn listed(value: &str) -> Vec<String> {
    value.split([',', ';']).map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect()
}

/// Makes `title` the text's first block, a heading of level 1, which stood on `line`.
pub(super) fn put_title_first(article: &mut Article, title: &str, line: usize) {
    let mut text = clean_line(title);
    if text.is_empty() {
        return;
    }
    let span = Span::whole(&text);
    if !article.text.is_empty() {
        text.push_str("\n\n");
    }
    let by = text.len();
    text.push_str(&article.text);
    article.text = text;
    for block in &mut article.blocks {
        block.span = block.span.shifted(by);
        for mark in &mut block.marks {
            mark.span = mark.span.shifted(by);
        }
    }
    let kind = BlockKind::Heading { level: 1 };
    article.blocks.insert(0, Block { kind, span, line, quoted: 0, depth: 0, marks: Vec::new() });
    article.metadata.title = Some(span);
}
