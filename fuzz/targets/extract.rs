//! What is understood of an article, and how it is printed.
#![no_main]

use briefing::extract;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let article = sound::article("a.md", bytes);
    let _ = extract::title(&article);
    sound::check_briefing(&article, &extract::briefing(&article));
    if let Some(opening) = extract::opening(&article) {
        sound::check_briefing(&article, &opening);
    }
});
