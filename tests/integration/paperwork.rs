//! What is written about the program is true of it.

use std::fmt::Write;
use std::path::Path;

use briefing::app::action::{Action, Group};
use briefing::input::keymap::Keymap;
use briefing::model::article::Origin;
use briefing::model::briefing::Briefing;
use briefing::{extract, loader};

use crate::program::Program;

/// A file at the top of the project.
fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The keys of each action, as the README lists them.
fn key_table() -> String {
    let keymap = Keymap::built_in();
    let mut table = String::from("\n| key | what it does |\n| --- | --- |\n");
    for group in Group::ALL {
        writeln!(table, "| **{}** | |", group.title()).unwrap();
        for action in Action::ALL.iter().filter(|action| action.group() == group) {
            let keys: Vec<_> = keymap.keys(*action).iter().map(|key| format!("`{key}`")).collect();
            writeln!(table, "| {} | {} |", keys.join(" "), action.help()).unwrap();
        }
    }
    table.push('\n');
    table
}

#[test]
fn the_readme_lists_every_key() {
    let readme = read("README.md");
    let (_, rest) = readme.split_once("<!-- keys -->\n").unwrap();
    let (listed, _) = rest.split_once("<!-- end of keys -->").unwrap();
    let table = key_table();
    assert!(listed == table, "between its two marks the README should say:\n{table}");
}

#[test]
fn the_readme_shows_the_screen_as_it_is() {
    let readme = read("README.md");
    let (_, rest) = readme.split_once("```text\n").unwrap();
    let (shown, _) = rest.split_once("\n```").unwrap();
    let sample = read("assets/sample.md");
    let screen = crate::screen::Screen::new(&[&sample], 100, 30).text();
    // The keys at the end of the status line are the test's own.
    let panes = |text: &str| text.lines().take(29).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(panes(shown), panes(&screen));
}

#[test]
fn the_readme_names_every_command_and_format() {
    let readme = read("README.md").split_whitespace().collect::<Vec<_>>().join(" ");
    for command in ["show", "config path", "config check", "config show", "completions", "man"] {
        assert!(readme.contains(&format!("briefing {command}")), "{command}");
    }
    for format in ["plain", "markdown", "json", "jsonl"] {
        assert!(readme.contains(format), "{format}");
    }
}

#[test]
fn the_readme_and_the_help_name_every_format_that_is_read() {
    let program = Program::new();
    let wrong = program.run(&["--from", "x"]).err;
    let (_, known) = wrong.split_once("possible values: ").unwrap();
    let (known, _) = known.split_once(']').unwrap();
    let help = program.run(&["--help"]).out.to_lowercase();
    let (_, told) = help.split_once("it reads").unwrap();
    let readme = read("README.md");
    for format in known.split(", ") {
        assert!(readme.contains(&format!("`{format}`")), "{format}");
        assert!(told.contains(format), "{format}: {told}");
    }
}

/// The first YAML in a file at the top of the project or below it.
fn example(name: &str) -> String {
    let text = read(name);
    let (_, rest) = text.split_once("```yaml\ntitle:").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    format!("title:{example}")
}

#[test]
fn the_briefings_written_by_hand_are_read_as_they_are_meant() {
    for name in ["README.md", "docs/yaml.md"] {
        let article = loader::read(example(name).into_bytes(), Origin::Stdin);
        assert_eq!(article.problems, []);
        let Briefing { title, players, quotes, doubts, .. } = extract::briefing(&article);
        assert_eq!(title.unwrap().text, "The fish market moves indoors");
        assert_eq!(players[0].name, "Odette Varga");
        assert_eq!(article.slice(players[0].role.unwrap()), "mayor of Port Ansel");
        assert_eq!(article.slice(quotes[0].parts[0]), "Fish has never minded the rain.");
        assert_eq!(quotes[0].speaker.as_ref().unwrap().player, Some(0));
        assert!(doubts.iter().any(|doubt| article.slice(doubt.span).ends_with("can be cooled by May.")));
    }
}

#[test]
fn both_licences_are_there() {
    assert!(read("LICENSE-MIT").contains("The briefing developers"));
    assert!(read("LICENSE-APACHE").contains("Version 2.0, January 2004"));
}

#[test]
fn main_stays_a_summary() {
    assert!(read("src/main.rs").lines().count() <= 40);
}
