//! The articles a story was made of, and references to them in its text.
//!
//! `[tide.example#2]` refers to the second of the articles from that domain, `[common]`
//! to common knowledge. The first becomes the article's number in the list of sources and
//! a link; what leads nowhere is left out.

use std::collections::HashMap;

use super::says_something;
use crate::loader::compose::{Composer, Shape};
use crate::loader::tree::Node;
use crate::loader::written::generic::{tell, tell_entry};
use crate::text::clean::clean_line;
use crate::text::span::Span;

/// A reference is no longer than this, in bytes (a name of a host has at most 253).
const LONGEST: usize = 300;

/// The articles a story was made of.
#[derive(Debug, Default)]
pub(in crate::loader) struct Sources {
    /// Their addresses; some may be empty.
    addresses: Vec<String>,
    /// The days they are of, as far as they say.
    dates: Vec<String>,
    /// For each domain its articles' indices.
    of_domain: HashMap<String, Vec<usize>>,
}

/// A piece of a text that refers to sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::loader) enum Piece<'t> {
    Words(&'t str),
    /// A source, by its number from 1, and where it leads.
    Source(usize, &'t str),
}

impl Sources {
    /// Those of a story's `articles`.
    pub(super) fn of(articles: Option<&Node<'_>>) -> Self {
        let mut sources = Self::default();
        for (index, article) in articles.map(Node::items).unwrap_or_default().iter().enumerate() {
            let address = article.word(&["link", "url"]).unwrap_or_default();
            if let Some(domain) = article.word(&["domain"]).or_else(|| host(address)) {
                sources.of_domain.entry(domain.trim().to_lowercase()).or_default().push(index);
            }
            sources.addresses.push(address.to_owned());
            sources.dates.extend(article.word(&["date"]).map(day));
        }
        sources
    }

    /// The day of the newest article.
    pub(super) fn latest(&self) -> Option<String> {
        self.dates.iter().max().cloned()
    }

    /// `words` with references in place of what refers. A reference stands before the
    /// stop that it follows in the file, so that it belongs to its sentence.
    pub(in crate::loader) fn cited<'t>(&'t self, words: &'t str) -> Vec<Piece<'t>> {
        let mut pieces = Vec::new();
        let mut kept = 0;
        for open in memchr::memchr_iter(b'[', words.as_bytes()) {
            let Some((end, mut found)) = self.reference(words, open).filter(|_| open >= kept) else {
                continue;
            };
            let mut end = end;
            // Others may follow at once.
            while let Some((next, more)) = self.reference(words, after_spaces(words, end)) {
                found.extend(more);
                end = next;
            }
            let before = Span::new(kept, open).of(words).trim_end();
            kept = end;
            if found.is_empty() {
                pieces.push(Piece::Words(before));
                continue;
            }
            let body = before.trim_end_matches(['.', '!', '?', '…', ',', ';', ':']);
            let stop = Span::new(body.len(), before.len()).of(before);
            pieces.push(Piece::Words(body));
            if !body.is_empty() {
                pieces.push(Piece::Words(" "));
            }
            pieces.extend(found.into_iter().map(|index| {
                Piece::Source(index + 1, self.addresses.get(index).map(String::as_str).unwrap_or_default())
            }));
            pieces.push(Piece::Words(stop));
        }
        pieces.push(Piece::Words(Span::new(kept, words.len()).of(words)));
        pieces
    }

    /// The end of the reference that begins at `open`, and the sources that it means.
    fn reference(&self, words: &str, open: usize) -> Option<(usize, Vec<usize>)> {
        let rest = Span::new(open, words.len()).of(words).strip_prefix('[')?;
        let near = rest.as_bytes().get(..rest.len().min(LONGEST))?;
        let len = memchr::memchr2(b']', b'[', near).filter(|at| near.get(*at) == Some(&b']'))?;
        let mut found = Vec::new();
        for part in Span::new(0, len).of(rest).split([',', ';']) {
            let part = part.trim();
            if part == "common" {
                continue;
            }
            let (domain, number) = part.split_once('#')?;
            let number: usize = number.trim().parse().ok()?;
            let host = domain.contains('.')
                && domain.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':'));
            if !host {
                return None;
            }
            let articles = self.of_domain.get(&domain.to_lowercase());
            found.extend(articles.and_then(|of| of.get(number.checked_sub(1)?)));
        }
        Some((open + len + 2, found))
    }
}

/// The first byte from `at` on that is no space.
fn after_spaces(words: &str, at: usize) -> usize {
    let rest = Span::new(at, words.len()).of(words);
    words.len() - rest.trim_start_matches(' ').len()
}

/// The host of an address.
fn host(address: &str) -> Option<&str> {
    let host = address.split_once("://")?.1.split(['/', '?', '#']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| !host.is_empty())
}

/// The day of a date as ISO 8601 writes it; any other date as it stands.
fn day(date: &str) -> String {
    let date = clean_line(date);
    match date.split_once('T') {
        Some((day, _))
            if day.len() == 10 && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') =>
        {
            day.to_owned()
        }
        _ => date,
    }
}

/// The list of sources, numbered as they are referred to.
pub(super) fn list(composer: &mut Composer<'_>, articles: &Node<'_>) {
    for (article, number) in articles.items().iter().zip(1..) {
        let address = article.word(&["link", "url"]).unwrap_or_default();
        let Some(title) = article.word(&["title", "name", "link", "url"]).or_else(|| article.some_words())
        else {
            tell(composer, article, 1);
            continue;
        };
        composer.begin(Shape::numbered(number), article.at);
        composer.link(&clean_line(title), address);
        let domain = article.word(&["domain"]).or_else(|| host(address)).map(str::to_owned);
        let about: Vec<String> = domain.into_iter().chain(article.word(&["date"]).map(day)).collect();
        if !about.is_empty() {
            composer.add(&format!(" ({})", clean_line(&about.join(", "))));
        }
        composer.end();
        let told = ["title", "name", "link", "url", "domain", "date"];
        let others = article.entries().iter().filter(|entry| !told.contains(&&*entry.key));
        others.filter(|entry| says_something(&entry.node)).for_each(|entry| tell_entry(composer, entry, 2));
    }
    if articles.items().is_empty() {
        tell(composer, articles, 0);
    }
}
