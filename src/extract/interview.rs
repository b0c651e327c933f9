//! Interviews: whose words a paragraph is where it is a question or an answer. Questions are
//! printed in bold, or questions and answers begin with a letter or a name and a colon.

use std::ops::Range;

use super::aliases;
use super::cast::Cast;
use super::lexicon::ByKey;
use super::prose::Prose;
use super::subject::Subject;
use super::tokens::Token;
use crate::model::article::{Block, BlockKind, MarkKind};
use crate::model::briefing::SectionKind;

/// A paragraph with which somebody else begins to speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Turn {
    /// The paragraph.
    pub(super) block: usize,
    /// True for a question.
    pub(super) asks: bool,
    /// True where the text names who speaks.
    pub(super) named: bool,
    /// The first token that is said.
    pub(super) first: usize,
}

/// A label has at most so many words: "Vera van Lund".
const LABEL: usize = 3;

/// An interview has at least so many questions.
const LEAST: usize = 2;

/// The turns of an interview in order; none for any other text.
pub(super) fn turns(prose: &Prose) -> Vec<Turn> {
    let bold = printed(prose);
    if !bold.is_empty() {
        return bold;
    }
    let mut labelled: Vec<(u64, Turn)> = Vec::new();
    // How many turns each label has and how many of them are questions.
    let mut counts = ByKey::<(usize, usize)>::default();
    for (index, range) in prose.tokens.blocks().enumerate() {
        // A short question on a line of its own may be taken for a heading.
        let line = prose
            .block(index)
            .is_some_and(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading { .. }));
        let Some(first) = label(prose, &range).filter(|_| line) else { continue };
        let named = !["q", "a"].iter().any(|letter| prose.says(range.start, letter));
        let key = (range.start..first)
            .fold(0, |key: u64, at| key.rotate_left(1) ^ prose.token(at).map_or(0, Token::key));
        let asks = range.clone().any(|at| prose.sign(at) == '?');
        let count = counts.entry(key).or_default();
        *count = (count.0 + 1, count.1 + usize::from(asks));
        labelled.push((key, Turn { block: index, asks, named, first }));
    }
    labelled.retain(|(key, turn)| {
        counts.get(key).is_some_and(|count| count.0 >= LEAST) && !is_heading(prose, turn)
    });
    let several = labelled.first().is_some_and(|(first, _)| labelled.iter().any(|(key, _)| key != first));
    if !several || !labelled.iter().any(|(_, turn)| turn.asks) {
        return Vec::new();
    }
    // Whoever mostly asks is the interviewer.
    let asker = |key: u64| counts.get(&key).is_some_and(|(all, asked)| 2 * asked > *all);
    let turn = |(key, turn): (u64, Turn)| {
        let question = prose.says(prose.block_tokens(turn.block).start, "q");
        Turn { asks: question || turn.named && asker(key), ..turn }
    };
    labelled.into_iter().map(turn).collect()
}

/// The questions where they are whole paragraphs in bold.
fn printed(prose: &Prose) -> Vec<Turn> {
    let mut found = Vec::new();
    let mut asked = 0;
    let bold = prose.article.blocks.iter().enumerate().filter(|(_, block)| is_bold(block));
    for (index, _) in bold {
        let range = prose.block_tokens(index);
        asked += usize::from(prose.sign(range.end.wrapping_sub(1)) == '?');
        let ends = matches!(prose.sign(range.end.wrapping_sub(1)), '?' | '.' | '!' | '…');
        if ends {
            let first = letter(prose, &range).unwrap_or(range.start);
            found.push(Turn { block: index, asks: true, named: false, first });
        }
    }
    // "A: ..." below a question in bold.
    let several = found.len() >= LEAST;
    for (index, range) in prose.tokens.blocks().enumerate().filter(|_| several) {
        if let Some(first) = letter(prose, &range).filter(|_| prose.says(range.start, "a")) {
            found.push(Turn { block: index, asks: false, named: false, first });
        }
    }
    found.sort_by_key(|turn| turn.block);
    found.dedup_by_key(|turn| turn.block);
    if !several || asked == 0 { Vec::new() } else { found }
}

/// True for a paragraph that is strong from its beginning to its end.
fn is_bold(block: &Block) -> bool {
    block.kind == BlockKind::Paragraph
        && block.marks.iter().any(|mark| {
            mark.kind == MarkKind::Strong
                && mark.span.start <= block.span.start
                && mark.span.end >= block.span.end
        })
}

/// The first token behind `Q:` or `A:`.
fn letter(prose: &Prose, range: &Range<usize>) -> Option<usize> {
    let letter = ["q", "a"].iter().any(|letter| prose.says(range.start, letter));
    label(prose, range).filter(|first| letter && *first == range.start + 2)
}

/// The first token behind a label: `Q:`, `Lund:`, `Vera Lund:`.
fn label(prose: &Prose, range: &Range<usize>) -> Option<usize> {
    let capital = |at: &usize| prose.token(*at).is_some_and(Token::is_capital);
    let words = range.clone().take(LABEL).take_while(capital).count();
    let colon = range.start + words;
    let told = words > 0 && prose.sign(colon) == ':' && colon + 1 < range.end;
    // What stands between marks has its own ways to be told whose it is.
    let plain = || !range.clone().any(|at| prose.is_quoted(at));
    (told && plain()).then_some(colon + 1)
}

/// True where the label of a turn is a heading: `Key players:`.
fn is_heading(prose: &Prose, turn: &Turn) -> bool {
    let label = prose.block_tokens(turn.block).start..turn.first.saturating_sub(1);
    aliases::section_kind(prose.article.slice(prose.span(&label))) != SectionKind::Other
}

/// Whose answer the paragraph with this index is part of.
pub(super) fn answerer(prose: &Prose, cast: &Cast, block: usize) -> Option<Subject> {
    let at = prose.turns.partition_point(|turn| turn.block <= block).checked_sub(1)?;
    let turn = prose.turns.get(at)?;
    let left = (turn.block + 1..block)
        .any(|at| prose.block(at).is_some_and(|block| matches!(block.kind, BlockKind::Heading { .. })));
    let start = prose.block_tokens(turn.block).start;
    let printed = prose.block(turn.block).is_some_and(is_bold);
    if left || turn.asks && (!printed || turn.block == block) {
        return None;
    }
    let (tokens, person) = if turn.named {
        cast.starting_at(start)?
    } else {
        // Whoever is interviewed is introduced before the first question.
        let first = prose.turns.first()?;
        cast.within(&(0..prose.block_tokens(first.block).start)).next()?
    };
    Some(Subject { tokens, person: Some(person), pronoun: false })
}
