//! The JSON as a script reads it: its keys, its spans, and what it escapes.

use std::path::PathBuf;

use serde_json::Value;

use super::Json;
use crate::model::Reading;
use crate::model::article::{Article, Origin};
use crate::output::fixture::{reading, written};
use crate::text::span::Span;

#[test]
fn an_object_has_its_keys_in_the_documented_order() {
    insta::assert_snapshot!(written(&Json { pretty: true }, &reading()));
}

#[test]
fn one_line_says_the_same_as_the_indented_object() {
    let (line, indented) =
        (written(&Json { pretty: false }, &reading()), written(&Json { pretty: true }, &reading()));
    assert_eq!(line.matches('\n').count(), 1);
    let (line, indented): (Value, Value) =
        (serde_json::from_str(&line).unwrap(), serde_json::from_str(&indented).unwrap());
    assert_eq!(line, indented);
}

#[test]
fn every_span_gives_the_words_beside_it() {
    let value: Value = serde_json::from_str(&written(&Json { pretty: false }, &reading())).unwrap();
    let text = value["text"].as_str().unwrap();
    for item in ["summary", "skepticism"].iter().flat_map(|part| value[part].as_array().unwrap()) {
        let span: Span = serde_json::from_value(item["span"].clone()).unwrap();
        let words = span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(item["text"], words.as_str());
    }
}

#[test]
fn an_empty_file_has_every_key() {
    insta::assert_snapshot!(written(&Json { pretty: false }, &Reading::default()), @r#"{"schema":1,"path":"sample","entry":null,"text":"","title":null,"source":null,"published":null,"authors":[],"url":null,"tags":[],"summary":[],"players":[],"quotes":[],"skepticism":[],"sections":[],"problems":[],"blocks":[]}"#);
}

#[test]
fn a_file_name_cannot_send_a_control_character() {
    let name = "a\u{1b}[31m\u{7f}\u{9b}2J\u{202e}b.txt";
    let article = Article { origin: Origin::File(PathBuf::from(name)), ..Article::default() };
    let line = written(&Json { pretty: false }, &Reading { article: article.into(), ..Reading::default() });
    assert!(line.contains(r#""a\u001b[31m\u007f\u009b2J\u202eb.txt""#), "{line}");
    let value: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(value["path"], name);
}
