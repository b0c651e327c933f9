//! The briefing: what we understood of an article, every part of it a span of the
//! article's own text.

use std::borrow::Cow;

use super::article::Article;
use crate::text::line::one_line;
use crate::text::span::Span;

/// What we understood of an article. All spans are byte offsets into `Article::text`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Briefing {
    /// `None` only where the article has no text at all.
    pub title: Option<Title>,
    /// The sentences of the summary, in order.
    pub summary: Vec<Span>,
    /// Listed players in the order of the list, then those found in the text.
    pub players: Vec<Player>,
    /// Quotations in the order of the text.
    pub quotes: Vec<Quote>,
    /// Sentences that doubt, deny, criticise, contradict or qualify, in the order in
    /// which they are to be read.
    pub doubts: Vec<Doubt>,
    /// Sections in the order of the text.
    pub sections: Vec<Section>,
}

/// What the article is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// The words, on one line; they end with `…` where the lead was cut for it.
    pub text: String,
    /// Where the words stand.
    pub span: Span,
}

/// A person or an organisation that matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Player {
    /// The fullest name the text gives, on one line, without titles.
    pub name: String,
    /// What kind of player.
    pub kind: PlayerKind,
    /// Where that name stands.
    pub name_span: Span,
    /// The words that say what the player is.
    pub role: Option<Span>,
    /// True where the article itself lists the player, false for one its prose names.
    pub listed: bool,
    /// Every place where the text names the player, in order, `name_span` included.
    pub mentions: Vec<Span>,
}

/// What kind of player.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlayerKind {
    /// A human being.
    Person,
    /// A ministry, a company, a group.
    Organisation,
}

/// What is said in place of a speaker whom the text does not name.
pub const NO_SPEAKER: &str = "speaker not named";

/// Words somebody said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// What stands between the marks, the marks themselves and a comma behind which the author
    /// goes on left out: one part, or
    /// several where the attribution or a paragraph's end divides the quotation.
    pub parts: Vec<Span>,
    /// Who said it, where the text tells.
    pub speaker: Option<Voice>,
    /// The word of saying ("said", "according to"), where there is one.
    pub cue: Option<Span>,
}

/// What stands for the article's words between the parts of a quotation.
pub const ELLIPSIS: &str = " … ";

impl Quote {
    /// The words on one line.
    pub fn words<'a>(&self, article: &'a Article) -> Cow<'a, str> {
        let mut stretches = self.stretches(article).map(|parts| joined(article, parts));
        let mut words = stretches.next().unwrap_or_default();
        for stretch in stretches {
            let words = words.to_mut();
            words.push_str(ELLIPSIS);
            words.push_str(&stretch);
        }
        words
    }

    /// The parts in groups: between two groups somebody else has a word, mostly to say who
    /// is quoted; between the parts of a group only a paragraph ends.
    pub fn stretches<'q>(&'q self, article: &'q Article) -> impl Iterator<Item = &'q [Span]> {
        let silent = |one: &Span, next: &Span| {
            one.end >= next.start
                || !article.slice(Span::new(one.end, next.start)).contains(char::is_alphanumeric)
        };
        self.parts.chunk_by(silent)
    }
}

/// The words at spans of the article, on one line with a space between them.
pub fn joined<'a>(article: &'a Article, spans: &[Span]) -> Cow<'a, str> {
    match spans {
        [] => Cow::Borrowed(""),
        [only] => one_line(article.slice(*only)),
        several => {
            let parts: Vec<_> = several.iter().map(|&span| one_line(article.slice(span))).collect();
            Cow::Owned(parts.join(" "))
        }
    }
}

/// Who says or doubts something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// The player's full name where it is known, else the text's own words
    /// ("a senior official"), on one line.
    pub name: String,
    /// The words at this place that name the voice ("he", "Ross").
    pub span: Span,
    /// Index into `Briefing::players`, where it is one of them.
    pub player: Option<usize>,
}

/// A sentence that doubts, denies, criticises, contradicts or qualifies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The sentence.
    pub span: Span,
    /// What it does.
    pub kind: DoubtKind,
    /// Who holds the view, where the text tells.
    pub holder: Option<Voice>,
    /// The word that shows it ("denied", "skeptical"), where there is one.
    pub cue: Option<Span>,
}

/// What a skeptical sentence does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DoubtKind {
    /// Says that something is not so.
    Denial,
    /// Doubts or questions.
    Doubt,
    /// Finds fault.
    Criticism,
    /// Sets one account against another.
    Contradiction,
    /// Qualifies: a limit, a risk, an open question.
    Caveat,
}

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading's words, without a run-in head's colon.
    pub heading: Span,
    /// What it holds.
    pub kind: SectionKind,
    /// From the start of the heading to the start of the next one or the end of the
    /// text.
    pub span: Span,
}

/// What a section holds, told by its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionKind {
    /// What happened.
    Summary,
    /// Who matters.
    Players,
    /// Who said what.
    Quotes,
    /// Who doubts it.
    Skepticism,
    /// In what order things happened.
    Timeline,
    /// The main points.
    Highlights,
    /// How it came to this.
    Background,
    /// What comes next.
    Outlook,
    /// Where it was taken from.
    Sources,
    /// Anything else.
    Other,
}

impl PlayerKind {
    /// The word used in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
        }
    }
}

impl Doubt {
    /// What the sentence does and whose view it is, to stand before it: the holder of a
    /// view seldom wrote the sentence that tells it.
    pub fn label(&self) -> String {
        match &self.holder {
            Some(holder) => format!("{} by {}", self.kind.name(), holder.name),
            None => self.kind.name().to_owned(),
        }
    }
}

impl DoubtKind {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Denial, Self::Doubt, Self::Criticism, Self::Contradiction, Self::Caveat];

    /// The word shown on the screen and used in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Denial => "denial",
            Self::Doubt => "doubt",
            Self::Criticism => "criticism",
            Self::Contradiction => "contradiction",
            Self::Caveat => "caveat",
        }
    }
}

impl SectionKind {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Summary,
        Self::Players,
        Self::Quotes,
        Self::Skepticism,
        Self::Timeline,
        Self::Highlights,
        Self::Background,
        Self::Outlook,
        Self::Sources,
        Self::Other,
    ];

    /// The word used in exports and in the lexicon.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Players => "players",
            Self::Quotes => "quotes",
            Self::Skepticism => "skepticism",
            Self::Timeline => "timeline",
            Self::Highlights => "highlights",
            Self::Background => "background",
            Self::Outlook => "outlook",
            Self::Sources => "sources",
            Self::Other => "other",
        }
    }
}
