//! Colours as a theme file writes them, and the nearest that a terminal can show.

use std::fmt;

use ratatui::style::Color;

use super::environment::Depth;
use crate::input::nearest::nearest;

/// A colour of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// The terminal's own foreground or background.
    Default,
    /// One of the 256 by its number, the first 16 being the terminal's palette.
    Index(u8),
    /// Red, green and blue.
    Rgb(u8, u8, u8),
}

/// The names of the first 16 colours, in their order.
pub const NAMES: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

/// What xterm shows for them when nobody changed its palette (its XTerm-col.ad).
const XTERM: [(u8, u8, u8); 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];

/// The steps of red, green and blue in the cube of 216 colours.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

impl Colour {
    /// The colour that `words` stand for: `default`, one of [`NAMES`], `#rrggbb` or
    /// `#rgb` (the `#` may be left out where no number could be meant), 0 to 255.
    ///
    /// The error says what is wrong, and a hint of what to write; `own` are further
    /// names that may be meant.
    pub fn parse<'a>(
        words: &str,
        own: impl Iterator<Item = &'a str>,
    ) -> Result<Self, (String, Option<String>)> {
        let name = words.trim().to_lowercase().replace(['_', ' '], "-");
        if name == "default" {
            return Ok(Self::Default);
        }
        if let Some(colour) = ansi(&name).or_else(|| hex(&name)) {
            return Ok(colour);
        }
        let message = format!("`{words}` is no colour");
        if let Ok(number) = name.parse::<u64>() {
            let colour = u8::try_from(number).map(Self::Index);
            return colour.map_err(|_too_great| (message, Some("the numbers go from 0 to 255".to_owned())));
        }
        let hint = if name.starts_with('#') {
            "a colour has three or six digits 0-9 a-f after the #".to_owned()
        } else if let Some(near) = nearest(&name, own.chain(NAMES).chain(["default"])) {
            format!("did you mean `{near}`?")
        } else {
            "write \"#rrggbb\", 0 to 255, default, or a name like red or bright-blue".to_owned()
        };
        Err((message, Some(hint)))
    }

    /// The colour for the screen, the nearest of those that a terminal of this depth
    /// shows; none where it shows none.
    pub fn shown(self, depth: Depth) -> Option<Color> {
        match (self, depth) {
            (_, Depth::Monochrome) => None,
            (Self::Default, _) => Some(Color::Reset),
            (Self::Rgb(red, green, blue), Depth::True) => Some(Color::Rgb(red, green, blue)),
            (Self::Rgb(..), Depth::Indexed) => Some(Color::Indexed(self.nearest_of_256())),
            (Self::Rgb(..), Depth::Ansi) => Some(ansi_colour(self.nearest_of_16())),
            (Self::Index(index), Depth::Ansi) if index >= 16 => Some(ansi_colour(self.nearest_of_16())),
            (Self::Index(index), _) if index < 16 => Some(ansi_colour(index)),
            (Self::Index(index), _) => Some(Color::Indexed(index)),
        }
    }

    /// Red, green and blue, as far as they are known: a terminal's own 16 are its own.
    pub fn rgb(self) -> Option<(u8, u8, u8)> {
        match self {
            Self::Default => None,
            Self::Rgb(red, green, blue) => Some((red, green, blue)),
            Self::Index(index @ 0..16) => XTERM.get(usize::from(index)).copied(),
            Self::Index(index @ 16..232) => {
                let step = |divisor: u8| STEPS.get(usize::from((index - 16) / divisor % 6)).copied();
                Some((step(36)?, step(6)?, step(1)?))
            }
            Self::Index(index) => Some([8 + 10 * (index - 232); 3].into()),
        }
    }

    /// The nearest colour of the cube or the greys: either the cube's own nearest step
    /// in each channel or the nearest grey, whichever looks more alike.
    fn nearest_of_256(self) -> u8 {
        let Some((red, green, blue)) = self.rgb() else { return 0 };
        let step =
            |value: u8| (0u8..).zip(STEPS).min_by_key(|(_, step)| step.abs_diff(value)).map_or(0, |(i, _)| i);
        let cube = 16 + 36 * step(red) + 6 * step(green) + step(blue);
        let mean = (u16::from(red) + u16::from(green) + u16::from(blue)) / 3;
        let grey = 232 + u8::try_from((mean.saturating_sub(3) / 10).min(23)).unwrap_or(23);
        if self.distance(Self::Index(grey)) < self.distance(Self::Index(cube)) { grey } else { cube }
    }

    /// The nearest of the 16.
    fn nearest_of_16(self) -> u8 {
        let of = |index: &u8| self.distance(Self::Index(*index));
        (0..16).min_by(|left, right| of(left).total_cmp(&of(right))).unwrap_or(7)
    }

    /// How different two colours look: the distance in the Oklab space
    /// (<https://bottosson.github.io/posts/oklab/>).
    fn distance(self, other: Self) -> f32 {
        let (Some(one), Some(two)) = (self.rgb(), other.rgb()) else { return f32::MAX };
        oklab(one).into_iter().zip(oklab(two)).map(|(a, b)| (a - b) * (a - b)).sum()
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Default => f.write_str("default"),
            Self::Index(index) => match NAMES.get(usize::from(index)) {
                Some(name) => f.write_str(name),
                None => write!(f, "{index}"),
            },
            Self::Rgb(red, green, blue) => write!(f, "#{red:02x}{green:02x}{blue:02x}"),
        }
    }
}

fn ansi(name: &str) -> Option<Colour> {
    let name = if matches!(name, "gray" | "grey") { "bright-black" } else { name };
    let light = name.strip_prefix("light-");
    let is = |known: &&str| *known == name || light.is_some() && known.strip_prefix("bright-") == light;
    let index = NAMES.iter().position(is)?;
    u8::try_from(index).ok().map(Colour::Index)
}

/// A colour in hexadecimal. Without a `#` three digits are no colour where they are a
/// number as well.
fn hex(name: &str) -> Option<Colour> {
    let digits = name.strip_prefix('#').unwrap_or(name);
    let bare = digits.len() == name.len();
    if bare && digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let values: Vec<u8> =
        digits.chars().map(|digit| u8::try_from(digit.to_digit(16)?).ok()).collect::<Option<_>>()?;
    let channels: Vec<u8> = match values.len() {
        3 => values.iter().map(|digit| digit * 17).collect(),
        6 => values.chunks_exact(2).map(|pair| pair.iter().fold(0, |sum, digit| sum * 16 + digit)).collect(),
        _ => return None,
    };
    let [red, green, blue] = channels.try_into().ok()?;
    Some(Colour::Rgb(red, green, blue))
}

fn ansi_colour(index: u8) -> Color {
    match index {
        0 => Color::Black,
        1 => Color::Red,
        2 => Color::Green,
        3 => Color::Yellow,
        4 => Color::Blue,
        5 => Color::Magenta,
        6 => Color::Cyan,
        7 => Color::Gray,
        8 => Color::DarkGray,
        9 => Color::LightRed,
        10 => Color::LightGreen,
        11 => Color::LightYellow,
        12 => Color::LightBlue,
        13 => Color::LightMagenta,
        14 => Color::LightCyan,
        _ => Color::White,
    }
}

/// The share of light, 0 to 1, of a channel of sRGB (IEC 61966-2-1).
fn linear(channel: u8) -> f32 {
    let value = f32::from(channel) / 255.0;
    // The power 2.4 is the square of the fifth root of the sixth power.
    if value <= 0.04045 { value / 12.92 } else { root(((value + 0.055) / 1.055).powi(6), 5).powi(2) }
}

/// The `degree`th root of a number from 0 to 1, by Newton's method, which from above comes
/// down to it. The mathematical library would be one more file to load at each start.
fn root(number: f32, degree: u8) -> f32 {
    let order = f32::from(degree);
    let mut root = 1.0_f32;
    for _ in 0..40 {
        let power = root.powi(i32::from(degree) - 1);
        if power <= f32::MIN_POSITIVE {
            return 0.0;
        }
        root -= (root - number / power) / order;
    }
    root
}

/// Lightness and the two axes of colour. The matrices are those of Oklab's author.
fn oklab((red, green, blue): (u8, u8, u8)) -> [f32; 3] {
    let light = [linear(red), linear(green), linear(blue)];
    let times =
        |row: [f32; 3], column: [f32; 3]| row.into_iter().zip(column).map(|(a, b)| a * b).sum::<f32>();
    let cones = [
        root(times([0.412_221_46, 0.536_332_55, 0.051_445_995], light), 3),
        root(times([0.211_903_5, 0.680_699_5, 0.107_396_96], light), 3),
        root(times([0.088_302_46, 0.281_718_85, 0.629_978_7], light), 3),
    ];
    [
        times([0.210_454_26, 0.793_617_8, -0.004_072_047], cones),
        times([1.977_998_5, -2.428_592_2, 0.450_593_7], cones),
        times([0.025_904_037, 0.782_771_77, -0.808_675_77], cones),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(words: &str) -> Colour {
        Colour::parse(words, std::iter::empty()).unwrap()
    }

    fn hint(words: &str) -> String {
        Colour::parse(words, ["ink"].into_iter()).unwrap_err().1.unwrap()
    }

    #[test]
    fn colours_are_written_in_many_ways() {
        assert_eq!(colour("#88c0d0"), Colour::Rgb(0x88, 0xc0, 0xd0));
        assert_eq!(colour("586e75"), Colour::Rgb(0x58, 0x6e, 0x75));
        assert_eq!(colour("#fa3"), Colour::Rgb(0xff, 0xaa, 0x33));
        assert_eq!(colour("123"), Colour::Index(123));
        assert_eq!(colour("Bright_Blue"), Colour::Index(12));
        assert_eq!(colour("grey"), Colour::Index(8));
        assert_eq!(colour("default"), Colour::Default);
    }

    #[test]
    fn a_bad_colour_gets_a_hint() {
        assert_eq!(hint("blu"), "did you mean `blue`?");
        assert_eq!(hint("inkk"), "did you mean `ink`?");
        assert_eq!(hint("300"), "the numbers go from 0 to 255");
        assert_eq!(hint("#12345"), "a colour has three or six digits 0-9 a-f after the #");
    }

    #[test]
    fn every_colour_is_written_as_it_is_read() {
        for index in 0..=255 {
            assert_eq!(colour(&Colour::Index(index).to_string()), Colour::Index(index));
        }
        assert_eq!(colour("#0a0b0c").to_string(), "#0a0b0c");
    }

    #[test]
    fn a_terminal_gets_the_nearest_it_can_show() {
        assert_eq!(colour("#ff0000").shown(Depth::Indexed), Some(Color::Indexed(196)));
        assert_eq!(colour("#808080").shown(Depth::Indexed), Some(Color::Indexed(244)));
        assert_eq!(colour("#d70000").shown(Depth::Ansi), Some(Color::Red));
        assert_eq!(colour("#fefefe").shown(Depth::Ansi), Some(Color::White));
        assert_eq!(colour("231").shown(Depth::Ansi), Some(Color::White));
        assert_eq!(colour("#ff0000").shown(Depth::Monochrome), None);
        assert_eq!(Colour::Default.shown(Depth::Ansi), Some(Color::Reset));
    }

    #[test]
    fn the_256_are_their_own_nearest() {
        for index in 16..=255 {
            let (red, green, blue) = Colour::Index(index).rgb().unwrap();
            let found = Colour::Index(Colour::Rgb(red, green, blue).nearest_of_256());
            assert_eq!(found.rgb(), Some((red, green, blue)), "{index}");
        }
    }
}
