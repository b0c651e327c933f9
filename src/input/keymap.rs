//! Which key asks for which action.
//!
//! The keymap that comes with the program is data, `assets/keymap.yaml`; the reader's
//! own keys patch it. Help and status line ask the same keymap for what to show.

use std::collections::{BTreeMap, BTreeSet};

use super::key::Key;
use crate::app::action::Action;

/// The keymap that comes with the program: lists of keys by the names of actions.
const BUILT_IN: &str = include_str!("../../assets/keymap.yaml");

/// Which key asks for which action: a key for one action, any number of keys for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    /// The keys of each action, in the order of [`Action::ALL`].
    keys: Vec<Vec<Key>>,
    /// The same the other way round, ordered by key.
    actions: Vec<(Key, Action)>,
}

impl Keymap {
    /// The keymap that comes with the program.
    pub fn built_in() -> Self {
        // The asset names all actions in their order: none has to be looked for.
        Self::new(
            shipped(BUILT_IN).map(|(_, names)| names.filter_map(|key| key.parse().ok()).collect()).collect(),
        )
    }

    fn new(keys: Vec<Vec<Key>>) -> Self {
        let pairs = Action::ALL.iter().zip(&keys);
        let mut actions: Vec<_> =
            pairs.flat_map(|(action, keys)| keys.iter().map(|key| (*key, *action))).collect();
        actions.sort_unstable();
        Self { keys, actions }
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
        let mut keys = self.keys.clone();
        for (action, slot) in Action::ALL.iter().zip(&mut keys) {
            if let Some((_, own)) = changes.iter().find(|(changed, _)| changed == action) {
                slot.clone_from(own);
            }
            let mut seen = BTreeSet::new();
            slot.retain(|key| seen.insert(*key) && owner.get(key).is_none_or(|owner| owner == action));
        }
        Self::new(keys)
    }

    /// What `key` asks for.
    pub fn action(&self, key: Key) -> Option<Action> {
        let index = self.actions.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        self.actions.get(index).map(|(_, action)| *action)
    }

    /// The keys of `action`, the one to show first.
    pub fn keys(&self, action: Action) -> &[Key] {
        self.keys.get(action as usize).map_or(&[], Vec::as_slice)
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

/// The names of actions and their keys in the asset.
///
/// It is YAML like the reader's own file, but one action to a line and always a list, so
/// that it can be read at every start without the YAML parser, which takes 80 µs for it.
/// A test reads it both ways and compares.
fn shipped(text: &str) -> impl Iterator<Item = (&str, impl Iterator<Item = &str>)> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (name, list) = line.split_once(": [")?;
        Some((name, list.strip_suffix(']')?.split(", ").map(|key| key.trim_matches('"'))))
    })
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
        let names: Vec<&str> = shipped(BUILT_IN).map(|(name, _)| name).collect();
        let actions: Vec<&str> = Action::ALL.iter().map(|action| action.name()).collect();
        assert_eq!(names, actions, "the actions stand in their order");
        assert_eq!(written.len(), actions.len());
        for (name, keys) in &written {
            assert!(Action::named(name).is_some(), "{name} is no action");
            let plain = shipped(BUILT_IN).find(|(action, _)| action == name).unwrap();
            assert_eq!(plain.1.collect::<Vec<_>>(), *keys, "{name} is not of the plain shape");
            for text in keys {
                assert_eq!(key(text).to_string(), *text, "a key is written by its first name");
            }
        }
    }

    #[test]
    fn no_two_defaults_clash() {
        let keymap = Keymap::built_in();
        for pair in keymap.actions.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "{} is bound twice", pair[0].0);
        }
        for (key, action) in &keymap.actions {
            assert_eq!(keymap.action(*key), Some(*action));
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
