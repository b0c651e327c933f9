//! The program as a person meets it: the real binary, driven from outside.

#[cfg(test)]
mod command_line;
#[cfg(test)]
mod program;
#[cfg(test)]
mod show;
