//! News clusters.

use briefing::loader::read_all;
use briefing::model::article::{Article, MarkKind, Origin};

use super::{article, blocks, outline, parts};

const CATEGORY: &str = include_str!("../../fixtures/loader/category.json");

fn stories(text: &str) -> Vec<Article> {
    read_all(text.as_bytes().to_vec(), Origin::File("a.json".into())).into_iter().collect()
}

fn titles(text: &str) -> Vec<String> {
    let title =
        |article: &Article| briefing::extract::title(article).map_or_else(String::new, |title| title.text);
    stories(text).iter().map(title).collect()
}

#[test]
fn a_category_is_a_list_of_stories() {
    let stories = stories(CATEGORY);
    assert_eq!(stories.iter().map(|story| story.entry).collect::<Vec<_>>(), [Some(1), Some(2)]);
    insta::assert_snapshot!(format!("{}\n{}", outline(&stories[0]), parts(&stories[0])));
    assert_eq!(
        blocks(&stories[1]),
        ["60 h1 Lighthouse gets a new lamp", "61 p The lamp of Skerry Light was changed on Monday."]
    );
}

#[test]
fn stories_come_in_lists_mappings_and_alone() {
    let story = |title: &str| format!("{{\"title\": \"{title}\", \"short_summary\": \"It rained.\"}}");
    let (one, two) = (story("One"), story("Two"));
    for file in [
        format!("{{\"category\": \"Rain\", \"clusters\": [{one}, {two}]}}"),
        format!("{{\"category\": \"Rain\", \"stories\": [{one}, {two}]}}"),
        format!("{{\"batch\": {{\"id\": 7}}, \"stories\": {{\"a1\": {one}, \"b2\": {two}}}}}"),
        format!("[{one}, {two}]"),
        format!("{one}\n{two}\n"),
    ] {
        assert_eq!(titles(&file), ["One", "Two"], "{file}");
    }
    assert_eq!(titles(&one), ["One"]);
}

#[test]
fn every_field_may_be_missing_null_or_empty() {
    let full: serde_json::Value = serde_json::from_str(CATEGORY).unwrap();
    let story = full["clusters"][0].as_object().unwrap();
    for key in story.keys().filter(|key| !["title", "short_summary"].contains(&key.as_str())) {
        for empty in [serde_json::Value::Null, "".into(), serde_json::json!([]), serde_json::json!({})] {
            let mut story = story.clone();
            story[key] = empty;
            let article = article("a.json", serde_json::Value::from(story).to_string());
            assert!(article.problems.is_empty(), "{key}");
            assert!(parts(&article).starts_with("summary: The fish market"), "{key}: {}", parts(&article));
        }
        let mut story = story.clone();
        story.remove(key);
        assert!(article("a.json", serde_json::Value::from(story).to_string()).problems.is_empty(), "{key}");
    }
}

#[test]
fn a_citation_becomes_a_link_before_the_stop_of_its_sentence() {
    let cited = |summary: &str| {
        let story = serde_json::json!({
            "title": "Rain",
            "short_summary": summary,
            "articles": [
                {"title": "a", "link": "https://a.example/1", "domain": "a.example"},
                {"title": "b", "link": "https://b.example/1", "domain": "b.example"},
                {"title": "c", "link": "https://a.example/2", "domain": "a.example"},
            ],
        });
        let article = article("a.json", story.to_string());
        let links = article.blocks[1].marks.iter().map(|mark| match &mark.kind {
            MarkKind::Link(address) => format!("{} {address}", article.slice(mark.span)),
            kind => format!("{kind:?}"),
        });
        (article.slice(article.blocks[1].span).to_owned(), links.collect::<Vec<_>>())
    };
    let link = |number: usize, address: &str| format!("[{number}] https://{address}");
    let (a1, b1, a2) = (link(1, "a.example/1"), link(2, "b.example/1"), link(3, "a.example/2"));
    assert_eq!(
        cited("It rained.[a.example#1] Then not."),
        ("It rained [1]. Then not.".into(), vec![a1.clone()])
    );
    assert_eq!(
        cited("It rained [a.example#2][b.example#1]."),
        ("It rained [3][2].".into(), vec![a2.clone(), b1])
    );
    assert_eq!(
        cited("It rained [a.example#1, a.example#2] a lot."),
        ("It rained [1][3] a lot.".into(), vec![a1, a2])
    );
    for gone in
        ["It [common] rained [a.example#3].", "It rained[c.example#1] [common].", "It rained [a.example#0]."]
    {
        let (words, links) = cited(gone);
        assert!(words == "It rained." && links.is_empty(), "{gone}: {words}");
    }
    for kept in ["It rained [sic].", "It [a#1 rained].", "It rained [1].", "[[[[ ]]"] {
        assert_eq!(cited(kept), (kept.to_owned(), Vec::new()));
    }
}

#[test]
fn a_stance_that_doubts_is_skepticism_of_its_player() {
    let story = stories(CATEGORY).remove(0);
    let doubts: Vec<_> =
        parts(&story).lines().filter(|line| line.starts_with("denial")).map(str::to_owned).collect();
    assert_eq!(
        doubts,
        [
            "denial: denied that it had agreed to the rent and doubts that the hall can be cooled by May. | Fishers' Union Some(1)"
        ]
    );
}

#[test]
fn fields_of_odd_types_are_shown_all_the_same() {
    let article = article(
        "a.json",
        r#"{"title": "Rain", "short_summary": ["It rained."], "perspectives": "Ada Marsh: says so", "timeline": {"1891": "Rain"},
           "talking_points": [{"title": "Wet", "text": "Very"}], "quote": ["No"], "articles": "none", "suggested_qna": [7]}"#,
    );
    for word in ["It rained.", "Ada Marsh: says so", "1891: Rain", "Wet", "Very", "No", "none", "7"] {
        assert!(article.text.contains(word), "{word}: {}", article.text);
    }
}
