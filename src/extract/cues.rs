//! The phrases that show a doubt, and those that take one away.
//!
//! The lists are data in `assets/lexicon`. The compiler makes one table of them: a reader
//! waits for no list to be read, and a word that begins no phrase costs one look.

use super::lexicon::{self, key_of};
use super::prose::Prose;
use crate::model::briefing::DoubtKind;
use crate::text::listed::{line_end, phrase, stands_at, word_end, words};
use crate::text::span::Span;

/// Lines of a kind and a strength, a colon, and phrases; then lines of phrases alone,
/// which take cues away.
const PHRASES: &str = concat!(
    include_str!("../../assets/lexicon/doubts.txt"),
    "\n",
    include_str!("../../assets/lexicon/undoubted.txt")
);

/// A phrase that shows a doubt, or takes cues away.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cue {
    /// The key of its first word.
    first: u64,
    /// The key of its second word, 0 for a single one.
    second: u64,
    /// Where its words after these stand in [`PHRASES`]. Their keys are made when the
    /// first two were met, which for most of them is never.
    rest: Span,
    /// How many words it has.
    pub(super) len: usize,
    /// `None` for a phrase that takes cues away.
    pub(super) kind: Option<DoubtKind>,
    /// How much it tells by itself.
    pub(super) strength: Strength,
    /// The number of the cue before it that begins with the same word, 0 for none.
    next: u16,
}

/// How much a cue tells by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// Only under a heading that announces doubts, where somebody says it.
    Weak,
    /// A doubt anywhere, but of whoever says so: "it is unclear".
    Bare,
    /// A doubt anywhere, and its subject has it: "Quill denies".
    Strong,
}

/// The longest cue whose words stand at `at` and end before `end`: it decides. Of two
/// that have the same words the stronger one, and of those the one that is listed first.
pub(super) fn longest(prose: &Prose, at: usize, end: usize) -> Option<&'static Cue> {
    let mut next = CUES.beginning_with(prose.token(at)?.key());
    let mut longest: Option<&Cue> = None;
    while let Some(cue) = CUES.get(next) {
        if longest.is_none_or(|longest| (cue.len, cue.strength) >= (longest.len, longest.strength))
            && cue.fits(prose, at, end)
        {
            longest = Some(cue);
        }
        next = cue.next;
    }
    longest
}

impl Cue {
    /// Whether the words after the first, at `at`, are the cue's.
    fn fits(&self, prose: &Prose, at: usize, end: usize) -> bool {
        let is = |at: usize, key: u64| prose.token(at).is_some_and(|token| token.key() == key);
        at + self.len <= end
            && (self.second == 0 || is(at + 1, self.second))
            && self
                .rest
                .of(PHRASES)
                .split_ascii_whitespace()
                .zip(at + 2..)
                .all(|(word, at)| is(at, lexicon::key(word)))
    }
}

/// All cues.
struct Cues {
    list: [Cue; COUNT],
    /// The numbers of the last cues for each first word, counted from 1, with open
    /// addressing by the word's key; 0 in a free slot.
    heads: [u16; SLOTS],
}

const COUNT: usize = count(PHRASES.as_bytes());

/// A power of two, and more than twice the number of first words.
const SLOTS: usize = 1 << 11;

static CUES: Cues = Cues::of(PHRASES.as_bytes());

impl Cues {
    #[expect(clippy::large_stack_arrays, reason = "runs in the compiler only")]
    const fn of(text: &[u8]) -> Self {
        let none = Cue {
            first: 0,
            second: 0,
            rest: Span::new(0, 0),
            len: 0,
            kind: None,
            strength: Strength::Strong,
            next: 0,
        };
        let mut cues = Self { list: [none; COUNT], heads: [0; SLOTS] };
        let (mut at, mut count) = (0, 0);
        while at < text.len() {
            let line = line_end(text, at);
            let (kind, strength, mut from) = head(text, at, line);
            while let Some((start, end, after)) = phrase(text, from, line) {
                let first = word_end(text, start, end);
                let next = if first < end { first + 1 } else { end };
                let second = word_end(text, next, end);
                cues.list[count] = Cue {
                    first: key_of(text, start, first),
                    second: if next < end { key_of(text, next, second) } else { 0 },
                    rest: Span::new(second, end),
                    len: words(text, start, end),
                    kind,
                    strength,
                    next: 0,
                };
                cues.link(count);
                count += 1;
                from = after;
            }
            at = line + 1;
        }
        cues
    }

    /// Puts the cue at index `new` before those of the same first word.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "runs in the compiler; there are fewer than 2^16 cues"
    )]
    const fn link(&mut self, new: usize) {
        let first = self.list[new].first;
        let mut slot = first as usize % SLOTS;
        while self.heads[slot] != 0 && self.list[self.heads[slot] as usize - 1].first != first {
            slot = (slot + 1) % SLOTS;
        }
        self.list[new].next = self.heads[slot];
        self.heads[slot] = new as u16 + 1;
    }

    /// The number of the last cue that begins with the word of this key; 0 for none.
    #[expect(clippy::cast_possible_truncation, reason = "the lower bits say where to look")]
    fn beginning_with(&self, key: u64) -> u16 {
        let mut slot = key as usize % SLOTS;
        loop {
            let number = self.heads.get(slot).copied().unwrap_or_default();
            match self.get(number) {
                Some(cue) if cue.first != key => slot = (slot + 1) % SLOTS,
                _ => return number,
            }
        }
    }

    fn get(&self, number: u16) -> Option<&Cue> {
        self.list.get(usize::from(number).checked_sub(1)?)
    }
}

/// The strengths as the list writes them.
const STRENGTHS: [(&str, Strength); 3] =
    [(" weak:", Strength::Weak), (" bare:", Strength::Bare), (" strong:", Strength::Strong)];

/// What the line from `at` to `end` says of its phrases, and where they begin.
const fn head(text: &[u8], at: usize, end: usize) -> (Option<DoubtKind>, Strength, usize) {
    if at < end && text[at] == b'#' {
        return (None, Strength::Strong, end);
    }
    let mut colon = at;
    while colon < end && text[colon] != b':' {
        colon += 1;
    }
    if colon == end {
        return (None, Strength::Strong, at);
    }
    let mut kind = 0;
    while kind < DoubtKind::ALL.len() && !stands_at(text, at, DoubtKind::ALL[kind].name()) {
        kind += 1;
    }
    assert!(kind < DoubtKind::ALL.len(), "a line of the list of doubts has a kind that does not exist");
    let after = at + DoubtKind::ALL[kind].name().len();
    let mut strength = 0;
    while strength < STRENGTHS.len() && !stands_at(text, after, STRENGTHS[strength].0) {
        strength += 1;
    }
    assert!(strength < STRENGTHS.len(), "a line of the list of doubts has a strength that does not exist");
    (Some(DoubtKind::ALL[kind]), STRENGTHS[strength].1, colon + 1)
}

const fn count(text: &[u8]) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < text.len() {
        let line = line_end(text, at);
        let (_, _, mut from) = head(text, at, line);
        while let Some((_, _, after)) = phrase(text, from, line) {
            count += 1;
            from = after;
        }
        at = line + 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the lists say, read in the plainest way.
    fn listed() -> Vec<(Option<&'static str>, Strength, &'static str)> {
        let mut listed = Vec::new();
        for line in PHRASES.lines().filter(|line| !line.starts_with('#')) {
            let (head, phrases) = line.split_once(':').map_or((None, line), |(a, b)| (Some(a), b));
            let head = head.map(|head| head.split_once(' ').unwrap());
            let strength = match head {
                Some((_, "weak")) => Strength::Weak,
                Some((_, "bare")) => Strength::Bare,
                _ => Strength::Strong,
            };
            for phrase in phrases.split('|').map(str::trim).filter(|phrase| !phrase.is_empty()) {
                listed.push((head.map(|(kind, _)| kind), strength, phrase));
            }
        }
        listed
    }

    #[test]
    fn every_phrase_of_the_lists_is_a_cue_of_its_kind_and_strength() {
        let listed = listed();
        assert_eq!(listed.len(), COUNT);
        for (cue, (kind, strength, phrase)) in CUES.list.iter().zip(listed) {
            let mut words = phrase.splitn(3, ' ');
            let (first, second) = (words.next().map(lexicon::key), words.next().map_or(0, lexicon::key));
            assert_eq!((cue.kind.map(DoubtKind::name), cue.strength), (kind, strength), "{phrase}");
            assert_eq!((Some(cue.first), cue.second), (first, second), "{phrase}");
            assert_eq!(cue.rest.of(PHRASES).trim(), words.next().unwrap_or_default(), "{phrase}");
            assert_eq!(cue.len, phrase.split_whitespace().count(), "{phrase}");
        }
    }

    #[test]
    fn no_phrase_stands_twice() {
        let mut phrases: Vec<_> = listed().into_iter().map(|(_, _, phrase)| phrase).collect();
        phrases.sort_unstable();
        let twice: Vec<_> = phrases.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }

    #[test]
    fn every_cue_is_found_by_its_first_word() {
        for (index, cue) in CUES.list.iter().enumerate() {
            let mut number = CUES.beginning_with(cue.first);
            while usize::from(number) != index + 1 {
                assert_ne!(number, 0, "{:?}", cue.rest.of(PHRASES));
                number = CUES.get(number).unwrap().next;
            }
        }
        assert_eq!(CUES.beginning_with(lexicon::key("zzyzx")), 0);
    }

    #[test]
    fn the_table_of_first_words_is_less_than_half_full() {
        let taken = CUES.heads.iter().filter(|number| **number != 0).count();
        assert!(taken * 2 < SLOTS, "{taken} of {SLOTS}: double it");
    }
}
