//! How fast files are read, a kind for each reader.
//!
//! `cargo bench --bench load`; the throughput is in bytes of the file.

use std::fmt::Write as _;

use briefing::loader::read;
use briefing::model::article::Origin;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Bytes of a file, about.
const SIZE: usize = 1 << 20;

/// What a file is.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// A paragraph on each line.
    Plain,
    /// Lines wrapped at 72 columns.
    Wrapped,
    /// Lines that end as on Windows, which all have to be replaced.
    Carriage,
    /// Headings, lists, links and emphasis.
    Markdown,
    /// A page with an article between menus and boxes, of a usual length.
    Page,
    /// A part of a page, as in a feed.
    Part,
    /// An encoding from before Unicode, which has to be guessed.
    Windows1252,
    /// UTF-16 with a byte order mark.
    Utf16,
}

const KINDS: [Kind; 8] = [
    Kind::Plain,
    Kind::Wrapped,
    Kind::Carriage,
    Kind::Markdown,
    Kind::Page,
    Kind::Part,
    Kind::Windows1252,
    Kind::Utf16,
];

#[divan::bench(args = KINDS)]
fn load(bencher: Bencher, kind: Kind) {
    let (name, bytes) = file(kind);
    bencher
        .counter(BytesCount::new(bytes.len()))
        .with_inputs(|| bytes.clone())
        .bench_values(|bytes| read(black_box(bytes), Origin::File(name.into())));
}

fn file(kind: Kind) -> (&'static str, Vec<u8>) {
    match kind {
        Kind::Plain => ("a.txt", story(|text| format!("{text}\n"), SIZE).into_bytes()),
        Kind::Wrapped => ("a.txt", story(|text| wrapped(text) + "\n\n", SIZE).into_bytes()),
        Kind::Carriage => ("a.txt", story(|text| format!("{text}\r\n"), SIZE).into_bytes()),
        Kind::Markdown => ("a.md", markdown().into_bytes()),
        Kind::Page => ("a.html", page().into_bytes()),
        Kind::Part => ("a.html", story(|text| format!("<p>{text}</p>\n"), SIZE).into_bytes()),
        Kind::Windows1252 => {
            let text = story(|text| format!("{text} Caf\u{e9}.\n"), SIZE);
            ("a.txt", text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect())
        }
        Kind::Utf16 => {
            let text = story(|text| format!("{text}\n"), SIZE / 2);
            ("a.txt", std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect())
        }
    }
}

const GIVEN: [&str; 8] = ["Ada", "Bram", "Cleo", "Dov", "Edna", "Frank", "Greta", "Hugo"];
const SURNAMES: [&str; 9] =
    ["Quill", "Osei", "Van Wal", "Ilves", "Marsh", "Tessmer", "Hartley", "Abelard", "Brandt"];

/// Paragraphs of invented news, each made by `dress`, up to about `size` bytes.
fn story(dress: impl Fn(&str) -> String, size: usize) -> String {
    let mut text = String::with_capacity(size + 1000);
    let mut index = 0;
    while text.len() < size {
        let (given, surname) = (GIVEN[index % 8], SURNAMES[index / 3 % 9]);
        let paragraph = format!(
            "Harbour master {given} {surname} denied on Monday that quay {index} was unsafe. \"We have looked at \
             every stone of it,\" {surname} told reporters in the town hall of Lower Ede. According to the \
             ministry, repairs will cost $4.2 million, which critics say is far too small a sum for the work."
        );
        text.push_str(&dress(&paragraph));
        index += 1;
    }
    text
}

fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        if column + word.len() > 72 {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
        }
        out.push_str(word);
        column += word.len() + 1;
    }
    out
}

fn markdown() -> String {
    let mut text = String::from("---\ntitle: The quay\nauthor: Ada Quill\n---\n\n# The quay\n\n");
    text.push_str(&story(
        |text| {
            let text = text.replacen("denied", "**denied**", 1).replacen(
                "the town hall",
                "[the town hall](https://lamp.example/hall)",
                1,
            );
            format!("## What was said\n\n{text}\n\n- *one* thing\n- another\n\n> {text}\n\n")
        },
        SIZE,
    ));
    text
}

/// A page of some 60 KB, a tenth of it the article.
fn page() -> String {
    let mut page = String::from(
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>The quay</title></head><body><nav><ul>",
    );
    for index in 0..400 {
        let _ = write!(
            page,
            "<li class=\"menu-item item-{index}\"><a href=\"/section/{index}\">Section {index}</a></li>\n"
        );
    }
    page.push_str("</ul></nav><main><article><h1>The quay</h1>");
    page.push_str(&story(|text| format!("<p>{text}</p>\n"), 6_000));
    page.push_str("</article></main><aside>");
    for index in 0..200 {
        let _ = write!(
            page,
            "<div class=teaser><a href=\"/story/{index}\"><img src=\"/{index}.jpg\"><h3>Story {index}</h3></a></div>\n"
        );
    }
    page.push_str("</aside></body></html>");
    page
}
