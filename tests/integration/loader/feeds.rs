//! Feeds: RSS, Atom and JSON Feed.

use briefing::loader::{Articles, read_all};
use briefing::model::article::{Article, Origin};

use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_oneof, proptest};

use super::properties::check;
use super::{article, blocks, outline};

/// The articles that a file of this name and text would give.
fn articles(name: &str, text: &str) -> Articles {
    read_all(text.as_bytes().to_vec(), Origin::File(name.into()))
}

fn outlines(name: &str, text: &str) -> String {
    let outline =
        |article: Article| format!("— {:?}\n{}", article.entry.unwrap_or_default(), outline(&article));
    articles(name, text).into_iter().map(outline).collect()
}

#[test]
fn an_rss_feed_gives_an_article_for_each_item() {
    insta::assert_snapshot!(outlines("lamp.rss", include_str!("../fixtures/loader/lamp.rss")));
}

#[test]
fn an_atom_feed_with_a_prefix_and_a_base_address() {
    insta::assert_snapshot!(outlines("quay.atom", include_str!("../fixtures/loader/quay.atom")));
}

#[test]
fn a_json_feed_gives_an_article_for_each_item() {
    insta::assert_snapshot!(outlines("coast.json", include_str!("../fixtures/loader/coast.json")));
}

#[test]
fn the_feeds_of_the_nineties_are_read_too() {
    let rdf = r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="x"><title>The Lamp</title><items><rdf:Seq><rdf:li resource="y"/></rdf:Seq></items></channel>
<item rdf:about="y"><title>Fog</title><link>https://lamp.example/fog</link></item>
<item><title>Rain</title></item></rdf:RDF>"#;
    let read = articles("a.rdf", rdf);
    assert_eq!((read.first.text.as_str(), read.count()), ("Fog", 2));
    assert_eq!(read.first.metadata.url.as_deref(), Some("https://lamp.example/fog"));
    assert_eq!(read.others[0].metadata.source.as_deref(), Some("The Lamp"));
    let cdf = "<CHANNEL><TITLE>The Lamp</TITLE><ITEM HREF=\"https://lamp.example/fog\" LASTMOD=\"2031-05-02\">\
               <TITLE>Fog</TITLE><ABSTRACT>It lay over the strait.</ABSTRACT></ITEM></CHANNEL>";
    let read = article("a.cdf", cdf);
    assert_eq!(blocks(&read), ["1 h1 Fog", "1 p It lay over the strait."]);
    assert_eq!(read.metadata.published.as_deref(), Some("2031-05-02"));
}

#[test]
fn a_feed_that_breaks_off_is_read_up_to_there() {
    let read = articles(
        "a.rss",
        "<rss><channel>\n<item><title>Fog</title></item>\n<item><title>Rain</title>\n<description>All w",
    );
    assert_eq!(read.count(), 2);
    assert_eq!(read.others[0].text, "Rain\n\nAll w");
    let problem = &read.first.problems[0];
    assert_eq!((problem.line, problem.column), (4, 19));
    assert_eq!(problem.message, "this feed ends in the middle; what could be read of it is shown");
}

#[test]
fn elements_that_are_never_closed_or_never_opened_lose_nothing() {
    let read = articles(
        "a.rss",
        "<rss><channel></b><item><title>Fog</i></title><description>One<br>two</description></item><item><title>Rain</title></channel></rss>",
    );
    assert_eq!(read.first.text, "Fog\n\nOne\ntwo");
    assert_eq!(read.others[0].text, "Rain");
}

#[test]
fn the_entities_of_html_are_known_and_those_of_a_file_are_not_expanded() {
    let laughs = r#"<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<rss><channel><item><title>Fog &mdash; rain &c;</title><description>&c;</description></item></channel></rss>"#;
    let read = article("a.rss", laughs);
    assert_eq!(read.text, "Fog — rain &c;\n\n&c;");
}

#[test]
fn a_feed_without_an_entry_says_what_it_is() {
    let read = article(
        "a.rss",
        "<rss><channel><title>The Lamp</title><description>News of the coast.</description></channel></rss>",
    );
    assert_eq!(read.text, "The Lamp\n\nNews of the coast.");
    assert_eq!(read.problems[0].message, "this feed holds no entry");
    assert_eq!(read.entry, None);
}

#[test]
fn only_so_many_entries_are_read_and_the_rest_is_told() {
    let text = format!("<rss><channel>{}</channel></rss>", "<item/>\n".repeat(10_001));
    let read = articles("a.rss", &text);
    assert_eq!(read.count(), 10_000);
    assert_eq!(read.first.problems[0].message, "only the first 10000 entries of this feed are read");
    assert_eq!(read.first.problems[0].line, 10_001);
}

#[test]
fn deep_elements_end_soon() {
    for text in ["<item>", "<item><title>", "<x>", "<item><description><b>", "<item><author>"] {
        let text = format!("<rss><channel>{}", text.repeat(50_000));
        assert!(articles("a.rss", &text).count() <= 10_000);
    }
    let text = format!(
        "<rss><item><description>{}{}</description></item></rss>",
        "<b>".repeat(50_000),
        "</b>".repeat(50_000)
    );
    assert_eq!(articles("a.rss", &text).count(), 1);
}

/// Feeds made of what the reader looks for, whole and torn.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "</?(item|entry|title|description|link|author|name|source|media:group|content:encoded|b|p|x)>",
        "<(content|summary|title) type=['\"](html|xhtml|text|image/png|)['\"]>",
        "<(link href|category term|item about|feed xml:base)=['\"][a-z:/&;#1]{0,8}['\"]/?>",
        "(<!\\[CDATA\\[|\\]\\]>|<!--|-->|<\\?|\\?>|<|>|&)",
        "&(lt|amp|#10|#x1b|mdash|what|lt;p&gt);",
        "[a-z ]{0,9}",
        "[\n\r\t]{1,3}",
        "\\PC{1,3}",
    ];
    vec(piece, 0..50).prop_map(|pieces| format!("<rss>{}", pieces.concat()))
}

proptest! {
    #[test]
    fn articles_of_feeds_are_sound(text in pieces()) {
        let lines = text.chars().count() + 1;
        for article in articles("a.rss", &text) {
            check(&article, lines);
        }
    }

    #[test]
    fn arbitrary_bytes_behind_a_feed_s_first_tag_make_articles(bytes in vec(any::<u8>(), 0..400)) {
        let bytes = [b"<rss><item><description>", bytes.as_slice()].concat();
        let lines = bytes.len() + 1;
        for article in read_all(bytes, Origin::Stdin) {
            check(&article, lines);
        }
    }
}
