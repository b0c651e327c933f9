//! The help, the jump list, the themes and the list of articles.

use briefing::app::action::{Action, Pane};
use briefing::app::effect::{Effect, Input};

use crate::screen::{HARBOUR, Screen};

const FERRY: &str = include_str!("../fixtures/reader/ferry.md");

fn harbour() -> Screen {
    Screen::new(&[HARBOUR], 100, 30)
}

#[test]
fn the_jump_list_finds_a_heading_by_some_of_its_letters() {
    let mut screen = harbour();
    screen.press(":").type_in("wwsaid").press("enter");
    assert_eq!(screen.app.view().focus(), Pane::Article);
    assert!(screen.text().contains("What was said"));
    screen.press("ctrl-o");
    assert_eq!(screen.app.view().focus(), Pane::Summary);
}

#[test]
fn the_jump_list_puts_a_heading_at_the_top() {
    let mut screen = Screen::new(&[HARBOUR], 40, 12);
    screen.press(":").type_in("doubts").press("enter");
    let text = screen.text();
    assert_eq!(text.lines().nth(2).map(str::trim), Some("▎Doubts"), "{text}");
}

#[test]
fn the_jump_list_finds_a_player() {
    let mut screen = harbour();
    screen.press(":").type_in("okonjo").press("enter");
    assert_eq!(screen.app.view().focus(), Pane::Players);
    assert_eq!(screen.app.view().column(Pane::Players).selected(), 2);
}

#[test]
fn the_jump_list_finds_an_article_and_an_action() {
    let mut screen = Screen::new(&[HARBOUR, FERRY], 100, 30);
    screen.press("J K :").type_in("night ferry").press("enter");
    assert_eq!(screen.app.library().current(), 1);
    screen.press(":").type_in("read the file again").press("enter");
    assert_eq!(screen.effects.last(), Some(&Effect::Read(1)));
}

#[test]
fn esc_in_the_jump_list_changes_nothing() {
    let mut screen = harbour();
    let before = screen.text();
    screen.press(":").type_in("doub").press("esc");
    assert_eq!(screen.text(), before);
    assert!(screen.effects.is_empty());
}

#[test]
fn the_help_lists_every_action_with_its_keys() {
    let mut screen = harbour();
    screen.press("?").input(Input::Action(Action::MoveDown));
    let menu = screen.app.menu().unwrap();
    assert_eq!((menu.total(), menu.selected()), (Action::ALL.len(), 1));
    let text = screen.text();
    assert!(text.contains("Panes     the summary "), "{text}");
    assert!(text.contains("          the key players "), "a group is named once: {text}");
}

#[test]
fn the_help_can_be_searched_and_does_what_is_chosen() {
    let mut screen = harbour();
    screen.press("? /");
    for words in ["alone, or all", "zoom"] {
        screen.press("ctrl-u").type_in(words);
        assert_eq!(screen.app.menu().unwrap().len(), 1, "{words}");
    }
    screen.press("enter");
    assert!(screen.app.menu().is_none());
    assert!(screen.app.view().zoom());
}

#[test]
fn esc_clears_a_filter_before_it_closes_the_menu() {
    let mut screen = harbour();
    screen.press("? /").type_in("quit").press("esc");
    let menu = screen.app.menu().unwrap();
    assert_eq!((menu.len(), menu.is_typing()), (Action::ALL.len(), false));
    screen.press("esc");
    assert!(screen.app.menu().is_none());
}

#[test]
fn q_closes_a_menu_and_only_then_quits() {
    let mut screen = harbour();
    screen.press("? q");
    assert!(screen.app.menu().is_none() && screen.effects.is_empty());
    screen.press("q");
    assert_eq!(screen.effects, [Effect::Quit]);
}

#[test]
fn the_key_that_opened_a_menu_closes_it() {
    for key in ["?", "t", "a"] {
        let mut screen = harbour();
        assert!(screen.press(key).app.menu().is_some(), "{key}");
        assert!(screen.press(key).app.menu().is_none(), "{key}");
    }
}

#[test]
fn a_menu_is_walked_by_pages_and_to_its_ends() {
    let mut screen = harbour();
    screen.press("? G");
    assert_eq!(screen.app.menu().unwrap().selected(), Action::ALL.len() - 1);
    screen.press("g space");
    let page = screen.app.menu().unwrap().selected();
    assert!(page > 5);
    screen.press("b 9 j");
    assert_eq!(screen.app.menu().unwrap().selected(), 9);
}

#[test]
fn a_theme_is_seen_before_it_is_taken() {
    let mut screen = harbour();
    screen.press("t j");
    assert_eq!(screen.effects, [Effect::Theme("noon".into())]);
    screen.press("enter");
    assert_eq!(screen.effects.last(), Some(&Effect::Theme("noon".into())));
    assert!(screen.status().contains("theme: noon"), "{}", screen.status());
    screen.press("t");
    assert_eq!(screen.app.menu().unwrap().selected(), 2);
}

#[test]
fn esc_in_the_list_of_themes_goes_back_to_the_one_before() {
    for keys in ["t j esc", "t k q", "t j t"] {
        let mut screen = harbour();
        screen.press(keys);
        assert_eq!(screen.effects.last(), Some(&Effect::Theme("dusk".into())), "{keys}");
    }
}

#[test]
fn a_filtered_list_of_themes_shows_the_first_that_fits() {
    let mut screen = harbour();
    screen.press("t /").type_in("noo");
    assert_eq!(screen.effects.last(), Some(&Effect::Theme("noon".into())));
}

#[test]
fn the_list_of_articles_opens_one() {
    let mut screen = Screen::new(&[HARBOUR, FERRY], 80, 24);
    screen.press("a j enter");
    assert_eq!(screen.app.library().current(), 1);
    assert!(screen.text().contains("The night ferry between Port Ansel and Grimsay"));
    screen.press("a");
    assert_eq!(screen.app.menu().unwrap().selected(), 1);
    assert!(screen.text().contains("Night ferry stays in port"));
}

#[test]
fn a_filter_is_seen_in_the_sidebar_and_on_a_tiny_screen() {
    let mut screen = Screen::new(&[HARBOUR, FERRY], 140, 40);
    assert!(screen.press("a /").type_in("harb").text().contains("> harb"));
    assert!(screen.cursor.is_some());
    let mut screen = Screen::new(&[HARBOUR], 12, 4);
    assert!(screen.press(":").type_in("tom").text().contains("> tom"));
    assert!(screen.text().contains("Tomas Quill") || screen.text().contains("Tomas Q"));
}

#[test]
fn the_keys_that_are_named_are_those_in_force() {
    use briefing::input::key::Key;
    let key = |name: &str| name.parse::<Key>().unwrap();
    let changes = [
        (Action::Search, vec![key("f5")]),
        (Action::Open, vec![key("x")]),
        (Action::Quit, vec![key("ctrl-q")]),
        (Action::Back, vec![]),
    ];
    let mut screen = Screen::with_keys(&[HARBOUR], 100, 30, &changes);
    assert!(screen.press("?").text().contains("f5 to filter, x to do it, ctrl-q to close"));
    assert_eq!(screen.press("ctrl-q n").status(), "Nothing is searched for; f5 begins a search.");
    let status = screen.press("2 j 3").status();
    assert!(status.starts_with("Tomas Quill is lit "), "{status}");
}
