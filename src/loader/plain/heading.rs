//! Which lines of a plain text are headings.
//!
//! Nothing marks them. A heading is a short line without punctuation at its end, it
//! begins like a sentence and is not part of one, and text of another kind follows:
//! a paragraph or a list. What a line may look like is told here by [`Shape`]-less
//! rules on its words; what must stand around it, by its neighbours.

use super::line::{Line, Shape};
use super::wrap::{continues, ends_sentence, last_sign};
use crate::text::byline::authors;

/// The longest heading of a section, in columns and in words.
const SECTION: (u16, usize) = (80, 12);

/// The longest title: long enough for a headline over two lines of a newspaper.
const TITLE: (u16, usize) = (140, 24);

/// The width from which a line is prose, whatever its end.
const PROSE: u16 = 80;

/// The lines of a file and the width at which they were wrapped.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) lines: &'a [Line],
    pub(super) width: Option<u16>,
}

impl Page<'_> {
    pub(super) fn line(self, index: usize) -> Option<Line> {
        self.lines.get(index).copied()
    }

    /// The index of the first line from `index` on that is not blank.
    pub(super) fn next_text(self, index: usize) -> Option<usize> {
        let rest = self.lines.get(index..)?;
        rest.iter().position(|line| !line.is_blank()).map(|skipped| index + skipped)
    }

    /// True where the line at `index` is followed by a line of `=` or `-` that is meant
    /// for it: as long as itself, or with nothing but a heading above it.
    pub(super) fn underline(self, index: usize) -> Option<char> {
        let (line, under) = (self.line(index)?, self.line(index + 1)?);
        let Shape::Rule(sign @ ('=' | '-' | '~' | '─' | '═')) = under.shape else { return None };
        let about_as_long = line.width.abs_diff(under.width) <= 2 + line.width / 4;
        let words = self.words(line);
        let short = line.width <= TITLE.0 && !matches!(last_sign(words), Some('.' | ',' | ';'));
        let underlined = line.is_text() && line.quoted == 0 && short;
        (underlined && (about_as_long || looks_like_section(words, line.width))).then_some(sign)
    }

    /// True where the line at `index` is the file's title, given that it is its first.
    pub(super) fn is_title(self, index: usize) -> bool {
        let Some(line) = self.line(index) else { return false };
        if !line.is_text() || line.quoted > 0 || !looks_like_title(self.words(line), line.width) {
            return false;
        }
        match self.next_text(index + 1) {
            None => false,
            Some(next) if next > index + 1 => true,
            Some(next) => self.is_cut_off(index, next),
        }
    }

    /// True where a headline is wrapped: it goes on in the next line, which nothing
    /// follows directly.
    pub(super) fn is_title_of_two_lines(self, index: usize) -> bool {
        let (Some(line), Some(below)) = (self.line(index), self.line(index + 1)) else { return false };
        let alone = self.line(index + 2).is_some_and(Line::is_blank) && self.next_text(index + 2).is_some();
        let text = line.is_text() && below.is_text() && line.quoted + below.quoted == 0;
        let cut = breaks_off(self.words(line)) || self.words(below).starts_with(char::is_lowercase);
        let words = line.span.join(below.span).of(self.text);
        alone && text && cut && looks_like_title(words, line.width + below.width)
    }

    /// True where the line at `index` is the heading of a section; `above` says whether
    /// the text before it has come to an end.
    pub(super) fn is_section(self, index: usize, above: bool) -> bool {
        let Some(line) = self.line(index) else { return false };
        above
            && self.could_be_section(line)
            && !self.is_among_entries(index, line)
            && self.is_followed(index, line, true)
    }

    /// True for one of several lines in a row that begin with a name: a list.
    fn is_among_entries(self, index: usize, line: Line) -> bool {
        let labelled = |index: Option<usize>| {
            index
                .and_then(|index| self.line(index))
                .is_some_and(|near| near.is_text() && is_labelled(self.words(near)))
        };
        is_labelled(self.words(line)) && (labelled(index.checked_sub(1)) || labelled(Some(index + 1)))
    }

    fn could_be_section(self, line: Line) -> bool {
        line.is_text() && line.quoted == 0 && looks_like_section(self.words(line), line.width)
    }

    /// True where text follows that the line at `index` can be the heading of.
    pub(super) fn is_followed(self, index: usize, line: Line, chain: bool) -> bool {
        let Some(next) = self.next_text(index + 1) else { return false };
        let Some(below) = self.line(next) else { return false };
        match below.shape {
            Shape::Item(_) => true,
            Shape::Blank | Shape::Rule(_) => false,
            Shape::Text if below.quoted > 0 => true,
            Shape::Text => {
                if next == index + 1 && !self.is_cut_off(index, next) {
                    return false;
                }
                if self.is_body(next, next == index + 1) {
                    return true;
                }
                // A heading under a heading: "POLITICS", then "A vote is put off".
                let (upper, lower) = (is_upper(self.words(line)), is_upper(self.words(below)));
                let outer = upper && !lower || self.underline(next).is_some();
                chain && outer && self.could_be_section(below) && self.is_followed(next, below, false)
            }
        }
    }

    /// True where the line at `next`, directly under that at `index`, is not its end.
    fn is_cut_off(self, index: usize, next: usize) -> bool {
        let (Some(line), Some(below)) = (self.line(index), self.line(next)) else { return false };
        if matches!(below.shape, Shape::Item(_)) {
            return true;
        }
        let lower = self.words(below).starts_with(|c: char| c.is_lowercase());
        !lower && !continues(self.text, self.width, line, below)
    }

    /// True where the line at `index` is running text or an entry of a list, and so
    /// something to have a heading over.
    fn is_body(self, index: usize, direct: bool) -> bool {
        let Some(line) = self.line(index) else { return false };
        let words = self.words(line);
        let quotation = words.starts_with(['"', '“', '«', '„', '「']);
        if line.width >= PROSE || ends_sentence(words) || is_entry(words) || is_labelled(words) || quotation {
            return true;
        }
        // Lines that stand together are a paragraph or a list; under a heading that
        // stands among them that would be no news.
        let next = self.line(index + 1);
        !direct && next.is_some_and(|next| next.is_text() && !self.is_section(index, true))
            || next.is_some_and(|next| next.is_text() && continues(self.text, self.width, line, next))
    }

    fn words(&self, line: Line) -> &str {
        line.span.of(self.text)
    }
}

/// True where a line's words can be the heading of a section.
pub(super) fn looks_like_section(words: &str, width: u16) -> bool {
    width <= SECTION.0
        && begins_heading(words)
        && ends_heading(words)
        && words.split_whitespace().count() <= SECTION.1
        && !is_dateline(words)
        && !opens_like_credit(words)
        && authors(words).is_none()
        && !is_data(words)
        && !is_entry(words)
        && !is_exchange(words)
        && !holds_sentences(words)
}

/// True where the words of a file's first line can be its title.
fn looks_like_title(words: &str, width: u16) -> bool {
    let Some(last) = words.chars().next_back() else { return false };
    let count = words.split_whitespace().count();
    width <= TITLE.0
        && count <= TITLE.1
        && words.chars().any(char::is_alphabetic)
        && !words.starts_with(|c: char| c.is_lowercase() || "([<{@#—".contains(c))
        && !".,;…".contains(last)
        && !matches!(last_sign(words), Some('.' | ',' | ';' | '…' | '。'))
        && !words.contains("://")
        && !is_markup(words)
        && !is_dateline(words)
        && !opens_like_credit(words)
        && authors(words).is_none()
        && !holds_sentences(words)
}

/// A capital, a digit, a letter of a script without case, or a sign such as an emoji.
fn begins_heading(words: &str) -> bool {
    let Some(first) = words.chars().next() else { return false };
    if first.is_alphabetic() {
        return !first.is_lowercase();
    }
    let sign = !first.is_ascii() && !first.is_whitespace() && !"“”‘’«»„‚「『—–…\u{fffd}".contains(first);
    (first.is_ascii_digit() || sign || first == '¿') && words.chars().any(char::is_alphabetic)
}

fn ends_heading(words: &str) -> bool {
    let Some(last) = words.chars().next_back() else { return false };
    let count = words.split_whitespace().count();
    match last {
        '?' => count <= 8 && !words.contains(['"', '“']),
        ':' => count <= 5 && !introduces(words),
        '"' | '”' | '»' | ']' | '」' | '』' | '}' | '>' => false,
        '\'' | '’' | ')' if matches!(last_sign(words), Some('.' | ',' | '!' | '?')) => false,
        last => !".,;!…—-–=|\\/。！、，".contains(last) && !breaks_off(words),
    }
}

/// True for a line that cannot end where it does: after an article or a preposition,
/// or inside a bracket. It was wrapped.
fn breaks_off(words: &str) -> bool {
    const WORDS: [&str; 18] = [
        "a", "after", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the",
        "to", "under", "with",
    ];
    let last = words.rsplit(' ').next().unwrap_or_default();
    WORDS.contains(&last) || words.matches('(').count() != words.matches(')').count()
}

/// True for a line that ends in a word with which speech or a list is introduced, and
/// is not itself about what was said: "They added:", but not "What they said:".
fn introduces(words: &str) -> bool {
    const WORDS: [&str; 34] = [
        "added",
        "adds",
        "argued",
        "are",
        "asked",
        "below",
        "concluded",
        "continued",
        "continues",
        "declared",
        "echoed",
        "explained",
        "following",
        "follows",
        "include",
        "included",
        "includes",
        "insisted",
        "is",
        "noted",
        "read",
        "reads",
        "recalled",
        "replied",
        "reported",
        "reports",
        "responded",
        "said",
        "says",
        "stated",
        "that",
        "told",
        "tweeted",
        "wrote",
    ];
    if ["What", "Who", "How", "Why", "WHAT", "WHO"].iter().any(|start| words.starts_with(start)) {
        return false;
    }
    let last = words.trim_end_matches(':').rsplit(' ').next().unwrap_or_default().to_lowercase();
    WORDS.contains(&last.as_str())
}

/// True for what begins like "By Ada Example", "Photo: Ada Example" or "Updated 3 May", whatever
/// follows: for no heading that is enough, for an author it is not (`text::byline`).
fn opens_like_credit(words: &str) -> bool {
    const CREDITS: [&str; 12] = [
        "by ",
        "photo ",
        "photo:",
        "photograph by",
        "photos:",
        "image:",
        "picture:",
        "updated",
        "published ",
        "posted ",
        "source:",
        "credit:",
    ];
    let start: String = words.chars().take(14).flat_map(char::to_lowercase).collect();
    CREDITS.iter().any(|credit| start.starts_with(credit))
}

/// True for a line that is a date, or that ends in one after a place or a name:
/// "Friday, 3 May 2031", "ANSELFORD, 3 May 2031", "ANSELFORD 2031-05-03".
fn is_dateline(words: &str) -> bool {
    let figure = |token: &str| token.starts_with(|c: char| c.is_ascii_digit());
    let bare = |token: &str| token.trim_matches([',', '|', '·', '/', '(', ')', '–', '—', '-']).to_owned();
    let (mut named, mut figures) = (false, false);
    let mut before = None;
    for token in words.split_whitespace().rev() {
        let bare = bare(token);
        if is_iso_date(&bare) {
            return true;
        }
        if !figure(&bare) && !is_date_word(&bare) && !bare.is_empty() {
            before = Some(token);
            break;
        }
        named |= is_date_word(&bare);
        figures |= figure(&bare);
    }
    match before {
        None => true,
        Some(token) => named && figures && (token.ends_with([',', '–', '—', '|', ':']) || is_upper(token)),
    }
}

fn is_iso_date(token: &str) -> bool {
    let bytes = token.as_bytes();
    bytes.len() == 10
        && bytes
            .iter()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() })
}

fn is_date_word(token: &str) -> bool {
    const NAMES: [&str; 19] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue",
        "wed", "thu", "fri", "sat", "sun",
    ];
    const REST: [&str; 24] = [
        "uary", "ruary", "ch", "il", "e", "y", "ust", "t", "tember", "ober", "ember", "day", "sday",
        "nesday", "rsday", "urday", "s", "rs", "ne", "", "ly", "ebruary", "r", "nes",
    ];
    const OTHERS: [&str; 10] = ["am", "pm", "a.m", "p.m", "at", "of", "gmt", "utc", "est", "et"];
    let token = token.trim_end_matches(['.', ':']).to_lowercase();
    if OTHERS.contains(&token.as_str()) {
        return true;
    }
    NAMES.iter().any(|name| token.strip_prefix(name).is_some_and(|rest| REST.contains(&rest)))
}

/// True for tables of results and prices, style sheets and addresses.
fn is_data(words: &str) -> bool {
    let (mut all, mut numbers) = (0, 0);
    for token in words.split_whitespace() {
        all += 1;
        numbers += usize::from(token.bytes().any(|byte| byte.is_ascii_digit()));
    }
    numbers >= 3
        || numbers * 2 > all
        || ends_in_figure(words)
        || words.contains("://")
        || words.contains('@')
        || is_markup(words)
}

/// True for a result, a price or an age at the end: "2:00.91", "3,000", ", 62".
fn ends_in_figure(words: &str) -> bool {
    let mut tokens = words.rsplit(' ');
    let last = tokens.next().unwrap_or_default();
    let figure = last.bytes().all(|byte| byte.is_ascii_digit() || b".,:".contains(&byte));
    figure && (last.contains(['.', ',', ':']) || tokens.next().is_some_and(|before| before.ends_with(',')))
}

fn is_markup(words: &str) -> bool {
    words.contains(['{', '}', '<', '>', '=']) || words.starts_with(['[', '#'])
}

/// True for an entry of a list without bullets: "Ada Example - runs the ferry",
/// "Ada Example: runs the ferry".
fn is_entry(words: &str) -> bool {
    let dash = [" - ", " – ", " — ", " -- "].iter().find_map(|dash| words.split_once(dash));
    if dash.is_some_and(|(_, after)| after.starts_with(|c: char| c.is_lowercase())) {
        return true;
    }
    words.split_once(": ").is_some_and(|(before, after)| {
        let name = before.split_whitespace().all(|word| word.starts_with(|c: char| c.is_uppercase()));
        after.starts_with(|c: char| c.is_lowercase() || "\"“‘".contains(c)) && name && before.contains(' ')
    })
}

/// True for an entry that begins with a name and tells more in any case: "Ada Example:
/// Runs the ferry". Over a paragraph it may as well be a heading.
fn is_labelled(words: &str) -> bool {
    words.split_once(": ").is_some_and(|(name, _)| {
        let capitals = name.split(' ').all(|word| word.starts_with(|c: char| c.is_uppercase()));
        capitals && (2..=5).contains(&name.split(' ').count())
    })
}

/// True for a question or an answer of an interview: "Q: Were you afraid?"
fn is_exchange(words: &str) -> bool {
    ["Q:", "A:", "Q. ", "Question:", "Answer:"].iter().any(|letter| words.starts_with(letter))
}

/// True for the line above a press release that says it is one.
pub(super) fn is_release(words: &str) -> bool {
    const RELEASES: [&str; 7] = [
        "for immediate release",
        "press release",
        "news release",
        "media release",
        "breaking news",
        "breaking",
        "exclusive",
    ];
    let words = words.trim_end_matches([':', '.', '!']);
    RELEASES.iter().any(|release| words.eq_ignore_ascii_case(release))
        || words.len() < 60 && words.to_ascii_lowercase().starts_with("embargoed until ")
}

/// True where a sentence ends and another begins inside the line. The word before the
/// full stop must be longer than an abbreviation or an initial.
fn holds_sentences(words: &str) -> bool {
    let mut before = "";
    words.split_whitespace().any(|word| {
        let stop = before.ends_with(['.', '!', '?', ';']) && before.chars().count() > 5;
        let found = stop && before.starts_with(|c: char| c.is_lowercase());
        before = word;
        found && word.starts_with(|c: char| c.is_uppercase())
    })
}

/// True where every letter is a capital.
pub(super) fn is_upper(words: &str) -> bool {
    words.chars().any(char::is_uppercase) && !words.chars().any(char::is_lowercase)
}
