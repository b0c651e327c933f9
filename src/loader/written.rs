//! A briefing that somebody wrote as such, in YAML or JSON: `title`, `summary`,
//! `players`, `quotes`, `skepticism`, `sections`.
//!
//! It is written by hand, so each part may have any shape that has one meaning only: a
//! text, a list, a mapping of names. The parts become text in the order of the file, and
//! spans of that text are [given](crate::model::article::Given), so that nothing has to
//! be guessed. A key that means nothing here becomes a section; one that looks mistyped
//! is a problem as well.

use super::compose::{Composer, Shape};
use super::metadata::{Field, listed, set};
use super::prose;
use super::tree::{Entry, Node, Places, Value};
use crate::model::article::Article;
use crate::text::clean::clean_line;

mod doubts;
mod form;
pub(super) mod generic;
pub(super) mod players;
pub(super) mod quotes;

use generic::{heading, nearest, tell};

/// What a key stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Title,
    Summary,
    Players,
    Quotes,
    Skepticism,
    Sections,
    /// Running text, plain or Markdown.
    Text,
    About(Field),
}

/// Keys of parts in lower case; the first of each kind is the one to recommend. Those of
/// [`Field`] come on top.
const KEYS: [(&str, Part); 23] = [
    ("title", Part::Title),
    ("summary", Part::Summary),
    ("players", Part::Players),
    ("quotes", Part::Quotes),
    ("skepticism", Part::Skepticism),
    ("sections", Part::Sections),
    ("text", Part::Text),
    ("source", Part::About(Field::Source)),
    ("date", Part::About(Field::Published)),
    ("authors", Part::About(Field::Authors)),
    ("url", Part::About(Field::Url)),
    ("tags", Part::About(Field::Tags)),
    ("headline", Part::Title),
    ("tldr", Part::Summary),
    ("key_players", Part::Players),
    ("people", Part::Players),
    ("who", Part::Players),
    ("quotations", Part::Quotes),
    ("scepticism", Part::Skepticism),
    ("doubts", Part::Skepticism),
    ("body", Part::Text),
    ("content", Part::Text),
    ("article", Part::Text),
];

impl Part {
    fn of(key: &str) -> Option<Self> {
        if key.len() > 20 {
            return None;
        }
        let name = key.trim().to_ascii_lowercase().replace(['-', ' '], "_");
        let part = KEYS.iter().find(|(known, _)| *known == name).map(|&(_, part)| part);
        part.or_else(|| match Field::of(&name)? {
            Field::Title => Some(Self::Title),
            Field::Other => None,
            field => Some(Self::About(field)),
        })
    }
}

/// True for a mapping in which somebody wrote down a briefing: it has one of its parts, a
/// title and a text, or a title and nothing unknown.
pub(super) fn is(value: &Node<'_>) -> bool {
    let parts: Vec<_> = value.entries().iter().map(|entry| Part::of(&entry.key)).collect();
    let has = |part: Part| parts.contains(&Some(part));
    has(Part::Summary)
        || has(Part::Players)
        || has(Part::Quotes)
        || has(Part::Skepticism)
        || has(Part::Sections)
        || has(Part::Title) && (has(Part::Text) || parts.iter().all(Option::is_some))
}

/// Makes an article of such a mapping.
pub(super) fn read(value: &Node<'_>, places: &Places<'_>) -> Article {
    let mut composer = Composer::new(places);
    let entries = value.entries();
    let is_title =
        |entry: &&Entry<'_>| Part::of(&entry.key) == Some(Part::Title) && entry.node.some_words().is_some();
    let title = entries.iter().position(|entry| is_title(&entry));
    if let Some(entry) = title.and_then(|at| entries.get(at)) {
        composer.title(entry.node.words().unwrap_or_default(), entry.at);
    }
    for (_, entry) in entries.iter().enumerate().filter(|(at, _)| Some(*at) != title) {
        take(&mut composer, entry);
    }
    composer.finish()
}

fn take(composer: &mut Composer<'_>, entry: &Entry<'_>) {
    let part = Part::of(&entry.key);
    if entry.node.is_empty() && part.is_some() {
        return;
    }
    match part {
        Some(Part::Summary) => summary(composer, entry),
        Some(Part::Players) => {
            heading(composer, entry);
            players::read(composer, &entry.node);
        }
        Some(Part::Quotes) => {
            heading(composer, entry);
            quotes::read(composer, &entry.node);
        }
        Some(Part::Skepticism) => {
            heading(composer, entry);
            doubts::read(composer, &entry.node);
        }
        Some(Part::Sections) => sections(composer, entry),
        Some(Part::Text) if entry.node.words().is_some() => {
            lead(composer, entry);
            prose::append(composer, &entry.node);
        }
        Some(Part::About(field)) => {
            if !about(composer, field, &entry.node) {
                section(composer, entry);
            }
        }
        Some(_) => {
            let what = format!(
                "`{}` should be a text, not {}; it is shown as a section",
                entry.key,
                entry.node.kind()
            );
            composer.problem(entry.node.at, what);
            section(composer, entry);
        }
        None => {
            let known = KEYS.iter().take(12).map(|(key, _)| *key);
            if let Some(near) = nearest(&entry.key, known) {
                let what = format!("`{}` is shown as a section; did you mean `{near}`?", entry.key);
                composer.problem(entry.at, what);
            }
            section(composer, entry);
        }
    }
}

/// Begins what stands without a heading right below the title, and the summary.
fn lead(composer: &mut Composer<'_>, entry: &Entry<'_>) {
    if composer.in_section {
        heading(composer, entry);
    }
}

fn summary(composer: &mut Composer<'_>, entry: &Entry<'_>) {
    if composer.article().blocks.len() > 1 {
        heading(composer, entry);
    }
    match &entry.node.value {
        Value::Words(words) => {
            let spans = composer.paragraphs(Shape::PARAGRAPH, words, entry.node.at);
            composer.summarise(&spans);
        }
        Value::List(items) => {
            for item in items {
                match item.words() {
                    Some(words) => {
                        let spans = composer.paragraphs(Shape::item(1), words, item.at);
                        composer.summarise(&spans);
                    }
                    None => tell(composer, item, 1),
                }
            }
        }
        _ => {
            let what =
                format!("`{}` should be a text or a list of texts, not {}", entry.key, entry.node.kind());
            composer.problem(entry.node.at, what);
            tell(composer, &entry.node, 0);
        }
    }
}

/// A mapping of headings, or a list of sections.
fn sections(composer: &mut Composer<'_>, entry: &Entry<'_>) {
    match &entry.node.value {
        Value::Map(entries) => entries.iter().for_each(|entry| section(composer, entry)),
        Value::List(items) => {
            for item in items {
                let headed = item.entries().iter().position(|entry| {
                    matches!(&*entry.key, "heading" | "title" | "name") && entry.node.some_words().is_some()
                });
                let Some(headed) = headed else {
                    // `- Background: ...`, or a text without a heading.
                    item.entries().iter().for_each(|entry| section(composer, entry));
                    if !item.is_map() {
                        tell(composer, item, 0);
                    }
                    continue;
                };
                for (at, entry) in item.entries().iter().enumerate() {
                    if at == headed {
                        composer.block(Shape::heading(2), entry.node.words().unwrap_or_default(), entry.at);
                    }
                }
                for (at, entry) in item.entries().iter().enumerate() {
                    match &*entry.key {
                        _ if at == headed => {}
                        "text" | "body" | "content" | "items" => contents(composer, &entry.node),
                        _ => generic::tell_entry(composer, entry, 1),
                    }
                }
            }
        }
        _ => section(composer, entry),
    }
}

/// A section of its own under a key.
fn section(composer: &mut Composer<'_>, entry: &Entry<'_>) {
    heading(composer, entry);
    contents(composer, &entry.node);
}

fn contents(composer: &mut Composer<'_>, node: &Node<'_>) {
    match node.words() {
        Some(_) => prose::append(composer, node),
        None => tell(composer, node, 0),
    }
}

/// Notes what a key says about the file; false where that is not all there is to it.
fn about(composer: &mut Composer<'_>, field: Field, node: &Node<'_>) -> bool {
    let named = |node: &Node<'_>| match &node.value {
        Value::Map(_) => node.word(&["name", "title", "url"]).map(str::to_owned),
        _ => node.some_words().map(str::to_owned),
    };
    let values: Vec<String> = match &node.value {
        Value::List(items) => items.iter().filter_map(named).collect(),
        Value::Words(words) if field == Field::Tags => listed(words),
        _ => named(node).into_iter().collect(),
    };
    let metadata = &mut composer.article().metadata;
    let taken = match field {
        Field::Source => metadata.source.is_some(),
        Field::Published => metadata.published.is_some(),
        Field::Url => metadata.url.is_some(),
        Field::Authors => !metadata.authors.is_empty(),
        Field::Tags => !metadata.tags.is_empty(),
        Field::Title | Field::Other => true,
    };
    let values: Vec<String> = values.into_iter().filter(|value| !clean_line(value).is_empty()).collect();
    set(metadata, field, &values);
    // An author's address or a second date is shown below.
    let simple = node.items().iter().chain([node]).all(|node| !node.is_map());
    !taken && simple && !values.is_empty() && values.len() >= node.items().len()
}
