//! The state of the reader and what each action does to it. No input or output, no
//! colour: `update` takes an action and returns the effect the session is to perform.

pub mod action;
pub mod options;
