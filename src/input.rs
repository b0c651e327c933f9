//! From keys to actions: what a key is called, and which action it stands for.

pub mod key;
pub mod keymap;
pub mod nearest;
pub mod typed;
