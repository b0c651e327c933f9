//! Markdown with and without front matter.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| sound::check(&sound::article("a.md", bytes)));
