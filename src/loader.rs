//! Reads files of whatever format into articles.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::model::article::{Article, Block, BlockKind, Origin};
use crate::text::span::Span;

/// Why a file could not be read.
pub type LoadError = std::io::Error;

/// The article at `origin`.
pub fn load(origin: Origin) -> Result<Article, LoadError> {
    let bytes = match &origin {
        Origin::File(path) => std::fs::read(path)?,
        Origin::Stdin => {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes)?;
            bytes
        }
        Origin::Sample => include_bytes!("../assets/sample.md").to_vec(),
    };
    Ok(read(bytes, origin))
}

/// The article in `bytes`.
#[allow(clippy::needless_pass_by_value, reason = "the text is made of the bytes")]
pub fn read(bytes: Vec<u8>, origin: Origin) -> Article {
    let text = String::from_utf8_lossy(&bytes).replace(|c: char| c.is_control() && c != '\n', " ");
    let mut blocks = Vec::new();
    let mut start = 0;
    for (line, words) in text.split('\n').enumerate() {
        let end = start + words.len();
        if !words.trim().is_empty() {
            let kind = if words.len() < 60 && !words.ends_with('.') {
                BlockKind::Heading { level: 2 }
            } else {
                BlockKind::Paragraph
            };
            blocks.push(Block {
                kind,
                span: Span::new(start, end),
                line: line + 1,
                quoted: 0,
                depth: 0,
                marks: vec![],
            });
        }
        start = end + 1;
    }
    Article { origin, text, blocks, ..Article::default() }
}

/// The files of a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}
