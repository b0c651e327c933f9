//! How fast files are read, a kind for each reader.
//!
//! `cargo bench --bench load`; the throughput is in bytes of the file.

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
    /// Entries with HTML that is escaped.
    Rss,
    /// Entries with XHTML.
    Atom,
    /// A newsletter in HTML and text.
    Newsletter,
    /// Letters in base64, one after the other.
    Mailbox,
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

const KINDS: [Kind; 18] = [
    Kind::Plain,
    Kind::Wrapped,
    Kind::Carriage,
    Kind::Markdown,
    Kind::Page,
    Kind::Part,
    Kind::Windows1252,
    Kind::Utf16,
    Kind::Rss,
    Kind::Atom,
    Kind::Newsletter,
    Kind::Mailbox,
    Kind::Exported,
    Kind::WrittenYaml,
    Kind::WrittenJson,
    Kind::Cluster,
    Kind::Ninjs,
    Kind::UnknownJson,
];

#[divan::bench(args = KINDS)]
fn load(bencher: Bencher, kind: Kind) {
    let (name, bytes) = file(kind);
    bencher
        .counter(BytesCount::new(bytes.len()))
        .with_inputs(|| bytes.clone())
        .bench_values(|bytes| read_all(black_box(bytes), Origin::File(name.into())));
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
        Kind::Rss => ("a.rss", rss().into_bytes()),
        Kind::Atom => ("a.atom", atom().into_bytes()),
        Kind::Newsletter => ("a.eml", newsletter().into_bytes()),
        Kind::Mailbox => ("a.mbox", mailbox().into_bytes()),
        other => {
            let (name, text) = json(other);
            (name, text.into_bytes())
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
        let _ = writeln!(
            page,
            "<li class=\"menu-item item-{index}\"><a href=\"/section/{index}\">Section {index}</a></li>"
        );
    }
    page.push_str("</ul></nav><main><article><h1>The quay</h1>");
    page.push_str(&story(|text| format!("<p>{text}</p>\n"), 6_000));
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

fn rss() -> String {
    let items = story(
        |text| {
            format!(
                "<item><title>The quay</title><link>https://lamp.example/quay</link><pubDate>Fri, 02 May 2031 06:00:00 +0000\
                 </pubDate><description>&lt;p&gt;{text}&lt;/p&gt;&lt;p&gt;{text}&lt;/p&gt;</description></item>\n"
            )
        },
        SIZE,
    );
    format!("<rss version=\"2.0\"><channel><title>The Lamp</title>\n{items}</channel></rss>\n")
}

fn atom() -> String {
    let entries = story(
        |text| {
            format!(
                "<entry><title>The quay</title><link href=\"https://lamp.example/quay\"/><content type=\"xhtml\">\
                 <div xmlns=\"http://www.w3.org/1999/xhtml\"><p>{text}</p><p>{text}</p></div></content></entry>\n"
            )
        },
        SIZE,
    );
    format!("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>The Lamp</title>\n{entries}</feed>\n")
}

const HEADER: &str = "Message-ID: <1@lamp.example>\nFrom: The Lamp <desk@lamp.example>\nSubject: The quay\n\
    Date: Fri, 2 May 2031 06:00:00 +0000\nMIME-Version: 1.0\n";

fn newsletter() -> String {
    let text = story(|text| format!("{text}\n\n"), SIZE / 2);
    let html = story(|text| format!("<table><tr><td><p>{text}</p></td></tr></table>\n"), SIZE / 2);
    format!(
        "{HEADER}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n{text}\n\
         --b\nContent-Type: text/html\n\n{html}\n--b--\n"
    )
}

fn mailbox() -> String {
    // A line of base64: "The quay of Lower Ede will close in May, says Ada Quill. "
    let line = "VGhlIHF1YXkgb2YgTG93ZXIgRWRlIHdpbGwgY2xvc2UgaW4gTWF5LCBzYXlzIEFkYSBRdWlsbC4g\n";
    let letter = format!(
        "From desk@lamp.example Fri May  2 06:00:00 2031\n{HEADER}Content-Type: text/plain; charset=utf-8\n\
         Content-Transfer-Encoding: base64\n\n{}\n\n",
        line.repeat(20)
    );
    letter.repeat(SIZE / letter.len())
}

const STORY: &str = "The harbour of Lower Ede will close its oldest quay in May. “We have looked at every stone of it,” said \
     Ada Quill, the harbour master. Critics doubt that the money will do.";

fn json(kind: Kind) -> (&'static str, String) {
    match kind {
        Kind::Exported => ("a.jsonl", exported().repeat(120)),
        Kind::WrittenYaml => ("a.yaml", written().repeat(2_000)),
        Kind::WrittenJson => ("a.json", format!("{{\"title\": \"The quay\", \"summary\": \"{STORY}\", \"players\": {{\"Ada Quill\": \"harbour master\"}}, \"quotes\": [{{\"quote\": \"No.\", \"speaker\": \"Ada Quill\"}}]}}\n").repeat(3_000)),
        Kind::Cluster => ("a.json", cluster()),
        Kind::Ninjs => ("a.json", format!("{{\"uri\": \"urn:ede:1\", \"headlines\": [{{\"role\": \"main\", \"value\": \"The quay\"}}], \"bodies\": [{{\"role\": \"main\", \"contentType\": \"text/plain\", \"value\": \"{STORY}\\n\\n{STORY}\"}}]}}\n").repeat(2_000)),
        _ => ("a.json", format!("[{}{{\"a\": 1}}]", "{\"a\": [1, 2.5, null, true, \"four\"]},\n".repeat(25_000))),
    }
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
