//! Who is who: joins the places where people are named, so that "Quill", "Ms. Quill" and
//! "Ada Quill" are one person and two Quills are two.

use std::collections::HashMap;
use std::ops::Range;

use super::interview::Voices;
use super::lexicon::{self, ByKey, FUNCTION, GIVEN_FEMALE, GIVEN_MALE, HONORIFIC, PARTICLE, SUFFIX, TITLE};
use super::limits::PEOPLE;
use super::names::Mention;
use super::prose::Prose;
use super::tokens::{Shape, Token};
use crate::text::span::Span;

/// At most so many people of one surname are kept apart; a longer list of namesakes is
/// no news, and looking through it for each mention would take long.
const NAMESAKES: usize = 12;

/// Somebody the text names.
#[derive(Debug, Clone, Default)]
pub(super) struct Person {
    /// The tokens of the fullest name; empty for an organisation of a list.
    pub(super) name: Range<usize>,
    /// Where that name stands.
    pub(super) span: Span,
    /// What the person is.
    pub(super) role: Option<Span>,
    /// True for a company, a ministry or the like that a list names.
    pub(super) organisation: bool,
    /// True where a list of the article names the person.
    pub(super) listed: bool,
    /// +1 for a man, -1 for a woman, 0 for not known.
    pub(super) gender: i8,
    /// The tokens of every mention, in order.
    pub(super) mentions: Vec<Range<usize>>,
    /// Key of the given name, 1 for an initial, 0 for none.
    pub(super) given: u64,
    /// The first letter of the name.
    pub(super) initial: char,
    /// Key of the surname.
    pub(super) surname: u64,
    /// Key of "Jr" and the like, 0 for none.
    pub(super) suffix: u64,
    /// How often the text names the person by more than the surname.
    pub(super) full: usize,
    /// Keys of the titles that stand near a full name.
    pub(super) titles: Vec<u64>,
}

/// Everybody, and where they are named.
#[derive(Debug, Default)]
pub(super) struct Cast {
    /// Listed people first, then the others as the text names them.
    pub(super) people: Vec<Person>,
    /// Who speaks where the article is an interview.
    pub(super) voices: Voices,
    /// Mentions as (first token, token after, person), in order.
    places: Vec<(usize, usize, usize)>,
    by_surname: ByKey<Vec<usize>>,
    by_given: ByKey<Vec<usize>>,
}

impl Cast {
    /// Joins `mentions` to the `listed` people and to each other.
    pub(super) fn of(prose: &Prose, listed: Vec<Person>, mentions: &[Mention]) -> Self {
        let mut cast = Self::default();
        for mut person in listed.into_iter().take(PEOPLE) {
            describe(prose, &mut person);
            person.titles = titles_around(prose, &person.name);
            cast.add(person);
        }
        for mention in mentions.iter().filter(|mention| mention.sure) {
            cast.meet(prose, mention);
        }
        let mut recent = ByKey::<Recent>::default();
        let mut last = 0;
        for mention in mentions {
            let mention = &cast.in_full(prose, mention, last);
            last = mention.tokens.end;
            if let Some((person, full)) = cast.find(prose, mention, &recent) {
                let surname = cast.people.get(person).map_or(0, |person| person.surname);
                if full {
                    recent.insert(surname, Recent { person, at: mention.tokens.start });
                }
                cast.place(person, mention);
            }
        }
        cast.drop_unnamed();
        cast.learn_genders(prose);
        cast
    }

    /// Tells the sex of people whose names do not, by the pronouns the text goes on with: in
    /// a sentence that names nobody else, or at the head of the one after it.
    fn learn_genders(&mut self, prose: &Prose) {
        let mut votes: HashMap<usize, i32> = HashMap::new();
        for (index, sentence) in prose.sentences.iter().enumerate() {
            let mut named = self.within(&sentence.tokens).filter(|(at, _)| !prose.is_quoted(at.start));
            let Some((tokens, person)) = named.next() else { continue };
            if named.any(|(_, other)| other != person) {
                continue;
            }
            let next = prose
                .sentences
                .get(index + 1)
                .map_or(0..0, |next| next.tokens.clone().take(1).next().map_or(0..0, |at| at..at + 1));
            // "Quill accused her of it" tells nothing of Quill: whom a verb is about is
            // somebody else than its subject.
            let clause = (tokens.end..sentence.tokens.end)
                .find(|at| {
                    let joins = ["and", "but", "while", "when", "as", "that", "who", "after", "because"];
                    !prose.token(*at).is_some_and(Token::is_word) || prose.says_one_of(*at, &joins)
                })
                .unwrap_or(sentence.tokens.end);
            let vote: i32 = (tokens.end..sentence.tokens.end)
                .chain(next)
                .filter(|at| !(prose.is_quoted(*at) || *at < clause && is_object(prose, *at)))
                .map(|at| gender_of_pronoun(prose, at))
                .sum();
            *votes.entry(person).or_default() += vote;
        }
        for (person, vote) in votes {
            if let Some(person) = self.people.get_mut(person)
                && (person.gender == 0 || i32::from(person.gender) * vote <= -CONTRARY)
            {
                person.gender = i8::try_from(vote.signum()).unwrap_or_default();
            }
        }
    }

    /// The person named by a mention that overlaps `range`, with the mention's tokens.
    pub(super) fn within(
        &self,
        range: &Range<usize>,
    ) -> impl DoubleEndedIterator<Item = (Range<usize>, usize)> + '_ {
        let from = self.places.partition_point(|place| place.1 <= range.start);
        let to = self.places.partition_point(|place| place.0 < range.end);
        self.places
            .get(from..to.max(from))
            .unwrap_or_default()
            .iter()
            .map(|place| (place.0..place.1, place.2))
    }

    /// The mention whose last token stands right before `end`.
    pub(super) fn ending_at(&self, end: usize) -> Option<(Range<usize>, usize)> {
        let at = self.places.partition_point(|place| place.0 < end).checked_sub(1)?;
        self.places.get(at).filter(|place| place.1 == end).map(|place| (place.0..place.1, place.2))
    }

    /// The mention whose first token is `start`.
    pub(super) fn starting_at(&self, start: usize) -> Option<(Range<usize>, usize)> {
        let at = self.places.partition_point(|place| place.0 < start);
        self.places.get(at).filter(|place| place.0 == start).map(|place| (place.0..place.1, place.2))
    }

    /// The last mentions before the token `before`, the nearest first.
    pub(super) fn before(&self, before: usize) -> impl Iterator<Item = (Range<usize>, usize)> + '_ {
        let to = self.places.partition_point(|place| place.1 <= before);
        self.places.get(..to).unwrap_or_default().iter().rev().map(|place| (place.0..place.1, place.2))
    }

    fn add(&mut self, person: Person) -> usize {
        let index = self.people.len();
        for (table, key) in [(&mut self.by_surname, person.surname), (&mut self.by_given, person.given)] {
            let namesakes = table.entry(key).or_default();
            if key != 0 && namesakes.len() < NAMESAKES {
                namesakes.push(index);
            }
        }
        self.people.push(person);
        index
    }

    /// Makes a person of a mention, or lets it stand for one already known.
    fn meet(&mut self, prose: &Prose, mention: &Mention) -> Option<usize> {
        let mut person = Person {
            name: mention.tokens.clone(),
            span: prose.span(&mention.tokens),
            gender: mention.gender,
            ..Person::default()
        };
        describe(prose, &mut person);
        if person.given != 0 {
            person.full = 1;
            person.titles = titles_around(prose, &mention.tokens);
        }
        let known = self.by_surname.get(&person.surname).and_then(|namesakes| {
            namesakes
                .iter()
                .copied()
                .find(|index| self.people.get(*index).is_some_and(|known| known.may_be(&person)))
        });
        if let Some(index) = known {
            if let Some(known) = self.people.get_mut(index) {
                known.learn(&person);
            }
            return Some(index);
        }
        if self.people.len() >= PEOPLE {
            return None;
        }
        let lone = person.given == 0;
        if lone && self.by_given.get(&person.surname).is_some_and(|namesakes| !namesakes.is_empty()) {
            return None;
        }
        Some(self.add(person))
    }

    /// A surname that stands alone, with the word before it where that makes it the full name
    /// of somebody known: a given name no list knows may look like no name. Words before the
    /// token `from` are another's.
    fn in_full(&self, prose: &Prose, mention: &Mention, from: usize) -> Mention {
        let mut mention = mention.clone();
        let before = mention.tokens.start.checked_sub(1).filter(|before| *before >= from);
        let Some(before) = before.filter(|_| mention.tokens.len() == 1) else { return mention };
        let word = prose.token(before).filter(|token| token.is_capital() && token.is_word());
        let surname = prose.token(mention.tokens.start);
        if let Some((word, surname)) = word.zip(surname)
            && let Some(namesakes) = self.by_surname.get(&surname.key())
            && namesakes
                .iter()
                .filter_map(|index| self.people.get(*index))
                .any(|known| known.given == word.key())
        {
            mention.tokens.start = before;
        }
        mention
    }

    /// Whom a mention means, and whether it names them by more than the surname.
    fn find(&self, prose: &Prose, mention: &Mention, recent: &ByKey<Recent>) -> Option<(usize, bool)> {
        let mut person = Person { name: mention.tokens.clone(), gender: mention.gender, ..Person::default() };
        describe(prose, &mut person);
        let fits = |index: &usize| self.people.get(*index).is_some_and(|known| known.may_be(&person));
        if let Some(namesakes) = self.by_surname.get(&person.surname) {
            let fitting: Vec<usize> = namesakes.iter().copied().filter(fits).collect();
            if let Some(first) = fitting.first() {
                let last = recent.get(&person.surname);
                let lone = person.given == 0 && fitting.len() > 1;
                let found = if lone { self.namesake(prose, mention, &fitting, last) } else { *first };
                return Some((found, person.given != 0));
            }
        }
        if person.given != 0 {
            return None;
        }
        let namesakes = self.by_given.get(&person.surname)?;
        if namesakes.len() == 1 { namesakes.first().map(|index| (*index, false)) } else { None }
    }

    /// Which of several people of one surname is meant where it stands alone: the one who
    /// bears the title before it, the one named in full in the same paragraph, or whom the
    /// text names in full most often.
    fn namesake(&self, prose: &Prose, mention: &Mention, fitting: &[usize], last: Option<&Recent>) -> usize {
        let before = mention.tokens.start.checked_sub(1).and_then(|at| prose.token(at));
        let title = before
            .filter(|token| token.is(TITLE) && token.is_capital())
            .map_or(0, |token| in_full(token.key()));
        let bears =
            |index: &usize| self.people.get(*index).is_some_and(|person| person.titles.contains(&title));
        let bearers: Vec<usize> = fitting.iter().copied().filter(bears).collect();
        let fitting = if title == 0 || bearers.is_empty() { fitting } else { &bearers };
        let near = last.filter(|last| {
            fitting.contains(&last.person)
                && prose.tokens.block_of(last.at) == prose.tokens.block_of(mention.tokens.start)
        });
        if let Some(near) = near {
            return near.person;
        }
        let full = |index: &usize| self.people.get(*index).map_or(0, |person| person.full);
        fitting.iter().copied().rev().max_by_key(full).unwrap_or_default()
    }

    fn place(&mut self, index: usize, mention: &Mention) {
        self.places.push((mention.tokens.start, mention.tokens.end, index));
        if let Some(person) = self.people.get_mut(index) {
            person.mentions.push(mention.tokens.clone());
        }
    }

    /// People whom no mention was given to are nobody.
    fn drop_unnamed(&mut self) {
        let keep: Vec<bool> =
            self.people.iter().map(|person| person.listed || !person.mentions.is_empty()).collect();
        let mut next = 0;
        let renumbered: Vec<usize> = keep
            .iter()
            .map(|keep| {
                next += usize::from(*keep);
                next.wrapping_sub(1)
            })
            .collect();
        let mut kept = keep.iter();
        self.people.retain(|_| kept.next().copied().unwrap_or(true));
        for place in &mut self.places {
            place.2 = renumbered.get(place.2).copied().unwrap_or_default();
        }
    }
}

/// Who of a surname was named in full last.
struct Recent {
    person: usize,
    /// The first token of that name.
    at: usize,
}

/// How many tokens before and after a full name a title is looked for.
const NEAR: usize = 6;

/// The keys of the titles and offices around a full name: `Governor Ada Quill`, `Ada Quill,
/// the governor`.
fn titles_around(prose: &Prose, name: &Range<usize>) -> Vec<u64> {
    let after =
        if matches!(prose.sign(name.end), ',' | ':') { name.end + 1..name.end + 1 + NEAR } else { 0..0 };
    let before = (name.start.saturating_sub(NEAR)..name.start).rev();
    let before = before.take_while(|at| prose.token(*at).is_some_and(Token::is_word));
    let after = after.take_while(|at| prose.token(*at).is_some_and(Token::is_word));
    before
        .chain(after)
        .filter(|at| prose.is(*at, TITLE))
        .filter_map(|at| prose.token(at))
        .map(|token| in_full(token.key()))
        .collect()
}

/// So many pronouns more for one sex than for the other outweigh a name of the other:
/// there are men called Lindsey.
const CONTRARY: i32 = 2;

/// +1 for "he" and its forms, -1 for "she" and hers.
fn gender_of_pronoun(prose: &Prose, at: usize) -> i32 {
    match prose.word(at) {
        "he" | "He" | "his" | "His" | "him" | "himself" => 1,
        "she" | "She" | "her" | "Her" | "hers" | "herself" => -1,
        _ => 0,
    }
}

/// True for a pronoun that stands for whom a verb is about: "accused her of it", but not
/// "accused her boss".
fn is_object(prose: &Prose, at: usize) -> bool {
    let owned = prose.token(at + 1).is_some_and(|next| next.is_word() && !next.is(FUNCTION));
    prose.says(at, "him") || prose.says(at, "her") && !owned
}

/// The key of a title written in full, for the key of its abbreviation.
fn in_full(title: u64) -> u64 {
    const SHORT: [(&str, &str); 13] = [
        ("gov", "governor"),
        ("sen", "senator"),
        ("rep", "representative"),
        ("gen", "general"),
        ("lt", "lieutenant"),
        ("col", "colonel"),
        ("maj", "major"),
        ("capt", "captain"),
        ("sgt", "sergeant"),
        ("cmdr", "commander"),
        ("adm", "admiral"),
        ("prof", "professor"),
        ("dr", "doctor"),
    ];
    let long = SHORT.iter().find(|(short, _)| lexicon::key(short) == title);
    long.map_or(title, |(_, long)| lexicon::key(long))
}

impl Person {
    /// True where `other`, a name of the same surname, may be this person.
    fn may_be(&self, other: &Self) -> bool {
        let suffix = self.suffix == other.suffix
            || other.suffix == 0
            || (self.suffix == 0 && other.given == self.given);
        let initials = self.initial == other.initial && (self.is_initial() || other.is_initial());
        let given = self.given == other.given || self.given == 0 || other.given == 0 || initials;
        let gender = self.gender * other.gender >= 0 || (other.given != 0 && self.given == other.given);
        suffix && given && gender
    }

    const fn is_initial(&self) -> bool {
        self.given == 1
    }

    /// Takes over what a fuller name of the same person tells.
    fn learn(&mut self, other: &Self) {
        if self.given == 0 && (other.given != 0 || !self.listed)
            || (self.name.len() < other.name.len() && !self.listed)
        {
            self.name = other.name.clone();
            self.span = other.span;
            self.given = other.given;
            self.initial = other.initial;
        }
        if self.suffix == 0 {
            self.suffix = other.suffix;
        }
        self.full += other.full;
        if self.titles.len() < NAMESAKES {
            self.titles.extend_from_slice(&other.titles);
        }
        if self.gender == 0 {
            self.gender = other.gender;
        }
    }
}

/// True for a particle that is a given name as well: "Al", "Ben". Few people are called "Van"
/// or "Von".
fn is_given(prose: &Prose, at: usize) -> bool {
    prose.is(at, GIVEN_MALE | GIVEN_FEMALE) && !prose.says_one_of(at, &["van", "von"])
}

/// Reads given name, surname and suffix off the tokens of a name.
fn describe(prose: &Prose, person: &mut Person) {
    let mut last = 0;
    let mut words = 0;
    let mut borne_by = 0;
    for at in person.name.clone() {
        let Some(token) = prose.token(at) else { break };
        if token.is(SUFFIX) && words > 0 && at + 1 == person.name.end {
            person.suffix = token.key();
        } else if token.is(HONORIFIC) && words == 0 && at + 1 < person.name.end || !token.is_word() {
        } else if !token.is(PARTICLE)
            || token.is_capital() && (at + 1 == person.name.end || words == 0 && is_given(prose, at))
        {
            if words == 1 {
                person.given = last;
            }
            if words == 0 {
                person.initial = prose.word(at).chars().next().unwrap_or_default();
                borne_by = i8::from(token.is(GIVEN_MALE)) - i8::from(token.is(GIVEN_FEMALE));
            }
            last = if token.shape == Shape::Initial { 1 } else { token.key() };
            words += 1;
        }
    }
    person.surname = last;
    if words < 2 {
        // A lone name may be a surname, whatever given name it looks like.
        person.given = 0;
    } else if person.gender == 0 {
        person.gender = borne_by;
    }
}
