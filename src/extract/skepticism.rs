//! Sentences that doubt, deny, criticise, contradict or qualify, by the words that show
//! it, with whoever holds the view.

use std::ops::Range;

use super::cues::{self, Strength};
use super::interview;
use super::lexicon::{OBJECTION, SAY};
use super::limits::ITEMS;
use super::prose::{Prose, Sentence};
use super::sayings::is_cue;
use super::sections;
use super::speakers::Attribution;
use super::subject::{Finder, Subject};
use super::tokens::{Shape, Token};
use crate::model::article::BlockKind;
use crate::model::briefing::{Doubt, DoubtKind, Section, SectionKind, Voice};
use crate::text::span::Span;

mod holder;
mod senses;
mod verdicts;

use holder::{holder, is_passive};
use senses::{
    agrees, is_alert, is_blow, is_cause, is_charge, is_interrogation, is_loss, is_made, is_negated,
    is_sacking,
};

/// What a sentence gives.
struct Found {
    kind: DoubtKind,
    cue: Range<usize>,
    strength: Strength,
    /// The quotation that holds the cue.
    quotation: Option<usize>,
}

/// What the words of a sentence say.
struct Signs {
    best: Option<Found>,
    /// True where a phrase takes a cue away.
    cancelled: bool,
    inside: bool,
}

/// The skeptical sentences: those of the section of doubts first, then the others.
pub(super) fn find(finder: &Finder, all: &[Section], attributions: &[Attribution]) -> Vec<Doubt> {
    let prose = finder.prose;
    let (mut announced, mut others) = (Vec::new(), Vec::new());
    // The cells of the row looked at last.
    let mut row: (usize, Vec<Span>) = (usize::MAX, Vec::new());
    for sentence in &prose.sentences {
        if announced.len() + others.len() >= ITEMS {
            break;
        }
        let kind = sections::kind_at(all, sentence.span.start);
        let expected = kind == Some(SectionKind::Skepticism);
        let said = sentence
            .tokens
            .clone()
            .find(|at| prose.is(*at, SAY) && is_cue(prose, *at, sentence.tokens.start))
            .or_else(|| signed(finder, sentence, attributions));
        let cues = cue(finder, sentence, attributions);
        // Under a heading that announces doubts, whatever somebody says is one, unless
        // the words tell otherwise.
        let announced_cue = said.filter(|_| expected && !cues.cancelled);
        let found = cues.best.filter(|found| found.strength > Strength::Weak || announced_cue.is_some());
        let talk = is_talk(prose, sentence);
        let by_heading = announced_cue.filter(|_| !talk || cues.inside).map(|at| Found {
            kind: DoubtKind::Doubt,
            cue: at..at + 1,
            strength: Strength::Weak,
            quotation: None,
        });
        // An item of a list under such a heading is one of the doubts it announces.
        let item = prose.block(sentence.block).is_some_and(|block| matches!(block.kind, BlockKind::Item(_)));
        let begins = sentence.tokens.start == prose.block_tokens(sentence.block).start;
        let by_list = (item && begins && expected && !talk && !cues.cancelled).then_some(Found {
            kind: DoubtKind::Doubt,
            cue: sentence.tokens.start..sentence.tokens.start,
            strength: Strength::Bare,
            quotation: None,
        });
        let Some(found) = found.or(by_heading).or(by_list) else { continue };
        let listed = player(finder, sentence, kind);
        let speaker =
            || attributions.get(found.quotation?)?.subject.as_ref().and_then(|subject| finder.voice(subject));
        if row.0 != sentence.block {
            row = (sentence.block, cells(prose, sentence.block));
        }
        let cue = prose.span(&found.cue);
        let cell = row.1.iter().copied().find(|cell| cell.contains(cue));
        let named = |holder: &Voice| cell.is_none_or(|cell| cell.contains(holder.span));
        let answerer = interview::answerer(prose, finder.cast, sentence.block);
        let answer = || finder.voice(answerer?);
        // "The board says so, and I doubt it": whoever answers does.
        let own = |holder: &Voice| {
            answerer.is_some()
                && interview::says_i(prose, holder.span, &(sentence.tokens.start..found.cue.start))
        };
        let holder = listed
            .or_else(speaker)
            .or_else(|| {
                holder(finder, sentence, &found, attributions).filter(named).filter(|holder| !own(holder))
            })
            .or_else(|| first_of_row(finder, sentence, cell?))
            .or_else(|| finder.voice(&labelled(finder, sentence)?))
            .or_else(answer);
        let span = match cell {
            Some(cell) => sentence.span.common(cell).unwrap_or(cell).trimmed(&prose.article.text),
            None => words(finder, sentence, kind),
        };
        let doubt = Doubt {
            span,
            kind: found.kind,
            holder,
            cue: (!found.cue.is_empty()).then(|| prose.span(&found.cue)),
        };
        if expected { announced.push(doubt) } else { others.push(doubt) }
    }
    announced.append(&mut others);
    announced
}

/// True for a sentence that is mostly what somebody says in sentences; a few quoted words
/// are the sentence's own.
fn is_talk(prose: &Prose, sentence: &Sentence) -> bool {
    let quoted = |at: usize| prose.is_quoted(at);
    let opens = quoted(sentence.tokens.start)
        || sentence.tokens.clone().any(|at| prose.sign(at) == ':' && quoted(at + 1));
    opens && sentence.tokens.clone().filter(|at| quoted(*at)).count() * 2 > sentence.tokens.len()
}

/// Whose name and a colon the sentence begins with.
fn labelled(finder: &Finder, sentence: &Sentence) -> Option<Subject> {
    let (tokens, person) = finder.cast.starting_at(sentence.tokens.start)?;
    let label = finder.prose.sign(tokens.end) == ':';
    label.then_some(Subject { tokens, person: Some(person), pronoun: false })
}

/// Where somebody says the sentence without a verb: `Quill: the road is wrong`, `“No ship
/// came” — Quill`.
fn signed(finder: &Finder, sentence: &Sentence, attributions: &[Attribution]) -> Option<usize> {
    let prose = finder.prose;
    let from = sentence.tokens.start;
    if labelled(finder, sentence).is_some() {
        return Some(from);
    }
    let quoted = prose.quotation(from)?;
    let end = prose.quoted.get(quoted)?.outer.end;
    let dash = matches!(prose.sign(end), '—' | '–' | '―' | '-');
    attributions.get(quoted).filter(|found| dash && found.subject.is_some()).map(|_| from)
}

/// How many tokens a negation reaches: "nobody on the trading floors doubts".
const NEGATED: usize = 6;

/// The best cue of a sentence: one of its own words, or of words that somebody says.
fn cue(finder: &Finder, sentence: &Sentence, attributions: &[Attribution]) -> Signs {
    let prose = finder.prose;
    // Looked for once, and only where a sentence has a cue.
    let mut first: Option<usize> = None;
    let asks = prose.sign(sentence.tokens.end.wrapping_sub(1)) == '?';
    let mut best: Option<Found> = None;
    let mut cancelled = false;
    let mut negated = 0;
    let mut inside = false;
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let Some(cue) = cues::longest(prose, at, sentence.tokens.end) else {
            at += 1;
            continue;
        };
        let end = at + cue.len;
        let Some(kind) = cue.kind else {
            cancelled = true;
            if prose.says_one_of(at, &["nobody", "no", "none", "few", "not", "never"]) {
                negated = end + NEGATED;
            }
            at = end;
            continue;
        };
        let quotation = prose.quotation(at);
        inside |= quotation.is_some();
        let counts = if let Some(index) = quotation {
            cue.strength > Strength::Weak && is_own(finder, index, at, kind, attributions)
        } else {
            // A question of the author's is nobody's view, and a name no doubt.
            let first = *first.get_or_insert_with(|| opening(prose, sentence));
            !asks && at >= first && !(at > first && is_name(prose, at))
        };
        let better = best.as_ref().is_none_or(|best| {
            cue.strength > best.strength
                || cue.strength == best.strength && quotation.is_none() && best.quotation.is_some()
        });
        if better
            && counts
            && at >= negated
            && !is_negated(prose, sentence.tokens.start, at)
            && !is_sacking(prose, at, end)
            && !is_interrogation(prose, at, end)
            && !is_blow(finder, sentence, at)
            && !is_loss(prose, at)
            && !is_alert(finder, sentence, at)
            && !is_made(prose, sentence, at)
            && !is_cause(prose, at)
            && !is_charge(finder, at..end, sentence.tokens.end)
            && agrees(prose, at, end)
        {
            best = Some(Found { kind, cue: at..end, strength: cue.strength, quotation });
        }
        // A weak phrase may begin before a strong one ends: "is not convinced".
        at = if cue.strength == Strength::Weak { at + 1 } else { end };
    }
    if best.as_ref().is_none_or(|best| best.strength == Strength::Weak) && !asks {
        best = verdicts::find(prose, sentence, attributions).or(best);
    }
    Signs { best, cancelled, inside }
}

/// The first token of a sentence that may tell of a doubt: what stands behind its run-in head.
fn opening(prose: &Prose, sentence: &Sentence) -> usize {
    let start = sentence.tokens.start;
    let head = prose.block(sentence.block).and_then(|block| sections::run_in(prose.article, block));
    let Some(head) = head.filter(|head| sentence.span.start <= head.start) else { return start };
    sentence.tokens.clone().find(|at| prose.span(&(*at..*at + 1)).start >= head.end).unwrap_or(start)
}

fn is_name(prose: &Prose, at: usize) -> bool {
    prose.token(at).is_some_and(|token| token.shape == Shape::Capital)
}

/// True for a cue inside a quotation by which the speaker doubts: one said in the first
/// person, "I doubt it", a judgement, "It's a disgrace", or one in a few words that are part of
/// the author's sentence: `called it “a sham and an insult”`.
fn is_own(
    finder: &Finder,
    quotation: usize,
    at: usize,
    kind: DoubtKind,
    attributions: &[Attribution],
) -> bool {
    const COPULAS: [&str; 5] = ["is", "are", "was", "were", "isn't"];
    const PRONOUNS: [&str; 6] = ["it", "that", "this", "he", "she", "what"];
    const FIRST: [&str; 8] = ["i", "we", "i'm", "we're", "i’m", "we’re", "i've", "we've"];
    const PREDICATES: [&str; 12] = [
        "makes",
        "make",
        "will",
        "would",
        "won't",
        "won’t",
        "cannot",
        "can't",
        "can’t",
        "does",
        "doesn't",
        "doesn’t",
    ];
    let prose = finder.prose;
    let Some(quoted) = prose.quoted.get(quotation) else { return false };
    let said = attributions.get(quotation).is_some_and(|found| found.subject.is_some());
    let own = (quoted.inner.start..at)
        .rev()
        .take(4)
        .take_while(|at| prose.token(*at).is_some_and(Token::is_word))
        .any(|at| prose.says_one_of(at, &FIRST));
    let lower = prose.token(quoted.inner.start).is_some_and(|token| token.shape == Shape::Lower);
    // "We invented the wheel": what is criticism of others is none of oneself.
    let others = kind != DoubtKind::Criticism || prose.is(at, OBJECTION);
    // "That is false", "They are wrong", "It is simply not true": said by anybody, it denies or contradicts.
    let copula = |at: usize| prose.says_one_of(at, &COPULAS);
    let adverb = |at: &usize| prose.word(*at).ends_with("ly") || prose.says_one_of(*at, &["just", "quite"]);
    let linked = || (quoted.inner.start..at).rev().take(4).find(|at| !adverb(at)).is_some_and(copula);
    let flat = kind == DoubtKind::Denial && (copula(at) || prose.says(at, "not") && linked())
        || kind == DoubtKind::Contradiction && copula(at);
    // "It's a disgrace": what somebody calls something is a judgement.
    let taken_back = (quoted.inner.start..at)
        .rev()
        .take(JUDGED)
        .any(|at| prose.is(at, SAY) || prose.says_one_of(at, &["not", "if", "never", "whether"]));
    // "It's": the mark and the "s" are a token like an owner's.
    let short = |at: usize| {
        prose.token(at).is_some_and(|token| token.shape == Shape::Possessive)
            && prose.says_one_of(at.wrapping_sub(1), &PRONOUNS)
    };
    let judges = kind == DoubtKind::Criticism
        && at.checked_sub(1).is_some_and(|at| copula(at) || short(at))
        && !taken_back
        && !is_passive(prose, at)
        && !prose.word(at).ends_with("ing");
    // "It makes no sense", "It will never work": a whole predicate.
    let predicate = kind != DoubtKind::Denial && prose.says_one_of(at, &PREDICATES) && !taken_back;
    said && (flat || judges || predicate || own && others || lower && quoted.inner.len() <= FRAGMENT)
}

/// How many tokens before a judgement may take it back or tell that it is another's: "I would
/// not call it a mistake", "He says it was a mistake".
const JUDGED: usize = 8;

/// The most tokens of a fragment that is part of the author's sentence.
const FRAGMENT: usize = 16;

/// The player whose role line the sentence is part of.
fn player(finder: &Finder, sentence: &Sentence, kind: Option<SectionKind>) -> Option<Voice> {
    if kind != Some(SectionKind::Players) {
        return None;
    }
    let block = finder.prose.block_tokens(sentence.block);
    let nested = finder.prose.block(sentence.block).is_some_and(|block| block.depth > 0);
    let above = || finder.cast.before(block.start).next().filter(|_| nested);
    let (tokens, person) = finder.cast.within(&block).next().or_else(above)?;
    let listed = finder.cast.people.get(person)?.listed;
    if listed { finder.voice(&Subject { tokens, person: Some(person), pronoun: false }) } else { None }
}

/// The cells of a row: what other cells say is said apart from a doubt in one.
fn cells(prose: &Prose, block: usize) -> Vec<Span> {
    let row = prose.block(block).filter(|block| matches!(block.kind, BlockKind::Row { .. }));
    row.map(|block| prose.article.cells(block)).unwrap_or_default()
}

/// Whoever the row with the sentence names before its `cell`.
fn first_of_row(finder: &Finder, sentence: &Sentence, cell: Span) -> Option<Voice> {
    let prose = finder.prose;
    let block = prose.block_tokens(sentence.block);
    let (tokens, person) = finder.cast.within(&block).next()?;
    let before = prose.span(&tokens).end <= cell.start;
    before.then(|| finder.voice(&Subject { tokens, person: Some(person), pronoun: false })).flatten()
}

/// The sentence, without the name where it is a player's role line.
fn words(finder: &Finder, sentence: &Sentence, kind: Option<SectionKind>) -> Span {
    if kind != Some(SectionKind::Players) {
        return sentence.span;
    }
    let block = finder.prose.block_tokens(sentence.block);
    let person = finder.cast.within(&block).next().and_then(|(_, person)| finder.cast.people.get(person));
    match person.and_then(|person| person.role) {
        // A role in brackets is no beginning of what the line says.
        Some(role)
            if role.start > sentence.span.start
                && role.start < sentence.span.end
                && !finder.prose.article.slice(Span::new(sentence.span.start, role.start)).ends_with('(') =>
        {
            Span::new(role.start, sentence.span.end)
        }
        _ => sentence.span,
    }
}
