//! Who does what a verb says: finds the words that name the subject of a verb, and the
//! person they stand for.

use std::cell::RefCell;
use std::ops::Range;

use super::cast::Cast;
use super::lexicon::{
    CALENDAR, FUNCTION, GROUP, HOLDER, ORGANISATION, PLACE, ROLE, SAY, SAY_NOUN, SAY_WEAK, TITLE,
};
use super::pronouns::opening;
use super::prose::Prose;
use super::tokens::{Shape, Token};
use crate::model::briefing::Voice;
use crate::text::line::one_line;

mod phrase;
mod words;

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

/// What is needed to find subjects.
pub(super) struct Finder<'a> {
    /// The article's surface.
    pub(super) prose: &'a Prose<'a>,
    /// Who is who in it.
    pub(super) cast: &'a Cast,
    /// The sentence last looked through as far as a subject is looked for, by its first
    /// token, and what was found there.
    last: RefCell<Option<(usize, Option<Subject>)>>,
}

/// How many tokens into a sentence its subject is looked for. Few sentences of news are
/// half as long; without a bound a paragraph of a thousand quotations would be searched
/// from its beginning for each of them.
pub(super) const SUBJECT_REACH: usize = 150;

impl<'a> Finder<'a> {
    pub(super) const fn new(prose: &'a Prose<'a>, cast: &'a Cast) -> Self {
        Self { prose, cast, last: RefCell::new(None) }
    }

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
        while at > from && skipped < 5 && (self.is_auxiliary(at - 1) || prose.is(at - 1, CALENDAR)) {
            at -= 1;
            skipped += 1;
        }
        if at <= from {
            return None;
        }
        let last = at - 1;
        match prose.sign(last) {
            // "- Quill (baker) — calls it ..." is an entry of a list.
            '—' | '–' | ':' if self.entry(last).is_some() => self.entry(last),
            // "A judge threw it out, saying": the subject of the sentence does.
            ',' if prose.word(verb).ends_with("ing") => self
                .main(from, verb)
                .or_else(|| opening(self, from, last))
                .or_else(|| self.behind_insertion(last, from)),
            ',' | '—' | '–' | ')' => self.behind_insertion(last, from),
            _ if prose.says_one_of(last, &["who", "which", "that"]) => {
                let name = if last > from && prose.sign(last - 1) == ',' { last - 1 } else { last };
                let entry = || self.entry(last).filter(|_| prose.says(last, "who"));
                self.ending(name, from)
                    .filter(|subject| subject.person.is_some())
                    .or_else(entry)
                    .or_else(|| self.ending(name, from))
            }
            _ if prose.says_one_of(last, &["and", "but", "then"]) => self.main(from, verb),
            _ => self.ending(at, from),
        }
    }

    /// The listed player whose entry holds the token at `at`: `- Quill: A baker, who calls ...`.
    fn entry(&self, at: usize) -> Option<Subject> {
        let sentence = self.prose.sentence_at(at).and_then(|at| self.prose.sentences.get(at))?;
        let block = self.prose.block_tokens(sentence.block);
        let (tokens, person) = self.cast.within(&block).next()?;
        let listed = self.cast.people.get(person).is_some_and(|person| person.listed);
        let heads = matches!(self.prose.sign(tokens.end), ':' | '—' | '–' | '-' | '(');
        (listed && heads && tokens.start < block.start + 4).then_some(Subject {
            tokens,
            person: Some(person),
            pronoun: false,
        })
    }

    /// The subject behind the verb at `verb`: `said Quill`, `said the minister`.
    pub(super) fn after(&self, verb: usize, end: usize) -> Option<Subject> {
        let prose = self.prose;
        let mut at = verb + 1;
        if prose.token(at).is_some_and(|token| token.shape == Shape::Lower && prose.word(at).ends_with("ly"))
        {
            at += 1;
        }
        // "questioned whether Quill had ever ...": Quill questions nothing.
        let clause = ["whether", "that", "how", "why", "if", "what", "when", "where", "who"];
        if at >= end || prose.is_quoted(at) || prose.says_one_of(at, &clause) {
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
        if let Some((tokens, person)) = self.cast.starting_at(at)
            && !self.is_modifier(&tokens)
        {
            return Some(Subject { tokens, person: Some(person), pronoun: false });
        }
        let stop = self.phrase_end(at, end);
        if stop <= at || self.is_preposition(at) {
            return None;
        }
        // "said incident commander Quill": the name inside, unless something is said of it.
        for (tokens, person) in self.cast.within(&(at..stop)) {
            let between = at..tokens.start;
            let owner = self.is_modifier(&tokens);
            let linked = between
                .clone()
                .any(|at| prose.says_one_of(at, &["of", "for", "at", "to", "from", "with", "in", "by"]));
            let titled =
                tokens.end == stop || between.clone().any(|at| prose.is(at, ROLE | TITLE | ORGANISATION));
            if !owner && titled && (!linked || tokens.start > at && prose.is(tokens.start - 1, TITLE)) {
                return Some(Subject { tokens, person: Some(person), pronoun: false });
            }
        }
        // "said the museum's director, Ada Quill, ...".
        let mut name = stop + 1;
        while prose.is(name, ROLE | TITLE) && name < stop + 4 && self.cast.starting_at(name).is_none() {
            name += 1;
        }
        if prose.sign(stop) == ','
            && (at..stop).any(|at| prose.is(at, ROLE))
            && let Some((tokens, person)) =
                self.cast.starting_at(name).filter(|(tokens, _)| tokens.end <= end)
            && (tokens.end >= end
                || matches!(prose.sign(tokens.end), ',' | '.' | '(')
                || self.is_preposition(tokens.end))
        {
            return Some(Subject { tokens, person: Some(person), pronoun: false });
        }
        let token = prose.token(at)?;
        let determined = self.is_determiner(at);
        let named = token.is_capital() && !token.is(FUNCTION);
        let described = (at..stop).any(|at| prose.is(at, ROLE | GROUP | ORGANISATION));
        (determined || named || described).then(|| self.described(at..stop))
    }

    /// True where the name in `tokens` only says whose or which: `Quill's aide`, `Quill
    /// spokesman Osei`.
    pub(super) fn is_modifier(&self, tokens: &Range<usize>) -> bool {
        let prose = self.prose;
        let Some(next) = prose.token(tokens.end) else { return false };
        next.shape == Shape::Possessive
            || next.shape == Shape::Lower
                && next.is(ROLE | GROUP | ORGANISATION)
                && !next.is(SAY | SAY_WEAK | SAY_NOUN)
    }

    /// True for whoever can say something or hold a view: somebody known, a pronoun, a name,
    /// a word for a person or a group, or for an organisation or document as the lexicon
    /// lists them. "The wall" and "the decision to rebuild it" are none of these.
    pub(super) fn can_speak(&self, subject: &Subject) -> bool {
        let prose = self.prose;
        if subject.pronoun || subject.person.is_some() {
            return true;
        }
        let tokens = subject.tokens.clone();
        let starts = prose.sentence_at(tokens.start).and_then(|at| prose.sentences.get(at));
        let first = starts.map_or(0, |sentence| sentence.tokens.start);
        let head = tokens
            .clone()
            .find(|at| {
                *at > tokens.start && (self.is_preposition(*at) || prose.says_one_of(*at, &["who", "that"]))
            })
            .unwrap_or(tokens.end);
        if head == tokens.start + 1 && self.is_quantity(tokens.start) {
            return true;
        }
        // Whoever "said" something can say something, whatever the lists hold: "a boy".
        let said = |at: usize| prose.says_one_of(at, &["said", "says", "say"]);
        let inverted = || {
            tokens.start.checked_sub(1).is_some_and(said)
                && !prose.token(tokens.end).is_some_and(Token::is_word)
        };
        if head == tokens.end && (said(tokens.end) || inverted()) {
            return true;
        }
        if prose.says(tokens.start, "that") {
            return false;
        }
        let verb = prose.is(tokens.end, SAY | SAY_WEAK);
        (tokens.start..head).any(|at| {
            let Some(token) = prose.token(at) else { return false };
            match token.shape {
                Shape::Upper => true,
                // The capital of a sentence's first word tells nothing, a verb behind it does.
                Shape::Capital if at > first || verb && at + 1 == head => !token.is(FUNCTION | CALENDAR),
                _ if prose.word(at).ends_with("-old") => true,
                // The head of the phrase, or the only word of it.
                _ => {
                    token.is(GROUP | ROLE | HOLDER) && (at + 1 == head || token.is(GROUP | ROLE))
                        || at + 1 == head && self.is_several(at)
                }
            }
        })
    }

    /// The first person or description of the stretch that can be the subject of its
    /// sentence: what stands after a preposition is passed over.
    ///
    /// In a long sentence of many quotations it is asked for at each and is the same.
    pub(super) fn main(&self, from: usize, to: usize) -> Option<Subject> {
        if to < from + SUBJECT_REACH {
            return self.main_within(from, to);
        }
        if let Some((of, found)) = &*self.last.borrow()
            && *of == from
        {
            return found.clone();
        }
        let found = self.main_within(from, from + SUBJECT_REACH);
        self.last.replace(Some((from, found.clone())));
        found
    }

    fn main_within(&self, from: usize, to: usize) -> Option<Subject> {
        let prose = self.prose;
        let mut at = from;
        while at < to {
            if prose.is_quoted(at) {
                at += 1;
                continue;
            }
            let token = prose.token(at)?;
            let oblique = at > from && self.is_preposition(at - 1);
            if self.is_pronoun(at) && !oblique {
                return Some(Subject { tokens: at..at + 1, person: None, pronoun: true });
            }
            if let Some((tokens, person)) = self.cast.starting_at(at) {
                if !oblique && !self.is_modifier(&tokens) {
                    return Some(Subject { tokens, person: Some(person), pronoun: false });
                }
                if !oblique
                    && let Some(subject) = self.starting(at, to).filter(|subject| subject.person.is_some())
                {
                    return Some(subject);
                }
                at = tokens.end;
                continue;
            }
            let opens = at == from || matches!(prose.sign(at - 1), ',' | ':');
            if opens && !token.is(SAY) && (self.is_determiner(at) || token.is(GROUP | ORGANISATION)) {
                return self.starting(at, to);
            }
            if at == from
                && let Some(named) = self.named(at, to)
            {
                return Some(named);
            }
            at += 1;
        }
        None
    }

    /// Two to four capitalised words that open a sentence before its verb: `Ede Railways will
    /// end ...`.
    fn named(&self, at: usize, to: usize) -> Option<Subject> {
        let prose = self.prose;
        let capital = |at: &usize| {
            prose.token(*at).is_some_and(|token| token.is_capital() && !token.is(FUNCTION | CALENDAR | PLACE))
        };
        // "Pelican & Crane".
        let joins = |at: &usize| prose.sign(*at) == '&' && capital(&(*at + 1));
        let end = at + (at..to).take_while(|at| capital(at) || joins(at)).count();
        let verb = end < to && self.is_auxiliary(end) || prose.is(end, SAY | SAY_WEAK);
        ((2..=4).contains(&(end - at)) && verb).then(|| self.described(at..end))
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
        // "After the vote, Quill (Ede), said": the comma behind the bracket opens nothing.
        if closing > from
            && prose.sign(closing - 1) == ')'
            && let Some((tokens, person)) = self.cast.ending_at(self.without_brackets(closing, from))
        {
            return Some(Subject { tokens, person: Some(person), pronoun: false });
        }
        if let Some(subject) = self.inserted_person(closing, from) {
            return Some(subject);
        }
        let mut at = closing;
        let mut fallback = None;
        while at > from && closing - at < 40 {
            at -= 1;
            if prose.is_quoted(at) {
                break;
            }
            if prose.sign(at) == opening {
                let inserted = self.inserted_name(at + 1..closing, from);
                if let Some(subject) = inserted.or_else(|| self.introduced(at, closing, from)) {
                    return Some(subject);
                }
                let end = self.without_brackets(at, from);
                if let Some((tokens, person)) = self.cast.ending_at(end) {
                    // "An aide to Quill, speaking by phone, said": it is the aide who says it.
                    let whole = self.ending(end, from).filter(|_| self.is_linked(&tokens, from));
                    let named = Subject { tokens, person: Some(person), pronoun: false };
                    return Some(whole.unwrap_or(named));
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

    /// The person whom an insertion ends with: `Her neighbour, the locksmith Quill, said`.
    fn inserted_person(&self, closing: usize, from: usize) -> Option<Subject> {
        let prose = self.prose;
        let (tokens, person) = self.cast.ending_at(closing)?;
        let mut start = tokens.start;
        while start > from && tokens.start - start < 5 && prose.token(start - 1)?.is_word() {
            start -= 1;
        }
        let opens = start > from && prose.sign(start - 1) == prose.sign(closing);
        let introduced = start < tokens.start
            && (self.is_determiner(start) || prose.is(start, ROLE | TITLE))
            && !(start..tokens.start).any(|at| self.is_preposition(at) || prose.says(at, "and"));
        let after_name = start > from && self.cast.ending_at(start - 1).is_some();
        (opens && introduced && !after_name).then_some(Subject {
            tokens,
            person: Some(person),
            pronoun: false,
        })
    }

    /// True where the name in `tokens` stands behind a preposition and so only says whose or
    /// where something is.
    pub(super) fn is_linked(&self, tokens: &Range<usize>, from: usize) -> bool {
        tokens.start > from
            && self.is_preposition(tokens.start - 1)
            && !self.prose.says(tokens.start - 1, "as")
    }

    /// The name in `tokens`, which stands between commas behind what its bearer is: `A
    /// spokesman for Quill, Ivo Marsh, said`. The words are no known person.
    fn inserted_name(&self, tokens: Range<usize>, from: usize) -> Option<Subject> {
        let prose = self.prose;
        let name = (2..=4).contains(&tokens.len())
            && tokens.clone().all(|at| {
                prose.token(at).is_some_and(|token| {
                    token.is_capital() && !token.is(FUNCTION | CALENDAR | PLACE | ORGANISATION | ROLE | TITLE)
                })
            });
        let sign = tokens.start.checked_sub(1).filter(|sign| name && *sign > from)?;
        let mut before = (from..sign).rev().take(12).take_while(|at| prose.sign(*at) != ',');
        let role = before.any(|at| {
            prose.is(at, ROLE)
                && (at == from || !self.is_preposition(at - 1))
                && prose.says_one_of(at + 1, &["for", "of"])
        });
        role.then_some(Subject { tokens, person: None, pronoun: false })
    }

    /// The person named behind what they are, with more about them before the `closing` sign:
    /// `Quill's lawyer, Ivo Marsh of the firm Marsh & Roth, told`.
    fn introduced(&self, sign: usize, closing: usize, from: usize) -> Option<Subject> {
        let prose = self.prose;
        let mut name = sign + 1;
        while prose.is(name, TITLE) && name < sign + 3 && self.cast.starting_at(name).is_none() {
            name += 1;
        }
        let (tokens, person) = self.cast.starting_at(name).filter(|(tokens, _)| tokens.end < closing)?;
        let more = self.is_preposition(tokens.end) || prose.sign(tokens.end) == '(';
        let head = sign.checked_sub(1).filter(|head| *head > from && self.cast.ending_at(sign).is_none())?;
        let opens = |at: &usize| {
            self.is_determiner(*at) || prose.token(*at).is_some_and(|token| token.shape == Shape::Possessive)
        };
        let mut before = (from..sign)
            .rev()
            .take(8)
            .take_while(|at| prose.token(*at).is_some_and(Token::is_word) || opens(at));
        let office = prose.is(head, ROLE | TITLE) && !prose.is(head, GROUP) && before.any(|at| opens(&at));
        (more && office).then_some(Subject { tokens, person: Some(person), pronoun: false })
    }

    /// Where the words before `end` end when a pair of brackets right before it is left
    /// out: `Quill (R-Ohio), ...`.
    fn without_brackets(&self, end: usize, from: usize) -> usize {
        if end <= from || self.prose.sign(end - 1) != ')' {
            return end;
        }
        (from..end).rev().take(10).find(|at| self.prose.sign(*at) == '(').unwrap_or(end)
    }
}
