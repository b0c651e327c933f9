//! What is typed: commands, options, and what happens when they are wrong.

use crate::program::Program;

#[test]
fn an_unknown_option_is_a_usage_error() {
    let run = Program::new().run(&["--colour"]);
    assert_eq!(run.status, Some(2));
    assert!(run.err.contains("--colour"), "{}", run.err);
}

#[test]
fn a_file_before_a_command_is_a_usage_error_that_says_what_to_type() {
    let run = Program::new().run(&["ferry.txt", "show"]);
    assert_eq!(run.status, Some(2));
    assert_eq!(
        run.err,
        "briefing: ferry.txt stands before the command\n  Files come after `show`; a file named like a command is written ./show.\n"
    );
}

#[test]
fn an_unknown_format_names_the_known_ones() {
    let run = Program::new().run(&["show", "--format", "xml", "ferry.txt"]);
    assert_eq!(run.status, Some(2));
    for format in ["plain", "markdown", "json", "jsonl"] {
        assert!(run.err.contains(format), "{}", run.err);
    }
}

#[test]
fn help_and_version_go_to_standard_output() {
    let program = Program::new();
    let (help, version) = (program.run(&["--help"]), program.run(&["--version"]));
    assert_eq!((help.status, version.status), (Some(0), Some(0)));
    assert!(help.out.contains("briefing [OPTIONS] [FILE]..."), "{}", help.out);
    assert_eq!(version.out, concat!("briefing ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn there_is_a_completion_script_for_each_shell() {
    let program = Program::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = program.run(&["completions", shell]);
        assert_eq!(run.status, Some(0), "{shell}: {}", run.err);
        assert!(run.out.contains("completions"), "{shell}");
    }
}

#[test]
fn the_manual_page_is_roff_and_names_every_command() {
    let run = Program::new().run(&["man"]);
    assert_eq!(run.status, Some(0));
    assert!(run.out.contains(".TH briefing 1"), "{}", run.out);
    for command in ["show", "config", "completions"] {
        assert!(run.out.contains(command), "{command}");
    }
}
