//! From bytes and files to articles.

use std::fmt::Write as _;

use briefing::loader::read;
use briefing::model::article::{Article, BlockKind, MarkKind, Marker, Origin};

mod data;
mod feeds;
mod files;
mod html;
mod mails;
mod markdown;
mod masthead;
mod plain;
mod properties;

/// The article that a file of this name and text would give.
fn article(name: &str, text: impl AsRef<[u8]>) -> Article {
    read(text.as_ref().to_vec(), Origin::File(name.into()))
}

/// Metadata, problems and blocks, a line for each.
fn outline(article: &Article) -> String {
    let mut out = String::new();
    let about = &article.metadata;
    if let Some(title) = about.title {
        writeln!(out, "title: {}", article.slice(title)).unwrap();
    }
    for (name, value) in [("source", &about.source), ("published", &about.published), ("url", &about.url)] {
        if let Some(value) = value {
            writeln!(out, "{name}: {value}").unwrap();
        }
    }
    for (name, values) in [("authors", &about.authors), ("tags", &about.tags)] {
        if !values.is_empty() {
            writeln!(out, "{name}: {}", values.join(" + ")).unwrap();
        }
    }
    for problem in &article.problems {
        writeln!(out, "problem {}:{}: {}", problem.line, problem.column, problem.message).unwrap();
    }
    for block in &article.blocks {
        let kind = match block.kind {
            BlockKind::Heading { level } => format!("h{level}"),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Item(Marker::Bullet) => "•".to_owned(),
            BlockKind::Item(Marker::Number(number)) => format!("{number}."),
            BlockKind::Item(Marker::Task(done)) => (if done { "☑" } else { "☐" }).to_owned(),
            BlockKind::Row { header: true } => "head".to_owned(),
            BlockKind::Row { header: false } => "row".to_owned(),
            BlockKind::Code => "code".to_owned(),
            BlockKind::Rule => "rule".to_owned(),
        };
        let bars = ">".repeat(block.quoted.into());
        let indent = "  ".repeat(block.depth.into());
        write!(
            out,
            "{:>3} {bars}{indent}{kind} {}",
            block.line,
            article.slice(block.span).replace('\n', "⏎")
        )
        .unwrap();
        for mark in &block.marks {
            let kind = match &mark.kind {
                MarkKind::Link(address) => format!("link {address}"),
                kind => format!("{kind:?}").to_lowercase(),
            };
            write!(out, " [{kind}: {}]", article.slice(mark.span).replace('\n', "⏎")).unwrap();
        }
        out.push('\n');
    }
    out
}

/// The outline without metadata and marks, for small texts.
fn blocks(article: &Article) -> Vec<String> {
    let lines = outline(&Article {
        metadata: briefing::model::article::Metadata::default(),
        problems: Vec::new(),
        ..article.clone()
    });
    lines.lines().map(|line| line.trim_start().to_owned()).collect()
}
