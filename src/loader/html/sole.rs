//! The article of a short page that says itself where it stands: in its only `<article>`,
//! or in its `<main>`.
//!
//! `dom_smoothie` weighs paragraphs, and below some length there is too little to weigh:
//! it then gives the whole page, menus and notices included.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};

use super::boilerplate::{is_notice, stands_apart};

/// An article of fewer characters is short: twice as many as `dom_smoothie` asks for before it
/// takes what it has found for an article, since it does not count all of it.
const SHORT: usize = 1_000;

/// A paragraph of so many words may be part of the article wherever it stands.
const PARAGRAPH: usize = 6;

/// What surrounds an article has at most so many times its characters in paragraphs.
const SURROUNDED: usize = 3;

/// The element of the page `whole` to read for its article, where that is short and `found`
/// is not just it: the element that says to be the article, or the body where a paragraph
/// outside of that may belong to it and `found` lacks one of the two.
pub(super) fn find<'d>(whole: &'d Document, found: &NodeRef<'_>) -> Option<NodeRef<'d>> {
    let taken: HashSet<NodeId> = texts(found).collect();
    let named = ["article", "main, [role=main]"].iter().filter_map(|selector| only(whole, selector));
    let mut lacking = false;
    for element in named.filter(|element| element.normalized_char_count() < SHORT) {
        let paragraphs = element.descendants_it().filter(|node| node.has_name("p"));
        let lacks = paragraphs.flat_map(|paragraph| texts(&paragraph).collect::<Vec<_>>());
        let lacks = lacks.filter(|text| !taken.contains(text)).count() > 0;
        let within: HashSet<NodeId> = texts(&element).collect();
        let more = taken.iter().any(|text| !within.contains(text));
        if !has_paragraphs_outside(whole, &element) {
            return (lacks || more).then_some(element);
        }
        lacking |= lacks;
    }
    let body = whole.select_single("body");
    body.nodes().first().copied().filter(|_| lacking)
}

/// The only element of this kind that has words.
fn only<'d>(page: &'d Document, selector: &str) -> Option<NodeRef<'d>> {
    let elements = page.select(selector);
    let mut worded = elements.nodes().iter().filter(|element| !element.text().trim().is_empty());
    let first = worded.next().copied()?;
    worded.next().is_none().then_some(first)
}

fn texts(node: &NodeRef<'_>) -> impl Iterator<Item = NodeId> {
    node.descendants_it().filter(NodeRef::is_nonempty_text).map(|text| text.id)
}

/// Whether the page has a paragraph outside of `element` that may be of its article: one that
/// no part of the page holds that surrounds articles, or many of those that one does.
fn has_paragraphs_outside(page: &Document, element: &NodeRef<'_>) -> bool {
    let mut around = SURROUNDED * element.normalized_char_count();
    page.select("p").nodes().iter().any(|paragraph| {
        let mut above = paragraph.ancestors_it(None);
        let few = paragraph.text().split_whitespace().nth(PARAGRAPH - 1).is_none();
        if few || is_notice(paragraph) || paragraph.ancestors_it(None).any(|node| node.id == element.id) {
            return false;
        }
        let surrounds = |node: &NodeRef<'_>| {
            stands_apart(node) || ["nav", "aside", "footer"].iter().any(|name| node.has_name(name))
        };
        if !above.any(|node| surrounds(&node)) {
            return true;
        }
        let rest = around.checked_sub(paragraph.normalized_char_count());
        around = rest.unwrap_or(0);
        rest.is_none()
    })
}
