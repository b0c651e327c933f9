//! Rows of an article at widths from one column on.
#![no_main]

use briefing::text::width;
use briefing::typeset::wrap::wrap;
use briefing::text::span::Span;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((&columns, bytes)) = bytes.split_first() else { return };
    let article = sound::article("a.txt", bytes);
    let columns = usize::from(columns % 100) + 1;
    for block in &article.blocks {
        let rows = wrap(&article.text, block.span, columns, &[]);
        let mut end = block.span.start;
        for row in &rows {
            assert!(row.start >= end && row.end <= block.span.end, "rows overlap");
            let text = article.text.get(row.start..row.end).expect("a character is cut");
            assert!(width::columns(text) <= columns.max(2) || text.chars().count() <= 8, "a row is too wide: {text:?}");
            end = row.end;
        }
    }
});
