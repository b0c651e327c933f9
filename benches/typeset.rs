//! How fast text is measured, wrapped, searched and set in rows.
//!
//! `cargo bench --bench typeset`; the throughput is in bytes of the article's text.

use briefing::model::article::{Article, Block, BlockKind};
use briefing::text::search::Needle;
use briefing::text::span::Span;
use briefing::text::width;
use briefing::typeset::{article, wrap};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

/// Bytes of text each bench works on.
const SIZE: usize = 1 << 20;

/// Kinds of text.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// English in ASCII.
    English,
    /// English with printed quotation marks and dashes.
    Printed,
    /// Ideographs.
    Japanese,
    /// Emoji of several characters each.
    Emoji,
    /// One word without an end.
    Word,
}

const KINDS: [Kind; 5] = [Kind::English, Kind::Printed, Kind::Japanese, Kind::Emoji, Kind::Word];

/// About a megabyte of one kind.
fn text(kind: Kind) -> String {
    let unit = match kind {
        Kind::English => {
            "The harbour board voted on Tuesday to close the old ferry line, (its third vote \
             this year), and to sell both boats. Well-known captains said they had not been asked.\n"
        }
        Kind::Printed => {
            "“The board didn’t ask us,” said one captain — “not once.” The line, which opened in \
             1968, carries some 2,000 people a day; the board’s chair doubts that figure.\n"
        }
        Kind::Japanese => "港湾局は火曜日、古いフェリー航路を閉じることを決めた。船は二隻とも売られる。",
        Kind::Emoji => "👩‍👩‍👧🇫🇮❤️",
        Kind::Word => "a",
    };
    unit.repeat(SIZE / unit.len())
}

#[divan::bench(args = KINDS)]
fn columns(bencher: Bencher, kind: Kind) {
    let text = text(kind);
    bencher.counter(BytesCount::of_str(&text)).bench(|| width::columns(black_box(&text)));
}

#[divan::bench(args = KINDS)]
fn wrap_one_paragraph(bencher: Bencher, kind: Kind) {
    let text = text(kind);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| wrap::wrap(black_box(&text), Span::whole(&text), 78, &[]));
}

#[divan::bench(args = KINDS)]
fn set_one_block(bencher: Bencher, kind: Kind) {
    let text = text(kind);
    let block = Block {
        kind: BlockKind::Paragraph,
        span: Span::whole(&text),
        line: 1,
        quoted: 0,
        depth: 0,
        marks: Vec::new(),
    };
    let bytes = BytesCount::of_str(&text);
    let article = Article { text, blocks: vec![block], ..Article::default() };
    bencher.counter(bytes).bench(|| article::block(black_box(&article), 0, 78));
}

/// A rare word, a frequent one, one of letters that many characters fold to, and one
/// that nearly matches everywhere.
#[divan::bench(args = ["quay", "the", "list", "aaaaaaaab"])]
fn search_english(bencher: Bencher, query: &str) {
    search(bencher, query, Kind::English);
}

#[divan::bench(args = ["quay", "the", "list", "“not", "港"])]
fn search_printed(bencher: Bencher, query: &str) {
    search(bencher, query, Kind::Printed);
}

#[divan::bench(args = ["a", "aab", "aaaaaaaaaaaaaaaaaaaaab", "baaaaaaaaaaaaaaaaaaaaaa"])]
fn search_one_word(bencher: Bencher, query: &str) {
    search(bencher, query, Kind::Word);
}

fn search(bencher: Bencher, query: &str, kind: Kind) {
    let text = text(kind);
    let Some(needle) = Needle::new(query) else { return };
    bencher.counter(BytesCount::of_str(&text)).bench(|| needle.find_all(black_box(&text)));
}

fn main() {
    divan::main();
}
