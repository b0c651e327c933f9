//! The configuration file as written, each part checked by itself: what is right is
//! kept, and what is not is told.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::problem::{Report, did_you_mean};
use super::spec::ThemeSpec;
use super::themes::is_path;
use super::yaml::{Entry, Node, Value};
use crate::app::action::{Action, Pane};
use crate::input::key::Key;
use crate::input::nearest::nearest;

/// The settings a configuration file may hold.
const SETTINGS: [&str; 7] = ["theme", "themes", "keys", "text_width", "mouse", "start_pane", "library"];

/// The widths that text may be set in, in columns.
const WIDTHS: std::ops::RangeInclusive<u16> = 20..=200;

/// What the file says, as far as it is right; `None` and empty where it says nothing.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) theme: Option<ThemeChoice>,
    /// The number of each theme's name in the file.
    pub(super) theme_at: Vec<(String, usize)>,
    pub(super) themes: BTreeMap<String, ThemeSpec>,
    /// The number of the name that each theme extends.
    pub(super) extends_at: Vec<(String, usize)>,
    pub(super) keys: Vec<(Action, Vec<Key>)>,
    /// The number of `quit` or else of `interrupt`, or else of `keys`.
    pub(super) quit_at: usize,
    pub(super) text_width: Option<u16>,
    pub(super) mouse: Option<bool>,
    pub(super) start_pane: Option<Pane>,
    pub(super) library: Option<PathBuf>,
}

/// Which theme the reader wants.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum ThemeChoice {
    /// Whatever suits any terminal.
    #[default]
    Auto,
    /// This one, by name or path.
    Named(String),
    /// One of two, by the terminal's background.
    Pair { dark: String, light: String },
}

/// What a path in the file begins from.
pub(super) struct Base<'a> {
    /// The folder of the file.
    pub(super) folder: &'a Path,
    /// What `~` stands for.
    pub(super) home: Option<&'a Path>,
}

impl Base<'_> {
    /// The path that `words` mean.
    fn path(&self, words: &str) -> PathBuf {
        match (words.strip_prefix('~'), self.home) {
            (Some(""), Some(home)) => home.to_owned(),
            (Some(rest), Some(home)) if rest.starts_with(['/', '\\']) => {
                home.join(rest.trim_start_matches(['/', '\\']))
            }
            _ => self.folder.join(words),
        }
    }
}

impl Written {
    /// Reads the tree of a configuration file.
    pub(super) fn read(tree: &Node, base: &Base, report: &mut Report) -> Self {
        let mut written = Self::default();
        for entry in report.entries(tree, "a configuration") {
            let node = &entry.node;
            match entry.key.as_str() {
                "theme" => written.read_theme(node, base, report),
                "themes" => written.read_themes(node, report),
                "keys" => written.read_keys(entry, report),
                "text_width" => written.text_width = read_width(node, report),
                "mouse" => written.mouse = report.bool(node, "mouse"),
                "start_pane" => written.start_pane = read_pane(node, report),
                "library" if node.value == Value::Null => written.library = None,
                "library" => {
                    let words = report.words(node, "`library`", "the path of a folder");
                    written.library = words.map(|words| base.path(&words));
                }
                _ => report.unknown(entry, "setting", SETTINGS),
            }
        }
        written
    }

    fn read_theme(&mut self, node: &Node, base: &Base, report: &mut Report) {
        if matches!(node.value, Value::Map(_)) {
            let mut dark = None;
            let mut light = None;
            for entry in report.entries(node, "`theme`") {
                match entry.key.as_str() {
                    "dark" => dark = self.read_theme_name(&entry.node, base, report),
                    "light" => light = self.read_theme_name(&entry.node, base, report),
                    _ => report.unknown(entry, "background", ["dark", "light"]),
                }
            }
            match (dark, light) {
                (Some(dark), Some(light)) => self.theme = Some(ThemeChoice::Pair { dark, light }),
                (None, None) => {}
                (dark, _) => {
                    let missing = if dark.is_some() { "light" } else { "dark" };
                    report.note(
                        node.number,
                        &format!("`theme` has no theme for a {missing} background"),
                        None,
                    );
                }
            }
            return;
        }
        if node.words() == Some("auto") {
            self.theme = Some(ThemeChoice::Auto);
        } else {
            self.theme = self.read_theme_name(node, base, report).map(ThemeChoice::Named);
        }
    }

    fn read_theme_name(&mut self, node: &Node, base: &Base, report: &mut Report) -> Option<String> {
        let mut name = report.words(node, "a theme", "a name or a path")?;
        if is_path(&name) {
            name = base.path(&name).to_string_lossy().into_owned();
        }
        self.theme_at.push((name.clone(), node.number));
        Some(name)
    }

    fn read_themes(&mut self, node: &Node, report: &mut Report) {
        for entry in report.entries(node, "`themes`") {
            let (spec, extends_at) = ThemeSpec::read(&entry.node, report);
            self.extends_at.push((entry.key.clone(), extends_at));
            self.themes.insert(entry.key.clone(), spec);
        }
    }

    fn read_keys(&mut self, keys: &Entry, report: &mut Report) {
        self.quit_at = keys.number;
        let mut owners: BTreeMap<Key, Action> = BTreeMap::new();
        for entry in report.entries(&keys.node, "`keys`") {
            let Some(action) = Action::named(&entry.key) else {
                report.unknown(entry, "action", Action::ALL.iter().map(|action| action.name()));
                continue;
            };
            if action == Action::Quit || (action == Action::Interrupt && self.quit_at == keys.number) {
                self.quit_at = entry.number;
            }
            let Some(found) = read_key_list(entry, report) else { continue };
            let mut own = Vec::new();
            let unbinds = found.is_empty();
            for (key, number) in found {
                match owners.insert(key, action) {
                    Some(other) if other != action => {
                        owners.insert(key, other);
                        let message = format!(
                            "`{key}` is given to both `{other}` and `{action}`",
                            action = action.name(),
                            other = other.name()
                        );
                        report.note(number, &message, Some("a key can do one thing only".to_owned()));
                    }
                    _ => own.push(key),
                }
            }
            // Where no key of the line can be had, the action keeps those it has.
            if unbinds || !own.is_empty() {
                self.keys.push((action, own));
            }
        }
    }
}

/// The keys of an action with their numbers, or none where not one of them is right.
fn read_key_list(entry: &Entry, report: &mut Report) -> Option<Vec<(Key, usize)>> {
    let nodes = match &entry.node.value {
        Value::List(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(&entry.node),
    };
    let keys: Vec<_> = nodes.iter().filter_map(|node| Some((read_key(node, report)?, node.number))).collect();
    (nodes.is_empty() || !keys.is_empty()).then_some(keys)
}

fn read_key(node: &Node, report: &mut Report) -> Option<Key> {
    let Some(words) = node.words() else {
        let message = format!("a key is expected here, not {}", node.kind());
        let hint = match node.value {
            Value::Null => Some("[] takes an action's keys away; the keys ~ and # need quotes".to_owned()),
            Value::Map(_) => Some("the keys { and } need quotes".to_owned()),
            _ => None,
        };
        report.note(node.number, &message, hint);
        return None;
    };
    match words.parse::<Key>() {
        Ok(key) => Some(key),
        Err(error) => {
            report.note(node.number, &error.message, error.hint);
            None
        }
    }
}

fn read_width(node: &Node, report: &mut Report) -> Option<u16> {
    let (least, most) = (WIDTHS.start(), WIDTHS.end());
    let number = matches!(node.value, Value::Number(_)).then(|| node.words()).flatten();
    let width = number.and_then(|words| words.parse().ok()).filter(|width| WIDTHS.contains(width));
    if width.is_none() {
        let message = format!("`text_width` is a number from {least} to {most}, not {}", node.found());
        report.note(node.number, &message, None);
    }
    width
}

fn read_pane(node: &Node, report: &mut Report) -> Option<Pane> {
    let words = report.words(node, "`start_pane`", "the name of a pane")?;
    let pane = Pane::ALL.into_iter().find(|pane| pane.name() == words);
    if pane.is_none() {
        let names = Pane::ALL.map(Pane::name);
        let hint =
            did_you_mean(nearest(&words, names)).unwrap_or_else(|| format!("there are {}", names.join(", ")));
        report.note(node.number, &format!("there is no pane called `{words}`"), Some(hint));
    }
    pane
}
