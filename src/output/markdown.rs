//! The briefing as a Markdown document.

use std::io::{self, Write};

use super::Exporter;
use crate::model::Reading;

/// Writes a reading as a Markdown document (`CommonMark`).
pub struct Markdown;

impl Exporter for Markdown {
    fn write(&self, reading: &Reading, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", reading.article.text)
    }

    fn separator(&self) -> &'static str {
        "\n"
    }
}
