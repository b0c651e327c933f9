//! Whose view a skeptical sentence tells, by its grammar.

use super::Found;
use crate::extract::cues::Strength;
use crate::extract::lexicon::{DRAWING, FEELING, GROUP, ROLE, SAY, SAY_WEAK};
use crate::extract::pronouns::{antecedent, it_or_they};
use crate::extract::prose::{Prose, Sentence};
use crate::extract::sayings::is_cue;
use crate::extract::speakers::Attribution;
use crate::extract::subject::{Finder, Subject};
use crate::extract::tokens::Token;
use crate::model::briefing::{DoubtKind, Voice};

/// True for a verb in the passive: whoever "was widely criticised" holds no view. Whoever
/// "was outraged" does.
pub(super) fn is_passive(prose: &Prose, at: usize) -> bool {
    const COPULAS: [&str; 9] = ["is", "are", "was", "were", "been", "be", "being", "get", "got"];
    let between =
        |at: usize| prose.word(at).ends_with("ly") || prose.says_one_of(at, &["also", "now", "often", "not"]);
    let copula = (0..at).rev().take(3).find(|at| !between(*at));
    prose.word(at).ends_with("ed")
        && !prose.is(at, FEELING)
        && copula.is_some_and(|at| prose.says_one_of(at, &COPULAS))
}

/// Whoever does what a verb in the passive says, behind "by".
pub(super) fn agent(finder: &Finder, from: usize, end: usize) -> Option<Subject> {
    let prose = finder.prose;
    let mut behind =
        (from..end.min(from + AGENT)).take_while(|at| prose.token(*at).is_some_and(Token::is_word));
    let by = behind.find(|at| prose.says(*at, "by"))?;
    let mut subject = finder.starting(by + 1, end)?;
    // "by rivals for his haste": what for is no part of who.
    let charges = prose.says_one_of(from.wrapping_sub(1), &["accused", "warned"]);
    let reason = |at: &usize| {
        prose.says_one_of(*at, &["for", "as", "over"])
            || prose.says(*at, "of") && (charges || prose.word(at + 1).ends_with("ing"))
    };
    let ends = subject.tokens.clone().skip(1).find(reason).unwrap_or(subject.tokens.end);
    subject.tokens.end = ends;
    Some(subject)
}

/// How many words behind a verb in the passive "by" may stand.
const AGENT: usize = 6;

/// True where the cue is what something is said to be, "is a mistake": what is so holds no view,
/// while whoever is outraged does.
fn is_judgement(prose: &Prose, found: &Found) -> bool {
    let copula = |at: usize| prose.says_one_of(at, &["is", "are", "was", "were", "be", "been"]);
    let judges = matches!(found.kind, DoubtKind::Criticism | DoubtKind::Denial);
    let state = found.cue.clone().any(|at| prose.is(at, FEELING)) || prose.says(found.cue.start, "up");
    // "is accusing" is a verb, "is misleading" is none.
    let verb = prose.word(found.cue.start).ends_with("ing")
        && !prose.says_one_of(found.cue.start, &["misleading", "insulting"]);
    judges && !state && !verb && (copula(found.cue.start) || copula(found.cue.start.wrapping_sub(1)))
}

/// Whom a doubt comes from: `drew criticism from doctors`, `came under fire from teachers`.
fn source(finder: &Finder, found: &Found, end: usize) -> Option<Subject> {
    let prose = finder.prose;
    let differs = prose.says_one_of(found.cue.start, &["differ", "differs"]);
    let from = (found.cue.end.saturating_sub(1)..=found.cue.end).find(|at| prose.says(*at, "from"))?;
    let doubts = found.quotation.is_none() && !prose.is_quoted(from) && !differs;
    let mut subject = finder.starting(from + 1, end).filter(|subject| doubts && finder.can_speak(subject))?;
    let dash = subject.tokens.clone().find(|at| matches!(prose.sign(*at), '-' | '–' | '—'));
    subject.tokens.end = dash.unwrap_or(subject.tokens.end);
    Some(subject)
}

/// True where the subject is what the doubt is about: `is drawing criticism`, `under fire over`.
fn is_drawn(prose: &Prose, found: &Found) -> bool {
    let near = found.cue.start.saturating_sub(DRAWN)..found.cue.end;
    let fire = |at: usize| prose.says(at, "under") && prose.says(at + 1, "fire");
    near.clone().any(fire) || found.quotation.is_none() && near.clone().any(|at| prose.is(at, DRAWING))
}

/// How many tokens before a noun of doubt the verb may stand that has it as its object.
const DRAWN: usize = 3;

/// Whoever says the author's words behind a comma: `..., said Quill`, `..., Quill said`.
fn closing(finder: &Finder, sentence: &Sentence, found: &Found) -> Option<Subject> {
    let prose = finder.prose;
    let end = sentence.tokens.end;
    let says = |at: &usize| {
        prose.says_one_of(*at, &["said", "says", "added", "adds", "wrote", "writes"]) && !prose.is_quoted(*at)
    };
    let verb = (found.cue.end + 1..end).find(says)?;
    let comma = (found.cue.end..verb).rev().take(NAMED).find(|at| prose.sign(*at) == ',')?;
    let subject = if comma + 1 == verb { finder.after(verb, end) } else { finder.before(verb, comma + 1) }?;
    let somebody = subject.person.is_some() || subject.tokens.clone().any(|at| prose.is(at, ROLE | GROUP));
    (somebody && found.quotation.is_none()).then_some(subject)
}

/// The most tokens between a comma and the verb of saying whose subject stands there.
const NAMED: usize = 8;

/// The subject of the cue's own clause, where that begins behind the verb of saying: `Quill
/// said it floats, although critics doubt that`.
fn apart(finder: &Finder, verb: usize, found: &Found) -> Option<Subject> {
    let prose = finder.prose;
    if found.quotation.is_some() || found.strength < Strength::Strong {
        return None;
    }
    let clause = (verb + 1..found.cue.start).rev().take(CLAUSE).find(|at| {
        !prose.is_quoted(*at) && prose.says_one_of(*at, &["although", "though", "while", "whereas", "but"])
    });
    let subject = finder.before(found.cue.start, clause? + 1).filter(|subject| !subject.pronoun)?;
    // "Several of the findings" are nobody.
    let somebody = subject.person.is_some() || subject.tokens.clone().any(|at| prose.is(at, ROLE | GROUP));
    (somebody && finder.can_speak(&subject)).then_some(subject)
}

/// How many tokens before a cue its clause may begin.
const CLAUSE: usize = 12;

/// Whose view it is: the subject of the cue where that is a verb, of the nearest verb of
/// saying, or of the sentence.
pub(super) fn holder(
    finder: &Finder,
    sentence: &Sentence,
    found: &Found,
    attributions: &[Attribution],
) -> Option<Voice> {
    let prose = finder.prose;
    let from = sentence.tokens.start;
    let by = agent(finder, found.cue.end, sentence.tokens.end);
    if is_passive(prose, found.cue.start) && (by.is_some() || prose.is(found.cue.start, SAY | SAY_WEAK)) {
        return by.filter(|subject| finder.can_speak(subject)).and_then(|subject| finder.voice(&subject));
    }
    // "The claim is misleading, according to the paper": the paper's view, whatever it is about.
    let according = sentence
        .tokens
        .clone()
        .find(|at| prose.says(*at, "according") && prose.says(*at + 1, "to") && !prose.is_quoted(*at));
    let copula = |at: usize| prose.says_one_of(at, &["is", "are", "was", "were"]);
    let said_of = found.strength == Strength::Bare || found.cue.start.checked_sub(1).is_some_and(copula);
    if let Some(according) = according.filter(|_| found.quotation.is_none() && said_of) {
        return finder
            .starting(according + 2, sentence.tokens.end)
            .filter(|subject| finder.can_speak(subject))
            .and_then(|subject| finder.voice(&subject));
    }
    if let Some(source) = source(finder, found, sentence.tokens.end) {
        return finder.voice(&source);
    }
    if is_drawn(prose, found) {
        return None;
    }
    // Other verbs than those of saying count where somebody known is their subject, and those
    // by which somebody calls something a name where that is anybody.
    let calls = |at: usize| {
        found.strength == Strength::Strong
            && prose.says_one_of(at, &["called", "calls", "call", "described", "describes", "branded"])
    };
    let known = |at: usize| {
        let somebody = |subject: &Subject| subject.tokens.clone().any(|at| prose.is(at, ROLE | GROUP));
        finder.before(at, from).is_some_and(|subject| {
            subject.pronoun || subject.person.is_some() || calls(at) && somebody(&subject)
        })
    };
    let bare = found.strength == Strength::Bare || is_judgement(prose, found);
    let said_before = (from..if bare { found.cue.start } else { found.cue.end })
        .rev()
        .find(|at| is_cue(prose, *at, from) && (prose.is(*at, SAY) || found.cue.contains(at) || known(*at)));
    let said_after =
        || (found.cue.end..sentence.tokens.end).find(|at| is_cue(prose, *at, from) && prose.is(*at, SAY));
    let quoted = sentence.tokens.clone().any(|at| prose.is_quoted(at));
    let apart = said_before.and_then(|verb| apart(finder, verb, found));
    let subject = match said_before {
        _ if apart.is_some() => apart,
        Some(verb) => finder.before(verb, from).or_else(|| finder.main(from, verb)),
        None if quoted => said_after().and_then(|verb| finder.before(verb, from)),
        None if bare => None,
        None => finder.before(found.cue.start, from),
    };
    // Only a quotation is followed by its verb and then by the speaker: elsewhere what
    // looks like such a verb is a noun ("talks").
    let after_quotation = || said_after().filter(|_| quoted);
    let inverted =
        || said_before.or_else(after_quotation).and_then(|verb| finder.after(verb, sentence.tokens.end));
    let main = || finder.main(from, found.cue.start.max(from + 1)).filter(|_| !bare || said_before.is_some());
    let subject = subject
        .filter(|subject| finder.can_speak(subject))
        .or_else(|| main().filter(|subject| finder.can_speak(subject)))
        .or_else(|| inverted().filter(|subject| finder.can_speak(subject)));
    // "It denied", "They criticised"; "It remains uncertain" is about nobody.
    let meant = || it_or_they(finder, from).filter(|_| found.cue.start <= from + 3);
    let subject = subject.or_else(|| if bare { None } else { meant() });
    let subject = subject.or_else(|| closing(finder, sentence, found));
    let mut subject = subject?;
    // "A driver said he doubted it": the driver does.
    let said = Some(from).filter(|_| subject.pronoun).and_then(|from| {
        let verb = (from..subject.tokens.start).find(|at| prose.is(*at, SAY) && is_cue(prose, *at, from))?;
        let near = subject.tokens.start <= verb + 2;
        finder.before(verb, from).filter(|other| near && !other.pronoun && other.person.is_none())
    });
    if let Some(said) =
        said.filter(|said| !prose.says(subject.tokens.start, "they") && finder.can_speak(said))
    {
        subject = said;
    }
    if subject.pronoun && prose.says(subject.tokens.start, "they") {
        subject = meant()?;
    }
    if subject.pronoun {
        let spoken = finder.prose.quoted.partition_point(|quoted| quoted.outer.start < from);
        subject.person = antecedent(finder, &subject, attributions.get(..spoken).unwrap_or_default(), spoken);
    }
    finder.voice(&subject)
}
