//! JSON and YAML: what we wrote ourselves, what people write by hand, and the rest.

use std::fmt::Write as _;

use briefing::extract;
use briefing::loader::{Format, read_all};
use briefing::model::Reading;
use briefing::model::article::{Article, Origin};
use briefing::output;

use super::{article, blocks, outline};

mod agencies;
mod cluster;
mod properties;
mod round_trip;
mod written;

/// The article in JSON, as `briefing show` writes it.
fn exported(article: &Article) -> String {
    let reading = Reading { briefing: extract::briefing(article), article: article.clone().into() };
    let mut out = Vec::new();
    output::Format::Json.exporter().write(&reading, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What is understood of an article, a line for each item.
fn parts(article: &Article) -> String {
    let briefing = extract::briefing(article);
    let mut out = String::new();
    for &sentence in &briefing.summary {
        writeln!(out, "summary: {}", article.slice(sentence)).unwrap();
    }
    for player in &briefing.players {
        let kind = if player.listed { player.kind.name() } else { "mentioned" };
        let role = player.role.map_or("-", |role| article.slice(role));
        writeln!(out, "{kind}: {} | {role} | {}", player.name, player.mentions.len()).unwrap();
    }
    for quote in &briefing.quotes {
        let words: Vec<_> = quote.parts.iter().map(|part| article.slice(*part)).collect();
        let (name, player) =
            quote.speaker.as_ref().map_or(("-", None), |speaker| (speaker.name.as_str(), speaker.player));
        writeln!(out, "quote: {} | {name} {player:?}", words.join(" / ")).unwrap();
    }
    for doubt in &briefing.doubts {
        let (name, player) =
            doubt.holder.as_ref().map_or(("-", None), |holder| (holder.name.as_str(), holder.player));
        writeln!(out, "{}: {} | {name} {player:?}", doubt.kind.name(), article.slice(doubt.span)).unwrap();
    }
    for section in &briefing.sections {
        writeln!(out, "section: {} | {}", article.slice(section.heading), section.kind.name()).unwrap();
    }
    out
}

/// The problems with their places.
fn problems(article: &Article) -> Vec<String> {
    let line = |problem: &briefing::model::article::Problem| {
        format!("{}:{}: {}", problem.line, problem.column, problem.message)
    };
    article.problems.iter().map(line).collect()
}

#[test]
fn json_that_means_nothing_to_us_is_shown_as_it_stands() {
    let article = article("table.json", "{\"rows\": [1, 2.50, 1e999, NaN, 123456789012345678901234567890]}");
    assert_eq!(
        blocks(&article),
        ["1 code {\"rows\": [1, 2.50, 1e999, NaN, 123456789012345678901234567890]}"]
    );
    assert!(problems(&article)[0].starts_with("1:1: this JSON is shown as it stands"));
}

#[test]
fn json_that_breaks_off_says_where_and_keeps_the_rest() {
    let article =
        article("a.json", "{\"title\": \"The quay is dry\",\n \"players\": [\"Ada Marsh, diver\", {\"na");
    assert_eq!(
        problems(&article),
        ["2:35: unterminated string literal; from here on it is shown as it stands"]
    );
    assert_eq!(
        blocks(&article),
        ["1 h1 The quay is dry", "2 h2 Players", "2   • Ada Marsh, diver", "2 code \"na"]
    );
}

#[test]
fn lines_do_not_fall_where_yaml_breaks_off_behind_escaped_lines() {
    let article = article("a.yaml", "summary: null\nrain: \"\\n\\n\\nIt rains.\"\n'");
    assert_eq!(blocks(&article), ["2 h2 Rain", "2 p It rains.", "2 code ⏎'"]);
}

#[test]
fn json_that_is_wrong_from_the_start_is_shown_as_it_stands() {
    let article = article("a.json", "{\"a\" 1}");
    assert_eq!(blocks(&article), ["1 code {\"a\" 1}"]);
    assert_eq!(
        problems(&article),
        ["1:6: this is no valid JSON: a colon is expected here; it is shown as it stands"]
    );
}

#[test]
fn brackets_within_brackets_end_somewhere() {
    for text in ["[".repeat(100_000), "{\"a\":".repeat(100_000), "- ".repeat(100_000), "[{".repeat(60_000)] {
        for name in ["a.json", "a.yaml"] {
            let article = article(name, &text);
            let deep = text.starts_with("- ") && name == "a.json";
            assert!(deep || !article.problems.is_empty(), "{name}: {}", article.text.len());
        }
    }
}

#[test]
fn ten_lines_of_yaml_do_not_become_a_billion_values() {
    let mut text = String::from("title: Laughter\na: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
    for (name, before) in ('b'..='j').zip('a'..) {
        writeln!(text, "{name}: &{name} [{}]", vec![format!("*{before}"); 9].join(", ")).unwrap();
    }
    text.push_str("summary: Nobody laughed.\n");
    let article = article("laughs.yaml", &text);
    assert!(article.text.len() < 4 << 20, "{}", article.text.len());
    assert!(problems(&article).iter().any(|problem| problem.contains("is shown as it stands")));
    assert!(article.text.contains("Nobody laughed."));
}

#[test]
fn half_a_character_is_a_problem_and_not_the_end() {
    let article =
        article("a.json", r#"{"title": "Rain \ud83c\udf27 and \ud800 wind", "summary": "\\ud800 stays."}"#);
    assert_eq!(blocks(&article), ["1 h1 Rain 🌧 and \u{fffd} wind", "1 p \\ud800 stays."]);
    assert_eq!(problems(&article).len(), 1);
    assert!(problems(&article)[0].starts_with("1:34: half of a character"));
}

#[test]
fn a_key_may_stand_twice_and_nothing_is_lost() {
    let article = article("a.json", r#"{"title": "One", "title": "Two", "summary": "a.", "summary": "b."}"#);
    assert_eq!(article.text, "One\n\nTitle\n\nTwo\n\nSummary\n\na.\n\nSummary\n\nb.");
}

#[test]
fn several_briefings_may_stand_in_one_file() {
    let lines = "{\"title\": \"One\"}\n{\"title\": \"Two\"}\n";
    let list = "- title: One\n- title: Two\n";
    let documents = "title: One\n---\ntitle: Two\n";
    for (name, text) in [("a.jsonl", lines), ("a.yaml", list), ("a.yml", documents)] {
        let articles = read_all(text.as_bytes().to_vec(), Origin::File(name.into()));
        let titles: Vec<_> = articles.into_iter().map(|article| article.text).collect();
        assert_eq!(titles, ["One", "Two"], "{text}");
    }
}

#[test]
fn prose_that_is_called_yaml_is_prose() {
    let text = "The quay is dry.\n\nIt has been raining elsewhere.\n";
    assert_eq!(blocks(&article("a.yaml", text)), blocks(&article("a.txt", text)));
    assert_eq!(Format::of(text, &Origin::File("a.json".into())), Format::Plain);
}

#[test]
fn control_characters_of_json_become_visible() {
    let article = article(
        "a.json",
        "{\"title\": \"\\u001b[2J\\u0007\", \"summary\": \"a\\u202eb\\r\\n\\r\\nc\\u0000\"}",
    );
    assert_eq!(article.text, "␛[2J␇\n\nab\n\nc␀");
}

#[test]
fn a_value_that_is_not_known_stands_among_the_articles_as_it_is() {
    let lines = "{\"title\": \"Fog\", \"summary\": [\"It lay.\"]}\n{\"foo\": 1}\n\
                 {\"title\": \"Rain\", \"summary\": [\"It fell.\"]}\n";
    let read = read_all(lines.as_bytes().to_vec(), Origin::File("a.jsonl".into()));
    let texts: Vec<&str> = read.others.iter().map(|article| article.text.as_str()).collect();
    assert!(read.first.text.starts_with("Fog") && read.first.problems.is_empty());
    assert_eq!(texts[0], "{\"foo\": 1}");
    assert_eq!(problems(&read.others[0]).len(), 1);
    assert_eq!(read.others[0].blocks[0].line, 2);
    assert!(texts[1].starts_with("Rain"));
}
