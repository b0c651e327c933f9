//! `briefing show`: what scripts and pipes get.

use std::io::Read;

use serde_json::Value;

use crate::program::Program;

const FERRY: &str = "\
The ferry stops\n\n\
The last ferry to Skarne sails on Friday. The island has been told to take the bridge.\n\n\
“There is no bridge,” said Maren Oust, who runs the island's shop.\n";

const BREAD: &str = "Bread is cheap again\n\nA loaf costs two crowns in Ostmar.\n";

/// The objects of a JSON Lines output.
fn objects(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_word_of_the_article_is_printed() {
    let program = Program::new();
    program.file("ferry.txt", FERRY);
    for format in ["plain", "markdown", "json", "jsonl"] {
        let run = program.run(&["show", "--format", format, "ferry.txt"]);
        assert_eq!(run.status, Some(0), "{}", run.err);
        for word in FERRY.split_whitespace() {
            assert!(run.out.contains(word), "{word} is missing in {format}: {}", run.out);
        }
    }
}

#[test]
fn plain_is_the_format_unless_another_is_named() {
    let program = Program::new();
    program.file("ferry.txt", FERRY);
    let named = program.run(&["show", "--format", "plain", "ferry.txt"]);
    assert_eq!(program.run(&["show", "ferry.txt"]).out, named.out);
}

#[test]
fn a_pipe_gets_what_show_prints() {
    let program = Program::new();
    program.file("ferry.txt", FERRY);
    let (piped, shown) = (program.run(&["ferry.txt"]), program.run(&["show", "ferry.txt"]));
    assert_eq!((piped.status, piped.out), (Some(0), shown.out));
}

#[test]
fn many_files_are_a_line_each_in_the_order_they_were_asked_for() {
    let program = Program::new();
    program.file("ferry.txt", FERRY);
    program.file("bread.txt", BREAD);
    let run = program.run(&["show", "--format", "jsonl", "ferry.txt", "bread.txt"]);
    let paths: Vec<_> = objects(&run.out).iter().map(|object| object["path"].clone()).collect();
    assert_eq!(paths, ["ferry.txt", "bread.txt"]);
}

#[test]
fn one_file_is_one_object() {
    let program = Program::new();
    program.file("ferry.txt", FERRY);
    let run = program.run(&["show", "--format", "json", "ferry.txt"]);
    let object: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(object["schema"], 1);
    assert_eq!(object["path"], "ferry.txt");
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let program = Program::new();
    program.file("ferry.txt", FERRY);
    program.file("bread.txt", BREAD);
    let run = program.run(&["show", "--format", "jsonl", "ferry.txt", "nowhere.txt", "bread.txt"]);
    assert_eq!(run.status, Some(1));
    assert_eq!(objects(&run.out).len(), 2);
    assert!(run.err.starts_with("briefing: nowhere.txt"), "{}", run.err);
}

#[test]
fn a_folder_stands_for_the_articles_in_it() {
    let program = Program::new();
    program.file("news/b/ferry.txt", FERRY);
    program.file("news/a/bread.txt", BREAD);
    program.file("news/.hidden.txt", BREAD);
    let run = program.run(&["show", "--format", "jsonl", "news"]);
    let paths: Vec<_> = objects(&run.out).iter().map(|object| object["path"].clone()).collect();
    assert_eq!(paths, ["news/a/bread.txt", "news/b/ferry.txt"]);
}

#[test]
fn a_file_without_text_is_told_and_is_no_failure() {
    let program = Program::new();
    program.file("empty.txt", "");
    program.file("bread.txt", BREAD);
    let run = program.run(&["show", "empty.txt"]);
    assert_eq!((run.status, run.out.as_str()), (Some(0), ""));
    assert_eq!(run.err, "briefing: empty.txt has no text\n");
    let run = program.run(&["show", "empty.txt", "bread.txt"]);
    assert!(run.out.starts_with("Bread is cheap again\n"), "{}", run.out);
}

#[test]
fn the_article_of_the_shortest_text_is_printed_below_its_digest() {
    let program = Program::new();
    let sentence = "The harbour is closed until Monday.\n";
    program.file("line.txt", sentence);
    assert_eq!(program.run(&["show", "line.txt"]).out, format!("{sentence}\nARTICLE\n\n{sentence}"));
    let run = program.run(&["show", "--format", "markdown", "line.txt"]);
    assert_eq!(run.out, format!("# {sentence}\n## Article\n\n{sentence}"));
    program.file("bread.txt", BREAD);
    let run = program.run(&["show", "bread.txt"]);
    let loaf = "A loaf costs two crowns in Ostmar.\n";
    assert_eq!(run.out, format!("Bread is cheap again\n\nSUMMARY\n\n{loaf}\nARTICLE\n\n{loaf}"));
}

#[test]
fn the_parts_of_a_briefing_written_by_hand_are_printed_once_and_its_text_is_kept() {
    let program = Program::new();
    let parts = "title: Bread\nsummary: A loaf costs two crowns.\nplayers:\n  - {name: Ada Moss, role: baker}\n\
                 quotes:\n  - {speaker: Ada Moss, text: It is good bread.}\n\
                 skepticism:\n  - {holder: Bo Lind, text: The loaf is smaller.}\n";
    program.file("parts.yaml", parts);
    let run = program.run(&["show", "parts.yaml"]);
    assert!(run.out.contains("KEY PLAYERS") && !run.out.contains("ARTICLE"), "{}", run.out);
    assert_eq!(run.out.matches("It is good bread.").count(), 1, "{}", run.out);
    program.file("text.yaml", format!("{parts}text: The mill of Ede burns.\n"));
    let run = program.run(&["show", "text.yaml"]);
    assert!(run.out.ends_with("The mill of Ede burns.\n"), "{}", run.out);
    assert_eq!(run.out.matches("The loaf is smaller.").count(), 1, "{}", run.out);
    program.file("more.yaml", parts.replace("role: baker", "role: baker, town: Ostmar"));
    let run = program.run(&["show", "more.yaml"]);
    assert!(run.out.contains("Ostmar"), "{}", run.out);
}

#[test]
fn an_empty_folder_is_said_to_be_one() {
    let program = Program::new();
    std::fs::create_dir(program.folder().join("news")).unwrap();
    let run = program.run(&["show", "news"]);
    assert_eq!((run.status, run.out.as_str()), (Some(1), ""));
    assert!(run.err.starts_with("briefing: news holds no article"), "{}", run.err);
}

#[test]
fn a_dash_is_standard_input() {
    let run = Program::new().run_with(&["show", "--format", "jsonl", "-"], FERRY);
    let objects = objects(&run.out);
    assert_eq!(objects[0]["path"], "-");
    assert!(objects[0]["text"].as_str().unwrap().contains("There is no bridge"));
}

#[test]
fn without_a_file_the_sample_is_shown() {
    let program = Program::new();
    let run = program.run(&["show"]);
    assert_eq!(run.status, Some(0));
    assert!(run.out.contains("A town votes to run eleven minutes late\n"), "{}", run.out);
    assert_eq!(program.run(&[]).out, run.out);
}

#[test]
fn no_control_character_reaches_a_pipe() {
    let program = Program::new();
    program.file("a\u{1b}[2Jb.txt", "A title\u{7}\n\n\u{1b}]0;owned\u{7}The \u{9b}31mtext\u{202e}.\r\n");
    for format in ["plain", "markdown", "json", "jsonl"] {
        for name in ["a\u{1b}[2Jb.txt", "no\u{1b}[2Jsuch.txt"] {
            let run = program.run(&["show", "--format", format, name]);
            let all = run.out + &run.err;
            assert!(!all.contains(|c: char| c.is_control() && c != '\n'), "{all:?}");
            assert!(!all.contains('\u{202e}'), "{all:?}");
        }
    }
}

#[test]
fn a_reader_that_closes_the_pipe_ends_the_program_in_silence() {
    let program = Program::new();
    program.file("long.txt", "A line of an article that goes on.\n\n".repeat(50_000));
    let mut child = program.command(&["show", "long.txt"]).spawn().unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_file_that_could_not_be_read_counts_even_where_the_pipe_is_closed() {
    let program = Program::new();
    program.file("long.txt", "A line of an article that goes on.\n\n".repeat(50_000));
    let mut child = program.command(&["show", "nowhere.txt", "long.txt"]).spawn().unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn what_is_piped_in_is_read_without_being_named() {
    let program = Program::new();
    for (piped, named) in [(&[][..], &["-"][..]), (&["show"], &["show", "-"])] {
        let (piped, named) = (program.run_with(piped, FERRY), program.run_with(named, FERRY));
        assert_eq!((piped.status, &piped.out), (Some(0), &named.out), "{}", piped.err);
        assert!(piped.out.contains("ferry"), "{}", piped.out);
    }
}

#[test]
fn a_file_on_standard_input_is_read_without_being_named() {
    let program = Program::new();
    let file = std::fs::File::open(program.file("ferry.txt", FERRY)).unwrap();
    let output = program.command(&["show"]).stdin(file).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), program.run(&["show", "ferry.txt"]).out);
}

#[test]
fn an_empty_pipe_is_a_failure_for_scripts_that_show_it() {
    let program = Program::new();
    let ran = program.run_with(&["show"], "");
    assert_eq!((ran.status, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.starts_with("briefing: nothing came through standard input\n"), "{}", ran.err);
    let file = std::fs::File::open(program.file("empty.txt", "")).unwrap();
    let output = program.command(&["show"]).stdin(file).output().unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), &b""[..]));
    program.file("ferry.txt", FERRY);
    let named = program.run_with(&["show", "ferry.txt"], "");
    assert_eq!((named.status, named.err.as_str()), (Some(0), ""));
    let ran = program.run(&["show"]);
    assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.contains("Vellmar"), "{}", ran.out);
}

#[test]
fn an_empty_pipe_gives_what_no_pipe_gives_where_no_command_is_named() {
    let program = Program::new();
    assert_eq!(program.run_with(&[], "").out, program.run(&[]).out);
    let ran = program.run_with(&[], "");
    assert!(ran.out.contains("Vellmar"));
    assert!(ran.err.starts_with("briefing: nothing came through standard input\n"), "{}", ran.err);
    assert_eq!(program.run(&[]).err, "");
}
