//! Noun phrases: where they begin and end, and whom a description means.

use std::ops::Range;

use super::{Finder, Subject};
use crate::extract::lexicon::{
    CALENDAR, FUNCTION, GROUP, ORGANISATION, PAST, ROLE, SAY, SAY_NOUN, SAY_WEAK, TITLE,
};
use crate::extract::tokens::{Shape, Token};

/// Among so many players a description's person is looked for.
const LOOKED_AT: usize = 60;

impl Finder<'_> {
    /// True for "on" where the number of a line stands behind it: `a driver on line 3`.
    fn is_line(&self, at: usize) -> bool {
        let shape = |at: usize| self.prose.token(at).map(|token| token.shape);
        self.prose.says(at, "on")
            && shape(at + 1) == Some(Shape::Lower)
            && shape(at + 2) == Some(Shape::Number)
    }

    /// The subject whose words end right before `end`.
    pub(super) fn ending(&self, end: usize, from: usize) -> Option<Subject> {
        let prose = self.prose;
        let last = end.checked_sub(1).filter(|last| *last >= from)?;
        if self.is_pronoun(last) {
            return Some(Subject { tokens: last..end, person: None, pronoun: true });
        }
        if let Some((tokens, person)) =
            self.cast.ending_at(end).filter(|(tokens, _)| !self.is_linked(tokens, from))
        {
            let named = Subject { tokens, person: Some(person), pronoun: false };
            return Some(self.two(&named.tokens, from).unwrap_or(named));
        }
        let mut start = end;
        while start > from && end - start < 14 {
            let at = start - 1;
            let token = prose.token(at)?;
            // "Marsh and Sons", "Quill, president and treasurer of the club".
            let joins = prose.says(at, "and")
                && at > from
                && ([at - 1, start].iter().all(|at| prose.token(*at).is_some_and(Token::is_capital))
                    || [at - 1, start].iter().all(|at| prose.is(*at, ROLE | TITLE)));
            let stops = match token.shape {
                _ if joins => false,
                Shape::Sign => !matches!(token.sign(), '-' | '&' | '\'' | '\u{2019}'),
                Shape::Lower => {
                    token.is(SAY | SAY_WEAK) && !token.is(ROLE | ORGANISATION)
                        || prose.says_one_of(at, &OPENS_CLAUSE)
                }
                _ => false,
            };
            if stops || prose.is_quoted(at) {
                break;
            }
            start = at;
            // "the day after a captain told ...": a clause begins there.
            let clause = ["with", "after", "before", "as"];
            let linked = at > from && self.is_preposition(at - 1) && !prose.says_one_of(at - 1, &clause);
            if self.is_determiner(at) && !linked {
                return Some(self.described(at..end));
            }
        }
        // Without a determiner: a plural, or the name of an organisation.
        while start < end
            && (prose.is(start, FUNCTION) || prose.says(start, "also"))
            && prose.token(start).is_some_and(|token| token.shape != Shape::Upper)
            && !self.is_quantity(start)
        {
            start += 1;
        }
        let first = prose.token(start).filter(|_| start < end)?;
        // "Ada Quill of the Harbour Club", "Quill, head of the club": the name is who.
        if let Some((tokens, person)) = self.cast.within(&(start..end)).next()
            && self.is_preposition(tokens.end)
            && (start..tokens.start).all(|at| {
                prose.is(at, ROLE | TITLE | FUNCTION) || prose.token(at).is_some_and(Token::is_capital)
            })
        {
            return Some(Subject { tokens, person: Some(person), pronoun: false });
        }
        let relative =
            start > from + 3 && prose.says(start - 2, "who") && prose.says_one_of(start - 1, &["is", "was"]);
        let comma = if relative { start.saturating_sub(3) } else { start.saturating_sub(1) };
        if comma > from
            && prose.sign(comma) == ','
            && prose.is(start, ROLE | TITLE)
            && let Some((tokens, person)) = self.cast.ending_at(comma)
        {
            return Some(Subject { tokens, person: Some(person), pronoun: false });
        }
        let fits = first.is_capital() || (start..end).any(|at| prose.is(at, GROUP | ROLE | ORGANISATION));
        fits.then(|| self.described(start..end))
    }

    /// Both of two people who do something together, of whom the second is named in `last`:
    /// `Quill and board president Osei said`.
    fn two(&self, last: &Range<usize>, from: usize) -> Option<Subject> {
        let prose = self.prose;
        let words = (from..last.start).rev().take(5);
        let and = words
            .take_while(|at| prose.token(*at).is_some_and(Token::is_word) && !self.is_preposition(*at))
            .find(|at| prose.says(*at, "and"))?;
        let titled = (and + 1..last.start).all(|at| !prose.is(at, SAY | SAY_WEAK) || prose.is(at, ROLE));
        let (first, _) = self.cast.ending_at(and).filter(|_| titled)?;
        // "The minister met Quill and Osei said": two clauses.
        let mut start = first.start;
        while start > from
            && (prose.is(start - 1, ROLE | TITLE | ORGANISATION)
                || prose.token(start - 1).is_some_and(|token| token.is_capital() && !token.is(FUNCTION)))
        {
            start -= 1;
        }
        let opens = start == from
            || prose.token(start - 1).is_some_and(|token| token.is_capital() || !token.is_word())
            || prose.is(start - 1, FUNCTION) && !self.is_preposition(start - 1);
        opens.then_some(Subject { tokens: first.start..last.end, person: None, pronoun: false })
    }

    /// Where a noun phrase that begins at `at` ends: at a sign, a verb or a clause.
    pub(super) fn phrase_end(&self, from: usize, end: usize) -> usize {
        let prose = self.prose;
        let mut at = from;
        while at < end && at < from + 14 && !prose.is_quoted(at) {
            let Some(token) = prose.token(at) else { break };
            // "former governor and party chairman Ada Quill".
            let joins = prose.says(at, "and")
                && at > from
                && prose.is(at - 1, ROLE | TITLE)
                && prose.token(at + 1).is_some_and(Token::is_capital);
            let stops = match token.shape {
                _ if joins => false,
                Shape::Sign => !matches!(token.sign(), '-' | '&' | '\'' | '\u{2019}'),
                Shape::Lower => {
                    at > from
                        && !self.is_line(at)
                        && (token.is(SAY | SAY_WEAK)
                            && !token.is(ROLE | GROUP | ORGANISATION)
                            && !(token.is(SAY_NOUN) && self.is_preposition(at - 1))
                            || prose.says_one_of(at, &ENDS_PHRASE))
                }
                _ => token.is(CALENDAR),
            };
            if stops {
                break;
            }
            at += 1;
        }
        at
    }

    /// A description, with the person it means where only one of the cast fits: "the
    /// minister" for the one player whose role is minister.
    pub(in crate::extract) fn described(&self, tokens: Range<usize>) -> Subject {
        let prose = self.prose;
        // "a letter seen by the paper": who saw it is not who says it.
        let participle = tokens.clone().skip(1).find(|at| {
            prose.says(at + 1, "by") && (prose.word(*at).ends_with("ed") || prose.word(*at).ends_with('n'))
        });
        // "A judge threw out the claim": the description ends with its head where a verb in the
        // past follows.
        let verb = tokens.clone().skip(1).find(|at| {
            let past = prose.is(*at, PAST) || prose.word(*at).ends_with("ed");
            past && prose.is(at - 1, ROLE | GROUP) && prose.is(at + 1, FUNCTION)
        });
        let end = participle.unwrap_or(tokens.end).min(verb.unwrap_or(tokens.end));
        let tokens = tokens.start..end;
        let person = self.by_role(&tokens);
        Subject { tokens, person, pronoun: false }
    }

    /// The person whose role fits a description best, where one does better than all
    /// others: "the minister" for the one player whose role is minister.
    pub(super) fn by_role(&self, tokens: &Range<usize>) -> Option<usize> {
        let prose = self.prose;
        if !prose.says_one_of(tokens.start, &["the", "its", "their", "his", "her"]) {
            return None;
        }
        let end = tokens.clone().find(|at| self.is_preposition(*at)).unwrap_or(tokens.end);
        let head = end.checked_sub(1).filter(|head| *head > tokens.start && prose.is(*head, ROLE | TITLE))?;
        let wanted: Vec<&str> = (tokens.start + 1..=head).map(|at| prose.word(at)).collect();
        let mut best: Option<(usize, i32)> = None;
        let mut tied = false;
        for (index, person) in self.cast.people.iter().enumerate().take(LOOKED_AT) {
            let Some(role) = person.role else { continue };
            let Some(likeness) = likeness(role.of(&prose.article.text), &wanted) else { continue };
            match best {
                Some((_, most)) if likeness < most => {}
                Some((_, most)) if likeness == most => tied = true,
                _ => (best, tied) = (Some((index, likeness)), false),
            }
        }
        best.filter(|_| !tied).map(|(index, _)| index)
    }
}

/// What the clause begins with that a subject is the end of.
const OPENS_CLAUSE: [&str; 25] = [
    "and", "but", "when", "because", "if", "while", "though", "although", "as", "who", "which", "so", "what",
    "was", "is", "has", "had", "are", "were", "have", "after", "before", "since", "until", "whether",
];

/// What a noun phrase ends before: a clause, a verb, a time or a place.
const ENDS_PHRASE: [&str; 32] = [
    "who", "which", "that", "as", "when", "after", "before", "while", "during", "and", "but", "has", "had",
    "have", "is", "was", "were", "are", "will", "would", "could", "may", "on", "outside", "last", "this",
    "earlier", "about", "because", "if", "whose", "where",
];

/// How like a role is to the words of a description; `None` where it lacks the last of
/// them. What stands behind "of", "who" and the like says where, not what.
fn likeness(role: &str, wanted: &[&str]) -> Option<i32> {
    let (mut found, mut extra, mut has_head) = (0, 0, false);
    let words = role.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    for word in words.take(8) {
        if ["of", "for", "at", "in", "who", "and", "to", "on"].contains(&word) {
            break;
        }
        if wanted.iter().any(|wanted| wanted.eq_ignore_ascii_case(word)) {
            found += 1;
            has_head |= wanted.last().is_some_and(|head| head.eq_ignore_ascii_case(word));
        } else if !["the", "a", "an", "departing", "former", "its"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(word))
        {
            extra += 1;
        }
    }
    has_head.then_some(found * 4 - extra)
}
