//! The actions: everything a key, a click or the palette can ask for.
//!
//! Each is declared once with its name, its group and its help line. The keymap, the
//! help, the palette and `config.example.yaml` all come from this list.

/// A pane of the reader, in the order of their keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pane {
    /// What happened.
    Summary,
    /// Who matters.
    Players,
    /// Who said what.
    Quotes,
    /// Who doubts it.
    Skepticism,
    /// The article itself.
    Article,
}

impl Pane {
    /// All of them, in the order of their keys.
    pub const ALL: [Self; 5] = [Self::Summary, Self::Players, Self::Quotes, Self::Skepticism, Self::Article];

    /// The name used in the configuration.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Players => "players",
            Self::Quotes => "quotes",
            Self::Skepticism => "skepticism",
            Self::Article => "article",
        }
    }

    /// What one of the things in it is called.
    pub const fn item(self) -> &'static str {
        match self {
            Self::Summary => "sentence",
            Self::Players => "player",
            Self::Quotes => "quote",
            Self::Skepticism => "doubt",
            Self::Article => "paragraph",
        }
    }

    /// The title shown above the pane.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Summary => "Summary",
            Self::Players => "Key players",
            Self::Quotes => "Quotes",
            Self::Skepticism => "Skepticism",
            Self::Article => "Article",
        }
    }
}

/// The groups in which the help lists the actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Up, down and along the text.
    Move,
    /// From pane to pane.
    Panes,
    /// Finding things.
    Find,
    /// From article to article.
    Articles,
    /// Doing something with what is selected.
    Do,
    /// The program itself.
    Program,
}

impl Group {
    /// All of them, in the order of the help.
    pub const ALL: [Self; 6] = [Self::Move, Self::Panes, Self::Find, Self::Articles, Self::Do, Self::Program];

    /// The heading in the help.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::Panes => "Panes",
            Self::Find => "Find",
            Self::Articles => "Articles",
            Self::Do => "Item",
            Self::Program => "Program",
        }
    }
}

/// Declares the actions with group, name and help line, once.
macro_rules! actions {
    ($($variant:ident $group:ident $name:literal $help:literal),* $(,)?) => {
        /// Something the reader can ask for by a key.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action {
            $(#[doc = $help] $variant),*
        }

        impl Action {
            /// All of them, in the order of the help.
            pub const ALL: &'static [Action] = &[$(Action::$variant),*];

            /// The name used in the keymap.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The line the help shows.
            pub const fn help(self) -> &'static str {
                match self { $(Self::$variant => $help),* }
            }

            /// The group of the help it stands in.
            pub const fn group(self) -> Group {
                match self { $(Self::$variant => Group::$group),* }
            }
        }
    };
}

actions! {
    MoveDown Move "move.down" "next item, or a line down",
    MoveUp Move "move.up" "previous item, or a line up",
    PageDown Move "page.down" "a page down",
    PageUp Move "page.up" "a page up",
    HalfDown Move "half.down" "half a page down",
    HalfUp Move "half.up" "half a page up",
    Top Move "move.top" "to the beginning",
    Bottom Move "move.bottom" "to the end",
    SectionNext Move "section.next" "next section of the article",
    SectionPrevious Move "section.previous" "previous section of the article",
    ParagraphNext Move "paragraph.next" "next paragraph of the article",
    ParagraphPrevious Move "paragraph.previous" "previous paragraph of the article",
    PaneSummary Panes "pane.summary" "the summary",
    PanePlayers Panes "pane.players" "the key players",
    PaneQuotes Panes "pane.quotes" "the quotes",
    PaneSkepticism Panes "pane.skepticism" "the skepticism",
    PaneArticle Panes "pane.article" "the article itself",
    PaneNext Panes "pane.next" "next pane",
    PanePrevious Panes "pane.previous" "previous pane",
    PaneLeft Panes "pane.left" "the pane to the left",
    PaneRight Panes "pane.right" "the pane to the right",
    Zoom Panes "pane.zoom" "the focused pane alone, or all again",
    Search Find "search" "search the article; a capital makes capitals count",
    SearchNext Find "search.next" "next match",
    SearchPrevious Find "search.previous" "previous match",
    Jump Find "jump" "jump to a heading, a player, an article or an action",
    Open Find "open" "open the article at the words the item was taken from",
    Back Find "back" "close what is open, or put the light out; never quits",
    JumpBack Find "jump.back" "back to where the last jump began",
    JumpForward Find "jump.forward" "forward again",
    ArticleNext Articles "article.next" "next article",
    ArticlePrevious Articles "article.previous" "previous article",
    ArticleList Articles "article.list" "the list of articles",
    Copy Do "copy" "copy the selected item as clean text",
    Link Do "link" "open the article's or the item's link",
    Edit Do "edit" "open the file in your editor at the line",
    Reload Program "reload" "read the file again",
    Theme Program "theme" "choose a theme",
    Mouse Program "mouse" "give the mouse to the terminal, or take it back",
    Help Program "help" "all keys",
    Redraw Program "redraw" "draw the screen anew",
    Suspend Program "suspend" "back to the shell; fg returns",
    Quit Program "quit" "close what is open, then quit",
    Interrupt Program "interrupt" "quit at once",
}

impl Action {
    /// The action of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }

    /// The action that gives `pane` the focus.
    pub const fn focus(pane: Pane) -> Self {
        match pane {
            Pane::Summary => Self::PaneSummary,
            Pane::Players => Self::PanePlayers,
            Pane::Quotes => Self::PaneQuotes,
            Pane::Skepticism => Self::PaneSkepticism,
            Pane::Article => Self::PaneArticle,
        }
    }
}
