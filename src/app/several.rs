//! Several articles: from one to the next, what the list of them shows, and a list that
//! grows because a file turns out to hold more than one.

use super::effect::{Effect, Notice};
use super::library::Card;
use super::menu::{Kind, Menu, Target};
use super::{App, Asked};

impl App {
    /// Notes that the file of the article at `index` holds `count` articles: the list
    /// grows or shrinks by that. Returns where that article now stands, or the last one
    /// of the file if it is gone. Where the reader goes back to a file that turns out to
    /// hold several, its last is the one before.
    pub fn set_count(&mut self, index: usize, count: usize) -> usize {
        let Some(shift) = self.library.set_count(index, count) else { return index };
        self.trail.renumber(|index| shift.nearest(index));
        let stands = self.stands.drain();
        self.stands = stands.filter_map(|(index, stand)| Some((shift.moved(index)?, stand))).collect();
        if let Some(spot) = &mut self.arriving {
            spot.article = shift.nearest(spot.article);
        }
        let went_back = self.asked.is_some_and(|asked| asked.backwards && asked.index == index);
        if let Some(asked) = &mut self.asked {
            asked.index = shift.nearest(asked.index);
        }
        let detail = match self.menu.as_ref().map(Menu::kind) {
            Some(Kind::Articles) => Some(None),
            Some(Kind::Jump) => Some(Some("article")),
            _ => None,
        };
        if let Some(entries) = detail.map(|detail| self.article_entries(detail))
            && let Some(menu) = &mut self.menu
        {
            menu.set_articles(entries, |index| shift.nearest(index));
        }
        shift.found_last().filter(|_| went_back).unwrap_or_else(|| shift.nearest(index))
    }

    /// Forgets what the articles in the file of the one at `index` are called, which is
    /// being read again.
    pub fn forget_cards(&mut self, index: usize) {
        self.library.forget_cards(index);
    }

    /// Says that the article on the screen now stands at `index`.
    pub fn set_current(&mut self, index: usize) {
        self.library.set_current(index);
    }

    /// Notes what the article at `index` is called, without showing it.
    pub fn set_card(&mut self, index: usize, card: Card) {
        self.library.set_card(index, card);
        self.relabel(index);
    }

    /// An article whose title is to be seen and is not known yet: in the sidebar, which
    /// shows `sidebar` lines (0 where there is none), or in a list that is open.
    pub fn wanted_card(&self, sidebar: usize) -> Option<usize> {
        let unknown = |index: &usize| self.library.get(*index).is_some_and(|entry| entry.card.is_none());
        let lists = |menu: &&Menu| matches!(menu.kind(), Kind::Articles | Kind::Jump);
        let listed = self.menu.iter().filter(lists).flat_map(Menu::visible);
        let listed = listed.filter_map(|(entry, _)| match entry.target {
            Target::Article(index) => Some(index),
            _ => None,
        });
        let beside = self.library.window(sidebar);
        listed.chain(beside).find(unknown)
    }

    /// Forgets which article was asked for that is not there yet: the one on the screen stays.
    pub fn stay(&mut self) {
        self.asked = None;
        self.notice = None;
    }

    pub(super) fn turn_article(&mut self, by: isize) -> Effect {
        // While a large file is read, further steps count from there.
        let current = self.asked.map_or(self.library.current(), |asked| asked.index);
        let last = self.library.len() - 1;
        let wanted = current.saturating_add_signed(by).min(last);
        if wanted != current {
            let effect = self.open_article(wanted);
            if let Some(asked) = &mut self.asked {
                asked.backwards = wanted < current;
            }
            return effect;
        }
        self.say(Notice::plain(match (last, by > 0) {
            (0, _) => "This is the only article that is open.",
            (_, true) => "This is the last article.",
            (_, false) => "This is the first article.",
        }));
        Effect::None
    }

    pub(super) fn open_article(&mut self, index: usize) -> Effect {
        self.menu = None;
        if index == self.library.current() {
            // Another one that was asked for is not wanted any more.
            return if self.asked.take().is_some() { Effect::Read(index) } else { Effect::None };
        }
        self.leave();
        self.stands.insert(self.library.current(), self.view.stand());
        self.asked = Some(Asked { index, backwards: false });
        Effect::Read(index)
    }

    pub(super) fn relabel(&mut self, index: usize) {
        if let (Some(menu), Some(entry)) = (&mut self.menu, self.library.get(index)) {
            menu.relabel(&Target::Article(index), entry.label(), entry.file_name());
        }
    }
}
