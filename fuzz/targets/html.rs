//! Web pages, and parts of them.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    sound::check(&sound::article("a.html", bytes));
    let page = [b"<!doctype html><body><p>Rain fell all week, and the bridge was shut.", bytes].concat();
    sound::check(&sound::article("a.html", &page));
});
