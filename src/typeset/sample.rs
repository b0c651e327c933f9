//! Invented news and ways to look at rows, for the tests of this folder.

use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::Index;

use super::row::{Content, Row, Run};
use crate::model::article::{Article, Block, BlockKind, Mark, MarkKind, Marker};
use crate::model::briefing::{Briefing, Doubt, DoubtKind, Player, PlayerKind, Quote, Voice};
use crate::text::span::Span;
use crate::text::width;

/// An article of these blocks, with an empty line after each.
pub(crate) fn article(blocks: &[(BlockKind, &str)]) -> Article {
    let mut article = Article::default();
    for &(kind, words) in blocks {
        let start = article.text.len();
        article.text.push_str(words);
        article.blocks.push(Block {
            kind,
            span: Span::new(start, article.text.len()),
            line: 1,
            quoted: 0,
            depth: u8::from(matches!(kind, BlockKind::Item(_))),
            marks: Vec::new(),
        });
        article.text.push_str("\n\n");
    }
    article
}

/// Where `words` first stand in the article.
pub(crate) fn find(article: &Article, words: &str) -> Span {
    let start = article.text.find(words).unwrap();
    Span::new(start, start + words.len())
}

/// Puts a mark on `words`, in the block they stand in.
pub(crate) fn mark(article: &mut Article, words: &str, kind: MarkKind) {
    let span = find(article, words);
    let block = article.block_at(span.start).unwrap();
    article.blocks[block].marks.push(Mark { span, kind });
}

/// A story about a bridge, and what is to be understood of it.
pub(crate) fn bridge() -> (Article, Briefing) {
    let article = article(&[
        (
            BlockKind::Paragraph,
            "The town of Quarrow will close its iron bridge in May, Mayor Odile Brandt said on\nFriday. \
             “We have patched it for twenty years,” she said. “It cannot be patched again.”",
        ),
        (
            BlockKind::Item(Marker::Bullet),
            "Odile Brandt: mayor of Quarrow since 2019 and chair of the bridge board",
        ),
        (BlockKind::Item(Marker::Bullet), "Tam Ostrell: chief engineer"),
        (
            BlockKind::Paragraph,
            "Shopkeeper Lio Venn doubts that the work will be done by autumn. A reader wrote: “Who pays?”",
        ),
    ]);
    let player = |name: &str, role: Option<&str>, listed| Player {
        name: name.into(),
        kind: PlayerKind::Person,
        name_span: find(&article, name),
        role: role.map(|role| find(&article, role)),
        listed,
        mentions: Vec::new(),
    };
    let voice =
        |name: &str, words: &str, player| Voice { name: name.into(), span: find(&article, words), player };
    let brandt_says = voice("Odile Brandt", "she", Some(0));
    let venn_doubts = voice("Lio Venn", "Lio Venn", Some(2));
    let briefing = Briefing {
        players: vec![
            player("Odile Brandt", Some("mayor of Quarrow since 2019 and chair of the bridge board"), true),
            player("Tam Ostrell", Some("chief engineer"), true),
            player("Lio Venn", None, false),
        ],
        quotes: vec![
            Quote {
                parts: vec![
                    find(&article, "We have patched it for twenty years,"),
                    find(&article, "It cannot be patched again."),
                ],
                speaker: Some(brandt_says),
                cue: None,
            },
            Quote { parts: vec![find(&article, "Who pays?")], speaker: None, cue: None },
        ],
        doubts: vec![
            Doubt {
                span: find(&article, "Shopkeeper Lio Venn doubts that the work will be done by autumn."),
                kind: DoubtKind::Doubt,
                holder: Some(venn_doubts),
                cue: Some(find(&article, "doubts")),
            },
            Doubt {
                span: find(&article, "“It cannot be patched again.”"),
                kind: DoubtKind::Denial,
                holder: None,
                cue: None,
            },
        ],
        ..Briefing::default()
    };
    (article, briefing)
}

/// The rows as they look, one on each line.
pub(crate) fn plain(rows: &[Row], article: &Article) -> String {
    rows.iter().map(|row| row.text(&article.text)).collect::<Vec<_>>().join("\n")
}

/// The rows with the name of each run's role before its words.
pub(crate) fn roles(rows: &[Row], article: &Article) -> String {
    let run = |run: &Run| format!("{}[{}]", run.role, run.words(&article.text));
    rows.iter().map(|row| row.runs.iter().map(run).collect::<String>()).collect::<Vec<_>>().join("\n")
}

/// True where no row is wider than `width`, but for rows whose words are a single cluster
/// wider than what bars and marker leave.
pub(crate) fn fits(rows: &[Row], article: &Article, width: u16) -> bool {
    rows.iter().all(|row| {
        let words = words(std::slice::from_ref(row), article);
        row.columns(&article.text) <= usize::from(width)
            || width::graphemes(&words).filter(|(_, _, columns)| *columns > 0).count() == 1
    })
}

/// The article's words in the rows, without white space.
pub(crate) fn words(rows: &[Row], article: &Article) -> String {
    let spans = rows.iter().flat_map(|row| &row.runs).filter_map(|run| match run.content {
        Content::Text(span) => Some(span),
        Content::Ornament(_) => None,
    });
    spans.flat_map(|span| article.slice(span).chars()).filter(|char| !char.is_whitespace()).collect()
}

/// Text with all in it that is hard to set.
pub(crate) fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z ,.\\-/()|\n]{0,200}",
        "[a-zA-Z]{20,300}",
        "[a “”’—\u{a0}\u{3000}\u{200b}\u{2060}\u{ad}\u{300}\u{200d}日本語。「」ひカ\u{3099}\u{ff9e}👩👧🇫🇮אבجد\u{600}\u{915}\u{94d}\n]{0,80}",
    ]
}

/// An article of one block of any kind, with any marks on it.
pub(crate) fn any_article() -> impl Strategy<Value = Article> {
    let kind = prop_oneof![
        (1_u8..=6).prop_map(|level| BlockKind::Heading { level }),
        Just(BlockKind::Paragraph),
        Just(BlockKind::Item(Marker::Bullet)),
        any::<u32>().prop_map(|number| BlockKind::Item(Marker::Number(number))),
        Just(BlockKind::Item(Marker::Task(true))),
        any::<bool>().prop_map(|header| BlockKind::Row { header }),
        Just(BlockKind::Code),
    ];
    let mark_kind = prop_oneof![
        Just(MarkKind::Emphasis),
        Just(MarkKind::Strong),
        Just(MarkKind::Strike),
        Just(MarkKind::Code),
        Just(MarkKind::Link("https://news.example".into())),
        Just(MarkKind::Break),
    ];
    let marks = proptest::collection::vec((any::<Index>(), any::<Index>(), mark_kind), 0..6);
    let level = prop_oneof![0_u8..4, any::<u8>()];
    (kind, hostile(), level.clone(), level, marks).prop_map(|(kind, words, quoted, depth, marks)| {
        let mut article = article(&[(kind, &words)]);
        let offsets: Vec<_> = words.char_indices().map(|(at, _)| at).chain([words.len()]).collect();
        let block = &mut article.blocks[0];
        (block.quoted, block.depth) = (quoted, depth);
        for (one, other, kind) in marks {
            let (one, other) = (*one.get(&offsets), *other.get(&offsets));
            block.marks.push(Mark { span: Span::new(one.min(other), one.max(other)), kind });
        }
        block.marks.sort_by_key(|mark| (mark.span.start, usize::MAX - mark.span.end));
        article
    })
}
