//! Where questions and answers begin and end, and who of those who speak in turn asks.

use super::{quotes, understood};

/// The quotations of a text of this name.
fn said(name: &str, text: &str) -> Vec<String> {
    let (article, briefing) = understood(name, text);
    quotes(&article, &briefing).lines().map(str::to_owned).collect()
}

/// The quotations of an interview with this introduction, between two whose names are labels.
fn answers(introduction: &str, turns: &[&str]) -> Vec<String> {
    said("lock.txt", &format!("The lock\n\n{introduction}\n\n{}\n", turns.join("\n\n")))
}

#[test]
fn quotations_behind_names_are_no_turns() {
    let turns = [
        "Vera Lund: “Is it not slow, this old lock of ours?”",
        "Olga Brandt: “It has always been slow.”",
        "Vera Lund: “Then somebody should mend it.”",
        "Olga Brandt: “I will not be the one.”",
    ];
    let expected: Vec<_> = turns.iter().map(|turn| turn.replace(['“', '”'], "")).collect();
    assert_eq!(answers("Two keepers met.", &turns), expected);
}

#[test]
fn whoever_wrote_the_article_asks_though_others_ask_more() {
    let turns = [
        "Peter Lindholm: Is it slow?",
        "Vera Lund: Slow? What is slow? I have time.",
        "Peter Lindholm: Tell us of the winter.",
        "Vera Lund: Which of them? I saw thirty.",
    ];
    let expected = ["Vera Lund: Slow? What is slow? I have time.", "Vera Lund: Which of them? I saw thirty."];
    assert_eq!(answers("By Peter Lindholm\n\nVera Lund keeps the lock.", &turns), expected);
    for asker in ["Interviewer", "Reporter", "Host", "Moderator", "Presenter", "Editor"] {
        let turns = turns.map(|turn| turn.replace("Peter Lindholm", asker));
        let found = answers("Vera Lund keeps the lock.", &turns.each_ref().map(String::as_str));
        assert_eq!(found, expected, "{asker}");
    }
}

#[test]
fn whoever_wrote_the_article_and_asks_nothing_answers() {
    let turns = [
        "Peter Lindholm: I came by boat today.",
        "Vera Lund: Is that so? I went by bus.",
        "Peter Lindholm: The bus has been slow.",
        "Vera Lund: Is it ever quick? I doubt that.",
    ];
    assert_eq!(
        answers("By Peter Lindholm\n\nVera Lund keeps the lock.", &turns),
        ["Peter Lindholm: I came by boat today.", "Peter Lindholm: The bus has been slow."]
    );
}

#[test]
fn where_all_ask_whoever_begins_is_the_paper() {
    let turns = [
        "Lantern: Is it slow?",
        "Lund: Slow? What is slow? I have time.",
        "Lantern: How was the winter?",
        "Lund: Which of them? I saw thirty.",
    ];
    assert_eq!(
        answers("Vera Lund keeps the lock.", &turns),
        ["Vera Lund: Slow? What is slow? I have time.", "Vera Lund: Which of them? I saw thirty."]
    );
}

#[test]
fn one_question_makes_no_interview() {
    let turns =
        ["Q: Is the lock safe?", "A: I think that it is safe.", "A: I think that it is shut all night."];
    assert_eq!(answers("Mayor Vera Lund speaks of the lock.", &turns), [""; 0]);
    let turns = [turns[0], turns[1], "Q: Is it shut?", turns[2]];
    assert_eq!(answers("Mayor Vera Lund speaks of the lock.", &turns).len(), 2);
}

#[test]
fn what_heads_a_list_or_a_day_answers_nothing() {
    let answered = |label: &str| {
        let turns = [
            "Lantern: Is the lake cold?".to_owned(),
            format!("{label}: I swim in it every day."),
            "Lantern: Is it now?".to_owned(),
            format!("{label}: I think that it is warm."),
        ];
        answers("The lake is open.", &turns.each_ref().map(String::as_str)).len()
    };
    for label in ["Pro", "Pros", "Con", "Cons", "Contra", "Main", "Update", "Note"] {
        assert_eq!(answered(label), 0, "{label}");
    }
    assert_eq!(answered("Boatenga"), 2);
}

#[test]
fn names_with_initials_are_no_turns() {
    let letters = "Letters\n\nThe lock is slow, and I was late for work.\n\nQ. Lund\n\nI like the lock as it is.\n\nA. Moss\n\n\
        I saw a heron by the wall on Monday.\n\nQ. Brandt\n\nThe bins are full again. Who empties them?\n\nA. van Keller\n";
    assert_eq!(said("letters.txt", letters), [""; 0]);
    let interview = "The lock\n\nMayor Vera Lund speaks.\n\nQ. Is it safe?\n\nA. No\n\nI saw the crack in it.\n\n\
        Q. Why is that?\n\nA. Nobody has mended it, and I have no wrench.\n";
    assert_eq!(
        said("lock.txt", interview),
        ["Vera Lund: No / I saw the crack in it.", "Vera Lund: Nobody has mended it, and I have no wrench."]
    );
}

#[test]
fn words_in_brackets_that_go_on_behind_them_are_part_of_an_answer() {
    let text = |more: &str| {
        let text = format!(
            "# The lock\n\nVera Lund keeps the lock. She sat down with the Lantern.\n\n**Q:** Why did you stay?\n\n\
            **A:** I had a wrench.\n\n{more}\n\n**Q:** Will you go?\n\n**A:** I like it here.\n"
        );
        said("lock.md", &text).first().cloned().unwrap_or_default()
    };
    for (opening, closing) in [('(', ')'), ('[', ']')] {
        let note = format!("{opening}Nobody else had one.{closing}");
        assert_eq!(text(&note), "Vera Lund: I had a wrench.");
        let more = format!("{note} So I stayed.");
        assert_eq!(text(&more), format!("Vera Lund: I had a wrench. / {more}"));
    }
}
