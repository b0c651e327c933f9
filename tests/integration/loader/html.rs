//! Web pages and parts of them.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use super::{article, blocks, outline};

fn page(body: &str) -> Vec<String> {
    blocks(&article("page.html", format!("<div>{body}</div>")))
}

#[test]
fn a_story_on_a_page() {
    insta::assert_snapshot!(outline(&article("ferry.html", include_str!("../fixtures/loader/ferry.html"))));
}

#[test]
fn lists_nest_and_count() {
    let items = "<ol start=3><li>Rain<ul><li>in Ede</ul><li value=7>Hail<p>Much of it.</ol><p>Sun.";
    assert_eq!(
        page(items),
        ["1   3. Rain", "1     • in Ede", "1   7. Hail", "1   p Much of it.", "1 p Sun."]
    );
    assert_eq!(
        page("<ul><li><input type=checkbox checked> Rain<li><input type=checkbox>Hail</ul>"),
        ["1   ☑ Rain", "1   ☐ Hail"]
    );
}

#[test]
fn white_space_is_folded_except_in_code() {
    assert_eq!(
        page("<p>  Rain \n\t and <b> hail </b> , all  week. </p>"),
        ["1 p Rain⏎and hail , all week. [strong: hail]"]
    );
    assert_eq!(page("<pre>\na  b\n\tc</pre>"), ["2 code a  b⏎    c"]);
}

#[test]
fn a_block_stands_on_the_line_of_its_first_word() {
    assert_eq!(page("\n<p>\n\n  Rain.\r\n<p\nclass=x>Hail."), ["4 p Rain.", "6 p Hail."]);
}

#[test]
fn one_line_break_is_a_break_and_two_part_paragraphs() {
    assert_eq!(page("Rain.<br>Hail. <br> <br>\nSun."), ["1 p Rain.⏎Hail. [break: ⏎]", "2 p Sun."]);
}

#[test]
fn tables_that_hold_data_are_rows_and_tables_for_the_looks_are_not() {
    let data = "<table><tr><th>Year<th>Rain<tr><td>2030<td><tr><td>2031<td>81 mm</table><p>So.";
    assert_eq!(page(data), ["1 head Year | Rain", "1 row 2030 |", "1 row 2031 | 81 mm", "1 p So."]);
    let looks = "<table><tr><td><table><tr><td>Rain.<td>Hail.</table><td><h2>Sun</h2>All day.</table>";
    assert_eq!(page(looks), ["1 row Rain. | Hail.", "1 h2 Sun", "1 p All day."]);
}

#[test]
fn a_mark_goes_on_over_several_blocks() {
    assert_eq!(
        page("<b>Rain <i>all week</b> and hail</i>, <q>the end</q>"),
        [
            "1 p Rain all week and hail, “the end” [strong: Rain all week] [emphasis: all week] [emphasis: and hail]"
        ]
    );
    assert_eq!(
        page("<a href=https://lamp.example/a><h2>Rain</h2><p>All week.</p></a>"),
        [
            "1 h2 Rain [link https://lamp.example/a: Rain]",
            "1 p All week. [link https://lamp.example/a: All week.]"
        ]
    );
}

#[test]
fn what_a_browser_does_not_show_is_no_text() {
    let unseen = "<p hidden>no<p style='Display : none'>no<script>no</script><style>no</style><template>no</template>\
                  <!-- no --><p>\u{200b}</p><p>Rain&shy;y &amp; wet.";
    assert_eq!(page(unseen), ["1 p Rainy & wet."]);
}

#[test]
fn control_characters_in_a_page_are_shown_and_not_sent() {
    let article = article(
        "page.html",
        "<p>&#27;[2J\u{1b}]0;x\u{7} <a href='https://x.example/&#7;'>rain</a> \u{202e}hail&#x202e;",
    );
    assert!(!article.text.chars().any(|c| c.is_control() && c != '\n'), "{:?}", article.text);
    assert_eq!(blocks(&article), ["1 p ␛[2J␛]0;x␇ rain hail [link https://x.example/␇: rain]"]);
}

#[test]
fn a_page_without_an_article_is_read_whole() {
    let article =
        article("page.html", "<!doctype html><title>Menu</title><body><nav><a href=/a>Rain</a></nav>");
    assert!(article.text.contains("Rain"), "{:?}", article.text);
    let title = article.metadata.title.map(|title| article.slice(title));
    assert_eq!(title, Some("Menu"));
}

#[test]
fn a_paragraph_that_begins_like_a_request_is_kept_where_it_is_none() {
    let words = "<p>The council of Ede talked all night about the bridge, the ferry and the long rain, and \
                 in the morning it had decided on nothing, said the clerk, who had written it all down.</p>";
    let page = format!(
        "<!doctype html><title>Signs of Ede</title><body><article>{words}\
         <p>Copyright law was changed by the council.</p>\
         <p>Click here to read was all the sign said, and nobody knew where.</p>\
         <p>Click here for <a href=/all>all stories of the week</a></p>\
         {}<p>Copyright 2031 The Lamp. All of it.</p></article>",
        words.repeat(6)
    );
    let text = article("page.html", page).text;
    assert!(text.contains("Copyright law") && text.contains("all the sign said"), "{text}");
    assert!(!text.contains("all stories of the week") && !text.contains("Copyright 2031"), "{text}");
}

#[test]
fn of_a_short_page_the_article_is_read_and_what_stands_around_it_is_not() {
    let page = |article: &str| {
        format!(
            "<!doctype html><title>Rain in Ede</title><body><nav><a href=/>Home</a></nav>\
             <div class=cookie>We use cookies.</div><main>{article}</main>\
             <div>Share on X</div><footer><p>The Lamp is a paper of the town of Ede.</p></footer>"
        )
    };
    let words = "<h1>Rain in Ede</h1><p>It fell all week.<p>The mill stands still, said Ann Lee.";
    let shown = ["1 h1 Rain in Ede", "1 p It fell all week.", "1 p The mill stands still, said Ann Lee."];
    assert_eq!(blocks(&article("page.html", page(&format!("<article>{words}</article>")))), shown);
    assert_eq!(blocks(&article("page.html", page(words))), shown);
}

#[test]
fn a_lead_before_the_article_of_a_short_page_is_kept() {
    let page = "<!doctype html><title>Rain</title><body><div id=cookie-bar><p>We use cookies.</p></div>\
                <header><p>The river Ede rose by a yard in one night.</p></header>\
                <article><p>The mill stands still.</p><p>Share this</p></article>";
    let text = article("page.html", page).text;
    assert!(text.contains("by a yard") && text.contains("stands still"), "{text}");
    assert!(!text.contains("cookies") && !text.contains("Share this"), "{text}");
}

#[test]
fn a_page_that_calls_its_text_a_menu_keeps_it() {
    let story = "<p>The river Ede rose by a yard in one night.</p>".repeat(9);
    let page = format!("<!doctype html><title>Rain</title><body><article>Rain.</article><nav>{story}</nav>");
    assert!(article("page.html", page).text.contains("by a yard"));
}

#[test]
fn a_story_about_cookies_and_shares_is_no_notice() {
    let page = "<!doctype html><title>Shares</title><body><article id=share-prices>\
                <h2 id=cookies>Cookies</h2><p>The bakery of Ede sells cookies to ships that pass.</p>\
                <p>Share this: it is what the baker said of his bread.</p></article>";
    let text = article("page.html", page).text;
    for words in ["Cookies\n", "ships that pass", "said of his bread"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn a_heading_whose_words_stand_in_the_title_of_the_page_stays() {
    let rain = "Rain fell all week on the hills above Ede, and the water behind the dam rose, day by day. "
        .repeat(6);
    let page = |top: &str| {
        let page = format!(
            "<!doctype html><title>Dam opens and the doubts that follow</title><body><article>{top}\
             <p>{rain}</p><h2>Doubts</h2><p>{rain}</p><h2>Dam opens</h2><p>{rain}</p></article>"
        );
        let shown = blocks(&article("page.html", page));
        shown.into_iter().filter(|block| !block.contains(" p ")).collect::<Vec<_>>()
    };
    let sections = ["1 h1 Dam opens and the doubts that follow", "1 h2 Doubts", "1 h2 Dam opens"];
    assert_eq!(page(""), sections);
    assert_eq!(page("<h1>Dam opens and the doubts that follow</h1>"), sections);
    let [_, doubts, opens] = sections;
    let longer = "<h1>At last: Dam opens and the doubts that follow</h1>";
    assert_eq!(page(longer), ["1 h1 At last: Dam opens and the doubts that follow", doubts, opens]);
}

#[test]
fn whoever_signs_a_block_quote_stands_behind_it_on_a_line_of_its_own() {
    let signed = ["1 >p It holds.", "1 >p — Maria Sol, engineer"];
    assert_eq!(page("<blockquote><p>It holds.</p><footer>Maria Sol, engineer</footer></blockquote>"), signed);
    assert_eq!(page("<blockquote>It holds.<footer>— Maria Sol, engineer</footer></blockquote>"), signed);
    let leaning = ["1 >p It holds.", "1 >p — Maria Sol, engineer [emphasis: Maria Sol, engineer]"];
    assert_eq!(page("<blockquote><p>It holds. <cite>Maria Sol, engineer</cite></p></blockquote>"), leaning);
    assert_eq!(page("<blockquote><p>It holds.</p><cite>Maria Sol, engineer</cite></blockquote>"), leaning);
    assert_eq!(
        page("<blockquote><p>I read it in <cite>Dams</cite></p></blockquote>"),
        ["1 >p I read it in Dams [emphasis: Dams]"]
    );
}

#[test]
fn a_page_with_a_block_quote_keeps_who_signs_it() {
    let rain = "Rain fell all week on the hills above Ede, and the water behind the dam rose, day by day. "
        .repeat(6);
    let page = format!(
        "<!doctype html><title>Dam opens</title><body><article><p>{rain}</p><blockquote><p>It holds.</p>\
         <footer>Maria Sol, engineer</footer></blockquote><p>{rain}</p></article><footer>Imprint</footer>"
    );
    let article = article("page.html", page);
    assert!(article.text.contains("It holds.\n\n— Maria Sol, engineer\n\n"), "{}", article.text);
    let briefing = briefing::extract::briefing(&article);
    let speaker = briefing.quotes.first().and_then(|quote| quote.speaker.as_ref());
    assert_eq!(speaker.map(|speaker| speaker.name.as_str()), Some("Maria Sol"));
}

#[test]
fn an_article_that_a_script_would_draw_is_read_from_the_data() {
    let page = "<!doctype html><title>Rain in Ede</title><body><p>Please wait.</p>\n<script type='application/ld+json'>\
                {\"@type\": \"NewsArticle\", \"articleBody\": \"Rain fell all week.\\n\\nThe bridge is shut.\"}</script>";
    assert_eq!(
        blocks(&article("page.html", page)),
        ["1 h1 Rain in Ede", "1 p Rain fell all week.", "1 p The bridge is shut."]
    );
}

#[test]
fn the_address_of_a_film_may_have_any_character() {
    let film =
        "<iframe src='https:É/www.youtube.com/embed/x'></iframe><object data=x>É/www.youtube.com</object>";
    let page = format!("<!doctype html><body><p>Rain fell all week, and the bridge was shut.</p>{film}");
    assert_eq!(blocks(&article("page.html", page)), ["1 p Rain fell all week, and the bridge was shut."]);
}

#[test]
fn ten_thousand_open_elements_do_no_harm() {
    let started = Instant::now();
    for tag in [
        "<div>",
        "<b>",
        "<div><p>",
        "<ul><li>",
        "<blockquote>",
        "<table><td>",
        "<span>x",
        "<svg>",
        "<font size=1><p>",
        "<noscript>",
        "<svg><style>",
    ] {
        let count = if tag == "<noscript>" { 70_000 } else { 10_000 };
        let source = format!("<!doctype html><body><p>Rain.</p>{}Rain fell all week.", tag.repeat(count));
        let article = article("page.html", &source);
        let unseen = ["<svg", "<noscript"].iter().any(|name| tag.starts_with(name));
        assert!(article.text.ends_with("Rain fell all week.") || unseen, "{tag}: {:?}", article.text.len());
    }
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
}

#[test]
fn a_tag_with_endless_attributes_is_no_page_and_loses_no_word() {
    let started = Instant::now();
    for begun in [
        "<p a='>' ",
        "</p ",
        "<SCRIPT></SCRIPT><p ",
        "<!-- wet --!><p ",
        "<!x <a b='><p ",
        "<a \"><p ",
        "<a =\"><p ",
        "<a b=c\"><p ",
        "<title><a b='</title><p ",
        "<svg><script><p ",
        "<svg><style></svg><p ",
        "<svg><![CDATA[<a b=']]><p ",
        "<math><title><p ",
        "<select><title><p ",
        "<script><!--<script></script><a b='</script><p ",
    ] {
        let mut source = format!("<!doctype html><body><p>Rain</p>{begun}");
        for index in 0..100_000 {
            write!(source, "a{index}=1 ").unwrap();
        }
        source.push_str(">fell</p>");
        let article = article("page.html", &source);
        assert!(article.text.contains("Rain"), "{begun}");
        assert!(article.problems.iter().any(|it| it.message.starts_with("this is no page")), "{begun}");
    }
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
}

#[test]
fn words_between_quotation_marks_and_in_scripts_are_no_attributes() {
    let many = "a ".repeat(1_000);
    let source = format!(
        "<!doctype html><body><p title=\"{many}\" class = '{many}'>Rain</p><!--<p {many}> -->\
         <script>if (a<b) {{ {many} }}</script><p>fell"
    );
    assert_eq!(article("page.html", &source).problems, []);
}

#[test]
fn a_page_with_too_many_elements_keeps_its_words() {
    let source = format!("<!doctype html><body>{}<p>The last word.", "<i>x</i><p>y".repeat(80_000));
    let article = article("page.html", &source);
    assert!(article.text.ends_with("The last word."));
    assert!(article.problems[0].message.starts_with("the page has more elements"));
}

#[test]
fn no_control_character_comes_through_what_a_page_says_about_itself() {
    let url = "https://lamp.example/&#27;]0;rain&#7;&#10;\u{9b}31m";
    let page = format!(
        "<!doctype html><link rel=canonical href='{url}'><meta property=og:url content='{url}'>\
         <meta name=author content='Ada&#27;[1m'><meta property=og:site_name content='Lamp&#155;'><p>Rain."
    );
    let about = article("page.html", &page).metadata;
    assert_eq!(about.url.as_deref(), Some("https://lamp.example/␛]0;rain␇ \u{fffd}31m"));
    assert_eq!((about.authors[0].as_str(), about.source.as_deref()), ("Ada␛[1m", Some("Lamp›")));
}

#[test]
fn a_comment_parts_no_word() {
    let page = "<!doctype html><body><p>Rain<!-- x -->fall <!---->and<!-- y --> hail.";
    assert_eq!(article("page.html", page).text, "Rainfall and hail.");
}
