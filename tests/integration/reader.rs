//! The reader as a person meets it: keys in, screens out.

mod menus;
mod mouse;
mod properties;
mod screens;
mod search;
