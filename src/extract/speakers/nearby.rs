//! The attribution of a quotation that its own sentence leaves out: in the sentence before,
//! in the paragraph before or behind, or that of the quotation before.

use super::{Attribution, Surroundings, inverted, is_dash};
use crate::extract::lexicon::SAY;
use crate::extract::marks::Quoted;
use crate::extract::prose::Prose;
use crate::extract::sayings::is_cue;
use crate::extract::subject::{Finder, SUBJECT_REACH, Subject};
use crate::model::article::BlockKind;

/// The paragraph before ends in a colon: its last sentence says who.
pub(super) fn introduced(finder: &Finder, quoted: &Quoted) -> Option<Attribution> {
    let prose = finder.prose;
    let block = prose.block_tokens(quoted.block);
    let last = block.start.checked_sub(1).filter(|_| quoted.outer.start == block.start)?;
    if !matches!(prose.sign(last), ':' | ',') {
        return None;
    }
    let before = quoted.block.checked_sub(1).map(|block| prose.block_tokens(block))?;
    let sentence =
        prose.sentence_at(last).and_then(|at| prose.sentences.get(at)).map(|sentence| sentence.tokens.start);
    let from = sentence.unwrap_or(before.start).max(before.start);
    let cue = (from..last).rev().take(40).find(|at| is_cue(prose, *at, from));
    let subject = match cue {
        Some(cue) => finder.before(cue, from).or_else(|| finder.main(from, last)),
        None => finder.main(from, last),
    }?;
    Some(Attribution { subject: Some(subject), cue, direct: true })
}

/// The sentence before or after says who: `Quill disagrees. “...”`.
pub(super) fn beside(finder: &Finder, quoted: &Quoted, around: &Surroundings) -> Option<Attribution> {
    let prose = finder.prose;
    let own = prose.sentence_at(quoted.outer.start)?;
    let sentences = prose.sentences_of(quoted.block);
    let whole = around.before >= quoted.outer.start;
    if !whole {
        return None;
    }
    if own > sentences.start {
        let previous = prose.sentences.get(own - 1)?;
        let ends_in_quotation = prose.is_quoted(previous.tokens.end.wrapping_sub(1));
        let has_quotation = previous.tokens.clone().take(SUBJECT_REACH).any(|at| prose.is_quoted(at));
        if has_quotation || ends_in_quotation {
            return None;
        }
        let (from, end) = (previous.tokens.start, previous.tokens.end);
        let cue = previous.tokens.clone().take(SUBJECT_REACH).find(|at| is_cue(prose, *at, from));
        let subject = said_in(finder, from, end).or_else(|| finder.main(from, end))?;
        return (subject.pronoun || subject.person.is_some()).then_some(Attribution {
            subject: Some(subject),
            cue,
            direct: false,
        });
    }
    None
}

/// The sentence before, in the paragraph before, says who: `Quill said it would hold.` and
/// then a paragraph of nothing but a quotation.
pub(super) fn above(finder: &Finder, quoted: &Quoted) -> Option<Attribution> {
    let prose = finder.prose;
    let block = prose.block_tokens(quoted.block);
    if quoted.outer.start != block.start {
        return None;
    }
    let own = prose.sentence_at(quoted.outer.start)?;
    let previous = own.checked_sub(1).and_then(|at| prose.sentences.get(at))?;
    if previous.block + 1 != quoted.block {
        return None;
    }
    let subject = said_in(finder, previous.tokens.start, previous.tokens.end)?;
    Some(Attribution { subject: Some(subject), cue: None, direct: false })
}

/// Who says something in a sentence without a quotation.
fn said_in(finder: &Finder, from: usize, end: usize) -> Option<Subject> {
    let prose = finder.prose;
    let cue =
        (from..end).rev().take(SUBJECT_REACH).find(|at| prose.is(*at, SAY) && is_cue(prose, *at, from))?;
    inverted(finder, cue, end)
        .or_else(|| finder.before(cue, from))
        .filter(|subject| subject.pronoun || subject.person.is_some())
}

/// A line of its own behind the quotation names who: `— Ada Quill`.
pub(super) fn signed(finder: &Finder, quoted: &Quoted) -> Option<Attribution> {
    let prose = finder.prose;
    let block = prose.block_tokens(quoted.block);
    let next = prose.block_tokens(quoted.block + 1);
    let alone = quoted.outer.start == block.start && quoted.outer.end + 1 >= block.end;
    if !alone || next.is_empty() || next.len() > SIGNATURE {
        return None;
    }
    let dashes = next.clone().take_while(|at| is_dash(prose.sign(*at))).count();
    let item = prose.block(quoted.block + 1).is_some_and(|block| matches!(block.kind, BlockKind::Item(_)));
    if dashes == 0 && !item {
        return None;
    }
    let from = next.start + dashes;
    let (tokens, person) = finder.cast.starting_at(from)?;
    let ends = tokens.end >= next.end || matches!(prose.sign(tokens.end), ',' | '.' | '(');
    let subject = Subject { tokens, person: Some(person), pronoun: false };
    ends.then_some(Attribution { subject: Some(subject), cue: None, direct: true })
}

/// The line that signs a quotation has at most so many tokens.
const SIGNATURE: usize = 16;

/// The quotation before it in the paragraph, or the paragraph before where this one is
/// nothing but a quotation, goes on.
pub(super) fn going_on(prose: &Prose, index: usize, all: &[Attribution]) -> Option<Attribution> {
    let quoted = prose.quoted.get(index)?;
    let last = index.checked_sub(1)?;
    let (previous, attribution) = (prose.quoted.get(last)?, all.get(last)?);
    let subject = attribution.subject.clone()?;
    let same_block = previous.block == quoted.block;
    let starts = quoted.outer.start == prose.block_tokens(quoted.block).start;
    let next_block = starts && previous.block + 1 == quoted.block;
    (same_block || next_block).then_some(Attribution {
        subject: Some(subject),
        cue: None,
        direct: same_block,
    })
}
