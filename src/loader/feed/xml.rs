//! Reads RSS and Atom: the elements of XML from top to bottom, kept on a stack until
//! they end.
//!
//! An element that gives words is *captured*: what stands in it is gathered both as text
//! and as markup until it ends, since only then is it known whether HTML was written
//! into the feed as it stands, or escaped, or not at all. Entities that a file defines
//! itself are not expanded, so that none can expand to more than the file.

use std::collections::HashMap;

use quick_xml::NsReader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::capture::{Capture, Purpose, attribute};
use super::element::{self, Part, Space};
use super::{Entry, Feed, another, first};
use crate::model::article::Problem;
use crate::text::clean::clean_line;
use crate::text::span::Span;

/// How deep elements are followed. Feeds reach ten, and pages within them forty.
const DEEPEST: usize = 200;

/// Reads the feed that `source` holds, as far as it can be read.
pub(super) fn read(source: &str) -> Feed {
    let mut reader = Reader::new(source);
    reader.run();
    reader.feed
}

struct Reader<'s> {
    source: &'s str,
    feed: Feed,
    entry: Option<Entry>,
    stack: Vec<Frame>,
    /// How many elements of each name are on the stack.
    open: HashMap<String, usize>,
    capture: Option<Capture>,
    /// Words that stand directly in a person or in a source.
    loose: String,
    person: Person,
    /// The address of the root element's vocabulary, once it was seen.
    root: Option<Root>,
    /// The line, counted from 1, on which the byte at `counted` stands.
    line: usize,
    counted: usize,
    /// Where the event at hand begins, in bytes.
    at: u64,
    full: bool,
}

struct Root {
    space: Option<String>,
    atom: bool,
}

#[derive(Default)]
struct Person {
    name: String,
    email: String,
}

/// An element that has not ended yet.
struct Frame {
    /// Its name as written.
    name: String,
    role: Role,
}

/// What the elements in an element are about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// The feed.
    Feed,
    /// The entry.
    Entry,
    /// Who wrote it.
    Person,
    /// The feed from which an entry was taken.
    Source,
    /// What the element around it is about.
    Group,
    /// Nothing that is shown.
    Skipped,
    /// They are part of captured words.
    Words,
}

impl<'s> Reader<'s> {
    fn new(source: &'s str) -> Self {
        Self {
            source,
            feed: Feed::default(),
            entry: None,
            stack: Vec::new(),
            open: HashMap::new(),
            capture: None,
            loose: String::new(),
            person: Person::default(),
            root: None,
            line: 1,
            counted: 0,
            at: 0,
            full: false,
        }
    }

    fn run(&mut self) {
        let mut xml = NsReader::from_str(self.source);
        let config = xml.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        while !self.full {
            let before = xml.buffer_position();
            match xml.read_resolved_event() {
                Ok((_, Event::Eof)) => break,
                Ok((resolved, event)) => {
                    let space = match &self.root {
                        Some(root) => Space::of(&resolved, root.space.as_deref()),
                        None => Space::Core,
                    };
                    if let (None, Event::Start(start)) = (&self.root, &event) {
                        let atom = matches!(start.local_name().into_inner(), "feed" | "entry");
                        self.root = Some(Root { space: element::address(&resolved), atom });
                    }
                    self.at = before;
                    self.take(space, &event);
                }
                Err(error) => {
                    let at = usize::try_from(xml.error_position()).unwrap_or_default();
                    self.complain(at, &format!("this feed is not well-formed here: {error}"));
                    if xml.buffer_position() <= before {
                        break;
                    }
                }
            }
        }
        if !self.stack.is_empty() && !self.full {
            self.complain(self.source.len(), "this feed ends in the middle");
        }
        self.at = xml.buffer_position();
        self.pop_to(0);
        self.end_entry();
        self.feed.about.end = self.line_of(self.at);
    }

    fn take(&mut self, space: Space, event: &Event<'_>) {
        match event {
            Event::Start(start) => self.start(space, start),
            Event::End(end) => self.end(end.name().into_inner()),
            Event::Text(text) => self.text(text, text),
            Event::CData(text) => {
                let escaped = quick_xml::escape::partial_escape(&**text);
                self.text(text, &escaped);
            }
            Event::GeneralRef(entity) => self.entity(entity),
            _ => {}
        }
    }

    fn start(&mut self, space: Space, start: &BytesStart<'_>) {
        if let Some(capture) = &mut self.capture {
            capture.open(start);
            return self.push(start, Role::Words);
        }
        let name = start.local_name().into_inner().to_ascii_lowercase();
        let parent = self.stack.last().map_or(Role::Feed, |frame| frame.role);
        let role = match (space, name.as_str()) {
            _ if parent == Role::Skipped => Role::Skipped,
            _ if parent == Role::Person => return self.in_person(&name, start),
            _ if parent == Role::Source => {
                if name == "title" {
                    return self.capture(Purpose::Part(Part::Source, 1), start);
                }
                Role::Skipped
            }
            (Space::Core, "item" | "entry") => {
                self.begin_entry(start);
                Role::Entry
            }
            (Space::Core, "feed" | "rss" | "rdf" | "channel") => Role::Feed,
            (Space::Core, "image" | "textinput" | "contributor") | (Space::Foreign, _) => Role::Skipped,
            (Space::Core, "author") => Role::Person,
            (Space::Core, "source") => Role::Source,
            (Space::Page, _) if parent != Role::Entry => Role::Skipped,
            _ => match element::part(space, &name) {
                Some((part, rank)) => return self.begin_part(part, rank, start),
                None => Role::Group,
            },
        };
        if matches!(role, Role::Feed | Role::Entry)
            && let Some(base) = attribute(start, "base")
        {
            first(&mut self.about().base, &base);
        }
        if matches!(role, Role::Person | Role::Source) {
            self.loose.clear();
            self.person = Person::default();
        }
        self.push(start, role);
    }

    fn in_person(&mut self, name: &str, start: &BytesStart<'_>) {
        match name {
            "name" => self.capture(Purpose::Name, start),
            "email" => self.capture(Purpose::Email, start),
            _ => self.push(start, Role::Skipped),
        }
    }

    /// A link or a keyword may stand in attributes; all else is words.
    fn begin_part(&mut self, part: Part, rank: u8, start: &BytesStart<'_>) {
        match part {
            Part::Link => {
                if let Some(address) = attribute(start, "href") {
                    let about = attribute(start, "rel").unwrap_or_default();
                    if about.is_empty() || about.eq_ignore_ascii_case("alternate") {
                        self.give(Part::Link, rank, &address);
                    }
                    return self.push(start, Role::Skipped);
                }
            }
            Part::Tag => {
                if let Some(word) = attribute(start, "label").or_else(|| attribute(start, "term")) {
                    self.give(Part::Tag, rank, &word);
                    return self.push(start, Role::Skipped);
                }
            }
            Part::Id
                if attribute(start, "isPermaLink").is_some_and(|is| is.eq_ignore_ascii_case("false")) =>
            {
                return self.push(start, Role::Skipped);
            }
            _ => {}
        }
        self.capture(Purpose::Part(part, rank), start);
    }

    fn capture(&mut self, purpose: Purpose, start: &BytesStart<'_>) {
        let line = self.line_of(self.at);
        let atom = self.root.as_ref().is_some_and(|root| root.atom);
        self.capture = Some(Capture::new(purpose, start, atom, line, self.stack.len()));
        self.open(start, Role::Words);
    }

    fn push(&mut self, start: &BytesStart<'_>, role: Role) {
        if self.stack.len() < DEEPEST {
            self.open(start, role);
        }
    }

    fn open(&mut self, start: &BytesStart<'_>, role: Role) {
        let name = start.name().into_inner().to_owned();
        *self.open.entry(name.clone()).or_default() += 1;
        self.stack.push(Frame { name, role });
    }

    /// Ends the innermost element of this name and all that were left open in it.
    fn end(&mut self, name: &str) {
        // Nothing is looked through for an end without a beginning.
        if !self.open.contains_key(name) {
            return;
        }
        if let Some(at) = self.stack.iter().rposition(|frame| frame.name == name) {
            self.pop_to(at);
        }
    }

    fn pop_to(&mut self, depth: usize) {
        while self.stack.len() > depth
            && let Some(frame) = self.stack.pop()
        {
            if let Some(count) = self.open.get_mut(&frame.name) {
                *count -= 1;
                if *count == 0 {
                    self.open.remove(&frame.name);
                }
            }
            match frame.role {
                Role::Words => match self.capture.take() {
                    Some(capture) if capture.depth >= self.stack.len() => self.finish(capture),
                    Some(mut capture) => {
                        capture.close(&frame.name);
                        self.capture = Some(capture);
                    }
                    None => {}
                },
                Role::Entry => self.end_entry(),
                Role::Person => {
                    let Person { name, email } = std::mem::take(&mut self.person);
                    let loose = std::mem::take(&mut self.loose);
                    let who = [name, loose, email].into_iter().find(|who| !who.trim().is_empty());
                    self.give(Part::Author, 1, &who.unwrap_or_default());
                }
                Role::Source => {
                    let loose = std::mem::take(&mut self.loose);
                    self.give(Part::Source, 1, &loose);
                }
                Role::Feed | Role::Group | Role::Skipped => {}
            }
        }
    }

    fn text(&mut self, plain: &str, markup: &str) {
        if let Some(capture) = &mut self.capture {
            capture.text(plain, markup);
        } else if self.stack.last().is_some_and(|frame| matches!(frame.role, Role::Person | Role::Source)) {
            self.loose.push_str(plain);
        }
    }

    fn entity(&mut self, entity: &BytesRef<'_>) {
        let markup = format!("&{};", &**entity);
        if let Ok(Some(character)) = entity.resolve_char_ref() {
            return self.text(character.encode_utf8(&mut [0; 4]), &markup);
        }
        let known = resolve_xml_entity(entity);
        if let (None, Some(capture)) = (known, &mut self.capture) {
            capture.has_entities = true;
        }
        self.text(known.unwrap_or(&markup), &markup);
    }

    fn begin_entry(&mut self, start: &BytesStart<'_>) {
        self.end_entry();
        let line = self.line_of(self.at);
        self.entry = Some(Entry { line, ..Entry::default() });
        // The channel definition format of 1997 has them as attributes.
        for (name, part) in [("href", Part::Link), ("lastmod", Part::Updated)] {
            if let Some(value) = attribute(start, name) {
                self.give(part, 1, &value);
            }
        }
    }

    fn end_entry(&mut self) {
        if let Some(mut entry) = self.entry.take() {
            entry.end = self.line_of(self.at);
            self.full = !self.feed.push(entry);
        }
    }

    fn finish(&mut self, capture: Capture) {
        let purpose = capture.purpose;
        let words = capture.words();
        let (part, rank) = match purpose {
            Purpose::Name => return self.person.name = words.text,
            Purpose::Email => return self.person.email = words.text,
            Purpose::Part(part, rank) => (part, rank),
        };
        let about = self.about();
        match part {
            Part::Title => about.title.offer(words, rank),
            Part::Summary => about.summary.offer(words, rank),
            Part::Content => about.content.offer(words, rank),
            _ => self.give(part, rank, &words.text),
        }
    }

    /// What is spoken about: the open entry, outside of any the feed.
    const fn about(&mut self) -> &mut Entry {
        match &mut self.entry {
            Some(entry) => entry,
            None => &mut self.feed.about,
        }
    }

    /// Notes what is said in one line.
    fn give(&mut self, part: Part, rank: u8, value: &str) {
        let about = self.about();
        match part {
            Part::Link => first(&mut about.url, value),
            Part::Id => first(&mut about.id, value),
            Part::Published => first(&mut about.published, value),
            Part::Updated => first(&mut about.updated, value),
            Part::Source => first(&mut about.source, value),
            Part::Author => another(&mut about.authors, value),
            // Keywords stand in one element, separated by commas.
            Part::Tag if rank > 1 => value.split(',').for_each(|word| another(&mut about.tags, word)),
            Part::Tag => another(&mut about.tags, value),
            Part::Title | Part::Summary | Part::Content => {}
        }
    }

    /// Notes the first thing that is wrong; all others may follow from it.
    fn complain(&mut self, at: usize, what: &str) {
        if !self.feed.problems.is_empty() {
            return;
        }
        let before = Span::new(0, floor(self.source, at)).of(self.source);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let message = clean_line(&format!("{what}; what could be read of it is shown"));
        self.feed.problems.push(Problem { line, column, message });
    }

    /// The line of the byte at `at`, which is never before the last one asked for.
    fn line_of(&mut self, at: u64) -> usize {
        let at = usize::try_from(at).unwrap_or_default().min(self.source.len());
        let between = self.source.as_bytes().get(self.counted..at).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', between).count();
        self.counted = self.counted.max(at);
        self.line
    }
}

/// The end of the last character that ends at or before the byte `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_of_open_elements_follows_their_beginnings_and_ends() {
        let mut reader = Reader::new("<rss></a><channel><b><b></b></channel></b></rss><item>");
        reader.run();
        assert!(reader.stack.is_empty() && reader.open.is_empty(), "{:?}", reader.open);
    }
}
