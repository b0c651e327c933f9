//! YAML 1.2, one document or several divided by `---`.
//!
//! `granit-parser` gives the events. Repetitions (`*name`) are copied out up to a bound:
//! ten lines of them can stand for a billion values. One that is not copied stands there
//! as it does in the file, with a word about it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use granit_parser::{Event, Options, Parser, ScalarStyle};

use super::{Broken, Builder, Full, Node, Tree, Value};
use crate::loader::limits::YAML_REPEATED;
use crate::text::span::Span;

/// The tree of `source`, as far as it is YAML.
pub(in crate::loader) fn parse(source: &str) -> Tree<'_> {
    let mut options = Options::default();
    options.emit_unresolved_aliases = true;
    let mut reader = Reader { source, builder: Builder::default(), anchors: HashMap::new(), repeated: 0 };
    let mut rest = 0;
    for event in Parser::new_from_str_with_options(source, options) {
        let (event, place) = match event {
            Ok((event, span)) => (
                event,
                span.byte_range().map_or(Span::new(rest, rest), |range| Span::new(range.start, range.end)),
            ),
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(rest);
                return reader.builder.finish(Some(Broken { message: error.info(), at, rest }));
            }
        };
        if let Err(full) = reader.take(event, place) {
            let message = full.message();
            return reader.builder.finish(Some(Broken { message, at: place.start, rest: place.start }));
        }
        rest = rest.max(place.end);
    }
    reader.builder.finish(None)
}

struct Reader<'s> {
    source: &'s str,
    builder: Builder<'s>,
    /// What may be repeated, with its size.
    anchors: HashMap<usize, (Node<'s>, usize)>,
    /// The size of all repetitions so far.
    repeated: usize,
}

impl<'s> Reader<'s> {
    fn take(&mut self, event: Event<'s>, place: Span) -> Result<(), Full> {
        let at = place.start;
        match event {
            Event::Scalar(words, style, anchor, _) => {
                let null =
                    style == ScalarStyle::Plain && matches!(&*words, "" | "~" | "null" | "Null" | "NULL");
                let value = if null { Value::Null } else { Value::Words(words) };
                self.node(Node { at, value }, anchor, place)
            }
            Event::SequenceStart(_, anchor, _) => self.builder.open(at, Value::List(Vec::new()), anchor),
            Event::MappingStart(_, anchor, _) => self.builder.open(at, Value::Map(Vec::new()), anchor),
            Event::SequenceEnd | Event::MappingEnd => {
                let Some((mut node, anchor)) = self.builder.close() else { return Ok(()) };
                merge(&mut node);
                let place = Span::new(node.at, place.end);
                self.node(node, anchor, place)
            }
            Event::Alias(anchor) => self.repeat(anchor, place),
            Event::UnresolvedAlias(_) => self.leave(place),
            _ => Ok(()),
        }
    }

    /// Adds a value, or makes a key of it.
    fn node(&mut self, node: Node<'s>, anchor: usize, place: Span) -> Result<(), Full> {
        if anchor != 0 {
            // Anchors inside of anchors are copied as well: they count.
            let size = size(&node);
            if self.repeated + size <= YAML_REPEATED {
                self.repeated += size;
                self.anchors.insert(anchor, (node.clone(), size));
            }
        }
        if !self.builder.wants_key() {
            return self.builder.add(node);
        }
        let key = match node.value {
            Value::Words(words) => words,
            // A key may be a list or a mapping, too: it is shown as it stands.
            _ => Cow::Borrowed(place.of(self.source).trim()),
        };
        self.builder.key(key, place.start);
        Ok(())
    }

    fn repeat(&mut self, anchor: usize, place: Span) -> Result<(), Full> {
        let known = self.anchors.get(&anchor).filter(|(_, size)| self.repeated + size <= YAML_REPEATED);
        let Some((node, size)) = known else { return self.leave(place) };
        self.repeated += size;
        let node = Node { at: place.start, value: node.value.clone() };
        self.node(node, 0, place)
    }

    /// Leaves a repetition as it stands, with a word about the first one.
    fn leave(&mut self, place: Span) -> Result<(), Full> {
        let words = place.of(self.source);
        if self.builder.tree.faults.is_empty() {
            let why = "is shown as it stands: it names nothing before it, repeats itself or gets too large";
            self.builder.tree.faults.push((place.start, format!("`{words}` {why}")));
        }
        self.node(Node { at: place.start, value: Value::Words(Cow::Borrowed(words)) }, 0, place)
    }
}

/// How many values and bytes of words a value is.
fn size(node: &Node<'_>) -> usize {
    1 + match &node.value {
        Value::Null => 0,
        Value::Words(words) => words.len(),
        Value::List(items) => items.iter().map(size).sum(),
        Value::Map(entries) => entries.iter().map(|entry| entry.key.len() + size(&entry.node)).sum(),
    }
}

/// Puts what `<<` refers to in its place; keys that are there already stay.
fn merge(node: &mut Node<'_>) {
    let Value::Map(entries) = &mut node.value else { return };
    let Some(at) = entries.iter().position(|entry| entry.key == "<<" && entry.node.is_map()) else { return };
    let merged = entries.remove(at);
    let Value::Map(merged) = merged.node.value else { return };
    let there: HashSet<String> = entries.iter().map(|entry| entry.key.to_string()).collect();
    entries.extend(merged.into_iter().filter(|new| !there.contains(&*new.key)));
}
