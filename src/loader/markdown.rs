//! Markdown: `CommonMark` with the tables, strike-through, task lists and footnotes
//! that GitHub added, and front matter.
//!
//! `pulldown-cmark` parses; this module turns its events into blocks. What a block
//! collects while it is open is in [`builder`](super::builder), HTML in
//! [`tags`](super::tags).

use std::borrow::Cow;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use super::front_matter::{self, FrontMatter, Split};
use super::limits::MARKDOWN_SIGNS;
use super::lines::{settle, uncounted, within_limit};
use super::{masthead, plain, tags};
use crate::model::article::{Article, BlockKind, MarkKind, Marker, Problem};
use crate::text::clean::{clean_keeping_tabs, clean_line};
use crate::text::span::Span;
use dialects::rewrite;

mod dialects;

/// Finds the line of an offset by counting from the last one asked for.
struct Lines<'a> {
    source: &'a [u8],
    offset: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    const fn new(source: &'a str) -> Self {
        Self { source: source.as_bytes(), offset: 0, line: 1 }
    }

    /// The line, counted from 1, of the byte at `offset`.
    fn of(&mut self, offset: usize) -> usize {
        let between = |from: usize, to: usize| {
            memchr::memchr_iter(b'\n', self.source.get(from..to).unwrap_or_default()).count()
        };
        if offset >= self.offset {
            self.line += between(self.offset, offset);
        } else {
            self.line -= between(offset, self.offset);
        }
        self.offset = offset;
        self.line
    }
}

/// Endings of what note programs embed and a terminal does not show.
const MEDIA: [&str; 16] = [
    "apng", "avif", "bmp", "flac", "gif", "jpeg", "jpg", "m4a", "mov", "mp3", "mp4", "pdf", "png", "svg",
    "wav", "webp",
];

/// Makes an article of Markdown.
pub(super) fn parse(source: &str) -> Article {
    if has_too_many_signs(source) {
        let mut article = plain::parse(source.to_owned());
        let message = "the file has more signs of Markdown than are told apart; it is read as plain text";
        article.problems.push(Problem { line: 0, column: 0, message: message.to_owned() });
        return article;
    }
    let clean = clean_keeping_tabs(source);
    let (within, more) = within_limit(&clean);
    let mut article = parse_clean(within);
    masthead::read(&mut article);
    article.problems.extend(more);
    if let Cow::Owned(_) = clean {
        settle(&mut article, &uncounted(source));
    }
    article
}

/// Whether a parser would need far more memory for `source` than it has words.
fn has_too_many_signs(source: &str) -> bool {
    let is_sign = |byte: &u8| {
        matches!(byte, b'*' | b'_' | b'~' | b'`' | b'[' | b']' | b'!' | b'<' | b'&' | b'|' | b'\\' | b'#')
    };
    source.len() > MARKDOWN_SIGNS && source.bytes().filter(is_sign).count() > MARKDOWN_SIGNS
}

fn parse_clean(source: &str) -> Article {
    let mut builder = Builder::default();
    let mut body = 0;
    let mut front = FrontMatter::default();
    if let Some(split) = front_matter::split(source) {
        match read_front(source, split, &mut builder) {
            Some(read) => (front, body) = (read, split.end),
            None if builder.has_problems() => body = split.end,
            None => {}
        }
    }
    let first = Lines::new(source).of(body);
    let rewritten = rewrite(Span::new(body, source.len()).of(source));
    let text = &*rewritten.text;
    let mut lines = Lines::new(text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_WIKILINKS;
    let mut raw = String::new();
    // In `![[photo.jpg]]`, of which nothing can be shown.
    let mut embedded = false;
    let mut in_title = false;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        if !builder.is_open() {
            builder.at_line(first - 1 + lines.of(range.start));
        }
        match event {
            Event::Start(Tag::Image { link_type: LinkType::WikiLink { .. }, ref dest_url, .. })
                if is_media(dest_url) =>
            {
                embedded = true;
            }
            Event::End(TagEnd::Image) => embedded = false,
            Event::Start(Tag::Heading { .. }) if rewritten.is_title(range.start) => {
                in_title = true;
                builder.close();
                builder.open_mark(MarkKind::Strong);
            }
            Event::End(TagEnd::Heading(_)) if in_title => {
                in_title = false;
                builder.close();
            }
            event if !embedded => take(&mut builder, &mut raw, event),
            _ => {}
        }
    }
    builder.finish(front.title, front.metadata)
}

/// True for the name of a picture, a sound or the like. Of an embedded note the name is
/// shown.
fn is_media(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| MEDIA.contains(&ending.as_str()))
}

/// Reads front matter. Where it cannot be read, it is made a block of its own with
/// its text as it stands and a problem says why.
fn read_front(source: &str, split: Split, builder: &mut Builder) -> Option<FrontMatter> {
    let inside = split.inside.of(source);
    if split.toml {
        builder.problem(1, 1, "the front matter is TOML, which is not read; it is shown as it stands");
    } else {
        match front_matter::parse(inside) {
            Ok(front) => return front,
            Err(problem) => builder.push_problem(problem),
        }
    }
    builder.at_line(2);
    builder.next(BlockKind::Code);
    builder.text(inside);
    builder.close();
    None
}

/// Performs one event. `raw` gathers the HTML of a block until its end.
fn take(builder: &mut Builder, raw: &mut String, event: Event<'_>) {
    match event {
        Event::Start(tag) => start(builder, tag),
        Event::End(TagEnd::HtmlBlock) => {
            builder.html(&tags::words(raw));
            raw.clear();
        }
        Event::End(tag) => end(builder, tag),
        Event::Text(text) => builder.text(&text),
        Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
            builder.open_mark(MarkKind::Code);
            builder.text(&text);
            builder.close_mark();
        }
        Event::Html(text) => {
            if raw.is_empty() {
                builder.note_line();
            }
            raw.push_str(&text);
        }
        Event::InlineHtml(tag) => {
            if tags::ends_line(&tag) {
                builder.text(" ");
            }
        }
        Event::FootnoteReference(label) => builder.text(&format!("[{label}]")),
        Event::SoftBreak => builder.line_end(false),
        Event::HardBreak => builder.line_end(true),
        Event::Rule => builder.rule(),
        Event::TaskListMarker(done) => builder.marker(Marker::Task(done)),
    }
}

fn start(builder: &mut Builder, tag: Tag<'_>) {
    match tag {
        Tag::Heading { level, .. } => builder.next(BlockKind::Heading { level: level as u8 }),
        Tag::BlockQuote(_) => builder.open_quote(),
        Tag::CodeBlock(_) => builder.next(BlockKind::Code),
        Tag::List(first) => {
            builder.open_list(first.map(|first| u32::try_from(first).unwrap_or(u32::MAX)));
        }
        Tag::Item => builder.open_item(None),
        Tag::FootnoteDefinition(label) => builder.footnote(&label),
        Tag::Table(_) => builder.open_table(),
        Tag::TableHead => builder.open_row(true),
        Tag::TableRow => builder.open_row(false),
        Tag::TableCell => builder.open_cell(),
        Tag::Emphasis => builder.open_mark(MarkKind::Emphasis),
        Tag::Strong => builder.open_mark(MarkKind::Strong),
        Tag::Strikethrough => builder.open_mark(MarkKind::Strike),
        // Another note, which is no place on the web.
        Tag::Link { link_type: LinkType::WikiLink { .. }, .. } => builder.open_nothing(),
        Tag::Link { link_type, dest_url, .. } => {
            let mail = if link_type == LinkType::Email { "mailto:" } else { "" };
            let address = clean_line(&format!("{mail}{dest_url}"));
            builder.open_mark(MarkKind::Link(address.into_boxed_str()));
        }
        Tag::Paragraph
        | Tag::HtmlBlock
        | Tag::Image { .. }
        | Tag::Superscript
        | Tag::Subscript
        | Tag::DefinitionList
        | Tag::DefinitionListTitle
        | Tag::DefinitionListDefinition
        | Tag::MetadataBlock(_) => {}
    }
}

fn end(builder: &mut Builder, tag: TagEnd) {
    match tag {
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => builder.close_mark(),
        TagEnd::BlockQuote(_) => builder.close_quote(),
        TagEnd::List(_) => builder.close_list(),
        TagEnd::Item => builder.close_item(),
        TagEnd::Heading(_) | TagEnd::CodeBlock => builder.end(),
        TagEnd::Image | TagEnd::TableCell | TagEnd::Superscript | TagEnd::Subscript => {}
        _ => builder.close(),
    }
}
