//! Where the reader goes: from pane to pane, to the source of an item and back, from
//! article to article.

use super::action::{Action, Pane};
use super::effect::{Effect, Notice};
use super::trail::Spot;
use super::view::{Stand, View};
use super::{App, Asked};

impl App {
    /// Goes `by` steps or half pages, and says so where that leads nowhere.
    pub(super) fn walk(&mut self, by: isize, go: impl FnOnce(&mut View, isize) -> bool) {
        if go(&mut self.view, by) {
            return;
        }
        let pane = self.view.focus();
        let end = if by > 0 { "last" } else { "first" };
        self.say(Notice::plain(match (pane, by > 0) {
            (Pane::Article, true) => "This is the end of the article.".to_owned(),
            (Pane::Article, false) => "This is the beginning of the article.".to_owned(),
            _ if self.view.pieces(pane).count() == 0 => "There is nothing in this pane.".to_owned(),
            _ => format!("This is the {end} {}.", pane.item()),
        }));
    }

    pub(super) fn edge(&mut self, end: bool, line: Option<u32>) {
        self.leave();
        match line.and_then(|line| usize::try_from(line).ok()) {
            // `12G` is the twelfth item, and in the Article the file's twelfth line, as
            // in vim and less.
            Some(line) if self.view.focus() != Pane::Article => {
                self.view.select(self.view.focus(), line.saturating_sub(1));
            }
            Some(line) => self.view.go_to_line(line),
            None => self.view.to_edge(end),
        }
    }

    pub(super) fn zoom(&mut self) {
        if !self.view.zoom() && self.view.is_alone() {
            self.say(Notice::plain("This pane has the screen to itself already."));
        } else {
            self.view.set_zoom(!self.view.zoom());
        }
    }

    pub(super) fn jump_in_article(&mut self, what: &str, forward: bool, go: impl FnOnce(&mut View) -> bool) {
        let here = self.spot();
        if go(&mut self.view) {
            self.trail.leave(here);
        } else {
            let which = if forward { "next" } else { "previous" };
            self.say(Notice::plain(format!("There is no {which} {what}.")));
        }
    }

    pub(super) fn turn_pane(&mut self, by: isize) {
        let count = isize::try_from(Pane::ALL.len()).unwrap_or(1);
        let at = isize::try_from(self.view.focus() as usize).unwrap_or_default();
        let wanted = usize::try_from((at + by).rem_euclid(count)).unwrap_or_default();
        if let Some(pane) = Pane::ALL.get(wanted) {
            self.view.set_focus(*pane);
        }
    }

    /// The pane to the left or right: in the wide layouts the columns are Summary and
    /// Players, Quotes and Skepticism, the Article; where panes stand alone it is the
    /// one before or after.
    pub(super) fn focus_beside(&mut self, left: bool) {
        let pane = self.view.focus();
        let alone = self.view.is_alone();
        let wanted = match (pane, left) {
            _ if alone => {
                let at = (pane as usize).checked_add_signed(if left { -1 } else { 1 });
                at.and_then(|at| Pane::ALL.get(at)).copied()
            }
            (Pane::Summary, false) | (Pane::Article, true) => Some(Pane::Quotes),
            (Pane::Players, false) => Some(Pane::Skepticism),
            (Pane::Quotes, true) => Some(Pane::Summary),
            (Pane::Skepticism, true) => Some(Pane::Players),
            (Pane::Quotes | Pane::Skepticism, false) => Some(Pane::Article),
            _ => None,
        };
        match wanted {
            Some(pane) => self.view.set_focus(pane),
            // The list of articles stands left of the panes, or comes before them.
            None if left && self.library.len() > 1 => self.menu = Some(self.article_menu()),
            None if left => self.say(Notice::plain("There is no pane further left.")),
            None => self.say(Notice::plain("There is no pane further right.")),
        }
    }

    pub(super) fn open_source(&mut self) {
        let here = self.spot();
        match self.view.selected_source() {
            Some(span) => {
                self.trail.leave(here);
                if self.view.focus() == Pane::Players {
                    self.view.set_player(Some(self.view.column(Pane::Players).selected()));
                }
                self.view.open_at(span.start, Some(span));
            }
            None if self.view.focus() == Pane::Article => {
                let how = self.told("; ", Action::PaneSummary, " shows its summary");
                self.say(Notice::plain(format!("This is the article itself{how}.")));
            }
            None => self.say(Notice::plain("There is nothing to open in this pane.")),
        }
    }

    pub(super) fn follow_trail(&mut self, back: bool) -> Effect {
        let here = self.spot();
        // Where the reader is already there is nothing to go to.
        let mut next = || if back { self.trail.back(here) } else { self.trail.forward() };
        let Some(spot) = std::iter::from_fn(&mut next).find(|spot| *spot != here) else {
            let way = if back { "back" } else { "forward" };
            self.say(Notice::plain(format!("There is no jump to go {way} to.")));
            return Effect::None;
        };
        if spot.article != self.library.current() {
            self.stands.insert(self.library.current(), self.view.stand());
            self.arriving = Some(spot);
            self.asked = Some(Asked { index: spot.article, backwards: false });
            return Effect::Read(spot.article);
        }
        self.view.return_to(spot.pane, spot.zoom, spot.place);
        Effect::None
    }

    pub(super) fn leave(&mut self) {
        let here = self.spot();
        self.trail.leave(here);
    }

    pub(super) fn spot(&self) -> Spot {
        self.spot_of(&self.view.stand())
    }

    pub(super) fn spot_of(&self, stand: &Stand) -> Spot {
        let place = stand.places.get(stand.focus as usize).copied().unwrap_or_default();
        Spot { article: self.library.current(), pane: stand.focus, zoom: stand.zoom, place }
    }
}
