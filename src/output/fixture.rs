//! A reading made by hand, for the tests of the exporters.

use crate::model::Reading;
use crate::model::article::{Article, Block, BlockKind, Mark, MarkKind, Marker, Metadata, Origin, Problem};
use crate::model::briefing::{
    Briefing, Doubt, DoubtKind, Player, PlayerKind, Quote, Section, SectionKind, Title, Voice,
};
use crate::text::span::Span;

const TEXT: &str = "\
Lighthouse to stay lit
The council of Ostmar voted to keep the lamp burning. Two members
stayed away.
The people
Ada Lindqvist: keeper of the *old* light
Harbour board
“We sail by it,” Lindqvist said, “and so did our mothers.”
“Nobody asked us.”
The board denied that it had been asked, and a survey [2] of 1_000 boats is open.
Ship | Nights
Tern | 3
";

/// The words of `text`, wherever they stand in it first.
fn find(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn block(kind: BlockKind, words: &str, depth: u8) -> Block {
    let span = find(words);
    let line = 1 + TEXT.bytes().take(span.start).filter(|&byte| byte == b'\n').count();
    Block { kind, span, line, quoted: 0, depth, marks: Vec::new() }
}

/// A short article in which every part of a briefing occurs.
pub(super) fn reading() -> Reading {
    Reading { article: article().into(), briefing: briefing() }
}

fn article() -> Article {
    let mut blocks = vec![
        block(BlockKind::Heading { level: 1 }, "Lighthouse to stay lit", 0),
        block(
            BlockKind::Paragraph,
            "The council of Ostmar voted to keep the lamp burning. Two members\nstayed away.",
            0,
        ),
        block(BlockKind::Heading { level: 2 }, "The people", 0),
        block(BlockKind::Item(Marker::Bullet), "Ada Lindqvist: keeper of the *old* light", 1),
        block(BlockKind::Item(Marker::Number(7)), "Harbour board", 2),
        block(
            BlockKind::Paragraph,
            "“We sail by it,” Lindqvist said, “and so did our mothers.”\n“Nobody asked us.”",
            0,
        ),
        block(
            BlockKind::Paragraph,
            "The board denied that it had been asked, and a survey [2] of 1_000 boats is open.",
            0,
        ),
        block(BlockKind::Row { header: true }, "Ship | Nights", 0),
        block(BlockKind::Row { header: false }, "Tern | 3", 0),
    ];
    let end_of_line = find("”\n“Nobody").start + "”".len();
    blocks[5].marks = vec![Mark { span: Span::new(end_of_line, end_of_line + 1), kind: MarkKind::Break }];
    blocks[6].marks = vec![
        Mark { span: find("denied"), kind: MarkKind::Emphasis },
        Mark { span: find("a survey"), kind: MarkKind::Link("https://ostmar.example/survey".into()) },
    ];
    Article {
        origin: Origin::File("lighthouse.md".into()),
        entry: None,
        text: TEXT.to_owned(),
        blocks,
        metadata: Metadata {
            title: Some(find("Lighthouse to stay lit")),
            source: Some("Ostmar Gazette".to_owned()),
            published: Some("2031-03-04".to_owned()),
            authors: vec!["Ida Brandt".to_owned(), "Per Voss".to_owned()],
            url: Some("https://ostmar.example/lamp".to_owned()),
            tags: Vec::new(),
        },
        problems: vec![Problem {
            line: 3,
            column: 7,
            message: "a byte is not UTF-8; it is shown as �".to_owned(),
        }],
        given: None,
    }
}

fn briefing() -> Briefing {
    let speaker = find("Lindqvist said").start;
    let board = find("The board");
    Briefing {
        title: Some(Title {
            text: "Lighthouse to stay lit".to_owned(),
            span: find("Lighthouse to stay lit"),
        }),
        summary: vec![
            find("The council of Ostmar voted to keep the lamp burning."),
            find("Two members\nstayed away."),
        ],
        players: vec![
            Player {
                name: "Ada Lindqvist".to_owned(),
                kind: PlayerKind::Person,
                name_span: find("Ada Lindqvist"),
                role: Some(find("keeper of the *old* light")),
                listed: true,
                mentions: vec![find("Ada Lindqvist"), Span::new(speaker, speaker + "Lindqvist".len())],
            },
            Player {
                name: "Harbour board".to_owned(),
                kind: PlayerKind::Organisation,
                name_span: find("Harbour board"),
                role: None,
                listed: false,
                mentions: vec![find("Harbour board")],
            },
        ],
        quotes: vec![
            Quote {
                parts: vec![find("We sail by it,"), find("and so did our mothers.")],
                speaker: Some(Voice {
                    name: "Ada Lindqvist".to_owned(),
                    span: Span::new(speaker, speaker + "Lindqvist".len()),
                    player: Some(0),
                }),
                cue: Some(find("said")),
            },
            Quote { parts: vec![find("Nobody asked us.")], speaker: None, cue: None },
        ],
        doubts: vec![Doubt {
            span: find("The board denied that it had been asked, and a survey [2] of 1_000 boats is open."),
            kind: DoubtKind::Denial,
            holder: Some(Voice { name: "Harbour board".to_owned(), span: board, player: Some(1) }),
            cue: Some(find("denied")),
        }],
        sections: vec![Section {
            heading: find("The people"),
            kind: SectionKind::Players,
            span: Span::new(find("The people").start, TEXT.len()),
        }],
    }
}

/// What `exporter` writes for `reading`.
pub(super) fn written(exporter: &dyn super::Exporter, reading: &Reading) -> String {
    let mut out = Vec::new();
    exporter.write(reading, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}
