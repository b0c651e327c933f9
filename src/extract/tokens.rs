//! Cuts the blocks of an article into tokens, once, for all parts of the extraction. A
//! token knows its flags, so that no part ever looks at a word's letters again.

use std::ops::Range;

use super::lexicon::{self, Flags, Hash, Kind};
use super::limits::TOKENS;
use crate::model::article::{Article, BlockKind};
use crate::text::span::Span;

/// A word, a number or a sign.
///
/// There is one for every five bytes of text, and while an article is understood all of
/// them are there: they take most of the memory, and are packed for that.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    start: u32,
    end: u32,
    /// [`lexicon::key`] of a word, the code of a sign. As bytes it asks for no alignment.
    code: [u8; 8],
    /// What the lexicon knows of it.
    kind: Kind,
    /// How it is written.
    pub(super) shape: Shape,
    /// [`PLURAL`] and [`QUOTED`], as far as they hold.
    marks: u8,
}

/// Marks a word that ends in "s".
const PLURAL: u8 = 1;
/// Marks what is part of a quotation.
const QUOTED: u8 = 1 << 1;

/// A place in a text as a token keeps it. No file gives a text of four gigabytes; what lay
/// beyond would be no word of anybody's.
fn packed(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// How a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// No word.
    Sign,
    /// `'s` or `’s` at the end of a word: its owner's mark, or a short "is".
    Possessive,
    /// Begins with a digit.
    Number,
    /// Begins with a letter that is not upper case.
    Lower,
    /// Begins with an upper-case letter: "Ross", "O'Neil".
    Capital,
    /// Two or more letters, none of them lower case: "UNESCO".
    Upper,
    /// A single upper-case letter with or without its full stop, or several: "J.", "J.R.".
    Initial,
    /// An address or an account: "example.org", "@harbour".
    Address,
}

impl Token {
    /// A token without anything the lexicon could know.
    fn new(span: Span, code: u64, shape: Shape) -> Self {
        Self {
            start: packed(span.start),
            end: packed(span.end),
            code: code.to_le_bytes(),
            kind: Kind::default(),
            shape,
            marks: 0,
        }
    }

    /// Where it stands in `Article::text`.
    pub(super) const fn span(&self) -> Span {
        Span { start: self.start as usize, end: self.end as usize }
    }

    /// [`lexicon::key`] of the word without a final full stop; 0 for a sign.
    pub(super) const fn key(&self) -> u64 {
        if self.is_word() { self.code() } else { 0 }
    }

    /// The sign itself, `\0` for a word or a number, `'` for a possessive ending.
    pub(super) fn sign(&self) -> char {
        if self.is_word() {
            return '\0';
        }
        u32::try_from(self.code()).ok().and_then(char::from_u32).unwrap_or_default()
    }

    /// The key of a word, the code of a sign: what tells it from all others.
    pub(super) const fn code(&self) -> u64 {
        u64::from_le_bytes(self.code)
    }

    /// What the lexicon knows of it.
    pub(super) fn flags(&self) -> Flags {
        self.kind.flags()
    }

    /// True where the lexicon lists the word under any of `flags`.
    pub(super) fn is(&self, flags: Flags) -> bool {
        self.flags() & flags != 0
    }

    /// True for a word that ends in "s".
    pub(super) const fn is_plural(&self) -> bool {
        self.marks & PLURAL != 0
    }

    /// True where it is part of a quotation.
    pub(super) const fn is_quoted(&self) -> bool {
        self.marks & QUOTED != 0
    }

    /// Tells that it is part of a quotation.
    pub(super) const fn quote(&mut self) {
        self.marks |= QUOTED;
    }

    /// True for a word that begins with an upper-case letter.
    pub(super) const fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Initial)
    }

    /// True for a word or a number.
    pub(super) const fn is_word(&self) -> bool {
        !matches!(self.shape, Shape::Sign | Shape::Possessive)
    }
}

/// The tokens of all blocks, and which are whose.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// All tokens in the order of the text.
    pub(super) list: Vec<Token>,
    /// For each block of the article where in `list` the tokens of the next one begin.
    ends: Vec<u32>,
}

impl Tokens {
    /// The tokens of `article`. Code and rules have none.
    pub(super) fn of(article: &Article) -> Self {
        let mut tokens = Self {
            list: Vec::with_capacity(article.text.len() / 5),
            ends: Vec::with_capacity(article.blocks.len()),
        };
        for block in &article.blocks {
            if !matches!(block.kind, BlockKind::Code | BlockKind::Rule) {
                cut(&article.text, block.span, &mut tokens.list);
            }
            tokens.ends.push(packed(tokens.list.len()));
        }
        tokens
    }

    /// The range of the tokens in `list` of the block with this index.
    pub(super) fn block(&self, index: usize) -> Range<usize> {
        let end = |index: usize| self.ends.get(index).map_or(0, |end| *end as usize);
        let start = index.checked_sub(1).map_or(0, end);
        start..end(index).max(start)
    }

    /// The same for one block after the other.
    pub(super) fn blocks(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        (0..self.ends.len()).map(|index| self.block(index))
    }

    /// The index of the block to which the token at `at` belongs.
    pub(super) fn block_of(&self, at: usize) -> usize {
        self.ends.partition_point(|end| *end as usize <= at)
    }
}

/// The tokens of one stretch of text, after those already in `list`.
fn cut(text: &str, span: Span, list: &mut Vec<Token>) {
    let mut ahead = Scan { rest: span.of(text), at: span.start };
    while let Some(first) = ahead.peek().filter(|_| list.len() < TOKENS) {
        let start = ahead.at;
        if first.is_whitespace() {
            ahead.next();
        } else if first.is_alphanumeric()
            || (matches!(first, '@' | '#') && ahead.second().is_some_and(char::is_alphanumeric))
        {
            let mut word = ahead.word();
            if is_platform(text, list, word.span()) {
                word.end -= 1;
                word.shape = Shape::Capital;
                ahead = Scan { rest: Span::new(word.end as usize, span.end).of(text), at: word.end as usize };
            }
            list.push(word);
        } else if matches!(first, '\'' | '\u{2019}') && touches_word(list, start) && ahead.possessive() {
            ahead.next();
            ahead.next();
            list.push(Token::new(Span::new(start, ahead.at), '\''.into(), Shape::Possessive));
        } else {
            ahead.next();
            list.push(Token::new(Span::new(start, ahead.at), first.into(), Shape::Sign));
        }
    }
}

/// True for the "X." of what is posted "on X.": a name and the end of a sentence, and no
/// initial.
fn is_platform(text: &str, list: &[Token], word: Span) -> bool {
    word.of(text) == "X." && list.last().is_some_and(|last| last.span().of(text) == "on")
}

/// True where the last token is a word that ends at `start`.
fn touches_word(list: &[Token], start: usize) -> bool {
    list.last().is_some_and(|last| last.is_word() && last.span().end == start)
}

/// Arabic articles as they begin a name, and the word for a son.
const ARTICLES: [&str; 6] = ["al-", "el-", "as-", "ad-", "ash-", "ibn-"];

/// The text from a place on.
struct Scan<'a> {
    rest: &'a str,
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<char> {
        match self.rest.as_bytes().first() {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            Some(_) => self.rest.chars().next(),
            None => None,
        }
    }

    fn second(&self) -> Option<char> {
        let mut characters = self.rest.chars();
        characters.next();
        characters.next()
    }

    fn next(&mut self) {
        let mut characters = self.rest.chars();
        if let Some(first) = characters.next() {
            self.at += first.len_utf8();
            self.rest = characters.as_str();
        }
    }

    /// True where an apostrophe is followed by a lone "s".
    fn possessive(&self) -> bool {
        let mut characters = self.rest.chars().skip(1);
        matches!(characters.next(), Some('s' | 'S')) && !characters.next().is_some_and(char::is_alphanumeric)
    }

    /// Takes the word or number that begins here.
    fn word(&mut self) -> Token {
        let start = self.at;
        let article = match self.rest.as_bytes().first() {
            Some(b'a' | b'e' | b'i') => ARTICLES.iter().find_map(|article| self.rest.strip_prefix(article)),
            _ => None,
        };
        let mut look = Look {
            // "al-Harrat" is written as a name, whatever its first letter is.
            article: article.is_some_and(|rest| rest.starts_with(char::is_uppercase)),
            ..Look::default()
        };
        loop {
            self.letters(&mut look);
            let Some(character) = self.peek() else { break };
            if character.is_alphanumeric()
                || (look.length == 0 && matches!(character, '@' | '#'))
                || character == '_'
            {
                look.letter(character);
            } else if !self.goes_on(character, &mut look) {
                break;
            }
            self.next();
        }
        let key = look.key();
        let token = Token::new(Span::new(start, self.at), key, look.shape());
        Token { kind: lexicon::kind(key), marks: if look.last == 's' { PLURAL } else { 0 }, ..token }
    }

    /// Takes the letters of ASCII that begin here: nearly all there are in English.
    fn letters(&mut self, look: &mut Look) {
        let count = self.rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        if count > 0 {
            look.run(Span::new(0, count).of(self.rest).as_bytes());
            self.at += count;
            self.rest = Span::new(count, self.rest.len()).of(self.rest);
        }
    }

    /// True where the sign `character` is part of the word seen so far.
    fn goes_on(&self, character: char, look: &mut Look) -> bool {
        let second = self.second();
        let letter = second.is_some_and(char::is_alphabetic);
        match character {
            '\'' | '\u{2019}' => {
                let inside = letter && look.letters > 0 && !self.possessive();
                look.sign_if(inside, character)
            }
            '-' | '\u{2010}' | '\u{2011}' => look.sign_if(second.is_some_and(char::is_alphanumeric), '-'),
            '&' => look.sign_if(letter && look.upper == look.length, '&'),
            ',' => look.sign_if(look.digits_only() && second.is_some_and(|c| c.is_ascii_digit()), ','),
            '.' => look.stop(second),
            _ => false,
        }
    }
}

/// What has been seen of a word.
#[derive(Default)]
struct Look {
    hash: Hash,
    length: usize,
    letters: usize,
    upper: usize,
    stops: usize,
    since_stop: usize,
    first: Option<char>,
    last: char,
    pending_stop: bool,
    address: bool,
    article: bool,
}

impl Look {
    fn letter(&mut self, character: char) {
        self.first.get_or_insert(character);
        self.last = character;
        self.flush();
        self.length += 1;
        self.since_stop += 1;
        if character.is_alphabetic() {
            self.letters += 1;
            self.upper += usize::from(!character.is_lowercase());
        }
        self.hash.add(character);
    }

    /// Letters of ASCII, at least one.
    fn run(&mut self, run: &[u8]) {
        let letter = |byte: Option<&u8>| byte.map(|byte| char::from(*byte));
        self.first = self.first.or(letter(run.first()));
        self.last = letter(run.last()).unwrap_or_default();
        self.flush();
        self.length += run.len();
        self.since_stop += run.len();
        self.letters += run.len();
        self.upper += run.iter().filter(|byte| byte.is_ascii_uppercase()).count();
        for byte in run {
            self.hash.add(char::from(*byte));
        }
    }

    fn sign_if(&mut self, fits: bool, sign: char) -> bool {
        if fits {
            self.flush();
            self.length += 1;
            self.upper += usize::from(sign == '&');
            self.hash.add(sign);
        }
        fits
    }

    /// Whether a full stop belongs to the word: between digits, inside an address, after
    /// an initial or after a known abbreviation.
    fn stop(&mut self, second: Option<char>) -> bool {
        if self.pending_stop {
            return false;
        }
        let word_after = second.is_some_and(char::is_alphanumeric);
        let single = self.since_stop == 1 && self.letters == self.stops + 1;
        let fits = if self.digits_only() {
            second.is_some_and(|character| character.is_ascii_digit())
        } else if single {
            self.upper == self.letters || word_after || self.stops > 0
        } else if word_after && second.is_some_and(char::is_lowercase) && self.stops == 0 && self.length > 2 {
            self.address = true;
            true
        } else {
            self.stops == 0 && lexicon::flags(self.hash.key()) & lexicon::ABBREVIATION != 0
        };
        if fits {
            self.pending_stop = true;
            self.stops += 1;
            self.since_stop = 0;
        }
        fits
    }

    /// A full stop is part of the key only where more follows.
    fn flush(&mut self) {
        if self.pending_stop {
            self.hash.add('.');
            self.pending_stop = false;
        }
    }

    const fn digits_only(&self) -> bool {
        self.letters == 0
    }

    const fn key(&self) -> u64 {
        self.hash.key()
    }

    fn shape(&self) -> Shape {
        let first = self.first.unwrap_or_default();
        if self.address || matches!(first, '@' | '#') {
            Shape::Address
        } else if first.is_numeric() {
            Shape::Number
        } else if self.article {
            Shape::Capital
        } else if !first.is_uppercase() {
            Shape::Lower
        } else if self.letters == 1 || (self.stops > 0 && self.letters == self.stops) {
            Shape::Initial
        } else if self.letters == self.upper {
            Shape::Upper
        } else {
            Shape::Capital
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut list = Vec::new();
        cut(text, Span::whole(text), &mut list);
        list.iter().map(|token| token.span().of(text)).collect()
    }

    #[test]
    fn a_possessive_ending_is_a_token_of_its_own() {
        assert_eq!(
            words("Orvane’s plan isn't D'Almeida's"),
            ["Orvane", "’s", "plan", "isn't", "D'Almeida", "'s"]
        );
    }

    #[test]
    fn abbreviations_initials_and_numbers_keep_their_stops() {
        assert_eq!(
            words("Mr. J. R. Quill of the U.S. paid $1,200.50."),
            ["Mr.", "J.", "R.", "Quill", "of", "the", "U.S.", "paid", "$", "1,200.50", "."]
        );
    }

    #[test]
    fn a_hyphen_joins_and_a_dash_divides() {
        assert_eq!(words("Abernethy-Boyd — yes"), ["Abernethy-Boyd", "—", "yes"]);
    }

    #[test]
    fn an_address_is_one_word() {
        assert_eq!(words("see harbour.example now."), ["see", "harbour.example", "now", "."]);
    }
}
