//! The line that names who wrote an article: `By Ada Quill and Bram Osei, Staff Writers`.
//!
//! Readers of files take the authors from it, and whoever looks for the people of the news
//! passes over it.

/// The longest byline, in bytes.
const LONGEST: usize = 120;

/// The authors that `line` names, if it is a byline and nothing else: "by", a name of at
/// least two capitalised words, perhaps others, and no sentence.
pub(crate) fn authors(line: &str) -> Option<Vec<&str>> {
    let line = line.trim();
    let names = ["By ", "BY ", "by "].iter().find_map(|by| line.strip_prefix(by))?;
    if line.len() > LONGEST || line.contains('\n') || line.ends_with(['.', ',', ':', ';', '!', '?']) {
        return None;
    }
    // What stands behind such a sign is an office, an address or a date.
    let names = names.split(['|', '•', '·', '—', '–', '(', '/']).next().unwrap_or_default();
    // Behind the last name stands an office, unless it is joined to the others: "A, B and C".
    let (first, more) = names.split_once(',').unwrap_or((names, ""));
    let listed = more.rsplit(',').next().is_some_and(|last| last.contains(" and "));
    listed.then(|| all_names(names)).flatten().or_else(|| all_names(first))
}

/// True for a line that says who else made an article: `(Reporting by Ada Quill; Editing by
/// Bram Osei)`.
pub(crate) fn is_credit(line: &str) -> bool {
    const CREDITS: [&str; 7] = [
        "reporting by ",
        "additional reporting ",
        "writing by ",
        "editing by ",
        "compiled by ",
        "photograph by ",
        "photo by ",
    ];
    let line = line.trim_start_matches(['(', '[', ' ', '\n', '—', '-']);
    let start: String = line.chars().take(24).flat_map(char::to_lowercase).collect();
    line.len() <= 2 * LONGEST
        && !start.contains(" by the ")
        && CREDITS.iter().any(|credit| start.starts_with(credit))
}

/// The names that `words` consist of.
fn all_names(words: &str) -> Option<Vec<&str>> {
    let parts = words.split([',', '&']).flat_map(|part| part.split(" and "));
    let names: Vec<&str> = parts.map(str::trim).filter(|name| !name.is_empty()).collect();
    (!names.is_empty() && names.iter().all(|name| is_name(name))).then_some(names)
}

/// True for two to five words that begin with a capital each, but for particles.
fn is_name(words: &str) -> bool {
    const PARTICLES: [&str; 14] =
        ["van", "von", "der", "den", "de", "da", "di", "du", "del", "la", "le", "al", "bin", "ten"];
    let fits = |word: &str| {
        let named = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
        named && (word.starts_with(char::is_uppercase) || PARTICLES.contains(&word))
    };
    let capitals = words.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    capitals >= 2 && words.split_whitespace().count() <= 5 && words.split_whitespace().all(fits)
}

#[cfg(test)]
mod tests {
    use super::{authors, is_credit};

    #[test]
    fn a_byline_names_its_authors() {
        let names = |line| authors(line).map(|names| names.join(" + ")).unwrap_or_default();
        assert_eq!(names("By Anna Keller, Staff Writer"), "Anna Keller");
        assert_eq!(names("By Anna Keller, Staff Writer and Editor"), "Anna Keller");
        assert_eq!(names("BY ANNA KELLER"), "ANNA KELLER");
        assert_eq!(
            names("By Anna Keller and Cleo van der Wal | 3 May 2031"),
            "Anna Keller + Cleo van der Wal"
        );
        assert_eq!(names("By Anna Keller, Bo Lind and Cy J. Moss"), "Anna Keller + Bo Lind + Cy J. Moss");
    }

    #[test]
    fn credits_at_the_end_are_told_from_news() {
        assert!(is_credit("(Reporting by Anna Keller; Editing by Bo Lind)"));
        assert!(is_credit("Additional reporting by Anna Keller"));
        assert!(!is_credit("Reporting by the harbour office is late, Keller said."));
        assert!(!is_credit("Editing a map takes a day."));
    }

    #[test]
    fn a_sentence_or_a_heading_is_no_byline() {
        for line in [
            "By Monday the Ede had risen",
            "By Anna Keller's reckoning",
            "By hand",
            "By Anna Keller.",
            "Photo by Anna Keller",
        ] {
            assert_eq!(authors(line), None, "{line}");
        }
    }
}
