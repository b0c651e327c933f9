//! What stories of news agencies and newsletters are made of: datelines, introductions,
//! interviews, greetings.

use super::{line, outline, quotes, understood};

#[test]
fn a_dateline_is_no_part_of_the_first_sentence() {
    for dateline in [
        "SANTA LUNA, March 3 (Tide News) —",
        "EDE (Tide News) -",
        "Ede, March 3 —",
        "EDE —",
        "(Tide News) --",
    ] {
        let story = format!(
            "Dam board under fire\n\n{dateline} Forty families accused the dam board of hiding a report. The board sat.\n"
        );
        let (article, briefing) = understood("story.txt", &story);
        let first = briefing.summary.first().map(|sentence| line(&article, *sentence)).unwrap_or_default();
        assert_eq!(first, "Forty families accused the dam board of hiding a report.", "{dateline}");
        let holder = briefing.doubts.first().and_then(|doubt| doubt.holder.as_ref());
        assert_eq!(holder.map(|holder| holder.name.as_str()), Some("Forty families"), "{dateline}");
        assert!(briefing.players.is_empty(), "{dateline}");
    }
    let (article, briefing) =
        understood("story.txt", "Dam board\n\nThe ferry – Old Heron – sank in May. The board sat.\n");
    let first = briefing.summary.first().map(|sentence| line(&article, *sentence)).unwrap_or_default();
    assert_eq!(first, "The ferry – Old Heron – sank in May.");
}

/// What an article gives, a line for each summary sentence, person, quotation and doubt.
fn parts(name: &str, text: &str) -> String {
    let (article, briefing) = understood(name, text);
    outline(&article, &briefing)
}

#[test]
fn whoever_is_introduced_by_an_office_and_a_firm_speaks() {
    let story = "The hive owners went to court. Brandt's lawyer, Peter Lindholm of the firm Lindholm & Roth, told the judge: \
        “We have read the whole memo.”\n";
    let (article, briefing) = understood("story.txt", story);
    assert_eq!(quotes(&article, &briefing), "Peter Lindholm: We have read the whole memo.");
}

#[test]
fn roles_are_told_by_what_stands_behind_a_name() {
    let story = "Olga Brandt, a palynologist at the Museum of Dust, said the dust was old. \
        Peter Lindholm of the Royal Hive Society said it was new. \
        Dr. Vera Lund, who led the study, laughed. Maria Okafor, a disaster for the trade, wept.\n";
    let (article, briefing) = understood("story.txt", story);
    let roles: Vec<String> = briefing
        .players
        .iter()
        .map(|player| player.role.map_or_else(|| "-".to_owned(), |role| line(&article, role)))
        .collect();
    assert_eq!(
        roles,
        ["a palynologist at the Museum of Dust", "of the Royal Hive Society", "who led the study", "-"]
    );
}

#[test]
fn an_interview_is_summed_up_by_what_stands_above_it() {
    let bold = "# The lock\n\nVera Lund keeps the lock at Ede.\n\n**You came here in 1992.**\n\nThe lock was broken.\n\n\
        **Will the council mend it?**\n\nI doubt it. They have promised so.\n";
    let letters = "The lock\n\nVera Lund keeps the lock at Ede.\n\nQ: Critics say the lock is slow. Is it?\n\n\
        A: I doubt it. Nobody counts.\n\nQ: Will you stay?\n\nA: For a while.\n";
    for (name, text) in [("lock.md", bold), ("lock.txt", letters)] {
        let parts = parts(name, text);
        assert_eq!(parts.lines().filter(|line| line.starts_with("summary: ")).count(), 1, "{parts}");
        assert!(parts.contains("doubt: Vera Lund | I doubt it."), "{parts}");
    }
    assert!(parts("lock.txt", letters).contains("| Critics say the lock is slow."));
}

#[test]
fn the_answers_behind_a_name_are_quotations() {
    let text = "The lock\n\nVera Lund keeps the lock at Ede.\n\nLantern: Who counts the boats?\n\n\
        Lund: Nobody has counted them since May.\n\nLantern: Will you stay?\n\nLund: As long as the water does.\n";
    let (article, briefing) = understood("lock.txt", text);
    assert_eq!(
        quotes(&article, &briefing),
        "Vera Lund: Nobody has counted them since May.\nVera Lund: As long as the water does."
    );
    let two = "Two labels are no interview.\n\nWeather: The rain will stop at noon.\n\nTraffic: The bridge is shut.\n";
    assert_eq!(understood("news.txt", two).1.quotes, []);
}
