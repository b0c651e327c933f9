//! How much of an article is understood: what keeps one that was made to hurt from filling
//! the memory. What is left out here still stands in the article's text. Every article that
//! a person wrote is far below all of these.

/// The most words and signs. A file of the greatest length that is read has fewer if it is
/// in any language; one of nothing but dots has four times as many, at 20 bytes each.
pub(super) const TOKENS: usize = 16 << 20;

/// The most sentences, each of 40 bytes: of a person's text they have four words at least on
/// the whole.
pub(super) const SENTENCES: usize = TOKENS / 4;

/// The most people who are told apart. Each takes some 700 bytes, and nobody reads a list of
/// so many.
pub(super) const PEOPLE: usize = 20_000;

/// The most quotations, and the most doubts, that are listed. Each takes some 200 bytes; a
/// thousand briefings in one file have a tenth of this.
pub(super) const ITEMS: usize = 100_000;
