//! A panic while the terminal is taken. Nothing in the program is known to panic, so a test
//! of this binary does it, run as a program of its own on a pseudo-terminal.

use std::io::Read;

use pty_process::blocking::{Command, open};
use rustix::termios::tcgetattr;

use super::super::events::{Events, Happening};
use super::super::worker::Worker;
use super::{ENTER, LEAVE, Terminal};

#[test]
#[ignore = "it takes the terminal it is run on; the test below runs it on one of its own"]
fn panics_with_the_terminal_taken() {
    let mut terminal = Terminal::take(true).unwrap();
    terminal.flush().unwrap();
    panic!("the lamp went out");
}

#[test]
#[ignore = "it takes the terminal it is run on; the test below runs it on one of its own"]
fn panics_in_the_second_thread() {
    let mut terminal = Terminal::take(true).unwrap();
    let mut events = Events::listen().unwrap();
    let mut worker = Worker::new(events.waker().unwrap());
    worker.begin(|| panic!("the lamp went out")).unwrap();
    while !matches!(events.wait(&terminal).unwrap(), Happening::Worked) {}
    // A frame that is being drawn meanwhile.
    terminal.pending().extend_from_slice(b"frame");
    terminal.flush().unwrap();
    worker.fetch();
}

#[test]
fn a_panic_of_the_second_thread_waits_for_the_frame_that_is_drawn() {
    let written = written_on_panic("panics_in_the_second_thread");
    let places = [ENTER, "frame", LEAVE, "the lamp went out"].map(|text| written.find(text));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} {written:?}");
}

#[test]
fn a_panic_gives_the_terminal_back_and_is_told_after_that() {
    let written = written_on_panic("panics_with_the_terminal_taken");
    let places = [ENTER, LEAVE, "the lamp went out"].map(|text| written.find(text));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} {written:?}");
}

/// What one of the tests above writes on a terminal, which it must leave as it was.
fn written_on_panic(test: &str) -> String {
    let (mut pty, pts) = open().unwrap();
    let before = format!("{:?}", tcgetattr(&pts).unwrap());
    let test = format!("session::terminal::tests::{test}");
    let arguments = ["--exact", &test, "--ignored", "--nocapture"];
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
    String::from_utf8_lossy(&written).into_owned()
}
