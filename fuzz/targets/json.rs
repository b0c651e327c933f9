//! JSON: whole files, and what may stand in an object and in a list of them.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    sound::check_all(sound::articles("a.json", bytes));
    let inside = |start: &[u8]| sound::articles("a.json", &[start, bytes].concat());
    sound::check_all(inside(b"{\"title\":\"Rain\","));
    sound::check_all(inside(b"[{\"short_summary\":\"Rain.\","));
});
