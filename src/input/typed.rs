//! What a key means: an action of the keymap, a digit of a count, or text to be typed.

use super::key::{Code, Key};
use super::keymap::Keymap;
use crate::app::App;
use crate::app::action::Action;
use crate::app::effect::Input;
use crate::app::prompt::Edit;

/// What `key` means to `app`; `None` for one that has no meaning while text is typed.
///
/// A digit that is bound to nothing begins a count, and so does any digit with Alt, as in
/// readline; once a count is begun, all digits are its own.
pub fn input(key: Key, keymap: &Keymap, app: &App) -> Option<Input> {
    if app.wants_text() {
        return text(key, keymap);
    }
    if let Some(digit) = key.digit().and_then(|digit| u8::try_from(digit).ok()) {
        let free = keymap.action(key).is_none() && (key.has_alt() || digit > 0);
        if app.is_counting() || free {
            return Some(Input::Digit(digit));
        }
    }
    Some(keymap.action(key).map_or_else(|| Input::Unbound(key.to_string()), Input::Action))
}

/// What `key` means while text is typed: keys that write, edit or leave the line, and
/// those actions whose keys write nothing.
fn text(key: Key, keymap: &Keymap) -> Option<Input> {
    if let Some(char) = key.text() {
        return Some(Input::Edit(Edit::Insert(char.to_string())));
    }
    let edit = match (key.code(), key.has_ctrl()) {
        (Code::Backspace | Code::Char('w'), true) => Edit::DeleteWord,
        (Code::Backspace, false) | (Code::Char('h'), true) => Edit::Backspace,
        (Code::Delete, _) => Edit::Delete,
        (Code::Char('u'), true) => Edit::DeleteLine,
        (Code::Left, _) | (Code::Char('b'), true) => Edit::Left,
        (Code::Right, _) | (Code::Char('f'), true) => Edit::Right,
        (Code::Home, _) | (Code::Char('a'), true) => Edit::Start,
        (Code::End, _) | (Code::Char('e'), true) => Edit::End,
        (Code::Enter, _) => return Some(Input::Action(Action::Open)),
        (Code::Esc, _) | (Code::Char('g'), true) => return Some(Input::Action(Action::Back)),
        (Code::Down | Code::Tab, _) => return Some(Input::Action(Action::MoveDown)),
        (Code::Up, _) => return Some(Input::Action(Action::MoveUp)),
        _ => return keymap.action(key).map(Input::Action),
    };
    Some(Input::Edit(edit))
}
