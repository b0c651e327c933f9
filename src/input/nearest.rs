//! The valid name nearest to a mistyped one, for the hints of error messages.

/// Longer words are nobody's slip of the finger, and comparing them takes time.
const LONGEST: usize = 64;

/// The name among `names` that `word` was most likely meant to be, if any is near.
///
/// Near is a similarity of at least 0.6 (1 less the share of letters that must be
/// added, dropped, changed or swapped), or a common beginning.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for name in names {
        let score = similarity(&word, &name.to_lowercase());
        if score >= 0.6 && best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, name));
        }
    }
    best.map(|(_, name)| name)
}

fn similarity(word: &str, name: &str) -> f64 {
    let score = strsim::normalized_damerau_levenshtein(word, name);
    let begins_alike = word.len() >= 3 && (name.starts_with(word) || word.starts_with(name));
    if begins_alike && name.len() >= 3 { score.max(0.6) } else { score }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_finds_its_name() {
        let names = ["search", "search.next", "suspend"];
        assert_eq!(nearest("serach", names), Some("search"));
        assert_eq!(nearest("Search.nxt", names), Some("search.next"));
        assert_eq!(nearest("susp", names), Some("suspend"));
    }

    #[test]
    fn a_word_like_nothing_else_finds_nothing() {
        assert_eq!(nearest("elephant", ["search", "quit"]), None);
        assert_eq!(nearest("", ["search"]), None);
        assert_eq!(nearest(&"search".repeat(1000), ["search"]), None);
    }
}
