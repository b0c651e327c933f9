//! What the words of a cue mean where they show no doubt: a case that is dismissed, a lamp that
//! is invented, fog that is blamed.

use std::ops::Range;

use super::holder::{agent, is_passive};
use super::is_name;
use crate::extract::lexicon::{ASSENT, CALENDAR, CASE, FUNCTION, GROUP, HOLDER, ORGANISATION, ROLE};
use crate::extract::prose::{Prose, Sentence};
use crate::extract::subject::Finder;
use crate::extract::tokens::{Shape, Token};

/// True where somebody is dismissed or a case is: only what was said is denied by that.
pub(super) fn is_sacking(prose: &Prose, at: usize, end: usize) -> bool {
    let dismisses = prose.says_one_of(at, &["dismissed", "dismisses", "dismissing"]);
    if !dismisses {
        return false;
    }
    let sacked = |at: usize| prose.is(at, ROLE | GROUP) && !prose.says(at, "critics") || prose.is(at, CASE);
    let word = |at: usize| prose.token(at).is_some_and(Token::is_word);
    // "The harbour master was dismissed by the council."
    let is_auxiliary = |at: usize| prose.says_one_of(at, &["was", "were", "been", "be"]);
    if let Some(auxiliary) = at.checked_sub(1).filter(|at| is_auxiliary(*at)) {
        let helps = |at: &usize| is_auxiliary(*at) || prose.is(*at, FUNCTION);
        return (0..auxiliary)
            .rev()
            .take(4)
            .find(|at| !helps(at))
            .is_some_and(|at| sacked(at) || is_name(prose, at));
    }
    // The head of the object stands before no other noun, no owner's "s" and behind no
    // preposition: not in "the leader's claims", "a staff report", "claims by the staff".
    let ends = |at: usize| {
        let later = prose.says_one_of(at, &["yesterday", "today", "last", "late", "early"]);
        !word(at) || prose.is(at, FUNCTION | CALENDAR) || later || is_name(prose, at)
    };
    let owned = |at: usize| prose.token(at).is_some_and(|token| token.shape == Shape::Possessive);
    let links = |at: usize| {
        prose.says_one_of(
            at,
            &["by", "of", "from", "about", "that", "on", "over", "in", "for", "against", "as", "with"],
        )
    };
    let mut object = (end..end + 6).take_while(|at| word(*at) && !links(*at));
    object.any(|at| sacked(at) && !owned(at + 1) && ends(at + 1))
        && !(end..end + 9).take_while(|at| prose.sign(*at) != '.').any(|at| prose.says(at, "as"))
}

/// True where something is "invented" and not called so: a lamp, a wheel.
pub(super) fn is_made(prose: &Prose, sentence: &Sentence, at: usize) -> bool {
    let called =
        |at: usize| prose.says_one_of(at, &["called", "calls", "calling", "branded", "dismissed", "as"]);
    prose.says(at, "invented") && !(sentence.tokens.start..at).rev().take(12).any(called)
}

/// True where a thing is blamed and nobody who could answer for it: "blamed fog".
pub(super) fn is_cause(prose: &Prose, at: usize) -> bool {
    const WHOM: [&str; 9] = ["him", "her", "them", "us", "me", "each", "it", "on", "for"];
    let blames = prose.says_one_of(at, &["blamed", "blames", "blaming"]);
    let answers = |at: usize| {
        prose.is(at, ROLE | GROUP | HOLDER | ORGANISATION)
            || prose.token(at).is_some_and(|token| token.is_capital() && !token.is(CALENDAR))
            || prose.is_quoted(at)
            || prose.says_one_of(at, &WHOM)
    };
    let mut object = (at + 1..at + 1 + OBJECT)
        .take_while(|at| prose.is_quoted(*at) || prose.token(*at).is_some_and(Token::is_word));
    blames && !is_passive(prose, at) && !object.any(answers)
}

/// How many words behind a verb its object is looked for.
const OBJECT: usize = 12;

/// False for "not everyone" where no word behind it tells that others agree: "not everyone can
/// swim".
pub(super) fn agrees(prose: &Prose, at: usize, end: usize) -> bool {
    let bare = end == at + 2 && prose.says_one_of(at + 1, &["everyone", "everybody"]);
    !bare
        || (end..end + 8)
            .take_while(|at| prose.token(*at).is_some_and(Token::is_word))
            .any(|at| prose.is(at, ASSENT))
}

/// True where somebody "is accused" or "was warned" and the text tells nobody who does it: a
/// charge of the law, and no view of anybody's.
pub(super) fn is_charge(finder: &Finder, cue: Range<usize>, end: usize) -> bool {
    let prose = finder.prose;
    let charges = prose.says_one_of(cue.start, &["accused", "warned", "blamed"]);
    charges && is_passive(prose, cue.start) && agent(finder, cue.end, end).is_none()
}
