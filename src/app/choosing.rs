//! What the app does while a menu is open: the help, the palette, the themes and the
//! list of articles.

use super::App;
use super::action::{Action, Pane};
use super::effect::{Effect, Notice};
use super::menu::{Entry, Kind, Menu, Target};
use super::prompt::Edit;
use crate::model::Reading;
use crate::text::line::one_line;

impl App {
    pub(super) fn act_on_menu(&mut self, action: Action) -> Effect {
        let Some(menu) = &mut self.menu else { return Effect::None };
        let count = isize::try_from(self.count.take().unwrap_or(1).max(1)).unwrap_or(1);
        match action {
            Action::MoveDown => menu.step(count),
            Action::MoveUp => menu.step(-count),
            Action::PageDown => menu.page(2 * count),
            Action::PageUp => menu.page(-2 * count),
            Action::HalfDown => menu.page(count),
            Action::HalfUp => menu.page(-count),
            Action::Top => menu.select(0),
            Action::Bottom => menu.select(usize::MAX),
            Action::Search => menu.set_typing(true),
            Action::Open => return self.choose(),
            Action::Back if menu.is_typing() && *menu.kind() != Kind::Jump && !menu.prompt().is_empty() => {
                menu.edit(Edit::End);
                menu.edit(Edit::DeleteLine);
                menu.set_typing(false);
            }
            Action::Back | Action::Quit => return self.close_menu(),
            Action::Help if *menu.kind() == Kind::Help => return self.close_menu(),
            Action::Theme if matches!(menu.kind(), Kind::Themes(_)) => return self.close_menu(),
            Action::Link if *menu.kind() == Kind::Links => return self.close_menu(),
            Action::ArticleList | Action::PaneRight if *menu.kind() == Kind::Articles => {
                return self.close_menu();
            }
            Action::Redraw => return Effect::Redraw,
            Action::Suspend => return Effect::Suspend,
            _ => return Effect::None,
        }
        self.preview()
    }

    /// The theme under the cursor of the theme list, seen before it is taken.
    pub(super) fn preview(&self) -> Effect {
        match self.menu.as_ref().and_then(Menu::target) {
            Some(Target::Theme(name)) => Effect::Theme(name.clone()),
            _ => Effect::None,
        }
    }

    pub(super) fn close_menu(&mut self) -> Effect {
        match self.menu.take().map(|menu| menu.kind().clone()) {
            Some(Kind::Themes(before)) => Effect::Theme(before),
            _ => Effect::None,
        }
    }

    pub(super) fn choose(&mut self) -> Effect {
        let Some(target) = self.menu.as_ref().and_then(Menu::target).cloned() else { return Effect::None };
        self.menu = None;
        match target {
            Target::Heading(offset) => {
                let here = self.spot();
                self.trail.leave(here);
                self.view.open_at(offset, self.view.lit());
                self.view.go_to(offset);
                Effect::None
            }
            Target::Player(index) => {
                let here = self.spot();
                self.trail.leave(here);
                self.view.set_focus(Pane::Players);
                self.view.select(Pane::Players, index);
                Effect::None
            }
            Target::Article(index) => self.open_article(index),
            Target::Action(action) => self.act(action),
            Target::Link(url) => self.open_link(url),
            Target::Theme(name) => {
                self.say(Notice::plain(format!("To keep it, write `theme: {name}` in your configuration.")));
                self.theme.clone_from(&name);
                Effect::Theme(name)
            }
        }
    }

    pub(super) fn open_themes(&mut self) {
        let entries = self
            .themes
            .iter()
            .map(|name| Entry {
                label: name.clone(),
                detail: String::new(),
                target: Target::Theme(name.clone()),
            })
            .collect();
        let mut menu = Menu::new(Kind::Themes(self.theme.clone()), entries, false);
        menu.select_target(&Target::Theme(self.theme.clone()));
        self.menu = Some(menu);
    }

    pub(super) fn article_menu(&self) -> Menu {
        let mut menu = Menu::new(Kind::Articles, self.article_entries(None), false);
        menu.select_target(&Target::Article(self.library.current()));
        menu
    }

    /// A line for each article, with `detail` or else the name of its file.
    pub(super) fn article_entries(&self, detail: Option<&str>) -> Vec<Entry> {
        let entries = self.library.entries().iter().enumerate();
        entries
            .map(|(index, entry)| Entry {
                label: entry.label(),
                detail: detail.map_or_else(|| entry.file_name().unwrap_or_default(), str::to_owned),
                target: Target::Article(index),
            })
            .collect()
    }

    pub(super) fn jump_menu(&self) -> Menu {
        let Reading { article, briefing } = self.view.reading();
        let mut entries: Vec<Entry> = briefing
            .sections
            .iter()
            .map(|section| Entry {
                label: one_line(article.slice(section.heading)).into_owned(),
                detail: "section".to_owned(),
                target: Target::Heading(section.heading.start),
            })
            .collect();
        entries.extend(briefing.players.iter().enumerate().map(|(index, player)| Entry {
            label: player.name.clone(),
            detail: "player".to_owned(),
            target: Target::Player(index),
        }));
        if self.library.len() > 1 {
            entries.extend(self.article_entries(Some("article")));
        }
        entries.extend(self.help());
        Menu::new(Kind::Jump, entries, true)
    }
}
