//! Wrapping: where the rows of a paragraph begin and end.
//!
//! Rows break where [UAX #14] allows it (so also between ideographs), at grapheme
//! boundaries, each row as full as it can be; but an address of the web that fits a row is
//! not broken. A run of white space counts as one
//! column and belongs to no row where a row ends at it. The work is linear in the text.
//!
//! [UAX #14]: https://www.unicode.org/reports/tr14/

use unicode_linebreak::linebreaks;

use crate::text::span::Span;
use crate::text::width;

/// The rows of the paragraph at `span` of `text`, none of them empty, each at most
/// `width` columns wide (a width of 0 is taken as 1).
///
/// A `\n` is white space like any other, unless its offset is one of `hard`, which are
/// in ascending order. A word longer than a row is cut between graphemes. A grapheme
/// wider than a row gets one of its own: whoever draws must leave it out or replace it.
pub fn wrap(text: &str, span: Span, width: usize, hard: &[usize]) -> Vec<Span> {
    let span = Span::new(span.start, span.end.min(text.len()));
    let paragraph = span.of(text);
    let mut filler =
        Filler { text, width: width.max(1), rows: Vec::new(), open: None, used: 0, space: false };
    let mut hard = hard.iter().copied().skip_while(|&offset| offset < span.start).peekable();
    let mut start = 0;
    let mut addresses = Addresses::default();
    for (end, _) in linebreaks(paragraph) {
        let clear = Span::new(start, paragraph.len()).of(paragraph);
        if !width::is_boundary(clear, end - start)
            || addresses.run_on(paragraph, Span::new(start, end), filler.width)
        {
            continue;
        }
        filler.add(Span::new(start, end).shifted(span.start));
        start = end;
        while hard.next_if(|&offset| offset < span.start + end).is_some() {
            filler.close();
        }
    }
    filler.close();
    filler.rows
}

/// The columns of `text` with each run of white space as one.
pub fn columns(text: &str) -> usize {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return text.len();
    }
    units(text, 0).map(|unit| unit.columns).sum()
}

/// The words that are addresses of the web and are kept in one piece.
#[derive(Default)]
struct Addresses {
    /// Up to here words were looked at.
    known: usize,
    /// Up to here no row may end.
    whole: usize,
}

impl Addresses {
    /// Whether what follows `segment` in `paragraph` belongs to the same address, of no
    /// more columns than `width`. Each word is looked at once.
    fn run_on(&mut self, paragraph: &str, segment: Span, width: usize) -> bool {
        if segment.end > self.known && segment.of(paragraph).ends_with("://") {
            let rest = Span::new(segment.end, paragraph.len()).of(paragraph);
            self.known = segment.end + rest.find(char::is_whitespace).unwrap_or(rest.len());
            let word = Span::new(segment.start, self.known).trimmed(paragraph);
            if columns(word.of(paragraph)) <= width {
                self.whole = self.known;
            }
        }
        segment.end < self.whole
    }
}

/// The rows so far and the one being filled.
struct Filler<'t> {
    text: &'t str,
    width: usize,
    rows: Vec<Span>,
    /// The row being filled; never ends in white space.
    open: Option<Span>,
    /// Its columns.
    used: usize,
    /// True where white space follows it.
    space: bool,
}

impl Filler<'_> {
    /// Adds what stands between two places where a row may end.
    fn add(&mut self, segment: Span) {
        let words = segment.trimmed(self.text);
        if words.is_empty() {
            self.space |= !segment.is_empty();
            return;
        }
        let columns = columns(words.of(self.text));
        let space = usize::from(self.space || segment.start < words.start);
        match self.open {
            Some(row) if self.used + space + columns <= self.width => {
                self.open = Some(row.join(words));
                self.used += space + columns;
            }
            _ => {
                self.close();
                if columns <= self.width {
                    self.open = Some(words);
                    self.used = columns;
                } else {
                    self.cut(words);
                }
            }
        }
        self.space = words.end < segment.end;
    }

    /// Ends the row being filled. A cluster can end in white space (after a sign that
    /// belongs to what follows it), but a row does not.
    fn close(&mut self) {
        self.rows.extend(self.open.take().map(|row| row.trimmed(self.text)));
        self.used = 0;
    }

    /// Cuts `words`, which are wider than a row, between graphemes, and leaves their end
    /// as the row being filled.
    fn cut(&mut self, words: Span) {
        let (text, mut space) = (self.text, false);
        for unit in units(words.of(text), words.start) {
            if unit.space {
                space = true;
                continue;
            }
            let needed = self.used + usize::from(space) + unit.columns;
            if needed > self.width && (self.used > 0 || space) {
                self.close();
            }
            if let Some(row) = self.open {
                self.open = Some(row.join(unit.span));
                self.used = needed;
            } else {
                self.open = Some(unit.span);
                self.used = unit.columns;
            }
            space = false;
        }
    }
}

/// What is never divided: a grapheme or a run of white space. As white space is drawn as
/// spaces whatever follows it, a mark after it does not make it part of a grapheme.
struct Unit {
    span: Span,
    columns: usize,
    space: bool,
}

/// The units of `text`, which stands at the offset `base`. Each further character of a
/// run of white space is a unit of no columns.
fn units(text: &str, base: usize) -> impl Iterator<Item = Unit> {
    let mut next = base;
    let mut after_space = false;
    text.split_inclusive(char::is_whitespace).flat_map(move |piece| {
        let start = next;
        next += piece.len();
        let words = piece.trim_end_matches(char::is_whitespace);
        let space = (words.len() < piece.len()).then(|| Unit {
            span: Span::new(start + words.len(), next),
            columns: usize::from(!(after_space && words.is_empty())),
            space: true,
        });
        after_space = space.is_some();
        let clusters = width::graphemes(words).map(move |(at, cluster, columns)| {
            let span = Span::new(at, at + cluster.len()).shifted(start);
            Unit { span, columns, space: false }
        });
        clusters.chain(space)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    /// The rows of `text` as strings.
    fn rows(text: &str, width: usize) -> Vec<&str> {
        wrap(text, Span::whole(text), width, &[]).into_iter().map(|row| row.of(text)).collect()
    }

    /// Text with all that is hard to wrap in it.
    fn hostile() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "[a-z ,.\\-/()\n]{0,200}",
            "(https?://|[a-z]{1,9}[/. ]|日本|。){0,40}",
            "[a “”’—\u{a0}\u{3000}\u{200b}\u{2060}\u{ad}\u{300}\u{200d}日本語。「」ひカ\u{3099}\u{ff9e}👩👧🇫🇮אבجد\u{600}\u{915}\u{94d}\n]{0,80}",
        ]
    }

    #[test]
    fn rows_are_as_full_as_they_can_be() {
        assert_eq!(rows("The ferry sails again on Monday.", 12), ["The ferry", "sails again", "on Monday."]);
        assert_eq!(rows("one two", 7), ["one two"]);
        assert_eq!(rows("one two", 6), ["one", "two"]);
    }

    #[test]
    fn white_space_counts_once_and_hangs_at_the_end_of_a_row() {
        assert_eq!(rows("one \n   two   ", 7), ["one \n   two"]);
        assert_eq!(rows("  one   two", 6), ["one", "two"]);
        assert!(rows(" \n ", 6).is_empty());
        assert!(rows("", 6).is_empty());
    }

    #[test]
    fn a_line_end_breaks_a_row_only_where_it_is_hard() {
        let text = "one\ntwo\nthree";
        let broken = wrap(text, Span::whole(text), 20, &[3]);
        assert_eq!(broken, [Span::new(0, 3), Span::new(4, 13)]);
        assert_eq!(rows(text, 20), ["one\ntwo\nthree"]);
    }

    #[test]
    fn a_word_longer_than_a_row_is_cut() {
        assert_eq!(rows("an unmanageable word", 6), ["an", "unmana", "geable", "word"]);
        assert_eq!(rows("unmanageable it is", 7), ["unmanag", "eable", "it is"]);
        assert_eq!(rows("abc", 1), ["a", "b", "c"]);
    }

    #[test]
    fn ideographs_break_anywhere_but_before_a_full_stop() {
        assert_eq!(rows("港湾局は発表した。", 8), ["港湾局は", "発表し", "た。"]);
        assert_eq!(rows("日本", 1), ["日", "本"]);
        assert_eq!(rows("\u{94d} 。", 1), ["\u{94d}", "。"]);
    }

    #[test]
    fn a_hyphen_ends_a_row_and_a_no_break_space_does_not() {
        assert_eq!(rows("well-known", 6), ["well-", "known"]);
        assert_eq!(rows("at 10\u{a0}km", 6), ["at", "10\u{a0}km"]);
    }

    #[test]
    fn an_address_stays_whole_where_it_fits_a_row() {
        let text = "See https://ansel.example/a/minutes for more.";
        assert_eq!(rows(text, 35), ["See https://ansel.example/a/minutes", "for more."]);
        assert_eq!(rows(text, 34), ["See", "https://ansel.example/a/minutes", "for more."]);
        assert_eq!(rows(text, 31), ["See", "https://ansel.example/a/minutes", "for more."]);
        assert_eq!(rows(text, 29), ["See https://ansel.example/a/", "minutes for more."]);
        assert_eq!(rows("either/or/neither", 10), ["either/or/", "neither"]);
    }

    #[test]
    fn a_cluster_is_never_torn() {
        assert_eq!(rows("👩‍👩‍👧👩‍👩‍👧", 3), ["👩‍👩‍👧", "👩‍👩‍👧"]);
        assert_eq!(rows("e\u{301}e\u{301}", 1), ["e\u{301}", "e\u{301}"]);
    }

    #[test]
    fn hostile_text_of_a_megabyte_is_wrapped_in_one_pass() {
        for unit in [
            "a",
            " ",
            "\u{300}",
            "👩\u{200d}",
            "🇫",
            "a-",
            "(",
            "日",
            "://",
            "a://b/",
            "\u{a0}",
            "\u{200b}",
            "a \u{301}",
        ] {
            let text = unit.repeat(1_000_000 / unit.len());
            let kept: usize = wrap(&text, Span::whole(&text), 40, &[]).iter().map(|row| row.len()).sum();
            assert!(kept <= text.len());
        }
    }

    proptest! {
        #[test]
        fn no_row_is_wider_than_the_width(text in hostile(), width in 1_usize..=200) {
            for row in wrap(&text, Span::whole(&text), width, &[]) {
                let words = row.of(&text);
                let alone = words.graphemes(true).filter(|cluster| width::columns(cluster) > 0).count() == 1;
                prop_assert!(columns(words) <= width || alone, "{words:?}");
            }
        }

        #[test]
        fn the_rows_hold_every_word_once_and_in_order(text in hostile(), width in 1_usize..=200) {
            let rows = wrap(&text, Span::whole(&text), width, &[]);
            let mut end = 0;
            for row in &rows {
                prop_assert!(Span::new(end, row.start).of(&text).trim().is_empty());
                prop_assert!(row.start >= end && !row.is_empty());
                prop_assert_eq!(row.trimmed(&text), *row);
                end = row.end;
            }
            prop_assert!(Span::new(end, text.len()).of(&text).trim().is_empty());
        }

        #[test]
        fn rows_begin_and_end_between_clusters(text in hostile(), width in 1_usize..=40) {
            let mut boundaries: Vec<_> = text.grapheme_indices(true).map(|(at, _)| at).collect();
            boundaries.push(text.len());
            for row in wrap(&text, Span::whole(&text), width, &[]) {
                let begins = boundaries.binary_search(&row.start).is_ok();
                let after_space = Span::new(0, row.start).of(&text).ends_with(char::is_whitespace);
                prop_assert!(begins || after_space, "{row:?}");
                let ends = boundaries.binary_search(&row.end).is_ok();
                let before_space = Span::new(row.end, text.len()).of(&text).starts_with(char::is_whitespace);
                prop_assert!(ends || before_space, "{row:?}");
            }
        }
    }
}
