//! Plain text: paragraphs, lists and headings that nothing marks.
//!
//! The article's text is the file's own. Only what wrapping put into the middle of a
//! paragraph is taken out: the indentation and the quote bars of the lines after its
//! first, so that a sentence reads the same however its lines were broken.
//!
//! Three passes, each linear: the lines by themselves ([`line`]), the width at which
//! they were wrapped ([`wrap`]), and then the blocks from top to bottom, with a look
//! at the next line where one could be a [`heading`].

use std::borrow::Cow;

use super::lines::{settle, uncounted, within_limit};
use super::masthead;
use crate::model::article::{Article, Block, BlockKind, Marker};
use crate::text::clean::clean;
use crate::text::span::Span;
use heading::{Page, is_release, is_upper, looks_like_section};
use line::{Line, Shape, lines};
use wrap::{continues, ends_sentence, last_sign};

mod header;
mod heading;
mod line;
mod wrap;

/// Makes an article of plain text.
pub(super) fn parse(source: String) -> Article {
    let source = match expand_indentation(&source) {
        Cow::Borrowed(_) => source,
        Cow::Owned(expanded) => expanded,
    };
    let (mut text, uncounted) = match clean(&source) {
        Cow::Owned(text) => (text, uncounted(&source)),
        Cow::Borrowed(_) => (source, Vec::new()),
    };
    let (within, more) = within_limit(&text);
    let length = within.len();
    text.truncate(length);
    let lines = lines(&text);
    let width = wrap::width(&text, &lines);
    let mut reader = Reader::new(Page { text: &text, lines: &lines, width });
    reader.run();
    let Reader { article, cuts, .. } = reader;
    let mut article = finish(article, text, &cuts);
    masthead::read(&mut article);
    settle(&mut article, &uncounted);
    article.problems.extend(more);
    article
}

/// Reads the blocks from top to bottom.
struct Reader<'a> {
    page: Page<'a>,
    article: Article,
    /// What is to be taken out of the text.
    cuts: Vec<Span>,
    /// Indentation of the open items, from the outermost in.
    items: Vec<u16>,
    /// True where the last line read does not end its text.
    unfinished: bool,
    /// True once a heading in capitals has been seen, under which others stand.
    capitals: bool,
    /// True until the first block.
    at_top: bool,
}

impl<'a> Reader<'a> {
    fn new(page: Page<'a>) -> Self {
        Self {
            page,
            article: Article::default(),
            cuts: Vec::new(),
            items: Vec::new(),
            unfinished: false,
            capitals: false,
            at_top: true,
        }
    }

    fn run(&mut self) {
        let mut index = self.page.next_text(0).unwrap_or_default();
        if let Some(header) = header::read(self.page, index) {
            index = header.end;
            self.article.metadata = header.metadata;
            if let Some((span, at)) = header.title {
                self.cut_between(at, span.end);
                self.push(BlockKind::Heading { level: 1 }, span, at);
                self.article.metadata.title = Some(span);
            }
            self.at_top = false;
        }
        while let Some(line) = self.page.line(index) {
            index = match line.shape {
                Shape::Blank => {
                    self.unfinished = false;
                    index + 1
                }
                Shape::Rule(_) => {
                    self.items.clear();
                    self.unfinished = false;
                    self.push(BlockKind::Rule, Span::new(line.span.start, line.span.start), index);
                    index + 1
                }
                Shape::Item(marker) => self.item(index, line, marker),
                // What stands above a press release is no title, the line below may be one.
                Shape::Text if self.at_top && is_release(line.span.of(self.page.text)) => {
                    let end = self.paragraph(index, line);
                    self.at_top = true;
                    end
                }
                Shape::Text => self.heading(index, line).unwrap_or_else(|| self.paragraph(index, line)),
            };
        }
        self.settle_title();
        self.settle_sections();
    }

    fn push(&mut self, kind: BlockKind, span: Span, index: usize) {
        let quoted = self.page.line(index).map_or(0, |line| line.quoted);
        let block = Block { kind, span, line: index + 1, quoted, depth: 0, marks: Vec::new() };
        self.article.blocks.push(block);
        self.at_top = false;
    }

    /// Reads a heading and gives the index after it, if the line is one.
    fn heading(&mut self, index: usize, line: Line) -> Option<usize> {
        let upper = is_upper(line.span.of(self.page.text));
        let (level, end) = if let Some(sign) = self.page.underline(index).filter(|_| !self.unfinished) {
            (if self.at_top || sign == '=' { 1 } else { 2 }, index + 2)
        } else if self.at_top && self.page.is_title(index) {
            (1, index + 1)
        } else if self.at_top && self.page.is_title_of_two_lines(index) {
            (1, index + 2)
        } else if self.page.is_section(index, !self.unfinished) {
            (if self.capitals && !upper { 3 } else { 2 }, index + 1)
        } else {
            return None;
        };
        let last = self.page.line(end - 1).filter(|last| last.is_text()).unwrap_or(line);
        let span = line.span.join(last.span);
        self.cut_between(index, span.end);
        if self.at_top && level == 1 {
            self.article.metadata.title = Some(span);
        } else {
            // One word in capitals may be an abbreviation.
            self.capitals |= upper && span.of(self.page.text).contains(' ');
        }
        self.push(BlockKind::Heading { level }, span, index);
        self.items.clear();
        self.unfinished = false;
        Some(end)
    }

    fn paragraph(&mut self, index: usize, line: Line) -> usize {
        let after_blank =
            index.checked_sub(1).and_then(|above| self.page.line(above)).is_some_and(Line::is_blank);
        // Indented and after a blank line, it belongs to the item above.
        while self.items.last().is_some_and(|&item| !after_blank || line.indent <= item) {
            self.items.pop();
        }
        let (end, span) = self.gather(index, line, |page, before, next| {
            let indented = next.indent > before.indent && before.begin > line.begin;
            !indented && continues(page.text, page.width, before, next)
        });
        let depth = depth(self.items.len());
        self.push(BlockKind::Paragraph, span, index);
        if let Some(block) = self.article.blocks.last_mut() {
            block.depth = depth;
        }
        end
    }

    fn item(&mut self, index: usize, line: Line, marker: Marker) -> usize {
        if self.is_numbered_heading(index, line, marker) {
            self.push(BlockKind::Heading { level: if self.capitals { 3 } else { 2 } }, line.span, index);
            self.items.clear();
            self.unfinished = false;
            return index + 1;
        }
        while self.items.last().is_some_and(|&item| line.indent <= item) {
            self.items.pop();
        }
        self.items.push(line.indent);
        let depth = depth(self.items.len());
        let (end, span) = self.gather(index, line, |page, before, next| {
            next.indent > line.indent || continues(page.text, page.width, before, next)
        });
        self.push(BlockKind::Item(marker), span, index);
        if let Some(block) = self.article.blocks.last_mut() {
            block.depth = depth;
        }
        // A list may end without a full stop, and a heading may follow it.
        self.unfinished = false;
        end
    }

    /// True for "1. What happened" with blank lines around it and a paragraph or
    /// bullets below.
    fn is_numbered_heading(&self, index: usize, line: Line, marker: Marker) -> bool {
        let blank =
            |index: Option<usize>| index.and_then(|index| self.page.line(index)).is_none_or(Line::is_blank);
        let numbered = matches!(marker, Marker::Number(_)) && line.quoted == 0 && line.indent == 0;
        numbered
            && blank(index.checked_sub(1))
            && blank(Some(index + 1))
            && looks_like_section(line.span.of(self.page.text), line.width)
            && self
                .page
                .next_text(index + 1)
                .and_then(|next| self.page.line(next))
                .is_some_and(|next| next.indent == 0 && !matches!(next.shape, Shape::Item(Marker::Number(_))))
            && self.page.is_followed(index, line, false)
    }

    /// The index after the lines that belong to the block begun on `line`, and its span.
    fn gather(
        &mut self,
        index: usize,
        line: Line,
        goes_on: impl Fn(Page<'_>, Line, Line) -> bool,
    ) -> (usize, Span) {
        let mut last = line;
        let mut end = index + 1;
        while let Some(next) = self.page.line(end) {
            let joined = next.is_text()
                && next.quoted == line.quoted
                && goes_on(self.page, last, next)
                && self.page.underline(end).is_none();
            if !joined {
                break;
            }
            self.cut_at(last, next);
            last = next;
            end += 1;
        }
        self.unfinished = !ends_sentence(last.span.of(self.page.text));
        (end, line.span.join(last.span))
    }

    /// Takes out what stands between two lines of a block, all but the line end.
    fn cut_at(&mut self, line: Line, next: Line) {
        let line_end = next.begin.saturating_sub(1);
        for cut in [Span::new(line.span.end, line_end), Span::new(next.begin, next.span.start)] {
            if !cut.is_empty() {
                self.cuts.push(cut);
            }
        }
    }

    /// The same for all lines from the one at `index` to the one that holds `end`.
    fn cut_between(&mut self, index: usize, end: usize) {
        let page = self.page;
        for pair in page.lines.get(index..).unwrap_or_default().windows(2) {
            match *pair {
                [line, next] if next.begin < end => self.cut_at(line, next),
                _ => break,
            }
        }
    }

    /// Decides whether the first heading is the title or a section like the others.
    ///
    /// A title stands apart from its text. Where it does not, but is as short and as
    /// close to its text as the other headings are, the file has no title; nor is a
    /// line with a colon at its end one.
    fn settle_title(&mut self) {
        let Some(title) = self.article.metadata.title else { return };
        let Some(first) = self.article.blocks.first() else { return };
        if first.span != title {
            return;
        }
        let words = title.of(self.page.text);
        let close = |block: &&Block| {
            // The line after the block's, since lines are counted from 1. Not an underline.
            self.page
                .line(block.line)
                .is_some_and(|below| matches!(below.shape, Shape::Text | Shape::Item(_)))
        };
        let headings = || self.article.blocks.iter().filter(|block| is_heading(block));
        let alike = close(&first)
            && words.split_whitespace().count() <= 4
            && self.article.blocks.get(1).is_some_and(|next| !is_heading(next))
            && headings().skip(1).any(|block| close(&block));
        let colon = last_sign(words) == Some(':');
        if alike || colon {
            self.article.metadata.title = None;
            if let Some(block) = self.article.blocks.first_mut() {
                block.kind = BlockKind::Heading { level: 2 };
            }
        }
    }

    /// Takes back headings that the rest of the file does not bear out.
    ///
    /// A question or a line with a colon alone in a story is a paragraph of one line;
    /// it is a heading among others. And a name alone under the title is the author's.
    fn settle_sections(&mut self) {
        let title = self.article.metadata.title;
        let text = self.page.text;
        let blocks = &self.article.blocks;
        let sections = blocks.iter().filter(|block| is_heading(block) && Some(block.span) != title).count();
        if sections == 0 || sections > 2 {
            return;
        }
        let mut taken_back = Vec::new();
        for (index, block) in blocks.iter().enumerate().filter(|(_, block)| is_heading(block)) {
            let words = block.span.of(text);
            let listed = blocks.get(index + 1).is_some_and(|next| matches!(next.kind, BlockKind::Item(_)));
            let lonely = match words.chars().next_back() {
                Some('?') => sections + usize::from(title.is_some()) < 3,
                Some(':') => sections == 1,
                _ => sections == 1 && index == 1 && title.is_some() && is_name(words),
            };
            if lonely && !listed && Some(block.span) != title {
                taken_back.push(index);
            }
        }
        for index in taken_back {
            if let Some(block) = self.article.blocks.get_mut(index) {
                block.kind = BlockKind::Paragraph;
            }
        }
    }
}

fn is_heading(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading { .. })
}

/// True for two to four words with a capital each: "Ada Example".
fn is_name(words: &str) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    (2..=4).contains(&words.split(' ').count()) && words.split(' ').all(capital)
}

fn depth(items: usize) -> u8 {
    u8::try_from(items).unwrap_or(u8::MAX)
}

/// Takes the cuts out of the text and moves the blocks accordingly.
fn finish(mut article: Article, text: String, cuts: &[Span]) -> Article {
    if cuts.is_empty() {
        article.text = text;
        return article;
    }
    let mut shorter = String::with_capacity(text.len());
    let mut kept = 0;
    for cut in cuts {
        shorter.push_str(Span::new(kept, cut.start).of(&text));
        kept = cut.end;
    }
    shorter.push_str(Span::new(kept, text.len()).of(&text));
    article.text = shorter;
    let mut remaining = cuts.iter().peekable();
    let mut removed = 0;
    let mut moved = |offset: usize| {
        while let Some(cut) = remaining.next_if(|cut| cut.end <= offset) {
            removed += cut.len();
        }
        offset - removed
    };
    let first = article.blocks.first().map(|block| block.span);
    for block in &mut article.blocks {
        block.span = Span::new(moved(block.span.start), moved(block.span.end));
    }
    if article.metadata.title.is_some() && article.metadata.title == first {
        article.metadata.title = article.blocks.first().map(|block| block.span);
    }
    article
}

/// The text with the tabs of each line's indentation drawn out to every fourth
/// column, so that lists nest as they do on a screen.
fn expand_indentation(source: &str) -> Cow<'_, str> {
    if !source.contains('\t') {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len() + source.len() / 8);
    for line in source.split_inclusive('\n') {
        let bare = line.trim_start_matches([' ', '\t']);
        let mut column = 0;
        for byte in line.bytes().take(line.len() - bare.len()) {
            column += if byte == b'\t' { 4 - column % 4 } else { 1 };
        }
        out.extend(std::iter::repeat_n(' ', column));
        out.push_str(bare);
    }
    Cow::Owned(out)
}
