//! Who is named in a story, and what they are.

use super::understood;

/// The players of a story with their roles.
fn players(story: &str) -> Vec<String> {
    let (article, briefing) =
        understood(if story.starts_with('#') { "story.md" } else { "story.txt" }, story);
    let role = |role: Option<briefing::text::span::Span>| role.map_or("-", |role| article.slice(role));
    briefing.players.iter().map(|player| format!("{}: {}", player.name, role(player.role))).collect()
}

#[test]
fn a_name_may_hold_two_particles() {
    let story = "The error was found by Joost van der Maas, a paramedic in Ede. “At first I laughed,” said van der Maas.\n";
    assert_eq!(players(story), ["Joost van der Maas: a paramedic in Ede"]);
}

#[test]
fn a_surname_that_comes_again_makes_sure_of_the_full_name() {
    let story = "Mayoral rivals Cassa Odurel and Freda Lindgren agreed on Monday. Odurel, a planner, was brief.\n\n\
        “The wind study is old,” Odurel said. “It is eleven years old,” said Lindgren.\n";
    let names: Vec<_> =
        players(story).iter().filter_map(|player| Some(player.split_once(':')?.0.to_owned())).collect();
    assert!(names.contains(&"Cassa Odurel".to_owned()), "{names:?}");
}

#[test]
fn what_opens_an_item_is_no_given_name_of_somebody_who_has_another() {
    let notes = "# Notes\n\n## People\n\n- Sunniva Dahl: head of the water works\n\n## Next\n\n- Ask Dahl for the logs\n- Call Dahl again\n";
    assert_eq!(players(notes), ["Sunniva Dahl: head of the water works"]);
}

#[test]
fn an_office_is_no_part_of_a_name() {
    let story = "The commission's chairman, Retired Justice Barnabas Oketch, said the count was fair.\n\n\
        The inquiry's chair, Dame Rosamund Pike-Allen, spoke for an hour.\n";
    assert_eq!(
        players(story),
        ["Barnabas Oketch: The commission's chairman", "Rosamund Pike-Allen: The inquiry's chair"]
    );
}

#[test]
fn chapels_and_firms_are_no_people() {
    let story = "The bell hangs in the chapel of Santa Inés. The drug's maker, Voltra Pelham, said it was safe. \
        A spokeswoman for the company, Anna Keller, would not say so. \
        Olga Brandt, a doctor, agreed.\n";
    assert_eq!(players(story), ["Anna Keller: A spokeswoman for the company", "Olga Brandt: a doctor"]);
}

#[test]
fn an_owner_or_a_copula_tells_a_role() {
    let story = "Geode's chief technology officer, Olga Brandt, was blamed. Peter Lindholm is the firm's operations chief. \
        Anna Keller, who has led the union since May, was away.\n";
    assert_eq!(
        players(story),
        [
            "Olga Brandt: Geode's chief technology officer",
            "Peter Lindholm: the firm's operations chief",
            "Anna Keller: who has led the union since May",
        ]
    );
}

#[test]
fn a_role_before_a_name_is_whole() {
    let story = "County emergency director Olga Brandt was in the boat. The town's parks and roads manager Peter Lindholm was not. \
        The mayor met director Anna Keller.\n\nDirector of the Museum of Ferries Maria Santos said the hall was full.\n";
    assert_eq!(
        players(story),
        [
            "Olga Brandt: County emergency director",
            "Peter Lindholm: parks and roads manager",
            "Anna Keller: director",
            "Maria Santos: Director of the Museum of Ferries",
        ]
    );
}

#[test]
fn a_clause_is_part_of_a_role_as_a_whole_or_not_at_all() {
    let story = "Olga Brandt, a botanist who is on leave, agreed. Peter Lindholm, a specialist who was asked by the museum \
        of ferries to look at every one of the maps in the hall, did not.\n";
    assert_eq!(players(story), ["Olga Brandt: a botanist who is on leave", "Peter Lindholm: a specialist"]);
}

#[test]
fn whose_son_somebody_is_means_nothing_alone() {
    let story = "Olga Brandt is a baker. Her son Mateo Brandt sells insurance.\n";
    assert_eq!(players(story).last().map(String::as_str), Some("Mateo Brandt: -"));
}

#[test]
fn a_rank_leaves_the_whole_name() {
    let list = "# Guards\n\n## Who's who\n\n* Sgt. Al Whitcomb - head of the guards\n\n## News\n\nWhitcomb said he was tired.\n";
    assert_eq!(players(list), ["Al Whitcomb: head of the guards"]);
}

#[test]
fn an_owner_that_is_a_role_leads_to_the_role() {
    let story = "The operator’s customer director, Olga Brandt, was late. On Monday party leader Peter Lindholm was not. \
        Anna Keller, 31, and her sister Maria Keller, 28, were asleep.\n";
    assert_eq!(
        players(story),
        [
            "Olga Brandt: The operator’s customer director",
            "Peter Lindholm: party leader",
            "Anna Keller: -",
            "Maria Keller: -",
        ]
    );
}

#[test]
fn listed_names_stand_without_what_their_bearers_are() {
    let list = "# Algae\n\n## Main actors\n\n- Farmers' league chairman Peter Lindholm\n- Geologist Prof. Dr. Olga Brandt, Ede University\n";
    assert_eq!(players(list), ["Peter Lindholm: Farmers' league chairman", "Olga Brandt: Ede University"]);
}

#[test]
fn a_bracket_with_the_party_stands_before_the_role() {
    let story = "Sen. Olga Brandt (D-Ede), the whip of her party, agreed. Peter Lindholm, one of the mayor's closest aides, did not.\n";
    assert_eq!(
        players(story),
        ["Olga Brandt: the whip of her party", "Peter Lindholm: one of the mayor's closest aides"]
    );
}

#[test]
fn what_merely_holds_a_word_for_a_role_is_none() {
    let story = "Olga Brandt, you are the queen of the quay. Peter Lindholm, chairman Anna Keller and others agreed.\n";
    assert_eq!(players(story), ["Olga Brandt: -", "Peter Lindholm: -", "Anna Keller: chairman"]);
}

#[test]
fn a_state_and_a_copula_belong_to_a_role() {
    let story = "Olga Brandt, legal director for the state harbour office, agreed. Peter Lindholm, who was chief pilot of the port, did not.\n";
    assert_eq!(
        players(story),
        [
            "Olga Brandt: legal director for the state harbour office",
            "Peter Lindholm: who was chief pilot of the port",
        ]
    );
}

#[test]
fn an_adverb_that_opens_a_sentence_is_no_given_name() {
    let story = "The mill is for sale. Apparently Hitzig, a baker, will buy it. “I shall,” said Hitzig.\n";
    assert_eq!(players(story), ["Hitzig: a baker"]);
}

#[test]
fn a_word_before_a_colon_lists_nobody() {
    let minutes = "The council met on Monday in the old hall of the harbour office, as it does each month.\n\n\
        Present: Mayor Anna Keller and Peter Lindholm, a clerk.\n\nPerspectives: none.\n\n\
        Key players: Olga Brandt, captain of the ferry.\n";
    let listed = players(minutes);
    assert!(listed.contains(&"Olga Brandt: captain of the ferry".to_owned()), "{listed:?}");
    let label =
        |player: &String| ["Present", "Perspectives", "Key"].iter().any(|word| player.starts_with(word));
    assert!(!listed.iter().any(label), "{listed:?}");
}

#[test]
fn a_phrase_before_a_name_is_an_office_by_its_head() {
    let story = "Teacher pay rose by a third, Maria Santos said.\n\n\
        Director of the Harbour Museum, Olga Brandt, said no.\n";
    assert_eq!(players(story), ["Maria Santos: -", "Olga Brandt: Director of the Harbour Museum"]);
}

#[test]
fn a_role_behind_is_ends_its_phrase_and_who_runs_leads_something() {
    let story = "Emil Sorrel was the reason the mayor resigned. Ada Quill is the mayor of Ede.\n";
    assert_eq!(players(story), ["Emil Sorrel: -", "Ada Quill: the mayor of Ede"]);
    let brief = "# Race\n\n## Key players\n\nOlga Brandt ran the marathon in May.\n\nPeter Lindholm runs the harbour company.\n";
    let listed = players(brief);
    assert!(listed.contains(&"Peter Lindholm: runs the harbour company".to_owned()), "{listed:?}");
    assert!(!listed.iter().any(|player| player.contains("marathon")), "{listed:?}");
}

#[test]
fn whoever_a_credit_behind_the_last_sentence_names_is_no_player() {
    let story = "Olga Brandt opened the lock on Tuesday.\n\n\
        The shares closed down. (Reporting by Peter Lindholm; Editing by Ivo Marsh)\n";
    assert_eq!(players(story), ["Olga Brandt: -"]);
}

#[test]
fn whoever_is_named_between_commas_behind_an_office_is_a_player_whatever_the_name() {
    let story = "The bank will close, said its chief engineer, Obinna Castle, on Monday.\n";
    assert_eq!(players(story), ["Obinna Castle: chief engineer"]);
}

#[test]
fn lakes_storms_clubs_and_papers_are_nobody() {
    let story = "Olga Brandt rowed over Lake Kessel. Storm Agnes hit the coast, Baltic Wire reported. \
        Real Ostmar won, the Ostmar Dispatch wrote. Cell Horizons published the study.\n";
    let (_, briefing) = understood("story.txt", story);
    let names: Vec<_> = briefing.players.iter().map(|player| player.name.as_str()).collect();
    assert_eq!(names, ["Olga Brandt"]);
}
