//! Plain text: a name with a foreign ending keeps the other readers away.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| sound::check(&sound::article("a.log", bytes)));
