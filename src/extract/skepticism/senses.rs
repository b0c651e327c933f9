//! What the words of a cue mean where they show no doubt: a case that is dismissed, a lamp that
//! is invented, fog that is blamed.

use std::ops::Range;

use super::holder::{agent, is_passive};
use super::is_name;
use crate::extract::lexicon::{
    ARGUABLE, ASSENT, BLOW, CALENDAR, CASE, CONTEST, FIGHTER, FUNCTION, GROUP, HOLDER, ORGANISATION, ROLE,
    WATCH,
};
use crate::extract::prose::{Prose, Sentence};
use crate::extract::subject::{Finder, Subject};
use crate::extract::tokens::{Shape, Token};

/// True where somebody is dismissed or a case is: only what was said is denied by that.
pub(super) fn is_sacking(prose: &Prose, at: usize, end: usize) -> bool {
    let dismisses = prose.says_one_of(at, &["dismissed", "dismisses", "dismissing"]);
    if !dismisses {
        return false;
    }
    let sacked = |at: usize| prose.is(at, ROLE | GROUP) && !prose.says(at, "critics") || prose.is(at, CASE);
    // "The harbour master was dismissed by the council."
    let is_auxiliary = |at: usize| prose.says_one_of(at, &["was", "were", "been", "be"]);
    if let Some(auxiliary) = at.checked_sub(1).filter(|at| is_auxiliary(*at)) {
        let helps = |at: &usize| is_auxiliary(*at) || prose.is(*at, FUNCTION);
        return (0..auxiliary)
            .rev()
            .take(4)
            .find(|at| !helps(at))
            .is_some_and(|at| sacked(at) || is_name(prose, at));
    }
    let as_something = (end..end + 9).take_while(|at| prose.sign(*at) != '.').any(|at| prose.says(at, "as"));
    has_object(prose, end, sacked) && !as_something
}

/// True where the object behind a verb has a head of this kind. A head stands before no other
/// noun, no owner's "s" and behind no preposition: there is none in "the leader's claims", "a
/// staff report", "claims by the staff".
fn has_object(prose: &Prose, end: usize, kind: impl Fn(usize) -> bool) -> bool {
    const LINKS: [&str; 12] =
        ["by", "of", "from", "about", "that", "on", "over", "in", "for", "against", "as", "with"];
    let word = |at: usize| prose.token(at).is_some_and(Token::is_word);
    let ends = |at: usize| {
        let later = prose.says_one_of(at, &["yesterday", "today", "overnight", "last", "late", "early"]);
        !word(at) || prose.is(at, FUNCTION | CALENDAR) || later || is_name(prose, at)
    };
    let owned = |at: usize| prose.token(at).is_some_and(|token| token.shape == Shape::Possessive);
    let mut object = (end..end + 6).take_while(|at| word(*at) && !prose.says_one_of(*at, &LINKS));
    object.any(|at| kind(at) && !owned(at + 1) && ends(at + 1))
}

/// True where somebody "questioned the student": people are asked, what they say is doubted.
pub(super) fn is_interrogation(prose: &Prose, at: usize, end: usize) -> bool {
    let questions = prose.says_one_of(at, &["question", "questions", "questioned", "questioning"]);
    let object = prose.says_one_of(at + 1, &["the", "his", "her", "their", "its", "a", "an"]);
    questions && object && end == at + 2 && has_object(prose, at + 1, |at| prose.is(at, ROLE | GROUP))
}

/// True where a verb of criticism tells of a blow: gunmen attack a convoy, a storm slams the
/// coast, a site is attacked by hackers.
pub(super) fn is_blow(finder: &Finder, sentence: &Sentence, at: usize) -> bool {
    let prose = finder.prose;
    if !prose.is(at, BLOW) {
        return false;
    }
    let mut behind = at + 1..sentence.tokens.end.min(at + OBJECT);
    let blamed = behind.any(|at| {
        prose.is_quoted(at)
            || prose.says_one_of(at, &["as", "over", "saying", "calling"])
            || prose.says(at, "for")
                && (prose.word(at + 1).ends_with("ing")
                    || prose.says_one_of(at + 1, &["his", "her", "its", "their", "not"]))
    });
    if prose.says_one_of(at + 1, &["into", "off", "through", "past", "shut"]) {
        return true;
    }
    if prose.says(at + 1, "out") {
        return false;
    }
    let speaks = |subject: &Subject| {
        let fights = subject.tokens.clone().any(|at| prose.is(at, FIGHTER));
        !fights && finder.can_speak(subject)
    };
    if is_passive(prose, at) {
        let by_words = agent(finder, at + 1, sentence.tokens.end).is_some_and(|agent| speaks(&agent));
        return !(blamed || by_words);
    }
    let subject = finder.before(at, sentence.tokens.start);
    // Who does it where the verb is no clause's own: "continued attacking the plan".
    let by_words = subject.as_ref().is_none_or(speaks);
    // "Norland slams Ostmar": states and parties do it in words.
    let name = |at: usize| prose.token(at).is_some_and(|token| token.is_capital() && !token.is(CALENDAR));
    let attacks = prose.says_one_of(at, &["attacked", "attacks", "attack", "attacking"]);
    let named = name(at + 1) && !attacks;
    // "Attacked the government": whoever is known to speak does it in words, others may not.
    let somebody = subject.is_some_and(|subject| {
        subject.person.is_some()
            || subject.pronoun
            || subject.tokens.clone().any(|at| prose.is(at, ROLE | GROUP | HOLDER | ORGANISATION) || name(at))
    });
    let body = |at: usize| prose.is(at, HOLDER | ORGANISATION) || !attacks && prose.is(at, ROLE | GROUP);
    let answers = somebody && has_object(prose, at + 1, body);
    let mut object = (at + 1..at + 7).take_while(|at| prose.token(*at).is_some_and(Token::is_word));
    let in_words = object.any(|at| prose.is(at, ARGUABLE) || finder.cast.starting_at(at).is_some());
    !(by_words && (blamed || in_words || named || answers))
}

/// True where "admitted" tells of patients, members or a crime, and "conceded" of a goal.
pub(super) fn is_loss(prose: &Prose, at: usize) -> bool {
    const OF_ERRORS: [&str; 11] = [
        "being",
        "having",
        "making",
        "failing",
        "misleading",
        "lying",
        "breaking",
        "hiding",
        "ignoring",
        "nothing",
        "wrongdoing",
    ];
    let admits = prose.says_one_of(at, &["admitted", "admits"]);
    let concedes = prose.says_one_of(at, &["conceded", "concedes"]);
    let deed = prose.word(at + 1).ends_with("ing") && !prose.says_one_of(at + 1, &OF_ERRORS);
    admits && (deed || has_object(prose, at + 1, |at| prose.is(at, ROLE | GROUP)))
        || concedes && has_object(prose, at + 1, |at| prose.is(at, CONTEST))
}

/// True where those warn who watch over the weather, the roads and the sea.
pub(super) fn is_alert(finder: &Finder, sentence: &Sentence, at: usize) -> bool {
    let prose = finder.prose;
    let warns = prose.says_one_of(at, &["warned", "warn", "warning", "warns"]);
    let watches = |subject: Subject| subject.tokens.clone().any(|at| prose.is(at, WATCH));
    warns && finder.before(at, sentence.tokens.start).is_some_and(watches)
}

/// True where something is "invented" and not called so: a lamp, a wheel.
pub(super) fn is_made(prose: &Prose, sentence: &Sentence, at: usize) -> bool {
    let called =
        |at: usize| prose.says_one_of(at, &["called", "calls", "calling", "branded", "dismissed", "as"]);
    prose.says(at, "invented") && !(sentence.tokens.start..at).rev().take(12).any(called)
}

/// True where a thing is blamed and nobody who could answer for it: "blamed fog".
pub(super) fn is_cause(prose: &Prose, at: usize) -> bool {
    const WHOM: [&str; 7] = ["him", "her", "them", "us", "me", "each", "it"];
    let blames = prose.says_one_of(at, &["blamed", "blames", "blaming"]);
    let answers = |at: usize| {
        prose.is(at, ROLE | GROUP | HOLDER | ORGANISATION)
            || prose.token(at).is_some_and(|token| token.is_capital() && !token.is(CALENDAR))
            || prose.is_quoted(at)
            || prose.says_one_of(at, &WHOM)
    };
    let mut object = (at + 1..at + 1 + OBJECT)
        .take_while(|at| prose.is_quoted(*at) || prose.token(*at).is_some_and(Token::is_word));
    blames && !is_passive(prose, at) && !object.any(answers)
}

/// How many words behind a verb its object is looked for.
const OBJECT: usize = 12;

/// False for "not everyone" where no word behind it tells that others agree: "not everyone can
/// swim".
pub(super) fn agrees(prose: &Prose, at: usize, end: usize) -> bool {
    let bare = end == at + 2 && prose.says_one_of(at + 1, &["everyone", "everybody"]);
    !bare
        || (end..end + 8)
            .take_while(|at| prose.token(*at).is_some_and(Token::is_word))
            .any(|at| prose.is(at, ASSENT))
}

/// True where somebody "is accused" or "was warned" and the text tells nobody who does it: a
/// charge of the law, and no view of anybody's.
pub(super) fn is_charge(finder: &Finder, cue: Range<usize>, end: usize) -> bool {
    let prose = finder.prose;
    let charges = prose.says_one_of(cue.start, &["accused", "warned", "blamed"]);
    // "The accused", "the chief accused in the case": somebody before a court.
    let noun = prose.says(cue.start, "accused")
        && prose.says_one_of(cue.start.wrapping_sub(1), &["the", "an", "chief", "main", "co"]);
    // "people accused of murder": nobody is told to accuse them.
    let accused = prose.says(cue.start, "accused")
        && prose.says(cue.end, "of")
        && agent(finder, cue.end, end).is_none();
    noun || accused || charges && is_passive(prose, cue.start) && agent(finder, cue.end, end).is_none()
}

/// True where the cue at `at` is said not to be: "they were not too concerned about it".
pub(super) fn is_negated(prose: &Prose, from: usize, at: usize) -> bool {
    const BETWEEN: [&str; 11] =
        ["too", "very", "been", "be", "being", "have", "so", "any", "even", "all", "that"];
    let between = |at: &usize| prose.word(*at).ends_with("ly") || prose.says_one_of(*at, &BETWEEN);
    let only = |at: usize| prose.says_one_of(at + 1, &["only", "just", "merely", "simply"]);
    // "I couldn't disagree more."
    let more = (at + 1..at + 5).any(|at| prose.says(at, "more"));
    (from..at).rev().take(4).find(|at| !between(at)).is_some_and(|at| is_not(prose, at) && !only(at) && !more)
}

/// True for a word that says no: "not", "never", "weren't".
pub(super) fn is_not(prose: &Prose, at: usize) -> bool {
    let word = prose.word(at);
    prose.says_one_of(at, &["not", "never", "hardly", "nor", "neither"])
        || word.ends_with("n't")
        || word.ends_with("n’t")
}
