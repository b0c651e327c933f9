//! Prints briefings for pipes and scripts: one [`Exporter`] per format.
//!
//! An exporter writes one reading at a time and keeps nothing between two of them,
//! so that thousands of files pass through in the memory of one.

#[cfg(test)]
mod fixture;
pub mod json;
pub mod markdown;
pub mod plain;

use std::borrow::Cow;
use std::io::{self, Write};

use json::Json;
use markdown::Markdown;
use plain::Plain;

use crate::model::Reading;
use crate::model::article::{Article, Block, BlockKind, MarkKind, Origin, Problem};
use crate::model::briefing::{Briefing, NO_SPEAKER, Quote, Title};
use crate::text::line::one_line;
use crate::text::span::Span;

/// Writes readings in one format.
pub trait Exporter {
    /// Writes one reading, its last line ended.
    fn write(&self, reading: &Reading, out: &mut dyn Write) -> io::Result<()>;

    /// What stands between two readings.
    fn separator(&self) -> &'static str {
        ""
    }
}

/// The formats a briefing can be printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// A digest to read, without markup
    #[default]
    Plain,
    /// The same as a Markdown document
    Markdown,
    /// The whole briefing with byte offsets, one indented object per article
    Json,
    /// The same, each object on a line of its own
    Jsonl,
}

impl Format {
    /// The exporter that writes it.
    pub fn exporter(self) -> &'static dyn Exporter {
        match self {
            Self::Plain => &Plain,
            Self::Markdown => &Markdown,
            Self::Json => &Json { pretty: true },
            Self::Jsonl => &Json { pretty: false },
        }
    }
}

/// The name an article is exported under: its path as it was asked for, `-` for
/// standard input, `sample` for the built-in sample.
fn path(origin: &Origin) -> Cow<'_, str> {
    match origin {
        Origin::File(path) => path.to_string_lossy(),
        Origin::Stdin => Cow::Borrowed("-"),
        Origin::Sample => Cow::Borrowed("sample"),
    }
}

/// The lines an author has made of a block: divided where it has a
/// [`MarkKind::Break`], and at each line end if it is code.
fn lines(article: &Article, block: &Block) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = block.span.start;
    let mut end_line = |at: usize| {
        lines.push(Span::new(start, at));
        start = at + 1;
    };
    if block.kind == BlockKind::Code {
        article.slice(block.span).match_indices('\n').for_each(|(at, _)| end_line(block.span.start + at));
    } else {
        let breaks = block.marks.iter().filter(|mark| mark.kind == MarkKind::Break);
        breaks.for_each(|mark| end_line(mark.span.start));
    }
    lines.push(Span::new(start, block.span.end));
    lines
}

/// How many of `blocks`, which begin with a row of a table, are rows of the same table: a
/// header after other rows begins another one.
fn table_rows(blocks: &[Block]) -> usize {
    let follows = |pair: &&[Block]| match pair {
        [before, Block { kind: BlockKind::Row { header }, .. }] => {
            !header || before.kind == BlockKind::Row { header: true }
        }
        _ => false,
    };
    1 + blocks.windows(2).take_while(follows).count()
}

/// Who said the words of `quote`, or that nobody is named, as the screen has it.
fn speaker(quote: &Quote) -> &str {
    quote.speaker.as_ref().map_or(NO_SPEAKER, |speaker| &speaker.name)
}

/// A problem with its place, as far as that is known.
fn problem_line(problem: &Problem) -> String {
    match problem {
        Problem { line: 0, message, .. } => message.clone(),
        Problem { line, column: 0, message } => format!("line {line}: {message}"),
        Problem { line, column, message } => format!("line {line}, column {column}: {message}"),
    }
}

/// The blocks to print below the title: all but a heading that is the title itself, and of a
/// briefing that somebody wrote as such all but the sections that are its parts, which are
/// printed above.
fn body(reading: &Reading) -> Cow<'_, [Block]> {
    let blocks = below_title(reading);
    let Some(given) = reading.article.given.as_deref().filter(|given| !given.complete) else {
        return Cow::Borrowed(blocks);
    };
    let told = spans(&given.parts);
    let mut kept: Vec<Block> = Vec::new();
    for section in blocks.chunk_by(|_, next| !next.kind.is_heading()) {
        let below = section.iter().skip_while(|block| block.kind.is_heading());
        let has_items = below.clone().next().is_some();
        if !has_items || below.clone().any(|block| !is_told(&reading.article, block, &told)) {
            kept.extend_from_slice(section);
        }
    }
    Cow::Owned(kept)
}

/// Where the words of a briefing's parts stand, in order.
fn spans(parts: &Briefing) -> Vec<Span> {
    let mut spans = parts.summary.clone();
    spans.extend(parts.players.iter().flat_map(|player| [Some(player.name_span), player.role]).flatten());
    spans.extend(parts.quotes.iter().flat_map(|quote| quote.parts.iter().copied()));
    spans.extend(parts.doubts.iter().map(|doubt| doubt.span));
    let voices = parts.quotes.iter().map(|quote| &quote.speaker);
    let voices = voices.chain(parts.doubts.iter().map(|doubt| &doubt.holder));
    spans.extend(voices.flatten().map(|voice| voice.span));
    spans.sort_unstable();
    spans
}

/// True where every word of the block stands in one of the ordered spans `told`.
fn is_told(article: &Article, block: &Block, told: &[Span]) -> bool {
    let mut untold = block.span.start;
    let silent = |from: usize, to: usize| {
        from >= to || !article.slice(Span::new(from, to)).contains(char::is_alphanumeric)
    };
    let first = told.partition_point(|span| span.end <= block.span.start);
    for span in told.iter().skip(first).take_while(|span| span.start < block.span.end) {
        if !silent(untold, span.start) {
            return false;
        }
        untold = untold.max(span.end);
    }
    silent(untold, block.span.end)
}

fn below_title(reading: &Reading) -> &[Block] {
    let blocks = reading.article.blocks.as_slice();
    match (blocks, &reading.briefing.title) {
        (
            [Block { kind: BlockKind::Heading { .. }, span, .. }, rest @ ..],
            Some(Title { span: title, .. }),
        ) if span.contains(*title) => rest,
        _ => blocks,
    }
}

/// The summary's sentences, those of one block of the article together; none where the
/// title is the same words.
fn summary_paragraphs(reading: &Reading) -> Vec<Vec<Span>> {
    let Reading { article, briefing } = reading;
    if let (Some(title), [only]) = (&briefing.title, briefing.summary.as_slice())
        && one_line(article.slice(*only)) == title.text
    {
        return Vec::new();
    }
    let mut paragraphs: Vec<Vec<Span>> = Vec::new();
    let mut last = None;
    for &sentence in &briefing.summary {
        let block = article.block_at(sentence.start);
        match paragraphs.last_mut() {
            Some(paragraph) if block == last => paragraph.push(sentence),
            _ => paragraphs.push(vec![sentence]),
        }
        last = block;
    }
    paragraphs
}
