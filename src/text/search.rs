//! Search: where a query stands in a text, told in true offsets.
//!
//! Query and text are compared unit by unit, a unit being a folded character or a run of
//! white space, so that a match may run over a line end of the file. Most queries hold
//! a letter that is rare and has few shapes in UTF-8; the text is then scanned for its
//! bytes and compared only around them. Where that does not pay, and for queries without
//! such a letter, the automaton of Knuth, Morris and Pratt reads the text once. Either
//! way the time is linear in the text.

use memchr::memmem::Finder;
use memchr::{memchr, memchr2, memmem};

use super::fold::{TO_ASCII_LETTERS, fold};
use super::span::Span;

/// A query, ready to be looked for.
#[derive(Debug, Clone)]
pub struct Needle {
    /// The query's units; a run of white space is one space.
    units: Vec<char>,
    /// True where case counts.
    cased: bool,
    /// For each number of units matched, how many are still matched when the next one
    /// is wrong (the failure function of Knuth, Morris and Pratt).
    failure: Vec<usize>,
    /// Where comparing begins, if there is a good place.
    anchor: Option<Anchor>,
}

/// A unit of the query that is found in the text by its bytes.
#[derive(Debug, Clone)]
struct Anchor {
    /// Its index in `Needle::units`.
    index: usize,
    /// Its shapes.
    shape: Shape,
    /// Characters in whose presence it may have another shape.
    exotic: Vec<&'static str>,
}

/// The bytes a unit is written in.
#[derive(Debug, Clone)]
enum Shape {
    One(u8),
    Either(u8, u8),
    Bytes(Box<Finder<'static>>),
}

impl Needle {
    /// The needle for what was typed; `None` where that is nothing but white space.
    ///
    /// A capital letter in `query` makes case count. White space around it is ignored,
    /// and any run of white space inside stands for any other. Quotation marks and
    /// dashes match those of other shapes; accents must be as typed.
    pub fn new(query: &str) -> Option<Self> {
        let cased = query.chars().any(char::is_uppercase);
        let mut units = Vec::new();
        for char in query.trim().chars() {
            if !char.is_whitespace() {
                units.extend_from_slice(fold(char, cased).chars());
            } else if units.last() != Some(&' ') {
                units.push(' ');
            }
        }
        if units.is_empty() {
            return None;
        }
        let failure = failure(&units);
        let anchor = anchor(&units, cased);
        Some(Self { units, cased, failure, anchor })
    }

    /// All matches in `text` from left to right; none overlaps another.
    pub fn find_all(&self, text: &str) -> Vec<Span> {
        self.matches(text, 0).collect()
    }

    /// The first match in `text` that begins at `offset` or later.
    pub fn find_from(&self, text: &str, offset: usize) -> Option<Span> {
        self.matches(text, offset).next()
    }

    /// The matches in `text` that begin at `offset` or later, found as they are asked for.
    pub fn matches<'a>(&'a self, text: &'a str, offset: usize) -> impl Iterator<Item = Span> + 'a {
        let offset = offset.min(text.len());
        let at = (offset..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
        let anchor = self.anchor.as_ref().filter(|anchor| anchor.suits(text, at));
        Matches { needle: self, text, anchor, floor: at, at, work: 0, passed: 0 }
    }
}

/// The scan of a text.
struct Matches<'a> {
    needle: &'a Needle,
    text: &'a str,
    /// The anchor to look for; `None` for a scan by the automaton.
    anchor: Option<&'a Anchor>,
    /// Where the next match may begin.
    floor: usize,
    /// Where the anchor is looked for next.
    at: usize,
    /// Units compared so far.
    work: usize,
    /// Bytes passed so far.
    passed: usize,
}

impl Iterator for Matches<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        while let Some(anchor) = self.anchor {
            let found = self.at + anchor.shape.find(self.text.as_bytes().get(self.at..)?)?;
            self.passed += found + 1 - self.at;
            self.at = found + 1;
            if let Some(span) = self.compare(anchor, found) {
                self.floor = span.end;
                self.at = self.at.max(span.end);
                return Some(span);
            }
            if self.work > LEAST_WORK + self.passed * MOST_WORK {
                self.anchor = None;
            }
        }
        let span = self.read()?;
        self.floor = span.end;
        Some(span)
    }
}

impl Matches<'_> {
    /// The match whose anchor stands at `found`, if there is one.
    fn compare(&mut self, anchor: &Anchor, found: usize) -> Option<Span> {
        let (before, after) =
            (self.needle.units.get(..anchor.index)?, self.needle.units.get(anchor.index..)?);
        let end = self.compare_on(after, found)?;
        let start = self.compare_back(before, found)?;
        (start >= self.floor).then_some(Span::new(start, end))
    }

    /// Where `units` end when they begin at `start`.
    fn compare_on(&mut self, units: &[char], start: usize) -> Option<usize> {
        let (mut left, mut end) = (units, start);
        let mut chars = self.text.get(start..)?.chars().peekable();
        while let Some((&unit, rest)) = left.split_first() {
            let char = chars.next()?;
            self.work += 1;
            end += char.len_utf8();
            if !char.is_whitespace() {
                left = left.strip_prefix(fold(char, self.needle.cased).chars())?;
                continue;
            }
            left = if unit == ' ' { rest } else { return None };
            while let Some(space) = chars.next_if(|char| char.is_whitespace()) {
                self.work += 1;
                end += space.len_utf8();
            }
        }
        chars.next().is_none_or(|next| !is_mark(next)).then_some(end)
    }

    /// Where `units` begin when they end at `end`.
    fn compare_back(&mut self, units: &[char], end: usize) -> Option<usize> {
        let (mut left, mut start) = (units, end);
        let mut chars = self.text.get(..end)?.chars().rev().peekable();
        while let Some((&unit, rest)) = left.split_last() {
            let char = chars.next()?;
            self.work += 1;
            start -= char.len_utf8();
            if !char.is_whitespace() {
                left = left.strip_suffix(fold(char, self.needle.cased).chars())?;
                continue;
            }
            left = if unit == ' ' { rest } else { return None };
            while let Some(space) = chars.next_if(|char| char.is_whitespace()) {
                self.work += 1;
                start -= space.len_utf8();
            }
        }
        Some(start)
    }

    /// The next match by the automaton.
    fn read(&self) -> Option<Span> {
        let Needle { units, cased, failure, .. } = self.needle;
        // Where the last units began; `None` for the later units of one character.
        let mut starts = vec![None; units.len()];
        let (mut slot, mut matched) = (0, 0);
        let mut chars = self.text.get(self.floor..)?.char_indices().peekable();
        while let Some((at, char)) = chars.next() {
            let space = char.is_whitespace();
            while space && chars.next_if(|(_, char)| char.is_whitespace()).is_some() {}
            let folded = if space { fold(' ', true) } else { fold(char, *cased) };
            for (index, unit) in folded.chars().iter().enumerate() {
                *starts.get_mut(slot)? = (index == 0).then_some(self.floor + at);
                slot = if slot + 1 == units.len() { 0 } else { slot + 1 };
                while matched > 0 && units.get(matched) != Some(unit) {
                    matched = *failure.get(matched - 1)?;
                }
                matched += usize::from(units.get(matched) == Some(unit));
                if matched < units.len() {
                    continue;
                }
                let whole = index + 1 == folded.chars().len();
                let marked = chars.peek().is_some_and(|&(_, next)| is_mark(next));
                if let (true, Some(start)) = (whole && !marked, *starts.get(slot)?) {
                    return Some(Span::new(start, self.floor + at + char.len_utf8()));
                }
                matched = *failure.get(matched - 1)?;
            }
        }
        None
    }
}

/// How many units may be compared for each byte passed, and before that counts, until
/// the automaton takes over.
const MOST_WORK: usize = 4;
const LEAST_WORK: usize = 4096;

impl Anchor {
    /// True where the anchor has no other shape in `text` from `at` on.
    fn suits(&self, text: &str, at: usize) -> bool {
        let bytes = text.as_bytes().get(at..).unwrap_or_default();
        self.exotic.is_empty()
            || bytes.is_ascii()
            || !self.exotic.iter().any(|exotic| memmem::find(bytes, exotic.as_bytes()).is_some())
    }
}

impl Shape {
    /// Where it first stands in `bytes`.
    fn find(&self, bytes: &[u8]) -> Option<usize> {
        match self {
            Self::One(byte) => memchr(*byte, bytes),
            Self::Either(one, other) => memchr2(*one, *other, bytes),
            Self::Bytes(finder) => finder.find(bytes),
        }
    }
}

/// The rarest unit that is found by its bytes.
fn anchor(units: &[char], cased: bool) -> Option<Anchor> {
    let candidates =
        units.iter().enumerate().filter_map(|(index, &unit)| Some((rarity(unit, cased)?, index, unit)));
    let (_, index, unit) = candidates.max_by_key(|&(rarity, index, _)| (rarity, std::cmp::Reverse(index)))?;
    let mut bytes = [0; 4];
    let shape = match (u8::try_from(unit), cased) {
        (Ok(byte), false) if byte.is_ascii_alphabetic() => Shape::Either(byte, byte.to_ascii_uppercase()),
        (Ok(byte), _) if byte.is_ascii() => Shape::One(byte),
        _ => Shape::Bytes(Box::new(Finder::new(unit.encode_utf8(&mut bytes)).into_owned())),
    };
    let folds = |char: &str| char.chars().any(|char| fold(char, cased).chars().contains(&unit));
    let exotic = TO_ASCII_LETTERS.into_iter().filter(|char| unit.is_ascii() && folds(char)).collect();
    Some(Anchor { index, shape, exotic })
}

/// How rare a unit is in running text, as far as an anchor needs to know; `None` where
/// it has too many shapes to be one.
fn rarity(unit: char, cased: bool) -> Option<usize> {
    /// The letters of English from the most to the least frequent.
    const LETTERS: &str = "etaoinsrhldcumfpgwybvkxjqz";
    match unit {
        ' ' | '\'' | '"' | '-' => None,
        'A'..='Z' => Some(22),
        '0'..='9' => Some(20),
        'f' | 'i' | 'k' | 'l' | 's' | 't' if !cased => Some(0),
        _ if unit.is_ascii() => Some(LETTERS.find(unit).map_or(16, |rank| rank + 1)),
        _ if cased || is_caseless(unit) => Some(18),
        _ => None,
    }
}

/// True where nothing but `char` itself folds to `char`.
fn is_caseless(char: char) -> bool {
    char != 'σ' && char.to_uppercase().eq([char]) && fold(char, false).chars() == [char]
}

/// True for characters that belong to the letter before them. A match that ends before
/// one would tear the letter.
const fn is_mark(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{3099}' | '\u{309a}')
}

/// For each prefix of `units` the length of its longest proper prefix that is also its
/// suffix.
fn failure(units: &[char]) -> Vec<usize> {
    let mut failure: Vec<usize> = Vec::with_capacity(units.len());
    let mut matched = 0;
    for (index, unit) in units.iter().enumerate() {
        while matched > 0 && units.get(matched) != Some(unit) {
            matched = failure.get(matched - 1).copied().unwrap_or_default();
        }
        matched += usize::from(index > 0 && units.get(matched) == Some(unit));
        failure.push(matched);
    }
    failure
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};

    use super::*;

    /// The matches of `query` in `text`, as strings.
    fn found<'t>(query: &str, text: &'t str) -> Vec<&'t str> {
        let needle = Needle::new(query).unwrap();
        needle.find_all(text).into_iter().map(|span| span.of(text)).collect()
    }

    /// The same search without an anchor.
    fn by_automaton(needle: &Needle, text: &str) -> Vec<Span> {
        Needle { anchor: None, ..needle.clone() }.find_all(text)
    }

    fn tricky() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "[abAB \n]{0,40}",
            "[sSkKiIfq \n'’“\"–\\-ßẞſİı\u{212a}ﬁﬃﬆσς日\u{301}\u{3000}éÉ]{0,30}",
        ]
    }

    #[test]
    fn nothing_typed_is_nothing_to_look_for() {
        assert!(Needle::new("").is_none());
        assert!(Needle::new(" \n").is_none());
    }

    #[test]
    fn a_capital_makes_case_count() {
        assert_eq!(found("ferry", "Ferry, ferry, FERRY"), ["Ferry", "ferry", "FERRY"]);
        assert_eq!(found("Ferry", "Ferry, ferry, FERRY"), ["Ferry"]);
        assert_eq!(found("É", "É é"), ["É"]);
        assert_eq!(found("é", "É é"), ["É", "é"]);
    }

    #[test]
    fn a_match_runs_over_a_line_end() {
        assert_eq!(found("the harbour", "at the\n  harbour"), ["the\n  harbour"]);
        assert_eq!(found("the \n harbour", "the harbour"), ["the harbour"]);
        assert_eq!(found(" harbour ", "the harbours"), ["harbour"]);
        assert!(found("theharbour", "the harbour").is_empty());
    }

    #[test]
    fn typed_quotes_and_dashes_match_printed_ones() {
        assert_eq!(found("\"it's - late\"", "“it’s — late”"), ["“it’s — late”"]);
        assert_eq!(found("It's", "It’s"), ["It’s"]);
    }

    #[test]
    fn letters_that_grow_when_folded_keep_the_offsets_true() {
        assert_eq!(found("strasse", "die Straße"), ["Straße"]);
        assert_eq!(found("ss", "ß"), ["ß"]);
        assert!(found("s", "ß").is_empty());
        assert_eq!(found("istanbul", "İstanbul"), ["İstanbul"]);
        assert_eq!(found("ﬁn", "FINal"), ["FIN"]);
        assert_eq!(found("kelvin", "\u{212a}elvin"), ["\u{212a}elvin"]);
        assert_eq!(found("οσος", "ΟΣΟΣ"), ["ΟΣΟΣ"]);
    }

    #[test]
    fn an_accent_is_not_overlooked() {
        assert!(found("resume", "résumé re\u{301}sume\u{301}").is_empty());
        assert_eq!(found("résumé", "Résumé"), ["Résumé"]);
    }

    #[test]
    fn matches_do_not_overlap() {
        assert_eq!(found("aa", "aaaaa"), ["aa", "aa"]);
        assert_eq!(found("港", "港湾の港"), ["港", "港"]);
    }

    #[test]
    fn the_search_can_begin_anywhere() {
        let needle = Needle::new("tide").unwrap();
        let text = "tide é tide";
        assert_eq!(needle.find_from(text, 0), Some(Span::new(0, 4)));
        assert_eq!(needle.find_from(text, 1), Some(Span::new(8, 12)));
        assert_eq!(needle.find_from(text, 6), Some(Span::new(8, 12)));
        assert_eq!(needle.find_from(text, 9), None);
        assert_eq!(needle.find_from(text, 99), None);
    }

    #[test]
    fn hostile_repeats_are_read_once() {
        let text = "a".repeat(1_000_000);
        let query = format!("{}b{}", "a".repeat(1000), "a".repeat(1000));
        assert!(Needle::new(&query).unwrap().find_all(&text).is_empty());
        let text = "ab".repeat(500_000);
        let query = format!("{}a", "ab".repeat(10_000));
        assert_eq!(Needle::new(&query).unwrap().find_all(&text).len(), 49);
        let spaces = format!("a{}", " ".repeat(1000)).repeat(1000);
        assert!(Needle::new("a a a a b").unwrap().find_all(&spaces).is_empty());
    }

    #[test]
    fn nothing_else_folds_to_a_caseless_character() {
        for char in char::MIN..=char::MAX {
            for &folded in fold(char, false).chars() {
                assert!(folded == char || folded.is_ascii() || !is_caseless(folded), "{char} {folded}");
            }
        }
    }

    proptest! {
        #[test]
        fn both_ways_of_searching_agree(query in tricky(), text in tricky()) {
            if let Some(needle) = Needle::new(&query) {
                prop_assert_eq!(needle.find_all(&text), by_automaton(&needle, &text));
            }
        }

        #[test]
        fn what_stands_in_the_text_is_found(text in tricky(), start in 0_usize..40, len in 1_usize..20) {
            let query: String = text.chars().skip(start).take(len).collect();
            let after = text.chars().nth(start + query.trim_end().chars().count());
            if let Some(needle) = Needle::new(&query).filter(|_| !after.is_some_and(is_mark)) {
                prop_assert!(!needle.find_all(&text).is_empty());
            }
        }
    }
}
