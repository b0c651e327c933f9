//! The skepticism of a hand-written briefing: sentences, pairs of holder and sentence, or
//! mappings with `text`, `holder` and `kind`.

use super::generic::{nearest, tell, tell_entry};
use crate::loader::compose::{Composer, Shape};
use crate::loader::tree::{Entry, Node, Value};
use crate::model::briefing::{Doubt, DoubtKind, Voice};
use crate::text::clean::clean_line;

const WORDS: [&str; 6] = ["text", "doubt", "claim", "view", "words", "stance"];
const HOLDER: [&str; 6] = ["holder", "who", "by", "name", "speaker", "critic"];

/// Reads the value of `skepticism`.
pub(super) fn read(composer: &mut Composer<'_>, node: &Node<'_>) {
    match &node.value {
        Value::Words(words) => add(composer, Shape::PARAGRAPH, words, "", DoubtKind::Doubt, node.at),
        Value::List(items) => items.iter().for_each(|item| one(composer, item)),
        _ => one(composer, node),
    }
}

fn one(composer: &mut Composer<'_>, node: &Node<'_>) {
    match &node.value {
        Value::Null => {}
        Value::Words(words) => add(composer, Shape::item(1), words, "", DoubtKind::Doubt, node.at),
        Value::Map(entries) if node.word(&WORDS).is_some() => mapping(composer, node, entries),
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
    let holder = node.word(&HOLDER).unwrap_or_default();
    let named = node.word(&["kind"]).map(|name| name.trim().to_lowercase());
    let kind = named.as_ref().and_then(|name| DoubtKind::ALL.into_iter().find(|kind| kind.name() == name));
    let words = node.word(&WORDS).unwrap_or_default();
    add(composer, Shape::item(1), words, holder, kind.unwrap_or(DoubtKind::Doubt), node.at);
    for entry in entries {
        let value = entry.node.words();
        let said = value == Some(words) || value == Some(holder) || &*entry.key == "kind" && kind.is_some();
        if said || entry.node.is_empty() {
            continue;
        }
        if let ("kind", Some(name)) = (&*entry.key, &named) {
            let near = nearest(name, DoubtKind::ALL.map(DoubtKind::name));
            let known = DoubtKind::ALL.map(DoubtKind::name).join(", ");
            let hint =
                near.map_or_else(|| format!("there are {known}"), |near| format!("did you mean {near}?"));
            composer.problem(entry.node.at, format!("`{name}` is no kind of skepticism; {hint}"));
        } else if let Some(near) = nearest(&entry.key, ["text", "holder", "kind"]) {
            composer
                .problem(entry.at, format!("`{}` is shown as it stands; did you mean `{near}`?", entry.key));
        }
        tell_entry(composer, entry, 2);
    }
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
