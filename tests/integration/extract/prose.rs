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
    summary: Peter Lindholm, a spokesman for the islanders, denied that the ship was unsafe.
    player: Olga Brandt | Transport Minister | mentioned
    player: Peter Lindholm | a spokesman for the islanders | mentioned
    Olga Brandt: We cannot keep a ship at sea that nobody trusts / The harbour will be closed by Friday.
    Peter Lindholm: She has carried us for thirty years
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
    Thomas Weller: We have counted every single bolt
    Mary Collins: It is a good bridge / and it will be a better one.
    Thomas Weller: the river has never been as high as this.
    ");
}

#[test]
fn what_an_attribution_interrupts_is_one_quotation() {
    let joined = |story: &str| said(story).lines().count() == 1;
    assert!(joined(
        "“The dam will hold,” said Mary Collins, an engineer of the Ebb valley, “and it always has.”"
    ));
    assert!(joined("“Will the dam hold?” Mary Collins asked. “I have no doubt that it will.”"));
    assert!(joined("“The dam will hold,” said Mary Collins: “It has held for forty years.”"));
    assert!(joined(
        "“The dam will hold,” said Mary Collins. “I built it myself.\n\n“My father built the first.”"
    ));
}

#[test]
fn what_is_said_twice_is_two_quotations() {
    let apart = |story: &str| said(story).lines().count() == 2;
    assert!(apart(
        "“The dam will hold,” said Mary Collins. She walked to the gate. “It has held for forty years.”"
    ));
    assert!(apart("“The dam will hold,” said Mary Collins. “It has held for forty years,” she said."));
    assert!(apart("“The dam will hold,” said Mary Collins, who calls it “the best wall in the valley”."));
    assert!(apart(
        "“The dam will hold,” said Mary Collins.\n\n“It has held for forty years and will for more.”"
    ));
    assert!(apart("“The dam will hold,” said Mary Collins. “It will never,” said Thomas Weller."));
    let title = "“The dam will hold,” said Mary Collins. “Lantern Fish” is the title of a book about dams.";
    assert_eq!(said(title), "Mary Collins: The dam will hold");
    assert!(apart("Mary Collins said “the dam will hold for good” and “nobody needs to leave the valley”."));
}

#[test]
fn a_quotation_over_paragraphs_is_one_by_one_speaker() {
    assert_snapshot!(said("Mayor Susan Hartley stood on the wall for an hour.\n\n\
        “People ask me whether it is ugly. Of course it is.\n\n\
        “What I wanted was one dry night,” Hartley said.\n"), @"Susan Hartley: People ask me whether it is ugly. Of course it is. / What I wanted was one dry night");
}

#[test]
fn a_pronoun_means_the_subject_of_the_sentence_before() {
    assert_snapshot!(said("David Morgan met Anna Kessler at the gate. He shook her hand.\n\n\
        “I had been waiting for this since May,” he said.\n\n\
        Anna Kessler laughed at the photographers.\n\n\
        “I would not have missed it for the world,” she said."), @r"
    David Morgan: I had been waiting for this since May
    Anna Kessler: I would not have missed it for the world
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
fn a_title_tells_which_of_two_namesakes_speaks() {
    assert_snapshot!(said("Governor Thaddeus Mercer signed the order, and his cousin, Senator Helen Mercer, sat behind him.\n\n\
        “You can wait for the perfect bridge or you can cross the river,” Governor Mercer said.\n\n\
        “I have been waiting for eleven years,” replied Senator Mercer.\n"), @r"
    Thaddeus Mercer: You can wait for the perfect bridge or you can cross the river
    Helen Mercer: I have been waiting for eleven years
    ");
}

#[test]
fn a_surname_alone_means_whom_the_text_names_in_full_most_often() {
    assert_snapshot!(said("Helen Mercer closed the school on Friday. Helen Mercer had opened it herself, in a spring nobody has forgotten.\n\n\
        The news reached her brother James Mercer at sea.\n\n\
        “There were nine children left in it,” Mercer said.\n"), @"Helen Mercer: There were nine children left in it");
}

#[test]
fn whose_aide_somebody_is_does_not_say_who_speaks() {
    assert_snapshot!(said("“She has never signed a letter like that,” said Brandt spokesman Peter Lindholm. Olga Brandt was away.\n\n\
        “The letter is in the archive,” answered the library’s director, Ada Quill, on Tuesday.\n"), @r"
    Peter Lindholm: She has never signed a letter like that
    Ada Quill: The letter is in the archive
    ");
}

#[test]
fn a_sentence_may_close_with_its_speaker() {
    assert_snapshot!(said("“That would be a poor beginning” for the new ferry, said Peter Lindholm, who built the old one.\n\n\
        The hull has “more rust than paint” and “a hole for every sailor,” harbour master Olga Brandt said.\n\n\
        The ferry will sail in May, Lindholm said, adding, “I shall be on it, with my mother.”\n"), @r"
    Peter Lindholm: That would be a poor beginning
    Olga Brandt: more rust than paint
    Olga Brandt: a hole for every sailor
    Peter Lindholm: I shall be on it, with my mother.
    ");
}

#[test]
fn a_line_of_its_own_may_sign_a_quotation() {
    assert_snapshot!(said("Olga Brandt and Peter Lindholm were asked what they remember of the flood.\n\n\
        “I remember the cow on the roof of the school.”\n\n— Olga Brandt\n\n\
        “I remember who put it there, and why.” — Peter Lindholm, harbour master\n"), @r"
    Olga Brandt: I remember the cow on the roof of the school.
    Peter Lindholm: I remember who put it there, and why.
    ");
}

#[test]
fn what_leads_to_a_quotation_says_whose_it_is() {
    assert_snapshot!(said("Peter Lindholm was asked about the bill and replied: “Who reads bills in winter?” Others at the table said nothing.\n\n\
        Olga Brandt takes another view of the matter: “Somebody has to pay it.”\n\n\
        The meeting ended early, with Lindholm saying, “We have a boat to catch, all of us.”\n"), @r"
    Peter Lindholm: Who reads bills in winter?
    Olga Brandt: Somebody has to pay it.
    Peter Lindholm: We have a boat to catch, all of us.
    ");
}

#[test]
fn a_verb_said_of_a_thing_leaves_the_words_to_whoever_speaks() {
    assert_snapshot!(said("Peter Lindholm, for all his praise, admitted that the ferry promised in the first plan “is not going to sail while I live.”\n"), @"Peter Lindholm: is not going to sail while I live.");
}

#[test]
fn a_pronoun_goes_on_about_the_person_of_the_sentence_before() {
    assert_snapshot!(said("David Morgan has run the harbour since the flood. He added a pier, should Frank Osei ever bring his boats back.\n\n\
        “I would not bet a herring on it,” he said.\n"), @"David Morgan: I would not bet a herring on it");
}

#[test]
fn a_name_of_either_sex_is_told_by_the_pronouns_of_its_text() {
    assert_snapshot!(said("Mayor Taavi Ilves sold her boat in March. Frank Osei bought it.\n\n“It was too small for two dogs,” she said.\n"), @"Taavi Ilves: It was too small for two dogs");
}

#[test]
fn a_few_words_are_listed_where_their_verb_stands_beside_them() {
    assert_snapshot!(said("“No,” said Olga Brandt. The “old” pier stays.\n"), @"Olga Brandt: No");
}

#[test]
fn a_title_the_text_announces_is_no_quotation() {
    assert_snapshot!(said("Olga Brandt wrote the novel “The winter nobody would own.” Critics read “Nine ways to leave a harbour,” by Ada Quill.\n"), @"");
}

#[test]
fn only_what_can_hold_a_view_holds_a_doubt() {
    let (article, briefing) = understood(
        "story.txt",
        "Olga Brandt inspected the harbour.\n\n\
        The wall, she argues, has only moved the flood to the next village.\n\n\
        The price of the stones contradicts every estimate.\n\n\
        It is unclear whether the captain was awake.\n\n\
        The ministry denied that anybody had been warned.\n\n\
        Nobody on the island doubts that spring will come.\n",
    );
    let doubts: Vec<_> = briefing
        .doubts
        .iter()
        .map(|doubt| {
            let holder = doubt.holder.as_ref().map_or("nobody", |holder| holder.name.as_str());
            format!("{holder}: {}", article.slice(doubt.cue.unwrap()))
        })
        .collect();
    assert_snapshot!(doubts.join("\n"), @r"
    Olga Brandt: she argues
    nobody: contradicts
    nobody: It is unclear
    The ministry: denied
    ");
}

#[test]
fn names_hold_articles_initials_and_two_offices_before_them() {
    assert_snapshot!(said("“The pipes are dry,” said Salim al-Harrat.\n\n\
        “They have been dry since Easter,” said former Governor and Harbour Commission Chairman Peter Q. Lindholm.\n\n\
        “Nobody asked us,” al-Harrat added. “Nobody ever does,” said Lindholm.\n"), @r"
    Salim al-Harrat: The pipes are dry
    Peter Q. Lindholm: They have been dry since Easter
    Salim al-Harrat: Nobody asked us
    Peter Q. Lindholm: Nobody ever does
    ");
}

#[test]
fn titles_of_works_and_scare_quotes_are_not_listed() {
    assert_snapshot!(said("The author of “The Long Way to the Harbour” called the plan “bold” and the mayor’s “friends” kept quiet.\n"), @"");
}

#[test]
fn nobody_is_better_than_somebody_wrong() {
    assert_snapshot!(said("A note had been pinned to the door. “The keys are with the baker until noon.”\n"), @"-: The keys are with the baker until noon.");
}

#[test]
fn whoever_wrote_the_article_is_no_player() {
    let story = "Ferry stops for a week\n\nBy Anna Keller, Staff Writer\n\nThe ferry stops for a week, said Olga Brandt.\n";
    let (_, briefing) = understood("story.txt", story);
    let players: Vec<_> = briefing.players.iter().map(|player| player.name.as_str()).collect();
    assert_eq!(players, ["Olga Brandt"]);
}

#[test]
fn a_full_name_tells_namesakes_apart_wherever_it_stands() {
    let brief = "Key players\n- Saskia Bohl (spokeswoman of the parents)\n- Levent Bohl (pupil)\n\n\
        The story\n\nSaskia Bohl welcomed the plan, and Saskia Bohl will help.\n\n\
        “They trust us with a ladder but not with a rope” was the comment of Levent Bohl, who built the pier.\n";
    assert_snapshot!(said(brief), @"Levent Bohl: They trust us with a ladder but not with a rope");
}

#[test]
fn a_title_between_commas_is_no_quotation() {
    assert_snapshot!(said("Olga Brandt spoke for an hour. “The pier will be paid for,” Brandt said.\n\n\
        The council’s new guide for captains, “Harbours in Plain Words,” was printed on Monday.\n"), @"Olga Brandt: The pier will be paid for");
}

#[test]
fn the_name_of_a_show_or_an_advertisement_is_no_quotation() {
    assert_snapshot!(said("“We shall not sell the pier,” Olga Brandt said on Ede Radio’s “Harbours of the Week.”\n\n\
        “It is not for sale,” she told “Fish and Friends and Others,” a show. A new ad, “Playing With The Pier,” says nothing of it.\n\n\
        “(Laughter in the hall.)”\n"), @r"
    Olga Brandt: We shall not sell the pier
    Olga Brandt: It is not for sale
    ");
}

#[test]
fn noises_of_the_hall_and_the_newsroom_are_no_part_of_a_quotation_that_runs_on() {
    assert_snapshot!(said("Olga Brandt spoke about the pier. “We shall not sell it,” she said.\n\n\
        “We never wanted to.\n\n“(Laughter.)\n\n“So go home and sleep.\n\n“Follow Ada Quill on the web @adaquill.”\n"), @r"
    Olga Brandt: We shall not sell it
    Olga Brandt: We never wanted to.
    Olga Brandt: So go home and sleep.
    ");
}

#[test]
fn what_is_left_of_a_tag_opens_no_quotation() {
    assert_snapshot!(said("Olga Brandt wrote on Monday.\n\n<note date=\"3 May\n\n\">The pier is closed until the tide has turned.<note/>\n"), @"");
}

#[test]
fn a_doubt_that_nobody_has_is_none() {
    let story = "Nobody questioned the vote. The captain doubted neither the map nor the crew. \
        The council denied neither claim. Olga Brandt doubted the map.\n";
    assert_eq!(doubts(story), ["Olga Brandt: Olga Brandt doubted the map."]);
}

#[test]
fn a_spokesman_whose_name_is_new_speaks_for_himself() {
    let story =
        "Carla Brandt runs the port. A spokesman for Brandt, Ivko Marsh, dismissed the report as gossip.\n";
    assert_eq!(
        doubts(story),
        ["Ivko Marsh: A spokesman for Brandt, Ivko Marsh, dismissed the report as gossip."]
    );
}

#[test]
fn whoever_is_doing_something_is_named_without_it() {
    let story = "Police are investigating objections to the plan.\n";
    assert_eq!(doubts(story), ["Police: Police are investigating objections to the plan."]);
}

#[test]
fn a_role_stands_without_the_word_that_owns_it() {
    let story = "The town has paid for the pier since Olga Brandt, its mayor, took office. \
        Peter Lindholm, her brother, owns the ferry.\n";
    let (article, briefing) = understood("story.txt", story);
    let roles: Vec<_> =
        briefing.players.iter().map(|player| player.role.map(|role| article.slice(role))).collect();
    assert_eq!(roles, [Some("mayor"), None]);
}

#[test]
fn a_summary_does_not_begin_with_a_greeting() {
    let letter = "Good morning. Here is what you need before the first ferry. The bridge over the Ede is open again.\n\n\
        More news\n\nRain fell all week.\n";
    let (article, briefing) = understood("letter.txt", letter);
    let summary: Vec<_> = briefing.summary.iter().map(|span| article.slice(*span)).collect();
    assert_eq!(summary.first(), Some(&"The bridge over the Ede is open again."), "{summary:?}");
}

/// The doubts of a story with their holders.
fn doubts(story: &str) -> Vec<String> {
    let (article, briefing) = understood("story.txt", story);
    let holder = |doubt: &briefing::model::briefing::Doubt| {
        doubt.holder.as_ref().map_or("nobody".to_owned(), |holder| holder.name.clone())
    };
    briefing.doubts.iter().map(|doubt| format!("{}: {}", holder(doubt), article.slice(doubt.span))).collect()
}

#[test]
fn whoever_does_not_believe_doubts_and_nobody_vouches_for_what_is_not_confirmed() {
    let story = "Olga Brandt said on Monday that she did not believe the figure. \
        The cause has not been independently confirmed.\n";
    assert_eq!(
        doubts(story),
        [
            "Olga Brandt: Olga Brandt said on Monday that she did not believe the figure.",
            "nobody: The cause has not been independently confirmed."
        ]
    );
}

#[test]
fn what_is_posted_on_x_ends_there() {
    let story =
        "The captain called the plan “a bucket with a hole in it” on X. Brandt denied that it leaked.\n";
    assert_eq!(doubts(story), ["Brandt: Brandt denied that it leaked."]);
}
