//! Reads the themes of the program without the YAML parser.
//!
//! They are YAML like any theme file, but of a plain shape, a role or a colour on each
//! line, and one of them is read at every start. The YAML parser takes 120 µs for that,
//! a good part of the time to the first frame; this takes a fraction of that. A test reads
//! them both ways and compares.

use super::{ATTRIBUTES, Palette, StyleSpec, ThemeSpec};
use crate::config::colour::Colour;
use crate::typeset::role::Role;

/// The theme that `text` describes. A line that it cannot read is left out.
pub(in crate::config) fn read(text: &str) -> ThemeSpec {
    let mut spec = ThemeSpec::default();
    let mut palette = Palette::new();
    for line in text.lines().filter(|line| line.starts_with(' ')) {
        let Some((name, value)) = pair(line) else { continue };
        if let Some(parts) = value.strip_prefix('{').and_then(|value| value.strip_suffix('}')) {
            let role = Role::ALL.iter().find(|role| role.name() == name);
            spec.roles.extend(role.map(|role| (*role, style(parts, &palette))));
        } else if let Some(colour) = colour(value, &palette) {
            palette.insert(name.to_owned(), colour);
        }
    }
    spec
}

/// The style that `fg: ink, bold: true` describes.
fn style(parts: &str, palette: &Palette) -> StyleSpec {
    let mut style = StyleSpec::default();
    for (name, value) in parts.split(',').filter_map(pair) {
        match name {
            "fg" => style.fg = colour(value, palette),
            "bg" => style.bg = colour(value, palette),
            _ => {
                let attribute = ATTRIBUTES.iter().find(|(known, _)| *known == name);
                style.on.extend(attribute.filter(|_| value == "true").map(|(_, attribute)| *attribute));
            }
        }
    }
    style
}

/// What stands before the colon and after it.
fn pair(text: &str) -> Option<(&str, &str)> {
    text.split_once(':').map(|(name, value)| (name.trim_ascii(), value.trim_ascii()))
}

fn colour(words: &str, palette: &Palette) -> Option<Colour> {
    let words = words.trim_matches('"');
    palette.get(words).copied().or_else(|| Colour::parse(words, std::iter::empty()).ok())
}
