//! Draws the app: the panes with what is lit in them, and around them the chrome.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::chrome;
use super::layout::{Layout, PaneFrame};
use super::menu;
use super::paint::{Lights, Painter};
use super::sidebar;
use super::theme::Theme;
use crate::app::App;
use crate::app::action::Pane;
use crate::app::pieces;
use crate::app::search::Search;
use crate::text::span::Span;
use crate::typeset::role::Role;
use crate::typeset::row::Row;

/// What drawing needs besides the app.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The styles.
    pub theme: &'a Theme,
    /// The keys named at the right of the status line, most useful first.
    pub hints: &'a [(String, &'static str)],
}

/// Draws `app`, which was [fitted](App::fit) to `layout`. Returns where the cursor is to
/// stand, if it is to be seen.
pub fn draw(app: &App, layout: &Layout, look: Look<'_>, buffer: &mut Buffer) -> Option<Position> {
    let painter = &mut Painter { buffer, theme: look.theme };
    painter.restyle(layout.area, look.theme.style(Role::Body));
    for frame in &layout.panes {
        pane(painter, app, frame);
    }
    if let Some(area) = layout.sidebar {
        sidebar::sidebar(painter, app, area);
    }
    if let Some(area) = layout.tabs {
        chrome::tabs(painter, app, area);
    }
    let prompt = layout.status.and_then(|area| chrome::status(painter, app, area, look.hints));
    let filter = layout.menu.zip(app.menu()).and_then(|(frame, list)| menu::draw(painter, app, list, frame));
    filter.or(prompt).filter(|at| layout.area.contains(*at))
}

fn pane(painter: &mut Painter<'_>, app: &App, frame: &PaneFrame) {
    let view = app.view();
    let focused = app.has_focus(frame.pane);
    if frame.bordered {
        chrome::border(painter, app, frame);
    }
    let column = view.column(frame.pane);
    let text = &view.reading().article.text;
    let lights = lights(app, frame.pane);
    let selectable = focused && frame.pane != Pane::Article;
    // In the Article nothing is selected; a bar tells what would be copied or opened.
    let reading = (focused && !selectable).then(|| view.reading_span()).flatten();
    for (line, (position, row)) in (0u16..).zip(column.visible()) {
        let y = frame.text.y + line;
        if y >= frame.text.bottom() {
            break;
        }
        let over = if view.is_aside(frame.pane, position.piece) {
            painter.theme.style(Role::Dimmed)
        } else {
            Style::new()
        };
        painter.row(frame.text.x, y, frame.text.width, row, text, lights, over);
        let blank = position.row < view.pieces(frame.pane).gap(position.piece);
        if selectable && position.piece == column.selected() && !blank {
            select(painter, frame, y);
        } else if reading.is_some_and(|reading| stands_in(row, reading)) {
            bar(painter, frame, y, painter.theme.style(Role::FocusedBorder));
        }
    }
    if view.pieces(frame.pane).count() == 0 {
        empty(painter, app, frame);
    }
}

/// The selected item has a bar in the gutter, so that it is seen without colours.
fn select(painter: &mut Painter<'_>, frame: &PaneFrame, y: u16) {
    let style = painter.theme.style(Role::Selection);
    let gutter = u16::from(bar(painter, frame, y, style));
    let (x, width) = (frame.text.x - gutter, frame.text.width + gutter);
    painter.restyle(Rect { x, y, width, height: 1 }, style);
}

/// Puts a bar in the gutter; returns whether there is one.
fn bar(painter: &mut Painter<'_>, frame: &PaneFrame, y: u16, style: Style) -> bool {
    let gutter = frame.text.x.checked_sub(1).filter(|x| *x >= frame.outer.x);
    if let Some(x) = gutter {
        painter.put(x, y, 1, "▎", style);
    }
    gutter.is_some()
}

/// Whether words of the row are at `span`, or the row stands for a place in it.
fn stands_in(row: &Row, span: Span) -> bool {
    row.span().is_some_and(|words| words.overlaps(span) || (words.is_empty() && span.holds(words.start)))
}

fn lights(app: &App, pane: Pane) -> Lights<'_> {
    let view = app.view();
    Lights {
        source: if pane == Pane::Article { view.lit() } else { None },
        mentions: view.mentions(),
        matches: app.search().map(Search::matches).unwrap_or_default(),
        current: app.search().and_then(Search::current),
    }
}

/// An empty pane says why, and what to do.
fn empty(painter: &mut Painter<'_>, app: &App, frame: &PaneFrame) {
    let reading = app.view().reading();
    let words = if reading.article.text.trim().is_empty() {
        match reading.article.problems.first() {
            Some(problem) => problem.message.as_str(),
            None => "This article has no text.",
        }
    } else {
        match frame.pane {
            Pane::Summary => "No summary could be made of this text; the article pane shows all of it.",
            Pane::Players => "No key players are listed or introduced in this text.",
            Pane::Quotes => "Nobody is quoted in this text.",
            Pane::Skepticism => "No doubt, denial or criticism was found in this text.",
            Pane::Article => "This article has no text.",
        }
    };
    let style = painter.theme.style(Role::Secondary);
    for (line, row) in (0u16..).zip(pieces::ornament(words, Role::Secondary, frame.text.width)) {
        if line < frame.text.height {
            painter.row(
                frame.text.x,
                frame.text.y + line,
                frame.text.width,
                &row,
                "",
                Lights::default(),
                style,
            );
        }
    }
}
