//! Which words are used as verbs of saying: most of their forms are nouns and other verbs
//! as well.

use super::lexicon::{FUNCTION, GROUP, ORGANISATION, ROLE, SAY, SAY_NOUN, SAY_WEAK};
use super::prose::Prose;
use super::tokens::Shape;

/// A verb of saying that is used as one.
pub(super) fn is_cue(prose: &Prose, at: usize, from: usize) -> bool {
    let Some(token) = prose.token(at) else { return false };
    if token.shape != Shape::Lower || !token.is(SAY | SAY_WEAK) || prose.is_quoted(at) {
        return false;
    }
    // "is said to have", "was told": the subject is not who speaks.
    let passive = at > from
        && prose.says_one_of(at - 1, &["is", "are", "was", "were", "been", "be"])
        && !prose.word(at).ends_with("ing");
    // "a leader to counter threats": nobody says anything, unless somebody "goes on to say".
    let infinitive =
        at > from + 1 && prose.says(at - 1, "to") && !prose.says_one_of(at - 2, &LEADS_TO_SAYING);
    if passive || infinitive || token.is(SAY_NOUN) && !has_subject(prose, at, from) {
        return false;
    }
    // "the report", "a claim", "to read": no verb of saying.
    let noun = at > from
        && prose.says_one_of(
            at - 1,
            &["the", "a", "an", "his", "her", "its", "their", "this", "that", "no", "of", "some", "any"],
        );
    let owned = at > from && prose.token(at - 1).is_some_and(|token| token.shape == Shape::Possessive);
    let past = prose.says(at, "said") || prose.word(at).ends_with("ed");
    !noun && (past || !owned)
}

/// What "to" and a verb stand behind where somebody does say it: "went on to say".
const LEADS_TO_SAYING: [&str; 16] = [
    "on",
    "went",
    "goes",
    "continued",
    "continues",
    "used",
    "like",
    "likes",
    "began",
    "begins",
    "had",
    "has",
    "sought",
    "managed",
    "told",
    "rushed",
];

/// True where the word before can be the subject of a verb, or stands between one and it.
fn has_subject(prose: &Prose, at: usize, from: usize) -> bool {
    if at <= from {
        // Behind a quotation: "“...,” reads the notice".
        return at > 0 && prose.is_quoted(at - 1);
    }
    let Some(before) = prose.token(at - 1) else { return false };
    before.is_capital() && !before.is(FUNCTION)
        || before.is(GROUP | ROLE | ORGANISATION)
        || before.shape == Shape::Lower && !before.is(FUNCTION) && prose.says(at + 1, "that")
        || matches!(prose.sign(at - 1), ',' | ')' | '—' | '–')
        || prose.says_one_of(at - 1, &BEFORE_VERB)
}

/// What a verb of saying stands right behind.
const BEFORE_VERB: [&str; 15] = [
    "he", "she", "they", "who", "also", "it", "have", "has", "will", "would", "to", "later", "then", "which",
    "that",
];

/// "is saying", "was telling".
pub(super) fn is_progressive(prose: &Prose, at: usize) -> bool {
    at > 0 && prose.says_one_of(at - 1, &["is", "was", "are", "were", "been", "be"])
}
