//! What holds for any text at all.

use std::time::{Duration, Instant};

use briefing::model::briefing::Briefing;
use briefing::text::span::Span;
use proptest::prelude::*;

use super::understood;

/// Every span of a briefing.
fn spans(briefing: &Briefing) -> Vec<Span> {
    let mut spans: Vec<Span> = briefing.summary.clone();
    spans.extend(briefing.title.iter().map(|title| title.span));
    for player in &briefing.players {
        spans.push(player.name_span);
        spans.extend(player.role);
        spans.extend(&player.mentions);
    }
    for quote in &briefing.quotes {
        spans.extend(&quote.parts);
        spans.extend(quote.cue);
        spans.extend(quote.speaker.as_ref().map(|speaker| speaker.span));
    }
    for doubt in &briefing.doubts {
        spans.push(doubt.span);
        spans.extend(doubt.cue);
        // In the list of players a doubt is what stands behind the name.
        assert!(doubt.cue.is_none_or(|cue| cue.end <= doubt.span.end), "a cue ends with its sentence");
        spans.extend(doubt.holder.as_ref().map(|holder| holder.span));
    }
    spans.extend(briefing.sections.iter().map(|section| section.heading));
    spans
}

fn holds(text: &str) {
    let (article, briefing) = understood("any.md", text);
    for span in spans(&briefing) {
        assert!(!span.is_empty(), "an empty span in {text:?}");
        assert!(article.text.get(span.start..span.end).is_some(), "{span:?} cuts a character of {text:?}");
    }
    let voices = briefing.quotes.iter().filter_map(|quote| quote.speaker.as_ref());
    for voice in voices.chain(briefing.doubts.iter().filter_map(|doubt| doubt.holder.as_ref())) {
        assert!(
            voice.player.is_none_or(|player| player < briefing.players.len()),
            "a voice of nobody in {text:?}"
        );
    }
    assert!(
        briefing.quotes.is_sorted_by_key(|quote| quote.parts[0].start),
        "quotations out of order in {text:?}"
    );
}

proptest! {
    #[test]
    fn items_are_spans_of_the_text(
        words in proptest::collection::vec(
            prop_oneof![
                "[A-Z][a-z]{1,8}",
                "[a-z]{1,8}",
                Just("said".to_owned()), Just("who".to_owned()), Just("according to".to_owned()), Just("denied".to_owned()),
                Just("Mr.".to_owned()), Just("Jr.".to_owned()), Just("the minister".to_owned()), Just("\n\n".to_owned()),
                Just("\n- ".to_owned()), Just("\n> ".to_owned()), Just("\n## Key players\n".to_owned()),
                Just("\n## Criticism\n".to_owned()), Just("—".to_owned()), Just(",".to_owned()), Just(":".to_owned()),
                "[“”\"'‘’«»„「」`(),.:;?!…—-]{1,3}",
                "\\PC{1,4}",
            ],
            0..80,
        ),
    ) {
        holds(&words.join(" "));
    }
}

#[test]
fn other_languages_pass_through() {
    for text in [
        "Der Minister sagte: „Wir bleiben hier.“ Niemand widersprach.",
        "« Nous resterons », a déclaré la ministre Zoé Lefèvre-Ñandú.",
        "大臣は「ここに残る」と述べた。",
        "Министр сказал: «Мы останемся здесь надолго». Никто не возразил.",
        "قال الوزير: «سنبقى هنا». لم يعترض أحد.",
        "",
        "\"",
        "“",
        "’’’’''''``````",
        "Ο υπουργός είπε: «Μένουμε εδώ». “Ναι”, είπε η Ελένη.",
        "मंत्री ने कहा: “हम यहीं रहेंगे।”",
        "รัฐมนตรีกล่าวว่า “เราจะอยู่ที่นี่”",
    ] {
        holds(text);
    }
}

#[test]
fn a_wall_of_marks_names_and_commas_ends_soon() {
    for piece in [
        "“a “b\" ",
        "Ada Quill, ",
        "\"x\" said Ada Quill and ",
        ". ",
        "(",
        "‘",
        "Quill’s ",
        "he said that she said ",
        "— Ada Quill\n\n",
        "“No,” he said, adding, ",
        "the minister, who said, ",
        "\"title\":\"x\",",
        "folly ",
        "it is absurd, ",
        "The fee was too high and ",
        "he insisted ",
        "few were ",
    ] {
        let started = Instant::now();
        holds(&piece.repeat(20_000));
        // A second or two where nothing is optimised; what grows with the square takes minutes.
        assert!(started.elapsed() < Duration::from_secs(30), "{piece:?} took {:?}", started.elapsed());
    }
}

#[test]
fn a_block_of_many_marks_ends_soon() {
    for (start, piece) in [
        ("", "*Ada* doubts it. "),
        ("## Key players\n\n", "*Ada* Quill ran it. "),
        ("| a |\n|---|\n| ", "*a* \\| "),
        ("| a |\n|---|\n| ", "Quill denies it. "),
        ("Quill said “", "unlikely "),
    ] {
        let time = |count| {
            let started = Instant::now();
            holds(&format!("{start}{}", piece.repeat(count)));
            started.elapsed()
        };
        // Four times as many take four times as long, and sixteen times as long where each
        // mark is looked at for each sentence; the machine may be busy with the larger half.
        let (few, many) = (time(15_000), time(60_000));
        assert!(many < few * 9 + Duration::from_secs(1), "{piece:?} took {few:?} and {many:?}");
    }
}
