//! The briefing as text to read, without markup: what a pipe gets.
//!
//! A paragraph is one line however long it is, for `grep` and for pagers, which wrap
//! lines themselves. The names of the parts are in capitals, so that they cannot be
//! taken for headings of the article; a part the article does not have is left out.

mod table;

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Exporter, body, lines, problem_line, speaker, summary_paragraphs, table_rows};
use crate::model::Reading;
use crate::model::article::{Article, Block, BlockKind, Marker};
use crate::model::briefing::{Doubt, Player, Quote};
use crate::text::line::one_line;
use crate::text::span::Span;

/// Writes a digest of a reading, then the article.
pub struct Plain;

impl Exporter for Plain {
    fn write(&self, reading: &Reading, out: &mut dyn Write) -> io::Result<()> {
        let mut page = Page { out, empty: true };
        head(reading, &mut page)?;
        summary(reading, &mut page)?;
        let Reading { article, briefing } = reading;
        page.part("KEY PLAYERS", &briefing.players, |player| player_line(article, player))?;
        page.part("QUOTES", &briefing.quotes, |quote| quote_line(article, quote))?;
        page.part("SKEPTICISM", &briefing.doubts, |doubt| doubt_line(article, doubt))?;
        text(reading, &mut page)?;
        page.part("PROBLEMS", &article.problems, problem_line)
    }

    fn separator(&self) -> &'static str {
        "\n────────\n\n"
    }
}

/// What is written to, and whether anything has been.
struct Page<'a> {
    out: &'a mut dyn Write,
    empty: bool,
}

impl Page<'_> {
    fn line(&mut self, line: &str) -> io::Result<()> {
        self.empty = false;
        writeln!(self.out, "{line}")
    }

    /// A blank line, but not at the top.
    fn gap(&mut self) -> io::Result<()> {
        if self.empty { Ok(()) } else { writeln!(self.out) }
    }

    fn heading(&mut self, heading: &str) -> io::Result<()> {
        self.gap()?;
        self.line(heading)?;
        self.gap()
    }

    /// A part of one line for each of `items`, left out where there are none.
    fn part<T>(&mut self, heading: &str, items: &[T], line: impl Fn(&T) -> String) -> io::Result<()> {
        if items.is_empty() {
            return Ok(());
        }
        self.heading(heading)?;
        items.iter().try_for_each(|item| self.line(&line(item)))
    }
}

/// The title and what is known of the publication.
fn head(reading: &Reading, page: &mut Page<'_>) -> io::Result<()> {
    let metadata = &reading.article.metadata;
    if let Some(title) = &reading.briefing.title {
        page.line(&title.text)?;
    }
    let authors = (!metadata.authors.is_empty()).then(|| metadata.authors.join(", "));
    let publication: Vec<_> =
        [&metadata.source, &metadata.published, &authors].into_iter().flatten().map(String::as_str).collect();
    if !publication.is_empty() {
        page.line(&publication.join(" · "))?;
    }
    metadata.url.iter().try_for_each(|url| page.line(url))
}

fn summary(reading: &Reading, page: &mut Page<'_>) -> io::Result<()> {
    let paragraphs = summary_paragraphs(reading);
    page.part("SUMMARY", &paragraphs, |sentences| {
        sentences.iter().map(|&sentence| words(&reading.article, sentence)).collect::<Vec<_>>().join(" ")
    })
}

fn player_line(article: &Article, player: &Player) -> String {
    match player.role {
        Some(role) => format!("{} — {}", player.name, one_line(article.slice(role))),
        None => player.name.clone(),
    }
}

fn quote_line(article: &Article, quote: &Quote) -> String {
    format!("“{}” — {}", quote.words(article), speaker(quote))
}

fn doubt_line(article: &Article, doubt: &Doubt) -> String {
    format!("{}: {}", doubt.label(), words(article, doubt.span))
}

/// The article itself.
fn text(reading: &Reading, page: &mut Page<'_>) -> io::Result<()> {
    let blocks = body(reading);
    if blocks.is_empty() {
        return Ok(());
    }
    page.heading("ARTICLE")?;
    let article = &reading.article;
    let mut before: Option<&Block> = None;
    let mut rest = &*blocks;
    while let Some(block) = rest.first() {
        if before.is_some_and(|before| !stand_together(before, block)) {
            page.gap()?;
        }
        let is_table = matches!(block.kind, BlockKind::Row { .. });
        let (here, below) = rest.split_at(if is_table { table_rows(rest) } else { 1 });
        if is_table {
            let inside = if block.depth > 0 { "  " } else { "" };
            let lead = format!("{}{inside}", lead(block));
            table::lines(article, here).iter().try_for_each(|line| page.line(&format!("{lead}{line}")))?;
        } else {
            write_block(article, block, page)?;
        }
        (before, rest) = (here.last(), below);
    }
    Ok(())
}

/// True where no blank line belongs between two blocks.
fn stand_together(before: &Block, block: &Block) -> bool {
    matches!((before.kind, block.kind), (BlockKind::Item(_), BlockKind::Item(_)))
}

/// What stands before every line of a block: quote bars, and the indent of its list.
fn lead(block: &Block) -> String {
    let level = usize::from(block.depth).saturating_sub(1);
    format!("{}{}", "> ".repeat(block.quoted.into()), "  ".repeat(level))
}

/// The words at `span` on one line, what is struck out between `~~`.
fn words(article: &Article, span: Span) -> Cow<'_, str> {
    let first = article.block_at(span.start).unwrap_or_default();
    let blocks = article.blocks.iter().skip(first).take_while(|block| block.span.start < span.end);
    let mut marked = String::new();
    let mut done = span.start;
    for stroke in blocks.flat_map(|block| block.struck(span)) {
        let Some(stroke) = stroke.common(Span::new(done, span.end)) else { continue };
        let stroke = stroke.trimmed(&article.text);
        marked.push_str(article.slice(Span::new(done, stroke.start)));
        marked.extend(["~~", article.slice(stroke), "~~"]);
        done = stroke.end;
    }
    if done == span.start {
        return one_line(article.slice(span));
    }
    marked.push_str(article.slice(Span::new(done, span.end)));
    Cow::Owned(one_line(&marked).into_owned())
}

fn write_block(article: &Article, block: &Block, page: &mut Page<'_>) -> io::Result<()> {
    let marker = match block.kind {
        BlockKind::Item(Marker::Bullet) => Cow::Borrowed("- "),
        BlockKind::Item(Marker::Number(number)) => Cow::Owned(format!("{number}. ")),
        BlockKind::Item(Marker::Task(true)) => Cow::Borrowed("[x] "),
        BlockKind::Item(Marker::Task(false)) => Cow::Borrowed("[ ] "),
        BlockKind::Code => Cow::Borrowed("    "),
        BlockKind::Rule => return page.line(&format!("{}* * *", lead(block))),
        _ if block.depth > 0 => Cow::Borrowed("  "),
        _ => Cow::Borrowed(""),
    };
    let mut start = format!("{}{marker}", lead(block));
    for line in lines(article, block) {
        let code = block.kind == BlockKind::Code;
        let words = if code { Cow::Borrowed(article.slice(line)) } else { words(article, line) };
        page.line(format!("{start}{words}").trim_end())?;
        start = format!("{}{}", lead(block), " ".repeat(marker.len()));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
