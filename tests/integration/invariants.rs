//! What holds of the source itself: the folders are stages, imports run one way, and the
//! pure stages stay pure.

use std::fs;
use std::path::{Path, PathBuf};

use briefing::app::action::Action;
use briefing::input::keymap::Keymap;

/// Each stage with those it may use.
const STAGES: [(&str, &[&str]); 14] = [
    ("text", &[]),
    ("model", &["text"]),
    ("loader", &["text", "model"]),
    ("extract", &["text", "model"]),
    ("typeset", &["text", "model"]),
    ("app", &["text", "model", "typeset"]),
    ("input", &["text", "model", "typeset", "app"]),
    ("ui", &["text", "model", "typeset", "app", "input"]),
    ("config", &["text", "model", "typeset", "app", "input", "ui"]),
    ("output", &["text", "model"]),
    ("error", &["text", "model", "loader"]),
    (
        "session",
        &["text", "model", "loader", "extract", "typeset", "app", "input", "ui", "config", "output", "error"],
    ),
    ("arguments", &["text", "model", "loader", "output"]),
    (
        "commands",
        &[
            "text",
            "model",
            "loader",
            "extract",
            "typeset",
            "app",
            "input",
            "ui",
            "config",
            "output",
            "error",
            "session",
            "arguments",
        ],
    ),
];

/// The stages that are functions from values to values.
const PURE: [&str; 5] = ["text", "model", "extract", "typeset", "app"];

/// What a pure stage does not name: files, streams, the environment, time, the terminal,
/// colours.
const IMPURE: [&str; 15] = [
    "std::fs",
    "std::io",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "print!",
    "println!",
    "eprintln!",
    "ratatui",
    "crossterm",
    "rustix",
    "Color",
    "Colour",
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The files of a stage with their code: comments and tests left out.
fn code(stage: &str) -> Vec<(PathBuf, String)> {
    let mut files = vec![source().join(format!("{stage}.rs"))];
    let mut folders = vec![source().join(stage)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !path.ends_with("tests.rs")
            {
                files.push(path);
            }
        }
    }
    files.into_iter().map(|path| (path.clone(), without_tests(&fs::read_to_string(path).unwrap()))).collect()
}

fn without_tests(text: &str) -> String {
    let tests = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let (code, _) = text.split_at(tests);
    let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.collect::<Vec<_>>().join("\n")
}

/// The stages a file names after `crate::`, one or several in braces.
fn named(code: &str) -> Vec<&str> {
    let word =
        |text: &str| text.find(|char: char| !char.is_alphanumeric() && char != '_').unwrap_or(text.len());
    let mut names = Vec::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{').and_then(|list| list.split_once('}')) {
            Some((list, _)) => {
                let list = list.split(',').map(str::trim);
                names.extend(list.map(|name| name.split_at(word(name)).0));
            }
            None => names.push(rest.split_at(word(rest)).0),
        }
    }
    names
}

#[test]
fn imports_run_one_way() {
    for (stage, allowed) in STAGES {
        for (path, code) in code(stage) {
            for name in named(&code) {
                let fine = name == stage || allowed.contains(&name);
                assert!(fine, "{} uses {name}, which stands after {stage}", path.display());
            }
        }
    }
}

#[test]
fn every_module_of_the_crate_is_a_stage_with_a_place_in_the_order() {
    let library = fs::read_to_string(source().join("lib.rs")).unwrap();
    let modules: Vec<&str> =
        library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let stages: Vec<&str> = STAGES.iter().map(|(stage, _)| *stage).collect();
    assert_eq!(modules, stages);
}

#[test]
fn the_pure_stages_do_no_input_or_output_and_name_no_colour() {
    for stage in PURE {
        for (path, code) in code(stage) {
            for name in IMPURE {
                assert!(!code.contains(name), "{} names {name}", path.display());
            }
        }
    }
}

#[test]
fn drawing_does_not_change_the_app() {
    let files = code("ui");
    assert!(files.iter().any(|(_, code)| code.contains("pub fn draw(app: &App")));
    for (path, code) in files {
        assert!(!code.contains("&mut App"), "{}", path.display());
    }
}

#[test]
fn every_action_has_a_name_a_help_line_and_a_key_of_its_own() {
    let keymap = Keymap::built_in();
    for action in Action::ALL {
        assert_eq!(Action::named(action.name()), Some(*action));
        assert!(!action.help().is_empty(), "{}", action.name());
        let keys = keymap.keys(*action);
        assert!(!keys.is_empty(), "{} has no key", action.name());
        for key in keys {
            assert_eq!(keymap.action(*key), Some(*action), "{key}");
        }
    }
    let names = fs::read_to_string(source().join("../config.example.yaml")).unwrap();
    for action in Action::ALL {
        assert!(names.contains(action.name()), "config.example.yaml does not name {}", action.name());
    }
}

/// Clippy refuses an index into text (`string_slice`) and the methods that cut it
/// (`disallowed_methods`); what is left is that nobody lets them.
#[test]
fn text_is_cut_by_bytes_in_its_own_stage_only() {
    let top = |name: &str| fs::read_to_string(source().join("..").join(name)).unwrap();
    assert!(top("Cargo.toml").contains("string_slice = \"warn\""));
    for method in ["str::get", "str::split_at", "str::split_at_checked", "alloc::string::String::split_off"] {
        assert!(top("clippy.toml").contains(&format!("path = \"{method}\"")), "{method}");
    }
    for (stage, _) in STAGES.into_iter().filter(|(stage, _)| *stage != "text") {
        for (path, code) in code(stage) {
            for lint in ["clippy::string_slice", "clippy::disallowed_methods", "clippy::all", "clippy::style"]
            {
                assert!(!code.contains(lint), "{} lets text be cut", path.display());
            }
        }
    }
}
