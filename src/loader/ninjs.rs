//! News of an agency: an item of IPTC ninjs, version 2 or 3 (lists of `headlines`,
//! `descriptions` and `bodies`, each with a `role` and a `value`), or 1 (`headline`,
//! `description_text`, `body_text`, `body_html`). See <https://iptc.org/std/ninjs/>.

use std::collections::HashSet;

use super::compose::Composer;
use super::prose;
use super::tree::{Entry, Node, Places};
use crate::model::article::Article;
use crate::text::clean::clean_line;
use crate::text::span::Span;

/// Keys whose items are what an item is about.
const ABOUT: [&str; 8] =
    ["subjects", "people", "organisations", "places", "subject", "person", "organisation", "place"];

/// True for an item with words.
pub(super) fn is(value: &Node<'_>) -> bool {
    let words = |keys: &[&str]| keys.iter().any(|key| value.get(key).is_some_and(|node| !node.is_empty()));
    value.word(&["uri"]).is_some()
        && (words(&["headlines", "bodies", "body_text", "body_html", "body_xhtml"])
            || words(&["headline"]) && words(&["versioncreated", "description_text"]))
}

/// Makes an article of such an item.
pub(super) fn read(value: &Node<'_>, places: &Places<'_>) -> Article {
    let mut composer = Composer::new(places);
    let headlines = texts(value, "headline");
    if let Some(title) = headlines.first() {
        composer.title(title.words().unwrap_or_default(), title.at);
    }
    let mut shown = HashSet::from([letters(&composer.article().text)]);
    let further = headlines.into_iter().skip(1).chain(texts(value, "description")).chain(bodies(value));
    for text in further {
        // A body is often there twice, with markup and without.
        let before = composer.article().text.len();
        if shown.contains(&letters(text.words().unwrap_or_default())) {
            continue;
        }
        prose::append(&mut composer, text);
        let text = &composer.article().text;
        shown.insert(letters(Span::new(before, text.len()).of(text)));
    }
    about(value, &mut composer);
    composer.finish()
}

/// What the item says about itself.
fn about(value: &Node<'_>, composer: &mut Composer<'_>) {
    let word = |keys: &[&str]| value.word(keys).map(clean_line);
    let metadata = &mut composer.article().metadata;
    metadata.source = word(&["copyrightHolder", "copyrightholder"]);
    metadata.published = word(&["versionCreated", "versioncreated", "firstCreated", "firstcreated"]);
    metadata.authors = word(&["by", "byline"]).into_iter().collect();
    metadata.url = word(&["uri"]).filter(|uri| uri.starts_with("http"));
    let named = ABOUT.iter().filter_map(|key| value.get(key)).flat_map(Node::items);
    metadata.tags = named.filter_map(|item| item.word(&["name", "literal"])).map(clean_line).collect();
}

/// The texts of one kind: the main one first, of the list in the plural or of the keys that
/// begin so.
fn texts<'n, 's>(value: &'n Node<'s>, kind: &str) -> Vec<&'n Node<'s>> {
    let single = value.entries().iter().filter(|entry| is_kind(entry, kind)).map(|entry| &entry.node);
    let plural = if kind == "body" { "bodies".to_owned() } else { format!("{kind}s") };
    let items = value.get(&plural).map(Node::items).unwrap_or_default();
    let mut listed: Vec<_> = items.iter().collect();
    listed.sort_by_key(|item| item.word(&["role"]) != Some("main"));
    let mut texts: Vec<_> = single.chain(listed.into_iter().filter_map(|item| item.get("value"))).collect();
    texts.retain(|text| text.some_words().is_some());
    texts
}

/// True for `headline`, `body_text`, `description_html` and the like.
fn is_kind(entry: &Entry<'_>, kind: &str) -> bool {
    entry.key.strip_prefix(kind).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
}

/// The bodies, those with markup first.
fn bodies<'n, 's>(value: &'n Node<'s>) -> Vec<&'n Node<'s>> {
    let mut bodies = texts(value, "body");
    bodies.sort_by_key(|body| !body.words().is_some_and(is_markup));
    bodies
}

fn is_markup(words: &str) -> bool {
    words.trim_start().starts_with('<')
}

/// The letters and digits of a text.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
