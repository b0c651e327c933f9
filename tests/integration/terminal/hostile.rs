//! Articles that try to speak to the terminal.

use std::fmt::Write;

use super::Terminal;
use crate::program::Program;

/// Sequences that do something to a terminal: colours, the title, the clipboard, a bell,
/// modes, questions, all in both forms of the controls, and some that never end.
const ATTACKS: [&str; 14] = [
    "\x1b[31m",
    "\x1b]0;MARK\x07",
    "\x1b]2;MARK\x1b\\",
    "\x1b]52;c;TUFSSw==\x07",
    "\x07\x08\x0e\x7f",
    "\x1b[?1049l\x1b[?25h",
    "\x1b[6n\x1b[c",
    "\u{9b}2J\u{9d}0;MARK\u{9c}",
    "\u{90}qMARK\u{9c}",
    "\x1bP+q4d41\x1b\\",
    "\x1b_MARK\x1b\\",
    "\x1bc\x1b#8",
    "\u{202e}\u{2066}",
    "\x1b]8;;https://MARK.example",
];

fn article(attack: &str) -> String {
    let mut text = format!("---\ntitle: Harbour {attack} wall\nsource: The {attack} Lantern\n---\n\n");
    let _ = write!(
        text,
        "The council {attack} voted.\n\n## Key {attack} players\n\n- Ilse {attack} Brandvold: harbour {attack} master\n\n"
    );
    let _ =
        write!(text, "## Quotes\n\n“Luck {attack} is not a plan at all,” said Ilse {attack} Brandvold.\n\n");
    let _ = write!(text, "## Doubts\n\nTomas {attack} Quill doubts {attack} that it is enough.\n");
    text
}

#[test]
fn no_control_of_an_article_reaches_the_terminal() {
    let program = Program::new();
    for (index, attack) in ATTACKS.into_iter().enumerate() {
        let name = format!("attack-{index}.md");
        program.file(&name, article(attack));
        let mut terminal = Terminal::open(&program, &[&name]);
        terminal
            .shows("Summary")
            .press("2\r")
            .press("3\r")
            .press("5")
            .press("?")
            .shows("to filter, enter")
            .press("q");
        terminal
            .press(":")
            .shows("section")
            .press("\x07")
            .hides("section")
            .press("/harbour")
            .shows("/harbour")
            .press("\x07")
            .press("qq");
        let left = terminal.end();
        assert_eq!((left.status, left.changed), (0, vec![]), "{attack:?}");
        assert_eq!((left.heard.other, left.heard.clipboard), (vec![], vec![]), "{attack:?}");
        let text = String::from_utf8(left.written).unwrap();
        let controls = |char: char| matches!(char, '\u{80}'..='\u{9f}' | '\x07' | '\x08' | '\x0e' | '\x7f' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(!text.contains(controls), "{attack:?}");
    }
}

#[test]
fn no_control_of_a_file_name_reaches_the_terminal() {
    let program = Program::new();
    let names = ["\x1b]0;MARK\x07.md", "\u{9b}31m\u{7}.txt"];
    program.file(names[0], "");
    program.file(names[1], "The wall is to be raised.\n");
    let mut terminal = Terminal::open(&program, &names);
    terminal
        .shows("Summary")
        .press("J")
        .shows("The wall is to be raised.")
        .press("a")
        .shows(".md")
        .press("qKr");
    terminal.press("?").shows("to filter, enter").press("qq");
    let left = terminal.end();
    assert_eq!((left.status, left.changed, left.heard.other), (0, vec![], vec![]));
}

#[test]
fn a_file_that_is_not_there_cannot_speak_to_the_terminal_either() {
    let program = Program::new();
    let left = Terminal::open(&program, &["\x1b]0;MARK\x07\u{9b}31m"]).end();
    assert_eq!((left.status, left.changed, left.heard.other), (1, vec![], vec![]));
    assert!(left.text.contains("MARK"), "{}", left.text);
}

#[test]
fn a_copied_item_holds_no_control() {
    let program = Program::new();
    program.file("attack.md", article("\x1b[201~\x1b]52;c;TUFSSw==\x07"));
    let mut terminal = Terminal::open(&program, &["attack.md"]);
    terminal.shows("Summary").press("3y").shows("Copied");
    let [copied] = terminal.heard().clipboard.as_slice() else { unreachable!("copied once") };
    // “ and Luck, and no escape.
    assert!(copied.starts_with("4oCcTHVjayDikJtb"), "{copied}");
}
