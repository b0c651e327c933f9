//! Clicks and the wheel.

use briefing::app::action::Pane;
use briefing::app::effect::Input;
use briefing::typeset::role::Role;

use crate::screen::{HARBOUR, Screen};

#[test]
fn a_click_on_an_item_selects_it() {
    let mut screen = Screen::new(&[HARBOUR], 100, 30);
    screen.click(4, 17);
    assert_eq!(screen.app.view().focus(), Pane::Players);
    assert_eq!(screen.app.view().column(Pane::Players).selected(), 1);
    assert!(screen.in_role(Role::Mention).contains("Tomas Quill"));
}

#[test]
fn the_wheel_scrolls_the_pane_under_the_pointer_and_leaves_the_focus() {
    let mut screen = Screen::new(&[HARBOUR], 40, 12);
    screen.press("5").input(Input::Wheel { pane: Some(Pane::Article), rows: 3 });
    assert_eq!(screen.app.view().focus(), Pane::Article);
    let far = screen.text();
    screen.resize(60, 12).resize(40, 12);
    assert_eq!(screen.text(), far);
    screen.rewrite("Nothing is left.\n").press("r");
    assert!(screen.text().contains("Nothing is left."));
    assert!(screen.status().contains("Nothing is left."));
    assert!(screen.effects.len() == 1 && screen.cursor.is_none());
}
