//! Reading on a terminal: panes, search, the source of an item, several files.

use super::Terminal;
use crate::program::Program;
use crate::screen::HARBOUR;

#[test]
fn a_briefing_opens_with_its_panes() {
    let program = Program::new();
    let mut terminal = Terminal::harbour(&program);
    for text in
        ["1 Summary", "2 Key players · 3", "3 Quotes · 3", "4 Skepticism · ", "Ilse Brandvold", "The Lantern"]
    {
        terminal.shows(text);
    }
}

#[test]
fn the_first_frame_is_one_write_of_whole_sequences() {
    let program = Program::new();
    let terminal = Terminal::harbour(&program);
    let text = String::from_utf8(terminal.written.clone()).unwrap();
    assert_eq!(text.matches("\x1b[?2026h").count(), 1);
    assert!(text.starts_with("\x1b[?1049h") && text.ends_with("\x1b[?2026l"));
}

#[test]
fn enter_opens_the_source_and_ctrl_o_comes_back() {
    let program = Program::new();
    let mut terminal = Terminal::harbour(&program);
    terminal.press("4").press("\r").shows("5 Article").shows("See the minutes of the meeting");
    terminal.press("\x0f").shows("4 Skepticism · ").hides("See the minutes of the meeting");
}

#[test]
fn a_search_counts_its_matches_as_it_is_typed() {
    let program = Program::new();
    let mut terminal = Terminal::harbour(&program);
    terminal.press("/wall").shows("/wall").shows("2/4");
    assert!(!terminal.screen().hide_cursor());
    terminal.press("\r").press("n").shows("3/4").press("N").shows("2/4");
    assert!(terminal.screen().hide_cursor());
}

#[test]
fn pasted_text_goes_into_the_search_and_nowhere_else() {
    let program = Program::new();
    let mut terminal = Terminal::harbour(&program);
    terminal
        .press("\x1b[200~q\x03?\x1b[201~")
        .press("/\x1b[200~luck is\x1b[201~")
        .shows("/luck is")
        .shows("1/1");
}

#[test]
fn an_article_comes_through_a_pipe_and_the_keys_from_the_terminal() {
    let program = Program::new();
    let path = program.file("harbour.md", HARBOUR);
    let pipe = std::fs::File::open(path).unwrap();
    let mut terminal = Terminal::run_with(program.command(&["-"]), Some(pipe.into()));
    terminal
        .shows("Ilse Brandvold")
        .press("5")
        .press("r")
        .press("?")
        .shows("to filter, enter")
        .press("q")
        .hides("to filter, enter");
    terminal.shows("Harbour wall").press("1").shows("Work begins in May");
    terminal.press("e").shows("not a file").press("q");
    let left = terminal.end();
    assert_eq!((left.status, left.changed), (0, vec![]));
}

#[test]
fn what_is_piped_in_need_not_be_named() {
    let program = Program::new();
    let pipe = std::fs::File::open(program.file("harbour.md", HARBOUR)).unwrap();
    let mut terminal = Terminal::run_with(program.command(&[]), Some(pipe.into()));
    terminal.shows("Ilse Brandvold").press("?").shows("to filter, enter").press("qq");
    assert_eq!(terminal.end().status, 0);
}

#[test]
fn with_an_empty_file_or_nothing_piped_in_the_sample_is_opened() {
    let program = Program::new();
    let empty = std::fs::File::open(program.file("empty.md", "")).unwrap();
    for stdin in [empty.into(), std::process::Stdio::null()] {
        let mut terminal = Terminal::run_with(program.command(&[]), Some(stdin));
        terminal.shows("Vellmar").press("q");
        assert_eq!(terminal.end().status, 0);
    }
}

#[test]
fn j_and_k_go_from_file_to_file_and_back_to_what_came_through_the_pipe() {
    let program = Program::new();
    let path = program.file("harbour.md", HARBOUR);
    program.file(
        "ferry.txt",
        "The ferry stays in port\n\nThe ferry to Lorn stays in port until the ice is gone.\n",
    );
    let pipe = std::fs::File::open(path).unwrap();
    let mut terminal = Terminal::run_with(program.command(&["-", "ferry.txt"]), Some(pipe.into()));
    terminal.shows("Ilse Brandvold").press("J").shows("The ferry to Lorn stays").hides("Ilse Brandvold");
    terminal.press("K").shows("Ilse Brandvold");
}

#[test]
fn a_file_that_is_gone_is_told_at_a_reload_and_its_text_stays() {
    let program = Program::new();
    let mut terminal = Terminal::harbour(&program);
    std::fs::remove_file(program.folder().join("harbour.md")).unwrap();
    terminal.press("r").shows("harbour.md does not exist").shows("What is shown is as it was");
    terminal.press("5").hides("What is shown is as it was").shows("The council of Port Ansel");
    program.file("harbour.md", "It is there again.\n");
    terminal.press("r").shows("It is there again.");
}

#[test]
fn a_file_that_became_something_else_is_told_at_a_reload_and_its_text_stays() {
    let program = Program::new();
    let mut terminal = Terminal::harbour(&program);
    program.file("harbour.md", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x3e\0\x01\0\0\0");
    terminal.press("r").shows("What is shown is as it was").shows("The council of Port Ansel");
}

#[test]
fn a_feed_that_is_gone_keeps_its_articles() {
    let program = Program::new();
    let item = |title: &str| format!("<item><title>{title}</title></item>");
    let feed =
        format!("<rss><channel>{}{}</channel></rss>", item("Fog in the bay"), item("Snow on the pass"));
    let file = program.file("bay.rss", feed);
    let mut terminal = Terminal::open(&program, &["bay.rss"]);
    terminal.shows("1/2").press("J").shows("2/2");
    std::fs::remove_file(file).unwrap();
    terminal.press("r").shows("bay.rss does not exist").press("K").shows("1/2").shows("Fog in the bay");
}

#[test]
fn a_wrong_configuration_is_told_and_the_reading_goes_on() {
    let program = Program::new();
    program.file("harbour.md", HARBOUR);
    program.file("mine.yaml", "muose: false\n");
    let mut terminal = Terminal::open(&program, &["--config", "mine.yaml", "harbour.md"]);
    terminal.shows("muose").shows("Ilse Brandvold").press("4").hides("muose");
}

#[test]
fn a_configuration_that_is_not_there_is_an_error() {
    let program = Program::new();
    program.file("harbour.md", HARBOUR);
    let left = Terminal::open(&program, &["--config", "nope.yaml", "harbour.md"]).end();
    assert_eq!((left.status, left.changed), (2, vec![]));
    assert!(left.text.contains("nope.yaml: there is no such file"), "{}", left.text);
}

#[test]
fn nothing_is_written_while_nothing_happens() {
    let program = Program::new();
    let mut terminal = Terminal::harbour(&program);
    // The same key twice: what comes for the second is all that was written since.
    terminal.press("?").shows("to filter, enter").press("q").hides("to filter, enter");
    let before = terminal.written.len();
    terminal.press("\x1b[Z\t").press("?").shows("to filter, enter");
    let frames = String::from_utf8_lossy(&terminal.written[before..]).matches("\x1b[?2026h").count();
    assert!(frames <= 3, "{frames} frames for three keys");
}
