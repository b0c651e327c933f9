//! Which format a file has: told by what it holds, then by its name.
//!
//! A wrong name is no problem, and neither is none. What the beginning of a file says
//! about it is in [`signs`].

use std::path::Path;

use crate::loader::front_matter;
use crate::model::article::Origin;

mod signs;

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Text without markup
    #[value(alias = "text", alias = "txt")]
    Plain,
    /// `CommonMark` with tables, footnotes, task lists and front matter
    #[value(alias = "md")]
    Markdown,
    /// A web page, or a part of one
    #[value(alias = "htm", alias = "xhtml")]
    Html,
    /// A mail with its header, as mail programs save it
    #[value(alias = "eml")]
    Mail,
    /// RSS, Atom or JSON Feed
    #[value(alias = "rss", alias = "atom", alias = "xml")]
    Feed,
    /// JSON of whatever kind: a briefing of ours, a news cluster, a feed, an agency's item
    #[value(alias = "jsonl")]
    Json,
    /// A briefing written as YAML
    #[value(alias = "yml")]
    Yaml,
}

/// File name endings, in lower case, and the format they stand for.
const EXTENSIONS: [(&str, Format); 20] = [
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("mdown", Format::Markdown),
    ("mkdn", Format::Markdown),
    ("mkd", Format::Markdown),
    ("txt", Format::Plain),
    ("text", Format::Plain),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("xht", Format::Html),
    ("eml", Format::Mail),
    ("rss", Format::Feed),
    ("atom", Format::Feed),
    ("xml", Format::Feed),
    ("rdf", Format::Feed),
    ("json", Format::Json),
    ("jsonl", Format::Json),
    ("yaml", Format::Yaml),
    ("yml", Format::Yaml),
];

/// How many lines are looked at for signs of Markdown.
const LINES_LOOKED_AT: usize = 200;

impl Format {
    /// The format of a file with this text.
    ///
    /// What a file begins with decides where it can be nothing else: `<!doctype html>`,
    /// a feed's root element, JSON, a mail's header. Then its name is believed, if the
    /// text can be what the name says. What is left is Markdown when it begins with
    /// front matter or holds at least two signs that nobody writes by accident, else
    /// plain text.
    pub fn of(text: &str, origin: &Origin) -> Self {
        let named = match origin {
            Origin::File(path) => Self::by_extension(path),
            Origin::Stdin | Origin::Sample => None,
        };
        let foreign =
            matches!(origin, Origin::File(path) if named.is_none() && expanded(path).extension().is_some());
        if let Some(certain) = signs::certain(text) {
            return certain;
        }
        match named {
            Some(format) if signs::plausible(text, format) => format,
            _ if foreign => Self::Plain,
            _ if signs::is_yaml_briefing(text) && front_matter::split(text).is_none() => Self::Yaml,
            _ if looks_like_markdown(text) => Self::Markdown,
            _ if signs::is_fragment(text) => Self::Html,
            _ => Self::Plain,
        }
    }

    /// The format that a file's name promises, if any. The ending `.gz` is passed over.
    pub fn by_extension(path: &Path) -> Option<Self> {
        let extension = expanded(path).extension()?.to_str()?.to_ascii_lowercase();
        EXTENSIONS.iter().find(|(known, _)| *known == extension).map(|&(_, format)| format)
    }
}

/// The name of what `path` holds, which is without the ending of a compressed file.
fn expanded(path: &Path) -> &Path {
    match path.extension() {
        Some(extension) if extension.eq_ignore_ascii_case("gz") => path.file_stem().map_or(path, Path::new),
        _ => path,
    }
}

/// True for a text that begins with an element of a page.
pub(super) fn looks_like_html(text: &str) -> bool {
    signs::is_fragment(text) || signs::certain(text) == Some(Format::Html)
}

/// True for bytes that begin with the header of a mail.
pub(super) fn is_mail(bytes: &[u8]) -> bool {
    signs::is_mail(bytes)
}

/// True for a text with signs of Markdown that nobody writes by accident.
pub(super) fn looks_like_markdown(text: &str) -> bool {
    if front_matter::split(text).is_some() {
        return true;
    }
    let mut signs = 0;
    let mut after_blank = true;
    for line in text.lines().take(LINES_LOOKED_AT) {
        signs += signs_in(line, after_blank);
        if signs >= 2 {
            return true;
        }
        after_blank = line.trim().is_empty();
    }
    false
}

/// How much a line speaks for Markdown; 2 is enough.
fn signs_in(line: &str, after_blank: bool) -> usize {
    let bare = line.trim_start_matches('#');
    let marks = line.len() - bare.len();
    if after_blank && (1..=6).contains(&marks) {
        let mut rest = bare.chars();
        let heading = rest.next() == Some(' ') && rest.next().is_some_and(|c| !c.is_whitespace() && c != '#');
        return if heading { 2 } else { 0 };
    }
    if line.starts_with("```") {
        return 2;
    }
    if line.contains('|') && line.contains("--") && line.bytes().all(|byte| b"|-: ".contains(&byte)) {
        return 2;
    }
    let bold = line.contains("**") && line.matches("**").count() >= 2;
    usize::from(bold) + usize::from(line.contains("](http"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str, text: &str) -> Format {
        Format::of(text, &Origin::File(name.into()))
    }

    #[test]
    fn a_name_that_says_markdown_is_believed() {
        assert_eq!(named("brief.MD", "Rain."), Format::Markdown);
        assert_eq!(named("brief.markdown", ""), Format::Markdown);
    }

    #[test]
    fn markdown_without_a_name_is_told_by_its_signs() {
        assert_eq!(Format::of("# Rain\n\nAll week.", &Origin::Stdin), Format::Markdown);
        assert_eq!(Format::of("---\ntitle: Rain\n---\nAll week.", &Origin::Stdin), Format::Markdown);
        assert_eq!(named("brief.txt", "**Why:** rain.\n\n**But:** sun.\n"), Format::Markdown);
        assert_eq!(named("brief", "| a | b |\n|---|---|\n| c | d |\n"), Format::Markdown);
    }

    #[test]
    fn a_wrong_name_does_not_matter() {
        assert_eq!(named("brief.md", "<!doctype html><p>Rain."), Format::Html);
        assert_eq!(named("page.html", "{\"title\": \"Rain\"}"), Format::Json);
        assert_eq!(named("page.html", "# Rain\n\nAll week.\n"), Format::Markdown);
        assert_eq!(named("data.json", "Rain, all week.\n"), Format::Plain);
        assert_eq!(named("page.htm", "Rain,<br>all week.\n"), Format::Html);
        assert_eq!(named("brief.txt", "<div>\n<p>Rain.</div>\n"), Format::Html);
    }

    #[test]
    fn a_compressed_file_is_named_by_what_is_in_it() {
        assert_eq!(Format::by_extension(Path::new("a/brief.md.GZ")), Some(Format::Markdown));
        assert_eq!(Format::by_extension(Path::new("a/brief.gz")), None);
        assert_eq!(named("a/brief.gz", "# Rain\n\nAll week.\n"), Format::Markdown);
        assert_eq!(named("a/brief.c.gz", "# Rain\n\nAll week.\n"), Format::Plain);
    }

    #[test]
    fn markdown_may_begin_with_html() {
        assert_eq!(named("brief.md", "<p align=center>\n\n# Rain\n"), Format::Markdown);
        assert_eq!(Format::of("<div>\n\n# Rain\n\nAll week.\n</div>\n", &Origin::Stdin), Format::Markdown);
    }

    #[test]
    fn hyphens_stars_and_number_signs_do_not_make_markdown() {
        for text in ["- a\n* b\n-----\n", "#1 seed wins\n#rain\n", "2 ** 3\n", "###\n\n# #\n", "a -- b | c\n"]
        {
            assert_eq!(named("brief.txt", text), Format::Plain, "{text}");
        }
    }
}
