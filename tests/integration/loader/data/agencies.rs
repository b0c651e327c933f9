//! What news agencies and search engines are given.

use super::{article, outline};

#[test]
fn an_item_of_an_agency_in_its_third_version() {
    let item = r#"{
      "uri": "https://wire.example/items/7", "type": "text", "versionCreated": "2031-10-09T10:37:00Z",
      "copyrightHolder": "Coast Wire", "by": "Wren Castellow",
      "headlines": [{"role": "short", "value": "Fish indoors"}, {"role": "main", "value": "Port Ansel moves its fish market"}],
      "subjects": [{"name": "Fisheries", "uri": "x:1"}], "places": [{"name": "Port Ansel"}],
      "descriptions": [{"role": "summary", "value": "The market moves in May."}],
      "bodies": [
        {"role": "main", "contentType": "text/plain", "value": "The stalls close. “We go,” said Odette Varga."},
        {"role": "rich", "contentType": "text/html", "value": "<p>The stalls close.</p><p>“We go,” said <b>Odette Varga</b>.</p>"}
      ]
    }"#;
    insta::assert_snapshot!(outline(&article("a.json", item)));
}

#[test]
fn an_item_of_an_agency_in_its_first_version() {
    let item = r#"{"uri": "urn:x:1", "versioncreated": "2031-10-09", "headline": "Fish indoors", "byline": "Ivo Marsh",
        "body_text": "The market moves.\n\nIn May.", "description_text": "A move."}"#;
    insta::assert_snapshot!(outline(&article("a.json", item)));
}

#[test]
fn an_article_for_search_engines() {
    let page = r#"{"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": "The Ansel Tide"},
        {"@type": ["NewsArticle"], "headline": "Fish indoors", "description": "The market moves…",
         "articleBody": "The market moves in May.\n\n“We go,” said Odette Varga.", "datePublished": "2031-10-09",
         "author": [{"@type": "Person", "name": "Ivo Marsh"}], "publisher": {"name": "The Ansel Tide"},
         "mainEntityOfPage": {"@id": "https://tide.example/fish"}, "keywords": "fish, markets"}]}"#;
    insta::assert_snapshot!(outline(&article("a.json", page)));
}
