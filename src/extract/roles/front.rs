//! The role that stands before a name: "Transport Minister X", "the director of Y, X".

use std::ops::Range;

use super::{REACH, is_capital, is_degree, is_possessive};
use crate::extract::lexicon::{
    ATTRIBUTE, CALENDAR, COURTESY, FUNCTION, GIVEN, GROUP, HOLDER, NATIONALITY, ORGANISATION, PAST, PLACE,
    ROLE, SAY, SAY_NOUN, SAY_WEAK, SURNAME, TITLE,
};
use crate::extract::prose::Prose;
use crate::extract::tokens::{Shape, Token};
use crate::text::span::Span;

/// `Transport Minister X`, `incident commander X`, `the president's envoy X`.
pub(super) fn before(prose: &Prose, name: &Range<usize>, bounds: &Range<usize>) -> Option<Span> {
    let mut last = name.start.checked_sub(1).filter(|last| *last >= bounds.start)?;
    // "Team doctor Dr X": the role says more than the form of address.
    while last > bounds.start && is_address(prose, last) && prose.is(last - 1, ROLE | TITLE) {
        last -= 1;
    }
    let end = last + 1;
    let office = is_office_of(prose, last, bounds.start);
    if !(prose.is(last, ROLE | TITLE) || office || prose.says(last, "General")) {
        return None;
    }
    // "Mr" and its like say nothing of what somebody is.
    if prose.is(last, TITLE) && prose.is(last, COURTESY) {
        return None;
    }
    let mut start = last;
    let mut lower = 0;
    while start > bounds.start && last - start < 8 {
        let at = start - 1;
        let Some(token) = prose.token(at) else { break };
        let fits = match token.shape {
            Shape::Capital | Shape::Upper | Shape::Initial => {
                let new = prose.says(at, "New") && is_capital(prose, at + 1) && prose.is(at + 1, PLACE);
                (!token.is(FUNCTION) || prose.says(at, "Former") || new)
                    && !token.is(CALENDAR)
                    && (!token.is(SAY) || token.is(SAY_NOUN))
            }
            _ if is_possessive(prose, at) => true,
            // "fire chief X", but nothing of "views resemble Senator X", nor of "face former mayor X".
            Shape::Lower
                if !(prose.says(start, "former") || is_capital(prose, start) && prose.is(start, TITLE))
                    && is_attribute(prose, at, bounds.start) =>
            {
                true
            }
            Shape::Lower if office && at + 1 == last => true,
            Shape::Lower if matches!(prose.word(at), "of" | "for" | "and") => {
                // "secretary of State X", "Bank of Norland governor X".
                let university = at > bounds.start
                    && prose.says(at, "of")
                    && is_capital(prose, at - 1)
                    && !prose.is(start, ROLE | TITLE);
                at > bounds.start
                    && (prose.is(at - 1, ROLE | TITLE) || university && prose.is(at - 1, ORGANISATION))
                    && prose.token(start).is_some_and(Token::is_capital)
            }
            Shape::Lower => {
                lower += 1;
                lower <= 3
                    && (!token.is(FUNCTION | SAY) || token.is(ROLE | TITLE) || prose.says(at, "former"))
                    && (token.is(ROLE | TITLE | ORGANISATION | NATIONALITY | PLACE | ATTRIBUTE)
                        || token.is(HOLDER) && !token.is_plural() && !is_capital(prose, start)
                        // "co.", with its stop, is a company.
                        || prose.says(at, "co"))
            }
            _ => false,
        };
        if !fits || prose.quotation(at) != prose.quotation(last) {
            break;
        }
        start = at;
    }
    if is_possessive(prose, start + 1) && !is_capital(prose, start) {
        start += 1;
    }
    if is_possessive(prose, start) {
        start += 1;
    }
    // "private Quill funds": alone and in lower case it is an adjective or a piece of an office.
    let adjective =
        start + 1 == end && ["private", "major", "general", "staff", "state"].contains(&prose.word(start));
    (start < end && !adjective).then(|| prose.span(&(start..end)))
}

/// True for the end of an office with "of", `Secretary of State X`, `professor of zoology X`,
/// but not `warned the director of strikes X had seen`: an office before a name has no article
/// where it ends in a word that may be anything.
fn is_office_of(prose: &Prose, last: usize, from: usize) -> bool {
    if last < from + 2 || !prose.says(last - 1, "of") || !prose.is(last - 2, ROLE | TITLE) {
        return false;
    }
    let article = last > from + 2 && prose.says_one_of(last - 3, &["the", "a", "an"]);
    is_capital(prose, last)
        || ["state", "staff"].contains(&prose.word(last))
        || !article && !prose.is(last, ROLE | TITLE | GROUP | FUNCTION)
}

/// True for "Mr", "Dr" and the like.
fn is_address(prose: &Prose, at: usize) -> bool {
    is_capital(prose, at) && (prose.is(at, COURTESY) || is_degree(prose.word(at)))
}

/// `Director of the Harbour Museum X said`, where nothing but the office stands before the
/// name.
pub(super) fn opening(prose: &Prose, name: &Range<usize>, bounds: &Range<usize>) -> Option<Span> {
    if name.start < bounds.start + 3 || name.start - bounds.start > REACH {
        return None;
    }
    let phrase = bounds.start..name.start;
    let links = |at: usize| prose.says_one_of(at, &["of", "at", "for"]);
    let fits = phrase.clone().all(|at| {
        let Some(token) = prose.token(at) else { return false };
        let small = prose.says_one_of(at, &["the", "and", "on"]);
        match token.shape {
            Shape::Capital | Shape::Upper => !token.is(CALENDAR | SAY) || token.is(ROLE | TITLE),
            Shape::Lower => links(at) || small || token.is(ROLE | TITLE | ORGANISATION | NATIONALITY),
            _ => token.sign() == '-',
        }
    });
    let head = phrase.clone().find(|at| prose.is(*at, ROLE | TITLE)).filter(|head| links(head + 1))?;
    (fits && head < bounds.start + 4 && is_capital(prose, name.start - 1)).then(|| prose.span(&phrase))
}

/// True for words that tell of what somebody is minister, director or chief, where an owner
/// or the beginning of the sentence stands before them: `the town's parks and roads director
/// X`, `County emergency director X`, but not `Quill met director X`.
fn is_attribute(prose: &Prose, at: usize, from: usize) -> bool {
    let mut first = at;
    while first > from
        && at - first < 4
        && (is_noun(prose, first - 1)
            || prose.says(first - 1, "and") && first > from + 1 && is_noun(prose, first - 2))
    {
        first -= 1;
    }
    let joins = prose.says(at, "and") && at > from && is_noun(prose, at - 1) && is_noun(prose, at + 1);
    if !(is_noun(prose, at) || joins) || first == from {
        return false;
    }
    // The verb of a name in the singular ends in "s" and stands right behind it.
    let campaign = prose.says(first, "campaign");
    let opens = is_capital(prose, first - 1)
        && (campaign || !prose.is(first - 1, GIVEN | SURNAME | FUNCTION))
        && !prose.token(first).is_some_and(Token::is_plural);
    // "said party leader X", "On Monday, party leader X", "by party leader X".
    let follows = prose.is(first - 1, SAY)
        || prose.sign(first - 1) == ','
        || prose.says_one_of(first - 1, &DETERMINERS) && !is_verb_behind(prose, first, at)
        || prose.says(first - 1, "to") && first > from + 1 && prose.says(first - 2, "according")
        || prose.says_one_of(first - 1, &BEFORE_NOUNS);
    opens || follows || is_possessive(prose, first - 1)
}

/// What opens a phrase that ends in a name: no verb follows it. "Her" does not say as much:
/// "let her defeat mayor X".
const DETERMINERS: [&str; 8] = ["the", "a", "an", "his", "its", "their", "our", "another"];

/// Words that a noun follows, and no verb.
const BEFORE_NOUNS: [&str; 13] = [
    "by",
    "with",
    "of",
    "from",
    "for",
    "against",
    "between",
    "than",
    "like",
    "including",
    "at",
    "under",
    "about",
];

/// True where what stands behind the first noun may be its verb: `the club backs captain X`,
/// `the fans back captain X`.
fn is_verb_behind(prose: &Prose, first: usize, last: usize) -> bool {
    first < last && (first..=last).any(|at| prose.token(at).is_some_and(Token::is_plural))
}

/// True for a word in lower case that may be a noun: the forms of verbs that are hardly ever
/// one are told by their endings, the frequent irregular ones by the lexicon.
fn is_noun(prose: &Prose, at: usize) -> bool {
    prose.token(at).is_some_and(|token| {
        let word = prose.word(at);
        token.shape == Shape::Lower
            && !token.is(FUNCTION | SAY | SAY_WEAK | ROLE | TITLE)
            && !["ing", "ly"].iter().any(|ending| word.ends_with(ending))
            && !is_past(prose, at)
    })
}

/// True for what looks like a verb in the past.
pub(super) fn is_past(prose: &Prose, at: usize) -> bool {
    prose.word(at).ends_with("ed") || prose.is(at, PAST)
}
