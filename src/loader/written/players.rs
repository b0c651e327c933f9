//! The players of a hand-written briefing: "Name: role" as a text, as a pair, or as a
//! mapping with `name` and `role`.

use super::form::{Form, Kind};
use super::generic::tell;
use crate::loader::compose::{Composer, Shape};
use crate::loader::tree::{Entry, Node, Value};
use crate::model::briefing::{Player, PlayerKind};
use crate::text::clean::clean_line;
use crate::text::span::Span;

/// A name, what its owner has to do with the news, and whether it is a person's.
const PLAYER: Kind = Kind {
    name: "a player",
    fields: &[&["name", "person", "player", "who"], &["role", "position", "description", "about"], &["kind"]],
};

/// What may stand between a name and a role.
const SEPARATORS: [&str; 6] = [": ", ", ", " (", " – ", " — ", " - "];

/// Reads the value of `players`.
pub(in crate::loader) fn read(composer: &mut Composer<'_>, node: &Node<'_>) {
    match &node.value {
        Value::Null => {}
        Value::Words(words) => words.lines().for_each(|line| line_of(composer, line, node.at)),
        Value::Map(entries) if PLAYER.is(entries, false) => one(composer, entries, node.at),
        Value::Map(entries) => entries.iter().for_each(|entry| named(composer, entry)),
        Value::List(items) => {
            for item in items {
                match &item.value {
                    Value::Words(words) => line_of(composer, words, item.at),
                    Value::Map(entries) if PLAYER.is(entries, true) => one(composer, entries, item.at),
                    Value::Map(entries) => entries.iter().for_each(|entry| named(composer, entry)),
                    _ => tell(composer, item, 1),
                }
            }
        }
    }
}

/// `Name: role`, or `Name: {role: ...}`.
fn named(composer: &mut Composer<'_>, entry: &Entry<'_>) {
    match &entry.node.value {
        Value::Map(entries) => player(composer, &entry.key, Form::of(&PLAYER, entries), entry.at),
        Value::List(_) => {
            player(composer, &entry.key, Form::of(&PLAYER, &[]), entry.at);
            tell(composer, &entry.node, 1);
        }
        _ => {
            let role = entry.node.words().unwrap_or_default();
            add(composer, &entry.key, role, PlayerKind::Person, entry.at);
            composer.end();
        }
    }
}

/// A mapping that is one player.
fn one(composer: &mut Composer<'_>, entries: &[Entry<'_>], at: usize) {
    let form = Form::of(&PLAYER, entries);
    if form.has_main() {
        player(composer, form.words(0), form, at);
    } else {
        form.tell_all(composer, at);
    }
}

/// A player of this name with what the `form` says.
fn player(composer: &mut Composer<'_>, name: &str, mut form: Form<'_>, at: usize) {
    // Below a name as a key, another name is something to tell.
    if form.words(0) != name {
        form.clear(0);
    }
    let kind = kind_named(form.words(2));
    if let (Some(entry), None) = (form.entry(2), kind) {
        composer.problem(entry.at, "`kind` is `person` or `organisation`");
        form.clear(2);
    }
    add(composer, name, form.words(1), kind.unwrap_or(PlayerKind::Person), at);
    composer.end();
    form.tell_rest(composer, 2);
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
