//! Which format a file has: told by what it holds, then by its name.
//!
//! Later formats (HTML, mail, feeds, JSON, YAML) are each one more variant here and
//! one more module beside this one.

use std::path::Path;

use crate::loader::front_matter;
use crate::model::article::Origin;

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text without markup.
    Plain,
    /// `CommonMark` with tables, footnotes, task lists and front matter.
    Markdown,
}

/// File name endings, in lower case, and the format they stand for.
const EXTENSIONS: [(&str, Format); 7] = [
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("mdown", Format::Markdown),
    ("mkdn", Format::Markdown),
    ("mkd", Format::Markdown),
    ("txt", Format::Plain),
    ("text", Format::Plain),
];

/// How many lines are looked at for signs of Markdown.
const LINES_LOOKED_AT: usize = 200;

impl Format {
    /// The format of a file with this text.
    ///
    /// A file that is called Markdown is read as Markdown. Any other is when it begins
    /// with front matter or holds at least two signs that nobody writes by accident.
    pub fn of(text: &str, origin: &Origin) -> Self {
        let named = match origin {
            Origin::File(path) => Self::by_extension(path),
            Origin::Stdin | Origin::Sample => None,
        };
        let foreign = matches!(origin, Origin::File(path) if named.is_none() && path.extension().is_some());
        if named == Some(Self::Markdown) || (!foreign && looks_like_markdown(text)) {
            Self::Markdown
        } else {
            Self::Plain
        }
    }

    /// The format that a file's name promises, if any.
    pub fn by_extension(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        EXTENSIONS.iter().find(|(known, _)| *known == extension).map(|&(_, format)| format)
    }
}

fn looks_like_markdown(text: &str) -> bool {
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
    fn hyphens_stars_and_number_signs_do_not_make_markdown() {
        for text in ["- a\n* b\n-----\n", "#1 seed wins\n#rain\n", "2 ** 3\n", "###\n\n# #\n", "a -- b | c\n"]
        {
            assert_eq!(named("brief.txt", text), Format::Plain, "{text}");
        }
    }
}
