//! Up and down, by pages, sections and paragraphs, and from pane to pane.

use briefing::app::action::{Action, Pane};
use briefing::app::effect::Effect;

use crate::screen::{HARBOUR, Screen};

/// Forty paragraphs, each with its number.
fn long() -> String {
    let paragraphs = (1..=40).map(|number| format!("Paragraph {number} of a long day at the docks."));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

fn selected(screen: &Screen) -> usize {
    screen.app.view().column(screen.app.view().focus()).selected()
}

/// The first line of the pane that stands alone under its tabs.
fn top(screen: &mut Screen) -> String {
    screen.text().lines().nth(2).unwrap_or_default().trim().trim_start_matches('▎').to_owned()
}

#[test]
fn items_are_walked_one_by_one_and_by_counts() {
    let mut screen = Screen::new(&[HARBOUR], 100, 30);
    for (keys, item) in [
        ("3 j", 1),
        ("j", 2),
        ("j", 2),
        ("k", 1),
        ("up up", 0),
        ("alt-2 j", 2),
        ("alt-2 k", 0),
        ("9 down", 2),
        ("ctrl-p", 1),
        ("ctrl-n", 2),
    ] {
        screen.press(keys);
        assert_eq!(selected(&screen), item, "{keys}");
    }
}

#[test]
fn the_ends_are_reached_at_once_and_items_by_their_number() {
    let mut screen = Screen::new(&[HARBOUR], 100, 30);
    for (keys, item) in [("3 G", 2), ("g", 0), ("end", 2), ("home", 0), ("alt-2 G", 1), ("alt-1 2 G", 2)] {
        screen.press(keys);
        assert_eq!(selected(&screen), item, "{keys}");
    }
}

#[test]
fn a_count_is_seen_and_esc_takes_it_back() {
    let mut screen = Screen::new(&[HARBOUR], 100, 30);
    screen.press("2 j alt-1 2");
    assert!(screen.status().ends_with("12"), "{}", screen.status());
    screen.press("esc j");
    assert_eq!(selected(&screen), 2);
    assert_eq!(screen.app.view().chosen_player(), Some(2));
}

#[test]
fn the_article_moves_by_lines_pages_and_half_pages() {
    let text = long();
    let mut screen = Screen::new(&[&text], 60, 13);
    screen.press("5");
    for (keys, first) in [
        ("j j", "Paragraph 2 of"),
        ("k k", "Paragraph 1 of"),
        ("alt-1 0 j", "Paragraph 6 of"),
        ("g", "Paragraph 1 of"),
        ("space", "Paragraph 5 of"),
        ("f", "Paragraph 9 of"),
        ("b pgup", "Paragraph 1 of"),
        ("alt-2 space", "Paragraph 9 of"),
        ("g d", ""),
        ("u", "Paragraph 1 of"),
        ("b", "Paragraph 1 of"),
        ("G k", "Paragraph 35 of"),
    ] {
        assert!(top(screen.press(keys)).starts_with(first), "{keys}: {}", top(&mut screen));
    }
}

#[test]
fn a_count_leads_to_a_line_of_the_file() {
    let text = long();
    let mut screen = Screen::new(&[&text], 60, 13);
    screen.press("5 alt-4 1 G");
    assert!(screen.text().contains("Paragraph 21 of"), "{}", screen.text());
    screen.press("e");
    assert_eq!(screen.effects, [Effect::Edit { path: "notes/harbour.md".into(), line: 41 }]);
}

#[test]
fn a_page_of_items_selects_what_it_shows_first() {
    let quotes = (1..=30).map(|number| format!("“Number {number} it is,” said Ada Lund."));
    let text = quotes.collect::<Vec<_>>().join("\n\n");
    let mut screen = Screen::new(&[&text], 60, 13);
    screen.press("3 space");
    assert!(selected(&screen) > 0);
    let first = top(&mut screen);
    screen.press("b");
    assert_eq!(selected(&screen), 0);
    screen.press("alt-9 9 space space");
    assert_eq!(selected(&screen), 29);
    assert_ne!(top(&mut screen), first);
}

#[test]
fn an_item_higher_than_its_pane_is_scrolled_through_before_it_is_left() {
    let text =
        format!("“{}”, said Ada Lund.\n\n“Short it is.”, said Ada Lund.\n", "so much to say ".repeat(40));
    let mut screen = Screen::new(&[&text], 40, 9);
    screen.press("3 j");
    assert_eq!(selected(&screen), 0);
    screen.press("alt-9 9 j");
    assert_eq!(selected(&screen), 1);
    screen.press("k k");
    assert_eq!(selected(&screen), 0);
}

#[test]
fn sections_and_paragraphs_are_walked_in_the_article() {
    let mut screen = Screen::new(&[HARBOUR], 60, 10);
    screen.press("5");
    for (keys, first) in [
        ("]", "Key players"),
        ("]", "What was said"),
        ("[", "Key players"),
        ("}", "• Ilse Brandvold"),
        ("alt-2 }", "• Mara Okonjo-Reyes"),
        ("{", "• Tomas Quill"),
        ("[ [", "Harbour wall"),
    ] {
        assert!(top(screen.press(keys)).starts_with(first), "{keys}: {}", top(&mut screen));
    }
    assert_eq!(screen.press("[").status(), "There is no previous section.");
    screen.press("alt-3 ]");
    assert_eq!(screen.press("]").status(), "There is no next section.");
    screen.press("} } }");
    assert_eq!(screen.press("}").status(), "There is no next paragraph.");
}

#[test]
fn a_section_motion_from_another_pane_starts_at_the_selected_item() {
    let mut screen = Screen::new(&[HARBOUR], 60, 10);
    screen.press("3 ]");
    assert_eq!(screen.app.view().focus(), Pane::Article);
    assert!(screen.text().contains("Doubts"));
    screen.press("esc");
    assert_eq!(screen.app.view().focus(), Pane::Quotes);
}

#[test]
fn tab_goes_round_all_panes_at_every_width() {
    for width in [40, 80, 100, 160] {
        let mut screen = Screen::new(&[HARBOUR], width, 30);
        for pane in [Pane::Players, Pane::Quotes, Pane::Skepticism, Pane::Article, Pane::Summary] {
            assert_eq!(screen.press("tab").app.view().focus(), pane, "{width}");
        }
        assert_eq!(screen.press("shift-tab").app.view().focus(), Pane::Article);
        assert_eq!(screen.press("alt-2 shift-tab").app.view().focus(), Pane::Quotes);
    }
}

#[test]
fn h_and_l_go_to_the_pane_beside() {
    use Pane::{Article, Players, Quotes, Skepticism, Summary};
    for (width, keys, pane) in [
        (80, "l", Players),
        (80, "l l l l l", Article),
        (80, "5 h", Skepticism),
        (80, "h", Summary),
        (100, "l", Quotes),
        (100, "l l", Article),
        (100, "2 l", Skepticism),
        (100, "4 h", Players),
        (100, "3 h", Summary),
        (160, "l l", Article),
        (160, "l l h", Quotes),
        (160, "2 right right", Article),
        (160, "4 left left", Players),
    ] {
        let mut screen = Screen::new(&[HARBOUR], width, 30);
        assert_eq!(screen.press(keys).app.view().focus(), pane, "{keys} at {width}");
    }
}

#[test]
fn a_zoomed_pane_has_the_screen_until_esc() {
    let mut screen = Screen::new(&[HARBOUR], 160, 50);
    screen.press("3");
    let before = screen.text();
    screen.press("z");
    assert_eq!(screen.layout().panes.len(), 1);
    screen.press("tab");
    assert_eq!(screen.layout().panes.len(), 1);
    screen.press("3 esc");
    assert_eq!(screen.text(), before);
    screen.press("z z");
    assert_eq!(screen.text(), before);
}

#[test]
fn a_pane_that_stands_alone_cannot_be_zoomed_and_says_so() {
    let mut screen = Screen::new(&[HARBOUR], 80, 24);
    assert_eq!(screen.press("z").status(), "This pane has the screen to itself already.");
    assert!(!screen.app.view().zoom());
}

#[test]
fn a_selected_item_stays_in_sight_when_the_screen_shrinks() {
    let mut screen = Screen::new(&[HARBOUR], 80, 24);
    screen.press("3 G").resize(40, 8);
    assert!(screen.text().contains("Tomas Quill"), "{}", screen.text());
    screen.resize(80, 24);
    assert!(screen.text().contains("eleven years"));
}

#[test]
fn a_key_that_leads_nowhere_says_why() {
    let mut screen = Screen::new(&[HARBOUR], 160, 50);
    for (keys, said) in [
        ("k", "This is the first sentence."),
        ("h", "There is no pane further left."),
        ("3 G j", "This is the last quote."),
        ("4 g b", "This is the first doubt."),
        ("2 G space", "This is the last player."),
        ("5 l", "There is no pane further right."),
        ("g k", "This is the beginning of the article."),
        ("G d", "This is the end of the article."),
    ] {
        assert_eq!(screen.press(keys).status(), said, "{keys}");
    }
    assert_ne!(screen.press("k").status(), "This is the end of the article.");
    let mut screen = Screen::new(&["The lamps were lit.\n"], 100, 30);
    assert_eq!(screen.press("3 j").status(), "There is nothing in this pane.");
}

#[test]
fn a_key_that_does_nothing_says_so_and_ends_a_count() {
    let mut screen = Screen::new(&[HARBOUR], 100, 30);
    screen.press("3 9 w");
    let told = screen.app.notice().map(|notice| notice.text.clone());
    assert_eq!(told.as_deref(), Some("w does nothing; ? shows the keys that do something."));
    screen.press("j");
    assert_eq!((selected(&screen), screen.app.notice()), (1, None));
}

#[test]
fn a_pane_is_titled_with_the_key_that_leads_to_it() {
    let changes = [(Action::PaneSummary, vec!["s".parse().unwrap()])];
    let mut screen = Screen::with_keys(&[HARBOUR], 100, 30, &changes);
    assert!(screen.text().contains(" s Summary "), "{}", screen.text());
    assert!(screen.text().contains(" 2 Key players "), "{}", screen.text());
}

#[test]
fn at_the_end_of_the_article_its_last_words_are_looked_at_and_steps_go_on_by_blocks() {
    let mut screen = Screen::new(&["First.\n\nSee [the map](https://map.example).\n\nLast.\n"], 80, 24);
    screen.press("5 G y");
    assert_eq!(screen.effects, [Effect::Copy("Last.".into())]);
    screen.press("k o");
    assert_eq!(screen.effects.last(), Some(&Effect::Link("https://map.example".into())));
    screen.press("k k y");
    assert_eq!(screen.effects.last(), Some(&Effect::Copy("First.".into())));
    assert!(screen.app.notice().is_some());
}
