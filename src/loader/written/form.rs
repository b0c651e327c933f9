//! One entry of a list of players, quotes or doubts, written as a mapping: which of its keys
//! fills which field, and what becomes of the keys that fill none.
//!
//! A mapping may also be one of names, `{Ada Marsh: diver}`. It is an entry where its main
//! field is there, or where several keys stand together and one of them is an entry's: a
//! slip in the other must not make a person of a key.

use super::generic::tell_entry;
use crate::loader::compose::Composer;
use crate::loader::tree::Entry;

/// What kind of entry it is.
#[derive(Debug)]
pub(super) struct Kind {
    /// Its name in a message, with an article.
    pub(super) name: &'static str,
    /// The keys of each field in lower case, the one to recommend first. The first field is
    /// the one without which there is no entry.
    pub(super) fields: &'static [&'static [&'static str]],
}

impl Kind {
    /// True where the mapping is one entry, and not names with what belongs to each. In a
    /// `list` one key of an entry is enough to tell.
    pub(super) fn is(&self, entries: &[Entry<'_>], list: bool) -> bool {
        let Some(main) = self.fields.first() else { return false };
        let has_main = |entry: &Entry<'_>| main.contains(&&*entry.key) && entry.node.some_words().is_some();
        if entries.iter().any(has_main) {
            return true;
        }
        let known = |entry: &Entry<'_>| self.fields.iter().any(|keys| keys.contains(&&*entry.key));
        let meant = |entry: &Entry<'_>| main.iter().any(|key| is_slip(&entry.key, key));
        entries.len() > 1 && entries.iter().any(known) && (list || entries.iter().any(meant))
    }
}

/// A mapping and the fields it fills.
pub(super) struct Form<'n> {
    kind: &'static Kind,
    entries: &'n [Entry<'n>],
    /// For each field of the kind, which entry fills it.
    filled: Vec<Option<usize>>,
}

impl<'n> Form<'n> {
    pub(super) fn of(kind: &'static Kind, entries: &'n [Entry<'n>]) -> Self {
        let find = |matches: &dyn Fn(&Entry<'_>) -> bool| {
            entries.iter().position(|entry| entry.node.some_words().is_some() && matches(entry))
        };
        let known = |key: &str| kind.fields.iter().any(|keys| keys.contains(&key));
        let filled = kind.fields.iter().map(|keys| {
            let exact = keys.iter().find_map(|key| find(&|entry| entry.key == *key));
            let slip = |key: &&str| find(&|entry| !known(&entry.key) && is_slip(&entry.key, key));
            exact.or_else(|| keys.iter().find_map(slip))
        });
        Self { kind, entries, filled: filled.collect() }
    }

    /// The words of a field, none where it is not filled.
    pub(super) fn words(&self, field: usize) -> &'n str {
        self.entry(field).and_then(|entry| entry.node.words()).unwrap_or_default()
    }

    /// The entry that fills a field.
    pub(super) fn entry(&self, field: usize) -> Option<&'n Entry<'n>> {
        self.filled.get(field).copied().flatten().and_then(|at| self.entries.get(at))
    }

    /// Takes a field back: its words have no place and are told with the rest.
    pub(super) fn clear(&mut self, field: usize) {
        if let Some(filled) = self.filled.get_mut(field) {
            *filled = None;
        }
    }

    /// True where the field is there without which there is no entry.
    pub(super) fn has_main(&self) -> bool {
        self.filled.first().is_some_and(Option::is_some)
    }

    /// Tells the keys that look mistyped, and shows what fills no field inside of `depth`
    /// lists.
    pub(super) fn tell_rest(&self, composer: &mut Composer<'_>, depth: usize) {
        for (at, entry) in self.entries.iter().enumerate() {
            let filled = self.filled.contains(&Some(at));
            if let Some(problem) = self.problem(entry, filled) {
                composer.problem(entry.at, problem);
            }
            if !filled && !entry.node.is_empty() {
                tell_entry(composer, entry, depth);
            }
        }
    }

    /// Shows a mapping without its main field as it stands.
    pub(super) fn tell_all(&self, composer: &mut Composer<'_>, at: usize) {
        let mut told = false;
        for entry in self.entries {
            let problem = self.problem(entry, false).or_else(|| {
                let keys: Vec<_> = self.recommended().map(|key| format!("`{key}`")).collect();
                let unknown = !self.is_known(&entry.key) && !entry.node.is_empty();
                unknown.then(|| {
                    format!(
                        "`{}` is no key of {} and is shown as it stands; there are {}",
                        entry.key,
                        self.kind.name,
                        keys.join(", ")
                    )
                })
            });
            if let Some(problem) = problem {
                composer.problem(entry.at, problem);
                told = true;
            }
        }
        if !told {
            let main = self.recommended().next().unwrap_or_default();
            let name = self.kind.name;
            composer.problem(at, format!("{name} without `{main}` is shown as it stands; add that key"));
        }
        for (at, entry) in self.entries.iter().enumerate().filter(|(_, entry)| !entry.node.is_empty()) {
            tell_entry(composer, entry, 1 + usize::from(at > 0));
        }
    }

    /// What is to be said of a key that is a slip of a known one.
    fn problem(&self, entry: &Entry<'_>, filled: bool) -> Option<String> {
        if self.is_known(&entry.key) || entry.node.is_empty() {
            return None;
        }
        let all = || self.kind.fields.iter().copied().flatten();
        let near = self.recommended().chain(all().copied()).find(|known| is_slip(&entry.key, known))?;
        let become_of = if filled { "read as the nearest one" } else { "shown as it stands" };
        let name = self.kind.name;
        Some(format!("`{}` is no key of {name} and is {become_of}; did you mean `{near}`?", entry.key))
    }

    fn is_known(&self, key: &str) -> bool {
        self.kind.fields.iter().any(|keys| keys.contains(&key))
    }

    /// The key to recommend for each field.
    fn recommended(&self) -> impl Iterator<Item = &'static str> {
        self.kind.fields.iter().filter_map(|keys| keys.first().copied())
    }
}

/// True for a slip in typing `known`: another case, a letter more or less, two swapped, or in
/// a longer key another letter.
///
/// In four letters another one is a word of its own: "rule" is not meant to be "role".
fn is_slip(key: &str, known: &str) -> bool {
    if !(3..=24).contains(&key.len()) {
        return false;
    }
    let key = key.to_lowercase();
    if key == known || strsim::normalized_damerau_levenshtein(&key, known) >= 0.8 {
        return true;
    }
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    strsim::damerau_levenshtein(&key, known) == 1
        && (key.len() != known.len() || sorted(&key) == sorted(known))
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn a_slip_of_a_key_is_near_it_and_another_word_is_not() {
        for (key, known) in [
            ("qoute", "quote"),
            ("nmae", "name"),
            ("nam", "name"),
            ("speakr", "speaker"),
            ("Quote", "quote"),
            ("rolle", "role"),
        ] {
            assert!(is_slip(key, known), "{key}");
        }
        for (key, known) in [("rule", "role"), ("game", "name"), ("line", "link"), ("at", "that"), ("", "by")]
        {
            assert!(!is_slip(key, known), "{key}");
        }
    }
}
