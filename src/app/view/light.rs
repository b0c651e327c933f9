//! What is lit in an article on the screen: the words of the selected item, and the
//! mentions of a player.

use super::View;
use crate::app::action::Pane;
use crate::text::span::Span;

/// Among so many items of a pane a player's are looked for: no more with each key, however
/// long the article is.
const LOOKED_THROUGH: usize = 1000;

impl View {
    /// What is lit in the Article.
    pub const fn lit(&self) -> Option<Span> {
        self.lit
    }

    /// Every mention of the lit player, in order.
    pub fn mentions(&self) -> &[Span] {
        &self.mentions
    }

    /// The player whose words and mentions are lit: the one chosen, or the one under
    /// the cursor while the players have the focus.
    pub fn lit_player(&self) -> Option<usize> {
        let under_cursor = || {
            let column = self.column(Pane::Players);
            (self.focus() == Pane::Players && !self.dark && !self.reading.briefing.players.is_empty())
                .then(|| column.selected())
        };
        self.stand.player.or_else(under_cursor)
    }

    /// The player the reader chose.
    pub const fn chosen_player(&self) -> Option<usize> {
        self.stand.player
    }

    /// Lights this player's words and mentions, or nobody's.
    pub fn set_player(&mut self, player: Option<usize>) {
        self.stand.player = player;
        self.light_mentions();
    }

    /// Whether the item at `index` of `pane` steps back: while a player is lit, quotes and
    /// doubts that are not theirs do.
    pub fn is_aside(&self, pane: Pane, index: usize) -> bool {
        let Some(player) = self.lit_player() else { return false };
        let briefing = &self.reading.briefing;
        let about = |span: Span| {
            let next = self.mentions.partition_point(|mention| mention.end <= span.start);
            self.mentions.get(next).is_some_and(|mention| mention.overlaps(span))
        };
        match pane {
            Pane::Quotes => briefing.quotes.get(index).is_some_and(|quote| {
                let by = quote.speaker.as_ref().is_some_and(|speaker| speaker.player == Some(player));
                !by && !quote.parts.iter().any(|part| about(*part))
            }),
            Pane::Skepticism => briefing.doubts.get(index).is_some_and(|doubt| {
                let by = doubt.holder.as_ref().is_some_and(|holder| holder.player == Some(player));
                !by && !about(doubt.span)
            }),
            _ => false,
        }
    }

    /// Brings the first of the chosen player's quotes and doubts into view where none of them
    /// is: a pane in which everything steps back says that there are none.
    pub(super) fn reveal_theirs(&mut self) {
        for pane in [Pane::Quotes, Pane::Skepticism] {
            let theirs = |view: &Self, index: &usize| !view.is_aside(pane, *index);
            let seen = self.column(pane).visible().any(|(at, _)| theirs(self, &at.piece));
            if seen || !self.is_shown(pane) {
                continue;
            }
            let count = self.pieces(pane).count().min(LOOKED_THROUGH);
            let first = (0..count).find(|index| theirs(self, index));
            if let Some(span) = first.and_then(|index| self.pieces(pane).source(index)) {
                let (column, pieces) = self.parts(pane);
                column.reveal_offset(pieces, span.start);
            }
        }
    }

    /// Puts the player's light out, also of the one under the cursor. Returns whether
    /// anybody was lit.
    pub fn put_player_out(&mut self) -> bool {
        let was_lit = self.lit_player().is_some();
        self.dark = true;
        self.set_player(None);
        was_lit
    }

    /// Puts out what is lit in the Article. Returns whether anything was.
    pub fn put_out(&mut self) -> bool {
        self.lit.take().is_some()
    }

    /// Whether a part of the article's words at `span` is on the screen.
    fn is_seen(&self, span: Span) -> bool {
        let rows = self.column(Pane::Article).visible();
        rows.filter_map(|(_, row)| row.span()).any(|shown| shown.overlaps(span))
    }

    /// The words the reader looks at: those that are lit, or where the Article was
    /// moved away from them the block that stands there.
    pub fn reading_span(&self) -> Option<Span> {
        let here = self.reading_offset();
        let lit = self.lit.filter(|lit| {
            let moved = self.focus() == Pane::Article && self.cursor.is_some_and(|at| !lit.holds(at));
            !moved && (self.focus() != Pane::Article || self.is_seen(*lit))
        });
        let article = &self.reading.article;
        lit.or_else(|| {
            article.block_at(here).and_then(|index| article.blocks.get(index)).map(|block| block.span)
        })
    }

    pub(super) fn light_selected(&mut self) {
        if self.focus() != Pane::Article {
            self.lit = self.selected_source();
            self.following = true;
        }
        self.light_mentions();
    }

    pub(super) fn light_mentions(&mut self) {
        let player = self.lit_player().and_then(|index| self.reading.briefing.players.get(index));
        self.mentions = player.map(|player| player.mentions.clone()).unwrap_or_default();
    }

    /// Where the Article stands beside the other panes it shows what is lit. It comes
    /// back to where it was with a size that comes back, so that a resize is not kept.
    pub(super) fn follow(&mut self, keep: bool) {
        if !self.following || self.focus() == Pane::Article || !self.is_shown(Pane::Article) {
            return;
        }
        if let Some(lit) = self.lit {
            let (column, pieces) = self.parts(Pane::Article);
            if keep {
                column.show_offset(pieces, lit.start);
            } else {
                column.reveal_offset(pieces, lit.start);
            }
            let size = column.size();
            column.fit(pieces, size, 0);
        }
    }
}
