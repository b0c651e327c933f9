//! What stands among an article's paragraphs and is not of the article: captions of
//! pictures that are not shown, buttons to share it, boxes with other articles.
//!
//! Publishers name such elements for their own style sheets, in English nearly everywhere,
//! and the names are much the same. What has no name is told by being a list of links to
//! something else, or by asking for a subscription.
//!
//! All of that is left out only as long as it is a small part of the text: some call the
//! whole article a promotion, and some articles are lists of links.

use std::cell::Cell;

use dom_query::{NodeId, NodeRef};

/// Words of class names and ids, in lower case and without hyphens, that stand for
/// something that is not of the article. One may be of several words, and in the plural.
const NAMES: [&str; 51] = [
    "advert",
    "advertisement",
    "advertising",
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
    "promobox",
    "promotion",
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
    "relatedstories",
    "relatedstory",
    "screenreader",
    "sharebar",
    "sharing",
    "signup",
    "social",
    "socialshare",
    "sponsor",
    "sponsored",
    "sronly",
    "subscribe",
    "taboola",
    "timestamp",
    "visuallyhidden",
];

/// What a figure holds whose caption says something about its words.
const WORDED: [&str; 4] = ["blockquote", "table", "pre", "code"];

/// How a paragraph begins that wants something from its reader, in lower case.
const REQUESTS: [&str; 20] = [
    "sign up ",
    "sign up:",
    "subscribe to ",
    "subscribe now",
    "click here ",
    "follow us ",
    "follow him on ",
    "follow her on ",
    "like this story?",
    "want more ",
    "join our ",
    "have a tip?",
    "copyright ",
    "© ",
    "all rights reserved",
    "this post may contain affiliate",
    "abonnieren sie ",
    "abonnez-vous ",
    "suscríbete ",
    "iscriviti ",
];

/// How many paragraphs are the end of an article.
const END: usize = 3;

/// The most words of a request.
const LONGEST_REQUEST: usize = 40;

/// The most of the page's text that is left out is one part in so many.
const SHARE: usize = 5;

/// How many words an item has at least, on average, that is a link to another article.
const TEASER: usize = 4;

/// Tells what is not of the article.
#[derive(Debug)]
pub(super) struct Boilerplate {
    /// How many bytes of text may still be left out.
    left: Cell<usize>,
    /// The paragraphs that the article ends with.
    last: Vec<NodeId>,
}

impl Boilerplate {
    /// For an article with this root.
    pub(super) fn of(root: &NodeRef<'_>) -> Self {
        let mut last: Vec<NodeId> = root
            .descendants_it()
            .filter(|node| node.has_name("p") && !node.text().trim().is_empty())
            .map(|node| node.id)
            .collect();
        last.drain(..last.len().saturating_sub(END));
        Self { left: Cell::new(root.text().len() / SHARE), last }
    }

    /// True for an element that is not of the article.
    pub(super) fn is(&self, node: &NodeRef<'_>) -> bool {
        let Some(name) = node.qual_name_ref().map(|name| name.local.clone()) else { return false };
        let told = match name.as_ref() {
            "figcaption" => is_of_picture(node),
            "p" => has_name(node) || self.is_request(node),
            "ul" | "ol" => has_name(node) || is_list_of_teasers(node),
            _ => has_name(node),
        };
        if !told {
            return false;
        }
        let left = self.left.get().checked_sub(node.text().len());
        self.left.set(left.unwrap_or(self.left.get()));
        left.is_some()
    }

    /// True for a paragraph that asks for a subscription and the like: with a link to it, or
    /// at the article's end. Elsewhere a story may begin a paragraph with the same words.
    fn is_request(&self, paragraph: &NodeRef<'_>) -> bool {
        let text = paragraph.text();
        let start: String = text.trim_start().chars().take(40).flat_map(char::to_lowercase).collect();
        if words(&text) > LONGEST_REQUEST || !REQUESTS.iter().any(|request| start.starts_with(request)) {
            return false;
        }
        if start.starts_with("copyright ") {
            return text.contains('©') || has_year(&text);
        }
        let links = || paragraph.descendants_it().any(|node| node.has_name("a") && node.has_attr("href"));
        self.last.contains(&paragraph.id) || links()
    }
}

/// True for a text with a year in which something may be protected.
fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
}

/// True for a list of at least two links and nothing else.
fn is_list_of_teasers(list: &NodeRef<'_>) -> bool {
    let items = list.children_it(false).filter(|item| item.has_name("li")).count();
    items >= 2 && is_linked(list) && words(&list.text()) >= TEASER * items
}

/// True where four fifths of the text stand in links.
fn is_linked(node: &NodeRef<'_>) -> bool {
    let bytes = |text: &str| text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
    let links = node.descendants_it().filter(|inner| inner.has_name("a") && inner.has_attr("href"));
    let linked: usize = links.map(|link| bytes(&link.text())).sum();
    linked > 0 && linked * 5 >= bytes(&node.text()) * 4
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
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
    element
        .attrs
        .iter()
        .filter(|attribute| matches!(attribute.name.local.as_ref(), "class" | "id"))
        .any(|attribute| attribute.value.split_whitespace().take(MOST_NAMES).any(stands_for_none))
}

/// How many classes of an element are looked at, and how many words of each.
const MOST_NAMES: usize = 40;

/// How many words the longest name in [`NAMES`] has when it is written in parts.
const PARTS: usize = 3;

/// True for a class name or an id with words that stand for nothing of the article:
/// "article-meta", "articleMeta" and "c-article_meta__top" for "articlemeta".
fn stands_for_none(name: &str) -> bool {
    let words = parts(name);
    (0..words.len()).any(|first| {
        let mut joined = String::new();
        words.iter().skip(first).take(PARTS).any(|word| {
            joined.push_str(word);
            let one = joined.strip_suffix('s').unwrap_or(&joined);
            NAMES.iter().any(|name| *name == joined || *name == one)
        })
    })
}

/// The words of a class name, in lower case: parted by signs, or by a capital.
fn parts(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = '-';
    for c in name.chars().take(200) {
        if c.is_ascii_alphanumeric() {
            let begins =
                !before.is_ascii_alphanumeric() || (before.is_ascii_lowercase() && c.is_ascii_uppercase());
            if begins && words.len() == MOST_NAMES {
                break;
            }
            if begins {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.push(c.to_ascii_lowercase());
            }
        }
        before = c;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_by_its_whole_words() {
        for name in
            ["article-meta", "c-articleMeta__top", "promo", "sharing", "related_links", "SocialShare-bar"]
        {
            assert!(stands_for_none(name), "{name}");
        }
        for name in ["socialist-party", "promontory", "subscribers-hall", "antisocial", "captions2", "-", ""]
        {
            assert!(!stands_for_none(name), "{name}");
        }
    }
}
