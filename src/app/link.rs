//! The links of what the reader looks at: which there are, and opening one.

use super::App;
use super::effect::{Effect, Notice};
use super::menu::{Entry, Kind, Menu, Target};
use crate::model::article::MarkKind;
use crate::text::line::one_line;
use crate::text::span::Span;

/// A link of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link<'a> {
    /// The words it stands on.
    pub span: Span,
    /// Where it leads.
    pub url: &'a str,
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
        for mark in blocks.take_while(|block| block.span.start < span.end).flat_map(|block| &block.marks) {
            if let MarkKind::Link(url) = &mark.kind {
                links.push(Link { span: mark.span, url });
            }
        }
        if links.iter().any(|link| link.span.overlaps(span)) {
            links.retain(|link| link.span.overlaps(span));
        }
        let mut told = std::collections::HashSet::new();
        links.retain(|link| told.insert(link.url));
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
            ([Link { url, .. }], _) => (*url).to_owned(),
            (several, _) => {
                let entry = |label: &str, url: &str| Entry {
                    label: one_line(label).into_owned(),
                    detail: url.to_owned(),
                    target: Target::Link(url.to_owned()),
                };
                let mut entries: Vec<Entry> =
                    several.iter().map(|link| entry(article.slice(link.span), link.url)).collect();
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
