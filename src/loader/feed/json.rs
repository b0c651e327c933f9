//! JSON Feed, versions 1 and 1.1 (jsonfeed.org): a feed written as JSON.

use super::{Entry, Feed, Kind, Words, another, first};
use crate::loader::tree::{Node, Places};

/// True for a feed: it says so, or its items have content as only a feed's have.
pub(in crate::loader) fn is(value: &Node<'_>) -> bool {
    let version = value.word(&["version"]).is_some_and(|version| version.contains("jsonfeed.org/version/"));
    let item = value.get("items").and_then(|items| items.items().first());
    version || item.is_some_and(|item| item.word(&["content_html", "content_text"]).is_some())
}

/// What the feed says.
pub(super) fn read(value: &Node<'_>, places: &Places<'_>) -> Feed {
    let mut feed = Feed { about: entry(value, places), ..Feed::default() };
    let items = value.get("items").map(Node::items).unwrap_or_default();
    for item in items.iter().filter(|item| item.is_map()) {
        if !feed.push(entry(item, places)) {
            break;
        }
    }
    feed
}

/// What an item says, or the feed about itself.
fn entry(item: &Node<'_>, places: &Places<'_>) -> Entry {
    let mut entry = Entry { line: places.line(item.at), end: places.last_line(), ..Entry::default() };
    let words = |key: &str, kind| {
        let text = item.get(key).and_then(|node| Some((node.at, node.some_words()?)));
        text.map(|(at, text)| Words { text: text.to_owned(), kind, line: places.line(at) })
            .unwrap_or_default()
    };
    entry.title.offer(words("title", Kind::Plain), 1);
    entry.summary.offer(words("summary", Kind::Plain), 2);
    entry.summary.offer(words("description", Kind::Plain), 1);
    entry.content.offer(words("content_html", Kind::Html), 2);
    entry.content.offer(words("content_text", Kind::Plain), 1);
    let of = |slot: &mut Option<String>, keys: &[&str]| {
        keys.iter().filter_map(|key| item.word(&[key])).for_each(|word| first(slot, word));
    };
    of(&mut entry.url, &["url", "external_url", "home_page_url"]);
    of(&mut entry.id, &["id"]);
    of(&mut entry.published, &["date_published"]);
    of(&mut entry.updated, &["date_modified"]);
    let several = item.get("authors").map(Node::items).unwrap_or_default();
    for author in several.iter().chain(item.get("author")) {
        let name = author.word(&["name", "url"]).or_else(|| author.some_words());
        another(&mut entry.authors, name.unwrap_or_default());
    }
    for tag in item.get("tags").map(Node::items).unwrap_or_default() {
        another(&mut entry.tags, tag.words().unwrap_or_default());
    }
    entry
}
