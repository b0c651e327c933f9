//! The players of a hand-written briefing: "Name: role" as a text, as a pair, or as a
//! mapping with `name` and `role`.

use super::generic::{nearest, tell, tell_entry};
use crate::loader::compose::{Composer, Shape};
use crate::loader::tree::{Entry, Node, Value};
use crate::model::briefing::{Player, PlayerKind};
use crate::text::clean::clean_line;
use crate::text::span::Span;

const NAME: [&str; 4] = ["name", "person", "player", "who"];
const ROLE: [&str; 4] = ["role", "position", "description", "about"];

/// What may stand between a name and a role.
const SEPARATORS: [&str; 6] = [": ", ", ", " (", " – ", " — ", " - "];

/// Reads the value of `players`.
pub(in crate::loader) fn read(composer: &mut Composer<'_>, node: &Node<'_>) {
    match &node.value {
        Value::Null => {}
        Value::Words(words) => words.lines().for_each(|line| line_of(composer, line, node.at)),
        Value::Map(entries) if is_one(node) => one(composer, entries, node.at),
        Value::Map(entries) => entries.iter().for_each(|entry| named(composer, entry)),
        Value::List(items) => {
            for item in items {
                match &item.value {
                    Value::Words(words) => line_of(composer, words, item.at),
                    Value::Map(entries) if is_one(item) => one(composer, entries, item.at),
                    Value::Map(entries) => entries.iter().for_each(|entry| named(composer, entry)),
                    _ => tell(composer, item, 1),
                }
            }
        }
    }
}

/// True for a mapping that is one player, not a mapping of names.
fn is_one(node: &Node<'_>) -> bool {
    node.word(&NAME).is_some()
}

/// `Name: role`, or `Name: {role: ...}`.
fn named(composer: &mut Composer<'_>, entry: &Entry<'_>) {
    match &entry.node.value {
        Value::Map(entries) => player(composer, &entry.key, entries, entry.at),
        Value::List(_) => {
            player(composer, &entry.key, &[], entry.at);
            tell(composer, &entry.node, 1);
        }
        _ => {
            let role = entry.node.words().unwrap_or_default();
            add(composer, &entry.key, role, PlayerKind::Person, entry.at);
            composer.end();
        }
    }
}

/// A mapping with a name.
fn one(composer: &mut Composer<'_>, entries: &[Entry<'_>], at: usize) {
    let name =
        entries.iter().position(|entry| NAME.contains(&&*entry.key) && entry.node.some_words().is_some());
    let name = name.and_then(|name| entries.get(name)).and_then(|entry| entry.node.words());
    player(composer, name.unwrap_or_default(), entries, at);
}

/// A player with what `entries` say; the name, if it is among them, is not said again.
fn player(composer: &mut Composer<'_>, name: &str, entries: &[Entry<'_>], at: usize) {
    let text = |keys: &[&str]| {
        entries.iter().position(|entry| keys.contains(&&*entry.key) && entry.node.some_words().is_some())
    };
    let role = text(&ROLE);
    let kind = text(&["kind"]);
    let of = |at: Option<usize>| at.and_then(|at| entries.get(at)).and_then(|entry| entry.node.words());
    let known = of(kind).map(|words| (words, kind_named(words)));
    let player_kind = known.and_then(|(_, kind)| kind).unwrap_or(PlayerKind::Person);
    add(composer, name, of(role).unwrap_or_default(), player_kind, at);
    composer.end();
    for (at, entry) in entries.iter().enumerate() {
        let said = Some(at) == role
            || (Some(at) == kind && known.is_some_and(|(_, kind)| kind.is_some()))
            || entry.node.words() == Some(name) && NAME.contains(&&*entry.key);
        if said || entry.node.is_empty() {
            continue;
        }
        if let Some(near) = nearest(&entry.key, ["name", "role", "kind"]) {
            let what = match near {
                "kind" if &*entry.key == "kind" => "`kind` is `person` or `organisation`".to_owned(),
                near => format!("`{}` is shown as it stands; did you mean `{near}`?", entry.key),
            };
            composer.problem(entry.at, what);
        }
        tell_entry(composer, entry, 2);
    }
}

fn kind_named(words: &str) -> Option<PlayerKind> {
    match words.trim().to_ascii_lowercase().as_str() {
        "person" => Some(PlayerKind::Person),
        "organisation" | "organization" | "group" | "company" => Some(PlayerKind::Organisation),
        _ => None,
    }
}

/// Adds a player as an item "Name: role" and leaves the item open.
fn add(composer: &mut Composer<'_>, name: &str, role: &str, kind: PlayerKind, at: usize) {
    composer.begin(Shape::item(1), at);
    let name = composer.add(&clean_line(name));
    if !role.trim().is_empty() {
        composer.add(": ");
    }
    let role = composer.text(role);
    note(composer, name, role, kind);
}

/// Lists a player whose name and role stand at these places.
pub(in crate::loader) fn note(composer: &mut Composer<'_>, name: Span, role: Span, kind: PlayerKind) {
    if name.is_empty() {
        return;
    }
    let text = &composer.article().text;
    let words = clean_line(name.of(text));
    let role = (!role.is_empty()).then_some(role);
    let player = Player { name: words, kind, name_span: name, role, listed: true, mentions: vec![name] };
    composer.parts.players.push(player);
}

/// A player in one line.
fn line_of(composer: &mut Composer<'_>, line: &str, at: usize) {
    let Some(span) = composer.block(Shape::item(1), line.trim_start_matches(['-', '*', '•', ' ']), at)
    else {
        return;
    };
    let words = span.of(&composer.article().text);
    let separator = SEPARATORS.iter().filter_map(|mark| Some((words.find(mark)?, *mark))).min();
    let Some((end, mark)) = separator else {
        note(composer, span, Span::default(), PlayerKind::Person);
        return;
    };
    let name = Span::new(span.start, span.start + end);
    let mut role = Span::new(name.end + mark.len(), span.end);
    if mark == " (" && words.ends_with(')') {
        role.end -= 1;
    }
    note(composer, name, role, PlayerKind::Person);
}
