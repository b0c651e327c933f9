//! A file that turns out to hold several articles, as a feed does.

use briefing::app::action::{Action, Pane};
use briefing::app::effect::{Effect, Input};
use briefing::app::library::{Card, Entry};

use crate::screen::Screen;

const TEXTS: [&str; 6] = ["Before.\n", "One.\n", "Two.\n", "Three.\n", "After.\n", "Last.\n"];

/// Three files, of which the second will turn out to hold three articles.
fn three_files() -> Screen {
    let mut screen = Screen::new(&["Before.\n", "Feed.\n", "After.\n"], 140, 20);
    screen.retell(&TEXTS);
    screen
}

fn labels(screen: &Screen) -> Vec<String> {
    screen.app.library().entries().iter().map(Entry::label).collect()
}

#[test]
fn the_list_grows_behind_the_article_that_was_asked_for() {
    let mut screen = three_files();
    assert_eq!(screen.app.set_count(1, 3), 1);
    assert_eq!(labels(&screen), ["Before.", "1.md", "1.md (2)", "1.md (3)", "2.md"]);
    assert_eq!(screen.app.library().current(), 0);
    assert_eq!(screen.app.set_count(1, 3), 1, "the same news changes nothing");
    screen.press("J J J");
    assert_eq!(labels(&screen), ["Before.", "One.", "Two.", "Three.", "2.md"]);
}

#[test]
fn who_reads_below_it_stays_where_they_are() {
    let mut screen = three_files();
    screen.retell(&["Before.\n", "One.\n", "After.\n"]).press("J J 5");
    screen.app.set_count(1, 3);
    assert_eq!(screen.app.library().current(), 4);
    assert_eq!(screen.app.view().reading().article.text, "After.");
    screen.retell(&TEXTS).press("ctrl-o");
    assert_eq!(screen.app.library().current(), 1, "the way back still leads to the article");
    screen.press("alt-o");
    assert_eq!((screen.app.library().current(), screen.app.view().focus()), (4, Pane::Article));
}

#[test]
fn the_article_before_is_the_last_of_a_feed_that_was_not_looked_into() {
    let mut screen = three_files();
    screen.app.set_current(2);
    assert_eq!(screen.app.update(Input::Action(Action::ArticlePrevious)), Effect::Read(1));
    assert_eq!(screen.app.set_count(1, 3), 3);
}

#[test]
fn an_open_list_gains_the_lines_and_keeps_its_selection() {
    let mut screen = three_files();
    screen.press("a j j");
    screen.app.set_count(1, 3);
    screen.app.set_card(1, Card { title: "One".into(), troubled: false });
    let menu = screen.app.menu().unwrap();
    assert_eq!((menu.len(), menu.selected()), (5, 4));
    screen.press("enter");
    assert_eq!(screen.app.view().reading().article.text, "After.");
}

#[test]
fn a_list_that_is_filtered_gains_only_what_fits_the_filter() {
    let mut screen = three_files();
    screen.press("a /").type_in("md");
    screen.app.set_count(1, 3);
    let menu = screen.app.menu().unwrap();
    assert_eq!((menu.total(), menu.len()), (5, 5), "each has the name of a file");
    screen.press("ctrl-u").type_in("2.md");
    assert_eq!(screen.app.menu().unwrap().len(), 1);
}

#[test]
fn a_file_that_lost_articles_leaves_its_last_one() {
    let mut screen = three_files();
    screen.app.set_count(1, 3);
    screen.press("J J J");
    assert_eq!(screen.app.library().current(), 3);
    assert_eq!(screen.app.set_count(3, 2), 2);
    assert_eq!(screen.app.library().current(), 2);
    assert_eq!(screen.app.library().len(), 4);
}
