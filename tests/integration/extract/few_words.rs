//! Which few words between marks are quotations, and which are names and words in doubt.
//!
//! Each pair of stories differs in the one sign or word that decides.

use super::{quotes, understood};

/// Who says what in a story.
fn said(story: &str) -> String {
    let (article, briefing) = understood("story.txt", story);
    quotes(&article, &briefing)
}

/// Compares what stories say of their few words.
fn check(stories: &[(&str, &str)]) {
    for (story, expected) in stories {
        assert_eq!(said(&format!("{story}\n")), *expected, "{story}");
    }
}

#[test]
fn a_judgement_stands_behind_a_word_that_links_it_to_what_it_is_about() {
    check(&[
        ("Olga Brandt said the plan was “a greasy joke”, and left.", "Olga Brandt: a greasy joke"),
        ("Olga Brandt praised the “greasy little plan”, and left.", ""),
    ]);
    for link in [
        "said it is",
        "said they are",
        "said it was",
        "said they were",
        "said it will be",
        "said it has been",
        "said it kept being",
        "described the plan as",
        "called it",
        "called them",
        "called him",
        "called her",
    ] {
        let story = format!("Olga Brandt {link} “a greasy joke”, and left.\n");
        assert_eq!(said(&story), "Olga Brandt: a greasy joke", "{story}");
    }
}

#[test]
fn a_judgement_closes_its_clause() {
    check(&[
        ("Olga Brandt said fog was “convenient and cheap”.", "Olga Brandt: convenient and cheap"),
        ("Olga Brandt said fog was “convenient and cheap.”", "Olga Brandt: convenient and cheap."),
        ("Olga Brandt said fog was “convenient and cheap” but wet.", "Olga Brandt: convenient and cheap"),
        ("Olga Brandt said fog was “convenient and cheap” weather.", ""),
    ]);
}

#[test]
fn a_name_that_is_told_as_one_is_no_judgement() {
    check(&[
        ("The pilot Olga Brandt said the storm was seen as “the sleeper”.", "Olga Brandt: the sleeper"),
        ("The pilot Olga Brandt said the storm was known as “the sleeper”.", ""),
    ]);
}

#[test]
fn a_judgement_has_more_than_one_word_and_opens_with_no_capital() {
    check(&[
        ("Olga Brandt said the town was “rather annoyed”.", "Olga Brandt: rather annoyed"),
        ("Olga Brandt said the town was “annoyed”.", ""),
        ("Olga Brandt described it as “idle ferry talk.”", "Olga Brandt: idle ferry talk."),
        ("Olga Brandt described it as “Ansel ferry talk.”", ""),
    ]);
}

#[test]
fn a_judgement_is_told_by_somebody() {
    let waited = "Olga Brandt: We have waited for the ferry since May";
    check(&[
        (
            "“We have waited for the ferry since May,” Olga Brandt said. The boat was “a little late,” and so was Brandt.",
            waited,
        ),
        (
            "“We have waited for the ferry since May,” Olga Brandt said. She said the boat was “a little late,” and went.",
            &format!("{waited}\nOlga Brandt: a little late"),
        ),
        (
            "The keeper of the lights said fog was “a convenient culprit”.",
            "The keeper of the lights: a convenient culprit",
        ),
        ("The lights in the harbour said fog was “a convenient culprit”.", ""),
    ]);
}

#[test]
fn few_words_that_are_said_open_with_a_capital_or_their_paragraph() {
    check(&[
        ("The gate broke. “Never again,” said Olga Brandt.", "Olga Brandt: Never again"),
        ("“never again,” said Olga Brandt.", "Olga Brandt: never again"),
        ("The gate broke, “never again,” said Olga Brandt.", ""),
        ("Olga Brandt said it was “Gone.”", "Olga Brandt: Gone."),
        ("Olga Brandt said it was “gone.”", ""),
    ]);
}

#[test]
fn few_words_that_are_said_end_as_a_sentence_or_in_a_comma() {
    check(&[
        ("Olga Brandt wrote “Asleep!” on the boat.", "Olga Brandt: Asleep!"),
        ("Olga Brandt wrote “Asleep” on the boat.", ""),
    ]);
}

#[test]
fn few_words_that_are_said_have_a_verb_of_saying_right_beside_them() {
    check(&[
        ("Olga Brandt said, “Sleepy,” and no more.", "Olga Brandt: Sleepy"),
        ("Olga Brandt thanked “Sleepy,” her boat, for thirty years.", ""),
        ("Olga Brandt said she had “Danish roots.”", "Olga Brandt: Danish roots."),
        ("Olga Brandt said the painter, who died in May, had “Danish roots.”", ""),
    ]);
}

#[test]
fn few_words_that_are_said_are_no_title_of_a_work_unless_they_are_led_to() {
    check(&[
        ("Olga Brandt said on “Harbour This Morning,” that the boat is late.", ""),
        ("Olga Brandt said on “Harbour this year,” that the boat is late.", "Olga Brandt: Harbour this year"),
        ("The crowd sang. “Blue Harbours!” said Olga Brandt.", "Olga Brandt: Blue Harbours!"),
    ]);
}

#[test]
fn few_words_are_signed_behind_a_dash_where_they_stand_alone() {
    check(&[
        ("Two were asked.\n\n“About time” — Olga Brandt, baker", "Olga Brandt: About time"),
        ("Two were asked.\n\n“About time” Olga Brandt said.", ""),
        ("Two were asked.\n\nThe sign reads “About time” — Olga Brandt, baker", ""),
        ("Two were asked.\n\n“About time” — so it stands, Olga Brandt said, on every wall.", ""),
        ("Two were asked.\n\n“About time” — the bells of Ede say so all night.", ""),
    ]);
}
