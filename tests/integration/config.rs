//! Configurations as files: the valid ones without a problem, each invalid one with
//! the exact message that stands beside it.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use briefing::app::action::{Action, Pane};
use briefing::config::environment::Environment;
use briefing::config::show::show;
use briefing::config::{Settings, check, load, path, read};
use briefing::typeset::role::Role;
use proptest::prelude::*;

/// The YAML files of `folder`, by name.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/integration/fixtures/config").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "yaml"));
    files.sort();
    files
}

fn truecolour() -> Environment {
    Environment {
        term: Some("xterm-256color".to_owned()),
        colorterm: Some("truecolor".to_owned()),
        home: Some(PathBuf::from("/home/reader")),
        ..Environment::default()
    }
}

/// The settings of a configuration that must be right.
fn settings(text: &str) -> Settings {
    let (settings, problems) = read(Path::new("config.yaml"), text, &truecolour());
    assert_eq!(problems, []);
    settings
}

fn summaries(text: &str) -> Vec<String> {
    let (_, problems) = read(Path::new("config.yaml"), text, &truecolour());
    problems.iter().map(briefing::config::problem::Problem::summary).collect()
}

fn keys(settings: &Settings, action: Action) -> String {
    settings.keymap.keys(action).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

#[test]
fn valid_configurations_have_no_problem() {
    for file in files("valid") {
        let problems = check(Some(&file), &truecolour());
        assert_eq!(problems, [], "{}", file.display());
    }
}

#[test]
fn valid_configurations_are_shown_so_that_they_read_back() {
    for file in files("valid") {
        let (settings, _) = load(Some(&file), &truecolour());
        let shown = show(&settings);
        let (again, problems) = read(&file, &shown, &truecolour());
        assert_eq!(problems, [], "{}:\n{shown}", file.display());
        assert_eq!(again, settings, "{}:\n{shown}", file.display());
    }
}

/// Compares with the text beside a fixture; `UPDATE_FIXTURES=1 cargo test` writes it anew.
fn expect(beside: &Path, told: &str) {
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        fs::write(beside, told).unwrap();
    }
    let expected = fs::read_to_string(beside).unwrap_or_default();
    assert_eq!(told, expected, "{}", beside.display());
}

#[test]
fn invalid_configurations_say_exactly_what_is_wrong() {
    for file in files("invalid") {
        let text = fs::read_to_string(&file).unwrap();
        let (_, problems) = read(Path::new("config.yaml"), &text, &truecolour());
        assert!(!problems.is_empty(), "{} is no invalid configuration", file.display());
        let mut told = String::new();
        for problem in problems {
            writeln!(told, "{problem}").unwrap();
        }
        expect(&file.with_extension("txt"), &told);
    }
}

#[test]
fn the_example_is_what_the_program_shows_for_its_defaults() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("config.example.yaml");
    expect(&example, &show(&settings("")));
}

#[test]
fn the_example_reads_as_the_defaults() {
    let example = include_str!("../../config.example.yaml");
    assert_eq!(settings(example), settings(""));
    for action in Action::ALL {
        assert!(example.contains(&format!("\n  {}: [", action.name())), "{} is missing", action.name());
        assert!(example.contains(action.help()), "{} is not explained", action.name());
    }
    for role in Role::ALL {
        assert!(example.contains(&format!("\n#   {} ", role.name())), "{role} is missing");
    }
}

#[test]
fn bad_parts_are_dropped_and_good_ones_kept() {
    let text = "mouse: maybe\ntext_width: 72\nkeys: {search: [nope, s], qiut: x}\nstart_pane: quotes\n";
    let (settings, problems) = read(Path::new("config.yaml"), text, &truecolour());
    assert_eq!(problems.len(), 3);
    assert_eq!(settings.options.text_width, 72);
    assert!(settings.options.mouse);
    assert_eq!(settings.options.start_pane, Pane::Quotes);
    assert_eq!(keys(&settings, Action::Search), "s");
    assert_eq!(keys(&settings, Action::Quit), "q");
}

#[test]
fn a_file_that_is_no_yaml_leaves_the_defaults() {
    let (settings, problems) = read(Path::new("config.yaml"), "theme: [\n", &truecolour());
    assert_eq!(problems.len(), 1);
    assert_eq!(settings, self::settings(""));
}

#[test]
fn what_is_shown_is_what_is_in_force() {
    let (settings, problems) = read(Path::new("config.yaml"), "theme: lampligt", &truecolour());
    assert_eq!((problems.len(), settings.theme_name.as_str()), (1, "terminal"));
    assert!(show(&settings).contains("\ntheme: auto\n"));
}

#[test]
fn there_is_always_a_way_out() {
    let (settings, problems) =
        read(Path::new("config.yaml"), "keys: {quit: [], interrupt: []}", &truecolour());
    assert_eq!(problems.len(), 1);
    assert_eq!(keys(&settings, Action::Interrupt), "ctrl-c");
}

#[test]
fn a_problem_fits_the_status_bar_on_one_line() {
    assert_eq!(
        summaries("mouse: true\nkeys: {qiut: x}"),
        ["config.yaml:2:8: there is no action called `qiut`; did you mean `quit`?"]
    );
    assert_eq!(
        summaries("theme: \"\\e[31mred\\n\""),
        ["config.yaml:1:8: there is no theme called `␛[31mred␊`; \
          there are terminal, lamplight, newsprint, blackboard, monochrome"]
    );
}

#[test]
fn a_missing_file_matters_only_where_it_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut environment = Environment { folder: Some(folder.path().to_owned()), ..truecolour() };
    assert_eq!(load(None, &environment).1, []);
    let named = folder.path().join("named.yaml");
    assert!(load(Some(&named), &environment).1[0].to_string().ends_with("named.yaml: there is no such file"));
    environment.config = Some(named);
    assert_eq!(load(None, &environment).1.len(), 1);
}

#[test]
fn the_command_line_stands_above_the_variable_and_that_above_the_folder() {
    let mut environment = Environment { folder: Some("/config".into()), ..Environment::default() };
    assert_eq!(path(None, &environment), Some("/config/config.yaml".into()));
    environment.config = Some("/variable.yaml".into());
    assert_eq!(path(None, &environment), Some("/variable.yaml".into()));
    assert_eq!(path(Some(Path::new("/named.yaml")), &environment), Some("/named.yaml".into()));
    assert_eq!(path(None, &Environment::default()), None);
}

#[test]
fn theme_files_lie_beside_the_configuration() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.yaml");
    fs::create_dir(folder.path().join("themes")).unwrap();
    fs::write(&file, "theme: dusk\n").unwrap();
    let dusk = "extends: lamplight\nroles: {quote: {fg: \"#123456\"}}\n";
    fs::write(folder.path().join("themes/dusk.yaml"), dusk).unwrap();
    fs::write(folder.path().join("themes/broken.yaml"), "extends: lamplihgt\n").unwrap();
    let (settings, problems) = load(Some(&file), &truecolour());
    assert_eq!(problems, []);
    assert_eq!(settings.theme_name, "dusk");
    assert_eq!(settings.theme.style(Role::Quote).fg, Some(ratatui::style::Color::Rgb(0x12, 0x34, 0x56)));
    assert_eq!(settings.theme.style(Role::Body), settings.theme("lamplight").unwrap().style(Role::Body));
    assert!(settings.theme_names().contains(&"dusk".to_owned()));
    let problems = check(Some(&file), &truecolour());
    assert_eq!(problems.len(), 1);
    assert!(problems[0].summary().starts_with("broken.yaml:1:10: there is no theme called `lamplihgt`"));
}

#[test]
fn a_theme_can_be_named_by_its_path() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("own.yaml"), "roles: {title: {fg: red}}\n").unwrap();
    let file = folder.path().join("config.yaml");
    fs::write(&file, "theme: ./own.yaml\n").unwrap();
    let (settings, problems) = load(Some(&file), &truecolour());
    assert_eq!(problems, []);
    assert_eq!(settings.theme.style(Role::Title).fg, Some(ratatui::style::Color::Red));
}

#[test]
fn the_theme_follows_the_background_where_it_is_told() {
    let text = "theme: {dark: lamplight, light: newsprint}";
    let name = |background: Option<&str>| {
        let environment = Environment { colorfgbg: background.map(str::to_owned), ..truecolour() };
        read(Path::new("config.yaml"), text, &environment).0.theme_name
    };
    assert_eq!(name(None), "lamplight");
    assert_eq!(name(Some("15;0")), "lamplight");
    assert_eq!(name(Some("0;15")), "newsprint");
}

#[test]
fn no_color_turns_every_theme_monochrome() {
    let environment = Environment { no_color: Some("1".to_owned()), ..truecolour() };
    let (settings, problems) = read(Path::new("config.yaml"), "theme: lamplight", &environment);
    assert_eq!(problems, []);
    assert_eq!(settings.theme_name, "monochrome");
    assert_eq!(settings.theme("lamplight").unwrap().style(Role::Body).bg, None);
}

#[test]
fn a_library_may_begin_at_home_or_beside_the_file() {
    let library = |words: &str| {
        let (settings, _) = read(Path::new("/etc/briefing/config.yaml"), words, &truecolour());
        settings.library
    };
    assert_eq!(library("library: ~/news"), Some("/home/reader/news".into()));
    assert_eq!(library("library: news"), Some("/etc/briefing/news".into()));
    assert_eq!(library("library: /news"), Some("/news".into()));
    assert_eq!(library("library:"), None);
}

#[test]
fn a_thousand_faults_are_told_in_reasonable_time_and_number() {
    let mut text = String::from("keys:\n");
    for number in 0..1000 {
        writeln!(text, "  nothing{number}: x").unwrap();
    }
    let summaries = summaries(&text);
    assert_eq!(summaries.len(), 21);
    assert_eq!(summaries[20], "config.yaml: 980 more problems are not shown");
}

#[test]
fn the_command_line_may_begin_with_another_theme() {
    let mut settings = settings("theme: newsprint");
    assert_eq!(settings.begin_with("lamplihgt"), Err(Some("lamplight".to_owned())));
    assert_eq!(settings.theme_name, "newsprint");
    assert_eq!(settings.begin_with("lamplight"), Ok(Vec::new()));
    assert_eq!(Some(settings.theme.clone()), settings.theme("lamplight"));
}

#[test]
fn what_is_wrong_with_a_theme_named_on_the_command_line_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("odd.yaml");
    fs::write(&file, "roles:\n  quot: red\n").unwrap();
    let told = settings("").begin_with(file.to_str().unwrap()).unwrap();
    let messages: Vec<_> = told.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(messages, ["there is no role called `quot`"]);
}

#[test]
fn hostile_yaml_ends_soon() {
    let deep = format!("theme: {}", "[".repeat(50_000));
    let mut laughs = String::from("a0: &a0 [x, x]\n");
    for number in 1..40 {
        let before = number - 1;
        writeln!(laughs, "a{number}: &a{number} [*a{before}, *a{before}, *a{before}, *a{before}]").unwrap();
    }
    let mut chain = String::from("themes:\n");
    for number in 0..5_000 {
        writeln!(chain, "  t{number}: {{extends: t{}}}", number + 1).unwrap();
    }
    let dashes = "- ".repeat(50_000);
    let questions = "? ".repeat(50_000);
    let anchors = format!("theme: {}", "&a ".repeat(50_000));
    for text in [deep, dashes, questions, anchors, laughs, chain] {
        let start = std::time::Instant::now();
        assert!(!summaries(&text).is_empty());
        assert!(start.elapsed().as_secs() < 20);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_edit_of_the_example_panics(
        places in prop::collection::vec((any::<prop::sample::Index>(), "[-:#,{}\\[\\]\"'~&*!|> \n\ta-z0-9é]{0,3}"), 1..8)
    ) {
        let mut chars: Vec<char> = include_str!("../../config.example.yaml").chars().collect();
        for (place, put) in places {
            let at = place.index(chars.len());
            chars.splice(at..=at, put.chars());
        }
        let text: String = chars.into_iter().collect();
        let (settings, problems) = read(Path::new("config.yaml"), &text, &truecolour());
        prop_assert!(settings.keymap.can_quit());
        for problem in problems {
            prop_assert_eq!(problem.summary().lines().count(), 1);
            prop_assert!(problem.to_string().lines().count() <= 4);
        }
    }
}

#[test]
fn an_action_whose_key_belongs_to_another_keeps_its_own() {
    let text = "keys:\n  move.down: [j]\n  search: j\n";
    let (settings, problems) = read(Path::new("config.yaml"), text, &truecolour());
    assert_eq!(problems.len(), 1);
    assert_eq!(
        (keys(&settings, Action::MoveDown), keys(&settings, Action::Search)),
        ("j".into(), "/".into())
    );
}
