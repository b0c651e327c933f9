//! The lines below a headline that say who wrote an article, and when.

use super::article;

/// The authors and the date of a Markdown file with these words below its headline.
fn about(words: &str) -> (String, String) {
    headed(&format!("# The ferry stops\n\n{words}\n\nIt stops for a week.\n"))
}

/// The authors and the date of a whole Markdown file.
fn headed(text: &str) -> (String, String) {
    let about = article("news.md", text).metadata;
    (about.authors.join(" + "), about.published.unwrap_or_default())
}

fn pair(authors: &str, published: &str) -> (String, String) {
    (authors.to_owned(), published.to_owned())
}

#[test]
fn a_byline_and_a_date_stand_below_the_headline() {
    assert_eq!(about("By Anna Keller\n\n3 June 2031"), pair("Anna Keller", "3 June 2031"));
    assert_eq!(about("3 June 2031 | Harbours"), pair("", "3 June 2031"));
}

#[test]
fn a_name_alone_is_an_author_above_a_date_and_below_a_headline() {
    assert_eq!(about("Anna Keller\n\n3 June 2031"), pair("Anna Keller", "3 June 2031"));
    assert_eq!(about("Anna Keller"), pair("", ""));
    assert_eq!(about("It stops today\n\n3 June 2031"), pair("", "3 June 2031"));
    assert_eq!(headed("Anna Keller\n\n3 June 2031\n\nIt stops.\n"), pair("", "3 June 2031"));
    assert_eq!(about("Vera Lund\n\n3 June 2031\n\nBy Anna Keller"), pair("Anna Keller", "3 June 2031"));
}

#[test]
fn a_headline_is_no_byline_and_no_date() {
    assert_eq!(headed("# By Royal Appointment\n\nThe palace buys bread.\n"), pair("", ""));
    assert_eq!(headed("# 3 June 2031\n\nThe ferry stops.\n"), pair("", ""));
}

#[test]
fn what_is_quoted_or_code_says_nothing_of_the_article() {
    for words in ["> By Anna Keller", "```\nBy Anna Keller\n```"] {
        assert_eq!(about(words), pair("", ""), "{words}");
    }
}

#[test]
fn a_date_beside_other_words_is_that_of_the_article_where_its_author_stands_there_too() {
    let line = "Your letter from the harbour · 14 May";
    assert_eq!(about(line), pair("", ""));
    assert_eq!(about(&format!("{line} · by Anna Keller")), pair("Anna Keller", "14 May"));
}

#[test]
fn an_entry_of_a_chronicle_that_begins_with_a_date_is_no_date() {
    let entry = "3 June 2031 | The harbour office finds a crack in the wall of the lock, which runs from the gate \
        down to the ground, and tells nobody.";
    assert_eq!(about(entry), pair("", ""));
}

#[test]
fn the_lines_stand_at_the_top() {
    let lines = "By Anna Keller\n\n3 June 2031";
    assert_eq!(about(&format!("It is old.\n\n{lines}")), pair("Anna Keller", "3 June 2031"));
    assert_eq!(about(&format!("It is old.\n\nIt is slow.\n\nIt is red.\n\n{lines}")), pair("", ""));
}

#[test]
fn the_credit_at_the_end_names_the_authors_whom_no_line_at_the_top_does() {
    let credit = "(Reporting by Bo Lind in Ede)";
    let file = |words: &str| format!("# The ferry stops\n\n{words}It stops.\n\n{credit}\n");
    assert_eq!(headed(&file("")).0, "Bo Lind");
    assert_eq!(headed(&file("By Anna Keller\n\n")).0, "Anna Keller");
}

#[test]
fn what_the_front_matter_says_counts_more() {
    let file = |front: &str| {
        headed(&format!(
            "---\n{front}\n---\n# The ferry stops\n\nBy Anna Keller\n\n3 June 2031\n\nIt stops.\n"
        ))
    };
    assert_eq!(file("author: Bo Lind"), pair("Bo Lind", "3 June 2031"));
    assert_eq!(file("date: 2031-06-04"), pair("Anna Keller", "2031-06-04"));
}
