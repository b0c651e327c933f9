//! Sentences that doubt, deny, criticise, contradict or qualify, by the words that show
//! it, with whoever holds the view.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::lexicon::{self, SAY, SAY_WEAK};
use super::prose::{Prose, Sentence};
use super::sections;
use super::subject::{Finder, Subject};
use crate::model::briefing::{Doubt, DoubtKind, Section, SectionKind, Voice};
use crate::text::span::Span;

const DOUBTS: &str = include_str!("../../assets/lexicon/doubts.txt");
const UNDOUBTED: &str = include_str!("../../assets/lexicon/undoubted.txt");

/// A phrase, as the keys of its words.
struct Cue {
    words: Vec<u64>,
    /// `None` for a phrase that takes cues away.
    kind: Option<DoubtKind>,
    strong: bool,
}

/// Cues by the key of their first word.
static CUES: LazyLock<HashMap<u64, Vec<Cue>>> = LazyLock::new(|| {
    let mut cues: HashMap<u64, Vec<Cue>> = HashMap::new();
    let mut add = |phrase: &str, kind: Option<DoubtKind>, strong: bool| {
        let words: Vec<u64> = phrase.split_whitespace().map(lexicon::key).collect();
        if let Some(first) = words.first() {
            cues.entry(*first).or_default().push(Cue { words, kind, strong });
        }
    };
    for line in DOUBTS.lines().filter(|line| !line.starts_with('#')) {
        let Some((head, phrases)) = line.split_once(':') else { continue };
        let Some((name, strength)) = head.split_once(' ') else { continue };
        let kind = kind_named(name);
        for phrase in phrases.split('|') {
            add(phrase, kind, strength == "strong");
        }
    }
    for phrase in UNDOUBTED.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split('|')) {
        add(phrase, None, true);
    }
    // The longest phrase first: it decides.
    for list in cues.values_mut() {
        list.sort_by_key(|cue| std::cmp::Reverse(cue.words.len()));
    }
    cues
});

fn kind_named(name: &str) -> Option<DoubtKind> {
    [DoubtKind::Denial, DoubtKind::Doubt, DoubtKind::Criticism, DoubtKind::Contradiction, DoubtKind::Caveat]
        .into_iter()
        .find(|kind| kind.name() == name)
}

/// What a sentence gives.
struct Found {
    kind: DoubtKind,
    cue: Range<usize>,
    strong: bool,
}

/// The skeptical sentences: those of the section of doubts first, then the others.
pub(super) fn find(finder: &Finder, all: &[Section]) -> Vec<Doubt> {
    let prose = finder.prose;
    let (mut announced, mut others) = (Vec::new(), Vec::new());
    for sentence in &prose.sentences {
        let kind = sections::kind_at(all, sentence.span.start);
        let expected = kind == Some(SectionKind::Skepticism);
        let Some(found) = cue(prose, sentence) else { continue };
        let said = sentence.tokens.clone().any(|at| prose.is(at, SAY) && prose.quotation(at).is_none());
        let counts = found.strong || expected && said;
        if !counts {
            continue;
        }
        let listed = player(finder, sentence, kind);
        let holder = match listed {
            Some(voice) => Some(voice),
            None => holder(finder, sentence, &found),
        };
        let span = words(finder, sentence, kind);
        let doubt = Doubt { span, kind: found.kind, holder, cue: Some(prose.span(&found.cue)) };
        if expected { announced.push(doubt) } else { others.push(doubt) }
    }
    announced.append(&mut others);
    announced
}

/// The best cue of a sentence, outside its quotations.
fn cue(prose: &Prose, sentence: &Sentence) -> Option<Found> {
    let mut best: Option<Found> = None;
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let matched = prose
            .token(at)
            .and_then(|token| CUES.get(&token.key))
            .and_then(|list| list.iter().find(|cue| fits(prose, cue, at, sentence.tokens.end)));
        let Some(cue) = matched else {
            at += 1;
            continue;
        };
        let end = at + cue.words.len();
        if let Some(kind) = cue.kind
            && prose.quotation(at).is_none()
            && best.as_ref().is_none_or(|best| cue.strong && !best.strong)
        {
            best = Some(Found { kind, cue: at..end, strong: cue.strong });
        }
        at = end;
    }
    best
}

fn fits(prose: &Prose, cue: &Cue, at: usize, end: usize) -> bool {
    at + cue.words.len() <= end
        && cue
            .words
            .iter()
            .enumerate()
            .all(|(index, key)| prose.token(at + index).is_some_and(|token| token.key == *key))
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
fn holder(finder: &Finder, sentence: &Sentence, found: &Found) -> Option<Voice> {
    let prose = finder.prose;
    let from = sentence.tokens.start;
    let verb = (from..=found.cue.start)
        .rev()
        .find(|at| prose.is(*at, SAY | SAY_WEAK) && prose.quotation(*at).is_none())
        .or_else(|| sentence.tokens.clone().find(|at| prose.is(*at, SAY) && prose.quotation(*at).is_none()));
    let subject = verb
        .and_then(|verb| finder.before(verb, from).or_else(|| finder.after(verb, sentence.tokens.end)))
        .or_else(|| finder.main(from, found.cue.start.max(from + 1)));
    subject.and_then(|subject| finder.voice(&subject))
}
