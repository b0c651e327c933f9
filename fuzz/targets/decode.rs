//! Bytes of any kind in a file without a name.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| sound::check(&sound::article("a", bytes)));
