//! What the elements of a feed are called in the many versions of RSS and Atom, and
//! what they mean.

use quick_xml::name::ResolveResult;

/// Which vocabulary an element is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// RSS or Atom of whatever version.
    Core,
    /// Dublin Core, with terms for every kind of document.
    DublinCore,
    /// The RSS module for the whole content of an entry.
    Content,
    /// Media RSS, for pictures and films.
    Media,
    /// Apple's, for podcasts.
    Podcast,
    /// XHTML.
    Page,
    /// Any other.
    Foreign,
}

/// What an element of an entry or of the feed itself says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Title,
    Link,
    Summary,
    Content,
    Published,
    Updated,
    Author,
    Tag,
    Id,
    Source,
}

/// Beginnings of the addresses that name a vocabulary, in lower case without `http://`.
const SPACES: [(&str, Space); 13] = [
    ("www.w3.org/2005/atom", Space::Core),
    ("purl.org/atom/", Space::Core),
    ("purl.org/rss/1.0/modules/content", Space::Content),
    ("purl.org/rss/1.0/modules/", Space::Foreign),
    ("purl.org/rss/1.0", Space::Core),
    ("purl.org/net/rss1.1", Space::Core),
    ("my.netscape.com/", Space::Core),
    ("channel.netscape.com/", Space::Core),
    ("backend.userland.com/", Space::Core),
    ("purl.org/dc/", Space::DublinCore),
    ("search.yahoo.com/mrss", Space::Media),
    ("www.itunes.com/", Space::Podcast),
    ("www.w3.org/1999/xhtml", Space::Page),
];

/// Prefixes that are used without being declared.
const PREFIXES: [(&str, Space); 8] = [
    ("atom", Space::Core),
    ("rss", Space::Core),
    ("dc", Space::DublinCore),
    ("dcterms", Space::DublinCore),
    ("content", Space::Content),
    ("media", Space::Media),
    ("itunes", Space::Podcast),
    ("xhtml", Space::Page),
];

impl Space {
    /// The vocabulary a name resolved to, in a feed whose root element is of the
    /// vocabulary `root`: that one is RSS or Atom, whatever it is called.
    pub(super) fn of(resolved: &ResolveResult<'_>, root: Option<&str>) -> Self {
        match resolved {
            ResolveResult::Unbound => Self::Core,
            ResolveResult::Bound(space) if Some(space.into_inner()) == root => Self::Core,
            ResolveResult::Bound(space) => {
                let name = space.into_inner().trim().to_ascii_lowercase();
                let name = name.split_once("://").map_or(name.as_str(), |(_, rest)| rest);
                let known = SPACES.iter().find(|(start, _)| name.starts_with(start));
                known.map_or(Self::Foreign, |&(_, space)| space)
            }
            ResolveResult::Unknown(prefix) => {
                let known = PREFIXES.iter().find(|(name, _)| prefix.eq_ignore_ascii_case(name));
                known.map_or(Self::Foreign, |&(_, space)| space)
            }
        }
    }
}

/// The address of the vocabulary a name resolved to.
pub(super) fn address(resolved: &ResolveResult<'_>) -> Option<String> {
    match resolved {
        ResolveResult::Bound(space) => Some(space.into_inner().to_owned()),
        _ => None,
    }
}

/// What the element `name`, in lower case, says, and how much it counts among those
/// that say the same.
pub(super) fn part(space: Space, name: &str) -> Option<(Part, u8)> {
    let part = match (space, name) {
        (Space::Core, "title") => (Part::Title, 3),
        (Space::DublinCore, "title") => (Part::Title, 2),
        (Space::Media | Space::Podcast, "title") => (Part::Title, 1),
        (Space::Core, "link") => (Part::Link, 3),
        (Space::Core, "description" | "summary" | "abstract") => (Part::Summary, 4),
        (Space::Core, "subtitle" | "tagline" | "info") | (Space::DublinCore, "description" | "abstract") => {
            (Part::Summary, 3)
        }
        (Space::Podcast, "summary") => (Part::Summary, 2),
        (Space::Media, "description") | (Space::Podcast, "subtitle") => (Part::Summary, 1),
        (Space::Content, "encoded") => (Part::Content, 3),
        (Space::Core, "content") => (Part::Content, 2),
        (Space::Core, "fullitem") | (Space::Page, "body" | "div") => (Part::Content, 1),
        (Space::Core, "pubdate" | "published" | "issued" | "created")
        | (Space::DublinCore, "date" | "issued" | "created") => (Part::Published, 1),
        (Space::Core, "updated" | "modified" | "lastmod" | "lastbuilddate")
        | (Space::DublinCore, "modified") => (Part::Updated, 1),
        (Space::Core, "author" | "managingeditor")
        | (Space::DublinCore, "creator" | "author")
        | (Space::Podcast, "author") => (Part::Author, 1),
        (Space::Core, "category") | (Space::DublinCore, "subject") => (Part::Tag, 1),
        (Space::Core | Space::Podcast | Space::Media, "keywords") => (Part::Tag, 2),
        (Space::Core, "guid" | "id") => (Part::Id, 1),
        (Space::Core, "source") => (Part::Source, 1),
        _ => return None,
    };
    Some(part)
}
