//! Any tree as text: headings of keys, lists of what they hold. It is what becomes of
//! everything in a briefing's file that has no place of its own.

use crate::loader::compose::{Composer, Shape};
use crate::loader::tree::{Entry, Node, Value};

/// The key of `entry` as a heading: `next_steps` is "Next steps".
pub(in crate::loader) fn heading(composer: &mut Composer<'_>, entry: &Entry<'_>) {
    composer.block(Shape::heading(2), &spoken(&entry.key), entry.at);
}

/// A key as people write it: with spaces and a capital.
pub(in crate::loader) fn spoken(key: &str) -> String {
    let spaced = if key.contains(' ') { key.to_owned() } else { key.replace('_', " ") };
    let mut chars = spaced.trim().chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The value as paragraphs and lists, inside of `depth` lists.
pub(in crate::loader) fn tell(composer: &mut Composer<'_>, node: &Node<'_>, depth: usize) {
    match &node.value {
        Value::Null => {}
        Value::Words(words) => {
            composer.paragraphs(Shape::paragraph(depth), words, node.at);
        }
        Value::List(items) => {
            for item in items {
                match &item.value {
                    Value::Words(words) => {
                        composer.paragraphs(Shape::item(depth + 1), words, item.at);
                    }
                    Value::Map(entries) => {
                        // The first entry begins the item, the others stand below it.
                        for (at, entry) in entries.iter().enumerate() {
                            tell_entry(composer, entry, depth + 1 + usize::from(at > 0));
                        }
                    }
                    _ => tell(composer, item, depth + 1),
                }
            }
        }
        Value::Map(entries) => entries.iter().for_each(|entry| tell_entry(composer, entry, depth + 1)),
    }
}

/// "Key: value" as an item; what is no single text stands below it.
pub(in crate::loader) fn tell_entry(composer: &mut Composer<'_>, entry: &Entry<'_>, depth: usize) {
    composer.begin(Shape::item(depth), entry.at);
    composer.add(&spoken(&entry.key));
    match &entry.node.value {
        Value::Words(words) => {
            composer.add(": ");
            if is_address(words) {
                composer.link(words.trim(), words.trim());
            } else {
                composer.text(words);
            }
        }
        _ => tell(composer, &entry.node, depth),
    }
    composer.end();
}

/// True for an address on the web and nothing else.
pub(in crate::loader) fn is_address(words: &str) -> bool {
    let words = words.trim();
    (words.starts_with("https://") || words.starts_with("http://")) && !words.contains(char::is_whitespace)
}

/// The known key that `key` is most likely a slip of. Nearer than for a mistyped command,
/// since a key may be a section's name: "reactions" is not meant to be "sections".
pub(in crate::loader) fn nearest<'k>(key: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    if key.len() > 24 {
        return None;
    }
    let key = key.to_lowercase();
    let near = |known: &&str| strsim::normalized_damerau_levenshtein(&key, known) >= 0.8;
    known.into_iter().find(near)
}
