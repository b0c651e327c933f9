//! What the screen looks like: where the panes stand, and how they are drawn. Never
//! changes the app.

pub mod theme;
