//! The line that names who wrote an article: `By Ada Quill and Bram Osei, Staff Writers`.
//!
//! Readers of files take the authors from it, and whoever looks for the people of the news
//! passes over it.

/// The longest byline, in bytes.
const LONGEST: usize = 120;

/// The authors that `line` names, if it is a byline and nothing else: "by", a name of at
/// least two capitalised words, perhaps others, and no sentence. Before "by" may stand what
/// they made of it, which may also be said with a colon: `An interview by`, `Words:`.
pub(crate) fn authors(line: &str) -> Option<Vec<&str>> {
    let line = line.trim();
    if line.len() > LONGEST || line.contains('\n') || line.ends_with(['.', ',', ':', ';', '!', '?']) {
        return None;
    }
    let by = |line: &'_ str| -> Option<usize> {
        ["By ", "BY ", "by "].iter().find(|by| line.starts_with(**by)).map(|by| by.len())
    };
    let names = by(line).and_then(|length| line.get(length..)).or_else(|| behind_work(line));
    let Some(names) = names else {
        // "Your letter from the harbour · 14 May · by Ada Quill".
        let parts =
            line.split([" · ", " | ", " • "].iter().find(|sign| line.contains(**sign)).unwrap_or(&"\n"));
        let signed = parts.skip(1).find_map(|part| all_names(part.get(by(part)?..)?));
        return signed.or_else(|| officer(line).map(|name| vec![name]));
    };
    // What stands behind such a sign is an office, an address or a date.
    let names = names.split(['|', '•', '·', '—', '–', '(', '/']).next().unwrap_or_default();
    // Behind the last name stands an office, unless it is joined to the others: "A, B and C".
    let (first, more) = names.split_once(',').unwrap_or((names, ""));
    let first = without_place(first);
    let listed = more.rsplit(',').next().is_some_and(|last| last.contains(" and "));
    listed.then(|| all_names(names)).flatten().or_else(|| all_names(first))
}

/// The names without the place or the paper behind the last: `Ada Quill in Port Ansel`.
fn without_place(names: &str) -> &str {
    let placed = [" in ", " at ", " for "].iter().find_map(|link| names.split_once(link));
    let capital = |word: &str| word.starts_with(char::is_uppercase) || word == "the";
    placed.filter(|(_, place)| place.split_whitespace().all(capital)).map_or(names, |(names, _)| names)
}

/// The name before a reporter's office: `Ada Quill, transport correspondent`. What others
/// are, a writer or an editor alone, may as well be the news.
fn officer(line: &str) -> Option<&str> {
    let (name, office) = line.split_once(", ")?;
    let (name, office) = (name.trim(), office.trim().to_lowercase());
    let words: Vec<&str> = office.split([' ', '-']).collect();
    let reports = match words.as_slice() {
        [.., "correspondent" | "reporter"] => true,
        [.., kind, "writer"] => ["staff", "feature", "features", "senior", "sports"].contains(kind),
        [.., kind, "editor"] => {
            ["political", "news", "economics", "science", "health", "transport", "city", "business", "sports"]
                .contains(kind)
        }
        _ => false,
    };
    (reports && words.len() <= OFFICE && is_name(name)).then_some(name)
}

/// True for a name alone, which is an author's where something bears that out.
pub(crate) fn is_author(line: &str) -> bool {
    line.len() <= LONGEST && !line.contains('\n') && is_name(line)
}

/// Those who reported or wrote an article, in the credit at its end or at the end of its last
/// paragraph: `(Reporting by Ada Quill in Ede; Editing by Bram Osei)`.
pub(crate) fn reporters(text: &str) -> Option<Vec<&str>> {
    let credit = match text.rfind('(') {
        Some(at) if text.trim_end().ends_with(')') => text.get(at..)?,
        _ => text,
    };
    if !is_credit(credit) {
        return None;
    }
    let names = ["Reporting by ", "Writing by "]
        .iter()
        .find_map(|by| credit.trim_start_matches('(').strip_prefix(by))?;
    let names = names.split([';', '/', '|', '—', '–', '(', ')']).next()?.trim_end_matches(['.', ' ']);
    // "Ada Quill in Ede and Bram Osei in Port Ansel".
    let parts = names.split([',', '&']).flat_map(|part| part.split(" and "));
    let names: Vec<&str> = parts.map(str::trim).map(without_place).filter(|name| !name.is_empty()).collect();
    (!names.is_empty() && names.iter().all(|name| is_name(name))).then_some(names)
}

/// The words behind `Interview by`, `Words and pictures by`, `An interview: `.
fn behind_work(line: &str) -> Option<&str> {
    const WRITTEN: [&str; 7] =
        ["interview", "interviewed", "words", "text", "story", "conversation", "report"];
    const PICTURES: [&str; 2] = ["pictures", "photographs"];
    let end = line.char_indices().take(LONGEST_CREDIT).find_map(|(at, character)| {
        let by = character == ' ' && line.get(at..at + 4).is_some_and(|by| by.eq_ignore_ascii_case(" by "));
        (by || character == ':').then_some((at, if by { at + 4 } else { at + 1 }))
    });
    let (end, from) = end?;
    let work = line.get(..end)?.to_lowercase();
    let work = work.strip_prefix("an ").or_else(|| work.strip_prefix("a ")).unwrap_or(&work);
    // "Analysis: Ada Quill resigns" is a headline, with "by" it is none.
    let only_by =
        ["live blog", "liveblog", "live updates", "live coverage", "analysis", "review", "dispatch"];
    if only_by.contains(&work) && line.get(end..from).is_some_and(|by| by != ":") {
        return line.get(from..);
    }
    // "Report: World Bank" and "Interview: Ada Quill" may as well tell what it is about.
    let colon = line.get(end..from) == Some(":");
    if colon && !matches!(work, "words" | "text") {
        return None;
    }
    // Whoever only took the pictures wrote nothing.
    let mut words = work.split([' ', '&']).filter(|word| !matches!(*word, "and" | ""));
    let wrote = words.next().is_some_and(|word| WRITTEN.contains(&word));
    let credited = wrote && words.all(|word| WRITTEN.contains(&word) || PICTURES.contains(&word));
    credited.then(|| line.get(from..)).flatten()
}

/// True for a line that says who else made an article: `(Reporting by Ada Quill; Editing by
/// Bram Osei)`.
pub(crate) fn is_credit(line: &str) -> bool {
    const CREDITS: [&str; 9] = [
        "reporting by ",
        "additional reporting by ",
        "additional reporting from ",
        "writing by ",
        "editing by ",
        "compiled by ",
        "photograph by ",
        "photos by ",
        "photo by ",
    ];
    let line = line.trim().trim_start_matches(['(', '[', ' ', '\n', '—', '-']);
    // Most lines begin with none of the letters that credits do.
    if !line.starts_with(['r', 'R', 'a', 'A', 'w', 'W', 'e', 'E', 'c', 'C', 'p', 'P']) {
        return false;
    }
    let start: String = line.chars().take(LONGEST_CREDIT).flat_map(char::to_lowercase).collect();
    let Some(credit) = CREDITS.iter().find(|credit| start.starts_with(**credit)) else { return false };
    if line.len() > 2 * LONGEST {
        return false;
    }
    // A sentence may begin so, too: "Compiled by hand, the list is long."
    let names: String = line.chars().skip(credit.chars().count()).collect();
    let names = names.trim_end_matches([')', ']', '.', ' ']);
    names.split([';', '/', '|', '—', '–', '(']).enumerate().all(|(index, part)| {
        let part = part.split_once(" by ").filter(|_| index > 0).map_or(part, |(_, names)| names);
        all_credited(part) || index > 0 && part.split_whitespace().count() <= OFFICE
    })
}

/// The longest beginning of a credit, in characters.
const LONGEST_CREDIT: usize = 32;

/// The most words of what stands behind a sign in a credit, an agency or a place.
const OFFICE: usize = 4;

/// True for names, each with a place or not, `Ada Quill in Port Ansel`, and with what else
/// somebody did: `Ada Quill, editing by Bram Osei`.
fn all_credited(words: &str) -> bool {
    let parts = words.split([',', '&']).flat_map(|part| part.split(" and ")).map(str::trim);
    let name = |part: &str| {
        let part = part.split_once("ing by ").map_or(part, |(_, names)| names);
        let placed = [" in ", " for ", " at "].iter().find_map(|link| part.split_once(link));
        let (name, place) = placed.unwrap_or((part, ""));
        is_name(name) && place.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
    };
    words.contains(char::is_alphabetic) && parts.filter(|part| !part.is_empty()).all(name)
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
    use super::{authors, is_credit, reporters};

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
    fn a_byline_may_say_what_the_author_made() {
        let names = |line| authors(line).map(|names| names.join(" + ")).unwrap_or_default();
        for line in [
            "An interview by Anna Keller",
            "Interview by Anna Keller",
            "Words by Anna Keller, photographs by Bo Lind",
            "Words and pictures by Anna Keller",
            "Text: Anna Keller | Photographs: Bo Lind",
            "Interviewed by Anna Keller",
            "A conversation by Anna Keller",
        ] {
            assert_eq!(names(line), "Anna Keller", "{line}");
        }
        for line in [
            "Pictures by Anna Keller",
            "Interview with Anna Keller",
            "Interview: “We are not selling the river”",
            "Interview: the mayor of Ede",
            "INTERVIEW: Anna Keller",
            "Report: World Bank",
            "Words fail Anna Keller",
            "Text by hand",
        ] {
            assert_eq!(authors(line), None, "{line}");
        }
    }

    #[test]
    fn a_byline_may_stand_beside_other_things() {
        let names = |line| authors(line).map(|names| names.join(" + ")).unwrap_or_default();
        for line in [
            "Anna Keller, transport correspondent",
            "Anna Keller, Staff Writer",
            "Your letter from the harbour · 14 May · by Anna Keller",
            "By Anna Keller in Port Ansel",
            "Live blog by Anna Keller",
        ] {
            assert_eq!(names(line), "Anna Keller", "{line}");
        }
        for line in [
            "Anna Keller, writer",
            "Anna Keller",
            "The correspondent Anna Keller, 61",
            "Stand by me · by the river",
            "Analysis: Anna Keller",
        ] {
            assert_eq!(authors(line), None, "{line}");
        }
    }

    #[test]
    fn a_credit_at_the_end_names_who_reported() {
        let names = |line| reporters(line).map(|names| names.join(" + ")).unwrap_or_default();
        assert_eq!(
            names("(Reporting by Anna Keller in Ede and Bo Lind; Editing by Cy Moss)"),
            "Anna Keller + Bo Lind"
        );
        assert_eq!(names("The vote is open. (Reporting by Anna Keller)"), "Anna Keller");
        assert_eq!(names("(Editing by Cy Moss)"), "");
        assert_eq!(names("Reporting by the harbour office is late, Keller said."), "");
    }

    #[test]
    fn credits_at_the_end_are_told_from_news() {
        assert!(is_credit("(Reporting by Anna Keller; Editing by Bo Lind)"));
        assert!(is_credit("Additional reporting by Anna Keller"));
        assert!(!is_credit("Reporting by the harbour office is late, Keller said."));
        assert!(!is_credit("Editing a map takes a day."));
        for credit in [
            "Photo by Anna Keller/The Lamp",
            "[Compiled by Anna Keller and Bo Lind.]",
            "(Reporting by Anna Keller in Ede, additional reporting by Bo Lind; Editing by Cy J. Moss)",
        ] {
            assert!(is_credit(credit), "{credit}");
        }
        for news in [
            "Photo by photo, the archivist Olga Brandt rebuilt the wall.",
            "Compiled by hand, the list of Peter Lindholm, a clerk, is long.",
            "Additional reporting by the harbour office shows that Ivo Tessmer, a pilot, slept.",
            "Editing by Anna Keller made the map of the archivist Olga Brandt a book.",
        ] {
            assert!(!is_credit(news), "{news}");
        }
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
