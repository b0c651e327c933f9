//! The reader without a terminal: keys go in by name, the screen comes out as text.

use briefing::app::action::Action;
use briefing::app::effect::{Effect, Input};
use briefing::app::options::Options;
use briefing::app::{App, KeyNames, Setting};
use briefing::extract;
use briefing::input::key::Key;
use briefing::input::keymap::Keymap;
use briefing::input::typed;
use briefing::loader;
use briefing::model::Reading;
use briefing::model::article::Origin;
use briefing::typeset::role::Role;
use briefing::ui::draw::{Look, draw};
use briefing::ui::layout::{Layout, layout};
use briefing::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Style};

/// A reader of some texts at some size.
pub(crate) struct Screen {
    pub(crate) app: App,
    pub(crate) effects: Vec<Effect>,
    pub(crate) cursor: Option<Position>,
    texts: Vec<String>,
    keymap: Keymap,
    area: Rect,
}

/// The article that most tests read: invented, and short enough to know by heart.
pub(crate) const HARBOUR: &str = include_str!("fixtures/reader/harbour.md");

pub(crate) fn reading(text: &str) -> Reading {
    let article = loader::read(text.as_bytes().to_vec(), Origin::File("notes/harbour.md".into()));
    let briefing = extract::briefing(&article);
    Reading { article: article.into(), briefing }
}

impl Screen {
    /// A reader of `texts` in `width` columns and `height` rows.
    pub(crate) fn new(texts: &[&str], width: u16, height: u16) -> Self {
        Self::with_keys(texts, width, height, &[])
    }

    /// The same with other keys for some actions.
    pub(crate) fn with_keys(texts: &[&str], width: u16, height: u16, keys: &[(Action, Vec<Key>)]) -> Self {
        let keymap = Keymap::built_in().patched(keys);
        let named = keymap.clone();
        let setting = Setting {
            options: Options::default(),
            keys: KeyNames::new(move |action| named.names(action)),
            themes: vec!["dawn".into(), "dusk".into(), "noon".into()],
            theme: "dusk".into(),
        };
        let origins =
            (0..texts.len()).map(|index| Origin::File(format!("notes/{index}.md").into())).collect();
        let mut app = App::new(origins, setting);
        app.show(0, reading(texts.first().copied().unwrap_or_default()));
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        let area = Rect::new(0, 0, width, height);
        let mut screen = Self { app, effects: Vec::new(), cursor: None, texts, keymap, area };
        screen.fit();
        screen
    }

    /// Presses keys, named and separated by spaces: `j j enter`.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            let key: Key = name.parse().unwrap_or_else(|error| panic!("{name}: {error}"));
            if let Some(input) = typed::input(key, &self.keymap, &self.app) {
                self.input(input);
            }
        }
        self
    }

    /// Types text into a prompt.
    pub(crate) fn type_in(&mut self, text: &str) -> &mut Self {
        for char in text.chars() {
            let input = typed::input(Key::char(char), &self.keymap, &self.app);
            self.input(input.expect("a prompt takes every character"));
        }
        self
    }

    pub(crate) fn input(&mut self, input: Input) -> &mut Self {
        let effect = self.app.update(input);
        if let Effect::Read(index) = effect {
            let text = self.texts.get(index).cloned().unwrap_or_default();
            self.app.show(index, reading(&text));
        }
        if effect != Effect::None {
            self.effects.push(effect);
        }
        self.fit();
        self
    }

    /// Clicks at a column and a row of the screen, counted from 0.
    pub(crate) fn click(&mut self, x: u16, y: u16) -> &mut Self {
        if let Some(input) = self.layout().click(&self.app, Position { x, y }) {
            self.input(input);
        }
        self
    }

    pub(crate) fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.area = Rect::new(0, 0, width, height);
        self.fit();
        self
    }

    /// Reads other text for the first article, as after a change of its file.
    pub(crate) fn rewrite(&mut self, text: &str) -> &mut Self {
        if let Some(first) = self.texts.first_mut() {
            text.clone_into(first);
        }
        self
    }

    /// Gives every article another text, one for each line of the list.
    pub(crate) fn retell(&mut self, texts: &[&str]) -> &mut Self {
        self.texts = texts.iter().map(|text| (*text).to_owned()).collect();
        self
    }

    pub(crate) fn layout(&self) -> Layout {
        layout(self.area, &self.app)
    }

    fn fit(&mut self) {
        let layout = self.layout();
        if self.app.fit(layout.viewports(), layout.menu_height()) {
            let by_need = self.layout();
            if by_need != layout {
                assert!(!self.app.fit(by_need.viewports(), by_need.menu_height()), "a layout stays");
            }
        }
    }

    pub(crate) fn draw(&mut self) -> Buffer {
        let theme = marked();
        let hints = [("q".to_owned(), "quit"), ("?".to_owned(), "help"), ("/".to_owned(), "search")];
        let look = Look { theme: &theme, hints: &hints };
        let mut buffer = Buffer::empty(self.area);
        self.cursor = draw(&self.app, &self.layout(), look, &mut buffer);
        buffer
    }

    /// The screen as text.
    pub(crate) fn text(&mut self) -> String {
        let buffer = self.draw();
        let mut text = String::new();
        for y in 0..buffer.area.height {
            let mut skip = 0;
            let mut line = String::new();
            for x in 0..buffer.area.width {
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                let symbol = buffer[(x, y)].symbol();
                skip = briefing::text::width::columns(symbol).saturating_sub(1);
                line.push_str(symbol);
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    /// The words on the screen that are drawn in `role`, in order, rows separated by
    /// ` / `.
    pub(crate) fn in_role(&mut self, role: Role) -> String {
        let buffer = self.draw();
        let wanted = Color::Indexed(role as u8);
        let mut rows = Vec::new();
        for y in 0..buffer.area.height {
            let cells = (0..buffer.area.width).map(|x| &buffer[(x, y)]);
            let words: String =
                cells.map(|cell| if cell.fg == wanted { cell.symbol() } else { "\u{1}" }).collect();
            let words: Vec<&str> =
                words.split('\u{1}').map(str::trim).filter(|part| !part.is_empty()).collect();
            if !words.is_empty() {
                rows.push(words.join(" "));
            }
        }
        rows.join(" / ")
    }

    /// The text of the status line.
    pub(crate) fn status(&mut self) -> String {
        self.text().lines().last().unwrap_or_default().trim().to_owned()
    }
}

/// A theme in which the foreground colour tells the role. Roles that only lie over
/// others leave no mark of their own.
fn marked() -> Theme {
    Theme::new(|role| match role {
        Role::Selection | Role::Status | Role::Body => Style::new(),
        role => Style::new().fg(Color::Indexed(role as u8)),
    })
}
