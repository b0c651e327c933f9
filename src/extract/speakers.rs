//! Who said it: reads the attribution of each quotation off the words after it, before it
//! and beside it, and where there are none off the quotation before.

use std::ops::Range;

use super::cast::Cast;
use super::lexicon::{CHANT, FUNCTION, GROUP, HOLDER, PAST, ROLE, SAY, SAY_NOUN, TITLE};
use super::marks::Quoted;
use super::pronouns::{antecedent, it_or_they, newcomer};
use super::prose::Prose;
use super::sayings::{is_cue, is_progressive};
use super::subject::{Finder, SUBJECT_REACH, Subject};
use super::tokens::{Shape, Token};
use crate::text::span::Span;

mod nearby;

use nearby::{above, beside, going_on, introduced, signed};

/// What the text says about a quotation's speaker.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Attribution {
    /// Who.
    pub(super) subject: Option<Subject>,
    /// The token of the word of saying.
    pub(super) cue: Option<usize>,
    /// True where the words stand right beside the quotation, with a verb of saying.
    pub(super) direct: bool,
}

/// The attributions of all quotations of `prose`, in order.
pub(super) fn attributions(prose: &Prose, cast: &Cast) -> Vec<Attribution> {
    let finder = Finder::new(prose, cast);
    let mut all: Vec<Attribution> = Vec::with_capacity(prose.quoted.len());
    for (index, quoted) in prose.quoted.iter().enumerate() {
        let surroundings = Surroundings::of(prose, index);
        // "Quill's sister agreed: “It floats,” she said": the words before tell who "she" is.
        let led = |found: &Attribution| {
            let pronoun = found.subject.as_ref().is_some_and(|subject| subject.pronoun);
            pronoun.then(|| led_by(&finder, quoted, &surroundings)).flatten()
        };
        let speaks =
            |found: &Attribution| found.subject.as_ref().is_none_or(|subject| finder.can_speak(subject));
        let mut found = introduces(&finder, quoted, &surroundings)
            .or_else(|| after(&finder, quoted, &surroundings).filter(speaks))
            .or_else(|| before(&finder, quoted, &surroundings).filter(speaks))
            .or_else(|| inside(&finder, quoted, &surroundings).filter(speaks))
            .or_else(|| introduced(&finder, quoted).filter(speaks))
            .or_else(|| somebody(&finder, quoted, &surroundings))
            .or_else(|| beside(&finder, quoted, &surroundings))
            .or_else(|| signed(&finder, quoted))
            .or_else(|| going_on(prose, index, &all))
            .or_else(|| above(&finder, quoted))
            .unwrap_or_default();
        found.subject = led(&found).or(found.subject);
        if let Some(subject) = found.subject.as_mut().filter(|subject| subject.pronoun) {
            match newcomer(&finder, subject, &all, index) {
                Some(newcomer) => *subject = newcomer,
                None => {
                    subject.person = antecedent(&finder, subject, &all, index)
                        .filter(|person| is_in_answer(&finder, quoted, *person));
                }
            }
        }
        all.push(found);
    }
    all
}

/// The attribution of a quotation beside which somebody says it whom nothing tells to be
/// anybody: the speaker is unknown, and nobody named elsewhere.
fn somebody(finder: &Finder, quoted: &Quoted, around: &Surroundings) -> Option<Attribution> {
    let said = |found: &Attribution| {
        found.direct && found.subject.is_some() && found.cue.is_some_and(|cue| finder.prose.is(cue, SAY))
    };
    let found = after(finder, quoted, around).filter(said);
    let found = found.or_else(|| before(finder, quoted, around).filter(said))?;
    Some(Attribution { subject: None, ..found })
}

/// False for somebody whom an answer of an interview does not name: "she" is none of those who
/// ask and answer.
fn is_in_answer(finder: &Finder, quoted: &Quoted, person: usize) -> bool {
    let prose = finder.prose;
    let turn = prose.turns.partition_point(|turn| turn.block <= quoted.block).checked_sub(1);
    let inside = turn.and_then(|turn| prose.turns.get(turn)).is_some_and(|turn| quoted.block < turn.end);
    let before = prose.block_tokens(quoted.block).start..quoted.outer.start;
    !inside || finder.cast.within(&before).any(|(_, named)| named == person)
}

/// Whose relative or aide is named before the colon that leads to a quotation.
fn led_by(finder: &Finder, quoted: &Quoted, around: &Surroundings) -> Option<Subject> {
    let colon = quoted.outer.start.checked_sub(1).filter(|at| finder.prose.sign(*at) == ':')?;
    let said = before(finder, quoted, around).filter(|_| colon >= around.before)?;
    let owned = |at: usize| {
        let possessive = finder.prose.token(at).is_some_and(|token| token.shape == Shape::Possessive);
        possessive || finder.prose.says_one_of(at, &["his", "her", "their"])
    };
    said.subject
        .filter(|subject| subject.tokens.clone().any(owned) && !subject.pronoun && finder.can_speak(subject))
}

/// The stretches of plain text around a quotation, as tokens.
struct Surroundings {
    /// From the start of the sentence, or the quotation before it in the sentence.
    before: usize,
    /// To the end of the sentence or the next quotation.
    after: usize,
    /// After the sentence's last token.
    end: usize,
    /// The sentence's first token.
    sentence: usize,
}

impl Surroundings {
    fn of(prose: &Prose, index: usize) -> Self {
        let Some(quoted) = prose.quoted.get(index) else {
            return Self { before: 0, after: 0, end: 0, sentence: 0 };
        };
        let block = prose.block_tokens(quoted.block);
        let previous =
            index.checked_sub(1).and_then(|at| prose.quoted.get(at)).map_or(0, |quoted| quoted.outer.end);
        let next = prose.quoted.get(index + 1).map_or(usize::MAX, |quoted| quoted.outer.start);
        let first = prose.sentence_at(quoted.outer.start).and_then(|at| prose.sentences.get(at));
        let last =
            prose.sentence_at(quoted.outer.end.saturating_sub(1)).and_then(|at| prose.sentences.get(at));
        let sentence = first.map_or(block.start, |sentence| sentence.tokens.start);
        let end = last.map_or(block.end, |sentence| sentence.tokens.end);
        let mut after = end.min(next).max(quoted.outer.end);
        let opens = quoted.outer.start == block.start;
        if is_dash(prose.sign(quoted.outer.end)) || opens && prose.sign(quoted.outer.end) == '(' {
            // "“...” — Ada Quill" and "“...” (Ada Quill)" go on behind the end of the sentence.
            let reach = block.end.min(next);
            let line = (quoted.outer.end + 1..reach).find(|at| begins_line(prose, *at));
            after = after.max(line.unwrap_or(reach));
        }
        Self { before: sentence.max(previous), after, end: end.max(quoted.outer.end), sentence }
    }
}

const fn is_dash(sign: char) -> bool {
    matches!(sign, '—' | '–' | '-' | '―')
}

/// True where a line of the text begins with the token at `at`.
fn begins_line(prose: &Prose, at: usize) -> bool {
    at.checked_sub(1).and_then(|before| prose.token(before)).zip(prose.token(at)).is_some_and(
        |(before, token)| {
            prose.article.slice(Span::new(before.span().end, token.span().start)).contains('\n')
        },
    )
}

/// `“...,” said Quill`, `“...,” Quill told the paper`, `“...,” according to Quill`,
/// `“...” — Quill, baker`.
fn after(finder: &Finder, quoted: &Quoted, around: &Surroundings) -> Option<Attribution> {
    let prose = finder.prose;
    let mut from = quoted.outer.end;
    let end = around.after;
    if matches!(prose.sign(from), ',') {
        from += 1;
    }
    if from >= end {
        return None;
    }
    if let Some(found) = acted(finder, quoted, from, end).or_else(|| by(finder, quoted, from, end)) {
        return Some(found);
    }
    if is_dash(prose.sign(from)) || prose.sign(from) == '(' {
        let subject = finder.starting(from + 1, end)?;
        let verb = (from + 1..end)
            .take(6)
            .any(|at| prose.is(at, SAY) && prose.token(at).is_some_and(|token| token.shape == Shape::Lower));
        if !verb {
            let named =
                subject.person.is_some() || is_capital_name(prose, &subject) || subject.tokens.end + 2 >= end;
            // "“...” — a woman in the queue who gave no name".
            let alone = is_dash(prose.sign(from))
                && quoted.outer.start == prose.block_tokens(quoted.block).start
                && finder.can_speak(&subject);
            let signs = named || alone;
            return signs.then_some(Attribution { subject: Some(subject), cue: None, direct: true });
        }
        from += 1;
    }
    if prose.says(from, "according") && prose.says(from + 1, "to") {
        let subject = finder.starting(from + 2, end);
        return Some(Attribution { subject, cue: Some(from), direct: true });
    }
    // A quotation that ends in a full stop ends its sentence.
    if prose.sign(quoted.inner.end.wrapping_sub(1)) == '.' && prose.token(from).is_some_and(Token::is_capital)
    {
        return None;
    }
    // "“...” was the comment of Quill".
    if prose.says_one_of(from, &["was", "is", "were", "are"]) {
        let of = (from + 2..(from + 6).min(end))
            .find(|at| prose.says(*at, "of") && prose.is(at.saturating_sub(1), SAY_NOUN | HOLDER));
        let subject = of.and_then(|of| finder.starting(of + 1, end));
        if let Some(subject) = subject.filter(|subject| finder.can_speak(subject)) {
            return Some(Attribution { subject: Some(subject), cue: of.map(|of| of - 1), direct: true });
        }
    }
    if prose.says(from, "it")
        && is_cue(prose, from + 1, from)
        && let Some(subject) = it_or_they(finder, from)
    {
        return Some(Attribution { subject: Some(subject), cue: Some(from + 1), direct: true });
    }
    // Another clause: "“...,” and Osei says that ...".
    if prose.says_one_of(from, &CONJUNCTIONS) {
        return None;
    }
    let cue = (from..end).take(40).find(|at| is_cue(prose, *at, from))?;
    if let Some(subject) = inverted(finder, cue, end) {
        return Some(Attribution { subject: Some(subject), cue: Some(cue), direct: cue <= from + 2 });
    }
    if cue == from || (cue <= from + 2 && finder.before(cue, from).is_none()) {
        if let Some(subject) = finder.after(cue, end) {
            return Some(Attribution { subject: Some(subject), cue: Some(cue), direct: true });
        }
        return None;
    }
    let subject = finder.before(cue, from)?;
    // The words between must be the subject and nothing but: else the verb is another's.
    let near = subject.tokens.start <= from + 2 || comes_first(finder, &subject, from);
    near.then_some(Attribution { subject: Some(subject), cue: Some(cue), direct: true })
}

/// What another clause begins with.
const CONJUNCTIONS: [&str; 14] = [
    "and", "but", "while", "when", "though", "although", "because", "which", "if", "or", "after", "before",
    "until", "since",
];

/// The subject of a verb that closes a sentence with it: `..., said Ada Quill, a baker.`
fn inverted(finder: &Finder, cue: usize, end: usize) -> Option<Subject> {
    let prose = finder.prose;
    if cue == 0 || prose.sign(cue - 1) != ',' || !prose.is(cue, SAY) {
        return None;
    }
    let subject = finder.after(cue, end).filter(|subject| subject.person.is_some())?;
    let closes =
        subject.tokens.end + 1 >= end || matches!(prose.sign(subject.tokens.end), ',' | '.' | '(' | '—');
    closes.then_some(subject)
}

/// True for two to four capitalised words.
fn is_capital_name(prose: &Prose, subject: &Subject) -> bool {
    (2..=4).contains(&subject.tokens.len())
        && subject.tokens.clone().all(|at| prose.token(at).is_some_and(Token::is_capital))
}

/// True where no other name stands between `from` and the subject.
fn comes_first(finder: &Finder, subject: &Subject, from: usize) -> bool {
    subject.tokens.start <= from + 6 && finder.cast.within(&(from..subject.tokens.start)).next().is_none()
}

/// `“I doubt it,” grinned Quill.`: whatever the verb is, between a quotation that is not at its
/// end and somebody's name it tells who speaks.
fn acted(finder: &Finder, quoted: &Quoted, verb: usize, end: usize) -> Option<Attribution> {
    let prose = finder.prose;
    let goes_on = matches!(prose.sign(quoted.inner.end.wrapping_sub(1)), ',' | '!' | '?');
    let word = prose.token(verb).filter(|token| token.shape == Shape::Lower && !token.is(FUNCTION))?;
    let past = prose.word(verb).ends_with("ed") || word.is(PAST);
    let (tokens, person) = finder.cast.starting_at(verb + 1).filter(|_| goes_on && past)?;
    let closes = tokens.end >= end || matches!(prose.sign(tokens.end), ',' | '.' | ':' | ';' | '(' | '—');
    let subject = Subject { tokens, person: Some(person), pronoun: false };
    closes.then_some(Attribution { subject: Some(subject), cue: Some(verb), direct: true })
}

/// `hailed as “a triumph” by Quill`: whoever does what a verb in the passive tells.
fn by(finder: &Finder, quoted: &Quoted, by: usize, end: usize) -> Option<Attribution> {
    let called = finder.prose.says(by, "by") && finder.prose.says(quoted.outer.start.wrapping_sub(1), "as");
    let subject = finder.starting(by + 1, end).filter(|_| called)?;
    subject.person.is_some().then_some(Attribution { subject: Some(subject), cue: None, direct: true })
}

/// `defended by Quill as “a modest repair”`, `quoted Quill as saying: “...”`: whose words stand
/// behind "as".
fn told_as(finder: &Finder, from: usize, start: usize) -> Option<Attribution> {
    let prose = finder.prose;
    let saying =
        |at: &usize| prose.says(*at, "as") && prose.says_one_of(at + 1, &["saying", "writing", "telling"]);
    if let Some(at) = (from..start.saturating_sub(1)).rev().take(4).find(saying) {
        let (tokens, person) = finder.cast.ending_at(at)?;
        let subject = Subject { tokens, person: Some(person), pronoun: false };
        return Some(Attribution { subject: Some(subject), cue: Some(at + 1), direct: true });
    }
    let last = start.checked_sub(1).filter(|last| *last > from && prose.says(*last, "as"))?;
    let (tokens, person) = finder.cast.ending_at(last)?;
    let titled = |at: &usize| prose.is(*at, ROLE | TITLE) || prose.says(*at, "the");
    let by = (from..tokens.start).rev().take(4).find(|at| !titled(at))?;
    let subject = Subject { tokens, person: Some(person), pronoun: false };
    prose.says(by, "by").then_some(Attribution { subject: Some(subject), cue: None, direct: true })
}

/// `Quill said: “...”`, `Quill: “...”`, `According to Quill, “...”`, `..., saying “...”`.
fn before(finder: &Finder, quoted: &Quoted, around: &Surroundings) -> Option<Attribution> {
    let prose = finder.prose;
    let start = quoted.outer.start;
    if around.before >= start {
        return None;
    }
    let from = around.before;
    let last = start - 1;
    if prose.says(from, "according") && prose.says(from + 1, "to") {
        let subject = finder.starting(from + 2, start);
        return Some(Attribution { subject, cue: Some(from), direct: true });
    }
    if prose.sign(last) == ':' {
        let name = finder.cast.ending_at(last).or_else(|| finder.cast.starting_at(from));
        if let Some((tokens, person)) = name
            && tokens.start <= from + 3
            && last <= tokens.end + 8
            && !(from..last).any(|at| is_cue(prose, at, from))
        {
            return Some(Attribution {
                subject: Some(Subject { tokens, person: Some(person), pronoun: false }),
                cue: None,
                direct: true,
            });
        }
    }
    if let Some(found) = told_as(finder, from, start) {
        return Some(found);
    }
    if is_chant(prose, last) {
        return Some(Attribution { subject: None, cue: None, direct: true });
    }
    let cue = (from..start).rev().take(40).find(|at| is_cue(prose, *at, from));
    let Some(cue) = cue else {
        // "Quill takes another view: “...”".
        let colon = prose.sign(last) == ':';
        let main = finder.main(around.sentence, last).filter(|_| colon);
        let known = |subject: &Subject| subject.pronoun || subject.person.is_some();
        let label = || label(finder, from, last).filter(|_| colon && from == around.sentence);
        let subject = main.filter(known).or_else(label);
        return subject.map(|subject| Attribution { subject: Some(subject), cue: None, direct: true });
    };
    let participle = prose.word(cue).ends_with("ing");
    // "..., explained Quill, “...”".
    let enclosed = cue > from && prose.sign(cue - 1) == ',' && prose.sign(last) == ',' && prose.is(cue, SAY);
    let inverted = || {
        finder.after(cue, start).filter(|subject| {
            prose.sign(last) == ':' || enclosed && subject.person.is_some() && subject.tokens.end == last
        })
    };
    let subject = if participle && !is_progressive(prose, cue) {
        participle_subject(finder, around.sentence, cue)
    } else {
        let behind = if enclosed { inverted() } else { None };
        // "The inquiry was scathing. It said ...".
        let meant = || {
            let it = cue.checked_sub(1).filter(|it| *it >= from && prose.says(*it, "it"))?;
            it_or_they(finder, it)
        };
        behind
            .or_else(|| finder.before(cue, from))
            .or_else(meant)
            .or_else(inverted)
            .or_else(|| finder.main(around.sentence, cue))
    };
    let known = |subject: &Subject| subject.pronoun || subject.person.is_some();
    // "Quill said that the service promised last year “...”": the service promised nothing.
    let (subject, cue) = match subject {
        Some(subject) if known(&subject) || start - cue <= 2 => (Some(subject), cue),
        other => {
            let earlier = (from..cue).rev().filter(|at| prose.is(*at, SAY) && is_cue(prose, *at, from));
            earlier
                .take(2)
                .find_map(|verb| Some((Some(finder.before(verb, from).filter(known)?), verb)))
                .unwrap_or((other, cue))
        }
    };
    let direct = start - cue <= 3 || matches!(prose.sign(last), ':' | ',');
    subject.map(|subject| Attribution { subject: Some(subject), cue: Some(cue), direct })
}

/// True for "chants of" before a quotation: nobody who is named says it.
fn is_chant(prose: &Prose, of: usize) -> bool {
    prose.says(of, "of") && of.checked_sub(1).is_some_and(|at| prose.is(at, CHANT))
}

/// A few words before a colon that tell what somebody is: `A harbour pilot: “...”`.
fn label(finder: &Finder, from: usize, colon: usize) -> Option<Subject> {
    let words = (from..colon).all(|at| finder.prose.token(at).is_some_and(Token::is_word));
    let who = finder.prose.is(colon.checked_sub(1)?, ROLE | GROUP);
    let subject = (words && who && colon - from <= 6).then(|| finder.described(from..colon))?;
    Some(subject).filter(|subject| finder.can_speak(subject))
}

/// The attribution before a quotation where it leads straight to it, `Quill said, “...”`,
/// so that nothing behind it can be meant: a quotation that ends in a comma goes on to
/// its own attribution.
fn introduces(finder: &Finder, quoted: &Quoted, around: &Surroundings) -> Option<Attribution> {
    let prose = finder.prose;
    let start = quoted.outer.start;
    let last = start.checked_sub(1).filter(|last| *last >= around.before)?;
    let ends = prose.sign(quoted.inner.end.wrapping_sub(1));
    if !matches!(prose.sign(last), ',' | ':') || ends == ',' || prose.sign(quoted.outer.end) == ',' {
        return None;
    }
    let found = before(finder, quoted, around)?;
    let near = found.cue.is_none_or(|cue| start - cue <= 6 && prose.is(cue, SAY));
    let known = found.subject.as_ref().is_some_and(|subject| subject.pronoun || subject.person.is_some());
    (near && known).then_some(found)
}

/// Whose words a participle leads to: `with Osei saying`, `Osei said ..., adding`, else the
/// subject of the sentence.
fn participle_subject(finder: &Finder, from: usize, cue: usize) -> Option<Subject> {
    let prose = finder.prose;
    let attached = cue > from && prose.token(cue - 1).is_some_and(Token::is_word);
    if attached {
        let with =
            |subject: &Subject| subject.tokens.start > from && prose.says(subject.tokens.start - 1, "with");
        let free = |tokens: &Range<usize>| {
            let before = tokens.start.saturating_sub(1);
            !prose.says_one_of(before, &["on", "in", "at", "by"])
        };
        if let Some((tokens, person)) = finder.cast.ending_at(cue).filter(|(tokens, _)| free(tokens)) {
            return Some(Subject { tokens, person: Some(person), pronoun: false });
        }
        let said = finder.before(cue, from);
        if let Some(subject) = said.clone().filter(with) {
            return Some(subject);
        }
        // "a notice saying": whatever the sentence is about, the notice says it.
        let nobody = !finder.main(from, cue).is_some_and(|main| main.pronoun || main.person.is_some());
        let reads = prose.is(cue - 1, HOLDER) && nobody;
        if let Some(subject) = said.filter(|_| reads) {
            return Some(subject);
        }
    }
    let earlier = (from..cue)
        .rev()
        .take(SUBJECT_REACH)
        .find(|at| is_cue(prose, *at, from) && prose.is(*at, SAY) && !prose.word(*at).ends_with("ing"));
    let said = earlier.and_then(|verb| inverted(finder, verb, cue).or_else(|| finder.before(verb, from)));
    said.filter(|subject| subject.pronoun || subject.person.is_some()).or_else(|| finder.main(from, cue))
}

/// A fragment inside a clause whose verb of saying comes behind it, perhaps behind further
/// fragments.
fn inside(finder: &Finder, quoted: &Quoted, around: &Surroundings) -> Option<Attribution> {
    let prose = finder.prose;
    let (from, end) = (quoted.outer.end, around.end);
    if prose.sign(quoted.inner.end.wrapping_sub(1)) == '.' {
        return None;
    }
    // "“...” while Osei says that ...": the verb is another's.
    let clause = from + usize::from(prose.sign(from) == ',');
    let another = ["while", "after", "before", "although", "though", "because", "since", "until"];
    if prose.says_one_of(clause, &another) && prose.sign(clause + 1) != ',' {
        return None;
    }
    let near = (from..around.after).take(25).find(|at| is_cue(prose, *at, from));
    if let Some(cue) = near
        && let Some(subject) = inverted(finder, cue, end).or_else(|| finder.before(cue, from))
    {
        return Some(Attribution { subject: Some(subject), cue: Some(cue), direct: false });
    }
    // The verb that closes the sentence.
    let cue = (from..end.min(from + 80)).rev().find(|at| prose.is(*at, SAY) && is_cue(prose, *at, from))?;
    let closing = inverted(finder, cue, end)
        .or_else(|| finder.before(cue, from).filter(|_| cue + 6 >= end))
        .filter(|subject| subject.pronoun || subject.person.is_some())?;
    Some(Attribution { subject: Some(closing), cue: Some(cue), direct: false })
}
