//! However the program ends, the terminal is as it was before.

use std::io::Read;
use std::os::fd::AsFd;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;

use rustix::process::Signal;

use super::{LIMIT, Left, Terminal, changes};
use crate::program::Program;
use crate::screen::HARBOUR;

/// What is left after `signal`.
fn after(signal: Signal) -> Left {
    let program = Program::new();
    let mut terminal = Terminal::harbour(&program);
    terminal.signal(signal);
    terminal.end()
}

#[test]
fn q_quits_and_gives_the_terminal_back() {
    let program = Program::new();
    let mut terminal = Terminal::harbour(&program);
    assert_eq!(
        changes(terminal.screen()),
        ["alternate screen", "cursor", "mouse", "mouse encoding", "bracketed paste"]
    );
    assert_ne!(terminal.modes(), terminal.modes_before());
    terminal.press("q");
    let left = terminal.end();
    assert_eq!((left.status, left.changed, left.text.trim()), (0, vec![], ""));
    assert_eq!(left.heard.other, [""; 0]);
}

#[test]
fn ctrl_c_interrupts_wherever_it_is_pressed() {
    let program = Program::new();
    for keys in ["", "/wall", "?", "t", "5", "12"] {
        let mut terminal = Terminal::harbour(&program);
        terminal.press(keys).press("\x03");
        let left = terminal.end();
        assert_eq!((left.status, left.changed), (130, vec![]), "{keys:?}");
    }
}

#[test]
fn a_signal_that_ends_the_program_gives_the_terminal_back() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)]
    {
        let left = after(signal);
        assert_eq!((left.status, left.changed, left.text.trim()), (status, vec![], ""), "{signal:?}");
    }
}

#[test]
fn a_signal_is_heeded_after_the_first_half_of_an_escape_sequence() {
    let program = Program::new();
    for half in ["\x1b[", "\x1b[<0;1", "\x1bOz", "\x1b[200~pasted and never ended"] {
        let mut terminal = Terminal::harbour(&program);
        // The answer to the key tells that the half sequence was read with it.
        terminal.press(&format!("2?{half}")).shows("to filter, enter").signal(Signal::TERM);
        let left = terminal.end();
        assert_eq!((left.status, left.changed), (143, vec![]), "{half:?}");
    }
}

/// A shell that starts the reader as a job, says when it was stopped, and continues it at
/// a line of input.
fn shell(program: &Program) -> Command {
    program.file("harbour.md", HARBOUR);
    let script = r#""$0" harbour.md; echo "stopped $?"; read -r line; fg > /dev/null; echo "ended $?""#;
    let mut shell = program.command_of("sh");
    shell.args(["-m", "-c", script]).arg(program.command(&[]).get_program());
    shell
}

#[test]
fn ctrl_z_gives_the_terminal_to_the_shell_and_fg_brings_the_reader_back() {
    let program = Program::new();
    let mut terminal = Terminal::run(shell(&program));
    terminal.shows("Harbour wall").press("3j\x1a").shows("stopped");
    assert_eq!(changes(terminal.screen()), [""; 0]);
    assert_eq!(terminal.modes(), terminal.modes_before());
    terminal.press("\n").shows("Harbour wall").shows("“The sea does not read budgets.”");
    assert!(terminal.screen().alternate_screen() && terminal.screen().bracketed_paste());
    terminal.press("?").shows("to filter, enter").press("qq");
    let left = terminal.end();
    assert!(left.text.contains("ended 0"), "{}", left.text);
    assert_eq!(left.changed, [""; 0]);
}

#[test]
fn without_a_shell_to_go_back_to_ctrl_z_only_says_so() {
    let program = Program::new();
    let mut terminal = Terminal::harbour(&program);
    terminal
        .press("\x1a")
        .shows("There is no shell to go back to.")
        .signal(Signal::TSTP)
        .press("?")
        .shows("to filter, enter");
}

#[test]
fn a_reader_that_was_stopped_and_continued_draws_anew() {
    let program = Program::new();
    let mut terminal = Terminal::harbour(&program);
    terminal.signal(Signal::STOP).signal(Signal::CONT);
    terminal.press("?").shows("to filter, enter").press("qq");
    let left = terminal.end();
    assert_eq!((left.status, left.changed), (0, vec![]));
}

/// The status of the reader when its terminal is closed after the first frame, started by
/// `start` on the terminal's other end.
fn after_a_hang_up(start: impl FnOnce(Command, pty_process::blocking::Pts) -> Child) -> Option<i32> {
    let program = Program::new();
    program.file("harbour.md", HARBOUR);
    let mut command = program.command(&["harbour.md"]);
    command.env("TERM", "xterm-256color");
    let (mut pty, pts) = pty_process::blocking::open().unwrap();
    pty.resize(pty_process::Size::new(30, 100)).unwrap();
    let mut child = start(command, pts);
    let mut written = Vec::new();
    let mut bytes = [0; 4096];
    while !written.ends_with(b"\x1b[?2026l") {
        let count = pty.read(&mut bytes).unwrap();
        written.extend_from_slice(&bytes[..count]);
    }
    drop(pty);
    let process = rustix::process::Pid::from_child(&child);
    let (tell, ended) = channel();
    thread::spawn(move || tell.send(child.wait().unwrap()));
    let status = ended.recv_timeout(LIMIT);
    if status.is_err() {
        let _ = rustix::process::kill_process(process, Signal::KILL);
    }
    status.expect("a reader without a terminal ends").code()
}

#[test]
fn a_terminal_that_is_closed_ends_the_program() {
    let with_a_signal = |command: Command, pts: pty_process::blocking::Pts| {
        pty_process::blocking::Command::from(command).spawn(pts).unwrap()
    };
    assert_eq!(after_a_hang_up(with_a_signal), Some(129));
    // A terminal that is not the controlling one sends no signal.
    let without = |mut command: Command, pts: pty_process::blocking::Pts| {
        let end = || Stdio::from(pts.as_fd().try_clone_to_owned().unwrap());
        command.stdin(end()).stdout(end()).stderr(end()).spawn().unwrap()
    };
    assert_eq!(after_a_hang_up(without), Some(129));
}
