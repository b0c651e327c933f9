//! What a pane is made of: pieces that are set in rows one at a time.
//!
//! The Article's pieces are its problems and its blocks; the other panes' are their
//! items. Nothing here is kept: a [`Column`](super::column::Column) asks for the
//! pieces it shows and no others, so a long article costs no more than a short one.

use super::action::Pane;
use crate::model::Reading;
use crate::text::span::Span;
use crate::typeset::role::Role;
use crate::typeset::row::{Content, Row, Run};
use crate::typeset::{article, items, wrap};

/// The pieces of one pane.
#[derive(Debug, Clone, Copy)]
pub struct Pieces<'a> {
    reading: &'a Reading,
    pane: Pane,
}

impl<'a> Pieces<'a> {
    /// The pieces of `pane`.
    pub const fn new(reading: &'a Reading, pane: Pane) -> Self {
        Self { reading, pane }
    }

    /// Whether they are items to be selected, rather than running text.
    pub const fn are_items(self) -> bool {
        !matches!(self.pane, Pane::Article)
    }

    /// How many there are.
    pub fn count(self) -> usize {
        let (briefing, article) = (&self.reading.briefing, &self.reading.article);
        match self.pane {
            Pane::Summary => briefing.summary.len(),
            Pane::Players => briefing.players.len(),
            Pane::Quotes => briefing.quotes.len(),
            Pane::Skepticism => briefing.doubts.len(),
            Pane::Article => article.problems.len() + article.blocks.len(),
        }
    }

    /// The rows of the piece at `index` in `width` columns, the blank ones before it
    /// included. `name_width` is the width of the players' name column.
    pub fn rows(self, index: usize, width: u16, name_width: u16) -> Vec<Row> {
        let (briefing, text) = (&self.reading.briefing, &self.reading.article);
        let mut rows = vec![Row::default(); self.gap(index)];
        rows.extend(match self.pane {
            Pane::Summary => briefing
                .summary
                .get(index)
                .map(|span| items::sentence(text, *span, width))
                .unwrap_or_default(),
            Pane::Players => items::player(text, briefing, index, width, name_width),
            Pane::Quotes => items::quote(text, briefing, index, width),
            Pane::Skepticism => items::doubt(text, briefing, index, width),
            Pane::Article => match index.checked_sub(text.problems.len()) {
                Some(block) => article::block(text, block, width),
                None => problem(self.reading, index, width),
            },
        });
        rows
    }

    /// How many blank rows stand before the piece at `index`.
    pub fn gap(self, index: usize) -> usize {
        match self.pane {
            Pane::Article => match index.checked_sub(self.reading.article.problems.len()) {
                Some(0) => usize::from(index > 0),
                Some(block) => article::gap(&self.reading.article, block),
                None => 0,
            },
            Pane::Players => 0,
            _ => usize::from(index > 0),
        }
    }

    /// The words the piece at `index` was taken from: for the Article the block, for a
    /// player the name, else the item itself. `None` for a problem.
    pub fn source(self, index: usize) -> Option<Span> {
        let (briefing, article) = (&self.reading.briefing, &self.reading.article);
        match self.pane {
            Pane::Summary => briefing.summary.get(index).copied(),
            Pane::Players => briefing.players.get(index).map(|player| {
                player
                    .role
                    .filter(|role| role.start.abs_diff(player.name_span.end) < 400)
                    .map_or(player.name_span, |role| player.name_span.join(role))
            }),
            Pane::Quotes => {
                briefing.quotes.get(index).and_then(|quote| quote.parts.iter().copied().reduce(Span::join))
            }
            Pane::Skepticism => briefing.doubts.get(index).map(|doubt| doubt.span),
            Pane::Article => index
                .checked_sub(article.problems.len())
                .and_then(|index| article.blocks.get(index))
                .map(|block| block.span),
        }
    }

    /// The piece that shows the text at `offset`, in the Article the block; `None`
    /// where no piece of the pane does.
    pub fn at(self, offset: usize) -> Option<usize> {
        match self.pane {
            Pane::Article => {
                let block = self.reading.article.block_at(offset).unwrap_or_default();
                (!self.reading.article.blocks.is_empty())
                    .then_some(block + self.reading.article.problems.len())
            }
            _ => (0..self.count()).find(|index| self.source(*index).is_some_and(|span| span.holds(offset))),
        }
    }
}

/// A problem of the file, as rows above the article.
fn problem(reading: &Reading, index: usize, width: u16) -> Vec<Row> {
    let Some(problem) = reading.article.problems.get(index) else { return Vec::new() };
    let place = match (problem.line, problem.column) {
        (0, _) => String::new(),
        (line, 0) => format!("Line {line}: "),
        (line, column) => format!("Line {line}, column {column}: "),
    };
    ornament(&format!("! {place}{}", problem.message), Role::Problem, width)
}

/// Words that are the program's own, wrapped.
pub fn ornament(words: &str, role: Role, width: u16) -> Vec<Row> {
    wrap::wrap(words, Span::whole(words), usize::from(width), &[])
        .into_iter()
        .map(|span| Row {
            runs: vec![Run { content: Content::Ornament(span.of(words).to_owned().into()), role }],
        })
        .collect()
}
