//! What stands behind a name and says what its bearer is, "X, 43, a baker in Y,", or where
//! they belong, "X of the Z Society".

use std::ops::Range;

use super::{REACH, at_place, is_capital, is_possessive, is_role, phrase_end};
use crate::extract::lexicon::{
    CALENDAR, FUNCTION, GIVEN, HOLDER, ORGANISATION, PLACE, ROLE, SAY, THING, TITLE,
};
use crate::extract::prose::Prose;
use crate::extract::tokens::Shape;
use crate::text::span::Span;

/// `X, the ... envoy,` and `X, 43, a ... envoy,`.
pub(super) fn after(prose: &Prose, name: &Range<usize>, bounds: &Range<usize>) -> Option<Span> {
    let mut at = name.end;
    if !matches!(prose.sign(at), ',' | '(' | '—' | '–') || at >= bounds.end {
        return None;
    }
    // "Sen. X (D-Ede), the whip of her party".
    if prose.sign(at) == '('
        && let Some(close) = (at..bounds.end).take(BRACKET).find(|at| prose.sign(*at) == ')')
        && prose.sign(close + 1) == ','
        && !is_role(prose, &(at + 1..close))
    {
        at = close + 1;
    }
    at = behind_home(prose, behind_age(prose, at + 1), bounds.end);
    // "X, until now the bank's head of risk": what X still is on the day.
    if prose.says(at, "until") && prose.says(at + 1, "now") {
        at += 2;
    }
    let phrase = at..phrase_end(prose, at, bounds.end);
    if !is_role(prose, &phrase) && !is_trade(prose, &phrase) || is_feat(prose, at) {
        return None;
    }
    // "X, Ada Quill and others met the king": the next of a list, too.
    let another = prose.is(at, GIVEN)
        && is_capital(prose, at)
        && is_capital(prose, at + 1)
        && !prose.is(at + 1, ROLE | TITLE | PLACE | ORGANISATION)
        && !is_possessive(prose, at + 2)
        && !ends_in_role(prose, at);
    // "X, Chairman Y and others": the next of a list. But "X, an aide to Chairman Y".
    let listed = another
        || phrase.clone().skip(1).take_while(|at| !prose.is(*at, FUNCTION)).any(|at| {
            prose.is(at, GIVEN)
                && is_capital(prose, at)
                && prose.is(at - 1, ROLE | TITLE)
                && is_capital(prose, at + 1)
        });
    let end = clause_end(prose, &phrase, bounds.end);
    (!listed).then(|| prose.span(&(at..end)))
}

/// True for what somebody did before others, `the first woman to win it`, which says less of
/// what they are than an office before the name.
fn is_feat(prose: &Prose, at: usize) -> bool {
    let first = prose.says(at, "the")
        && prose.says_one_of(at + 1, &["first", "only", "last", "second", "third", "oldest", "youngest"]);
    first
        && (at + 2..at + 5).any(|at| prose.says_one_of(at, &["woman", "man", "person", "player", "one"]))
        && (at + 3..at + 7).any(|at| prose.says_one_of(at, &["to", "who"]))
}

/// Behind an age, `43,`, if there is one at `at`.
fn behind_age(prose: &Prose, at: usize) -> usize {
    let age = prose.token(at).is_some_and(|token| token.shape == Shape::Number);
    if age && prose.sign(at + 1) == ',' { at + 2 } else { at }
}

/// Behind where somebody lives, `of Upper Ferry,`, if that stands at `at`.
fn behind_home(prose: &Prose, at: usize, limit: usize) -> usize {
    if !at_place(prose, at) || !is_capital(prose, at + 1) {
        return at;
    }
    let end = name_end(prose, at + 1, limit);
    if prose.sign(end) == ',' { end + 1 } else { at }
}

/// Where the capitalised name that begins at `from` ends: `Museum of Ferries and Tides`.
fn name_end(prose: &Prose, from: usize, limit: usize) -> usize {
    let links = |at: usize| {
        prose.says_one_of(at, &["of", "for", "and", "&"]) && is_capital(prose, at + 1)
            || is_possessive(prose, at) && is_capital(prose, at + 1)
    };
    (from..limit).take(REACH).find(|at| !is_capital(prose, *at) && !links(*at)).unwrap_or(limit)
}

/// The longest bracket with a party and a place, in tokens.
const BRACKET: usize = 8;

/// Where a phrase ends that was cut inside a clause: the whole clause belongs to it where a
/// sign ends it soon, `a botanist who is on leave,`, and nothing of it where none does.
fn clause_end(prose: &Prose, phrase: &Range<usize>, limit: usize) -> usize {
    let mut end = phrase.end;
    while end > phrase.start + 1 && prose.says_one_of(end - 1, &["the", "a", "an", "of", "for", "in"]) {
        end -= 1;
    }
    let word = |at: usize| at < limit && prose.token(at).is_some_and(|token| token.shape == Shape::Lower);
    let clause = (phrase.start + 1..end).find(|at| prose.says(*at, "who"));
    if let Some(clause) = clause.filter(|_| word(phrase.end)) {
        let plain = |at: &usize| prose.token(*at).is_some_and(|token| token.shape != Shape::Sign);
        let sign =
            phrase.end + (phrase.end..limit.min(phrase.start + REACH)).take(CLAUSE).take_while(plain).count();
        end = if sign < limit && matches!(prose.sign(sign), ',' | '.' | ';' | '—' | '–') {
            sign
        } else {
            clause
        };
    }
    while end > phrase.start && prose.says_one_of(end - 1, &["who", "that", "and", "but"]) {
        end -= 1;
    }
    end
}

/// The longest clause that is shown as part of a role, in tokens.
const CLAUSE: usize = 12;

/// True for a phrase behind a name whose head no list knows, but which ends as the names of
/// professions do and is followed by where it is followed: `a palynologist at the museum`.
fn is_trade(prose: &Prose, phrase: &Range<usize>) -> bool {
    const ENDINGS: [&str; 12] =
        ["ist", "er", "or", "ian", "ant", "eer", "man", "woman", "smith", "wright", "keeper", "monger"];
    if !prose.says_one_of(phrase.start, &["a", "an", "the"]) {
        return false;
    }
    let plain = |at: &usize| {
        prose.token(*at).is_some_and(|token| token.shape == Shape::Lower && !token.is(FUNCTION | SAY))
    };
    let words = (phrase.start + 1..phrase.end).take(4).take_while(plain).count();
    let head = phrase.start + words;
    let next = head + 1;
    let followed = next == phrase.end && matches!(prose.sign(next), ',' | '.' | ')' | '—' | '–')
        || prose.says_one_of(next, &["at", "of", "for", "with", "from", "in", "on", "who", "whose"]);
    let word = prose.word(head);
    let long = word.chars().nth(4).is_some();
    words > 0
        && followed
        && long
        && !prose.is(head, THING | ORGANISATION | PLACE | HOLDER)
        && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// `X of the Hive Society`, `X, 43, from Upper Ferry,`: where X belongs, if nothing tells
/// more.
pub(super) fn belonging(prose: &Prose, name: &Range<usize>, bounds: &Range<usize>) -> Option<Span> {
    let apart = prose.sign(name.end) == ',';
    let from = if apart { behind_age(prose, name.end + 1) } else { name.end };
    let link = from + usize::from(apart && prose.says(from, "formerly"));
    if !at_place(prose, link) || prose.is_quoted(name.end) {
        return None;
    }
    let the = prose.says(link + 1, "the");
    let first = link + 1 + usize::from(the);
    let end = name_end(prose, first, bounds.end);
    let organisation = (first..end).any(|at| prose.is(at, ORGANISATION) || the && prose.is(at, HOLDER));
    // "X, from Ede, ...", but not "X, at Ede, ..." nor "X, from Monday, ...".
    let home = apart
        && first < end
        && !prose.says(link, "at")
        && !prose.is(first, CALENDAR)
        && !(first..end).any(|at| prose.says(at, "and"))
        && matches!(prose.sign(end), ',' | '.' | ';' | '—' | '–');
    (organisation || home).then(|| prose.span(&(from..end)))
}

/// True for capitalised words before what somebody is: `Georgia Tech professor`.
fn ends_in_role(prose: &Prose, from: usize) -> bool {
    (from..from + REACH).find(|at| !is_capital(prose, *at)).is_some_and(|at| prose.is(at, ROLE | TITLE))
}
