//! The themes there are: those of the program, the reader's own, and files.
//!
//! Only the theme that is asked for is read, and those it extends.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::environment::Depth;
use super::problem::{Problem, Report, did_you_mean};
use super::spec::shipped::{self, Styles};
use super::spec::{StyleSpec, ThemeSpec};
use super::yaml;
use crate::input::nearest::nearest;
use crate::typeset::role::Role;
use crate::ui::theme::Theme;

/// The theme that all others rest on.
pub const ROOT: &str = "terminal";

/// The theme for a terminal without colours.
pub const MONOCHROME: &str = "monochrome";

/// No chain of themes that extend each other is longer.
const DEEPEST: usize = 16;

/// A theme of the program.
struct BuiltIn {
    name: &'static str,
    styles: Styles,
    /// As its file has it.
    #[cfg(test)]
    text: &'static str,
}

/// The theme of this name and the style that its file describes.
macro_rules! built_in {
    ($name:expr, $file:literal) => {
        BuiltIn {
            name: $name,
            styles: shipped::read(include_bytes!(concat!("../../assets/themes/", $file))),
            #[cfg(test)]
            text: include_str!(concat!("../../assets/themes/", $file)),
        }
    };
}

/// The themes of the program.
static BUILT_IN: [BuiltIn; 5] = [
    built_in!(ROOT, "terminal.yaml"),
    built_in!("lamplight", "lamplight.yaml"),
    built_in!("newsprint", "newsprint.yaml"),
    built_in!("blackboard", "blackboard.yaml"),
    built_in!(MONOCHROME, "monochrome.yaml"),
];

/// All themes there are, by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Themes {
    /// Those of the configuration file.
    pub(super) own: BTreeMap<String, ThemeSpec>,
    /// Where the files of further themes lie.
    pub(super) folder: Option<PathBuf>,
}

/// A theme as written, and the file it comes from if it comes from one of its own.
struct Found {
    spec: ThemeSpec,
    source: Option<Source>,
}

/// A theme file.
struct Source {
    file: PathBuf,
    text: String,
    /// The number of the name it extends.
    extends_at: usize,
}

/// Why a theme cannot extend what it says it extends.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// No theme has this name.
    Unknown(String),
    /// The theme rests on itself by way of this one.
    Cycle(String),
    /// One theme rests on another more than [`DEEPEST`] times.
    Deep,
}

impl Themes {
    /// The theme of this name, or in the file of this path, and what is wrong in the
    /// files that had to be read for it. None where there is no such theme.
    pub(super) fn theme(&self, name: &str, depth: Depth, problems: &mut Vec<Problem>) -> Option<Theme> {
        let (chain, _) = self.chain(name, problems);
        if chain.is_empty() {
            return None;
        }
        let mut styles = [StyleSpec::default(); Role::ALL.len()];
        for (role, style) in chain.iter().rev().flat_map(|spec| &spec.roles) {
            if let Some(slot) = styles.get_mut(*role as usize) {
                *slot = style.over(*slot);
            }
        }
        let spec = |role: Role| styles.get(role as usize).copied().unwrap_or_default();
        let page = spec(Role::Body).bg;
        Some(Theme::new(|role| spec(role).style(depth, page)))
    }

    /// The theme `name` and those it rests on, the outermost last; empty where there is
    /// none of this name. A link that leads nowhere is told, with the number of links
    /// before it, and the root theme stands in for what it should have led to.
    fn chain(&self, name: &str, problems: &mut Vec<Problem>) -> (Vec<ThemeSpec>, Option<(usize, Broken)>) {
        let mut chain = Vec::new();
        let mut names = vec![name.to_owned()];
        let mut next = self.find(name, problems);
        while let Some(Found { spec, source }) = next {
            let parent = spec.extends.clone();
            chain.push(spec);
            let parent = match parent {
                Some(parent) => parent,
                None if names.last().is_some_and(|name| built_in(name).is_some()) => break,
                None => ROOT.to_owned(),
            };
            match self.follow(&names, &parent, problems) {
                Ok(found) => next = Some(found),
                Err(fault) => {
                    if let Some(Source { file, text, extends_at }) = source {
                        let mut report = Report::new(&file, &text);
                        self.tell(&fault, extends_at, &mut report);
                        problems.extend(report.finish());
                    }
                    chain.extend(self.find(ROOT, problems).map(|root| root.spec));
                    return (chain, Some((names.len() - 1, fault)));
                }
            }
            names.push(parent);
        }
        (chain, None)
    }

    /// The theme `parent`, on which the last of `names` rests.
    fn follow(&self, names: &[String], parent: &str, problems: &mut Vec<Problem>) -> Result<Found, Broken> {
        if names.iter().any(|name| name == parent) {
            return Err(Broken::Cycle(parent.to_owned()));
        }
        if names.len() >= DEEPEST {
            return Err(Broken::Deep);
        }
        self.find(parent, problems).ok_or_else(|| Broken::Unknown(parent.to_owned()))
    }

    /// Notes in `report` what is wrong with what the reader's own theme extends.
    pub(super) fn check(&self, name: &str, extends_at: usize, report: &mut Report) {
        let Some((links, fault)) = self.chain(name, &mut Vec::new()).1 else { return };
        // Of a fault further on the theme that has it is told.
        let its_own = links == 0 || fault == Broken::Deep || fault == Broken::Cycle(name.to_owned());
        if its_own {
            self.tell(&fault, extends_at, report);
        }
    }

    fn tell(&self, fault: &Broken, number: usize, report: &mut Report) {
        match fault {
            Broken::Unknown(parent) => self.tell_unknown(parent, number, report),
            Broken::Cycle(parent) => {
                report.note(number, &format!("the theme `{parent}` rests on itself"), None);
            }
            Broken::Deep => {
                let message = format!("more than {DEEPEST} themes rest on each other");
                report.note(number, &message, None);
            }
        }
    }

    /// Notes that there is no theme `name`.
    pub(super) fn tell_unknown(&self, name: &str, number: usize, report: &mut Report) {
        let names = if report.is_full() { Vec::new() } else { self.names() };
        let message = if is_path(name) {
            format!("the theme file `{name}` cannot be read")
        } else {
            format!("there is no theme called `{name}`")
        };
        let hint = did_you_mean(nearest(name, names.iter().map(String::as_str)));
        report.note(number, &message, hint.or_else(|| Some(format!("there are {}", names.join(", ")))));
    }

    fn find(&self, name: &str, problems: &mut Vec<Problem>) -> Option<Found> {
        if let Some(spec) = self.own.get(name) {
            return Some(Found { spec: spec.clone(), source: None });
        }
        if is_path(name) {
            let beside = self.folder.as_ref().and_then(|folder| folder.parent()).unwrap_or(Path::new(""));
            return read_file(&beside.join(name), problems);
        }
        let file = |extension| self.folder.as_ref().map(|folder| folder.join(format!("{name}.{extension}")));
        let read = |file: Option<PathBuf>, problems: &mut Vec<Problem>| read_file(&file?, problems);
        if let Some(styles) = built_in(name) {
            return Some(Found { spec: shipped::theme(styles), source: None });
        }
        read(file("yaml"), problems).or_else(|| read(file("yml"), problems))
    }

    /// The names of all themes: those of the program, then the others by the alphabet.
    pub(super) fn names(&self) -> Vec<String> {
        let mut others: Vec<String> = self.own.keys().cloned().collect();
        others.extend(self.files().iter().filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned())));
        others.retain(|name| built_in(name).is_none());
        others.sort_unstable();
        others.dedup();
        BUILT_IN.iter().map(|theme| theme.name.to_owned()).chain(others).collect()
    }

    /// The theme files in the folder, in no order.
    fn files(&self) -> Vec<PathBuf> {
        let Some(entries) = self.folder.as_ref().and_then(|folder| fs::read_dir(folder).ok()) else {
            return Vec::new();
        };
        let is_yaml = |path: &PathBuf| path.extension().is_some_and(|end| end == "yaml" || end == "yml");
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_yaml).collect()
    }

    /// What is wrong in the theme files of the folder.
    pub(super) fn check_files(&self) -> Vec<Problem> {
        let mut files = self.files();
        files.sort_unstable();
        let mut problems = Vec::new();
        for file in files {
            let name = file.to_string_lossy();
            self.chain(&name, &mut problems);
        }
        problems
    }
}

/// True where a theme is named by a path.
pub(super) fn is_path(name: &str) -> bool {
    let path = Path::new(name);
    path.components().count() > 1 || path.extension().is_some_and(|end| end == "yaml" || end == "yml")
}

fn built_in(name: &str) -> Option<&'static Styles> {
    BUILT_IN.iter().find(|theme| theme.name == name).map(|theme| &theme.styles)
}

/// The theme in a file; none where there is no such file. A file that is no YAML is a
/// theme that says nothing.
fn read_file(file: &Path, problems: &mut Vec<Problem>) -> Option<Found> {
    let bytes = fs::read(file).ok()?;
    let Ok(text) = String::from_utf8(bytes) else {
        problems.push(Problem::whole(file, "this is no text in UTF-8"));
        return Some(Found { spec: ThemeSpec::default(), source: None });
    };
    let mut report = Report::new(file, &text);
    let (spec, extends_at) = match yaml::parse(&text) {
        Ok(tree) => ThemeSpec::read(&tree, &mut report),
        Err((message, place)) => {
            report.note_at(place, &message, yaml::hint(&text, place));
            (ThemeSpec::default(), 0)
        }
    };
    problems.extend(report.finish());
    Some(Found { spec, source: Some(Source { file: file.to_owned(), text, extends_at }) })
}

/// The names of the themes of the program.
pub fn built_in_names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|theme| theme.name)
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Modifier, Style};

    use super::*;
    use crate::config::colour::Colour;

    /// What `name` says of each role, without a thought of the terminal.
    fn specs(name: &str) -> impl Fn(Role) -> StyleSpec {
        let (chain, broken) = Themes::default().chain(name, &mut Vec::new());
        assert_eq!(broken, None);
        move |role| {
            let said = chain.iter().flat_map(|spec| &spec.roles).filter(move |(other, _)| *other == role);
            said.fold(StyleSpec::default(), |above, (_, below)| above.over(*below))
        }
    }

    fn theme(name: &str, depth: Depth) -> Theme {
        Themes::default().theme(name, depth, &mut Vec::new()).unwrap()
    }

    /// The relative luminance of WCAG 2.2.
    fn luminance(colour: Colour) -> f64 {
        let (red, green, blue) = colour.rgb().unwrap();
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// The contrast ratio of WCAG 2.2, 1 to 21.
    fn contrast(one: Colour, two: Colour) -> f64 {
        let (one, two) = (luminance(one), luminance(two));
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    #[test]
    fn the_built_in_themes_are_right() {
        for BuiltIn { name, styles, text } in &BUILT_IN {
            let mut report = Report::new(Path::new(name), text);
            let (spec, _) = ThemeSpec::read(&yaml::parse(text).unwrap(), &mut report);
            assert_eq!(report.finish(), [], "{name}");
            assert!(spec.roles.len() > 20, "{name}");
            let mut said = spec;
            said.roles.sort_by_key(|(role, _)| *role);
            assert_eq!(shipped::theme(styles), said, "{name} is not of the plain shape");
        }
    }

    #[test]
    fn words_are_easy_to_read_in_every_theme_with_colours_of_its_own() {
        for (name, least) in [("lamplight", 4.5), ("newsprint", 4.5), ("blackboard", 7.0)] {
            let spec = specs(name);
            let page = spec(Role::Body);
            for role in Role::ALL {
                let style = spec(*role).over(page);
                let ratio = contrast(style.fg.unwrap(), style.bg.unwrap());
                let decoration = matches!(role, Role::Border | Role::Dimmed);
                let least = if decoration { 3.0 } else { least };
                assert!(ratio >= least, "{name}: {role} has {ratio:.2}");
            }
        }
    }

    #[test]
    fn names_and_cues_are_easy_to_read_where_they_are_selected_or_lit() {
        for name in ["lamplight", "newsprint", "blackboard"] {
            let spec = specs(name);
            for behind in [Role::Selection, Role::Source] {
                for role in [Role::Body, Role::Secondary, Role::Player, Role::Speaker, Role::Doubt, Role::Cue]
                {
                    let style = spec(behind).over(spec(role)).over(spec(Role::Body));
                    let ratio = contrast(style.fg.unwrap(), style.bg.unwrap());
                    assert!(ratio >= 4.5, "{name}: {role} on {behind} has {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn the_theme_of_the_terminal_has_the_terminals_colours_only() {
        let spec = specs(ROOT);
        for role in Role::ALL {
            for colour in [spec(*role).fg, spec(*role).bg].into_iter().flatten() {
                assert!(matches!(colour, Colour::Default | Colour::Index(0..16)), "{role}");
            }
        }
    }

    #[test]
    fn no_meaning_hangs_on_colour_alone() {
        for name in built_in_names() {
            for depth in [Depth::Monochrome, Depth::Ansi] {
                let theme = theme(name, depth);
                let look = |role: Role| theme.style(Role::Body).patch(theme.style(role));
                let attributes = |role: Role| look(role).add_modifier;
                for (one, two) in [
                    (Role::Selection, Role::Body),
                    (Role::Match, Role::Body),
                    (Role::CurrentMatch, Role::Match),
                    (Role::Source, Role::Body),
                    (Role::Mention, Role::Body),
                    (Role::FocusedBorder, Role::Border),
                    (Role::FocusedTitle, Role::PaneTitle),
                    (Role::Heading, Role::Body),
                    (Role::Doubt, Role::Body),
                    (Role::Problem, Role::Body),
                ] {
                    assert_ne!(
                        attributes(one),
                        attributes(two),
                        "{name}: {one} looks like {two} ({depth:?})"
                    );
                }
            }
        }
    }

    #[test]
    fn without_colours_no_theme_has_any() {
        for name in built_in_names() {
            let theme = theme(name, Depth::Monochrome);
            for role in Role::ALL {
                let Style { fg, bg, .. } = theme.style(*role);
                assert_eq!((fg, bg), (None, None), "{name}: {role}");
            }
            assert!(theme.style(Role::Selection).add_modifier.contains(Modifier::REVERSED), "{name}");
        }
    }
}
