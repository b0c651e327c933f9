//! Briefs: headings, lists and run-in heads say what is what.

use insta::assert_snapshot;

use super::{line, outline, understood};

const BRIEF: &str = "
The council of Lower Ede has been talking to the ferry company through a go-between, according to a person familiar with the matter. Officials express growing frustration with the delay. Premier Oskar Lindqvist is eager to see the boats run again, with Ivo Tessmer, a key figure in the talks, exchanging letters with the company to bring home the stranded Ede-born sailor Emil Sorrel.
Key Players and Their Roles
- Ivo Tessmer: The go-between, who has been carrying letters across the river.
- Ruth Abelard: The mayor, who believes that the boats can be back by June.
- Karl Eberwein: A former captain, who questions whether the hulls will last the summer, given Tessmer’s haste.
- Stella Wickett: The premier’s envoy on the river, who recently put forward a new timetable.
Costs and Delays
Secretary of Works Nina Palgrave said the town could spend no more than it had. Several members suggest that the premier has been “annoyed” for weeks.
“They want their own harbour, not ours. That tells me they mean to stay,” said Ivo Tessmer.
Challenges and Skepticism
Some captains are skeptical about the plan, given the age of the boats. Ferry company spokesman Max Oderbruch denied any delay, stating, “Nobody has waited a day longer than he had to.” As Palgrave conceded, “In the end we all read the same bill,” referring to the repairs.
";

#[test]
fn a_brief_gives_what_its_headings_promise_and_what_its_prose_adds() {
    let (article, briefing) = understood("brief.txt", BRIEF);
    assert_snapshot!(outline(&article, &briefing), @r"
    summary: The council of Lower Ede has been talking to the ferry company through a go-between, according to a person familiar with the matter.
    summary: Officials express growing frustration with the delay.
    summary: Premier Oskar Lindqvist is eager to see the boats run again, with Ivo Tessmer, a key figure in the talks, exchanging letters with the company to bring home the stranded Ede-born sailor Emil Sorrel.
    player: Ivo Tessmer | The go-between | listed
    player: Ruth Abelard | The mayor | listed
    player: Karl Eberwein | A former captain | listed
    player: Stella Wickett | The premier’s envoy on the river | listed
    player: Oskar Lindqvist | Premier | mentioned
    player: Emil Sorrel | Ede-born sailor | mentioned
    player: Nina Palgrave | Secretary of Works | mentioned
    player: Max Oderbruch | Ferry company spokesman | mentioned
    Ivo Tessmer: They want their own harbour, not ours. That tells me they mean to stay
    Max Oderbruch: Nobody has waited a day longer than he had to.
    Nina Palgrave: In the end we all read the same bill
    doubt: Some captains | Some captains are skeptical about the plan, given the age of the boats.
    denial: Max Oderbruch | Ferry company spokesman Max Oderbruch denied any delay, stating, “Nobody has waited a day longer than he had to.”
    caveat: Nina Palgrave | As Palgrave conceded, “In the end we all read the same bill,” referring to the repairs.
    criticism: Officials | Officials express growing frustration with the delay.
    doubt: Karl Eberwein | A former captain, who questions whether the hulls will last the summer, given Tessmer’s haste.
    ");
}

#[test]
fn run_in_heads_make_sections() {
    let (article, briefing) = understood(
        "brief.md",
        "# City draws a line\n\nThe vote came late.\n\n**Why it matters:** Riders pay.\n\n**Yes, but:** Shop owners say half the machines cannot be told apart.\n",
    );
    let sections: Vec<_> = briefing
        .sections
        .iter()
        .map(|section| (article.slice(section.heading), section.kind.name()))
        .collect();
    assert_eq!(sections, [("Why it matters", "background"), ("Yes, but", "skepticism")]);
    assert_eq!(briefing.title.unwrap().text, "City draws a line");
    assert_eq!(briefing.doubts.len(), 1);
}

#[test]
fn players_may_be_listed_in_any_shape() {
    let (article, briefing) = understood(
        "brief.md",
        "# News\n\n## Who's who\n\n- **Ada Quill**: baker\n- Capt. Bram Osei (harbour master)\n- Cleo van der Wal — pilot, who was on board\n- Dov Ilves, clerk of works\n",
    );
    let players: Vec<_> = briefing
        .players
        .iter()
        .map(|player| {
            (player.name.as_str(), player.role.map_or("-", |role| article.slice(role)), player.listed)
        })
        .collect();
    assert_eq!(
        players,
        [
            ("Ada Quill", "baker", true),
            ("Bram Osei", "harbour master", true),
            ("Cleo van der Wal", "pilot", true),
            ("Dov Ilves", "clerk of works", true)
        ]
    );
}

#[test]
fn a_block_quote_is_a_quotation_of_whoever_stands_behind_the_dash() {
    let (article, briefing) =
        understood("brief.md", "# News\n\n> The music stops when the members do.\n>\n> — Ada Quill, viola\n");
    let quote = briefing.quotes.first().unwrap();
    assert_eq!(article.slice(quote.parts[0]), "The music stops when the members do.");
    assert_eq!(quote.speaker.as_ref().unwrap().name, "Ada Quill");
}

#[test]
fn an_article_without_a_heading_is_called_by_its_beginning() {
    let (_, briefing) = understood("brief.txt", BRIEF);
    let title = briefing.title.unwrap().text;
    assert!(title.ends_with('…') && title.starts_with("The council of Lower Ede"), "{title}");
}

#[test]
fn names_under_a_heading_are_a_list_whatever_their_roles_begin_with() {
    let brief = "Talks on the dam\n\nKey Players\nOlga Brandt: Lead negotiator; former minister\n\
        Peter Lindholm: Mediator\n\nNext Steps\nA draft will circulate in May.\n";
    let (article, briefing) = understood("brief.txt", brief);
    assert_eq!(
        outline(&article, &briefing).lines().filter(|line| line.starts_with("player")).collect::<Vec<_>>(),
        ["player: Olga Brandt | Lead negotiator | listed", "player: Peter Lindholm | Mediator | listed",]
    );
}

#[test]
fn players_may_be_told_in_sentences_or_behind_their_roles() {
    let brief = "# Rivets\n\n**The people:** Olga Brandt is the mill's operations chief. Peter Lindholm leads Local 88.\n\n\
        ## Who is involved\n\n- Fire chief Anna Keller\n\n## Next\n\nNothing.\n";
    let (article, briefing) = understood("brief.md", brief);
    assert_eq!(
        outline(&article, &briefing).lines().filter(|line| line.starts_with("player")).collect::<Vec<_>>(),
        [
            "player: Olga Brandt | the mill's operations chief | listed",
            "player: Peter Lindholm | leads Local 88 | listed",
            "player: Anna Keller | Fire chief | listed",
        ]
    );
}

#[test]
fn words_that_are_headings_elsewhere_head_a_paragraph_without_marks() {
    let letter = "The ferry stops for a week.\n\nWhy it matters: The island has no other.\n\n\
        Yes, but: Nobody asked the captain, says Olga Brandt.\n\nThe captain: He is asleep.\n";
    let (article, briefing) = understood("letter.txt", letter);
    let heads: Vec<_> = briefing.sections.iter().map(|section| line(&article, section.heading)).collect();
    assert_eq!(heads, ["Why it matters", "Yes, but"]);
}

#[test]
fn a_press_release_is_called_by_its_headline_and_summed_up_by_its_lead() {
    let release = "FOR IMMEDIATE RELEASE\n\nOrvane Acquires Quillworks to Forecast Tides\n\n\
        EDE, April 9 — Orvane Inc. announced that it has bought Quillworks, a maker of tide tables. The price is secret. \
        The tables will be sold as before. The firm’s eleven clerks stay. Their cat stays, too. It is nine.\n\n\
        About Orvane\nOrvane Inc. makes clocks.\n\n(Reporting by Anna Keller; Editing by Bo Lind)\n";
    let (_, briefing) = understood("release.txt", release);
    assert_eq!(briefing.title.unwrap().text, "Orvane Acquires Quillworks to Forecast Tides");
    assert_eq!(briefing.summary.len(), 3);
    assert!(briefing.players.is_empty(), "{:?}", briefing.players);
}

#[test]
fn questions_and_answers_are_no_sections() {
    let interview = "Five minutes with the captain\n\nOlga Brandt sails the ferry.\n\nQ: Were you ever afraid?\n\n\
        A: Twice, and both times on land, if you want to know.\n\nQ: What will you miss?\n\nA: The silence before the first crossing.\n";
    let (_, briefing) = understood("interview.txt", interview);
    assert!(briefing.sections.is_empty(), "{:?}", briefing.sections);
}

#[test]
fn a_signed_quotation_is_no_part_of_the_lead() {
    let story = "Voices from the flood\n\nThe Ede burst its banks.\n\n“It floated.” — Olga Brandt, 52, teacher\n\n\
        The county says its warnings were timely.\n";
    let (article, briefing) = understood("story.txt", story);
    let summary: Vec<_> = briefing.summary.iter().map(|span| article.slice(*span)).collect();
    assert_eq!(summary, ["The Ede burst its banks.", "The county says its warnings were timely."]);
}

#[test]
fn a_greeting_is_no_title() {
    let letter = "Good morning, early birds. It’s Tuesday.\n\nThe bridge over the Ede is open again.\n";
    let (_, briefing) = understood("letter.txt", letter);
    assert_eq!(briefing.title.unwrap().text, "The bridge over the Ede is open again.");
}

#[test]
fn a_paragraph_of_strong_words_that_end_in_a_colon_heads_what_follows() {
    let brief = "# Brief\n\n**What they’re saying:**\n\n- “Ships do not vanish.” — Olga Brandt\n\n**We have won.**\n\nNobody knows what.\n";
    let (article, briefing) = understood("brief.md", brief);
    let heads: Vec<_> = briefing.sections.iter().map(|section| line(&article, section.heading)).collect();
    assert_eq!(heads, ["What they’re saying"]);
}

#[test]
fn a_listed_player_is_named_without_an_office_and_doubts_in_a_whole_line() {
    let brief = "# Strike\n\nThe port is shut.\n\n## Key players\n\n\
        - Transport Minister Olga Brandt – threatens to call in the navy\n\
        - **Peter Lindholm** (union president) – led the walkout and rejects the pilot scheme.\n";
    let (article, briefing) = understood("brief.md", brief);
    let names: Vec<_> = briefing.players.iter().map(|player| player.name.as_str()).collect();
    assert_eq!(names, ["Olga Brandt", "Peter Lindholm"]);
    let doubts: Vec<_> = briefing.doubts.iter().map(|doubt| article.slice(doubt.span)).collect();
    assert_eq!(doubts, ["Peter Lindholm (union president) – led the walkout and rejects the pilot scheme."]);
}
