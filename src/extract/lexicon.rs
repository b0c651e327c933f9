//! What is known about words before an article is read: which are verbs of saying,
//! titles, given names, places. The lists are data in `assets/lexicon`; here they
//! become one table, so that a word is looked up once and every part of the extraction
//! reads the answer off its flags.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::OnceLock;

use crate::text::listed::{line_end, word_end};

/// A table of the words of a text by their [`key`]s, or by what is made of keys.
pub(super) type ByKey<V> = HashMap<u64, V, KeyHashes>;

/// Hashes keys, which are hashes already. But whoever writes a text can choose words whose
/// keys share their lower bits: a secret of the process and a multiplication part those.
#[derive(Debug, Clone, Copy)]
pub(super) struct KeyHashes {
    seed: u64,
}

impl Default for KeyHashes {
    fn default() -> Self {
        static SEED: OnceLock<u64> = OnceLock::new();
        Self { seed: *SEED.get_or_init(|| RandomState::new().hash_one(0)) }
    }
}

impl BuildHasher for KeyHashes {
    type Hasher = KeyHasher;

    fn build_hasher(&self) -> KeyHasher {
        KeyHasher(self.seed)
    }
}

/// See [`KeyHashes`].
#[derive(Debug)]
pub(super) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, key: u64) {
        // Both halves of the product, so that each bit of the key is in each of the hash. The
        // factor is the golden ratio's, as Knuth has it for multiplicative hashing.
        let product = u128::from(key ^ self.0) * 0x9e37_79b9_7f4a_7c15;
        self.0 = u64::try_from(product >> 64).unwrap_or_default()
            ^ u64::try_from(product & u128::from(u64::MAX)).unwrap_or_default();
    }
}

/// What the lists say of a word: a bit for each list or few.
pub(super) type Flags = u64;

/// A verb of saying that attributes on its own.
pub(super) const SAY: Flags = 1;
/// A verb that attributes when a quotation stands in its clause.
pub(super) const SAY_WEAK: Flags = 1 << 1;
/// May stand before a name as a title or an office.
pub(super) const TITLE: Flags = 1 << 2;
/// A title that is taken off a name.
pub(super) const HONORIFIC: Flags = 1 << 3;
/// Says what a person is or does.
pub(super) const ROLE: Flags = 1 << 4;
/// A plural for people who can hold a view.
pub(super) const GROUP: Flags = 1 << 5;
/// Makes a name an organisation, or stands for one.
pub(super) const ORGANISATION: Flags = 1 << 6;
/// A country, state, city, or a word for a place.
pub(super) const PLACE: Flags = 1 << 7;
/// An adjective of nation, party or creed.
pub(super) const NATIONALITY: Flags = 1 << 8;
/// A day, a month, a feast.
pub(super) const CALENDAR: Flags = 1 << 9;
/// A word whose capital says nothing.
pub(super) const FUNCTION: Flags = 1 << 10;
/// An abbreviation with a full stop of its own.
pub(super) const ABBREVIATION: Flags = 1 << 11;
/// A small word inside a name.
pub(super) const PARTICLE: Flags = 1 << 12;
/// May follow a surname: "Jr".
pub(super) const SUFFIX: Flags = 1 << 13;
/// A given name, borne by men.
pub(super) const GIVEN_MALE: Flags = 1 << 14;
/// A given name, borne by women. Names borne by both have both flags.
pub(super) const GIVEN_FEMALE: Flags = 1 << 15;
/// A frequent surname.
pub(super) const SURNAME: Flags = 1 << 16;
/// Makes a capitalised group the name of a place, an event or a thing.
pub(super) const LANDMARK: Flags = 1 << 17;
/// A verb of saying that may as well be a noun.
pub(super) const SAY_NOUN: Flags = 1 << 18;
/// A noun besides those for people that can say something or hold a view.
pub(super) const HOLDER: Flags = 1 << 19;
/// Announces the title of a work: "the film".
pub(super) const WORK: Flags = 1 << 20;
/// Ends like the name of a profession and is none: "matter".
pub(super) const THING: Flags = 1 << 21;
/// A form of a verb in the past that no ending tells from a noun: "held".
pub(super) const PAST: Flags = 1 << 22;
/// A verb that tells what its subject is: "chairs".
pub(super) const LEADING: Flags = 1 << 23;
/// A verb that does so where its object is an organisation: "runs".
pub(super) const RUNNING: Flags = 1 << 24;
/// A verb that does so behind "who": "serves".
pub(super) const SERVING: Flags = 1 << 25;
/// What somebody is to somebody else: "brother", "friend".
pub(super) const KIN: Flags = 1 << 26;
/// A verb of talking with somebody, and be it "sat" down.
pub(super) const CONVERSING: Flags = 1 << 27;
/// A word that announces an interview.
pub(super) const INTERVIEW: Flags = 1 << 28;
/// Another verb of the sentence that introduces who is interviewed.
pub(super) const ANSWERING: Flags = 1 << 29;
/// What a reporter does to the person named behind the verb.
pub(super) const ASKING: Flags = 1 << 30;
/// Labels the words of whoever asks for the paper.
pub(super) const ASKER: Flags = 1 << 31;
/// What those are who ask for a paper.
pub(super) const PRESS: Flags = 1 << 32;
/// Labels a part of a list and nobody's words: "Pro".
pub(super) const LIST_LABEL: Flags = 1 << 33;
/// A noun for a firm whose name may stand between commas behind it.
pub(super) const FIRM: Flags = 1 << 34;
/// A participle that tells how somebody feels: "outraged".
pub(super) const FEELING: Flags = 1 << 35;
/// Tells that somebody agrees.
pub(super) const ASSENT: Flags = 1 << 36;
/// A verb by which whoever says it of themselves is against something.
pub(super) const OBJECTION: Flags = 1 << 37;
/// What is dismissed without a word being denied: a lawsuit, the staff.
pub(super) const CASE: Flags = 1 << 38;
/// A noun besides works for what has a title: "speech".
pub(super) const PUBLICATION: Flags = 1 << 39;
/// A noun for what a crowd calls out.
pub(super) const CHANT: Flags = 1 << 40;
/// Part of an office before a name: "former", "finance".
pub(super) const ATTRIBUTE: Flags = 1 << 41;
/// A form of address that says nothing of what somebody is.
pub(super) const COURTESY: Flags = 1 << 42;
/// A title that says its bearer is a man.
pub(super) const TITLE_MALE: Flags = 1 << 43;
/// A title that says its bearer is a woman.
pub(super) const TITLE_FEMALE: Flags = 1 << 44;
/// Passes judgement on what somebody else says or does: "absurd".
pub(super) const VERDICT: Flags = 1 << 45;
/// What something is too much of for whoever says so: "too optimistic".
pub(super) const EXCESS: Flags = 1 << 46;
/// A verb of criticism that may tell of a blow: "slammed".
pub(super) const BLOW: Flags = 1 << 47;
/// Attacks with other means than words: "gunmen".
pub(super) const FIGHTER: Flags = 1 << 48;
/// What is attacked in words: "plan".
pub(super) const ARGUABLE: Flags = 1 << 49;
/// What is conceded to whoever wins it: "goal".
pub(super) const CONTEST: Flags = 1 << 50;
/// Warns of the weather or of a danger: "forecasters".
pub(super) const WATCH: Flags = 1 << 51;
/// Opens the name of a place, a storm, a club: "Lake", "Storm".
pub(super) const OPENER: Flags = 1 << 52;
/// Its subject is what a doubt is about: "draws" criticism.
pub(super) const DRAWING: Flags = 1 << 53;
/// Any given name.
pub(super) const GIVEN: Flags = GIVEN_MALE | GIVEN_FEMALE;

/// The lists and what it means to stand in them.
const LISTS: &[(&str, Flags)] = &[
    (include_str!("../../assets/lexicon/sayings.txt"), SAY),
    (include_str!("../../assets/lexicon/weak_sayings.txt"), SAY_WEAK),
    (include_str!("../../assets/lexicon/titles.txt"), TITLE),
    (include_str!("../../assets/lexicon/honorifics.txt"), HONORIFIC),
    (include_str!("../../assets/lexicon/roles.txt"), ROLE),
    (include_str!("../../assets/lexicon/groups.txt"), GROUP),
    (include_str!("../../assets/lexicon/organisations.txt"), ORGANISATION),
    (include_str!("../../assets/lexicon/places.txt"), PLACE),
    (include_str!("../../assets/lexicon/nationalities.txt"), NATIONALITY),
    (include_str!("../../assets/lexicon/calendar.txt"), CALENDAR),
    (include_str!("../../assets/lexicon/functions.txt"), FUNCTION),
    (include_str!("../../assets/lexicon/abbreviations.txt"), ABBREVIATION),
    (include_str!("../../assets/lexicon/particles.txt"), PARTICLE),
    (include_str!("../../assets/lexicon/suffixes.txt"), SUFFIX),
    (include_str!("../../assets/lexicon/given_male.txt"), GIVEN_MALE),
    (include_str!("../../assets/lexicon/given_female.txt"), GIVEN_FEMALE),
    (include_str!("../../assets/lexicon/given_either.txt"), GIVEN_MALE | GIVEN_FEMALE),
    (include_str!("../../assets/lexicon/surnames.txt"), SURNAME),
    (include_str!("../../assets/lexicon/landmarks.txt"), LANDMARK),
    (include_str!("../../assets/lexicon/noun_sayings.txt"), SAY_NOUN),
    (include_str!("../../assets/lexicon/holders.txt"), HOLDER),
    (include_str!("../../assets/lexicon/works.txt"), WORK),
    (include_str!("../../assets/lexicon/things.txt"), THING),
    (include_str!("../../assets/lexicon/past_verbs.txt"), PAST),
    (include_str!("../../assets/lexicon/leading.txt"), LEADING),
    (include_str!("../../assets/lexicon/running.txt"), RUNNING),
    (include_str!("../../assets/lexicon/serving.txt"), SERVING),
    (include_str!("../../assets/lexicon/kin.txt"), KIN),
    (include_str!("../../assets/lexicon/conversing.txt"), CONVERSING),
    (include_str!("../../assets/lexicon/interviewing.txt"), INTERVIEW),
    (include_str!("../../assets/lexicon/answering.txt"), ANSWERING),
    (include_str!("../../assets/lexicon/asking.txt"), ASKING),
    (include_str!("../../assets/lexicon/askers.txt"), ASKER),
    (include_str!("../../assets/lexicon/press.txt"), PRESS),
    (include_str!("../../assets/lexicon/list_labels.txt"), LIST_LABEL),
    (include_str!("../../assets/lexicon/firms.txt"), FIRM),
    (include_str!("../../assets/lexicon/feelings.txt"), FEELING),
    (include_str!("../../assets/lexicon/assents.txt"), ASSENT),
    (include_str!("../../assets/lexicon/objections.txt"), OBJECTION),
    (include_str!("../../assets/lexicon/cases.txt"), CASE),
    (include_str!("../../assets/lexicon/publications.txt"), PUBLICATION),
    (include_str!("../../assets/lexicon/chants.txt"), CHANT),
    (include_str!("../../assets/lexicon/attributes.txt"), ATTRIBUTE),
    (include_str!("../../assets/lexicon/courtesies.txt"), COURTESY),
    (include_str!("../../assets/lexicon/titles_male.txt"), TITLE_MALE),
    (include_str!("../../assets/lexicon/titles_female.txt"), TITLE_FEMALE),
    (include_str!("../../assets/lexicon/verdicts.txt"), VERDICT),
    (include_str!("../../assets/lexicon/excesses.txt"), EXCESS),
    (include_str!("../../assets/lexicon/blows.txt"), BLOW),
    (include_str!("../../assets/lexicon/fighters.txt"), FIGHTER),
    (include_str!("../../assets/lexicon/arguable.txt"), ARGUABLE),
    (include_str!("../../assets/lexicon/contests.txt"), CONTEST),
    (include_str!("../../assets/lexicon/watches.txt"), WATCH),
    (include_str!("../../assets/lexicon/openers.txt"), OPENER),
    (include_str!("../../assets/lexicon/drawing.txt"), DRAWING),
];

/// Everything known about the word with this `key`; 0 for a word nobody listed.
pub(super) fn flags(key: u64) -> Flags {
    kind(key).flags()
}

/// The same in two bytes, for what is kept of every word of a text.
pub(super) fn kind(key: u64) -> Kind {
    WORDS.get(key)
}

/// The number of a combination of flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Kind(u16);

impl Kind {
    /// What is known about a word of this kind.
    pub(super) fn flags(self) -> Flags {
        WORDS.flags[usize::from(self.0)]
    }
}

/// A number that stands for a word whatever its letters' case and apostrophes are: FNV-1a
/// over its lower-case letters. Two words of one key would be taken for the same, which
/// with 64 bits is not expected to happen in all the news ever written. The table of words
/// compares 37 of them: of five million words that are not listed one may pass for listed.
pub(super) fn key(word: &str) -> u64 {
    let mut hash = Hash::default();
    for character in word.chars() {
        hash.add(character);
    }
    hash.key()
}

/// The [`key`] of the word from byte `start` to byte `end` of a list, where words are
/// written as keys are made. This one runs in the compiler.
pub(super) const fn key_of(list: &[u8], start: usize, end: usize) -> u64 {
    let (mut hash, mut at) = (Hash::new(), start);
    while at < end {
        let (code, length) = decode(list, at);
        hash = hash.pushed(code);
        at += length;
    }
    hash.key()
}

/// A key in the making.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self::new()
    }
}

impl Hash {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// One more character.
    pub(super) fn add(&mut self, character: char) {
        if character.is_ascii() {
            self.push(character.to_ascii_lowercase() as u32);
        } else if character == '\u{2019}' {
            self.push(u32::from(b'\''));
        } else {
            for lower in character.to_lowercase() {
                self.push(lower as u32);
            }
        }
    }

    fn push(&mut self, code: u32) {
        *self = self.pushed(code);
    }

    const fn pushed(self, code: u32) -> Self {
        Self((self.0 ^ code as u64).wrapping_mul(0x0100_0000_01b3))
    }

    /// The key of the characters so far.
    pub(super) const fn key(self) -> u64 {
        // Zero is the key of signs.
        if self.0 == 0 { 1 } else { self.0 }
    }
}

/// Keys to flags, with open addressing. The compiler fills it from the lists, so that a
/// reader waits for no list to be read. It is kept small, for the words of a text lie all
/// over it and each piece of it that is touched has to be fetched.
struct Words {
    /// The upper part of a key and, in the last nine bits, the number of its flags; 0 in a
    /// free slot. The lower part of the key says where to look.
    slots: [u32; SLOTS],
    /// The combinations of flags there are; the first is that of an unknown word.
    flags: [Flags; KINDS],
}

/// A power of two, and well more than the number of words there is: a test holds it to
/// that.
const SLOTS: usize = 1 << 14;

/// The most combinations of flags that the lists may make.
const KINDS: usize = 1 << 9;

static WORDS: Words = Words::of(LISTS);

impl Words {
    #[expect(
        clippy::large_stack_arrays,
        clippy::cast_possible_truncation,
        reason = "runs in the compiler only; there are fewer than 512 kinds"
    )]
    const fn of(lists: &[(&str, Flags)]) -> Self {
        let mut words = Self { slots: [0; SLOTS], flags: [0; KINDS] };
        let mut list = 0;
        while list < lists.len() {
            let (text, flag) = (lists[list].0.as_bytes(), lists[list].1);
            let mut at = 0;
            while at < text.len() {
                if text[at] == b'#' && (at == 0 || text[at - 1] == b'\n') {
                    at = line_end(text, at);
                } else if text[at].is_ascii_whitespace() {
                    at += 1;
                } else {
                    let start = at;
                    at = word_end(text, at, text.len());
                    let (mut place, rest) = parts(key_of(text, start, at));
                    while words.slots[place] != 0 && words.slots[place] & !KIND != rest {
                        place = (place + 1) % SLOTS;
                    }
                    let flags = words.flags[(words.slots[place] & KIND) as usize] | flag;
                    words.slots[place] = rest | words.kind(flags) as u32;
                }
            }
            list += 1;
        }
        words
    }

    /// The number of a combination of flags, which becomes known by this.
    const fn kind(&mut self, flags: Flags) -> usize {
        let mut kind = 1;
        while self.flags[kind] != flags && self.flags[kind] != 0 {
            kind += 1;
        }
        self.flags[kind] = flags;
        kind
    }

    fn get(&self, key: u64) -> Kind {
        let (mut place, rest) = parts(key);
        let kind = loop {
            match self.slots.get(place) {
                Some(0) | None => return Kind::default(),
                Some(slot) if slot & !KIND == rest => break slot & KIND,
                Some(_) => place = (place + 1) % SLOTS,
            }
        };
        Kind(u16::try_from(kind).unwrap_or_default())
    }
}

/// The bits of a slot that hold the number of its flags.
const KIND: u32 = 0x1ff;

/// Where to look for a key, and the part of it that tells it from its neighbours.
#[expect(clippy::cast_possible_truncation, reason = "each takes its part")]
const fn parts(key: u64) -> (usize, u32) {
    (key as usize % SLOTS, (key >> 32) as u32 & !KIND)
}

/// The character at byte `at` of a text in UTF-8, and its length in bytes.
const fn decode(text: &[u8], at: usize) -> (u32, usize) {
    let first = text[at] as u32;
    let length = match first {
        0..0x80 => return (first, 1),
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    };
    let mut code = first & (0xff >> (length + 1));
    let mut next = 1;
    while next < length {
        code = code << 6 | (text[at + next] as u32 & 0x3f);
        next += 1;
    }
    (code, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_whatever_its_case() {
        assert_ne!(flags(key("SAID")) & SAY, 0);
        assert_ne!(flags(key("Spokeswoman")) & ROLE, 0);
        assert_eq!(flags(key("zzyzx")), 0);
    }

    #[test]
    fn every_word_of_every_list_is_found_by_its_flag() {
        for (list, flag) in LISTS {
            let words =
                list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_ascii_whitespace);
            for word in words {
                assert_ne!(flags(key(word)) & flag, 0, "{word}");
                assert_eq!(word, word.to_lowercase().replace('\u{2019}', "'"), "lists are in lower case");
            }
        }
    }

    #[test]
    fn the_table_has_room_enough_to_be_searched_quickly() {
        let taken = WORDS.slots.iter().filter(|slot| **slot != 0).count();
        assert!(taken * 3 < SLOTS * 2, "{taken} of {SLOTS}: double it");
    }

    #[test]
    fn every_list_is_data_with_a_comment_that_says_what_it_is() {
        for (list, _) in LISTS {
            assert!(list.starts_with("# "));
        }
    }
}
