//! The headings that tell what a section holds. The list is data in `assets/lexicon`, and
//! the compiler makes a table of it.

use crate::model::briefing::SectionKind;
use crate::text::listed::{line_end, phrase, stands_at};
use crate::text::span::Span;

/// Lines of a kind, a colon, and headings.
const HEADINGS: &str = include_str!("../../assets/lexicon/sections.txt");

/// One heading that tells a kind.
#[derive(Debug, Clone, Copy)]
struct Alias {
    /// Where it stands in [`HEADINGS`], as [`plain`] makes it: a test holds the list to
    /// that.
    words: Span,
    kind: SectionKind,
    /// Whether more may stand before it.
    open_start: bool,
    /// Whether more may stand after it.
    open_end: bool,
}

/// What a section with this `heading` holds: the longest alias that fits tells it.
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

impl Alias {
    fn fits(&self, heading: &str) -> bool {
        // Every paragraph that begins with a name and a colon is asked: most aliases begin
        // with another letter or are longer.
        let first = HEADINGS.as_bytes().get(self.words.start);
        if self.words.len() > heading.len() || !self.open_start && first != heading.as_bytes().first() {
            return false;
        }
        let alias = self.words.of(HEADINGS);
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

const COUNT: usize = each::<0>(HEADINGS.as_bytes()).1;

static ALIASES: [Alias; COUNT] = each::<COUNT>(HEADINGS.as_bytes()).0;

/// The aliases of `list`, as many as there is room for, and how many there are.
const fn each<const ROOM: usize>(list: &[u8]) -> ([Alias; ROOM], usize) {
    let none = Alias { words: Span::new(0, 0), kind: SectionKind::Other, open_start: false, open_end: false };
    let (mut aliases, mut count, mut at) = ([none; ROOM], 0, 0);
    while at < list.len() {
        let end = line_end(list, at);
        let (kind, mut from) = if list[at] == b'#' { (SectionKind::Other, end) } else { head(list, at) };
        while let Some((start, last, after)) = phrase(list, from, end) {
            if count < ROOM {
                let (open_start, open_end) = (list[start] == b'*', list[last - 1] == b'*');
                let words = Span::new(start + open_start as usize, last - open_end as usize);
                aliases[count] = Alias { words, kind, open_start, open_end };
            }
            count += 1;
            from = after;
        }
        at = end + 1;
    }
    (aliases, count)
}

/// The kind that the line at byte `at` names, and where its headings begin.
const fn head(list: &[u8], at: usize) -> (SectionKind, usize) {
    let mut kind = 0;
    while kind < SectionKind::ALL.len() && !stands_at(list, at, SectionKind::ALL[kind].name()) {
        kind += 1;
    }
    assert!(kind < SectionKind::ALL.len(), "a line of the list of headings begins with no kind of section");
    (SectionKind::ALL[kind], at + SectionKind::ALL[kind].name().len() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn every_alias_of_the_list_tells_the_kind_of_its_line() {
        let mut listed = 0;
        for line in HEADINGS.lines().filter(|line| !line.starts_with('#')) {
            let (kind, aliases) = line.split_once(':').unwrap();
            for alias in aliases.split('|').map(|alias| alias.trim().trim_matches('*')) {
                assert_eq!(plain(alias), alias, "the list has headings as they are compared");
                let told = ALIASES.iter().filter(|told| told.words.of(HEADINGS) == alias);
                assert!(told.map(|told| told.kind.name()).any(|told| told == kind), "{alias}");
                listed += 1;
            }
        }
        assert_eq!(listed, COUNT);
    }
}
