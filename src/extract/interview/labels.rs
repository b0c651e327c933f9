//! Turns that begin with a label: a letter, or the name of whoever speaks.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::{Turn, is_writer, token_from, writers};
use crate::extract::aliases;
use crate::extract::lexicon::{ASKER, flags, key};
use crate::extract::prose::Prose;
use crate::model::article::BlockKind;
use crate::model::briefing::SectionKind;
use crate::text::label::{self, Speaker, label};

/// The turns that begin with a label. Where they are `answers` to questions printed
/// otherwise, nobody needs to ask among them.
pub(super) fn turns(prose: &Prose, answers: bool) -> Vec<Turn> {
    let mut read: Vec<(usize, Range<usize>, usize)> = Vec::new();
    let mut labels = Vec::new();
    for (index, range) in prose.tokens.blocks().enumerate() {
        let Some((speaker, first)) = self::read(prose, index, &range) else { continue };
        let asks = range.clone().any(|at| prose.sign(at) == '?');
        // What a page is called stands above its introduction, also where it begins with a name.
        if read.first().is_some_and(|(block, ..)| *block == 0 && index > 1) && read.len() == 1 {
            read.clear();
            labels.clear();
        }
        read.push((index, range.start..first, first));
        labels.push((speaker, asks || answers));
    }
    if labels.is_empty() {
        return Vec::new();
    }
    let told = label::turns(&labels);
    let asking = askers(prose, &labels, &told, answers);
    let answered = told.iter().flatten().any(|at| matches!(labels.get(*at), Some((Speaker::Answer(_), _))));
    let mut found = Vec::new();
    for ((block, _, first), speaker) in read.iter().zip(told) {
        let Some((fullest, (said, _))) = speaker.and_then(|at| read.get(at).zip(labels.get(at))) else {
            continue;
        };
        let named = matches!(said, Speaker::Name(_));
        let asks =
            matches!(said, Speaker::Question(_)) || named && speaker.is_some_and(|at| asking.contains(&at));
        found.push(Turn {
            block: *block,
            end: *block,
            asks,
            answered_below: asks && !named && !answered,
            name: named.then(|| without_sign(&fullest.1)),
            labelled: true,
            first: *first,
        });
    }
    found
}

/// The label a block begins with, and the first token behind it.
pub(super) fn read<'a>(
    prose: &Prose<'a>,
    index: usize,
    range: &Range<usize>,
) -> Option<(Speaker<'a>, usize)> {
    let block = prose.block(index)?;
    // A short question on a line of its own may be taken for a heading.
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading { .. }) {
        return None;
    }
    // What the article is called may begin with a name: "Quill: the road is safe".
    if block.kind == (BlockKind::Heading { level: 1 }) || prose.article.metadata.title == Some(block.span) {
        return None;
    }
    let found = label(prose.article.slice(block.span))?;
    let first = token_from(prose, range, block.span.start + found.len)?;
    if let Speaker::Name(name) = found.speaker {
        // What stands between marks has its own ways to be told whose it is, and "Key
        // players: ..." is a heading.
        let quoted = prose.quotation(first).and_then(|at| prose.quoted.get(at));
        let marked = quoted.is_some_and(|quoted| quoted.outer.end + 1 >= range.end);
        if marked || aliases::section_kind(name) != SectionKind::Other {
            return None;
        }
    }
    Some((found.speaker, first))
}

/// The tokens of a label without its colon.
const fn without_sign(label: &Range<usize>) -> Range<usize> {
    label.start..label.end.saturating_sub(1)
}

/// Of the speakers with a name those who ask: who writes for the paper, else who mostly asks,
/// else whoever speaks first.
fn askers(
    prose: &Prose,
    labels: &[(Speaker<'_>, bool)],
    told: &[Option<usize>],
    answers: bool,
) -> HashSet<usize> {
    if answers {
        return HashSet::new();
    }
    let mut counts: HashMap<usize, (usize, usize)> = HashMap::new();
    let mut order = Vec::new();
    for (at, (_, asks)) in told.iter().zip(labels).filter_map(|(at, label)| at.map(|at| (at, label))) {
        let count = counts.entry(at).or_insert_with(|| {
            order.push(at);
            (0, 0)
        });
        *count = (count.0 + 1, count.1 + usize::from(*asks));
    }
    let count = |at: usize| counts.get(&at).copied().unwrap_or_default();
    let writers = writers(prose);
    let name = |at: usize| match labels.get(at) {
        Some((Speaker::Name(name), _)) => Some(*name),
        _ => None,
    };
    order.retain(|at| name(*at).is_some());
    let paper = |name: &str| is_writer(name, &writers) || flags(key(name)) & ASKER != 0;
    let ours = |at: &usize| count(*at).1 > 0 && name(*at).is_some_and(paper);
    let mostly = |at: &usize| 2 * count(*at).1 > count(*at).0;
    let found: HashSet<usize> = order.iter().copied().filter(ours).collect();
    if !found.is_empty() {
        return found;
    }
    let found: HashSet<usize> = order.iter().copied().filter(mostly).collect();
    // Whoever is asked may ask back all the time; the paper begins.
    if !found.is_empty() && found.len() < order.len() {
        return found;
    }
    order.into_iter().find(|at| count(*at).1 > 0).into_iter().collect()
}
