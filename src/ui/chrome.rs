//! What stands around the text: borders with titles and counts, tabs, the sidebar of
//! articles, the status line.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::layout::PaneFrame;
use super::paint::Painter;
use crate::app::App;
use crate::app::action::{Action, Pane};
use crate::app::column::Position as Row;
use crate::app::effect::Notice;
use crate::app::menu::Menu;
use crate::app::prompt::Prompt;
use crate::model::Reading;
use crate::model::article::Origin;
use crate::text::span::Span;
use crate::text::width::{columns, cut_start, ellipsis, ellipsis_at_word};
use crate::typeset::role::Role;
use crate::typeset::wrap::wrap;

/// How many bytes of text a reader takes in per minute: English runs to some six
/// bytes a word with its space, and 230 words a minute is a usual figure for silent
/// reading of news.
const BYTES_PER_MINUTE: usize = 1_380;

/// Of a longer title so many columns are kept before anything else about the article is
/// told.
const WHOLE_TITLE: usize = 48;

/// A message longer than so many rows is cut: it must not hide what it speaks of.
const MOST_NOTICE_ROWS: usize = 3;

/// The border of a pane, its title with the count, and a mark of how far it is
/// scrolled.
pub(super) fn border(painter: &mut Painter<'_>, app: &App, frame: &PaneFrame) {
    let focused = app.has_focus(frame.pane);
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
    let (corners, across, down) = if strong {
        (['┏', '┓', '┗', '┛'], '━', '┃')
    } else {
        (['┌', '┐', '└', '┘'], '─', '│')
    };
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for y in [area.y, bottom] {
        painter.fill(Rect { y, height: 1, ..area }, across, style);
    }
    for x in [area.x, right] {
        painter.fill(Rect { x, width: 1, y: area.y + 1, height: area.height - 2 }, down, style);
    }
    let places = [(area.x, area.y), (right, area.y), (area.x, bottom), (right, bottom)];
    for ((x, y), corner) in places.into_iter().zip(corners) {
        painter.fill(Rect { x, y, width: 1, height: 1 }, corner, style);
    }
}

/// A title in the upper border.
pub(super) fn title(painter: &mut Painter<'_>, area: Rect, words: &str, style: Style) {
    let room = area.width.saturating_sub(4);
    if room > 2 {
        let words = format!(" {} ", ellipsis(words, usize::from(room) - 2));
        painter.put(area.x + 1, area.y, room, &words, style);
    }
}

fn pane_title(app: &App, pane: Pane) -> String {
    let key = key(app, pane);
    match count(app, pane) {
        Some(count) if app.is_partial() => format!("{key} {} · {count}+", pane.title()),
        Some(count) => format!("{key} {} · {count}", pane.title()),
        None => format!("{key} {}", pane.title()),
    }
}

/// The key that leads to a pane; its number where that has none or a long name.
fn key(app: &App, pane: Pane) -> String {
    let key = app.key(Action::focus(pane)).filter(|key| columns(key) == 1);
    key.unwrap_or_else(|| (pane as usize + 1).to_string())
}

/// How many items a pane has; the summary's sentences and the article's blocks are
/// nothing one counts.
fn count(app: &App, pane: Pane) -> Option<usize> {
    let countable = matches!(pane, Pane::Players | Pane::Quotes | Pane::Skepticism);
    countable.then(|| app.view().pieces(pane).count())
}

/// Where the pane stands in its text, as a thicker part of its right border.
fn thumb(painter: &mut Painter<'_>, app: &App, frame: &PaneFrame, style: Style) {
    let Some((start, length)) = thumb_rows(app, frame) else { return };
    let x = frame.outer.right().saturating_sub(1);
    painter.fill(Rect { x, y: start, width: 1, height: length }, '█', style);
}

fn thumb_rows(app: &App, frame: &PaneFrame) -> Option<(u16, u16)> {
    let (first, last, whole) = extent(app, frame.pane)?;
    if whole { None } else { rows_of_share(first, last, frame.text) }
}

/// The rows of `area` that stand for the part from the share `first` to the share `last` of
/// a whole: the row they begin at and how many they are. None where there are too few to tell.
fn rows_of_share(first: f64, last: f64, area: Rect) -> Option<(u16, u16)> {
    let height = area.height;
    if height < 3 {
        return None;
    }
    let length = ((last - first) * f64::from(height)).clamp(1.0, f64::from(height - 1));
    let room = f64::from(height) - length;
    let share = first / (1.0 - (last - first)).max(f64::EPSILON);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "both lie between 0 and the height"
    )]
    let (start, length) = ((share.clamp(0.0, 1.0) * room).round() as u16, length.round() as u16);
    Some((area.y + start.min(height - length), length))
}

/// Which lines of `menu` are in view, as a thicker part of the border right of its `list`.
pub(super) fn menu_thumb(painter: &mut Painter<'_>, menu: &Menu, list: Rect, style: Style) {
    let (first, end) = menu.window();
    let share = |line: usize| float(line) / float(menu.len().max(1));
    if (first, end) == (0, menu.len()) {
        return;
    }
    if let Some((y, height)) = rows_of_share(share(first), share(end), list) {
        painter.fill(Rect { x: list.right(), y, width: 1, height }, '█', style);
    }
}

/// Which part of the pane's text is in view, as shares of all its pieces, and whether
/// that is all of it.
fn extent(app: &App, pane: Pane) -> Option<(f64, f64, bool)> {
    let (view, column) = (app.view(), app.view().column(pane));
    let count = view.pieces(pane).count();
    let last = column.visible().last().map(|(position, _)| position)?;
    let share = |position: Row, row: usize| {
        let rows = column.rows_of(position.piece).max(1);
        (float(position.piece) + float(row) / float(rows)) / float(count.max(1))
    };
    let (first, end) = (share(column.top(), column.top().row), share(last, last.row + 1));
    Some((first, end, first <= 0.0 && end >= 1.0))
}

/// A count as a part of a ratio; more than 32 bits of it say nothing on a screen.
fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The row of tabs over a pane that stands alone, and the line under it.
pub(super) fn tabs(painter: &mut Painter<'_>, app: &App, area: Rect) {
    let line = painter.theme.style(Role::Border);
    painter.fill(Rect { y: area.y + 1, height: 1, ..area }, '─', line);
    for (pane, x, label) in tab_labels(app, area) {
        let focused = app.view().focus() == pane;
        let role = if focused { Role::FocusedTitle } else { Role::PaneTitle };
        let style = painter.theme.style(role);
        let end = painter.put(x, area.y, area.right().saturating_sub(x), &label, style);
        if focused {
            let under = painter.theme.style(Role::FocusedBorder);
            painter.fill(Rect { x, y: area.y + 1, width: end - x, height: 1 }, '━', under);
        }
    }
    let focus = app.view().focus();
    if let Some((first, end, false)) = extent(app, focus) {
        let share = if end >= 1.0 { 1.0 } else { first / (1.0 - (end - first)).max(f64::EPSILON) };
        let words = format!(" {:.0}% ", share.clamp(0.0, 1.0) * 100.0);
        let width = u16::try_from(columns(&words)).unwrap_or_default();
        let style = painter.theme.style(Role::Secondary);
        painter.put(area.right().saturating_sub(width + 1), area.y + 1, width, &words, style);
    }
}

/// The pane whose tab stands at column `x`.
pub(super) fn tab_at(app: &App, area: Rect, x: u16) -> Option<Pane> {
    let labels = tab_labels(app, area);
    let hit = labels.into_iter().rev().find(|(_, start, _)| *start <= x)?;
    (usize::from(x - hit.1) < columns(&hit.2)).then_some(hit.0)
}

/// Each tab with its column and its words: the longest that fit side by side.
fn tab_labels(app: &App, area: Rect) -> Vec<(Pane, u16, String)> {
    let focus = app.view().focus();
    let full = |pane: Pane| pane_title(app, pane);
    let short = |pane: Pane| match count(app, pane) {
        _ if pane == focus => pane_title(app, pane),
        Some(count) => format!("{} · {count}", key(app, pane)),
        None => key(app, pane),
    };
    let keys = |pane: Pane| key(app, pane);
    let forms: [&dyn Fn(Pane) -> String; 3] = [&full, &short, &keys];
    for (form, gap) in forms.into_iter().flat_map(|form| [(form, 3), (form, 2), (form, 1)]) {
        let labels: Vec<String> = Pane::ALL.into_iter().map(form).collect();
        let width: usize = labels.iter().map(|label| columns(label) + gap).sum();
        if width < usize::from(area.width) + gap {
            let mut x = area.x + 1;
            let place = |(pane, label): (Pane, String)| {
                let at = x;
                x += u16::try_from(columns(&label) + gap).unwrap_or_default();
                (pane, at, label)
            };
            return Pane::ALL.into_iter().zip(labels).map(place).collect();
        }
    }
    vec![(focus, area.x + 1, focus.title().to_owned())]
}

/// The status line: a prompt, a message, or what is being read and the main keys.
/// Returns where the cursor stands in a prompt.
pub(super) fn status(
    painter: &mut Painter<'_>,
    app: &App,
    area: Rect,
    hints: &[(String, &'static str)],
) -> Option<Position> {
    let style = painter.theme.style(Role::Status);
    painter.fill(area, ' ', style);
    if let Some(prompt) = app.search_prompt() {
        let counter = app.search().map(crate::app::search::Search::counter).unwrap_or_default();
        let end = right_aligned(painter, area, &format!("{counter} "), style);
        let width = end.saturating_sub(area.x);
        return Some(prompt_line(painter, Rect { width, ..area }, "/", prompt, style));
    }
    if let Some(notice) = app.notice() {
        notice_rows(painter, notice, area, style);
        return None;
    }
    let end = match app.count() {
        Some(count) => right_aligned(painter, area, &format!("{count} "), style),
        None => key_hints(painter, area, hints, style),
    };
    let width = end.saturating_sub(area.x + 2);
    if let Some(name) = lit_player(app) {
        let back = if app.view().opened_from().is_some() { " goes back" } else { " puts the light out" };
        let out = app.told("; ", Action::Back, back);
        let forms = [format!("{name} is lit{out}"), format!("{name} is lit")];
        let fitting = forms.iter().find(|words| columns(words) <= usize::from(width));
        let words = fitting.map_or_else(|| ellipsis(name, usize::from(width)), Into::into);
        let strong = style.patch(painter.theme.style(Role::Notice));
        painter.put(area.x + 1, area.y, width, &words, strong);
        return None;
    }
    let room = Rect { x: area.x + 1, width, ..area };
    if !leads_to(painter, app, room, style) {
        facts(painter, app, room, style);
    }
    None
}

/// Where the links lead in what the reader looks at, as a browser says it under the
/// pointer. Returns whether there are any.
fn leads_to(painter: &mut Painter<'_>, app: &App, area: Rect, style: Style) -> bool {
    let links = app.links();
    let Some(first) = links.first() else { return false };
    let how = app.told("", Action::Link, " opens ");
    let others = if links.len() > 1 { format!(" or {} more", links.len() - 1) } else { String::new() };
    let room = usize::from(area.width).saturating_sub(columns(&how) + columns(&others));
    let url = ellipsis(&first.url, room).into_owned();
    let link = style.patch(painter.theme.style(Role::Link));
    let mut x = area.x;
    for (words, style) in [(&how, style), (&url, link), (&others, style)] {
        x = painter.put(x, area.y, area.right().saturating_sub(x), words, style);
    }
    true
}

/// A message, over as many rows from the status line upwards as it needs, but no more
/// than a quarter of the screen.
fn notice_rows(painter: &mut Painter<'_>, notice: &Notice, area: Rect, style: Style) {
    let role = if notice.problem { Role::Problem } else { Role::Notice };
    let words = style.patch(painter.theme.style(role));
    let width = usize::from(area.width.saturating_sub(2)).max(1);
    let most = usize::from(area.bottom() / 4).clamp(1, MOST_NOTICE_ROWS);
    let text = notice.text.as_str();
    let rows = wrap(text, Span::whole(text), width, &[]);
    let count = rows.len().clamp(1, most);
    let top = area.bottom().saturating_sub(u16::try_from(count).unwrap_or(1));
    painter.fill(Rect { y: top, height: area.bottom() - top, ..area }, ' ', style);
    for (y, (index, row)) in (top..).zip(rows.iter().enumerate().take(count)) {
        let last = index + 1 == count;
        let end = if last { text.len() } else { row.end };
        let line = ellipsis_at_word(Span::new(row.start, end).of(text), width).into_owned();
        painter.put(area.x + 1, y, area.width.saturating_sub(1), &line, words);
    }
}

/// The player whose light stays on while another pane has the focus.
fn lit_player(app: &App) -> Option<&str> {
    let chosen = app.view().chosen_player().filter(|_| app.view().focus() != Pane::Players)?;
    app.view().reading().briefing.players.get(chosen).map(|player| player.name.as_str())
}

/// Title, source, date and reading time, as far as they fit: the title gives way last.
fn facts(painter: &mut Painter<'_>, app: &App, area: Rect, style: Style) {
    let Reading { article, briefing } = app.view().reading();
    let mut about = Vec::new();
    if app.library().len() > 1 {
        about.push(format!("{}/{}", app.library().current() + 1, app.library().len()));
    }
    if article.origin == Origin::Sample {
        about.push(article.origin.to_string());
    }
    about.extend(article.metadata.source.clone());
    about.extend(article.metadata.published.clone());
    about.extend(reading_time(article.text.trim().len()));
    let title =
        briefing.title.as_ref().map_or_else(|| article.origin.to_string(), |title| title.text.clone());
    let room = usize::from(area.width);
    // Half a title says less than a whole one without its date, but how many articles there
    // are is told nowhere else.
    let several =
        if app.library().len() > 1 { about.first().map_or(0, |place| columns(place) + 3) } else { 0 };
    let mut rest = room.saturating_sub(columns(&title).min(WHOLE_TITLE)).max(several.min(room / 3));
    let about = about.iter().map(|fact| format!(" · {fact}")).take_while(|fact| {
        let fits = columns(fact) <= rest;
        rest = rest.saturating_sub(columns(fact));
        fits
    });
    let about: String = about.collect();
    let words = ellipsis_at_word(&title, room.saturating_sub(columns(&about))).into_owned();
    let strong = style.patch(painter.theme.style(Role::Title));
    let x = painter.put(area.x, area.y, area.width, &words, strong);
    painter.put(x, area.y, area.right().saturating_sub(x), &about, style);
}

/// How long it takes to read so many bytes of text; `None` where there is nothing to read.
fn reading_time(bytes: usize) -> Option<String> {
    let minutes = bytes.div_ceil(BYTES_PER_MINUTE);
    match (minutes / 60, minutes % 60) {
        (0, 0) => None,
        (0, minutes) => Some(format!("{minutes} min")),
        (hours, 0) => Some(format!("{hours} h")),
        (hours, minutes) => Some(format!("{hours} h {minutes} min")),
    }
}

/// The most useful keys at the right, as many as leave the title more than half of
/// the line; returns the column they begin at.
fn key_hints(painter: &mut Painter<'_>, area: Rect, hints: &[(String, &'static str)], style: Style) -> u16 {
    let room = usize::from(area.width) / 2;
    let mut width = 0;
    let fitting = hints.iter().take_while(|(key, words)| {
        width += columns(key) + columns(words) + 3;
        width <= room
    });
    let fitting: Vec<_> = fitting.collect();
    let width: usize = fitting.iter().map(|(key, words)| columns(key) + columns(words) + 3).sum();
    let start = area.right().saturating_sub(u16::try_from(width).unwrap_or_default());
    let mut x = start;
    for (key, words) in fitting {
        let key_style = style.patch(painter.theme.style(Role::Key));
        x = painter.put(x, area.y, area.right() - x, key, key_style) + 1;
        x = painter.put(x, area.y, area.right().saturating_sub(x), words, style) + 2;
    }
    start
}

fn right_aligned(painter: &mut Painter<'_>, area: Rect, words: &str, style: Style) -> u16 {
    let width = u16::try_from(columns(words)).unwrap_or_default().min(area.width);
    painter.put(area.right() - width, area.y, width, words, style);
    area.right() - width
}

/// A line being typed after `sign`, its end in view; returns where the cursor stands.
pub(super) fn prompt_line(
    painter: &mut Painter<'_>,
    area: Rect,
    sign: &str,
    prompt: &Prompt,
    style: Style,
) -> Position {
    let key = style.patch(painter.theme.style(Role::Key));
    let x = painter.put(area.x, area.y, area.width, sign, key);
    let room = usize::from(area.right().saturating_sub(x + 1));
    // Of a line that is too long, what stands just before the cursor is seen.
    let before = cut_start(prompt.before(), room);
    let cursor = painter.put(x, area.y, area.right().saturating_sub(x), before, style);
    painter.put(cursor, area.y, area.right().saturating_sub(cursor), prompt.after(), style);
    Position { x: cursor.min(area.right().saturating_sub(1)), y: area.y }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_takes_hours_only_where_there_is_much_to_read_and_no_time_where_there_is_nothing() {
        let told = [0, 1, 59, 60, 125].map(|minutes| reading_time(minutes * BYTES_PER_MINUTE));
        let told = told.map(Option::unwrap_or_default);
        assert_eq!(told, ["", "1 min", "59 min", "1 h", "2 h 5 min"]);
    }
}
