//! What is understood of an article, and how it is printed.
#![no_main]

use briefing::extract;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let article = sound::article("a.md", bytes);
    let briefing = extract::briefing(&article);
    let _ = extract::title(&article);
    let _ = extract::opening(&article);
    for quote in &briefing.quotes {
        for part in &quote.parts {
            assert!(article.text.get(part.start..part.end).is_some(), "a character is cut");
        }
    }
});
