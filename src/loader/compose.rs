//! Puts an article together from values that are texts already: the words of JSON and
//! YAML, which have no markup and no order but the one a reader gives them.
//!
//! A block is begun, gets its words in one or more pieces, and is ended. Every piece is
//! cleaned and its span in the article's text given back, so that parts of a briefing can
//! be told apart from the start ([`Given`]).

use std::borrow::Cow;
use std::fmt::Write as _;

use super::cluster::{Piece, Sources};
use super::limits::PROBLEMS;
use super::tree::Places;
use crate::model::article::{Article, Block, BlockKind, Given, Mark, MarkKind, Marker, Problem};
use crate::model::briefing::Briefing;
use crate::text::clean::{clean, clean_line};
use crate::text::sentence::sentences;
use crate::text::span::Span;

/// What a block is and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    kind: BlockKind,
    quoted: u8,
    depth: u8,
}

impl Shape {
    pub(super) const PARAGRAPH: Self = Self { kind: BlockKind::Paragraph, quoted: 0, depth: 0 };
    pub(super) const QUOTE: Self = Self { kind: BlockKind::Paragraph, quoted: 1, depth: 0 };
    pub(super) const CODE: Self = Self { kind: BlockKind::Code, quoted: 0, depth: 0 };

    pub(super) const fn heading(level: u8) -> Self {
        Self { kind: BlockKind::Heading { level }, quoted: 0, depth: 0 }
    }

    /// A paragraph in `depth` lists.
    pub(super) fn paragraph(depth: usize) -> Self {
        Self { kind: BlockKind::Paragraph, ..Self::item(depth) }
    }

    /// An item of a list in `depth` lists.
    pub(super) fn item(depth: usize) -> Self {
        let depth = u8::try_from(depth).unwrap_or(u8::MAX);
        Self { kind: BlockKind::Item(Marker::Bullet), quoted: 0, depth }
    }

    /// An item of a list that is numbered.
    pub(super) const fn numbered(number: u32) -> Self {
        Self { kind: BlockKind::Item(Marker::Number(number)), quoted: 0, depth: 1 }
    }

    /// What the paragraphs after the first of such a block are.
    const fn further(self) -> Self {
        match self.kind {
            BlockKind::Item(_) => Self { kind: BlockKind::Paragraph, ..self },
            _ => self,
        }
    }
}

/// An article in the making.
pub(super) struct Composer<'p> {
    places: &'p Places<'p>,
    article: Article,
    /// The parts that are given.
    pub(super) parts: Briefing,
    /// Where the text ended before the open block, if one is open.
    before: Option<usize>,
    /// True once a section has begun.
    pub(super) in_section: bool,
    /// What the words may refer to.
    sources: Option<&'p Sources>,
}

impl<'p> Composer<'p> {
    pub(super) fn new(places: &'p Places<'p>) -> Self {
        Self {
            places,
            article: Article::default(),
            parts: Briefing::default(),
            before: None,
            in_section: false,
            sources: None,
        }
    }

    /// The same, but references to `sources` in the words become links to them.
    pub(super) fn citing(self, sources: &'p Sources) -> Self {
        Self { sources: Some(sources), ..self }
    }

    /// The article so far.
    pub(super) const fn article(&mut self) -> &mut Article {
        &mut self.article
    }

    /// Notes a problem with what stands at `at` in the file.
    pub(super) fn problem(&mut self, at: usize, message: impl Into<String>) {
        if self.article.problems.len() < PROBLEMS {
            let Problem { line, column, message } = self.places.problem(at, message.into());
            self.article.problems.push(Problem { line, column, message: clean_line(&message) });
        }
    }

    /// Begins a block for words that stand at `at` in the file.
    pub(super) fn begin(&mut self, shape: Shape, at: usize) {
        self.end();
        let Shape { kind, quoted, depth } = shape;
        self.in_section |= matches!(kind, BlockKind::Heading { level: 2.. });
        let text = &mut self.article.text;
        self.before = Some(text.len());
        if let Some(last) = self.article.blocks.last() {
            let listed = depth > 0 && last.depth > 0;
            text.push_str(if listed { "\n" } else { "\n\n" });
        }
        let span = Span::new(text.len(), text.len());
        let line = self.places.line(at);
        self.article.blocks.push(Block { kind, span, line, quoted, depth, marks: Vec::new() });
    }

    /// Adds words to the open block, on one line where it is a heading.
    pub(super) fn add(&mut self, words: &str) -> Span {
        let start = self.article.text.len();
        let heading = self.article.blocks.last().is_some_and(|block| block.kind.is_heading());
        let words = if heading { Cow::Owned(clean_line(words)) } else { clean(words) };
        for piece in self.sources.map_or_else(|| vec![Piece::Words(&words)], |sources| sources.cited(&words))
        {
            match piece {
                Piece::Words(words) => self.article.text.push_str(words),
                Piece::Source(number, address) => {
                    let from = self.article.text.len();
                    // Writing to a string cannot fail.
                    let _ = write!(self.article.text, "[{number}]");
                    self.mark(Span::new(from, self.article.text.len()), address);
                }
            }
        }
        Span::new(start, self.article.text.len()).trimmed(&self.article.text)
    }

    /// Adds words that lead to `address`.
    pub(super) fn link(&mut self, words: &str, address: &str) -> Span {
        let span = self.add(words);
        self.mark(span, address);
        span
    }

    /// Makes a link of the words at `span`.
    fn mark(&mut self, span: Span, address: &str) {
        let address = clean_line(address);
        if let Some(block) =
            self.article.blocks.last_mut().filter(|_| !address.is_empty() && !span.is_empty())
        {
            block.marks.push(Mark { span, kind: MarkKind::Link(address.into_boxed_str()) });
        }
    }

    /// Begins another line of the block that was ended last.
    pub(super) fn next_line(&mut self) {
        let text = &mut self.article.text;
        let at = text.len();
        if let Some(block) = self.article.blocks.last_mut() {
            self.before = Some(at);
            text.push('\n');
            block.marks.push(Mark { span: Span::new(at, at + 1), kind: MarkKind::Break });
        }
    }

    /// Ends the open block without the white space around it. One without a word is taken
    /// back.
    pub(super) fn end(&mut self) -> Option<Span> {
        let before = self.before.take()?;
        let text = &mut self.article.text;
        let block = self.article.blocks.last_mut()?;
        let whole = Span::new(block.span.start, text.len());
        block.span = if block.kind == BlockKind::Code {
            Span::new(whole.start, whole.start + whole.of(text).trim_end().len())
        } else {
            whole.trimmed(text)
        };
        let span = block.span;
        if span.is_empty() {
            self.article.blocks.pop();
            text.truncate(before);
            return None;
        }
        text.truncate(span.end);
        Some(span)
    }

    /// Adds words to the open block up to their first blank line, and what follows as
    /// paragraphs of their own. Gives back where the first stands; the last is left open.
    pub(super) fn text(&mut self, words: &str) -> Span {
        let words = clean(words);
        let mut parts = paragraphs(&words).into_iter();
        let first = self.add(parts.next().unwrap_or_default());
        for part in parts {
            let Some(block) = self.article.blocks.last() else { break };
            let Block { kind, quoted, depth, .. } = *block;
            let line = block.line;
            self.begin(Shape { kind, quoted, depth }.further(), 0);
            if let Some(block) = self.article.blocks.last_mut() {
                block.line = line;
            }
            self.add(part);
        }
        first
    }

    /// A block of its own, of one piece.
    pub(super) fn block(&mut self, shape: Shape, words: &str, at: usize) -> Option<Span> {
        self.begin(shape, at);
        self.add(words);
        self.end()
    }

    /// A block for each paragraph of `words`: what blank lines divide.
    pub(super) fn paragraphs(&mut self, shape: Shape, words: &str, at: usize) -> Vec<Span> {
        let mut spans = Vec::new();
        for part in paragraphs(&clean(words)) {
            let shape = if spans.is_empty() { shape } else { shape.further() };
            spans.extend(self.block(shape, part, at));
        }
        spans
    }

    /// The title: a heading of level 1.
    pub(super) fn title(&mut self, words: &str, at: usize) {
        let span = self.block(Shape::heading(1), words, at);
        if self.article.metadata.title.is_none() {
            self.article.metadata.title = span;
        }
    }

    /// Makes the sentences of these spans the summary's.
    pub(super) fn summarise(&mut self, spans: &[Span]) {
        for &span in spans {
            self.parts.summary.extend(sentences(&self.article.text, span, &[]));
        }
    }

    /// Adds the blocks of another reader's article, whose text stands at `at` in the file.
    pub(super) fn append(&mut self, mut other: Article, at: usize) {
        self.end();
        // The first line of a text often stands below its key, but not where it is quoted.
        let line = self.places.line(at);
        let last = self.places.last_line();
        for block in &mut other.blocks {
            let further = if self.places.escaped { 0 } else { block.line.saturating_sub(1) };
            block.line = (line + further).min(last);
        }
        join(&mut self.article, other);
    }

    /// The article with its parts.
    pub(super) fn finish(mut self) -> Article {
        self.end();
        // The title may stand last in a file.
        order_lines(&mut self.article);
        if self.parts != Briefing::default() {
            self.article.given = Some(Box::new(Given { parts: self.parts, complete: false }));
        }
        self.article
    }
}

/// Sees to it that the lines of blocks do not fall from block to block.
pub(super) fn order_lines(article: &mut Article) {
    let mut line = usize::MAX;
    for block in article.blocks.iter_mut().rev() {
        block.line = block.line.min(line);
        line = block.line;
    }
}

/// Puts the text, blocks and problems of `other` behind those of `article`.
pub(super) fn join(article: &mut Article, other: Article) {
    let text = &mut article.text;
    if !text.is_empty() && !other.text.is_empty() {
        text.push_str("\n\n");
    }
    let by = text.len();
    text.push_str(&other.text);
    for mut block in other.blocks {
        block.span = block.span.shifted(by);
        for mark in &mut block.marks {
            mark.span = mark.span.shifted(by);
        }
        article.blocks.push(block);
    }
    let end = article.blocks.last().map_or(0, |block| block.span.end);
    article.text.truncate(end.max(article.text.trim_end().len()));
    article.problems.extend(other.problems);
}

/// Takes the block with this index out of `article`, with its text.
pub(super) fn remove_block(article: &mut Article, index: usize) {
    let Some(block) = article.blocks.get(index) else { return };
    let after = article.blocks.get(index + 1).map_or(article.text.len(), |next| next.span.start);
    let gone = match index.checked_sub(1).and_then(|before| article.blocks.get(before)) {
        Some(before) => Span::new(before.span.end, block.span.end),
        None => Span::new(0, after),
    };
    article.blocks.remove(index);
    let rest = Span::new(gone.end, article.text.len()).of(&article.text).to_owned();
    article.text.truncate(gone.start);
    article.text.push_str(&rest);
    for block in article.blocks.iter_mut().skip(index) {
        let back = |span: Span| Span::new(span.start - gone.len(), span.end - gone.len());
        block.span = back(block.span);
        block.marks.iter_mut().for_each(|mark| mark.span = back(mark.span));
    }
}

/// Sees to it that blocks stand on the lines from `first` to `last`, none before the one
/// above it: words that a format encodes may have more lines than the file, and may be
/// told in another order.
pub(super) fn settle_lines(article: &mut Article, first: usize, last: usize) {
    let mut above = first;
    for block in &mut article.blocks {
        above = block.line.min(last).max(above);
        block.line = above;
    }
}

/// The parts of `words`, which are clean, that blank lines divide.
fn paragraphs(words: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in words.split_inclusive('\n') {
        if line.trim().is_empty() {
            parts.push(Span::new(start, at).of(words));
            start = at + line.len();
        }
        at += line.len();
    }
    parts.push(Span::new(start, words.len()).of(words));
    parts.retain(|part| !part.trim().is_empty());
    parts
}
