//! The list of articles beside the panes. Its titles have two lines each, in the list that
//! is open for choosing too.

use ratatui::layout::Rect;

use super::chrome::{outline, title};
use super::layout::{TITLE_LINES, inside};
use super::paint::Painter;
use crate::app::App;
use crate::text::span::Span;
use crate::text::width::ellipsis_at_word;
use crate::typeset::role::Role;
use crate::typeset::wrap::wrap;

/// The list of articles beside the panes.
pub(super) fn sidebar(painter: &mut Painter<'_>, app: &App, area: Rect) {
    let style = painter.theme.style(Role::Border);
    outline(painter, area, style, false);
    let (current, count) = (app.library().current(), app.library().len());
    let title_style = painter.theme.style(Role::PaneTitle);
    title(painter, area, &format!("Articles · {}/{count}", current + 1), title_style);
    let shown = app.library().window(usize::from(inside(area).height / TITLE_LINES));
    for (y, index) in (area.y + 1..).step_by(usize::from(TITLE_LINES)).zip(shown) {
        let Some(entry) = app.library().get(index) else { continue };
        let here = index == current;
        let place = Rect { x: area.x + 1, y, width: area.width.saturating_sub(2), height: TITLE_LINES };
        let role = if here { Role::Strong } else { Role::Body };
        let troubled = entry.card.as_ref().is_some_and(|card| card.troubled);
        let label = if troubled { format!("! {}", entry.label()) } else { entry.label() };
        article_title(painter, place, &label, role, here);
    }
}

/// The title of an article on the lines of `area`, after a column for the bar that marks
/// the one that is `selected`.
pub(super) fn article_title(painter: &mut Painter<'_>, area: Rect, label: &str, role: Role, selected: bool) {
    let width = area.width.saturating_sub(2);
    let (style, selection) = (painter.theme.style(role), painter.theme.style(Role::Selection));
    let rows = wrap(label, Span::whole(label), usize::from(width), &[]);
    for (y, (index, row)) in (area.y..area.bottom()).zip(rows.iter().enumerate()) {
        let last = index + 1 == usize::from(area.height);
        let end = if last { label.len() } else { row.end };
        let line = ellipsis_at_word(Span::new(row.start, end).of(label), usize::from(width)).into_owned();
        painter.put(area.x + 1, y, width, &line, style);
        if selected {
            painter.restyle(Rect { y, height: 1, ..area }, selection);
            painter.put(area.x, y, 1, "▎", selection);
        }
    }
}
