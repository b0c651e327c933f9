//! The integration tests, all in one binary, which links once.

mod loader;
