//! Plain text: what is a heading, what is a list, what is a paragraph.

use super::{article, blocks, outline};

fn txt(text: &str) -> Vec<String> {
    blocks(&article("news.txt", text))
}

fn headings(text: &str) -> Vec<String> {
    let is_heading = |line: &String| line.split(' ').nth(1).is_some_and(|kind| kind.starts_with('h'));
    txt(text).into_iter().filter(is_heading).collect()
}

#[test]
fn a_brief_without_blank_lines() {
    insta::assert_snapshot!(outline(&article("ferry.txt", include_str!("../fixtures/loader/ferry.txt"))));
}

#[test]
fn a_story_that_is_wrapped_at_seventy_columns() {
    insta::assert_snapshot!(outline(&article("mill.txt", include_str!("../fixtures/loader/mill.txt"))));
}

#[test]
fn a_newsletter_with_a_mail_header() {
    insta::assert_snapshot!(outline(&article("letter.txt", include_str!("../fixtures/loader/letter.txt"))));
}

#[test]
fn a_bullet_may_follow_its_heading_directly() {
    let text = "The bridge is shut.\nWho decides\n- Ada Moss: mayor\n* Bo Lind: engineer\n";
    assert_eq!(
        txt(text),
        ["1 p The bridge is shut.", "2 h2 Who decides", "3   • Ada Moss: mayor", "4   • Bo Lind: engineer"]
    );
}

#[test]
fn a_line_of_equals_signs_makes_a_heading_of_the_line_above() {
    let text = "Bridge shut\n===========\nIt is shut.\n\nThe reasons\n-----------\nRust.\n";
    assert_eq!(txt(text), ["1 h1 Bridge shut", "3 p It is shut.", "5 h2 The reasons", "7 p Rust."]);
}

#[test]
fn captions_quotes_dates_and_bylines_are_no_headings() {
    let text = "Bridge over the Ansel shut\n\nBy Ada Moss\n\n3 May 2031\n\nThe bridge is shut.\n\n\
                \"It is rust\"\n\nThe bridge seen from the east.\n\nRead the rest here.\n\nHe said:\n\n\"Rust.\"\n\n\
                Why now?\n\nNobody knows.\n";
    assert_eq!(headings(text), ["1 h1 Bridge over the Ansel shut"]);
}

#[test]
fn an_interview_has_an_author_below_its_title_and_none_in_it() {
    let news =
        article("news.txt", "The lock keeper\nAn interview by Anna Keller\n\nVera Lund keeps the lock.\n");
    assert_eq!(news.metadata.authors, ["Anna Keller"]);
    assert_eq!(
        blocks(&news),
        ["1 h1 The lock keeper", "2 p An interview by Anna Keller", "4 p Vera Lund keeps the lock."]
    );
    let news = article("news.txt", "Interview: Vera Lund\n\nThe lock keeper has a wrench.\n");
    assert!(news.metadata.authors.is_empty(), "{:?}", news.metadata.authors);
    assert_eq!(blocks(&news), ["1 h1 Interview: Vera Lund", "3 p The lock keeper has a wrench."]);
}

#[test]
fn a_byline_with_a_colon_is_no_title() {
    for byline in ["Words: Anna Keller", "By Anna Keller | 14:30"] {
        let news = article("news.txt", format!("{byline}\n\nThe lock keeper has a wrench.\n"));
        assert_eq!((news.metadata.title, news.metadata.authors.join(", ")), (None, "Anna Keller".to_owned()));
    }
}

#[test]
fn whoever_a_byline_names_is_the_author() {
    let news = article(
        "news.txt",
        "Ferry stops for a week\n\nBy Anna Keller, Staff Writer\n\nThe ferry stops for a week.\n\n(c) 2031 The Lamp Post\n",
    );
    assert_eq!(news.metadata.authors, ["Anna Keller"]);
    assert_eq!(
        blocks(&news),
        [
            "1 h1 Ferry stops for a week",
            "3 p By Anna Keller, Staff Writer",
            "5 p The ferry stops for a week.",
            "7 p (c) 2031 The Lamp Post"
        ]
    );
}

#[test]
fn a_question_is_a_heading_among_other_headings() {
    let text = "What happened\n\nIt rained.\n\nWho is wet?\n\nEverybody.\n\nWhat now?\n\nNobody knows.\n";
    assert_eq!(headings(text), ["1 h1 What happened", "5 h2 Who is wet?", "9 h2 What now?"]);
}

#[test]
fn a_first_heading_like_all_the_others_is_no_title() {
    let text = "Summary\nIt rained all week.\nKey players\n- Ada Moss: mayor\n";
    let article = article("news.txt", text);
    assert_eq!(article.metadata.title, None);
    assert_eq!(blocks(&article)[0], "1 h2 Summary");
}

#[test]
fn lists_nest_by_their_indentation() {
    let text = "To do\n1. Bridge\n   - paint\n   - bolts, which are to come\n     from the coast\n2. Road\n\n   The road is long.\n\nDone.\n";
    assert_eq!(
        txt(text),
        [
            "1 h1 To do",
            "2   1. Bridge",
            "3     • paint",
            "4     • bolts, which are to come⏎from the coast",
            "6   2. Road",
            "8   p The road is long.",
            "10 p Done."
        ]
    );
}

#[test]
fn tabs_nest_lists_too() {
    assert_eq!(txt("* one\n\t* two\n\t\t* three\n"), ["1   • one", "2     • two", "3       • three"]);
}

#[test]
fn quote_bars_are_left_out_of_a_quoted_paragraph() {
    let text = "Ada wrote last night, and she wrote it in a long\nletter to all:\n\n\
                > We have seen the bridge from below, and we are not going to\n> walk over it again.\n>\n> > Nor am I.\n";
    let article = article("news.txt", text);
    assert_eq!(
        blocks(&article)[1..],
        [
            "4 >p We have seen the bridge from below, and we are not going to⏎walk over it again.",
            "7 >>p Nor am I."
        ]
    );
    assert_eq!(article.line_at(article.text.find("walk").unwrap()), 5);
}

#[test]
fn each_line_is_a_paragraph_where_lines_were_not_wrapped() {
    let text =
        "The bridge over the river Ansel was closed on Monday.\nThe ferry does not run.\nNobody minds.\n";
    assert_eq!(txt(text).len(), 3);
}

#[test]
fn every_kind_of_line_end_ends_a_line() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["It rained.", "Who is wet", "- Ada"].join(end);
        assert_eq!(txt(&text), ["1 p It rained.", "2 h2 Who is wet", "3   • Ada"], "{end:?}");
    }
}

#[test]
fn a_line_end_that_no_editor_counts_is_not_counted() {
    for end in ["\u{85}", "\u{2028}", "\u{2029}", "\u{b}", "\u{c}"] {
        let text = ["It rained.", "Who is wet", "- Ada\n- Bo"].join(end);
        assert_eq!(txt(&text), ["1 p It rained.", "1 h2 Who is wet", "1   • Ada", "2   • Bo"], "{end:?}");
    }
}

#[test]
fn control_characters_are_shown_and_not_sent() {
    let article = article("news.txt", "\u{1b}]0;owned\u{7} rain \u{202e}niar\u{202c}\u{9b}2J");
    assert_eq!(article.text, "␛]0;owned␇ rain niar\u{fffd}2J");
}

#[test]
fn a_headline_may_be_wrapped() {
    let article =
        article("news.txt", "Tram line will reach the airport\n  after all\n\nSo the council says.\n");
    assert_eq!(article.slice(article.metadata.title.unwrap()), "Tram line will reach the airport\nafter all");
    assert_eq!(blocks(&article)[1], "4 p So the council says.");
}

#[test]
fn numbered_headings_have_text_below_and_numbered_items_have_not() {
    let text =
        "1. What happened\n\nIt rained.\n\n2. Who is wet\n\n- Ada\n- Bo\n\n3. To do\n\n1. Dry\n\n2. Wait\n";
    assert_eq!(headings(text), ["1 h2 What happened", "5 h2 Who is wet"]);
}

#[test]
fn dashes_are_bullets_one_under_the_other_and_stand_before_a_speaker_alone() {
    let text = "\"Rain.\"\n— Ada Moss\n\nWho is wet\n— Bo\n— Cy\n";
    assert_eq!(txt(text), ["1 p \"Rain.\"", "2 p — Ada Moss", "4 h2 Who is wet", "5   • Bo", "6   • Cy"]);
}
