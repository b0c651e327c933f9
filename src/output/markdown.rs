//! The briefing as a Markdown document: the parts as sections, then the article under
//! a heading of its own.
//!
//! Characters that mean something in Markdown are escaped, so that a parser reads the
//! article's own words back.

mod inline;

use std::io::{self, Write};

use inline::{Place, escape, inline};

use super::{Exporter, body, lines, problem_line, speaker, summary_paragraphs, table_rows};
use crate::model::Reading;
use crate::model::article::{Article, Block, BlockKind, Marker};
use crate::model::briefing::{Doubt, Player, Quote};
use crate::text::line::one_line;
use crate::text::span::Span;

/// The level of the article's outermost headings, under the title and the heading of the
/// article's part.
const OUTERMOST: u8 = 3;

/// The greatest number an ordered list may have (`CommonMark` 0.31, 5.2: nine digits).
const GREATEST_NUMBER: u32 = 999_999_999;

/// Writes a reading as Markdown.
pub struct Markdown;

impl Exporter for Markdown {
    fn write(&self, reading: &Reading, out: &mut dyn Write) -> io::Result<()> {
        let Reading { article, briefing } = reading;
        head(reading, out)?;
        let summary = summary_paragraphs(reading);
        part("Summary", &summary, out, |sentences| format!("{}\n", summary_line(article, sentences)))?;
        part("Key players", &briefing.players, out, |player| player_item(article, player))?;
        part("Quotes", &briefing.quotes, out, |quote| quote_item(article, quote))?;
        part("Skepticism", &briefing.doubts, out, |doubt| doubt_item(article, doubt))?;
        text(reading, out)?;
        part("Problems", &article.problems, out, |problem| format!("- {}", escape(&problem_line(problem))))
    }

    fn separator(&self) -> &'static str {
        "\n* * *\n\n"
    }
}

/// The title and what is known of the publication.
fn head(reading: &Reading, out: &mut dyn Write) -> io::Result<()> {
    let metadata = &reading.article.metadata;
    let title = reading.briefing.title.as_ref().map_or("Untitled", |title| &title.text);
    writeln!(out, "# {}", inline(title, &[], Place::Heading))?;
    let authors = (!metadata.authors.is_empty()).then(|| metadata.authors.join(", "));
    let publication: Vec<_> = [&metadata.source, &metadata.published, &authors, &metadata.url]
        .into_iter()
        .flatten()
        .map(|part| escape(part))
        .collect();
    if publication.is_empty() { Ok(()) } else { writeln!(out, "\n{}", publication.join(" · ")) }
}

/// A section of one entry for each of `items`, left out where there are none.
fn part<T>(heading: &str, items: &[T], out: &mut dyn Write, entry: impl Fn(&T) -> String) -> io::Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {heading}\n")?;
    for (index, item) in items.iter().enumerate() {
        let entry = entry(item);
        // An entry that ends its own line is a paragraph.
        if entry.ends_with('\n') && index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", entry.trim_end())?;
    }
    Ok(())
}

/// Sentences of one block, with their marks: struck out, they say something else.
fn summary_line(article: &Article, sentences: &[Span]) -> String {
    let words = sentences.iter().map(|&sentence| sentence_of(article, sentence));
    words.collect::<Vec<_>>().join(" ")
}

/// A sentence with its marks.
fn sentence_of(article: &Article, span: Span) -> String {
    let block = article.block_at(span.start).and_then(|index| article.blocks.get(index));
    let block = block.filter(|block| block.span.contains(span));
    block.map_or_else(
        || escape(&one_line(article.slice(span))),
        |block| inline_of(article, block, span, Place::Line),
    )
}

fn player_item(article: &Article, player: &Player) -> String {
    let name = escape(&player.name);
    match player.role {
        Some(role) => format!("- **{name}**: {}", escape(&one_line(article.slice(role)))),
        None => format!("- **{name}**"),
    }
}

fn quote_item(article: &Article, quote: &Quote) -> String {
    let words = escape(&quote.words(article));
    format!("> “{words}” — {}\n", escape(speaker(quote)))
}

fn doubt_item(article: &Article, doubt: &Doubt) -> String {
    let sentence = sentence_of(article, doubt.span);
    match &doubt.holder {
        Some(holder) => format!("- *{} by {}*: {sentence}", doubt.kind.name(), escape(&holder.name)),
        None => format!("- *{}*: {sentence}", doubt.kind.name()),
    }
}

/// The article itself.
fn text(reading: &Reading, out: &mut dyn Write) -> io::Result<()> {
    let blocks = body(reading);
    if blocks.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## Article")?;
    let levels = blocks.iter().filter_map(|block| match block.kind {
        BlockKind::Heading { level } => Some(level),
        _ => None,
    });
    let outermost = levels.min().unwrap_or(1);
    let mut before: Option<&Block> = None;
    let mut indents = Indents::default();
    let mut rest = &*blocks;
    while let Some((block, after)) = rest.split_first() {
        if !before.is_some_and(|before| stand_together(before, block)) {
            writeln!(out)?;
        }
        if let BlockKind::Row { .. } = block.kind {
            let (rows, below) = rest.split_at(table_rows(rest));
            write_table(&reading.article, rows, &indents.below(block), out)?;
            before = rows.last();
            rest = below;
        } else {
            write_block(&reading.article, block, outermost, &mut indents, out)?;
            before = Some(block);
            rest = after;
        }
    }
    Ok(())
}

/// True where an item may follow another without a blank line: not where it begins a
/// numbered list, which cannot interrupt a paragraph unless it begins with 1
/// (`CommonMark` 0.31, 5.3).
fn stand_together(before: &Block, block: &Block) -> bool {
    match (before.kind, block.kind) {
        (BlockKind::Item(one), BlockKind::Item(other)) if before.quoted == block.quoted => {
            !matches!(other, Marker::Number(_))
                || (matches!(one, Marker::Number(_)) && before.depth == block.depth)
        }
        _ => false,
    }
}

/// How far the text of list items is indented, level by level.
#[derive(Default)]
struct Indents {
    widths: Vec<usize>,
}

impl Indents {
    /// What stands before the marker of an item, whose text begins `width` columns
    /// after it.
    fn item(&mut self, block: &Block, width: usize) -> String {
        self.widths.truncate(usize::from(block.depth).saturating_sub(1));
        let lead = self.lead(block);
        self.widths.push(width);
        lead
    }

    /// What stands before the lines of any other block.
    fn below(&mut self, block: &Block) -> String {
        self.widths.truncate(block.depth.into());
        self.lead(block)
    }

    fn lead(&self, block: &Block) -> String {
        "> ".repeat(block.quoted.into()) + &" ".repeat(self.widths.iter().sum())
    }
}

fn write_block(
    article: &Article,
    block: &Block,
    outermost: u8,
    indents: &mut Indents,
    out: &mut dyn Write,
) -> io::Result<()> {
    match block.kind {
        BlockKind::Heading { level } => {
            let marks = "#".repeat((OUTERMOST + level.saturating_sub(outermost)).min(6).into());
            let words = inline_of(article, block, block.span, Place::Heading);
            writeln!(out, "{}{marks} {words}", indents.below(block))
        }
        BlockKind::Item(marker) => {
            let (marker, width) = match marker {
                Marker::Bullet => ("- ".to_owned(), 2),
                Marker::Task(true) => ("- [x] ".to_owned(), 2),
                Marker::Task(false) => ("- [ ] ".to_owned(), 2),
                Marker::Number(number) => {
                    let marker = format!("{}. ", number.min(GREATEST_NUMBER));
                    let width = marker.len();
                    (marker, width)
                }
            };
            let lead = indents.item(block, width);
            write_lines(article, block, &format!("{lead}{marker}"), &format!("{lead}{:width$}", ""), out)
        }
        BlockKind::Code => write_code(article, block, &indents.below(block), out),
        BlockKind::Rule => writeln!(out, "{}* * *", indents.below(block)),
        BlockKind::Paragraph | BlockKind::Row { .. } => {
            let lead = indents.below(block);
            write_lines(article, block, &lead, &lead, out)
        }
    }
}

/// Writes a block's lines, each but the last ended by a backslash.
fn write_lines(
    article: &Article,
    block: &Block,
    first: &str,
    next: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut lead = first;
    let mut end = "";
    for line in lines(article, block) {
        let words = inline_of(article, block, line, Place::Line);
        if words.is_empty() {
            continue;
        }
        write!(out, "{end}{lead}{words}")?;
        lead = next;
        end = "\\\n";
    }
    writeln!(out)
}

/// Writes code between fences longer than any in it.
fn write_code(article: &Article, block: &Block, lead: &str, out: &mut dyn Write) -> io::Result<()> {
    let fence = "`".repeat(inline::longest_run(article.slice(block.span), '`').max(2) + 1);
    writeln!(out, "{lead}{fence}")?;
    for line in lines(article, block) {
        writeln!(out, "{lead}{}", article.slice(line))?;
    }
    writeln!(out, "{lead}{fence}")
}

/// Writes rows as a table as wide as the widest of them: a parser drops cells that
/// stand beyond the first row's.
fn write_table(article: &Article, rows: &[Block], lead: &str, out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| cells(article, row)).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    for (index, mut row) in rows.into_iter().enumerate() {
        if index == 0 {
            row.resize(columns, String::new());
        }
        writeln!(out, "{lead}| {} |", row.join(" | "))?;
        if index == 0 {
            writeln!(out, "{lead}|{}", " --- |".repeat(columns))?;
        }
    }
    Ok(())
}

/// The cells of a row.
fn cells(article: &Article, row: &Block) -> Vec<String> {
    article.cells(row).into_iter().map(|cell| inline_of(article, row, cell, Place::Cell)).collect()
}

/// The words of `line`, a part of `block`, with the marks that begin in it.
fn inline_of(article: &Article, block: &Block, line: Span, place: Place) -> String {
    let from = block.marks.partition_point(|mark| mark.span.start < line.start);
    let to = block.marks.partition_point(|mark| mark.span.start < line.end);
    let marks = block.marks.get(from..to).unwrap_or_default();
    inline::marked(&article.text, line, marks, place)
}

#[cfg(test)]
mod tests;
