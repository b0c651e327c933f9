//! What the screen looks like: where the panes stand, and how they are drawn. Never
//! changes the app.

pub mod chrome;
pub mod draw;
pub mod layout;
pub mod menu;
pub mod paint;
mod sidebar;
pub mod theme;
