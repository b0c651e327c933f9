//! What a selected item does: its source, its player, its copy, its link, its line.

use briefing::app::action::Pane;
use briefing::app::effect::Effect;
use briefing::typeset::role::Role;

use crate::screen::{HARBOUR, Screen};

fn wide() -> Screen {
    Screen::new(&[HARBOUR], 160, 50)
}

fn copied(keys: &str) -> String {
    match wide().press(keys).effects.pop() {
        Some(Effect::Copy(text)) => text,
        other => panic!("{keys} copies nothing: {other:?}"),
    }
}

#[test]
fn enter_opens_the_article_with_the_words_lit_and_ctrl_o_comes_back() {
    for (width, height) in [(40, 12), (80, 24), (100, 30), (160, 50)] {
        let mut screen = Screen::new(&[HARBOUR], width, height);
        screen.press("4 j");
        let before = screen.text();
        screen.press("enter");
        assert_eq!(screen.app.view().focus(), Pane::Article);
        let lit = screen.in_role(Role::Source).replace(" / ", " ").replace("│", "");
        let lit = lit.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(lit, "The guild denied that it had agreed to the plan.", "{width}");
        let source = screen.text();
        screen.press("ctrl-o");
        assert_eq!(screen.text(), before, "{width}");
        screen.press("alt-o");
        assert_eq!(screen.text(), source, "{width}");
        screen.press("esc esc");
        assert_ne!(screen.app.view().focus(), Pane::Summary);
    }
}

#[test]
fn q_closes_what_hides_the_panes_before_it_quits() {
    let mut screen = Screen::new(&[HARBOUR], 100, 30);
    screen.press("4 j");
    let before = screen.text();
    assert_eq!(screen.press("enter q").text(), before);
    assert_eq!(screen.press("z q").text(), before);
    assert!(screen.effects.is_empty());
    assert_eq!(screen.press("q").effects, [Effect::Quit]);
}

#[test]
fn a_pane_that_was_gone_to_is_nothing_to_be_closed() {
    assert_eq!(Screen::new(&[HARBOUR], 80, 24).press("5 q").effects, [Effect::Quit]);
}

#[test]
fn the_light_of_a_player_says_what_esc_will_do() {
    let mut screen = Screen::new(&[HARBOUR], 140, 30);
    screen.press("2 enter");
    assert!(screen.status().starts_with("Ilse Brandvold is lit; esc goes back"), "{}", screen.status());
    screen.press("esc 3");
    assert!(
        screen.status().starts_with("Ilse Brandvold is lit; esc puts the light out"),
        "{}",
        screen.status()
    );
}

#[test]
fn the_words_of_a_chosen_player_are_brought_into_view() {
    let quote = |name: &str, words: &str| {
        format!("“The {words} was never asked for by anybody here,” said {name}.\n\n")
    };
    let mut text = String::from(
        "# Quotes about the pier\n\n## Key players\n\n- Ann Lee: mayor\n- Bo Lind: pilot\n\n## Story\n\n",
    );
    (0..12).for_each(|_| text.push_str(&quote("Ann Lee", "pier")));
    text.push_str(&quote("Bo Lind", "bridge"));
    let mut screen = Screen::new(&[text.as_str()], 100, 30);
    let seen = |screen: &mut Screen| screen.text().contains("The bridge was never");
    assert!(!seen(screen.press("2")));
    assert!(seen(screen.press("j")));
    assert!(screen.press("k").text().contains("The pier was never"));
}

#[test]
fn the_jump_list_leaves_out_where_the_reader_is_already() {
    let mut screen = wide();
    assert_eq!(screen.press("4 j enter esc ctrl-o").status(), "There is no jump to go back to.");
}

#[test]
fn esc_goes_back_one_level_at_a_time_and_never_quits() {
    let mut screen = wide();
    screen.press("2 j z enter /").type_in("wall").press("enter");
    screen.press("esc");
    assert!(screen.app.search().is_none());
    assert_eq!(screen.app.view().focus(), Pane::Article);
    screen.press("esc");
    assert_eq!(screen.app.view().focus(), Pane::Players);
    assert_eq!(screen.app.view().chosen_player(), Some(1));
    screen.press("esc");
    assert_eq!(screen.app.view().chosen_player(), None);
    assert!(screen.app.view().zoom());
    screen.press("esc");
    assert!(!screen.app.view().zoom());
    assert_eq!(screen.press("esc").status(), "Nothing is open; q quits.");
    assert!(screen.effects.is_empty());
}

#[test]
fn the_article_beside_shows_the_words_of_the_selected_item() {
    let mut screen = Screen::new(&[HARBOUR], 160, 20);
    screen.press("4 j");
    let lit = screen.in_role(Role::Source);
    assert!(lit.contains("The guild denied") || lit.contains("denied that it had"), "{lit}");
}

#[test]
fn a_selected_player_is_lit_everywhere_and_the_rest_steps_back() {
    let mut screen = wide();
    screen.press("2 j");
    let mentions = screen.in_role(Role::Mention);
    assert!(mentions.matches("Tomas Quill").count() >= 3, "{mentions}");
    assert!(!mentions.contains("Brandvold"));
    let dimmed = screen.in_role(Role::Dimmed);
    assert!(dimmed.contains("The sea does not read budgets"), "{dimmed}");
    assert!(dimmed.contains("Okonjo-Reyes doubts"), "{dimmed}");
    assert!(!dimmed.contains("A wall keeps"), "{dimmed}");
    screen.press("3");
    assert!(screen.in_role(Role::Dimmed).contains("The sea does not"));
    screen.press("esc");
    assert_eq!(screen.in_role(Role::Dimmed), "");
}

#[test]
fn esc_puts_the_light_out_in_the_players_pane_too() {
    for keys in ["2", "2 j", "1 2", "2 j 3 2"] {
        let mut screen = wide();
        assert_ne!(screen.press(keys).in_role(Role::Dimmed), "", "{keys}");
        screen.press("esc");
        assert_eq!((screen.in_role(Role::Dimmed), screen.in_role(Role::Mention)), Default::default());
        assert_eq!(screen.press("esc").status(), "Nothing is open; q quits.");
        assert_ne!(screen.press("j").in_role(Role::Dimmed), "", "{keys}");
    }
}

#[test]
fn enter_on_a_player_keeps_them_lit_in_the_article() {
    let mut screen = Screen::new(&[HARBOUR], 80, 24);
    screen.press("2 enter");
    assert!(screen.in_role(Role::Mention).contains("Ilse"), "{}", screen.in_role(Role::Mention));
}

#[test]
fn an_item_is_copied_as_clean_text_on_one_line() {
    assert_eq!(
        copied("y"),
        "The council of Port Ansel voted on Monday to raise the harbour wall by two metres."
    );
    assert_eq!(copied("2 j y"), "Tomas Quill: head of the fishers' guild");
    assert_eq!(copied("3 j j y"), "“A wall keeps the water out and the boats in.” — Tomas Quill");
    assert_eq!(copied("4 j y"), "denial by The guild: The guild denied that it had agreed to the plan.");
    assert_eq!(
        copied("4 y"),
        "doubt by Mara Okonjo-Reyes: Okonjo-Reyes doubts that two metres will be enough after 2060."
    );
    assert_eq!(copied("4 j enter y"), "The guild denied that it had agreed to the plan.");
}

#[test]
fn in_the_article_the_paragraph_is_copied_that_the_reader_went_to() {
    assert_eq!(copied("1 enter ] y"), "Key players");
    assert_eq!(copied("5 } y"), copied("5 } y"));
    assert_eq!(
        copied("5 ] ] } } y"),
        "Tomas Quill said: “A wall keeps the water out and the boats in.” He said the gates were too narrow for the new trawlers."
    );
}

#[test]
fn a_doubt_of_nobody_in_particular_is_copied_with_what_it_does() {
    let mut screen = Screen::new(&["The wall.\n\nWhether the wall will hold is unclear.\n"], 160, 50);
    let Some(Effect::Copy(text)) = screen.press("4 y").effects.pop() else { panic!("nothing is copied") };
    assert_eq!(text, "caveat: Whether the wall will hold is unclear.");
}

#[test]
fn copying_says_what_was_copied_and_nothing_is_not_copied() {
    let mut screen = wide();
    assert_eq!(screen.press("2 j y").status(), "Copied: Tomas Quill: head of the fishers' guild");
    let mut screen = Screen::new(&["Only this was said.\n"], 100, 30);
    assert_eq!(screen.press("3 y").status(), "There is nothing to copy here.");
    assert!(screen.effects.is_empty());
    assert_eq!(screen.press("enter").status(), "There is nothing to open in this pane.");
    assert!(screen.press("5 enter").status().starts_with("This is the article itself"));
}

#[test]
fn the_items_own_link_is_opened_and_else_the_articles() {
    let mut screen = wide();
    screen.press("o");
    assert_eq!(screen.effects, [Effect::Link("https://lantern.example/wall".into())]);
    screen.press("5 / m i n u t e s enter o");
    assert_eq!(screen.effects.last(), Some(&Effect::Link("https://lantern.example/minutes".into())));
}

#[test]
fn only_addresses_of_the_web_and_of_mail_are_opened() {
    for (link, opened) in [
        ("http://a.example/", true),
        ("HTTPS://a.example/", true),
        ("mailto:desk@a.example", true),
        ("file:///etc/hosts", false),
        ("javascript:alert(1)", false),
        ("vscode://open", false),
        ("calc.exe", false),
    ] {
        let text = format!("The [minutes]({link}) are out for all to read.\n");
        let mut screen = Screen::new(&[&text], 100, 30);
        screen.press("o");
        assert_eq!(!screen.effects.is_empty(), opened, "{link}");
        assert!(opened || screen.status().contains("neither a web nor a mail address"), "{link}");
    }
    let mut screen = Screen::new(&["No link stands here.\n"], 100, 30);
    assert_eq!(screen.press("o").status(), "Neither this item nor the article has a link.");
}

#[test]
fn the_editor_opens_at_the_line_of_the_item() {
    let line = |wanted: &str| 1 + HARBOUR.lines().position(|line| line.contains(wanted)).unwrap();
    for (keys, wanted) in [
        ("2 j j e", "Mara Okonjo"),
        ("3 e", "eleven years"),
        ("4 e", "Okonjo-Reyes doubts"),
        ("5 ] ] ] e", "## Doubts"),
        ("4 j enter e", "Okonjo-Reyes doubts"),
    ] {
        let mut screen = wide();
        screen.press(keys);
        let expected = Effect::Edit { path: "notes/harbour.md".into(), line: line(wanted) };
        assert_eq!(screen.effects, [expected], "{keys}");
    }
}

#[test]
fn reading_the_file_again_keeps_the_place_and_the_selection() {
    let mut screen = Screen::new(&[HARBOUR], 80, 12);
    screen.press("3 j 5 G k k");
    let before = screen.text();
    assert_eq!(screen.press("r").status(), "Read again.");
    assert_eq!(screen.press("ctrl-l").text(), before);
    screen.press("3");
    assert_eq!(screen.app.view().column(Pane::Quotes).selected(), 1);
    screen.rewrite("One sentence is left.\n").press("r");
    assert_eq!(screen.app.view().column(Pane::Quotes).selected(), 0);
    assert!(screen.text().contains("Nobody is quoted"));
}

#[test]
fn the_session_is_asked_for_what_is_not_the_apps() {
    for (key, effect) in [
        ("q", Effect::Quit),
        ("ctrl-c", Effect::Interrupt),
        ("ctrl-l", Effect::Redraw),
        ("ctrl-z", Effect::Suspend),
        ("r", Effect::Read(0)),
        ("m", Effect::Mouse(false)),
    ] {
        let mut screen = wide();
        assert_eq!(screen.press(key).effects, [effect], "{key}");
    }
    for key in ["ctrl-c", "ctrl-l", "ctrl-z"] {
        assert_eq!(wide().press("/").press(key).effects.len(), 1, "{key} while a search is typed");
        assert_eq!(wide().press("?").press(key).effects.len(), 1, "{key} in a menu");
    }
}

#[test]
fn the_mouse_can_be_given_to_the_terminal_and_taken_back() {
    let mut screen = wide();
    assert!(screen.press("m").status().contains("drag to select"));
    assert!(!screen.app.mouse());
    screen.press("m");
    assert_eq!(screen.effects.last(), Some(&Effect::Mouse(true)));
}

/// Three links in one paragraph, two of them in its first sentence, and one in the next.
const LINKED: &str = "\
# Ferries\n\n\
The [minutes](https://ansel.example/minutes) and the [maps](https://ansel.example/maps) are out. \
The council will vote on what is in the [annex](https://ansel.example/annex).\n\n\
The [letter](https://lorn.example/letter) came later.\n";

#[test]
fn of_several_links_the_reader_chooses_one() {
    for (width, height) in [(40, 12), (100, 30)] {
        let mut screen = Screen::new(&[LINKED], width, height);
        screen.press("o");
        let text = screen.text();
        for seen in ["minutes", "https://ansel.ex", "maps", "Open a link"] {
            assert!(text.contains(seen), "{seen} at {width}: {text}");
        }
        assert!(screen.effects.is_empty());
        screen.press("j enter");
        assert_eq!(screen.effects, [Effect::Link("https://ansel.example/maps".into())]);
        assert_eq!(screen.press("1 j j").app.links().len(), 1);
    }
}

#[test]
fn addresses_in_the_words_are_links_too() {
    let opened = |text: &str| {
        let mut screen = Screen::new(&[text], 100, 30);
        let links: Vec<String> =
            screen.app.links().iter().map(|link| link.url.clone().into_owned()).collect();
        screen.press("o");
        (links, screen.effects)
    };
    let bare = "# Ferries\n\nThe council put its minutes on https://ansel.example/minutes_(may).\n";
    let url = "https://ansel.example/minutes_(may)";
    assert_eq!(opened(bare), (vec![url.to_owned()], vec![Effect::Link(url.into())]));
    for text in [
        "# Ferries\n\nThe council hears you at <mail@ansel.example>.\n",
        "The council hears you at <mail@ansel.example>.\n",
    ] {
        assert_eq!(opened(text).1, [Effect::Link("mailto:mail@ansel.example".into())]);
    }
    // The words of a link do not say where it leads.
    let told =
        "# Ferries\n\nThe council: [http://ansel.example](https://lorn.example) and ftp://ansel.example.\n";
    assert_eq!(opened(told).0, ["https://lorn.example"]);
}

#[test]
fn the_addresses_of_hostile_words_are_found_in_no_time() {
    for unit in ["http://a.b/", "a://", "a@", "a.", "mailto:a@b.c,", "(http://", "@a.b", "http://[", "a:"] {
        for size in [15 << 10, 1 << 20] {
            let mut screen = Screen::new(&[&unit.repeat(size / unit.len())], 100, 30);
            assert!(screen.status().chars().count() <= 100);
        }
    }
}

#[test]
fn the_status_line_says_where_links_lead_before_they_are_opened() {
    let mut screen = Screen::new(&[LINKED], 100, 30);
    let status = screen.status();
    assert!(status.starts_with("o opens https://ansel.example/minutes or 1 more"), "{status}");
    screen.press("5 } }");
    let status = screen.status();
    assert!(status.starts_with("o opens https://lorn.example/letter"), "{status}");
    screen.press("o");
    assert_eq!(screen.effects, [Effect::Link("https://lorn.example/letter".into())]);
    assert_eq!(screen.status(), "Opening https://lorn.example/letter");
}

#[test]
fn a_bar_in_the_article_tells_what_would_be_copied() {
    let mut screen = Screen::new(&[HARBOUR], 80, 24);
    for keys in ["5", "}", "} }", "]", "j j", "G", "4 j enter"] {
        screen.press(keys);
        let text = screen.text();
        let barred: Vec<&str> =
            text.lines().filter_map(|line| line.trim_start().strip_prefix('▎')).map(str::trim).collect();
        let Some(Effect::Copy(copied)) = screen.press("y").effects.pop() else { panic!("{keys}") };
        let barred = barred.join(" ").replace("• ", "");
        assert!(
            !barred.is_empty() && (barred.contains(&copied) || copied.contains(&barred)),
            "{keys}: {barred}"
        );
    }
}
