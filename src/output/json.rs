//! The briefing as JSON, with every item's place in the text: for scripts.
//!
//! The shape is described in `docs/json.md` and is a promise. That is why the structs
//! here are apart from the model's: the model may change, the export may not.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

use super::{Exporter, path};
use crate::model::Reading;
use crate::model::article::{self, Article, BlockKind, MarkKind, Marker, Problem};
use crate::model::briefing;
use crate::text::line::one_line;
use crate::text::span::Span;

/// The number of the shape. It rises when a key is taken away or changes its meaning;
/// a new key alone does not raise it.
pub const SCHEMA: u32 = 1;

/// Writes one object per reading.
pub struct Json {
    /// True for indented objects, false for one object on each line.
    pub pretty: bool,
}

impl Exporter for Json {
    fn write(&self, reading: &Reading, out: &mut dyn Write) -> io::Result<()> {
        let document = Document::new(reading);
        if self.pretty {
            document
                .serialize(&mut Serializer::with_formatter(&mut *out, Plainly(PrettyFormatter::new())))?;
        } else {
            document.serialize(&mut Serializer::with_formatter(&mut *out, Plainly(CompactFormatter)))?;
        }
        out.write_all(b"\n")
    }
}

/// What is written for one article. The order of the fields is the order of the keys.
#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    path: Cow<'a, str>,
    entry: Option<usize>,
    text: &'a str,
    title: Option<Passage<'a>>,
    source: Option<&'a str>,
    published: Option<&'a str>,
    authors: &'a [String],
    url: Option<&'a str>,
    tags: &'a [String],
    summary: Vec<Passage<'a>>,
    players: Vec<Player<'a>>,
    quotes: Vec<Quote<'a>>,
    skepticism: Vec<Doubt<'a>>,
    sections: Vec<Section<'a>>,
    problems: Vec<Trouble<'a>>,
    blocks: Vec<Block<'a>>,
}

#[derive(Serialize)]
struct Passage<'a> {
    text: Cow<'a, str>,
    span: Span,
}

#[derive(Serialize)]
struct Player<'a> {
    name: &'a str,
    name_span: Span,
    kind: &'static str,
    role: Option<Cow<'a, str>>,
    role_span: Option<Span>,
    listed: bool,
    mentions: &'a [Span],
}

#[derive(Serialize)]
struct Quote<'a> {
    text: Cow<'a, str>,
    parts: &'a [Span],
    continues: bool,
    speaker: Option<&'a str>,
    speaker_span: Option<Span>,
    speaker_player: Option<usize>,
    cue: Option<Cow<'a, str>>,
    cue_span: Option<Span>,
}

#[derive(Serialize)]
struct Doubt<'a> {
    text: Cow<'a, str>,
    span: Span,
    kind: &'static str,
    holder: Option<&'a str>,
    holder_span: Option<Span>,
    holder_player: Option<usize>,
    cue: Option<Cow<'a, str>>,
    cue_span: Option<Span>,
}

#[derive(Serialize)]
struct Section<'a> {
    heading: Cow<'a, str>,
    heading_span: Span,
    kind: &'static str,
    span: Span,
}

#[derive(Serialize)]
struct Block<'a> {
    kind: &'static str,
    span: Span,
    level: Option<u8>,
    marker: Option<Cow<'static, str>>,
    depth: u8,
    quoted: u8,
    marks: Vec<Mark<'a>>,
}

#[derive(Serialize)]
struct Mark<'a> {
    kind: &'static str,
    span: Span,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Trouble<'a> {
    line: usize,
    column: usize,
    message: &'a str,
}

impl<'a> Document<'a> {
    fn new(reading: &'a Reading) -> Self {
        let Reading { article, briefing } = reading;
        let metadata = &article.metadata;
        Self {
            schema: SCHEMA,
            path: path(&article.origin),
            entry: article.entry,
            text: &article.text,
            title: briefing
                .title
                .as_ref()
                .map(|title| Passage { text: Cow::Borrowed(&title.text), span: title.span }),
            source: metadata.source.as_deref(),
            published: metadata.published.as_deref(),
            authors: &metadata.authors,
            url: metadata.url.as_deref(),
            tags: &metadata.tags,
            summary: briefing
                .summary
                .iter()
                .map(|&span| Passage { text: words(article, span), span })
                .collect(),
            players: briefing.players.iter().map(|player| Player::new(article, player)).collect(),
            quotes: briefing.quotes.iter().flat_map(|quote| Quote::all(article, quote)).collect(),
            skepticism: briefing.doubts.iter().map(|doubt| Doubt::new(article, doubt)).collect(),
            sections: briefing.sections.iter().map(|section| Section::new(article, section)).collect(),
            problems: article.problems.iter().map(Trouble::new).collect(),
            blocks: article.blocks.iter().map(Block::new).collect(),
        }
    }
}

impl<'a> Player<'a> {
    fn new(article: &'a Article, player: &'a briefing::Player) -> Self {
        Self {
            name: &player.name,
            name_span: player.name_span,
            kind: player.kind.name(),
            role: player.role.map(|role| words(article, role)),
            role_span: player.role,
            listed: player.listed,
            mentions: &player.mentions,
        }
    }
}

impl<'a> Quote<'a> {
    /// One for each stretch, so that a text stands in the article as it stands here.
    fn all(article: &'a Article, quote: &'a briefing::Quote) -> impl Iterator<Item = Self> {
        quote.stretches(article).enumerate().map(|(index, parts)| Self::new(article, quote, parts, index > 0))
    }

    fn new(article: &'a Article, quote: &'a briefing::Quote, parts: &'a [Span], continues: bool) -> Self {
        Self {
            text: briefing::joined(article, parts),
            parts,
            continues,
            speaker: quote.speaker.as_ref().map(|speaker| speaker.name.as_str()),
            speaker_span: quote.speaker.as_ref().map(|speaker| speaker.span),
            speaker_player: quote.speaker.as_ref().and_then(|speaker| speaker.player),
            cue: quote.cue.map(|cue| words(article, cue)),
            cue_span: quote.cue,
        }
    }
}

impl<'a> Doubt<'a> {
    fn new(article: &'a Article, doubt: &'a briefing::Doubt) -> Self {
        Self {
            text: words(article, doubt.span),
            span: doubt.span,
            kind: doubt.kind.name(),
            holder: doubt.holder.as_ref().map(|holder| holder.name.as_str()),
            holder_span: doubt.holder.as_ref().map(|holder| holder.span),
            holder_player: doubt.holder.as_ref().and_then(|holder| holder.player),
            cue: doubt.cue.map(|cue| words(article, cue)),
            cue_span: doubt.cue,
        }
    }
}

impl<'a> Section<'a> {
    fn new(article: &'a Article, section: &briefing::Section) -> Self {
        Self {
            heading: words(article, section.heading),
            heading_span: section.heading,
            kind: section.kind.name(),
            span: section.span,
        }
    }
}

impl<'a> Block<'a> {
    fn new(block: &'a article::Block) -> Self {
        let (kind, level, marker) = match block.kind {
            BlockKind::Heading { level } => ("heading", Some(level), None),
            BlockKind::Paragraph => ("paragraph", None, None),
            BlockKind::Item(marker) => ("item", None, Some(name(marker))),
            BlockKind::Row { header: true } => ("header", None, None),
            BlockKind::Row { header: false } => ("row", None, None),
            BlockKind::Code => ("code", None, None),
            BlockKind::Rule => ("rule", None, None),
        };
        let marks = block.marks.iter().map(Mark::new).collect();
        Self { kind, span: block.span, level, marker, depth: block.depth, quoted: block.quoted, marks }
    }
}

fn name(marker: Marker) -> Cow<'static, str> {
    match marker {
        Marker::Bullet => Cow::Borrowed("bullet"),
        Marker::Number(number) => Cow::Owned(number.to_string()),
        Marker::Task(true) => Cow::Borrowed("done"),
        Marker::Task(false) => Cow::Borrowed("open"),
    }
}

impl<'a> Mark<'a> {
    fn new(mark: &'a article::Mark) -> Self {
        let (kind, url) = match &mark.kind {
            MarkKind::Emphasis => ("emphasis", None),
            MarkKind::Strong => ("strong", None),
            MarkKind::Strike => ("strike", None),
            MarkKind::Code => ("code", None),
            MarkKind::Link(url) => ("link", Some(&**url)),
            MarkKind::Break => ("break", None),
        };
        Self { kind, span: mark.span, url }
    }
}

impl<'a> Trouble<'a> {
    fn new(problem: &'a Problem) -> Self {
        Self { line: problem.line, column: problem.column, message: &problem.message }
    }
}

/// The words of `span` on one line.
fn words(article: &Article, span: Span) -> Cow<'_, str> {
    one_line(article.slice(span))
}

/// A formatter that also escapes what JSON allows to stand unescaped and a terminal
/// obeys: DEL, the C1 controls and the marks that turn the direction of writing. The
/// article's text has none left, but a file's name may.
struct Plainly<F>(F);

/// Hands the calls that have no say in strings to the formatter within.
macro_rules! delegate {
    ($($name:ident($($argument:ident: $type:ty),*)),* $(,)?) => {
        $(fn $name<W: ?Sized + Write>(&mut self, out: &mut W $(, $argument: $type)*) -> io::Result<()> {
            self.0.$name(out $(, $argument)*)
        })*
    };
}

impl<F: Formatter> Formatter for Plainly<F> {
    delegate! {
        begin_array(), end_array(), begin_array_value(first: bool), end_array_value(),
        begin_object(), end_object(), begin_object_key(first: bool), end_object_key(),
        begin_object_value(), end_object_value(),
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        // Most of the text is ASCII, in which only DEL is left to us.
        if fragment.bytes().all(|byte| byte < 0x7f) {
            return out.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some((before, c, after)) = split_at_control(rest) {
            write!(out, "{before}\\u{:04x}", u32::from(c))?;
            rest = after;
        }
        out.write_all(rest.as_bytes())
    }
}

/// What stands before the first character that has to be escaped, the character, and
/// what stands after it.
fn split_at_control(text: &str) -> Option<(&str, char, &str)> {
    let mut characters = text.char_indices();
    let (at, c) = characters.find(|&(_, c)| has_to_be_escaped(c))?;
    Some((Span::new(0, at).of(text), c, characters.as_str()))
}

/// DEL, C1, and the bidirectional marks, embeddings, overrides and isolates of UAX 9.
fn has_to_be_escaped(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests;
