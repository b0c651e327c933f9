//! The briefing as text to read, without markup.

use std::io::{self, Write};

use super::Exporter;
use crate::model::Reading;

/// Writes a digest of a reading, then the article.
pub struct Plain;

impl Exporter for Plain {
    fn write(&self, reading: &Reading, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", reading.article.text)
    }

    fn separator(&self) -> &'static str {
        "\n\n"
    }
}
