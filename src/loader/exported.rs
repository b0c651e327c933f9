//! A briefing as `briefing show --format json` writes it (see `docs/json.md`), read back.
//!
//! The spans say all there is to know, so nothing has to be understood again: what was
//! written is [given](Given) as it was. Where the spans do not fit the text, because
//! somebody has changed one of them, the text is read as any other would be.

use std::borrow::Cow;

use super::tree::{Node, Places, Value};
use crate::model::article::{Article, Block, BlockKind, Given, Mark, MarkKind, Marker, Problem};
use crate::model::briefing::{
    Briefing, Doubt, DoubtKind, Player, PlayerKind, Quote, Section, SectionKind, Title, Voice,
};
use crate::text::clean::{clean, clean_line};
use crate::text::span::Span;

/// True for a mapping that is such a briefing. What somebody has written under the same keys
/// has no places in the text.
pub(super) fn is(value: &Node<'_>) -> bool {
    let placed = |list: &str, place: &str| {
        let has_place = |item: &Node<'_>| item.get(place).is_some_and(|place| place.words().is_none());
        value
            .get(list)
            .is_some_and(|list| matches!(list.value, Value::List(_)) && list.items().iter().all(has_place))
    };
    value.get("schema").and_then(number).is_some()
        && value.get("text").is_some_and(|text| text.words().is_some())
        && placed("summary", "span")
        && placed("quotes", "parts")
}

/// Makes an article of such a mapping.
pub(super) fn read(value: &Node<'_>, places: &Places<'_>) -> Article {
    let words = value.get("text").and_then(Node::words).unwrap_or_default();
    let at = value.get("text").map_or(value.at, |node| node.at);
    let text = clean(words);
    let reader = Reader { text: &text, line: places.line(at) };
    let unchanged = matches!(text, Cow::Borrowed(_));
    let blocks = value.get("blocks").and_then(|blocks| reader.blocks(blocks)).filter(|_| unchanged);
    let parts = reader.parts(value).filter(|_| unchanged && blocks.is_some());
    let mut article = Article {
        blocks: blocks.unwrap_or_else(|| reader.lines()),
        problems: value.get("problems").map(problems).unwrap_or_default(),
        ..Article::default()
    };
    about(value, &mut article);
    if let Some(parts) = parts {
        let title = parts.title.as_ref().map(|title| title.span);
        article.metadata.title =
            title.filter(|title| article.blocks.iter().any(|block| block.span == *title));
        article.given = Some(Box::new(Given { parts, complete: true }));
    } else {
        let what = "not all of its spans fit the text: the briefing is made anew";
        article.problems.push(places.problem(at, what.to_owned()));
    }
    article.text = text.into_owned();
    article
}

/// What the file says about itself.
fn about(value: &Node<'_>, article: &mut Article) {
    let word = |key: &str| value.get(key).and_then(Node::words).map(clean_line);
    let list = |key: &str| {
        let items = value.get(key).map(Node::items).unwrap_or_default();
        items.iter().filter_map(|item| item.words().map(clean_line)).collect()
    };
    let metadata = &mut article.metadata;
    metadata.source = word("source");
    metadata.published = word("published");
    metadata.url = word("url");
    metadata.authors = list("authors");
    metadata.tags = list("tags");
}

fn problems(list: &Node<'_>) -> Vec<Problem> {
    let number = |node: &Node<'_>, key: &str| node.get(key).and_then(number).unwrap_or_default();
    let problem = |node: &Node<'_>| {
        let message = clean_line(node.word(&["message"])?);
        Some(Problem { line: number(node, "line"), column: number(node, "column"), message })
    };
    list.items().iter().filter_map(problem).collect()
}

fn number(node: &Node<'_>) -> Option<usize> {
    node.words()?.parse().ok()
}

/// Something that may be missing is there and does not fit.
#[derive(Debug)]
struct Misfit;

/// Reads parts of the export. `None` stands for something that does not fit.
struct Reader<'t> {
    text: &'t str,
    /// The line of the file on which the text stands.
    line: usize,
}

impl Reader<'_> {
    /// A block for each line of the text, where the file has none that fit.
    fn lines(&self) -> Vec<Block> {
        let mut at = 0;
        let mut blocks = Vec::new();
        for line in self.text.split_inclusive('\n') {
            let span = Span::new(at, at + line.len()).trimmed(self.text);
            at += line.len();
            if !span.is_empty() {
                let (line, kind) = (self.line, BlockKind::Paragraph);
                blocks.push(Block { kind, span, line, quoted: 0, depth: 0, marks: Vec::new() });
            }
        }
        blocks
    }

    fn blocks(&self, list: &Node<'_>) -> Option<Vec<Block>> {
        let mut end = 0;
        let mut blocks = Vec::with_capacity(list.items().len());
        for node in list.items() {
            let block = self.block(node)?;
            let rule = block.kind == BlockKind::Rule;
            if block.span.start < end || block.span.is_empty() != rule {
                return None;
            }
            end = block.span.end;
            blocks.push(block);
        }
        Some(blocks)
    }

    fn block(&self, node: &Node<'_>) -> Option<Block> {
        let span = self.span(node.get("span")?)?;
        let small = |key: &str| node.get(key)?.words()?.parse::<u8>().ok();
        let kind = match node.word(&["kind"])? {
            "heading" => {
                BlockKind::Heading { level: small("level").filter(|level| (1..=6).contains(level))? }
            }
            "paragraph" => BlockKind::Paragraph,
            "item" => BlockKind::Item(match node.word(&["marker"])? {
                "bullet" => Marker::Bullet,
                "done" => Marker::Task(true),
                "open" => Marker::Task(false),
                number => Marker::Number(number.parse().ok()?),
            }),
            "header" => BlockKind::Row { header: true },
            "row" => BlockKind::Row { header: false },
            "code" => BlockKind::Code,
            "rule" => BlockKind::Rule,
            _ => return None,
        };
        let mut start = span.start;
        let mut marks = Vec::new();
        for mark in node.get("marks")?.items() {
            let mark = self.mark(mark)?;
            if mark.span.is_empty() || mark.span.start < start || !span.contains(mark.span) {
                return None;
            }
            start = mark.span.start;
            marks.push(mark);
        }
        Some(Block { kind, span, line: self.line, quoted: small("quoted")?, depth: small("depth")?, marks })
    }

    fn mark(&self, node: &Node<'_>) -> Option<Mark> {
        let kind = match node.word(&["kind"])? {
            "emphasis" => MarkKind::Emphasis,
            "strong" => MarkKind::Strong,
            "strike" => MarkKind::Strike,
            "code" => MarkKind::Code,
            "link" => MarkKind::Link(clean_line(node.get("url")?.words()?).into_boxed_str()),
            "break" => MarkKind::Break,
            _ => return None,
        };
        Some(Mark { span: self.span(node.get("span")?)?, kind })
    }

    fn parts(&self, value: &Node<'_>) -> Option<Briefing> {
        let all = |key: &str| value.get(key).map(Node::items).unwrap_or_default().iter();
        let players: Vec<Player> = all("players").map(|node| self.player(node)).collect::<Option<_>>()?;
        Some(Briefing {
            title: match value.get("title").filter(|title| !title.is_empty()) {
                Some(title) => Some(Title {
                    text: clean_line(title.get("text")?.words()?),
                    span: self.span(title.get("span")?)?,
                }),
                None => None,
            },
            summary: all("summary").map(|node| self.span(node.get("span")?)).collect::<Option<_>>()?,
            quotes: self.quotes(all("quotes"), &players)?,
            doubts: all("skepticism").map(|node| self.doubt(node, &players)).collect::<Option<_>>()?,
            sections: all("sections").map(|node| self.section(node)).collect::<Option<_>>()?,
            players,
        })
    }

    fn player(&self, node: &Node<'_>) -> Option<Player> {
        let kind = match node.word(&["kind"])? {
            "person" => PlayerKind::Person,
            "organisation" => PlayerKind::Organisation,
            _ => return None,
        };
        Some(Player {
            name: clean_line(node.get("name")?.words()?),
            kind,
            name_span: self.span(node.get("name_span")?)?,
            role: self.maybe(node.get("role_span")?).ok()?,
            listed: node.word(&["listed"])? == "true",
            mentions: self.spans(node.get("mentions")?)?,
        })
    }

    /// The quotations, each put together from its stretches.
    fn quotes<'n>(
        &self,
        nodes: impl Iterator<Item = &'n Node<'n>>,
        players: &[Player],
    ) -> Option<Vec<Quote>> {
        let mut quotes: Vec<Quote> = Vec::new();
        for node in nodes {
            let quote = self.quote(node, players)?;
            let continues = node.word(&["continues"]).is_some_and(|word| word == "true");
            match quotes.last_mut().filter(|before| continues && before.speaker == quote.speaker) {
                Some(before) => before.parts.extend(quote.parts),
                None if quote.parts.is_empty() => {}
                None => quotes.push(quote),
            }
        }
        Some(quotes)
    }

    fn quote(&self, node: &Node<'_>, players: &[Player]) -> Option<Quote> {
        Some(Quote {
            parts: self.spans(node.get("parts")?)?,
            speaker: self.voice(node, ["speaker", "speaker_span", "speaker_player"], players).ok()?,
            cue: self.maybe(node.get("cue_span")?).ok()?,
        })
    }

    fn doubt(&self, node: &Node<'_>, players: &[Player]) -> Option<Doubt> {
        let name = node.word(&["kind"])?;
        Some(Doubt {
            span: self.span(node.get("span")?)?,
            kind: DoubtKind::ALL.into_iter().find(|kind| kind.name() == name)?,
            holder: self.voice(node, ["holder", "holder_span", "holder_player"], players).ok()?,
            cue: self.maybe(node.get("cue_span")?).ok()?,
        })
    }

    fn section(&self, node: &Node<'_>) -> Option<Section> {
        let name = node.word(&["kind"])?;
        Some(Section {
            heading: self.span(node.get("heading_span")?)?,
            kind: SectionKind::ALL.into_iter().find(|kind| kind.name() == name)?,
            span: self.span(node.get("span")?)?,
        })
    }

    /// Somebody, or nobody where there is no name.
    fn voice(&self, node: &Node<'_>, keys: [&str; 3], players: &[Player]) -> Result<Option<Voice>, Misfit> {
        let [name, span, player] = keys.map(|key| node.get(key).ok_or(Misfit));
        let Some(name) = name?.words() else { return Ok(None) };
        let player = match player?.words() {
            Some(index) => Some(index.parse().ok().filter(|index| *index < players.len()).ok_or(Misfit)?),
            None => None,
        };
        Ok(Some(Voice { name: clean_line(name), span: self.span(span?).ok_or(Misfit)?, player }))
    }

    fn maybe(&self, node: &Node<'_>) -> Result<Option<Span>, Misfit> {
        if node.is_empty() { Ok(None) } else { self.span(node).map(Some).ok_or(Misfit) }
    }

    fn spans(&self, node: &Node<'_>) -> Option<Vec<Span>> {
        node.items().iter().map(|node| self.span(node)).collect()
    }

    /// A span that begins and ends at characters of the text.
    fn span(&self, node: &Node<'_>) -> Option<Span> {
        let [start, end] = node.items() else { return None };
        let (start, end) = (number(start)?, number(end)?);
        let boundary = |at| self.text.is_char_boundary(at);
        (start <= end && boundary(start) && boundary(end)).then(|| Span::new(start, end))
    }
}
