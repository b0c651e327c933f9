//! Display width: how many columns of a terminal a text takes, and where it may be cut
//! so that no character the reader sees is torn.
//!
//! The unit is the grapheme cluster of [UAX #29]; its width is what `ratatui` counts
//! when it puts a cluster in a cell, so that what is measured here is what is drawn.
//!
//! [UAX #29]: https://www.unicode.org/reports/tr29/

use std::borrow::Cow;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::UnicodeWidthStr;

/// The columns `text` takes. Control characters, the newline too, count nothing.
pub fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !byte.is_ascii_control()).count();
    }
    // Nearly every cell that is no letter holds one of these alone.
    let mut chars = text.chars();
    if chars.next().is_some_and(is_narrow) && chars.next().is_none() {
        return 1;
    }
    graphemes(text).map(|(_, _, columns)| columns).sum()
}

/// The columns `text` takes where each white-space character is drawn as one space.
pub fn drawn(text: &str) -> usize {
    let spaces = text.chars().filter(|char| char.is_whitespace()).count();
    if spaces == 0 {
        return columns(text);
    }
    spaces + text.split(char::is_whitespace).map(columns).sum::<usize>()
}

/// The grapheme clusters of `text`: byte offset, cluster, columns.
pub fn graphemes(text: &str) -> impl Iterator<Item = (usize, &str, usize)> {
    Graphemes { text, at: 0 }
}

/// The longest prefix of whole grapheme clusters that takes at most `max` columns.
pub fn cut(text: &str, max: usize) -> &str {
    let mut used = 0;
    for (at, _, columns) in graphemes(text) {
        used += columns;
        if used > max {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

/// The longest end of `text`, in whole grapheme clusters, that takes at most `max` columns.
pub fn cut_start(text: &str, max: usize) -> &str {
    let mut excess = columns(text).saturating_sub(max);
    let mut clusters = graphemes(text);
    while excess > 0
        && let Some((_, _, columns)) = clusters.next()
    {
        excess = excess.saturating_sub(columns);
    }
    let start = clusters.next().map_or(text.len(), |(at, _, _)| at);
    text.get(start..).unwrap_or_default()
}

/// `text` where it takes at most `max` columns, else as much of it as fits before `…`.
pub fn ellipsis(text: &str, max: usize) -> Cow<'_, str> {
    if cut(text, max).len() == text.len() {
        return Cow::Borrowed(text);
    }
    match max.checked_sub(1) {
        Some(room) => Cow::Owned(format!("{}…", cut(text, room).trim_end())),
        None => Cow::Borrowed(""),
    }
}

/// The same, but cut after a word where one ends in the second half of what fits: half a
/// word can be another one.
pub fn ellipsis_at_word(text: &str, max: usize) -> Cow<'_, str> {
    if cut(text, max).len() == text.len() {
        return Cow::Borrowed(text);
    }
    let head = cut(text, max.saturating_sub(1));
    let whole = text.get(head.len()..).is_none_or(|rest| rest.starts_with(char::is_whitespace));
    let words = head.rsplit_once(char::is_whitespace).map(|(words, _)| words.trim_end());
    match words.filter(|words| !whole && words.len() > head.len() / 2) {
        Some(words) => Cow::Owned(format!("{words}…")),
        None => ellipsis(text, max),
    }
}

/// True where no grapheme cluster of `text` reaches across `offset`. `text` must begin
/// with a cluster; the time taken depends on what stands just before `offset` only.
pub fn is_boundary(text: &str, offset: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..offset), text.get(offset..)) else { return false };
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else { return true };
    if is_plain(last) && is_plain(next) {
        return true;
    }
    GraphemeCursor::new(offset, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

/// The first cluster boundary of `text` at or after `offset`; see [`is_boundary`].
pub fn next_boundary(text: &str, offset: usize) -> usize {
    if is_boundary(text, offset) {
        return offset;
    }
    GraphemeCursor::new(offset, text.len(), true).next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// See [`graphemes`].
struct Graphemes<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Graphemes<'t> {
    type Item = (usize, &'t str, usize);

    fn next(&mut self) -> Option<Self::Item> {
        // Two ASCII characters side by side are two clusters, unless they end a line.
        let bytes = self.text.as_bytes();
        let (byte, next) = (*bytes.get(self.at)?, bytes.get(self.at + 1).copied().unwrap_or_default());
        if byte.is_ascii() && next.is_ascii() && byte != b'\r' {
            let at = self.at;
            self.at += 1;
            return Some((at, self.text.get(at..at + 1)?, usize::from(!byte.is_ascii_control())));
        }
        let rest = self.text.get(self.at..)?;
        let mut chars = rest.chars();
        let first = chars.next()?;
        let alone = is_plain(first) && chars.next().is_none_or(is_plain);
        if alone && is_narrow(first) {
            let at = self.at;
            self.at += first.len_utf8();
            return Some((at, self.text.get(at..self.at)?, 1));
        }
        let cluster = if alone {
            rest.get(..first.len_utf8())?
        } else {
            UnicodeSegmentation::graphemes(rest, true).next()?
        };
        let at = self.at;
        self.at += cluster.len();
        Some((at, cluster, cluster_columns(cluster)))
    }
}

/// The columns of one cluster, by the rules of `ratatui`'s buffer: none if there is a
/// control character in it, else the width of the whole, to which the two halfwidth
/// sound marks of Japanese add a column each because terminals give them a cell.
fn cluster_columns(cluster: &str) -> usize {
    if let [byte] = cluster.as_bytes() {
        return usize::from(!byte.is_ascii_control());
    }
    if cluster.chars().any(char::is_control) {
        return 0;
    }
    let marks = cluster.chars().filter(|char| matches!(char, '\u{ff9e}' | '\u{ff9f}')).count();
    cluster.width() + marks
}

/// True for characters that are clusters of their own wherever they stand side by side:
/// all below the combining marks, the common punctuation, lines and blocks, kana and
/// ideographs. Saves most texts the tables of UAX #29.
const fn is_plain(char: char) -> bool {
    matches!(char,
        '\0'..='\u{c}' | '\u{e}'..='\u{a8}' | '\u{aa}'..='\u{ad}' | '\u{af}'..='\u{2ff}'
        | '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{259f}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}')
}

/// True for plain characters of one column: the common punctuation, which every paragraph
/// has, and the lines and blocks that panes are framed with. Saves them the tables of widths.
const fn is_narrow(char: char) -> bool {
    matches!(char, '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{259f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    /// The columns ratatui's buffer moves on when it draws `text`.
    fn ratatui_columns(text: &str) -> usize {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 2000, 1));
        usize::from(buffer.set_stringn(0, 0, text, 2000, Style::new()).0)
    }

    #[test]
    fn the_characters_that_are_spared_the_tables_are_as_wide_as_the_tables_say() {
        for char in ('\u{80}'..'\u{3000}').filter(|char| is_narrow(*char)) {
            assert!(is_plain(char), "{char:?} may be part of a cluster");
            assert_eq!(cluster_columns(char.encode_utf8(&mut [0; 4])), 1, "{char:?}");
        }
    }

    #[test]
    fn plain_letters_count_one_and_control_characters_nothing() {
        assert_eq!(columns("brief"), 5);
        assert_eq!(columns("a\nb\u{7f}"), 2);
        assert_eq!(columns("é\u{85}"), 1);
        assert_eq!(columns(""), 0);
    }

    #[test]
    fn a_cluster_counts_as_it_is_drawn() {
        assert_eq!(columns("日本"), 4);
        assert_eq!(columns("e\u{301}"), 1);
        assert_eq!(columns("👩‍👩‍👧"), 2);
        assert_eq!(columns("🇫🇮🇸🇪"), 4);
        assert_eq!(columns("❤\u{fe0f}"), 2);
        assert_eq!(columns("\u{200b}"), 0);
    }

    #[test]
    fn every_white_space_character_is_drawn_as_one_space() {
        assert_eq!(drawn("a\nb"), 3);
        assert_eq!(drawn("日\u{3000}本\u{a0} "), 7);
    }

    #[test]
    fn a_cut_never_tears_a_cluster() {
        assert_eq!(cut("日本", 3), "日");
        assert_eq!(cut("e\u{301}f", 1), "e\u{301}");
        assert_eq!(cut("brief", 9), "brief");
        assert_eq!(cut("brief", 0), "");
    }

    #[test]
    fn the_end_of_a_text_is_cut_between_clusters_too() {
        assert_eq!(cut_start("brief", 9), "brief");
        assert_eq!(cut_start("brief", 2), "ef");
        assert_eq!(cut_start("日本", 3), "本");
        assert_eq!(cut_start("e\u{301}f", 1), "f");
        assert_eq!(cut_start("brief", 0), "");
    }

    #[test]
    fn an_ellipsis_stands_only_where_something_is_left_out() {
        assert_eq!(ellipsis("harbour", 7), "harbour");
        assert_eq!(ellipsis("harbour", 5), "harb…");
        assert_eq!(ellipsis("the harbour", 5), "the…");
        assert_eq!(ellipsis("日本", 1), "…");
        assert_eq!(ellipsis("harbour", 0), "");
    }

    #[test]
    fn an_ellipsis_can_stand_after_a_whole_word() {
        assert_eq!(ellipsis_at_word("the outer harbour", 17), "the outer harbour");
        assert_eq!(ellipsis_at_word("the outer harbour", 16), "the outer…");
        assert_eq!(ellipsis_at_word("the outer harbour", 10), "the outer…");
        assert_eq!(ellipsis_at_word("the unmanageable", 12), "the unmanag…");
        assert_eq!(ellipsis_at_word("日本の港", 5), "日本…");
        assert_eq!(ellipsis_at_word("harbour", 0), "");
    }

    proptest! {
        #[test]
        fn the_width_is_what_ratatui_draws(text in any::<String>()) {
            prop_assert_eq!(columns(&text), ratatui_columns(&text));
        }

        #[test]
        fn the_width_of_marks_and_emoji_is_what_ratatui_draws(
            text in "[a-c \u{300}\u{200d}\u{fe0f}\u{ff9e}\u{1f1eb}\u{1f1ee}👩👧❤日か\u{3099}\u{644}\u{627}\u{915}\u{94d}\u{937}]{0,24}"
        ) {
            prop_assert_eq!(columns(&text), ratatui_columns(&text));
        }

        #[test]
        fn clusters_are_those_of_the_standard(
            text in "[a©®\r\n\u{ad}\u{600}\u{300}\u{200d}\u{fe0f}\u{1f1eb}\u{1f1ee}👩❤日か\u{3099}\u{915}\u{94d}\u{937}]{0,24}"
        ) {
            let ours: Vec<_> = graphemes(&text).map(|(at, cluster, _)| (at, cluster)).collect();
            let theirs: Vec<_> = text.grapheme_indices(true).collect();
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn a_cut_fits_and_is_a_prefix(text in any::<String>(), max in 0_usize..40) {
            let cut = cut(&text, max);
            prop_assert!(columns(cut) <= max);
            prop_assert!(text.starts_with(cut));
            prop_assert!(columns(&ellipsis(&text, max)) <= max);
            prop_assert!(columns(&ellipsis_at_word(&text, max)) <= max);
        }
    }
}
