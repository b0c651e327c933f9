//! The words and phrases that show a doubt, from the lists in `assets/lexicon`, and the
//! phrases that only look like one.
//!
//! They stand apart from the sentences they are looked for in because of what they
//! cost: of a phrase only the first word's key is made before that word is met, which
//! for most phrases is never.

use std::cmp::Reverse;
use std::sync::LazyLock;

use super::lexicon;
use super::prose::Prose;
use crate::model::briefing::DoubtKind;

const DOUBTS: &str = include_str!("../../assets/lexicon/doubts.txt");
const UNDOUBTED: &str = include_str!("../../assets/lexicon/undoubted.txt");

/// A phrase that shows a doubt, or takes one away.
pub(super) struct Cue {
    first: u64,
    rest: &'static str,
    /// How many words it has.
    pub(super) len: usize,
    /// `None` for a phrase that takes cues away.
    pub(super) kind: Option<DoubtKind>,
    /// True for one that makes a sentence skeptical by itself.
    pub(super) strong: bool,
}

/// The cues by the key of their first word, the longest first: it decides.
static CUES: LazyLock<Vec<Cue>> = LazyLock::new(|| {
    let mut cues = Vec::with_capacity(1024);
    let mut add = |phrase: &'static str, kind: Option<DoubtKind>, strong: bool| {
        let phrase = phrase.trim();
        let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
        if !first.is_empty() {
            let len = 1 + rest.split_ascii_whitespace().count();
            cues.push(Cue { first: lexicon::key(first), rest, len, kind, strong });
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
    cues.sort_unstable_by_key(|cue| (cue.first, Reverse(cue.len)));
    cues
});

/// The longest cue whose words stand at `at` in `prose` and end before `end`.
pub(super) fn at(prose: &Prose, at: usize, end: usize) -> Option<&'static Cue> {
    let key = prose.token(at)?.key;
    let start = CUES.partition_point(|cue| cue.first < key);
    CUES.iter()
        .skip(start)
        .take_while(|cue| cue.first == key)
        .find(|cue| at + cue.len <= end && goes_on(prose, cue, at))
}

/// Whether the words after `at` are those of the cue after its first.
fn goes_on(prose: &Prose, cue: &Cue, at: usize) -> bool {
    cue.rest
        .split_ascii_whitespace()
        .zip(at + 1..)
        .all(|(word, at)| prose.token(at).is_some_and(|token| token.key == lexicon::key(word)))
}

fn kind_named(name: &str) -> Option<DoubtKind> {
    [DoubtKind::Denial, DoubtKind::Doubt, DoubtKind::Criticism, DoubtKind::Contradiction, DoubtKind::Caveat]
        .into_iter()
        .find(|kind| kind.name() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_of_the_lists_has_a_kind_and_single_spaces() {
        for line in DOUBTS.lines().filter(|line| !line.starts_with('#')) {
            let (head, phrases) = line.split_once(':').unwrap();
            let (kind, strength) = head.split_once(' ').unwrap();
            assert!(kind_named(kind).is_some(), "{kind}");
            assert!(["strong", "weak"].contains(&strength), "{strength}");
            assert!(!phrases.split('|').any(|phrase| phrase.trim().is_empty()), "an empty phrase: {head}");
        }
    }
}
