//! Draws the open menu: a filter, the lines, and how many there are.

use ratatui::layout::{Position, Rect};

use super::chrome::{outline, prompt_line, title};
use super::layout::{MenuFrame, inside};
use super::paint::Painter;
use crate::app::menu::{Kind, Menu};
use crate::text::width::{columns, ellipsis};
use crate::typeset::role::Role;

/// Draws `menu`; returns where the cursor stands in its filter, if keys go there.
pub(super) fn draw(painter: &mut Painter<'_>, menu: &Menu, frame: MenuFrame) -> Option<Position> {
    let body = painter.theme.style(Role::Body);
    painter.fill(frame.outer, ' ', body);
    let bordered = frame.list != frame.outer;
    if bordered {
        let (border, heading) =
            (painter.theme.style(Role::FocusedBorder), painter.theme.style(Role::FocusedTitle));
        outline(painter, frame.outer, border, true);
        title(painter, frame.outer, heading_of(menu), heading);
    }
    for (y, (entry, selected)) in (frame.list.y..frame.list.bottom()).zip(menu.visible()) {
        let line = Rect { y, height: 1, ..frame.list };
        let room = usize::from(line.width.saturating_sub(2));
        let detail = ellipsis(&entry.detail, room / 2).into_owned();
        let label_room = room.saturating_sub(columns(&detail) + 2);
        let label = ellipsis(&entry.label, label_room).into_owned();
        painter.put(line.x + 1, y, line.width.saturating_sub(2), &label, body);
        let secondary = painter.theme.style(Role::Key);
        let width = u16::try_from(columns(&detail)).unwrap_or_default();
        painter.put(line.right().saturating_sub(width + 1), y, width, &detail, secondary);
        if selected {
            let style = painter.theme.style(Role::Selection);
            painter.restyle(line, style);
            painter.put(line.x, y, 1, "▎", style);
        }
    }
    if menu.is_empty() && frame.list.height > 0 {
        let style = painter.theme.style(Role::Secondary);
        painter.put(
            frame.list.x + 1,
            frame.list.y,
            frame.list.width.saturating_sub(1),
            "Nothing fits.",
            style,
        );
    }
    if !bordered || frame.in_sidebar {
        return None;
    }
    let line = Rect { height: 1, ..inside(frame.outer) };
    let secondary = painter.theme.style(Role::Secondary);
    if menu.is_typing() || !menu.prompt().is_empty() {
        let cursor = prompt_line(
            painter,
            Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line },
            "> ",
            menu.prompt(),
            body,
        );
        return menu.is_typing().then_some(cursor);
    }
    let hint = match menu.kind() {
        Kind::Themes(_) => "j k to look, Enter to take it, Esc to go back",
        Kind::Help => "/ to filter, Enter to do it, q to close",
        Kind::Jump | Kind::Articles => "/ to filter, Enter to open, q to close",
    };
    painter.put(line.x + 1, line.y, line.width.saturating_sub(1), hint, secondary);
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
