//! Mail: a letter or a newsletter as mail programs save it, and mailboxes of several.
//!
//! `mail-parser` takes a mail apart into its parts and decodes each from whatever
//! encoding it has, which is why a mail is read from bytes and not from text. Here the
//! part is chosen that holds the article, its header becomes metadata, and what a
//! program or a person signs every mail with is told from the text. Lines of nothing but
//! links to the mail itself are left out (`links`).

use mail_parser::{Address, HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::articles::Articles;
use super::compose::{join, settle_lines};
use super::limits::{MAIL_HEADER, MAILS_IN_MAIL};
use super::metadata::{self, Field};
use super::{html, plain};
use crate::model::article::{Article, Block, BlockKind, Metadata, Problem};
use crate::text::clean::{clean, clean_line};
use crate::text::span::Span;

mod charset;
mod flowed;
mod links;
mod mailbox;

/// How many mails around a mail are opened: somebody has passed on what somebody has
/// passed on.
const DEEPEST: usize = 4;

/// Of the words of its text, a mail's HTML has to hold at least so many hundredths to be
/// preferred: many letters say in HTML only that they cannot be shown, and more say it
/// in text.
const ENOUGH: usize = 70;

/// Makes an article of each mail in `bytes`.
pub(super) fn parse(bytes: &[u8]) -> Articles {
    let parser = MessageParser::default();
    let mut articles = mailbox::mails(bytes).map(|mail| {
        let mut article = whole(&parser, &mail.bytes);
        let lines = article.blocks.iter_mut().map(|block| &mut block.line);
        let places = article.problems.iter_mut().map(|problem| &mut problem.line);
        for line in lines.chain(places).filter(|line| **line > 0) {
            *line += mail.line - 1;
        }
        article
    });
    let first = articles.next().unwrap_or_default();
    Articles { first, others: articles.collect() }
}

/// The article of one mail.
fn whole(parser: &MessageParser, mail: &[u8]) -> Article {
    let parsed = (!holds_too_many(mail) && !has_endless_header(mail)).then(|| parser.parse(mail)).flatten();
    let Some(message) = parsed else {
        return plain::parse(String::from_utf8_lossy(mail).into_owned());
    };
    let Some(mended) = mended(&message) else { return article(&message) };
    let mut article = parser.parse(&mended).as_ref().map_or_else(|| article(&message), article);
    let lines = memchr::memchr_iter(b'\n', mail).count() + 1;
    settle_lines(&mut article, 1, lines);
    let message = "this mail ends in the middle; what there is of it is shown".to_owned();
    article.problems.push(Problem { line: lines, column: 0, message });
    article
}

/// A mail with the ends of its parts that it lacks; `None` for one that lacks none. Without
/// them the part in which it breaks off would not be read.
fn mended(message: &Message<'_>) -> Option<Vec<u8>> {
    let raw = message.raw_message();
    let borders = message.parts.iter().filter_map(|part| part.content_type()?.attribute("boundary"));
    let ends = borders.take(MOST_BORDERS).map(|border| format!("--{border}--"));
    let mut missing: Vec<String> =
        ends.filter(|end| memchr::memmem::rfind(raw, end.as_bytes()).is_none()).collect();
    if missing.is_empty() {
        return None;
    }
    missing.reverse();
    Some([raw, b"\n", missing.join("\n").as_bytes(), b"\n"].concat())
}

/// How many kinds of parts of a mail are looked at for their end: mail programs make two
/// or three.
const MOST_BORDERS: usize = 8;

/// Whether a mail passes on so many mails in each other that taking them apart would
/// take more stack than there is: none is deeper than the words are many that begin one.
fn holds_too_many(mail: &[u8]) -> bool {
    let count = memchr::memchr2_iter(b'm', b'M', mail).filter(|&at| {
        let rest = mail.get(at..).unwrap_or_default();
        [&b"message/"[..], b"multipart/digest"]
            .iter()
            .any(|name| rest.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name)))
    });
    count.take(MAILS_IN_MAIL + 1).count() > MAILS_IN_MAIL
}

/// Whether the header of a mail has more lines than any program writes.
fn has_endless_header(mail: &[u8]) -> bool {
    let lines = mail.split(|&byte| byte == b'\n').take(MAIL_HEADER + 1);
    lines.take_while(|line| !matches!(line, [] | [b'\r'])).count() > MAIL_HEADER
}

/// The article that `message` holds.
fn article(message: &Message<'_>) -> Article {
    let mut article = body(message, DEEPEST);
    article.metadata = Metadata::default();
    if article.text.trim().is_empty() {
        article.problems.push(Problem { line: 0, column: 0, message: no_text(message) });
    }
    let subject = message.subject().unwrap_or_default();
    let line = line_of_subject(message);
    let mended = charset::mended_subject(message);
    if mended.is_none() && subject.contains('\u{fffd}') {
        article.problems.push(Problem { line, column: 0, message: charset::BROKEN.to_owned() });
    }
    metadata::put_title_first(&mut article, mended.as_deref().unwrap_or(subject), line);
    let lines = memchr::memchr_iter(b'\n', message.raw_message()).count() + 1;
    settle_lines(&mut article, 1, lines);
    describe(&mut article.metadata, message);
    article
}

/// The text of `message`, or of the mail it passes on.
fn body(message: &Message<'_>, deepest: usize) -> Article {
    let html = parts(message, &message.html_body);
    let mut chosen = if message.html_body == message.text_body {
        html
    } else {
        let text = parts(message, &message.text_body);
        if words(&html) * 100 >= words(&text) * ENOUGH { html } else { text }
    };
    if chosen.blocks.is_empty() && deepest > 0 {
        let inner = message.parts.iter().find_map(|part| match &part.body {
            PartType::Message(inner) => Some(inner),
            _ => None,
        });
        if let Some(inner) = inner {
            chosen = body(inner, deepest - 1);
            metadata::put_title_first(&mut chosen, inner.subject().unwrap_or_default(), 1);
        }
    }
    chosen
}

/// The parts of these numbers, one after the other.
fn parts(message: &Message<'_>, numbers: &[u32]) -> Article {
    let mut article = Article::default();
    let mut lines = Lines { raw: message.raw_message(), counted: 0, line: 1 };
    for part in numbers.iter().filter_map(|&number| message.part(number)) {
        let (PartType::Text(text) | PartType::Html(text)) = &part.body else { continue };
        let mended = charset::mended(text, part, message.raw_message());
        let text = mended.as_ref().map_or(&**text, |mended| &mended.text);
        let is_html = matches!(part.body, PartType::Html(_));
        let mut read = if is_html { html::fragment(text) } else { letter(text, part) };
        links::drop(&mut read);
        let (first, last) = (lines.at(part.raw_body_offset()), lines.at(part.raw_end_offset()));
        for block in &mut read.blocks {
            block.line = first + block.line.saturating_sub(1);
        }
        settle_lines(&mut read, first, last);
        if let Some(mended) = mended {
            let problems = mended.problems.into_iter();
            read.problems.extend(problems.map(|problem| Problem { line: first, column: 0, ..problem }));
        } else if part.is_encoding_problem || text.contains('\u{fffd}') {
            read.problems.push(Problem { line: first, column: 0, message: charset::BROKEN.to_owned() });
        }
        join(&mut article, read);
    }
    article
}

/// Counts the lines of a mail up to places that come one after the other.
struct Lines<'m> {
    raw: &'m [u8],
    /// Up to here, in bytes, and the line this is, counted from 1.
    counted: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of the byte at `offset`, or of an earlier call's if that was later.
    fn at(&mut self, offset: u32) -> usize {
        let to = usize::try_from(offset).unwrap_or_default().min(self.raw.len());
        let between = self.raw.get(self.counted..to).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', between).count();
        self.counted = self.counted.max(to);
        self.line
    }
}

/// A text without markup, and what it is signed with.
fn letter(text: &str, part: &MessagePart<'_>) -> Article {
    let parameter = |name: &str, value: &str| {
        let given = part.content_type().and_then(|kind| kind.attribute(name));
        given.is_some_and(|given| given.eq_ignore_ascii_case(value))
    };
    let text = text.replace("\r\n", "\n");
    if !parameter("format", "flowed") {
        return signed_letter(&text);
    }
    let (text, places) = flowed::unfold(&text, parameter("delsp", "yes"));
    let mut article = signed_letter(&text);
    let lines = article.blocks.iter_mut().map(|block| &mut block.line);
    for line in lines.chain(article.problems.iter_mut().map(|problem| &mut problem.line)) {
        *line = line.checked_sub(1).and_then(|line| places.get(line)).copied().unwrap_or(*line);
    }
    article
}

/// A text whose paragraphs are whole, and what it is signed with.
fn signed_letter(text: &str) -> Article {
    let at = signature(text).unwrap_or(text.len());
    let (letter, signed) = (Span::new(0, at).of(text), Span::new(at, text.len()).of(text));
    let mut article = plain::parse(letter.to_owned());
    let name = signed.trim_start_matches(['-', ' ', '\n']).trim_end();
    if !name.is_empty() {
        let line = letter.matches('\n').count() + 2;
        join(&mut article, signed_with(name, line));
    }
    article
}

/// What a letter is signed with: lines that stay lines, below a rule. It is no part of
/// what the letter says.
fn signed_with(name: &str, line: usize) -> Article {
    let text = clean(name).into_owned();
    let block = |kind, span| Block { kind, span, line, quoted: 0, depth: 0, marks: Vec::new() };
    let blocks = vec![block(BlockKind::Rule, Span::new(0, 0)), block(BlockKind::Code, Span::whole(&text))];
    Article { text, blocks, ..Article::default() }
}

/// Where the signature begins, with its line of two hyphens and a space (RFC 3676,
/// section 4.3). A longer one than this is no signature.
fn signature(text: &str) -> Option<usize> {
    let at = text.rfind("\n-- \n").map(|at| at + 1).or_else(|| text.starts_with("-- \n").then_some(0))?;
    let lines = Span::new(at, text.len()).of(text).trim_end().matches('\n').count();
    (lines <= LONGEST_SIGNATURE).then_some(at)
}

/// Four lines are good manners (RFC 3676); the law asks companies for more.
const LONGEST_SIGNATURE: usize = 20;

fn words(article: &Article) -> usize {
    let is_word = |word: &&str| word.contains(char::is_alphabetic) && !word.contains("://");
    article
        .blocks
        .iter()
        .flat_map(|block| article.slice(block.span).split_whitespace())
        .filter(is_word)
        .count()
}

/// Why there is nothing to read, with what there is instead.
fn no_text(message: &Message<'_>) -> String {
    let names: Vec<&str> = message.attachments().filter_map(MimeHeaders::attachment_name).take(3).collect();
    if names.is_empty() {
        return "this mail has no text".to_owned();
    }
    clean_line(&format!("this mail has no text; what is attached to it is not read: {}", names.join(", ")))
}

fn describe(metadata: &mut Metadata, message: &Message<'_>) {
    let from: Vec<String> = message.from().map(people).unwrap_or_default();
    let list = message.header_raw(HeaderName::ListId).and_then(phrase);
    let set = metadata::set;
    match list.filter(|list| !from.contains(list)) {
        Some(list) => {
            set(metadata, Field::Source, &[list]);
            set(metadata, Field::Authors, &from);
        }
        None => set(metadata, Field::Source, &from),
    }
    if let Some(date) = message.header_raw(HeaderName::Date) {
        set(metadata, Field::Published, &[date.trim().to_owned()]);
    }
    // RFC 5064: where this mail stands on the web.
    if let Some(place) = message.header_raw("Archived-At") {
        set(metadata, Field::Url, &[place.trim().trim_matches(['<', '>']).to_owned()]);
    }
}

/// The names in an address field, or the addresses where there is no name.
fn people(address: &Address<'_>) -> Vec<String> {
    let named = address.iter().map(|person| person.name.as_deref().or(person.address.as_deref()));
    named.flatten().map(clean_line).filter(|name| !name.is_empty()).collect()
}

/// The words before the identifier in a list's field (RFC 2919).
fn phrase(field: &str) -> Option<String> {
    let words = clean_line(field.split('<').next().unwrap_or_default());
    let words = words.trim().trim_matches('"').to_owned();
    // An encoded phrase is rare, and worth less than the sender's name.
    (!words.is_empty() && !words.contains("=?") && field.contains('<')).then_some(words)
}

/// The line of the mail on which its subject stands.
fn line_of_subject(message: &Message<'_>) -> usize {
    let header = message.headers().iter().find(|header| header.name == HeaderName::Subject);
    let at = header.map_or(0, |header| usize::try_from(header.offset_field()).unwrap_or_default());
    memchr::memchr_iter(b'\n', message.raw_message().get(..at).unwrap_or_default()).count() + 1
}
