//! What holds after whatever the reader did, at whatever size.

use briefing::app::action::{Action, Pane};
use briefing::app::column::Position;
use briefing::app::effect::{Effect, Input};
use briefing::app::prompt::Edit;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert_eq, prop_oneof, proptest};

use crate::screen::{HARBOUR, Screen};

/// Something a person does.
#[derive(Debug, Clone)]
enum Deed {
    Give(Input),
    Click(u16, u16),
    Resize(u16, u16),
}

/// The texts that are hard on a reader, by number.
fn text(number: usize) -> String {
    match number {
        0 => HARBOUR.to_owned(),
        1 => String::new(),
        2 => "東京の港で「壁は低すぎる」と漁師が話した。👩‍🔬👨‍👩‍👧 港湾局は否定した。\n\n".repeat(20),
        3 => format!("# {}\n\n{}\n", "Unwrappable".repeat(40), "x".repeat(3_000)),
        4 => "- one line and no more\n".repeat(3_000),
        5 => "“No,” said Ada Lund. She doubts it.\n\n".repeat(200),
        6 => "| a | b |\n| - | - |\n| c | d |\n\n```\n\tcode\n\n\n```\n\n> > quoted\n\n---\n\n1. one\n"
            .repeat(9),
        _ => "---\ntitle: [\n---\nWhat cannot be read as it was meant has a problem.\n".to_owned(),
    }
}

fn deed() -> impl Strategy<Value = Deed> {
    let pane = (0..Pane::ALL.len()).prop_map(|index| Pane::ALL[index]);
    let action = (0..Action::ALL.len()).prop_map(|index| Input::Action(Action::ALL[index]));
    let edit = prop_oneof![
        "[a-z ]{1,3}|の|👩‍🔬|e\u{301}|\\PC".prop_map(Edit::Insert),
        Just(Edit::Backspace),
        Just(Edit::Delete),
        Just(Edit::DeleteWord),
        Just(Edit::DeleteLine),
        Just(Edit::Left),
        Just(Edit::Right),
        Just(Edit::Start),
        Just(Edit::End),
    ];
    let wheel = (proptest::option::of(pane.clone()), -9_isize..=9);
    let click = (pane, proptest::option::of(0_u16..60));
    prop_oneof![
        12 => action.prop_map(Deed::Give),
        2 => (0_u8..10).prop_map(|digit| Deed::Give(Input::Digit(digit))),
        4 => edit.prop_map(|edit| Deed::Give(Input::Edit(edit))),
        1 => wheel.prop_map(|(pane, rows)| Deed::Give(Input::Wheel { pane, rows })),
        1 => click.prop_map(|(pane, row)| Deed::Give(Input::Click { pane, row })),
        1 => (0_u16..60).prop_map(|row| Deed::Give(Input::ClickMenu { row })),
        1 => (0_usize..3).prop_map(|index| Deed::Give(Input::ClickArticle(index))),
        3 => (0_u16..200, 0_u16..60).prop_map(|(x, y)| Deed::Click(x, y)),
        3 => (1_u16..=200, 1_u16..=60).prop_map(|(width, height)| Deed::Resize(width, height)),
    ]
}

impl Deed {
    fn done(&self, screen: &mut Screen) {
        match self {
            Self::Give(input) => screen.input(input.clone()),
            Self::Click(x, y) => screen.click(*x, *y),
            Self::Resize(width, height) => screen.resize(*width, *height),
        };
    }
}

/// Every pane that is on the screen stands inside its text and shows as much of it as
/// there is room for, and its selection is one of its items.
fn check(screen: &mut Screen) {
    let layout = screen.layout();
    let view = screen.app.view();
    for frame in &layout.panes {
        let (column, pieces) = (view.column(frame.pane), view.pieces(frame.pane));
        assert_eq!(column.size(), (frame.text.width, frame.text.height));
        assert!(column.selected() < pieces.count().max(1), "{:?} selects nothing", frame.pane);
        let width = frame.text.width.max(1);
        let shown = column.visible().count();
        let from = column.top().piece;
        let height = usize::from(frame.text.height);
        let mut below = 0;
        for piece in from..pieces.count() {
            below += pieces.rows(piece, width, column.name_width()).len();
            if below >= column.top().row + height {
                break;
            }
        }
        let rest = below.saturating_sub(column.top().row);
        assert_eq!(shown, rest.min(height), "{:?} does not show what there is", frame.pane);
        if shown < height {
            let start = Position::default();
            assert_eq!(column.top(), start, "{:?} stands below its end", frame.pane);
        }
    }
    // Everything drawn stands in the buffer, or drawing would have panicked; a cursor
    // outside of it would be seen nowhere.
    let area = screen.draw().area;
    assert!(screen.cursor.is_none_or(|cursor| area.contains(cursor)), "{:?}", screen.cursor);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_a_person_does_takes_the_reader_out_of_bounds(
        first in 0_usize..8,
        second in 0_usize..8,
        (width, height) in (1_u16..=200, 1_u16..=60),
        deeds in proptest::collection::vec(deed(), 1..40),
    ) {
        let texts = [text(first), text(second)];
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let mut screen = Screen::new(&texts, width, height);
        check(&mut screen);
        for deed in deeds {
            deed.done(&mut screen);
            check(&mut screen);
        }
    }

    #[test]
    fn a_resize_there_and_back_returns_to_the_same_text(
        number in 0_usize..8,
        keys in 0_usize..60,
        pane in 0_usize..5,
        (width, height) in (20_u16..=200, 5_u16..=60),
        (other_width, other_height) in (1_u16..=200, 1_u16..=60),
        page in any::<bool>(),
    ) {
        let texts = text(number);
        let mut screen = Screen::new(&[&texts], width, height);
        screen.input(Input::Action(Action::focus(Pane::ALL[pane])));
        for _ in 0..keys {
            screen.input(Input::Action(if page { Action::HalfDown } else { Action::MoveDown }));
        }
        let before = screen.text();
        screen.resize(other_width, other_height).resize(width, height);
        prop_assert_eq!(screen.text(), before);
    }

    #[test]
    fn esc_never_quits(number in 0_usize..8, deeds in proptest::collection::vec(deed(), 0..12)) {
        let texts = text(number);
        let mut screen = Screen::new(&[&texts], 100, 30);
        for deed in deeds {
            deed.done(&mut screen);
        }
        for _ in 0..12 {
            let effect = screen.app.update(Input::Action(Action::Back));
            assert!(matches!(effect, Effect::None | Effect::Theme(_)), "{effect:?}");
        }
        let notice = screen.app.notice().map(|notice| notice.text.clone());
        prop_assert_eq!(notice.as_deref(), Some("Nothing is open; q quits."));
    }
}
