//! What the reader hands to others: the clipboard, the editor, links.

use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use rustix::process::Signal;

use super::Terminal;
use crate::program::Program;
use crate::screen::HARBOUR;

/// A shell script in the folder of `program`.
fn script(program: &Program, name: &str, text: &str) -> String {
    let path = program.file(name, format!("#!/bin/sh\n{text}\n"));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The reader on the harbour, with `editor` as $EDITOR.
fn command(program: &Program, editor: &str) -> Command {
    program.file("harbour.md", HARBOUR);
    let mut command = program.command(&["harbour.md"]);
    command.env("EDITOR", editor);
    command
}

#[test]
fn y_puts_the_clean_text_on_the_clipboard() {
    let program = Program::new();
    let mut terminal = Terminal::harbour(&program);
    terminal.press("4jy").shows("Copied");
    // “denial by The guild: The guild denied that it had agreed to the plan.”
    assert_eq!(
        terminal.heard().clipboard,
        ["ZGVuaWFsIGJ5IFRoZSBndWlsZDogVGhlIGd1aWxkIGRlbmllZCB0aGF0IGl0IGhhZCBhZ3JlZWQgdG8gdGhlIHBsYW4u"]
    );
}

#[test]
fn e_opens_the_editor_at_the_line_and_shows_what_it_changed() {
    let program = Program::new();
    let editor = script(
        &program,
        "editor",
        "echo \"$@\" > asked\nstty -a > modes\necho 'The wall is not to be built.' > harbour.md",
    );
    let mut terminal = Terminal::run(command(&program, &format!("{editor} --quiet")));
    terminal.shows("Harbour wall").press("4j\re").shows("The wall is not to be built.");
    let asked = program.read("asked");
    assert!(asked.starts_with("--quiet +24 /") && asked.ends_with("/harbour.md\n"), "{asked}");
    let modes = program.read("modes");
    assert!(!modes.contains("-icanon") && !modes.contains("-isig"), "{modes}");
    terminal.press("?").shows("to filter, enter").press("qqq");
    let left = terminal.end();
    assert_eq!((left.status, left.changed), (0, vec![]));
}

#[test]
fn no_editor_is_opened_on_a_file_that_is_gone() {
    let program = Program::new();
    let editor = script(&program, "editor", "echo \"$@\" > asked");
    let mut terminal = Terminal::run(command(&program, &editor));
    terminal.shows("Harbour wall");
    std::fs::remove_file(program.folder().join("harbour.md")).unwrap();
    terminal.press("e").shows("harbour.md does not exist any more").shows("The council of Port Ansel");
    assert!(!program.folder().join("asked").exists());
}

#[test]
fn the_editor_reads_keys_from_the_terminal_and_an_interrupt_is_its_own() {
    let program = Program::new();
    let editor = script(
        &program,
        "editor",
        "trap 'echo The reading was interrupted. > harbour.md' INT\necho ready\nread -r line\nexit 0",
    );
    let mut terminal = Terminal::run(command(&program, &editor));
    terminal.shows("Harbour wall").press("e").shows("ready").press("\x03").press("\n").shows("interrupted");
    terminal.press("?").shows("to filter, enter");
}

#[test]
fn an_editor_that_is_not_there_or_fails_is_told() {
    let program = Program::new();
    let mut terminal = Terminal::run(command(&program, "./no-such-editor"));
    terminal.shows("Harbour wall").press("e").shows("no-such-editor could not be started");
    let mut terminal = Terminal::run(command(&program, "false"));
    terminal.shows("Harbour wall").press("e").shows("false ended with");
}

#[test]
fn a_signal_ends_the_reader_at_once_while_the_editor_has_the_terminal() {
    let program = Program::new();
    let editor = script(&program, "editor", "echo ready\nread -r line");
    let mut terminal = Terminal::run(command(&program, &editor));
    terminal.shows("Harbour wall").press("e").shows("ready").signal(Signal::TERM);
    assert_eq!(terminal.end().status, 143);
}

#[test]
fn o_opens_a_web_address_and_nothing_else() {
    let program = Program::new();
    for name in ["xdg-open", "gio", "gnome-open", "kde-open", "wslview", "open"] {
        script(&program, &format!("bin/{name}"), "echo \"$@\" >> opened; mkfifo told 2> /dev/null");
    }
    let bin = program.folder().join("bin");
    let open = |text: &str| {
        program.file("harbour.md", text);
        let mut command = program.command(&["harbour.md"]);
        command.env("PATH", format!("{}:/usr/bin:/bin", bin.display()));
        let mut terminal = Terminal::run(command);
        terminal.shows("Summary");
        terminal
    };
    let article = |url: &str| format!("---\ntitle: Harbour\nurl: {url}\n---\n\nThe wall is to be raised.\n");
    for url in ["file:///etc/passwd", "javascript:alert(1)", "--version", "/bin/sh"] {
        let mut terminal = open(&article(url));
        terminal.press("o").shows("This link is neither").press("q");
        assert_eq!(terminal.end().status, 0);
        assert!(!program.folder().join("opened").exists(), "{url}");
    }
    let mut terminal = open(&article("https://lantern.example/wall?a=1&b=$(id)"));
    terminal.press("o").shows("Opening https://lantern.example/wall").press("?").shows("to filter, enter");
}
