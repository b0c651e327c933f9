//! Ordinary news stories, nothing marked up.

use insta::assert_snapshot;

use super::{outline, quotes, understood};

/// Who says what in a story of these paragraphs.
fn said(story: &str) -> String {
    let (article, briefing) = understood("story.txt", story);
    quotes(&article, &briefing)
}

#[test]
fn a_story_gives_its_people_quotations_and_doubts() {
    let story = "The ferry to Port Ansel will stop for the winter, Transport Minister Olga Brandt said on Monday.\n\n\
        “We cannot keep a ship at sea that nobody trusts,” Brandt told reporters. “The harbour will be closed by Friday.”\n\n\
        Peter Lindholm, a spokesman for the islanders, denied that the ship was unsafe. “She has carried us for thirty years,” he said.\n\n\
        There is no doubt that the winter will be long.\n";
    let (article, briefing) = understood("story.txt", story);
    assert_snapshot!(outline(&article, &briefing), @r"
    summary: The ferry to Port Ansel will stop for the winter, Transport Minister Olga Brandt said on Monday.
    summary: “We cannot keep a ship at sea that nobody trusts,” Brandt told reporters.
    summary: “The harbour will be closed by Friday.”
    player: Olga Brandt | Transport Minister | mentioned
    player: Peter Lindholm | a spokesman for the islanders | mentioned
    Olga Brandt: We cannot keep a ship at sea that nobody trusts,
    Olga Brandt: The harbour will be closed by Friday.
    Peter Lindholm: She has carried us for thirty years,
    denial: Peter Lindholm | Peter Lindholm, a spokesman for the islanders, denied that the ship was unsafe.
    ");
}

#[test]
fn the_verb_may_stand_before_the_words_after_them_or_between_their_parts() {
    assert_snapshot!(said("Mary Collins said: “The bridge will be open by spring.”\n\n\
        “We have counted every single bolt,” added engineer Thomas Weller.\n\n\
        “It is a good bridge,” Collins said, “and it will be a better one.”\n\n\
        According to Weller, “the river has never been as high as this.”"), @r"
    Mary Collins: The bridge will be open by spring.
    Thomas Weller: We have counted every single bolt,
    Mary Collins: It is a good bridge,
    Mary Collins: and it will be a better one.
    Thomas Weller: the river has never been as high as this.
    ");
}

#[test]
fn a_quotation_over_paragraphs_is_one_by_one_speaker() {
    assert_snapshot!(said("Mayor Susan Hartley stood on the wall for an hour.\n\n\
        “People ask me whether it is ugly. Of course it is.\n\n\
        “What I wanted was one dry night,” Hartley said.\n"), @"Susan Hartley: People ask me whether it is ugly. Of course it is. / What I wanted was one dry night,");
}

#[test]
fn a_pronoun_means_the_subject_of_the_sentence_before() {
    assert_snapshot!(said("David Morgan met Anna Kessler at the gate. He shook her hand.\n\n\
        “I had been waiting for this since May,” he said.\n\n\
        Anna Kessler laughed at the photographers.\n\n\
        “I would not have missed it for the world,” she said."), @r"
    David Morgan: I had been waiting for this since May,
    Anna Kessler: I would not have missed it for the world,
    ");
}

#[test]
fn two_people_of_one_surname_are_kept_apart() {
    let (_, briefing) = understood(
        "story.txt",
        "Helen Mercer, the head teacher, spoke first. Her brother James Mercer listened. Mr. Mercer said nothing, and Ms. Mercer said enough for two.\n",
    );
    let names: Vec<_> =
        briefing.players.iter().map(|player| (player.name.as_str(), player.mentions.len())).collect();
    assert_eq!(names, [("Helen Mercer", 2), ("James Mercer", 2)]);
}

#[test]
fn titles_of_works_and_scare_quotes_are_not_listed() {
    assert_snapshot!(said("The author of “The Long Way to the Harbour” called the plan “bold” and the mayor’s “friends” kept quiet.\n"), @"");
}

#[test]
fn nobody_is_better_than_somebody_wrong() {
    assert_snapshot!(said("A note had been pinned to the door. “The keys are with the baker until noon.”\n"), @"-: The keys are with the baker until noon.");
}
