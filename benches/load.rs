//! How fast files are read.
//!
//! `cargo bench --bench load`; the throughput is in bytes of the file, on one core. Each
//! file has about a megabyte, but for the page, which is of a usual length.

use std::fmt::Write as _;

use briefing::extract::briefing;
use briefing::loader::read_all;
use briefing::model::Reading;
use briefing::model::article::Origin;
use briefing::output::Format;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// What a file is.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Plain,
    /// Lines wrapped at 72 columns.
    Wrapped,
    /// Lines that end as on Windows, which all have to be replaced.
    Carriage,
    /// An encoding from before Unicode, which has to be guessed.
    Windows1252,
    /// UTF-16 with a byte order mark.
    Utf16,
    Markdown,
    /// A page with an article between menus and boxes.
    Page,
    /// A part of a page, as in a feed.
    Part,
    /// What `show --format jsonl` writes for many articles.
    Exported,
    /// Briefings written by hand, as YAML and as JSON.
    WrittenYaml,
    WrittenJson,
    /// A category of a news cluster.
    Cluster,
    /// Items of an agency.
    Ninjs,
    /// Numbers in lists that mean nothing here.
    UnknownJson,
}

const KINDS: [Kind; 14] = [
    Kind::Plain,
    Kind::Wrapped,
    Kind::Carriage,
    Kind::Windows1252,
    Kind::Utf16,
    Kind::Markdown,
    Kind::Page,
    Kind::Part,
    Kind::Exported,
    Kind::WrittenYaml,
    Kind::WrittenJson,
    Kind::Cluster,
    Kind::Ninjs,
    Kind::UnknownJson,
];

/// Reading the file from the disk is not measured.
#[divan::bench(args = KINDS)]
fn load(bencher: Bencher, kind: Kind) {
    let (name, bytes) = file(kind);
    bencher
        .counter(BytesCount::new(bytes.len()))
        .with_inputs(|| bytes.clone())
        .bench_values(|bytes| read_all(black_box(bytes), Origin::File(name.into())));
}

const STORY: &str = "The harbour of Lower Ede will close its oldest quay in May. “We have looked at every stone of it,” said \
     Ada Quill, the harbour master. Critics doubt that the money will do.";

fn file(kind: Kind) -> (&'static str, Vec<u8>) {
    let (name, text) = match kind {
        Kind::Plain => ("a.txt", format!("{STORY}\n\n").repeat(6_000)),
        Kind::Wrapped => ("a.txt", format!("{}\n\n", wrapped(STORY)).repeat(6_000)),
        Kind::Carriage => ("a.txt", format!("{STORY}\r\n").repeat(6_000)),
        Kind::Windows1252 => {
            let text = format!("{STORY} Caf\u{e9}.\n").repeat(6_000);
            return ("a.txt", text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'"')).collect());
        }
        Kind::Utf16 => {
            let text = format!("\u{feff}{STORY}\n").repeat(3_000);
            return ("a.txt", text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        }
        Kind::Page => ("a.html", page()),
        Kind::Part => ("a.html", format!("<p>{STORY}</p>\n").repeat(6_000)),
        Kind::Markdown => ("a.md", format!("## The quay\n\n{STORY} It **costs** [more](https://ede.example).\n\n").repeat(5_000)),
        Kind::Exported => ("a.jsonl", exported().repeat(120)),
        Kind::WrittenYaml => ("a.yaml", written().repeat(2_000)),
        Kind::WrittenJson => ("a.json", format!("{{\"title\": \"The quay\", \"summary\": \"{STORY}\", \"players\": {{\"Ada Quill\": \"harbour master\"}}, \"quotes\": [{{\"quote\": \"No.\", \"speaker\": \"Ada Quill\"}}]}}\n").repeat(3_000)),
        Kind::Cluster => ("a.json", cluster()),
        Kind::Ninjs => ("a.json", format!("{{\"uri\": \"urn:ede:1\", \"headlines\": [{{\"role\": \"main\", \"value\": \"The quay\"}}], \"bodies\": [{{\"role\": \"main\", \"contentType\": \"text/plain\", \"value\": \"{STORY}\\n\\n{STORY}\"}}]}}\n").repeat(2_000)),
        Kind::UnknownJson => ("a.json", format!("[{}{{\"a\": 1}}]", "{\"a\": [1, 2.5, null, true, \"four\"]},\n".repeat(25_000))),
    };
    (name, text.into_bytes())
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

/// A page of some 60 KB, a tenth of it the article.
fn page() -> String {
    let mut page = String::from(
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>The quay</title></head><body><nav><ul>",
    );
    for index in 0..400 {
        let _ = writeln!(
            page,
            "<li class=\"menu-item item-{index}\"><a href=\"/section/{index}\">Section {index}</a></li>"
        );
    }
    page.push_str("</ul></nav><main><article><h1>The quay</h1>");
    page.push_str(&format!("<p>{STORY}</p>\n").repeat(30));
    page.push_str("</article></main><aside>");
    for index in 0..200 {
        let _ = writeln!(
            page,
            "<div class=teaser><a href=\"/story/{index}\"><img src=\"/{index}.jpg\"><h3>Story {index}</h3></a></div>"
        );
    }
    page.push_str("</aside></body></html>");
    page
}

fn exported() -> String {
    let text = format!("The quay\n\n{}", format!("{STORY}\n\n").repeat(6));
    let article = read_all(text.into_bytes(), Origin::Sample).first;
    let reading = Reading { briefing: briefing(&article), article: article.into() };
    let mut out = Vec::new();
    Format::Jsonl.exporter().write(&reading, &mut out).expect("memory can be written to");
    String::from_utf8(out).expect("JSON is UTF-8")
}

fn written() -> String {
    format!(
        "---\ntitle: The quay\nsummary: >\n  {STORY}\nplayers:\n  - Ada Quill: harbour master\n  - {{name: Bram Osei, role: mason}}\n\
         quotes:\n  - {{quote: No., speaker: Ada Quill}}\nskepticism:\n  - Critics doubt that the money will do.\n"
    )
}

fn cluster() -> String {
    let mut text = String::from("{\"category\": \"Ede\", \"clusters\": [");
    for number in 0..700 {
        let _ = write!(
            text,
            "{}{{\"cluster_number\": {number}, \"title\": \"The quay\", \"short_summary\": \"{STORY} [ede.example#1]\\n\\n{STORY} [common]\", \
             \"perspectives\": [{{\"text\": \"Ada Quill, harbour master: denies that it costs more [ede.example#2].\", \"sources\": [{{\"name\": \"Ede\", \"url\": \"https://ede.example/1\"}}]}}], \
             \"talking_points\": [\"Stone: {STORY}\", \"Money: {STORY} [ede.example#1]\"], \"timeline\": [{{\"date\": \"May\", \"content\": \"It closes.\"}}], \
             \"articles\": [{{\"title\": \"Quay\", \"link\": \"https://ede.example/1\", \"domain\": \"ede.example\", \"date\": \"2031-05-01\"}}, {{\"title\": \"Stone\", \"link\": \"https://ede.example/2\", \"domain\": \"ede.example\"}}]}}",
            if number > 0 { ",\n" } else { "" },
        );
    }
    text.push_str("]}");
    text
}
