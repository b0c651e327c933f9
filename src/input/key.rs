//! A key as a person writes it: `j`, `G`, `ctrl-o`, `shift-tab`, `pgdn`.
//!
//! The names follow what a terminal can really tell apart. It sends `ctrl-i` and Tab
//! as one and the same byte, for instance, so the one that cannot arrive is refused
//! with a word of explanation instead of being accepted and never working.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::nearest::nearest;
use crate::text::listed::{is, stands_at};

/// A key together with the modifiers held down.
///
/// There is one `Key` for one thing a person does: `shift` is part of the character
/// for characters (`G`, `?`), and stands apart only for the others (`shift-tab`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    code: Code,
    ctrl: bool,
    alt: bool,
    shift: bool,
}

/// What a key is without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character, the space included.
    Char(char),
    /// Enter, or Return.
    Enter,
    /// The tabulator.
    Tab,
    /// Escape.
    Esc,
    /// Delete to the left.
    Backspace,
    /// Delete to the right.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, 1 to 24.
    F(u8),
}

/// The keys that have a name; the first name of a code is the one written.
const NAMES: &[(&str, Code)] = &[
    ("space", Code::Char(' ')),
    ("enter", Code::Enter),
    ("return", Code::Enter),
    ("tab", Code::Tab),
    ("esc", Code::Esc),
    ("escape", Code::Esc),
    ("backspace", Code::Backspace),
    ("delete", Code::Delete),
    ("del", Code::Delete),
    ("insert", Code::Insert),
    ("ins", Code::Insert),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pgup", Code::PageUp),
    ("pageup", Code::PageUp),
    ("pgdn", Code::PageDown),
    ("pagedown", Code::PageDown),
    ("pgdown", Code::PageDown),
    ("minus", Code::Char('-')),
    ("plus", Code::Char('+')),
];

/// The modifiers by their names.
const MODIFIERS: [&str; 6] = ["ctrl", "alt", "shift", "control", "meta", "option"];

/// The greatest function key there is a code for.
const LAST_F: u8 = 24;

impl Key {
    /// The key with this code and no modifier.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// The key of a character.
    pub const fn char(char: char) -> Self {
        Self::plain(Code::Char(char))
    }

    /// The key whose name stands at `text[start..end]`, in a list that the compiler reads:
    /// ASCII, in the one spelling in which keys are written, and of the function keys those of
    /// one digit.
    pub(super) const fn listed(text: &[u8], start: usize, end: usize) -> Self {
        let (mut key, mut at) = (Self::char(' '), start);
        loop {
            if stands_at(text, at, "ctrl-") {
                key.ctrl = true;
                at += "ctrl-".len();
            } else if stands_at(text, at, "alt-") {
                key.alt = true;
                at += "alt-".len();
            } else if stands_at(text, at, "shift-") {
                key.shift = true;
                at += "shift-".len();
            } else {
                break;
            }
        }
        if at + 1 == end {
            key.code = Code::Char(text[at] as char);
            return key;
        }
        if at + 2 == end && text[at] == b'f' && text[at + 1].is_ascii_digit() {
            key.code = Code::F(text[at + 1] - b'0');
            return key;
        }
        let mut name = 0;
        while !is(text, at, end, NAMES[name].0) {
            name += 1;
            assert!(name < NAMES.len(), "the keymap names a key that there is not");
        }
        key.code = NAMES[name].1;
        key
    }

    /// What the key is without its modifiers.
    pub const fn code(self) -> Code {
        self.code
    }

    /// The character that the key writes where text is typed.
    pub const fn text(self) -> Option<char> {
        match self.code {
            Code::Char(char) if !self.ctrl && !self.alt => Some(char),
            _ => None,
        }
    }

    /// The digit of a digit key, held together with Alt or not: counts are made of them.
    pub fn digit(self) -> Option<u32> {
        match self.code {
            Code::Char(char) if !self.ctrl => char.to_digit(10),
            _ => None,
        }
    }

    /// True where Alt is held.
    pub const fn has_alt(self) -> bool {
        self.alt
    }

    /// True where Ctrl is held.
    pub const fn has_ctrl(self) -> bool {
        self.ctrl
    }

    /// The key of an event; none for a release and for keys that have no name here.
    pub fn from_event(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let mut shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::Char(char) if !char.is_control() => Code::Char(char),
            KeyCode::Enter => Code::Enter,
            KeyCode::Tab => Code::Tab,
            KeyCode::BackTab => {
                shift = true;
                Code::Tab
            }
            KeyCode::Esc => Code::Esc,
            KeyCode::Backspace => Code::Backspace,
            KeyCode::Delete => Code::Delete,
            KeyCode::Insert => Code::Insert,
            KeyCode::Up => Code::Up,
            KeyCode::Down => Code::Down,
            KeyCode::Left => Code::Left,
            KeyCode::Right => Code::Right,
            KeyCode::Home => Code::Home,
            KeyCode::End => Code::End,
            KeyCode::PageUp => Code::PageUp,
            KeyCode::PageDown => Code::PageDown,
            KeyCode::F(number) if (1..=LAST_F).contains(&number) => Code::F(number),
            _ => return None,
        };
        let held = |modifier| event.modifiers.contains(modifier);
        Some(Self::normal(code, held(KeyModifiers::CONTROL), held(KeyModifiers::ALT), shift))
    }

    /// The one key that stands for this code and these modifiers.
    fn normal(code: Code, ctrl: bool, alt: bool, shift: bool) -> Self {
        let Code::Char(char) = code else { return Self { code, ctrl, alt, shift } };
        let char = match char {
            _ if ctrl => ctrl_char(char),
            _ if shift => one_char(char.to_uppercase()).unwrap_or(char),
            _ => char,
        };
        Self { code: Code::Char(char), ctrl, alt, shift: shift && char == ' ' && !ctrl }
    }
}

/// The character that is named for a control key. The bytes 0x1C to 0x1F come in as
/// ctrl-4 to ctrl-7 and are called by what is printed on the keys that send them.
fn ctrl_char(char: char) -> char {
    match char {
        '4' => '\\',
        '5' => ']',
        '6' => '^',
        '7' | '/' => '_',
        '@' | '2' => ' ',
        _ => one_char(char.to_lowercase()).unwrap_or(char),
    }
}

/// The only character of `chars`, if there is one only.
fn one_char(mut chars: impl Iterator<Item = char>) -> Option<char> {
    let first = chars.next()?;
    chars.next().is_none().then_some(first)
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.code {
            Code::F(number) => write!(f, "f{number}"),
            Code::Char(char) if char != ' ' => write!(f, "{char}"),
            code => f.write_str(NAMES.iter().find(|(_, other)| *other == code).map_or("", |(name, _)| name)),
        }
    }
}

/// Why a text names no key: a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyError {
    /// What is wrong.
    pub message: String,
    /// What to write instead, where that can be told.
    pub hint: Option<String>,
}

impl KeyError {
    fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: Some(hint.into()) }
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, "; {hint}"))
    }
}

impl std::error::Error for KeyError {}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        let mut rest = text;
        while let Some((modifier, after)) = modifier(rest) {
            match modifier {
                "ctrl" => ctrl = true,
                "alt" => alt = true,
                _ => shift = true,
            }
            rest = after;
        }
        let code = code(rest).ok_or_else(|| unknown(text, rest))?;
        if let Code::Char(char) = code {
            check_char(text, char, ctrl, shift)?;
        }
        Ok(Self::normal(code, ctrl, alt, shift))
    }
}

/// The modifier that `text` begins with, by its first name, and the text after its
/// hyphen or plus sign.
fn modifier(text: &str) -> Option<(&'static str, &str)> {
    let (name, rest) = text.split_once(['-', '+']).filter(|(_, rest)| !rest.is_empty())?;
    let first_name = match name.to_lowercase().as_str() {
        "ctrl" | "control" => "ctrl",
        "alt" | "meta" | "option" => "alt",
        "shift" => "shift",
        _ => return None,
    };
    Some((first_name, rest))
}

/// The code that is called `name`.
fn code(name: &str) -> Option<Code> {
    if let Some(char) = one_char(name.chars()) {
        return (!char.is_control()).then_some(Code::Char(char));
    }
    let name = name.to_lowercase().replace(['-', '_'], "");
    if let Some(number) = name.strip_prefix('f').and_then(|digits| digits.parse().ok()) {
        return (1..=LAST_F).contains(&number).then_some(Code::F(number));
    }
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, code)| *code)
}

/// Refuses what no terminal sends, or sends as another key.
fn check_char(text: &str, char: char, ctrl: bool, shift: bool) -> Result<(), KeyError> {
    let same = |twin: &str| {
        let message = format!("a terminal sends the same for `{text}` as for `{twin}`");
        Err(KeyError::new(message, format!("write `{twin}`")))
    };
    if shift && !ctrl && !char.is_alphabetic() && char != ' ' {
        let message = format!("`{text}` is another character on every keyboard");
        return Err(KeyError::new(message, "write the character that the two keys give"));
    }
    if !ctrl {
        return Ok(());
    }
    match char {
        'i' | 'I' => same("tab"),
        'm' | 'M' => same("enter"),
        '[' => same("esc"),
        '?' => same("backspace"),
        _ if shift => same(&text.to_lowercase().replace("shift-", "").replace("shift+", "")),
        'a'..='z' | 'A'..='Z' | ' ' | '@' | '2' | '\\' | ']' | '^' | '_' | '/' | '4'..='7' => Ok(()),
        _ => {
            let message = format!("no terminal sends `{text}`");
            Err(KeyError::new(message, "with ctrl go the letters, space and \\ ] ^ _"))
        }
    }
}

/// The error for a text in which `rest`, what follows its modifiers, is no key.
fn unknown(text: &str, rest: &str) -> KeyError {
    if rest.is_empty() {
        return KeyError::new("there is no key without a name", "a space is written `space`");
    }
    let message = format!("there is no key called `{text}`");
    if rest.split_whitespace().nth(1).is_some() {
        return KeyError::new(message, "one key each; several keys for an action stand in a list: [a, b]");
    }
    let split = rest.split_once(['-', '+']).filter(|(_, after)| !after.is_empty() && code(after).is_some());
    if let Some((head, after)) = split {
        // By the name that is written everywhere, whatever was nearer.
        let near = nearest(head, MODIFIERS).unwrap_or("ctrl");
        let name = modifier(&format!("{near}-x")).map_or(near, |(name, _)| name);
        return KeyError::new(message, format!("did you mean `{name}-{after}`?"));
    }
    let function_key = rest.strip_prefix(['f', 'F']).is_some_and(|digits| digits.parse::<u32>().is_ok());
    if function_key {
        return KeyError::new(message, format!("function keys are f1 to f{LAST_F}"));
    }
    let hint = nearest(rest, NAMES.iter().map(|(name, _)| *name)).map_or_else(
        || "keys are written like j, G, ?, ctrl-o, alt-left, shift-tab, space, pgdn, f1".to_owned(),
        |name| format!("did you mean `{}{name}`?", text.strip_suffix(rest).unwrap_or_default()),
    );
    KeyError::new(message, hint)
}

#[cfg(test)]
mod tests;
