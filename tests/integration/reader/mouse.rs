//! Clicks and the wheel.

use briefing::app::action::Pane;
use briefing::app::effect::{Effect, Input};
use briefing::typeset::role::Role;

use crate::screen::{HARBOUR, Screen};

#[test]
fn a_click_on_an_item_selects_it() {
    let mut screen = Screen::new(&[HARBOUR], 100, 30);
    screen.click(4, 17);
    assert_eq!(screen.app.view().focus(), Pane::Players);
    assert_eq!(screen.app.view().column(Pane::Players).selected(), 1);
    assert!(screen.in_role(Role::Mention).contains("Tomas Quill"));
}

#[test]
fn the_wheel_scrolls_the_pane_under_the_pointer_and_leaves_the_focus() {
    let mut screen = Screen::new(&[HARBOUR], 40, 12);
    screen.press("5").input(Input::Wheel { pane: Some(Pane::Article), rows: 3 });
    assert_eq!(screen.app.view().focus(), Pane::Article);
    let far = screen.text();
    screen.resize(60, 12).resize(40, 12);
    assert_eq!(screen.text(), far);
    screen.rewrite("Nothing is left.\n").press("r");
    assert!(screen.text().contains("Nothing is left."));
    assert_eq!(screen.status(), "Read again.");
    assert!(screen.effects.len() == 1 && screen.cursor.is_none());
}

#[test]
fn a_click_on_a_tab_opens_its_pane() {
    let mut screen = Screen::new(&[HARBOUR], 80, 24);
    let tabs = screen.text().lines().next().unwrap_or_default().to_owned();
    for (words, pane) in [("Quotes", Pane::Quotes), ("Article", Pane::Article), ("Key", Pane::Players)] {
        let before = tabs.split(words).next().unwrap_or_default();
        let x = u16::try_from(before.chars().count()).unwrap();
        assert_eq!(screen.click(x, 0).app.view().focus(), pane, "{words}");
    }
    screen.click(79, 0);
    assert_eq!(screen.app.view().focus(), Pane::Players);
}

#[test]
fn a_click_on_a_line_of_a_menu_does_it_and_beside_it_closes_the_menu() {
    let mut screen = Screen::new(&[HARBOUR], 80, 24);
    screen.press("t");
    let y = screen.text().lines().position(|line| line.contains("noon")).unwrap();
    screen.click(10, u16::try_from(y).unwrap());
    assert_eq!(screen.effects, [Effect::Theme("noon".into())]);
    assert!(screen.app.menu().is_none());
    screen.press("?").click(0, 0);
    assert!(screen.app.menu().is_none());
}

#[test]
fn the_wheel_walks_an_open_menu_and_shows_the_theme_it_stands_on() {
    let mut screen = Screen::new(&[HARBOUR], 80, 24);
    screen.press("t g").input(Input::Wheel { pane: None, rows: 3 });
    assert_eq!(screen.effects.last(), Some(&Effect::Theme("noon".into())));
}

#[test]
fn the_wheel_moves_the_article_beside_the_other_panes() {
    let mut screen = Screen::new(&[HARBOUR], 160, 20);
    let top = screen.app.view().column(Pane::Article).top();
    screen.input(Input::Wheel { pane: Some(Pane::Article), rows: 9 });
    let scrolled = screen.app.view().column(Pane::Article).top();
    assert!(scrolled > top, "the Article stays with the words of the selected sentence");
    assert_eq!(screen.app.view().focus(), Pane::Summary);
    screen.press("j");
    assert!(screen.in_role(Role::Source).contains("Work begins in May"));
}

#[test]
fn the_wheel_leaves_a_message_and_a_selection_alone() {
    let mut screen = Screen::new(&[HARBOUR], 40, 10);
    screen.press("3 n").input(Input::Wheel { pane: Some(Pane::Quotes), rows: 3 });
    assert_eq!(screen.app.view().column(Pane::Quotes).selected(), 0);
    assert!(screen.app.notice().is_some());
    screen.press("j");
    assert!(screen.text().contains("The sea does not"));
}
