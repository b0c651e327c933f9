//! Tests of the program as a whole, in one binary so that it is linked once.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what fails here is a test, also in functions that tests share"
)]
#![allow(clippy::disallowed_methods, reason = "a test may cut text where it knows it")]

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
