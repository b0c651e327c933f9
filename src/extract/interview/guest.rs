//! Who is interviewed: somebody whom the text introduces before the first question.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::{Turn, is_writer, says_one, writers};
use crate::extract::cast::Cast;
use crate::extract::lexicon::{
    ANSWERING, ASKING, CALENDAR, CONVERSING, INTERVIEW, LIST_LABEL, PRESS, flags, key,
};
use crate::extract::prose::Prose;
use crate::extract::subject::Subject;
use crate::extract::tokens::{Shape, Token};
use crate::text::label;

/// Words of whoever speaks of nobody but themselves, and of whoever speaks for others, too: a
/// paper explains what "we know".
const SINGULAR: [&str; 5] = ["i", "my", "me", "mine", "myself"];
const PLURAL: [&str; 4] = ["we", "our", "us", "ours"];

/// At most so many people are looked at: an introduction that names more is a story.
const PEOPLE: usize = 8;

/// Who gives the answers of an interview.
#[derive(Debug, Default)]
pub(in crate::extract) struct Voices {
    /// Who speaks in each turn or answers it; empty where nobody is known.
    of: Vec<Option<Subject>>,
    /// True where the answers are somebody's words, and not the paper's own.
    pub(in crate::extract) spoken: bool,
}

impl Voices {
    /// Finds out who speaks in each turn of `prose`.
    pub(in crate::extract) fn of_turns(prose: &Prose, cast: &Cast) -> Self {
        if prose.turns.is_empty() {
            return Self::default();
        }
        let unnamed = prose.turns.iter().any(|turn| turn.name.is_none());
        let (guest, spoken) = if unnamed { interviewed(prose, cast) } else { (None, false) };
        // Each label is looked for once.
        let mut named: HashMap<usize, Option<Subject>> = HashMap::new();
        let personal = personal(prose);
        let mut labels = 0;
        let mut of = |turn: &Turn| match &turn.name {
            Some(name) => named
                .entry(name.start)
                .or_insert_with(|| {
                    labels += 1;
                    bearer(prose, cast, name, personal.contains(&name.start), labels <= LABELS)
                })
                .clone(),
            None => guest.clone(),
        };
        Self { of: prose.turns.iter().map(&mut of).collect(), spoken }
    }

    /// True where the turns of `prose` are those of an interview, and not of an explainer.
    pub(in crate::extract) fn is_interview(&self, prose: &Prose) -> bool {
        self.spoken || prose.turns.iter().any(|turn| turn.name.is_some())
    }

    /// Who speaks in the turn with this index, or answers it.
    pub(in crate::extract) fn of(&self, turn: usize) -> Option<&Subject> {
        self.of.get(turn)?.as_ref()
    }
}

/// The labels, by their first tokens, of those who somewhere speak in the first person, as no
/// "Pro" and no "Contra" does.
fn personal(prose: &Prose) -> HashSet<usize> {
    let speaks = |turn: &&Turn| turn.answer(prose).any(|(_, words)| says_one(prose, &words, &SINGULAR));
    prose.turns.iter().filter(speaks).filter_map(|turn| turn.name.as_ref()).map(|name| name.start).collect()
}

/// Whom a label names: somebody known, by the name or by the initials; else whoever has a
/// name of several words or speaks of themselves.
fn bearer(
    prose: &Prose,
    cast: &Cast,
    name: &Range<usize>,
    personal: bool,
    looked_up: bool,
) -> Option<Subject> {
    let no_speaker = || prose.is(name.start, LIST_LABEL);
    if name.len() == 1 && (prose.is(name.start, CALENDAR) || no_speaker()) {
        return None;
    }
    let known = cast.within(name).last().map(|(_, person)| person);
    let words = prose.article.slice(prose.span(name));
    let short = name.len() == 1
        && prose.token(name.start).is_some_and(|token| matches!(token.shape, Shape::Upper | Shape::Initial));
    let initials = || {
        let mut fitting = cast.people.iter().enumerate().filter(|(_, person)| {
            !person.organisation && label::abbreviates(words, person.span.of(&prose.article.text))
        });
        fitting.next().filter(|_| fitting.next().is_none()).map(|(index, _)| index)
    };
    let person = known.or_else(|| if short && looked_up { initials() } else { None });
    let told = person.is_some() || short || name.len() > 1 || personal;
    told.then(|| Subject { tokens: name.clone(), person, pronoun: false })
}

/// Of so many labels the people are looked for whom they abbreviate.
const LABELS: usize = 32;

/// Who is interviewed, and whether anybody is: in an interview the answers speak in the first
/// person, in an explainer nobody does.
fn interviewed(prose: &Prose, cast: &Cast) -> (Option<Subject>, bool) {
    let answers = || prose.turns.iter().flat_map(|turn| turn.answer(prose));
    let singular = answers().any(|(_, words)| says_one(prose, &words, &SINGULAR));
    if !singular && !answers().any(|(_, words)| says_one(prose, &words, &PLURAL)) {
        return (None, false);
    }
    let guest = guest(prose, cast);
    // Letters say that somebody answers. Where questions are only printed in another way,
    // they must be put to somebody who is there.
    let letters = prose.turns.iter().any(|turn| turn.labelled && turn.name.is_none());
    let addressed = || {
        let asked =
            |turn: &Turn| turn.asks && says_one(prose, &prose.block_tokens(turn.block), &["you", "your"]);
        prose.turns.iter().any(asked)
    };
    let end = prose.turns.first().map_or(0, |first| prose.block_tokens(first.block).start);
    let said = is_announced(prose, end);
    let own = || {
        let asks = |turn: &Turn| turn.asks && says_one(prose, &prose.block_tokens(turn.block), &SINGULAR);
        prose.turns.iter().any(asks) || says_one(prose, &(0..end), &SINGULAR)
    };
    let spoken = if letters {
        singular || guest.is_some() && said
    } else {
        // An essay puts questions, too, and answers them itself.
        guest.is_some() && addressed() && (said || singular && !own())
    };
    (guest.filter(|_| spoken), spoken)
}

/// True where the text before the token `end` says that somebody is interviewed.
fn is_announced(prose: &Prose, end: usize) -> bool {
    let to = |at: usize| prose.says_one_of(at, &["to", "with", "down", "up"]);
    (0..end).any(|at| prose.is(at, CONVERSING) && to(at + 1) || prose.is(at, INTERVIEW))
}

/// Whoever is introduced before the first question.
fn guest(prose: &Prose, cast: &Cast) -> Option<Subject> {
    let first = prose.turns.first()?;
    let end = prose.block_tokens(first.block).start;
    let mut people = candidates(prose, cast, end);
    let talked_of = talked_of(prose, cast, &people);
    people.retain(|(_, person)| !talked_of.contains(person));
    let to = prose.sentences.partition_point(|sentence| sentence.tokens.start < end);
    let sentences = prose.sentences.get(..to).unwrap_or_default();
    people.retain(|(at, person)| !asks(prose, cast, at) && !is_of_papers(prose, cast, *person));
    let has_role = |person: usize| cast.people.get(person).is_some_and(|person| person.role.is_some());
    let subject =
        |(tokens, person): (Range<usize>, usize)| Subject { tokens, person: Some(person), pronoun: false };
    let talks = |at: &usize| !prose.is_quoted(*at) && prose.is(*at, CONVERSING | INTERVIEW | ANSWERING);
    // What a pronoun tells of who is interviewed: -1 for a woman, 1 for a man.
    let mut gender = None;
    for sentence in sentences {
        let Some(verb) = sentence.tokens.clone().find(talks) else { continue };
        // "She spoke to Ada Quill": whoever speaks was named before, and Quill listens.
        if let Some(pronoun) = pronoun(prose, sentence.tokens.start, verb) {
            gender = gender.or(Some(pronoun));
            for (_, listener) in cast.within(&(verb..sentence.tokens.end)) {
                people.retain(|(_, person)| *person != listener);
            }
            continue;
        }
        let known = |named: usize| people.iter().any(|(_, person)| *person == named);
        let here = || cast.within(&sentence.tokens).filter(|(_, named)| known(*named));
        let titled = here().find(|(_, person)| has_role(*person));
        if let Some(found) = titled.or_else(|| here().next()) {
            return Some(subject(found));
        }
    }
    let fits =
        |person: usize, sex: i8| cast.people.get(person).is_some_and(|person| person.gender * sex >= 0);
    let mut rest = people.into_iter().filter(|(_, person)| gender.is_none_or(|sex| fits(*person, sex)));
    let found = rest.next();
    let alone = rest.next().is_none();
    let found = found.filter(|(_, person)| alone || gender.is_some() || has_role(*person));
    found.map(subject)
}

/// Of `people` those whom the answers call by their surname, as hardly anybody does whose words
/// they are: one answer of many may tell what others say.
fn talked_of(prose: &Prose, cast: &Cast, people: &[(Range<usize>, usize)]) -> Vec<usize> {
    let surname = |at: &Range<usize>, person: usize| {
        let name = cast.people.get(person).map(|person| person.span.of(&prose.article.text));
        name.and_then(|name| name.rsplit(' ').next()).is_some_and(|last| prose.says(at.end - 1, last))
    };
    let mut counts: Vec<(usize, usize)> = people.iter().map(|(_, person)| (*person, 0)).collect();
    let mut answers = 0;
    for (_, words) in prose.turns.iter().flat_map(|turn| turn.answer(prose)) {
        answers += 1;
        for (person, count) in &mut counts {
            let called = |(at, named): (Range<usize>, usize)| {
                named == *person && !prose.is_quoted(at.start) && surname(&at, named)
            };
            *count += usize::from(cast.within(&words).any(called));
        }
    }
    counts.retain(|(_, count)| MANY * count > answers);
    counts.into_iter().map(|(person, _)| person).collect()
}

/// Whoever is named in more than one of so many paragraphs is talked about.
const MANY: usize = 10;

/// The sex that a pronoun tells which is the subject of the verb at `verb`: -1 for "she", 1 for
/// "he", 0 for "they".
fn pronoun(prose: &Prose, from: usize, verb: usize) -> Option<i8> {
    let mut near = verb.saturating_sub(2).max(from)..verb;
    near.find_map(|at| {
        let sexes = [("he", 1), ("she", -1), ("they", 0)];
        sexes.into_iter().find(|(word, _)| prose.says(at, word)).map(|(_, sex)| sex)
    })
}

/// The people named before the token `end`, without those who wrote the article.
fn candidates(prose: &Prose, cast: &Cast, end: usize) -> Vec<(Range<usize>, usize)> {
    let writers = writers(prose);
    let mut people: Vec<(Range<usize>, usize)> = Vec::new();
    for (at, person) in cast.within(&(0..end)) {
        if people.len() > PEOPLE {
            break;
        }
        let fits = |index: usize| {
            cast.people.get(index).is_some_and(|person| {
                !person.organisation && !is_writer(person.span.of(&prose.article.text), &writers)
            })
        };
        if !prose.is_quoted(at.start) && !people.iter().any(|(_, known)| *known == person) && fits(person) {
            people.push((at, person));
        }
    }
    if people.len() > PEOPLE { Vec::new() } else { people }
}

/// True for a person whose role is to ask for a paper.
fn is_of_papers(prose: &Prose, cast: &Cast, person: usize) -> bool {
    let role = cast.people.get(person).and_then(|person| person.role);
    role.is_some_and(|role| {
        let mut words = prose.article.slice(role).split(|sign: char| !sign.is_alphabetic());
        words.any(|word| flags(key(word)) & PRESS != 0)
    })
}

/// True for whoever is said to ask: `Ada Quill asks Mayor Moss`, `interviewed by Ada Quill`.
fn asks(prose: &Prose, cast: &Cast, name: &Range<usize>) -> bool {
    let before = |by: usize| name.start.checked_sub(by);
    let by = before(1).is_some_and(|at| prose.says(at, "by"))
        && before(2).is_some_and(|at| {
            prose.says_one_of(at, &["interview", "interviewed", "asked", "questioned", "conducted"])
        });
    let reporter = before(1).is_some_and(|at| prose.says(at, "our") || prose.is(at, PRESS));
    let verb = name.end + usize::from(prose.token(name.end).is_some_and(|token| !token.is_word()));
    let asks = verb == name.end && prose.is(verb, ASKING);
    let object = || {
        let sentence = prose.sentence_at(name.start).and_then(|at| prose.sentences.get(at));
        let end = sentence.map_or(verb, |sentence| sentence.tokens.end);
        let pronoun = [verb + 1, verb + 3].iter().any(|at| prose.says_one_of(*at, &["her", "him", "them"]));
        let follows = |at: &usize| prose.token(*at).is_some_and(Token::is_word) || prose.sign(*at) == ',';
        let reach = (verb + 1..end).take(REACH).take_while(follows).last().map_or(verb, |last| last + 1);
        pronoun || cast.within(&(verb + 1..reach.max(verb + 1))).next().is_some()
    };
    by || reporter || asks && !prose.says(verb + 1, "by") && object()
}

/// How far behind the verb whoever is asked stands, in tokens.
const REACH: usize = 10;
