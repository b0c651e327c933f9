//! Interviews in the shapes papers print them: letters, names, initials, bold and italic
//! questions.

use super::{line, outline, quotes, understood};

/// The quotations of a text of this name.
fn said(name: &str, text: &str) -> String {
    let (article, briefing) = understood(name, text);
    quotes(&article, &briefing)
}

/// The sentences of the summary.
fn summary(name: &str, text: &str) -> Vec<String> {
    let (article, briefing) = understood(name, text);
    briefing.summary.iter().map(|span| line(&article, *span)).collect()
}

const LETTERS: &str = "Q: Why did you shut the lock?\nA: Because I saw the crack. It runs to the ground.\n\n\
    Q: The council says you broke the law. Did you?\nA: No. My lawyers looked at every page.\n";

#[test]
fn answers_behind_a_letter_are_those_of_whoever_is_introduced() {
    let answers = "Vera Lund: Because I saw the crack. It runs to the ground.\nVera Lund: No. My lawyers looked at every page.";
    for introduction in [
        "Mayor Vera Lund of Ede speaks to Peter Lindholm about the lock.",
        "Peter Lindholm talks to Mayor Vera Lund of Ede about the lock.",
        "Vera Lund, the mayor of Ede, told Peter Lindholm of the lock.",
        "Peter Lindholm met Vera Lund in her office.",
        "Vera Lund keeps the lock at Ede. Interviewed by Peter Lindholm.",
        "Vera Lund keeps the lock at Ede. She spoke to the painter Peter Lindholm.",
        "Vera Lund keeps the lock at Ede. Our reporter Peter Lindholm asked her why.",
        "Vera Lund spoke to the Lantern's correspondent Peter Lindholm.",
        "Vera Lund spoke to Peter Lindholm, a writer for the Lantern.",
    ] {
        let text = format!("The lock\n\n{introduction}\n\n{LETTERS}");
        assert_eq!(said("lock.txt", &text), answers, "{introduction}");
    }
}

#[test]
fn nobody_answers_where_nothing_tells_who_is_asked() {
    let nobody =
        "-: Because I saw the crack. It runs to the ground.\n-: No. My lawyers looked at every page.";
    for introduction in [
        "The lock at Ede is shut.",
        "Interview by Peter Lindholm",
        "Vera Lund shut the lock, and Olga Brandt wants it back. Peter Lindholm counts the boats.",
    ] {
        let text = format!("The lock\n\n{introduction}\n\n{LETTERS}");
        assert_eq!(said("lock.txt", &text), nobody, "{introduction}");
    }
    // Nobody calls themselves by their surname, as others may call them by the given name.
    let text = format!(
        "The lock\n\nMayor Vera Lund likes the lock.\n\n{LETTERS}\nQ: And the mayor?\nA: Lund says I am wrong.\n"
    );
    assert!(said("lock.txt", &text).lines().all(|line| line.starts_with("-: ")), "{text}");
    let text = text.replace("Lund says", "My crew says: Vera,");
    assert!(said("lock.txt", &text).lines().all(|line| line.starts_with("Vera Lund: ")), "{text}");
}

#[test]
fn an_explainer_of_the_paper_has_no_speaker() {
    for (ending, name) in [("txt", ""), ("md", "**")] {
        let text = format!(
            "The lock\n\nMayor Vera Lund shut the lock on Monday.\n\n{name}Q: Is the water safe?{name}\n\n\
            A: It is. We will add to this page when more is known.\n\n{name}Q: Should I boil my water?{name}\n\n\
            A: No. There is no need, the county said.\n"
        );
        let name = format!("lock.{ending}");
        assert_eq!(said(&name, &text), "", "{text}");
        assert_eq!(summary(&name, &text), ["Mayor Vera Lund shut the lock on Monday."]);
    }
    let text = "# The lock\n\nVera Lund, who keeps the lock, bought a boat.\n\n**Do you need a licence?**\n\nThe county issues them, we hear.\n\n\
        **What does it cost?**\n\nAsk your club about the price.\n";
    assert_eq!(said("lock.md", text), "");
    // What others say in the first person tells nothing.
    let text = "The lock\n\nMayor Vera Lund shut the lock.\n\nQ: Is it safe?\nA: Yes. One skipper wrote “I went through” to us.\n\n\
        Q: Who pays?\nA: The county pays for all of it.\n";
    assert!(!said("lock.txt", text).contains("The county pays"));
}

#[test]
fn initials_stand_for_the_names_they_abbreviate() {
    let names = "The lock\nAn interview by Peter Lindholm\n\nVera Lund keeps the lock at Ede.\n\n\
        Peter Lindholm: Is it slow?\n\nVera Lund: It has always been slow.\n\n\
        PL: The painter Olga Brandt called it “a snail with a gate”.\n\nVL: Brandt is right about the gate.\n";
    assert_eq!(
        said("lock.txt", names),
        "Vera Lund: It has always been slow.\nOlga Brandt: a snail with a gate\nVera Lund: Brandt is right about the gate."
    );
    let (article, briefing) = understood("lock.txt", names);
    assert_eq!(article.metadata.authors, ["Peter Lindholm"]);
    assert!(briefing.sections.is_empty(), "{:?}", briefing.sections);
    assert!(!outline(&article, &briefing).contains("player: Peter Lindholm"));
    let initials = "The lock\n\nInterview by Peter Lindholm\n\nVera Lund keeps the lock at Ede.\n\n\
        PL: Is it slow?\n\nVL: “Slow” is not the word for it.\n\nPL: Critics say so.\n\nVL: Let them all row.\n";
    assert_eq!(
        said("lock.txt", initials),
        "Vera Lund: “Slow” is not the word for it.\nVera Lund: Let them all row."
    );
}

#[test]
fn whoever_speaks_of_themselves_bears_the_name_on_the_label() {
    let text = "The market\n\nThe market is shut on Sundays.\n\nLantern: Why Sundays?\n\nBoatenga: Because my people are tired.\n\n\
        Lantern: What if they refuse?\n\nBoatenga: Then we all talk again.\n";
    assert_eq!(
        said("market.txt", text),
        "Boatenga: Because my people are tired.\nBoatenga: Then we all talk again."
    );
    let pro = "The road\n\nThe road opens in May.\n\nPro: It is short. Who wants a long one?\n\nCon: It is loud all night.\n\n\
        Pro: It is cheap.\n\nCon: It leaks all year.\n";
    assert_eq!(said("road.txt", pro), "");
}

#[test]
fn an_answer_goes_on_to_the_next_turn() {
    let text = "# The lock\n\nVera Lund keeps the lock. She sat down with the Lantern.\n\n**Q:** Why did you stay?\n\n**A:** I had a wrench.\n\n\
        And nobody else had one.\n\n## The winter\n\n**Q:** Will you go?\n\n**A:** My brother says “one more winter and we sail”.\n\n\
        I laughed at him.\n\n*This interview has been shortened.*\n\nThe lock opens in May.\n";
    assert_eq!(
        said("lock.md", text),
        "Vera Lund: I had a wrench. / And nobody else had one.\n\
         Vera Lund: My brother says “one more winter and we sail”. / I laughed at him.\nMy brother: one more winter and we sail"
    );
    let (article, briefing) = understood("lock.md", text);
    let sections: Vec<_> = briefing.sections.iter().map(|section| line(&article, section.heading)).collect();
    assert_eq!(sections, ["The winter"]);
    for note in [
        "*Peter Lindholm lives in Ede.*",
        "(Shortened.)",
        "This interview has been shortened.",
        "---",
        "Interview by Peter Lindholm",
    ] {
        let text = text.replace("I laughed at him.", note);
        let said = said("lock.md", &text);
        assert!(said.contains("\nVera Lund: My brother says “one more winter and we sail”.\n"), "{said}");
    }
    // Below the last answer stands no more than below others, and nothing about the speaker.
    let text = "The lock\n\nVera Lund keeps the lock at Ede.\n\nLantern: Will you stay?\n\nLund: As long as the water does.\n\nI like it.\n\n\
        Lantern: And then?\n\nLund: Then I will go to sea.\n\nLund was speaking in Ede.\n";
    assert!(
        said("lock.txt", text).ends_with("\nVera Lund: Then I will go to sea."),
        "{}",
        said("lock.txt", text)
    );
    let text =
        text.replace("I like it.\n\n", "").replace("Lund was speaking in Ede.", "The lock opens in May.");
    assert!(
        said("lock.txt", &text).ends_with("\nVera Lund: Then I will go to sea."),
        "{}",
        said("lock.txt", &text)
    );
}

#[test]
fn own_words_in_an_answer_are_no_quotation_apart() {
    let text = format!(
        "The lock\n\nMayor Vera Lund answers.\n\n{LETTERS}\nQ: And then?\nA: I said “not on my lock” to all of them.\n"
    );
    assert!(
        said("lock.txt", &text).ends_with("\nVera Lund: I said “not on my lock” to all of them."),
        "{}",
        said("lock.txt", &text)
    );
}

#[test]
fn questions_in_bold_and_in_italics_are_answered_below() {
    let answers = "Vera Lund: The lock was broken, and I had a wrench. / So I stayed.\nVera Lund: They have promised so every year.";
    for mark in ["**", "*"] {
        let text = format!(
            "# The lock\n\n*Words by Peter Lindholm*\n\nVera Lund keeps the lock at Ede.\n\n{mark}You came here in May. Why?{mark}\n\n\
            The lock was broken, and I had a wrench.\n\nSo I stayed.\n\n{mark}Will the council mend it?{mark}\n\n\
            They have promised so every year.\n\n*Peter Lindholm is a writer in Ede.*\n"
        );
        assert_eq!(said("lock.md", &text), answers, "{mark}");
    }
}

#[test]
fn several_people_may_answer_a_question_in_bold() {
    let text = "# The harbour\n\n**What is wrong with it?**\n\nVera Lund: Mud is what I see every day.\n\nOlga Brandt: The council is, and it knows.\n\n\
        **What would you do?**\n\nVera Lund: I would dredge it tomorrow.\n\nOlga Brandt: I would sail away.\n";
    assert_eq!(
        said("harbour.md", text),
        "Vera Lund: Mud is what I see every day.\nOlga Brandt: The council is, and it knows.\n\
         Vera Lund: I would dredge it tomorrow.\nOlga Brandt: I would sail away."
    );
}

#[test]
fn a_title_that_begins_with_a_name_is_no_turn() {
    let text = "Ede Mayor Lund: The lock is ‘a gate,’ and ‘that is all.’\n\nOn Sunday Mayor Vera Lund said the lock is safe.\n\n\
        PETER LINDHOLM: Is the lock safe?\n\nLUND: I think it is, and so do you.\n\n\
        LINDHOLM: Do you sleep?\n\nLUND: I sleep well, thank you.\n";
    assert_eq!(summary("lock.txt", text), ["On Sunday Mayor Vera Lund said the lock is safe."]);
    assert!(
        said("lock.txt", text)
            .ends_with("Vera Lund: I think it is, and so do you.\nVera Lund: I sleep well, thank you.")
    );
}

#[test]
fn a_question_or_an_answer_is_no_lead() {
    let text = "The lock\n\nInterview by Peter Lindholm\n\nQ: Why did you stay?\n\nA: I had a wrench.\n\nQ: Will you go?\n\nA: I will not.\n";
    assert_eq!(summary("lock.txt", text), [""; 0]);
    let text = "The lock\n\nVera Lund keeps the lock.\n\nMarc Dane: It is slow.\n\nVera Lund: It is.\n\nMD: Why?\n\nVL: Mud.\n";
    assert_eq!(summary("lock.txt", text), ["Vera Lund keeps the lock."]);
}

#[test]
fn whoever_answers_holds_the_doubts_of_the_answer() {
    let text = "The hedge\n\nThe entomologist Vera Lund counts bees.\n\nLantern: What went wrong?\n\n\
        Vera Lund: The ministry says it has stopped, and I think that is nonsense.\n\nLantern: And now?\n\nLund: I go on counting.\n";
    let (article, briefing) = understood("hedge.txt", text);
    let parts = outline(&article, &briefing);
    assert!(parts.contains("denial: Vera Lund | The ministry says"), "{parts}");
}

#[test]
fn she_in_an_answer_is_none_of_those_who_ask_and_answer() {
    let text = "The hut\n\nPeter Lindholm has kept the hut since 1984. He is handing the key to his niece, Vera Lund. \
        He spoke to Anna Marsh in the village.\n\n\
        Q: Did you ever count the days?\n\nA: Only the first year. After that I counted the ice.\n\n\
        Q: What does she know that you did not?\n\nA: How to leave. She told me, “I shall do ten winters, not forty.” I think that is wise.\n";
    assert_eq!(
        said("hut.txt", text),
        "Peter Lindholm: Only the first year. After that I counted the ice.\n\
        Peter Lindholm: How to leave. She told me, “I shall do ten winters, not forty.” I think that is wise."
    );
}

#[test]
fn an_essay_that_puts_questions_is_no_interview() {
    let essay = "# Why I left\n\n*By Peter Lindholm*\n\nMy friend Vera Lund told me once that the lock would never open.\n\n\
        **So why did I go?**\n\nI went because I was tired of the water.\n\n**What can you do?**\n\nI think you should leave, too.\n";
    assert_eq!(said("essay.md", essay), "");
    let explainer = "# Bins\n\nMayor Vera Lund told the council on Monday that bins will be emptied.\n\n\
        **When will your bins be collected?**\n\nEvery second week. We asked the council for a map.\n\n\
        **Who pays?**\n\nThe county does, our figures show.\n";
    assert_eq!(said("bins.md", explainer), "");
}

#[test]
fn the_labels_of_a_list_and_of_a_diary_are_nobody() {
    let list = "The telephone\n\nPros: I like the bright screen a lot.\nCons: Is it heavy? I think so.\n\
        Pros: My hand likes it.\nCons: Will it last? I doubt that.\n";
    assert_eq!(said("list.txt", list), "");
}
