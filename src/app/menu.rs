//! A list to choose from, with a filter: the help, the jump list, the themes, the links
//! of an item and the list of articles.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::action::Action;
use super::prompt::{Edit, Prompt};

/// A list to choose from.
#[derive(Debug, Clone)]
pub struct Menu {
    kind: Kind,
    entries: Vec<Entry>,
    shown: Vec<usize>,
    prompt: Prompt,
    typing: bool,
    selected: usize,
    top: usize,
    height: usize,
}

/// What a menu lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// All actions with their keys.
    Help,
    /// Everything one can jump to.
    Jump,
    /// The themes; holds the one to go back to.
    Themes(String),
    /// The articles.
    Articles,
    /// The links of an item.
    Links,
}

/// A line of a menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is called.
    pub label: String,
    /// What more is to be said of it: a key, a role.
    pub detail: String,
    /// What choosing it does.
    pub target: Target,
}

/// What choosing a line does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Goes to the text at this offset.
    Heading(usize),
    /// Selects this player.
    Player(usize),
    /// Opens this article.
    Article(usize),
    /// Does this.
    Action(Action),
    /// Takes this theme.
    Theme(String),
    /// Opens this link.
    Link(String),
}

impl Menu {
    /// A menu of these entries; `typing` if keys go to the filter from the start.
    pub fn new(kind: Kind, entries: Vec<Entry>, typing: bool) -> Self {
        let shown = (0..entries.len()).collect();
        Self { kind, entries, shown, prompt: Prompt::default(), typing, selected: 0, top: 0, height: 1 }
    }

    /// What it lists.
    pub const fn kind(&self) -> &Kind {
        &self.kind
    }

    /// Whether keys go to the filter.
    pub const fn is_typing(&self) -> bool {
        self.typing
    }

    /// Sends keys to the filter, or back to the list.
    pub const fn set_typing(&mut self, typing: bool) {
        self.typing = typing;
    }

    /// Whether a filter is being typed or has been.
    pub const fn is_filtered(&self) -> bool {
        self.typing || !self.prompt.is_empty()
    }

    /// The filter.
    pub const fn prompt(&self) -> &Prompt {
        &self.prompt
    }

    /// The lines that are shown, from the top, and whether each is the selected one.
    pub fn visible(&self) -> impl Iterator<Item = (&Entry, bool)> {
        let lines = self.shown.iter().enumerate().skip(self.top).take(self.height);
        lines.filter_map(|(at, index)| self.entries.get(*index).map(|entry| (entry, at == self.selected)))
    }

    /// Which of the lines that fit the filter are shown: the first, and the one after the last.
    pub fn window(&self) -> (usize, usize) {
        (self.top, (self.top + self.height).min(self.shown.len()))
    }

    /// How many lines there are, those that do not fit the filter included.
    pub const fn total(&self) -> usize {
        self.entries.len()
    }

    /// How many lines fit the filter.
    pub const fn len(&self) -> usize {
        self.shown.len()
    }

    /// True where none does.
    pub const fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// Which line is selected, counted from 0.
    pub const fn selected(&self) -> usize {
        self.selected
    }

    /// What the selected line does.
    pub fn target(&self) -> Option<&Target> {
        self.shown.get(self.selected).and_then(|index| self.entries.get(*index)).map(|entry| &entry.target)
    }

    /// Takes the number of lines there is room for.
    pub fn fit(&mut self, height: u16) {
        self.height = usize::from(height).max(1);
        self.select(self.selected);
    }

    /// Selects the line `by` further down, or up if negative.
    pub fn step(&mut self, by: isize) {
        self.select(self.selected.saturating_add_signed(by));
    }

    /// Selects by pages.
    pub fn page(&mut self, halves: isize) {
        let rows = isize::try_from(self.height / 2).unwrap_or(1).max(1);
        self.step(rows * halves);
    }

    /// Selects the line at `index`, or the last one.
    pub fn select(&mut self, index: usize) {
        self.selected = index.min(self.shown.len().saturating_sub(1));
        let last_top = self.shown.len().saturating_sub(self.height);
        let least = (self.selected + 1).saturating_sub(self.height);
        self.top = self.top.clamp(least, self.selected.max(least)).min(last_top);
    }

    /// Selects the line on row `row` of the list.
    pub fn select_row(&mut self, row: u16) -> bool {
        let index = self.top + usize::from(row);
        let there = index < self.shown.len();
        if there {
            self.select(index);
        }
        there
    }

    /// Selects the line with this target.
    pub fn select_target(&mut self, target: &Target) {
        let found =
            self.shown.iter().position(|index| self.entries.get(*index).is_some_and(|e| e.target == *target));
        self.select(found.unwrap_or_default());
    }

    /// Calls the line of an article something else; in the list of articles `file` is what
    /// more is said of it.
    pub fn relabel(&mut self, target: &Target, label: String, file: Option<String>) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.target == *target) {
            entry.label = label;
            if self.kind == Kind::Articles {
                entry.detail = file.unwrap_or_default();
            }
        }
    }

    /// Takes `articles` for the lines that opened an article; `moved` says which article
    /// is now at an index and was at another. The selected line stays where it is.
    pub(super) fn set_articles(&mut self, articles: Vec<Entry>, moved: impl Fn(usize) -> usize) {
        let selected = self.target().map(|target| match target {
            Target::Article(index) => Target::Article(moved(*index)),
            other => other.clone(),
        });
        let opens = |entry: &Entry| matches!(entry.target, Target::Article(_));
        let Some(start) = self.entries.iter().position(opens) else { return };
        let count = self.entries.iter().skip(start).take_while(|entry| opens(entry)).count();
        self.entries.splice(start..start + count, articles);
        let row = self.selected - self.top;
        self.filter();
        if let Some(selected) = selected {
            self.select_target(&selected);
        }
        self.top = self.selected.saturating_sub(row);
        self.select(self.selected);
    }

    /// Changes the filter, and with it what is shown: the best fit first.
    pub fn edit(&mut self, edit: Edit) {
        let before = self.prompt.text();
        self.prompt.edit(edit);
        if self.prompt.text() == before {
            return;
        }
        self.filter();
        self.select(0);
    }

    fn filter(&mut self) {
        let query = self.prompt.text();
        self.shown =
            if query.trim().is_empty() { (0..self.entries.len()).collect() } else { self.ranked(&query) };
    }

    /// The lines that fit, the best first: those that have the words of the query as
    /// they stand, or where none does, those that have its letters in order.
    fn ranked(&self, query: &str) -> Vec<usize> {
        let pattern = |kind| Pattern::new(query, CaseMatching::Smart, Normalization::Smart, kind);
        let exact = self.scored(&pattern(AtomKind::Substring));
        if exact.is_empty() { self.scored(&pattern(AtomKind::Fuzzy)) } else { exact }
    }

    fn scored(&self, pattern: &Pattern) -> Vec<usize> {
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut ranked: Vec<(u32, usize)> = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(index, entry)| {
                // An action is also known by the name it has in the configuration.
                let name = if let Target::Action(action) = entry.target { action.name() } else { "" };
                let words = format!("{} {} {name}", entry.label, entry.detail);
                pattern.score(Utf32Str::new(&words, &mut buffer), &mut matcher).map(|score| (score, index))
            })
            .collect();
        ranked.sort_by_key(|(score, index)| (std::cmp::Reverse(*score), *index));
        ranked.into_iter().map(|(_, index)| index).collect()
    }
}
