//! Understands an article: its sections, players, quotations, doubts and summary.
//!
//! The text is cut into tokens once, and each part reads what the parts before it found:
//! quotations are paired, sentences divided around them, sections told by their
//! headings, people found and joined, quotations given to speakers, doubts to holders.
//! Nothing is edited: every item is a span of the article's text.

use crate::model::article::{Article, Given};
use crate::model::briefing::{Briefing, Player, PlayerKind, Title};
use crate::text::line::one_line;
use crate::text::span::Span;

mod aliases;
mod cast;
mod cues;
mod dateline;
mod given;
mod interview;
mod lexicon;
mod limits;
mod marks;
mod names;
mod players;
mod pronouns;
mod prose;
mod quotes;
mod roles;
mod sayings;
mod sections;
mod skepticism;
mod speakers;
mod subject;
mod summary;
mod tagger;
mod title;
mod tokens;

use cast::{Cast, Person};
use prose::Prose;
use subject::Finder;
use tagger::Tagger;

/// What can be understood of `article`, with the parts that its file gives.
pub fn briefing(article: &Article) -> Briefing {
    match article.given.as_deref() {
        None => understood(article),
        Some(Given { parts, complete: true }) => parts.clone(),
        Some(Given { parts, complete: false }) => given::join(parts, understood(article)),
    }
}

/// What the text says, whatever the file gives.
fn understood(article: &Article) -> Briefing {
    let own_title = title::own(article);
    let prose = Prose::of(article);
    let sections = sections::find(&prose, own_title);
    let listed = players::listed(&prose, &sections);
    let mentions = names::mentions(&prose, Tagger::of(&prose));
    let mut cast = Cast::of(&prose, listed, &mentions);
    roles::assign(&prose, &mut cast);
    cast.voices = interview::Voices::of_turns(&prose, &cast);
    let attributions = speakers::attributions(&prose, &cast);
    let finder = Finder::new(&prose, &cast);
    Briefing {
        title: title::find(article),
        summary: summary::find(&prose, &cast, &sections, own_title),
        quotes: quotes::find(&finder, &attributions),
        doubts: skepticism::find(&finder, &sections, &attributions),
        players: cast.people.iter().map(|person| player(&prose, person)).collect(),
        sections,
    }
}

/// What can be understood of the beginning of a long `article`, for a first look at it:
/// every span is right, but more will be found. `None` for an article that is short
/// enough to be understood as a whole at once.
pub fn opening(article: &Article) -> Option<Briefing> {
    let complete = article.given.as_ref().is_some_and(|given| given.complete);
    if article.text.len() <= 2 * OPENING || complete {
        return None;
    }
    let count = article.blocks.partition_point(|block| block.span.end <= OPENING);
    let end = article.blocks.get(count).map_or(article.text.len(), |block| block.span.start);
    Some(briefing(&Article {
        text: Span::new(0, end).of(&article.text).to_owned(),
        blocks: article.blocks.get(..count).unwrap_or_default().to_vec(),
        origin: article.origin.clone(),
        entry: article.entry,
        metadata: article.metadata.clone(),
        problems: Vec::new(),
        given: article.given.as_deref().map(|given| Box::new(given::until(given, end))),
    }))
}

/// What `article` is called; `None` only where it has no text.
pub fn title(article: &Article) -> Option<Title> {
    match article.given.as_deref() {
        Some(Given { parts, complete: true }) => parts.title.clone(),
        _ => title::find(article),
    }
}

/// How many bytes an opening has: some ten screens of text, understood in a millisecond.
const OPENING: usize = 32 << 10;

/// The number of the person tagger's weights, as a power of two.
#[doc(hidden)]
pub const TAGGER_BITS: u32 = tagger::BITS;

/// What the person tagger is trained on: for each capitalised word of `article` the
/// buckets of its features, and whether it stands in one of the spans `people`, which
/// are ordered.
#[doc(hidden)]
pub fn tagger_samples(article: &Article, people: &[Span]) -> Vec<(Vec<u32>, bool)> {
    tagger::samples(&Prose::of(article), |token| {
        let at = people.partition_point(|span| span.end <= token.span().start);
        people.get(at).is_some_and(|span| span.overlaps(token.span()))
    })
}

/// The work before people are known, for measuring: cuts `article` into tokens, pairs its
/// marks and, where `tagged`, asks the person tagger about every capitalised word. How
/// many words it takes for parts of people's names.
#[doc(hidden)]
pub fn surface(article: &Article, tagged: bool) -> usize {
    let prose = Prose::of(article);
    if !tagged {
        return 0;
    }
    let mut people = Tagger::of(&prose);
    let names = |block| people.margins(&block).iter().filter(|margin| **margin > 0).count();
    prose.tokens.blocks().map(names).sum()
}

/// A person of the cast as the briefing shows it.
fn player(prose: &Prose, person: &Person) -> Player {
    let mut mentions: Vec<_> = person.mentions.iter().map(|tokens| prose.span(tokens)).collect();
    if !mentions.iter().any(|span| span.overlaps(person.span)) {
        mentions.push(person.span);
        mentions.sort_unstable();
    }
    Player {
        name: one_line(person.span.of(&prose.article.text)).into_owned(),
        kind: if person.organisation { PlayerKind::Organisation } else { PlayerKind::Person },
        name_span: person.span,
        role: person.role,
        listed: person.listed,
        mentions,
    }
}
