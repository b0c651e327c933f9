//! The search: what was typed, and where it stands in the article.

use crate::text::search::Needle;
use crate::text::span::Span;

/// A search that has a query.
#[derive(Debug, Clone, Default)]
pub struct Search {
    query: String,
    matches: Vec<Span>,
    current: usize,
}

impl Search {
    /// Looks for `query` in `text`; the current match is the first at or after
    /// `from`, or the first of all where none follows.
    pub fn new(query: &str, text: &str, from: usize) -> Self {
        let matches = Needle::new(query).map(|needle| needle.find_all(text)).unwrap_or_default();
        let after = matches.partition_point(|found| found.start < from);
        let current = if after < matches.len() { after } else { 0 };
        Self { query: query.to_owned(), matches, current }
    }

    /// What is looked for.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// All matches, in order.
    pub fn matches(&self) -> &[Span] {
        &self.matches
    }

    /// The match the search stands on.
    pub fn current(&self) -> Option<Span> {
        self.matches.get(self.current).copied()
    }

    /// "3/17", or "no match".
    pub fn counter(&self) -> String {
        if self.matches.is_empty() {
            "no match".to_owned()
        } else {
            format!("{}/{}", self.current + 1, self.matches.len())
        }
    }

    /// Goes to the `by`th match after `from`, before it if negative, around the ends.
    /// Returns whether it went around.
    pub fn step(&mut self, by: isize, from: usize) -> bool {
        let Ok(count) = isize::try_from(self.matches.len()) else { return false };
        if count == 0 {
            return false;
        }
        let next = self.matches.partition_point(|found| found.start < from);
        let on_a_match = self.matches.get(next).is_some_and(|found| found.start == from);
        let further = if by > 0 && !on_a_match { by - 1 } else { by };
        let wanted = isize::try_from(next).unwrap_or_default().saturating_add(further);
        self.current = usize::try_from(wanted.rem_euclid(count)).unwrap_or_default();
        !(0..count).contains(&wanted)
    }
}
