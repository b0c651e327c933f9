//! What keys are called, which names mean one key, and what is said of those that are none.

use proptest::prelude::*;

use super::*;

fn key(text: &str) -> Key {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn error(text: &str) -> String {
    text.parse::<Key>().unwrap_err().to_string()
}

fn event(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
    Key::from_event(KeyEvent::new(code, modifiers))
}

#[test]
fn keys_are_written_as_they_are_read() {
    for text in [
        "j",
        "G",
        "?",
        ":",
        "-",
        "+",
        "ctrl-o",
        "alt-5",
        "alt-G",
        "shift-tab",
        "space",
        "enter",
        "esc",
        "pgdn",
        "pgup",
        "home",
        "f1",
        "f24",
        "alt--",
        "ctrl-alt-left",
        "ctrl-space",
        "ctrl-\\",
        "é",
        "ß",
    ] {
        assert_eq!(key(text).to_string(), text);
    }
}

#[test]
fn other_spellings_are_understood() {
    for (written, meant) in [
        ("PageDown", "pgdn"),
        ("page-down", "pgdn"),
        ("Ctrl+O", "ctrl-o"),
        ("control-o", "ctrl-o"),
        ("meta-x", "alt-x"),
        ("shift-g", "G"),
        ("escape", "esc"),
        ("minus", "-"),
        ("ctrl-/", "ctrl-_"),
        ("F5", "f5"),
    ] {
        assert_eq!(written.parse::<Key>(), Ok(key(meant)), "{written}");
    }
}

#[test]
fn what_a_terminal_cannot_tell_apart_is_refused() {
    assert_eq!(error("ctrl-i"), "a terminal sends the same for `ctrl-i` as for `tab`; write `tab`");
    assert_eq!(error("ctrl-m"), "a terminal sends the same for `ctrl-m` as for `enter`; write `enter`");
    assert_eq!(error("ctrl-["), "a terminal sends the same for `ctrl-[` as for `esc`; write `esc`");
    assert!(error("ctrl-shift-o").ends_with("write `ctrl-o`"));
    assert_eq!(error("ctrl-;"), "no terminal sends `ctrl-;`; with ctrl go the letters, space and \\ ] ^ _");
}

#[test]
fn a_mistyped_key_names_the_nearest() {
    assert_eq!(error("entre"), "there is no key called `entre`; did you mean `enter`?");
    assert_eq!(error("alt-lefft"), "there is no key called `alt-lefft`; did you mean `alt-left`?");
    assert_eq!(error("crtl-o"), "there is no key called `crtl-o`; did you mean `ctrl-o`?");
    assert_eq!(error("f99"), "there is no key called `f99`; function keys are f1 to f24");
    assert_eq!(error(""), "there is no key without a name; a space is written `space`");
    assert!(error("g g").ends_with("several keys for an action stand in a list: [a, b]"));
}

#[test]
fn shift_is_part_of_a_character() {
    assert_eq!(event(KeyCode::Char('G'), KeyModifiers::SHIFT), Some(key("G")));
    assert_eq!(event(KeyCode::Char('g'), KeyModifiers::SHIFT), Some(key("G")));
    assert_eq!(event(KeyCode::Char('?'), KeyModifiers::SHIFT), Some(key("?")));
    assert_eq!(event(KeyCode::BackTab, KeyModifiers::NONE), Some(key("shift-tab")));
    assert_eq!(event(KeyCode::Char('O'), KeyModifiers::CONTROL), Some(key("ctrl-o")));
    assert_eq!(event(KeyCode::Char('4'), KeyModifiers::CONTROL), Some(key("ctrl-\\")));
}

#[test]
fn a_release_is_no_key() {
    let release = KeyEvent::new_with_kind(KeyCode::Char('j'), KeyModifiers::NONE, KeyEventKind::Release);
    assert_eq!(Key::from_event(release), None);
}

#[test]
fn alt_and_plain_digits_make_counts() {
    assert_eq!(key("7").digit(), Some(7));
    assert_eq!(key("alt-0").digit(), Some(0));
    assert_eq!(key("a").digit(), None);
}

proptest! {
    #[test]
    fn every_key_that_can_be_read_is_written_the_same(text in "((ctrl|alt|shift|C)[-+]){0,3}(\\PC|[a-z]{1,9}|f[0-9]{1,2})") {
        if let Ok(key) = text.parse::<Key>() {
            prop_assert_eq!(key.to_string().parse::<Key>(), Ok(key));
        }
    }

    #[test]
    fn no_text_whatever_panics(text in ".*") {
        let _ = text.parse::<Key>();
    }
}
