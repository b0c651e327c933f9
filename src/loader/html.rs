//! HTML: the article of a page, and the text of a part of one.
//!
//! On a page most words are not the article's: menus, teasers, what else to read. The
//! article is found by `dom_smoothie`, a port of the algorithm behind the reader view of
//! a browser. Where it finds none, all there is on the page is read; where the page's data
//! for search engines has an article of twice the length, that is, since some pages draw
//! theirs with a script. No text is lost because a page is odd. Of a short page it makes no
//! article, but takes all of it; there the page's own word for its article counts ([`sole`]).
//!
//! Parsing is in [`parser`], what the page says about itself in [`about`], the way from
//! elements to blocks in [`blocks`].

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use self::about::About;
use self::address::Address;
use self::attributes::is_no_page;
use self::boilerplate::Boilerplate;
use self::parser::{Lines, Page};
use super::builder::Builder;
use super::caught::caught;
use super::tags;
use crate::model::article::{Article, Metadata, Problem};
use crate::text::clean::clean_line;

mod about;
mod address;
mod attributes;
mod blocks;
mod boilerplate;
mod headings;
mod parser;
mod shallow;
mod signatures;
mod sole;
mod table;

/// How far into a text its `<html>` or `<body>` is looked for, in bytes.
const LONGEST_START: usize = 64 << 10;

/// The element that the article is put into once it is found.
const ARTICLE: &str = "#readability-page-1";

/// The article of a page.
pub(super) fn page(source: &str) -> Article {
    page_with(source, find)
}

/// The document in which the article stands at [`ARTICLE`], and the article's title.
type Found = Option<(Document, String)>;

/// Looks for the article of a page.
fn find(document: Document) -> Found {
    let config = Config { keep_classes: true, ..Config::default() };
    let mut reader = Readability::with_document(document, None, Some(config)).ok()?;
    let known = reader.get_article_metadata(reader.parse_json_ld()).title;
    let longer = headings::keep(&reader.doc, &known);
    let title = reader.parse().ok()?.title;
    Some((reader.doc, clean_line(longer.as_deref().unwrap_or(&title))))
}

/// The article of a page, as `find` finds it.
fn page_with(source: &str, find: fn(Document) -> Found) -> Article {
    if is_no_page(source) {
        return words_alone(source);
    }
    if is_part(source) {
        return fragment(source);
    }
    let Page { document, lines, flat_from } = parser::parse(source);
    signatures::mark(&document);
    let mut about = about::read(&document);
    if about.metadata.source.is_none() {
        about.metadata.source = about.address.as_ref().map(|address| address.host().to_owned());
    }
    let place = title_line(&document, &lines);
    let whole = document.clone();
    drop_players(&document);
    let found = caught(|| find(document));
    let mut builder = Builder::default();
    if found.is_none() {
        builder.problem(0, 0, "the article could not be told from the rest of the page; all of it is shown");
    }
    let found = found.flatten();
    if let Some(line) = flat_from {
        builder.push_problem(too_many(line));
    }
    let (article, title) = found.map_or((None, None), |(article, title)| (Some(article), Some(title)));
    let length = article.as_ref().map_or(0, |article| article.select_single(ARTICLE).text().len());
    builder = match (article, &about.body) {
        (_, Some(body)) if body.len() > 2 * length => {
            builder.at_line(place);
            builder.paragraphs(body);
            builder
        }
        (Some(article), _) => {
            let found = article.select_single(ARTICLE);
            let sole = found.nodes().first().and_then(|found| sole::find(&whole, found));
            let root = sole.or_else(|| found.nodes().first().copied());
            add(root, true, &lines, &about, builder)
        }
        (None, _) => {
            let body = whole.select_single("body");
            add(body.nodes().first().copied(), false, &lines, &about, builder)
        }
    };
    let title = title.filter(|title| !title.is_empty()).or_else(|| about.headline.clone());
    builder.finish(title.map(|title| (title, place)), about.metadata)
}

fn add(root: Option<NodeRef<'_>>, trimmed: bool, lines: &Lines, about: &About, builder: Builder) -> Builder {
    match root {
        Some(root) => {
            let boilerplate = trimmed.then(|| Boilerplate::of(&root));
            blocks::add(root, lines, about.address.as_ref(), boilerplate, builder)
        }
        None => builder,
    }
}

/// The text of a part of a page, such as the content of a feed's entry or a mail: all
/// of its blocks. A heading may be its title. Lines are counted from the beginning of `source`.
pub(super) fn fragment(source: &str) -> Article {
    fragment_of(source, None)
}

/// The same of a part of the page at `address`, which its links start from.
pub(super) fn fragment_of(source: &str, address: Option<&str>) -> Article {
    if is_no_page(source) {
        return words_alone(source);
    }
    let Page { document, lines, flat_from } = parser::parse(source);
    signatures::mark(&document);
    let mut builder = Builder::default();
    if let Some(line) = flat_from {
        builder.push_problem(too_many(line));
    }
    let address = address.and_then(Address::of_page);
    blocks::add(document.root(), &lines, address.as_ref(), None, builder).finish(None, Metadata::default())
}

/// Where `href` leads that stands in what is published at `page`.
pub(super) fn address(href: &str, page: Option<&str>) -> Option<String> {
    Address::of_link(href, page.and_then(Address::of_page).as_ref()).map(String::from)
}

/// True for a text that does not begin as a page does: nothing in it is a menu.
fn is_part(source: &str) -> bool {
    let start = source.as_bytes();
    let start = start.get(..start.len().min(LONGEST_START)).unwrap_or_default();
    !memchr::memchr_iter(b'<', start).any(|at| {
        let tag = start.get(at + 1..).unwrap_or_default();
        [&b"!doctype"[..], b"html", b"head", b"body", b"title", b"meta"]
            .iter()
            .any(|name| tag.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name)))
    })
}

fn too_many(line: usize) -> Problem {
    let message = "the page has more elements than are told apart; from here on it is read as text alone";
    Problem { line, column: 0, message: message.to_owned() }
}

/// Takes out what plays films and has characters beyond ASCII in its addresses: `dom_smoothie`
/// looks at the bytes before the name of a film site, and must not cut a character there.
/// None of it is shown.
fn drop_players(document: &Document) {
    for player in document.select("iframe, embed, object").nodes() {
        let plain = player.attrs().iter().all(|attribute| attribute.value.is_ascii());
        if !plain || (player.has_name("object") && !player.inner_html().is_ascii()) {
            player.remove_from_parent();
        }
    }
}

/// The line of the title: that of the first heading of level 1, or of the `<title>`.
fn title_line(document: &Document, lines: &Lines) -> usize {
    let line = |element: NodeRef<'_>| {
        element.descendants_it().find(NodeRef::is_nonempty_text).and_then(|text| lines.of(text.id))
    };
    let of = |selector: &str| document.select_single(selector).nodes().first().copied().and_then(line);
    of("h1").or_else(|| of("title")).unwrap_or(1)
}

/// Every word of a text whose tags are not to be parsed.
fn words_alone(source: &str) -> Article {
    let mut builder = Builder::default();
    let message =
        "this is no page of HTML: a tag has hundreds of attributes; the words are shown without its layout";
    builder.problem(0, 0, message);
    builder.at_line(1);
    builder.html(&tags::words(source));
    builder.finish(None, Metadata::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_breaks_the_search_for_its_article_is_shown_as_a_whole() {
        let source = "<!doctype html><title>Rain</title><body><nav>Home</nav><p>It fell all week.";
        let article = page_with(source, |_| panic!("the lamp went out"));
        assert!(article.text.contains("Home") && article.text.ends_with("It fell all week."));
        assert!(article.problems[0].message.starts_with("the article could not be told"));
    }
}
