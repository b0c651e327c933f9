//! JSON and YAML as one kind of tree, in which every key and value knows its place.
//!
//! The readers of briefings, clusters and the rest look at this tree and not at the
//! notation, so each of them reads both. Two crates cut a file into tokens ([`json`])
//! and events ([`yaml`]); the [`Builder`] here puts them together without recursion.
//! What a file's end or a fault cuts off is left out of the tree and given back as
//! [`Broken`], so that it can be shown all the same.

use std::borrow::Cow;

use super::limits::{TREE_DEPTH, TREE_VALUES};
use crate::model::article::Problem;
use crate::text::span::Span;

pub(super) mod json;
pub(super) mod yaml;

/// The values of a file, in order: one, or several where JSON stands after JSON, as in
/// JSON Lines, or where YAML is divided by `---`.
#[derive(Debug, Default)]
pub(super) struct Tree<'s> {
    pub(super) values: Vec<Node<'s>>,
    /// Why the file could not be read to its end.
    pub(super) broken: Option<Broken>,
    /// Places at which something was left as it stands in the file, and what it was.
    pub(super) faults: Vec<(usize, String)>,
}

/// Why a file could not be read to its end. Places are byte offsets into the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// What is wrong: a clause without a full stop.
    pub(super) message: String,
    /// Where the fault stands.
    pub(super) at: usize,
    /// Where what was not read begins.
    pub(super) rest: usize,
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node<'s> {
    /// Byte offset into the file of its first character.
    pub(super) at: usize,
    pub(super) value: Value<'s>,
}

/// What a value is. Numbers, `true` and `false` are words like any other: nothing that
/// is read needs to calculate, and no digit is lost.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'s> {
    Null,
    Words(Cow<'s, str>),
    List(Vec<Node<'s>>),
    /// In the order of the file; a key may stand there twice.
    Map(Vec<Entry<'s>>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry<'s> {
    pub(super) key: Cow<'s, str>,
    /// Byte offset into the file of the key.
    pub(super) at: usize,
    pub(super) node: Node<'s>,
}

impl<'s> Node<'s> {
    /// The words of a value that is neither nothing nor a list nor a mapping.
    pub(super) fn words(&self) -> Option<&str> {
        match &self.value {
            Value::Words(words) => Some(words),
            _ => None,
        }
    }

    /// The words, where there are any but white space.
    pub(super) fn some_words(&self) -> Option<&str> {
        self.words().filter(|words| !words.trim().is_empty())
    }

    /// The items of a list; none where it is no list.
    pub(super) fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The entries of a mapping; none where it is no mapping.
    pub(super) fn entries(&self) -> &[Entry<'s>] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The value of the first entry with this key.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// The words of the first entry with one of these keys that has any.
    pub(super) fn word(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().find_map(|key| self.get(key)?.some_words())
    }

    /// True for a mapping.
    pub(super) const fn is_map(&self) -> bool {
        matches!(self.value, Value::Map(_))
    }

    /// True where there is nothing in it: `null`, white space, `[]`, `{}`.
    pub(super) fn is_empty(&self) -> bool {
        match &self.value {
            Value::Null => true,
            Value::Words(words) => words.trim().is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Map(entries) => entries.is_empty(),
        }
    }

    /// What kind of value it is, for a message.
    pub(super) const fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Words(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }
}

/// Tells the lines of a file's offsets.
pub(super) struct Places<'s> {
    source: &'s str,
    /// Where each line begins.
    lines: Vec<usize>,
    /// True where a text never goes over several lines, as in JSON.
    pub(super) escaped: bool,
}

impl<'s> Places<'s> {
    pub(super) fn of(source: &'s str, escaped: bool) -> Self {
        let ends = memchr::memchr_iter(b'\n', source.as_bytes()).map(|end| end + 1);
        Self { source, lines: std::iter::once(0).chain(ends).collect(), escaped }
    }

    /// The line on which the byte at `at` stands, counted from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at)
    }

    /// How many lines there are.
    pub(super) const fn last_line(&self) -> usize {
        self.lines.len()
    }

    /// A problem with what stands at `at`.
    pub(super) fn problem(&self, at: usize, message: String) -> Problem {
        let line = self.line(at);
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let column = Span::new(start, at).of(self.source).chars().count() + 1;
        Problem { line, column, message }
    }
}

/// Puts a tree together from its leaves and brackets.
#[derive(Default)]
struct Builder<'s> {
    tree: Tree<'s>,
    open: Vec<Open<'s>>,
    /// How many values there are.
    count: usize,
}

/// A list or a mapping that is not closed yet.
struct Open<'s> {
    node: Node<'s>,
    /// The key whose value comes next.
    key: Option<(Cow<'s, str>, usize)>,
    /// The number under which YAML may repeat it; 0 for none.
    anchor: usize,
}

/// Why a tree can take no more.
enum Full {
    Deep,
    Many,
}

impl Full {
    fn message(self) -> String {
        match self {
            Self::Deep => format!("more than {TREE_DEPTH} lists and mappings are open at once"),
            Self::Many => format!("it holds more than {TREE_VALUES} values"),
        }
    }
}

impl<'s> Builder<'s> {
    fn open(&mut self, at: usize, value: Value<'s>, anchor: usize) -> Result<(), Full> {
        if self.open.len() >= TREE_DEPTH {
            return Err(Full::Deep);
        }
        self.open.push(Open { node: Node { at, value }, key: None, anchor });
        Ok(())
    }

    /// Closes the innermost list or mapping and gives it back, to be added.
    fn close(&mut self) -> Option<(Node<'s>, usize)> {
        let open = self.open.pop()?;
        let mut node = open.node;
        if let (Some((key, at)), Value::Map(entries)) = (open.key, &mut node.value) {
            entries.push(Entry { key, at, node: Node { at, value: Value::Null } });
        }
        Some((node, open.anchor))
    }

    /// True where a key is to come.
    fn wants_key(&self) -> bool {
        self.open.last().is_some_and(|open| open.key.is_none() && open.node.is_map())
    }

    fn key(&mut self, key: Cow<'s, str>, at: usize) {
        if let Some(open) = self.open.last_mut() {
            open.key = Some((key, at));
        }
    }

    /// Adds a whole value where it belongs.
    fn add(&mut self, node: Node<'s>) -> Result<(), Full> {
        self.count += 1;
        if self.count > TREE_VALUES {
            return Err(Full::Many);
        }
        match self.open.last_mut() {
            None => self.tree.values.push(node),
            Some(open) => match (&mut open.node.value, open.key.take()) {
                (Value::Map(entries), Some((key, at))) => entries.push(Entry { key, at, node }),
                (Value::List(items), _) => items.push(node),
                _ => {}
            },
        }
        Ok(())
    }

    /// The tree, with what is still open closed at its end.
    fn finish(mut self, broken: Option<Broken>) -> Tree<'s> {
        while let Some((node, _)) = self.close() {
            // What was within the bounds so far stays.
            self.count = 0;
            let _ = self.add(node);
        }
        self.tree.broken = broken;
        self.tree
    }
}

#[cfg(test)]
mod tests;
