//! JSON (RFC 8259), one value or several one after the other.
//!
//! Read leniently where nothing can be misunderstood: a comma may stand before a closing
//! bracket, and `NaN` and `Infinity`, which several programs write, are words. The tokens
//! are found by `jsonc-parser`; what may follow what is decided here.

use std::borrow::Cow;

use jsonc_parser::tokens::Token;
use jsonc_parser::{Scanner, ScannerOptions};

use super::{Broken, Builder, Full, Node, Tree, Value};
use crate::text::span::Span;

const OPTIONS: ScannerOptions = ScannerOptions {
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: true,
    allow_extended_string_escapes: false,
};

/// `source` with `\ufffd` in place of every escape that is half a character (a lone
/// surrogate, RFC 8259, section 8.2), and where the first one stands. All offsets stay.
pub(in crate::loader) fn mend(source: &str) -> (Cow<'_, str>, Option<usize>) {
    let mut halves = Vec::new();
    let bytes = source.as_bytes();
    let mut after_high = None;
    for at in memchr::memmem::find_iter(bytes, b"\\u") {
        let slashes = bytes.get(..at).unwrap_or_default().iter().rev().take_while(|byte| **byte == b'\\');
        let digits = bytes.get(at + 2..at + 6).and_then(|digits| std::str::from_utf8(digits).ok());
        let Some(unit) = digits.and_then(|digits| u16::from_str_radix(digits, 16).ok()) else { continue };
        if slashes.count() % 2 == 1 {
            continue;
        }
        match unit {
            0xd800..=0xdbff => {
                halves.push(at);
                after_high = Some(at + 6);
            }
            0xdc00..=0xdfff if after_high == Some(at) => {
                halves.pop();
                after_high = None;
            }
            0xdc00..=0xdfff => halves.push(at),
            _ => {}
        }
    }
    let Some(&first) = halves.first() else { return (Cow::Borrowed(source), None) };
    let mut mended = String::with_capacity(source.len());
    let mut kept = 0;
    for half in halves {
        mended.push_str(Span::new(kept, half).of(source));
        mended.push_str("\\ufffd");
        kept = half + 6;
    }
    mended.push_str(Span::new(kept, source.len()).of(source));
    (Cow::Owned(mended), Some(first))
}

/// The tree of `source`, as far as it is JSON.
pub(in crate::loader) fn parse(source: &str) -> Tree<'_> {
    let mut scanner = Scanner::new(source, &OPTIONS);
    let mut builder = Builder::default();
    let mut next = Next::Value;
    loop {
        let rest = scanner.token_end();
        let token = match scanner.scan() {
            Ok(Some(token)) => token,
            Ok(None) if builder.open.is_empty() => return builder.finish(None),
            Ok(None) => {
                let message = "it ends before its last bracket is closed".to_owned();
                return builder.finish(Some(Broken { message, at: source.len(), rest }));
            }
            Err(error) => {
                let message = lower(&error.kind().to_string());
                let (at, rest) = (error.range().start, scanner.token_start());
                return builder.finish(Some(Broken { message, at, rest }));
            }
        };
        let at = scanner.token_start();
        match take(&mut builder, next, token, at) {
            Ok(then) => next = then,
            Err(message) => return builder.finish(Some(Broken { message, at, rest: at })),
        }
    }
}

/// What may come next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// A value, or the end of a list.
    Value,
    /// A value, whatever is open.
    ValueOfKey,
    /// A key, or the end of a mapping.
    Key,
    Colon,
    /// A comma or the end of a list or mapping.
    Comma,
}

fn take<'s>(builder: &mut Builder<'s>, next: Next, token: Token<'s>, at: usize) -> Result<Next, String> {
    let in_map = builder.open.last().is_some_and(|open| open.node.is_map());
    let value = match (next, token) {
        (Next::Value | Next::ValueOfKey, Token::OpenBrace) => {
            builder.open(at, Value::Map(Vec::new()), 0).map_err(Full::message)?;
            return Ok(Next::Key);
        }
        (Next::Value | Next::ValueOfKey, Token::OpenBracket) => {
            builder.open(at, Value::List(Vec::new()), 0).map_err(Full::message)?;
            return Ok(Next::Value);
        }
        (Next::Key, Token::String(key)) => {
            builder.key(key, at);
            return Ok(Next::Colon);
        }
        (Next::Colon, Token::Colon) => return Ok(Next::ValueOfKey),
        (Next::Comma, Token::Comma) => return Ok(if in_map { Next::Key } else { Next::Value }),
        (Next::Key | Next::Comma, Token::CloseBrace) if in_map => {
            return close(builder).map_err(Full::message);
        }
        (Next::Value | Next::Comma, Token::CloseBracket) if !in_map && !builder.open.is_empty() => {
            return close(builder).map_err(Full::message);
        }
        (Next::Value | Next::ValueOfKey, Token::String(words)) => Value::Words(words),
        (Next::Value | Next::ValueOfKey, Token::Number(words)) => Value::Words(Cow::Borrowed(words)),
        (Next::Value | Next::ValueOfKey, Token::Boolean(is)) => {
            Value::Words(Cow::Borrowed(if is { "true" } else { "false" }))
        }
        (Next::Value | Next::ValueOfKey, Token::Null) => Value::Null,
        (next, _) => return Err(expected(next, in_map)),
    };
    builder.add(Node { at, value }).map_err(Full::message)?;
    Ok(after_value(builder))
}

fn close(builder: &mut Builder<'_>) -> Result<Next, Full> {
    if let Some((node, _)) = builder.close() {
        builder.add(node)?;
    }
    Ok(after_value(builder))
}

/// After a value a comma comes, or at the outermost, where none is needed, another value.
fn after_value(builder: &Builder<'_>) -> Next {
    if builder.open.is_empty() { Next::Value } else { Next::Comma }
}

fn expected(next: Next, in_map: bool) -> String {
    let what = match (next, in_map) {
        (Next::Value | Next::ValueOfKey, _) => "a value",
        (Next::Key, _) => "a key in double quotes or `}`",
        (Next::Colon, _) => "a colon",
        (Next::Comma, true) => "a comma or `}`",
        (Next::Comma, false) => "a comma or `]`",
    };
    format!("{what} is expected here")
}

fn lower(message: &str) -> String {
    let mut chars = message.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
