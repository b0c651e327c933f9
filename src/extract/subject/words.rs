//! The small words that show where a subject begins and ends.

use super::Finder;
use crate::extract::lexicon::{GROUP, HOLDER, ORGANISATION, ROLE, TITLE, flags, key};
use crate::extract::tokens::{Shape, Token};

impl Finder<'_> {
    pub(super) fn is_auxiliary(&self, at: usize) -> bool {
        let prose = self.prose;
        let Some(token) = prose.token(at) else { return false };
        token.shape == Shape::Lower
            && (prose.says_one_of(at, &AUXILIARIES)
                || prose.word(at).ends_with("ly") && !token.is(ROLE | GROUP | ORGANISATION | TITLE))
    }

    /// True for a pronoun in the subject's case.
    pub(in crate::extract) fn is_pronoun(&self, at: usize) -> bool {
        self.prose.says_one_of(at, &["he", "she", "they"])
    }

    pub(super) fn is_determiner(&self, at: usize) -> bool {
        self.prose.says_one_of(at, &DETERMINERS)
    }

    /// True for several of what can say something, each of which the lexicon lists: "banks",
    /// "parties".
    pub(super) fn is_several(&self, at: usize) -> bool {
        let prose = self.prose;
        let word = prose.word(at);
        let listed = |one: &str| flags(key(one)) & (GROUP | ROLE | HOLDER | ORGANISATION) != 0;
        prose.token(at).is_some_and(Token::is_plural)
            && (word.strip_suffix('s').is_some_and(listed)
                || word.strip_suffix("es").is_some_and(listed)
                || word.strip_suffix("ies").is_some_and(|stem| listed(&format!("{stem}y"))))
    }

    pub(super) fn is_quantity(&self, at: usize) -> bool {
        self.prose.says_one_of(at, &QUANTITIES)
    }

    pub(in crate::extract) fn is_preposition(&self, at: usize) -> bool {
        self.prose.says_one_of(at, &PREPOSITIONS)
    }
}

/// What may stand between a subject and its verb.
const AUXILIARIES: [&str; 53] = [
    "has",
    "had",
    "have",
    "also",
    "then",
    "later",
    "is",
    "was",
    "were",
    "are",
    "been",
    "be",
    "once",
    "now",
    "will",
    "would",
    "did",
    "does",
    "do",
    "never",
    "not",
    "recently",
    "previously",
    "further",
    "often",
    "still",
    "even",
    "just",
    "ever",
    "soon",
    "again",
    "always",
    "himself",
    "herself",
    "only",
    "first",
    "sometimes",
    "likes",
    "like",
    "to",
    "can",
    "may",
    "might",
    "could",
    "should",
    "both",
    "all",
    "went",
    "on",
    "already",
    "remain",
    "remains",
    "remained",
];

/// What opens a noun phrase.
const DETERMINERS: [&str; 25] = [
    "the", "a", "an", "one", "his", "her", "its", "their", "some", "several", "many", "two", "three", "four",
    "most", "another", "this", "that", "both", "few", "our", "my", "no", "all", "any",
];

/// What tells how many, and may stand for them: "critics" do without a number.
const QUANTITIES: [&str; 27] = [
    "some",
    "several",
    "many",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "most",
    "one",
    "others",
    "few",
    "critics",
    "all",
    "eleven",
    "twelve",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "dozens",
    "hundreds",
    "thousands",
];

/// What tells where, when or whose something is.
const PREPOSITIONS: [&str; 26] = [
    "of",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "to",
    "with",
    "about",
    "against",
    "after",
    "before",
    "between",
    "under",
    "over",
    "into",
    "than",
    "like",
    "as",
    "during",
    "near",
    "behind",
    "beside",
    "including",
    "without",
];
