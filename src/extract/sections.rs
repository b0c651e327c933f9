//! Sections: what stands under each heading, and what kind of thing it is. A run-in head
//! ("**Why it matters:** ...") is a heading, too.

use super::aliases;
use super::prose::Prose;
use crate::model::article::{Article, Block, BlockKind, MarkKind};
use crate::model::briefing::{Section, SectionKind};
use crate::text::span::Span;

/// A run-in head is no longer than this, in bytes.
const RUN_IN: usize = 60;

/// The sections of an article. The heading `title` is the article's own and none of them, nor
/// is the label of whoever speaks in an interview.
pub(super) fn find(prose: &Prose, title: Option<Span>) -> Vec<Section> {
    let article = prose.article;
    let mut sections: Vec<Section> = Vec::new();
    // The section that runs on to the next heading.
    let mut open: Option<usize> = None;
    for (index, block) in article.blocks.iter().enumerate() {
        let Some(heading) = heading(article, block) else { continue };
        if prose.turn(index).is_some_and(|turn| turn.labelled) {
            continue;
        }
        if title.is_some_and(|title| title.overlaps(heading)) {
            continue;
        }
        let kind = aliases::section_kind(article.slice(heading));
        // An unmarked word before a colon heads its own paragraph, and what stands below it
        // belongs to the section around it.
        if !is_heading(block) && marked(article, block).or_else(|| alone(article, block)).is_none() {
            sections.push(Section { heading, kind, span: Span::new(heading.start, block.span.end) });
            continue;
        }
        if let Some(last) = open.and_then(|open| sections.get_mut(open)) {
            last.span = Span::new(last.span.start, heading.start);
        }
        open = Some(sections.len());
        sections.push(Section { heading, kind, span: Span::new(heading.start, article.text.len()) });
    }
    sections
}

/// The kind of the section that holds the byte at `offset`.
pub(super) fn kind_at(sections: &[Section], offset: usize) -> Option<SectionKind> {
    let at = sections.partition_point(|section| section.span.start <= offset);
    let mut before = sections.get(..at)?.iter().rev().take(LABELS);
    before.find(|section| offset < section.span.end).map(|section| section.kind)
}

/// Behind so many labelled paragraphs without a heading among them, the section around them
/// is no longer looked for.
const LABELS: usize = 64;

fn is_heading(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading { .. })
}

/// The words of the heading that `block` is or begins with.
fn heading(article: &Article, block: &Block) -> Option<Span> {
    if is_heading(block) {
        let words = article.slice(block.span).trim_end().trim_end_matches(':');
        return Some(Span::new(block.span.start, block.span.start + words.len()))
            .filter(|span| !span.is_empty());
    }
    run_in(article, block).or_else(|| alone(article, block))
}

/// A paragraph of nothing but strong words that ends in a colon or is a heading elsewhere.
fn alone(article: &Article, block: &Block) -> Option<Span> {
    let strong = block.marks.iter().find(|mark| mark.kind == MarkKind::Strong)?;
    let text = article.slice(block.span).trim_end();
    let words = text.trim_end_matches(':');
    let span = Span::new(block.span.start, block.span.start + words.len());
    let whole = strong.span.start == block.span.start && strong.span.end >= span.end;
    let heads = words.len() < text.len() || aliases::section_kind(words) != SectionKind::Other;
    let fits = block.kind == BlockKind::Paragraph && whole && heads && span.len() <= RUN_IN;
    fits.then_some(span).filter(|span| !span.is_empty())
}

/// The run-in head of a paragraph: strong words at its start that end in a colon or full
/// stop, or are followed by a colon; where nothing is marked, words before a colon that the
/// lexicon lists as a heading: `Yes, but: ...`.
pub(super) fn run_in(article: &Article, block: &Block) -> Option<Span> {
    if block.kind != BlockKind::Paragraph {
        return None;
    }
    marked(article, block).or_else(|| labelled(article, block))
}

/// The run-in head that is marked as strong. Every sentence of a block asks for it: only the
/// marks at its beginning are looked at.
fn marked(article: &Article, block: &Block) -> Option<Span> {
    let mut first = block.marks.iter().take_while(|mark| mark.span.start == block.span.start).take(NESTED);
    let strong = first.find(|mark| block.kind == BlockKind::Paragraph && mark.kind == MarkKind::Strong)?;
    let text = article.slice(strong.span);
    let rest = Span::new(strong.span.end, block.span.end);
    let colon = text.trim_end().ends_with([':', '.']) || article.slice(rest).starts_with(':');
    let fits = strong.span.len() <= RUN_IN
        && colon
        && !article.slice(rest).trim_start_matches(':').trim().is_empty();
    let words = text.trim_end().trim_end_matches([':', '.']);
    fits.then(|| Span::new(strong.span.start, strong.span.start + words.len()))
        .filter(|span| !span.is_empty())
}

/// The most marks that begin where a block does and are looked at.
const NESTED: usize = 8;

/// The words before the first colon of a paragraph, where they are the heading of a known
/// kind of section.
fn labelled(article: &Article, block: &Block) -> Option<Span> {
    let text = article.slice(block.span);
    // "The latest: ferry stops": a line that begins a text is what the text is called.
    if text.len() <= TITLE && article.blocks.first().is_some_and(|first| first.span == block.span) {
        return None;
    }
    let (at, _) = text.char_indices().take(LABEL).find(|(_, character)| matches!(character, ':' | '\n'))?;
    let label = Span::new(block.span.start, block.span.start + at);
    let words = article.slice(label);
    let rest = article.slice(Span::new(label.end, block.span.end));
    let told = rest.strip_prefix(": ").is_some_and(|rest| !rest.trim().is_empty());
    let capital = words.starts_with(char::is_uppercase);
    let common = COMMON.iter().any(|common| words.eq_ignore_ascii_case(common));
    (told && capital && !common && aliases::section_kind(words) != SectionKind::Other).then_some(label)
}

/// Headings that, where nothing marks them, are more often a word of a list or of minutes:
/// `Present: Anna Keller and two others.`
const COMMON: [&str; 10] =
    ["present", "people", "the people", "said", "lead", "cast", "reaction", "reactions", "but", "opposition"];

/// The longest first line that may be a title, in bytes.
const TITLE: usize = 140;

/// The longest unmarked run-in head, in characters.
const LABEL: usize = 32;
