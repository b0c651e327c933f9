//! The integration tests, all in one binary, which links once.

#![allow(clippy::unwrap_used, reason = "clippy takes the functions beside the tests for no tests")]

mod loader;
