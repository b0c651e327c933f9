//! Finds the names of people in prose: runs of capitalised words, judged by what stands
//! in them and around them.

use std::ops::Range;

use super::lexicon::{
    CALENDAR, FUNCTION, GIVEN, HONORIFIC, NATIONALITY, ORGANISATION, PARTICLE, PLACE, ROLE, SAY, SUFFIX,
    TITLE,
};
use super::prose::Prose;
use super::tokens::Shape;

/// A place where a person is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// The tokens of the name, titles left out.
    pub(super) tokens: Range<usize>,
    /// How sure it is that this is a person.
    pub(super) score: i32,
    /// A title that was taken off and tells the sex: +1 for a man, -1 for a woman.
    pub(super) gender: i8,
}

/// From this score on a name of several words is a person's.
pub(super) const SURE: i32 = 3;

/// The names in all blocks, in order. Single words are among them with whatever score
/// they have; whether they are surnames of somebody is for the cast to say.
pub(super) fn mentions(prose: &Prose) -> Vec<Mention> {
    let mut found = Vec::new();
    for (index, range) in prose.tokens.blocks.iter().enumerate() {
        let heading = prose
            .block(index)
            .is_some_and(|block| matches!(block.kind, crate::model::article::BlockKind::Heading { .. }));
        let mut at = range.start;
        while at < range.end {
            if !prose.token(at).is_some_and(super::tokens::Token::is_capital) {
                at += 1;
                continue;
            }
            let run = run(prose, at, range.end);
            at = run.end;
            if !heading {
                consider(prose, run, range, &mut found);
            }
        }
    }
    found
}

/// The capitalised words from `from` on, with the particles between them.
fn run(prose: &Prose, from: usize, end: usize) -> Range<usize> {
    let mut last = from;
    let mut at = from + 1;
    while at < end && at < last + 4 {
        let Some(token) = prose.token(at) else { break };
        let apart = prose.quotation(at) != prose.quotation(from);
        if apart || token.shape == Shape::Sign && token.sign != '.' || token.shape == Shape::Possessive {
            break;
        }
        if token.is_capital() {
            last = at;
        } else if !token.is(PARTICLE) {
            break;
        }
        at += 1;
    }
    from..last + 1
}

/// Cuts what is no name off a run and keeps what looks like a person.
fn consider(prose: &Prose, run: Range<usize>, block: &Range<usize>, found: &mut Vec<Mention>) {
    let before = run.start;
    let start = name_start(prose, &run);
    let mut end = run.end;
    while end > start
        && prose.is(end - 1, TITLE | CALENDAR)
        && end - start > 1
        && !prose.is(end - 1, GIVEN | SUFFIX)
    {
        end -= 1;
    }
    if prose.sign(end) == ',' && prose.is(end + 1, SUFFIX) && end + 1 < block.end {
        end += 2;
    }
    if start >= end || prose.is(start, FUNCTION | CALENDAR) && end - start == 1 {
        return;
    }
    let titled = start > block.start && prose.is(start - 1, TITLE | ROLE)
        || start > before && prose.is(start - 1, NATIONALITY) && end - start > 1;
    let score = score(prose, start..end, block, titled);
    let gender = gender_before(prose, start, before);
    let known_no_name =
        end - start == 1 && (prose.is(start, ORGANISATION | PLACE | NATIONALITY | CALENDAR) && !titled);
    if !known_no_name && (score >= SURE || end - start == 1) {
        found.push(Mention { tokens: start..end, score, gender });
    }
}

/// Where the name begins in a run: after the last title, role or other word that is no
/// part of a name, and after a first word that is capitalised only for its place.
fn name_start(prose: &Prose, run: &Range<usize>) -> usize {
    let mut start = run.start;
    for at in run.clone() {
        let last = at + 1 == run.end;
        let Some(token) = prose.token(at) else { break };
        let no_name = token.is(TITLE | ROLE | FUNCTION | CALENDAR | NATIONALITY | HONORIFIC | ORGANISATION)
            && (token.is(TITLE) || !token.is(GIVEN))
            && token.shape != Shape::Initial;
        if no_name && !last {
            start = at + 1;
        }
    }
    while start + 2 < run.end && prose.is(start, PLACE) && !prose.is(start, GIVEN) {
        start += 1;
    }
    start
}

/// The sex a title tells.
fn gender_before(prose: &Prose, start: usize, from: usize) -> i8 {
    let from = from.min(start.saturating_sub(1));
    for at in from..start {
        match prose.word(at).trim_end_matches('.').to_ascii_lowercase().as_str() {
            "mr" | "sir" | "lord" | "king" | "prince" | "congressman" | "father" | "herr" | "councilman"
            | "pope" => return 1,
            "mrs" | "ms" | "miss" | "mme" | "madame" | "dame" | "lady" | "queen" | "princess"
            | "congresswoman" | "sister" | "councilwoman" => return -1,
            _ => {}
        }
    }
    0
}

/// How much speaks for a person.
fn score(prose: &Prose, name: Range<usize>, block: &Range<usize>, titled: bool) -> i32 {
    let words = name.len();
    let mut score = i32::from(titled) * 3;
    score += i32::from(prose.is(name.start, GIVEN)) * 3;
    score += i32::from((2..=4).contains(&words));
    let last = name.end - 1;
    if name.clone().any(|at| prose.is(at, ORGANISATION | CALENDAR)) {
        score -= 4;
    }
    if prose.is(last, PLACE | NATIONALITY) && !prose.is(name.start, GIVEN) {
        score -= 4;
    }
    if name.clone().any(|at| prose.token(at).is_some_and(|token| token.shape == Shape::Upper)) {
        score -= 2;
    }
    if name.start > block.start {
        let before = prose.word(name.start - 1).to_ascii_lowercase();
        if matches!(before.as_str(), "the" | "in" | "at" | "a" | "an") {
            score -= 3;
        }
        if prose.is(name.start - 1, SAY) {
            score += 2;
        }
    }
    score + after(prose, &name, block)
}

/// What the words behind a name say for it.
fn after(prose: &Prose, name: &Range<usize>, block: &Range<usize>) -> i32 {
    let next = name.end;
    if next >= block.end {
        return 0;
    }
    if prose.is(next, SAY) || prose.says(next, "who") {
        return 2;
    }
    if prose.sign(next) != ',' {
        return 0;
    }
    if prose.says(next + 1, "who") || prose.says(next + 1, "whose") {
        return 3;
    }
    if prose.token(next + 1).is_some_and(|token| token.shape == Shape::Number) && prose.sign(next + 2) == ','
    {
        return 3;
    }
    let apposition = prose.token(next + 1).is_some_and(|token| !token.is_capital());
    let head = (next + 1..(next + 9).min(block.end))
        .take_while(|at| !matches!(prose.sign(*at), ',' | '.' | ';' | ':'))
        .any(|at| prose.is(at, ROLE));
    if apposition && head { 3 } else { 0 }
}
