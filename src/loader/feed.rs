//! Feeds: RSS of every version, Atom and JSON Feed. Each entry is an article.
//!
//! A feed is read in two steps. Its notation ([`xml`], [`json`]) is reduced to a
//! [`Feed`], whose parts are called the same whatever the notation calls them; then
//! each [`entry`] becomes an article.
//!
//! Feeds are often broken: names of elements in the wrong case or name space, entities
//! that XML does not know, elements that are never closed, a file that ends in the
//! middle. What can be read of such a feed is read, as feed readers do.

use super::articles::Articles;
use super::limits::ENTRIES;
use super::tree::{Node, Places};
use crate::model::article::Problem;
use crate::text::clean::clean_line;

mod capture;
mod element;
mod entry;
mod json;
mod xml;

/// What a feed says.
#[derive(Debug, Default)]
struct Feed {
    /// What it says about itself.
    about: Entry,
    entries: Vec<Entry>,
    problems: Vec<Problem>,
}

/// What a feed says in one entry, each part empty where it says nothing.
#[derive(Debug, Default)]
struct Entry {
    /// The line of the file it begins on, counted from 1.
    line: usize,
    /// The line it ends on.
    end: usize,
    title: Slot,
    summary: Slot,
    content: Slot,
    url: Option<String>,
    /// The address that relative ones start from, where one is given (`xml:base`).
    base: Option<String>,
    /// The address by which the feed tells the entry from others: a last resort for `url`.
    id: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    authors: Vec<String>,
    tags: Vec<String>,
    /// The outlet an entry was taken over from.
    source: Option<String>,
}

/// Words of a feed.
#[derive(Debug, Default, Clone)]
struct Words {
    text: String,
    kind: Kind,
    /// The line of the file they begin on, counted from 1.
    line: usize,
}

/// What words are written in.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Text without markup.
    Plain,
    /// HTML.
    Html,
    /// HTML if it looks like it: RSS does not say.
    #[default]
    Unsure,
}

/// Words that several elements of a feed may give.
#[derive(Debug, Default)]
struct Slot {
    words: Words,
    rank: u8,
}

impl Slot {
    /// Takes `words` unless it has some already from an element of the same or a higher
    /// rank. 0 is no rank.
    fn offer(&mut self, words: Words, rank: u8) {
        if rank > self.rank && !words.text.trim().is_empty() {
            *self = Self { words, rank };
        }
    }
}

/// Makes an article of each entry of an RSS or Atom feed.
pub(super) fn parse(source: &str) -> Articles {
    articles(xml::read(source))
}

pub(super) use json::is as is_json;

/// Makes an article of each item of a JSON Feed.
pub(super) fn of_json(value: &Node<'_>, places: &Places<'_>) -> Articles {
    articles(json::read(value, places))
}

/// The articles of `feed`; where it has no entry, one that says what the feed is.
fn articles(feed: Feed) -> Articles {
    let Feed { about, entries, problems } = feed;
    let shared = entry::Shared::of(&about);
    let mut entries = entries.into_iter().map(|entry| entry::article(entry, &shared));
    if let Some(mut first) = entries.next() {
        first.problems.extend(problems);
        return Articles { first, others: entries.collect() };
    }
    let mut article = entry::article(about, &entry::Shared::default());
    article.problems.extend(problems);
    let message = "this feed holds no entry".to_owned();
    article.problems.push(Problem { line: 0, column: 0, message });
    article.into()
}

impl Feed {
    /// Adds an entry. False where there are too many already, which is said.
    fn push(&mut self, entry: Entry) -> bool {
        if self.entries.len() < ENTRIES {
            self.entries.push(entry);
            return true;
        }
        let message = format!("only the first {ENTRIES} entries of this feed are read");
        self.problems.push(Problem { line: entry.line, column: 0, message });
        false
    }
}

/// Notes `value` in `slot` if it says something and is the first to.
fn first(slot: &mut Option<String>, value: &str) {
    let value = clean_line(value);
    if slot.is_none() && !value.is_empty() {
        *slot = Some(value);
    }
}

/// Adds `value` to `list` if it says something new.
fn another(list: &mut Vec<String>, value: &str) {
    let value = clean_line(value);
    if !value.is_empty() && list.len() < MOST_NAMES && !list.contains(&value) {
        list.push(value);
    }
}

/// How many authors and keywords of an entry are kept. A paper of physics can have a
/// thousand authors; nobody reads the fiftieth, and each is compared with all.
const MOST_NAMES: usize = 50;
