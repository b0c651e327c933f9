//! A terminal reader for news briefings.
//!
//! ```text
//! bytes ─ loader ─▶ Article ─ extract ─▶ Briefing ─ typeset ─▶ rows ─ ui ─▶ screen
//!                                           └─ output ─▶ plain text, Markdown, JSON
//! ```
//!
//! The modules stand in the order of that picture, and a module uses only what
//! stands before it. `text`, `model`, `extract`, `typeset` and `app` do no input or
//! output and name no colour: they are functions from values to values.

pub mod text;

pub mod model;

pub mod loader;

pub mod extract;

pub mod typeset;

pub mod app;

pub mod input;

pub mod ui;

pub mod config;

pub mod output;

pub mod error;

pub mod session;

pub mod arguments;

pub mod commands;
