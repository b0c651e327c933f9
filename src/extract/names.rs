//! Finds the names of people in prose: runs of capitalised words that the tagger takes for
//! parts of names, without the titles before them and with the suffixes behind them.

use std::ops::Range;

use super::interview::Turn;
use super::lexicon::{
    ByKey, CALENDAR, FIRM, FUNCTION, GIVEN, GROUP, HONORIFIC, LANDMARK, NATIONALITY, OPENER, ORGANISATION,
    PARTICLE, PLACE, ROLE, SUFFIX, SURNAME, TITLE, TITLE_FEMALE, TITLE_MALE,
};
use super::prose::Prose;
use super::tagger::Tagger;
use super::tokens::{Shape, Token};
use crate::model::article::BlockKind;
use crate::text::byline::{authors, is_credit};

/// A place where a person is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// The tokens of the name, titles left out.
    pub(super) tokens: Range<usize>,
    /// True where the tagger is sure enough to introduce somebody by this mention; others
    /// count only where they name somebody already known.
    pub(super) sure: bool,
    /// True where the tagger takes it for a name at all.
    pub(super) tagged: bool,
    /// A title that was taken off and tells the sex: +1 for a man, -1 for a woman.
    pub(super) gender: i8,
}

/// The tagger's mean margin from which on a single word introduces a person. This and the
/// next were chosen on articles that the weights were not trained on: names that stand
/// alone need more evidence for the same precision.
const LONE: i32 = 250;

/// The same for a single word behind a title.
const TITLED: i32 = 60;

/// The same for a name of several words.
const FULL: i32 = 180;

/// What is added to both where a name no list knows stands behind a preposition, as the
/// names of places do.
const PLACED: i32 = 300;

/// A name has at most so many words: a page of capitals is no name.
const LONGEST: usize = 8;

/// A title that tells the sex stands at most so many words before the name.
const TITLES: usize = 6;

/// The names in all blocks but headings, in order, as the `tagger` tells them.
pub(super) fn mentions(prose: &Prose, mut tagger: Tagger) -> Vec<Mention> {
    let mut found = Vec::new();
    for (index, range) in &mut prose.tokens.blocks().enumerate() {
        let range = &without_credit(prose, &range);
        // A line that ends in a colon and was taken for a heading may introduce a quotation.
        let heading = prose.block(index).is_some_and(|block| matches!(block.kind, BlockKind::Heading { .. }));
        if heading && prose.sign(range.end.wrapping_sub(1)) != ':' || is_byline(prose, index) {
            continue;
        }
        let margins = Margins { of: tagger.margins(range), start: range.start };
        // The label of an answer may be a name. Whoever asks is no part of the news.
        let named = |turn: &Turn| {
            !turn.asks && turn.name.as_ref().is_some_and(|name| name.start == range.start || name.len() > 1)
        };
        let mut at = if prose.turn(index).is_some_and(named) { range.start } else { prose.opening(index) };
        while at < range.end {
            if !prose.token(at).is_some_and(Token::is_capital) {
                at += 1;
                continue;
            }
            let run = run(prose, at, range.end);
            let before = found.len();
            tagged_names(prose, margins, &run, range, &mut found);
            if found.len() == before {
                found.extend(untagged(prose, &run));
            }
            at = run.end.max(found.last().map_or(0, |mention| mention.tokens.end));
        }
    }
    recurring(prose, &mut found);
    found
}

/// Learns from names that come again. Whoever is named in full is called by the surname
/// afterwards, as no company and no place is: a full name of which the tagger is not sure
/// is one if it takes its last word for a name where that stands alone. And the first word
/// of an item is no given name before the surname of somebody who has another: `Ask Quill`.
fn recurring(prose: &Prose, found: &mut [Mention]) {
    let key = |at: usize| prose.token(at).map_or(0, Token::key);
    let mut alone = ByKey::<usize>::default();
    let mut full = ByKey::<u64>::default();
    for mention in found.iter() {
        let last = key(mention.tokens.end - 1);
        if mention.tokens.len() == 1 && mention.tagged && !is_place_like(prose, mention.tokens.clone()) {
            alone.entry(last).or_insert(mention.tokens.start);
        } else if mention.tokens.len() > 1
            && mention.sure
            && (!opens_item(prose, mention.tokens.start)
                || !prose.token(mention.tokens.end).is_some_and(Token::is_word))
        {
            full.insert(last, key(mention.tokens.start));
        }
    }
    for mention in found.iter_mut().filter(|mention| mention.tokens.len() > 1) {
        let last = key(mention.tokens.end - 1);
        let first = mention.tokens.start;
        let known = prose.is(first, GIVEN);
        let other = full.get(&last).is_some_and(|given| *given != key(first));
        if mention.tokens.len() == 2 && other && !known && opens_item(prose, first) {
            mention.tokens.start += 1;
            mention.sure = false;
            continue;
        }
        if mention.sure || alone.get(&last).is_none_or(|alone| *alone < first) {
            continue;
        }
        let mut name = mention.tokens.clone();
        // "Substitute Ada Quill": what opens a sentence has a capital whatever it is.
        if name.len() == 3 && !known && prose.is(first + 1, GIVEN | SURNAME) && opens_sentence(prose, first) {
            name.start += 1;
        }
        let names = name.clone().all(|at| {
            let parts = prose.word(at).split_once('-');
            may_end_name(prose, at)
                && !prose.is(at, PLACE | NATIONALITY)
                && parts.is_none_or(|(_, rest)| rest.starts_with(char::is_uppercase))
        });
        if names && (2..=3).contains(&name.len()) && plausible(prose, name.clone()) {
            mention.tokens = name;
            mention.sure = true;
        }
    }
}

/// True for the first word of an item of a list.
fn opens_item(prose: &Prose, at: usize) -> bool {
    let block = prose.tokens.block_of(at);
    let item = prose.block(block).is_some_and(|block| matches!(block.kind, BlockKind::Item(_)));
    let start = prose.block_tokens(block).start;
    item && (start..at).all(|at| !prose.token(at).is_some_and(Token::is_word))
}

/// True for the first word of a sentence, a line or a quotation.
fn opens_sentence(prose: &Prose, at: usize) -> bool {
    let block = prose.tokens.block_of(at);
    let before = at.checked_sub(1).map(|before| prose.sign(before));
    prose.block_tokens(block).start == at
        || before.is_some_and(|sign| matches!(sign, '.' | '!' | '?' | ':' | '"' | '\u{201c}' | '\u{2018}'))
}

/// A byline is among so many blocks at the top.
const BYLINE: usize = 6;

/// True for the line that says who wrote the article: they are no part of the news.
fn is_byline(prose: &Prose, index: usize) -> bool {
    prose.block(index).is_some_and(|block| {
        let line = prose.article.slice(block.span);
        let signed = || prose.article.metadata.authors.iter().any(|author| author == line);
        index < BYLINE && (authors(line).is_some() || signed())
            || is_credit(line)
            || is_entry_byline(prose, index, line)
    })
}

/// True for a name alone below a time: who wrote this entry of a page that is written while
/// things happen.
fn is_entry_byline(prose: &Prose, index: usize, line: &str) -> bool {
    let above = index.checked_sub(1).and_then(|above| prose.block(above));
    let timed = above.filter(|block| block.kind.is_heading()).is_some_and(|block| {
        let time = prose.article.slice(block.span);
        time.len() <= TIME
            && time.starts_with(|first: char| first.is_ascii_digit())
            && time.contains([':', '.'])
    });
    timed && line.len() <= NAME && authors(&format!("By {line}")).is_some()
}

/// The longest time, in bytes: "12.45 p.m. GMT".
const TIME: usize = 16;

/// The longest name that may stand alone below it, in bytes.
const NAME: usize = 60;

/// The tokens of a block without the credit in brackets behind its last sentence: `(Reporting
/// by Ada Quill)`.
fn without_credit(prose: &Prose, range: &Range<usize>) -> Range<usize> {
    let closes = prose.sign(range.end.wrapping_sub(1)) == ')';
    let opening = || range.clone().rev().take(CREDIT).find(|at| prose.sign(*at) == '(');
    let credit = closes.then(opening).flatten().map(|opening| opening..range.end);
    match credit {
        Some(credit) if is_credit(prose.article.slice(prose.span(&credit))) => range.start..credit.start,
        _ => range.clone(),
    }
}

/// The most tokens of a credit.
const CREDIT: usize = 40;

/// The capitalised words from `from` on, with the particles between them.
fn run(prose: &Prose, from: usize, end: usize) -> Range<usize> {
    let mut last = from;
    let mut at = from + 1;
    while at < end && at < last + 4 {
        let Some(token) = prose.token(at) else { break };
        let apart = prose.quotation(at) != prose.quotation(from);
        if apart || token.shape == Shape::Sign && token.sign() != '.' || token.shape == Shape::Possessive {
            break;
        }
        if token.is_capital() {
            last = at;
        } else if !token.is(PARTICLE) {
            break;
        }
        at += 1;
    }
    from..last + 1
}

/// The tagger's margins for the tokens of one block.
#[derive(Clone, Copy)]
struct Margins<'a> {
    of: &'a [i32],
    /// The first token.
    start: usize,
}

impl Margins<'_> {
    fn at(self, at: usize) -> i32 {
        at.checked_sub(self.start).and_then(|at| self.of.get(at)).copied().unwrap_or_default()
    }
}

/// The names in a run, as the tagger sees them: words it takes for parts of a name, with
/// the particles and the suffix between and behind them.
fn tagged_names(
    prose: &Prose,
    margins: Margins,
    run: &Range<usize>,
    block: &Range<usize>,
    found: &mut Vec<Mention>,
) {
    let is_name = |at: usize| margins.at(at) > 0;
    let mut at = run.start;
    while at < run.end {
        if !is_name(at) {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at + 1;
        while end < run.end
            && end - start < LONGEST
            && (is_name(end) || is_linked(prose, &is_name, end, run.end))
        {
            end += 1;
        }
        // "Minister Nava Berlin": whatever stands behind a title is the name.
        if end + 1 == run.end && start > run.start && prose.is(start - 1, TITLE) && may_end_name(prose, end) {
            end += 1;
        }
        end = over_nickname(prose, &is_name, start, end, block.end);
        at = end;
        let bare = prose.sign(end) != ',' && prose.is(end, SUFFIX) && end < run.end;
        if bare {
            end += 1;
        } else if prose.sign(end) == ',' && prose.is(end + 1, SUFFIX) && end + 1 < block.end {
            end += 2;
        }
        let mut first = start;
        while end - first > 1 && prose.is(first, HONORIFIC | FUNCTION) && !prose.is(first, GIVEN) {
            first += 1;
        }
        if end - first > 1 && is_adverb(prose, first) {
            first += 1;
        }
        while end - first > 2 && is_office(prose, first) {
            first += 1;
        }
        // "Secretary of Works Ada Quill": the office is no part of the name.
        let office =
            end - first > 2 && first > 1 && prose.says(first - 1, "of") && prose.is(first - 2, TITLE);
        if office && !prose.is(first, GIVEN) && prose.is(first + 1, GIVEN) {
            first += 1;
        }
        let particle = end - first == 1 && prose.is(first, PARTICLE);
        if particle || !plausible(prose, first..end) {
            continue;
        }
        let titled = first > run.start && prose.is(first - 1, TITLE);
        let least = match (end - first == 1, titled) {
            (true, false) => LONE,
            (true, true) => TITLED,
            _ => FULL,
        };
        let least = if is_place_like(prose, first..end) { least + PLACED } else { least };
        let sure = mean(margins, first..end) > least;
        let gender = gender_before(prose, first, run.start);
        found.push(Mention { tokens: first..end, sure, tagged: true, gender });
    }
}

/// True where from `at` on particles or initials lead to a further part of a name: `van der
/// Meij`.
fn is_linked(prose: &Prose, is_name: &impl Fn(usize) -> bool, at: usize, end: usize) -> bool {
    let part = (at..end).take(4).find(|at| !links(prose, *at));
    part.is_some_and(|part| part > at && is_name(part))
}

/// True for a capitalised word that nothing tells to be anything else than a name.
fn may_end_name(prose: &Prose, at: usize) -> bool {
    prose.token(at).is_some_and(Token::is_capital)
        && !prose.is(at, ORGANISATION | LANDMARK | CALENDAR | TITLE | ROLE | FUNCTION)
}

/// True for an adverb that opens a sentence, "Apparently Quill", and is no name like "Emily".
fn is_adverb(prose: &Prose, at: usize) -> bool {
    let word = prose.word(at);
    word.len() > 5 && word.ends_with("ly") && !prose.is(at, GIVEN | SURNAME) && opens_sentence(prose, at)
}

/// True for a word of an office before a name of several words: `Retired Justice`.
fn is_office(prose: &Prose, at: usize) -> bool {
    let state = prose.says_one_of(at, &["retired", "acting", "incumbent", "outgoing"]);
    state || prose.is(at, HONORIFIC) || prose.is(at, TITLE | ROLE) && !prose.is(at, GIVEN | SURNAME)
}

/// True for what stands between two parts of a name: a particle, an initial.
fn links(prose: &Prose, at: usize) -> bool {
    prose.is(at, PARTICLE) || prose.token(at).is_some_and(|token| token.shape == Shape::Initial)
}

/// A run without a name in it, as the tagger sees it, may still name somebody the rest of
/// the text knows: whole, or without the titles before it.
fn untagged(prose: &Prose, run: &Range<usize>) -> Option<Mention> {
    let mut start = run.start;
    while run.end - start > 1 && prose.is(start, TITLE | ROLE | FUNCTION) {
        start += 1;
    }
    let fits = run.end - start <= 4 && !prose.is(start, FUNCTION);
    fits.then(|| Mention {
        tokens: start..run.end,
        sure: is_announced(prose, &(start..run.end)),
        tagged: false,
        gender: gender_before(prose, start, run.start),
    })
}

/// True for two or three words between signs behind what somebody is: `its chief engineer, Ada
/// Quill, said`.
fn is_announced(prose: &Prose, name: &Range<usize>) -> bool {
    let office = |at: usize| prose.is(at, ROLE) && !prose.is(at, GROUP | ORGANISATION);
    let behind = name.start > 1 && prose.sign(name.start - 1) == ',' && office(name.start - 2);
    let closed = matches!(prose.sign(name.end), ',' | '.');
    let thing = |at: usize| prose.is(at, FUNCTION | CALENDAR | PLACE | ORGANISATION | ROLE);
    (2..=3).contains(&name.len()) && behind && closed && !name.clone().any(thing) && !is_firm(prose, name)
}

/// The mean margin of the words of a name that the tagger takes for parts of one.
fn mean(margins: Margins, name: Range<usize>) -> i32 {
    let (mut sum, mut count) = (0, 0);
    for margin in name.map(|at| margins.at(at)).filter(|margin| *margin > 0) {
        sum += margin;
        count += 1;
    }
    sum / count.max(1)
}

/// Where a name ends that goes on behind a nickname between marks: `Ada "Ace" Quill`.
fn over_nickname(
    prose: &Prose,
    is_name: &impl Fn(usize) -> bool,
    start: usize,
    end: usize,
    limit: usize,
) -> usize {
    let opens = |at: usize| matches!(prose.sign(at), '"' | '\u{201c}' | '\'' | '\u{2018}' | '(');
    let closes = |at: usize| matches!(prose.sign(at), '"' | '\u{201d}' | '\'' | '\u{2019}' | ')');
    let named = end > start && end + 3 < limit && opens(end) && closes(end + 2);
    let capital = |at: usize| prose.token(at).is_some_and(Token::is_capital);
    if !(named && capital(end + 1) && capital(end + 3)) {
        return end;
    }
    let mut last = end + 3;
    while last < limit && (last == end + 3 || is_name(last)) {
        last += 1;
    }
    last
}

/// True for a name without a known part behind "of", "in" and the like.
fn is_place_like(prose: &Prose, name: Range<usize>) -> bool {
    let before = name.start.checked_sub(1);
    before.is_some_and(|before| prose.says_one_of(before, &["of", "in", "at", "near", "from", "to", "on"]))
        && !name.clone().any(|at| prose.is(at, GIVEN | SURNAME))
}

/// False for what no person is called, whatever stands around it.
fn plausible(prose: &Prose, name: Range<usize>) -> bool {
    let digits = |at: usize| prose.word(at).bytes().any(|byte| byte.is_ascii_digit());
    let last = name.end - 1;
    let words = name.len();
    let thing = prose.is(last, ORGANISATION | CALENDAR) && !prose.is(last, GIVEN | SURNAME)
        || prose.is(last, LANDMARK)
            && words > 1
            && !(words == 2 && prose.is(name.start, GIVEN) && prose.is(last, SURNAME))
            // "the designer Ada Marsh"
            && !(words == 2 && prose.is(last, SURNAME) && name.start > 0 && prose.is(name.start - 1, ROLE));
    let saint = words > 1 && prose.says_one_of(name.start, &["saint", "st.", "st", "santa", "santo", "são"]);
    let article = saint
        || is_firm(prose, &name)
        || name.start > 0 && prose.says(name.start - 1, "the")
        || prose.says(name.start, "the")
        || words > 1 && prose.says(name.start, "a");
    let opened = words > 1 && prose.is(name.start, OPENER);
    !name.clone().any(digits) && !thing && !article && !opened
}

/// True for the name of a firm between commas: `The drug's maker, Orvane Pell, said`.
fn is_firm(prose: &Prose, name: &Range<usize>) -> bool {
    name.start > 1
        && prose.sign(name.start - 1) == ','
        && prose.sign(name.end) == ','
        && prose.is(name.start - 2, FIRM)
        // "A spokeswoman for the company, Ada Quill, said".
        && !(name.start.saturating_sub(8)..name.start - 2)
            .rev()
            .take_while(|at| prose.token(*at).is_some_and(Token::is_word))
            .any(|at| prose.is(at, ROLE | TITLE))
}

/// The sex a title tells.
fn gender_before(prose: &Prose, start: usize, from: usize) -> i8 {
    let from = from.min(start.saturating_sub(1)).max(start.saturating_sub(TITLES));
    for at in from..start {
        if prose.is(at, TITLE_MALE) {
            return 1;
        }
        if prose.is(at, TITLE_FEMALE) {
            return -1;
        }
    }
    0
}
