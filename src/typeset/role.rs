//! What a stretch of text on the screen is. The theme gives each role its style.

use std::fmt;

/// Declares the roles with their names and what they stand for, once.
macro_rules! roles {
    ($($variant:ident $name:literal $help:literal),* $(,)?) => {
        /// What a stretch of text on the screen is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Role {
            $(#[doc = $help] $variant),*
        }

        impl Role {
            /// All of them, in the order of their discriminants.
            pub const ALL: &'static [Role] = &[$(Role::$variant),*];

            /// The name used in theme files.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// What it is, in a few words.
            pub const fn help(self) -> &'static str {
                match self { $(Self::$variant => $help),* }
            }
        }
    };
}

roles! {
    Body "body" "running text",
    Secondary "secondary" "text of less weight: roles, dates, labels",
    Title "title" "the article's title",
    Heading "heading" "headings",
    Strong "strong" "strong emphasis",
    Emphasis "emphasis" "emphasis",
    Strike "strike" "text struck out",
    Code "code" "code and fixed-width text",
    Link "link" "links",
    Marker "marker" "bullets, numbers and rules",
    Player "player" "names of players",
    Quote "quote" "words somebody said",
    Speaker "speaker" "who said them",
    Doubt "doubt" "who doubts, and how",
    Cue "cue" "the word that shows a doubt",
    Match "match" "a match of the search",
    CurrentMatch "current-match" "the match the search stands on",
    Source "source" "the words an item was taken from",
    Selection "selection" "the selected item",
    Mention "mention" "mentions of the selected player",
    Dimmed "dimmed" "what the selected player has no part in",
    Border "border" "borders of panes",
    FocusedBorder "focused-border" "the border of the focused pane",
    PaneTitle "pane-title" "titles of panes and tabs",
    FocusedTitle "focused-title" "the title of the focused pane or tab",
    Status "status" "the status line",
    Key "key" "keys in the status line and the help",
    Notice "notice" "messages",
    Problem "problem" "errors and warnings",
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
