//! Both notations against each other and against other parsers.

use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};

use super::{Node, Places, Tree, Value, json, yaml};

/// A tree as `serde_json` has it, all leaves as words.
fn plainly(node: &Node<'_>) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Words(words) => words.as_ref().into(),
        Value::List(items) => items.iter().map(plainly).collect(),
        Value::Map(entries) => serde_json::Value::Object(
            entries.iter().map(|entry| (entry.key.to_string(), plainly(&entry.node))).collect(),
        ),
    }
}

/// The keys and words of a tree with line and column, `line:column words`.
fn placed(source: &str, tree: &Tree<'_>) -> Vec<String> {
    fn walk(node: &Node<'_>, found: &mut Vec<(usize, String)>) {
        match &node.value {
            Value::Null => found.push((node.at, "-".to_owned())),
            Value::Words(words) => found.push((node.at, words.to_string())),
            Value::List(items) => items.iter().for_each(|item| walk(item, found)),
            Value::Map(entries) => {
                for entry in entries {
                    found.push((entry.at, entry.key.to_string()));
                    walk(&entry.node, found);
                }
            }
        }
    }
    let places = Places::of(source, false);
    let mut found = Vec::new();
    tree.values.iter().for_each(|value| walk(value, &mut found));
    let told = |(at, words): (usize, String)| {
        let place = places.problem(at, words);
        format!("{}:{} {}", place.line, place.column, place.message)
    };
    found.into_iter().map(told).collect()
}

#[test]
fn every_key_and_value_of_json_has_its_place() {
    let source = "{\"é\": [1, null],\n  \"b\": {\"c\": \"d\\n\"}}";
    assert_eq!(
        placed(source, &json::parse(source)),
        ["1:2 é", "1:8 1", "1:11 -", "2:3 b", "2:9 c", "2:14 d\n"]
    );
}

#[test]
fn every_key_and_value_of_yaml_has_its_place() {
    let source = "# a comment\né: [1, ~]\nb:\n  c: >\n    d\n    e\n";
    assert_eq!(
        placed(source, &yaml::parse(source)),
        ["2:1 é", "2:5 1", "2:8 -", "3:1 b", "4:3 c", "5:5 d e\n"]
    );
}

#[test]
fn a_repetition_is_put_where_it_is_asked_for() {
    let tree = yaml::parse("a: &a {x: 1, y: 2}\nb: *a\nc: {<<: *a, y: 3}\nd: *e\n");
    let expected = serde_json::json!({
        "a": {"x": "1", "y": "2"}, "b": {"x": "1", "y": "2"}, "c": {"y": "3", "x": "1"}, "d": "*e"
    });
    assert_eq!(plainly(&tree.values[0]), expected);
    assert_eq!(tree.faults.len(), 1);
}

#[test]
fn what_repeats_itself_ends() {
    let tree = yaml::parse("a: &a [*a, b]\n");
    assert_eq!(plainly(&tree.values[0]), serde_json::json!({"a": ["*a", "b"]}));
}

#[test]
fn what_stands_before_a_fault_is_kept() {
    let tree = json::parse("{\"a\": [1, {\"b\": 2}, tru");
    assert_eq!(plainly(&tree.values[0]), serde_json::json!({"a": ["1", {"b": "2"}]}));
    let broken = tree.broken.unwrap();
    assert_eq!((broken.message.as_str(), broken.rest), ("a value is expected here", 20));
    assert_eq!(json::parse("[1, 2").broken.unwrap().message, "it ends before its last bracket is closed");
    assert_eq!(json::parse("[1] ]").broken.unwrap().message, "a value is expected here");
}

#[test]
fn a_comma_may_stand_before_a_closing_bracket() {
    assert_eq!(plainly(&json::parse("[{\"a\": 1,}, 2,]").values[0]), serde_json::json!([{"a": "1"}, "2"]));
}

#[test]
fn only_halves_of_characters_are_mended() {
    for whole in [r#""\ud83c\udf27""#, r#""\\ud800""#, r#""\u00e9 \uZZZZ \u12""#, "\\u"] {
        assert_eq!(json::mend(whole), (whole.into(), None));
    }
    let (mended, first) = json::mend(r#""a\ud83c\ud83c\udf27\udf27""#);
    assert_eq!((&*mended, first), (r#""a\ufffd\ud83c\udf27\ufffd""#, Some(2)));
}

/// JSON of every kind but numbers, whose words our tree keeps as they are written.
fn trees() -> impl Strategy<Value = serde_json::Value> {
    let leaf = any::<String>().prop_map(serde_json::Value::from);
    leaf.prop_recursive(4, 40, 5, |inner| {
        proptest::prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(serde_json::Value::from),
            proptest::collection::btree_map(any::<String>(), inner, 0..5)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn json_is_read_as_serde_json_reads_it(tree in trees()) {
        for text in [tree.to_string(), serde_json::to_string_pretty(&tree).unwrap()] {
            let read = json::parse(&text);
            prop_assert_eq!(&read.broken, &None);
            prop_assert_eq!(&plainly(&read.values[0]), &tree);
        }
    }

    #[test]
    fn no_json_takes_the_reader_down(text in "([\\[\\]{}:,\"\\\\a0-9. eE+-]|null|true|\\\\u[0-9d]{0,4}|\\PC){0,60}") {
        let (mended, _) = json::mend(&text);
        let tree = json::parse(&mended);
        if let Some(broken) = tree.broken {
            prop_assert!(mended.is_char_boundary(broken.rest));
        }
    }
}
