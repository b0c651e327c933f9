//! A panic while the terminal is taken. Nothing in the program is known to panic, so a test
//! of this binary does it, run as a program of its own on a pseudo-terminal.

use std::io::Read;

use pty_process::blocking::{Command, open};
use rustix::termios::tcgetattr;

use super::{ENTER, LEAVE, Terminal};

#[test]
#[ignore = "it takes the terminal it is run on; the test below runs it on one of its own"]
fn panics_with_the_terminal_taken() {
    let mut terminal = Terminal::take(true).unwrap();
    terminal.flush().unwrap();
    panic!("the lamp went out");
}

#[test]
fn a_panic_gives_the_terminal_back_and_is_told_after_that() {
    let (mut pty, pts) = open().unwrap();
    let before = format!("{:?}", tcgetattr(&pts).unwrap());
    let arguments =
        ["--exact", "session::terminal::tests::panics_with_the_terminal_taken", "--ignored", "--nocapture"];
    let program = std::env::current_exe().unwrap();
    let mut command = Command::new(program).args(arguments).env("RUST_BACKTRACE", "0");
    let mut child = command.spawn_borrowed(&pts).unwrap();
    assert!(!child.wait().unwrap().success());
    assert_eq!(format!("{:?}", tcgetattr(&pts).unwrap()), before);
    // What was started holds the other end as well.
    drop((pts, command));
    let mut written = Vec::new();
    // The end of what was written is told as an error.
    let _ = pty.read_to_end(&mut written);
    let written = String::from_utf8_lossy(&written);
    let places = [ENTER, LEAVE, "the lamp went out"].map(|text| written.find(text));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} {written:?}");
}
