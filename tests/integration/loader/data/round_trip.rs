//! What `show --format json` writes reads back to the same briefing.

use briefing::extract;
use briefing::model::article::{Article, Block};
use proptest::prelude::{prop_assert_eq, proptest};
use serde_json::Value;

use super::{article, exported, problems};
use crate::loader::properties::{check, pieces};

const HARBOUR: &str = include_str!("../../fixtures/loader/harbour.md");
const MILL: &str = include_str!("../../fixtures/loader/mill.txt");
const LETTER: &str = include_str!("../../fixtures/loader/letter.txt");
const MARKET: &str = include_str!("../../fixtures/loader/market.yaml");
const SAMPLE: &str = include_str!("../../../../assets/sample.md");

/// The export without the name of the file it was made of.
fn nameless(json: &str) -> Value {
    let mut value: Value = serde_json::from_str(json).unwrap();
    value.as_object_mut().unwrap().remove("path");
    value
}

#[test]
fn a_briefing_reads_back_as_it_was() {
    let files = [
        ("a.md", HARBOUR),
        ("a.txt", MILL),
        ("a.txt", LETTER),
        ("a.yaml", MARKET),
        ("a.md", SAMPLE),
        ("a", ""),
    ];
    for (name, text) in files {
        let before = article(name, text);
        let json = exported(&before);
        let after = article("a.json", &json);
        assert_eq!(nameless(&exported(&after)), nameless(&json));
        assert_eq!(extract::briefing(&after), extract::briefing(&before));
        assert_eq!((&after.text, &after.metadata), (&before.text, &before.metadata));
        assert_eq!(extract::title(&after), extract::title(&before));
    }
}

#[test]
fn the_article_has_its_headings_lists_and_links_again() {
    let before = article("a.md", HARBOUR);
    let after = article("a.json", exported(&before));
    let bare = |article: &Article| {
        let bare = |block: &Block| Block { line: 0, ..block.clone() };
        article.blocks.iter().map(bare).collect::<Vec<_>>()
    };
    assert_eq!(bare(&after), bare(&before));
}

#[test]
fn keys_may_be_in_another_order_and_written_as_yaml() {
    let json = exported(&article("a.yaml", MARKET));
    // A map of serde_json is ordered by its keys.
    let sorted: Value = serde_json::from_str(&json).unwrap();
    for (name, text) in [("a.json", sorted.to_string()), ("a.yaml", serde_yaml::to_string(&sorted).unwrap())]
    {
        assert_eq!(nameless(&exported(&article(name, text))), nameless(&json), "{name}");
    }
}

#[test]
fn an_export_that_was_changed_is_understood_anew() {
    let json = exported(&article("a.md", HARBOUR));
    let mut value: Value = serde_json::from_str(&json).unwrap();
    value["text"] = "A short text.".into();
    let changed = article("a.json", value.to_string());
    assert_eq!(changed.text, "A short text.");
    assert!(problems(&changed).last().unwrap().contains("the briefing is made anew"));
    assert_eq!(changed.given, None);
}

#[test]
fn what_somebody_wrote_under_the_keys_of_an_export_is_read_as_written() {
    let written = r#"{"schema": "", "text": "", "summary": null, "quotes": {"title": "The ice is thin."}}"#;
    assert!(article("a.json", written).text.contains("The ice is thin."));
    let written = r#"{"schema": 1, "text": "", "summary": [], "quotes": ["The ice is thin."]}"#;
    assert!(article("a.json", written).text.contains("The ice is thin."));
}

proptest! {
    #[test]
    fn whatever_was_shown_reads_back(text in pieces()) {
        for name in ["a.txt", "a.md"] {
            let json = exported(&article(name, &text));
            let after = article("a.json", &json);
            check(&after, json.len());
            prop_assert_eq!(nameless(&exported(&after)), nameless(&json));
        }
    }
}
