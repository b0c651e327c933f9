//! A flow: text with roles on its way to rows.
//!
//! What is wrapped as one paragraph may be a stretch of the article as it stands, or be
//! put together from several of them and from ornaments (quotation marks, a dash before
//! the speaker). Either way it is one text with pieces that know where they come from,
//! so that the rows can say which words of the article stand in them.

use std::borrow::Cow;

use super::role::Role;
use super::row::{Row, Run};
use super::wrap::wrap;
use crate::model::article::{Article, Mark, MarkKind};
use crate::text::span::Span;
use crate::text::width;

/// Text to be wrapped as one paragraph.
pub(super) struct Flow<'a> {
    /// The text that is wrapped.
    text: Cow<'a, str>,
    /// What of it is wrapped.
    span: Span,
    /// Its pieces by ascending start; each ends where the next one begins.
    pieces: Vec<Piece>,
    /// Offsets of the line ends that end a row.
    hard: Vec<usize>,
}

/// A stretch of a flow in one role.
struct Piece {
    /// Where it begins in the flow's text.
    start: usize,
    role: Role,
    /// Where it begins in the article's text, unless it is an ornament.
    origin: Option<usize>,
}

/// What stands at the left of a flow's rows.
#[derive(Default)]
pub(super) struct Frame {
    /// Before the first row.
    pub(super) first: Row,
    /// Before all others; as wide as `first`.
    pub(super) rest: Row,
    /// Columns of either.
    pub(super) columns: usize,
}

impl<'a> Flow<'a> {
    /// The article's words at `span` in the role `base`, with their marks, and with
    /// `accents` on top of those.
    pub(super) fn of_article(article: &'a Article, span: Span, base: Role, accents: &[(Span, Role)]) -> Self {
        let mut changes = Changes::default();
        let mut hard = Vec::new();
        for mark in marks(article, span) {
            match role(mark) {
                Some(role) if base == Role::Body || role == Role::Link || role == Role::Code => {
                    changes.add(mark.span, span, role);
                }
                Some(_) => {}
                None => hard.push(mark.span.start),
            }
        }
        for &(accent, role) in accents {
            changes.add(accent, span, role);
        }
        hard.sort_unstable();
        let flow =
            Self { text: Cow::Borrowed(&article.text), span, pieces: changes.pieces(span.start, base), hard };
        let struck: Vec<Span> = marks(article, span)
            .filter(|mark| mark.kind == MarkKind::Strike)
            .filter_map(|mark| mark.span.common(span))
            .collect();
        if struck.is_empty() { flow } else { flow.with_strokes(article, &struck) }
    }

    /// The same with `~~` around the words at `struck`: not every terminal draws a line
    /// through them, and without it they would say what the author took back.
    fn with_strokes(self, article: &Article, struck: &[Span]) -> Self {
        // A mark may end inside a cluster, which must not be torn.
        let line = self.span.of(&self.text);
        let clear = |offset: usize| {
            self.span.start + width::next_boundary(line, offset.saturating_sub(self.span.start))
        };
        let struck = struck.iter().map(|span| (clear(span.start), clear(span.end)));
        let mut strokes: Vec<usize> =
            struck.filter(|(start, end)| start < end).flat_map(|(start, end)| [start, end]).collect();
        strokes.sort_unstable();
        let mut flow = Flow::new();
        let mut hard = self.hard.iter().copied().peekable();
        let mut strokes = strokes.into_iter().peekable();
        for (index, piece) in self.pieces.iter().enumerate() {
            let end = self.pieces.get(index + 1).map_or(self.span.end, |next| next.start);
            let mut start = piece.start;
            while start < end {
                while strokes.next_if(|stroke| *stroke <= start).is_some() {
                    flow = flow.ornament("~~", Role::Strike);
                }
                let next = strokes.peek().map_or(end, |stroke| (*stroke).min(end));
                let moved = flow.text.len();
                while let Some(offset) = hard.next_if(|offset| *offset < next) {
                    flow.hard.push(moved + offset.saturating_sub(start));
                }
                flow = flow.words(article, Span::new(start, next), piece.role);
                start = next;
            }
        }
        strokes.for_each(|_| flow.push("~~", Role::Strike, None));
        flow
    }

    /// A flow to be put together from parts.
    pub(super) fn new() -> Self {
        Self { text: Cow::Owned(String::new()), span: Span::default(), pieces: Vec::new(), hard: Vec::new() }
    }

    /// This flow with the article's words at `span` after it.
    pub(super) fn words(mut self, article: &Article, span: Span, role: Role) -> Self {
        self.push(article.slice(span), role, Some(span.start));
        self
    }

    /// This flow with something after it that is not the article's.
    pub(super) fn ornament(mut self, text: &str, role: Role) -> Self {
        self.push(text, role, None);
        self
    }

    fn push(&mut self, text: &str, role: Role, origin: Option<usize>) {
        let start = self.text.len();
        self.pieces.push(Piece { start, role, origin });
        self.text.to_mut().push_str(text);
        self.span = Span::whole(&self.text);
    }

    /// The rows at `width` columns, the frame's included.
    pub(super) fn rows(&self, width: usize, frame: &Frame) -> Vec<Row> {
        let spans = wrap(&self.text, self.span, width.saturating_sub(frame.columns), &self.hard);
        let mut from = 0;
        let mut rows = Vec::with_capacity(spans.len());
        for span in spans {
            while self.pieces.get(from + 1).is_some_and(|piece| piece.start <= span.start) {
                from += 1;
            }
            let mut row = if rows.is_empty() { frame.first.clone() } else { frame.rest.clone() };
            self.fill(&mut row.runs, span, from);
            rows.push(row);
        }
        rows
    }

    /// Adds the runs of the row at `span`, which begins in the piece of index `from`.
    fn fill(&self, runs: &mut Vec<Run>, span: Span, from: usize) {
        let line = span.of(&self.text);
        let mut start = span.start;
        let mut after_space = false;
        for (index, piece) in self.pieces.iter().enumerate().skip(from) {
            if piece.start >= span.end {
                break;
            }
            let next = self.pieces.get(index + 1);
            let mut end = next.map_or(span.end, |next| next.start.min(span.end));
            if end <= start {
                continue;
            }
            // A mark may end inside a cluster, which must not be torn over two runs.
            if piece.origin.and(next).is_some_and(|next| next.origin.is_some()) {
                end = span.start + width::next_boundary(line, end - span.start);
            }
            self.collapse(Span::new(start, end), &mut after_space, |part| {
                runs.push(match piece.origin {
                    Some(origin) => Run::text(part.moved(piece.start, origin), piece.role),
                    None => Run::ornament(part.of(&self.text).to_owned(), piece.role),
                });
            });
            start = end;
        }
    }

    /// Gives `keep` the stretches of `span` that are left when of each run of white
    /// space only the first character is.
    fn collapse(&self, span: Span, after_space: &mut bool, mut keep: impl FnMut(Span)) {
        let mut start = span.start;
        for (at, char) in span.of(&self.text).char_indices() {
            let space = char.is_whitespace();
            if space && *after_space {
                if start < span.start + at {
                    keep(Span::new(start, span.start + at));
                }
                start = span.start + at + char.len_utf8();
            }
            *after_space = space;
        }
        if start < span.end {
            keep(Span::new(start, span.end));
        }
    }
}

impl Frame {
    /// A frame of these two beginnings; both are ornaments and equally wide.
    pub(super) fn new(first: Vec<Run>, rest: Vec<Run>) -> Self {
        let (first, rest) = (Row::from(first), Row::from(rest));
        let columns = first.columns("");
        Self { first, rest, columns }
    }
}

/// Where in a text the role changes.
#[derive(Default)]
struct Changes {
    /// Offset, rank of the role that begins or ends there, and whether it begins.
    edges: Vec<(usize, Role, bool)>,
}

impl Changes {
    /// Puts `role` on what `span` has in common with `whole`.
    fn add(&mut self, span: Span, whole: Span, role: Role) {
        if let Some(Span { start, end }) = span.common(whole) {
            self.edges.push((start, role, true));
            self.edges.push((end, role, false));
        }
    }

    /// The pieces of the article's text from `start` on. Where several roles meet, the
    /// one that matters most to the reader wins, see [`RANKS`].
    fn pieces(mut self, start: usize, base: Role) -> Vec<Piece> {
        self.edges.sort_unstable();
        let mut depths = [0_usize; RANKS.len()];
        let mut pieces = vec![Piece { start, role: base, origin: Some(start) }];
        let mut edges = self.edges.into_iter().peekable();
        while let Some((at, edge, begins)) = edges.next() {
            if let Some((depth, _)) = depths.iter_mut().zip(RANKS).find(|(_, rank)| *rank == edge) {
                *depth = if begins { *depth + 1 } else { depth.saturating_sub(1) };
            }
            if edges.peek().is_some_and(|next| next.0 == at) {
                continue;
            }
            let top = RANKS.iter().zip(depths).find(|(_, depth)| *depth > 0).map_or(base, |(role, _)| *role);
            match pieces.last_mut() {
                Some(last) if last.role == top => {}
                Some(last) if last.start == at => last.role = top,
                _ => pieces.push(Piece { start: at, role: top, origin: Some(at) }),
            }
        }
        pieces
    }
}

/// The roles that can lie on top of a block's own, the one that wins first.
const RANKS: [Role; 7] =
    [Role::Cue, Role::Marker, Role::Link, Role::Code, Role::Strike, Role::Strong, Role::Emphasis];

/// The role of a mark; `None` for the end of a line.
const fn role(mark: &Mark) -> Option<Role> {
    match mark.kind {
        MarkKind::Emphasis => Some(Role::Emphasis),
        MarkKind::Strong => Some(Role::Strong),
        MarkKind::Strike => Some(Role::Strike),
        MarkKind::Code => Some(Role::Code),
        MarkKind::Link(_) => Some(Role::Link),
        MarkKind::Break => None,
    }
}

/// The marks on the words at `span`. Of a block's marks that begin before `span` only
/// the last few are looked at, so that setting all sentences of a block one by one stays
/// linear; marks are nested that deep nowhere.
fn marks(article: &Article, span: Span) -> impl Iterator<Item = &Mark> {
    const DEEPEST: usize = 32;
    let first = article.block_at(span.start).unwrap_or_default();
    let blocks =
        article.blocks.iter().skip(first).take_while(move |block| block.span.start < span.end.max(1));
    blocks.flat_map(move |block| {
        let begun = block.marks.partition_point(|mark| mark.span.start < span.start);
        let marks = block.marks.iter().skip(begun.saturating_sub(DEEPEST));
        marks.take_while(move |mark| mark.span.start < span.end)
    })
}
