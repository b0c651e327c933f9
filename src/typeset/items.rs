//! The items of the panes as rows: sentences of the summary, players, quotations, doubts.
//!
//! `width` is always the inner width of the pane, in columns.

mod player;

pub use player::{name_width, player};

use super::article::TINY;
use super::flow::{Flow, Frame};
use super::role::Role;
use super::row::{Row, Run};
use crate::model::article::Article;
use crate::model::briefing::{Briefing, ELLIPSIS, NO_SPEAKER, Player, Voice};
use crate::text::span::Span;

/// The sentence at `span`, with the marks the article has on it.
pub fn sentence(article: &Article, span: Span, width: u16) -> Vec<Row> {
    Flow::of_article(article, span, Role::Body, &[]).rows(usize::from(width.max(1)), &Frame::default())
}

/// The quotation of index `index`: its words between quotation marks behind a bar, and
/// below them who said it.
pub fn quote(article: &Article, briefing: &Briefing, index: usize, width: u16) -> Vec<Row> {
    let Some(quote) = briefing.quotes.get(index) else { return Vec::new() };
    let width = usize::from(width.max(1));
    let mut words = Flow::new().ornament("“", Role::Quote);
    for (index, parts) in quote.stretches(article).enumerate() {
        for (at, part) in parts.iter().enumerate() {
            match (index, at) {
                (0, 0) => {}
                (_, 0) => words = words.ornament(ELLIPSIS, Role::Secondary),
                _ => words = words.ornament(" ", Role::Quote),
            }
            words = words.words(article, part.trimmed(&article.text), Role::Quote);
        }
    }
    words = words.ornament("”", Role::Quote);

    let dash = if width < TINY { "— " } else { "" };
    let mut speaker = Flow::new().ornament(dash, Role::Secondary);
    match &quote.speaker {
        Some(voice) => {
            let player = player_of(briefing, voice);
            speaker = speaker.words(article, name_span(player, voice), Role::Speaker);
            if let Some(role) = player.and_then(|player| player.role) {
                speaker = speaker.ornament(" · ", Role::Secondary).words(article, role, Role::Secondary);
            }
        }
        None => speaker = speaker.ornament(NO_SPEAKER, Role::Secondary),
    }

    let mut rows = words.rows(width, &bar(width, 0));
    rows.extend(speaker.rows(width, &bar(width, 2)));
    rows
}

/// The doubt of index `index`: who holds it and what it does, then the sentence with its
/// cue.
pub fn doubt(article: &Article, briefing: &Briefing, index: usize, width: u16) -> Vec<Row> {
    let Some(doubt) = briefing.doubts.get(index) else { return Vec::new() };
    let width = usize::from(width.max(1));
    let mut head = Flow::new();
    if let Some(voice) = &doubt.holder {
        let holder = name_span(player_of(briefing, voice), voice);
        head = head.words(article, holder, Role::Doubt).ornament(" · ", Role::Secondary);
    }
    head = head.ornament(doubt.kind.name(), Role::Secondary);

    let cue = doubt.cue.map(|cue| (cue, Role::Cue));
    let body = Flow::of_article(article, doubt.span, Role::Body, cue.as_slice());
    let mut rows = head.rows(width, &Frame::default());
    rows.extend(body.rows(width, &Frame::default()));
    rows
}

/// The player a voice is, where it is one.
fn player_of<'b>(briefing: &'b Briefing, voice: &Voice) -> Option<&'b Player> {
    voice.player.and_then(|index| briefing.players.get(index))
}

/// The words that name a voice best: the player's full name, else what stands here.
fn name_span(player: Option<&Player>, voice: &Voice) -> Span {
    player.map_or(voice.span, |player| player.name_span)
}

/// A bar at the left, with the rows but the first `hanging` columns further in.
fn bar(width: usize, hanging: usize) -> Frame {
    if width < TINY {
        return Frame::default();
    }
    let bar = Run::ornament("▌ ", Role::Marker);
    let (mut first, mut rest) = (vec![bar.clone()], vec![bar]);
    if hanging > 0 {
        first.push(Run::ornament("— ", Role::Secondary));
        rest.push(Run::blank(hanging));
    }
    Frame::new(first, rest)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::*;
    use crate::model::article::MarkKind;
    use crate::model::briefing::{Doubt, DoubtKind, PlayerKind, Quote};
    use crate::typeset::sample::{bridge, find, fits, hostile, mark, plain, roles, words};

    #[test]
    fn a_sentence_is_wrapped_with_its_marks() {
        let (mut article, _) = bridge();
        mark(&mut article, "iron bridge", MarkKind::Strong);
        let span = find(&article, "The town of Quarrow will close its iron bridge in May");
        assert_snapshot!(roles(&sentence(&article, span, 30), &article), @r#"
        body[The town of Quarrow will close]
        body[its ]strong[iron bridge]body[ in May]
        "#);
    }

    #[test]
    fn a_quotation_stands_behind_a_bar_above_its_speaker() {
        let (article, briefing) = bridge();
        assert_snapshot!(plain(&quote(&article, &briefing, 0, 40), &article), @r#"
        ▌ “We have patched it for twenty years,
        ▌ … It cannot be patched again.”
        ▌ — Odile Brandt · mayor of Quarrow
        ▌   since 2019 and chair of the bridge
        ▌   board
        "#);
        assert_snapshot!(plain(&quote(&article, &briefing, 0, 11), &article), @r#"
        “We have
        patched it
        for twenty
        years, … It
        cannot be
        patched
        again.”
        — Odile
        Brandt ·
        mayor of
        Quarrow
        since 2019
        and chair
        of the
        bridge
        board
        "#);
        assert_snapshot!(roles(&quote(&article, &briefing, 1, 40), &article), @r#"
        marker[▌ ]quote[“]quote[Who pays?]quote[”]
        marker[▌ ]secondary[— ]secondary[speaker not named]
        "#);
    }

    #[test]
    fn a_doubt_is_headed_by_its_holder_and_kind() {
        let (article, briefing) = bridge();
        assert_snapshot!(roles(&doubt(&article, &briefing, 0, 40), &article), @r#"
        doubt[Lio Venn]secondary[ · ]secondary[doubt]
        body[Shopkeeper Lio Venn ]cue[doubts]body[ that the work]
        body[will be done by autumn.]
        "#);
        assert_snapshot!(plain(&doubt(&article, &briefing, 1, 20), &article), @r#"
        denial
        “It cannot be
        patched again.”
        "#);
    }

    #[test]
    fn there_are_no_rows_for_an_item_that_is_not_there() {
        let (article, briefing) = bridge();
        assert!(quote(&article, &briefing, 9, 40).is_empty());
        assert!(doubt(&article, &briefing, 9, 40).is_empty());
        assert!(player(&article, &briefing, 9, 40, 10).is_empty());
    }

    proptest! {
        #[test]
        fn items_of_any_words_fit_and_are_whole(
            name in hostile(), role in hostile(), said in hostile(), more in hostile(), width in 1_u16..=200,
        ) {
            let text = [name.as_str(), &role, &said, &more].concat();
            let article = Article { text, ..Article::default() };
            let mut spans = Vec::new();
            for part in [&name, &role, &said, &more] {
                let start = spans.last().map_or(0, |last: &Span| last.end);
                spans.push(Span::new(start, start + part.len()));
            }
            let person = Player {
                name: name.clone(), kind: PlayerKind::Person, name_span: spans[0], role: Some(spans[1]),
                listed: width % 2 == 0, mentions: Vec::new(),
            };
            let voice = Voice { name, span: spans[0], player: Some(0) };
            let said = Quote { parts: spans[2..].to_vec(), speaker: Some(voice.clone()), cue: None };
            let holds =
                Doubt { span: spans[2], kind: DoubtKind::Caveat, holder: Some(voice), cue: Some(spans[2]) };
            let briefing =
                Briefing { players: vec![person], quotes: vec![said], doubts: vec![holds], ..Briefing::default() };

            let expected = |parts: &[usize]| -> String {
                let parts = parts.iter().flat_map(|&part| article.slice(spans[part]).chars());
                parts.filter(|char| !char.is_whitespace()).collect()
            };
            let names = name_width(&article, &briefing, width);
            let rows = player(&article, &briefing, 0, width, names);
            prop_assert!(fits(&rows, &article, width), "{rows:?}");
            prop_assert_eq!(words(&rows, &article).chars().count(), expected(&[0, 1]).chars().count());
            let rows = quote(&article, &briefing, 0, width);
            prop_assert!(fits(&rows, &article, width), "{rows:?}");
            prop_assert_eq!(words(&rows, &article), expected(&[2, 3, 0, 1]));
            let rows = doubt(&article, &briefing, 0, width);
            prop_assert!(fits(&rows, &article, width), "{rows:?}");
            prop_assert_eq!(words(&rows, &article), expected(&[0, 2]));
            let rows = sentence(&article, spans[2], width);
            prop_assert!(fits(&rows, &article, width), "{rows:?}");
            prop_assert_eq!(words(&rows, &article), expected(&[2]));
        }
    }
}
