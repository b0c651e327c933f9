//! Mail: whole files, and what may follow a line that only programs write.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    sound::check_all(sound::articles("a.eml", bytes));
    sound::check_all(sound::articles("a.eml", &[b"MIME-Version: 1.0\r\n", bytes].concat()));
    let body = [b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n", bytes].concat();
    sound::check_all(sound::articles("a.eml", &body));
});
