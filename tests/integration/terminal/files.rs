//! Files of every kind on a terminal: with several articles in one, very large, changing
//! while they are read, and none at all.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs::{self, OpenOptions, Permissions};
use std::io::Write as _;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::thread;

use rustix::fs::{CWD, FileType, Mode, mknodat};
use rustix::process::Signal;

use super::Terminal;
use crate::program::Program;
use crate::screen::HARBOUR;

const FEED: &str = "<rss><channel><title>The Lamp</title>
<item><title>Fog over the strait</title><description>The ferry stays in port.</description></item>
<item><title>Rain in the hills</title><description>The river rises.</description></item>
</channel></rss>\n";

/// A text of so many bytes at least, with an end to be found by.
fn long_text(length: usize) -> String {
    let mut text = String::from("The long report\n\n");
    for number in 0.. {
        if text.len() > length {
            break;
        }
        let words = "“We go on,” said Ada Moss, its mayor.\n\n";
        write!(text, "The council of Ostmar met for the {number}th time. {words}").unwrap();
    }
    text.push_str("So it ended.\n");
    text
}

#[test]
fn a_feed_opens_as_a_list_of_articles() {
    let program = Program::new();
    program.file("lamp.rss", FEED);
    program.file("harbour.md", HARBOUR);
    let mut terminal = Terminal::open(&program, &["lamp.rss", "harbour.md"]);
    terminal.shows("The ferry stays in port.").shows("1/3").press("J").shows("The river rises.").shows("2/3");
    terminal.press("J").shows("Ilse Brandvold").press("K").shows("The river rises.");
    terminal.press("a").shows("Fog over the strait").shows("Harbour wall").press("qK").shows("1/3");
    terminal.press("q");
    assert_eq!(terminal.end().status, 0);
}

#[test]
fn a_feed_among_files_is_found_to_be_one_when_it_is_seen() {
    let program = Program::new();
    program.file("a.md", HARBOUR);
    program.file("b.rss", FEED);
    let mut terminal = Terminal::open(&program, &["a.md", "b.rss"]);
    terminal.shows("1/2").press("a").shows("Rain in the hills").press("q").shows("1/3");
    terminal.press("JJ").shows("The river rises.");
}

#[test]
fn a_feed_comes_through_a_pipe_too() {
    let program = Program::new();
    let pipe = fs::File::open(program.file("lamp.rss", FEED)).unwrap();
    let mut terminal = Terminal::run_with(program.command(&["-"]), Some(pipe.into()));
    terminal
        .shows("The ferry stays")
        .press("J")
        .shows("The river rises.")
        .press("K")
        .shows("The ferry stays");
    terminal.press("r").shows("cannot be read again.").press("5").shows("1/2");
}

#[test]
fn a_feed_that_gained_an_entry_still_shows_the_same_article() {
    let program = Program::new();
    program.file("lamp.rss", FEED);
    let mut terminal = Terminal::open(&program, &["lamp.rss"]);
    terminal.shows("1/2").press("J").shows("The river rises.");
    program.file(
        "lamp.rss",
        FEED.replace("<item><title>Fog", "<item><title>Snow</title></item><item><title>Fog"),
    );
    terminal.press("r5").shows("3/3").shows("The river rises.");
    program.file("lamp.rss", "<rss><channel><item><title>Only this</title></item></channel></rss>");
    terminal.press("r5").shows("Only this").hides("3/3");
}

#[test]
fn the_end_of_a_long_article_is_found_while_it_can_be_read() {
    let program = Program::new();
    program.file("long.txt", long_text(600 << 10));
    let mut terminal = Terminal::open(&program, &["long.txt"]);
    terminal.shows("The long report").press("5G").shows("So it ended.");
    program.file("long.txt", long_text(600 << 10).replace("So it ended.", "It goes on."));
    terminal.press("r").shows("It goes on.").press("q");
    assert_eq!(terminal.end().status, 0);
}

#[test]
fn an_interrupt_is_heard_while_a_long_article_is_understood() {
    let program = Program::new();
    program.file("long.txt", long_text(2 << 20));
    program.file("short.txt", "Rain.\n");
    let mut terminal = Terminal::open(&program, &["long.txt"]);
    terminal.shows("The long report").press("\x03");
    let left = terminal.end();
    assert_eq!((left.status, left.changed), (130, vec![]));
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let mut terminal = Terminal::open(&program, &["short.txt", "long.txt"]);
        terminal.shows("Rain.").press("J").shows("Reading …").signal(signal);
        let left = terminal.end();
        assert_eq!((left.status, left.changed), (status, vec![]), "{signal:?}");
    }
}

#[test]
fn another_article_can_be_read_while_a_large_file_is() {
    let program = Program::new();
    program.file("a.txt", "The first one.\n");
    program.file("b.txt", long_text(1 << 20));
    program.file("c.txt", "The third one.\n");
    let mut terminal = Terminal::open(&program, &["a.txt", "b.txt", "c.txt"]);
    terminal.shows("The first one.").press("J").shows("Reading …").press("J").shows("The third one.");
    terminal.press("K").shows("The long report").press("q");
    assert_eq!(terminal.end().status, 0);
}

#[test]
fn waiting_for_a_large_file_can_be_given_up() {
    let program = Program::new();
    program.file("a.txt", "The first one.\n");
    // Long enough that Esc comes before it is read, on a busy machine too.
    program.file("b.txt", long_text(8 << 20));
    let mut terminal = Terminal::open(&program, &["a.txt", "b.txt"]);
    terminal.shows("The first one.").press("J").shows("Reading …").press("\x1b").hides("Reading …");
    terminal.shows("The first one.").press("J").shows("The long report").press("q");
    assert_eq!(terminal.end().status, 0);
}

#[test]
fn of_two_articles_with_one_title_a_reload_shows_the_same_one_again() {
    let program = Program::new();
    let text = "title: Update\nsummary: The pier is shut.\n---\ntitle: Update\nsummary: The pier is open.\n";
    program.file("twice.yaml", text);
    let mut terminal = Terminal::open(&program, &["twice.yaml"]);
    terminal.shows("The pier is shut.").press("J").shows("The pier is open.");
    program.file("twice.yaml", text.replace("open", "open again"));
    terminal.press("r").shows("The pier is open again.");
}

#[test]
fn a_file_that_shrinks_is_read_again_as_it_is() {
    let program = Program::new();
    program.file("long.txt", long_text(8 << 10));
    let mut terminal = Terminal::open(&program, &["long.txt"]);
    terminal.shows("The long report").press("5G").shows("So it ended.");
    program.file("long.txt", "It is short now.\n");
    terminal.press("r").shows("It is short now.");
    program.file("long.txt", "");
    terminal.press("r").hides("It is short now.").press("jGq");
    assert_eq!(terminal.end().status, 0);
}

#[test]
fn a_file_that_becomes_unreadable_says_so() {
    let program = Program::new();
    let path = program.file("harbour.md", HARBOUR);
    let mut terminal = Terminal::open(&program, &["harbour.md"]);
    terminal.shows("Ilse Brandvold");
    fs::set_permissions(&path, Permissions::from_mode(0o0)).unwrap();
    // Who may read everything may read this too.
    if fs::File::open(&path).is_err() {
        terminal.press("r5").shows("harbour.md may not be read").press("q");
        assert_eq!(terminal.end().status, 1);
        assert_eq!(program.run(&["show", "harbour.md"]).status, Some(1));
    }
    let path = program.folder().join("harbour.md");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let run = program.run(&["show", "harbour.md"]);
    assert_eq!((run.status, run.err.contains("harbour.md holds no article")), (Some(1), true), "{}", run.err);
}

fn named_pipe(program: &Program, name: &str) {
    mknodat(CWD, program.folder().join(name), FileType::Fifo, Mode::from_raw_mode(0o600), 0).unwrap();
}

#[test]
fn a_named_pipe_is_read_when_it_is_asked_for_and_is_not_waited_for_in_a_list() {
    let program = Program::new();
    named_pipe(&program, "pipe");
    let path = program.folder().join("pipe");
    let writer = thread::spawn(move || {
        OpenOptions::new().write(true).open(path).unwrap().write_all(HARBOUR.as_bytes()).unwrap();
    });
    assert!(program.run(&["show", "pipe"]).out.contains("Ilse Brandvold"));
    writer.join().unwrap();
    program.file("a.md", HARBOUR);
    let mut terminal = Terminal::open(&program, &["a.md", "pipe"]);
    terminal.shows("Ilse Brandvold").press("J5").shows("This is no file but a pipe").press("q");
    assert_eq!(terminal.end().status, 1);
    // In a folder it is nothing to read.
    let mut terminal = Terminal::open(&program, &["."]);
    terminal.shows("Ilse Brandvold").press("J").shows("This is the only article");
}

#[test]
fn an_interrupt_is_heard_while_a_named_pipe_is_waited_for() {
    let program = Program::new();
    named_pipe(&program, "pipe");
    let mut terminal = Terminal::open(&program, &["pipe"]);
    terminal.signal(Signal::INT);
    assert_eq!(terminal.end().status, 130);
}

#[test]
fn an_endless_file_is_refused_in_a_sentence() {
    let program = Program::new();
    let run = program.run(&["show", "/dev/zero"]);
    assert_eq!((run.status, run.out.as_str()), (Some(1), ""));
    assert!(run.err.contains("/dev/zero is a binary file, not text"), "{}", run.err);
}

#[test]
fn links_that_go_in_circles_are_no_matter() {
    let program = Program::new();
    program.file("a/b.md", HARBOUR);
    symlink(program.folder(), program.folder().join("a/again")).unwrap();
    symlink("loop.md", program.folder().join("loop.md")).unwrap();
    let run = program.run(&["show", "."]);
    assert_eq!((run.status, run.out.matches("Harbour wall").count() > 0), (Some(0), true), "{}", run.err);
    let run = program.run(&["show", "loop.md"]);
    assert_eq!(run.status, Some(1));
    assert!(run.err.contains("loop.md could not be read"), "{}", run.err);
}

#[test]
fn a_name_that_is_not_utf_8_is_a_name() {
    let program = Program::new();
    let name = OsStr::from_bytes(b"caf\xe9.md");
    fs::write(program.folder().join(name), HARBOUR).unwrap();
    let mut command = program.command(&["show", "--format", "json"]);
    let output = command.arg(name).output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("\"path\": \"caf\u{fffd}.md\""));
    let mut terminal = Terminal::open(&program, &["."]);
    terminal.shows("Ilse Brandvold").press("q");
    assert_eq!(terminal.end().status, 0);
}

#[test]
fn ten_thousand_files_open_with_the_first() {
    let program = Program::new();
    fs::create_dir(program.folder().join("many")).unwrap();
    for number in 0..10_000 {
        fs::write(program.folder().join(format!("many/{number:05}.txt")), "One line.\n").unwrap();
    }
    program.file("many/00000.txt", HARBOUR);
    program.file("many/09999.txt", "The last of them.\n");
    let mut terminal = Terminal::open(&program, &["many"]);
    terminal.shows("Ilse Brandvold").shows("1/10000").press("aG").shows("The last of them.").press("\r");
    terminal.shows("10000/10000").press("q");
    assert_eq!(terminal.end().status, 0);
}

#[test]
fn the_first_file_that_can_be_read_comes_first_and_what_cannot_is_told() {
    let program = Program::new();
    program.file("a.md", "# Rain in the hills\n\nIt fell all week.\n");
    let mut terminal = Terminal::open(&program, &["no.md", "a.md"]);
    terminal.shows("It fell all week.").shows("no.md does not exist").press("5").shows("2/2");
    terminal.press("K").hides("It fell all week.").press("q");
    assert_eq!(terminal.end().status, 1);
}

#[test]
fn a_name_that_is_misspelt_is_told_at_once_wherever_it_stands() {
    let program = Program::new();
    program.file("a.md", "# Rain in the hills\n\nIt fell all week.\n");
    let mut terminal = Terminal::open(&program, &["a.md", "no.md"]);
    terminal.shows("It fell all week.").shows("no.md does not exist").press("q");
    assert_eq!(terminal.end().status, 1);
}
