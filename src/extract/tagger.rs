//! Tells which capitalised words are parts of people's names: a linear model over the
//! word, its neighbours, what the lexicon says of them and what the rest of the text
//! does with the same word.
//!
//! The weights were trained offline by an averaged perceptron (`training/README.md` says
//! on what and how) and are part of the program: one signed byte for each of 2^17
//! buckets into which features are hashed.

use std::ops::Range;

use super::lexicon::{
    ByKey, CALENDAR, FUNCTION, Flags, GIVEN, HONORIFIC, NATIONALITY, ORGANISATION, PARTICLE, PLACE, ROLE,
    SAY, SURNAME, TITLE, key_of,
};
use super::prose::Prose;
use super::tokens::{Shape, Token};

/// Features are hashed into two to the power of this many buckets.
pub(super) const BITS: u32 = 17;

static WEIGHTS: &[u8] = include_bytes!("../../assets/tagger/people.bin");

/// Asks the model about a text, one block after the other.
pub(super) struct Tagger<'a> {
    prose: &'a Prose<'a>,
    habits: Habits,
    features: Vec<u32>,
    margins: Vec<i32>,
}

impl<'a> Tagger<'a> {
    /// Looks at the whole text first.
    pub(super) fn of(prose: &'a Prose<'a>) -> Self {
        let (features, margins) = (Vec::with_capacity(64), Vec::new());
        Self { prose, habits: Habits::of(prose), features, margins }
    }

    /// For each token of the block `range` how much speaks for its being part of a person's
    /// name: above 0 it is one; 0 for words without a capital.
    pub(super) fn margins(&mut self, range: &Range<usize>) -> &[i32] {
        let shouted = shouted(self.prose, range.clone());
        let (mut last, mut before) = (false, false);
        self.margins.clear();
        for at in range.clone() {
            let mut margin = 0;
            if self.prose.token(at).is_some_and(Token::is_capital) {
                let past = Past { last, before, shouted };
                collect(self.prose, &self.habits, at, past, &mut self.features);
                margin = sum(&self.features);
            }
            self.margins.push(margin);
            (last, before) = (margin > 0, last);
        }
        &self.margins
    }
}

/// The features of every capitalised token of `prose` with whether `is_person` says that
/// it is part of a person's name: what the weights are trained on.
pub(super) fn samples(prose: &Prose, is_person: impl Fn(&Token) -> bool) -> Vec<(Vec<u32>, bool)> {
    let habits = Habits::of(prose);
    let mut samples = Vec::new();
    for range in prose.tokens.blocks() {
        let shouted = shouted(prose, range.clone());
        let (mut last, mut before) = (false, false);
        for at in range.clone() {
            let mut person = false;
            if let Some(token) = prose.token(at).filter(|token| token.is_capital()) {
                let mut features = Vec::new();
                collect(prose, &habits, at, Past { last, before, shouted }, &mut features);
                person = is_person(token);
                samples.push((features, person));
            }
            (last, before) = (person, last);
        }
    }
    samples
}

fn sum(features: &[u32]) -> i32 {
    features
        .iter()
        .map(|feature| WEIGHTS.get(*feature as usize).map_or(0, |weight| i32::from(weight.cast_signed())))
        .sum()
}

/// What was decided before the token at hand.
#[derive(Clone, Copy)]
struct Past {
    last: bool,
    before: bool,
    shouted: bool,
}

/// True for a block in capital letters.
fn shouted(prose: &Prose, range: Range<usize>) -> bool {
    let (mut upper, mut words) = (0, 0);
    for token in prose.tokens.list.get(range).unwrap_or_default().iter().take(40) {
        upper += usize::from(token.shape == Shape::Upper);
        words += usize::from(matches!(token.shape, Shape::Upper | Shape::Lower | Shape::Capital));
    }
    upper * 2 > words
}

/// How the text treats each capitalised word, wherever it stands.
struct Habits(ByKey<u16>);

const AFTER_TITLE: u16 = 1;
const AFTER_GIVEN: u16 = 2;
const BEFORE_SAYING: u16 = 4;
const AFTER_PLACE_WORD: u16 = 8;
const AFTER_ARTICLE: u16 = 16;
const POSSESSIVE: u16 = 32;
const BEFORE_CAPITAL: u16 = 64;
const AFTER_CAPITAL: u16 = 128;
const BEFORE_ORGANISATION: u16 = 256;
const BEFORE_COMMA_WHO: u16 = 512;
const IN_LOWER_CASE: u16 = 1024;

impl Habits {
    fn of(prose: &Prose) -> Self {
        let mut habits = ByKey::<u16>::default();
        for range in prose.tokens.blocks() {
            for at in range.clone() {
                let Some(token) = prose.token(at).filter(|token| token.is_capital()) else { continue };
                let seen = habit(prose, at, range.start, range.end);
                *habits.entry(token.key()).or_insert(0) |= seen;
            }
        }
        for token in
            prose.tokens.list.iter().filter(|token| token.shape == Shape::Lower && !token.is(FUNCTION))
        {
            if let Some(seen) = habits.get_mut(&token.key()) {
                *seen |= IN_LOWER_CASE;
            }
        }
        Self(habits)
    }

    fn get(&self, key: u64) -> u16 {
        self.0.get(&key).copied().unwrap_or_default()
    }
}

/// What stands around the token at `at`.
fn habit(prose: &Prose, at: usize, start: usize, end: usize) -> u16 {
    let mut seen = 0;
    if let Some(before) =
        at.checked_sub(1).filter(|before| *before >= start).and_then(|before| prose.token(before))
    {
        let bit = |fits: bool, bit: u16| if fits { bit } else { 0 };
        seen |= bit(before.is(TITLE | ROLE | HONORIFIC), AFTER_TITLE);
        seen |= bit(before.is(GIVEN) && before.is_capital() || before.shape == Shape::Initial, AFTER_GIVEN);
        seen |= bit(before.key() == KEYS.inside || before.key() == KEYS.at, AFTER_PLACE_WORD);
        seen |= bit(before.key() == KEYS.the, AFTER_ARTICLE);
        seen |= bit(before.is_capital() && !before.is(FUNCTION), AFTER_CAPITAL);
        seen |= bit(before.is(SAY), BEFORE_SAYING);
    }
    if let Some(next) = prose.token(at + 1).filter(|_| at + 1 < end) {
        let bit = |fits: bool, bit: u16| if fits { bit } else { 0 };
        seen |= bit(next.is(SAY) && next.shape == Shape::Lower, BEFORE_SAYING);
        seen |= bit(next.shape == Shape::Possessive, POSSESSIVE);
        seen |= bit(next.is_capital(), BEFORE_CAPITAL);
        seen |= bit(next.is_capital() && next.is(ORGANISATION | PLACE), BEFORE_ORGANISATION);
        seen |= bit(
            next.sign() == ',' && prose.token(at + 2).is_some_and(|third| third.key() == KEYS.who),
            BEFORE_COMMA_WHO,
        );
    }
    seen
}

/// Keys of words that are looked for by name.
struct Keys {
    the: u64,
    inside: u64,
    at: u64,
    who: u64,
}

static KEYS: Keys = Keys {
    the: key_of(b"the", 0, 3),
    inside: key_of(b"in", 0, 2),
    at: key_of(b"at", 0, 2),
    who: key_of(b"who", 0, 3),
};

/// A feature's bucket.
fn bucket(template: u64, value: u64) -> u32 {
    let mixed = (value ^ template.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    u32::try_from((mixed ^ (mixed >> 31)) >> (64 - BITS)).unwrap_or_default()
}

/// What the lexicon says of a token, as far as names are concerned.
fn sort(token: Option<&Token>) -> u64 {
    const FLAGS: Flags = SAY
        | TITLE
        | HONORIFIC
        | ROLE
        | ORGANISATION
        | PLACE
        | NATIONALITY
        | CALENDAR
        | FUNCTION
        | PARTICLE
        | GIVEN
        | SURNAME;
    token.map_or(1 << 40, |token| token.flags() & FLAGS | (token.shape as u64) << 32)
}

/// Collects the features of the token at `at`.
fn collect(prose: &Prose, habits: &Habits, at: usize, past: Past, features: &mut Vec<u32>) {
    features.clear();
    let Some(token) = prose.token(at) else { return };
    let around = |offset: isize| at.checked_add_signed(offset).and_then(|place| prose.token(place));
    let (two, one, next, third) = (around(-2), around(-1), around(1), around(2));
    let key = |token: Option<&Token>| token.map_or(0, Token::code);
    let decided = u64::from(past.last) | u64::from(past.before) << 1 | u64::from(past.shouted) << 2;
    let (own, left, right) = (sort(Some(token)), sort(one), sort(next));
    let mut add = |template: u64, value: u64| features.push(bucket(template, value));
    add(1, decided);
    add(2, token.key());
    add(3, key(one));
    add(4, key(next));
    add(5, key(two));
    add(6, key(third));
    add(7, own);
    add(8, left);
    add(9, right);
    add(10, sort(two));
    add(11, sort(third));
    add(12, own ^ left.wrapping_mul(31));
    add(13, own ^ right.wrapping_mul(31));
    add(14, left ^ right.wrapping_mul(31));
    add(15, own ^ decided.wrapping_mul(0x1_0001));
    add(16, token.key() ^ decided);
    add(17, own ^ left.wrapping_mul(31) ^ right.wrapping_mul(961));
    add(18, key(one) ^ own.wrapping_mul(31));
    add(19, key(next) ^ own.wrapping_mul(31));
    add(20, left ^ decided.wrapping_mul(0x1_0001) ^ own.wrapping_mul(7));
    add(21, left ^ sort(two).wrapping_mul(31) ^ decided);
    add(22, right ^ sort(third).wrapping_mul(31) ^ decided);
    let habit = u64::from(habits.get(token.key()));
    add(23, habit);
    add(24, habit ^ own.wrapping_mul(31));
    for bit in 0..11 {
        if habit >> bit & 1 == 1 {
            add(25 + bit, decided);
        }
    }
    if let Some(next) = next.filter(|next| next.is_capital()) {
        add(40, u64::from(habits.get(next.key())) ^ own.wrapping_mul(31));
    }
    if let Some(one) = one.filter(|one| one.is_capital()) {
        add(41, u64::from(habits.get(one.key())) ^ decided ^ own.wrapping_mul(31));
    }
    for bit in 0..17_u64 {
        if token.flags() >> bit & 1 == 1 {
            add(42, bit ^ decided << 8);
        }
        if one.is_some_and(|one| one.flags() >> bit & 1 == 1) {
            add(43, bit ^ decided << 8);
        }
        if next.is_some_and(|next| next.flags() >> bit & 1 == 1) {
            add(44, bit ^ decided << 8);
        }
    }
    add(45, ending(prose, at));
    add(46, ending(prose, at) ^ decided);
}

/// The last three letters of the word.
fn ending(prose: &Prose, at: usize) -> u64 {
    let mut value = 0;
    for character in prose.word(at).chars().rev().take(3) {
        value = value << 21 | u64::from(u32::from(character));
    }
    value
}
