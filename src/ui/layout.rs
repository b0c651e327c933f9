//! Where everything stands for a size of the terminal: three columns, two, one pane
//! under tabs, or the bare text.

use ratatui::layout::{Position, Rect};

use crate::app::App;
use crate::app::action::Pane;
use crate::app::effect::Input;
use crate::app::view::Viewports;

/// From this width four panes stand side by side, two and two.
const WIDE: u16 = 100;
/// From this width the Article stands as a third column.
const THREE_COLUMNS: u16 = 150;
/// Below this height four panes would show less than one does alone.
const LEAST_GRID_HEIGHT: u16 = 16;
/// From this width several articles have a sidebar: it leaves a wide layout beside it.
const SIDEBAR_FROM: u16 = 130;
/// The sidebar's least and greatest width, its border included.
const SIDEBAR_WIDTHS: (u16, u16) = (30, 40);
/// The lines of the sidebar that each title has: few titles fit in one.
pub(super) const TITLE_LINES: u16 = 2;
/// No pane beside others has fewer rows of text: a sentence that says that it is empty.
const LEAST_PANE: u16 = 3;
/// Below this size there is room for text only.
const LEAST_WIDTH: u16 = 20;
const LEAST_HEIGHT: u16 = 5;
/// A menu is no wider than this: labels and keys stay close enough to read across.
const MENU_WIDTH: u16 = 84;

/// Where everything stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The whole terminal.
    pub area: Rect,
    /// The row of tabs, where a pane stands alone.
    pub tabs: Option<Rect>,
    /// The list of articles beside the panes, its border included.
    pub sidebar: Option<Rect>,
    /// The panes that are on the screen.
    pub panes: Vec<PaneFrame>,
    /// The status line.
    pub status: Option<Rect>,
    /// The open menu.
    pub menu: Option<MenuFrame>,
}

/// Where a pane stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaneFrame {
    /// Which.
    pub pane: Pane,
    /// All of it.
    pub outer: Rect,
    /// Whether it has a border.
    pub bordered: bool,
    /// Where its rows stand. The column to the left of it, if it has one, is the
    /// gutter of the selection.
    pub text: Rect,
}

/// Where a menu stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MenuFrame {
    /// All of it, its border included.
    pub outer: Rect,
    /// Its lines.
    pub list: Rect,
    /// The line of the filter, or of what the keys do.
    pub filter: Option<Rect>,
    /// How many lines each entry has.
    pub lines: u16,
}

/// Where everything stands in `area`.
pub fn layout(area: Rect, app: &App) -> Layout {
    if area.width < LEAST_WIDTH || area.height < LEAST_HEIGHT {
        return tiny(area, app);
    }
    let (body, status) = split_bottom(area, 1);
    let several = app.library().len() > 1;
    let sidebar = several && area.width >= SIDEBAR_FROM && body.height >= LEAST_GRID_HEIGHT;
    let (sidebar, body) = if sidebar {
        let (left, right) = split_left(body, sidebar_width(area.width));
        (Some(left), right)
    } else {
        (None, body)
    };
    let focus = app.view().focus();
    let grid = body.width >= WIDE && body.height >= LEAST_GRID_HEIGHT && !app.view().zoom();
    let three = grid && body.width >= THREE_COLUMNS;
    let text_width = app.options().text_width;
    let (tabs, panes) = if three {
        (None, three_columns(body, app))
    } else if grid && focus != Pane::Article {
        (None, two_columns(body, app).to_vec())
    } else {
        let (tabs, body) = split_top(body, 2);
        (Some(tabs), vec![alone(body, focus, text_width)])
    };
    Layout { area, tabs, sidebar, panes, status: Some(status), menu: menu_frame(area, sidebar, app) }
}

impl Layout {
    /// The sizes of the panes' texts, for the app.
    pub fn viewports(&self) -> Viewports {
        let mut viewports = Viewports::default();
        for frame in &self.panes {
            if let Some(viewport) = viewports.get_mut(frame.pane as usize) {
                *viewport = Some((frame.text.width, frame.text.height));
            }
        }
        viewports
    }

    /// The number of entries the open menu has room for.
    pub fn menu_height(&self) -> u16 {
        self.menu.map_or(1, |menu| menu.list.height / menu.lines.max(1))
    }

    /// The number of articles the sidebar shows; 0 where there is none.
    pub fn list_rows(&self) -> usize {
        self.sidebar.map_or(0, |sidebar| usize::from(inside(sidebar).height / TITLE_LINES))
    }

    /// What a click at `at` means.
    pub fn click(&self, app: &App, at: Position) -> Option<Input> {
        if let Some(menu) = self.menu {
            if menu.list.contains(at) {
                // An odd row at the end has room for no entry.
                let row = (at.y - menu.list.y) / menu.lines.max(1);
                return (row < self.menu_height()).then_some(Input::ClickMenu { row });
            }
            return Some(Input::Click { pane: app.view().focus(), row: None });
        }
        if let Some(sidebar) = self.sidebar.filter(|sidebar| sidebar.contains(at)) {
            let row = at.y.checked_sub(sidebar.y + 1)? / TITLE_LINES;
            return app.library().window(self.list_rows()).nth(usize::from(row)).map(Input::ClickArticle);
        }
        if let Some(tabs) = self.tabs.filter(|tabs| tabs.contains(at)) {
            return super::chrome::tab_at(app, tabs, at.x).map(|pane| Input::Click { pane, row: None });
        }
        let frame = self.pane_at(at)?;
        let row = (frame.text.y..frame.text.bottom()).contains(&at.y).then(|| at.y - frame.text.y);
        Some(Input::Click { pane: frame.pane, row })
    }

    /// The pane under `at`.
    pub fn pane_at(&self, at: Position) -> Option<&PaneFrame> {
        self.panes.iter().find(|frame| frame.outer.contains(at))
    }
}

/// The width of the sidebar in a terminal of `width` columns: it grows with what the panes
/// beside it can spare of their layout.
fn sidebar_width(width: u16) -> u16 {
    let (least, most) = SIDEBAR_WIDTHS;
    let three_columns = width.checked_sub(least + THREE_COLUMNS);
    let spare = three_columns.unwrap_or(width.saturating_sub(least + WIDE));
    most.min(least + spare)
}

fn tiny(area: Rect, app: &App) -> Layout {
    let gutter = u16::from(area.width >= 8);
    let text = Rect { x: area.x + gutter, width: area.width - gutter, ..area };
    let frame = PaneFrame { pane: app.view().focus(), outer: area, bordered: false, text };
    let menu = app.menu().map(|menu| {
        let (list, filter) = under_filter(area, menu.is_filtered() && area.height > 1);
        MenuFrame { outer: area, list, filter, lines: 1 }
    });
    // A message or a prompt takes the last row while there is one.
    let said = app.notice().is_some() || app.search_prompt().is_some();
    let status = (said && area.height > 1).then(|| split_bottom(area, 1).1);
    Layout { area, tabs: None, sidebar: None, panes: vec![frame], status, menu }
}

fn alone(area: Rect, pane: Pane, text_width: u16) -> PaneFrame {
    let width = text_width.min(area.width.saturating_sub(2));
    let x = area.x + ((area.width - width) / 2).max(1);
    let text = Rect { x, width, ..area };
    PaneFrame { pane, outer: area, bordered: false, text }
}

fn boxed(outer: Rect, pane: Pane, text_width: u16) -> PaneFrame {
    // A border, the gutter and, at the right, a border and a blank column.
    let text = Rect {
        x: outer.x + 2,
        y: outer.y + 1,
        width: outer.width.saturating_sub(4).min(text_width),
        height: outer.height.saturating_sub(2),
    };
    PaneFrame { pane, outer, bordered: true, text }
}

fn two_columns(area: Rect, app: &App) -> [PaneFrame; 4] {
    let (left, right) = split_left(area, area.width / 2);
    let need = |pane| app.view().need(pane);
    let height =
        |upper, lower| need(upper).zip(need(lower)).map(|(upper, lower)| share(area.height, upper, lower));
    let half = area.height.div_ceil(2);
    let (summary, players) = split_top(left, height(Pane::Summary, Pane::Players).unwrap_or(half));
    let (quotes, skepticism) = split_top(right, height(Pane::Quotes, Pane::Skepticism).unwrap_or(half));
    [
        boxed(summary, Pane::Summary, u16::MAX),
        boxed(players, Pane::Players, u16::MAX),
        boxed(quotes, Pane::Quotes, u16::MAX),
        boxed(skepticism, Pane::Skepticism, u16::MAX),
    ]
}

/// The height of the upper one of two panes that share `height` rows, borders included,
/// and need so many rows of text. Where each has enough with a half, each has a half; what
/// one can spare is the other's, and an empty pane needs no more than its sentence.
fn share(height: u16, upper: u16, lower: u16) -> u16 {
    const BORDERS: u16 = 2;
    let half = height.div_ceil(2);
    let text = height.saturating_sub(2 * BORDERS);
    let even = half.saturating_sub(BORDERS);
    let rows = match (upper.min(text).max(LEAST_PANE), lower.min(text).max(LEAST_PANE)) {
        _ if (upper == 0) == (lower == 0) && upper <= even && lower <= text - even.min(text) => even,
        (least, _) if upper == 0 => least,
        (_, least) if lower == 0 => text.saturating_sub(least),
        (upper, lower) if upper + lower <= text => upper + (text - upper - lower) / 2,
        (upper, _) if upper <= text / 2 => upper,
        (_, lower) if lower <= text / 2 => text - lower,
        (upper, lower) => {
            let share = u32::from(text) * u32::from(upper) / (u32::from(upper) + u32::from(lower));
            u16::try_from(share).unwrap_or(even).clamp(text / 3, text - text / 3)
        }
    };
    rows + BORDERS
}

fn three_columns(area: Rect, app: &App) -> Vec<PaneFrame> {
    let text_width = app.options().text_width;
    let article = (text_width + 4).min(area.width * 2 / 5);
    let (rest, article) = split_left(area, area.width - article);
    let mut panes = two_columns(rest, app).to_vec();
    panes.push(boxed(article, Pane::Article, text_width));
    panes
}

fn menu_frame(area: Rect, sidebar: Option<Rect>, app: &App) -> Option<MenuFrame> {
    let menu = app.menu()?;
    let articles = *menu.kind() == crate::app::menu::Kind::Articles;
    if let Some(sidebar) = sidebar.filter(|_| articles) {
        // The titles stay where they stand until there is a filter.
        let (list, filter) = under_filter(inside(sidebar), menu.is_filtered());
        return Some(MenuFrame { outer: sidebar, list, filter, lines: TITLE_LINES });
    }
    let width = MENU_WIDTH.min(area.width.saturating_sub(if area.width > 50 { 4 } else { 0 }));
    let room = area.height.saturating_sub(if area.height > 16 { 4 } else { 1 });
    // Borders, and the line of the filter.
    let wanted = u16::try_from(menu.total()).unwrap_or(u16::MAX).saturating_add(3);
    let height = wanted.clamp(4, room.max(4)).min(area.height);
    let outer = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + area.height.saturating_sub(height + 1) / 2,
        width,
        height,
    };
    let (list, filter) = under_filter(inside(outer), true);
    Some(MenuFrame { outer, list, filter, lines: 1 })
}

/// The lines of a menu and, where it is to be seen, the line of its filter.
fn under_filter(area: Rect, seen: bool) -> (Rect, Option<Rect>) {
    let (filter, list) = split_top(area, u16::from(seen));
    (list, seen.then_some(filter))
}

/// What a border leaves of `area`.
pub fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x + u16::from(area.width > 0),
        y: area.y + u16::from(area.height > 0),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}

fn split_top(area: Rect, height: u16) -> (Rect, Rect) {
    let height = height.min(area.height);
    let rest = Rect { y: area.y + height, height: area.height - height, ..area };
    (Rect { height, ..area }, rest)
}

fn split_bottom(area: Rect, height: u16) -> (Rect, Rect) {
    let height = height.min(area.height);
    split_top(area, area.height - height)
}

fn split_left(area: Rect, width: u16) -> (Rect, Rect) {
    let width = width.min(area.width);
    let rest = Rect { x: area.x + width, width: area.width - width, ..area };
    (Rect { width, ..area }, rest)
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn panes_share_a_column_by_what_they_hold() {
        for (height, upper, lower, expected) in [
            // Both have enough with a half.
            (30, 10, 12, 15),
            (30, 0, 0, 15),
            // One has more than a half and the other less.
            (30, 20, 6, 22),
            (30, 6, 20, 8),
            (30, 40, 6, 22),
            (30, 6, 40, 8),
            (30, 16, 8, 19),
            // Both have more.
            (30, 26, 26, 15),
            (30, 26, 14, 18),
            (30, 100, 20, 16),
            // One is empty.
            (30, 5, 0, 25),
            (30, 0, 5, 5),
            (30, 40, 0, 25),
        ] {
            assert_eq!(share(height, upper, lower), expected, "{upper} and {lower} in {height}");
        }
        for height in 0..60 {
            for (upper, lower) in
                [(0, 0), (1, 0), (0, 1), (3, 3), (50, 50), (u16::MAX, 1), (u16::MAX, u16::MAX)]
            {
                let upper_height = share(height, upper, lower);
                assert!(
                    height < 10 || (5..=height - 5).contains(&upper_height),
                    "{upper} and {lower} in {height}"
                );
            }
        }
    }
}
