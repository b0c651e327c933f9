//! Who said it, where the words that tell it stand in less usual places.

use super::{quotes, understood};

/// Who says what in a story, a line for each quotation.
fn said(story: &str) -> Vec<String> {
    let (article, briefing) =
        understood(if story.starts_with('#') { "story.md" } else { "story.txt" }, story);
    quotes(&article, &briefing).lines().map(str::to_owned).collect()
}

#[test]
fn the_aide_to_somebody_is_somebody_else() {
    let story = "Olga Brandt has not spoken. An aide to Brandt, speaking on the quay, said: “We shall win the vote.”\n";
    assert_eq!(said(story), ["An aide to Brandt: We shall win the vote."]);
}

#[test]
fn whoever_an_insertion_ends_with_speaks() {
    let story = "Olga Brandt keeps a shop. Her neighbour, the locksmith Peter Lindholm, says trade is slow: \
        “Nobody locks a boat in winter.”\n";
    assert_eq!(said(story), ["Peter Lindholm: Nobody locks a boat in winter."]);
}

#[test]
fn two_who_speak_together_are_both_named() {
    let story = "Olga Brandt and Peter Lindholm run the ferry. “We will not sell it to anybody,” Brandt and Lindholm said.\n\n\
        Harbour master Olga Brandt and baker Peter Lindholm said the town was “a friend in every storm.”\n";
    assert_eq!(
        said(story),
        [
            "Brandt and Lindholm: We will not sell it to anybody",
            "Olga Brandt and baker Peter Lindholm: a friend in every storm.",
        ]
    );
}

#[test]
fn a_clause_behind_a_quotation_has_a_speaker_of_its_own() {
    let story = "Olga Brandt rejected the count as “a sum from another planet”, after the commission declared a winner.\n\n\
        Peter Lindholm said he would “gladly hold the rope” but “is not going to carry the boat,” while Olga Brandt suggested a crane.\n";
    assert_eq!(
        said(story),
        [
            "Olga Brandt: a sum from another planet",
            "Peter Lindholm: gladly hold the rope",
            "Peter Lindholm: is not going to carry the boat",
        ]
    );
}

#[test]
fn a_dash_may_lead_to_a_description() {
    let story = "Olga Brandt asked about the flood.\n\n“The water came at ten.” — Peter Lindholm, 52\n\n\
        “Every year they call it the last one” – a woman in the queue who gave no name\n";
    assert_eq!(
        said(story),
        [
            "Peter Lindholm: The water came at ten.",
            "a woman in the queue: Every year they call it the last one",
        ]
    );
}

#[test]
fn a_description_before_a_colon_speaks() {
    let list = "# Said\n\n- Harbour pilot: “I will sail until they take my keys.”\n- Olga Brandt: “The ice is no backdrop.”\n";
    assert_eq!(
        said(list),
        ["Harbour pilot: I will sail until they take my keys.", "Olga Brandt: The ice is no backdrop."]
    );
}

#[test]
fn a_few_words_are_listed_where_somebody_signs_them_or_they_go_on() {
    let story = "Two people were asked about the whale.\n\n“About time.” — Olga Brandt, baker\n\n“They have a whale,” said Peter Lindholm. “Sell it.”\n";
    assert_eq!(said(story), ["Olga Brandt: About time.", "Peter Lindholm: They have a whale / Sell it."]);
}

#[test]
fn a_pronoun_a_verb_is_about_tells_nothing_of_its_subject() {
    let story = "Olga Brandt built the lock. In a memoir Paul Lindholm accused her of haste. \
        She replied that he had “confused the tide with the moon.”\n";
    assert_eq!(said(story), ["Olga Brandt: confused the tide with the moon."]);
}

#[test]
fn where_something_was_written_says_nothing() {
    let story = "Peter Lindholm answered a question from the Telewerf on Harbourweb writing, “It was a poor choice of words.”\n";
    assert_eq!(said(story), ["Peter Lindholm: It was a poor choice of words."]);
}

#[test]
fn a_subject_may_stand_behind_a_label() {
    let list = "# Contention\n\n1. Jobs: The union disputes the figure of 600 jobs, calling it “a number plucked from fog.”\n";
    assert_eq!(said(list), ["The union: a number plucked from fog."]);
}

#[test]
fn a_company_that_opens_the_sentence_says_what_its_participle_says() {
    let story = "Ede Railways will end its trial next month, saying riders had found it “louder than the loud ones”.\n";
    assert_eq!(said(story), ["Ede Railways: louder than the loud ones"]);
}

#[test]
fn a_clause_behind_after_has_a_subject() {
    let story = "The mill denied it on Thursday, a day after a former engineer told lawmakers that the bells “never really stop ringing”.\n";
    assert_eq!(said(story), ["a former engineer: never really stop ringing"]);
}

#[test]
fn whose_lawyer_somebody_is_leads_to_the_name() {
    let story = "Peter Lindholm was away. “Neutral toward whom?” asked Lindholm’s lawyer, Olga Brandt of the Forum.\n";
    assert_eq!(said(story), ["Olga Brandt: Neutral toward whom?"]);
}

#[test]
fn brackets_sign_an_item_and_a_dash_leads_on_from_a_name() {
    let brief = "# Ships\n\n## Players\n\n* **Tor Haugen** (opposition spokesman) — calls it “a holiday with much paperwork”\n\n\
        ## Said\n\n- “Ships do not vanish.” (Harbour master **Olga Brandt**)\n";
    assert_eq!(
        said(brief),
        ["Tor Haugen: a holiday with much paperwork", "Olga Brandt: Ships do not vanish."]
    );
}

#[test]
fn a_name_may_be_told_apart_from_its_verb_by_what_its_bearer_is() {
    let story = "Olga Brandt, president and treasurer of the Harbour Club stated, “It is no question of money.”\n\n\
        “It is one of manners,” Peter Lindholm, who is chairman of the Ferry Club said. \
        “It is neither one nor the other,” sighed the club's host, actress Anna Keller.\n\n\
        Because of the tide, explained Lindholm, “we shall leave at nine.”\n";
    assert_eq!(
        said(story),
        [
            "Olga Brandt: It is no question of money.",
            "Peter Lindholm: It is one of manners",
            "Anna Keller: It is neither one nor the other",
            "Peter Lindholm: we shall leave at nine.",
        ]
    );
}

#[test]
fn a_box_with_a_title_is_no_quotation_and_a_quote_is_one() {
    let note = "# Dogs\n\n> [!warning] Beware of the dog\n> The dog bites, said Ann Lee.\n\n\
        > **The dog and the law**\n>\n> It is to be led.\n\n> [!quote] Olga Brandt\n> It bit me on Monday.\n\nSo it was.\n\n\
        > **We want peace and quiet.**\n>\n> We want it now.\n";
    assert_eq!(said(note), ["-: It bit me on Monday.", "-: We want peace and quiet. / We want it now."]);
}

#[test]
fn a_few_words_that_say_what_something_is_are_listed_and_a_scare_quote_is_not() {
    let story = "Olga Brandt said fog was “a convenient culprit”. The company rejected the criticism as “cynical and false”.\n\n\
        Peter Lindholm called it “a costly joke” and left. Brandt said the “so-called experts” had gone. \
        She said the town was “annoyed”.\n";
    assert_eq!(
        said(story),
        [
            "Olga Brandt: a convenient culprit",
            "The company: cynical and false",
            "Peter Lindholm: a costly joke",
        ]
    );
}

#[test]
fn it_means_the_company_that_the_sentence_before_is_about() {
    let story = "Olga Brandt kept the books. The bank denies this. “There is no evidence that anybody else knew,” it said in a statement.\n";
    assert_eq!(said(story), ["The bank: There is no evidence that anybody else knew"]);
}

#[test]
fn whose_sister_agrees_before_a_colon_is_not_who_speaks() {
    let story = "Shopkeeper Olga Brandt does not believe him. “A month is what he said about the bridge.”\n\n\
        Brandt’s sister Tove, a nurse, agreed: “It is nonsense from the first word,” she said.\n";
    assert_eq!(
        said(story),
        [
            "Olga Brandt: A month is what he said about the bridge.",
            "Brandt’s sister Tove: It is nonsense from the first word",
        ]
    );
}

#[test]
fn he_means_the_nameless_newcomer_of_the_sentence_before() {
    let story = "Olga Brandt and Peter Lindholm met on Monday.\n\n\
        A senior official said the plan was dead. “It is over and everybody knows it,” he said.\n\n\
        Lindholm left early. A police officer stopped him. “I only want to go home to my bed,” Lindholm said.\n";
    assert_eq!(
        said(story),
        [
            "A senior official: It is over and everybody knows it",
            "Peter Lindholm: I only want to go home to my bed",
        ]
    );
}

#[test]
fn what_a_crowd_chants_is_said_by_nobody_who_is_named() {
    let story = "The hall was full on Monday.\n\nSpeaker Olga Brandt tried to call the hall to order but was drowned out by chants of “Read it! Read it!”\n\n\
        The inquiry was scathing. It said officers had “confused optimism with arithmetic”.\n";
    assert_eq!(said(story), ["-: Read it! Read it!", "The inquiry: confused optimism with arithmetic"]);
}

#[test]
fn whose_husband_disagrees_is_not_who_says_it() {
    let story = "Peter Lindholm runs the campaign. “We shall win the hill towns,” Lindholm said.\n\n\
        Brandt smiled. Her husband, Lionel, disagreed. “I think this one may stay for coffee,” he said.\n";
    assert_eq!(
        said(story),
        ["Peter Lindholm: We shall win the hill towns", "Her husband: I think this one may stay for coffee"]
    );
}

#[test]
fn whoever_only_does_something_in_the_sentence_before_is_not_who_speaks() {
    let story = "The bus was late on Monday.\n\nA police officer stopped the bus. “I only want to go home to my bed,” he said.\n\n\
        The song was known as “the big sleep”, said Olga Brandt.\n";
    assert_eq!(said(story), ["-: I only want to go home to my bed"]);
}

#[test]
fn a_comma_behind_a_bracket_leads_to_the_verb() {
    let story = "After winning the valley in the vote, Peter Lindholm (Ede), said, “The road will be built by May.”\n";
    assert_eq!(said(story), ["Peter Lindholm: The road will be built by May."]);
}

#[test]
fn whatever_somebody_does_while_they_speak_they_speak() {
    let story = "“I doubt it very much,” grinned Olga Brandt. “But go on, try it and see,” shrugged Peter Lindholm.\n\n\
        “The lock is shut today,” Anna Keller used to say, “and nobody has the key.”\n";
    assert_eq!(
        said(story),
        [
            "Olga Brandt: I doubt it very much",
            "Peter Lindholm: But go on, try it and see",
            "Anna Keller: The lock is shut today / and nobody has the key.",
        ]
    );
}

#[test]
fn whose_words_stand_behind_as_says_them() {
    let story = "Peter Lindholm quoted Olga Brandt as saying: “The plan is dead and buried.”\n\n\
        The dam was defended by engineer Anna Keller as “a modest and overdue repair”. \
        It was hailed as “a triumph of common sense” by Maria Santos.\n\n\
        There were jeers from those “both nauseated and terrified” by Bruno Salt.\n";
    assert_eq!(
        said(story),
        [
            "Olga Brandt: The plan is dead and buried.",
            "Anna Keller: a modest and overdue repair",
            "Maria Santos: a triumph of common sense",
            "-: both nauseated and terrified",
        ]
    );
}

#[test]
fn the_rest_of_a_quotation_may_be_short() {
    let story = "“They handed out biscuits,” said Olga Brandt, “and sang.”\n";
    assert_eq!(said(story), ["Olga Brandt: They handed out biscuits / and sang."]);
}

#[test]
fn a_pronoun_behind_somebody_without_a_name_stands_for_nobody_known() {
    let story = |before: &str| {
        said(&format!("Olga Brandt resigned. {before} “I will do what I can for the town,” she said.\n"))
    };
    assert_eq!(story("Her deputy took over."), ["-: I will do what I can for the town"]);
    assert_eq!(story("Her husband took over."), ["Olga Brandt: I will do what I can for the town"]);
    assert_eq!(story("A deputy said so."), ["A deputy: I will do what I can for the town"]);
}
