//! The clauses that tell what somebody is: behind "who", behind "is", behind a verb of
//! leading.

use std::ops::Range;

use super::{REACH, is_possessive, is_role, phrase_end};
use crate::extract::prose::Prose;
use crate::text::span::Span;

/// What the leader, the founder and the teacher of something do.
const VERBS: [&str; 34] = [
    "leads",
    "heads",
    "runs",
    "chairs",
    "teaches",
    "owns",
    "manages",
    "directs",
    "represents",
    "studies",
    "founded",
    "oversees",
    "led",
    "ran",
    "headed",
    "serves",
    "served",
    "coaches",
    "edits",
    "commands",
    "wrote",
    "works",
    "directed",
    "managed",
    "chaired",
    "coached",
    "edited",
    "oversaw",
    "overseen",
    "taught",
    "represented",
    "commanded",
    "owned",
    "run",
];

/// `X, who leads the union,`.
pub(super) fn who(prose: &Prose, name: &Range<usize>, bounds: &Range<usize>) -> Option<Span> {
    let from = name.end + 1;
    if prose.sign(name.end) != ',' || !prose.says(from, "who") || from >= bounds.end {
        return None;
    }
    let perfect = ["has", "had", "have"].iter().any(|word| prose.says(from + 1, word));
    let at = from + 1 + usize::from(perfect);
    if prose.says(from + 1, "is") || prose.says(from + 1, "was") {
        let phrase = from + 2..phrase_end(prose, from + 2, bounds.end);
        return is_role(prose, &phrase).then(|| to_sign(prose, from, bounds.end));
    }
    VERBS.iter().any(|verb| prose.says(at, verb)).then(|| to_sign(prose, from, bounds.end))
}

/// `X leads the union.`, `X is its treasurer.`
pub(in crate::extract) fn told(prose: &Prose, name: &Range<usize>, bounds: &Range<usize>) -> Option<Span> {
    let leads = || VERBS.iter().any(|verb| prose.says(name.end, verb));
    is_a(prose, name, bounds).or_else(|| leads().then(|| to_sign(prose, name.end, bounds.end)))
}

/// From `from` to the next sign.
fn to_sign(prose: &Prose, from: usize, limit: usize) -> Span {
    let stops = |at: &usize| matches!(prose.sign(*at), ',' | '.' | ';' | '—' | ':');
    let end = (from..limit).take(REACH).find(stops).unwrap_or_else(|| limit.min(from + REACH));
    prose.span(&(from..end))
}

/// `X is the union's treasurer`, `X was a baker until ...`.
pub(super) fn is_a(prose: &Prose, name: &Range<usize>, bounds: &Range<usize>) -> Option<Span> {
    let at = name.end + 1;
    if at >= bounds.end || !(prose.says(name.end, "is") || prose.says(name.end, "was")) {
        return None;
    }
    let mut end = phrase_end(prose, at, bounds.end);
    let stop = (at..end).find(|at| {
        ["who", "that", "until", "when", "and", "but", "because", "since", "as", "if"]
            .iter()
            .any(|word| prose.says(*at, word))
    });
    end = stop.unwrap_or(end);
    let determined = ["the", "a", "an", "its", "their"].iter().any(|word| prose.says(at, word));
    let owned = (at..end).take(4).any(|at| is_possessive(prose, at));
    let phrase = at..end;
    let role = (determined || owned) && is_role(prose, &phrase);
    role.then(|| prose.span(&phrase))
}
