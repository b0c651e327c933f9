//! JSON and YAML: finds out what a file's tree is and hands it to the reader of that.
//!
//! What is known is told by its keys, whichever notation they are in. What is not known
//! is shown as it stands, and so is the rest of a file that breaks off: nothing is lost.

use std::borrow::Cow;

use super::compose::{Composer, Shape, join, order_lines};
use super::limits::ARTICLES;
use super::tree::{Broken, Node, Places, Tree, json, yaml};
use super::{Articles, cluster, exported, feed, json_ld, ninjs, plain, written};
use crate::model::article::{Article, Problem};
use crate::text::clean::clean_keeping_tabs;
use crate::text::span::Span;

/// How a file writes down its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    Json,
    Yaml,
}

impl Notation {
    const fn name(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Yaml => "YAML",
        }
    }
}

/// Makes articles of JSON or YAML.
pub(super) fn parse(source: &str, notation: Notation) -> Articles {
    let clean = clean_keeping_tabs(source);
    let (source, half) = match notation {
        Notation::Json => json::mend(&clean),
        Notation::Yaml => (Cow::Borrowed(&*clean), None),
    };
    let mut tree = match notation {
        Notation::Json => json::parse(&source),
        Notation::Yaml => yaml::parse(&source),
    };
    if let Some(at) = half {
        let what = "half of a character's two escapes stands alone and is shown as \u{fffd}";
        tree.faults.push((at, what.to_owned()));
    }
    let places = Places::of(&source, notation == Notation::Json);
    let mut articles = known(&source, notation, &tree, &places);
    if let (Some(broken), Some(last)) = (&tree.broken, articles.last_mut()) {
        join(last, rest(broken, &source, &places));
        // Words that are quoted with escapes seem to have more lines than the file gives them.
        order_lines(last);
    }
    let mut articles = articles.into_iter();
    let Some(mut first) = articles.next() else {
        // Nearly every text is YAML, a single value; and a wrong name is no problem.
        if notation == Notation::Yaml && is_prose(&tree) {
            let mut article = plain::parse(source.to_string());
            let problem = |broken: &Broken| {
                places.problem(
                    broken.at,
                    format!("this is no valid YAML: {}; it is read as text", broken.message),
                )
            };
            article.problems.extend(tree.broken.as_ref().map(problem));
            return article.into();
        }
        return as_it_stands(&source, notation, &tree, &places).into();
    };
    first.problems.extend(tree.faults.into_iter().map(|(at, message)| places.problem(at, message)));
    Articles { first, others: articles.collect() }
}

/// What follows the fault in a file of which the beginning could be read.
fn rest(broken: &Broken, source: &str, places: &Places<'_>) -> Article {
    let mut composer = Composer::new(places);
    composer.problem(broken.at, format!("{}; from here on it is shown as it stands", broken.message));
    let words = Span::new(broken.rest, source.len()).of(source);
    composer.block(Shape::CODE, &words.replace('\t', "    "), broken.rest);
    composer.finish()
}

/// The articles of a file of which at least one value is known; none where none is. A value
/// among them that is not known is an article as it stands.
fn known(source: &str, notation: Notation, tree: &Tree<'_>, places: &Places<'_>) -> Vec<Article> {
    let mut articles = Vec::new();
    let mut any = false;
    for (index, value) in tree.values.iter().enumerate() {
        let count = articles.len();
        read(value, places, &mut articles);
        if articles.len() > count {
            any = true;
        } else if count < ARTICLES {
            let next = tree.values.get(index + 1).map(|next| next.at);
            let end = next.or_else(|| tree.broken.as_ref().map(|broken| broken.rest));
            let span = Span::new(value.at, end.unwrap_or(source.len()).max(value.at));
            articles.push(unknown(span, source, notation, places));
        }
    }
    if !any {
        return Vec::new();
    }
    if articles.len() >= ARTICLES
        && let Some(first) = articles.first_mut()
    {
        let message = format!("only the first {ARTICLES} articles of this file are read");
        first.problems.push(Problem { line: 0, column: 0, message });
    }
    articles
}

/// Adds the articles that `value` is.
fn read(value: &Node<'_>, places: &Places<'_>, into: &mut Vec<Article>) {
    if into.len() >= ARTICLES {
        return;
    }
    if exported::is(value) {
        into.push(exported::read(value, places));
    } else if cluster::is(value) {
        cluster::read(value, places, into);
    } else if ninjs::is(value) {
        into.push(ninjs::read(value, places));
    } else if json_ld::is(value) {
        json_ld::read(value, places, into);
    } else if feed::is_json(value) {
        into.extend(feed::of_json(value, places));
    } else if written::is(value) {
        into.push(written::read(value, places));
    } else if value.items().iter().all(is_known) {
        value.items().iter().for_each(|item| read(item, places, into));
    }
}

/// True for a mapping that is an article, or several.
fn is_known(value: &Node<'_>) -> bool {
    exported::is(value) || cluster::is(value) || ninjs::is(value) || json_ld::is(value) || written::is(value)
}

/// True where nothing was listed and nothing had a key.
fn is_prose(tree: &Tree<'_>) -> bool {
    tree.values.iter().all(|value| value.words().is_some() || value.is_empty())
}

/// One value of several as it stands, which `span` of the file holds.
fn unknown(span: Span, source: &str, notation: Notation, places: &Places<'_>) -> Article {
    let mut composer = Composer::new(places);
    composer.problem(span.start, strange(notation));
    let words = span.of(source).trim_end();
    let words = words.strip_suffix("---").unwrap_or(words).trim_end();
    composer.block(Shape::CODE, &words.replace('\t', "    "), span.start);
    composer.finish()
}

/// What is said of something that is nothing we know.
fn strange(notation: Notation) -> String {
    format!(
        "this {} is shown as it stands: it is neither a briefing (`title`, `summary`, `players`, `quotes`, \
         `skepticism`, `sections`) nor a news cluster, a feed, ninjs or a NewsArticle in JSON-LD",
        notation.name()
    )
}

/// The whole file as it stands, with a word about why.
fn as_it_stands(source: &str, notation: Notation, tree: &Tree<'_>, places: &Places<'_>) -> Article {
    let mut composer = Composer::new(places);
    match &tree.broken {
        Some(broken) => {
            let what =
                format!("this is no valid {}: {}; it is shown as it stands", notation.name(), broken.message);
            composer.problem(broken.at, what);
        }
        None if source.trim().is_empty() => {}
        None => composer.problem(tree.values.first().map_or(0, |value| value.at), strange(notation)),
    }
    composer.block(Shape::CODE, &source.replace('\t', "    "), 0);
    composer.finish()
}
