//! Mail and mailboxes.

use std::fmt::Write;

use briefing::loader::read_all;
use briefing::model::article::Origin;

use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_oneof, proptest};

use super::properties::check;
use super::{article, blocks, outline};

#[test]
fn a_newsletter_made_of_tables_reads_like_an_article() {
    insta::assert_snapshot!(outline(&article(
        "morning.eml",
        include_bytes!("../fixtures/loader/morning.eml")
    )));
}

#[test]
fn a_letter_is_unfolded_and_its_signature_stands_apart() {
    insta::assert_snapshot!(outline(&article("flowed.eml", include_bytes!("../fixtures/loader/flowed.eml"))));
}

#[test]
fn the_text_is_read_where_the_html_says_only_that_it_cannot_be_shown() {
    let mail = b"Message-ID: <1@lamp.example>\nSubject: Fog\nMIME-Version: 1.0\n\
        Content-Type: multipart/alternative; boundary=b\n\n\
        --b\nContent-Type: text/plain\n\nFog lay over the strait all day, and the ferry stayed in port.\n\n\
        --b\nContent-Type: text/html\n\n<p>See the text.</p>\n--b--\n";
    assert_eq!(
        article("a.eml", mail).text,
        "Fog\n\nFog lay over the strait all day, and the ferry stayed in port."
    );
}

#[test]
fn every_part_has_the_encoding_it_names() {
    let mail = b"Message-ID: <1@lamp.example>\nSubject: =?koi8-r?B?9NXNwc4=?=\nContent-Type: text/plain; charset=windows-1252\n\
        Content-Transfer-Encoding: 8bit\n\nCaf\xe9 \x93Fog\x94.\n";
    let read = article("a.eml", mail);
    assert_eq!(read.text.trim(), "Туман\n\nCafé “Fog”.");
    assert!(read.problems.is_empty(), "{:?}", read.problems);
}

#[test]
fn an_encoding_that_is_not_named_or_named_wrongly_is_guessed() {
    for charset in ["", "; charset=utf-8"] {
        for kind in ["plain", "html"] {
            let head = format!("Content-Type: text/{kind}{charset}\n");
            for (encoding, word) in [
                ("8bit", &b"\xe0 Besan\xe7on et l'\xe9t\xe9"[..]),
                ("quoted-printable", b"=E0 Besan=E7on et l'=E9t=E9"),
            ] {
                let mail = [
                    b"Message-ID: <1@lamp.example>\nSubject: L'\xe9t\xe9 est fini \xe0 Besan\xe7on\n",
                    head.as_bytes(),
                    b"Content-Transfer-Encoding: ",
                    encoding.as_bytes(),
                    b"\n\nIl pleut ",
                    word,
                    b" est fini.\n",
                ]
                .concat();
                let read = article("a.eml", &mail);
                let text = "L'été est fini à Besançon\n\nIl pleut à Besançon et l'été est fini.";
                assert_eq!(read.text.trim(), text, "{head} {encoding}");
                assert!(
                    read.problems.iter().any(|it| it.message.contains("windows-1252")),
                    "{head} {encoding} {:?}",
                    read.problems
                );
            }
        }
    }
}

#[test]
fn a_character_that_is_lost_in_a_mail_is_a_problem() {
    let mail = b"Message-ID: <1@lamp.example>\nSubject: Fog\nContent-Type: text/plain; charset=utf-8\n\n\
        Caf\xc3\xa9, th\xc3\xa9 et rh\xff.\n";
    let read = article("a.eml", mail);
    assert_eq!(read.text.trim(), "Fog\n\nCafé, thé et rh\u{fffd}.");
    assert_eq!(read.problems.len(), 1, "{:?}", read.problems);
}

#[test]
fn a_mail_that_only_passes_another_on_reads_as_that_one() {
    let mail = b"Message-ID: <1@lamp.example>\nSubject: Fwd: Fog\nMIME-Version: 1.0\n\
        Content-Type: multipart/mixed; boundary=b\n\n\
        --b\nContent-Type: message/rfc822\n\nFrom: Ada Moss <ada@lamp.example>\nSubject: Fog\n\nIt lay over the strait.\n\n--b--\n";
    assert_eq!(blocks(&article("a.eml", mail)), ["2 h1 Fwd: Fog", "2 h1 Fog", "5 p It lay over the strait."]);
}

#[test]
fn a_mail_without_text_says_what_it_has() {
    let mail = b"Message-ID: <1@lamp.example>\nSubject: Times\nMIME-Version: 1.0\n\
        Content-Type: application/pdf; name=times.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjc=\n";
    let read = article("a.eml", mail);
    assert_eq!(read.text, "Times");
    assert_eq!(
        read.problems[0].message,
        "this mail has no text; what is attached to it is not read: times.pdf"
    );
}

#[test]
fn a_mail_that_breaks_off_is_read_up_to_there() {
    let mail = include_str!("../fixtures/loader/morning.eml");
    let read = article("a.eml", mail.split("</h2>").next().unwrap());
    assert_eq!(read.blocks.last().map(|block| read.slice(block.span)), Some("Key players"));
    assert_eq!(read.problems[0].message, "this mail ends in the middle; what there is of it is shown");
    assert_eq!(read.problems[0].line, 29);
}

#[test]
fn a_mailbox_gives_an_article_for_each_mail() {
    let mails = "From ada@lamp.example Fri May  2 06:00:00 2031\nMessage-ID: <1@lamp.example>\nSubject: Fog\n\nIt lay.\n>From the pier nothing was seen.\n\n\
        From ada@lamp.example Fri May  2 07:00:00 2031\nMessage-ID: <2@lamp.example>\nSubject: Rain\n\nAll week.\n";
    let read = read_all(mails.as_bytes().to_vec(), Origin::File("box".into()));
    assert_eq!(blocks(&read.first)[0], "3 h1 Fog");
    assert!(read.first.text.contains("\nFrom the pier nothing was seen."), "{}", read.first.text);
    assert_eq!(blocks(&read.others[0]), ["10 h1 Rain", "12 p All week."]);
    assert_eq!(read.others[0].entry, Some(2));
}

#[test]
fn parts_within_parts_end_soon() {
    let mut mail = "Message-ID: <1@lamp.example>\nSubject: Fog\nMIME-Version: 1.0\n".to_owned();
    for depth in 0..5_000 {
        writeln!(mail, "Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}").unwrap();
    }
    article("a.eml", &mail);
    for count in [900, 50_000] {
        let mail =
            "Message-ID: <1@lamp.example>\nSubject: Fog\nContent-Type: message/rfc822\n\n".repeat(count);
        article("a.eml", &mail);
    }
    let mail = "Message-ID: <1@lamp.example>\nSubject: Fog\nContent-Type: multipart/mixed; boundary=b\n\n"
        .to_owned();
    let read = article("a.eml", mail + &"--b\nContent-Type: text/plain\n\nFog.\n".repeat(20_000));
    assert_eq!(read.blocks.len(), 20_001);
}

/// Mails made of what the reader looks for, whole and torn.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "(Subject|From|List-Id|Archived-At|Date): [a-z<>@=?\"]{0,20}\n",
        "Content-Type: (text/plain|text/html|multipart/mixed|message/rfc822)(; boundary=b|; format=flowed|; charset=utf-16)?\n",
        "Content-Transfer-Encoding: (base64|quoted-printable|8bit|x)\n",
        "(--b\n|--b--\n|\n\n|\nFrom a b\n|-- \n|> |>From )",
        "(=\n|=E9|=1B|<p>|</p>|<table><tr><td>|&#27;)",
        "[A-Za-z0-9+/= ]{0,20}\n?",
        "\\PC{1,3}",
    ];
    vec(piece, 0..50)
        .prop_map(|pieces| format!("Message-ID: <1@lamp.example>\nSubject: x\n{}", pieces.concat()))
}

proptest! {
    #[test]
    fn articles_of_mails_are_sound(text in pieces()) {
        for text in [text.clone(), format!("From a b\n{text}")] {
            let lines = text.len() + 1;
            for article in read_all(text.into_bytes(), Origin::Stdin) {
                check(&article, lines);
            }
        }
    }

    #[test]
    fn arbitrary_bytes_behind_a_mail_s_header_make_an_article(bytes in vec(any::<u8>(), 0..400)) {
        let header = b"Message-ID: <1@lamp.example>\nSubject: x\nContent-Type: text/html\n";
        let bytes = [header, bytes.as_slice()].concat();
        check(&article("a.eml", &bytes), bytes.len() + 1);
    }
}

#[test]
fn a_header_without_end_is_read_as_text() {
    let text = format!("From: Ada\nMessage-ID: <1@lamp.example>\n{}\nRain.\n", "A: b\n".repeat(10_000));
    let article = article("a.eml", text.as_bytes());
    assert!(article.text.contains("A: b\n") && article.text.ends_with("Rain.\n"), "{}", article.text.len());
}

#[test]
fn lines_of_links_to_the_mail_itself_are_left_out_and_sentences_are_not() {
    let html = "Message-ID: <1@lamp.example>\nSubject: Fog\nMIME-Version: 1.0\nContent-Type: text/html\n\n\
        <p><a href=https://lamp.example/7>View this email in your browser</a></p><p>Fog lay over the strait.</p>\
        <p>The ferry line lets people unsubscribe.</p>\
        <p>You are receiving this because you asked for it.</p>\
        <p><a href=https://lamp.example/8>Unsubscribe</a> | <a href=https://lamp.example/9>Manage your preferences</a></p>";
    let shown = [
        "2 h1 Fog",
        "6 p Fog lay over the strait.",
        "6 p The ferry line lets people unsubscribe.",
        "6 p You are receiving this because you asked for it.",
    ];
    assert_eq!(blocks(&article("a.eml", html)), shown);
    let plain = "Message-ID: <1@lamp.example>\nSubject: Fog\n\nView in browser: https://lamp.example/7\n\n\
        Fog lay over the strait all day.\n\n- Hail in Ede.\n- Unsubscribe <https://lamp.example/8>\n- Sun.\n";
    let shown = ["2 h1 Fog", "6 p Fog lay over the strait all day.", "8   • Hail in Ede.", "10   • Sun."];
    assert_eq!(blocks(&article("a.eml", plain)), shown);
}

#[test]
fn a_mail_of_nothing_but_links_is_shown() {
    let mail =
        "Message-ID: <1@lamp.example>\nSubject: Fog\nContent-Type: text/html\n\n<p>View in browser</p>";
    assert_eq!(blocks(&article("a.eml", mail)), ["2 h1 Fog", "5 p View in browser"]);
}
