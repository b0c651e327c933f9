//! How fast files are read.
//!
//! `cargo bench --bench load`; the throughput is in bytes of the file, on one core. Each
//! file has about a megabyte.

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
    Markdown,
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

const KINDS: [Kind; 8] = [
    Kind::Plain,
    Kind::Markdown,
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
    let (name, text) = file(kind);
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| text.clone().into_bytes())
        .bench_values(|bytes| read_all(black_box(bytes), Origin::File(name.into())));
}

const STORY: &str = "The harbour of Lower Ede will close its oldest quay in May. “We have looked at every stone of it,” said \
     Ada Quill, the harbour master. Critics doubt that the money will do.";

fn file(kind: Kind) -> (&'static str, String) {
    match kind {
        Kind::Plain => ("a.txt", format!("{STORY}\n\n").repeat(6_000)),
        Kind::Markdown => ("a.md", format!("## The quay\n\n{STORY} It **costs** [more](https://ede.example).\n\n").repeat(5_000)),
        Kind::Exported => ("a.jsonl", exported().repeat(120)),
        Kind::WrittenYaml => ("a.yaml", written().repeat(2_000)),
        Kind::WrittenJson => ("a.json", format!("{{\"title\": \"The quay\", \"summary\": \"{STORY}\", \"players\": {{\"Ada Quill\": \"harbour master\"}}, \"quotes\": [{{\"quote\": \"No.\", \"speaker\": \"Ada Quill\"}}]}}\n").repeat(3_000)),
        Kind::Cluster => ("a.json", cluster()),
        Kind::Ninjs => ("a.json", format!("{{\"uri\": \"urn:ede:1\", \"headlines\": [{{\"role\": \"main\", \"value\": \"The quay\"}}], \"bodies\": [{{\"role\": \"main\", \"contentType\": \"text/plain\", \"value\": \"{STORY}\\n\\n{STORY}\"}}]}}\n").repeat(2_000)),
        Kind::UnknownJson => ("a.json", format!("[{}{{\"a\": 1}}]", "{\"a\": [1, 2.5, null, true, \"four\"]},\n".repeat(25_000))),
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
