//! What a person is, in the text's own words: the title before the name, the apposition
//! behind it, the clause that begins with "who".

use std::ops::Range;

use super::cast::Cast;
use super::lexicon::{FUNCTION, GIVEN, GROUP, HONORIFIC, KIN, PAST, ROLE, SAY, SAY_NOUN, TITLE, flags, key};
use super::prose::Prose;
use super::tokens::Shape;
use crate::text::span::Span;

mod apposition;
mod clauses;
mod front;

use apposition::{after, belonging};
pub(super) use clauses::told;
use clauses::{does, is_a, who};
use front::{before, opening};

/// How far from a name its role is looked for, in tokens.
const REACH: usize = 24;

/// Gives everybody without a role the first and best one the text tells.
pub(super) fn assign(prose: &Prose, cast: &mut Cast) {
    for person in cast.people.iter_mut().filter(|person| person.role.is_none()) {
        let mut best: Option<(u8, Span)> = None;
        for mention in person.mentions.iter().take(6) {
            let Some(sentence) =
                prose.sentence_at(mention.start).and_then(|index| prose.sentences.get(index))
            else {
                continue;
            };
            let bounds = sentence.tokens.clone();
            // "Dr" and "Professor" are said of whoever studied, whatever they do.
            let tells = |role: &Span| !is_degree(prose.article.slice(*role));
            let found = after(prose, mention, &bounds)
                .map(|role| (4, role))
                .or_else(|| reversed(prose, mention, &bounds).map(|role| (3, role)))
                .or_else(|| before(prose, mention, &bounds).filter(tells).map(|role| (3, role)))
                .or_else(|| opening(prose, mention, &bounds).map(|role| (3, role)))
                .or_else(|| who(prose, mention, &bounds).map(|role| (2, role)))
                .or_else(|| is_a(prose, mention, &bounds).map(|role| (1, role)))
                .or_else(|| does(prose, mention, &bounds).map(|role| (1, role)))
                .or_else(|| belonging(prose, mention, &bounds).map(|role| (1, role)))
                .or_else(|| before(prose, mention, &bounds).map(|role| (0, role)));
            if let Some(found) = found
                && best.is_none_or(|best| best.0 < found.0)
            {
                best = Some(found);
            }
        }
        person.role = best.and_then(|best| standing_alone(prose, best.1));
    }
}

/// A role without "its" or "her" at its beginning, which mean nothing away from the sentence:
/// "its mayor". `None` where the rest means nothing either: "her brother".
fn standing_alone(prose: &Prose, role: Span) -> Option<Span> {
    const OWNERS: [&str; 7] = ["its", "his", "her", "their", "my", "our", "another"];
    let is_kin = |words: &str| flags(key(words)) & KIN != 0;
    let text = prose.article.slice(role);
    let bare = text.split_once(' ').filter(|(article, _)| matches!(*article, "a" | "A" | "an" | "An"));
    if is_kin(text) || bare.is_some_and(|(_, noun)| is_kin(noun)) {
        return None;
    }
    let Some((first, rest)) = text.split_once(char::is_whitespace) else { return Some(role) };
    if !OWNERS.iter().any(|owner| first.eq_ignore_ascii_case(owner)) {
        return Some(role);
    }
    let rest = rest.trim_start();
    let alone = !is_kin(rest);
    if !alone && first.eq_ignore_ascii_case("another") {
        return Some(role);
    }
    (alone && !rest.is_empty()).then(|| Span::new(role.end - rest.len(), role.end))
}

/// Where the noun phrase that begins at `at` ends.
fn phrase_end(prose: &Prose, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end && at < from + REACH {
        let Some(token) = prose.token(at) else { break };
        let word = prose.word(at);
        let stops = match token.shape {
            Shape::Sign => !matches!(token.sign(), '-' | '&' | '/' | '$' | '%' | '\u{2019}' | '\'' | '.'),
            Shape::Lower => {
                // "the state party": "state" is a noun behind an article, and before an office.
                let noun = token.is(SAY_NOUN)
                    && at > from
                    && (prose.is(at - 1, FUNCTION) || prose.is(at + 1, ROLE | TITLE));
                token.is(SAY) && !token.is(ROLE) && !noun
                    || matches!(word, "whose" | "which" | "has" | "was" | "is" | "will")
            }
            _ => false,
        };
        if stops || token.sign() == '.' || prose.quotation(at) != prose.quotation(from) {
            break;
        }
        at += 1;
    }
    at
}

/// True for a phrase whose head is a word for what people are.
fn is_role(prose: &Prose, phrase: &Range<usize>) -> bool {
    let Some(first) = prose.token(phrase.start) else { return false };
    let joins = prose
        .says_one_of(phrase.start, &["who", "and", "but", "or", "i", "you", "he", "she", "it", "we", "they"])
        || prose
            .says_one_of(phrase.start, &["had", "has", "have", "was", "is", "were", "are", "did", "would"]);
    if phrase.is_empty()
        || joins
        || first.is(SAY) && !first.is(ROLE)
        || OTHERWISE.contains(&prose.word(phrase.start))
    {
        return false;
    }
    // "speaking to the mayor", "signed up as a delegate", but "acting mayor", "retired teacher".
    let ends = |ending: &str| prose.word(phrase.start).ends_with(ending);
    let chosen = ["named", "elected", "appointed", "nominated"].contains(&prose.word(phrase.start));
    let past = ends("ed") && !chosen || first.is(PAST);
    let doing = (ends("ing") || past) && !first.is(ROLE | TITLE);
    // "cited Quill's director", but "retired director" and "named the director of the port".
    if ends("ed") && first.shape == Shape::Lower && is_capital(prose, phrase.start + 1) {
        return false;
    }
    // "one of the mayor's aides".
    if prose.says(phrase.start, "one") && prose.says(phrase.start + 1, "of") {
        return phrase.clone().take(12).any(|at| prose.is(at, ROLE | GROUP));
    }
    for at in phrase.clone().take(12) {
        if doing && prose.is(at, FUNCTION) {
            return false;
        }
        // "of", "the" and adjectives may stand before the head, and so may an owner: "the
        // operator's director". A name may not.
        if prose.is(at, ROLE | TITLE) && !prose.is(at, GROUP) && !is_possessive(prose, at + 1) {
            return true;
        }
        // "members of the mayor's party" are several.
        if prose.is(at, GROUP) && prose.says(at + 1, "of") {
            return false;
        }
        let lower = prose.token(at).is_some_and(|token| token.shape == Shape::Lower);
        // "Quill cited an inspector": a verb and what it is about.
        let object = at > phrase.start
            && prose.says_one_of(at, &["a", "an", "the"])
            && !prose.is(at - 1, FUNCTION)
            && prose.word(at - 1).ends_with("ed");
        if object {
            return false;
        }
        if at > phrase.start
            && lower
            && matches!(
                prose.word(at),
                "who" | "that" | "in" | "on" | "at" | "for" | "with" | "to" | "from" | "by"
            )
        {
            return false;
        }
    }
    false
}

/// What opens a phrase that tells of somebody else, or of what happened: `with the captain
/// on the bench`, `like the mayor`, `not the director`.
const OTHERWISE: [&str; 30] = [
    "with",
    "without",
    "like",
    "unlike",
    "at",
    "to",
    "by",
    "on",
    "from",
    "for",
    "than",
    "near",
    "behind",
    "beside",
    "after",
    "before",
    "against",
    "despite",
    "since",
    "while",
    "when",
    "if",
    "because",
    "though",
    "although",
    "alongside",
    "that",
    "not",
    "nor",
    "made",
];

/// A title that a university gives and that tells little of what its bearer does.
fn is_degree(role: &str) -> bool {
    matches!(role.trim_end_matches('.').to_ascii_lowercase().as_str(), "dr" | "doctor" | "prof" | "professor")
}

/// `the director of the museum, X,`.
fn reversed(prose: &Prose, name: &Range<usize>, bounds: &Range<usize>) -> Option<Span> {
    let mut head = name.start;
    while head > bounds.start
        && is_capital(prose, head - 1)
        && (prose.is(head - 1, TITLE | HONORIFIC) || prose.says(head - 1, "retired"))
    {
        head -= 1;
    }
    let comma = head.checked_sub(1).filter(|comma| *comma > bounds.start && prose.sign(*comma) == ',')?;
    let closed = name.end >= bounds.end
        || at_place(prose, name.end)
        || matches!(prose.sign(name.end), ',' | '.' | '—');
    let says = prose.is(name.end, SAY);
    // "A retired teacher, X keeps bees": nothing has to close what opens the sentence.
    let one = prose.says_one_of(bounds.start, &["a", "an"]);
    if !(closed || says || one) {
        return None;
    }
    let mut start = comma;
    while start > bounds.start && comma - start < REACH {
        let at = start - 1;
        let token = prose.token(at)?;
        // "the State Department inspector": no verb.
        let noun = token.is(SAY_NOUN) && (token.is_capital() || prose.is(at + 1, ROLE | TITLE));
        if token.shape == Shape::Sign && token.sign() != '-' && !is_possessive(prose, at)
            || token.is(SAY) && !noun
            || prose.quotation(at) != prose.quotation(comma)
        {
            break;
        }
        start = at;
        let determiner = prose
            .says_one_of(at, &["the", "a", "an", "his", "her", "its", "their", "our", "another"])
            || prose.says(at, "one") && prose.says(at + 1, "of");
        // "Orvane's technology officer, X": the owner opens the phrase.
        let owns = is_capital(prose, at)
            && (at == bounds.start || !is_capital(prose, at - 1))
            && (at..comma).take(4).any(|at| is_possessive(prose, at));
        let opens = || at == bounds.start && comma - at > 1 && is_office(prose, &(at..comma));
        if (determiner || owns || opens()) && is_role(prose, &(at..comma)) {
            // "After a talk with the mayor, X said": the mayor is somebody else.
            let other = at > bounds.start && prose.says_one_of(at - 1, &OTHERWISE);
            let heads = || {
                let mut head = (at + 1..comma).take_while(|at| !prose.is(*at, FUNCTION));
                head.any(|at| prose.is(at, ROLE | TITLE) && !is_possessive(prose, at + 1))
            };
            // "Quoting the poet Ada Quill, X said": the poet is she.
            let poet = prose.token(comma - 1).is_some_and(super::tokens::Token::is_capital)
                && (at + 1..comma - 1)
                    .rev()
                    .find(|at| !is_capital(prose, *at))
                    .is_some_and(|at| comma - at > 2 && prose.is(at, ROLE) && !is_possessive(prose, at + 1));
            if poet {
                return None;
            }
            if !(closed || says && !other || one && at == bounds.start && heads()) {
                return None;
            }
            let owner = (at..comma).rev().find(|at| is_possessive(prose, *at)).unwrap_or(at);
            let named = (owner..comma).any(|at| prose.is(at, GIVEN) && is_capital(prose, at));
            return (!named).then(|| prose.span(&(at..comma)));
        }
    }
    None
}

/// True for a phrase without an article whose head is what somebody is: `Director of the
/// museum`, `County emergency director`, but not `Teacher pay rose by a third`.
fn is_office(prose: &Prose, phrase: &Range<usize>) -> bool {
    let links = |at: usize| prose.says_one_of(at, &["of", "for", "at"]);
    phrase.clone().any(|at| prose.is(at, ROLE | TITLE) && (at + 1 == phrase.end || links(at + 1)))
}

/// True for what stands behind a name and says where its bearer belongs: `X of the Forum`.
fn at_place(prose: &Prose, at: usize) -> bool {
    prose.says_one_of(at, &["of", "from", "at"])
}

fn is_capital(prose: &Prose, at: usize) -> bool {
    prose.token(at).is_some_and(super::tokens::Token::is_capital)
}

/// True for the ending of an owner: the whole of it, `the town's`, or the lone apostrophe
/// behind a plural, `the visitors'`.
fn is_possessive(prose: &Prose, at: usize) -> bool {
    let Some(token) = prose.token(at) else { return false };
    let owners = at
        .checked_sub(1)
        .and_then(|before| prose.token(before))
        .is_some_and(|before| before.is_plural() && before.span().end == token.span().start);
    token.shape == Shape::Possessive || matches!(token.sign(), '\'' | '\u{2019}') && owners
}
