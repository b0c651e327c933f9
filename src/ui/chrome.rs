//! What stands around the text: borders with titles and counts, tabs, the sidebar of
//! articles, the status line.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::layout::{PaneFrame, inside};
use super::paint::Painter;
use crate::app::App;
use crate::app::action::Pane;
use crate::app::column::Position as Row;
use crate::app::prompt::Prompt;
use crate::model::Reading;
use crate::text::width::{columns, ellipsis};
use crate::typeset::role::Role;

/// How many bytes of text a reader takes in per minute: English runs to some six
/// bytes a word with its space, and 230 words a minute is a usual figure for silent
/// reading of news.
const BYTES_PER_MINUTE: usize = 1_380;

/// The border of a pane, its title with the count, and a mark of how far it is
/// scrolled.
pub(super) fn border(painter: &mut Painter<'_>, app: &App, frame: &PaneFrame) {
    let focused = app.view().focus() == frame.pane;
    let (role, title_role) =
        if focused { (Role::FocusedBorder, Role::FocusedTitle) } else { (Role::Border, Role::PaneTitle) };
    let style = painter.theme.style(role);
    outline(painter, frame.outer, style, focused);
    let title_style = painter.theme.style(title_role);
    title(painter, frame.outer, &pane_title(app, frame.pane), title_style);
    thumb(painter, app, frame, style);
}

/// A frame of lines; a strong one where the pane has the focus, so that it is seen
/// without colours.
pub(super) fn outline(painter: &mut Painter<'_>, area: Rect, style: Style, strong: bool) {
    if area.width < 2 || area.height < 2 {
        return;
    }
