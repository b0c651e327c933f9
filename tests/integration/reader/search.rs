//! The search.

use briefing::app::action::Pane;
use briefing::typeset::role::Role;

use crate::screen::{HARBOUR, Screen};

const FERRY: &str = include_str!("../fixtures/reader/ferry.md");

fn harbour() -> Screen {
    Screen::new(&[HARBOUR], 60, 14)
}

#[test]
fn each_letter_typed_moves_to_the_first_match_and_lights_all() {
    let mut screen = harbour();
    screen.press("/").type_in("w");
    assert_eq!(screen.app.view().focus(), Pane::Article);
    screen.type_in("all");
    assert_eq!(screen.status(), "/wall                                                   2/4");
    assert_eq!(screen.in_role(Role::CurrentMatch), "wall");
    screen.press("enter n");
    assert!(screen.in_role(Role::CurrentMatch).contains("wall"));
    assert_eq!(screen.status(), "/wall  3/4");
}

#[test]
fn the_search_begins_where_the_reader_is() {
    let mut screen = harbour();
    screen.press("5 ] ] /").type_in("wall");
    assert!(screen.status().ends_with("4/4"), "{}", screen.status());
}

#[test]
fn a_search_that_was_put_away_is_taken_up_again() {
    let mut screen = harbour();
    screen.press("/").type_in("wall").press("enter esc");
    assert!(screen.app.search().is_none());
    assert!(screen.press("n").status().starts_with("/wall  "), "{}", screen.status());
    assert!(screen.press("esc N").status().starts_with("/wall  "), "{}", screen.status());
}

#[test]
fn a_capital_makes_case_count() {
    let mut screen = harbour();
    screen.press("/").type_in("Wall");
    assert!(screen.status().ends_with("no match"), "{}", screen.status());
    screen.press("ctrl-u").type_in("a wall");
    assert!(screen.status().ends_with("1/1"), "{}", screen.status());
}

#[test]
fn a_match_across_two_rows_is_lit_on_both() {
    let mut screen = Screen::new(&[HARBOUR], 40, 20);
    screen.press("/").type_in("voted on monday to raise");
    assert_eq!(screen.in_role(Role::CurrentMatch), "voted on / Monday to raise");
}

#[test]
fn n_and_capital_n_go_around_the_ends_and_say_so() {
    let mut screen = harbour();
    screen.press("/").type_in("wall").press("enter N");
    assert_eq!(screen.status(), "/wall  1/4");
    screen.press("N");
    assert_eq!(screen.status(), "/wall  4/4, around the end");
    screen.press("n");
    assert_eq!(screen.status(), "/wall  1/4, around the end");
    screen.press("7 n");
    assert_eq!(screen.status(), "/wall  4/4, around the end");
}

#[test]
fn n_goes_on_from_where_the_reader_scrolled_to() {
    let mut screen = Screen::new(&[HARBOUR], 60, 9);
    screen.press("/").type_in("wall").press("enter G n");
    assert_eq!(screen.status(), "/wall  1/4, around the end");
    screen.press("G N");
    assert_eq!(screen.status(), "/wall  4/4");
}

#[test]
fn esc_gives_the_search_up_and_returns_to_where_it_began() {
    let mut screen = harbour();
    screen.press("3 j");
    let before = screen.text();
    screen.press("/").type_in("coast").press("esc");
    assert_eq!(screen.text(), before);
    assert!(screen.app.search().is_none());
}

#[test]
fn what_is_nowhere_leaves_the_reader_where_the_search_began() {
    let mut screen = harbour();
    let before = screen.text();
    screen.press("/").type_in("coastq");
    assert!(screen.status().ends_with("no match"));
    assert_eq!(screen.app.view().focus(), Pane::Summary);
    screen.press("enter");
    assert_eq!(screen.status(), "“coastq” is not in this article.");
    assert_eq!(screen.press("esc").text(), before);
}

#[test]
fn enter_keeps_the_search_and_ctrl_o_returns_from_it() {
    let mut screen = harbour();
    screen.press("/").type_in("coast").press("enter");
    assert_eq!(screen.status(), "/coast  1/1");
    assert!(screen.app.search().is_some());
    screen.press("ctrl-o");
    assert_eq!(screen.app.view().focus(), Pane::Summary);
    screen.press("alt-o");
    assert_eq!(screen.app.view().focus(), Pane::Article);
}

#[test]
fn esc_puts_the_matches_out() {
    let mut screen = harbour();
    screen.press("/").type_in("coast").press("enter esc");
    assert!(screen.app.search().is_none());
    assert_eq!(screen.app.view().focus(), Pane::Article);
}

#[test]
fn a_backspace_in_an_empty_prompt_gives_the_search_up() {
    let mut screen = harbour();
    let before = screen.text();
    screen.press("/").type_in("ab").press("backspace backspace");
    assert!(screen.app.search_prompt().is_some());
    screen.press("backspace");
    assert!(screen.app.search_prompt().is_none());
    assert_eq!(screen.text(), before);
}

#[test]
fn an_empty_search_repeats_the_last() {
    let mut screen = harbour();
    screen.press("/").type_in("wall").press("enter / enter");
    assert_eq!(screen.status(), "/wall  3/4");
}

#[test]
fn a_search_given_up_brings_back_the_one_before() {
    let mut screen = harbour();
    screen.press("/").type_in("wall").press("enter /").type_in("coast").press("esc n");
    assert_eq!(screen.status(), "/wall  3/4");
}

#[test]
fn without_a_search_n_says_how_to_begin_one() {
    let mut screen = harbour();
    assert_eq!(screen.press("n").status(), "Nothing is searched for; / begins a search.");
}

#[test]
fn a_search_goes_on_in_the_next_article() {
    let mut screen = Screen::new(&[HARBOUR, FERRY], 100, 30);
    screen.press("/").type_in("ansel").press("enter J");
    assert_eq!(screen.app.search().unwrap().matches().len(), 1);
    screen.press("n");
    assert!(screen.status().starts_with("/ansel  1/1"), "{}", screen.status());
}

#[test]
fn reading_the_file_again_keeps_the_match_the_search_stands_on() {
    let mut screen = harbour();
    screen.press("/").type_in("wall").press("enter n r");
    assert_eq!(screen.app.search().unwrap().counter(), "3/4");
}

#[test]
fn a_click_gives_the_search_up() {
    let mut screen = Screen::new(&[HARBOUR, FERRY], 140, 40);
    screen.press("/").type_in("wall").click(3, 3);
    assert!(screen.app.search_prompt().is_none());
    assert_eq!(screen.app.library().current(), 1);
    assert_eq!(screen.app.view().focus(), Pane::Summary);
}
