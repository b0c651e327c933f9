//! A row: what stands on one line of a pane, before it has colours.

use std::borrow::Cow;

use super::role::Role;
use crate::text::span::Span;
use crate::text::width;

/// One line of a pane.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// What stands in it, from left to right.
    pub runs: Vec<Run>,
}

/// A stretch of a row in one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What stands there.
    pub content: Content,
    /// What it is.
    pub role: Role,
}

/// What stands in a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Words of the article, by their span in `Article::text`. A white-space character
    /// in it is drawn as one space.
    Text(Span),
    /// What is not the article's: bars, bullets, labels, quotation marks, padding.
    Ornament(Cow<'static, str>),
}

impl Row {
    /// The columns it takes; `article_text` is the text its spans are of.
    pub fn columns(&self, article_text: &str) -> usize {
        self.runs.iter().map(|run| run.columns(article_text)).sum()
    }

    /// What it looks like: every white-space character of the article as a space.
    pub fn text(&self, article_text: &str) -> String {
        let mut line = String::new();
        for run in &self.runs {
            line.extend(
                run.words(article_text).chars().map(|char| if char.is_whitespace() { ' ' } else { char }),
            );
        }
        line
    }

    /// The smallest span that holds all words of the article in this row. It is empty
    /// where the row stands for a place without words, such as an empty line of code;
    /// `None` for a row of ornaments only.
    pub fn span(&self) -> Option<Span> {
        let spans = self.runs.iter().filter_map(|run| match run.content {
            Content::Text(span) => Some(span),
            Content::Ornament(_) => None,
        });
        spans.reduce(Span::join)
    }

    /// Whether the byte of the article at `offset` is in this row.
    pub fn holds(&self, offset: usize) -> bool {
        self.runs.iter().any(|run| matches!(run.content, Content::Text(span) if span.holds(offset)))
    }

    /// This row with `run` at its end.
    #[must_use]
    pub fn with(mut self, run: Run) -> Self {
        self.runs.push(run);
        self
    }
}

impl From<Vec<Run>> for Row {
    fn from(runs: Vec<Run>) -> Self {
        Self { runs }
    }
}

impl Run {
    /// Words of the article.
    pub const fn text(span: Span, role: Role) -> Self {
        Self { content: Content::Text(span), role }
    }

    /// Something that is not the article's.
    pub fn ornament(text: impl Into<Cow<'static, str>>, role: Role) -> Self {
        Self { content: Content::Ornament(text.into()), role }
    }

    /// So many empty columns.
    pub fn blank(columns: usize) -> Self {
        const SPACES: &str =
            "                                                                                ";
        let fitting = Span::new(0, columns).of(SPACES);
        let text =
            if fitting.len() == columns { Cow::Borrowed(fitting) } else { Cow::Owned(" ".repeat(columns)) };
        Self { content: Content::Ornament(text), role: Role::Body }
    }

    /// What stands in it, as it is in the article.
    pub fn words<'a>(&'a self, article_text: &'a str) -> &'a str {
        match &self.content {
            Content::Text(span) => span.of(article_text),
            Content::Ornament(text) => text,
        }
    }

    /// The columns it takes.
    pub fn columns(&self, article_text: &str) -> usize {
        width::drawn(self.words(article_text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_knows_its_words_and_its_width() {
        let article = "The ferry\nsails";
        let row = Row::from(vec![Run::ornament("• ", Role::Marker), Run::text(Span::new(4, 15), Role::Body)]);
        assert_eq!(row.text(article), "• ferry sails");
        assert_eq!(row.columns(article), 13);
        assert_eq!(row.span(), Some(Span::new(4, 15)));
    }

    #[test]
    fn a_row_of_ornaments_stands_for_no_words() {
        assert_eq!(Row::default().with(Run::blank(90)).span(), None);
        assert_eq!(Run::blank(90).columns(""), 90);
        assert_eq!(Run::blank(2), Run::ornament("  ", Role::Body));
    }
}
