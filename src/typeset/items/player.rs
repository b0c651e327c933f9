//! A player as rows: the name in a column of its own, the role beside it, or below it
//! where the pane is too narrow for two columns.

use crate::model::article::Article;
use crate::model::briefing::{Briefing, Player};
use crate::typeset::article::TINY;
use crate::typeset::flow::{Flow, Frame};
use crate::typeset::role::Role;
use crate::typeset::row::{Row, Run};
use crate::typeset::wrap;

/// Below so many columns a role stands under its name.
const TWO_COLUMNS: usize = 42;

/// Columns between name and role.
const GUTTER: usize = 2;

/// The player of index `index`: the name, the role, and `❝3` for three quotations in the
/// briefing. Where there are players the article only mentions, they are marked with a
/// dot. `name_width` is that of [`name_width`].
pub fn player(article: &Article, briefing: &Briefing, index: usize, width: u16, name_width: u16) -> Vec<Row> {
    let Some(player) = briefing.players.get(index) else { return Vec::new() };
    let width = usize::from(width.max(1));
    let dots = width >= TINY && has_mentioned(briefing);
    let dot = match (dots, player.listed) {
        (false, _) => Frame::default(),
        (true, true) => Frame::new(vec![Run::blank(2)], vec![Run::blank(2)]),
        (true, false) => Frame::new(vec![Run::ornament("· ", Role::Marker)], vec![Run::blank(2)]),
    };
    let name = Flow::new().words(article, player.name_span, Role::Player);
    let about = about(article, player, quotes_by(briefing, index));
    let names = usize::from(name_width);
    let beside = dot.columns + names + GUTTER;
    if width < TWO_COLUMNS || names == 0 || beside + names.min(TINY) > width {
        let mut rows = name.rows(width, &dot);
        let indent = if width < TINY { 0 } else { dot.columns + 2 };
        rows.extend(about.rows(width, &indented(indent)));
        return rows;
    }
    let mut right = about.rows(width - beside, &Frame::default()).into_iter();
    let mut rows = name.rows(dot.columns + names, &dot);
    for row in &mut rows {
        if let Some(role) = right.next() {
            let padding = beside.saturating_sub(row.columns(&article.text));
            row.runs.push(Run::blank(padding));
            row.runs.extend(role.runs);
        }
    }
    rows.extend(right.map(|role| {
        let mut row = Row::from(vec![Run::blank(beside)]);
        row.runs.extend(role.runs);
        row
    }));
    rows
}

/// A good width for the names of all players in a pane of `width` columns: that of the
/// longest name, but at most two fifths of the pane.
pub fn name_width(article: &Article, briefing: &Briefing, width: u16) -> u16 {
    let most = u16::try_from(u32::from(width) * 2 / 5).unwrap_or(u16::MAX);
    let names = briefing.players.iter().map(|player| wrap::columns(article.slice(player.name_span)));
    names.max().map_or(0, |longest| u16::try_from(longest).unwrap_or(u16::MAX).min(most))
}

/// What stands beside the name.
fn about(article: &Article, player: &Player, quotes: usize) -> Flow<'static> {
    let mut about = Flow::new();
    let mut space = "";
    if let Some(role) = player.role {
        about = about.words(article, role, Role::Secondary);
        space = "  ";
    } else if !player.listed {
        about = about.ornament("mentioned", Role::Secondary);
        space = "  ";
    }
    if quotes > 0 {
        about = about.ornament(&format!("{space}❝{quotes}"), Role::Marker);
    }
    about
}

/// How many quotations are by the player of this index.
fn quotes_by(briefing: &Briefing, index: usize) -> usize {
    let voices = briefing.quotes.iter().filter_map(|quote| quote.speaker.as_ref());
    voices.filter(|voice| voice.player == Some(index)).count()
}

/// True where some players are not listed; those stand at the end.
fn has_mentioned(briefing: &Briefing) -> bool {
    briefing.players.last().is_some_and(|player| !player.listed)
}

/// A frame of nothing but so many columns.
fn indented(columns: usize) -> Frame {
    if columns == 0 {
        return Frame::default();
    }
    Frame::new(vec![Run::blank(columns)], vec![Run::blank(columns)])
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::typeset::sample::{bridge, plain, roles};

    /// The whole list, as it looks.
    fn list(width: u16) -> String {
        let (article, briefing) = bridge();
        let names = name_width(&article, &briefing, width);
        let all =
            (0..briefing.players.len()).flat_map(|index| player(&article, &briefing, index, width, names));
        plain(&all.collect::<Vec<_>>(), &article)
    }

    #[test]
    fn roles_stand_beside_the_names() {
        assert_snapshot!(list(48), @r#"
          Odile Brandt  mayor of Quarrow since 2019 and
                        chair of the bridge board ❝1
          Tam Ostrell   chief engineer
        · Lio Venn      mentioned
        "#);
    }

    #[test]
    fn in_a_narrow_pane_roles_stand_below_the_names() {
        assert_snapshot!(list(24), @r#"
          Odile Brandt
            mayor of Quarrow
            since 2019 and chair
            of the bridge board
            ❝1
          Tam Ostrell
            chief engineer
        · Lio Venn
            mentioned
        "#);
        assert_snapshot!(list(8), @r#"
        Odile
        Brandt
        mayor of
        Quarrow
        since
        2019 and
        chair of
        the
        bridge
        board ❝1
        Tam
        Ostrell
        chief
        engineer
        Lio Venn
        mentione
        d
        "#);
    }

    #[test]
    fn a_long_name_is_wrapped_in_its_column() {
        let (article, briefing) = bridge();
        assert_snapshot!(plain(&player(&article, &briefing, 0, 48, 8), &article), @r#"
          Odile     mayor of Quarrow since 2019 and
          Brandt    chair of the bridge board ❝1
        "#);
    }

    #[test]
    fn without_mentioned_players_there_are_no_dots() {
        let (article, mut briefing) = bridge();
        briefing.players.pop();
        assert_snapshot!(roles(&player(&article, &briefing, 1, 48, 13), &article), @"player[Tam Ostrell]body[    ]secondary[chief engineer]");
    }

    #[test]
    fn the_name_column_is_as_wide_as_the_longest_name() {
        let (article, briefing) = bridge();
        assert_eq!(name_width(&article, &briefing, 80), 12);
        assert_eq!(name_width(&article, &briefing, 20), 8);
    }
}
