//! The state of the reader and what each input does to it. No input or output, no
//! colour: [`App::update`] takes an input and returns the effect the session is to
//! perform.

pub mod action;
mod choosing;
pub mod column;
pub mod copy;
pub mod effect;
pub mod library;
pub mod link;
pub mod menu;
mod moving;
pub mod options;
pub mod pieces;
pub mod prompt;
pub mod search;
mod searching;
mod several;
pub mod trail;
pub mod view;

use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;

use action::{Action, Pane};
use effect::{Effect, Input, Notice};
use library::{Card, Library};
use menu::{Entry, Kind, Menu, Target};
use options::Options;
use prompt::Prompt;
use search::Search;
use trail::{Spot, Trail};
use view::{Moment, Stand, View, Viewports};

use crate::model::Reading;
use crate::model::article::Origin;
use crate::model::briefing::Briefing;

/// The greatest count a motion takes, so that a stuck key cannot ask for an hour's
/// work.
const GREATEST_COUNT: u32 = 9_999;

/// The state of the reader.
#[derive(Debug, Clone)]
pub struct App {
    options: Options,
    library: Library,
    view: View,
    stands: HashMap<usize, Stand>,
    trail: Trail,
    /// Where to go once the article that was asked for is there.
    arriving: Option<Spot>,
    menu: Option<Menu>,
    typing: Option<Typing>,
    search: Option<Search>,
    /// What was searched for before the search was put away.
    sought: Option<String>,
    count: Option<u32>,
    notice: Option<Notice>,
    mouse: bool,
    /// The article that was asked for and is not on the screen yet.
    asked: Option<Asked>,
    /// Whether an article was ever on the screen.
    shown: bool,
    partial: bool,
    keys: KeyNames,
    themes: Vec<String>,
    theme: String,
}

/// A search that is being typed, and where to return to when it is given up.
#[derive(Debug, Clone)]
struct Typing {
    prompt: Prompt,
    before: Moment,
    search: Option<Search>,
    from: usize,
}

/// An article that was asked for.
#[derive(Debug, Clone, Copy)]
struct Asked {
    index: usize,
    /// Whether it was asked for as the one before.
    backwards: bool,
}

/// What the app is told at the start besides the articles.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// The reader's choices.
    pub options: Options,
    /// What the keys are called.
    pub keys: KeyNames,
    /// The names of the themes.
    pub themes: Vec<String>,
    /// The name of the theme in use.
    pub theme: String,
}

/// What the keys are called that ask for an action, as the help shows them: with spaces
/// between them, the one to show first at the beginning; empty where there is none.
///
/// The names are made when they are shown. Which keys there are is not the app's to know.
#[derive(Clone)]
pub struct KeyNames(Rc<dyn Fn(Action) -> String>);

impl KeyNames {
    /// The names that `of` makes.
    pub fn new(of: impl Fn(Action) -> String + 'static) -> Self {
        Self(Rc::new(of))
    }
}

impl Default for KeyNames {
    /// No action has a key.
    fn default() -> Self {
        Self::new(|_| String::new())
    }
}

impl fmt::Debug for KeyNames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyNames")
    }
}

impl App {
    /// A reader of these articles that has none of them yet: [`show`](Self::show)
    /// brings the first.
    pub fn new(origins: Vec<Origin>, setting: Setting) -> Self {
        let Setting { options, keys, themes, theme } = setting;
        Self {
            options,
            library: Library::new(origins),
            view: View::default(),
            stands: HashMap::new(),
            trail: Trail::default(),
            arriving: None,
            menu: None,
            typing: None,
            search: None,
            sought: None,
            count: None,
            notice: None,
            mouse: options.mouse,
            asked: None,
            shown: false,
            partial: false,
            keys,
            themes,
            theme,
        }
    }

    /// Puts the article at `index` of the library on the screen, where the reader left
    /// it when it was there before.
    pub fn show(&mut self, index: usize, reading: Reading) {
        let again = index == self.library.current() && self.shown;
        self.shown = true;
        self.asked = None;
        let first = Stand { focus: self.options.start_pane, zoom: self.view.zoom(), ..Stand::default() };
        let kept = if again { Some(self.view.stand()) } else { self.stands.get(&index).copied() };
        let mut stand = kept.unwrap_or(Stand {
            focus: if self.stands.is_empty() { first.focus } else { self.view.focus() },
            ..first
        });
        if stand.player.is_some_and(|player| player >= reading.briefing.players.len()) {
            stand.player = None;
        }
        if let Some(spot) = self.arriving.take().filter(|spot| spot.article == index) {
            (stand.focus, stand.zoom) = (spot.pane, spot.zoom);
            if let Some(place) = stand.places.get_mut(spot.pane as usize) {
                *place = spot.place;
            }
        }
        self.library.set_card(index, Card::new(reading.briefing.title.as_ref(), &reading.article));
        self.relabel(index);
        self.library.set_current(index);
        let problems = reading.article.problems.len();
        self.partial = false;
        self.view = View::new(reading, stand);
        if let Some(search) = self.search.take() {
            let from = search.current().filter(|_| again).map_or(0, |found| found.start);
            self.search = Some(Search::new(search.query(), &self.view.reading().article.text, from));
        }
        if problems > 0 {
            let what = if problems == 1 { "a problem".to_owned() } else { format!("{problems} problems") };
            let key = self.told(" (", Action::PaneArticle, ")");
            self.say(Notice::problem(format!("This file has {what}, told at the top of the Article{key}.")));
        }
    }

    /// Whether the reader comes back to a place in the article at `index`: then it is to
    /// be understood whole before it is shown, for the place may be at its end.
    pub fn returns_to(&self, index: usize) -> bool {
        let again = index == self.library.current() && self.shown;
        again || self.stands.contains_key(&index) || self.arriving.is_some()
    }

    /// Says that of the article on the screen only the opening is understood so far:
    /// [`complete`](Self::complete) brings the rest.
    pub const fn expect_more(&mut self) {
        self.partial = true;
    }

    /// Takes what was understood of the whole article on the screen.
    pub fn complete(&mut self, briefing: Briefing) {
        self.partial = false;
        self.view.complete(briefing);
    }

    /// Whether more will be found in the article on the screen.
    pub const fn is_partial(&self) -> bool {
        self.partial
    }

    /// Takes the sizes of the panes and of the menu's list, after a layout. Returns whether
    /// it is to be laid out again, by what the panes turned out to hold.
    pub fn fit(&mut self, viewports: Viewports, menu_height: u16) -> bool {
        if let Some(menu) = &mut self.menu {
            menu.fit(menu_height);
        }
        self.view.fit(viewports)
    }

    /// Whether keys are text to be typed.
    pub fn wants_text(&self) -> bool {
        self.typing.is_some() || self.menu.as_ref().is_some_and(Menu::is_typing)
    }

    /// Whether a count has been begun.
    pub const fn is_counting(&self) -> bool {
        self.count.is_some()
    }

    /// What the input does; the session performs the effect.
    pub fn update(&mut self, input: Input) -> Effect {
        if !matches!(input, Input::Wheel { .. }) {
            self.notice = None;
        }
        if !matches!(input, Input::Digit(_) | Input::Action(_)) {
            self.count = None;
        }
        match input {
            Input::Digit(digit) => {
                let count =
                    self.count.unwrap_or_default().saturating_mul(10).saturating_add(u32::from(digit));
                self.count = Some(count.min(GREATEST_COUNT));
                Effect::None
            }
            Input::Unbound(key) => {
                let how = self.told("; ", Action::Help, " shows the keys that do something");
                self.say(Notice::plain(format!("{key} does nothing{how}.")));
                Effect::None
            }
            Input::Edit(edit) => self.edit(edit),
            Input::Action(action) => self.act(action),
            Input::Wheel { pane, rows } => {
                if let Some(menu) = &mut self.menu {
                    menu.step(rows);
                    return self.preview();
                }
                if let Some(pane) = pane {
                    self.view.scroll(pane, rows);
                }
                Effect::None
            }
            Input::Click { pane, row } => self.click(pane, row),
            Input::ClickMenu { row } => {
                let hit = self.menu.as_mut().is_some_and(|menu| menu.select_row(row));
                // The help is there to be read: a click in it must not do anything.
                let read_only = self.menu.as_ref().is_some_and(|menu| *menu.kind() == Kind::Help);
                if hit && !read_only { self.choose() } else { Effect::None }
            }
            Input::ClickArticle(index) => {
                self.give_up_search();
                self.open_article(index)
            }
        }
    }

    fn act(&mut self, action: Action) -> Effect {
        if action == Action::Interrupt {
            return Effect::Interrupt;
        }
        if self.typing.is_some() {
            return self.act_on_typing(action);
        }
        if self.menu.is_some() {
            return self.act_on_menu(action);
        }
        let given = self.count.take();
        if action == Action::Back && given.is_some() {
            return Effect::None;
        }
        let count = isize::try_from(given.unwrap_or(1).max(1)).unwrap_or(1);
        match action {
            Action::MoveDown => self.walk(count, View::step),
            Action::MoveUp => self.walk(-count, View::step),
            Action::PageDown => self.walk(2 * count, View::page),
            Action::PageUp => self.walk(-2 * count, View::page),
            Action::HalfDown => self.walk(count, View::page),
            Action::HalfUp => self.walk(-count, View::page),
            Action::Top | Action::Bottom => self.edge(action == Action::Bottom, given),
            Action::SectionNext | Action::SectionPrevious => {
                let forward = action == Action::SectionNext;
                self.jump_in_article("section", forward, |view| {
                    view.go_to_heading(if forward { count } else { -count })
                });
            }
            Action::ParagraphNext | Action::ParagraphPrevious => {
                let forward = action == Action::ParagraphNext;
                self.jump_in_article("paragraph", forward, |view| {
                    view.go_to_paragraph(if forward { count } else { -count })
                });
            }
            Action::PaneSummary => self.view.set_focus(Pane::Summary),
            Action::PanePlayers => self.view.set_focus(Pane::Players),
            Action::PaneQuotes => self.view.set_focus(Pane::Quotes),
            Action::PaneSkepticism => self.view.set_focus(Pane::Skepticism),
            Action::PaneArticle => self.view.set_focus(Pane::Article),
            Action::PaneNext => self.turn_pane(count),
            Action::PanePrevious => self.turn_pane(-count),
            Action::PaneLeft => self.focus_beside(true),
            Action::PaneRight => self.focus_beside(false),
            Action::Zoom => self.zoom(),
            Action::Search => self.start_search(),
            Action::SearchNext => self.next_match(count),
            Action::SearchPrevious => self.next_match(-count),
            Action::Jump => self.menu = Some(self.jump_menu()),
            Action::Open => self.open_source(),
            Action::Back => self.back(),
            Action::JumpBack | Action::JumpForward => return self.follow_trail(action == Action::JumpBack),
            Action::ArticleNext => return self.turn_article(count),
            Action::ArticlePrevious => return self.turn_article(-count),
            Action::ArticleList => self.menu = Some(self.article_menu()),
            Action::Copy => return self.copy(),
            Action::Link => return self.follow_link(),
            Action::Edit => return self.edit_file(),
            Action::Reload => {
                self.asked = None;
                self.say(Notice::plain(self.reads_again()));
                return Effect::Read(self.library.current());
            }
            Action::Theme => self.open_themes(),
            Action::Mouse => return self.toggle_mouse(),
            Action::Help => self.menu = Some(Menu::new(Kind::Help, self.help().collect(), false)),
            Action::Redraw => return Effect::Redraw,
            Action::Suspend => return Effect::Suspend,
            Action::Quit if self.view.close() => {}
            Action::Quit => return Effect::Quit,
            Action::Interrupt => return Effect::Interrupt,
        }
        Effect::None
    }

    /// What is said when the article is to be read again: not every one can be.
    fn reads_again(&self) -> &'static str {
        match self.view.reading().article.origin {
            Origin::File(_) => "Read again.",
            Origin::Stdin => "What came through standard input cannot be read again.",
            Origin::Sample => "The sample is part of the program; it cannot be read again.",
        }
    }

    /// One level back; never quits.
    fn back(&mut self) {
        if let Some(search) = self.search.take() {
            self.sought = Some(search.query().to_owned());
            return;
        }
        if self.view.put_article_back() {
            return;
        }
        if self.view.chosen_player().is_some() {
            self.view.put_player_out();
        } else if self.view.zoom() {
            self.view.set_zoom(false);
        } else if self.view.focus() == Pane::Article && self.view.put_out() || self.view.put_player_out() {
        } else {
            self.say(Notice::plain(format!("Nothing is open{}.", self.told("; ", Action::Quit, " quits"))));
        }
    }

    fn click(&mut self, pane: Pane, row: Option<u16>) -> Effect {
        if self.menu.is_some() || self.typing.is_some() {
            return self.act(Action::Back);
        }
        self.view.set_focus(pane);
        if let Some(index) = row.and_then(|row| self.view.column(pane).piece_on_row(row))
            && pane != Pane::Article
        {
            self.view.select(pane, index);
        }
        Effect::None
    }

    fn toggle_mouse(&mut self) -> Effect {
        self.mouse = !self.mouse;
        self.say(Notice::plain(if self.mouse {
            "The mouse is the reader's: the wheel scrolls, a click selects."
        } else {
            "The mouse is the terminal's: drag to select text."
        }));
        Effect::Mouse(self.mouse)
    }

    /// The key that asks for `action`, the one to show first; `None` where it has none.
    pub fn key(&self, action: Action) -> Option<String> {
        self.keys.0(action).split(' ').next().filter(|key| !key.is_empty()).map(str::to_owned)
    }

    /// The actions as a menu lists them.
    fn help(&self) -> impl Iterator<Item = Entry> + '_ {
        Action::ALL.iter().map(|&action| Entry {
            label: action.help().to_owned(),
            detail: self.keys.0(action),
            target: Target::Action(action),
        })
    }

    /// `before`, the key that asks for `action`, and `after`; nothing where it has none.
    pub fn told(&self, before: &str, action: Action, after: &str) -> String {
        self.key(action).map(|key| format!("{before}{key}{after}")).unwrap_or_default()
    }

    /// Shows a message until the next key.
    pub fn say(&mut self, notice: Notice) {
        self.notice = Some(notice);
    }

    /// Takes the message back.
    pub fn hush(&mut self) {
        self.notice = None;
    }

    /// The reader's choices.
    pub const fn options(&self) -> &Options {
        &self.options
    }

    /// The articles.
    pub const fn library(&self) -> &Library {
        &self.library
    }

    /// The article on the screen.
    pub const fn view(&self) -> &View {
        &self.view
    }

    /// The list to choose from, where one is open.
    pub const fn menu(&self) -> Option<&Menu> {
        self.menu.as_ref()
    }

    /// Whether keys go to `pane`, and not to the list of articles beside it.
    pub fn has_focus(&self, pane: Pane) -> bool {
        let listing = self.menu.as_ref().is_some_and(|menu| *menu.kind() == Kind::Articles);
        self.view.focus() == pane && !listing
    }

    /// The search that is being typed.
    pub fn search_prompt(&self) -> Option<&Prompt> {
        self.typing.as_ref().map(|typing| &typing.prompt)
    }

    /// The search whose matches are lit.
    pub const fn search(&self) -> Option<&Search> {
        self.search.as_ref()
    }

    /// The count that is being typed.
    pub const fn count(&self) -> Option<u32> {
        self.count
    }

    /// The message for the reader.
    pub const fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Whether wheel and clicks are the program's.
    pub const fn mouse(&self) -> bool {
        self.mouse
    }
}
