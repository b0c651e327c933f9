//! What a page says about itself: schema.org data in JSON-LD, Open Graph and other
//! `<meta>`, and the canonical link. Publishers write these for search engines, and they
//! are right more often than what is drawn.

use dom_query::{Document, NodeRef};
use serde_json::Value;

use super::address::Address;
use crate::loader::metadata::{Field, listed, set};
use crate::loader::tags;
use crate::model::article::Metadata;
use crate::text::clean::clean_line;
use crate::text::span::Span;

/// The longest JSON-LD that is read, in bytes. Longer ones hold whole archives.
const LONGEST: usize = 4 << 20;

/// How many objects of JSON-LD are looked into.
const MOST: usize = 1_000;

/// What a page says about itself.
#[derive(Debug, Default)]
pub(super) struct About {
    /// Everything but the title.
    pub(super) metadata: Metadata,
    /// The headline, as the publisher gives it to others.
    pub(super) headline: Option<String>,
    /// The text of the article as JSON-LD has it, where it has one.
    pub(super) body: Option<String>,
    /// The page's address, for its links.
    pub(super) address: Option<Address>,
}

/// The names of `<meta>` and what they stand for, the most reliable first.
const META: [(&str, Field); 32] = [
    ("og:site_name", Field::Source),
    ("application-name", Field::Source),
    ("dc.publisher", Field::Source),
    ("article:published_time", Field::Published),
    ("og:article:published_time", Field::Published),
    ("parsely-pub-date", Field::Published),
    ("datepublished", Field::Published),
    ("date.published", Field::Published),
    ("dc.date.issued", Field::Published),
    ("dcterms.created", Field::Published),
    ("sailthru.date", Field::Published),
    ("article.published", Field::Published),
    ("citation_publication_date", Field::Published),
    ("publishdate", Field::Published),
    ("publish-date", Field::Published),
    ("pubdate", Field::Published),
    ("dc.date", Field::Published),
    ("date", Field::Published),
    ("author", Field::Authors),
    ("byl", Field::Authors),
    ("parsely-author", Field::Authors),
    ("sailthru.author", Field::Authors),
    ("dc.creator", Field::Authors),
    ("dcterms.creator", Field::Authors),
    ("article:author_name", Field::Authors),
    ("article:author", Field::Authors),
    ("og:article:author", Field::Authors),
    ("og:url", Field::Url),
    ("news_keywords", Field::Tags),
    ("keywords", Field::Tags),
    ("article:tag", Field::Tags),
    ("parsely-tags", Field::Tags),
];

/// Reads what `document` says about itself.
pub(super) fn read(document: &Document) -> About {
    let mut about = About::default();
    let root = document.root();
    let mut metas: Vec<(String, String)> = Vec::new();
    let mut canonical = None;
    for node in root.descendants_it().filter(NodeRef::is_element) {
        let Some(name) = node.qual_name_ref().map(|name| name.local.clone()) else { continue };
        match name.as_ref() {
            "meta" => metas.extend(meta(&node)),
            "link" if node.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                canonical = canonical.or_else(|| node.attr("href").map(|href| href.to_string()));
            }
            "script"
                if node
                    .attr("type")
                    .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json")) =>
            {
                about.add_linked_data(&node.text());
            }
            "time"
                if node.has_attr("pubdate")
                    || node.attr("itemprop").is_some_and(|of| &*of == "datePublished") =>
            {
                metas.extend(node.attr("datetime").map(|date| ("pubdate".to_owned(), date.to_string())));
            }
            _ => {}
        }
    }
    if let Some(url) = canonical.filter(|url| Address::of_page(url).is_some()) {
        about.metadata.url = Some(clean_line(&url));
    }
    about.add_meta(&metas);
    about.address = about.metadata.url.as_deref().and_then(Address::of_page);
    about
}

/// The name, in lower case, and the content of a `<meta>`.
fn meta(node: &NodeRef<'_>) -> Option<(String, String)> {
    let name = node.attr("property").or_else(|| node.attr("name")).or_else(|| node.attr("itemprop"))?;
    let content = node.attr("content").filter(|content| !content.trim().is_empty())?;
    Some((name.trim().to_ascii_lowercase().replace("dc:", "dc."), content.to_string()))
}

impl About {
    fn add_meta(&mut self, metas: &[(String, String)]) {
        for (known, field) in META {
            let values: Vec<String> =
                metas.iter().filter(|(name, _)| name == known).map(|(_, value)| value.clone()).collect();
            let values = match field {
                Field::Authors => values.iter().flat_map(|value| names(value)).collect(),
                Field::Tags => values.iter().flat_map(|value| listed(value)).collect(),
                Field::Url => {
                    values.into_iter().filter(|url| Address::of_page(url).is_some()).take(1).collect()
                }
                _ => values.into_iter().take(1).collect::<Vec<_>>(),
            };
            set(&mut self.metadata, field, &values);
        }
    }

    /// Reads one block of JSON-LD; one that is no JSON says nothing.
    fn add_linked_data(&mut self, text: &str) {
        let text = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        if text.len() > LONGEST {
            return;
        }
        let Ok(value) = serde_json::from_str::<Value>(text) else { return };
        let mut waiting = vec![&value];
        let mut seen = 0;
        while let Some(value) = waiting.pop() {
            seen += 1;
            if seen > MOST {
                return;
            }
            match value {
                Value::Array(items) => waiting.extend(items.iter().rev()),
                Value::Object(object) if is_article(value) => return self.add_article(object),
                Value::Object(object) => {
                    let inner = ["mainEntity", "@graph"].iter().filter_map(|key| object.get(*key));
                    waiting.extend(inner);
                }
                _ => {}
            }
        }
    }

    fn add_article(&mut self, article: &serde_json::Map<String, Value>) {
        let text =
            |key: &str| article.get(key).and_then(Value::as_str).map(decoded).filter(|text| !text.is_empty());
        self.headline = self.headline.take().or_else(|| text("headline"));
        self.body = self.body.take().or_else(|| text("articleBody"));
        let address = text("url").or_else(|| {
            let page = article.get("mainEntityOfPage")?;
            page.as_str().or_else(|| page.get("@id")?.as_str()).map(decoded)
        });
        let known: Vec<String> = address.into_iter().filter(|url| Address::of_page(url).is_some()).collect();
        set(&mut self.metadata, Field::Url, &known);
        let fields = [
            ("publisher", Field::Source),
            ("datePublished", Field::Published),
            ("author", Field::Authors),
            ("keywords", Field::Tags),
        ];
        for (key, field) in fields {
            let mut values = Vec::new();
            if let Some(value) = article.get(key) {
                collect(value, field, &mut values);
            }
            set(&mut self.metadata, field, &values);
        }
    }
}

/// True for schema.org's `NewsArticle`, `BlogPosting` and the like.
fn is_article(value: &Value) -> bool {
    let is = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
        })
    };
    match value.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

/// The texts in a value, or the names of what it holds.
fn collect(value: &Value, field: Field, into: &mut Vec<String>) {
    match value {
        Value::String(text) if field == Field::Tags => into.extend(listed(&decoded(text))),
        Value::String(text) if field == Field::Authors => into.extend(names(&decoded(text))),
        Value::String(text) => into.push(decoded(text)),
        Value::Array(values) => values.iter().take(MOST).for_each(|value| collect(value, field, into)),
        Value::Object(object) => {
            if let Some(name @ (Value::String(_) | Value::Array(_))) = object.get("name") {
                collect_flat(name, field, into);
            }
        }
        _ => {}
    }
}

/// The same for the name of something, which is no object again.
fn collect_flat(name: &Value, field: Field, into: &mut Vec<String>) {
    match name {
        Value::String(_) => collect(name, field, into),
        Value::Array(names) => {
            names.iter().filter(|name| name.is_string()).for_each(|name| collect(name, field, into));
        }
        _ => {}
    }
}

/// The names in a byline: "By Ada Quill and Bram Osei". Addresses are no names.
pub(super) fn names(byline: &str) -> Vec<String> {
    let byline = byline.trim();
    let start = Span::new(0, 3).of(byline);
    let by = start.eq_ignore_ascii_case("by ");
    let byline = if by { byline.strip_prefix(start).unwrap_or(byline) } else { byline };
    let is_name = |name: &&str| !name.is_empty() && !name.starts_with("http") && !name.contains("//");
    let parts = byline.split([';', ',', '\n', '|']).flat_map(|part| part.split(" and "));
    parts.map(str::trim).filter(is_name).map(str::to_owned).collect()
}

/// A value with the entities resolved that some publishers leave in.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    tags::decode(text.trim(), &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_in_many_bylines() {
        assert_eq!(names("By Ada Quill and Bram Osei"), ["Ada Quill", "Bram Osei"]);
        assert_eq!(names("Ada Quill, Bram Osei"), ["Ada Quill", "Bram Osei"]);
        assert_eq!(names("https://lamp.example/ada"), [""; 0]);
        assert_eq!(names("Byron Marsh"), ["Byron Marsh"]);
    }
}
