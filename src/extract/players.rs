//! The players an article lists: "Name: role" in whatever shape, under a heading that
//! announces them.

use std::ops::Range;

use super::cast::Person;
use super::lexicon::{FUNCTION, GIVEN, HONORIFIC, ORGANISATION, PARTICLE, PLACE, ROLE, SAY, SURNAME, TITLE};
use super::prose::Prose;
use super::roles;
use super::sections;
use super::tokens::Shape;
use crate::model::article::{Block, BlockKind};
use crate::model::briefing::{Section, SectionKind};
use crate::text::span::Span;

/// A listed name has at most so many words.
const LONGEST: usize = 7;

/// The listed players in the order of the lists.
pub(super) fn listed(prose: &Prose, all: &[Section]) -> Vec<Person> {
    let mut found: Vec<Person> = Vec::new();
    // The depth of the last entry that others may be nested in.
    let mut depth = None;
    for (index, block) in prose.article.blocks.iter().enumerate() {
        if sections::kind_at(all, block.span.start) != Some(SectionKind::Players) {
            continue;
        }
        let range = prose.block_tokens(index);
        match block.kind {
            BlockKind::Item(_) if depth.is_some_and(|depth| block.depth > depth) => {
                if let Some(last) = found.last_mut()
                    && last.role.is_none()
                {
                    last.role = nested(prose, &range);
                }
            }
            BlockKind::Item(_) => {
                depth = Some(block.depth);
                found.extend(entry(prose, &range, true).or_else(|| titled(prose, &range)));
            }
            BlockKind::Row { header: false } => found.extend(entry(prose, &range, true)),
            BlockKind::Paragraph => {
                depth = None;
                let range = behind_head(prose, block, &range);
                let lines = lines(prose, block, &range);
                let single = lines.len() == 1;
                let before = found.len();
                found.extend(lines.iter().filter_map(|line| {
                    entry(prose, line, false).filter(|person| !single || person.role.is_some())
                }));
                if found.len() == before {
                    found.extend(prose.sentences_of(index).filter_map(|at| told(prose, at)));
                }
            }
            _ => {}
        }
    }
    found
}

/// A player whom a sentence tells what they are: `Ada Quill leads the union`, `Bram Osei is
/// its treasurer`.
fn told(prose: &Prose, sentence: usize) -> Option<Person> {
    let sentence = prose.sentences.get(sentence)?;
    let head = prose.block(sentence.block).and_then(|block| sections::run_in(prose.article, block));
    let after = head.map_or(0, |head| head.end);
    let is_word = |at: &usize| {
        prose.token(*at).is_some_and(super::tokens::Token::is_word)
            && prose.span(&(*at..*at + 1)).start >= after
    };
    let start = sentence.tokens.clone().find(is_word)?;
    let capital = |at: &usize| {
        prose.token(*at).is_some_and(super::tokens::Token::is_capital) || prose.is(*at, PARTICLE)
    };
    let end = start + (start..sentence.tokens.end).take_while(capital).count();
    let name = without_title(prose, start..end);
    let role = roles::told(prose, &name, &sentence.tokens)?;
    let named =
        (2..=4).contains(&name.len()) && !name.clone().any(|at| prose.is(at, FUNCTION | ORGANISATION));
    named.then(|| Person {
        span: prose.span(&name),
        name,
        role: Some(role),
        listed: true,
        ..Person::default()
    })
}

/// The tokens of a paragraph behind its run-in head, which names nobody.
fn behind_head(prose: &Prose, block: &Block, range: &Range<usize>) -> Range<usize> {
    let Some(head) = sections::run_in(prose.article, block) else { return range.clone() };
    let is_behind = |at: &usize| {
        prose.token(*at).is_some_and(|token| token.span().start >= head.end)
            && !matches!(prose.sign(*at), ':' | '.')
    };
    range.clone().find(is_behind).unwrap_or(range.end)..range.end
}

/// The lines of a paragraph, as tokens.
fn lines(prose: &Prose, block: &Block, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut from = range.start;
    for at in range.start + 1..range.end {
        let (Some(before), Some(token)) = (prose.token(at - 1), prose.token(at)) else { break };
        if prose.article.slice(Span::new(before.span().end, token.span().start)).contains('\n') {
            lines.push(from..at);
            from = at;
        }
    }
    lines.push(from..range.end);
    // A wrapped paragraph has lines that begin with no name: then it is one.
    if block.marks.is_empty() && lines.iter().any(|line| entry(prose, line, false).is_none()) {
        lines.clear();
        lines.push(range.clone());
    }
    lines
}

/// "Name: role", "Name - role", "Name (role)", "Name, role", "Name | role", or, in a
/// list, a name alone.
fn entry(prose: &Prose, range: &Range<usize>, alone: bool) -> Option<Person> {
    let mut start = range.start;
    while start < range.end && prose.token(start).is_some_and(|token| !token.is_word()) {
        start += 1;
    }
    let mut end = start;
    while end < range.end && end < start + LONGEST + 4 {
        let token = prose.token(end)?;
        match token.shape {
            Shape::Sign
                if !matches!(token.sign(), '.' | '\'' | '\u{2019}' | '"' | '\u{201c}' | '\u{201d}') =>
            {
                break;
            }
            Shape::Possessive => return None,
            Shape::Lower
                if !token.is(PARTICLE) && !matches!(prose.word(end), "and" | "of" | "the" | "for") =>
            {
                return None;
            }
            _ => end += 1,
        }
    }
    let words = end - start;
    if words == 0 || words > LONGEST || !prose.token(start)?.is_capital() && !prose.is(start, PARTICLE) {
        return None;
    }
    let separated = end < range.end;
    if !(separated || alone) || prose.is(start, FUNCTION | SAY) && words == 1 {
        return None;
    }
    let name = without_title(prose, start..end);
    let role = if separated { role(prose, end, range.end) } else { None };
    // Only people have titles.
    let organisation = name.start == start && is_organisation(prose, &name, end..range.end);
    Some(Person { span: prose.span(&name), name, role, listed: true, organisation, ..Person::default() })
}

/// An item that is a name behind a role: `Fire chief Ada Quill`.
fn titled(prose: &Prose, range: &Range<usize>) -> Option<Person> {
    let last = range.clone().take(LONGEST * 2).rev().find(|at| prose.is(*at, ROLE | TITLE))?;
    let name = last + 1..range.end;
    let fits = (2..=4).contains(&name.len())
        && name.clone().all(|at| prose.token(at).is_some_and(super::tokens::Token::is_capital))
        && (range.start..last).all(|at| {
            let word = prose.token(at).is_some_and(super::tokens::Token::is_word);
            word || matches!(prose.sign(at), '\'' | '\u{2019}' | '-')
        });
    fits.then(|| Person {
        span: prose.span(&name),
        role: Some(prose.span(&(range.start..name.start))),
        name,
        listed: true,
        ..Person::default()
    })
}

/// True for a name that says so, or whose role does: "the cooperative that ...".
fn is_organisation(prose: &Prose, name: &Range<usize>, role: Range<usize>) -> bool {
    if prose.is(name.start, GIVEN | TITLE) {
        return false;
    }
    let last = name.end.saturating_sub(1);
    let head = role.clone().take(6).find(|at| prose.is(*at, ROLE | TITLE | ORGANISATION));
    let named = prose.is(last, ORGANISATION) && !prose.is(last, SURNAME | GIVEN);
    named
        || head.is_some_and(|head| prose.is(head, ORGANISATION) && !prose.is(head, ROLE | TITLE))
            && !(role.start..head.unwrap_or(role.start)).any(|at| prose.sign(at) == ',')
            && !prose.is(head.map_or(0, |head| head + 1), ROLE | TITLE)
}

/// A name without the honorific before it, unless a single word would be left.
fn without_title(prose: &Prose, name: Range<usize>) -> Range<usize> {
    let mut start = name.start;
    while name.end - start > 2 && prose.is(start, HONORIFIC | TITLE) && !prose.is(start, PARTICLE) {
        start += 1;
    }
    // "Transport Minister Ada Quill": an office of several words before a name of people's.
    let last = (start + 1..name.end.saturating_sub(2)).rev().find(|at| prose.is(*at, TITLE | ROLE));
    if let Some(last) = last
        && !(start..last).any(|at| prose.is(at, GIVEN | FUNCTION | PARTICLE))
        && !prose.is(last, GIVEN)
        && (last + 1..name.end).all(|at| !prose.is(at, FUNCTION | ORGANISATION | ROLE | PLACE))
        && (prose.is(last, TITLE) || prose.is(last + 1, GIVEN))
    {
        start = last + 1;
    }
    // "Geologist Prof. Dr. Ada Quill".
    let office = (start..name.end.saturating_sub(2)).rev().find(|at| prose.is(*at, HONORIFIC));
    if let Some(office) = office.filter(|_| prose.is(start, ROLE)) {
        start = office + 1;
    }
    start..name.end
}

/// The role that follows the separator at `at`.
fn role(prose: &Prose, at: usize, end: usize) -> Option<Span> {
    let bracket = prose.sign(at) == '(';
    let mut from = at;
    while from < end
        && prose
            .token(from)
            .is_some_and(|token| token.shape == Shape::Sign && !matches!(token.sign(), '"' | '\u{201c}'))
    {
        from += 1;
    }
    let mut to = from;
    while to < end {
        let token = prose.token(to)?;
        let stops = match token.sign() {
            '.' | ';' | '|' | '?' | '!' => true,
            ')' => bracket,
            ',' => to > from && ends_role(prose, to),
            _ => false,
        };
        if stops {
            break;
        }
        to += 1;
    }
    (from < to).then(|| prose.span(&(from..to)))
}

/// True for a comma behind which the text no longer says what somebody is, but what they
/// do or did.
fn ends_role(prose: &Prose, comma: usize) -> bool {
    let Some(next) = prose.token(comma + 1) else { return true };
    if next.shape != Shape::Lower {
        return false;
    }
    let relative = prose.says_one_of(comma + 1, &BREAKS);
    relative
        || prose.says(comma + 1, "the")
            && !prose.is(comma + 2, ROLE | ORGANISATION | PLACE)
            && prose.says(comma + 2, "only")
}

/// What behind a comma says what somebody does or did.
const BREAKS: [&str; 15] = [
    "who", "whose", "which", "where", "when", "that", "in", "seen", "known", "now", "but", "sat", "left",
    "has", "is",
];

/// A nested item that says "Role: ..." or is the role.
fn nested(prose: &Prose, range: &Range<usize>) -> Option<Span> {
    let colon = range.clone().take(4).find(|at| prose.sign(*at) == ':');
    let labelled =
        prose.says_one_of(range.start, &["role", "position", "title", "job", "who", "affiliation"]);
    match colon {
        Some(colon) if labelled => role(prose, colon, range.end),
        Some(_) => None,
        None => role(prose, range.start, range.end),
    }
}
