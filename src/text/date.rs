//! Lines that are a date and nothing else, as they stand below a headline.

/// The longest such line, in bytes.
const LONGEST: usize = 60;

/// Words that stand with a date, in lower case.
const BESIDE: [&str; 17] = [
    "am", "pm", "a.m", "p.m", "at", "of", "on", "the", "gmt", "utc", "bst", "cet", "cest", "est", "edt",
    "et", "pt",
];

/// What stands before a date and says what it is, in lower case.
const LABELS: [&str; 5] = ["published", "posted", "date", "first published", "publication date"];

/// The date that `line` consists of: day, month and year in any order, or `2025-06-03`,
/// perhaps with a weekday and a time, and behind a label such as `Published:`.
pub(crate) fn date(line: &str) -> Option<&str> {
    let line = line.trim();
    if line.len() > LONGEST || line.contains('\n') {
        return None;
    }
    let date = unlabelled(line);
    is_date(date, true).then_some(date)
}

/// The same where a year may be left out: `Wednesday 14 May`.
pub(crate) fn day(part: &str) -> Option<&str> {
    let date = unlabelled(part.trim());
    (part.len() <= LONGEST && is_date(date, false)).then_some(date)
}

/// The line without a label at its beginning.
fn unlabelled(line: &str) -> &str {
    let label = |label: &&str| {
        let start = line.get(..label.len())?;
        let rest = line.get(label.len()..)?;
        (start.eq_ignore_ascii_case(label) && rest.starts_with([':', ' '])).then_some(rest)
    };
    let rest = LABELS.iter().find_map(label);
    rest.map_or(line, |rest| rest.trim_start_matches([':', ' ']))
}

fn is_date(words: &str, with_year: bool) -> bool {
    let (mut day, mut month, mut year) = (false, false, false);
    for token in words.split([' ', ',', '\u{a0}']).filter(|token| !token.is_empty()) {
        let bare = token.trim_matches(['.', '(', ')', '|', '·', '–', '—', '-', '/']);
        let figures = bare.bytes().all(|byte| byte.is_ascii_digit());
        if bare.is_empty() {
        } else if is_iso(bare) {
            (day, month, year) = (true, true, true);
        } else if figures && bare.len() == 4 && bare.starts_with(['1', '2']) {
            year = true;
        } else if figures && bare.len() <= 2 || is_ordinal(bare) {
            day = true;
        } else if is_named(bare, &MONTHS) {
            month = true;
        } else if !(is_named(bare, &WEEKDAYS) || is_time(bare) || is_beside(bare)) {
            return false;
        }
    }
    day && month && (year || !with_year)
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// True for one of `names`, whole or cut short to three or four letters.
fn is_named(word: &str, names: &[&str]) -> bool {
    let word = word.to_lowercase();
    let short = (3..=4).contains(&word.len());
    names.iter().any(|name| *name == word || short && name.starts_with(&word))
}

/// `2025-06-03`, with a time behind it or not.
fn is_iso(word: &str) -> bool {
    let (date, time) = word.split_once('T').unwrap_or((word, ""));
    let mut parts = date.split('-');
    let mut figures = |length: usize| {
        parts
            .next()
            .is_some_and(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let clock = |byte: u8| byte.is_ascii_digit() || b":.+-Z".contains(&byte);
    figures(4) && figures(2) && figures(2) && parts.next().is_none() && time.bytes().all(clock)
}

/// `3rd`, `21st`.
fn is_ordinal(word: &str) -> bool {
    let end = word.trim_start_matches(|c: char| c.is_ascii_digit());
    (1..=2).contains(&(word.len() - end.len())) && ["st", "nd", "rd", "th"].contains(&end)
}

/// `06.00`, `17:42`, `6pm`, `9.30am`.
fn is_time(word: &str) -> bool {
    let bare = word.trim_end_matches(|c: char| "apmAPMh".contains(c));
    let mut parts = bare.split([':', '.']);
    let two = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.all(two) && (bare.len() < word.len() || bare.contains([':', '.']))
}

fn is_beside(word: &str) -> bool {
    BESIDE.iter().any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::{date, day};

    #[test]
    fn a_line_of_a_date_is_told_with_its_time_and_without_its_label() {
        for line in [
            "Friday 9 May 2031 06.00 BST",
            "June 18, 2031",
            "3 June 2031",
            "Tue., Sept. 3rd, 2031, at 9.30am",
            "2031-06-03",
            "2031-06-03T06:00Z",
        ] {
            assert_eq!(date(line), Some(line));
        }
        for line in ["Date: 3 June 2031", "Published 3 June 2031", "published on 3 June 2031"] {
            assert!(date(line).is_some_and(|date| date.ends_with("3 June 2031")), "{line}");
        }
        assert_eq!((date("14 May"), day("14 May")), (None, Some("14 May")));
    }

    #[test]
    fn what_only_holds_a_date_is_none() {
        for line in [
            "The vote of 3 June 2031",
            "June 2031",
            "May 14",
            "17:42",
            "Marsh, 3 June 2031",
            "Date: none",
            "June Marsh, 1931",
            "3 out of 4 in 2031",
            "",
        ] {
            assert_eq!(date(line), None, "{line}");
        }
    }
}
