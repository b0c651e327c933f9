//! Pairs quotation marks, paragraph by paragraph: a small machine with a stack that reads
//! each mark by what it is and by its neighbours, because straight marks tell nothing by
//! themselves and typed ones are often wrong.

use std::ops::Range;

use super::lexicon;
use super::tokens::{Shape, Token, Tokens};
use crate::model::article::{Article, BlockKind};
use crate::text::span::Span;

/// Words between a pair of marks that stand inside no other pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quoted {
    /// Index of the block.
    pub(super) block: usize,
    /// The tokens of it, marks included.
    pub(super) outer: Range<usize>,
    /// The tokens between the marks.
    pub(super) inner: Range<usize>,
    /// False where the paragraph ended before the closing mark came.
    pub(super) closed: bool,
}

impl Quoted {
    /// From the first to the last word or sign between the marks.
    pub(super) fn span(&self, tokens: &Tokens) -> Span {
        let list = tokens.list.get(self.inner.clone()).unwrap_or_default();
        match (list.first(), list.last()) {
            (Some(from), Some(to)) => Span::new(from.span().start, to.span().end),
            _ => Span::default(),
        }
    }
}

/// What the author quotes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Single marks, the double ones inside them.
    Single,
    /// Double marks; single ones are not looked at.
    Double,
}

/// The pairs of all blocks but headings, in the order of the text.
pub(super) fn quoted(article: &Article, tokens: &Tokens) -> Vec<Quoted> {
    let style = style(tokens);
    let mut found = Vec::new();
    let mut marks = Vec::new();
    for (index, (block, range)) in article.blocks.iter().zip(tokens.blocks()).enumerate() {
        if matches!(block.kind, BlockKind::Heading { .. }) {
            continue;
        }
        let list = tokens.list.get(range.clone()).unwrap_or_default();
        marks.clear();
        read(list, style, &mut marks);
        if !marks.is_empty() {
            pair(&marks, index, &range, &mut found);
        }
    }
    found
}

/// The kinds of marks that go together. The numbers of a pair's two ends are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Guillemet,
    Low,
    Corner,
}

/// One mark of a block, read.
#[derive(Debug, Clone, Copy)]
struct Mark {
    /// Tokens of the mark, counted from the block's first.
    from: usize,
    to: usize,
    family: Family,
    turn: Turn,
    /// True for what may be the apostrophe of a plural: the players’ union.
    plural: bool,
}

/// Which way a mark faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Opens,
    Closes,
    Either,
}

/// The style of the whole text: single marks count where they open more often than all
/// others together.
fn style(tokens: &Tokens) -> Style {
    let (mut single, mut other) = (0_usize, 0_usize);
    for (at, token) in tokens.list.iter().enumerate() {
        match token.sign() {
            '\u{201c}' | '"' | '\u{ab}' | '\u{201e}' | '\u{300c}' => other += 1,
            '\u{2018}' | '\'' if token.shape == Shape::Sign => {
                let (left, right) = neighbours(&tokens.list, at, at + 1);
                single += usize::from(!left && right && !elision(&tokens.list, at + 1));
            }
            _ => {}
        }
    }
    // Straight marks and „“ were counted at both ends.
    if single > 0 && single * 2 > other { Style::Single } else { Style::Double }
}

/// Whether something stands close at the left and at the right of the tokens `from..to`.
/// An opening bracket or a dash at the left and a closing sign at the right do not count.
fn neighbours(list: &[Token], from: usize, to: usize) -> (bool, bool) {
    let (Some(head), Some(tail)) = (list.get(from), list.get(to.wrapping_sub(1))) else {
        return (false, false);
    };
    let left = from.checked_sub(1).and_then(|at| list.get(at)).is_some_and(|token| {
        token.span().end == head.span().start
            && !matches!(
                token.sign(),
                '(' | '[' | '{' | '\u{2014}' | '\u{2013}' | '-' | '/' | '=' | '*' | '\u{201c}' | '\u{2018}'
            )
    });
    let right = list.get(to).is_some_and(|token| {
        token.span().start == tail.span().end
            && !matches!(
                token.sign(),
                ')' | ']'
                    | '}'
                    | '\u{2014}'
                    | '\u{2013}'
                    | '-'
                    | '/'
                    | ','
                    | '.'
                    | ';'
                    | ':'
                    | '?'
                    | '!'
                    | '*'
                    | '\u{201d}'
                    | '\u{2019}'
            )
    });
    (left, right)
}

/// True where the word at `at` is cut short at its front: '90s, 'em.
fn elision(list: &[Token], at: usize) -> bool {
    list.get(at).is_some_and(|token| {
        token.shape == Shape::Number
            || ["em", "til", "tis", "twas", "cause", "n"].iter().any(|word| lexicon::key(word) == token.key())
    })
}

/// Reads the marks of a block.
fn read(list: &[Token], style: Style, marks: &mut Vec<Mark>) {
    let mut at = 0;
    while let Some(token) = list.get(at) {
        let twin = list
            .get(at + 1)
            .is_some_and(|next| next.sign() == token.sign() && next.span().start == token.span().end);
        let (to, family) = match token.sign() {
            '"' | '\u{201c}' | '\u{201d}' | '\u{201f}' | '\u{ff02}' => (at + 1, Family::Double),
            '`' | '\'' | '\u{2019}' | '\u{2018}' if twin && token.shape == Shape::Sign => {
                (at + 2, Family::Double)
            }
            '\u{ab}' | '\u{bb}' => (at + 1, Family::Guillemet),
            '\u{201e}' => (at + 1, Family::Low),
            '\u{300c}' | '\u{300d}' | '\u{300e}' | '\u{300f}' => (at + 1, Family::Corner),
            '\'' | '\u{2018}' | '\u{2019}' if style == Style::Single && token.shape == Shape::Sign => {
                (at + 1, Family::Single)
            }
            _ => {
                at += 1;
                continue;
            }
        };
        if let Some(turn) = turn(list, at, to, family) {
            let plural = family == Family::Single && ends_plural(list, at);
            marks.push(Mark { from: at, to, family, turn, plural });
        }
        at = to;
    }
}

/// True where the mark at `at` stands behind an "s" and before a further word.
fn ends_plural(list: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| list.get(before));
    before.is_some_and(|token| token.is_word() && token.is_plural())
        && list.get(at + 1).is_some_and(|next| next.is_word() || matches!(next.sign(), '"' | '\u{201c}'))
}

/// Which way the mark of the tokens `from..to` faces; `None` where it is none at all.
fn turn(list: &[Token], from: usize, to: usize, family: Family) -> Option<Turn> {
    let (left, right) = neighbours(list, from, to);
    let sign = list.get(from)?.sign();
    // The end of a tag that was left in the text.
    if !left && list.get(to).is_some_and(|next| next.sign() == '>') {
        return None;
    }
    let after_number =
        left && from > 0 && list.get(from - 1).is_some_and(|token| token.shape == Shape::Number);
    Some(match (sign, family) {
        // A mark that faces one way, at a place where only the other makes sense.
        ('\u{201c}' | '\u{ab}', _) if left && !right => Turn::Closes,
        ('\u{bb}', _) if !left && right => Turn::Opens,
        ('\u{201d}', _) if !left && right => Turn::Either,
        ('\u{201c}' | '\u{201e}' | '\u{ab}' | '\u{300c}' | '\u{300e}', _)
        | ('`', Family::Double)
        | ('\u{2018}', Family::Single) => Turn::Opens,
        ('\u{201d}' | '\u{bb}' | '\u{300d}' | '\u{300f}', _) => Turn::Closes,
        (_, Family::Single) if !left && right => {
            if elision(list, to) {
                return None;
            }
            Turn::Opens
        }
        (_, Family::Single) if left && !right => Turn::Closes,
        (_, Family::Single) => return None,
        // Feet and inches: a straight mark after a number can close, but never opens.
        _ if after_number => Turn::Closes,
        _ => match (left, right) {
            (false, true) => Turn::Opens,
            (true, false) => Turn::Closes,
            _ => Turn::Either,
        },
    })
}

/// Runs the machine over the marks of one block.
fn pair(marks: &[Mark], block: usize, range: &Range<usize>, found: &mut Vec<Quoted>) {
    let mut left = [0_usize; 5];
    for mark in marks {
        if mark.turn == Turn::Closes {
            left[mark.family as usize] += 1;
        }
    }
    let mut stack: Vec<Mark> = Vec::new();
    for (index, mark) in marks.iter().enumerate() {
        let family = mark.family as usize;
        if mark.turn == Turn::Closes {
            left[family] -= 1;
        }
        let next = marks.get(index + 1).filter(|_| mark.plural);
        if next.is_some_and(|next| next.family != mark.family || next.turn == Turn::Closes) {
            continue;
        }
        let open = stack.iter().rposition(|open| closes(*open, *mark));
        let opens = match mark.turn {
            Turn::Opens => true,
            Turn::Closes => false,
            Turn::Either => open.is_none(),
        };
        if opens {
            // A second opening mark of the kind is a pair inside the pair only if there
            // are closing marks for both; else the first was never closed.
            if open == Some(0) && left[family] < 2 {
                stack.clear();
            }
            if stack.len() < 8 {
                stack.push(*mark);
            }
        } else if let Some(open) = open {
            if open == 0
                && let Some(first) = stack.first()
                && mark.from > first.to
            {
                found.push(Quoted {
                    block,
                    outer: range.start + first.from..range.start + mark.to,
                    inner: range.start + first.to..range.start + mark.from,
                    closed: true,
                });
            }
            stack.truncate(open);
        }
    }
    if let Some(first) = stack.first()
        && range.start + first.to < range.end
    {
        found.push(Quoted {
            block,
            outer: range.start + first.from..range.end,
            inner: range.start + first.to..range.end,
            closed: false,
        });
    }
}

/// True where `mark` may end what `open` began: marks of one family, or “ and ” after „.
fn closes(open: Mark, mark: Mark) -> bool {
    open.family == mark.family || (open.family == Family::Low && mark.family == Family::Double)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::Block;

    fn quotations(paragraphs: &[&str]) -> Vec<String> {
        let mut article = Article::default();
        for paragraph in paragraphs {
            let start = article.text.len();
            article.text.push_str(paragraph);
            article.blocks.push(Block {
                kind: BlockKind::Paragraph,
                span: Span::new(start, article.text.len()),
                line: 1,
                quoted: 0,
                depth: 0,
                marks: Vec::new(),
            });
            article.text.push_str("\n\n");
        }
        let tokens = Tokens::of(&article);
        quoted(&article, &tokens)
            .iter()
            .map(|quoted| quoted.span(&tokens).of(&article.text).to_owned())
            .collect()
    }

    #[test]
    fn every_kind_of_mark_pairs() {
        assert_eq!(quotations(&["“One,” she said. \"Two,\" he said."]), ["One,", "Two,"]);
        assert_eq!(quotations(&["«Un» et „zwei“ und »drei« 「四」"]), ["Un", "zwei", "drei", "四"]);
        assert_eq!(quotations(&["``Five,'' ''six''"]), ["Five,", "six"]);
    }

    #[test]
    fn an_opening_mark_may_be_used_as_a_closer() {
        assert_eq!(quotations(&["“We will see,“ he said. “Soon.“"]), ["We will see,", "Soon."]);
    }

    #[test]
    fn pairs_inside_a_pair_are_part_of_it() {
        assert_eq!(
            quotations(&["“She told me ‘no’ and “never” again,” he said."]),
            ["She told me ‘no’ and “never” again,"]
        );
    }

    #[test]
    fn single_marks_count_where_they_are_the_outermost() {
        assert_eq!(
            quotations(&["‘It’s the players’ \"own\" affair,’ said Quill. 'We don't mind.'"]),
            ["It’s the players’ \"own\" affair,", "We don't mind."]
        );
        assert_eq!(quotations(&["“It’s the ‘own’ affair,” said Quill."]), ["It’s the ‘own’ affair,"]);
    }

    #[test]
    fn feet_inches_and_years_are_no_quotations() {
        assert_eq!(
            quotations(&["The 12\" hose is 3' 8\" long since the '90s -> an \"aha\" moment"]),
            ["aha"]
        );
    }

    #[test]
    fn a_mark_never_closed_runs_to_the_end_of_its_paragraph() {
        assert_eq!(quotations(&["“One.", "“Two,” she said."]), ["One.", "Two,"]);
    }
}
