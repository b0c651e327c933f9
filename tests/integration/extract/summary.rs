//! What stands for an article at its top: given summaries, points, leads behind greetings.

use super::{line, understood};

/// The sentences of the summary.
fn summary(name: &str, text: &str) -> Vec<String> {
    let (article, briefing) = understood(name, text);
    briefing.summary.iter().map(|span| line(&article, *span)).collect()
}

#[test]
fn what_an_author_chats_of_behind_a_greeting_is_no_news() {
    let letter = |more: &str| {
        let text =
            format!("Good morning, readers. {more}\n\nTHE BIG STORY\n\nThe ferry to Skarn has sunk.\n");
        summary("letter.txt", &text)
    };
    assert_eq!(
        letter("It’s Hana here, and I have had my coffee. Thanks for your letters."),
        ["The ferry to Skarn has sunk."]
    );
    assert_eq!(letter("A bridge has opened."), ["A bridge has opened."]);
    let begin = "We begin in Skarn, where the council voted on Monday to shut the bridge.";
    assert_eq!(letter(begin), [begin]);
    assert_eq!(letter("“We have a bridge,” said Olga Brandt."), ["“We have a bridge,” said Olga Brandt."]);
}

#[test]
fn news_in_brief_behind_the_story_are_no_summary_and_above_it_they_are() {
    let story = "## The story\n\nThe ferry to Skarn has sunk.\n\n";
    let brief = "## In brief\n\n- Two trawlers collided.\n- The museum is open.\n\n";
    let items = ["Two trawlers collided.", "The museum is open."];
    assert_eq!(summary("a.md", &format!("# Tide\n\n{story}{brief}")), ["The ferry to Skarn has sunk."]);
    assert_eq!(summary("a.md", &format!("# Tide\n\n{brief}{story}")), items);
    let told = "## Summary\n\nThe ferry has sunk, and nobody was hurt.\n";
    assert_eq!(
        summary("a.md", &format!("# Tide\n\n{story}{told}")),
        ["The ferry has sunk, and nobody was hurt."]
    );
}

#[test]
fn the_points_that_open_a_page_are_its_summary() {
    let points = "**Key points**\n\n- The dam overflows.\n- Nobody is hurt.\n\n";
    let entries = "## 14:20\n\nThe first buses have arrived.\n\n";
    assert_eq!(
        summary("a.md", &format!("# Dam\n\n{points}{entries}")),
        ["The dam overflows.", "Nobody is hurt."]
    );
    assert_eq!(summary("a.md", &format!("# Dam\n\n{entries}{points}")), ["The first buses have arrived."]);
    assert_eq!(
        summary("a.md", &format!("# Dam\n\nThe dam at Kessel has given way.\n\n{points}{entries}")),
        ["The dam at Kessel has given way."]
    );
}

#[test]
fn a_name_alone_below_a_time_is_who_wrote_the_entry() {
    let players = |heading: &str| {
        let page = format!(
            "# Dam\n\nThe dam overflows.\n\n## {heading}\n\n**Ruben Oakes**\n\nThe first buses have arrived.\n"
        );
        understood("a.md", &page).1.players.into_iter().map(|player| player.name).collect::<Vec<_>>()
    };
    for time in ["14:20", "9.05 am"] {
        assert_eq!(players(time), [""; 0], "{time}");
    }
    assert_eq!(players("Winner"), ["Ruben Oakes"]);
}

#[test]
fn a_first_line_that_the_lead_says_again_is_a_headline() {
    let lead = "The harbour council voted on Monday to keep the ferry on its old route until the spring.";
    let story = |line: &str| summary("a.txt", &format!("{line}\n\n{lead} Nobody voted against.\n"));
    assert_eq!(story("Ferry keeps old route, council decides."), [lead, "Nobody voted against."]);
    assert_eq!(story("FERRY ROUTE KEPT."), [lead, "Nobody voted against."]);
    assert_eq!(story("SHIPPING - Ferry keeps old route, council decides."), [lead, "Nobody voted against."]);
    assert_eq!(story("It rained all day.")[..2], ["It rained all day.", lead]);
    assert_eq!(story("The ferry stays. Nobody minds.")[..2], ["The ferry stays.", "Nobody minds."]);
}

#[test]
fn a_mark_alone_is_no_sentence() {
    assert_eq!(
        summary("a.txt", "The ferry has sunk.\n\n\"\n\nNobody was hurt.\n"),
        ["The ferry has sunk.", "Nobody was hurt."]
    );
}

#[test]
fn a_line_that_says_it_short_and_a_section_of_points_are_both_the_summary() {
    let brief = "# Lithium\n\n**TL;DR:** Lithium was found near Ede.\n\n## Summary\n\n- The find is large.\n- Shares rose.\n";
    assert_eq!(summary("a.md", brief), ["Lithium was found near Ede.", "The find is large.", "Shares rose."]);
}

#[test]
fn a_headline_may_be_two_sentences() {
    let lead = "A moss that eats plastic has been found by a lab in Tarn, its head said on Monday at noon.";
    let story = format!("Moss that eats plastic? A lab in Tarn says yes\n\n{lead}\n");
    assert_eq!(summary("a.txt", &story), [lead]);
}
