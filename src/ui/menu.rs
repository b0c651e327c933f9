//! Draws the open menu: a filter, the lines, and how many there are.

use std::borrow::Cow;

use ratatui::layout::{Position, Rect};

use super::chrome::{menu_thumb, outline, prompt_line, title};
use super::layout::MenuFrame;
use super::paint::Painter;
use super::sidebar::article_title;
use crate::app::App;
use crate::app::action::{Action, Group};
use crate::app::menu::{Entry, Kind, Menu, Target};
use crate::text::width::{columns, cut, ellipsis};
use crate::typeset::role::Role;

/// In fewer columns what a line is called comes before what more there is to say.
const NARROW: usize = 60;

/// The columns in which the help names the groups of its lines.
const GROUPS: u16 = 10;

/// Draws `menu`, which is the one of `app`; returns where the cursor stands in its
/// filter, if keys go there.
pub(super) fn draw(painter: &mut Painter<'_>, app: &App, menu: &Menu, frame: MenuFrame) -> Option<Position> {
    let body = painter.theme.style(Role::Body);
    painter.fill(frame.outer, ' ', body);
    if frame.list.width < frame.outer.width {
        let (border, heading) =
            (painter.theme.style(Role::FocusedBorder), painter.theme.style(Role::FocusedTitle));
        outline(painter, frame.outer, border, true);
        title(painter, frame.outer, heading_of(menu), heading);
        menu_thumb(painter, menu, frame.list, border);
    }
    let tops = (frame.list.y..frame.list.bottom()).step_by(usize::from(frame.lines.max(1)));
    let mut above = None;
    for (y, (entry, selected)) in tops.zip(menu.visible()) {
        let area = Rect { y, height: frame.lines, ..frame.list };
        if frame.lines > 1 {
            article_title(painter, area, &entry.label, Role::Body, selected);
            continue;
        }
        let group = group(menu, entry).filter(|_| usize::from(area.width) >= NARROW);
        if let Some(group) = group.filter(|group| above != Some(*group)) {
            let style = painter.theme.style(Role::Secondary);
            painter.put(area.x + 1, area.y, GROUPS - 1, group.title(), style);
        }
        above = group;
        line(painter, menu, entry, area, if group.is_some() { GROUPS } else { 0 });
        if selected {
            let style = painter.theme.style(Role::Selection);
            painter.restyle(area, style);
            painter.put(area.x, y, 1, "▎", style);
        }
    }
    if menu.is_empty() && frame.list.height > 0 {
        let style = painter.theme.style(Role::Secondary);
        let width = frame.list.width.saturating_sub(1);
        painter.put(frame.list.x + 1, frame.list.y, width, "Nothing fits.", style);
    }
    filter(painter, app, menu, frame.filter?)
}

/// The group an entry of the help stands in.
fn group(menu: &Menu, entry: &Entry) -> Option<Group> {
    match entry.target {
        Target::Action(action) if *menu.kind() == Kind::Help => Some(action.group()),
        _ => None,
    }
}

/// What an entry is called, `indent` columns further in, and at the right what more is to be
/// said of it.
fn line(painter: &mut Painter<'_>, menu: &Menu, entry: &Entry, area: Rect, indent: u16) {
    let area = Rect { x: area.x + indent, width: area.width - indent, ..area };
    let room = usize::from(area.width.saturating_sub(2));
    let (detail, role) = if let Target::Link(_) = entry.target {
        // Where a link leads matters more than the words it stands on.
        let words = columns(&entry.label).min(room / 3) + 2;
        (ellipsis(&entry.detail, room.saturating_sub(words)), Role::Link)
    } else {
        let most = match menu.kind() {
            // What an article is called needs the room, and half a list of files says less.
            Kind::Articles if room < NARROW => 0,
            _ if room < NARROW => room / 3,
            _ => room / 2,
        };
        (Cow::Borrowed(whole_words(&entry.detail, most)), Role::Key)
    };
    let taken = if detail.is_empty() { 0 } else { columns(&detail) + 2 };
    let label = ellipsis(&entry.label, room.saturating_sub(taken)).into_owned();
    let (body, style) = (painter.theme.style(Role::Body), painter.theme.style(role));
    painter.put(area.x + 1, area.y, area.width.saturating_sub(2), &label, body);
    let width = u16::try_from(columns(&detail)).unwrap_or_default();
    painter.put(area.right().saturating_sub(width + 1), area.y, width, &detail, style);
}

/// As many words from the beginning of `text` as fit: half of a key's name says nothing.
fn whole_words(text: &str, max: usize) -> &str {
    if columns(text) <= max {
        return text;
    }
    cut(text, max + 1).rsplit_once(' ').map_or("", |(words, _)| words)
}

/// The filter, or what the keys do; returns where the cursor stands in it.
fn filter(painter: &mut Painter<'_>, app: &App, menu: &Menu, area: Rect) -> Option<Position> {
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    if menu.is_filtered() {
        let body = painter.theme.style(Role::Body);
        let cursor = prompt_line(painter, area, "> ", menu.prompt(), body);
        return menu.is_typing().then_some(cursor);
    }
    let style = painter.theme.style(Role::Secondary);
    painter.put(area.x, area.y, area.width, &keys(app, menu, usize::from(area.width)), style);
    None
}

/// What the keys do in the list, as much of it as fits whole.
fn keys(app: &App, menu: &Menu, width: usize) -> String {
    let search: (&[Action], _) = (&[Action::Search], "to filter");
    let close: (&[Action], _) = (&[Action::Quit], "to close");
    let hints: [(&[Action], &str); 3] = match menu.kind() {
        Kind::Themes(_) => [
            (&[Action::MoveDown, Action::MoveUp], "to look"),
            (&[Action::Open], "to take it"),
            (&[Action::Back], "to go back"),
        ],
        Kind::Help => [search, (&[Action::Open], "to do it"), close],
        Kind::Jump | Kind::Articles | Kind::Links => [search, (&[Action::Open], "to open"), close],
    };
    let mut line = String::new();
    for (actions, words) in hints {
        let keys: Vec<String> = actions.iter().filter_map(|action| app.key(*action)).collect();
        let comma = if line.is_empty() { "" } else { ", " };
        let hint = format!("{comma}{} {words}", keys.join(" "));
        if !keys.is_empty() && columns(&line) + columns(&hint) <= width {
            line.push_str(&hint);
        }
    }
    line
}

const fn heading_of(menu: &Menu) -> &'static str {
    match menu.kind() {
        Kind::Help => "Keys",
        Kind::Jump => "Jump to",
        Kind::Themes(_) => "Theme",
        Kind::Articles => "Articles",
        Kind::Links => "Open a link",
    }
}
