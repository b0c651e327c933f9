//! Keeps an article's headings from being taken for the page's title.
//!
//! `dom_smoothie` drops the first heading whose words stand nearly all in the title of the
//! page: "Doubts" below "Dam opens and the doubts that follow". Only the heading that is the
//! title may go, since it comes back as the article's own. All others are hidden from that
//! rule before the search and told again after it.

use dom_query::{Document, NodeRef};

/// The name that the rule does not look at.
const OTHER: &str = "h3";

/// The attribute of a heading that had another name before.
const KEPT: &str = "data-heading-kept";

/// Renames all headings that the search might drop and that are not the `title`. Gives the
/// words of the page's first heading of level 1 where it is a longer form of the title.
pub(super) fn keep(document: &Document, title: &str) -> Option<String> {
    let title = letters(title);
    let mut first = true;
    let mut longer = None;
    for heading in document.select("h1, h2").nodes() {
        let text = heading.text();
        let words = letters(&text);
        let top = heading.has_name("h1") && std::mem::take(&mut first);
        // A page's title may have the name of the outlet besides, or fewer words.
        let part =
            top && (title.starts_with(&words) || title.ends_with(&words)) && words.len() * 2 > title.len();
        if top && !title.is_empty() && words.len() > title.len() && words.contains(&title) {
            longer = Some(text.to_string());
        } else if words != title && !part {
            heading.set_attr(KEPT, "");
            heading.rename(OTHER);
        }
    }
    longer
}

/// The level of a heading that was renamed: the search makes no difference between the
/// first two.
pub(super) fn kept_level(heading: &NodeRef<'_>) -> Option<u8> {
    heading.has_attr(KEPT).then_some(2)
}

/// The letters and digits of `text`, in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
