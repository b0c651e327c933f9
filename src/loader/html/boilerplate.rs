//! What stands among an article's paragraphs and is not of the article: captions of
//! pictures that are not shown, buttons to share it, boxes with other articles.
//!
//! Publishers name such elements for their own style sheets, in English nearly everywhere,
//! and the names are much the same. What has no name is told by being a list of links to
//! something else, or by its words: it asks for a subscription, or says that the page has
//! cookies.
//!
//! All of that is left out only as long as it is a small part of the text: some call the
//! whole article a promotion, and some articles are lists of links. Of a short page notices may
//! be a larger part, since they are as long there as elsewhere.

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

/// How class names and ids begin, in lower case and without hyphens, of what stands on a page
/// for its own sake: the notice about cookies, the buttons to share it. Further on in a name
/// the words may be the article's own, "market-share".
const NOTICES: [&str; 9] =
    ["addtoany", "addthis", "consent", "cookie", "cookieconsent", "gdpr", "share", "sharedaddy", "sharethis"];

/// What an element says that it is for (WAI-ARIA 1.2, section 5.3) which is never to be read
/// with an article.
const ROLES: [&str; 7] = ["alertdialog", "dialog", "menu", "menubar", "navigation", "search", "toolbar"];

/// How a paragraph begins that tells of the page's cookies, in lower case.
const COOKIES: [&str; 9] = [
    "we use cookies",
    "we and our partners use cookies",
    "we value your privacy",
    "this site uses cookies",
    "this website uses cookies",
    "our site uses cookies",
    "our website uses cookies",
    "by continuing to use this site",
    "by using this site, you agree",
];

/// How a button begins that sends an article on, in lower case. They are words of a story
/// as well, so that nothing but the button's may stand there.
const BUTTONS: [&str; 7] =
    ["share on ", "share this", "share via ", "share by ", "tweet this", "email this", "print this"];

/// The most words of a button.
const LONGEST_BUTTON: usize = 5;

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

/// The most words of a notice about cookies, or of another that has the name of one.
const LONGEST_NOTICE: usize = 80;

/// The most of the page's text that is left out is one part in so many.
const SHARE: usize = 5;

/// So many bytes of notices may be left out of a short page, if they are no more than half of it.
const SHORT_SHARE: usize = 600;

/// How many words an item has at least, on average, that is a link to another article.
const TEASER: usize = 4;

/// Tells what is not of the article.
#[derive(Debug)]
pub(super) struct Boilerplate {
    /// How many bytes of text may still be left out.
    left: Cell<usize>,
    /// The same of notices, buttons and menus.
    notices: Cell<usize>,
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
        let length = root.text().len();
        let notices = (length / SHARE).max((length / 2).min(SHORT_SHARE));
        Self { left: Cell::new(length / SHARE), notices: Cell::new(notices), last }
    }

    /// True for an element that is not of the article.
    pub(super) fn is(&self, node: &NodeRef<'_>) -> bool {
        let Some(name) = node.qual_name_ref().map(|name| name.local.clone()) else { return false };
        if node.has_name("nav") || is_notice(node) {
            return spend(&self.notices, node);
        }
        let told = match name.as_ref() {
            "figcaption" => is_of_picture(node),
            "p" => has_name(node) || self.is_request(node),
            "ul" | "ol" => has_name(node) || is_list_of_teasers(node),
            _ => has_name(node),
        };
        told && spend(&self.left, node)
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

/// Takes the text of `node` from what may be left out; false where that is not enough.
fn spend(left: &Cell<usize>, node: &NodeRef<'_>) -> bool {
    let rest = left.get().checked_sub(node.text().len());
    left.set(rest.unwrap_or(left.get()));
    rest.is_some()
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

/// True for an element that is there for the page and not for what it says: a notice about
/// cookies, buttons to share it, a menu.
pub(super) fn is_notice(node: &NodeRef<'_>) -> bool {
    let Some(name) = node.qual_name_ref().map(|name| name.local.clone()) else { return false };
    match name.as_ref() {
        "div" | "p" | "section" | "aside" | "ul" | "a" | "span" | "li" => {
            stands_apart(node) || says_it_is_none(node)
        }
        _ => false,
    }
}

/// The same by the element's names and role alone.
pub(super) fn stands_apart(node: &NodeRef<'_>) -> bool {
    let Some(element) = node.element_ref() else { return false };
    let told = element.attrs.iter().any(|attribute| match attribute.name.local.as_ref() {
        "role" => ROLES.contains(&attribute.value.trim()),
        "class" | "id" => attribute.value.split_whitespace().take(MOST_NAMES).any(is_name_of_notice),
        _ => false,
    });
    told && has_few_words(node, LONGEST_NOTICE)
}

fn is_name_of_notice(name: &str) -> bool {
    parts(name).first().is_some_and(|first| {
        let one = first.strip_suffix('s').unwrap_or(first);
        NOTICES.iter().any(|notice| *notice == one || notice == first)
    })
}

/// The same by its words, where they are all of the element's.
fn says_it_is_none(node: &NodeRef<'_>) -> bool {
    let start = beginning(node);
    let begins = |beginnings: &[&str]| beginnings.iter().any(|beginning| start.starts_with(beginning));
    if begins(&COOKIES) {
        return has_few_words(node, LONGEST_NOTICE);
    }
    begins(&BUTTONS)
        && has_few_words(node, LONGEST_BUTTON)
        && !node.text().trim_end().ends_with(['.', '!', '?', ':', '…'])
}

/// The first words of an element in lower case, without a look at all of it: elements stand
/// in each other, and each would have the words of those within looked at again.
fn beginning(node: &NodeRef<'_>) -> String {
    let mut start = String::new();
    for text in node.descendants_it().take(MOST_NODES).filter(NodeRef::is_text) {
        let text = text.text();
        let rest = if start.is_empty() { text.trim_start() } else { &*text };
        start.extend(rest.chars().take(40).flat_map(char::to_lowercase));
        if start.len() >= 40 {
            break;
        }
    }
    start
}

/// True for an element of at most so many words, for the same reason without a look at more.
fn has_few_words(node: &NodeRef<'_>, most: usize) -> bool {
    let mut nodes = node.descendants_it();
    let mut count = 0;
    for inner in nodes.by_ref().take(MOST_NODES).filter(NodeRef::is_text) {
        count += words(&inner.text());
        if count > most {
            return false;
        }
    }
    nodes.next().is_none()
}

/// How many elements and texts a notice has at most.
const MOST_NODES: usize = 400;

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
        for name in ["cookie-banner", "cookies", "shareButtons", "consent_box"] {
            assert!(is_name_of_notice(name), "{name}");
        }
        for name in ["market-share", "shareholders", "cookiecutter", ""] {
            assert!(!is_name_of_notice(name), "{name}");
        }
        for name in ["socialist-party", "promontory", "subscribers-hall", "antisocial", "captions2", "-", ""]
        {
            assert!(!stands_for_none(name), "{name}");
        }
    }
}
