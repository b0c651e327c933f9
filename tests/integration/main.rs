//! Tests of the program as a whole, in one binary so that it is linked once.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what fails here is a test, also in functions that tests share"
)]

mod command_line;
mod config;
mod extract;
mod invariants;
mod loader;
mod paperwork;
mod program;
mod reader;
mod screen;
mod show;
mod terminal;
