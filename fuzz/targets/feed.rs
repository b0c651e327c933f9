//! Feeds: whatever begins with an element, and what may stand in RSS and in Atom.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    sound::check_all(sound::articles("a.xml", bytes));
    let inside = |root: &[u8]| sound::articles("a.xml", &[root, bytes].concat());
    sound::check_all(inside(b"<rss version='2.0'><channel><title>Rain</title><item>"));
    sound::check_all(inside(b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>"));
});
