//! Interviews: whose words a paragraph is where it is a question or an answer. Questions are
//! printed in bold or in italics, or questions and answers begin with a letter or a name and
//! a colon.

use std::ops::Range;

use super::cast::Cast;
use super::prose::Prose;
use super::subject::Subject;
use super::tokens::Token;
use crate::model::article::{Block, BlockKind, MarkKind};
use crate::text::byline::{authors, is_credit};
use crate::text::label::{self, Speaker};
use crate::text::span::Span;

mod guest;
mod labels;

pub(super) use guest::Voices;

/// A paragraph with which somebody else begins to speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Turn {
    /// The paragraph.
    pub(super) block: usize,
    /// The block behind the last paragraph of the same words.
    pub(super) end: usize,
    /// True for a question.
    pub(super) asks: bool,
    /// True for a question that is answered in the paragraphs below it, which have no label.
    answered_below: bool,
    /// The tokens of the fullest label that names who speaks, where one does.
    pub(super) name: Option<Range<usize>>,
    /// True for a question or an answer with a label.
    pub(super) labelled: bool,
    /// The first token that is said.
    pub(super) first: usize,
}

impl Turn {
    /// The paragraphs of the answer that this turn is or that stands below it, as tokens.
    pub(super) fn answer<'a>(
        &self,
        prose: &'a Prose<'_>,
    ) -> impl Iterator<Item = (usize, Range<usize>)> + 'a {
        let from = match (self.asks, self.answered_below) {
            (false, _) => self.block,
            (true, true) => self.block + 1,
            (true, false) => self.end,
        };
        let (first, opening) = (self.block, self.first);
        let words = move |block: usize| {
            let range = prose.block_tokens(block);
            (block, if block == first { opening..range.end } else { range })
        };
        (from..self.end)
            .filter(move |block| *block == first || prose.block(*block).is_some_and(is_words))
            .map(words)
    }
}

/// An interview has at least so many questions.
const LEAST: usize = 2;

/// The turns of an interview in order; none for any other text.
pub(super) fn turns(prose: &Prose) -> Vec<Turn> {
    let printed = printed(prose);
    let mut found = labels::turns(prose, !printed.is_empty());
    if !found.iter().any(|turn| turn.asks) {
        found.extend(printed);
        found.sort_by_key(|turn| (turn.block, !turn.labelled));
        found.dedup_by_key(|turn| turn.block);
    }
    let ends: Vec<usize> =
        found.iter().skip(1).map(|turn| turn.block).chain([prose.article.blocks.len()]).collect();
    for (turn, end) in found.iter_mut().zip(ends) {
        let ends_words = |at: &usize| prose.block(*at).is_none_or(|block| ends_words(prose, block));
        turn.end = (turn.block + 1..end).find(ends_words).unwrap_or(end);
    }
    shorten_last(&mut found);
    found
}

/// Leaves the last answer no more paragraphs than the longest before it has: what stands below
/// it may be the paper's own words again.
fn shorten_last(turns: &mut [Turn]) {
    let Some((last, before)) = turns.split_last_mut() else { return };
    let answers = before.iter().filter(|turn| turn.asks == last.asks);
    let longest = answers.map(|turn| turn.end - turn.block).max().unwrap_or(1);
    last.end = last.end.min(last.block + longest);
}

/// The questions where they are whole paragraphs in bold, or in italics.
fn printed(prose: &Prose) -> Vec<Turn> {
    let bold = whole(prose, &MarkKind::Strong, |sign| matches!(sign, '?' | '.' | '!' | '…'));
    let mut found = if bold.is_empty() {
        // A paragraph in italics may as well be a note: questions end as such.
        whole(prose, &MarkKind::Emphasis, |sign| sign == '?')
    } else {
        bold
    };
    if found.is_empty() {
        return found;
    }
    // "A: ..." below a question in bold.
    for (index, range) in prose.tokens.blocks().enumerate() {
        let Some((Speaker::Answer(_), first)) = labels::read(prose, index, &range) else { continue };
        found.push(Turn { asks: false, answered_below: false, labelled: true, ..question(index, first) });
    }
    found.sort_by_key(|turn| turn.block);
    found.dedup_by_key(|turn| turn.block);
    found
}

/// Paragraphs that are marked from their beginning to their end, if some are questions.
fn whole(prose: &Prose, kind: &MarkKind, ends: impl Fn(char) -> bool) -> Vec<Turn> {
    let mut found = Vec::new();
    let mut asked = 0;
    for (index, block) in prose.article.blocks.iter().enumerate() {
        if !is_marked(block, kind) {
            continue;
        }
        let range = prose.block_tokens(index);
        let last = prose.sign(range.end.wrapping_sub(1));
        asked += usize::from(last == '?');
        if ends(last) {
            let first = labels::read(prose, index, &range)
                .filter(|(speaker, _)| !matches!(speaker, Speaker::Name(_)))
                .map_or(range.start, |(_, first)| first);
            found.push(question(index, first));
        }
    }
    if found.len() < LEAST || asked == 0 { Vec::new() } else { found }
}

/// A question without a label that is answered below it.
const fn question(block: usize, first: usize) -> Turn {
    Turn { block, end: block, asks: true, answered_below: true, name: None, labelled: false, first }
}

/// True for a paragraph that is marked from its beginning to its end.
fn is_marked(block: &Block, kind: &MarkKind) -> bool {
    block.kind == BlockKind::Paragraph
        && block.marks.iter().any(|mark| {
            mark.kind == *kind && mark.span.start <= block.span.start && mark.span.end >= block.span.end
        })
}

/// True for a block that can be part of an answer.
const fn is_words(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item(_)) && block.quoted == 0
}

/// True for a block with which an answer has ended: a heading, a line across the page, or a
/// note of the paper's: `This interview has been edited`, in brackets, in italics.
fn ends_words(prose: &Prose, block: &Block) -> bool {
    const NOTES: [&str; 6] =
        ["This interview ", "This conversation ", "The interview ", "The conversation ", "[", "("];
    if matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Rule) {
        return true;
    }
    let text = prose.article.slice(block.span);
    let closed = text.ends_with([']', ')']) || !text.starts_with(['[', '(']);
    NOTES.iter().any(|note| text.starts_with(note)) && closed
        || is_marked(block, &MarkKind::Emphasis)
        || authors(text).is_some()
        || is_credit(text)
}

/// True where "I" stands in `range` behind `before`.
pub(super) fn says_i(prose: &Prose, before: Span, range: &Range<usize>) -> bool {
    let from =
        range.clone().find(|at| prose.token(*at).is_some_and(|token| token.span().start >= before.end));
    from.is_some_and(|from| says_one(prose, &(from..range.end), &["i"]))
}

/// True where one of these words, or a short form of it, stands in `range` outside of
/// quotation marks: "I" and "I'm".
fn says_one(prose: &Prose, range: &Range<usize>, words: &[&str]) -> bool {
    range.clone().any(|at| {
        let Some(token) = prose.token(at).filter(|token| token.is_word() && !token.is_quoted()) else {
            return false;
        };
        let span = token.span();
        span.len() <= LONGEST_PRONOUN && {
            let word = span.of(&prose.article.text);
            let word = word.split(['\'', '’']).next().unwrap_or(word);
            words.iter().any(|one| word.eq_ignore_ascii_case(one))
        }
    })
}

/// The longest pronoun with what may be joined to it, in bytes: "yourself", "they’ll".
const LONGEST_PRONOUN: usize = 9;

/// Whose answer the paragraph with this index is part of.
pub(super) fn answerer<'a>(prose: &Prose, cast: &'a Cast, block: usize) -> Option<&'a Subject> {
    let at = prose.turns.partition_point(|turn| turn.block <= block).checked_sub(1)?;
    let turn = prose.turns.get(at)?;
    let answers = block < turn.end && (!turn.asks || turn.answered_below && block > turn.block);
    cast.voices.of(at).filter(|_| answers)
}

/// Those who wrote the article, as it names them.
fn writers(prose: &Prose) -> Vec<String> {
    let mut writers = prose.article.metadata.authors.clone();
    for block in prose.article.blocks.iter().take(BYLINE) {
        let found = authors(prose.article.slice(block.span)).unwrap_or_default();
        writers.extend(found.into_iter().map(str::to_owned));
    }
    writers.truncate(WRITERS);
    writers
}

/// Among so many authors whoever is named is looked for.
const WRITERS: usize = 16;

/// A byline is among so many blocks at the top.
const BYLINE: usize = 6;

/// True where `name` is one of `writers`, in short or in full.
fn is_writer(name: &str, writers: &[String]) -> bool {
    writers.iter().any(|writer| label::abbreviates(name, writer))
}

/// The first token of the block at or behind the byte at `offset`.
fn token_from(prose: &Prose, range: &Range<usize>, offset: usize) -> Option<usize> {
    range.clone().find(|at| prose.token(*at).map(Token::span).is_some_and(|span| span.start >= offset))
}
