//! The metadata at the top of a Markdown file: YAML between lines of `---`.
//!
//! Front matter is written by many programs and by hand, so values of odd types are
//! taken as they come: one author or a list of them, as names or as `{name: ...}`.

use serde_yaml::Value;

use super::metadata::{Field, listed, set};
use crate::model::article::{Metadata, Problem};
use crate::text::span::Span;

/// How far into a file the end of its front matter is looked for, in bytes.
const LONGEST: usize = 32 << 10;

/// How many brackets may be open at once. The parser's time grows with their square.
const DEEPEST: usize = 32;

/// Front matter and what follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Split {
    /// The text between the two lines of marks, in bytes of the file.
    pub(super) inside: Span,
    /// The byte after the second line of marks.
    pub(super) end: usize,
    /// True for `+++`, which stands for TOML.
    pub(super) toml: bool,
}

/// What front matter says.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// The title and its line in the file.
    pub(super) title: Option<(String, usize)>,
    /// Everything else.
    pub(super) metadata: Metadata,
}

/// Finds front matter at the very top: a line of marks, a first line that looks like
/// a key, and a second line of marks. A rule across the page has no key after it.
pub(super) fn split(text: &str) -> Option<Split> {
    let toml = text.starts_with("+++");
    if !toml && !text.starts_with("---") {
        return None;
    }
    let mark = if toml { "+++" } else { "---" };
    let sign = if toml { '=' } else { ':' };
    let mut at = 0;
    let mut start = None;
    let mut keyed = false;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        match start {
            None if bare == mark => start = Some(line.len()),
            None => return None,
            Some(start) if bare == mark || (!toml && bare == "...") => {
                return keyed.then_some(Split { inside: Span::new(start, at), end: at + line.len(), toml });
            }
            Some(_) if keyed || bare.is_empty() || bare.starts_with('#') => {}
            Some(_) => {
                keyed = bare.split_once(sign).is_some_and(|(key, _)| {
                    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-. \"'".contains(c))
                });
                if !keyed {
                    return None;
                }
            }
        }
        at += line.len();
        if at > LONGEST {
            return None;
        }
    }
    None
}

/// Reads the YAML of `source`, which begins on line 2 of its file. `Ok(None)` where it
/// is YAML but no list of keys.
pub(super) fn parse(source: &str) -> Result<Option<FrontMatter>, Problem> {
    if nested_too_deep(source) {
        return Err(Problem {
            line: 1,
            column: 1,
            message: BROKEN.to_owned() + "too many brackets are open",
        });
    }
    let value: Value = serde_yaml::from_str(source).map_err(|error| broken(&error))?;
    let Value::Mapping(mapping) = value else { return Ok(None) };
    let mut front = FrontMatter::default();
    for (key, value) in &mapping {
        let Some(key) = key.as_str() else { continue };
        let Some(field) = Field::of(key) else { continue };
        let mut values = Vec::new();
        collect(value, field, &mut values);
        if field == Field::Title && front.title.is_none() && !values.is_empty() {
            front.title = Some((values.join(" "), line_of(source, key)));
        }
        set(&mut front.metadata, field, &values);
    }
    Ok(Some(front))
}

fn broken(error: &serde_yaml::Error) -> Problem {
    let (line, column) = error.location().map_or((1, 0), |place| (place.line() + 1, place.column()));
    let full = error.to_string();
    // The place is told by the problem itself, in lines of the file.
    let what = full.split(" at line ").next().unwrap_or(&full);
    Problem { line, column, message: format!("{BROKEN}{what}") }
}

const BROKEN: &str = "the front matter is not valid YAML and is shown as it stands: ";

/// True where more than [`DEEPEST`] brackets are open at once, or as many dashes or
/// question marks open lists on one line.
fn nested_too_deep(source: &str) -> bool {
    let mut open = 0usize;
    let brackets = source.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > DEEPEST
    });
    brackets
        || source.lines().any(|line| line.matches("- ").count() + line.matches("? ").count() > DEEPEST * 4)
}

/// The texts in a value of any type.
fn collect(value: &Value, field: Field, into: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::Bool(value) => into.push(value.to_string()),
        Value::Number(value) => into.push(value.to_string()),
        Value::String(value) if field == Field::Tags => into.extend(listed(value)),
        Value::String(value) => into.push(value.clone()),
        Value::Sequence(values) => values.iter().for_each(|value| collect(value, field, into)),
        Value::Mapping(mapping) => {
            let named = ["name", "title", "value", "url"].iter().find_map(|key| mapping.get(*key));
            if let Some(value) = named.filter(|value| value.is_string()) {
                collect(value, field, into);
            }
        }
        Value::Tagged(tagged) => collect(&tagged.value, field, into),
    }
}

/// The line of the file on which `key` is set.
fn line_of(source: &str, key: &str) -> usize {
    let at = source.lines().position(|line| line.trim_start_matches(['"', '\'']).starts_with(key));
    at.unwrap_or_default() + 2
}
