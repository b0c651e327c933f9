//! The reader's settings: a YAML file as written becomes checked [`Settings`].
//!
//! A bad configuration never stops the reading. [`load`] always gives settings (the
//! parts of the file that are right, the defaults for those that are not) and with
//! them the list of what is wrong and where.

pub mod colour;
pub mod environment;
pub mod problem;
pub mod show;
mod spec;
pub mod themes;
mod written;
mod yaml;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use environment::{Depth, Environment};
use problem::{Problem, Report};
use themes::Themes;
use written::{Base, ThemeChoice, Written};

use crate::app::action::Action;
use crate::app::options::Options;
use crate::input::key::Key;
use crate::input::keymap::Keymap;
use crate::input::nearest::nearest;
use crate::ui::theme::Theme;

/// What the reader has set, checked and complete.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The name of `theme`, or the path of its file.
    pub theme_name: String,
    /// The theme to begin with, in the colours that the terminal has.
    pub theme: Theme,
    /// Which key asks for which action.
    pub keymap: Keymap,
    /// What the app needs to know.
    pub options: Options,
    /// The folder to open where no file is named.
    pub library: Option<PathBuf>,
    /// The theme as chosen, before the terminal was looked at.
    choice: ThemeChoice,
    themes: Themes,
    depth: Depth,
}

impl Settings {
    /// The names of all themes there are, those of the program first.
    pub fn theme_names(&self) -> Vec<String> {
        self.themes.names()
    }

    /// The theme of this name in the colours that the terminal has; what cannot be
    /// read in its file is as in the theme it extends.
    pub fn theme(&self, name: &str) -> Option<Theme> {
        self.themes.theme(name, self.depth, &mut Vec::new())
    }

    /// Begins with another theme than the configuration says, as the command line may
    /// ask for: a path begins from the working folder here. Where there is no such theme
    /// the error holds the nearest name, and of one that is there it is told what is wrong
    /// with it.
    pub fn begin_with(&mut self, name: &str) -> Result<Vec<Problem>, Option<String>> {
        let here = std::path::absolute(name).ok().filter(|_| themes::is_path(name));
        let name = here.as_ref().and_then(|path| path.to_str()).unwrap_or(name);
        let mut problems = Vec::new();
        let Some(theme) = self.themes.theme(name, self.depth, &mut problems) else {
            let names = self.theme_names();
            return Err(nearest(name, names.iter().map(String::as_str)).map(str::to_owned));
        };
        self.theme = theme;
        name.clone_into(&mut self.theme_name);
        Ok(problems)
    }
}

/// The configuration file: the one named on the command line, else the one in
/// `$BRIEFING_CONFIG`, else `config.yaml` in the program's folder. None where the
/// system has no place for one.
pub fn path(named: Option<&Path>, environment: &Environment) -> Option<PathBuf> {
    let named = named.or(environment.config.as_deref()).map(Path::to_owned);
    named.or_else(|| environment.folder.as_ref().map(|folder| folder.join("config.yaml")))
}

/// The settings, and what is wrong in the files they come from. `named` is the file
/// named on the command line; see [`path`].
pub fn load(named: Option<&Path>, environment: &Environment) -> (Settings, Vec<Problem>) {
    let Some(file) = path(named, environment) else {
        return read(Path::new(""), "", environment);
    };
    let wanted = named.is_some() || environment.config.is_some();
    let fault = match fs::read(&file).map(String::from_utf8) {
        Ok(Ok(text)) => return read(&file, &text, environment),
        Ok(Err(_)) => Some("this is no text in UTF-8".to_owned()),
        Err(error) if error.kind() == ErrorKind::NotFound && !wanted => None,
        Err(error) if error.kind() == ErrorKind::NotFound => Some("there is no such file".to_owned()),
        Err(error) => Some(format!("cannot be read: {error}")),
    };
    let (settings, mut problems) = read(&file, "", environment);
    problems.splice(0..0, fault.map(|fault| Problem::whole(&file, fault)));
    (settings, problems)
}

/// All that is wrong in the configuration file and in every theme file beside it.
pub fn check(named: Option<&Path>, environment: &Environment) -> Vec<Problem> {
    let (settings, mut problems) = load(named, environment);
    for problem in settings.themes.check_files() {
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    }
    problems
}

/// The settings that `text`, the contents of `file`, makes.
pub fn read(file: &Path, text: &str, environment: &Environment) -> (Settings, Vec<Problem>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let folder = file.parent().unwrap_or(Path::new(""));
    let mut report = Report::new(file, text);
    let mut written = Written::default();
    if !text.is_empty() {
        let base = Base { folder, home: environment.home.as_deref() };
        match yaml::parse(text) {
            Ok(tree) => written = Written::read(&tree, &base, &mut report),
            Err((message, place)) => report.note_at(place, &message, yaml::hint(text, place)),
        }
    }
    let (settings, theme_problems) = settle(written, folder, environment, &mut report);
    let mut problems = report.finish();
    problems.extend(theme_problems);
    (settings, problems)
}

/// Puts together what the file says, the defaults and the environment.
fn settle(
    written: Written,
    folder: &Path,
    environment: &Environment,
    report: &mut Report,
) -> (Settings, Vec<Problem>) {
    let Written {
        theme,
        theme_at,
        themes,
        extends_at,
        keys,
        quit_at,
        text_width,
        mouse,
        start_pane,
        library,
    } = written;
    let themes = Themes { own: themes, folder: Some(folder.join("themes")) };
    for (name, number) in extends_at {
        themes.check(&name, number, report);
    }
    let mut problems = Vec::new();
    let mut choice = theme.unwrap_or_default();
    let depth = Depth::of(environment);
    let mut theme_name = chosen(&choice, depth, environment).to_owned();
    for (name, number) in &theme_at {
        if *name != theme_name && themes.theme(name, depth, &mut Vec::new()).is_none() {
            themes.tell_unknown(name, *number, report);
        }
    }
    let theme = themes.theme(&theme_name, depth, &mut problems).or_else(|| {
        let number = theme_at.iter().find(|(name, _)| *name == theme_name).map_or(0, |(_, number)| *number);
        themes.tell_unknown(&theme_name, number, report);
        themes::ROOT.clone_into(&mut theme_name);
        choice = ThemeChoice::Auto;
        themes.theme(themes::ROOT, depth, &mut problems)
    });
    let default = Options::default();
    let settings = Settings {
        theme_name,
        theme: theme.unwrap_or_default(),
        keymap: keymap(&keys, quit_at, report),
        options: Options {
            text_width: text_width.unwrap_or(default.text_width),
            mouse: mouse.unwrap_or(default.mouse),
            start_pane: start_pane.unwrap_or(default.start_pane),
        },
        library,
        choice,
        themes,
        depth,
    };
    (settings, problems)
}

/// The name of the theme for this choice, terminal and background.
fn chosen<'c>(choice: &'c ThemeChoice, depth: Depth, environment: &Environment) -> &'c str {
    match choice {
        _ if depth == Depth::Monochrome => themes::MONOCHROME,
        ThemeChoice::Auto => themes::ROOT,
        ThemeChoice::Named(name) => name,
        ThemeChoice::Pair { light, .. } if environment.is_light() => light,
        ThemeChoice::Pair { dark, .. } => dark,
    }
}

/// The keymap of the program with the reader's own keys, and always a way out.
fn keymap(keys: &[(Action, Vec<Key>)], quit_at: usize, report: &mut Report) -> Keymap {
    let keymap = Keymap::built_in();
    if keys.is_empty() {
        return keymap;
    }
    let patched = keymap.patched(keys);
    if patched.can_quit() {
        return patched;
    }
    let message = "no key is left for `quit` or `interrupt`".to_owned();
    let ways_out = keymap.keys(Action::Interrupt).to_vec();
    let hint = ways_out.first().map(|key| format!("`{key}` is kept for `interrupt`"));
    report.note(quit_at, &message, hint);
    patched.patched(&[(Action::Interrupt, ways_out)])
}
