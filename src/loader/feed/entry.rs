//! An entry of a feed becomes an article: its title, its lead where it has one of its
//! own, and its content.

use super::{Entry, Kind, Words};
use crate::loader::compose::{join, settle_lines};
use crate::loader::metadata::{self, Field};
use crate::loader::{html, plain};
use crate::model::article::{Article, Metadata};
use crate::text::clean::clean_line;
use crate::text::span::Span;

/// What every entry takes over from its feed.
#[derive(Debug, Default)]
pub(super) struct Shared {
    title: Option<String>,
    authors: Vec<String>,
    /// The address that relative ones start from.
    base: Option<String>,
}

impl Shared {
    /// What the entries of a feed take over that says this about itself.
    pub(super) fn of(about: &Entry) -> Self {
        let title = line(&about.title.words);
        let title = (!title.is_empty()).then_some(title);
        Self { title, authors: about.authors.clone(), base: about.base.clone().or_else(|| about.url.clone()) }
    }
}

/// The article that `entry` holds.
pub(super) fn article(mut entry: Entry, shared: &Shared) -> Article {
    let base = entry.base.take().or_else(|| shared.base.clone());
    entry.url = entry.url.and_then(|url| html::address(&url, base.as_deref()));
    let base = base.or_else(|| entry.url.clone());
    let Entry { title, summary, content, .. } = &entry;
    let mut article = body(&content.words, base.as_deref());
    let lead = body(&summary.words, base.as_deref());
    if !begins_with(&article.text, &lead.text) {
        let content = std::mem::replace(&mut article, lead);
        join(&mut article, content);
    }
    article.metadata = Metadata::default();
    let (first, last) = (entry.line.max(1), entry.end.max(entry.line));
    let above = article.blocks.first().map_or(last, |block| block.line);
    let heading = title.words.line.min(above).max(first);
    metadata::put_title_first(&mut article, &line(&title.words), heading);
    settle_lines(&mut article, first, last);
    describe(&mut article.metadata, entry, shared);
    article
}

fn describe(metadata: &mut Metadata, entry: Entry, shared: &Shared) {
    let Entry { url, id, published, updated, authors, tags, source, .. } = entry;
    let address = |value: &String| value.starts_with("http://") || value.starts_with("https://");
    metadata.url = url.or_else(|| id.filter(address));
    metadata.published = published.or(updated);
    metadata.source = source.or_else(|| shared.title.clone());
    let authors = if authors.is_empty() { &shared.authors } else { &authors };
    let names: Vec<String> = authors.iter().map(|author| name(author).to_owned()).collect();
    metadata::set(metadata, Field::Authors, &names);
    metadata.tags = tags;
}

/// The name in an author as RSS has it: "desk@lamp.example (Ada Lind)".
fn name(author: &str) -> &str {
    let inner = author.split_once('(').and_then(|(before, rest)| {
        let inner = rest.trim_end().strip_suffix(')')?;
        before.contains('@').then_some(inner.trim())
    });
    inner.filter(|name| !name.is_empty()).unwrap_or(author)
}

/// The article that `words` make. Its blocks stand on the lines of the file.
fn body(words: &Words, base: Option<&str>) -> Article {
    if words.text.trim().is_empty() {
        return Article::default();
    }
    let mut article = if is_html(words) {
        html::fragment_of(&words.text, base)
    } else {
        plain::parse(words.text.trim().to_owned())
    };
    for block in &mut article.blocks {
        block.line = words.line + block.line.saturating_sub(1);
    }
    article
}

/// `words` on one line, without markup.
fn line(words: &Words) -> String {
    if is_html(words) { clean_line(&html::fragment(&words.text).text) } else { clean_line(&words.text) }
}

/// Whether `words` are HTML: as their feed says, or because they hold a tag or an
/// entity.
fn is_html(words: &Words) -> bool {
    match words.kind {
        Kind::Html => true,
        Kind::Plain => false,
        Kind::Unsure => {
            let text = words.text.as_bytes();
            memchr::memchr2_iter(b'<', b'&', text)
                .any(|at| text.get(at..).is_some_and(|rest| begins_tag(rest) || begins_entity(rest)))
        }
    }
}

fn begins_tag(text: &[u8]) -> bool {
    matches!(text, [b'<', next, ..] if next.is_ascii_alphabetic() || matches!(next, b'/' | b'!'))
}

/// True for `&` and up to ten letters and digits before a semicolon.
fn begins_entity(text: &[u8]) -> bool {
    let [b'&', rest @ ..] = text else { return false };
    let end = rest.iter().take(11).position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'#');
    end.is_some_and(|end| end > 0 && rest.get(end) == Some(&b';'))
}

/// Whether `text` begins with the words of `lead`, which may be cut short.
fn begins_with(text: &str, lead: &str) -> bool {
    let mut lead = without_signs(lead);
    while let Some(before) = MORE.iter().find_map(|more| without(lead, more)) {
        lead = without_signs(before);
    }
    let letters = |text| str::chars(text).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    let mut text = letters(text);
    letters(lead).all(|letter| text.next() == Some(letter))
}

/// What programs put after a lead that they have cut short.
const MORE: [&str; 3] = ["read more", "continue reading", "read on"];

fn without_signs(text: &str) -> &str {
    text.trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// `text` without `end`, in whatever case, where it ends with these words.
fn without<'t>(text: &'t str, end: &str) -> Option<&'t str> {
    let at = text.len().checked_sub(end.len())?;
    if !text.is_char_boundary(at) {
        return None;
    }
    let (before, last) = (Span::new(0, at).of(text), Span::new(at, text.len()).of(text));
    let is_word = !before.ends_with(char::is_alphanumeric);
    (is_word && last.eq_ignore_ascii_case(end)).then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_that_is_cut_short_is_the_beginning_and_a_longer_one_is_not() {
        let rain = "The rain fell on the town all week. ".repeat(6);
        let text = format!("{rain}The bridge is shut.");
        for end in ["", "The bri…", "The [...]", "The bridge … Read more", "Continue reading →"] {
            assert!(begins_with(&text, &format!("{rain}{end}")), "{end}");
        }
        assert!(!begins_with(&text, &format!("{rain}The mayor is away.")));
        assert!(!begins_with(&text, &format!("{text} It stays so.")));
    }
}
