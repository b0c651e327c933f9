//! The skepticism of a hand-written briefing: sentences, pairs of holder and sentence, or
//! mappings with `text`, `holder` and `kind`.

use super::form::{Form, Kind};
use super::generic::{nearest, tell, tell_entry};
use crate::loader::compose::{Composer, Shape};
use crate::loader::tree::{Entry, Node, Value};
use crate::model::briefing::{Doubt, DoubtKind, Voice};
use crate::text::clean::clean_line;

/// What is doubted, by whom, and what kind of doubt it is.
const DOUBT: Kind = Kind {
    name: "an entry of skepticism",
    fields: &[
        &["text", "doubt", "claim", "view", "words", "stance"],
        &["holder", "who", "by", "name", "speaker", "critic"],
        &["kind"],
    ],
};

/// Reads the value of `skepticism`.
pub(super) fn read(composer: &mut Composer<'_>, node: &Node<'_>) {
    match &node.value {
        Value::Words(words) => add(composer, Shape::PARAGRAPH, words, "", DoubtKind::Doubt, node.at),
        Value::List(items) => items.iter().for_each(|item| one(composer, item, true)),
        _ => one(composer, node, false),
    }
}

/// One doubt, or what a mapping has of several; most mappings in a `list` are one.
fn one(composer: &mut Composer<'_>, node: &Node<'_>, list: bool) {
    match &node.value {
        Value::Null => {}
        Value::Words(words) => add(composer, Shape::item(1), words, "", DoubtKind::Doubt, node.at),
        Value::Map(entries) if DOUBT.is(entries, list) => mapping(composer, node, entries),
        Value::Map(entries) => {
            for entry in entries {
                match entry.node.words() {
                    Some(words) => {
                        add(composer, Shape::item(1), words, &entry.key, DoubtKind::Doubt, entry.at);
                    }
                    None => tell_entry(composer, entry, 1),
                }
            }
        }
        Value::List(_) => tell(composer, node, 0),
    }
}

fn mapping(composer: &mut Composer<'_>, node: &Node<'_>, entries: &[Entry<'_>]) {
    let mut form = Form::of(&DOUBT, entries);
    if !form.has_main() {
        form.tell_all(composer, node.at);
        return;
    }
    let named = form.words(2).trim().to_lowercase();
    let kind = DoubtKind::ALL.into_iter().find(|kind| kind.name() == named);
    if let (Some(entry), None) = (form.entry(2), kind) {
        let near = nearest(&named, DoubtKind::ALL.map(DoubtKind::name));
        let known = DoubtKind::ALL.map(DoubtKind::name).join(", ");
        let hint = near.map_or_else(|| format!("there are {known}"), |near| format!("did you mean {near}?"));
        composer.problem(entry.node.at, format!("`{named}` is no kind of skepticism; {hint}"));
        form.clear(2);
    }
    let kind = kind.unwrap_or(DoubtKind::Doubt);
    add(composer, Shape::item(1), form.words(0), form.words(1), kind, node.at);
    form.tell_rest(composer, 2);
}

/// Adds what somebody doubts, after the holder's name where there is one.
pub(in crate::loader) fn add(
    composer: &mut Composer<'_>,
    shape: Shape,
    words: &str,
    holder: &str,
    kind: DoubtKind,
    at: usize,
) {
    if holder.trim().is_empty() {
        for span in composer.paragraphs(shape, words, at) {
            composer.parts.doubts.push(Doubt { span, kind, holder: None, cue: None });
        }
        return;
    }
    composer.begin(shape, at);
    let name = composer.add(&clean_line(holder));
    composer.add(": ");
    let span = composer.text(words);
    composer.end();
    if !span.is_empty() {
        let holder = clean_line(name.of(&composer.article().text));
        let holder = (!name.is_empty()).then_some(Voice { name: holder, span: name, player: None });
        composer.parts.doubts.push(Doubt { span, kind, holder, cue: None });
    }
}
