//! Briefings written by hand.

use super::{article, blocks, outline, parts, problems};

const MARKET: &str = include_str!("../../fixtures/loader/market.yaml");

#[test]
fn a_briefing_by_hand() {
    let article = article("market.yaml", MARKET);
    insta::assert_snapshot!(format!("{}\n{}", outline(&article), parts(&article)));
}

#[test]
fn the_same_briefing_may_be_json() {
    let yaml = article("market.yaml", "title: A\nsummary: b.\nplayers: {Ada Marsh: diver}\n");
    let json =
        article("market.json", r#"{"title": "A", "summary": "b.", "players": {"Ada Marsh": "diver"}}"#);
    assert_eq!((&yaml.text, parts(&yaml)), (&json.text, parts(&json)));
}

#[test]
fn players_may_be_written_in_any_shape() {
    let shapes = [
        "[{name: Ada Marsh, role: diver}]",
        "[Ada Marsh: diver]",
        "{Ada Marsh: diver}",
        "{Ada Marsh: {role: diver}}",
        "['Ada Marsh: diver']",
        "['Ada Marsh, diver']",
        "['Ada Marsh (diver)']",
        "['Ada Marsh — diver']",
        "Ada Marsh, diver",
    ];
    for shape in shapes {
        let article = article("a.yaml", format!("players: {shape}\n"));
        assert!(
            parts(&article).contains("\nperson: Ada Marsh | diver | 1\nsection"),
            "{shape}: {}",
            parts(&article)
        );
        assert!(article.problems.is_empty(), "{shape}: {:?}", article.problems);
    }
}

#[test]
fn quotes_may_be_written_in_any_shape() {
    let shapes = [
        "[{quote: No ice., speaker: Ada Marsh}]",
        "[{text: '“No ice.”', by: Ada Marsh}]",
        "[Ada Marsh: No ice.]",
        "{Ada Marsh: [No ice.]}",
        "['“No ice.” — Ada Marsh']",
        "['No ice. -- Ada Marsh']",
        "No ice. — Ada Marsh",
    ];
    for shape in shapes {
        let article = article("a.yaml", format!("quotes: {shape}\n"));
        let first = parts(&article).lines().find(|line| line.starts_with("quote")).map(str::to_owned);
        let said = first.unwrap_or_default();
        assert!(said.starts_with("quote: No ice. | Ada Marsh"), "{shape}: {said}");
    }
}

#[test]
fn skepticism_may_be_written_in_any_shape() {
    let shapes = [
        "[{text: The hall is wet., holder: Ada Marsh, kind: caveat}]",
        "[{text: The hall is wet., who: Ada Marsh, kind: Caveat}]",
    ];
    for shape in shapes {
        let article = article("a.yaml", format!("skepticism: {shape}\n"));
        assert!(
            parts(&article).contains("caveat: The hall is wet. | Ada Marsh"),
            "{shape}: {}",
            parts(&article)
        );
    }
    for shape in ["The hall is wet.", "[The hall is wet.]", "[Ada Marsh: The hall is wet.]"] {
        let article = article("a.yaml", format!("skepticism: {shape}\n"));
        assert!(parts(&article).contains("doubt: The hall is wet."), "{shape}: {}", parts(&article));
    }
}

#[test]
fn a_quoted_player_is_the_listed_one_and_is_found_in_the_text() {
    let article = article(
        "a.yaml",
        "players: [Ada Marsh: the diver]\nquotes: [{quote: No ice., speaker: ada marsh}]\n\
         text: Marsh said on Monday that the hall was dry.\n",
    );
    assert!(
        parts(&article).contains("person: Ada Marsh | the diver | 2\nquote: No ice. | Ada Marsh Some(0)\n"),
        "{}",
        parts(&article)
    );
}

#[test]
fn what_the_text_says_comes_on_top() {
    let article = article(
        "a.yaml",
        "title: Ice\nquotes: [No ice today.]\ntext: |\n  The hall is dry.\n\n  “It has never been so dry in here,” said Bram Osei, a porter. He denied that it leaks.\n",
    );
    let parts = parts(&article);
    assert!(parts.contains("quote: No ice today. | -"), "{parts}");
    assert!(parts.contains("quote: It has never been so dry in here | Bram Osei"), "{parts}");
    assert!(parts.contains("denial: He denied that it leaks."), "{parts}");
}

#[test]
fn unknown_keys_are_sections() {
    let article =
        article("a.yaml", "title: Ice\nsummary: None.\nnext_steps: {March: a vote, April: [ice, salt]}\n");
    assert_eq!(
        blocks(&article),
        [
            "1 h1 Ice",
            "2 p None.",
            "3 h2 Next steps",
            "3   • March: a vote",
            "3   • April",
            "3     • ice",
            "3     • salt"
        ]
    );
    assert!(article.problems.is_empty());
}

#[test]
fn a_mistyped_key_is_told_with_its_place_and_the_nearest_one() {
    let article = article(
        "a.yaml",
        "title: Ice\nplayers:\n  - nam: Ada Marsh\n    role: diver\nskeptisism: [None.]\nsummary: a.\n",
    );
    assert_eq!(
        problems(&article),
        [
            "3:5: `nam` is no key of a player and is read as the nearest one; did you mean `name`?",
            "5:1: `skeptisism` is shown as a section; did you mean `skepticism`?",
        ]
    );
}

#[test]
fn a_slip_in_a_key_of_an_entry_does_not_make_a_person_of_the_key() {
    let article = article(
        "a.yaml",
        "quotes:\n  - {qoute: No ice., speaker: Ada Marsh}\n  - {Quote: None., speakr: Bram Osei, role: porter}\n\
         players:\n  - {nmae: Ada Marsh, role: diver}\n\
         skepticism:\n  - {dobut: The hall is wet., holder: Ada Marsh}\n",
    );
    let told = problems(&article);
    let keys = ["qoute", "Quote", "speakr", "nmae", "dobut"];
    assert_eq!(told.len(), keys.len(), "{told:?}");
    for key in keys {
        assert!(
            told.iter().any(|problem| problem.contains(&format!("`{key}` is no key of"))),
            "{key}: {told:?}"
        );
    }
    assert!(told[0].starts_with("2:6: ") && told[0].ends_with("did you mean `quote`?"), "{}", told[0]);
    let parts = parts(&article);
    for part in [
        "quote: No ice. | Ada Marsh",
        "quote: None. | Bram Osei",
        "person: Ada Marsh | diver",
        "doubt: The hall is wet. | Ada Marsh",
    ] {
        assert!(parts.contains(part), "{part}: {parts}");
    }
    assert_eq!(parts.lines().filter(|line| line.starts_with("quote: ")).count(), 2, "{parts}");
}

#[test]
fn an_entry_whose_words_have_no_known_key_is_shown_and_told() {
    let article = article(
        "a.yaml",
        "quotes:\n  - {utterance: No ice., speaker: Ada Marsh}\n  - {speaker: Bram Osei, role: porter}\n\
         players:\n  - {rank: diver, role: Ada Marsh}\n",
    );
    let told = problems(&article);
    assert!(told[0].starts_with("2:6: `utterance` is no key of a quote"), "{told:?}");
    assert!(told[1].starts_with("3:5: a quote without `quote` is shown as it stands"), "{told:?}");
    assert!(told[2].starts_with("5:6: `rank` is no key of a player"), "{told:?}");
    assert!(!parts(&article).contains("quote: "), "{}", parts(&article));
    for words in ["No ice.", "Ada Marsh", "Bram Osei", "porter", "diver"] {
        assert!(article.text.contains(words), "{words}: {}", article.text);
    }
}

#[test]
fn several_names_in_one_mapping_are_several_entries() {
    let article = article(
        "a.yaml",
        "players: [{Ada Marsh: diver, Bram Osei: porter}]\nquotes: {Ada Marsh: No ice., Source: None.}\n",
    );
    let parts = parts(&article);
    assert!(
        parts.contains("person: Ada Marsh | diver") && parts.contains("person: Bram Osei | porter"),
        "{parts}"
    );
    assert!(parts.contains("quote: None. | Source"), "{parts}");
    assert_eq!(article.problems, []);
}

#[test]
fn a_wrong_type_is_told_with_its_place_and_shown() {
    let article = article("a.yaml", "title: [a, b]\nsummary: {a: [], b: c}\nquotes: 7\nplayers: [[x]]\n");
    assert_eq!(
        problems(&article),
        [
            "1:8: `title` should be a text, not a list; it is shown as a section",
            "2:10: `summary` should be a text or a list of texts, not a mapping",
        ]
    );
    for word in ["a", "b", "c", "7", "x"] {
        assert!(article.text.contains(word), "{word}");
    }
}
