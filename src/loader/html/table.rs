//! Which tables hold data. Mails and old pages use tables to place whole articles, and
//! the words of those are no rows.

use dom_query::NodeRef;

/// How many elements of a table are looked at.
const LOOKED_AT: usize = 2_000;

/// True for a table of rows and columns: one without another table or other blocks in
/// its cells, which nobody has declared to be there for the looks only, and with at least
/// two columns somewhere.
pub(super) fn holds_data(table: &NodeRef<'_>) -> bool {
    if table.attr("role").is_some_and(|role| matches!(&*role, "presentation" | "none")) {
        return false;
    }
    let mut columns = 0;
    for node in table.descendants_it().filter(NodeRef::is_element).take(LOOKED_AT) {
        let Some(name) = node.qual_name_ref().map(|name| name.local.clone()) else { continue };
        match name.as_ref() {
            "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "pre" | "article"
            | "section" => return false,
            "p" | "div" | "ul" | "ol" if node.prev_element_sibling().is_some() => return false,
            "tr" => columns = columns.max(cells(&node)),
            _ => {}
        }
    }
    columns >= 2
}

/// True for a row of column titles alone.
pub(super) fn is_header(row: &NodeRef<'_>) -> bool {
    let cells = row.children_it(false).filter(|cell| cell.has_name("td") || cell.has_name("th"));
    let mut titles = cells.map(|cell| cell.has_name("th")).peekable();
    titles.peek().is_some() && titles.all(|title| title)
}

fn cells(row: &NodeRef<'_>) -> usize {
    row.children_it(false).filter(|cell| cell.has_name("td") || cell.has_name("th")).take(2).count()
}
