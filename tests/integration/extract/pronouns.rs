//! Whom "he", "she" and "it" mean.

use super::{outline, quotes, understood};

/// Who says what in a story, a line for each quotation.
fn said(story: &str) -> String {
    let (article, briefing) = understood("story.txt", story);
    quotes(&article, &briefing)
}

const FERRY: &str = "Peter Lindholm runs the ferry.\n\n";

#[test]
fn he_means_no_newcomer_where_somebody_is_named_beside_him() {
    let story = format!(
        "{FERRY}A reporter asked whether Lindholm would win. “The bigger the boat, the better I feel,” he replied.\n"
    );
    assert_eq!(said(&story), "Peter Lindholm: The bigger the boat, the better I feel");
}

#[test]
fn he_means_a_newcomer_whose_words_name_somebody() {
    let story = format!(
        "{FERRY}A pilot said: “Lindholm is lost to us, and so is the boat.” “I saw it with my own eyes,” he said.\n"
    );
    assert_eq!(
        said(&story),
        "A pilot: Lindholm is lost to us, and so is the boat.\nA pilot: I saw it with my own eyes"
    );
}

#[test]
fn he_means_a_newcomer_who_works_for_somebody_named() {
    let story = format!("{FERRY}A Lindholm aide said it was over. “I saw it with my own eyes,” he said.\n");
    assert_eq!(said(&story), "A Lindholm aide: I saw it with my own eyes");
}

#[test]
fn he_means_nobody_new_who_is_told_of_as_known() {
    let story = |admiral: &str| {
        format!("{FERRY}{admiral} said so on Monday. “We must talk about the boat at once,” he said.\n")
    };
    assert_eq!(said(&story("An admiral")), "An admiral: We must talk about the boat at once");
    assert_eq!(said(&story("The admiral")), "Peter Lindholm: We must talk about the boat at once");
}

#[test]
fn he_means_somebody_and_no_letter() {
    let story = |who: &str| {
        format!("{FERRY}{who} said the plan was dead. “It is over and everybody knows it,” he said.\n")
    };
    assert_eq!(said(&story("A pilot")), "A pilot: It is over and everybody knows it");
    assert_eq!(said(&story("A letter")), "Peter Lindholm: It is over and everybody knows it");
}

#[test]
fn it_means_a_company_and_nobody_known() {
    let doubts = |who: &str| {
        let story =
            format!("Olga Brandt came to the dock.\n\n{who} has a boat. It denied reports of a leak.\n");
        let (article, briefing) = understood("story.txt", &story);
        outline(&article, &briefing).lines().filter(|line| line.starts_with("denial")).collect::<String>()
    };
    assert_eq!(doubts("Oceanline"), "denial: Oceanline | It denied reports of a leak.");
    assert_eq!(doubts("Brandt"), "denial: - | It denied reports of a leak.");
}

#[test]
fn it_means_whoever_said_the_words_that_the_sentence_before_begins_with() {
    let story = "“Two pumps failed at noon and again at nine,” the harbour office said in a letter. \
        “They will fail again before winter,” it added.\n";
    assert_eq!(
        said(story),
        "the harbour office: Two pumps failed at noon and again at nine\n\
         the harbour office: They will fail again before winter"
    );
}
