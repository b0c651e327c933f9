//! Interviews whose questions and answers stand on lines one below the other: each begins a
//! block of its own, however its format joins lines.

use crate::model::article::{Article, Block, BlockKind, Given, Mark};
use crate::text::label::{Speaker, label, turns};
use crate::text::span::Span;

/// A line that begins with a label.
struct Line<'a> {
    /// The index of its block.
    block: usize,
    /// Where it begins in `Article::text`.
    start: usize,
    /// Whose label it is.
    speaker: Speaker<'a>,
}

/// Divides paragraphs of several lines where another begins to speak. Where `counted`, the
/// lines of a paragraph are lines of the file.
pub(super) fn divide(article: &mut Article, counted: bool) {
    if article.given.as_deref().is_some_and(|Given { complete, .. }| *complete) {
        return;
    }
    let starts = starts(article);
    if starts.is_empty() {
        return;
    }
    let blocks = std::mem::take(&mut article.blocks);
    article.blocks.reserve(blocks.len() + starts.len());
    let mut starts = starts.into_iter().peekable();
    for (index, block) in blocks.into_iter().enumerate() {
        let inner: Vec<usize> =
            std::iter::from_fn(|| starts.next_if(|(of, _)| *of == index)).map(|(_, start)| start).collect();
        let parts = cut(article, block, &inner, counted);
        article.blocks.extend(parts);
    }
}

/// Where inside of which blocks a turn begins.
fn starts(article: &Article) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    let mut inside = false;
    for (index, block) in article.blocks.iter().enumerate() {
        if block.kind == BlockKind::Paragraph {
            inside |= labelled(article, block, index, &mut lines);
        }
    }
    if !inside {
        return Vec::new();
    }
    let ends = lines.iter().skip(1).map(|line| line.start).chain([article.text.len()]);
    let asks = |line: &Line, end: usize| {
        let end = end.min(article.blocks.get(line.block).map_or(end, |block| block.span.end));
        article.slice(Span::new(line.start, end)).contains('?')
    };
    let labels: Vec<_> = lines.iter().zip(ends).map(|(line, end)| (line.speaker, asks(line, end))).collect();
    let inner =
        |line: &Line| article.blocks.get(line.block).is_some_and(|block| block.span.start < line.start);
    lines
        .iter()
        .zip(turns(&labels))
        .filter(|(line, turn)| turn.is_some() && inner(line))
        .map(|(line, _)| (line.block, line.start))
        .collect()
}

/// Adds the lines of a paragraph that begin with a label and go on with no sentence of the
/// line above; tells whether there is one below its first line.
fn labelled<'a>(article: &'a Article, block: &Block, index: usize, lines: &mut Vec<Line<'a>>) -> bool {
    let mut start = block.span.start;
    let mut above = true;
    let mut inside = false;
    for line in article.slice(block.span).split('\n') {
        let bare = line.trim_start();
        if above && let Some(label) = label(bare) {
            let start = start + line.len() - bare.len();
            inside |= start > block.span.start;
            lines.push(Line { block: index, start, speaker: label.speaker });
        }
        above = line.trim_end().ends_with(['.', '?', '!', '…', '"', '”', ')', ']']);
        start += line.len() + 1;
    }
    inside
}

/// The parts of `block` that begin at its beginning and at each of `starts`.
fn cut(article: &Article, block: Block, starts: &[usize], counted: bool) -> Vec<Block> {
    if starts.is_empty() {
        return vec![block];
    }
    let Block { kind, span, mut line, quoted, depth, marks } = block;
    let mut parts: Vec<Block> = Vec::with_capacity(starts.len() + 1);
    let mut from = span.start;
    for end in starts.iter().copied().chain([span.end]) {
        let words = article.slice(Span::new(from, end));
        let span = Span::new(from, from + words.trim_end().len());
        parts.push(Block { kind, span, line, quoted, depth, marks: Vec::new() });
        line += if counted { words.matches('\n').count() } else { 0 };
        from = end;
    }
    for mark in marks {
        let first = parts.partition_point(|part| part.span.end <= mark.span.start);
        let shared = parts.iter_mut().skip(first).take_while(|part| part.span.start < mark.span.end);
        for part in shared {
            if let Some(span) = mark.span.common(part.span).filter(|span| !span.is_empty()) {
                part.marks.push(Mark { span, kind: mark.kind.clone() });
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::divide;
    use crate::loader::read;
    use crate::model::article::{Article, MarkKind, Origin};

    fn blocks(name: &str, text: &str) -> Vec<(usize, String)> {
        let article = read(text.as_bytes().to_vec(), Origin::File(name.into()));
        article.blocks.iter().map(|block| (block.line, article.slice(block.span).to_owned())).collect()
    }

    #[test]
    fn an_answer_below_its_question_is_a_block() {
        let text = "The lock at Ede has been shut since the flood came down in the month of\nMay, and nobody knows why.\n\n\
            Q: Who counts the boats that wait below the lock, and who reads the\ncounts in town?\n\
            A: Nobody has counted them since the flood, and nobody in the town is\nasked to.\n\nQ: Why?\nA: Ask the town.\n";
        let expected = [
            (
                1,
                "The lock at Ede has been shut since the flood came down in the month of\nMay, and nobody knows why.",
            ),
            (4, "Q: Who counts the boats that wait below the lock, and who reads the\ncounts in town?"),
            (6, "A: Nobody has counted them since the flood, and nobody in the town is\nasked to."),
            (9, "Q: Why?"),
            (10, "A: Ask the town."),
        ];
        for name in ["lock.md", "lock.txt"] {
            let found = blocks(name, text);
            let found: Vec<_> = found.iter().map(|(line, text)| (*line, text.as_str())).collect();
            assert_eq!(found, expected, "{name}");
        }
    }

    #[test]
    fn prose_with_a_colon_at_the_head_of_a_line_is_not_divided() {
        for text in [
            "The road is shut, the minister said\nQuill: the road is safe. Is it?\nMoss: It is not.\n",
            "Warning: The ice is thin.\nNote: Is it salted? It is.\n",
            "The letters came from Vitamin\nA: they were late. Why?\n",
        ] {
            assert_eq!(blocks("road.md", text).len(), 1, "{text}");
        }
    }

    #[test]
    fn marks_stay_on_the_words_they_are_made_for() {
        let text = "**Q:** Why?  \n**A:** It *was* shut.\n\n**Q:** So?  \n**A:** So.\n";
        let article = read(text.as_bytes().to_vec(), Origin::File("lock.md".into()));
        let marks: Vec<_> = article
            .blocks
            .iter()
            .flat_map(|block| &block.marks)
            .map(|mark| (mark.kind.clone(), article.slice(mark.span)))
            .collect();
        let strong = |words| (MarkKind::Strong, words);
        let marked = [strong("Q:"), strong("A:"), (MarkKind::Emphasis, "was"), strong("Q:"), strong("A:")];
        assert_eq!(marks, marked);
        let mut empty = Article::default();
        divide(&mut empty, true);
        assert_eq!(empty, Article::default());
    }
}
