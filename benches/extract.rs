//! How fast articles are understood.
//!
//! `cargo bench --bench extract`; the throughput is in bytes of the articles' text and in
//! articles a second, on one core.

use std::fmt::Write as _;

use briefing::extract::{briefing, surface};
use briefing::loader::read;
use briefing::model::article::{Article, Origin};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// What an article is made of.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// A story of a usual length, prose alone.
    Story,
    /// A brief with headings and a list of players.
    Brief,
    /// A story of a megabyte.
    Long,
    /// A hundred thousand quotation marks in one paragraph.
    Marks,
    /// Ten thousand listed players.
    Players,
}

const KINDS: [Kind; 5] = [Kind::Story, Kind::Brief, Kind::Long, Kind::Marks, Kind::Players];

/// Loading is not measured, nor is the first reading, in which word lists are made ready.
#[divan::bench(args = KINDS)]
fn understand(bencher: Bencher, kind: Kind) {
    let article = article(kind);
    black_box(briefing(&article));
    bencher
        .counter(BytesCount::of_str(&article.text))
        .counter(ItemsCount::new(1_usize))
        .bench(|| briefing(black_box(&article)));
}

/// The share of the person tagger, the learned part: the surface of an article with it and
/// without it. What is left of `understand` when the difference is taken away is the time
/// of the rules.
#[divan::bench(args = [false, true])]
fn tell_people(bencher: Bencher, tagged: bool) {
    let article = article(Kind::Story);
    black_box(surface(&article, true));
    bencher
        .counter(BytesCount::of_str(&article.text))
        .counter(ItemsCount::new(1_usize))
        .bench(|| surface(black_box(&article), tagged));
}

fn article(kind: Kind) -> Article {
    let text = match kind {
        Kind::Story => story(12),
        Kind::Brief => format!("The council met.\nKey Players\n{}\nThe Vote\n{}", players(5), story(8)),
        Kind::Long => story(2_200),
        Kind::Marks => "“No,” said “the” other. ".repeat(25_000),
        Kind::Players => format!("Key Players\n{}", players(10_000)),
    };
    read(text.into_bytes(), Origin::Sample)
}

const GIVEN: [&str; 8] = ["Ada", "Bram", "Cleo", "Dov", "Edna", "Frank", "Greta", "Hugo"];
const SURNAMES: [&str; 9] =
    ["Quill", "Osei", "Van Wal", "Ilves", "Marsh", "Tessmer", "Hartley", "Abelard", "Brandt"];

/// Paragraphs of invented news, each with another pair of people.
fn story(paragraphs: usize) -> String {
    let mut text = String::new();
    for index in 0..paragraphs {
        let (given, surname) = (GIVEN[index % 8], SURNAMES[index / 3 % 9]);
        let _ = write!(
            text,
            "Harbour master {given} {surname}, who has run the port since 1998, denied on Monday that the quay was unsafe. \
             “We have looked at every stone of it, and we will look at every one of them again,” {surname} told reporters \
             in the town hall of Lower Ede. According to the ministry, repairs will cost $4.2 million.\n\n\
             Critics say that the sum is far too small. “It is what a new roof costs,” said Peter Lindholm, a spokesman \
             for the islanders, “and nobody has seen the roof.” He has asked for an inquiry.\n\n"
        );
    }
    text
}

fn players(count: usize) -> String {
    let mut text = String::new();
    for index in 0..count {
        let _ = writeln!(
            text,
            "- {} {}{index}: member {index} of the council",
            GIVEN[index % 8],
            SURNAMES[index % 9]
        );
    }
    text
}
