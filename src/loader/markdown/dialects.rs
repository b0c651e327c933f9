//! What note programs and documentation tools write beyond `CommonMark`, rewritten to it
//! before it is parsed: line for line, so that every word keeps its line.
//!
//! | written | by | becomes |
//! | --- | --- | --- |
//! | `> [!note]- Title` | Obsidian, GitHub | a quoted title |
//! | `> [!quote] Title` | Obsidian | a title above the quotation |
//! | `!!! note "Title"`, `??? note` and an indented text | `MkDocs` | a title, the text not indented |
//! | `::: note Title` to `:::` | Docusaurus, Pandoc | a title |
//! | `%%comment%%` | Obsidian | nothing |
//! | `==marked==` | Obsidian | emphasis |
//! | `^[note]` | Obsidian, Pandoc | the note in brackets |
//! | ` ^a1b2c3` at the end of a block | Obsidian | nothing |
//!
//! A title is written as a heading of the lowest level, which is what ends with its line in
//! Markdown. Its place is noted, since it heads its box and not what follows that: it is to
//! be a paragraph in bold.
//!
//! Nothing is rewritten in code. In a line with a backtick that no other one answers nothing
//! is: its code may go on in the next.

use std::borrow::Cow;

use memchr::memmem;

use crate::text::span::Span;

/// What a text has at least one of if there is anything to rewrite.
const SIGNS: [&str; 8] = ["[!", "!!! ", "??? ", "???+ ", ":::", "%%", "==", "^"];

/// A text in usual Markdown.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Rewritten<'s> {
    /// The text.
    pub(super) text: Cow<'s, str>,
    /// The lines in it, in order, whose heading is the title of a box.
    titles: Vec<Span>,
}

impl Rewritten<'_> {
    /// True for a heading at `offset` that is the title of a box.
    pub(super) fn is_title(&self, offset: usize) -> bool {
        let at = self.titles.partition_point(|line| line.end <= offset);
        self.titles.get(at).is_some_and(|line| line.start <= offset)
    }
}

/// `source` without the dialects of the module's table. It has as many lines as before.
pub(super) fn rewrite(source: &str) -> Rewritten<'_> {
    if !SIGNS.iter().any(|sign| memmem::find(source.as_bytes(), sign.as_bytes()).is_some()) {
        return Rewritten { text: Cow::Borrowed(source), titles: Vec::new() };
    }
    let mut out = String::with_capacity(source.len() + source.len() / 16);
    let closers = source.lines().filter(|line| closes(line)).count();
    let mut page = Page { closers, blank: true, ..Page::default() };
    let mut lines = source.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let bare = line.strip_suffix('\n').unwrap_or(line);
        page.line(bare, lines.peek().is_none_or(|next| begins_block(next)), &mut out);
        if bare.len() < line.len() {
            out.push('\n');
        }
        page.blank = bare.trim().is_empty();
    }
    Rewritten { text: Cow::Owned(out), titles: page.titles }
}

/// What is open from one line to the next.
#[derive(Default)]
struct Page {
    /// The signs of the fence that is open.
    fence: Option<(char, usize)>,
    /// True in the indented text of an admonition.
    indented: bool,
    /// True in a comment.
    comment: bool,
    /// How many lines are still to come that can end a comment.
    closers: usize,
    /// How many `:::` containers are open.
    containers: usize,
    /// True after a line without a word, and at the beginning.
    blank: bool,
    /// Where titles were written.
    titles: Vec<Span>,
}

impl Page {
    /// Adds a line, which is the last of its block or not.
    fn line(&mut self, line: &str, last: bool, out: &mut String) {
        let closes = closes(line);
        self.closers -= usize::from(closes);
        if self.comment {
            self.comment = !closes;
            return;
        }
        let bare = line.trim_start();
        if self.indented && !bare.is_empty() && !line.starts_with("    ") {
            self.indented = false;
        }
        let line = if self.indented { line.strip_prefix("    ").unwrap_or(bare) } else { line };
        if self.is_code(line) {
            out.push_str(line);
            return;
        }
        if let Some(title) = self.title(line) {
            if title.contains(TITLE) {
                self.titles.push(Span::new(out.len(), out.len() + title.len()));
            }
            out.push_str(&title);
        } else if line.contains('`') {
            around_code(line, out);
        } else {
            self.inline(if last { without_block_name(line) } else { line }, out);
        }
    }

    /// True for a line of a fenced block of code, its fences included.
    fn is_code(&mut self, line: &str) -> bool {
        let bare = line.trim_start_matches([' ', '>']);
        let sign = bare.chars().next().filter(|sign| matches!(sign, '`' | '~'));
        let length = sign.map_or(0, |sign| bare.chars().take_while(|c| *c == sign).count());
        match (self.fence, sign) {
            (Some((open, least)), Some(sign)) if sign == open && length >= least => {
                let rest = bare.trim_start_matches(sign).trim();
                self.fence = self.fence.filter(|_| !rest.is_empty());
                true
            }
            (Some(_), _) => true,
            (None, Some(sign)) if length >= 3 => {
                self.fence = Some((sign, length));
                true
            }
            _ => false,
        }
    }

    /// The line with which a callout, an admonition or a container begins or ends, as
    /// Markdown has it.
    fn title(&mut self, line: &str) -> Option<String> {
        let bare = line.trim_start();
        if bare.starts_with('>') {
            return callout(line, self.blank);
        }
        if let Some(rest) = bare.strip_prefix(":::") {
            return self.container(rest.trim_start_matches(':'));
        }
        let rest = ["!!! ", "???+ ", "??? "].iter().find_map(|sign| bare.strip_prefix(sign))?;
        let (kind, title) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
        let word = !kind.is_empty() && kind.chars().all(|c| c.is_alphanumeric() || c == '-');
        let quoted = title.is_empty() || title.contains('"');
        if !word || !quoted || line.len() - bare.len() > 3 {
            return None;
        }
        self.indented = true;
        let title = title.split('"').nth(1).unwrap_or_default();
        Some(titled("", title, kind))
    }

    /// What `:::` and `rest` after it become.
    fn container(&mut self, rest: &str) -> Option<String> {
        let rest = rest.trim();
        if rest.is_empty() {
            let open = self.containers > 0;
            self.containers = self.containers.saturating_sub(1);
            return open.then(String::new);
        }
        let kind: &str = rest.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
        self.containers += 1;
        if kind.is_empty() {
            // "::: {.note}": a name for style sheets.
            return Some(String::new());
        }
        let title = rest.strip_prefix(kind).unwrap_or_default().trim();
        let title = title.strip_prefix('[').and_then(|title| title.strip_suffix(']')).unwrap_or(title);
        let title = if title.starts_with('{') { "" } else { title };
        Some(titled("", title, kind))
    }

    /// Adds a line without comments, marks and the like.
    fn inline(&mut self, line: &str, out: &mut String) {
        let mut rest = line;
        while let Some((start, end)) = comment(rest) {
            marks(Span::new(0, start).of(rest), out);
            rest = Span::new(end, rest.len()).of(rest);
        }
        // One over several lines begins a line, and some other line ends it.
        self.comment = self.closers > 0 && line.trim_start().starts_with("%%") && rest.len() == line.len();
        if !self.comment {
            marks(rest, out);
        }
    }
}

/// True for a line that ends a comment over several lines: its only `%%` is its end.
fn closes(line: &str) -> bool {
    line.trim_end().strip_suffix("%%").is_some_and(|before| !before.contains("%%"))
}

/// True for a line that does not go on with the paragraph before it.
fn begins_block(line: &str) -> bool {
    let bare = line.trim_start();
    let number = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    bare.is_empty()
        || ["- ", "* ", "+ ", "#"].iter().any(|sign| bare.starts_with(sign))
        || (number.len() < bare.len() && number.starts_with(". "))
}

/// Where in `line` a comment begins and ends, in bytes. Two signs after numbers or in
/// words are none, nor are two of which one has a space within and the other has not.
fn comment(line: &str) -> Option<(usize, usize)> {
    let mut open: Option<usize> = None;
    for at in memmem::find_iter(line.as_bytes(), b"%%") {
        let (before, after) = (Span::new(0, at).of(line), Span::new(at + 2, line.len()).of(line));
        if let Some(start) = open {
            let inner = Span::new(start + 2, at).of(line);
            let even = inner.starts_with(' ') == inner.ends_with(' ');
            if even && !inner.is_empty() && !after.starts_with(char::is_alphanumeric) {
                return Some((start, at + 2));
            }
        } else if !before.ends_with(char::is_alphanumeric) {
            open = Some(at);
        }
    }
    None
}

/// Kinds of boxes whose words are somebody's.
const QUOTES: [&str; 2] = ["quote", "cite"];

/// `> [!note] Title` as a title. That of somebody's words is none of them and stands above
/// the bars, where no paragraph is to go on with it.
fn callout(line: &str, begins: bool) -> Option<String> {
    let quoted = line.trim_start_matches([' ', '>']);
    let bars = Span::new(0, line.len() - quoted.len()).of(line);
    let (kind, rest) = quoted.strip_prefix("[!")?.split_once(']')?;
    let kind = kind.split('|').next().unwrap_or_default().trim();
    if kind.is_empty() || !kind.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ')) {
        return None;
    }
    let title = rest.trim_start_matches(['+', '-']).trim();
    if !QUOTES.iter().any(|quote| kind.eq_ignore_ascii_case(quote)) {
        return Some(titled(bars, title, kind));
    }
    match title {
        "" => Some(bars.to_owned()),
        title if begins && bars.trim() == ">" => Some(titled("", title, kind)),
        title => Some(titled(bars, title, kind)),
    }
}

/// How a title begins.
const TITLE: &str = "###### ";

/// The title of a box: `title`, or the word for its kind.
fn titled(bars: &str, title: &str, kind: &str) -> String {
    if !title.is_empty() {
        return format!("{bars}{TITLE}{title}");
    }
    let kind = kind.replace(['-', '_'], " ");
    let mut letters = kind.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{bars}{TITLE}{first}{}", letters.as_str())
}

/// How many letters, digits and hyphens are a name at least. Shorter ones are powers and
/// notes.
const SHORTEST_NAME: usize = 3;

/// `text` without the name that Obsidian gives to a block: ` ^a1b2c3` at its end.
fn without_block_name(text: &str) -> &str {
    let bare = text.trim_end();
    match bare.rsplit_once(" ^") {
        Some((before, name))
            if name.len() >= SHORTEST_NAME && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') =>
        {
            before
        }
        _ => text,
    }
}

/// Adds a line with backticks: what stands between two runs of as many is code and stays.
fn around_code(line: &str, out: &mut String) {
    let before = out.len();
    let mut rest = line;
    while let Some(at) = memchr::memchr(b'`', rest.as_bytes()) {
        let run = rest.bytes().skip(at).take_while(|byte| *byte == b'`').count();
        let code = Span::new(at + run, rest.len()).of(rest);
        let Some(length) = length_of_code(code, run) else {
            out.truncate(before);
            out.push_str(line);
            return;
        };
        let end = at + run + length + run;
        marks(Span::new(0, at).of(rest), out);
        out.push_str(Span::new(at, end).of(rest));
        rest = Span::new(end, rest.len()).of(rest);
    }
    marks(rest, out);
}

/// How many bytes of `text` stand before a run of just so many backticks.
fn length_of_code(text: &str, run: usize) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'`', text.as_bytes().get(from..)?) {
        let start = from + at;
        let length = text.bytes().skip(start).take_while(|byte| *byte == b'`').count();
        if length == run {
            return Some(start);
        }
        from = start + length;
    }
    None
}

/// Adds `text` with `==marks==` as emphasis and `^[notes]` in brackets.
fn marks(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = memchr::memchr2(b'=', b'^', rest.as_bytes()) {
        out.push_str(Span::new(0, at).of(rest));
        let after = Span::new(at, rest.len()).of(rest);
        // In a word they are signs: "a==b".
        let inner = if out.ends_with(char::is_alphanumeric) { None } else { marked(after) };
        rest = if let Some(inner) = inner {
            out.push('*');
            out.push_str(inner);
            out.push('*');
            Span::new(inner.len() + 4, after.len()).of(after)
        } else if after.starts_with("^[") {
            Span::new(1, after.len()).of(after)
        } else {
            let run = after.bytes().take_while(|byte| *byte == b'=').count().max(1);
            out.push_str(Span::new(0, run).of(after));
            Span::new(run, after.len()).of(after)
        };
    }
    out.push_str(rest);
}

/// The words in `==words==` at the beginning of `text`, without white space at their ends.
fn marked(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("==")?;
    let at = memchr::memchr(b'=', inner.as_bytes())?;
    let words = Span::new(0, at).of(inner);
    let after = Span::new(at, inner.len()).of(inner).strip_prefix("==");
    let ended = after.is_some_and(|after| !after.starts_with(char::is_alphanumeric));
    let tight = !words.is_empty() && words.trim().len() == words.len();
    (ended && tight && !words.contains('*')).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_markdown_is_left_as_it_is() {
        for text in [
            "# Rain\n\n*All* week.\n",
            "Rain\n====\n\n> It rains [!] here.\n",
            "5 % == 6 %%\n\n2^8\n",
            "a ::: b\n:::\n",
            "!!! Rain, at last\n",
        ] {
            assert_eq!(rewrite(text).text, text);
        }
    }

    #[test]
    fn boxes_keep_their_titles_and_lines() {
        assert_eq!(rewrite("> [!note]- Who pays\n> The town.").text, "> ###### Who pays\n> The town.");
        assert_eq!(rewrite("> > [!see-also]\n").text, "> > ###### See also\n");
        assert_eq!(
            rewrite("!!! warning \"Ice\"\n    Stay in.\n\n    All day.\nSun.").text,
            "###### Ice\nStay in.\n\nAll day.\nSun."
        );
        assert_eq!(rewrite("??? tip\n    Boots.").text, "###### Tip\nBoots.");
        assert_eq!(
            rewrite(":::tip[Boots]\nDry.\n:::\n::: {.x}\nWet.\n:::\n").text,
            "###### Boots\nDry.\n\n\nWet.\n\n"
        );
    }

    #[test]
    fn the_title_of_a_box_is_told_from_a_heading() {
        let boxed = rewrite("###### Rain\n> [!tip] Boots\n> Dry.\n###### Hail\n");
        let headings: Vec<usize> = boxed.text.match_indices("######").map(|(at, _)| at).collect();
        let titles: Vec<bool> = headings.into_iter().map(|at| boxed.is_title(at)).collect();
        assert_eq!(titles, [false, true, false]);
    }

    #[test]
    fn what_somebody_said_stands_below_its_title() {
        assert_eq!(rewrite("> [!quote] Ann Lee\n> It bit me.").text, "###### Ann Lee\n> It bit me.");
        assert_eq!(rewrite("> [!cite]\n> It bit me.").text, "> \n> It bit me.");
        assert_eq!(rewrite("So:\n> [!quote] Ann Lee\n").text, "So:\n> ###### Ann Lee\n");
    }

    #[test]
    fn marks_beside_code_are_marks() {
        assert_eq!(
            rewrite("A ==wet== day, `x == y` and ``a` ==b==``.").text,
            "A *wet* day, `x == y` and ``a` ==b==``."
        );
        assert_eq!(rewrite("**==Wet==** days").text, "***Wet*** days");
        assert_eq!(rewrite("`open ==wet== and").text, "`open ==wet== and");
    }

    #[test]
    fn comments_go_and_marks_stay() {
        assert_eq!(rewrite("Rain %%not sure%% fell.\n%%\nno\n%%\nSun.").text, "Rain  fell.\n\n\n\nSun.");
        assert_eq!(rewrite("A ==wet== day^[in May] ^a1b2").text, "A *wet* day[in May]");
        assert_eq!(rewrite("50 %% of ==it").text, "50 %% of ==it");
    }

    #[test]
    fn two_signs_in_prose_are_no_comment() {
        for text in [
            "The batch loop uses %%i in scripts.\n\nNobody knew.\n\nAnd %%j too.",
            "It rose 5%% and fell 3%%.",
            "Write for %%i in it do echo %%i there.",
            "%%i is the first.\n\nRain.\n\nSay %%j too.",
        ] {
            assert_eq!(rewrite(text).text, text);
        }
        assert_eq!(rewrite("%% not\nyet %%\nRain.\n%%\n").text, "\n\nRain.\n%%\n");
        assert_eq!(rewrite("%%\n```\n%%\nRain %% no %%.\n").text, "\n\n\nRain .\n");
    }

    #[test]
    fn signs_in_a_formula_stay() {
        for text in ["If a==b and c==d it holds.", "the power a ^b", "it is 2 ^100\ntimes more", "x ==y==z"] {
            assert_eq!(rewrite(text).text, text);
        }
        assert_eq!(rewrite("- Rain ^a1b\n- Hail ^c2-d\n").text, "- Rain\n- Hail\n");
    }

    #[test]
    fn code_is_left_as_it_is() {
        for text in ["```\n> [!note] x\n%%a%%\n```\n", "Say `%%a%%` and `==b==`.", "~~~\n::: x\n~~~\n"] {
            assert_eq!(rewrite(text).text, text);
        }
    }
}
