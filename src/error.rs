//! What the program says when it cannot go on: what happened, why, and what to do.
//!
//! Every stage has errors of its own where it needs them; this is the one the
//! command line prints, in sentences for the person who typed the command.

use std::fmt;

use crate::loader::LoadError;
use crate::text::clean::clean;

/// Something that stopped the program, in the words of the person who uses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What could not be done, and with what: `cannot read notes.md`.
    pub message: String,
    /// Why, where that is known: `permission denied`.
    pub cause: Option<String>,
    /// What to do about it, as a sentence, where there is something to do.
    pub hint: Option<String>,
}

impl Error {
    /// An error of which only the message is known.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), cause: None, hint: None }
    }

    /// The same with its cause.
    #[must_use]
    pub fn because(self, cause: impl fmt::Display) -> Self {
        Self { cause: Some(cause.to_string()), ..self }
    }

    /// The same with what to do about it.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }
}

/// `briefing: message: cause`, and the hint on a line of its own. Control characters
/// in any of them, say of a file's name, come out as visible stand-ins.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "briefing: {}", clean(&self.message))?;
        if let Some(cause) = &self.cause {
            write!(f, ": {}", clean(cause))?;
        }
        if let Some(hint) = &self.hint {
            write!(f, "\n  {}", clean(hint))?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

impl From<LoadError> for Error {
    fn from(LoadError { message, hint }: LoadError) -> Self {
        Self { message, cause: None, hint }
    }
}

#[cfg(test)]
mod tests {
    use super::Error;

    #[test]
    fn an_error_says_what_why_and_what_to_do() {
        let error =
            Error::new("cannot write the output").because("the disk is full").hint("Make room on it.");
        assert_eq!(
            error.to_string(),
            "briefing: cannot write the output: the disk is full\n  Make room on it."
        );
        assert_eq!(Error::new("nothing is there").to_string(), "briefing: nothing is there");
    }

    #[test]
    fn the_name_of_a_file_cannot_steer_the_terminal() {
        let error = Error::new("a\u{1b}[2Jb does not exist").because("\u{9b}2J").hint("\u{7}");
        assert!(!error.to_string().contains(|c: char| c.is_control() && c != '\n'));
    }
}
