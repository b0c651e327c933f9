//! The clauses that tell what somebody is: behind "who", behind "is", behind a verb of
//! leading.

use std::ops::Range;

use super::front::is_past;
use super::{REACH, is_possessive, is_role, phrase_end};
use crate::extract::lexicon::{
    CALENDAR, FUNCTION, KIN, LEADING, ORGANISATION, ROLE, RUNNING, SAY, SAY_WEAK, SERVING, TITLE,
};
use crate::extract::prose::Prose;
use crate::extract::tokens::{Shape, Token};
use crate::text::span::Span;

/// `X, who leads the union,`.
pub(super) fn who(prose: &Prose, name: &Range<usize>, bounds: &Range<usize>) -> Option<Span> {
    let from = name.end + 1;
    if prose.sign(name.end) != ',' || !prose.says(from, "who") || from >= bounds.end {
        return None;
    }
    let perfect = prose.says_one_of(from + 1, &["has", "had", "have"]);
    let at = from + 1 + usize::from(perfect);
    if prose.says_one_of(from + 1, &["is", "was"]) {
        let phrase = from + 2..phrase_end(prose, from + 2, bounds.end);
        return is_role(prose, &phrase).then(|| to_sign(prose, from, bounds.end));
    }
    prose.is(at, LEADING | RUNNING | SERVING).then(|| to_sign(prose, from, bounds.end))
}

/// `X, whose family has farmed there for years,`, `X, who appraises golf courses,`: what is
/// told as lasting, by a verb in the present that is none of saying.
pub(super) fn does(prose: &Prose, name: &Range<usize>, bounds: &Range<usize>) -> Option<Span> {
    let from = name.end + 1;
    if prose.sign(name.end) != ',' || from + 1 >= bounds.end {
        return None;
    }
    let verb = prose.token(from + 1)?;
    let lasting = prose.says(from + 1, "is") && prose.word(from + 2).ends_with("ing");
    let habit = prose.says(from, "who")
        && verb.shape == Shape::Lower
        && verb.is_plural()
        && !verb.is(FUNCTION | SAY | SAY_WEAK);
    // "whose firm, Geode, ...": a clause that is only begun tells nothing.
    let told = (from..from + 5).all(|at| prose.token(at).is_some_and(Token::is_word));
    let whose = prose.says(from, "whose") && told;
    if !(habit || lasting && prose.says(from, "who") || whose) || is_passing(prose, from, bounds.end) {
        return None;
    }
    Some(to_sign(prose, from, bounds.end))
}

/// True for a clause that tells of a day, `who leaves on Monday`, or of what once happened,
/// `whose boat sank`. What happened to a relative is told of somebody for good.
fn is_passing(prose: &Prose, from: usize, limit: usize) -> bool {
    const BEFORE_DAYS: [&str; 7] = ["on", "in", "by", "until", "this", "next", "last"];
    const DAYS: [&str; 4] = ["today", "tonight", "tomorrow", "yesterday"];
    let mut clause = (from + 1..limit).take(REACH).take_while(|at| {
        prose.token(*at).is_some_and(|token| token.is_word() || token.shape == Shape::Possessive)
    });
    if clause.clone().any(|at| {
        prose.is(at, CALENDAR) && (prose.says_one_of(at - 1, &BEFORE_DAYS) || prose.says_one_of(at, &DAYS))
    }) {
        return true;
    }
    // "whose beloved United", "whose firm sells used boats": no verb.
    let verb = |at: usize| at > from + 1 && (prose.is(at + 1, FUNCTION) || !is_lower(prose, at + 1));
    let happened = |at: usize| {
        is_lower(prose, at) && is_past(prose, at) && verb(at)
            || prose.says_one_of(at, &["was", "were", "had", "did"])
    };
    prose.says(from, "whose")
        && !clause.clone().any(|at| prose.is(at, KIN))
        && clause
            .find(|at| happened(*at) || prose.says_one_of(*at, &["has", "have", "is", "are"]))
            .is_some_and(happened)
}

fn is_lower(prose: &Prose, at: usize) -> bool {
    prose.token(at).is_some_and(|token| token.shape == Shape::Lower)
}

/// `X leads the union.`, `X is its treasurer.`
pub(in crate::extract) fn told(prose: &Prose, name: &Range<usize>, bounds: &Range<usize>) -> Option<Span> {
    is_a(prose, name, bounds)
        .or_else(|| leads(prose, name.end, bounds.end).then(|| to_sign(prose, name.end, bounds.end)))
}

/// True for a verb at `at` that tells what its subject is: whoever chairs, commands or founded
/// something, and whoever leads or runs what is an organisation. Others run a marathon.
fn leads(prose: &Prose, at: usize, limit: usize) -> bool {
    let firm = || {
        let word = |at: &usize| prose.token(*at).is_some_and(Token::is_word);
        (at + 1..limit).take(OBJECT).take_while(word).any(|at| prose.is(at, ORGANISATION))
    };
    prose.is(at, LEADING) || prose.is(at, RUNNING) && firm()
}

/// How far behind its verb the name of an organisation is looked for, in tokens.
const OBJECT: usize = 6;

/// From `from` to the next sign.
fn to_sign(prose: &Prose, from: usize, limit: usize) -> Span {
    let stops = |at: &usize| matches!(prose.sign(*at), ',' | '.' | ';' | '—' | ':');
    let end = (from..limit).take(REACH).find(stops).unwrap_or_else(|| limit.min(from + REACH));
    prose.span(&(from..end))
}

/// `X is the union's treasurer`, `X was a baker until ...`.
pub(super) fn is_a(prose: &Prose, name: &Range<usize>, bounds: &Range<usize>) -> Option<Span> {
    // "X, 58, is chief engineer of the bridge".
    let aged = prose.sign(name.end) == ','
        && prose.token(name.end + 1).is_some_and(|token| token.shape == Shape::Number)
        && prose.sign(name.end + 2) == ',';
    let verb = if aged { name.end + 3 } else { name.end };
    let at = verb + 1;
    if at >= bounds.end || !prose.says_one_of(verb, &["is", "was"]) {
        return None;
    }
    let mut end = phrase_end(prose, at, bounds.end);
    let clause = ["who", "that", "until", "when", "and", "but", "because", "since", "as", "if"];
    end = (at..end).find(|at| prose.says_one_of(*at, &clause)).unwrap_or(end);
    let determined = prose.says_one_of(at, &["the", "a", "an", "its", "their"]);
    let owned = (at..end).take(4).any(|at| is_possessive(prose, at));
    let phrase = at..end;
    // "is chief engineer of the bridge": an office that links to what it is of.
    let office =
        (at..end).take(4).any(|at| prose.is(at, ROLE | TITLE) && prose.says_one_of(at + 1, &["of", "at"]));
    let role = (determined || owned || office && !prose.is(at, FUNCTION))
        && is_role(prose, &phrase)
        && has_head(prose, &phrase);
    role.then(|| prose.span(&phrase))
}

/// True for a phrase whose word for what somebody is ends it or has a preposition behind it,
/// and stands in no clause of its own: `the reason the mayor resigned`.
fn has_head(prose: &Prose, phrase: &Range<usize>) -> bool {
    if prose.says(phrase.start, "one") {
        return true;
    }
    let article = |at: &usize| prose.says_one_of(*at, &["the", "a", "an"]);
    let head = |at: usize| {
        let links = prose.is(at + 1, FUNCTION) && !article(&(at + 1));
        prose.is(at, ROLE | TITLE) && (at + 1 == phrase.end || links)
    };
    (phrase.start..phrase.end).take_while(|at| *at == phrase.start || !article(at)).any(head)
}
