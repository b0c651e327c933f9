//! What people are, in the words around their names.

use super::understood;

/// The players of a story with their roles.
fn roles(story: &str) -> Vec<String> {
    let (article, briefing) = understood("story.txt", story);
    let role = |role: Option<briefing::text::span::Span>| role.map_or("-", |role| article.slice(role));
    briefing.players.iter().map(|player| format!("{}: {}", player.name, role(player.role))).collect()
}

#[test]
fn nouns_before_an_office_belong_to_it() {
    let story = "The plan was mocked by opposition leader Olga Brandt. The deputy opposition leader Peter Lindholm was away. \
        According to marine engineer Anna Keller, the pumps failed. The fans back captain Maria Santos. The council chose director Ada Quill. He came with money Senator Clara Winge had saved. \
        It came with the challenge former mayor Bruno Salt made.\n";
    assert_eq!(
        roles(story),
        [
            "Olga Brandt: opposition leader",
            "Peter Lindholm: deputy opposition leader",
            "Anna Keller: marine engineer",
            "Maria Santos: captain",
            "Ada Quill: director",
            "Clara Winge: Senator",
            "Bruno Salt: former mayor",
        ]
    );
}

#[test]
fn an_office_may_end_in_what_it_is_for() {
    let story = "Professor of zoology Martin Gale said so. The former chief of staff Olga Brandt did not. \
        The report warned the director of strikes Peter Lindholm had seen.\n";
    assert_eq!(
        roles(story),
        ["Martin Gale: Professor of zoology", "Olga Brandt: former chief of staff", "Peter Lindholm: -"]
    );
}

#[test]
fn a_form_of_address_yields_to_the_role_before_it() {
    let story = "Team doctor Dr. Olga Brandt said the knee was sound. Defence lawyer Mr Peter Lindholm disagreed. \
        Mr Paul Grau was silent.\n";
    assert_eq!(roles(story), ["Olga Brandt: Team doctor", "Peter Lindholm: Defence lawyer", "Paul Grau: -"]);
}

#[test]
fn where_somebody_belongs_says_more_than_a_degree() {
    let story = "The finding surprised Dr. Olga Brandt of the University of Ede. Dr Peter Lindholm, of the Traffic Institute, \
        was calm. Anna Keller, formerly of Pine & Co., laughed. Maria Santos, 24, from Lowmoor, wept. \
        Martin Gale, from Monday, is at sea. Ada Quill and Bruno Salt, of Hill and Lowmoor, were late.\n";
    assert_eq!(
        roles(story),
        [
            "Olga Brandt: of the University of Ede",
            "Peter Lindholm: of the Traffic Institute",
            "Anna Keller: formerly of Pine & Co.",
            "Maria Santos: from Lowmoor",
            "Martin Gale: -",
            "Ada Quill: -",
            "Bruno Salt: -",
        ]
    );
}

#[test]
fn an_age_and_a_home_may_stand_before_a_role() {
    let story = "Olga Brandt, 11, a pupil at Linden School, was glad. Peter Lindholm, 54, of Upper Ferry, a baker, was not.\n";
    assert_eq!(roles(story), ["Olga Brandt: a pupil at Linden School", "Peter Lindholm: a baker"]);
}

#[test]
fn a_clause_with_whose_tells_of_somebody() {
    let story = "Olga Brandt, whose family has kept cattle there for six generations, was cross. \
        Peter Lindholm, whose firm, Geode, is new, was not.\n";
    assert_eq!(
        roles(story),
        ["Olga Brandt: whose family has kept cattle there for six generations", "Peter Lindholm: -"]
    );
}

#[test]
fn a_clause_with_who_tells_what_somebody_does_all_the_time() {
    let story = "Olga Brandt, who appraises golf courses, agreed. Peter Lindholm, who is running for the council, did not. \
        Anna Keller, who says she saw it, wept. Maria Santos, who was late, slept.\n";
    assert_eq!(
        roles(story),
        [
            "Olga Brandt: who appraises golf courses",
            "Peter Lindholm: who is running for the council",
            "Anna Keller: -",
            "Maria Santos: -",
        ]
    );
}

#[test]
fn a_role_may_name_whom_its_bearer_served() {
    let story = "Olga Brandt, a former aide to Mayor Clara Winge, agreed. Peter Lindholm, Chairman Bruno Salt and others did not.\n";
    assert_eq!(
        roles(story),
        [
            "Olga Brandt: a former aide to Mayor Clara Winge",
            "Clara Winge: Mayor",
            "Peter Lindholm: -",
            "Bruno Salt: Chairman",
        ]
    );
}

#[test]
fn what_somebody_is_until_now_they_still_are() {
    let story = "He will be replaced by Olga Brandt, until now the bank's head of risk.\n";
    assert_eq!(roles(story), ["Olga Brandt: the bank's head of risk"]);
}

#[test]
fn a_clause_cut_at_its_verb_is_told_to_its_end_or_left_out() {
    let story = "Olga Brandt, an adviser who in May has joined the port, agreed. Peter Lindholm, a pilot who in the winter of \
        the great frost had been the only one of them all to bring a ship into the harbour, did not.\n";
    assert_eq!(
        roles(story),
        ["Olga Brandt: an adviser who in May has joined the port", "Peter Lindholm: a pilot"]
    );
}

#[test]
fn what_is_told_of_others_or_of_an_event_is_no_role() {
    let story = "Olga Brandt, with the captain on the bench, scored. Peter Lindholm, like the mayor, was glad. \
        Anna Keller, casting herself as a champion of the poor, ran. Maria Santos, signed up for the post by the director, left. \
        Martin Gale, followed by the chairman, arrived. Bruno Salt, not the manager, paid. \
        Clara Winge, cited Geode's fondness for the mayor, left. Ada Quill, members of the choir and the mayor of Ede sang.\n";
    assert_eq!(
        roles(story),
        [
            "Olga Brandt: -",
            "Peter Lindholm: -",
            "Anna Keller: -",
            "Maria Santos: -",
            "Martin Gale: -",
            "Bruno Salt: -",
            "Clara Winge: -",
            "Ada Quill: -",
        ]
    );
}

#[test]
fn a_plural_owner_opens_a_role() {
    let story =
        "The visitors' goalkeeper, Olga Brandt, slept. Supporters' trust chairman Peter Lindholm did not.\n";
    assert_eq!(
        roles(story),
        ["Olga Brandt: The visitors' goalkeeper", "Peter Lindholm: Supporters' trust chairman"]
    );
}

#[test]
fn a_noun_that_may_be_a_verb_of_saying_is_part_of_an_office() {
    let story = "Olga Brandt, the port's Ellery state director, agreed. The State Department inspector, Peter Lindholm, did not.\n";
    assert_eq!(
        roles(story),
        ["Olga Brandt: the port's Ellery state director", "Peter Lindholm: The State Department inspector"]
    );
}

#[test]
fn one_of_several_has_a_role() {
    let story = "Another trustee, Olga Brandt, agreed. One of the mayor's aides, Peter Lindholm, did not.\n";
    assert_eq!(roles(story), ["Olga Brandt: trustee", "Peter Lindholm: One of the mayor's aides"]);
}

#[test]
fn a_place_that_begins_with_new_is_whole_before_an_office() {
    let story = "He met New York Governor Olga Brandt. He told New York State Senator Peter Lindholm.\n";
    assert_eq!(roles(story), ["Olga Brandt: New York Governor", "Peter Lindholm: New York State Senator"]);
}

#[test]
fn an_adjective_that_is_a_rank_elsewhere_is_no_role() {
    let story =
        "It was paid from private Olga Brandt funds, said Peter Lindholm, a baker. “No,” said Olga Brandt.\n";
    assert_eq!(roles(story), ["Olga Brandt: -", "Peter Lindholm: a baker"]);
}

#[test]
fn another_friend_is_somebody_and_her_friend_is_not() {
    let story = "Another friend, Olga Brandt, agreed. Her friend, Peter Lindholm, did not.\n";
    assert_eq!(roles(story), ["Olga Brandt: Another friend", "Peter Lindholm: -"]);
}

#[test]
fn a_clause_of_what_passes_tells_nothing_of_somebody() {
    let story = "Olga Brandt, who leaves on Monday, agreed. Peter Lindholm, who is moving to Ede next week, did not. \
        Anna Keller, who flies home today, slept. Maria Santos, whose new boat sank in the harbour, wept. \
        Martin Gale, whose old house was on fire, ran. Bruno Salt, whose ban ends in June, waits. \
        Clara Winge, whose term as mayor ended, sang.\n";
    assert_eq!(
        roles(story),
        [
            "Olga Brandt: -",
            "Peter Lindholm: -",
            "Anna Keller: -",
            "Maria Santos: -",
            "Martin Gale: -",
            "Bruno Salt: -",
            "Clara Winge: -",
        ]
    );
}

#[test]
fn a_clause_of_what_lasts_tells_of_somebody() {
    let story = "Olga Brandt, who leads the union until Monday, agreed. Peter Lindholm, who runs the ferry on Monday, did not. \
        Anna Keller, who chairs the board, slept. Maria Santos, who paints boats that were lost in the May storm, wept. \
        Martin Gale, whose firm sells used boats, ran. Bruno Salt, whose beloved Ede United is last, waits. \
        Clara Winge, whose son was lost at sea, sang. Ada Quill, whose firm has moved to Ede, read.\n";
    assert_eq!(
        roles(story),
        [
            "Olga Brandt: who leads the union until Monday",
            "Peter Lindholm: who runs the ferry on Monday",
            "Anna Keller: who chairs the board",
            "Maria Santos: who paints boats that were lost in the May storm",
            "Martin Gale: whose firm sells used boats",
            "Bruno Salt: whose beloved Ede United is last",
            "Clara Winge: whose son was lost at sea",
            "Ada Quill: whose firm has moved to Ede",
        ]
    );
}

#[test]
fn what_opens_a_sentence_is_what_its_subject_is() {
    let story = "A retired teacher, Olga Brandt now keeps bees. A fierce critic of the dam, Peter Lindholm has left. \
        A week after the mayor resigned, Anna Keller left. An hour from the mayor, Maria Santos sleeps.\n";
    assert_eq!(
        roles(story),
        [
            "Olga Brandt: A retired teacher",
            "Peter Lindholm: A fierce critic of the dam",
            "Anna Keller: -",
            "Maria Santos: -",
        ]
    );
}

#[test]
fn whom_somebody_talks_with_is_somebody_else() {
    let story = "After a talk with the mayor, Olga Brandt said the dam holds. With the mayor in bed, Peter Lindholm said nothing. \
        The mayor, Anna Keller, slept. She met the director, Maria Santos, at noon.\n";
    assert_eq!(
        roles(story),
        ["Olga Brandt: -", "Peter Lindholm: -", "Anna Keller: The mayor", "Maria Santos: the director"]
    );
}

#[test]
fn the_next_of_a_list_is_nobodys_role() {
    let story = "In Ede, Olga Brandt, Anna Keller and Peter Lindholm met the mayor. Maria Santos, Anna Keller’s lawyer, was away. \
        Ada Quill, Georgia Tech professor, read.\n";
    assert_eq!(
        roles(story),
        [
            "Olga Brandt: -",
            "Anna Keller: -",
            "Peter Lindholm: -",
            "Maria Santos: Anna Keller’s lawyer",
            "Ada Quill: Georgia Tech professor",
        ]
    );
}

#[test]
fn an_office_has_the_whole_name_of_its_house() {
    let story =
        "University of Tarn physicist Olga Brandt and Bank of Norland governor Peter Lindholm spoke.\n";
    assert_eq!(
        roles(story),
        ["Olga Brandt: University of Tarn physicist", "Peter Lindholm: Bank of Norland governor"]
    );
}

#[test]
fn what_an_irregular_verb_tells_is_no_role() {
    let story = "It began when a producer, Olga Brandt, heard her scold a customer. \
        Peter Lindholm, a bellwright whose father rang for the king, left.\n";
    assert_eq!(roles(story), ["Olga Brandt: a producer", "Peter Lindholm: a bellwright"]);
}

#[test]
fn what_somebody_had_done_is_no_role() {
    let story = "Her uncle Karl Lind, had long disapproved of the teacher. Olga Brandt, a teacher, left.\n";
    assert_eq!(roles(story), ["Karl Lind: -", "Olga Brandt: a teacher"]);
}

#[test]
fn an_office_says_more_than_a_feat_and_a_friend() {
    let story = "Ede manager Olga Brandt, the first woman to win the cup, smiled. Peter Lindholm is a friend. \
        Anna Keller, 58, is chief engineer of the Sill Bridge. Quoting the poet Joris Vale, Maria Santos said it rained. \
        The designer Ada Marsh slept.\n";
    assert_eq!(
        roles(story),
        [
            "Olga Brandt: Ede manager",
            "Peter Lindholm: -",
            "Anna Keller: chief engineer of the Sill Bridge",
            "Joris Vale: poet",
            "Maria Santos: -",
            "Ada Marsh: designer",
        ]
    );
}
