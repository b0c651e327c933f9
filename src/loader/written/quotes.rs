//! The quotes of a hand-written briefing: words alone, words with their speaker behind a
//! dash, a pair of speaker and words, or a mapping with `quote` and `speaker`.

use super::form::{Form, Kind};
use super::generic::{tell, tell_entry};
use crate::loader::compose::{Composer, Shape};
use crate::loader::tree::{Entry, Node, Value};
use crate::model::briefing::{Quote, Voice};
use crate::text::clean::clean_line;
use crate::text::span::Span;

/// The words, who said them and as what, where they stood and its address.
const QUOTE: Kind = Kind {
    name: "a quote",
    fields: &[
        &["quote", "text", "words", "said"],
        &["speaker", "by", "who", "author", "name", "person"],
        &["role", "position"],
        &["source", "outlet", "attribution", "publication"],
        &["url", "link"],
    ],
};

/// A speaker behind a dash is no longer than this, in bytes.
const LONGEST: usize = 120;

/// Who said something, as far as a file tells.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::loader) struct Speaker<'n> {
    pub(in crate::loader) name: &'n str,
    pub(in crate::loader) role: &'n str,
    pub(in crate::loader) outlet: &'n str,
    /// The address the outlet's name leads to.
    pub(in crate::loader) url: &'n str,
}

/// Reads the value of `quotes`.
pub(super) fn read(composer: &mut Composer<'_>, node: &Node<'_>) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| one(composer, item, true)),
        _ => one(composer, node, false),
    }
}

/// One quote, or what a mapping has of several; most mappings in a `list` are one.
fn one(composer: &mut Composer<'_>, node: &Node<'_>, list: bool) {
    match &node.value {
        Value::Null => {}
        Value::Words(words) => {
            let (words, speaker) = split(words);
            add(composer, words, Speaker { name: speaker, ..Speaker::default() }, node.at);
        }
        Value::Map(entries) if QUOTE.is(entries, list) => mapping(composer, node, entries),
        Value::Map(entries) => entries.iter().for_each(|entry| said_by(composer, entry)),
        Value::List(_) => tell(composer, node, 0),
    }
}

/// `Speaker: words`, or several words of one speaker.
fn said_by(composer: &mut Composer<'_>, entry: &Entry<'_>) {
    let speaker = Speaker { name: &entry.key, ..Speaker::default() };
    match &entry.node.value {
        Value::Words(words) => add(composer, words, speaker, entry.at),
        Value::List(items) if items.iter().all(|item| item.words().is_some()) => {
            for item in items {
                add(composer, item.words().unwrap_or_default(), speaker, item.at);
            }
        }
        _ => tell_entry(composer, entry, 1),
    }
}

fn mapping(composer: &mut Composer<'_>, node: &Node<'_>, entries: &[Entry<'_>]) {
    let form = Form::of(&QUOTE, entries);
    if !form.has_main() {
        form.tell_all(composer, node.at);
        return;
    }
    let mut speaker =
        Speaker { name: form.words(1), role: form.words(2), outlet: form.words(3), url: form.words(4) };
    if speaker.outlet.is_empty() {
        speaker.outlet = speaker.url;
    }
    add(composer, form.words(0), speaker, node.at);
    form.tell_rest(composer, 1);
}

/// Adds a quotation as a block quote, with a last line that names the speaker.
pub(in crate::loader) fn add(composer: &mut Composer<'_>, words: &str, speaker: Speaker<'_>, at: usize) {
    let spans = composer.paragraphs(Shape::QUOTE, words, at);
    let text = &composer.article().text;
    let parts: Vec<Span> =
        spans.iter().map(|span| inside(text, *span)).filter(|part| !part.is_empty()).collect();
    let [name, role, outlet] = [speaker.name, speaker.role, speaker.outlet].map(clean_line);
    let mut voice = None;
    if !(name.is_empty() && role.is_empty() && outlet.is_empty()) {
        if spans.is_empty() {
            composer.begin(Shape::QUOTE, at);
        } else {
            composer.next_line();
        }
        composer.add("— ");
        let span = composer.add(&name);
        voice = (!name.is_empty()).then(|| Voice { name: name.clone(), span, player: None });
        if !role.is_empty() {
            composer.add(if name.is_empty() { "" } else { ", " });
            composer.add(&role);
        }
        if !outlet.is_empty() {
            let named = !name.is_empty() || !role.is_empty();
            composer.add(if named { " (" } else { "" });
            composer.link(&outlet, speaker.url);
            composer.add(if named { ")" } else { "" });
        }
        composer.end();
    }
    if !parts.is_empty() {
        composer.parts.quotes.push(Quote { parts, speaker: voice, cue: None });
    }
}

/// The words without the marks around them.
fn inside(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let bare = words.trim_start_matches(['“', '"', '«', '„', '「']);
    let start = span.end - bare.len();
    let end = bare.trim_end_matches(['”', '"', '»', '“', '」']);
    // Marks that open and close something inside stay where they are.
    let quoted = bare.len() < words.len() && end.len() < bare.len();
    let nested = end.contains(['“', '”', '"', '«', '»']);
    if quoted && !nested { Span::new(start, start + end.len()) } else { span }
}

/// Words and the speaker behind a dash at their end.
fn split(words: &str) -> (&str, &str) {
    let words = words.trim();
    let dash = [" — ", " – ", " -- ", "\n— ", "\n– ", "\n- ", "\n-- "]
        .iter()
        .filter_map(|dash| words.rsplit_once(dash))
        .min_by_key(|(_, speaker)| speaker.len());
    match dash {
        Some((said, speaker))
            if speaker.len() <= LONGEST
                && said.trim_end().ends_with(['.', '!', '?', '…', '”', '"', '»', '“', '」']) =>
        {
            (said, speaker)
        }
        _ => (words, ""),
    }
}
