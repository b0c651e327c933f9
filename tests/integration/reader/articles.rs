//! Several articles.

use briefing::app::action::Pane;
use briefing::app::effect::Effect;

use crate::screen::{HARBOUR, Screen};

const FERRY: &str = include_str!("../fixtures/reader/ferry.md");

fn three(width: u16, height: u16) -> Screen {
    Screen::new(&[HARBOUR, FERRY, "The last of them is short.\n"], width, height)
}

#[test]
fn j_and_k_walk_the_articles_and_stop_at_the_ends() {
    let mut screen = three(100, 30);
    assert_eq!(screen.press("K").status(), "This is the first article.");
    screen.press("J J");
    assert_eq!(screen.effects, [Effect::Read(1), Effect::Read(2)]);
    assert_eq!(screen.press("J").status(), "This is the last article.");
    screen.press("9 K");
    assert_eq!(screen.app.library().current(), 0);
    let mut only = Screen::new(&[HARBOUR], 100, 30);
    assert_eq!(only.press("J").status(), "This is the only article that is open.");
}

#[test]
fn an_article_is_taken_up_where_it_was_left() {
    let mut screen = three(100, 30);
    screen.press("3 j");
    let before = screen.text();
    screen.press("J");
    assert_eq!(screen.app.view().focus(), Pane::Quotes);
    assert_eq!(screen.press("4 K").text(), before);
}

#[test]
fn the_way_back_leads_across_articles() {
    let mut screen = three(100, 30);
    screen.press("4 j enter J 3 enter");
    assert_eq!(screen.app.library().current(), 1);
    screen.press("ctrl-o ctrl-o");
    assert_eq!((screen.app.library().current(), screen.app.view().focus()), (0, Pane::Article));
    screen.press("ctrl-o");
    assert_eq!(screen.app.view().focus(), Pane::Skepticism);
    assert_eq!(screen.app.view().column(Pane::Skepticism).selected(), 1);
    assert_eq!(screen.press("ctrl-o").status(), "There is no jump to go back to.");
    screen.press("alt-o alt-o alt-o");
    assert_eq!((screen.app.library().current(), screen.app.view().focus()), (1, Pane::Article));
    assert_eq!(screen.press("alt-o").status(), "There is no jump to go forward to.");
}

#[test]
fn a_zoomed_pane_stays_zoomed_from_article_to_article() {
    let mut screen = three(100, 30);
    screen.press("3 z J");
    assert_eq!(screen.layout().panes.len(), 1);
}

#[test]
fn the_sidebar_is_clicked() {
    let mut screen = three(140, 40);
    for y in [3, 4] {
        screen.press("K").click(4, y);
        assert_eq!(screen.app.library().current(), 1, "{y}");
    }
    assert_eq!(screen.app.library().current(), 1);
    screen.click(4, 30);
    assert_eq!(screen.app.library().current(), 1);
}

#[test]
fn the_sidebar_asks_for_the_titles_it_shows_and_no_others() {
    let many = vec!["One line.\n"; 500];
    let mut screen = Screen::new(&many, 140, 40);
    let rows = screen.layout().list_rows();
    assert_eq!(screen.app.wanted_card(rows), Some(1));
    assert_eq!(screen.app.wanted_card(0), None);
    screen.press("a");
    assert_eq!(screen.app.wanted_card(0), Some(1));
}

#[test]
fn a_title_in_the_sidebar_has_a_second_line_and_a_click_in_its_list_finds_it() {
    let long = "# The council of Port Ansel will meet again about the wall on Monday morning\n\nIt rains.\n";
    let mut screen = Screen::new(&[long, long, "# Rain\n\nIt rains.\n"], 140, 40);
    screen.press("J J");
    let text = screen.text();
    assert!(text.contains("│ The council of Port Ansel will meet"), "{text}");
    assert!(text.contains("│ again about the wall on Monday…"), "{text}");
    screen.press("a").click(4, 4);
    assert_eq!(screen.app.library().current(), 1);
    let wide = Screen::new(&[long, long], 200, 50).layout();
    assert_eq!((wide.sidebar.unwrap().width, wide.panes.len()), (40, 5));
    let narrow = Screen::new(&[long, long], 180, 50).layout();
    assert_eq!((narrow.sidebar.unwrap().width, narrow.panes.len()), (30, 5));
}

#[test]
fn where_a_title_says_nothing_the_file_is_named() {
    let mut screen = Screen::new(&["# X\n\nThe ferry sails.\n", "", "# Fog\n\nFog in the bay.\n"], 100, 30);
    let list = screen.press("J J a").text();
    for seen in ["┃ 0.md ", "┃ 1.md ", "┃▎Fog ", " 2.md ┃"] {
        assert!(list.contains(seen), "{seen}: {list}");
    }
}

#[test]
fn the_list_is_searched_for_names_of_files_too() {
    let texts: Vec<String> = (0..9).map(|number| format!("# Fog {number}x\n\nFog in the bay.\n")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut screen = Screen::new(&texts, 100, 30);
    screen.press("J J J K K K a /").type_in("2.md").press("enter");
    assert_eq!(screen.app.library().current(), 2);
    let mut screen = Screen::new(&texts, 100, 30);
    assert!(screen.press("J a").text().contains("1.md"));
}

#[test]
fn the_list_of_articles_stands_left_of_the_panes() {
    let mut screen = Screen::new(&[HARBOUR, FERRY], 140, 30);
    assert!(screen.text().contains("┏ 1 Summary"));
    screen.press("h");
    assert!(
        screen.text().contains("┏ Articles") && screen.text().contains("┌ 1 Summary"),
        "{}",
        screen.text()
    );
    screen.press("l");
    assert!(screen.app.menu().is_none());
    assert!(screen.text().contains("┏ 1 Summary"));
}

#[test]
fn a_long_title_leaves_room_for_the_number_of_articles() {
    let long = "---\ntitle: A title that is so long that it would take all of the line for itself alone\n---\n\nIt rains.\n";
    let mut screen = Screen::new(&[long, FERRY], 80, 24);
    assert!(screen.status().contains("… · 1/2 "), "{}", screen.status());
}
