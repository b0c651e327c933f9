//! What a person is, in the text's own words: the title before the name, the apposition
//! behind it, the clause that begins with "who".

use std::ops::Range;

use super::cast::Cast;
use super::lexicon::{CALENDAR, FUNCTION, GIVEN, GROUP, NATIONALITY, ORGANISATION, PLACE, ROLE, SAY, TITLE};
use super::prose::Prose;
use super::tokens::Shape;
use crate::text::span::Span;

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
            let found = after(prose, mention, &bounds)
                .map(|role| (3, role))
                .or_else(|| reversed(prose, mention, &bounds).map(|role| (2, role)))
                .or_else(|| before(prose, mention, &bounds).map(|role| (2, role)))
                .or_else(|| who(prose, mention, &bounds).map(|role| (1, role)));
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
    const OWNERS: [&str; 6] = ["its", "his", "her", "their", "my", "our"];
    const KIN: [&str; 20] = [
        "wife",
        "husband",
        "son",
        "daughter",
        "brother",
        "sister",
        "mother",
        "father",
        "partner",
        "friend",
        "cousin",
        "uncle",
        "aunt",
        "nephew",
        "niece",
        "widow",
        "widower",
        "boyfriend",
        "girlfriend",
        "fiancé",
    ];
    let text = prose.article.slice(role);
    let Some((first, rest)) = text.split_once(char::is_whitespace) else { return Some(role) };
    if !OWNERS.iter().any(|owner| first.eq_ignore_ascii_case(owner)) {
        return Some(role);
    }
    let rest = rest.trim_start();
    let alone = !KIN.iter().any(|kin| rest.eq_ignore_ascii_case(kin));
    (alone && !rest.is_empty()).then(|| Span::new(role.end - rest.len(), role.end))
}

/// `X, the ... envoy,` and `X, 43, a ... envoy,`.
fn after(prose: &Prose, name: &Range<usize>, bounds: &Range<usize>) -> Option<Span> {
    let mut at = name.end;
    if !matches!(prose.sign(at), ',' | '(' | '—' | '–') || at >= bounds.end {
        return None;
    }
    at += 1;
    if prose.token(at)?.shape == Shape::Number && prose.sign(at + 1) == ',' {
        at += 2;
    }
    let end = phrase_end(prose, at, bounds.end);
    let phrase = at..end;
    if !is_role(prose, &phrase) {
        return None;
    }
    Some(prose.span(&phrase))
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
                token.is(SAY) && !token.is(ROLE)
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
    if phrase.is_empty() || prose.says(phrase.start, "who") || first.is(SAY) && !first.is(ROLE) {
        return false;
    }
    for at in phrase.clone().take(12) {
        if prose.is(at, ROLE | TITLE) && !prose.is(at, GROUP) {
            // "of", "the" and adjectives may stand before the head, a name may not.
            return prose.token(at + 1).is_none_or(|next| next.shape != Shape::Possessive);
        }
        let lower = prose.token(at).is_some_and(|token| token.shape == Shape::Lower);
        if at > phrase.start
            && lower
            && matches!(prose.word(at), "who" | "in" | "on" | "at" | "for" | "with" | "to" | "from")
        {
            return false;
        }
    }
    false
}

/// `Transport Minister X`, `incident commander X`, `the president's envoy X`.
pub(super) fn before(prose: &Prose, name: &Range<usize>, bounds: &Range<usize>) -> Option<Span> {
    let last = name.start.checked_sub(1).filter(|last| *last >= bounds.start)?;
    // "Secretary of State X": the office may end in a name.
    let office = last >= bounds.start + 2 && prose.says(last - 1, "of") && prose.is(last - 2, ROLE | TITLE);
    if !(prose.is(last, ROLE | TITLE) || office || prose.says(last, "General")) {
        return None;
    }
    if prose.is(last, TITLE) && is_courtesy(prose.word(last)) {
        return None;
    }
    let mut start = last;
    let mut lower = 0;
    while start > bounds.start && last - start < 8 {
        let at = start - 1;
        let Some(token) = prose.token(at) else { break };
        let fits = match token.shape {
            Shape::Capital | Shape::Upper | Shape::Initial => {
                (!token.is(FUNCTION) || prose.says(at, "Former")) && !token.is(CALENDAR) && !token.is(SAY)
            }
            Shape::Possessive => true,
            Shape::Lower if matches!(prose.word(at), "of" | "for" | "and") => {
                at > bounds.start
                    && prose.is(at - 1, ROLE | TITLE)
                    && prose.token(start).is_some_and(super::tokens::Token::is_capital)
            }
            Shape::Lower => {
                lower += 1;
                lower <= 3
                    && (!token.is(FUNCTION | SAY) || token.is(ROLE | TITLE) || prose.says(at, "former"))
                    && (token.is(ROLE | TITLE | ORGANISATION | NATIONALITY | PLACE)
                        || matches!(
                            prose.word(at),
                            "former"
                                | "acting"
                                | "senior"
                                | "deputy"
                                | "campaign"
                                | "state"
                                | "longtime"
                                | "incident"
                                | "ex"
                                | "then"
                                | "fellow"
                                | "rival"
                                | "veteran"
                                | "retired"
                                | "interim"
                                | "incoming"
                                | "outgoing"
                                | "national"
                                | "local"
                                | "political"
                                | "presidential"
                                | "foreign"
                                | "finance"
                                | "defense"
                                | "defence"
                                | "interior"
                                | "transport"
                                | "health"
                                | "prime"
                                | "vice"
                                | "chief"
                                | "head"
                                | "assistant"
                                | "managing"
                                | "executive"
                                | "co"
                        ))
            }
            _ => false,
        };
        if !fits || prose.quotation(at) != prose.quotation(last) {
            break;
        }
        start = at;
    }
    if prose.token(start).is_some_and(|token| token.shape == Shape::Possessive) {
        start += 1;
    }
    Some(prose.span(&(start..name.start)))
}

/// Mr and its like say nothing of what somebody is.
fn is_courtesy(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.').to_ascii_lowercase().as_str(),
        "mr" | "mrs"
            | "ms"
            | "miss"
            | "mx"
            | "sir"
            | "dame"
            | "lady"
            | "lord"
            | "messrs"
            | "mme"
            | "herr"
            | "frau"
            | "don"
            | "saint"
    )
}

/// `the director of the museum, X,`.
fn reversed(prose: &Prose, name: &Range<usize>, bounds: &Range<usize>) -> Option<Span> {
    let comma =
        name.start.checked_sub(1).filter(|comma| *comma > bounds.start && prose.sign(*comma) == ',')?;
    let closed =
        name.end >= bounds.end || matches!(prose.sign(name.end), ',' | '.' | '—') || prose.is(name.end, SAY);
    if !closed {
        return None;
    }
    let mut start = comma;
    while start > bounds.start && comma - start < REACH {
        let at = start - 1;
        let token = prose.token(at)?;
        if token.shape == Shape::Sign && token.sign() != '-'
            || token.is(SAY)
            || prose.quotation(at) != prose.quotation(comma)
        {
            break;
        }
        start = at;
        let determiner =
            ["the", "a", "an", "his", "her", "its", "their", "our"].iter().any(|word| prose.says(at, word));
        if determiner && is_role(prose, &(at..comma)) {
            let named = (at..comma).any(|at| {
                prose.is(at, GIVEN) && prose.token(at).is_some_and(super::tokens::Token::is_capital)
            });
            return (!named).then(|| prose.span(&(at..comma)));
        }
    }
    None
}

/// `X, who leads the union,`.
fn who(prose: &Prose, name: &Range<usize>, bounds: &Range<usize>) -> Option<Span> {
    let from = name.end + 1;
    if prose.sign(name.end) != ',' || !prose.says(from, "who") || from >= bounds.end {
        return None;
    }
    let verb = [
        "leads",
        "heads",
        "runs",
        "chairs",
        "teaches",
        "owns",
        "manages",
        "directs",
        "represents",
        "studies",
        "founded",
        "oversees",
        "led",
        "ran",
        "headed",
        "serves",
        "served",
        "coaches",
        "edits",
        "commands",
        "wrote",
        "works",
    ];
    if !verb.iter().any(|verb| prose.says(from + 1, verb)) {
        return None;
    }
    let mut end = from;
    while end < bounds.end && end < from + REACH && !matches!(prose.sign(end), ',' | '.' | ';' | '—' | ':')
    {
        end += 1;
    }
    Some(prose.span(&(from..end)))
}
