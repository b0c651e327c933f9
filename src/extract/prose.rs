//! The article as the parts of the extraction see it: tokens, quotations and sentences,
//! each found once.

use std::ops::Range;

use super::dateline;
use super::interview::{self, Turn};
use super::lexicon::{Flags, SAY, SAY_WEAK};
use super::limits::SENTENCES;
use super::marks::{self, Quoted};
use super::tokens::{Shape, Token, Tokens};
use crate::model::article::{Article, Block, BlockKind};
use crate::text::sentence;
use crate::text::span::Span;

/// An article cut into what can be read off its surface.
pub(super) struct Prose<'a> {
    /// The article.
    pub(super) article: &'a Article,
    /// Its tokens.
    pub(super) tokens: Tokens,
    /// Its quotations, in order.
    pub(super) quoted: Vec<Quoted>,
    /// Its sentences, in order.
    pub(super) sentences: Vec<Sentence>,
    /// The turns of an interview, in order.
    pub(super) turns: Vec<Turn>,
}

/// A sentence of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Where it stands.
    pub(super) span: Span,
    /// The block it belongs to.
    pub(super) block: usize,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
}

impl<'a> Prose<'a> {
    /// Reads the surface of `article`.
    pub(super) fn of(article: &'a Article) -> Self {
        let mut tokens = Tokens::of(article);
        let quoted = marks::quoted(article, &tokens);
        for quoted in &quoted {
            for token in tokens.list.get_mut(quoted.outer.clone()).unwrap_or_default() {
                token.quote();
            }
        }
        let mut prose = Self { article, tokens, quoted, sentences: Vec::new(), turns: Vec::new() };
        prose.turns = interview::turns(&prose);
        prose.divide();
        prose
    }

    /// The token at `at`, counted over all blocks.
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.list.get(at)
    }

    /// The text of the token at `at`.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.span().of(&self.article.text))
    }

    /// The text from the first to the last token of `range`.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        match (self.token(range.start), range.end.checked_sub(1).and_then(|last| self.token(last))) {
            (Some(first), Some(last)) if !range.is_empty() => Span::new(first.span().start, last.span().end),
            _ => Span::default(),
        }
    }

    /// The sign at `at`; `\0` for a word or where there is nothing.
    pub(super) fn sign(&self, at: usize) -> char {
        self.token(at).map_or('\0', Token::sign)
    }

    /// True where the token at `at` has one of `flags`.
    pub(super) fn is(&self, at: usize, flags: Flags) -> bool {
        self.token(at).is_some_and(|token| token.is(flags))
    }

    /// True where the word at `at` is `word`, whatever the case.
    pub(super) fn says(&self, at: usize, word: &str) -> bool {
        // Most words are told apart by their length, without a look at the text.
        self.token(at).is_some_and(|token| {
            let span = token.span();
            span.len() == word.len() && span.of(&self.article.text).eq_ignore_ascii_case(word)
        })
    }

    /// True where the word at `at` is one of `words`, whatever the case. It is for the small
    /// words of grammar that a rule is about, and for forms of one word: what tells a class of
    /// things stands in the lexicon, and [`Self::is`] finds it with one look.
    pub(super) fn says_one_of(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.says(at, word))
    }

    /// The index of the quotation the token at `at` is part of.
    pub(super) fn quotation(&self, at: usize) -> Option<usize> {
        self.token(at).filter(|token| token.is_quoted())?;
        self.quoted.partition_point(|quoted| quoted.outer.start <= at).checked_sub(1)
    }

    /// True for a token that is part of a quotation.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_quoted)
    }

    /// The tokens of the block with this index.
    pub(super) fn block_tokens(&self, block: usize) -> Range<usize> {
        self.tokens.block(block)
    }

    /// The first token of the block's text proper: what stands behind its dateline
    /// or the label of whoever speaks in an interview.
    pub(super) fn opening(&self, block: usize) -> usize {
        let range = self.block_tokens(block);
        let paragraph = self.block(block).is_some_and(|block| block.kind == BlockKind::Paragraph);
        if let Some(turn) = self.turn(block) {
            return turn.first;
        }
        let dateline = || dateline::end(self.article, &self.tokens.list, &range, block);
        paragraph.then(dateline).flatten().unwrap_or(range.start)
    }

    /// The turn of an interview that begins with this block.
    pub(super) fn turn(&self, block: usize) -> Option<&Turn> {
        self.turns.binary_search_by_key(&block, |turn| turn.block).ok().and_then(|at| self.turns.get(at))
    }

    /// The block with this index.
    pub(super) fn block(&self, block: usize) -> Option<&'a Block> {
        self.article.blocks.get(block)
    }

    /// The index of the sentence that holds the token at `at`.
    pub(super) fn sentence_at(&self, at: usize) -> Option<usize> {
        self.sentences.partition_point(|sentence| sentence.tokens.start <= at).checked_sub(1)
    }

    /// The first token of the first and after the last sentence that begin in `block`.
    pub(super) fn sentences_of(&self, block: usize) -> Range<usize> {
        let from = self.sentences.partition_point(|sentence| sentence.block < block);
        let to = self.sentences.partition_point(|sentence| sentence.block <= block);
        from..to
    }

    /// Divides every block but headings into sentences, quotations masked.
    fn divide(&mut self) {
        let mut next = 0;
        let mut masks = Vec::new();
        for (index, block) in self.article.blocks.iter().enumerate() {
            masks.clear();
            while let Some(quoted) = self.quoted.get(next).filter(|quoted| quoted.block <= index) {
                if quoted.block == index {
                    masks.push(self.mask(quoted));
                }
                next += 1;
            }
            if matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Code | BlockKind::Rule) {
                continue;
            }
            let range = self.block_tokens(index);
            let first = self.opening(index);
            let mut at = first;
            let begin = self
                .token(at)
                .filter(|_| at > range.start)
                .map_or(block.span.start, |token| token.span().start);
            let written = Span::new(begin.min(block.span.end), block.span.end);
            let room = SENTENCES.saturating_sub(self.sentences.len());
            for span in sentence::sentences(&self.article.text, written, &masks).take(room) {
                let from = at;
                while self
                    .tokens
                    .list
                    .get(at)
                    .is_some_and(|token| at < range.end && token.span().start < span.end)
                {
                    at += 1;
                }
                self.sentences.push(Sentence { span, block: index, tokens: from..at });
            }
        }
    }

    /// The stretch of a quotation in which no sentence ends: all but its final stop, and
    /// that, too, where an attribution follows ("“Really?” Quill asked").
    fn mask(&self, quoted: &Quoted) -> Span {
        let span = quoted.span(&self.tokens);
        let attributed = (quoted.outer.end..quoted.outer.end + 5)
            .take_while(|at| {
                self.token(*at).is_some_and(|token| token.shape != Shape::Sign) && !self.is_quoted(*at)
            })
            .any(|at| self.is(at, SAY | SAY_WEAK));
        let outer = self.span(&quoted.outer);
        let last = self.sign(quoted.inner.end.wrapping_sub(1));
        if (attributed && last != '.') || !quoted.closed {
            return outer;
        }
        let ends =
            if matches!(last, '.' | '?' | '!' | '…') { span.end - last.len_utf8() } else { outer.end };
        Span::new(outer.start, ends)
    }
}
