//! YAML: whole files, and what may follow the title of a briefing.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    sound::check_all(sound::articles("a.yaml", bytes));
    sound::check_all(sound::articles("a.yaml", &[b"title: Rain\nsummary: It rains.\n", bytes].concat()));
});
