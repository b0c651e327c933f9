//! The links of what the reader looks at: which there are, and opening one.

use std::borrow::Cow;

use linkify::{LinkFinder, LinkKind};

use super::App;
use super::effect::{Effect, Notice};
use super::menu::{Entry, Kind, Menu, Target};
use crate::model::article::{Article, Block, MarkKind};
use crate::text::line::one_line;
use crate::text::span::Span;

/// In a paragraph of more bytes addresses are looked for only in what the reader looks
/// at, and in no more of it: it is looked through for every frame.
const LOOKED_THROUGH: usize = 16 << 10;

/// Of these every address has one (`https:`, `name@place`). Words without them, which are
/// nearly all, are spared the finder: it asks the processor what it can do before its first
/// search, and that question takes a tenth of the time to the first frame where the
/// processor is a virtual one.
const MARKS_OF_ADDRESSES: [u8; 2] = [b':', b'@'];

/// A link of the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link<'a> {
    /// The words it stands on.
    pub span: Span,
    /// Where it leads.
    pub url: Cow<'a, str>,
}

impl App {
    /// The links in the selected item's words, or else in the block they stand in; in
    /// the Article those of the paragraph the reader looks at. Each address is told once.
    pub fn links(&self) -> Vec<Link<'_>> {
        let article = &self.view.reading().article;
        let Some(span) = self.view.reading_span() else { return Vec::new() };
        let first = article.block_at(span.start).unwrap_or_default();
        let blocks = article.blocks.iter().skip(first);
        let mut links: Vec<Link<'_>> = Vec::new();
        for block in blocks.take_while(|block| block.span.start < span.end) {
            let marked = links.len();
            for mark in &block.marks {
                if let MarkKind::Link(url) = &mark.kind {
                    links.push(Link { span: mark.span, url: Cow::Borrowed(&**url) });
                }
            }
            let bare = addresses(article, block, span, links.get(marked..).unwrap_or_default());
            links.extend(bare);
            if let Some(of_block) = links.get_mut(marked..) {
                of_block.sort_by_key(|link| link.span.start);
            }
        }
        if links.iter().any(|link| link.span.overlaps(span)) {
            links.retain(|link| link.span.overlaps(span));
        }
        let mut told = std::collections::HashSet::new();
        links.retain(|link| told.insert(link.url.clone()));
        links
    }

    /// Opens the link in what the reader looks at, else the article's; of several the
    /// reader chooses one.
    pub(super) fn follow_link(&mut self) -> Effect {
        let article = &self.view.reading().article;
        let own = article.metadata.url.as_deref();
        let links = self.links();
        let url = match (links.as_slice(), own) {
            ([], None) => {
                self.say(Notice::plain("Neither this item nor the article has a link."));
                return Effect::None;
            }
            ([], Some(url)) => url.to_owned(),
            ([Link { url, .. }], _) => url.clone().into_owned(),
            (several, _) => {
                let entry = |label: &str, url: &str| Entry {
                    label: one_line(label).into_owned(),
                    detail: url.to_owned(),
                    target: Target::Link(url.to_owned()),
                };
                let mut entries: Vec<Entry> =
                    several.iter().map(|link| entry(article.slice(link.span), &link.url)).collect();
                let own = own.filter(|own| several.iter().all(|link| link.url != *own));
                entries.extend(own.map(|url| entry("the article itself", url)));
                self.menu = Some(Menu::new(Kind::Links, entries, false));
                return Effect::None;
            }
        };
        self.open_link(url)
    }

    /// Has `url` opened, if it is an address of the web or of mail: a file could
    /// otherwise name a program to be run.
    pub(super) fn open_link(&mut self, url: String) -> Effect {
        let scheme = url.split(':').next().unwrap_or_default().to_ascii_lowercase();
        if !matches!(scheme.as_str(), "http" | "https" | "mailto") {
            self.say(Notice::problem(format!("This link is neither a web nor a mail address: {url}")));
            return Effect::None;
        }
        self.say(Notice::plain(format!("Opening {url}")));
        Effect::Link(url)
    }
}

/// The addresses that stand in the words of `block` as they are, without those that are
/// the words of a link, which may lead elsewhere. `marked` are its links, in order.
fn addresses<'a>(article: &'a Article, block: &Block, looked_at: Span, marked: &[Link<'a>]) -> Vec<Link<'a>> {
    let whole = Some(block.span).filter(|span| span.len() <= LOOKED_THROUGH);
    let Some(part) = whole.or_else(|| block.span.common(looked_at)) else { return Vec::new() };
    let mut end = part.end.min(part.start + LOOKED_THROUGH);
    while !article.text.is_char_boundary(end) {
        end -= 1;
    }
    let part = Span::new(part.start, end);
    let words = article.slice(part);
    if !words.bytes().any(|byte| MARKS_OF_ADDRESSES.contains(&byte)) {
        return Vec::new();
    }
    let found = LinkFinder::new().links(words).filter_map(|link| {
        let span = Span::new(link.start(), link.end()).shifted(part.start);
        let next = marked.partition_point(|marked| marked.span.end <= span.start);
        if marked.get(next).is_some_and(|marked| marked.span.overlaps(span)) {
            return None;
        }
        let url = match link.kind() {
            LinkKind::Email => Cow::Owned(format!("mailto:{}", link.as_str())),
            _ if is_of_web(link.as_str()) => Cow::Borrowed(article.slice(span)),
            _ => return None,
        };
        Some(Link { span, url })
    });
    found.collect()
}

fn is_of_web(url: &str) -> bool {
    let scheme = url.split(':').next().unwrap_or_default();
    ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
}
