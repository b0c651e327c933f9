//! A YAML file as a tree that can say where each of its parts stands.
//!
//! The deserializer knows the line and column of a value only when that value is
//! refused. So every value and every key of a mapping gets a number while the tree is
//! read, and the place of one is found by reading once more and refusing at its number.
//! That costs nothing while a file is right, and a whole tree (unlike a derived type,
//! which stops at the first thing it does not like) lets all faults be told at once.

use std::fmt;

use serde::de::{DeserializeSeed, EnumAccess, Error, MapAccess, SeqAccess, Visitor};
use serde_yaml::Deserializer;

/// So many brackets may be open at once. No setting needs more than four; the parser
/// looks through all that are open at every token, which for 50,000 takes seconds.
const DEEPEST: usize = 100;

/// A value of the file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// Its number, for [`place`].
    pub(super) number: usize,
    /// What it is.
    pub(super) value: Value,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Nothing, `null` or `~`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, in the words of the file where they are more than digits.
    Number(String),
    /// Any other words.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the file.
    Map(Vec<Entry>),
}

/// A key of a mapping and its value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// The words of the key.
    pub(super) key: String,
    /// The number of the key, for [`place`].
    pub(super) number: usize,
    /// The value.
    pub(super) node: Node,
}

/// Line and column, in characters, both counted from 1; 0 where they are not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Node {
    /// The words of a value that is neither a list nor a mapping nor nothing.
    pub(super) fn words(&self) -> Option<&str> {
        match &self.value {
            Value::Text(words) | Value::Number(words) => Some(words),
            Value::Bool(true) => Some("true"),
            Value::Bool(false) => Some("false"),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// What was found, for a message that wants something else: `12`, "twelve", a list.
    pub(super) fn found(&self) -> String {
        match (&self.value, self.words()) {
            (Value::Text(words), _) => format!("\"{words}\""),
            (_, Some(words)) => format!("`{words}`"),
            (_, None) => self.kind().to_owned(),
        }
    }

    /// What kind of value it is.
    pub(super) fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }
}

/// The tree of `text`; of an empty text a node that is [`Value::Null`].
pub(super) fn parse(text: &str) -> Result<Node, (String, Place)> {
    if let Some(place) = too_deep(text) {
        return Err(("lists and mappings are nested too deep".to_owned(), place));
    }
    let mut pass = Pass::default();
    let tree = pass.read(text).map_err(|error| failure(text, &error))?;
    if pass.floats.is_empty() {
        return Ok(tree);
    }
    // A second reading asks for the words of what the first took for a fraction:
    // 586e75 is a colour, and 5.86e77 is not how it was written.
    let mut again = Pass { as_written: pass.floats, ..Pass::default() };
    again.read(text).map_err(|error| failure(text, &error))
}

/// Where more than [`DEEPEST`] brackets are open.
fn too_deep(text: &str) -> Option<Place> {
    let mut open = 0_usize;
    for (line, words) in text.lines().enumerate() {
        for (column, char) in words.chars().enumerate() {
            match char {
                '[' | '{' => open += 1,
                ']' | '}' => open = open.saturating_sub(1),
                _ => {}
            }
            if open > DEEPEST {
                return Some(Place { line: line + 1, column: column + 1 });
            }
        }
    }
    None
}

/// Where the key or value with this number stands.
pub(super) fn place(text: &str, number: usize) -> Place {
    let mut pass = Pass { stop: Some(number), ..Pass::default() };
    pass.read(text).err().map_or_else(Place::default, |error| location(&error))
}

fn location(error: &serde_yaml::Error) -> Place {
    error.location().map_or_else(Place::default, |at| Place { line: at.line(), column: at.column() })
}

/// What the parser says is wrong, and where, apart.
///
/// A bracket or a quotation mark that is never closed is missed at the end of the text; what
/// is wrong stands where it was opened.
fn failure(text: &str, error: &serde_yaml::Error) -> (String, Place) {
    let words = error.to_string();
    let message = words.split(" at line ").next().unwrap_or_default().trim_start_matches(". : ").to_owned();
    let place = location(error);
    let lines = || text.lines().enumerate();
    if lines().skip(place.line.saturating_sub(1)).any(|(_, line)| !line.trim().is_empty()) {
        return (message, place);
    }
    if let Some(opened) = words.rsplit_once(", while ").and_then(|(_, context)| written_place(context))
        && let Some(line) = text.lines().nth(opened.line.saturating_sub(1))
        && let Some(sign @ ('[' | '{' | '"' | '\'')) = line.chars().nth(opened.column.saturating_sub(1))
    {
        return (format!("`{sign}` is opened here and never closed"), opened);
    }
    let last = lines().filter(|(_, line)| !line.trim().is_empty()).last();
    let last = last.map(|(index, line)| Place { line: index + 1, column: line.trim_end().chars().count() });
    (message, last.unwrap_or(place))
}

/// The place in the parser's own words: `parsing a flow sequence at line 2 column 7`.
fn written_place(context: &str) -> Option<Place> {
    let (line, column) = context.rsplit_once(" at line ")?.1.split_once(" column ")?;
    Some(Place { line: line.parse().ok()?, column: column.parse().ok()? })
}

/// What to do about a fault of the YAML itself, told by the character it stands on.
pub(super) fn hint(text: &str, at: Place) -> Option<String> {
    let line = text.lines().nth(at.line.checked_sub(1)?)?;
    let hint = match line.chars().nth(at.column.checked_sub(1)?)? {
        '\t' => "YAML is indented by spaces, not by tabs",
        '@' | '`' | '%' | '&' | '*' | '!' | '|' | '>' => "a text that begins with such a sign needs quotes",
        _ => return None,
    };
    Some(hint.to_owned())
}

/// One reading of a file.
#[derive(Default)]
struct Pass {
    /// The number of the next key or value.
    next: usize,
    /// The number at which to stop with an error that knows its place.
    stop: Option<usize>,
    /// Values that came as fractions, in order.
    floats: Vec<usize>,
    /// Values to be taken in their own words, in order.
    as_written: Vec<usize>,
}

impl Pass {
    fn read(&mut self, text: &str) -> Result<Node, serde_yaml::Error> {
        Reader(self).deserialize(Deserializer::from_str(text))
    }
}

/// Reads one value.
struct Reader<'p>(&'p mut Pass);

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Node;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let number = self.0.next;
        self.0.next += 1;
        if self.0.as_written.binary_search(&number).is_ok() {
            let value = deserializer.deserialize_str(Words)?;
            return Ok(Node { number, value: Value::Number(value) });
        }
        let value = deserializer.deserialize_any(ValueVisitor { pass: self.0, number })?;
        Ok(Node { number, value })
    }
}

/// Reads a key, or a value in its own words.
struct Words;

impl Visitor<'_> for Words {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<String, E> {
        Ok(words.to_owned())
    }
}

/// Reads the key of a mapping.
struct KeyReader<'p>(&'p mut Pass);

impl<'de> DeserializeSeed<'de> for KeyReader<'_> {
    type Value = (String, usize);

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeyReader<'_> {
    type Value = (String, usize);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name before a colon")
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<Self::Value, E> {
        let number = self.0.next;
        self.0.next += 1;
        halt(self.0, number)?;
        Ok((words.to_owned(), number))
    }
}

/// Refuses the number that is looked for.
fn halt<E: Error>(pass: &Pass, number: usize) -> Result<(), E> {
    if pass.stop == Some(number) { Err(E::custom("found")) } else { Ok(()) }
}

struct ValueVisitor<'p> {
    pass: &'p mut Pass,
    number: usize,
}

impl ValueVisitor<'_> {
    fn scalar<E: Error>(self, value: Value) -> Result<Value, E> {
        halt(self.pass, self.number)?;
        Ok(value)
    }
}

impl<'de> Visitor<'de> for ValueVisitor<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        self.scalar(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        self.scalar(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        self.scalar(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        self.scalar(Value::Number(value.to_string()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        self.scalar(Value::Number(value.to_string()))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Value, E> {
        self.pass.floats.push(self.number);
        self.scalar(Value::Number(String::new()))
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<Value, E> {
        self.scalar(Value::Text(words.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        halt(self.pass, self.number)?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Reader(self.pass))? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        halt(self.pass, self.number)?;
        let mut map = Vec::new();
        while let Some((key, number)) = entries.next_key_seed(KeyReader(self.pass))? {
            let node = entries.next_value_seed(Reader(self.pass))?;
            map.push(Entry { key, number, node });
        }
        Ok(Value::Map(map))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<Value, A::Error> {
        Err(A::Error::custom("a tag (`!name`) means nothing here"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The words and places of everything in `node`, in the order of the numbers.
    fn walk(text: &str, node: &Node, found: &mut Vec<(String, usize, usize)>) {
        let mut push = |words: &str, number| {
            let place = place(text, number);
            found.push((words.to_owned(), place.line, place.column));
        };
        match &node.value {
            Value::List(items) => items.iter().for_each(|item| walk(text, item, found)),
            Value::Map(entries) => {
                for entry in entries {
                    let place = place(text, entry.number);
                    found.push((entry.key.clone(), place.line, place.column));
                    walk(text, &entry.node, found);
                }
            }
            _ => push(node.words().unwrap_or("-"), node.number),
        }
    }

    #[test]
    fn every_key_and_value_has_its_place() {
        let text = "# a comment\ntheme: dark\nkeys:\n  quit: [q, \"ctrl-c\"]\n  é: {a: ~}\nwide: true\n";
        let mut found = Vec::new();
        walk(text, &parse(text).unwrap(), &mut found);
        let expected = [
            ("theme", 2, 1),
            ("dark", 2, 8),
            ("keys", 3, 1),
            ("quit", 4, 3),
            ("q", 4, 10),
            ("ctrl-c", 4, 13),
            ("é", 5, 3),
            ("a", 5, 7),
            ("-", 5, 10),
            ("wide", 6, 1),
            ("true", 6, 7),
        ];
        assert_eq!(found, expected.map(|(words, line, column)| (words.to_owned(), line, column)));
    }

    #[test]
    fn a_fraction_keeps_its_own_words() {
        let tree = parse("a: 586e75\nb: 1.50\nc: 073642\nd: 12").unwrap();
        let Value::Map(entries) = tree.value else { panic!() };
        let words: Vec<_> = entries.iter().map(|entry| entry.node.words().unwrap()).collect();
        assert_eq!(words, ["586e75", "1.50", "073642", "12"]);
    }

    #[test]
    fn nothing_is_a_value_too() {
        assert_eq!(parse("").unwrap().value, Value::Null);
        assert_eq!(parse("# only a comment\n").unwrap().value, Value::Null);
    }

    #[test]
    fn a_fault_of_the_yaml_itself_has_its_place() {
        let (message, place) = parse("theme: dark\nkeys: [a, b\n").unwrap_err();
        assert_eq!(message, "`[` is opened here and never closed");
        assert_eq!(place, Place { line: 2, column: 7 });
        assert!(parse("a: &x [*x]").is_err());
    }

    proptest! {
        #[test]
        fn no_text_whatever_panics(text in "([a-z]{0,3}|[-:#\\[\\]{}&*!|>'\"%@`, \n\t~.0-9é\u{0}]){0,40}") {
            if let Ok(tree) = parse(&text) {
                let _ = place(&text, tree.number);
            }
        }
    }
}
