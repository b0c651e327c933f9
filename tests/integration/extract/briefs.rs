//! Briefs: headings, lists and run-in heads say what is what.

use insta::assert_snapshot;

use super::{outline, understood};

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
    Ivo Tessmer: They want their own harbour, not ours. That tells me they mean to stay,
    Max Oderbruch: Nobody has waited a day longer than he had to.
    Nina Palgrave: In the end we all read the same bill,
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
