//! What the process is told by its surroundings, as a value.
//!
//! Read once, at the start; everything that depends on it is a function of it and can
//! be tried without touching the real environment.

use std::env;
use std::path::PathBuf;

use directories::{BaseDirs, ProjectDirs};

/// The environment variables and folders that the configuration depends on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Environment {
    /// `NO_COLOR`, see <https://no-color.org>.
    pub no_color: Option<String>,
    /// `TERM`.
    pub term: Option<String>,
    /// `COLORTERM`.
    pub colorterm: Option<String>,
    /// `COLORFGBG`: the terminal's colours as `foreground;background`, set by some.
    pub colorfgbg: Option<String>,
    /// `BRIEFING_CONFIG`: the configuration file.
    pub config: Option<PathBuf>,
    /// The folder for the program's configuration on this system.
    pub folder: Option<PathBuf>,
    /// The user's own folder.
    pub home: Option<PathBuf>,
}

impl Environment {
    /// The environment of this process.
    pub fn of_process() -> Self {
        let words = |name| env::var(name).ok();
        Self {
            no_color: words("NO_COLOR"),
            term: words("TERM"),
            colorterm: words("COLORTERM"),
            colorfgbg: words("COLORFGBG"),
            config: env::var_os("BRIEFING_CONFIG").filter(|path| !path.is_empty()).map(PathBuf::from),
            folder: ProjectDirs::from("", "", "briefing").map(|dirs| dirs.config_dir().to_owned()),
            home: BaseDirs::new().map(|dirs| dirs.home_dir().to_owned()),
        }
    }

    /// True where the terminal says that its background is light. Most say nothing.
    pub fn is_light(&self) -> bool {
        let background = self.colorfgbg.as_deref().and_then(|colours| colours.rsplit(';').next());
        matches!(background, Some("7" | "9" | "10" | "11" | "12" | "13" | "14" | "15"))
    }
}

/// How many colours the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None, or none are wanted: bold, underline, reverse and dim only.
    Monochrome,
    /// The 16 that the terminal's own palette gives.
    Ansi,
    /// Those, a cube of 216 and 24 greys.
    Indexed,
    /// All 16.7 million.
    True,
}

/// Terminals that show true colours and say so by their name only, as over ssh, where
/// `COLORTERM` is not sent along.
const TRUE_COLOUR: [&str; 6] = ["alacritty", "contour", "foot", "ghostty", "kitty", "wezterm"];

impl Depth {
    /// The depth that the environment tells of.
    pub fn of(environment: &Environment) -> Self {
        let term = environment.term.as_deref().unwrap_or_default();
        let no_color = environment.no_color.as_deref().is_some_and(|value| !value.is_empty());
        if no_color || term == "dumb" {
            return Self::Monochrome;
        }
        let says_true = matches!(environment.colorterm.as_deref(), Some("truecolor" | "24bit"));
        if says_true || term.contains("direct") || TRUE_COLOUR.iter().any(|name| term.contains(name)) {
            Self::True
        } else if term.contains("256color") {
            Self::Indexed
        } else {
            Self::Ansi
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(term: &str, colorterm: &str, no_color: &str) -> Depth {
        Depth::of(&Environment {
            term: Some(term.to_owned()),
            colorterm: Some(colorterm.to_owned()),
            no_color: Some(no_color.to_owned()),
            ..Environment::default()
        })
    }

    #[test]
    fn the_terminal_says_how_many_colours_it_has() {
        assert_eq!(depth("xterm-256color", "truecolor", ""), Depth::True);
        assert_eq!(depth("xterm-direct", "", ""), Depth::True);
        assert_eq!(depth("xterm-kitty", "", ""), Depth::True);
        assert_eq!(depth("screen-256color", "", ""), Depth::Indexed);
        assert_eq!(depth("xterm", "", ""), Depth::Ansi);
        assert_eq!(Depth::of(&Environment::default()), Depth::Ansi);
    }

    #[test]
    fn no_colour_wins_over_any_terminal() {
        assert_eq!(depth("xterm-256color", "truecolor", "1"), Depth::Monochrome);
        assert_eq!(depth("dumb", "truecolor", ""), Depth::Monochrome);
    }

    #[test]
    fn some_terminals_tell_their_background() {
        let light = |colours: &str| {
            Environment { colorfgbg: Some(colours.to_owned()), ..Environment::default() }.is_light()
        };
        assert!(light("0;15") && light("0;default;7"));
        assert!(!light("15;0") && !light("15;default") && !light(""));
    }
}
