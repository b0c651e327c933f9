//! Which sentences show a doubt, of what kind, and who holds it.

use super::understood;

/// The doubts of a story: kind, holder, cue.
fn doubts(story: &str) -> Vec<String> {
    let (article, briefing) =
        understood(if story.starts_with('#') { "story.md" } else { "story.txt" }, story);
    briefing
        .doubts
        .iter()
        .map(|doubt| {
            let holder = doubt.holder.as_ref().map_or("nobody", |holder| holder.name.as_str());
            let cue = doubt.cue.map_or("", |cue| article.slice(cue));
            format!("{}: {holder}: {cue}", doubt.kind.name())
        })
        .collect()
}

#[test]
fn whoever_doubts_in_the_first_person_holds_the_doubt() {
    let story = "“The stocks are thin,” said Olga Brandt. “But I doubt that the strike will last.”\n\n\
        “We reject every word of it,” Peter Lindholm said. “We invented the wheel here,” he added.\n";
    assert_eq!(doubts(story), ["doubt: Olga Brandt: doubt", "denial: Peter Lindholm: reject"]);
}

#[test]
fn quoted_words_that_are_part_of_a_sentence_show_what_is_doubted() {
    let story = "Olga Brandt called the count “a sham and an insult.” The ferry office said it “respectfully disagrees” with her.\n\n\
        “He says that the count was a sham. It was a party,” said Peter Lindholm.\n";
    assert_eq!(
        doubts(story),
        ["criticism: Olga Brandt: a sham", "contradiction: The ferry office: disagrees"]
    );
}

#[test]
fn to_dismiss_a_person_denies_nothing() {
    let story = "Olga Brandt considered dismissing the harbour master. The judge dismissed the lawsuit.\n\n\
        Peter Lindholm dismissed the story as gossip.\n";
    assert_eq!(doubts(story), ["denial: Peter Lindholm: dismissed"]);
}

#[test]
fn questions_and_names_are_no_doubts() {
    let story = "Olga Brandt bred three geese.\n\nAre her critics right that it was a mistake?\n\n\
        The geese, called Faith and Doubt, are asleep.\n";
    assert_eq!(doubts(story), [""; 0]);
}

#[test]
fn a_run_in_head_is_no_cue() {
    let story = "# Robots\n\n**The news:** The mill has a robot.\n\n**What puzzles skeptical readers:** The robot is asleep at noon.\n";
    assert_eq!(doubts(story), [""; 0]);
}

#[test]
fn a_plea_a_vote_and_an_insult_are_doubts() {
    let story = "Olga Brandt has pleaded not guilty. Peter Lindholm said he would vote no.\n\n\
        Families called it insulting. The mayor was seen insulting reporters. Not everyone believes the figure.\n";
    assert_eq!(
        doubts(story),
        [
            "denial: Olga Brandt: pleaded not guilty",
            "contradiction: Peter Lindholm: would vote no",
            "criticism: Families: it insulting",
            "contradiction: nobody: Not everyone believes",
        ]
    );
}

#[test]
fn whoever_says_that_something_is_false_denies_it() {
    let story = "“The claims are false, and their author knows it,” said Olga Brandt. “Nothing is false about my teeth,” sang the choir.\n";
    assert_eq!(doubts(story).first().map(String::as_str), Some("denial: Olga Brandt: are false"));
}

#[test]
fn a_few_quoted_words_under_a_heading_of_doubts_are_a_doubt() {
    let brief = "# Dust\n\n## Who matters\n\n- **Judge Mateo Lobo** – wrote the ruling\n\n## Doubts\n\n\
        - Olga Brandt says the court “took a souvenir for a mineral.”\n- “I own a spoon,” says Peter Lindholm.\n\
        - No one has tested the dust.\n";
    assert_eq!(doubts(brief), ["doubt: Olga Brandt: says", "caveat: nobody: No one has tested"]);
    let (_, briefing) = understood("brief.md", brief);
    let judge = briefing.players.first().map(|player| (player.name.as_str(), player.kind));
    assert_eq!(judge, Some(("Mateo Lobo", briefing::model::briefing::PlayerKind::Person)));
}

#[test]
fn of_a_row_the_cell_with_the_doubt_is_one_and_the_name_before_it_holds_it() {
    let table = "## Key players\n\n| Name | Role | Position |\n|---|---|---|\n\
        | Olga Brandt | captain of the ferry | against: doubts that the ice will hold |\n";
    for story in [table.to_owned(), format!("# Ice\n\n{}", table.replace("Key players", "The ice"))] {
        let (article, briefing) = understood("story.md", &story);
        let [doubt] = briefing.doubts.as_slice() else { panic!("{:?}", briefing.doubts) };
        assert_eq!(article.slice(doubt.span), "against: doubts that the ice will hold");
        assert_eq!(doubt.holder.as_ref().map(|holder| holder.name.as_str()), Some("Olga Brandt"));
    }
}

#[test]
fn it_and_they_mean_whom_the_sentence_before_begins_with() {
    let story = "Oceanline is building the dock. It denied reports of a leak.\n\nOceanline has a boat. It remains uncertain whether she floats.\n\n\
        Teachers met on Friday. They criticised the new timetable.\n\n\
        A driver on line 3 said he doubted the plan.\n";
    assert_eq!(
        doubts(story),
        [
            "denial: Oceanline: denied",
            "caveat: nobody: remains uncertain",
            "criticism: Teachers: criticised",
            "doubt: A driver on line 3: doubted",
        ]
    );
}

#[test]
fn what_is_called_invented_is_denied_and_what_is_invented_is_not() {
    let story = "Olga Brandt called the figure of nine millions invented. Peter Lindholm invented a lamp.\n\n\
        Not everyone in the valley supports the suit. Not everyone can swim.\n";
    assert_eq!(doubts(story), ["denial: Olga Brandt: invented", "contradiction: nobody: Not everyone"]);
}

#[test]
fn a_thing_that_will_never_come_is_doubted_and_a_refusal_to_explain_is_none() {
    let brief = "# Suit\n\n## Skepticism\n\n- Farmers in the valley say the savings will never reach them.\n\
        - “A lamp is not a window,” Olga Brandt said, and would not explain.\n";
    assert_eq!(doubts(brief), ["doubt: Farmers in the valley: will never"]);
}

#[test]
fn what_somebody_claims_is_dismissed_and_whoever_works_is_sacked() {
    let story = "The mayor dismissed the opposition leader's claims. Olga Brandt dismissed a reporter's question.\n\n\
        The prosecutor dismissed claims by the staff.\n\n\
        The mayor dismissed the harbour master yesterday. The captain was dismissed by the council.\n";
    assert_eq!(
        doubts(story),
        [
            "denial: The mayor: dismissed",
            "denial: Olga Brandt: dismissed",
            "denial: The prosecutor: dismissed"
        ]
    );
}

#[test]
fn words_that_describe_a_thing_criticise_only_in_a_phrase() {
    let plain = "A steel fabrication plant burned. A botched robbery ended at noon. The bet panned out.\n\n\
        Peter Lindholm raised eyebrows and smiled. The short-sighted captain wore glasses.\n\n\
        The mayor was seen insulting reporters.\n";
    assert_eq!(doubts(plain), [""; 0]);
    let story = "Olga Brandt called it a fabrication. The city botched the count.\n\n\
        The play was panned. The plan raised eyebrows in the harbour. Families called it insulting.\n";
    let cues: Vec<_> =
        doubts(story).iter().filter_map(|doubt| Some(doubt.rsplit_once(": ")?.1.to_owned())).collect();
    assert_eq!(cues, ["it a fabrication", "botched the", "was panned", "raised eyebrows in", "it insulting"]);
}

#[test]
fn an_unmarked_head_is_one_of_its_own_paragraph() {
    let story = "The ferry stops for a week, the harbour office told the islanders on Monday morning.\n\n\
        Criticism: Olga Brandt says that the ice melts.\n\n\
        The ice is thick, says Peter Lindholm. It will be spring, says Anna Keller.\n";
    assert_eq!(doubts(story), ["doubt: Olga Brandt: says"]);
}

#[test]
fn whoever_is_blamed_is_criticised_and_the_weather_is_not() {
    let story = "Oceanline blamed fog. Olga Brandt blamed the harbour master. The crash was blamed on fog.\n";
    assert_eq!(doubts(story), ["criticism: Olga Brandt: blamed"]);
}

#[test]
fn a_clause_of_its_own_has_a_holder_of_its_own() {
    let story = "Olga Brandt told the Lamp that the case was open, although two of her colleagues doubt a trial will come.\n\n\
        Peter Lindholm said the boat floats, but doubts the price.\n";
    assert_eq!(doubts(story), ["doubt: two of her colleagues: doubt", "doubt: Peter Lindholm: doubts"]);
}

#[test]
fn trust_that_is_gone_is_a_doubt_and_a_name_that_is_kept_back_is_none() {
    let story = "Olga Brandt no longer trusts the figures. Some fear the pipes will burst.\n\n# Doubts\n\n\
        A nurse, who spoke on condition she not be named, said the pumps were new.\n";
    assert_eq!(doubts(story), ["doubt: Olga Brandt: no longer trusts", "caveat: Some: Some fear"]);
}

#[test]
fn whoever_is_criticised_holds_no_view_and_whoever_does_it_stands_behind_by() {
    let story = "Olga Brandt was widely criticised for the delay. That was contradicted by the harbour board, \
        which said it knew nothing.\n\nPeter Lindholm was attacked by the union for his haste.\n\n\
        Ivo Marsh is accused of arson. Brandt was outraged.\n";
    assert_eq!(
        doubts(story),
        [
            "criticism: nobody: criticised",
            "contradiction: the harbour board: contradicted",
            "criticism: the union: attacked",
            "criticism: Olga Brandt: outraged",
        ]
    );
}

#[test]
fn what_somebody_calls_a_disgrace_is_criticised_unless_they_take_it_back() {
    let story = "“It’s a disgrace and they know it,” said Olga Brandt.\n\n\
        “I am not going to say it was a mistake,” said Peter Lindholm.\n";
    assert_eq!(doubts(story), ["criticism: Olga Brandt: a disgrace"]);
}

#[test]
fn whoever_is_asked_about_holds_no_view_of_the_question() {
    let story = "Pelican & Crane said it had acted in good faith and questioned whether Peter Lindholm had ever owned the boat.\n\n\
        Olga Brandt’s claim that the dam held is misleading, according to the harbour board.\n";
    assert_eq!(
        doubts(story),
        ["doubt: Pelican & Crane: questioned whether", "criticism: the harbour board: misleading"]
    );
}

#[test]
fn every_item_under_a_heading_of_doubts_is_one() {
    let note = "# Dam\n\nThe dam will hold.\n\n## Doubts\n\n- Is the photograph from 2019?\n- The estimate looks low.\n\
        - No one questions the survey.\n- Olga Brandt: the levels are wrong.\n";
    assert_eq!(doubts(note), ["doubt: nobody: ", "doubt: nobody: ", "contradiction: Olga Brandt: are wrong"]);
}

#[test]
fn what_somebody_says_is_absurd_they_criticise() {
    let story = "Analysts say the target is unrealistic. Mayor Olga Brandt called the idea of a second dam absurd. \
        Peter Lindholm described the fine as pointless.\n\n\
        “The whole exercise is senseless,” said Ada Moss. “That is foolish, as my uncle used to say,” said Hugo Lind.\n\n\
        The target is unrealistic. The survey was premature.\n\n\
        Analysts say the target is not unrealistic. The idea was called absurd. Brandt asked whether the plan is foolish.\n";
    assert_eq!(
        doubts(story),
        [
            "criticism: Analysts: unrealistic",
            "criticism: Olga Brandt: absurd",
            "criticism: Peter Lindholm: pointless",
            "criticism: Ada Moss: senseless",
            "criticism: Hugo Lind: foolish",
        ]
    );
}

#[test]
fn what_is_too_much_for_somebody_they_criticise() {
    let story = "Economist Ada Moss said the forecast was too optimistic. Farmers say the governor waited too long.\n\n\
        The forecast was too optimistic. The doctor said it was too late to sail. The doctor said it was too late.\n\n\
        Peter Lindholm did not say the forecast was too optimistic.\n";
    assert_eq!(doubts(story), ["criticism: Ada Moss: too optimistic", "criticism: Farmers: too long"]);
}

#[test]
fn few_who_are_convinced_are_a_doubt() {
    let story = "Few residents are convinced. Not all were impressed. A few residents are convinced.\n\n\
        Few residents are at home. The residents are not all convinced that it rains.\n";
    assert_eq!(
        doubts(story),
        ["doubt: nobody: Few residents are convinced", "doubt: nobody: Not all were impressed"]
    );
}

#[test]
fn whoever_insists_that_something_is_not_so_denies_it() {
    let story = "The airline insists that no bag was lost. The baker insists on rye. The baker insists that rye is best.\n";
    assert_eq!(doubts(story), ["denial: The airline: insists"]);
}

#[test]
fn blows_are_no_criticism() {
    let story = "Gunmen attacked a convoy. A car slammed into the bakery. The site was attacked by hackers. \
        Olga Brandt slammed the door.\n\nThe senator attacked the plan. Norland slams Ostmar on fishing. \
        Peter Lindholm attacked the board for hiding the report. The board was attacked for hiding it by the union.\n";
    assert_eq!(
        doubts(story),
        [
            "criticism: The senator: attacked",
            "criticism: Norland: slams",
            "criticism: Peter Lindholm: attacked",
            "criticism: the union: attacked",
        ]
    );
}

#[test]
fn people_are_questioned_without_a_doubt_and_what_they_say_is_not() {
    let story = "Police questioned the driver. Detectives questioned the driver’s account. Lawyers questioned the count.\n";
    assert_eq!(doubts(story), ["doubt: Detectives: questioned the", "doubt: Lawyers: questioned the"]);
}

#[test]
fn goals_patients_and_storms_are_conceded_admitted_and_warned_of_without_a_doubt() {
    let story = "The visitors conceded a goal. The minister conceded that the gate was open.\n\n\
        The clinic admitted three doctors. The clerk admitted stealing a ring. The clerk admitted that she slept.\n\n\
        Forecasters warned of snow. Engineers warned that the dam would leak.\n";
    assert_eq!(
        doubts(story),
        ["caveat: The minister: conceded", "caveat: The clerk: admitted", "caveat: Engineers: warned"]
    );
}

#[test]
fn a_doubt_is_held_by_whoever_it_comes_from_or_says_it_behind_a_comma() {
    let story = "The plan drew criticism from doctors - and praise from nurses. It has come under fire from teachers.\n\n\
        The count does not stand up, said Ada Moss. The figure differs from reports of the board.\n\n\
        Human rights lawyers called the ruling a step backwards.\n";
    assert_eq!(
        doubts(story),
        [
            "criticism: doctors: drew criticism",
            "criticism: teachers: come under fire from",
            "doubt: Ada Moss: does not stand up",
            "contradiction: The figure: differs from",
            "criticism: Human rights lawyers: a step backwards",
        ]
    );
}

#[test]
fn flat_words_of_a_speaker_are_a_view_of_theirs() {
    let story = "“It makes no sense,” said Olga Brandt. “It will never work,” said Peter Lindholm.\n\n\
        “They are wrong,” said Ada Moss. “That is simply not true,” said Hugo Lind.\n\n\
        “He says it makes no sense,” said Karl Weber.\n";
    assert_eq!(
        doubts(story),
        [
            "criticism: Olga Brandt: makes no sense",
            "criticism: Peter Lindholm: will never work",
            "contradiction: Ada Moss: are wrong",
            "denial: Hugo Lind: not true",
        ]
    );
}

#[test]
fn whoever_blames_a_thing_in_the_passive_criticises_it() {
    assert_eq!(doubts("The pump was blamed by the boys.\n"), ["criticism: nobody: blamed"]);
    assert_eq!(doubts("The boys blamed the pump.\n"), [""; 0]);
}

#[test]
fn he_who_doubts_is_whoever_says_so_only_right_behind_the_verb() {
    let story =
        |words: &str| format!("Olga Brandt keeps the lock.\n\nA driver said {words} she doubted that.\n");
    assert_eq!(doubts(&story("")), ["doubt: A driver: doubted"]);
    assert_eq!(doubts(&story("the lock was shut, and")), ["doubt: Olga Brandt: doubted"]);
    let story = "Peter Lindholm met Olga Brandt on the quay.\n\n{} said he doubted the plan.\n";
    for other in ["She", "Olga Brandt"] {
        assert_eq!(doubts(&story.replace("{}", other)), ["doubt: Peter Lindholm: doubted"], "{other}");
    }
}

#[test]
fn what_is_not_so_is_no_doubt() {
    let story = "The board has never publicly blamed the crew. The owners were not too concerned about the leak. \
        Peter Lindholm could neither confirm nor deny it. The accused slept.\n\n\
        The mayor not only criticised the plan. “I couldn’t disagree more,” said Ada Moss. The union is not accusing anybody.\n";
    assert_eq!(doubts(story), ["criticism: The mayor: criticised", "contradiction: Ada Moss: disagree"]);
}

#[test]
fn what_is_a_mistake_holds_no_view_and_whoever_is_furious_does() {
    let story = "The plan is a mistake, said Ada Moss. The newspaper was a disgrace. The union was furious at the board. \
        The union is accusing the board of haste.\n";
    assert_eq!(
        doubts(story),
        [
            "criticism: Ada Moss: a mistake",
            "criticism: nobody: a disgrace",
            "criticism: The union: was furious",
            "criticism: The union: accusing",
        ]
    );
}

#[test]
fn whoever_draws_criticism_does_not_hold_it() {
    let story = "Olga Brandt is drawing criticism for her plan. Peter Lindholm, under fire over his taxes, left. \
        Ada Moss faced a backlash from farmers. The film shows people accused of murder.\n";
    assert_eq!(
        doubts(story),
        [
            "criticism: nobody: criticism",
            "criticism: nobody: under fire over",
            "criticism: farmers: backlash"
        ]
    );
}

#[test]
fn criticism_of_bodies_and_by_agents_is_no_blow() {
    let story = "Teachers slammed the school board. Union leaders attacked the government on Monday. \
        Olga Brandt lashed out at the council. The plan was attacked by critics. Gunmen attacked the council.\n";
    assert_eq!(
        doubts(story),
        [
            "criticism: Teachers: slammed",
            "criticism: Union leaders: attacked",
            "criticism: Olga Brandt: lashed out",
            "criticism: critics: attacked",
        ]
    );
}

#[test]
fn a_doubt_ends_with_its_sentence() {
    for story in
        ["Nobody was there. Happy crowds left.\n", "# What it was\n\nAbsurd rumours spread, said Ada Moss.\n"]
    {
        assert_eq!(doubts(story), [""; 0], "{story}");
    }
}

#[test]
fn who_is_happy_asks_and_demands_judges_nothing() {
    let story = "Nobody was happy when the rain came. Few teams are as happy as Ede. None were sold.\n\n\
        She called the police about the absurd claim. It was long thought the law was absurd.\n\n\
        The teacher insisted that nobody leave. The coach insisted that the team would not give up.\n";
    assert_eq!(doubts(story), [""; 0]);
}

#[test]
fn who_is_too_slow_to_act_is_criticised() {
    let story = "Residents say the council was too slow to act. Ada Moss questioned whether the minister was right.\n\n\
        The minister conceded the point. The minister admitted lying to the court.\n\n\
        The law, which is absurd, was drawn up at night, Ada Moss said.\n";
    assert_eq!(
        doubts(story),
        [
            "criticism: Residents: too slow",
            "doubt: Ada Moss: questioned whether",
            "caveat: The minister: conceded",
            "caveat: The minister: admitted",
            "criticism: Ada Moss: absurd",
        ]
    );
}

#[test]
fn whoever_does_something_saying_so_is_named_without_it() {
    let story = "A judge threw out the claim, saying the evidence was thin. \
        Olga Brandt, a judge, left the room, calling the plan reckless.\n";
    assert_eq!(doubts(story), ["caveat: A judge: evidence was thin", "criticism: Olga Brandt: reckless"]);
}
