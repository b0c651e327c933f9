//! The small words that show where a subject begins and ends.

use super::Finder;
use crate::extract::lexicon::{GROUP, HOLDER, ORGANISATION, ROLE, TITLE, flags, key};
use crate::extract::tokens::Shape;

impl Finder<'_> {
    pub(super) fn is_auxiliary(&self, at: usize) -> bool {
        let prose = self.prose;
        let Some(token) = prose.token(at) else { return false };
        token.shape == Shape::Lower
            && ([
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
            ]
            .iter()
            .any(|word| prose.says(at, word))
                || prose.word(at).ends_with("ly") && !token.is(ROLE | GROUP | ORGANISATION | TITLE))
    }

    /// True for a pronoun in the subject's case.
    pub(in crate::extract) fn is_pronoun(&self, at: usize) -> bool {
        ["he", "she", "they"].iter().any(|word| self.prose.says(at, word))
    }

    pub(super) fn is_determiner(&self, at: usize) -> bool {
        [
            "the", "a", "an", "one", "his", "her", "its", "their", "some", "several", "many", "two", "three",
            "four", "most", "another", "this", "that", "both", "few", "our", "my", "no", "all", "any",
        ]
        .iter()
        .any(|word| self.prose.says(at, word))
    }

    /// True for several of what can say something, each of which the lexicon lists: "banks",
    /// "parties".
    pub(super) fn is_several(&self, at: usize) -> bool {
        let prose = self.prose;
        let word = prose.word(at);
        let listed = |one: &str| flags(key(one)) & (GROUP | ROLE | HOLDER | ORGANISATION) != 0;
        prose.token(at).is_some_and(|token| token.plural)
            && (word.strip_suffix('s').is_some_and(listed)
                || word.strip_suffix("es").is_some_and(listed)
                || word.strip_suffix("ies").is_some_and(|stem| listed(&format!("{stem}y"))))
    }

    pub(super) fn is_quantity(&self, at: usize) -> bool {
        [
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
        ]
        .iter()
        .any(|word| self.prose.says(at, word))
    }

    pub(in crate::extract) fn is_preposition(&self, at: usize) -> bool {
        [
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
        ]
        .iter()
        .any(|word| self.prose.says(at, word))
    }
}
