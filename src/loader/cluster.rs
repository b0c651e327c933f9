//! News clusters: JSON in which a program has put together what many outlets report,
//! story by story, as Kagi News publishes it.
//!
//! A file is a category (`clusters`, formerly `stories`), the answer of a server
//! (`stories`, a list or a mapping by number), one story, or a list of stories. Each
//! story is an article. Only its title and summary can be relied on; everything else may
//! be missing or empty, and what is not known here becomes a section like any other.

use super::compose::{Composer, Shape};
use super::limits::ARTICLES;
use super::tree::{Entry, Node, Places, Value};
use super::written::generic::{heading, is_address, tell, tell_entry};
use super::written::players;
use crate::model::article::Article;
use crate::text::clean::clean_line;
pub(super) use sources::{Piece, Sources};

mod people;
mod sources;

/// Keys that only a story of a cluster has; one of them and a title make a story.
const SIGNS: [&str; 7] = [
    "short_summary",
    "cluster_number",
    "unique_domains",
    "perspectives",
    "talking_points",
    "suggested_qna",
    "international_reactions",
];

/// Keys of a story in the order of the sections they become. What is not among them
/// follows, and the sources come last.
const SECTIONS: [&str; 14] = [
    "perspectives",
    "key_players",
    "talking_points",
    "quote",
    "timeline",
    "international_reactions",
    "historical_background",
    "technical_details",
    "industry_impact",
    BUSINESS,
    "humanitarian_impact",
    "suggested_qna",
    "did_you_know",
    "user_action_items",
];

/// Sections that are not called as their keys are.
const HEADINGS: [(&str, &str); 4] = [
    ("quote", "Quotes"),
    (BUSINESS, "Business angle"),
    ("suggested_qna", "Questions and answers"),
    ("user_action_items", "Action items"),
];

/// What several keys begin with that are one section together.
const BUSINESS: &str = "business_angle";

/// Keys that are told together with others, or that only programs need.
const TOLD: [&str; 17] = [
    "title",
    "category",
    "articles",
    "quote_author",
    "quote_attribution",
    "quote_source_url",
    "quote_source_domain",
    "id",
    "uuid",
    "cluster_number",
    "unique_domains",
    "number_of_titles",
    "domains",
    "emoji",
    "timestamp",
    "short_summary",
    "language",
];

/// True for a category, an answer or a single story.
pub(super) fn is(value: &Node<'_>) -> bool {
    let story = value.word(&["title"]).is_some() && SIGNS.iter().any(|sign| value.get(sign).is_some());
    story || stories(value).is_some()
}

/// Adds the stories of such a value.
pub(super) fn read(value: &Node<'_>, places: &Places<'_>, into: &mut Vec<Article>) {
    match stories(value) {
        Some(stories) => {
            let category = value.word(&["category"]).unwrap_or_default();
            let room = ARTICLES.saturating_sub(into.len());
            into.extend(stories.into_iter().take(room).map(|node| story(node, category, places)));
        }
        None => into.push(story(value, "", places)),
    }
}

/// The stories of a file: the items of a list or the values of a mapping, at least one.
fn stories<'n, 's>(value: &'n Node<'s>) -> Option<Vec<&'n Node<'s>>> {
    let list = ["clusters", "stories"].iter().find_map(|key| value.get(key))?;
    let mapped = list.entries().iter().map(|entry| &entry.node);
    let stories: Vec<_> = list.items().iter().chain(mapped).collect();
    let titled = !stories.is_empty() && stories.iter().all(|story| story.get("title").is_some());
    titled.then_some(stories)
}

fn story(node: &Node<'_>, category: &str, places: &Places<'_>) -> Article {
    let sources = Sources::of(node.get("articles"));
    let mut composer = Composer::new(places).citing(&sources);
    if let Some(title) = node.get("title") {
        composer.title(title.words().unwrap_or_default(), title.at);
    }
    let metadata = &mut composer.article().metadata;
    metadata.published = sources.latest();
    let category = clean_line(node.word(&["category"]).unwrap_or(category));
    metadata.tags = Some(category).filter(|category| !category.is_empty()).into_iter().collect();
    // Some exports call it so, and some have both.
    let summary = ["short_summary", "summary"].iter().find_map(|key| {
        let summary = node.get(key).filter(|summary| !summary.is_empty())?;
        Some((*key, summary))
    });
    if let Some((_, summary)) = summary {
        match summary.words() {
            Some(words) => {
                let spans = composer.paragraphs(Shape::PARAGRAPH, words, summary.at);
                composer.summarise(&spans);
            }
            None => tell(&mut composer, summary, 0),
        }
    }
    for key in SECTIONS {
        sections(&mut composer, node, key);
    }
    let told = |key: &str| {
        TOLD.contains(&key)
            || SECTIONS.contains(&key)
            || key.starts_with(BUSINESS)
            || summary.is_some_and(|(told, _)| told == key)
    };
    for entry in node.entries().iter().filter(|entry| !told(&entry.key) && says_something(&entry.node)) {
        heading(&mut composer, entry);
        tell(&mut composer, &entry.node, 0);
    }
    if let Some(articles) = node.get("articles").filter(|articles| !articles.is_empty()) {
        composer.block(Shape::heading(2), "Sources", articles.at);
        sources::list(&mut composer, articles);
    }
    composer.finish()
}

/// The sections of the entries with this key; those about business are one together.
fn sections(composer: &mut Composer<'_>, story: &Node<'_>, key: &str) {
    let business = key == BUSINESS;
    let called = |entry: &&Entry<'_>| entry.key == key || business && entry.key.starts_with(BUSINESS);
    let entries = story.entries().iter().filter(called).filter(|entry| !entry.node.is_empty());
    for (at, entry) in entries.enumerate() {
        let named = HEADINGS.iter().find(|(named, _)| *named == key).map(|(_, heading)| *heading);
        match named {
            Some(named) if at == 0 => {
                composer.block(Shape::heading(2), named, entry.at);
            }
            Some(_) => {}
            None => heading(composer, entry),
        }
        match key {
            "perspectives" => people::perspectives(composer, &entry.node),
            "key_players" => players::read(composer, &entry.node),
            "quote" => people::quote(composer, story, &entry.node),
            "timeline" => pairs(composer, &entry.node, "date", "content"),
            "suggested_qna" => pairs(composer, &entry.node, "question", "answer"),
            _ => tell(composer, &entry.node, 0),
        }
    }
}

/// A list of mappings with two texts each: "date: content", or a question and below it
/// its answer.
fn pairs(composer: &mut Composer<'_>, node: &Node<'_>, first: &str, second: &str) {
    for item in node.items() {
        let (Some(one), Some(two)) = (item.word(&[first]), item.word(&[second])) else {
            let list = Node { at: item.at, value: Value::List(vec![item.clone()]) };
            tell(composer, &list, 0);
            continue;
        };
        composer.begin(Shape::item(1), item.at);
        composer.add(one);
        if one.trim_end().ends_with('?') {
            composer.end();
            composer.paragraphs(Shape::paragraph(1), two, item.at);
        } else {
            composer.add(": ");
            composer.text(two);
            composer.end();
        }
        let others = item.entries().iter().filter(|entry| entry.key != first && entry.key != second);
        others.filter(|entry| says_something(&entry.node)).for_each(|entry| tell_entry(composer, entry, 2));
    }
    if node.items().is_empty() {
        tell(composer, node, 0);
    }
}

/// True for a value with words for people in it: not only numbers, yes and no, addresses.
fn says_something(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Null => false,
        Value::Words(words) => {
            let told = !matches!(&**words, "true" | "false") && !is_address(words);
            told && words.contains(char::is_alphabetic)
        }
        Value::List(items) => items.iter().any(says_something),
        Value::Map(entries) => entries.iter().any(|entry| says_something(&entry.node)),
    }
}
