//! What is typed: commands, options, and what happens when they are wrong.

use crate::program::Program;

#[test]
fn an_unknown_option_is_a_usage_error() {
    let run = Program::new().run(&["--colour"]);
    assert_eq!(run.status, Some(2));
    assert!(run.err.contains("--colour"), "{}", run.err);
}

#[test]
fn a_name_after_a_file_is_a_file_even_if_it_is_a_command_too() {
    let program = Program::new();
    program.file("a.txt", "The first of two files.\n");
    program.file("show", "The second of two files.\n");
    let run = program.run(&["a.txt", "show"]);
    assert_eq!(run.status, Some(0), "{}", run.err);
    assert!(run.out.contains("The second of two files."), "{}", run.out);
}

#[test]
fn a_command_that_is_mistyped_is_told_the_right_one() {
    let program = Program::new();
    program.file("a.txt", "The lamps were lit at dusk.\n");
    for (typed, meant) in [(&["shwo", "a.txt"][..], "show"), (&["confg"], "config"), (&["mann"], "man")] {
        let run = program.run(typed);
        assert_eq!((run.status, run.out.as_str()), (Some(2), ""), "{typed:?}");
        let told = format!(
            "briefing: {} is neither a command nor a file\n  did you mean `briefing {meant}`?\n",
            typed[0]
        );
        assert_eq!(run.err, told);
    }
    program.file("confg", "The file is there after all.\n");
    assert!(program.run(&["confg"]).out.contains("The file is there after all."));
}

#[test]
fn a_format_without_show_is_told_of_show() {
    let run = Program::new().run(&["--format", "json", "a.txt"]);
    assert_eq!(run.status, Some(2));
    assert!(run.err.contains("briefing show --format"), "{}", run.err);
    assert!(!run.err.contains("--from"), "{}", run.err);
}

#[test]
fn an_unknown_theme_is_told_in_a_pipe_too() {
    let program = Program::new();
    program.file("a.txt", "The lamps were lit at dusk.\n");
    for arguments in [&["--theme", "newsprnt", "a.txt"][..], &["--theme", "newsprnt", "show", "a.txt"]] {
        let run = program.run(arguments);
        assert_eq!((run.status, run.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert_eq!(run.err, "briefing: there is no theme newsprnt\n  Did you mean newsprint?\n");
    }
    let run = program.run(&["--theme", "newsprint", "a.txt"]);
    assert_eq!(run.status, Some(0), "{}", run.err);
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
fn an_unknown_input_format_names_the_nearest_one() {
    for arguments in [&["--from", "htlm", "a.txt"][..], &["show", "--from", "htlm", "a.txt"]] {
        let run = Program::new().run(arguments);
        assert_eq!(run.status, Some(2));
        assert!(run.err.contains("similar value exists: 'html'"), "{}", run.err);
    }
}

#[test]
fn a_format_that_is_named_is_believed() {
    let program = Program::new();
    program.file("ferry.txt", "The *ferry* sails.\n\nIt is late.\n");
    for arguments in [&["--from", "markdown", "ferry.txt"][..], &["show", "--from", "md", "ferry.txt"]] {
        let run = program.run(arguments);
        assert!(run.out.contains("The ferry sails."), "{}", run.out);
    }
    assert!(program.run(&["ferry.txt"]).out.contains("The *ferry* sails."));
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

#[test]
fn config_path_says_where_the_file_belongs() {
    let program = Program::new();
    let run = program.run(&["config", "path"]);
    assert_eq!(run.status, Some(0));
    assert!(run.out.ends_with("config.yaml\n"), "{}", run.out);
    let named = program.run(&["config", "path", "--config", "mine.yaml"]);
    assert_eq!(named.out, "mine.yaml\n");
}

#[test]
fn config_check_tells_each_fault_with_its_place() {
    let program = Program::new();
    program.file("mine.yaml", "theme: auto\nmuose: true\n");
    let run = program.run(&["config", "check", "--config", "mine.yaml"]);
    assert_eq!((run.status, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("mine.yaml:2:1"), "{}", run.err);
    assert!(run.err.contains("`mouse`"), "{}", run.err);
}

#[test]
fn config_check_is_content_with_no_file_and_with_a_right_one() {
    let program = Program::new();
    let run = program.run(&["config", "check"]);
    assert_eq!(run.status, Some(0));
    assert_eq!(run.out, "There is no configuration file; every setting is at its default.\n");
    program.file("mine.yaml", "text_width: 60\n");
    let run = program.run(&["--config", "mine.yaml", "config", "check"]);
    assert_eq!((run.status, run.out.as_str()), (Some(0), "mine.yaml is fine.\n"));
}

#[test]
fn config_show_prints_a_file_that_is_fine() {
    let program = Program::new();
    let shown = program.run(&["config", "show"]);
    assert_eq!(shown.status, Some(0));
    program.file("shown.yaml", &shown.out);
    let run = program.run(&["config", "check", "--config", "shown.yaml"]);
    assert_eq!(run.status, Some(0), "{}", run.err);
}

#[test]
fn without_a_file_the_library_of_the_configuration_is_read() {
    let program = Program::new();
    program.file("shelf/a.txt", "The only article on the shelf.\n");
    program.file("mine.yaml", "library: shelf\n");
    let run = program.run(&["show", "--config", "mine.yaml"]);
    assert_eq!(run.status, Some(0), "{}", run.err);
    assert!(run.out.contains("The only article on the shelf."), "{}", run.out);
}

#[test]
fn a_library_that_is_not_there_is_told_and_the_sample_shown() {
    let program = Program::new();
    program.file("mine.yaml", "library: shelf\n");
    let run = program.run(&["show", "--config", "mine.yaml"]);
    assert_eq!(run.status, Some(1));
    assert!(run.err.contains("shelf is not a folder"), "{}", run.err);
    assert!(run.out.contains("A town votes"), "{}", run.out);
}

#[test]
fn a_configuration_that_is_named_must_be_there() {
    let program = Program::new();
    program.file("a.txt", "The lamps were lit at dusk.\n");
    program.file("folder/b.txt", "The lamps were lit at dusk.\n");
    for (name, why) in [("nope.yaml", "there is no such file"), ("folder", "it is a folder")] {
        for arguments in [&["--config", name, "a.txt"][..], &["show", "a.txt", "--config", name]] {
            let run = program.run(arguments);
            assert_eq!((run.status, run.out.as_str()), (Some(2), ""), "{arguments:?}");
            assert_eq!(run.err, format!("briefing: cannot read the configuration {name}: {why}\n"));
        }
    }
}
