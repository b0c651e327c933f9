//! Who stands for what in a story, and who is quoted.

use super::says_something;
use crate::loader::compose::{Composer, Shape};
use crate::loader::tree::Node;
use crate::loader::written::generic::{tell, tell_entry};
use crate::loader::written::players::note;
use crate::loader::written::quotes::{self, Speaker};
use crate::model::briefing::PlayerKind;
use crate::text::span::Span;

/// A name with a role is no longer than this, in bytes; a longer text before a colon is a
/// sentence.
const LONGEST: usize = 150;

/// "Name, role: stance", each a player, with the outlets that report it.
pub(super) fn perspectives(composer: &mut Composer<'_>, node: &Node<'_>) {
    for item in node.items() {
        let Some(text) = item.words().or_else(|| item.word(&["text"])) else {
            tell(composer, item, 0);
            continue;
        };
        composer.begin(Shape::item(1), item.at);
        perspective(composer, text.trim());
        let sources = item.get("sources").map(Node::items).unwrap_or_default();
        let named = sources.iter().filter_map(|source| Some((source.word(&["name", "url"])?, source)));
        let mut count = 0;
        for (name, source) in named {
            composer.add(if count == 0 { " (" } else { ", " });
            composer.link(name, source.word(&["url"]).unwrap_or_default());
            count += 1;
        }
        composer.add(if count > 0 { ")" } else { "" });
        composer.end();
        let others = item.entries().iter().filter(|entry| !matches!(&*entry.key, "text" | "sources"));
        others.filter(|entry| says_something(&entry.node)).for_each(|entry| tell_entry(composer, entry, 2));
    }
    if node.items().is_empty() {
        tell(composer, node, 0);
    }
}

fn perspective(composer: &mut Composer<'_>, text: &str) {
    let Some((head, stance)) = text.split_once(": ").filter(|(head, _)| head.len() <= LONGEST) else {
        composer.add(text);
        return;
    };
    let (name, role) = head.split_once(", ").unwrap_or((head, ""));
    let name = composer.add(name);
    composer.add(if role.is_empty() { "" } else { ", " });
    let role = composer.add(role);
    composer.add(": ");
    let stance = composer.add(stance);
    let told = if role.is_empty() { stance } else { Span::new(role.start, stance.end) };
    note(composer, name, told, PlayerKind::Person);
}

/// The story's quotation with its author ("Name, role") and outlet.
pub(super) fn quote(composer: &mut Composer<'_>, story: &Node<'_>, node: &Node<'_>) {
    let Some(words) = node.some_words() else {
        tell(composer, node, 0);
        return;
    };
    let word = |keys: &[&str]| story.word(keys).unwrap_or_default();
    let author = word(&["quote_author"]);
    let (name, role) = author.split_once(", ").unwrap_or((author, ""));
    let outlet = word(&["quote_attribution", "quote_source_domain"]);
    let speaker = Speaker { name, role, outlet, url: word(&["quote_source_url"]) };
    quotes::add(composer, words, speaker, node.at);
}
