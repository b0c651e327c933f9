//! What the screens look like, at every layout.

use briefing::typeset::role::Role;
use briefing::ui::draw::{Look, draw};
use briefing::ui::theme::Theme;
use insta::assert_snapshot;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use crate::screen::{HARBOUR, Screen};

/// The article that is part of the program.
const SAMPLE: &str = include_str!("../../../assets/sample.md");

/// A second and a third article for the list, the last one empty.
const FERRY: &str = include_str!("../fixtures/reader/ferry.md");

/// The screen after some keys, with the size as a heading of each snapshot's name.
fn seen(texts: &[&str], width: u16, height: u16, keys: &str) -> String {
    Screen::new(texts, width, height).press(keys).text()
}

#[test]
fn what_a_theme_puts_behind_the_page_is_behind_everything() {
    let paper = Color::Indexed(230);
    let theme = Theme::new(|role| if role == Role::Body { Style::new().bg(paper) } else { Style::new() });
    for (width, height) in [(40, 12), (80, 24), (100, 30), (160, 50), (1, 1)] {
        for keys in ["", "?", "t", ":", "/", "a", "x"] {
            let mut screen = Screen::new(&[HARBOUR, HARBOUR], width, height);
            screen.press(keys);
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
            draw(&screen.app, &screen.layout(), Look { theme: &theme, hints: &[] }, &mut buffer);
            assert!(buffer.content.iter().all(|cell| cell.bg == paper), "{width}x{height} after {keys}");
        }
    }
}

#[test]
fn a_menu_that_goes_on_shows_where_it_stands() {
    let mut screen = Screen::new(&[HARBOUR], 100, 30);
    let at = |screen: &mut Screen| screen.text().lines().position(|line| line.contains('█'));
    let top = at(screen.press("?"));
    let end = at(screen.press("G"));
    assert!(top.is_some() && top < end, "{top:?} {end:?}");
}

#[test]
fn four_panes_stand_side_by_side_from_a_hundred_columns() {
    assert_snapshot!(seen(&[HARBOUR], 100, 30, ""));
}

#[test]
fn the_article_stands_beside_them_from_a_hundred_and_fifty() {
    assert_snapshot!(seen(&[HARBOUR], 160, 50, ""));
}

#[test]
fn one_pane_stands_under_tabs_on_a_usual_terminal() {
    assert_snapshot!("summary", seen(&[HARBOUR], 80, 24, ""));
    assert_snapshot!("players", seen(&[HARBOUR], 80, 24, "2"));
    assert_snapshot!("quotes", seen(&[HARBOUR], 80, 24, "3"));
    assert_snapshot!("skepticism", seen(&[HARBOUR], 80, 24, "4"));
    assert_snapshot!("article", seen(&[HARBOUR], 80, 24, "5"));
}

#[test]
fn a_small_screen_shows_what_it_can() {
    assert_snapshot!("small_summary", seen(&[HARBOUR], 40, 12, ""));
    assert_snapshot!("small_players", seen(&[HARBOUR], 40, 12, "2"));
    assert_snapshot!("small_quotes", seen(&[HARBOUR], 40, 12, "3"));
    assert_snapshot!("small_article", seen(&[HARBOUR], 40, 12, "5"));
    assert_snapshot!("tiny", seen(&[HARBOUR], 12, 4, ""));
    assert_snapshot!("one_cell", seen(&[HARBOUR], 1, 1, ""));
}

#[test]
fn the_sample_shows_what_the_reader_can_do() {
    assert_snapshot!("sample_wide", seen(&[SAMPLE], 100, 30, ""));
    assert_snapshot!("sample_columns", seen(&[SAMPLE], 160, 50, "3"));
    assert_snapshot!("sample_usual", seen(&[SAMPLE], 80, 24, ""));
    assert_snapshot!("sample_article", seen(&[SAMPLE], 80, 24, "5 ]"));
    assert_snapshot!("sample_small", seen(&[SAMPLE], 40, 12, "2"));
    assert_snapshot!("sample_one_cell", seen(&[SAMPLE], 1, 1, "5"));
}

#[test]
fn menus_lie_over_the_panes() {
    assert_snapshot!("help", seen(&[HARBOUR], 100, 30, "?"));
    assert_snapshot!("help_small", seen(&[HARBOUR], 40, 12, "?"));
    assert_snapshot!("jump", seen(&[HARBOUR], 80, 24, ":"));
    assert_snapshot!("themes", seen(&[HARBOUR], 80, 24, "t"));
    assert_snapshot!("articles", seen(&[HARBOUR, FERRY], 80, 24, "a"));
    assert_snapshot!("menu_tiny", seen(&[HARBOUR], 12, 4, "?"));
}

#[test]
fn a_filter_that_fits_nothing_says_so() {
    let mut screen = Screen::new(&[HARBOUR], 80, 24);
    assert_snapshot!(screen.press(":").type_in("xyzzy").text());
}

#[test]
fn a_search_is_typed_in_the_status_line() {
    let mut screen = Screen::new(&[HARBOUR], 80, 24);
    assert_snapshot!("prompt", screen.press("/").type_in("the").text());
}

#[test]
fn panes_without_items_say_why() {
    let text = "The lamps were lit at dusk. Nothing else happened.\n";
    assert_snapshot!("empty_wide", seen(&[text], 100, 30, ""));
    assert_snapshot!("empty_players", seen(&[text], 40, 12, "2"));
    assert_snapshot!("empty_text", seen(&[""], 100, 30, ""));
}

#[test]
fn several_articles_have_a_sidebar() {
    assert_snapshot!("sidebar", seen(&[HARBOUR, FERRY, ""], 140, 40, "J"));
    assert_snapshot!("sidebar_menu", seen(&[HARBOUR, FERRY, ""], 140, 40, "a"));
}

#[test]
fn a_long_message_has_the_rows_it_needs() {
    let seen = |width, height, keys: &str| {
        let mut screen = Screen::new(&["The lamps were lit.\n"], width, height);
        let lines = screen.press(keys).text().lines().map(str::trim).map(str::to_owned).collect::<Vec<_>>();
        lines[usize::from(height) - 3..].join(" / ")
    };
    assert!(seen(40, 12, "t enter").ends_with("To keep it, write `theme: dusk` in / your configuration."));
    assert!(seen(80, 24, "t enter").ends_with("To keep it, write `theme: dusk` in your configuration."));
    assert!(seen(20, 12, "o").ends_with("Neither this item / nor the article / has a link."));
    assert!(seen(20, 8, "o").ends_with("Neither this item / nor the article…"));
}

#[test]
fn panes_are_as_high_as_what_they_hold_and_stay_so() {
    let quotes = "“It is cold in here,” said Ada Lund.\n\n".repeat(12);
    let text = format!("# Cold\n\nThe heating failed.\n\n{quotes}");
    for width in [100, 160] {
        let mut screen = Screen::new(&[&text], width, 30);
        let rows = |screen: &Screen, index: usize| screen.layout().panes[index].text.height;
        let heights: Vec<u16> = (0..4).map(|index| rows(&screen, index)).collect();
        let [_, _, quotes, skepticism] = heights[..] else { panic!("{heights:?}") };
        assert_eq!(skepticism, 3, "an empty pane holds a sentence");
        assert_eq!(quotes + skepticism, 25);
        let before = screen.layout().panes;
        screen.press("3 j j G 4 2 j enter ctrl-o esc 1 / a esc t esc");
        assert_eq!(screen.layout().panes, before, "{width}");
        screen.resize(width, 40).resize(width, 30);
        assert_eq!(screen.layout().panes, before, "{width}");
    }
}
