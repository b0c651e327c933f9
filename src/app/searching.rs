//! What the app does while a search is typed, and between its matches.

use super::action::Action;
use super::effect::{Effect, Notice};
use super::prompt::{Edit, Prompt};
use super::search::Search;
use super::{App, Typing};

impl App {
    pub(super) fn start_search(&mut self) {
        let from = self.view.reading_offset();
        self.typing = Some(Typing {
            prompt: Prompt::default(),
            before: self.view.moment(),
            search: self.search.take(),
            from,
        });
    }

    pub(super) fn edit(&mut self, edit: Edit) -> Effect {
        if let Some(typing) = &mut self.typing {
            // A backspace in an empty search gives it up, as in vim and less.
            if typing.prompt.is_empty() && matches!(edit, Edit::Backspace) {
                self.give_up_search();
                return Effect::None;
            }
            typing.prompt.edit(edit);
            self.search_as_typed();
        } else if let Some(menu) = &mut self.menu {
            menu.edit(edit);
            return self.preview();
        }
        Effect::None
    }

    pub(super) fn search_as_typed(&mut self) {
        let Some(typing) = &self.typing else { return };
        let query = typing.prompt.text();
        let search = Search::new(&query, &self.view.reading().article.text, typing.from);
        match search.current() {
            Some(found) => self.view.open_at(found.start, None),
            None => self.view.restore(typing.before),
        }
        self.search = (!query.is_empty()).then_some(search);
    }

    pub(super) fn act_on_typing(&mut self, action: Action) -> Effect {
        match action {
            Action::Open => {
                let Some(typing) = self.typing.take() else { return Effect::None };
                // An empty search repeats the last one.
                if typing.prompt.is_empty() {
                    self.search = typing.search;
                    self.next_match(1);
                    return Effect::None;
                }
                if self.search.as_ref().and_then(Search::current).is_some() {
                    let here = self.spot_of(&typing.before.stand);
                    self.trail.leave(here);
                }
                self.tell_search(false);
            }
            Action::Back => self.give_up_search(),
            Action::MoveDown => self.next_match(1),
            Action::MoveUp => self.next_match(-1),
            Action::Redraw => return Effect::Redraw,
            Action::Suspend => return Effect::Suspend,
            _ => {}
        }
        Effect::None
    }

    pub(super) fn give_up_search(&mut self) {
        let Some(typing) = self.typing.take() else { return };
        self.search = typing.search;
        self.view.restore(typing.before);
    }

    pub(super) fn next_match(&mut self, by: isize) {
        let from = self.view.reading_offset();
        if let Some(query) = self.sought.take().filter(|_| self.search.is_none()) {
            self.search = Some(Search::new(&query, &self.view.reading().article.text, from));
        }
        let Some(search) = &mut self.search else {
            let how = self.told("; ", Action::Search, " begins a search");
            self.say(Notice::plain(format!("Nothing is searched for{how}.")));
            return;
        };
        let wrapped = search.step(by, from);
        let found = search.current();
        if let Some(found) = found {
            self.view.open_at(found.start, None);
        }
        if self.typing.is_none() {
            self.tell_search(wrapped);
        }
    }

    pub(super) fn tell_search(&mut self, wrapped: bool) {
        let Some(search) = &self.search else { return };
        if search.current().is_none() {
            let text = format!("“{}” is not in this article.", search.query());
            self.say(Notice::problem(text));
        } else {
            let around = if wrapped { ", around the end" } else { "" };
            let text = format!("/{}  {}{around}", search.query(), search.counter());
            self.say(Notice::plain(text));
        }
    }
}
