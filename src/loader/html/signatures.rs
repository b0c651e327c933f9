//! Whose words a block quote has: `<footer>` and `<cite>` at its end, as publishers write
//! it. The search for the article drops every footer, and a name that only leans would run
//! on with the quotation; both are made lines of their own, to be read behind a dash.

use dom_query::{Document, NodeRef};

/// The attribute of an element that signs a quotation.
const SIGNS: &str = "data-signs-quote";

/// How many elements above a signature its block quote is looked for, and how many beside
/// it what the quotation ends with.
const NEAR: usize = 4;

/// Marks what signs the block quotes of `document`.
pub(super) fn mark(document: &Document) {
    for element in document.select("footer, cite").nodes() {
        if !closes_quote(element) {
            continue;
        }
        element.set_attr(SIGNS, "");
        if element.has_name("footer") {
            element.rename("p");
        }
    }
}

/// True for an element that signs the block quote it stands in.
pub(super) fn is_signature(element: &NodeRef<'_>) -> bool {
    element.has_attr(SIGNS)
}

/// True where an element is the last of a block quote, behind whole sentences if it is a
/// `<cite>`: inside a sentence that is the title of a work.
fn closes_quote(element: &NodeRef<'_>) -> bool {
    let mut node = *element;
    let mut end = None;
    for _ in 0..NEAR {
        let after = std::iter::successors(node.next_sibling(), NodeRef::next_sibling).take(NEAR + 1);
        if after.enumerate().any(|(at, next)| at == NEAR || !next.text().trim().is_empty()) {
            return false;
        }
        if end.is_none() {
            let mut before = std::iter::successors(node.prev_sibling(), NodeRef::prev_sibling).take(NEAR);
            end = before.find_map(|before| before.text().trim_end().chars().next_back());
        }
        let Some(parent) = node.parent() else { return false };
        if parent.has_name("blockquote") {
            let whole = |end: char| matches!(end, '.' | '!' | '?' | '…' | '”' | '"' | '’' | '»' | '“');
            return end.is_some_and(|end| element.has_name("footer") || whole(end));
        }
        node = parent;
    }
    false
}
