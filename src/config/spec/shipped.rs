//! Reads the themes of the program while it is compiled.
//!
//! They are YAML like any theme file, but of a plain shape, a role or a colour on each
//! line, and one of them is needed at every start. The YAML parser takes 120 µs for that,
//! a good part of the time to the first frame. A test reads them both ways and compares.

use super::{ATTRIBUTES, StyleSpec, ThemeSpec};
use crate::config::colour::{Colour, NAMES};
use crate::text::listed::{is, line_end, part};
use crate::typeset::role::Role;

/// What a theme of the program says of each role.
pub(in crate::config) type Styles = [StyleSpec; Role::ALL.len()];

/// A palette has at most so many colours.
const PALETTE: usize = 32;

/// The colours of a palette, and where in the text their names stand.
struct Palette {
    colours: [(usize, usize, Colour); PALETTE],
    count: usize,
}

/// The theme that says this.
pub(in crate::config) fn theme(styles: &Styles) -> ThemeSpec {
    let said = Role::ALL.iter().copied().zip(styles.iter().copied());
    ThemeSpec { extends: None, roles: said.filter(|(_, style)| *style != StyleSpec::NONE).collect() }
}

/// What the theme that `text` describes says of each role. Does not compile where there is
/// an indented line that it cannot read.
pub(in crate::config) const fn read(text: &[u8]) -> Styles {
    let mut styles = [StyleSpec::NONE; Role::ALL.len()];
    let mut palette = Palette { colours: [(0, 0, Colour::Default); PALETTE], count: 0 };
    let mut at = 0;
    while at < text.len() {
        let end = line_end(text, at);
        if at < end && text[at] == b' ' {
            let (start, stop, value, last) = pair(text, at, end);
            if text[value] == b'{' {
                assert!(text[last - 1] == b'}', "a style of a theme of the program is not closed");
                let mut role = 0;
                while !is(text, start, stop, Role::ALL[role].name()) {
                    role += 1;
                    assert!(role < Role::ALL.len(), "a theme of the program has a role that there is not");
                }
                styles[role] = style(text, value + 1, last - 1, &palette);
            } else {
                palette.colours[palette.count] = (start, stop, colour(text, value, last, &palette));
                palette.count += 1;
            }
        }
        at = end + 1;
    }
    styles
}

/// The style that `fg: ink, bold: true` describes.
const fn style(text: &[u8], from: usize, to: usize, palette: &Palette) -> StyleSpec {
    let mut style = StyleSpec::NONE;
    let mut count = 0;
    while let Some((from, to)) = part(text, from, to, b',', count) {
        let (start, stop, value, last) = pair(text, from, to);
        if is(text, start, stop, "fg") {
            style.fg = Some(colour(text, value, last, palette));
        } else if is(text, start, stop, "bg") {
            style.bg = Some(colour(text, value, last, palette));
        } else {
            assert!(is(text, value, last, "true"), "an attribute of a theme of the program is not true");
            let mut attribute = 0;
            while !is(text, start, stop, ATTRIBUTES[attribute].0) {
                attribute += 1;
                assert!(
                    attribute < ATTRIBUTES.len(),
                    "a theme of the program has an attribute that there is not"
                );
            }
            style.on = style.on.union(ATTRIBUTES[attribute].1);
        }
        count += 1;
    }
    style
}

/// Where between `from` and `to` the text before the colon stands, and where the text after
/// it.
const fn pair(text: &[u8], from: usize, to: usize) -> (usize, usize, usize, usize) {
    let none = "a line of a theme of the program is no name and value";
    let (start, stop) = part(text, from, to, b':', 0).expect(none);
    let (value, mut last) = part(text, from, to, b':', 1).expect(none);
    // What stands in braces has colons of its own.
    if text[value] == b'{' {
        last = to;
    }
    (start, stop, value, last)
}

/// The colour of the palette, of a name or of six digits after `#`, in quotation marks or
/// without.
const fn colour(text: &[u8], from: usize, to: usize, palette: &Palette) -> Colour {
    let quotes = (text[from] == b'"') as usize;
    let (from, to) = (from + quotes, to - quotes);
    if text[from] == b'#' {
        assert!(to - from == 7, "a colour of a theme of the program has not six digits");
        return Colour::Rgb(channel(text, from + 1), channel(text, from + 3), channel(text, from + 5));
    }
    let mut index = 0;
    while index < palette.count {
        let (start, stop, colour) = palette.colours[index];
        if same(text, (start, stop), (from, to)) {
            return colour;
        }
        index += 1;
    }
    if is(text, from, to, "default") {
        return Colour::Default;
    }
    let mut name = 0;
    while !is(text, from, to, NAMES[name]) {
        name += 1;
        assert!(name < NAMES.len(), "a theme of the program has a colour that there is not");
    }
    #[expect(clippy::cast_possible_truncation, reason = "there are 16 names")]
    Colour::Index(name as u8)
}

/// Whether the same stands at two places.
const fn same(text: &[u8], one: (usize, usize), other: (usize, usize)) -> bool {
    let length = one.1 - one.0;
    let mut index = 0;
    while index < length && other.0 + index < other.1 && text[one.0 + index] == text[other.0 + index] {
        index += 1;
    }
    index == length && other.1 - other.0 == length
}

/// The value of the two hexadecimal digits at `at`.
const fn channel(text: &[u8], at: usize) -> u8 {
    digit(text[at]) * 16 + digit(text[at + 1])
}

const fn digit(byte: u8) -> u8 {
    assert!(byte.is_ascii_hexdigit(), "a colour of a theme of the program is not in hexadecimal digits");
    if byte.is_ascii_digit() { byte - b'0' } else { byte - b'a' + 10 }
}
