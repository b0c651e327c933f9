//! The dateline a report begins with, `EDE, March 3 (Harbour News) — Forty families ...`: it
//! tells where and when the report was written and is no part of its first sentence.

use std::ops::Range;

use super::lexicon::{CALENDAR, FUNCTION, ORGANISATION, PARTICLE, TITLE};
use super::tokens::{Shape, Token};
use crate::model::article::Article;

/// The longest dateline, in tokens.
const LONGEST: usize = 18;

/// A dateline of nothing but a place stands among so many blocks at the top.
const TOP: usize = 6;

/// Where the report behind the dateline of the paragraph with this index begins, if it has
/// one. `tokens` are those of the whole article, `range` the paragraph's.
pub(super) fn end(article: &Article, tokens: &[Token], range: &Range<usize>, block: usize) -> Option<usize> {
    let paragraph = tokens.get(range.clone())?;
    let opens = paragraph.first().filter(|token| token.is_capital() || token.sign() == '(')?;
    let dash = paragraph.iter().take(LONGEST).position(|token| is_dash(token.sign()))?;
    let head = paragraph.get(..dash)?;
    // A hyphen between letters is no dash.
    let apart = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| paragraph.get(at));
        let gap = |a: Option<&Token>, b: Option<&Token>| {
            a.zip(b).is_some_and(|(a, b)| a.span().end < b.span().start)
        };
        gap(before, paragraph.get(at))
    };
    let body = dash + paragraph.get(dash..)?.iter().take_while(|token| is_dash(token.sign())).count();
    let first = paragraph.get(body)?;
    let begins = first.is_capital()
        || first.shape == Shape::Number
        || matches!(first.sign(), '"' | '\u{201c}' | '\u{ab}' | '\u{201e}' | '$' | '€' | '£');
    let sign = paragraph.get(dash)?.sign();
    if !begins || sign == '-' && body == dash + 1 && !apart(dash) {
        return None;
    }
    let bracket = head.iter().position(|token| token.sign() == '(');
    let place = head.get(..bracket.unwrap_or(dash))?;
    let named = place.iter().all(|token| match token.shape {
        Shape::Sign => matches!(token.sign(), ',' | '.' | '/' | '-'),
        Shape::Lower => token.is(PARTICLE),
        Shape::Capital => token.is(CALENDAR) || !token.is(FUNCTION | TITLE),
        Shape::Number | Shape::Upper | Shape::Initial => true,
        Shape::Possessive | Shape::Address => false,
    });
    let closed = bracket.is_none_or(|_| head.last().is_some_and(|token| token.sign() == ')'));
    if !named || !closed {
        return None;
    }
    // "(Harbour News) — The ferry ...", where the place is left out.
    if opens.sign() == '(' {
        let agency = head.get(1).is_some_and(Token::is_capital);
        return (agency && block < TOP && dash <= 8).then_some(range.start + body);
    }
    let dated = place.iter().any(|token| token.is(CALENDAR))
        && place.iter().any(|token| token.shape == Shape::Number);
    let place_written = opens.span().of(&article.text).chars().count() > 1
        && opens.shape == Shape::Upper
        && !opens.is(ORGANISATION);
    let agency = bracket.and_then(|at| head.get(at + 1)).is_some_and(Token::is_capital);
    let sure = dated || agency && place.len() <= 8 || place_written && block < TOP && place.len() <= 6;
    sure.then_some(range.start + body)
}

const fn is_dash(sign: char) -> bool {
    matches!(sign, '—' | '–' | '―' | '-')
}
