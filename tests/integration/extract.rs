//! From articles to briefings: prose and briefs about invented people.

use std::fmt::Write as _;

use briefing::extract::briefing;
use briefing::loader::read;
use briefing::model::article::{Article, Origin};
use briefing::model::briefing::Briefing;
use briefing::text::span::Span;

mod briefs;
mod doubts;
mod few_words;
mod guests;
mod interviews;
mod people;
mod pronouns;
mod properties;
mod prose;
mod roles;
mod speakers;
mod summary;
mod turns;
mod wire;

/// The article that a file of this name and text would give, and what is understood of it.
fn understood(name: &str, text: &str) -> (Article, Briefing) {
    let article = read(text.as_bytes().to_vec(), Origin::File(name.into()));
    let briefing = briefing(&article);
    (article, briefing)
}

/// A span's text on one line.
fn line(article: &Article, span: Span) -> String {
    article.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The parts of a briefing, a line for each item.
fn outline(article: &Article, briefing: &Briefing) -> String {
    let mut out = String::new();
    for sentence in &briefing.summary {
        writeln!(out, "summary: {}", line(article, *sentence)).unwrap();
    }
    for player in &briefing.players {
        let listed = if player.listed { "listed" } else { "mentioned" };
        let role = player.role.map_or_else(|| "-".to_owned(), |role| line(article, role));
        writeln!(out, "player: {} | {role} | {listed}", player.name).unwrap();
    }
    writeln!(out, "{}", quotes(article, briefing)).unwrap();
    for doubt in &briefing.doubts {
        let holder = doubt.holder.as_ref().map_or("-", |holder| holder.name.as_str());
        writeln!(out, "{}: {holder} | {}", doubt.kind.name(), line(article, doubt.span)).unwrap();
    }
    out
}

/// The quotations with their speakers, a line for each.
fn quotes(article: &Article, briefing: &Briefing) -> String {
    let mut lines = Vec::new();
    for quote in &briefing.quotes {
        let speaker = quote.speaker.as_ref().map_or("-", |speaker| speaker.name.as_str());
        let parts: Vec<_> = quote.parts.iter().map(|part| line(article, *part)).collect();
        lines.push(format!("{speaker}: {}", parts.join(" / ")));
    }
    lines.join("\n")
}
