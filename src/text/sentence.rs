//! Divides a paragraph into sentences. What stands between quotation marks can be masked,
//! so that “... now.” said X stays one sentence.

use crate::text::span::Span;

/// The sentences of the part `span` of `text`, in order, without the white space between
/// them. `masked` are stretches, ordered and apart, in which no sentence ends.
///
/// A sentence ends after `.`, `?`, `!` or `…` and the closing marks behind it, where
/// white space and then no lower-case letter follows, but not after an abbreviation or an
/// initial. For texts without spaces `。`, `！` and `？` end one, too.
pub fn sentences<'a>(text: &'a str, span: Span, masked: &'a [Span]) -> impl Iterator<Item = Span> + 'a {
    let mut start = span.start;
    let mut ended = false;
    let mut masks = masked.iter().peekable();
    let mut characters = span.of(text).char_indices().map(move |(at, c)| (at + span.start, c)).peekable();
    let found = std::iter::from_fn(move || {
        while let Some((at, character)) = characters.next() {
            if !matches!(character, '.' | '?' | '!' | '…' | '。' | '！' | '？') {
                continue;
            }
            while masks.peek().is_some_and(|mask| mask.end <= at) {
                masks.next();
            }
            if masks.peek().is_some_and(|mask| mask.holds(at)) {
                continue;
            }
            let mut end = at + character.len_utf8();
            while let Some((at, next)) = characters.next_if(|(_, next)| is_tail(*next)) {
                end = at + next.len_utf8();
            }
            let wide = matches!(character, '。' | '！' | '？');
            if ends_here(text, span, start, at, end, character) || wide {
                let sentence = Span::new(start, end);
                start = end;
                return Some(sentence);
            }
        }
        let rest = Span::new(start, span.end);
        (!std::mem::replace(&mut ended, true)).then_some(rest)
    });
    found.map(|span| span.trimmed(text)).filter(|span| !span.is_empty())
}

/// What may stand between the end of a sentence and the white space after it.
const fn is_tail(character: char) -> bool {
    matches!(
        character,
        '.' | '?' | '!' | '…' | '"' | '\'' | '\u{201d}' | '\u{2019}' | '\u{bb}' | ')' | ']' | '\u{201c}'
    )
}

/// Whether the stop at `at`, with its closing marks up to `end`, ends a sentence.
fn ends_here(text: &str, span: Span, start: usize, at: usize, end: usize, stop: char) -> bool {
    let rest = Span::new(end, span.end).of(text);
    let next = rest.trim_start();
    let Some(first) = next.chars().next() else { return true };
    if next.len() == rest.len() {
        return false;
    }
    let first =
        if is_opening(first) { next.chars().find(|c| !is_opening(*c)).unwrap_or(first) } else { first };
    if first.is_lowercase() || matches!(first, ',' | ';' | ':') {
        return false;
    }
    if stop != '.' || end > at + 1 {
        // An ellipsis inside a sentence is followed by a lower-case letter.
        return true;
    }
    let before = Span::new(start, at).of(text);
    let word = before.rsplit(|c: char| c.is_whitespace() || is_opening(c)).next().unwrap_or_default();
    // What is posted "on X." has its end there; before an initial stands no "on".
    if word == "X" && before.trim_end_matches('X').trim_end().ends_with(" on") {
        return true;
    }
    !is_abbreviation(word, next)
}

const fn is_opening(character: char) -> bool {
    matches!(
        character,
        '"' | '\'' | '\u{201c}' | '\u{2018}' | '\u{ab}' | '(' | '[' | '-' | '\u{2014}' | '\u{2013}'
    )
}

/// Abbreviations that are always followed by more of their sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "messrs", "dr", "prof", "st", "ste", "gen", "lt", "col", "maj", "capt", "cmdr", "adm",
    "sgt", "cpl", "pvt", "sen", "sens", "rep", "reps", "gov", "rev", "fr", "hon", "supt", "insp", "vs",
    "approx", "mt", "ft", "pp", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "calif", "ariz", "mich",
    "minn", "wis", "conn", "tenn", "okla", "colo", "nos", "brig", "res", "ret", "cllr",
];

/// Whether the full stop after `word` is an abbreviation's; `next` is what follows.
fn is_abbreviation(word: &str, next: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if word.contains('.') || letters == 1 && word.chars().count() == 1 && word != "I" {
        // "U.S." and "J." go on, unless a word follows that opens sentences.
        let following = next.split_whitespace().next().unwrap_or_default();
        return !OPENERS.contains(&following);
    }
    word.len() <= 6 && ABBREVIATIONS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Words that begin a sentence after "U.S." or an initial.
const OPENERS: &[&str] = &[
    "The",
    "A",
    "An",
    "This",
    "That",
    "These",
    "Those",
    "He",
    "She",
    "It",
    "They",
    "We",
    "I",
    "You",
    "But",
    "And",
    "In",
    "On",
    "At",
    "For",
    "If",
    "As",
    "When",
    "While",
    "After",
    "Before",
    "His",
    "Her",
    "Its",
    "Their",
    "Our",
    "My",
    "However",
    "There",
    "Some",
    "Many",
    "Most",
    "So",
    "Then",
    "Not",
    "No",
    "What",
    "Who",
    "With",
    "By",
    "From",
    "To",
    "According",
    "Meanwhile",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, Span::whole(text), &[]).map(|span| span.of(text)).collect()
    }

    #[test]
    fn a_stop_after_an_abbreviation_or_inside_a_number_ends_nothing() {
        assert_eq!(
            split("Dr. J. Quill of the U.S. paid 3.5 million. The U.S. The end."),
            ["Dr. J. Quill of the U.S. paid 3.5 million.", "The U.S.", "The end."]
        );
    }

    #[test]
    fn a_masked_stop_ends_nothing() {
        let text = "“It is over. Now go.” said Quill. He left.";
        let mask = Span::new(0, text.find(" said").unwrap());
        let found: Vec<_> = sentences(text, Span::whole(text), &[mask]).map(|span| span.of(text)).collect();
        assert_eq!(found, ["“It is over. Now go.” said Quill.", "He left."]);
    }

    #[test]
    fn closing_marks_belong_to_the_sentence_they_end() {
        assert_eq!(
            split("He said “no.” She did (too) … and so on? Yes!"),
            ["He said “no.”", "She did (too) … and so on?", "Yes!"]
        );
        assert_eq!(split("终于结束了。他走了。"), ["终于结束了。", "他走了。"]);
    }

    proptest! {
        #[test]
        fn the_sentences_rejoined_give_the_paragraph(text in "[A-Za-z .?!…”“\"é。\n]{0,200}") {
            let found = sentences(&text, Span::whole(&text), &[]);
            let joined: String = found.map(|span| span.of(&text)).collect();
            let squeeze = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(squeeze(&joined), squeeze(&text));
        }
    }
}
