//! Draws the open menu: a filter, the lines, and how many there are.

use ratatui::layout::{Position, Rect};

use super::chrome::{outline, prompt_line, title};
use super::layout::MenuFrame;
use super::paint::Painter;
use crate::app::menu::{Entry, Kind, Menu};
use crate::text::width::{columns, cut, ellipsis};
use crate::typeset::role::Role;

/// In fewer columns what a line is called comes before what more there is to say.
const NARROW: usize = 60;

/// Draws `menu`; returns where the cursor stands in its filter, if keys go there.
pub(super) fn draw(painter: &mut Painter<'_>, menu: &Menu, frame: MenuFrame) -> Option<Position> {
    let body = painter.theme.style(Role::Body);
    painter.fill(frame.outer, ' ', body);
    if frame.list.width < frame.outer.width {
        let (border, heading) =
            (painter.theme.style(Role::FocusedBorder), painter.theme.style(Role::FocusedTitle));
        outline(painter, frame.outer, border, true);
        title(painter, frame.outer, heading_of(menu), heading);
    }
    for (y, (entry, selected)) in (frame.list.y..frame.list.bottom()).zip(menu.visible()) {
        line(painter, entry, Rect { y, height: 1, ..frame.list });
        if selected {
            let style = painter.theme.style(Role::Selection);
            painter.restyle(Rect { y, height: 1, ..frame.list }, style);
            painter.put(frame.list.x, y, 1, "▎", style);
        }
    }
    if menu.is_empty() && frame.list.height > 0 {
        let style = painter.theme.style(Role::Secondary);
        let width = frame.list.width.saturating_sub(1);
        painter.put(frame.list.x + 1, frame.list.y, width, "Nothing fits.", style);
    }
    filter(painter, menu, frame.filter?)
}

/// What an entry is called, and at the right what more is to be said of it.
fn line(painter: &mut Painter<'_>, entry: &Entry, area: Rect) {
    let room = usize::from(area.width.saturating_sub(2));
    let detail = whole_words(&entry.detail, if room < NARROW { room / 3 } else { room / 2 });
    let taken = if detail.is_empty() { 0 } else { columns(detail) + 2 };
    let label = ellipsis(&entry.label, room.saturating_sub(taken)).into_owned();
    let (body, key) = (painter.theme.style(Role::Body), painter.theme.style(Role::Key));
    painter.put(area.x + 1, area.y, area.width.saturating_sub(2), &label, body);
    let width = u16::try_from(columns(detail)).unwrap_or_default();
    painter.put(area.right().saturating_sub(width + 1), area.y, width, detail, key);
}

/// As many words from the beginning of `text` as fit: half of a key's name says nothing.
fn whole_words(text: &str, max: usize) -> &str {
    if columns(text) <= max {
        return text;
    }
    cut(text, max + 1).rsplit_once(' ').map_or("", |(words, _)| words)
}

/// The filter, or what the keys do; returns where the cursor stands in it.
fn filter(painter: &mut Painter<'_>, menu: &Menu, area: Rect) -> Option<Position> {
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    if menu.is_filtered() {
        let body = painter.theme.style(Role::Body);
        let cursor = prompt_line(painter, area, "> ", menu.prompt(), body);
        return menu.is_typing().then_some(cursor);
    }
    let hint = match menu.kind() {
        Kind::Themes(_) => "j k to look, Enter to take it, Esc to go back",
        Kind::Help => "/ to filter, Enter to do it, q to close",
        Kind::Jump | Kind::Articles => "/ to filter, Enter to open, q to close",
    };
    let style = painter.theme.style(Role::Secondary);
    let words = ellipsis(hint, usize::from(area.width)).into_owned();
    painter.put(area.x, area.y, area.width, &words, style);
    None
}

const fn heading_of(menu: &Menu) -> &'static str {
    match menu.kind() {
        Kind::Help => "Keys",
        Kind::Jump => "Jump to",
        Kind::Themes(_) => "Theme",
        Kind::Articles => "Articles",
    }
}
