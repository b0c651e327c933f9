//! The articles that were opened, and which of them is being read.

use std::ops::Range;

use crate::model::article::{Article, Origin};
use crate::model::briefing::Title;
use crate::text::width::columns;

/// The articles that were opened, in order. There is always at least one.
#[derive(Debug, Clone)]
pub struct Library {
    entries: Vec<Entry>,
    current: usize,
}

/// An article of the library.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Where it stands.
    pub origin: Origin,
    /// Which article of its file it is, counted from 0. A file stands for its first
    /// until it is known how many it holds.
    pub number: usize,
    /// What is known of it; `None` until it was looked at.
    pub card: Option<Card>,
}

/// What the list of articles shows of one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// The title on one line; empty for an article without any text.
    pub title: String,
    /// True where something in the file could not be read as it was meant.
    pub troubled: bool,
}

impl Card {
    /// The card of `article`, which is called `title`.
    pub fn new(title: Option<&Title>, article: &Article) -> Self {
        let title = title.map(|title| title.text.clone()).unwrap_or_default();
        Self { title, troubled: !article.problems.is_empty() }
    }
}

impl Library {
    /// A library of these articles, with the first one being read. An empty list is
    /// the sample's.
    pub fn new(origins: Vec<Origin>) -> Self {
        let first = |origin| Entry { origin, number: 0, card: None };
        let mut entries: Vec<Entry> = origins.into_iter().map(first).collect();
        if entries.is_empty() {
            entries.push(first(Origin::Sample));
        }
        Self { entries, current: 0 }
    }

    /// How many articles there are.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Always false; a library holds at least one article.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The articles in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The articles a list of `rows` lines shows around the current one, which stands in
    /// the middle where the list is longer.
    pub fn window(&self, rows: usize) -> Range<usize> {
        let count = self.entries.len();
        let top = self.current.saturating_sub(rows / 2).min(count.saturating_sub(rows));
        top..(top + rows).min(count)
    }

    /// The article at `index`.
    pub fn get(&self, index: usize) -> Option<&Entry> {
        self.entries.get(index)
    }

    /// Index of the article that is being read.
    pub const fn current(&self) -> usize {
        self.current
    }

    /// Makes the article at `index` the one being read.
    pub fn set_current(&mut self, index: usize) {
        self.current = index.min(self.entries.len().saturating_sub(1));
    }

    /// Notes that the file of the article at `index` holds `count` articles, which stand
    /// one after the other. `None` where nothing changes by that.
    pub(super) fn set_count(&mut self, index: usize, count: usize) -> Option<Shift> {
        let file = self.file(index);
        let shift = Shift { start: file.start, before: file.len(), after: count.max(1) };
        let origin = self.entries.get(file.start)?.origin.clone();
        if shift.before == shift.after {
            return None;
        }
        let more =
            (shift.before..shift.after).map(|number| Entry { origin: origin.clone(), number, card: None });
        self.entries.splice(file.start + shift.before.min(shift.after)..file.end, more);
        self.current = shift.nearest(self.current);
        Some(shift)
    }

    /// Forgets what is known of the articles in the file of the one at `index`.
    pub(super) fn forget_cards(&mut self, index: usize) {
        let file = self.file(index);
        for entry in self.entries.get_mut(file).unwrap_or_default() {
            entry.card = None;
        }
    }

    /// The index of the article that is the file's `number`th, counted from 0, in the
    /// file of the one at `index`.
    pub fn beside(&self, index: usize, number: usize) -> Option<usize> {
        let file = self.file(index);
        Some(file.start + number).filter(|index| file.contains(index))
    }

    /// The indices of all articles in the file of the one at `index`.
    fn file(&self, index: usize) -> Range<usize> {
        let start = index.saturating_sub(self.entries.get(index).map_or(0, |entry| entry.number));
        let others = self.entries.iter().skip(start + 1).take_while(|entry| entry.number > 0).count();
        start..(start + 1 + others).min(self.entries.len())
    }

    /// Notes what is known of the article at `index`.
    pub fn set_card(&mut self, index: usize, card: Card) {
        if let Some(entry) = self.entries.get_mut(index) {
            entry.card = Some(card);
        }
    }
}

/// How indices change when the articles of a file become more or fewer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shift {
    start: usize,
    before: usize,
    after: usize,
}

impl Shift {
    /// Where the article now stands that stood at `index`; `None` if it is gone.
    pub(super) fn moved(self, index: usize) -> Option<usize> {
        if index >= self.start + self.before {
            return Some(index - self.before + self.after);
        }
        (index < self.start + self.after).then_some(index)
    }

    /// The same, or the last one of the file if it is gone.
    pub(super) fn nearest(self, index: usize) -> usize {
        self.moved(index).unwrap_or(self.start + self.after - 1)
    }

    /// The last article of the file, where several were found in place of one.
    pub(super) fn found_last(self) -> Option<usize> {
        (self.before == 1).then_some(self.start + self.after - 1)
    }
}

impl Entry {
    /// What the list calls it: its title, or its file's name until that is known and
    /// where there is none to speak of.
    pub fn label(&self) -> String {
        match self.title() {
            Some(title) => title.to_owned(),
            None => self.name(),
        }
    }

    /// The name of the file, where the list does not show it anyway.
    pub fn file_name(&self) -> Option<String> {
        let is_file = matches!(self.origin, Origin::File(_));
        (is_file && self.title().is_some()).then(|| self.name())
    }

    /// A title that says something: a dash, a number sign or a single letter does not.
    fn title(&self) -> Option<&str> {
        let title = &self.card.as_ref()?.title;
        (columns(title.trim()) > 1).then_some(title)
    }

    fn name(&self) -> String {
        let name = match &self.origin {
            Origin::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            origin => origin.to_string(),
        };
        match self.number {
            0 => name,
            number => format!("{name} ({})", number + 1),
        }
    }
}
