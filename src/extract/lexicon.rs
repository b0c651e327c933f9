//! What is known about words before an article is read: which are verbs of saying,
//! titles, given names, places. The lists are data in `assets/lexicon`; here they
//! become one table, so that a word is looked up once and every part of the extraction
//! reads the answer off its flags.

use std::sync::LazyLock;

use crate::model::briefing::SectionKind;

/// A verb of saying that attributes on its own.
pub(super) const SAY: u64 = 1;
/// A verb that attributes when a quotation stands in its clause.
pub(super) const SAY_WEAK: u64 = 1 << 1;
/// May stand before a name as a title or an office.
pub(super) const TITLE: u64 = 1 << 2;
/// A title that is taken off a name.
pub(super) const HONORIFIC: u64 = 1 << 3;
/// Says what a person is or does.
pub(super) const ROLE: u64 = 1 << 4;
/// A plural for people who can hold a view.
pub(super) const GROUP: u64 = 1 << 5;
/// Makes a name an organisation, or stands for one.
pub(super) const ORGANISATION: u64 = 1 << 6;
/// A country, state, city, or a word for a place.
pub(super) const PLACE: u64 = 1 << 7;
/// An adjective of nation, party or creed.
pub(super) const NATIONALITY: u64 = 1 << 8;
/// A day, a month, a feast.
pub(super) const CALENDAR: u64 = 1 << 9;
/// A word whose capital says nothing.
pub(super) const FUNCTION: u64 = 1 << 10;
/// An abbreviation with a full stop of its own.
pub(super) const ABBREVIATION: u64 = 1 << 11;
/// A small word inside a name.
pub(super) const PARTICLE: u64 = 1 << 12;
/// May follow a surname: "Jr".
pub(super) const SUFFIX: u64 = 1 << 13;
/// A given name, borne by men.
pub(super) const GIVEN_MALE: u64 = 1 << 14;
/// A given name, borne by women. Names borne by both have both flags.
pub(super) const GIVEN_FEMALE: u64 = 1 << 15;
/// A frequent surname.
pub(super) const SURNAME: u64 = 1 << 16;
/// Makes a capitalised group the name of a place, an event or a thing.
pub(super) const LANDMARK: u64 = 1 << 17;
/// Any given name.
pub(super) const GIVEN: u64 = GIVEN_MALE | GIVEN_FEMALE;

/// The lists and what it means to stand in them.
const LISTS: &[(&str, u64)] = &[
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
];

/// The section aliases, one kind a line.
const SECTIONS: &str = include_str!("../../assets/lexicon/sections.txt");

/// Everything known about the word with this `key`; 0 for a word nobody listed.
pub(super) fn flags(key: u64) -> u64 {
    WORDS.get(key)
}

/// What a section with this `heading` holds.
pub(super) fn section_kind(heading: &str) -> SectionKind {
    let heading = plain(heading);
    if heading.is_empty() {
        return SectionKind::Other;
    }
    ALIASES
        .iter()
        .filter(|alias| alias.fits(&heading))
        .max_by_key(|alias| alias.words.len())
        .map_or(SectionKind::Other, |alias| alias.kind)
}

/// A number that stands for a word whatever its letters' case and apostrophes are: FNV-1a
/// over its lower-case letters. Two words of one key would be taken for the same; with 64
/// bits that is not expected to happen in all the news ever written.
pub(super) fn key(word: &str) -> u64 {
    let mut hash = Hash::default();
    for character in word.chars() {
        hash.add(character);
    }
    hash.key()
}

/// A key in the making.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
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
        self.0 = (self.0 ^ u64::from(code)).wrapping_mul(0x0100_0000_01b3);
    }

    /// The key of the characters so far.
    pub(super) const fn key(self) -> u64 {
        // Zero marks a free place in the table.
        if self.0 == 0 { 1 } else { self.0 }
    }
}

/// Keys to flags, with open addressing: built in one pass over the lists, no word kept.
struct Words {
    slots: Vec<(u64, u64)>,
    mask: usize,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let count: usize = LISTS.iter().map(|(list, _)| list.len()).sum::<usize>() / 5;
    let size = count.next_power_of_two() * 2;
    let mut words = Words { slots: vec![(0, 0); size], mask: size - 1 };
    for (list, flag) in LISTS {
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            for word in line.split_ascii_whitespace() {
                words.add(key(word), *flag);
            }
        }
    }
    words
});

impl Words {
    /// Index of the slot of `key`, or of the free one where it would stand.
    fn slot(&self, key: u64) -> usize {
        let spread = key ^ (key >> 32);
        let mut at = usize::try_from(spread & u64::from(u32::MAX)).unwrap_or_default() & self.mask;
        while self.slots.get(at).is_some_and(|slot| slot.0 != 0 && slot.0 != key) {
            at = (at + 1) & self.mask;
        }
        at
    }

    fn add(&mut self, key: u64, flag: u64) {
        let at = self.slot(key);
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = (key, slot.1 | flag);
        }
    }

    fn get(&self, key: u64) -> u64 {
        self.slots.get(self.slot(key)).map_or(0, |slot| if slot.0 == key { slot.1 } else { 0 })
    }
}

/// One heading that tells a kind.
struct Alias {
    words: String,
    kind: SectionKind,
    open_start: bool,
    open_end: bool,
}

impl Alias {
    fn fits(&self, heading: &str) -> bool {
        let alias = self.words.as_str();
        match (self.open_start, self.open_end) {
            (false, false) => heading == alias,
            (false, true) => {
                heading.strip_prefix(alias).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            }
            (true, _) => {
                heading.strip_suffix(alias).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
            }
        }
    }
}

static ALIASES: LazyLock<Vec<Alias>> = LazyLock::new(|| {
    let mut aliases = Vec::new();
    for line in SECTIONS.lines().filter(|line| !line.starts_with('#')) {
        let Some((kind, list)) = line.split_once(':') else { continue };
        let Some(kind) = kind_named(kind) else { continue };
        for alias in list.split('|').map(str::trim) {
            aliases.push(Alias {
                words: plain(alias),
                kind,
                open_start: alias.starts_with('*'),
                open_end: alias.ends_with('*'),
            });
        }
    }
    aliases
});

/// The kind of this name, as the list of aliases writes it.
fn kind_named(name: &str) -> Option<SectionKind> {
    [
        SectionKind::Summary,
        SectionKind::Players,
        SectionKind::Quotes,
        SectionKind::Skepticism,
        SectionKind::Timeline,
        SectionKind::Highlights,
        SectionKind::Background,
        SectionKind::Outlook,
        SectionKind::Sources,
    ]
    .into_iter()
    .find(|kind| kind.name() == name)
}

/// The words of a heading in lower case with single spaces: no punctuation, no emoji,
/// no number before the first word.
fn plain(heading: &str) -> String {
    let mut words = String::with_capacity(heading.len());
    for character in heading.chars() {
        if character.is_alphanumeric() {
            words.extend(character.to_lowercase());
        } else if !matches!(character, '\'' | '\u{2019}') && !words.ends_with(' ') {
            words.push(' ');
        }
    }
    let words = words.trim();
    let unnumbered = words.trim_start_matches(|character: char| character.is_ascii_digit()).trim_start();
    if unnumbered.is_empty() { words.to_owned() } else { unnumbered.to_owned() }
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
    fn headings_tell_kinds_without_regard_to_marks_and_numbers() {
        assert_eq!(section_kind("Key Players and Their Roles"), SectionKind::Players);
        assert_eq!(section_kind("2. Who’s who:"), SectionKind::Players);
        assert_eq!(section_kind("🤔 Hold on"), SectionKind::Skepticism);
        assert_eq!(section_kind("TL;DR"), SectionKind::Summary);
        assert_eq!(section_kind("Yes, but:"), SectionKind::Skepticism);
        assert_eq!(section_kind("The harbour at night"), SectionKind::Other);
        assert_eq!(section_kind("🎓"), SectionKind::Other);
    }

    #[test]
    fn every_list_is_data_with_a_comment_that_says_what_it_is() {
        for (list, _) in LISTS {
            assert!(list.starts_with("# "));
        }
        assert!(SECTIONS.starts_with("# "));
    }
}
