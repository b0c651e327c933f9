//! What holds for all JSON and YAML, whatever it says.

use std::fmt::Write as _;

use briefing::loader::read_all;
use briefing::model::article::Origin;
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_oneof, proptest};
use serde_json::{Map, Value};

use super::{article, exported};
use crate::loader::properties::check;

const KEYS: [&str; 30] = [
    "title",
    "summary",
    "players",
    "quotes",
    "skepticism",
    "sections",
    "text",
    "source",
    "date",
    "authors",
    "url",
    "name",
    "role",
    "kind",
    "quote",
    "speaker",
    "holder",
    "heading",
    "schema",
    "blocks",
    "span",
    "clusters",
    "stories",
    "short_summary",
    "perspectives",
    "articles",
    "timeline",
    "talking_points",
    "link",
    "rain",
];

/// Trees of keys that mean something; every text in them is told apart by its number.
/// A key alone, without a value, says nothing and may be left out.
fn trees() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        Just(Value::from("")),
        any::<bool>().prop_map(Value::from),
        any::<u32>().prop_map(Value::from),
        "w[0-9]{6}x( w[0-9]{6}x[.:,]?){0,6}".prop_map(Value::from),
        "“w[0-9]{6}x.” — W[0-9]{6}x W[0-9]{6}x".prop_map(Value::from),
        "(w[0-9]{6}x\n){1,3}\n- w[0-9]{6}x".prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        "[\u{0}-\u{1f}\u{7f}-\u{9f}\u{200e}\u{2028}\u{feff}]{0,4}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        let key = prop_oneof![8 => proptest::sample::select(KEYS.to_vec()).prop_map(str::to_owned), 1 => "k[0-9]{6}y"];
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Value::from),
            vec((key, inner), 0..6).prop_map(|entries| Value::from(entries.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// The words of `text` that are told apart.
fn numbered(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| word.len() == 8 && word.ends_with('x')).map(str::to_lowercase).collect()
}

/// All that the articles of a file say, in lower case.
fn shown(name: &str, text: &str) -> String {
    let articles = read_all(text.as_bytes().to_vec(), Origin::File(name.into()));
    let mut shown = String::new();
    for article in articles {
        check(&article, text.len() + 1);
        write!(shown, "{}{:?}", article.text, article.metadata).unwrap();
    }
    shown.to_lowercase()
}

proptest! {
    #[test]
    fn no_word_of_a_tree_is_lost(tree in trees()) {
        let files = [
            ("a.json", tree.to_string()),
            ("a.json", serde_json::to_string_pretty(&tree).unwrap()),
            ("a.yaml", serde_yaml::to_string(&tree).unwrap()),
        ];
        for (name, text) in files {
            let shown = shown(name, &text);
            for word in numbered(&text) {
                prop_assert!(shown.contains(&word), "{word} of {text} is not in {shown}");
            }
        }
    }

    #[test]
    fn items_of_agencies_and_feeds_make_articles(tree in trees(), kind in "(NewsArticle|BlogPosting)", words in "(<p>|\\PC|\n){0,9}") {
        let item = serde_json::json!({
            "uri": "x", "@type": kind, "headline": words, "articleBody": tree, "bodies": [{"value": tree}, {"value": words}],
            "version": "https://jsonfeed.org/version/1.1", "items": tree, "headlines": tree, "author": tree, "@graph": tree,
        });
        let mut item = item.as_object().unwrap().clone();
        while !item.is_empty() {
            let text = Value::from(item.clone()).to_string();
            shown("a.json", &text);
            let first = item.keys().next().unwrap().clone();
            item.remove(&first);
        }
    }

    #[test]
    fn given_parts_are_spans_of_the_text(tree in trees()) {
        let article = article("a.yaml", serde_yaml::to_string(&tree).unwrap());
        // Reading back fails where a span does not fit.
        let after = super::article("a.json", exported(&article));
        prop_assert!(after.given.is_some_and(|given| given.complete));
    }

    // Of the signs of YAML those are left out that make a comment, a tag or an anchor of words.
    #[test]
    fn broken_files_make_articles(tree in trees(), at in 0_usize..400, noise in "[\\[\\]{}:,\"'*|>\\- \n\ta0\\\\]{0,6}") {
        for (name, text) in [("a.json", tree.to_string()), ("a.yaml", serde_yaml::to_string(&tree).unwrap())] {
            let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            let (before, after) = text.split_at(at);
            let broken = format!("{before}{noise}{after}");
            let shown = shown(name, &broken);
            for word in numbered(&broken) {
                prop_assert!(shown.contains(&word), "{word} of {broken} is not in {shown}");
            }
        }
    }

    #[test]
    fn yaml_of_any_signs_makes_an_article(text in "(title: |- |  |\n|[a-c]{1,3}|[:&*!|>?%@`'\"#,\\[\\]{}~-]|<<|\\PC){0,60}") {
        for name in ["a.yaml", "a.json"] {
            check(&article(name, &text), text.chars().count() + 1);
        }
    }
}
