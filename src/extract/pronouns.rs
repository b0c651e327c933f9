//! Whom a pronoun means, by what the text tells of sex and by who its sentences are about.

use std::ops::Range;

use super::lexicon::{CALENDAR, FUNCTION, GROUP, HOLDER, ORGANISATION, PLACE, ROLE};
use super::sayings::is_cue;
use super::speakers::Attribution;
use super::subject::{Finder, SUBJECT_REACH, Subject};
use super::tokens::{Shape, Token};

/// Whom a pronoun means: the speaker of the sentence before where there is one, else the
/// subject of the nearest sentence that has a fitting one, else the person named last.
pub(super) fn antecedent(
    finder: &Finder,
    subject: &Subject,
    all: &[Attribution],
    index: usize,
) -> Option<usize> {
    let prose = finder.prose;
    let at = subject.tokens.start;
    let gender = if prose.says(at, "she") { -1 } else { i8::from(prose.says(at, "he")) };
    if gender == 0 {
        return None;
    }
    let fits =
        |person: &usize| finder.cast.people.get(*person).is_some_and(|person| person.gender * gender >= 0);
    let own = prose.sentence_at(at)?;
    let sentence = prose.sentences.get(own)?;
    // The own sentence, as far as it stands before the pronoun.
    let mut spoken = all.len();
    let first = spoken.saturating_sub(QUOTATIONS);
    if let Some(person) = subject_of(finder, sentence.tokens.start, at).filter(fits) {
        return Some(person);
    }
    for back in (own.saturating_sub(MEMORY)..own).rev() {
        let sentence = prose.sentences.get(back)?;
        // Who spoke in that sentence, if anybody did.
        while spoken > first
            && prose.quoted.get(spoken - 1).is_some_and(|quoted| quoted.outer.start >= sentence.tokens.start)
        {
            spoken -= 1;
            let speaker = all.get(spoken).and_then(|said| said.subject.as_ref()?.person).filter(fits);
            if spoken < index && speaker.is_some() {
                return speaker;
            }
        }
        if goes_on_about(finder, sentence.tokens.clone(), at) {
            continue;
        }
        if let Some(person) = subject_of(finder, sentence.tokens.start, sentence.tokens.end).filter(fits) {
            return Some(person);
        }
    }
    finder.cast.before(sentence.tokens.start).take(30).map(|(_, person)| person).find(|person| fits(person))
}

/// Somebody without a full name whom the sentence before brings in and "he" or "she" means: `A
/// harbour pilot said it was over. “...,” he said`, `Her husband, Ivo, disagreed`. Where they only
/// do something the pronoun stands for nobody that is known.
pub(super) fn newcomer(
    finder: &Finder,
    subject: &Subject,
    all: &[Attribution],
    index: usize,
) -> Option<Subject> {
    let prose = finder.prose;
    let at = subject.tokens.start;
    let own = prose.sentence_at(at).filter(|_| prose.says_one_of(at, &["he", "she"]))?;
    let sentence = prose.sentences.get(own)?;
    let before = prose.sentences.get(own.checked_sub(1)?).filter(|before| before.block == sentence.block)?;
    let start = before.tokens.start;
    if at > start + SUBJECT_REACH {
        return None;
    }
    // Whoever is named between here and there may be meant as well.
    let named = finder
        .cast
        .within(&(start..at))
        .any(|(tokens, _)| !prose.is_quoted(tokens.start) && !finder.is_modifier(&tokens));
    if named {
        return None;
    }
    let said = index.checked_sub(1).and_then(|last| prose.quoted.get(last).zip(all.get(last)));
    let spoken = said.filter(|(quoted, _)| before.tokens.contains(&quoted.outer.start));
    let mut speaks = true;
    let newcomer = match spoken {
        Some((_, attribution)) => attribution.subject.clone()?,
        None if prose.says(start, "according") => finder.starting(start + 2, before.tokens.end)?,
        None => {
            let cue = before.tokens.clone().find(|at| is_cue(prose, *at, start));
            speaks = cue.is_some();
            match cue {
                Some(cue) => finder.before(cue, start)?,
                None => opening(finder, start, before.tokens.end)?,
            }
        }
    };
    let tokens = newcomer.tokens.clone();
    let other = if prose.says(at, "he") { &WOMEN } else { &MEN };
    let new = prose.says_one_of(tokens.start, &["a", "an", "another", "one", "his", "her", "their"])
        || tokens.clone().any(|at| prose.token(at).is_some_and(|token| token.shape == Shape::Possessive));
    let somebody = tokens.clone().any(|at| prose.is(at, ROLE | GROUP))
        && !tokens.clone().any(|at| prose.says_one_of(at, other));
    let found = new && somebody && newcomer.person.is_none() && !newcomer.pronoun;
    // "Her deputy took over. “...,” she said": the deputy, or whoever was spoken of before.
    found.then_some(if speaks { newcomer } else { Subject { person: None, ..subject.clone() } })
}

/// Nouns for women and men that an owner may stand before: "his wife" is not "he".
const WOMEN: [&str; 11] = [
    "wife",
    "mother",
    "daughter",
    "sister",
    "aunt",
    "niece",
    "widow",
    "girlfriend",
    "woman",
    "girl",
    "grandmother",
];
const MEN: [&str; 11] = [
    "husband",
    "father",
    "son",
    "brother",
    "uncle",
    "nephew",
    "widower",
    "boyfriend",
    "man",
    "boy",
    "grandfather",
];

/// The person without a name that a sentence begins with: `Her deputy`.
pub(super) fn opening(finder: &Finder, start: usize, end: usize) -> Option<Subject> {
    let prose = finder.prose;
    let word = |at: &usize| prose.token(*at).is_some_and(Token::is_word);
    let head = (start..end).take(OPENING).take_while(word).find(|at| prose.is(*at, ROLE))?;
    let owned = prose.token(head + 1).is_some_and(|token| token.shape == Shape::Possessive);
    (!owned).then_some(Subject { tokens: start..head + 1, person: None, pronoun: false })
}

/// Whom "It denied" and "They criticised" mean, with the pronoun at `at`: the company or the
/// people that the sentence before begins with.
pub(super) fn it_or_they(finder: &Finder, at: usize) -> Option<Subject> {
    let prose = finder.prose;
    let (it, they) = (prose.says(at, "it"), prose.says(at, "they"));
    let own = prose.sentence_at(at).filter(|_| it || they)?;
    let sentence = prose.sentences.get(own)?;
    let before = prose.sentences.get(own.checked_sub(1)?).filter(|before| before.block == sentence.block)?;
    let start = before.tokens.start;
    let plain = |at: &usize| {
        prose.token(*at).is_some_and(Token::is_word) && !finder.is_preposition(*at) && !prose.is_quoted(*at)
    };
    let mut opening = (start..before.tokens.end).take(OPENING).take_while(plain);
    let end = if they {
        opening.find(|at| prose.is(*at, GROUP))? + 1
    } else if prose.says(start, "the") {
        opening.find(|at| prose.is(*at, HOLDER | ORGANISATION) && !prose.is(*at, ROLE | GROUP))? + 1
    } else {
        let name = |at: &usize| {
            prose.token(*at).is_some_and(|token| token.is_capital() && !token.is(FUNCTION | CALENDAR | PLACE))
        };
        start + opening.take_while(name).count()
    };
    let known = finder.cast.within(&(start..end)).next().is_some();
    let tokens = start..end;
    (!known && !tokens.is_empty()).then_some(Subject { tokens, person: None, pronoun: false })
}

/// How many words of a sentence are looked through for a company.
const OPENING: usize = 5;

/// How many sentences a pronoun reaches back.
const MEMORY: usize = 8;

/// How many quotations are looked through for the last speaker: a sentence may hold
/// thousands.
const QUOTATIONS: usize = 32;

/// True for a sentence whose subject is the same pronoun as the one at `at`: whoever else
/// it names, it is about the person of the sentences before.
fn goes_on_about(finder: &Finder, sentence: Range<usize>, at: usize) -> bool {
    let prose = finder.prose;
    let pronoun = prose.word(at);
    let first = sentence
        .take(SUBJECT_REACH)
        .take_while(|at| !prose.is_quoted(*at))
        .find(|at| finder.is_pronoun(*at) || finder.cast.starting_at(*at).is_some());
    first.is_some_and(|first| prose.says(first, pronoun))
}

/// The person who is the subject of a stretch of text: the first who is named outside of
/// quotations, stands behind no preposition and owns nothing there.
fn subject_of(finder: &Finder, from: usize, to: usize) -> Option<usize> {
    let prose = finder.prose;
    let to = to.min(from + SUBJECT_REACH);
    let determined = prose.says_one_of(from, &["the", "its"]);
    if determined && let Some(person) = finder.starting(from, to).and_then(|subject| subject.person) {
        return Some(person);
    }
    finder
        .cast
        .within(&(from..to))
        .filter(|(tokens, _)| !prose.is_quoted(tokens.start))
        .filter(|(tokens, _)| tokens.start == from || !finder.is_preposition(tokens.start - 1))
        .find(|(tokens, _)| !finder.is_modifier(tokens))
        .map(|(_, person)| person)
}
