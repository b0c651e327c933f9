//! One article on the screen: its panes, which has the focus, and what is lit.

mod light;
mod moving;

use super::action::Pane;
use super::column::{Column, Place};
use super::pieces::Pieces;
use crate::model::Reading;
use crate::model::briefing::Briefing;
use crate::text::span::Span;
use crate::typeset::items;

/// The inner size of each pane in columns and rows, by pane; `None` for one that is
/// not on the screen.
pub type Viewports = [Option<(u16, u16)>; Pane::ALL.len()];

/// One article on the screen.
#[derive(Debug, Clone, Default)]
pub struct View {
    reading: Reading,
    columns: [Column; Pane::ALL.len()],
    viewports: Viewports,
    stand: Stand,
    name_width: (u16, u16),
    needs: [Need; Pane::ALL.len()],
    /// The place a section, paragraph or search motion went to, until the reader
    /// scrolls: near the end of a text it may not be the top of the pane.
    cursor: Option<usize>,
    lit: Option<Span>,
    /// Whether the player under the cursor was put out, until the next one is chosen.
    dark: bool,
    /// Whether the Article, standing beside the other panes, is to show what is lit.
    following: bool,
    mentions: Vec<Span>,
    /// Where the headings begin, in order, run-in heads included.
    headings: Vec<usize>,
}

/// How many rows a pane needs to show all it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Need {
    /// The width for which it was measured, and how many rows at most.
    measured: Option<(u16, u16)>,
    rows: u16,
}

/// Where the reader stands in an article, to be taken up again later.
#[derive(Debug, Clone, Copy)]
pub struct Stand {
    /// The pane with the focus.
    pub focus: Pane,
    /// Whether it is alone on the screen.
    pub zoom: bool,
    /// The pane from which the Article was opened, to go back to.
    pub opened_from: Option<Pane>,
    /// The player whose words and mentions are lit.
    pub player: Option<usize>,
    /// Where each pane stands.
    pub places: [Place; Pane::ALL.len()],
}

/// What the reader looks at in an article, to go back to after a look elsewhere.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// Where the reader stands.
    pub stand: Stand,
    cursor: Option<usize>,
    lit: Option<Span>,
}

impl Default for Stand {
    fn default() -> Self {
        Self {
            focus: Pane::Summary,
            zoom: false,
            opened_from: None,
            player: None,
            places: [Place::default(); Pane::ALL.len()],
        }
    }
}

impl View {
    /// `reading` on the screen, taken up at `stand`.
    pub fn new(reading: Reading, stand: Stand) -> Self {
        let headings = headings(&reading);
        let mut view =
            Self { reading, headings, columns: stand.places.map(Column::at), stand, ..Self::default() };
        view.clamp_selections();
        view.set_player(stand.player);
        view.light_selected();
        view
    }

    /// Takes what was understood of the whole article after its opening alone was on the
    /// screen. Every pane stays where it is, on the same item.
    pub fn complete(&mut self, briefing: Briefing) {
        let selected = Pane::ALL.map(|pane| self.pieces(pane).source(self.column(pane).selected()));
        let player = self.stand.player.and_then(|index| self.pieces(Pane::Players).source(index));
        self.reading.briefing = briefing;
        self.headings = headings(&self.reading);
        self.name_width = (0, 0);
        self.needs = Default::default();
        for (pane, source) in Pane::ALL.into_iter().zip(selected) {
            let (column, pieces) = self.parts(pane);
            column.forget();
            if let Some(index) =
                source.and_then(|source| pieces.at(source.start)).filter(|_| pane != Pane::Article)
            {
                column.choose(index);
            }
        }
        self.stand.player = player.and_then(|source| self.pieces(Pane::Players).at(source.start));
        self.light_mentions();
        self.refit();
    }

    /// Where the reader stands.
    pub fn stand(&self) -> Stand {
        Stand { places: self.columns.each_ref().map(Column::place), ..self.stand }
    }

    /// What the reader looks at.
    pub fn moment(&self) -> Moment {
        Moment { stand: self.stand(), cursor: self.cursor, lit: self.lit }
    }

    /// Goes back to what the reader looked at before.
    pub fn restore(&mut self, moment: Moment) {
        let Moment { stand, cursor, lit } = moment;
        self.stand = stand;
        for (pane, place) in Pane::ALL.into_iter().zip(stand.places) {
            let (column, pieces) = self.parts(pane);
            column.return_to(pieces, place);
        }
        (self.cursor, self.lit) = (cursor, lit);
        self.light_selected();
        self.refit();
    }

    /// The article and what was understood of it.
    pub const fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The pane with the focus.
    pub const fn focus(&self) -> Pane {
        self.stand.focus
    }

    /// Whether the focused pane is alone on the screen by the reader's wish.
    pub const fn zoom(&self) -> bool {
        self.stand.zoom
    }

    /// Gives the focused pane the screen, or takes it back.
    pub const fn set_zoom(&mut self, zoom: bool) {
        self.stand.zoom = zoom;
    }

    /// The pane from which the Article was opened.
    pub const fn opened_from(&self) -> Option<Pane> {
        self.stand.opened_from
    }

    /// The column of `pane`.
    pub fn column(&self, pane: Pane) -> &Column {
        let [summary, players, quotes, skepticism, article] = &self.columns;
        match pane {
            Pane::Summary => summary,
            Pane::Players => players,
            Pane::Quotes => quotes,
            Pane::Skepticism => skepticism,
            Pane::Article => article,
        }
    }

    fn parts(&mut self, pane: Pane) -> (&mut Column, Pieces<'_>) {
        let [summary, players, quotes, skepticism, article] = &mut self.columns;
        let column = match pane {
            Pane::Summary => summary,
            Pane::Players => players,
            Pane::Quotes => quotes,
            Pane::Skepticism => skepticism,
            Pane::Article => article,
        };
        (column, Pieces::new(&self.reading, pane))
    }

    /// The pieces of `pane`.
    pub const fn pieces(&self, pane: Pane) -> Pieces<'_> {
        Pieces::new(&self.reading, pane)
    }

    /// Whether `pane` is on the screen.
    pub fn is_shown(&self, pane: Pane) -> bool {
        self.viewports.get(pane as usize).is_some_and(Option::is_some)
    }

    /// Whether the focused pane is the only one on the screen.
    pub fn is_alone(&self) -> bool {
        self.viewports.iter().flatten().count() < 2
    }

    /// How many rows `pane` needs to show all it holds, where that is known: 0 for an
    /// empty one, no more than there are in its column of panes.
    pub fn need(&self, pane: Pane) -> Option<u16> {
        let need = self.needs.get(pane as usize)?;
        need.measured.map(|_| need.rows)
    }

    /// Measures the panes that share a column with another, each once for a size.
    fn measure(&mut self) {
        let pairs = [(Pane::Summary, Pane::Players), (Pane::Quotes, Pane::Skepticism)];
        for (upper, lower) in pairs {
            let size = |pane: Pane| self.viewports.get(pane as usize).copied().flatten();
            let Some(((width, upper_height), (_, lower_height))) = size(upper).zip(size(lower)) else {
                continue;
            };
            let measured = Some((width, upper_height + lower_height));
            for pane in [upper, lower] {
                if self.needs.get(pane as usize).is_some_and(|need| need.measured == measured) {
                    continue;
                }
                let (column, pieces) = self.parts(pane);
                let rows = column.height_of_all(pieces, upper_height + lower_height);
                if let Some(need) = self.needs.get_mut(pane as usize) {
                    *need = Need { measured, rows };
                }
            }
        }
    }

    /// Takes the sizes of the panes and makes ready what is to be drawn. Returns whether
    /// what the panes [need](Self::need) is known anew: then they are to be laid out by it.
    pub fn fit(&mut self, viewports: Viewports) -> bool {
        let resized = self.viewports != viewports;
        self.viewports = viewports;
        for (pane, viewport) in Pane::ALL.into_iter().zip(viewports) {
            let Some(size) = viewport else { continue };
            if pane == Pane::Players && self.name_width.0 != size.0 {
                let Reading { article, briefing } = &self.reading;
                self.name_width = (size.0, items::name_width(article, briefing, size.0));
            }
            let name_width = if pane == Pane::Players { self.name_width.1 } else { 0 };
            let (column, pieces) = self.parts(pane);
            column.fit(pieces, size, name_width);
        }
        self.follow(!resized);
        let before = self.needs;
        self.measure();
        self.needs != before
    }

    /// Gives `pane` the focus.
    pub fn set_focus(&mut self, pane: Pane) {
        if pane == self.stand.focus {
            return;
        }
        self.stand.opened_from = None;
        self.stand.focus = pane;
        self.cursor = None;
        self.dark = false;
        self.light_selected();
        self.refit();
    }

    /// Goes back from the Article to the item it was opened from. False where it was not
    /// opened from one.
    pub fn put_article_back(&mut self) -> bool {
        let from = self.stand.opened_from.filter(|_| self.stand.focus == Pane::Article);
        from.inspect(|pane| self.set_focus(*pane)).is_some()
    }

    /// Closes what hides the other panes: the Article opened from an item, or a pane that was
    /// made to stand alone. False where neither does.
    pub fn close(&mut self) -> bool {
        if self.put_article_back() {
            return true;
        }
        let zoomed = self.stand.zoom;
        if zoomed {
            self.set_zoom(false);
        }
        zoomed
    }

    /// Takes up a place that was left before.
    pub fn return_to(&mut self, pane: Pane, zoom: bool, place: Place) {
        self.set_focus(pane);
        self.stand.zoom = zoom;
        let (column, pieces) = self.parts(pane);
        column.return_to(pieces, place);
        self.cursor = None;
        self.light_selected();
        self.refit();
    }

    /// Shows the words of the article at `offset`, coming from an item.
    pub fn open_at(&mut self, offset: usize, lit: Option<Span>) {
        let from = self.stand.focus;
        self.set_focus(Pane::Article);
        if from != Pane::Article {
            self.stand.opened_from = Some(from);
        }
        self.lit = lit;
        self.cursor = Some(offset);
        self.show_offset(offset);
    }

    /// Brings the text at `offset` into view in the Article.
    pub fn show_offset(&mut self, offset: usize) {
        let (column, pieces) = self.parts(Pane::Article);
        column.show_offset(pieces, offset);
        self.refit();
    }

    /// The words the selected item was taken from; `None` in the Article and in an
    /// empty pane.
    pub fn selected_source(&self) -> Option<Span> {
        let pane = self.focus();
        (pane != Pane::Article).then(|| self.pieces(pane).source(self.column(pane).selected())).flatten()
    }

    fn refit(&mut self) {
        self.fit(self.viewports);
    }

    /// An item was chosen by the reader: light it and its player.
    fn chose(&mut self) {
        let player = self.focus() == Pane::Players && !self.reading.briefing.players.is_empty();
        if player {
            self.stand.player = Some(self.column(Pane::Players).selected());
        }
        self.cursor = None;
        self.dark = false;
        self.light_selected();
        if player {
            self.reveal_theirs();
        }
        self.refit();
    }

    /// Another article, or the same one read anew, may have fewer items.
    fn clamp_selections(&mut self) {
        for (pane, column) in Pane::ALL.into_iter().zip(&mut self.columns) {
            column.clamp_selection(Pieces::new(&self.reading, pane));
        }
    }
}

/// Where the headings of the article and of its sections begin, in order.
fn headings(reading: &Reading) -> Vec<usize> {
    let Reading { article, briefing } = reading;
    let blocks = article.blocks.iter().filter(|block| block.kind.is_heading()).map(|block| block.span.start);
    let mut starts: Vec<usize> =
        blocks.chain(briefing.sections.iter().map(|section| section.heading.start)).collect();
    starts.sort_unstable();
    starts.dedup();
    starts
}
