//! What stands among an article's paragraphs and is not of the article: captions of
//! pictures that are not shown, buttons to share it, boxes with other articles.
//!
//! Publishers name such elements for their own style sheets, in English nearly everywhere,
//! and the names are much the same. An element that is called so is left out only where
//! it holds a small part of the text: some call the whole article so.

use dom_query::NodeRef;

/// Parts of class names and ids, in lower case and without hyphens, that stand for
/// something that is not of the article.
const NAMES: [&str; 44] = [
    "advert",
    "articlemeta",
    "authorbio",
    "authorbox",
    "authorinfo",
    "aboutauthor",
    "breadcrumb",
    "byline",
    "caption",
    "copyright",
    "creditline",
    "disclaimer",
    "entrymeta",
    "imagecredit",
    "photocredit",
    "mediacredit",
    "mostpopular",
    "newsletter",
    "outbrain",
    "postdate",
    "postmeta",
    "promo",
    "pubdate",
    "publisheddate",
    "readmore",
    "readnext",
    "recirc",
    "recommended",
    "relatedarticle",
    "relatedcontent",
    "relatedlink",
    "relatedpost",
    "relatedstor",
    "screenreader",
    "sharebar",
    "sharing",
    "signup",
    "social",
    "sponsor",
    "sronly",
    "subscribe",
    "taboola",
    "timestamp",
    "visuallyhidden",
];

/// What a figure holds whose caption says something about its words.
const WORDED: [&str; 4] = ["blockquote", "table", "pre", "code"];

/// The most that is left out at once: this share of the page's text.
const SHARE: usize = 5;

/// Tells what is not of the article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Boilerplate {
    /// An element with this many bytes of text is never left out.
    limit: usize,
}

impl Boilerplate {
    /// For an article with this root.
    pub(super) fn of(root: &NodeRef<'_>) -> Self {
        Self { limit: root.text().len() / SHARE }
    }

    /// True for an element that is not of the article.
    pub(super) fn is(self, node: &NodeRef<'_>) -> bool {
        let named = if node.has_name("figcaption") { is_of_picture(node) } else { has_name(node) };
        named && node.text().len() < self.limit
    }
}

/// True for a caption in a figure without words of its own.
fn is_of_picture(caption: &NodeRef<'_>) -> bool {
    let figure = caption.ancestors_it(Some(3)).find(|node| node.has_name("figure"));
    figure.is_none_or(|figure| {
        !figure.descendants_it().any(|node| WORDED.iter().any(|name| node.has_name(name)))
    })
}

fn has_name(node: &NodeRef<'_>) -> bool {
    let Some(element) = node.element_ref() else { return false };
    element.attrs.iter().filter(|attribute| matches!(attribute.name.local.as_ref(), "class" | "id")).any(
        |attribute| {
            let names: String = attribute
                .value
                .chars()
                .take(400)
                .filter(|c| !matches!(c, '-' | '_'))
                .map(|c| c.to_ascii_lowercase())
                .collect();
            NAMES.iter().any(|name| names.contains(name))
        },
    )
}
