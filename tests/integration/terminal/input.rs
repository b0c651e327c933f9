//! The mouse, and standard streams that are no terminal.

use std::process::Stdio;

use vt100::MouseProtocolMode;

use super::{Terminal, changes};
use crate::program::Program;
use crate::screen::HARBOUR;

#[test]
fn the_wheel_scrolls_the_pane_under_the_pointer() {
    let program = Program::new();
    let mut terminal = Terminal::harbour(&program);
    let heading = "The council of Port Ansel voted";
    terminal.resize(60, 10).press("5").shows(heading);
    terminal
        .press("\x1b[<65;20;5M\x1b[<65;20;5M")
        .hides(heading)
        .press("\x1b[<64;20;5M\x1b[<64;20;5M")
        .shows(heading);
}

#[test]
fn a_click_gives_a_pane_the_focus() {
    let program = Program::new();
    let mut terminal = Terminal::harbour(&program);
    terminal.press("\x1b[<0;60;17M\x1b[<0;60;17m").shows("┏ 4 Skepticism · ");
    terminal.press("\r").shows("A study from 2029");
}

#[test]
fn the_mouse_is_left_alone_where_the_configuration_says_so() {
    let program = Program::new();
    program.file("harbour.md", HARBOUR);
    program.file("mine.yaml", "mouse: false\n");
    let mut terminal = Terminal::open(&program, &["--config", "mine.yaml", "harbour.md"]);
    terminal.shows("Harbour wall");
    assert_eq!(changes(terminal.screen()), ["alternate screen", "cursor", "bracketed paste"]);
    terminal.press("q");
    let left = terminal.end();
    let text = String::from_utf8(left.written).unwrap();
    assert!(!text.contains("\x1b[?1000h") && !text.contains("\x1b[?1006h"));
}

#[test]
fn m_gives_the_mouse_away_and_takes_it_back() {
    let program = Program::new();
    let mut terminal = Terminal::harbour(&program);
    let mode = |wanted| move |screen: &vt100::Screen| screen.mouse_protocol_mode() == wanted;
    terminal.press("m").wait_for("no mouse", mode(MouseProtocolMode::None));
    terminal.press("m").wait_for("the mouse", mode(MouseProtocolMode::PressRelease));
}

#[test]
fn keys_come_from_the_terminal_when_standard_input_is_nothing() {
    let program = Program::new();
    program.file("harbour.md", HARBOUR);
    let mut terminal = Terminal::run_with(program.command(&["harbour.md"]), Some(Stdio::null()));
    terminal.shows("Harbour wall").press("?").shows("to filter, enter").press("qq");
    let left = terminal.end();
    assert_eq!((left.status, left.changed), (0, vec![]));
}

#[test]
fn keys_that_come_at_once_all_count() {
    let program = Program::new();
    let mut terminal = Terminal::harbour(&program);
    let search: String = "/luck\x15".repeat(200);
    terminal.press(&search).press("\x07").press("/budgets\r").shows("/budgets  1/1");
}

#[test]
#[cfg(target_os = "linux")]
fn without_a_terminal_for_the_keys_a_sentence_says_so() {
    let program = Program::new();
    program.file("harbour.md", HARBOUR);
    let reader = program.command(&[]);
    // In a session of its own there is no /dev/tty to fall back on.
    let mut command = program.command_of("setsid");
    command.arg("--wait").arg(reader.get_program()).arg("harbour.md");
    let left = Terminal::run_with(command, Some(Stdio::null())).end();
    assert_eq!((left.status, left.changed), (2, vec![]));
    assert!(left.text.starts_with("briefing: there is no terminal to read on"), "{}", left.text);
    assert!(left.text.contains("`briefing show FILE` prints the briefing without one."), "{}", left.text);
}

#[test]
fn what_goes_into_a_pipe_is_plain_text() {
    let program = Program::new();
    program.file("attack.md", "# Harbour\n\nThe \x1b[31mwall\u{9b}2J\x07 is\tto\r\nbe raised.\n");
    let run = program.run(&["attack.md"]);
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
    assert!(
        run.out.contains("to be raised.")
            && !run.out.contains(|char: char| char.is_control() && char != '\n'),
        "{:?}",
        run.out
    );
}
