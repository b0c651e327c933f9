//! Whether the lines of a plain text were wrapped at a width, or are paragraphs.
//!
//! A line that was wrapped breaks off in mid-sentence: it has no full stop at its end,
//! the next one begins in lower case, and the next word would not have fitted. Where a
//! file shows this, its usual width is measured; where it does not, every line is a
//! paragraph of its own.

use super::line::{Line, Shape, WIDE};

/// No text is wrapped at less, or at more, columns than these; RFC 3676 has 78 as the
/// usual one, and 100 and 120 are found in notes.
const WIDTHS: std::ops::RangeInclusive<u16> = 40..=120;

/// The width at which the text's lines were wrapped, if they were.
pub(super) fn width(text: &str, lines: &[Line]) -> Option<u16> {
    let mut broken = [0u32; 121];
    let (mut pairs, mut found) = (0u32, 0u32);
    for pair in lines.windows(2) {
        let &[line, next] = pair else { continue };
        let has_text = line.is_text() || matches!(line.shape, Shape::Item(_));
        if !has_text || !next.is_text() || !WIDTHS.contains(&line.width) || next.width > *WIDTHS.end() {
            continue;
        }
        pairs += 1;
        if !ends_sentence(line.span.of(text)) && goes_on(next.span.of(text)) {
            found += 1;
            if let Some(count) = broken.get_mut(usize::from(line.width)) {
                *count += 1;
            }
        }
    }
    if found == 0 || found * 4 < pairs {
        return None;
    }
    // A few lines are longer than the width: those with an address in them.
    let mut longer = 0;
    broken.into_iter().enumerate().rev().find_map(|(width, count)| {
        longer += count;
        (longer * 20 > found).then(|| u16::try_from(width).unwrap_or(WIDE))
    })
}

/// True where `next` goes on with the paragraph of `line`: the next word would not
/// have fitted. An eighth of the width is allowed for programs that wrap evenly.
pub(super) fn continues(text: &str, width: Option<u16>, line: Line, next: Line) -> bool {
    let Some(width) = width else { return false };
    line.width <= width + width / 4 && line.width + 1 + first_word(next.span.of(text)) > width - width / 8
}

/// True for the end of a sentence, closing quotation marks and brackets aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    last_sign(text).is_some_and(|c| ".!?:…。！？؟।".contains(c))
}

/// The last character that is no closing quotation mark or bracket.
pub(super) fn last_sign(text: &str) -> Option<char> {
    text.trim_end_matches(['"', '\'', '”', '’', '»', '›', ')', ']', '」', '』']).chars().next_back()
}

/// True where `text` can hardly begin a sentence: lower case, or a script without case.
fn goes_on(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_uppercase())
}

fn first_word(text: &str) -> u16 {
    let word = text.split(' ').next().unwrap_or_default();
    // Where words are not parted by spaces, a line can end after any character.
    let parted = word.bytes().next().is_none_or(|byte| !(0xe3..=0xed).contains(&byte));
    if parted { u16::try_from(word.chars().take(40).count()).unwrap_or(40) } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    #[test]
    fn lines_that_break_off_in_mid_sentence_were_wrapped() {
        let text = "The bridge over the river Ansel was closed on Monday, and the\nferry does not run.";
        assert_eq!(width(text, &lines(text)), Some(61));
    }

    #[test]
    fn a_paragraph_on_each_line_was_not_wrapped() {
        let text =
            "The bridge over the river Ansel was closed on Monday.\nThe ferry does not run.\nNobody minds.";
        assert_eq!(width(text, &lines(text)), None);
    }
}
