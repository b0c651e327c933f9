//! Sentences that doubt, deny, criticise, contradict or qualify, by the words that show
//! it, with whoever holds the view.

use std::ops::Range;

use super::cues::{self, Strength};
use super::lexicon::SAY;
use super::limits::ITEMS;
use super::pronouns::antecedent;
use super::prose::{Prose, Sentence};
use super::sayings::is_cue;
use super::sections;
use super::speakers::Attribution;
use super::subject::{Finder, Subject};
use crate::model::briefing::{Doubt, DoubtKind, Section, SectionKind, Voice};
use crate::text::span::Span;

/// What a sentence gives.
struct Found {
    kind: DoubtKind,
    cue: Range<usize>,
    strength: Strength,
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
        let cues = cue(prose, sentence);
        // Under a heading that announces doubts, whatever somebody says is one, unless
        // the words tell otherwise.
        let announced_cue = said.filter(|_| expected && !cues.cancelled);
        let found = cues.best.filter(|found| found.strength > Strength::Weak || announced_cue.is_some());
        let talk =
            sentence.tokens.clone().filter(|at| prose.is_quoted(*at)).count() * 2 > sentence.tokens.len();
        let by_heading = announced_cue.filter(|_| !talk || cues.inside).map(|at| Found {
            kind: DoubtKind::Doubt,
            cue: at..at + 1,
            strength: Strength::Weak,
        });
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

/// Where somebody says the sentence without a verb: `Quill: the road is wrong`, `“No ship
/// came” — Quill`.
fn signed(finder: &Finder, sentence: &Sentence, attributions: &[Attribution]) -> Option<usize> {
    let prose = finder.prose;
    let from = sentence.tokens.start;
    let name = finder.cast.starting_at(from).filter(|(tokens, _)| prose.sign(tokens.end) == ':');
    if name.is_some() {
        return Some(from);
    }
    let quoted = prose.quotation(from)?;
    let end = prose.quoted.get(quoted)?.outer.end;
    let dash = matches!(prose.sign(end), '—' | '–' | '―' | '-');
    attributions.get(quoted).filter(|found| dash && found.subject.is_some()).map(|_| from)
}

/// How many tokens a negation reaches: "nobody on the trading floors doubts".
const NEGATED: usize = 6;

/// The best cue of a sentence, outside its quotations.
fn cue(prose: &Prose, sentence: &Sentence) -> Signs {
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
            if ["nobody", "no", "none", "few", "not", "never"].iter().any(|word| prose.says(at, word)) {
                negated = end + NEGATED;
            }
            at = end;
            continue;
        };
        inside |= prose.is_quoted(at);
        let better = best.as_ref().is_none_or(|best| cue.strength > best.strength);
        if better && at >= negated && !prose.is_quoted(at) {
            best = Some(Found { kind, cue: at..end, strength: cue.strength });
        }
        // A weak phrase may begin before a strong one ends: "is not convinced".
        at = if cue.strength == Strength::Weak { at + 1 } else { end };
    }
    Signs { best, cancelled, inside }
}

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
    // Other verbs than those of saying count where somebody known is their subject.
    let known = |at: usize| {
        finder.before(at, from).is_some_and(|subject| subject.pronoun || subject.person.is_some())
    };
    let said_before = (from..found.cue.end)
        .rev()
        .find(|at| is_cue(prose, *at, from) && (prose.is(*at, SAY) || found.cue.contains(at) || known(*at)));
    let said_after =
        || (found.cue.end..sentence.tokens.end).find(|at| is_cue(prose, *at, from) && prose.is(*at, SAY));
    let quoted = sentence.tokens.clone().any(|at| prose.is_quoted(at));
    let bare = found.strength == Strength::Bare;
    let subject = match said_before {
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
    let mut subject = subject?;
    if subject.pronoun {
        let spoken = finder.prose.quoted.partition_point(|quoted| quoted.outer.start < from);
        subject.person = antecedent(finder, &subject, attributions.get(..spoken).unwrap_or_default(), spoken);
    }
    finder.voice(&subject)
}
