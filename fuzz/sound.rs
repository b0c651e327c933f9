//! What holds for every article, whatever bytes it was made of.

use briefing::extract;
use briefing::loader::{Articles, read, read_all};
use briefing::model::article::{Article, MarkKind, Origin};
use briefing::model::briefing::Briefing;

/// The article that a file of this name and content gives.
pub fn article(name: &str, bytes: &[u8]) -> Article {
    read(bytes.to_vec(), Origin::File(name.into()))
}

/// All articles of a file of this name and content.
pub fn articles(name: &str, bytes: &[u8]) -> Articles {
    read_all(bytes.to_vec(), Origin::File(name.into()))
}

/// Stops the fuzzer at an article of `articles` that is not sound, or whose briefing, in
/// which its file may have a say, is not.
pub fn check_all(articles: Articles) {
    for article in articles {
        check(&article);
        check_briefing(&article, &extract::briefing(&article));
        if let Some(opening) = extract::opening(&article) {
            check_briefing(&article, &opening);
        }
    }
}

/// Stops the fuzzer at a briefing of `article` that is not sound.
pub fn check_briefing(article: &Article, briefing: &Briefing) {
    let Briefing { title, summary, players, quotes, doubts, sections } = briefing;
    let voices = quotes.iter().map(|quote| &quote.speaker).chain(doubts.iter().map(|doubt| &doubt.holder));
    for voice in voices.flatten() {
        assert!(voice.player.is_none_or(|player| player < players.len()), "nobody speaks");
    }
    let quoted = quotes.iter().flat_map(|quote| quote.parts.iter().chain(&quote.cue));
    let doubted = doubts.iter().flat_map(|doubt| [&doubt.span].into_iter().chain(&doubt.cue));
    let named = players.iter().flat_map(|player| {
        [&player.name_span].into_iter().chain(&player.role).chain(&player.mentions)
    });
    let parted = sections.iter().flat_map(|section| [&section.heading, &section.span]);
    let titled = title.iter().map(|title| &title.span);
    for span in summary.iter().chain(quoted).chain(doubted).chain(named).chain(parted).chain(titled) {
        assert!(article.text.get(span.start..span.end).is_some(), "a character is cut: {span:?}");
    }
}

/// Stops the fuzzer at an article that is not sound.
pub fn check(article: &Article) {
    assert!(!article.text.chars().any(|c| c.is_control() && c != '\n'), "a control character");
    let about = &article.metadata;
    let fields = [&about.source, &about.published, &about.url].into_iter().flatten();
    for field in fields.chain(&about.authors).chain(&about.tags) {
        assert!(!field.contains(char::is_control), "a control character: {field:?}");
    }
    let mut end = 0;
    for block in &article.blocks {
        assert!(block.span.start >= end, "blocks overlap");
        assert!(article.text.get(block.span.start..block.span.end).is_some(), "a character is cut");
        for mark in &block.marks {
            assert!(block.span.contains(mark.span), "a mark outside of its block");
            assert!(article.text.get(mark.span.start..mark.span.end).is_some(), "a character is cut");
            let MarkKind::Link(address) = &mark.kind else { continue };
            assert!(!address.contains(char::is_control), "a control character: {address:?}");
        }
        end = block.span.end;
    }
    if let Some(title) = article.metadata.title {
        assert!(article.blocks.iter().any(|block| block.span == title), "the title is no block");
    }
}
