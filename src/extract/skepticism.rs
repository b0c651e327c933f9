//! Sentences that doubt, deny, criticise, contradict or qualify, by the words that show
//! it, with whoever holds the view.

use std::ops::Range;

use super::cues;
use super::lexicon::SAY;
use super::prose::{Prose, Sentence};
use super::sections;
use super::speakers::{Attribution, antecedent, is_cue};
use super::subject::{Finder, Subject};
use crate::model::briefing::{Doubt, DoubtKind, Section, SectionKind, Voice};
use crate::text::span::Span;

/// What a sentence gives.
struct Found {
    kind: DoubtKind,
    cue: Range<usize>,
    strong: bool,
}

/// What the words of a sentence say.
struct Signs {
    best: Option<Found>,
    /// True where a phrase takes a cue away.
    cancelled: bool,
}

/// The skeptical sentences: those of the section of doubts first, then the others.
pub(super) fn find(finder: &Finder, all: &[Section], attributions: &[Attribution]) -> Vec<Doubt> {
    let prose = finder.prose;
    let (mut announced, mut others) = (Vec::new(), Vec::new());
    for sentence in &prose.sentences {
        let kind = sections::kind_at(all, sentence.span.start);
        let expected = kind == Some(SectionKind::Skepticism);
        let said = sentence
            .tokens
            .clone()
            .find(|at| prose.is(*at, SAY) && is_cue(prose, *at, sentence.tokens.start));
        let cues = cue(prose, sentence);
        // Under a heading that announces doubts, whatever somebody says is one, unless
        // the words tell otherwise.
        let announced_cue = said.filter(|_| expected && !cues.cancelled);
        let found = cues.best.filter(|found| found.strong || announced_cue.is_some());
        let by_heading =
            announced_cue.map(|at| Found { kind: DoubtKind::Doubt, cue: at..at + 1, strong: false });
        let Some(found) = found.or(by_heading) else { continue };
        let listed = player(finder, sentence, kind);
        let holder = match listed {
            Some(voice) => Some(voice),
            None => holder(finder, sentence, &found, attributions),
        };
        let span = words(finder, sentence, kind);
        let doubt = Doubt { span, kind: found.kind, holder, cue: Some(prose.span(&found.cue)) };
        if expected { announced.push(doubt) } else { others.push(doubt) }
    }
    announced.append(&mut others);
    announced
}

/// The best cue of a sentence, outside its quotations.
fn cue(prose: &Prose, sentence: &Sentence) -> Signs {
    let mut best: Option<Found> = None;
    let mut cancelled = false;
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let Some(cue) = cues::longest(prose, at, sentence.tokens.end) else {
            at += 1;
            continue;
        };
        let end = at + cue.len;
        cancelled |= cue.kind.is_none();
        if let Some(kind) = cue.kind
            && prose.quotation(at).is_none()
            && best.as_ref().is_none_or(|best| cue.strong && !best.strong)
        {
            best = Some(Found { kind, cue: at..end, strong: cue.strong });
        }
        at = end;
    }
    Signs { best, cancelled }
}

/// The player whose role line the sentence is part of.
fn player(finder: &Finder, sentence: &Sentence, kind: Option<SectionKind>) -> Option<Voice> {
    if kind != Some(SectionKind::Players) {
        return None;
    }
    let block = finder.prose.block_tokens(sentence.block);
    let (tokens, person) = finder.cast.within(&block).next()?;
    let listed = finder.cast.people.get(person)?.listed;
    if listed { finder.voice(&Subject { tokens, person: Some(person), pronoun: false }) } else { None }
}

/// The sentence, without the name where it is a player's role line.
fn words(finder: &Finder, sentence: &Sentence, kind: Option<SectionKind>) -> Span {
    if kind != Some(SectionKind::Players) {
        return sentence.span;
    }
    let block = finder.prose.block_tokens(sentence.block);
    let person = finder.cast.within(&block).next().and_then(|(_, person)| finder.cast.people.get(person));
    match person.and_then(|person| person.role) {
        Some(role) if role.start > sentence.span.start && role.start < sentence.span.end => {
            Span::new(role.start, sentence.span.end)
        }
        _ => sentence.span,
    }
}

/// Whose view it is: the subject of the cue where that is a verb, of the nearest verb of
/// saying, or of the sentence.
fn holder(
    finder: &Finder,
    sentence: &Sentence,
    found: &Found,
    attributions: &[Attribution],
) -> Option<Voice> {
    let prose = finder.prose;
    let from = sentence.tokens.start;
    let said_before = (from..=found.cue.start).rev().find(|at| is_cue(prose, *at, from));
    let said_after =
        || (found.cue.end..sentence.tokens.end).find(|at| is_cue(prose, *at, from) && prose.is(*at, SAY));
    let quoted = sentence.tokens.clone().any(|at| prose.quotation(at).is_some());
    let subject = match said_before {
        Some(verb) => finder.before(verb, from).or_else(|| finder.main(from, verb)),
        None if quoted => said_after().and_then(|verb| finder.before(verb, from)),
        None => finder.before(found.cue.start, from),
    };
    // Only a quotation is followed by its verb and then by the speaker: elsewhere what
    // looks like such a verb is a noun ("talks").
    let after_quotation = || said_after().filter(|_| quoted);
    let inverted =
        || said_before.or_else(after_quotation).and_then(|verb| finder.after(verb, sentence.tokens.end));
    let subject = subject.or_else(|| finder.main(from, found.cue.start.max(from + 1))).or_else(inverted);
    let mut subject = subject?;
    if subject.pronoun {
        let spoken = finder.prose.quoted.partition_point(|quoted| quoted.outer.start < from);
        subject.person = antecedent(finder, &subject, attributions.get(..spoken).unwrap_or_default(), spoken);
    }
    finder.voice(&subject)
}
