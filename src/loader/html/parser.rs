//! From HTML to a tree, with the line on which each text stands.
//!
//! `html5ever` parses and `dom_query` holds the tree, which is where the article is
//! looked for. Between the two stands a [`Sink`] that notes lines; between the parser's
//! two halves stands [`Shallow`], which keeps the tree from growing without bounds.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use dom_query::{Document, NodeData, NodeId};
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{Attribute, QualName, TokenizerResult};

use super::shallow::Shallow;

/// No text of the tree grows further than this many bytes; a longer one is several. The
/// tree is written out once when the article has been found, and for each `&` the rest of
/// its text is looked through.
const LONGEST_TEXT: usize = 4 << 10;

/// A page as a tree.
pub(super) struct Page {
    /// The tree.
    pub(super) document: Document,
    /// The line on which each text begins.
    pub(super) lines: Lines,
    /// The line after which elements are no longer told apart, where there are too many.
    pub(super) flat_from: Option<usize>,
}

/// The lines of texts, in the order in which the parser met them.
#[derive(Debug, Default)]
pub(super) struct Lines(Vec<(NodeId, usize)>);

impl Lines {
    /// The line of the file on which the text `node` begins, counted from 1. `None` for
    /// a text that was put into the tree later.
    pub(super) fn of(&self, node: NodeId) -> Option<usize> {
        let index = self.0.binary_search_by_key(&node, |&(known, _)| known).ok()?;
        self.0.get(index).map(|&(_, line)| line)
    }
}

/// Parses a page or a part of one: what is missing around it is put there, as browsers
/// do it. There is no text that is not a page.
pub(super) fn parse(source: &str) -> Page {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = Shallow::new(TreeBuilder::new(Sink::default(), options));
    let tokenizer = Tokenizer::new(builder, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(source));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let flat_from = tokenizer.sink.flat_from();
    let sink = tokenizer.sink.into_inner().sink;
    Page { document: sink.document, lines: Lines(sink.lines.into_inner()), flat_from }
}

/// Hands everything on to the document and notes lines.
#[derive(Default)]
struct Sink {
    document: Document,
    lines: RefCell<Vec<(NodeId, usize)>>,
    line: Cell<u64>,
}

impl Sink {
    /// Notes the line of `parent`'s last child, a text with so many line ends, if it is
    /// a new one.
    fn note(&self, nodes_before: usize, parent: NodeId, line_ends: usize) {
        if self.document.tree.len() == nodes_before {
            return;
        }
        if let Some(text) = self.document.tree.last_child_of(&parent) {
            // The parser has counted the text's own line ends already.
            let line = usize::try_from(self.line.get()).unwrap_or(usize::MAX).saturating_sub(line_ends);
            self.lines.borrow_mut().push((text.id, line.max(1)));
        }
    }
}

impl Sink {
    /// True where `parent` ends with a text that is to grow no further.
    fn is_long(&self, parent: NodeId) -> bool {
        let tree = &self.document.tree;
        tree.last_child_of(&parent).is_some_and(|last| {
            let long = |contents: &StrTendril| contents.len() >= LONGEST_TEXT;
            last.query_or(false, |node| matches!(&node.data, NodeData::Text { contents } if long(contents)))
        })
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Self;
    type ElemName<'a> = <Document as TreeSink>::ElemName<'a>;

    fn finish(self) -> Self {
        self
    }

    /// Hardly a page is without faults, and nobody reads them.
    fn parse_error(&self, _: Cow<'static, str>) {}

    fn set_current_line(&self, line: u64) {
        self.line.set(line);
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let NodeOrText::AppendText(text) = child else { return self.document.append(parent, child) };
        let before = self.document.tree.len();
        let line_ends = text.matches('\n').count();
        if self.is_long(*parent) {
            self.document.tree.append_child_data_of(parent, NodeData::Text { contents: text });
        } else {
            self.document.append(parent, NodeOrText::AppendText(text));
        }
        self.note(before, *parent, line_ends);
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        self.document.append_before_sibling(sibling, child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        self.document.append_based_on_parent_node(element, previous, child);
    }

    fn get_document(&self) -> NodeId {
        self.document.get_document()
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.document.get_template_contents(target)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.document.set_quirks_mode(mode);
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Self::ElemName<'a> {
        self.document.elem_name(target)
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        self.document.create_element(name, attributes, flags)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.document.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.document.create_pi(target, data)
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.document.append_doctype_to_document(name, public, system);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        self.document.add_attrs_if_missing(target, attributes);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.document.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.document.reparent_children(node, new_parent);
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &NodeId) -> bool {
        self.document.is_mathml_annotation_xml_integration_point(handle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_knows_its_line_whatever_the_line_ends() {
        for source in [
            "<p>one\n<p>two\n\n<b>four</b>",
            "<p>one\r\n<p>two\r\n\r\n<b>four</b>",
            "<p>one\r<p>two\r\r<b>four",
        ] {
            let page = parse(source);
            let texts: Vec<(String, usize)> = page
                .document
                .root()
                .descendants_it()
                .filter(dom_query::NodeRef::is_text)
                .map(|text| (text.text().trim().to_owned(), page.lines.of(text.id).unwrap()))
                .collect();
            assert_eq!(texts, [("one".to_owned(), 1), ("two".to_owned(), 2), ("four".to_owned(), 4)]);
        }
    }
}
