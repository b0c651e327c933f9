//! The settings in force, written as a configuration file that reads back to them.
//!
//! `config.example.yaml` is this text for the settings nobody changed, so the example
//! cannot fall behind the program.

use std::fmt::Write;

use super::Settings;
use super::spec::{ATTRIBUTES, StyleSpec, ThemeSpec};
use super::themes;
use super::written::ThemeChoice;
use crate::app::action::{Action, Group, Pane};
use crate::input::keymap::Keymap;
use crate::typeset::role::Role;

/// The settings as a commented configuration file.
pub fn show(settings: &Settings) -> String {
    let mut text = String::from(
        "# The settings of briefing, a reader for news briefings. Every one of them may be left out.\n\
         # `briefing config path` says where this file belongs, `briefing config check` what is\n\
         # wrong in it.\n",
    );
    theme(&mut text, settings);
    own_themes(&mut text, settings);
    options(&mut text, settings);
    keys(&mut text, &settings.keymap);
    text
}

/// Writing to a string cannot fail.
macro_rules! line {
    ($text:expr, $($words:tt)*) => {{ let _ = writeln!($text, $($words)*); }};
}

fn theme(text: &mut String, settings: &Settings) {
    let names: Vec<_> = themes::built_in_names().collect();
    line!(
        text,
        "\n# The colours: auto (the terminal's own), the name of a theme, the path of a theme file, or"
    );
    line!(text, "# {{dark: NAME, light: NAME}} by the terminal's background, for terminals that tell it.");
    line!(text, "# There are {},", names.join(", "));
    line!(text, "# those under `themes:` below, and the files in the folder themes/ beside this one.");
    match &settings.choice {
        ThemeChoice::Auto => line!(text, "theme: auto"),
        ThemeChoice::Named(name) => line!(text, "theme: {}", quoted(name)),
        ThemeChoice::Pair { dark, light } => {
            line!(text, "theme: {{dark: {}, light: {}}}", quoted(dark), quoted(light));
        }
    }
}

fn own_themes(text: &mut String, settings: &Settings) {
    line!(
        text,
        "\n# Themes of your own. A colour is default, one of the terminal's 16 (red, bright-blue, ...), 0 to"
    );
    line!(text, "# 255, \"#rrggbb\", or a name from the theme's palette. A style may also set bold, italic,");
    line!(
        text,
        "# underline, reverse, dim and strikethrough to true or false. A file in themes/ says the same:"
    );
    line!(text, "# extends, palette and roles. For example:");
    line!(text, "#");
    line!(text, "#   themes:");
    line!(text, "#     mine:");
    line!(text, "#       extends: lamplight");
    line!(text, "#       palette: {{moss: \"#a3b18a\"}}");
    line!(text, "#       roles:");
    line!(text, "#         quote: {{fg: moss, italic: true}}");
    line!(text, "#         heading: {{bold: false}}");
    line!(text, "#");
    line!(text, "# The roles are:");
    for role in Role::ALL {
        line!(text, "#   {:<16}{}", role.name(), role.help());
    }
    if settings.themes.own.is_empty() {
        line!(text, "themes: {{}}");
        return;
    }
    line!(text, "themes:");
    for (name, ThemeSpec { extends, roles }) in &settings.themes.own {
        line!(text, "  {}:", quoted(name));
        if let Some(extends) = extends {
            line!(text, "    extends: {}", quoted(extends));
        }
        line!(text, "    roles:{}", if roles.is_empty() { " {}" } else { "" });
        for (role, style) in roles {
            line!(text, "      {role}: {{{}}}", written_style(*style));
        }
    }
}

fn written_style(StyleSpec { fg, bg, on, off }: StyleSpec) -> String {
    let colours = [("fg", fg), ("bg", bg)].into_iter();
    let colours =
        colours.filter_map(|(name, colour)| Some(format!("{name}: {}", quoted(&colour?.to_string()))));
    let attributes = ATTRIBUTES
        .into_iter()
        .filter(|(_, attribute)| (on | off).contains(*attribute))
        .map(|(name, attribute)| format!("{name}: {}", on.contains(attribute)));
    colours.chain(attributes).collect::<Vec<_>>().join(", ")
}

fn options(text: &mut String, settings: &Settings) {
    let options = settings.options;
    line!(text, "\n# The greatest width of running text, in columns: 20 to 200.");
    line!(text, "text_width: {}", options.text_width);
    line!(
        text,
        "\n# Whether wheel and clicks are the program's. Most terminals keep theirs while Shift is held."
    );
    line!(text, "mouse: {}", options.mouse);
    line!(text, "\n# The pane that has the focus at the start: {}.", Pane::ALL.map(Pane::name).join(", "));
    line!(text, "start_pane: {}", options.start_pane.name());
    line!(text, "\n# The folder that `briefing` opens where no file is named, such as ~/briefings.");
    match &settings.library {
        Some(folder) => line!(text, "library: {}", quoted(&folder.to_string_lossy())),
        None => line!(text, "library: null"),
    }
}

fn keys(text: &mut String, keymap: &Keymap) {
    line!(
        text,
        "\n# The keys of each action: one, or a list; [] for none. Yours replace all keys the action had,"
    );
    line!(
        text,
        "# and are taken away from any other action. Keys are written like j, G, \"?\", ctrl-o, alt-left,"
    );
    line!(
        text,
        "# shift-tab, space, enter, esc, pgdn, home, f1. A digit that is no action's key begins a count,"
    );
    line!(text, "# and with alt held every digit does: alt-1 2 j goes 12 down.");
    line!(text, "keys:");
    for group in Group::ALL {
        line!(text, "  # {}", group.title());
        for action in Action::ALL.iter().filter(|action| action.group() == group) {
            let keys: Vec<_> = keymap.keys(*action).iter().map(|key| quoted(&key.to_string())).collect();
            let setting = format!("{}: [{}]", action.name(), keys.join(", "));
            line!(text, "  {setting:<40} # {}", action.help());
        }
    }
}

/// `words` as YAML: as they stand where nothing else could be meant by them, else in
/// double quotes, whose escapes are those of JSON.
fn quoted(words: &str) -> String {
    let plain = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '.' | '/');
    let begins_plain = words.starts_with(|char: char| char.is_ascii_alphabetic());
    let other_meaning = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    if begins_plain && words.chars().all(plain) && !other_meaning.contains(&words.to_lowercase().as_str()) {
        return words.to_owned();
    }
    serde_json::to_string(words).unwrap_or_default()
}
