//! Keeps the tree of a page within its limits, whatever the page holds.
//!
//! A tree builder does for each tag what grows with the number of open elements, and
//! repeats formatting that was never closed in every paragraph that follows. A page of a
//! hundred thousand `<div>`, or of `<b>` without an end, would take minutes or all the
//! memory. So the tags of elements that stand too deep are left out before the tree
//! builder sees them; their words are words of the element around them. Of a page with
//! too many elements, the words alone are left after the last one.
//!
//! Which elements are open is told from the tags alone: nearly what the tree builder
//! makes of them, which is enough for a limit that no article comes near.

use std::cell::{Cell, RefCell};

use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};

use crate::loader::limits::{HTML_DEPTH, HTML_ELEMENTS, HTML_FORMATTING};

/// How far an end tag's beginning is looked for among the open elements.
const LOOKED_BACK: usize = 64;

/// How many elements the tree builder makes at most where two overlap.
const OVERLAP: usize = 8;

/// Elements without content and without an end tag (HTML, section 13.1.2).
const VOID: [&str; 15] = [
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta",
    "source", "track", "wbr",
];

/// The elements that a tree builder repeats where they were not closed (HTML, section
/// 13.2.4.3). Of `a` there is never more than one.
const FORMATTING: [&str; 13] =
    ["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements that end an open paragraph.
const BLOCKS: [&str; 30] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
];

/// Stands before a tree builder.
pub(super) struct Shallow<S> {
    inner: S,
    /// The open elements, and whether the tree builder was told of each.
    open: RefCell<Vec<(LocalName, bool)>>,
    /// How many of them it was told of.
    depth: Cell<usize>,
    elements: Cell<usize>,
    formatting: Cell<usize>,
    flat_from: Cell<Option<usize>>,
}

impl<S> Shallow<S> {
    pub(super) const fn new(inner: S) -> Self {
        Self {
            inner,
            open: RefCell::new(Vec::new()),
            depth: Cell::new(0),
            elements: Cell::new(0),
            formatting: Cell::new(0),
            flat_from: Cell::new(None),
        }
    }

    pub(super) fn into_inner(self) -> S {
        self.inner
    }

    /// The line from which on only words are left, if there is one.
    pub(super) const fn flat_from(&self) -> Option<usize> {
        self.flat_from.get()
    }

    /// True where the tree builder is to be told of this tag.
    fn admits(&self, tag: &Tag, line: u64) -> bool {
        match tag.kind {
            TagKind::StartTag => self.admits_start(&tag.name, line),
            TagKind::EndTag => self.admits_end(&tag.name),
        }
    }

    fn admits_start(&self, name: &LocalName, line: u64) -> bool {
        let is_formatting = FORMATTING.contains(&name.as_ref());
        let within = self.elements.get() < HTML_ELEMENTS;
        if !within && self.flat_from.get().is_none() {
            self.flat_from.set(Some(usize::try_from(line).unwrap_or(usize::MAX)));
        }
        if VOID.contains(&name.as_ref()) {
            self.elements.set(self.elements.get() + usize::from(within));
            return within;
        }
        self.close_before(name.as_ref());
        let shallow = self.depth.get() < HTML_DEPTH;
        let few = !is_formatting || self.formatting.get() < HTML_FORMATTING;
        let admitted = within && shallow && few;
        self.open.borrow_mut().push((name.clone(), admitted));
        if admitted {
            self.depth.set(self.depth.get() + 1);
            // Formatting that is still open is repeated in it.
            self.elements.set(self.elements.get() + 1 + self.formatting.get());
            self.formatting.set(self.formatting.get() + usize::from(is_formatting));
        }
        admitted
    }

    fn admits_end(&self, name: &str) -> bool {
        let is_formatting = FORMATTING.contains(&name);
        let Some(index) = self.find(|open| open == name, |_| false) else {
            // It may end formatting whose paragraph has ended already; an end without a
            // beginning can be an element of its own.
            self.formatting.set(self.formatting.get().saturating_sub(usize::from(is_formatting)));
            self.elements.set(self.elements.get() + 1);
            return self.elements.get() < HTML_ELEMENTS;
        };
        let innermost = index + 1 == self.open.borrow().len();
        let admitted = self.open.borrow().get(index).is_some_and(|&(_, admitted)| admitted);
        self.close_from(index);
        if admitted && is_formatting {
            self.formatting.set(self.formatting.get().saturating_sub(1));
        }
        if admitted && !innermost {
            // Elements that overlap are parted into several (HTML, section 13.2.6.4.7).
            self.elements.set(self.elements.get() + OVERLAP);
        }
        admitted
    }

    /// Ends what ends without an end tag where `name` begins.
    fn close_before(&self, name: &str) {
        let table = |open: &str| open == "table";
        let found = match name {
            "li" => self.find(|open| open == "li", |open| matches!(open, "ul" | "ol" | "menu")),
            "dd" | "dt" => self.find(|open| matches!(open, "dd" | "dt"), |open| open == "dl"),
            "td" | "th" => self.find(|open| matches!(open, "td" | "th"), table),
            "tr" => self.find(|open| open == "tr", table),
            "tbody" | "thead" | "tfoot" => {
                self.find(|open| matches!(open, "tbody" | "thead" | "tfoot"), table)
            }
            "option" => self.find(|open| open == "option", |open| open == "select"),
            _ => None,
        };
        if let Some(index) = found {
            self.close_from(index);
        }
        if BLOCKS.contains(&name)
            && let Some(index) = self.find(
                |open| open == "p",
                |open| matches!(open, "table" | "td" | "th" | "caption" | "button" | "object"),
            )
        {
            self.close_from(index);
        }
    }

    /// The innermost open element that `wanted` is true for, not looked for outside of one
    /// that `barred` is true for.
    fn find(&self, wanted: impl Fn(&str) -> bool, barred: impl Fn(&str) -> bool) -> Option<usize> {
        let open = self.open.borrow();
        for (index, (name, _)) in open.iter().enumerate().rev().take(LOOKED_BACK) {
            if wanted(name.as_ref()) {
                return Some(index);
            }
            if barred(name.as_ref()) {
                return None;
            }
        }
        None
    }

    fn close_from(&self, index: usize) {
        let mut open = self.open.borrow_mut();
        let admitted = open.drain(index..).filter(|&(_, admitted)| admitted).count();
        self.depth.set(self.depth.get().saturating_sub(admitted));
    }
}

impl<S: TokenSink> TokenSink for Shallow<S> {
    type Handle = S::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<S::Handle> {
        // Nobody sees a comment, and in the tree each takes three hundred bytes.
        if matches!(token, Token::CommentToken(_)) {
            return TokenSinkResult::Continue;
        }
        if let Token::TagToken(tag) = &token
            && !self.admits(tag, line)
        {
            // What it parted stays apart.
            let parts =
                self.flat_from.get().is_some() || BLOCKS.contains(&tag.name.as_ref()) || &*tag.name == "br";
            return if parts {
                self.inner.process_token(Token::CharacterTokens(StrTendril::from_slice(" ")), line)
            } else {
                TokenSinkResult::Continue
            };
        }
        self.inner.process_token(token, line)
    }

    fn end(&self) {
        self.inner.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.inner.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
