//! Addresses of pages, and what a link on a page leads to (RFC 3986, section 5.2).

use crate::loader::limits::ADDRESS;
use crate::text::clean::clean_line;

/// The address of a page on the web.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// `https:`
    scheme: String,
    /// The name of the host, and a port where one is named.
    host: String,
    /// The path, which begins with a `/`.
    path: String,
}

impl Address {
    /// Reads an address that begins with `http:` or `https:`.
    pub(super) fn of_page(address: &str) -> Option<Self> {
        let address = address.trim();
        let (scheme, rest) = address.split_once("//")?;
        let scheme = scheme.to_ascii_lowercase();
        if address.len() > ADDRESS || !matches!(scheme.as_str(), "http:" | "https:") {
            return None;
        }
        let path = rest.split(['?', '#']).next().unwrap_or_default();
        let (host, path) = path.split_once('/').unwrap_or((path, ""));
        let plain = !host.is_empty() && !host.contains(|c: char| c.is_whitespace() || c.is_control());
        plain.then(|| Self { scheme, host: host.to_owned(), path: format!("/{path}") })
    }

    /// The name of the host, without `www.`.
    pub(super) fn host(&self) -> &str {
        let host = self.host.split('@').next_back().unwrap_or_default();
        let host = host.split(':').next().unwrap_or_default();
        host.strip_prefix("www.").unwrap_or(host)
    }

    /// Where `href` on `page` leads, for a link that leads anywhere: not to a place on the
    /// same page or to a script.
    pub(super) fn of_link(href: &str, page: Option<&Self>) -> Option<Box<str>> {
        let href = clean_line(href);
        if href.is_empty() || href.len() > ADDRESS || href.starts_with('#') {
            return None;
        }
        let scheme = href.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        match scheme.as_deref() {
            Some("http" | "https" | "mailto" | "tel") => return Some(href.into_boxed_str()),
            Some(scheme) if is_scheme(scheme) => return None,
            _ => {}
        }
        let Some(page) = page else { return Some(href.into_boxed_str()) };
        Some(page.join(&href).into_boxed_str())
    }

    fn join(&self, href: &str) -> String {
        let Self { scheme, host, path } = self;
        if href.starts_with("//") {
            return format!("{scheme}{href}");
        }
        if href.starts_with('/') {
            return format!("{scheme}//{host}{href}");
        }
        if href.starts_with('?') {
            return format!("{scheme}//{host}{path}{href}");
        }
        let mut folders: Vec<&str> = path.split('/').skip(1).collect();
        folders.pop();
        let mut rest = href;
        loop {
            if let Some(after) = rest.strip_prefix("../") {
                folders.pop();
                rest = after;
            } else if let Some(after) = rest.strip_prefix("./") {
                rest = after;
            } else {
                break;
            }
        }
        folders.push(rest);
        format!("{scheme}//{host}/{}", folders.join("/"))
    }
}

/// True for the letters of a scheme (RFC 3986, section 3.1).
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(href: &str) -> Option<String> {
        let page = Address::of_page("https://www.lamp.example/news/rain/story.html?x=1#y").unwrap();
        Address::of_link(href, Some(&page)).map(String::from)
    }

    #[test]
    fn a_link_leads_where_the_page_stands() {
        for (href, address) in [
            ("/about", "https://www.lamp.example/about"),
            ("hail.html", "https://www.lamp.example/news/rain/hail.html"),
            ("../sun/", "https://www.lamp.example/news/sun/"),
            ("./../../../up", "https://www.lamp.example/up"),
            ("?page=2", "https://www.lamp.example/news/rain/story.html?page=2"),
            ("//other.example/a", "https://other.example/a"),
            ("http://other.example/a", "http://other.example/a"),
            ("mailto:desk@lamp.example", "mailto:desk@lamp.example"),
        ] {
            assert_eq!(link(href).as_deref(), Some(address), "{href}");
        }
    }

    #[test]
    fn what_leads_nowhere_is_no_link() {
        for href in ["", "#top", "javascript:alert(1)", "data:text/html,x", "blob:x"] {
            assert_eq!(link(href), None, "{href}");
        }
        assert_eq!(link(&"x".repeat(ADDRESS + 1)), None);
        assert_eq!(Address::of_link("/a", None).as_deref(), Some("/a"));
    }

    #[test]
    fn a_host_is_named_without_its_port() {
        let host = |address| Address::of_page(address).map(|page| page.host().to_owned());
        assert_eq!(host("https://www.lamp.example:80/a").as_deref(), Some("lamp.example"));
        assert_eq!(host("file:///a/b"), None);
        assert_eq!(host("https:///a"), None);
    }
}
