//! Who is interviewed: whom the introduction names, and whom it names and does not mean.

use super::{quotes, understood};

const LETTERS: &str = "Q: Why did you shut the lock?\nA: Because I saw the crack. It runs to the ground.\n\n\
    Q: The council says you broke the law. Did you?\nA: No. My lawyers looked at every page.\n";

/// Who answers in an interview with this introduction.
fn guest(introduction: &str) -> String {
    answerer("lock.txt", &format!("The lock\n\n{introduction}\n\n{LETTERS}"))
}

/// Who says the last quotation of a text of this name; empty where there is none.
fn answerer(name: &str, text: &str) -> String {
    let (article, briefing) = understood(name, text);
    let said = quotes(&article, &briefing);
    let last = said.lines().last().unwrap_or_default();
    last.split(':').next().unwrap_or_default().to_owned()
}

#[test]
fn whoever_wrote_the_article_is_no_guest() {
    let byline = "By Peter Lindholm\n\n";
    let introduction = "Peter Lindholm talks to Vera Lund about the lock.";
    assert_eq!(guest(&format!("{byline}{introduction}")), "Vera Lund");
    assert_eq!(guest(introduction), "Peter Lindholm");
}

#[test]
fn whoever_asks_by_the_introduction_is_no_guest() {
    for introduction in [
        "Our Peter Lindholm had questions for Vera Lund.",
        "Vera Lund keeps the lock at Ede. Interviewed by Peter Lindholm.",
        "Vera Lund keeps the lock at Ede. Interview conducted by Peter Lindholm.",
        "Vera Lund interviewed by Peter Lindholm.",
        "Vera Lund asked for the key.",
        "The reporter Peter Lindholm, a baker's son, brought questions for Vera Lund.",
    ] {
        assert_eq!(guest(introduction), "Vera Lund", "{introduction}");
    }
}

#[test]
fn a_verb_of_asking_makes_a_guest_of_whoever_stands_behind_it() {
    for asks in [
        "asks",
        "asked",
        "interviews",
        "interviewed",
        "meets",
        "met",
        "questions",
        "questioned",
        "visits",
        "visited",
        "sat with",
        "sits with",
        "caught",
    ] {
        let introduction = format!("Peter Lindholm {asks} Vera Lund on the quay.");
        assert_eq!(guest(&introduction), "Vera Lund", "{introduction}");
    }
}

#[test]
fn a_verb_of_talking_makes_a_guest_of_whoever_stands_before_it() {
    for talks in [
        "speaks",
        "spoke",
        "speaking",
        "talks",
        "talked",
        "talking",
        "tells",
        "told",
        "answers",
        "answered",
        "explains",
        "explained",
        "discusses",
        "discussed",
        "reflects",
        "met",
        "meets",
        "asked",
        "asks",
        "sat",
        "sits",
        "interviews",
        "interviewed",
        "caught",
    ] {
        let introduction = format!("Olga Brandt likes the lock. On the quay Vera Lund {talks} all day.");
        assert_eq!(guest(&introduction), "Vera Lund", "{introduction}");
    }
    for talk in ["interview", "conversation"] {
        let introduction = format!("Olga Brandt likes the lock. A long {talk}, and Vera Lund laughs in it.");
        assert_eq!(guest(&introduction), "Vera Lund", "{introduction}");
    }
}

#[test]
fn whoever_works_for_a_paper_is_no_guest() {
    for office in
        ["reporter", "correspondent", "interviewer", "journalist", "columnist", "writer", "colleague"]
    {
        let introduction = format!("The {office} Peter Lindholm brought questions for Vera Lund.");
        assert_eq!(guest(&introduction), "Vera Lund", "{introduction}");
        let introduction =
            format!("Vera Lund opened the door to Peter Lindholm, a {office} for the Lantern.");
        assert_eq!(guest(&introduction), "Vera Lund", "{introduction}");
    }
    assert_eq!(guest("The baker Peter Lindholm brought bread for Vera Lund."), "Peter Lindholm");
}

#[test]
fn whoever_is_named_in_a_quotation_is_no_guest() {
    assert_eq!(guest("The town says: “Ask Olga Brandt.” Vera Lund has a wrench."), "Vera Lund");
    assert_eq!(guest("The town likes Olga Brandt. Vera Lund has a wrench."), "-");
}

#[test]
fn a_story_with_many_people_introduces_nobody() {
    let introduction =
        |others: &[&str]| guest(&format!("Vera Lund spoke on Monday. {} came.", others.join(" came. ")));
    let others = [
        "Olga Brandt",
        "Peter Lindholm",
        "Anna Keller",
        "Maria Santos",
        "Martin Gale",
        "Bruno Salt",
        "Clara Winge",
        "Ivo Tessmer",
    ];
    assert_eq!(introduction(&others), "-");
    assert_eq!(introduction(&others[1..]), "Vera Lund");
}

#[test]
fn whom_one_answer_of_many_calls_by_the_surname_may_give_them() {
    let interview = |years: u32| {
        let answers: Vec<_> = (1..=years)
            .map(|year| format!("Q: What of year {year}?\n\nA: I saw the water rise {year} times."))
            .collect();
        let text = format!(
            "The lock\n\nMayor Vera Lund speaks of the lock.\n\n{}\n\nQ: And the crew?\n\nA: They say that Lund is mad, and I am.\n",
            answers.join("\n\n")
        );
        answerer("lock.txt", &text)
    };
    assert_eq!(interview(8), "-");
    assert_eq!(interview(9), "Vera Lund");
}

#[test]
fn questions_in_bold_are_put_to_somebody() {
    let text = |question: &str| {
        format!(
            "# Bins\n\nMayor Vera Lund spoke to reporters on Monday about the bins.\n\n**{question}**\n\n\
            Every second week. We asked the council for a map.\n\n**Who pays?**\n\nThe county does, our figures show.\n"
        )
    };
    assert_eq!(answerer("bins.md", &text("When are the bins emptied?")), "");
    assert_eq!(answerer("bins.md", &text("When do you empty the bins?")), "Vera Lund");
}

#[test]
fn a_paper_that_explains_what_we_know_interviews_whom_it_says_it_spoke_to() {
    let text = |introduction: &str| {
        format!(
            "The lock\n\n{introduction}\n\nQ: Is it safe?\n\nA: We think that it is safe.\n\n\
            Q: Who pays?\n\nA: The county pays for all of it.\n"
        )
    };
    assert_eq!(answerer("lock.txt", &text("Mayor Vera Lund shut the lock.")), "");
    for talks in [
        "speaks to us",
        "spoke to us",
        "is speaking to us",
        "talks with us",
        "talked with us",
        "is talking to us",
        "sat down",
        "sits down",
        "caught up",
    ] {
        let introduction = format!("Mayor Vera Lund {talks} on Monday.");
        assert_eq!(answerer("lock.txt", &text(&introduction)), "Vera Lund", "{introduction}");
    }
}
