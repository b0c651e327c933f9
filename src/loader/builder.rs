//! The article while a text with markup is being read: the blocks that are done and the
//! one that is open. Markdown and HTML share it.
//!
//! A block is opened by its first word and not by its markup, so that an empty item
//! or link leaves nothing behind and the line is the word's own.

use crate::loader::metadata::put_title_first;
use crate::model::article::{Article, Block, BlockKind, Mark, MarkKind, Marker, Metadata, Problem};
use crate::text::clean::clean;
use crate::text::span::Span;

/// The no-break space.
const NO_BREAK: char = '\u{a0}';

/// The article so far.
#[derive(Default)]
pub(super) struct Builder {
    article: Article,
    /// The line of the file on which the next word stands.
    line: usize,
    /// The line of a block whose text comes later.
    noted: Option<usize>,
    /// True while the last of `article.blocks` takes text.
    open: bool,
    /// What the next block will be, if not a paragraph.
    next: Option<BlockKind>,
    /// Words to stand before those of the next block.
    before: String,
    /// True where the next block does not belong to the list or table before it.
    apart: bool,
    /// Indices of the open marks among the open block's.
    marks: Vec<usize>,
    quotes: usize,
    /// The number of the next item of each open list, `None` for bullets.
    lists: Vec<Option<u32>>,
    /// True once the open row has a cell.
    cells: bool,
    /// Where the text of the open cell begins.
    cell: usize,
}

impl Builder {
    /// True while a block takes text.
    pub(super) const fn is_open(&self) -> bool {
        self.open
    }

    /// Says on which line of the file the words to come stand.
    pub(super) const fn at_line(&mut self, line: usize) {
        self.line = line;
    }

    /// Remembers this line for a block whose text comes later.
    pub(super) const fn note_line(&mut self) {
        self.noted = Some(self.line);
    }

    pub(super) fn problem(&mut self, line: usize, column: usize, message: &str) {
        self.push_problem(Problem { line, column, message: message.to_owned() });
    }

    pub(super) fn push_problem(&mut self, problem: Problem) {
        self.article.problems.push(problem);
    }

    pub(super) fn has_problems(&self) -> bool {
        !self.article.problems.is_empty()
    }

    /// Says what the next block is.
    pub(super) fn next(&mut self, kind: BlockKind) {
        self.close();
        self.next = Some(kind);
    }

    /// Ends the open block, and what [`next`](Self::next) said where none was opened.
    pub(super) fn end(&mut self) {
        self.close();
        self.next = None;
    }

    /// Says what stands before the item that is about to begin.
    pub(super) fn marker(&mut self, marker: Marker) {
        let kind = BlockKind::Item(marker);
        match self.article.blocks.last_mut() {
            Some(block) if self.open => block.kind = kind,
            _ => self.next = Some(kind),
        }
    }

    /// Adds text that is not cleaned yet. Its line ends count only in code: elsewhere
    /// they come from entities and are spaces.
    pub(super) fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.ensure_open();
        let Some(block) = self.article.blocks.last() else { return };
        if block.kind == BlockKind::Code {
            expand_tabs(text, &mut self.article.text);
            return;
        }
        let text = clean(text);
        if matches!(block.kind, BlockKind::Row { .. }) && text.contains('|') {
            return self.text_with_bars(&text.replace('\n', " "));
        }
        if text.contains('\n') {
            self.article.text.push_str(&text.replace('\n', " "));
        } else {
            self.article.text.push_str(&text);
        }
    }

    /// Adds text of a cell with bars in it, of which none may look like the end of the cell:
    /// the space before each becomes a no-break space.
    fn text_with_bars(&mut self, text: &str) {
        let at = self.article.text.len();
        if text.starts_with('|') && at > self.cell && self.article.text.ends_with(' ') {
            self.article.text.pop();
            self.article.text.push(NO_BREAK);
            // A mark that begins with the bar begins further on now.
            // They are in order: those before it need no look, and a cell may have many bars.
            let marks = self.article.blocks.last_mut().map(|block| block.marks.iter_mut().rev());
            for mark in marks.into_iter().flatten().take_while(|mark| mark.span.start >= at) {
                mark.span = mark.span.shifted(NO_BREAK.len_utf8() - 1);
            }
        }
        self.article.text.push_str(&text.replace(" |", "\u{a0}|"));
    }

    /// Ends a line of the file inside a block; `meant` where its author ended it there.
    pub(super) fn line_end(&mut self, meant: bool) {
        if !self.open {
            return;
        }
        let text = &mut self.article.text;
        let at = text.len();
        text.push('\n');
        if meant && let Some(block) = self.article.blocks.last_mut() {
            block.marks.push(Mark { span: Span::new(at, at + 1), kind: MarkKind::Break });
        }
    }

    /// Parts the words to come from those before, where they are not parted yet; with a
    /// line end where the file has one.
    pub(super) fn gap(&mut self, line_end: bool) {
        let Some(block) = self.article.blocks.last().filter(|_| self.open) else { return };
        let text = &mut self.article.text;
        if text.len() > block.span.start && !text.ends_with([' ', '\n']) {
            text.push(if line_end { '\n' } else { ' ' });
        }
    }

    /// Ends a line inside a block where its author ended it; white space before goes.
    pub(super) fn hard_break(&mut self) {
        if let Some(block) = self.article.blocks.last().filter(|_| self.open) {
            let text = &mut self.article.text;
            let kept = text.trim_end_matches([' ', '\n']).len();
            text.truncate(kept.max(block.span.start));
        }
        self.line_end(true);
    }

    pub(super) fn open_mark(&mut self, kind: MarkKind) {
        self.ensure_open();
        let at = self.article.text.len();
        if let Some(block) = self.article.blocks.last_mut() {
            self.marks.push(block.marks.len());
            block.marks.push(Mark { span: Span::new(at, at), kind });
        }
    }

    /// Opens what marks nothing, to be closed like a mark.
    pub(super) fn open_nothing(&mut self) {
        self.marks.push(usize::MAX);
    }

    pub(super) fn close_mark(&mut self) {
        let end = self.article.text.trim_end().len();
        if let Some(index) = self.marks.pop()
            && let Some(mark) = self.article.blocks.last_mut().and_then(|block| block.marks.get_mut(index))
        {
            mark.span = Span::new(mark.span.start, end);
        }
    }

    pub(super) fn open_quote(&mut self) {
        self.close();
        self.quotes += 1;
    }

    pub(super) fn close_quote(&mut self) {
        self.close();
        self.quotes = self.quotes.saturating_sub(1);
    }

    pub(super) fn open_list(&mut self, first: Option<u32>) {
        self.close();
        self.apart |= self.lists.is_empty();
        self.lists.push(first);
    }

    pub(super) fn close_list(&mut self) {
        self.close();
        self.lists.pop();
        self.apart |= self.lists.is_empty();
    }

    /// Begins an item, of this number where it says one.
    pub(super) fn open_item(&mut self, number: Option<u32>) {
        self.close();
        if let (Some(next), Some(number)) = (self.lists.last_mut().and_then(Option::as_mut), number) {
            *next = number;
        }
        let marker = match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = Marker::Number(*number);
                *number = number.saturating_add(1);
                marker
            }
            _ => Marker::Bullet,
        };
        self.next = Some(BlockKind::Item(marker));
    }

    pub(super) fn close_item(&mut self) {
        self.end();
    }

    pub(super) fn open_table(&mut self) {
        self.close();
        self.apart = true;
    }

    pub(super) fn open_row(&mut self, header: bool) {
        self.next(BlockKind::Row { header });
        self.cells = false;
    }

    pub(super) fn open_cell(&mut self) {
        self.ensure_open();
        if self.cells {
            self.article.text.push_str(" | ");
        }
        self.cells = true;
        self.cell = self.article.text.len();
    }

    /// A footnote's text, which begins with its label.
    pub(super) fn footnote(&mut self, label: &str) {
        self.close();
        self.before = format!("[{label}] ");
    }

    /// A line across the page.
    pub(super) fn rule(&mut self) {
        self.close();
        let at = self.article.text.len();
        let block = self.block(BlockKind::Rule, at);
        self.article.blocks.push(block);
        self.apart = true;
    }

    /// A paragraph for each line of `text`, all on one line of the file.
    pub(super) fn paragraphs(&mut self, text: &str) {
        for line in text.lines() {
            self.close();
            self.text(line);
        }
        self.close();
    }

    /// The words of an HTML block, one paragraph for each run of lines.
    pub(super) fn html(&mut self, words: &str) {
        self.close();
        let first = self.noted.take().unwrap_or(self.line);
        for (line, part) in (first..).zip(words.split('\n')) {
            let part = part.trim();
            if part.is_empty() {
                self.close();
            } else {
                if self.open {
                    self.line_end(false);
                }
                self.noted = Some(line);
                self.text(part);
            }
        }
        self.close();
        self.noted = None;
    }

    fn block(&self, kind: BlockKind, at: usize) -> Block {
        Block {
            kind,
            span: Span::new(at, at),
            line: self.noted.unwrap_or(self.line),
            quoted: u8::try_from(self.quotes).unwrap_or(u8::MAX),
            depth: u8::try_from(self.lists.len()).unwrap_or(u8::MAX),
            marks: Vec::new(),
        }
    }

    fn ensure_open(&mut self) {
        if self.open {
            return;
        }
        let kind = self.next.take().unwrap_or(BlockKind::Paragraph);
        if !self.article.text.is_empty() {
            let last = self.article.blocks.last();
            let same_list = !self.lists.is_empty() && last.is_some_and(|last| last.depth > 0);
            let row = |kind: BlockKind| matches!(kind, BlockKind::Row { .. });
            let same_table = row(kind) && last.is_some_and(|last| row(last.kind));
            let close = !self.apart && (same_list || same_table);
            self.article.text.push_str(if close { "\n" } else { "\n\n" });
        }
        self.apart = false;
        let block = self.block(kind, self.article.text.len());
        self.article.blocks.push(block);
        self.article.text.push_str(&clean(&std::mem::take(&mut self.before)));
        self.open = true;
    }

    /// Ends the open block, if any, without the white space at its ends. A block
    /// without a word is taken back.
    pub(super) fn close(&mut self) {
        if !std::mem::take(&mut self.open) {
            return;
        }
        while !self.marks.is_empty() {
            self.close_mark();
        }
        let text = &mut self.article.text;
        let Some(block) = self.article.blocks.last_mut() else { return };
        let whole = Span::new(block.span.start, text.len());
        block.span = if block.kind == BlockKind::Code {
            let kept = whole.of(text).trim_end_matches('\n').len();
            Span::new(whole.start, whole.start + kept)
        } else {
            whole.trimmed(text)
        };
        let span = block.span;
        text.truncate(span.end);
        block.marks.retain_mut(|mark| {
            mark.span.common(span).is_some_and(|inside| {
                mark.span = inside;
                true
            })
        });
        if block.span.is_empty() {
            self.article.blocks.pop();
            // The separator that was put before it.
            let end = text.trim_end_matches('\n').len();
            text.truncate(end.max(self.article.blocks.last().map_or(0, |last| last.span.end)));
        }
    }

    /// The article, with what it says about itself: a title and its line in the file,
    /// and everything else. A title that the text does not begin with is put before it.
    pub(super) fn finish(mut self, title: Option<(String, usize)>, metadata: Metadata) -> Article {
        self.close();
        let mut article = self.article;
        article.metadata = metadata;
        let heading = article.blocks.iter().position(|block| matches!(block.kind, BlockKind::Heading { .. }));
        let Some((title, line)) = title else {
            article.metadata.title = only_top_heading(&article);
            return article;
        };
        if let Some(heading) = heading.and_then(|index| article.blocks.get(index))
            && same_words(article.slice(heading.span), &title)
        {
            article.metadata.title = Some(heading.span);
            return article;
        }
        put_title_first(&mut article, &title, line);
        article
    }
}

/// The first heading, where it is the only one of level 1.
fn only_top_heading(article: &Article) -> Option<Span> {
    let mut headings = article.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading { .. }));
    let top = |block: &&Block| matches!(block.kind, BlockKind::Heading { level: 1 });
    let first = headings.next().filter(top)?;
    (!headings.any(|block| top(&block))).then_some(first.span)
}

/// True where both have the same letters and digits.
fn same_words(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    letters(one) == letters(other)
}

/// Adds lines of code with tabs drawn out to every fourth column, cleaned.
fn expand_tabs(code: &str, into: &mut String) {
    if !code.contains('\t') {
        into.push_str(&clean(code));
        return;
    }
    let mut column = into.rsplit('\n').next().unwrap_or_default().chars().count();
    let mut wide = String::with_capacity(code.len() * 2);
    for c in code.chars() {
        match c {
            '\t' => {
                let width = 4 - column % 4;
                wide.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            '\n' => {
                wide.push(c);
                column = 0;
            }
            c => {
                wide.push(c);
                column += 1;
            }
        }
    }
    into.push_str(&clean(&wide));
}
