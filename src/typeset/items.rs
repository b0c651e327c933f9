//! The items of the panes as rows: sentences of the summary, players, quotations, doubts.
//!
//! `width` is always the inner width of the pane, in columns.

mod player;

pub use player::{name_width, player};

use super::article::TINY;
use super::flow::{Flow, Frame};
use super::role::Role;
use super::row::{Row, Run};
use crate::model::article::Article;
use crate::model::briefing::{Briefing, Player, Voice};
use crate::text::span::Span;

/// The sentence at `span`, with the marks the article has on it.
pub fn sentence(article: &Article, span: Span, width: u16) -> Vec<Row> {
    Flow::of_article(article, span, Role::Body, &[]).rows(usize::from(width.max(1)), &Frame::default())
}

/// The quotation of index `index`: its words between quotation marks behind a bar, and
/// below them who said it.
pub fn quote(article: &Article, briefing: &Briefing, index: usize, width: u16) -> Vec<Row> {
    let Some(quote) = briefing.quotes.get(index) else { return Vec::new() };
    let width = usize::from(width.max(1));
    let mut words = Flow::new().ornament("“", Role::Quote);
    for (index, part) in quote.parts.iter().enumerate() {
        if index > 0 {
            words = words.ornament(" ", Role::Quote);
        }
        words = words.words(article, part.trimmed(&article.text), Role::Quote);
    }
    words = words.ornament("”", Role::Quote);

    let dash = if width < TINY { "— " } else { "" };
    let mut speaker = Flow::new().ornament(dash, Role::Secondary);
    match &quote.speaker {
        Some(voice) => {
            let player = player_of(briefing, voice);
            speaker = speaker.words(article, name_span(player, voice), Role::Speaker);
            if let Some(role) = player.and_then(|player| player.role) {
                speaker = speaker.ornament(", ", Role::Secondary).words(article, role, Role::Secondary);
            }
        }
        None => speaker = speaker.ornament("speaker not named", Role::Secondary),
    }

    let mut rows = words.rows(width, &bar(width, 0));
    rows.extend(speaker.rows(width, &bar(width, 2)));
    rows
}

/// The doubt of index `index`: who holds it and what it does, then the sentence with its
/// cue.
pub fn doubt(article: &Article, briefing: &Briefing, index: usize, width: u16) -> Vec<Row> {
    let Some(doubt) = briefing.doubts.get(index) else { return Vec::new() };
    let width = usize::from(width.max(1));
    let mut head = Flow::new();
    if let Some(voice) = &doubt.holder {
        let holder = name_span(player_of(briefing, voice), voice);
        head = head.words(article, holder, Role::Doubt).ornament(" · ", Role::Secondary);
    }
    head = head.ornament(doubt.kind.name(), Role::Secondary);

    let cue = doubt.cue.map(|cue| (cue, Role::Cue));
    let body = Flow::of_article(article, doubt.span, Role::Body, cue.as_slice());
    let mut rows = head.rows(width, &Frame::default());
    rows.extend(body.rows(width, &Frame::default()));
    rows
}

/// The player a voice is, where it is one.
fn player_of<'b>(briefing: &'b Briefing, voice: &Voice) -> Option<&'b Player> {
    voice.player.and_then(|index| briefing.players.get(index))
}

/// The words that name a voice best: the player's full name, else what stands here.
fn name_span(player: Option<&Player>, voice: &Voice) -> Span {
    player.map_or(voice.span, |player| player.name_span)
}

/// A bar at the left, with the rows but the first `hanging` columns further in.
fn bar(width: usize, hanging: usize) -> Frame {
    if width < TINY {
        return Frame::default();
    }
    let bar = Run::ornament("▌ ", Role::Marker);
    let (mut first, mut rest) = (vec![bar.clone()], vec![bar]);
    if hanging > 0 {
        first.push(Run::ornament("— ", Role::Secondary));
        rest.push(Run::blank(hanging));
    }
    Frame::new(first, rest)
}
