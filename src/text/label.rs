//! The labels of an interview: the letter or the name and the sign with which a question or
//! an answer begins, `Q: ...`, `Ada Quill: ...`, `AQ: ...`.
//!
//! Whoever reads files begins a block with each, and whoever looks for the speakers takes
//! them from there. One label alone tells nothing, "Warning: ..." has one, too: there must
//! be several, in turn.

use std::collections::HashMap;

/// A name has at most so many words: "Mayor Vera van Lund".
const WORDS: usize = 4;

/// The longest name, in bytes.
const LONGEST: usize = 40;

/// An interview has at least so many questions, and each of its speakers so many turns.
const LEAST: usize = 2;

/// Whoever speaks in turn takes the word from another at least so often.
const SWITCHES: usize = 2;

/// What a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Label<'a> {
    /// Who speaks.
    pub(crate) speaker: Speaker<'a>,
    /// The bytes of the label with its sign.
    pub(crate) len: usize,
}

/// Whom a label names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Speaker<'a> {
    /// `Q:`, whoever asks.
    Question(char),
    /// `A:`, whoever is asked.
    Answer(char),
    /// The words before the colon.
    Name(&'a str),
}

/// The label that `line` begins with, if words follow it.
pub(crate) fn label(line: &str) -> Option<Label<'_>> {
    if !line.starts_with(char::is_uppercase) {
        return None;
    }
    letter(line).or_else(|| name(line))
}

fn letter(line: &str) -> Option<Label<'_>> {
    const LETTERS: [(&str, bool); 4] = [("Q", true), ("A", false), ("Question", true), ("Answer", false)];
    LETTERS.into_iter().find_map(|(word, asks)| {
        let rest = line.strip_prefix(word)?;
        let sign = rest.chars().next().filter(|sign| *sign == ':' || *sign == '.' && word.len() == 1)?;
        let speaker = if asks { Speaker::Question(sign) } else { Speaker::Answer(sign) };
        let words = rest.strip_prefix(sign)?;
        is_followed(words).then_some(Label { speaker, len: line.len() - words.len() })
    })
}

fn name(line: &str) -> Option<Label<'_>> {
    let mut before = ' ';
    let mut words = 0;
    for (at, character) in line.char_indices() {
        let opens = before == ' ';
        let fits = match character {
            ':' => {
                let words = line.get(at + 1..)?;
                let speaker = Speaker::Name(line.get(..at)?);
                return (before != ' ' && is_followed(words)).then_some(Label { speaker, len: at + 1 });
            }
            ' ' | '.' | '-' | '\'' | '’' => !opens,
            _ if !character.is_alphabetic() => false,
            // A word in lower case is a particle: "van", "al".
            _ if opens && character.is_lowercase() => {
                line.get(at..)?.find(' ').is_some_and(|length| length <= 3)
            }
            _ => true,
        };
        words += usize::from(opens);
        if !fits || words > WORDS || at > LONGEST {
            return None;
        }
        before = character;
    }
    None
}

fn is_followed(words: &str) -> bool {
    words.starts_with(char::is_whitespace) && !words.trim_start().is_empty()
}

/// For each label of a text, in order, with whether a question is asked behind it: the place
/// in `labels` of the fullest name of whoever speaks, or `None` where it is no turn of an
/// interview. Initials, a surname and a given name stand for the one name they abbreviate.
pub(crate) fn turns(labels: &[(Speaker<'_>, bool)]) -> Vec<Option<usize>> {
    if labels.len() < LEAST {
        return vec![None; labels.len()];
    }
    let mut speakers = speakers(labels);
    // Counts of turns and of questions among them.
    let mut counts: HashMap<usize, (usize, usize)> = HashMap::new();
    for (speaker, (_, asks)) in speakers.iter().zip(labels) {
        let count = counts.entry(*speaker).or_default();
        *count = (count.0 + 1, count.1 + usize::from(*asks));
    }
    let count = |speaker: usize| counts.get(&speaker).map_or(0, |count| count.0);
    // "Q. Lund" and "A. Moss" are no question and no answer where no line asks.
    let asks = |at: usize, sign: char| sign != '.' || counts.get(&at).is_some_and(|count| count.1 > 0);
    let letters = |at: usize| match labels.get(at) {
        Some((Speaker::Question(sign), _)) => asks(at, *sign),
        Some((Speaker::Answer(sign), _)) => labels
            .iter()
            .position(|(other, _)| *other == Speaker::Question(*sign))
            .is_some_and(|asker| count(asker) >= LEAST && asks(asker, *sign)),
        _ => false,
    };
    let named = |at: usize| matches!(labels.get(at), Some((Speaker::Name(_), _)));
    let several: Vec<usize> =
        speakers.iter().copied().filter(|at| named(*at) && count(*at) >= LEAST).collect();
    let switches = several.windows(2).filter(|pair| pair.first() != pair.last()).count();
    let asked = several.iter().any(|at| counts.get(at).is_some_and(|count| count.1 > 0));
    let in_turn = switches >= SWITCHES && asked;
    // One "Q:" and "A:" among the turns of people who are named are turns, too.
    let among = |at: usize| {
        let letter = matches!(labels.get(at), Some((Speaker::Question(':') | Speaker::Answer(':'), _)));
        in_turn && letter
    };
    let mut answers: HashMap<usize, bool> = HashMap::new();
    speakers
        .drain(..)
        .map(|at| {
            let turn = if named(at) { in_turn } else { *answers.entry(at).or_insert_with(|| letters(at)) };
            (turn && count(at) >= LEAST || among(at)).then_some(at)
        })
        .collect()
}

/// The place of the fullest label of each speaker.
fn speakers(labels: &[(Speaker<'_>, bool)]) -> Vec<usize> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut keys = Vec::with_capacity(labels.len());
    for (at, (speaker, _)) in labels.iter().enumerate() {
        let key = match speaker {
            Speaker::Question(sign) => format!("?{sign}"),
            Speaker::Answer(sign) => format!("!{sign}"),
            Speaker::Name(name) => folded(name),
        };
        places.entry(key.clone()).or_insert(at);
        keys.push(key);
    }
    // Each short form of a name, and the one label it stands for.
    let mut short: HashMap<String, Option<usize>> = HashMap::new();
    for (key, place) in places.iter().filter(|(key, _)| key.contains(' ')) {
        for form in short_forms(key) {
            short
                .entry(form)
                .and_modify(|known| *known = known.filter(|known| known == place))
                .or_insert(Some(*place));
        }
    }
    let place = |key: &String| {
        let full = short.get(key).copied().flatten();
        full.or_else(|| places.get(key).copied()).unwrap_or_default()
    };
    keys.iter().map(place).collect()
}

/// True where `short` is `name` or abbreviates it: `AQ`, `Quill` and `Ada` for `Ada Quill`.
pub(crate) fn abbreviates(short: &str, name: &str) -> bool {
    let (short, name) = (folded(short), folded(name));
    short == name || name.contains(' ') && short_forms(&name).contains(&short)
}

/// Initials, the last and the first word of a name that is folded.
fn short_forms(name: &str) -> [String; 3] {
    let initials = name.split(' ').filter_map(|word| word.chars().next()).collect();
    let last = name.rsplit(' ').next().unwrap_or_default();
    let first = name.split(' ').next().unwrap_or_default();
    [initials, last.to_owned(), first.to_owned()]
}

/// A name in capitals without its full stops.
fn folded(name: &str) -> String {
    name.chars().filter(|character| *character != '.').flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The speaker of each line that is a turn, by the fullest label.
    fn told(lines: &[&str]) -> Vec<String> {
        let found: Vec<_> = lines
            .iter()
            .filter_map(|line| label(line).map(|label| (label.speaker, line.contains('?'))))
            .collect();
        let name = |at: usize| match found.get(at).map(|found| found.0) {
            Some(Speaker::Question(_)) => "Q".to_owned(),
            Some(Speaker::Answer(_)) => "A".to_owned(),
            Some(Speaker::Name(name)) => name.to_owned(),
            None => "-".to_owned(),
        };
        turns(&found).into_iter().map(|at| at.map_or("-".to_owned(), name)).collect()
    }

    #[test]
    fn a_label_is_a_letter_or_a_name_with_words_behind_it() {
        let speaker = |line| label(line).map(|label| label.speaker);
        assert_eq!(speaker("Q: Why?"), Some(Speaker::Question(':')));
        assert_eq!(speaker("A. Because."), Some(Speaker::Answer('.')));
        assert_eq!(speaker("Answer: Because."), Some(Speaker::Answer(':')));
        assert_eq!(speaker("Vera van Lund: No."), Some(Speaker::Name("Vera van Lund")));
        assert_eq!(speaker("V.L.: No."), Some(Speaker::Name("V.L.")));
        assert_eq!(speaker("A. No"), Some(Speaker::Answer('.')));
        for line in
            ["Lund:", "Lund:no", "The lock is shut: nobody came.", "At 5: the bell.", "lund: No.", ": No."]
        {
            assert_eq!(speaker(line), None, "{line}");
        }
    }

    #[test]
    fn initials_and_surnames_stand_for_the_name_they_abbreviate() {
        let lines = ["Marc Dane: Why?", "Ama Boateng: Lunch.", "MD: Why not?", "A.B.: Dinner.", "Dane: So?"];
        assert_eq!(told(&lines), ["Marc Dane", "Ama Boateng", "Marc Dane", "Ama Boateng", "Marc Dane"]);
        // Two may share a surname, which then stands for neither.
        let lines = ["Ada Lund: Why?", "Ivo Lund: So.", "Lund: No.", "Ada Lund: Oh?", "Ivo Lund: Yes."];
        assert_eq!(told(&lines), ["Ada Lund", "Ivo Lund", "-", "Ada Lund", "Ivo Lund"]);
    }

    #[test]
    fn labels_that_do_not_alternate_or_ask_are_no_turns() {
        assert_eq!(told(&["Warning: Ice.", "Note: Salt helps. Does it?"]), ["-", "-"]);
        assert_eq!(
            told(&["For: It is cheap.", "Against: It leaks.", "For: It is near.", "Against: It is old."]),
            ["-"; 4]
        );
        assert_eq!(
            told(&["For: Why?", "For: It is near.", "Against: It leaks.", "Against: It is old."]),
            ["-"; 4]
        );
        assert_eq!(told(&["A. Quill came.", "A. Moss left."]), ["-", "-"]);
        assert_eq!(told(&["Q. Why?", "A. So.", "Q. Why?", "A. So."]), ["Q", "A", "Q", "A"]);
        assert_eq!(told(&["Q. Why?", "A. Absolutely", "Q. When?", "A. Monday"]), ["Q", "A", "Q", "A"]);
        let mixed = ["Ada: Why?", "Ivo: So.", "Q: When?", "A: Now.", "Ada: Oh?", "Ivo: Yes."];
        assert_eq!(told(&mixed), ["Ada", "Ivo", "Q", "A", "Ada", "Ivo"]);
        assert_eq!(told(&["Q. Lund", "A. Moss", "Q. Lund", "A. Moss"]), ["-"; 4]);
    }
}
