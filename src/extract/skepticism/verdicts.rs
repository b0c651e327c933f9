//! Doubts that no phrase of the lists tells, but how a sentence is built: somebody says that
//! something is absurd or too slow, few are convinced, somebody insists that it was not so.

use std::ops::Range;

use super::Found;
use super::holder::is_passive;
use super::senses::is_not;
use crate::extract::cues::Strength;
use crate::extract::lexicon::{ASSENT, EXCESS, SAY, VERDICT};
use crate::extract::prose::{Prose, Sentence};
use crate::extract::sayings::is_cue;
use crate::extract::speakers::Attribution;
use crate::extract::tokens::Token;
use crate::model::briefing::DoubtKind;

/// How many tokens before a word of judgement may name what is called so, or take it back:
/// "called the idea of the second bridge absurd", "does not think it is absurd".
const REACH: usize = 10;

/// The doubt that the build of the sentence tells, where one does.
pub(super) fn find(prose: &Prose, sentence: &Sentence, attributions: &[Attribution]) -> Option<Found> {
    sentence.tokens.clone().find_map(|at| {
        judged(prose, sentence, at, attributions)
            .or_else(|| excessive(prose, sentence, at))
            .or_else(|| unconvinced(prose, sentence, at))
            .or_else(|| insisted(prose, sentence, at))
    })
}

const fn found(kind: DoubtKind, cue: Range<usize>, strength: Strength, quotation: Option<usize>) -> Found {
    Found { kind, cue, strength, quotation }
}

/// `Analysts say the target is unrealistic`, `called the idea absurd`, `“It is absurd,” she said`.
fn judged(prose: &Prose, sentence: &Sentence, at: usize, attributions: &[Attribution]) -> Option<Found> {
    if !prose.is(at, VERDICT) || is_taken_back(prose, sentence.tokens.start, at) {
        return None;
    }
    let head = head(prose, at, sentence.tokens.start);
    let predicate = head > sentence.tokens.start && is_copula(prose, head - 1);
    let quotation = prose.quotation(at);
    let counts = match quotation {
        Some(index) => {
            let begins = prose.quoted.get(index).is_some_and(|quoted| quoted.inner.start <= head);
            predicate && begins && attributions.get(index).is_some_and(|found| found.subject.is_some())
        }
        None => predicate && is_reported(prose, sentence, head) || is_called(prose, sentence, head),
    };
    counts.then(|| found(DoubtKind::Criticism, at..at + 1, Strength::Strong, quotation))
}

/// `said the forecast was too optimistic`, `says they waited too long`; nothing is too late that
/// it is too late to do.
fn excessive(prose: &Prose, sentence: &Sentence, at: usize) -> Option<Found> {
    const OF_DEEDS: [&str; 6] = ["long", "late", "slowly", "far", "little", "much"];
    let Range { start, end } = sentence.tokens;
    let too = prose.says(at, "too") && at > start && at + 1 < end && prose.is(at + 1, EXCESS);
    if !too || prose.is_quoted(at) {
        return None;
    }
    // "Too weak to stand", but "too slow to act" is what people are blamed for.
    let mut behind = (at + 2..end.min(at + 6)).take_while(|at| is_word(prose, *at));
    let infinitive = !prose.says(at + 1, "slow") && behind.any(|at| prose.says(at, "to"));
    let deed = prose.says_one_of(at + 1, &OF_DEEDS);
    let reported = is_reported(prose, sentence, at) && !is_taken_back(prose, start, at);
    (reported && !infinitive && deed != is_copula(prose, at - 1))
        .then(|| found(DoubtKind::Criticism, at..at + 2, Strength::Strong, None))
}

/// `Few residents are convinced`, `Not all were impressed`.
fn unconvinced(prose: &Prose, sentence: &Sentence, at: usize) -> Option<Found> {
    let not = prose.says(at, "not")
        && prose.says_one_of(at + 1, &["all", "every", "everyone", "everybody", "many"]);
    let few = prose.says_one_of(at, &["few", "nobody", "none"]) && !prose.says(at.wrapping_sub(1), "a");
    let begins = at == sentence.tokens.start
        || prose.says_one_of(at - 1, &["but", "and", "though", "although", "yet", "however"])
        || prose.sign(at - 1) == ',';
    if !(not || few) || !begins || prose.is_quoted(at) {
        return None;
    }
    let mut words = (at + 1..sentence.tokens.end.min(at + REACH)).take_while(|at| is_word(prose, *at));
    words.find(|at| is_copula(prose, *at))?;
    // "Few teams are as happy as Ede", "Nobody is happier when it rains": nothing is judged.
    let assent = words
        .take(3)
        .take_while(|at| !prose.says_one_of(*at, &["as", "more", "so", "the"]))
        .find(|at| prose.is(*at, ASSENT))?;
    if prose.says_one_of(assent + 1, &["when", "if", "than", "until"]) {
        return None;
    }
    Some(found(DoubtKind::Doubt, at..assent + 1, Strength::Bare, None))
}

/// `The airline insists that no bag was lost`.
fn insisted(prose: &Prose, sentence: &Sentence, at: usize) -> Option<Found> {
    const PLANS: [&str; 4] = ["would", "wouldn't", "wouldn’t", "should"];
    const FINITE: [&str; 7] = ["was", "were", "is", "are", "had", "has", "did"];
    let insists = prose.says_one_of(at, &["insist", "insists", "insisted", "insisting"]);
    if !insists || prose.is_quoted(at) || prose.says(at + 1, "on") || is_passive(prose, at) {
        return None;
    }
    let clause = || {
        let end = sentence.tokens.end.min(at + REACH);
        (at + 1..end).take_while(|at| is_word(prose, *at) && !prose.is_quoted(*at))
    };
    // "Insisted that nobody leave" demands, "insisted he would not go" plans.
    let none = |at: usize| {
        prose.says_one_of(at, &["no", "nothing", "nobody", "none"])
            && (at + 1..at + 4).any(|at| prose.says_one_of(at, &FINITE))
    };
    let negative = |at: usize| is_not(prose, at) || prose.says(at, "cannot") || none(at);
    let denies = clause().any(negative) && !clause().any(|at| prose.says_one_of(at, &PLANS));
    denies.then(|| found(DoubtKind::Denial, at..at + 1, Strength::Strong, None))
}

fn is_word(prose: &Prose, at: usize) -> bool {
    prose.token(at).is_some_and(Token::is_word)
}

/// The first token of the words that belong to the judgement at `at`: "a wholly absurd".
fn head(prose: &Prose, at: usize, from: usize) -> usize {
    let belongs = |at: &usize| {
        prose.word(*at).ends_with("ly")
            || prose.says_one_of(
                *at,
                &[
                    "a", "an", "the", "so", "too", "very", "just", "quite", "rather", "simply", "both", "as",
                    "more",
                ],
            )
    };
    (from..at).rev().take(REACH).take_while(belongs).last().unwrap_or(at)
}

fn is_copula(prose: &Prose, at: usize) -> bool {
    prose.says_one_of(
        at,
        &[
            "is", "are", "was", "were", "be", "been", "looks", "looked", "seems", "seemed", "sounds",
            "sounded",
        ],
    )
}

/// True where somebody says the author's words at `at`: a verb of saying stands before them, or
/// behind them and a comma.
fn is_reported(prose: &Prose, sentence: &Sentence, at: usize) -> bool {
    let from = sentence.tokens.start;
    let says = |at: usize| (prose.is(at, SAY) || thinks(prose, at)) && is_plain_cue(prose, at, from);
    let mut before = (from..at).rev().take(2 * REACH);
    let end = sentence.tokens.end;
    let mut after = (at + 1..end.min(at + BEHIND)).filter(|at| prose.sign(at - 1) == ',');
    let said = |at: usize| prose.is(at, SAY) && is_cue(prose, at, from);
    before.any(says) || after.any(|at| (at..end.min(at + 3)).any(said))
}

/// How many tokens behind what is said the verb of saying is looked for.
const BEHIND: usize = 40;

fn thinks(prose: &Prose, at: usize) -> bool {
    prose.says_one_of(
        at,
        &["thinks", "think", "thought", "believes", "believed", "feels", "felt", "considers"],
    )
}

fn is_plain_cue(prose: &Prose, at: usize, from: usize) -> bool {
    is_cue(prose, at, from)
        || thinks(prose, at) && !prose.is_quoted(at) && !is_passive(prose, at) && !is_thought(prose, at)
}

/// True for "it was long thought".
fn is_thought(prose: &Prose, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|at| prose.says_one_of(at, &["was", "were", "is", "are", "been"]))
}

/// True where the words at `head` say what somebody calls something.
fn is_called(prose: &Prose, sentence: &Sentence, head: usize) -> bool {
    const CALLS: [&str; 12] = [
        "called",
        "calls",
        "call",
        "deemed",
        "deems",
        "considers",
        "branded",
        "brands",
        "labelled",
        "labeled",
        "pronounced",
        "declared",
    ];
    const DESCRIBES: [&str; 8] =
        ["described", "describes", "dismissed", "dismisses", "saw", "sees", "views", "viewed"];
    let from = sentence.tokens.start.max(head.saturating_sub(REACH));
    // "Called the police about the absurd claim": what stands behind "about" is called nothing.
    let spoken = |at: &usize| {
        !prose.is_quoted(*at)
            && is_word(prose, *at)
            && !prose
                .says_one_of(*at, &["to", "about", "for", "with", "from", "at", "on", "in", "by", "after"])
    };
    let verb = (from..head).rev().take_while(spoken).find(|at| prose.says_one_of(*at, &CALLS));
    let seen = || {
        (from..=head)
            .rev()
            .find(|at| prose.says_one_of(*at, &DESCRIBES))
            .filter(|verb| (*verb..=head).any(|at| prose.says(at, "as")))
    };
    let verb = verb.filter(|verb| head > verb + 1).or_else(seen);
    verb.is_some_and(|at| at > sentence.tokens.start && !is_passive(prose, at))
}

/// True where what stands before the judgement at `at` takes it back.
fn is_taken_back(prose: &Prose, from: usize, at: usize) -> bool {
    const NEGATIONS: [&str; 7] = ["if", "whether", "nothing", "no", "nobody", "less", "denied"];
    (from..at).rev().take(REACH).any(|at| is_not(prose, at) || prose.says_one_of(at, &NEGATIONS))
}
