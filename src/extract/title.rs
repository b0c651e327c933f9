//! The title: what the file says it is, the first heading, or the lead cut at a word.

use super::summary;
use crate::model::article::{Article, BlockKind};
use crate::model::briefing::Title;
use crate::text::line::one_line;
use crate::text::span::Span;

/// A title made of the lead is no longer than this, in characters.
const LEAD: usize = 70;

/// The title of `article`; `None` where it has no text.
pub(super) fn find(article: &Article) -> Option<Title> {
    if let Some(span) = own(article) {
        return Some(Title { text: one_line(article.slice(span)).into_owned(), span });
    }
    let block = article.blocks.iter().find(|block| {
        !matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Rule)
            && !block.span.trimmed(&article.text).is_empty()
            && !summary::is_welcome(article.slice(block.span))
    });
    let block = block.or_else(|| article.blocks.iter().find(|block| !block.span.is_empty()))?;
    Some(cut(article, block.span.trimmed(&article.text)))
}

/// The title the article itself gives: its metadata's, or a heading of the first level
/// that begins it.
pub(super) fn own(article: &Article) -> Option<Span> {
    let given = article.metadata.title.filter(|span| !article.slice(*span).trim().is_empty());
    given.or_else(|| {
        let first = article.blocks.iter().find(|block| !block.span.is_empty())?;
        matches!(first.kind, BlockKind::Heading { level: 1 }).then(|| first.span.trimmed(&article.text))
    })
}

/// The beginning of the lead.
fn cut(article: &Article, span: Span) -> Title {
    let text = article.slice(span);
    let Some((limit, _)) = text.char_indices().nth(LEAD) else {
        return Title { text: one_line(text).into_owned(), span };
    };
    let head = Span::new(0, limit).of(text);
    let end = head.rfind(char::is_whitespace).filter(|end| *end > limit / 3).unwrap_or(limit);
    let words = Span::new(0, end)
        .of(head)
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '—' | '–'));
    Title { text: format!("{}…", one_line(words)), span: Span::new(span.start, span.start + words.len()) }
}
