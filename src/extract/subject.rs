//! Who does what a verb says: finds the words that name the subject of a verb, and the
//! person they stand for.

use std::ops::Range;

use super::cast::Cast;
use super::lexicon::{FUNCTION, GROUP, ORGANISATION, ROLE, SAY, SAY_WEAK, TITLE};
use super::prose::Prose;
use super::tokens::Shape;
use crate::model::briefing::Voice;
use crate::text::line::one_line;

/// Somebody who is named, described or meant by a pronoun at a place of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    /// The tokens of the name, description or pronoun.
    pub(super) tokens: Range<usize>,
    /// Index of the person in the cast.
    pub(super) person: Option<usize>,
    /// True for "he", "she" and the like.
    pub(super) pronoun: bool,
}

/// Among so many players a description's person is looked for.
const LOOKED_AT: usize = 60;

/// What is needed to find subjects.
pub(super) struct Finder<'a> {
    /// The article's surface.
    pub(super) prose: &'a Prose<'a>,
    /// Who is who in it.
    pub(super) cast: &'a Cast,
}

/// How many tokens into a sentence its subject is looked for. Few sentences of news are
/// half as long; without a bound a paragraph of a thousand quotations would be searched
/// from its beginning for each of them.
const SUBJECT_REACH: usize = 150;

impl Finder<'_> {
    /// The voice of a subject, named in full where the person is known; `None` for a
    /// pronoun that means nobody known.
    pub(super) fn voice(&self, subject: &Subject) -> Option<Voice> {
        let text = &self.prose.article.text;
        let span = self.prose.span(&subject.tokens);
        let name = match subject.person.and_then(|index| self.cast.people.get(index)) {
            Some(person) => person.span.of(text),
            None if subject.pronoun => return None,
            None => span.of(text),
        };
        Some(Voice { name: one_line(name).into_owned(), span, player: subject.person })
    }

    /// The subject that stands before the verb at `verb`, not before the token `from`.
    pub(super) fn before(&self, verb: usize, from: usize) -> Option<Subject> {
        let prose = self.prose;
        let mut at = verb;
        let mut skipped = 0;
        while at > from && skipped < 5 && self.is_auxiliary(at - 1) {
            at -= 1;
            skipped += 1;
        }
        if at <= from {
            return None;
        }
        let last = at - 1;
        match prose.sign(last) {
            ',' | '—' | '–' | ')' => self.behind_insertion(last, from),
            _ if prose.says(last, "who") || prose.says(last, "which") || prose.says(last, "that") => {
                let name = if last > from && prose.sign(last - 1) == ',' { last - 1 } else { last };
                self.ending(name, from)
            }
            _ if prose.says(last, "and") || prose.says(last, "but") || prose.says(last, "then") => {
                self.main(from, verb)
            }
            _ => self.ending(at, from),
        }
    }

    /// The subject behind the verb at `verb`: `said Quill`, `said the minister`.
    pub(super) fn after(&self, verb: usize, end: usize) -> Option<Subject> {
        let prose = self.prose;
        let mut at = verb + 1;
        if prose.token(at).is_some_and(|token| token.shape == Shape::Lower && prose.word(at).ends_with("ly"))
        {
            at += 1;
        }
        if at >= end || prose.quotation(at).is_some() {
            return None;
        }
        self.starting(at, end)
    }

    /// The subject whose words begin at `at`.
    pub(super) fn starting(&self, at: usize, end: usize) -> Option<Subject> {
        let prose = self.prose;
        if self.is_pronoun(at) {
            return Some(Subject { tokens: at..at + 1, person: None, pronoun: true });
        }
        if let Some((tokens, person)) = self.cast.starting_at(at) {
            if prose.token(tokens.end).is_some_and(|token| token.shape == Shape::Possessive) {
                let phrase = at..self.phrase_end(at, end);
                return Some(Subject { tokens: phrase, person: None, pronoun: false });
            }
            return Some(Subject { tokens, person: Some(person), pronoun: false });
        }
        let stop = self.phrase_end(at, end);
        if stop <= at {
            return None;
        }
        // "said incident commander Quill": the name inside, unless something is said of it.
        for (tokens, person) in self.cast.within(&(at..stop)) {
            let between = at..tokens.start;
            let owner = prose.token(tokens.end).is_some_and(|token| token.shape == Shape::Possessive);
            let linked = between.clone().any(|at| {
                ["of", "for", "at", "to", "from", "with", "in", "by"].iter().any(|word| prose.says(at, word))
            });
            let titled = between.clone().any(|at| prose.is(at, ROLE | TITLE | ORGANISATION));
            if !owner && titled && (!linked || tokens.start > at && prose.is(tokens.start - 1, TITLE)) {
                return Some(Subject { tokens, person: Some(person), pronoun: false });
            }
        }
        let token = prose.token(at)?;
        let determined = self.is_determiner(at);
        let named = token.is_capital() && !token.is(FUNCTION);
        let described = (at..stop).any(|at| prose.is(at, ROLE | GROUP | ORGANISATION));
        (determined || named || described).then(|| self.described(at..stop))
    }

    /// A description, with the person it means where only one of the cast fits: "the
    /// minister" for the one player whose role is minister.
    pub(super) fn described(&self, tokens: Range<usize>) -> Subject {
        let person = self.by_role(&tokens);
        Subject { tokens, person, pronoun: false }
    }

    /// The first person or description of the stretch that can be the subject of its
    /// sentence: what stands after a preposition is passed over.
    pub(super) fn main(&self, from: usize, to: usize) -> Option<Subject> {
        let prose = self.prose;
        let to = to.min(from + SUBJECT_REACH);
        let mut at = from;
        while at < to {
            if prose.quotation(at).is_some() {
                at += 1;
                continue;
            }
            let token = prose.token(at)?;
            let oblique = at > from && self.is_preposition(at - 1);
            if self.is_pronoun(at) && !oblique {
                return Some(Subject { tokens: at..at + 1, person: None, pronoun: true });
            }
            if let Some((tokens, person)) = self.cast.starting_at(at) {
                let owner = prose.token(tokens.end).is_some_and(|token| token.shape == Shape::Possessive);
                if !oblique && !owner {
                    return Some(Subject { tokens, person: Some(person), pronoun: false });
                }
                at = tokens.end;
                continue;
            }
            let opens = at == from || prose.sign(at - 1) == ',';
            if opens && !token.is(SAY) && (self.is_determiner(at) || token.is(GROUP | ORGANISATION)) {
                return self.starting(at, to);
            }
            at += 1;
        }
        None
    }

    /// The subject before a pair of commas or dashes: `Quill, a baker from Ede, said`.
    fn behind_insertion(&self, closing: usize, from: usize) -> Option<Subject> {
        let prose = self.prose;
        let opening = match prose.sign(closing) {
            ')' => '(',
            sign => sign,
        };
        // "A spokesman for the company, Quill, said": the name is what is inserted.
        if let Some((tokens, person)) = self.cast.ending_at(closing)
            && tokens.start > from
            && prose.sign(tokens.start - 1) == opening
        {
            return Some(Subject { tokens, person: Some(person), pronoun: false });
        }
        let mut at = closing;
        let mut fallback = None;
        while at > from && closing - at < 40 {
            at -= 1;
            if prose.quotation(at).is_some() {
                break;
            }
            if prose.sign(at) == opening {
                let end = self.without_brackets(at, from);
                if let Some((tokens, person)) = self.cast.ending_at(end) {
                    return Some(Subject { tokens, person: Some(person), pronoun: false });
                }
                if at > from && self.is_pronoun(at - 1) {
                    return Some(Subject { tokens: at - 1..at, person: None, pronoun: true });
                }
                if fallback.is_none() {
                    fallback = self.ending(at, from);
                }
            }
        }
        fallback.or_else(|| {
            self.cast.ending_at(closing).map(|(tokens, person)| Subject {
                tokens,
                person: Some(person),
                pronoun: false,
            })
        })
    }

    /// Where the words before `end` end when a pair of brackets right before it is left
    /// out: `Quill (R-Ohio), ...`.
    fn without_brackets(&self, end: usize, from: usize) -> usize {
        if end <= from || self.prose.sign(end - 1) != ')' {
            return end;
        }
        (from..end).rev().take(10).find(|at| self.prose.sign(*at) == '(').unwrap_or(end)
    }

    /// The subject whose words end right before `end`.
    fn ending(&self, end: usize, from: usize) -> Option<Subject> {
        let prose = self.prose;
        let last = end.checked_sub(1).filter(|last| *last >= from)?;
        if self.is_pronoun(last) {
            return Some(Subject { tokens: last..end, person: None, pronoun: true });
        }
        if let Some((tokens, person)) = self.cast.ending_at(end) {
            let linked = tokens.start > from
                && self.is_preposition(tokens.start - 1)
                && !prose.says(tokens.start - 1, "as");
            if !linked {
                return Some(Subject { tokens, person: Some(person), pronoun: false });
            }
        }
        let mut start = end;
        while start > from && end - start < 14 {
            let at = start - 1;
            let token = prose.token(at)?;
            let stops = match token.shape {
                Shape::Sign => !matches!(token.sign, '-' | '&' | '\'' | '\u{2019}'),
                Shape::Lower => {
                    token.is(SAY | SAY_WEAK) && !token.is(ROLE | ORGANISATION)
                        || [
                            "and", "but", "when", "because", "if", "while", "though", "although", "as",
                            "who", "which", "so", "what", "was", "is", "has", "had",
                        ]
                        .iter()
                        .any(|word| prose.says(at, word))
                }
                _ => false,
            };
            if stops || prose.quotation(at).is_some() {
                break;
            }
            start = at;
            if self.is_determiner(at) && !(at > from && self.is_preposition(at - 1)) {
                return Some(self.described(at..end));
            }
        }
        // Without a determiner: a plural, or the name of an organisation.
        while start < end
            && (prose.is(start, FUNCTION) || prose.says(start, "also"))
            && !self.is_quantity(start)
        {
            start += 1;
        }
        let first = prose.token(start).filter(|_| start < end)?;
        let fits = first.is_capital() || (start..end).any(|at| prose.is(at, GROUP | ROLE | ORGANISATION));
        fits.then(|| self.described(start..end))
    }

    /// Where a noun phrase that begins at `at` ends: at a sign, a verb or a clause.
    fn phrase_end(&self, from: usize, end: usize) -> usize {
        let prose = self.prose;
        let mut at = from;
        while at < end && at < from + 14 && prose.quotation(at).is_none() {
            let Some(token) = prose.token(at) else { break };
            let stops = match token.shape {
                Shape::Sign => !matches!(token.sign, '-' | '&' | '\'' | '\u{2019}'),
                Shape::Lower => {
                    at > from
                        && (token.is(SAY | SAY_WEAK) && !token.is(ROLE | GROUP | ORGANISATION)
                            || [
                                "who", "which", "that", "as", "when", "after", "before", "while", "during",
                                "and", "but", "has", "had", "have", "is", "was", "were", "are", "will",
                                "would", "could", "may", "on", "outside", "last", "this", "earlier", "about",
                                "because", "if", "whose", "where",
                            ]
                            .iter()
                            .any(|word| prose.says(at, word)))
                }
                _ => token.is(super::lexicon::CALENDAR),
            };
            if stops {
                break;
            }
            at += 1;
        }
        at
    }

    /// The person whose role fits a description best, where one does better than all
    /// others: "the minister" for the one player whose role is minister.
    fn by_role(&self, tokens: &Range<usize>) -> Option<usize> {
        let prose = self.prose;
        if !["the", "its", "their", "his", "her"].iter().any(|word| prose.says(tokens.start, word)) {
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

    fn is_auxiliary(&self, at: usize) -> bool {
        let prose = self.prose;
        let Some(token) = prose.token(at) else { return false };
        token.shape == Shape::Lower
            && ([
                "has",
                "had",
                "have",
                "also",
                "then",
                "later",
                "is",
                "was",
                "were",
                "are",
                "been",
                "be",
                "once",
                "now",
                "will",
                "would",
                "did",
                "does",
                "do",
                "never",
                "not",
                "recently",
                "previously",
                "further",
                "often",
                "still",
                "even",
                "just",
                "ever",
                "soon",
                "again",
                "always",
                "himself",
                "herself",
                "only",
                "first",
                "sometimes",
                "likes",
                "like",
                "to",
                "can",
                "may",
                "might",
                "could",
                "should",
                "both",
                "all",
                "went",
                "on",
                "already",
            ]
            .iter()
            .any(|word| prose.says(at, word))
                || prose.word(at).ends_with("ly") && !token.is(ROLE | GROUP | ORGANISATION | TITLE))
    }

    /// True for a pronoun in the subject's case.
    pub(super) fn is_pronoun(&self, at: usize) -> bool {
        ["he", "she", "they"].iter().any(|word| self.prose.says(at, word))
    }

    fn is_determiner(&self, at: usize) -> bool {
        [
            "the", "a", "an", "one", "his", "her", "its", "their", "some", "several", "many", "two", "three",
            "four", "most", "another", "this", "that", "both", "few", "our", "my", "no", "all", "any",
        ]
        .iter()
        .any(|word| self.prose.says(at, word))
    }

    fn is_quantity(&self, at: usize) -> bool {
        ["some", "several", "many", "two", "three", "most", "one", "others", "few", "critics", "all"]
            .iter()
            .any(|word| self.prose.says(at, word))
    }

    pub(super) fn is_preposition(&self, at: usize) -> bool {
        [
            "of",
            "in",
            "on",
            "at",
            "by",
            "for",
            "from",
            "to",
            "with",
            "about",
            "against",
            "after",
            "before",
            "between",
            "under",
            "over",
            "into",
            "than",
            "like",
            "as",
            "during",
            "near",
            "than",
            "behind",
            "beside",
            "including",
            "without",
        ]
        .iter()
        .any(|word| self.prose.says(at, word))
    }
}

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
