//! The reader as a person meets it: keys in, screens out.

mod articles;
mod items;
mod menus;
mod mouse;
mod moving;
mod properties;
mod screens;
mod search;
mod several;
