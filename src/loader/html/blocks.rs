//! From a tree of HTML elements to blocks: headings, paragraphs, items, rows, quotes and
//! code, with emphasis and links as marks.
//!
//! The tree is walked without recursion, so that its depth is of no account. What is
//! drawn as a line of its own by browsers ends a block; what they do not show is left
//! out.
//!
//! A block's line is that of its first word in the file. A line end of the file inside a
//! block stays one, as in Markdown.

use dom_query::{NodeId, NodeRef};

use super::address::Address;
use super::boilerplate::Boilerplate;
use super::headings;
use super::parser::Lines;
use super::signatures;
use super::table;
use crate::loader::builder::Builder;
use crate::model::article::{BlockKind, MarkKind, Marker};
use crate::text::span::Span;

/// Elements of which nothing is text of the page.
const UNSEEN: [&str; 24] = [
    "audio", "button", "canvas", "datalist", "dialog", "embed", "head", "iframe", "link", "map", "meta",
    "noembed", "noframes", "object", "rp", "script", "select", "style", "svg", "template", "textarea",
    "title", "track", "video",
];

/// Elements that stand apart from what is before and after them.
const APART: [&str; 42] = [
    "address",
    "article",
    "aside",
    "body",
    "caption",
    "center",
    "colgroup",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hgroup",
    "html",
    "legend",
    "main",
    "menuitem",
    "nav",
    "noscript",
    "optgroup",
    "option",
    "p",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "img",
    "picture",
    "input",
];

/// In how many blocks one link or emphasis is marked: an element around a whole page
/// says nothing about its words.
const REPEATS: u8 = 32;

/// Adds the blocks below `root` to `builder`. Links are resolved against `page`.
/// What is `boilerplate` is left out.
pub(super) fn add(
    root: NodeRef<'_>,
    lines: &Lines,
    page: Option<&Address>,
    boilerplate: Option<Boilerplate>,
    builder: Builder,
) -> Builder {
    let mut walker = Walker {
        builder,
        lines,
        page,
        boilerplate,
        skipped: None,
        line: 1,
        inline: Vec::new(),
        marked: 0,
        tables: Vec::new(),
        cell: Cell::None,
        code: 0,
        broken: false,
        signing: false,
    };
    let mut next = root.first_child();
    while let Some(mut node) = next {
        if walker.enter(&node)
            && let Some(child) = node.first_child()
        {
            next = Some(child);
            continue;
        }
        next = loop {
            walker.leave(&node);
            if let Some(sibling) = node.next_sibling() {
                break Some(sibling);
            }
            match node.parent() {
                Some(parent) if parent.id != root.id => node = parent,
                _ => break None,
            }
        };
    }
    walker.builder
}

/// An open element that marks its words.
struct Inline {
    kind: Option<MarkKind>,
    /// In how many further blocks it is marked.
    left: u8,
}

/// Where in a row the next word stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    /// In none.
    None,
    /// In a cell that has no word yet.
    Begun,
    /// In a cell after a word.
    Open,
}

struct Walker<'a> {
    builder: Builder,
    lines: &'a Lines,
    page: Option<&'a Address>,
    boilerplate: Option<Boilerplate>,
    /// The element that is being left out.
    skipped: Option<NodeId>,
    /// The line of the last word.
    line: usize,
    inline: Vec<Inline>,
    /// How many of `inline` the open block has marks of.
    marked: usize,
    /// The open tables; true for one that holds data.
    tables: Vec<bool>,
    cell: Cell,
    /// How many `pre` are open.
    code: usize,
    /// True after a `br` and before the next word.
    broken: bool,
    /// True where the next word begins the line that signs a quotation.
    signing: bool,
}

impl Walker<'_> {
    /// Begins a node; false where its children are not to be seen.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            let line = self.lines.of(node.id).unwrap_or(self.line);
            self.text(&node.text(), line);
            return false;
        }
        let Some(name) = node.qual_name_ref().map(|name| name.local.clone()) else { return true };
        let name = name.as_ref();
        if UNSEEN.contains(&name)
            || is_hidden(node)
            || self.boilerplate.as_ref().is_some_and(|boilerplate| boilerplate.is(node))
        {
            self.skipped = Some(node.id);
            return false;
        }
        if signatures::is_signature(node) {
            self.apart();
            self.signing = true;
        }
        match name {
            "br" => self.line_break(),
            "hr" => self.builder.rule(),
            "input" if node.attr("type").is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox")) => {
                self.builder.marker(Marker::Task(node.has_attr("checked")));
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(name, node),
            "blockquote" => self.builder.open_quote(),
            "ul" | "menu" | "dir" => self.builder.open_list(None),
            "ol" => self.builder.open_list(Some(number(node, "start").unwrap_or(1))),
            "li" => self.builder.open_item(number(node, "value")),
            "pre" | "listing" | "xmp" | "plaintext" => {
                self.builder.next(BlockKind::Code);
                self.code += 1;
            }
            "table" => {
                self.apart();
                self.tables.push(table::holds_data(node));
                self.builder.open_table();
            }
            "tr" if self.in_data() => self.builder.open_row(table::is_header(node)),
            "td" | "th" if self.in_data() => self.cell = Cell::Begun,
            "q" => self.word("“", self.line),
            _ if marks(name) => self.inline.push(Inline { kind: self.mark(name, node), left: REPEATS }),
            _ if APART.contains(&name) => self.apart(),
            _ => {}
        }
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.qual_name_ref().map(|name| name.local.clone()) else { return };
        if self.skipped.take() == Some(node.id) {
            return;
        }
        let name = name.as_ref();
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.cell == Cell::None => self.builder.end(),
            "blockquote" => self.builder.close_quote(),
            "ul" | "menu" | "dir" | "ol" => self.builder.close_list(),
            "li" => self.builder.close_item(),
            "pre" | "listing" | "xmp" | "plaintext" => {
                self.builder.end();
                self.code = self.code.saturating_sub(1);
            }
            "table" => {
                self.builder.end();
                self.tables.pop();
                self.builder.open_table();
            }
            "tr" if self.in_data() => self.builder.end(),
            "td" | "th" if self.in_data() => {
                if self.cell == Cell::Begun {
                    self.builder.at_line(self.line);
                    self.builder.open_cell();
                }
                self.cell = Cell::None;
            }
            "q" => self.word("”", self.line),
            _ if marks(name) => self.end_mark(),
            _ if APART.contains(&name) => self.apart(),
            _ => {}
        }
    }

    fn in_data(&self) -> bool {
        self.tables.last() == Some(&true)
    }

    /// Ends the open block; in a cell of a row it parts words.
    fn apart(&mut self) {
        if self.cell == Cell::None {
            self.builder.close();
        } else {
            self.builder.gap(false);
        }
    }

    fn heading(&mut self, name: &str, node: &NodeRef<'_>) {
        if self.cell == Cell::None {
            let level = headings::kept_level(node)
                .or_else(|| name.bytes().last().map(|digit| digit.saturating_sub(b'0')))
                .unwrap_or(6);
            self.builder.next(BlockKind::Heading { level });
        } else {
            self.builder.gap(false);
        }
    }

    /// The first `br` ends a line, a second one the paragraph.
    fn line_break(&mut self) {
        if self.code > 0 {
            self.word("\n", self.line);
        } else if self.cell != Cell::None {
            self.builder.gap(false);
        } else if self.broken {
            self.builder.close();
        } else {
            self.builder.hard_break();
            self.broken = true;
        }
    }

    fn mark(&self, name: &str, node: &NodeRef<'_>) -> Option<MarkKind> {
        match name {
            "b" | "strong" => Some(MarkKind::Strong),
            "s" | "strike" | "del" => Some(MarkKind::Strike),
            "code" | "kbd" | "samp" | "tt" | "var" if self.code == 0 => Some(MarkKind::Code),
            "em" | "i" | "cite" | "dfn" => Some(MarkKind::Emphasis),
            "a" => Address::of_link(&node.attr("href")?, self.page).map(MarkKind::Link),
            _ => None,
        }
    }

    fn end_mark(&mut self) {
        let ended = self.inline.pop();
        if self.builder.is_open() && self.marked == self.inline.len() + 1 {
            self.marked -= 1;
            if ended.is_some_and(|inline| inline.kind.is_some()) {
                self.builder.close_mark();
            }
        }
    }

    /// Adds a text that begins on `line`, its white space folded unless it is code.
    fn text(&mut self, text: &str, mut line: usize) {
        if self.code > 0 {
            return self.word(text, line);
        }
        let mut rest = text;
        while !rest.is_empty() {
            let length = rest.bytes().take_while(|&byte| is_space(byte)).count();
            if length > 0 {
                let line_ends = Span::new(0, length).of(rest).matches('\n').count();
                self.builder.gap(line_ends > 0);
                line += line_ends;
                rest = Span::new(length, rest.len()).of(rest);
            }
            let length = words(rest);
            if length > 0 {
                self.word(Span::new(0, length).of(rest), line);
                rest = Span::new(length, rest.len()).of(rest);
            }
        }
    }

    /// Adds words that stand on `line`, under the marks of the elements they stand in.
    fn word(&mut self, word: &str, line: usize) {
        // What cannot be seen opens no block.
        if !self.builder.is_open() && word.chars().all(is_invisible) {
            return;
        }
        self.line = line;
        self.broken = false;
        if !self.builder.is_open() {
            self.builder.at_line(line);
            self.marked = 0;
        }
        if std::mem::take(&mut self.signing) && !word.starts_with(['—', '–', '―', '-']) {
            self.builder.text("— ");
        }
        if self.cell == Cell::Begun {
            self.builder.open_cell();
            self.cell = Cell::Open;
        }
        for inline in self.inline.get_mut(self.marked..).unwrap_or_default() {
            if inline.left == 0 {
                inline.kind = None;
            }
            if let Some(kind) = &inline.kind {
                inline.left -= 1;
                self.builder.open_mark(kind.clone());
            }
        }
        self.marked = self.inline.len();
        self.builder.text(word);
    }
}

/// True for elements whose words stand out.
fn marks(name: &str) -> bool {
    matches!(
        name,
        "a" | "b"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "kbd"
            | "s"
            | "samp"
            | "strike"
            | "strong"
            | "tt"
            | "var"
    )
}

/// True for what browsers do not show, as far as the element itself says so.
fn is_hidden(node: &NodeRef<'_>) -> bool {
    let Some(element) = node.element_ref() else { return false };
    element.attrs.iter().any(|attribute| match attribute.name.local.as_ref() {
        "hidden" => !attribute.value.eq_ignore_ascii_case("until-found"),
        "style" => {
            let style: String = attribute.value.chars().filter(|c| !c.is_whitespace()).take(400).collect();
            let style = style.to_ascii_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden")
        }
        _ => false,
    })
}

fn number(node: &NodeRef<'_>, attribute: &str) -> Option<u32> {
    node.attr(attribute)?.trim().parse().ok()
}

/// True for white space and for what takes no space at all.
fn is_invisible(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// White space as HTML has it (section 2.1.1 of the Infra standard).
const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}

/// The bytes of the words that `text` begins with, parted by single spaces.
fn words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ends = |at: usize, byte: u8| {
        is_space(byte) && (byte != b' ' || bytes.get(at + 1).is_none_or(|&next| is_space(next)))
    };
    bytes.iter().enumerate().position(|(at, &byte)| ends(at, byte)).unwrap_or(bytes.len())
}
