//! The reader as a person meets it: keys in, screens out.

mod mouse;
mod properties;
mod screens;
