//! Which key asks for which action.
//!
//! The keymap that comes with the program is data, `assets/keymap.yaml`; the reader's
//! own keys patch it. Help and status line ask the same keymap for what to show.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::key::Key;
use crate::app::action::Action;
use crate::text::listed::line_end;

/// The keymap that comes with the program: lists of keys by the names of actions.
const BUILT_IN: &str = include_str!("../../assets/keymap.yaml");

const ACTIONS: usize = Action::ALL.len();

/// Which key asks for which action: a key for one action, any number of keys for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    /// The keys of all actions, in the order of [`Action::ALL`].
    keys: Cow<'static, [Key]>,
    /// For each action where in `keys` those of the next one begin.
    ends: [usize; ACTIONS],
}

impl Keymap {
    /// The keymap that comes with the program.
    pub const fn built_in() -> Self {
        // A table that the compiler makes: it is asked for at every start.
        static KEYS: [Key; COUNT] = read::<COUNT>(BUILT_IN.as_bytes()).0;
        Self { keys: Cow::Borrowed(&KEYS), ends: ENDS }
    }

    /// A keymap of the keys of each action, in the order of [`Action::ALL`].
    fn new(lists: &[Vec<Key>]) -> Self {
        let mut ends = [0; ACTIONS];
        let mut count = 0;
        for (end, keys) in ends.iter_mut().zip(lists) {
            count += keys.len();
            *end = count;
        }
        Self { keys: lists.concat().into(), ends }
    }

    /// This keymap with the keys of some actions replaced.
    ///
    /// A key of `changes` is taken away from the action that had it before. Within
    /// `changes` a key belongs to the first action that names it.
    #[must_use]
    pub fn patched(&self, changes: &[(Action, Vec<Key>)]) -> Self {
        let mut owner = BTreeMap::new();
        for (action, key) in
            changes.iter().flat_map(|(action, keys)| keys.iter().map(move |key| (action, key)))
        {
            owner.entry(*key).or_insert(*action);
        }
        let mut keys: Vec<Vec<Key>> = Action::ALL.iter().map(|action| self.keys(*action).to_vec()).collect();
        for (action, slot) in Action::ALL.iter().zip(&mut keys) {
            if let Some((_, own)) = changes.iter().find(|(changed, _)| changed == action) {
                slot.clone_from(own);
            }
            let mut seen = BTreeSet::new();
            slot.retain(|key| seen.insert(*key) && owner.get(key).is_none_or(|owner| owner == action));
        }
        Self::new(&keys)
    }

    /// What `key` asks for.
    pub fn action(&self, key: Key) -> Option<Action> {
        let at = self.keys.iter().position(|other| *other == key)?;
        Action::ALL.get(self.ends.partition_point(|end| *end <= at)).copied()
    }

    /// The keys of `action`, the one to show first.
    pub fn keys(&self, action: Action) -> &[Key] {
        let index = action as usize;
        let start =
            index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.ends.get(index).and_then(|end| self.keys.get(start..*end)).unwrap_or_default()
    }

    /// What the keys of `action` are called, with spaces between them.
    pub fn names(&self, action: Action) -> String {
        let names: Vec<String> = self.keys(action).iter().map(Key::to_string).collect();
        names.join(" ")
    }

    /// True where some key quits the program.
    pub fn can_quit(&self) -> bool {
        [Action::Quit, Action::Interrupt].iter().any(|action| !self.keys(*action).is_empty())
    }
}

impl Default for Keymap {
    fn default() -> Self {
        Self::built_in()
    }
}

/// How many keys the asset lists, and for each action how many up to its end.
const COUNT: usize = ENDS[ACTIONS - 1];
const ENDS: [usize; ACTIONS] = read::<0>(BUILT_IN.as_bytes()).1;

/// The keys that `text` lists, as many as there is room for, and for each action where the
/// keys of the next one begin.
///
/// It is YAML like the reader's own file, but with one action to a line, all of them in
/// their order, always a list, and each key by its first name, so that the compiler can read
/// it. A test reads it both ways and compares.
const fn read<const ROOM: usize>(text: &[u8]) -> ([Key; ROOM], [usize; ACTIONS]) {
    let (mut keys, mut ends) = ([Key::char(' '); ROOM], [0; ACTIONS]);
    let (mut count, mut action, mut at) = (0, 0, 0);
    while at < text.len() {
        let end = line_end(text, at);
        if at < end && text[at] != b'#' {
            while text[at] != b'[' {
                at += 1;
            }
            while at + 1 < end {
                // After the bracket or the comma, past quotation marks and spaces.
                at += 1;
                while matches!(text[at], b' ' | b'"') {
                    at += 1;
                }
                let start = at;
                at += 1;
                while at < end && !matches!(text[at], b',' | b']' | b'"') {
                    at += 1;
                }
                assert!(at < end, "a list of keys has no end");
                if count < ROOM {
                    keys[count] = Key::listed(text, start, at);
                }
                count += 1;
                if text[at] == b'"' {
                    at += 1;
                }
            }
            ends[action] = count;
            action += 1;
        }
        at = end + 1;
    }
    assert!(action == ACTIONS, "the keymap does not list all actions");
    (keys, ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Key {
        text.parse().unwrap()
    }

    fn shown(keymap: &Keymap, action: Action) -> String {
        keymap.keys(action).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_action_has_a_name_a_help_line_and_a_default_key() {
        let keymap = Keymap::built_in();
        let mut names = BTreeSet::new();
        for action in Action::ALL {
            assert!(names.insert(action.name()), "{} is the name of two actions", action.name());
            assert!(!action.help().is_empty(), "{} has no help line", action.name());
            assert!(!keymap.keys(*action).is_empty(), "{} has no default key", action.name());
            assert_eq!(Action::named(action.name()), Some(*action));
        }
    }

    #[test]
    fn the_asset_holds_nothing_but_actions_and_keys() {
        let written: BTreeMap<String, Vec<String>> = serde_yaml::from_str(BUILT_IN).unwrap();
        assert_eq!(written.len(), ACTIONS);
        let keymap = Keymap::built_in();
        for (name, keys) in &written {
            let Some(action) = Action::named(name) else { panic!("{name} is no action") };
            let read: Vec<String> = keymap.keys(action).iter().map(Key::to_string).collect();
            assert_eq!(read, *keys, "{name} is not of the plain shape, or not in its place");
            for text in keys {
                assert_eq!(key(text).to_string(), *text, "a key is written by its first name");
            }
        }
    }

    #[test]
    fn no_two_defaults_clash() {
        let keymap = Keymap::built_in();
        let mut bound = BTreeSet::new();
        for action in Action::ALL {
            for key in keymap.keys(*action) {
                assert!(bound.insert(*key), "{key} is bound twice");
                assert_eq!(keymap.action(*key), Some(*action));
            }
        }
    }

    #[test]
    fn alt_digits_are_left_for_counts() {
        let keymap = Keymap::built_in();
        for digit in 0..=9 {
            assert_eq!(keymap.action(key(&format!("alt-{digit}"))), None);
        }
    }

    #[test]
    fn a_change_replaces_all_keys_of_its_action() {
        let keymap = Keymap::built_in().patched(&[(Action::MoveDown, vec![key("x")])]);
        assert_eq!(shown(&keymap, Action::MoveDown), "x");
        assert_eq!(keymap.action(key("j")), None);
        assert_eq!(keymap.action(key("k")), Some(Action::MoveUp));
    }

    #[test]
    fn a_key_moves_from_the_action_that_had_it() {
        let keymap = Keymap::built_in().patched(&[(Action::MoveDown, vec![key("d"), key("d")])]);
        assert_eq!(keymap.action(key("d")), Some(Action::MoveDown));
        assert_eq!(shown(&keymap, Action::MoveDown), "d");
        assert_eq!(shown(&keymap, Action::HalfDown), "ctrl-d");
    }

    #[test]
    fn two_actions_can_change_their_keys() {
        let changes = [(Action::PageDown, vec![key("d")]), (Action::HalfDown, vec![key("f")])];
        let keymap = Keymap::built_in().patched(&changes);
        assert_eq!(keymap.action(key("d")), Some(Action::PageDown));
        assert_eq!(keymap.action(key("f")), Some(Action::HalfDown));
    }

    #[test]
    fn an_empty_list_unbinds() {
        let keymap = Keymap::built_in().patched(&[(Action::Suspend, vec![])]);
        assert_eq!(keymap.action(key("ctrl-z")), None);
        assert!(keymap.can_quit());
        let stuck = keymap.patched(&[(Action::Quit, vec![]), (Action::Interrupt, vec![])]);
        assert!(!stuck.can_quit());
    }
}
