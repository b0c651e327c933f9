//! Which of the quoted stretches are quotations of somebody, put together where they run
//! over paragraphs.

use std::ops::Range;

use super::lexicon::{FUNCTION, PUBLICATION, SAY, WORK};
use super::limits::ITEMS;
use super::marks::Quoted;
use super::prose::Prose;
use super::speakers::Attribution;
use super::subject::{Finder, Subject};
use super::tokens::{Shape, Token};
use crate::model::article::{BlockKind, Mark, MarkKind};
use crate::model::briefing::{Quote, Voice};
use crate::text::span::Span;

/// From so many words on, quoted words are a quotation whoever said them.
const WORDS: usize = 4;

/// The quotations in the order of the text.
pub(super) fn find(finder: &Finder, attributions: &[Attribution]) -> Vec<Quote> {
    let prose = finder.prose;
    let mut quotes: Vec<Quote> = Vec::new();
    // The quotation before, if that was listed: its last stretch and its attribution.
    let mut previous: Option<(usize, Attribution)> = None;
    let mut at = 0;
    while let Some(first) = prose.quoted.get(at).filter(|_| quotes.len() < ITEMS) {
        let mut last = at;
        // What is no part of the words divides them.
        let mut pieces = vec![vec![words(prose, first)]];
        while let Some(next) = prose.quoted.get(last + 1).filter(|next| continues(prose, last, next)) {
            match pieces.last_mut() {
                Some(parts) if !is_direction(prose, next) && !is_sign_off(prose, next) => {
                    parts.push(words(prose, next));
                }
                _ => pieces.push(Vec::new()),
            }
            last += 1;
        }
        let attribution =
            (at..=last).rev().filter_map(|index| attributions.get(index)).find(|found| found.direct);
        let attribution = attribution.or_else(|| attributions.get(at)).cloned().unwrap_or_default();
        let beside = previous.as_ref().is_some_and(|(before, _)| {
            prose.quoted.get(*before).is_some_and(|before| before.block == first.block)
        });
        let goes_on =
            beside && attribution.direct && attribution.subject.is_some() && is_sentence(prose, first);
        let same =
            previous.as_ref().is_some_and(|(before, said)| is_rest(prose, *before, said, at, &attribution));
        let listed = last > at || goes_on || same || is_quotation(prose, first, &attribution);
        let mut told = false;
        if let Some(quote) = quotes.last_mut().filter(|_| listed && same && pieces.len() == 1) {
            told = true;
            quote.parts.extend(pieces.drain(..).flatten().filter(|part| !part.is_empty()));
        }
        for mut parts in pieces.into_iter().filter(|_| listed) {
            parts.retain(|part| !part.is_empty());
            if !parts.is_empty() && quotes.len() < ITEMS {
                told = true;
                quotes.push(Quote {
                    parts,
                    speaker: attribution.subject.as_ref().and_then(|subject| finder.voice(subject)),
                    cue: attribution.cue.and_then(|cue| prose.token(cue)).map(Token::span),
                });
            }
        }
        previous = told.then_some((last, attribution));
        at = last + 1;
    }
    quotes.extend(block_quotes(finder));
    let answers = answers(finder);
    if !answers.is_empty() {
        let parts = || {
            answers.iter().flat_map(|answer| answer.parts.iter().map(|part| (*part, answer.speaker.as_ref())))
        };
        let (spans, speakers): (Vec<_>, Vec<_>) = parts().unzip();
        quotes.retain(|quote| !is_own(quote, &spans, &speakers));
        quotes.extend(answers);
    }
    quotes.sort_by_key(|quote| quote.parts.first().map(|part| part.start));
    quotes.truncate(ITEMS);
    quotes
}

/// What stands between the marks. A comma at the end is the author's, who goes on: `“It floats,”
/// said Quill`.
fn words(prose: &Prose, quoted: &Quoted) -> Span {
    let Range { start, end } = quoted.inner;
    let comma = end > start + 1 && prose.sign(end - 1) == ',';
    Quoted { inner: start..end - usize::from(comma), ..quoted.clone() }.span(&prose.tokens)
}

/// True where `next` opens a paragraph and the quotation with this index was still open
/// at the end of the one before.
pub(super) fn continues(prose: &Prose, index: usize, next: &Quoted) -> bool {
    prose.quoted.get(index).is_some_and(|quoted| {
        !quoted.closed
            && next.block == quoted.block + 1
            && next.outer.start == prose.block_tokens(next.block).start
    })
}

/// True where the stretch at `next` is the rest of what the attribution `said` interrupts:
/// `“It floats,” said Quill, “and it always has”`, `“It floats,” said Quill. “It always has.”`
fn is_rest(prose: &Prose, before: usize, said: &Attribution, next: usize, found: &Attribution) -> bool {
    let Some((before, next)) = prose.quoted.get(before).zip(prose.quoted.get(next)) else { return false };
    let Some(subject) = &said.subject else { return false };
    let gap = before.outer.end..next.outer.start;
    let between = gap.start <= subject.tokens.start && subject.tokens.end < gap.end;
    let same = found.subject.as_ref().is_some_and(|other| other.tokens == subject.tokens)
        && found.cue.is_none_or(|cue| gap.contains(&cue));
    let sentence = prose.sentence_at(before.inner.start);
    let opens = sentence.is_some_and(|at| {
        prose.sentences.get(at + 1).is_some_and(|after| after.tokens.start == next.outer.start)
    });
    let inside = prose.sentence_at(next.outer.start) == sentence;
    // "“It floats,” said Quill. “The Long Winter” is a book": the author goes on.
    let own = prose.token(next.outer.end).is_some_and(|token| token.shape == Shape::Lower)
        && prose.sentence_at(next.outer.end) == prose.sentence_at(next.outer.start);
    let joined = match prose.sign(gap.end - 1) {
        '.' => opens && !own,
        ',' | ':' | ';' | '—' | '–' | '-' => inside,
        _ => false,
    };
    let told = prose.sentence_at(subject.tokens.start) == sentence;
    said.direct && before.closed && before.block == next.block && between && same && told && joined
}

/// True for words that stand between full stops: `“It floated.”`
fn is_sentence(prose: &Prose, quoted: &Quoted) -> bool {
    let capital = prose.token(quoted.inner.start).is_some_and(Token::is_capital);
    let opens = matches!(prose.sign(quoted.outer.start.wrapping_sub(1)), '.' | ',' | '?' | '!');
    let last = prose.sign(quoted.inner.end.wrapping_sub(1));
    capital && opens && quoted.closed && matches!(last, '.' | '!' | '?')
}

/// Whether quoted words are somebody's, and no title of a work or scare quote.
fn is_quotation(prose: &Prose, quoted: &Quoted, attribution: &Attribution) -> bool {
    let words = quoted.inner.clone().filter(|at| prose.token(*at).is_some_and(Token::is_word)).count();
    let last = prose.sign(quoted.inner.end.wrapping_sub(1));
    if words == 0 || is_named(prose, quoted) || is_direction(prose, quoted) {
        return false;
    }
    if words < WORDS {
        let opens = prose.token(quoted.inner.start).is_some_and(Token::is_capital)
            || quoted.outer.start == prose.block_tokens(quoted.block).start;
        let said = attribution.cue.is_some_and(|cue| prose.is(cue, SAY));
        let work = is_work(prose, quoted, '\0') && !is_introduced(prose, quoted);
        // A line that somebody signs: "“About time.” — Ada Quill".
        let alone = quoted.outer.start == prose.block_tokens(quoted.block).start;
        let signed = matches!(prose.sign(quoted.outer.end), '—' | '–' | '―' | '-');
        if alone && signed && attribution.direct && attribution.subject.is_some() {
            return true;
        }
        let stops = matches!(last, ',' | '!' | '?' | '.' | '—' | '…');
        let sentence = attribution.direct && opens && stops;
        let told = attribution.cue.is_some() && attribution.subject.is_some();
        let judgement = told && !opens && words > 1 && is_judgement(prose, quoted);
        return !work && (said && sentence || judgement);
    }
    // A comma stands before words that are said and before the name of a thing.
    let comma = prose.sign(quoted.outer.start.wrapping_sub(1)) == ',';
    is_introduced(prose, quoted) && (attribution.cue.is_some() || !comma) || !is_work(prose, quoted, last)
}

/// True for a few words that close a clause and say what something is, in the words of
/// whoever says it: `called the plan “a costly joke”, as “cynical and false”`. Words in
/// doubt stand before a noun or are the name of a thing.
fn is_judgement(prose: &Prose, quoted: &Quoted) -> bool {
    const LINKS: [&str; 12] =
        ["is", "are", "was", "were", "be", "been", "being", "as", "it", "them", "him", "her"];
    let start = quoted.outer.start;
    let links = prose.says_one_of(start.wrapping_sub(1), &LINKS);
    let before_sign = |at: usize| matches!(prose.sign(at), '.' | ',' | ';' | '—' | '–' | '?' | '!');
    let ends = quoted.outer.end;
    let closes = before_sign(ends)
        || before_sign(quoted.inner.end.wrapping_sub(1))
        || prose.says_one_of(ends, &["and", "but", "because", "after", "while", "when"]);
    // "known as “the big sleep”": a name.
    let named = prose
        .says_one_of(start.wrapping_sub(2), &["known", "named", "titled", "christened", "billed", "dubbed"]);
    links && closes && !named
}

/// True where words open a paragraph or a sentence or stand behind a comma, a colon or a
/// verb of saying, as titles of works hardly do.
fn is_introduced(prose: &Prose, quoted: &Quoted) -> bool {
    let start = quoted.outer.start;
    if start == prose.block_tokens(quoted.block).start {
        return true;
    }
    // Whoever is told something stands behind "told", or the name of a show does.
    let told = prose.says_one_of(start - 1, &["told", "tell", "tells", "telling"]);
    matches!(prose.sign(start - 1), ',' | ':' | '.' | '?' | '!') || prose.is(start - 1, SAY) && !told
}

/// True for what is said about a scene, and not in it: `"(Laughter.)"`.
fn is_direction(prose: &Prose, quoted: &Quoted) -> bool {
    prose.sign(quoted.inner.start) == '('
        && quoted
            .inner
            .clone()
            .position(|at| prose.sign(at) == ')')
            .is_some_and(|at| at + 2 >= quoted.inner.len())
}

/// True for the line of a newsroom under a text that ends in a quotation:
/// `"Follow Ada Quill @adaquill."`
fn is_sign_off(prose: &Prose, quoted: &Quoted) -> bool {
    let account = |at: usize| {
        prose.token(at).is_some_and(|token| token.shape == Shape::Address) && prose.word(at).starts_with('@')
    };
    prose.says(quoted.inner.start, "follow") && quoted.inner.clone().any(account)
}

/// True for words the text itself calls a title, `the film “...”`, `“...,” by Ada Quill`, or
/// that stand in left-over markup: `author=“...”`.
fn is_named(prose: &Prose, quoted: &Quoted) -> bool {
    let Some(before) = quoted.outer.start.checked_sub(1) else { return false };
    let after = quoted.outer.end + usize::from(prose.sign(quoted.outer.end) == ',');
    let capital = prose.token(quoted.inner.start).is_some_and(Token::is_capital);
    let by = prose.sign(quoted.inner.end.wrapping_sub(1)) == ',' && prose.says(after, "by");
    let titled = is_work(prose, quoted, '\0');
    // "ABC's “Harbours This Week.”", "her memoir, “Tough Tides.”"
    let shown = prose.token(before).is_some_and(|token| token.shape == Shape::Possessive);
    let called = prose.sign(before) == ',' && before > 0 && is_publication(prose, before - 1);
    let attribute = prose.sign(before) == '='
        && prose
            .token(before)
            .zip(prose.token(quoted.outer.start))
            .is_some_and(|(sign, mark)| sign.span().end == mark.span().start);
    attribute || capital && (by || prose.is(before, WORK)) || titled && (shown || called)
}

/// True for a word for something that has a title.
fn is_publication(prose: &Prose, at: usize) -> bool {
    prose.is(at, WORK | PUBLICATION)
}

/// True for words that are written like the title of a book or a song.
fn is_work(prose: &Prose, quoted: &Quoted, last: char) -> bool {
    let mut capitals = 0;
    for at in quoted.inner.clone() {
        let Some(token) = prose.token(at) else { break };
        match token.shape {
            Shape::Lower if !token.is(FUNCTION) => return false,
            Shape::Capital | Shape::Upper => capitals += 1,
            _ => {}
        }
    }
    capitals >= 2 && !matches!(last, '?' | '!' | '.')
}

/// Block quotes without marks: each is a quotation, and a last line that begins with a
/// dash tells the speaker. One that begins with a title is a box of the author's.
fn block_quotes(finder: &Finder) -> Vec<Quote> {
    let prose = finder.prose;
    let mut quotes: Vec<Quote> = Vec::new();
    let mut open = false;
    let mut boxed = false;
    for (index, block) in prose.article.blocks.iter().enumerate() {
        let range = prose.block_tokens(index);
        boxed = block.quoted > 0 && (boxed || !open && is_title(prose, index));
        if block.quoted == 0 || boxed || !matches!(block.kind, BlockKind::Paragraph) || range.is_empty() {
            open = false;
            continue;
        }
        let dash = range.clone().find(|at| {
            matches!(prose.sign(*at), '—' | '–' | '―' | '-') && begins_line(prose, *at, range.start)
        });
        let words = range.start..dash.unwrap_or(range.end);
        let marked = prose.is_quoted(range.start);
        if !words.is_empty() && !marked {
            let part = prose.span(&words);
            match quotes.last_mut().filter(|_| open) {
                Some(quote) => quote.parts.push(part),
                None => quotes.push(Quote { parts: vec![part], speaker: None, cue: None }),
            }
            open = true;
        }
        if let Some(dash) = dash
            && !marked
            && let Some(quote) = quotes.last_mut().filter(|_| open)
        {
            quote.speaker = speaker(finder, dash + 1, range.end);
            open = false;
        }
    }
    quotes
}

/// True for a quoted paragraph that is strong from its first word to its last, ends like no
/// sentence and has another below it.
fn is_title(prose: &Prose, index: usize) -> bool {
    let followed = prose.block(index + 1).is_some_and(|next| next.quoted > 0);
    followed
        && prose.block(index).is_some_and(|block| {
            let strong = |mark: &Mark| mark.kind == MarkKind::Strong && mark.span.contains(block.span);
            block.kind == BlockKind::Paragraph
                && block.marks.iter().any(strong)
                && !prose.article.slice(block.span).ends_with(['.', '”', '"'])
        })
}

/// The answers of an interview, each with all its paragraphs. Where nobody is named, they are
/// quotations if they are anybody's words.
fn answers(finder: &Finder) -> Vec<Quote> {
    let prose = finder.prose;
    let voices = &finder.cast.voices;
    let mut found = Vec::new();
    for (at, turn) in prose.turns.iter().enumerate() {
        let voice = voices.of(at);
        if voice.is_none() && (turn.name.is_some() || !voices.spoken) {
            continue;
        }
        let person = voice.and_then(|subject| subject.person);
        // Below an answer, whoever gave it is named where the paper speaks again.
        let named = |range: &Range<usize>| {
            let mut mentions = finder.cast.within(range).filter(|(at, _)| !prose.is_quoted(at.start));
            mentions.any(|(_, named)| Some(named) == person)
        };
        let parts: Vec<Range<usize>> = turn
            .answer(prose)
            .take_while(|(block, words)| *block == turn.block || !named(words))
            .map(|(_, words)| words)
            .filter(|words| !words.is_empty())
            .collect();
        let is_word = |at: &usize| prose.token(*at).is_some_and(Token::is_word);
        if parts.iter().flat_map(Range::clone).filter(is_word).take(WORDS).count() < WORDS {
            continue;
        }
        found.push(Quote {
            parts: parts.iter().map(|words| prose.span(words)).collect(),
            speaker: voice.and_then(|subject| finder.voice(subject)),
            cue: None,
        });
    }
    found
}

/// True for quoted words inside one of `answers` that are nobody else's.
fn is_own(quote: &Quote, answers: &[Span], speakers: &[Option<&Voice>]) -> bool {
    let Some(first) = quote.parts.first() else { return false };
    let Some(at) = answers.partition_point(|answer| answer.start <= first.start).checked_sub(1) else {
        return false;
    };
    let inside = answers.get(at).is_some_and(|answer| answer.contains(*first));
    let answerer = speakers.get(at).copied().flatten();
    let own = |speaker: &Voice| answerer.is_some_and(|answerer| answerer.name == speaker.name);
    inside && quote.speaker.as_ref().is_none_or(own)
}

/// Who stands behind the dash.
fn speaker(finder: &Finder, from: usize, end: usize) -> Option<Voice> {
    let comma = (from..end).find(|at| finder.prose.sign(*at) == ',').unwrap_or(end);
    let named = finder.starting(from, end).filter(|subject| subject.person.is_some());
    let subject = named.unwrap_or(Subject { tokens: from..comma, person: None, pronoun: false });
    if subject.tokens.is_empty() { None } else { finder.voice(&subject) }
}

fn begins_line(prose: &Prose, at: usize, start: usize) -> bool {
    at == start
        || prose.token(at - 1).zip(prose.token(at)).is_some_and(|(before, token)| {
            prose.article.slice(Span::new(before.span().end, token.span().start)).contains('\n')
        })
}
