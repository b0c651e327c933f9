//! The articles that were opened, and which of them is being read.

use crate::model::article::{Article, Origin};
use crate::model::briefing::Title;

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
        let mut entries: Vec<Entry> =
            origins.into_iter().map(|origin| Entry { origin, card: None }).collect();
        if entries.is_empty() {
            entries.push(Entry { origin: Origin::Sample, card: None });
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
    pub fn window(&self, rows: usize) -> std::ops::Range<usize> {
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

    /// Notes what is known of the article at `index`.
    pub fn set_card(&mut self, index: usize, card: Card) {
        if let Some(entry) = self.entries.get_mut(index) {
            entry.card = Some(card);
        }
    }
}

impl Entry {
    /// What the list calls it: its title, or its file's name until that is known.
    pub fn label(&self) -> String {
        match &self.card {
            Some(card) if !card.title.is_empty() => card.title.clone(),
            _ => match &self.origin {
                Origin::File(path) => {
                    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
                }
                origin => origin.to_string(),
            },
        }
    }
}
