//! A theme as its file writes it: which theme it extends, and what it says of a role.

pub(super) mod shipped;

use std::collections::{BTreeMap, BTreeSet};

use ratatui::style::{Modifier, Style};

use super::colour::Colour;
use super::environment::Depth;
use super::problem::{Report, did_you_mean};
use super::yaml::{Entry, Node, Value};
use crate::input::nearest::nearest;
use crate::typeset::role::Role;

/// The attributes by the names they have in a theme file.
pub(super) const ATTRIBUTES: [(&str, Modifier); 6] = [
    ("bold", Modifier::BOLD),
    ("italic", Modifier::ITALIC),
    ("underline", Modifier::UNDERLINED),
    ("reverse", Modifier::REVERSED),
    ("dim", Modifier::DIM),
    ("strikethrough", Modifier::CROSSED_OUT),
];

/// Of a palette no more names are looked at for what a mistyped one was meant to be.
const OFFERED: usize = 100;

/// What a theme says of a role. What it leaves out is as in the theme it extends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct StyleSpec {
    /// The colour of the letters.
    pub(super) fg: Option<Colour>,
    /// The colour behind them.
    pub(super) bg: Option<Colour>,
    /// The attributes set to true.
    pub(super) on: Modifier,
    /// The attributes set to false.
    pub(super) off: Modifier,
}

impl StyleSpec {
    /// Says nothing.
    pub(super) const NONE: Self = Self { fg: None, bg: None, on: Modifier::empty(), off: Modifier::empty() };

    /// This, where it says something, and `base` for the rest.
    pub(super) fn over(self, base: Self) -> Self {
        Self {
            fg: self.fg.or(base.fg),
            bg: self.bg.or(base.bg),
            on: (base.on - self.off) | self.on,
            off: (base.off - self.on) | self.off,
        }
    }

    /// The style on a terminal that shows so many colours, where `page` is the colour
    /// behind running text.
    ///
    /// A background that the terminal cannot tell from the page's is shown by reversing
    /// instead: what is selected must be seen on 16 colours and on none.
    pub(super) fn style(self, depth: Depth, page: Option<Colour>) -> Style {
        let shown = |colour: Option<Colour>| colour.and_then(|colour| colour.shown(depth));
        let page = page.unwrap_or(Colour::Default);
        let style = Style::new().add_modifier(self.on);
        if self.bg.is_some_and(|bg| bg != page && bg.shown(depth) == page.shown(depth)) {
            return style.add_modifier(Modifier::REVERSED);
        }
        Style { fg: shown(self.fg), bg: shown(self.bg), ..style }
    }
}

/// What a theme file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct ThemeSpec {
    /// The theme it takes all from that it does not say itself.
    pub(super) extends: Option<String>,
    /// What it says, at most once for a role.
    pub(super) roles: Vec<(Role, StyleSpec)>,
}

impl ThemeSpec {
    /// Reads a theme, and notes what cannot be read in it. The number is that of the
    /// name it extends, or of the theme where it extends none.
    pub(super) fn read(node: &Node, report: &mut Report) -> (Self, usize) {
        let mut spec = Self::default();
        let mut extends_at = node.number;
        let entries = report.entries(node, "a theme");
        // The palette may stand after the roles that use it.
        let palette = entries.iter().find(|entry| entry.key == "palette");
        let palette = palette.map_or_else(Palette::new, |entry| read_palette(&entry.node, report));
        for entry in entries {
            match entry.key.as_str() {
                "palette" => {}
                "extends" => {
                    extends_at = entry.node.number;
                    spec.extends = report.words(&entry.node, "`extends`", "the name of a theme");
                }
                "roles" => spec.roles = read_roles(&entry.node, &palette, report),
                _ => report.unknown(entry, "part of a theme", ["extends", "palette", "roles"]),
            }
        }
        (spec, extends_at)
    }
}

/// The colours of a theme's palette by the names it gives them.
type Palette = BTreeMap<String, Colour>;

fn read_palette(node: &Node, report: &mut Report) -> Palette {
    let mut palette = Palette::new();
    for entry in report.entries(node, "`palette`") {
        if let Some(colour) = read_colour(entry, &palette, report) {
            palette.insert(entry.key.clone(), colour);
        }
    }
    palette
}

fn read_roles(node: &Node, palette: &Palette, report: &mut Report) -> Vec<(Role, StyleSpec)> {
    let mut roles = Vec::new();
    for entry in report.entries(node, "`roles`") {
        match Role::ALL.iter().find(|role| role.name() == entry.key) {
            Some(role) => roles.push((*role, read_style(&entry.node, palette, report))),
            None => report.unknown(entry, "role", Role::ALL.iter().map(|role| role.name())),
        }
    }
    roles
}

fn read_style(node: &Node, palette: &Palette, report: &mut Report) -> StyleSpec {
    let mut style = StyleSpec::default();
    for entry in report.entries(node, "a style") {
        match entry.key.as_str() {
            "fg" => style.fg = read_colour(entry, palette, report),
            "bg" => style.bg = read_colour(entry, palette, report),
            name => read_attribute(name, entry, &mut style, report),
        }
    }
    style
}

fn read_attribute(name: &str, entry: &Entry, style: &mut StyleSpec, report: &mut Report) {
    let Some((_, attribute)) = ATTRIBUTES.iter().find(|(known, _)| *known == name) else {
        let names = ["fg", "bg"].into_iter().chain(ATTRIBUTES.map(|(name, _)| name));
        report.unknown(entry, "part of a style", names);
        return;
    };
    match report.bool(&entry.node, name) {
        Some(true) => style.on |= *attribute,
        Some(false) => style.off |= *attribute,
        None => {}
    }
}

fn read_colour(entry: &Entry, palette: &Palette, report: &mut Report) -> Option<Colour> {
    let number = entry.node.number;
    if entry.node.value == Value::Null {
        let hint = "a colour that begins with # needs quotes, or the rest is a comment: \"#88c0d0\"";
        report.note(number, &format!("`{}` has no colour", entry.key), Some(hint.to_owned()));
        return None;
    }
    let words = report.words(&entry.node, &format!("`{}`", entry.key), "a colour")?;
    if let Some(colour) = palette.get(&words) {
        return Some(*colour);
    }
    let names = palette.keys().take(OFFERED).map(String::as_str);
    match Colour::parse(&words, names) {
        Ok(colour) => Some(colour),
        Err((message, hint)) => {
            report.note(number, &message, hint);
            None
        }
    }
}

/// The common ways to read a value, each of which notes what is wrong with it.
impl Report<'_> {
    /// The entries of a mapping, each key once; none for nothing.
    pub(super) fn entries<'n>(&mut self, node: &'n Node, what: &str) -> Vec<&'n Entry> {
        let entries = match &node.value {
            Value::Map(entries) => entries,
            Value::Null => return Vec::new(),
            _ => {
                let message = format!("{what} is a mapping of names to values, not {}", node.kind());
                self.note(node.number, &message, None);
                return Vec::new();
            }
        };
        let mut seen = BTreeSet::new();
        let mut once = Vec::new();
        for entry in entries {
            if seen.insert(entry.key.as_str()) {
                once.push(entry);
            } else {
                self.note(entry.number, &format!("`{}` stands here a second time", entry.key), None);
            }
        }
        once
    }

    /// The words of a value.
    pub(super) fn words(&mut self, node: &Node, what: &str, wanted: &str) -> Option<String> {
        let words = node.words().filter(|words| !words.is_empty());
        if words.is_none() {
            let found = if node.words().is_some() { "an empty text" } else { node.kind() };
            self.note(node.number, &format!("{what} is {wanted}, not {found}"), None);
        }
        words.map(str::to_owned)
    }

    /// True or false.
    pub(super) fn bool(&mut self, node: &Node, name: &str) -> Option<bool> {
        if let Value::Bool(value) = node.value {
            return Some(value);
        }
        self.note(node.number, &format!("`{name}` is true or false, not {}", node.found()), None);
        None
    }

    /// A name that is none of `names`.
    pub(super) fn unknown<'n>(
        &mut self,
        entry: &Entry,
        kind: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) {
        let hint = did_you_mean(nearest(&entry.key, names));
        self.note(entry.number, &format!("there is no {kind} called `{}`", entry.key), hint);
    }
}
