//! A news article in JSON-LD, as pages carry it for search engines: schema.org's
//! `NewsArticle` and its kin, alone, in a list or in a `@graph`.

use super::compose::{Composer, Shape};
use super::metadata::{Field, listed, set};
use super::prose;
use super::tree::{Node, Places, Value};
use crate::model::article::Article;

/// True for an article, or a graph that has one.
pub(super) fn is(value: &Node<'_>) -> bool {
    is_article(value) || graph(value).iter().any(is_article)
}

/// Adds the articles of such a value.
pub(super) fn read(value: &Node<'_>, places: &Places<'_>, into: &mut Vec<Article>) {
    let all = std::iter::once(value).chain(graph(value));
    into.extend(all.filter(|value| is_article(value)).map(|value| article(value, places)));
}

fn graph<'n, 's>(value: &'n Node<'s>) -> &'n [Node<'s>] {
    value.get("@graph").map(Node::items).unwrap_or_default()
}

/// True for the types of <https://schema.org/Article> and a `BlogPosting`, with words.
fn is_article(value: &Node<'_>) -> bool {
    let kinds = value.get("@type").map(strings).unwrap_or_default();
    let article =
        |kind: &str| kind.ends_with("Article") || kind.ends_with("Posting") || kind.ends_with("Report");
    kinds.iter().any(|kind| article(kind)) && value.word(&["headline", "name", "articleBody"]).is_some()
}

fn article(value: &Node<'_>, places: &Places<'_>) -> Article {
    let mut composer = Composer::new(places);
    let text =
        |keys: &[&str]| keys.iter().filter_map(|key| value.get(key)).find(|node| node.some_words().is_some());
    if let Some(title) = text(&["headline", "name"]) {
        composer.title(title.words().unwrap_or_default(), title.at);
    }
    if let Some(subtitle) = text(&["alternativeHeadline"]) {
        composer.block(Shape::PARAGRAPH, subtitle.words().unwrap_or_default(), subtitle.at);
    }
    let body = text(&["articleBody", "text"]);
    let lead = text(&["description", "abstract"]);
    // The description is often the first sentence of the body, cut.
    let lead = lead.filter(|lead| match (lead.words(), body.and_then(Node::words)) {
        (Some(lead), Some(body)) => !body.starts_with(lead.trim().trim_end_matches(['.', '…'])),
        _ => true,
    });
    for part in lead.into_iter().chain(body) {
        prose::append(&mut composer, part);
    }
    let metadata = &mut composer.article().metadata;
    let fields = [
        (Field::Authors, &["author", "creator"][..]),
        (Field::Source, &["publisher", "sourceOrganization"]),
        (Field::Published, &["datePublished", "dateCreated", "dateModified"]),
        (Field::Url, &["url", "mainEntityOfPage", "@id"]),
        (Field::Tags, &["keywords"]),
        (Field::Tags, &["articleSection"]),
    ];
    for (field, keys) in fields {
        let values =
            keys.iter().filter_map(|key| value.get(key)).map(strings).find(|values| !values.is_empty());
        let mut values: Vec<String> = values.unwrap_or_default();
        if field == Field::Tags {
            values = values.iter().flat_map(|value| listed(value)).collect();
        }
        set(metadata, field, &values);
    }
    composer.finish()
}

/// The words of a value: its own, those of the items of a list, or a thing's name.
fn strings(node: &Node<'_>) -> Vec<String> {
    match &node.value {
        Value::List(items) => items.iter().flat_map(strings).collect(),
        Value::Map(_) => node.word(&["name", "@id", "url"]).map(str::to_owned).into_iter().collect(),
        _ => node.some_words().map(str::to_owned).into_iter().collect(),
    }
}
