//! The article: what a file says, whatever its format was.
//!
//! Every loader reduces its format to this. The text is clean (no control character
//! but the newline), and blocks and marks are spans into it.

use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;

use crate::model::briefing::Briefing;
use crate::text::clean::clean_line;
use crate::text::span::Span;

/// What a file says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Article {
    /// Where it was read from.
    pub origin: Origin,
    /// Which article of its file it is, counted from 1; `None` for a file's only one.
    pub entry: Option<usize>,
    /// The whole text without markup. For plain text it is the file's text as it
    /// stands, bullets and line ends included; for a format with markup the blocks'
    /// texts one after the other. The only control character in it is `\n`.
    pub text: String,
    /// The parts of the text in order. Blocks do not overlap; what lies between two
    /// of them is white space, bullets and the like.
    pub blocks: Vec<Block>,
    /// What the file says about itself.
    pub metadata: Metadata,
    /// What could not be read as it was meant. The rest of the article stands.
    pub problems: Vec<Problem>,
    /// What the file gives as parts, where it is no mere text.
    pub given: Option<Box<Given>>,
}

/// Parts of a briefing that a file gives as such, so that nobody has to find them in its
/// text. They stand in the text all the same.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Given {
    /// The parts, as spans of `Article::text`. One that is empty is not given. Unless
    /// they are complete, sections are left to the headings, and `Voice::player` and all
    /// mentions of a player but the name itself to whoever understands the text.
    pub parts: Briefing,
    /// True where the file is a briefing that was understood and written before: there is
    /// nothing to add, and what is empty is meant to be.
    pub complete: bool,
}

/// Where an article was read from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Origin {
    /// A file, by the path it was asked for with.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// The sample that is part of the program.
    #[default]
    Sample,
}

/// One heading, paragraph, list item or the like.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text in `Article::text`, without bullet, number, heading marks or quote
    /// bars. A `\n` inside is a place where the file wrapped a line and is shown as a
    /// space, unless the block is [`BlockKind::Code`] or a [`MarkKind::Break`]
    /// stands on it.
    pub span: Span,
    /// The line of the file it begins on, counted from 1.
    pub line: usize,
    /// How many block quotes it stands in; 0 outside of any.
    pub quoted: u8,
    /// How many lists it stands in; 0 outside of any, 1 for an item of an outermost
    /// list and for a further paragraph of such an item.
    pub depth: u8,
    /// Emphasis, links and so on inside `span`, ordered by start, the outer first.
    pub marks: Vec<Mark>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading; level 1 is the outermost.
    Heading {
        /// 1 to 6.
        level: u8,
    },
    /// Running text.
    Paragraph,
    /// The first paragraph of a list item.
    Item(Marker),
    /// A row of a table: the cells' texts, separated by ` | `. In a cell such a bar has a
    /// no-break space before it.
    Row {
        /// True for a row of column titles.
        header: bool,
    },
    /// Text whose line ends count.
    Code,
    /// A line across the page; its span is empty.
    Rule,
}

impl BlockKind {
    /// True for a heading of whatever level.
    pub const fn is_heading(self) -> bool {
        matches!(self, Self::Heading { .. })
    }
}

/// What stands before a list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// A bullet of whatever shape.
    Bullet,
    /// A number.
    Number(u32),
    /// A box, ticked or not.
    Task(bool),
}

/// A stretch of text inside a block that stands out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where, in `Article::text`.
    pub span: Span,
    /// How.
    pub kind: MarkKind,
}

/// How a stretch of text stands out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkKind {
    /// `*emphasis*`
    Emphasis,
    /// `**strong**`
    Strong,
    /// `~~struck out~~`
    Strike,
    /// `` `code` ``
    Code,
    /// A link to this address.
    Link(Box<str>),
    /// A `\n` at which the author ended the line.
    Break,
}

/// What a file says about itself, each `None` or empty where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The title, as a span of `Article::text`: a title that stands only in front
    /// matter or a header is made the text's first block, a heading of level 1.
    pub title: Option<Span>,
    /// The outlet.
    pub source: Option<String>,
    /// The date of publication, as written.
    pub published: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// Keywords.
    pub tags: Vec<String>,
}

/// Something in a file that could not be read as it was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Line of the file, counted from 1; 0 where it concerns the file as a whole.
    pub line: usize,
    /// Column of that line in characters, counted from 1; 0 where none is known.
    pub column: usize,
    /// A sentence that says what is wrong and what was done about it.
    pub message: String,
}

/// How many marks are looked back over for a stretch of struck-out words that begins
/// before the words at hand.
const LOOKED_BACK: usize = 64;

impl Block {
    /// What is struck out among the words at `span`, in order, however many marks the block
    /// has: the time taken depends on those at `span` only.
    pub fn struck(&self, span: Span) -> impl Iterator<Item = Span> {
        let is_stroke = move |mark: &&Mark| mark.kind == MarkKind::Strike && mark.span.overlaps(span);
        let (before, rest) =
            self.marks.split_at(self.marks.partition_point(|mark| mark.span.start < span.start));
        let open = before.iter().rev().take(LOOKED_BACK).find(is_stroke);
        let within = rest.iter().take_while(move |mark| mark.span.start < span.end).filter(is_stroke);
        open.into_iter().chain(within).map(|mark| mark.span)
    }
}

impl Article {
    /// The text of `span`.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The cells of `block`, a row of a table, without what separates them.
    pub fn cells(&self, block: &Block) -> Vec<Span> {
        let words = self.slice(block.span);
        let mut cells = Vec::new();
        let mut start = block.span.start;
        for (at, separator) in words.match_indices(" | ") {
            cells.push(Span::new(start, block.span.start + at));
            start = block.span.start + at + separator.len();
        }
        let last = Span::new(start, block.span.end);
        match self.slice(last).strip_suffix(" |").map(str::len) {
            // The space before an empty last cell was white space at the end of the row.
            Some(length) => cells.extend([Span::new(start, start + length), Span::new(last.end, last.end)]),
            None => cells.push(last),
        }
        cells
    }

    /// The index of the block that holds the byte at `offset`, or of the last block
    /// that begins before it. `None` only where no block begins at or before it.
    pub fn block_at(&self, offset: usize) -> Option<usize> {
        self.blocks.partition_point(|block| block.span.start <= offset).checked_sub(1)
    }

    /// Where the words begin that stand on the file's line `line`, counted from 1, or
    /// those before it where the line is empty.
    pub fn offset_of_line(&self, line: usize) -> usize {
        let after = self.blocks.partition_point(|block| block.line <= line);
        let Some(block) = self.blocks.get(after.saturating_sub(1)) else { return 0 };
        let words = self.slice(block.span);
        let ends = words.match_indices('\n').map(|(at, _)| at + 1);
        let within =
            line.checked_sub(block.line + 1).map(|further| ends.take(further + 1).last().unwrap_or(0));
        block.span.start + within.unwrap_or(0)
    }

    /// The line of the file, counted from 1, on which the byte at `offset` stands.
    pub fn line_at(&self, offset: usize) -> usize {
        let Some(block) = self.block_at(offset).and_then(|index| self.blocks.get(index)) else { return 1 };
        let before = self.slice(Span::new(block.span.start, offset.min(block.span.end)));
        block.line + before.matches('\n').count()
    }
}

impl Display for Origin {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            // A file's name may hold control characters as well.
            Self::File(path) => out.write_str(&clean_line(&path.display().to_string())),
            Self::Stdin => out.write_str("standard input"),
            Self::Sample => out.write_str("the built-in sample"),
        }
    }
}
