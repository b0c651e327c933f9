//! Markdown and front matter.

use briefing::model::article::{MarkKind, Origin};

use super::{article, blocks, outline};

fn md(text: &str) -> Vec<String> {
    blocks(&article("news.md", text))
}

#[test]
fn a_brief_in_markdown() {
    insta::assert_snapshot!(outline(&article("harbour.md", include_str!("../fixtures/loader/harbour.md"))));
}

#[test]
fn front_matter_may_have_values_of_odd_types() {
    let text = "---\nTitle: 2031\nauthor:\n  - name: Ada Moss\n  - Bo Lind\n  - 7\npublisher: {name: The Lamp Post}\n\
                date: 2031-05-03\ntags: rain, bridges\nlink: \"https://lamp.example/\\u001b\"\nlayout: [x]\n---\nRain.\n";
    assert_eq!(
        outline(&article("news.md", text)),
        "title: 2031\nsource: The Lamp Post\npublished: 2031-05-03\nurl: https://lamp.example/␛\n\
         authors: Ada Moss + Bo Lind + 7\ntags: rain + bridges\n  2 h1 2031\n 13 p Rain.\n"
    );
}

#[test]
fn a_title_that_the_first_heading_repeats_is_not_shown_twice() {
    let article = article("news.md", "---\ntitle: Rain, at last\n---\n# *Rain* at last!\n\nAll week.\n");
    assert_eq!(blocks(&article)[0], "4 h1 Rain at last! [emphasis: Rain]");
    assert_eq!(article.metadata.title, Some(article.blocks[0].span));
}

#[test]
fn broken_front_matter_is_a_problem_and_stays_readable() {
    let article = article("news.md", "---\ntitle: Rain\ntags: [a, b\nurl: x: y\n---\n# Rain\n");
    let [problem] = article.problems.as_slice() else { panic!("one problem") };
    assert!(problem.line >= 3 && problem.column > 0, "{problem:?}");
    assert!(problem.message.starts_with("the front matter is not valid YAML"), "{}", problem.message);
    assert_eq!(blocks(&article), ["2 code title: Rain⏎tags: [a, b⏎url: x: y", "6 h1 Rain"]);
}

#[test]
fn toml_front_matter_is_shown_as_it_stands() {
    let article = article("news.md", "+++\ntitle = \"Rain\"\n+++\nAll week.\n");
    assert_eq!(article.problems.len(), 1);
    assert_eq!(blocks(&article), ["2 code title = \"Rain\"", "4 p All week."]);
}

#[test]
fn a_rule_at_the_top_is_no_front_matter() {
    assert_eq!(
        md("---\n\nRain all week\n\n---\n\nMore.\n"),
        ["1 rule ", "3 p Rain all week", "5 rule ", "7 p More."]
    );
}

#[test]
fn entities_cannot_bring_control_characters_back() {
    let article = article("news.md", "a&#27;[2Jb&#x202E;c&#10;d&NewLine;e [x](<https://a.example/&#7;>)\n");
    assert_eq!(article.text, "a␛[2Jbc d e x");
    let link = &article.blocks[0].marks[0];
    assert_eq!(link.kind, MarkKind::Link("https://a.example/␇".into()));
}

#[test]
fn words_of_html_stay() {
    let text = "<div class=\"x\">\nRain &amp; hail\n</div>\n\nA <b>wet</b> week<br>ends. 3 < 4 <!-- unseen -->\n\n<p>One</p><p>Two</p>\n";
    assert_eq!(md(text), ["2 p Rain & hail", "5 p A wet week ends. 3 < 4", "7 p One Two"]);
}

#[test]
fn hard_breaks_are_marked_and_soft_ones_are_not() {
    let article = article("news.md", "one  \ntwo\\\nthree\nfour\n");
    assert_eq!(article.text, "one\ntwo\nthree\nfour");
    let breaks: Vec<usize> = article.blocks[0].marks.iter().map(|mark| mark.span.start).collect();
    assert_eq!(breaks, [3, 7]);
    assert_eq!(article.line_at(article.text.find("four").unwrap()), 4);
}

#[test]
fn blocks_are_parted_by_blank_lines_and_items_by_line_ends() {
    let text = "# A\n\nb\n\n- c\n  - d\n\n  e\n- f\n\ng\n\n| h | i |\n|---|---|\n| j | k |\n\n1. l\n";
    assert_eq!(article("news.md", text).text, "A\n\nb\n\nc\nd\ne\nf\n\ng\n\nh | i\nj | k\n\nl");
}

#[test]
fn tabs_in_code_are_drawn_out() {
    assert_eq!(article("news.md", "```\n\ta\tb\n  c\n```\n").text, "    a   b\n  c");
}

#[test]
fn images_leave_their_words_and_empty_items_leave_nothing() {
    assert_eq!(
        md("- ![a ferry](f.png)\n-\n- []( x )\n- [ ] buy\n- [x] sell\n"),
        ["1   • a ferry", "4   ☐ buy", "5   ☑ sell"]
    );
}

#[test]
fn footnotes_keep_their_labels() {
    assert_eq!(
        md("Rain[^1].\n\n[^1]: Says the *mayor*.\n"),
        ["1 p Rain[1].", "3 p [1] Says the mayor. [emphasis: mayor]"]
    );
}

#[test]
fn markdown_from_standard_input_is_recognised() {
    let article = briefing::loader::read(b"# Rain\n\nAll *week*.\n".to_vec(), Origin::Stdin);
    assert_eq!(article.text, "Rain\n\nAll week.");
}

#[test]
fn fifty_thousand_quotes_in_quotes_are_no_trouble() {
    let deep = format!("{}deep\n", "> ".repeat(50_000));
    let article = article("news.md", deep);
    assert_eq!((article.text.as_str(), article.blocks[0].quoted), ("deep", 255));
    assert_eq!(super::article("news.md", format!("{}deep\n", "- ".repeat(50_000))).blocks[0].depth, 255);
    assert!(!super::article("news.md", "*a **b ".repeat(50_000)).text.is_empty());
    assert!(!super::article("news.md", format!("<div>\n{}", "<a \"<!--".repeat(50_000))).text.is_empty());
}

#[test]
fn a_page_clipped_by_a_note_program() {
    let text = "---\ntitle: Rain in Ede\nsource: https://www.lamp.example/rain\nauthor:\n  - \"[[Ada Quill]]\"\n  - \"[[people/bram|Bram Osei]]\"\n\
                published: 2031-05-03\ncreated: 2031-05-04\ntags:\n  - clippings\n---\nIt rained in [[Lower Ede|the lower town]], says [[Cleo Marsh]].\n\n\
                ![[photo.png|300]]\n\n![[Flood of 2028]]\n\n> [!quote]- Who said it\n> We are wet.\n\n%% ask again %%\n\n- [x] call ^a1b2\n";
    assert_eq!(
        outline(&article("clip.md", text)),
        "title: Rain in Ede\npublished: 2031-05-03\nurl: https://www.lamp.example/rain\nauthors: Ada Quill + Bram Osei\n\
         tags: clippings\n  2 h1 Rain in Ede\n 12 p It rained in the lower town, says Cleo Marsh.\n 16 p Flood of 2028\n\
         \u{20}18 p Who said it [strong: Who said it]\n 19 >p We are wet.\n 23   ☑ call\n"
    );
}

#[test]
fn admonitions_of_documentation_tools() {
    assert_eq!(
        md("!!! note \"Mind the ice\"\n    Stay in.\n\n    - All day.\n\n::: tip\n\nBoots.\n\n:::\n"),
        [
            "1 p Mind the ice [strong: Mind the ice]",
            "2 p Stay in.",
            "4   • All day.",
            "6 p Tip [strong: Tip]",
            "8 p Boots."
        ]
    );
}

#[test]
fn a_bar_in_a_cell_does_not_end_the_cell() {
    let table =
        "| what | when |\n|--|--|\n| rain \\| *hail* \\| snow | \\| sun \\| |\n| \\| | **a \\| b** |\n";
    let html = "<table><tr><th>what<th>when<tr><td>rain | <i>hail</i> | snow<td>| sun |\
                <tr><td>|<td><b>a | b</b></table>";
    for article in [article("news.md", table), article("news.html", html)] {
        let rows = article.blocks.iter().map(|row| article.cells(row)).collect::<Vec<_>>();
        let words = |cell: &_| article.slice(*cell).replace('\u{a0}', " ");
        let rows: Vec<Vec<String>> = rows.iter().map(|cells| cells.iter().map(words).collect()).collect();
        assert_eq!(rows, [["what", "when"], ["rain | hail | snow", "| sun |"], ["|", "a | b"]]);
        let marked = |row: usize| article.slice(article.blocks[row].marks[0].span).replace('\u{a0}', " ");
        assert_eq!([marked(1), marked(2)], ["hail", "a | b"]);
    }
}

#[test]
fn a_file_of_nothing_but_markup_is_read_as_text() {
    let text = "*a* ".repeat(1_000_001);
    let article = article("news.md", &text);
    assert_eq!(article.text, text);
    assert!(article.problems[0].message.starts_with("the file has more signs of Markdown"));
}

#[test]
fn the_title_of_a_box_is_a_line_of_its_own_and_heads_no_section() {
    let text = "> [!warning] Beware of the dog\n> The dog bites, said Ann Lee.\n\nIt is ==very== big.\n";
    let shown = [
        "1 >p Beware of the dog [strong: Beware of the dog]",
        "2 >p The dog bites, said Ann Lee.",
        "4 p It is very big. [emphasis: very]",
    ];
    assert_eq!(md(text), shown);
    assert_eq!(md("!!! note \"Ice\"\n    Stay in.\n"), ["1 p Ice [strong: Ice]", "2 p Stay in."]);
}
