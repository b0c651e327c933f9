//! The summary: the section that is one, else what stands before the first section, else
//! the lead.

use super::cast::Cast;
use super::lexicon::SAY;
use super::prose::{Prose, Sentence};
use super::sections;
use crate::model::article::{Block, BlockKind};
use crate::model::briefing::{Section, SectionKind};
use crate::text::sentence;
use crate::text::span::Span;

/// A summary made of the lead has at most so many sentences.
const LEAD: usize = 3;

/// A summary the article itself gives has at most so many sentences.
const GIVEN: usize = 8;

/// The sentences of the summary.
pub(super) fn find(prose: &Prose, cast: &Cast, all: &[Section], title: Option<Span>) -> Vec<Span> {
    // A question or an answer of an interview is no lead.
    let interview = prose.turns.first().filter(|_| cast.voices.is_interview(prose)).map(|first| first.block);
    let headless = title.is_none();
    let sentences = |part, most| sentences(prose, interview.unwrap_or(usize::MAX), headless, part, most);
    let start = title.map_or(0, |title| title.end);
    let end = all.iter().map(|section| section.span.start).find(|at| *at > start);
    // Where only the end has headings, "About the company", what stands above is the story.
    let most = end
        .map_or(LEAD, |end| if 2 * (end - start) > prose.article.text.len() - start { LEAD } else { GIVEN });
    let lead = end.map(|end| sentences(Span::new(start, end), most)).unwrap_or_default();
    // What has text above it is none of its own: a letter's news "in brief" come last.
    let opens = |section: &&Section| {
        let above = all.iter().take_while(|other| other.span.start < section.span.start);
        above.filter(|other| Some(other.heading) != title).all(|other| {
            sentences(Span::new(other.heading.end, other.span.end.min(section.span.start)), 1).is_empty()
        })
    };
    let mut given = all
        .iter()
        .filter(|section| section.kind == SectionKind::Summary)
        .filter(|section| !is_roundup(prose, section) || opens(section));
    let announced: Vec<&Section> = given.clone().filter(|section| announces(prose, section)).collect();
    // "TL;DR: ..." in a line, and "Summary" with three points: both are.
    if announced.len() > 1 {
        let all = announced
            .iter()
            .flat_map(|section| sentences(Span::new(section.heading.end, section.span.end), GIVEN));
        let found: Vec<Span> = all.take(GIVEN).collect();
        if !found.is_empty() {
            return found;
        }
    }
    let own = announced.first().copied();
    let own = own.or_else(|| given.next().filter(|_| lead.is_empty()));
    // The points that open a page are its summary, whatever they are called.
    let points = || all.iter().find(|section| section.kind == SectionKind::Highlights).filter(opens);
    if let Some(section) = own.or_else(|| points().filter(|_| lead.is_empty())) {
        let found = sentences(Span::new(section.heading.end, section.span.end), GIVEN);
        if !found.is_empty() {
            return found;
        }
    }
    if !lead.is_empty() {
        return lead;
    }
    // A letter may begin with the heading "Good morning": what stands below it is the lead.
    let below = all.iter().filter(|section| section.kind == SectionKind::Other);
    let below = below.map(|section| Span::new(section.heading.end.max(start), section.span.end));
    for part in below.chain([Span::new(start, prose.article.text.len())]) {
        let found = sentences(part, LEAD);
        if !found.is_empty() {
            return found;
        }
    }
    sentences(Span::whole(&prose.article.text), LEAD)
}

/// True for a heading under which a letter gives either its summary or the rest of the news.
fn is_roundup(prose: &Prose, section: &Section) -> bool {
    let heading = prose.article.slice(section.heading).to_lowercase();
    ["in brief", "at a glance", "the latest"].iter().any(|words| heading.contains(words))
}

/// True for a heading that says "summary". Others of the kind ("What happened") only take
/// the lead's place where there is none.
fn announces(prose: &Prose, section: &Section) -> bool {
    let heading = prose.article.slice(section.heading).to_lowercase();
    [
        "summary",
        "tl;dr",
        "tldr",
        "in brief",
        "in short",
        "gist",
        "at a glance",
        "abstract",
        "nutshell",
        "overview",
    ]
    .iter()
    .any(|word| heading.contains(word))
}

/// The first `most` sentences that lie in `part`, before the block with which an `interview`
/// begins, and are text of the author's. Where the article has no title of its own,
/// `headless`, a line that the lead says again is one.
fn sentences(prose: &Prose, interview: usize, headless: bool, part: Span, most: usize) -> Vec<Span> {
    let from = prose.sentences.partition_point(|sentence| sentence.span.end <= part.start);
    let mut found = Vec::new();
    // The block in which the author greets the readers.
    let mut greeted = None;
    for sentence in prose.sentences.get(from..).unwrap_or_default() {
        if sentence.span.start >= part.end || sentence.block >= interview || found.len() >= most {
            break;
        }
        let Some(block) = prose.block(sentence.block) else { continue };
        // What stands above the first question tells what the questions are about.
        if let Some(turn) = prose.turn(sentence.block) {
            if !found.is_empty() {
                break;
            }
            if turn.asks {
                continue;
            }
        }
        let span = match sections::run_in(prose.article, block) {
            Some(head) if sentence.span.start <= head.start => after_head(prose, sentence.span, head),
            _ => sentence.span,
        };
        let text = prose.article.slice(span);
        // A mark that stands alone is no sentence.
        if !text.contains(char::is_alphanumeric) {
            continue;
        }
        // Words that somebody else says need the sentence that says who.
        if !found.is_empty() && is_quotation(prose, sentence) {
            continue;
        }
        let chats = greeted == Some(sentence.block) && is_chat(text);
        let greets =
            found.is_empty() && (is_greeting(text) || is_preview(text) || chats) || is_price_list(text);
        if greets {
            greeted = Some(sentence.block);
        }
        if is_text(prose, block) && !is_signed(prose, sentence.block) && !span.is_empty() && !greets {
            let line = found.first().zip(found.last()).map(|(first, last): (&Span, &Span)| first.join(*last));
            if headless && found.len() <= 2 && line.is_some_and(|line| is_headline(prose, line, span)) {
                found.clear();
            }
            found.push(span);
        }
    }
    found
}

/// The longest head before a headline, in bytes.
const HEAD: usize = 40;

/// The most words of a headline.
const HEADLINE: usize = 20;

/// True for a `line` that opens the article, alone in its paragraph, where the longer `lead`
/// has words of it again.
fn is_headline(prose: &Prose, line: Span, lead: Span) -> bool {
    let article = prose.article;
    let opens = article.blocks.iter().find(|block| !block.span.is_empty());
    // What stands before it is a run-in head: "SOCCER - ...".
    let alone = opens.is_some_and(|block| {
        let whole = block.span.trimmed(&article.text);
        whole.end == line.end && whole.contains(line) && line.start - whole.start <= HEAD
    });
    let words = |span: Span| {
        article.slice(span).split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty())
    };
    let count = words(line).take(HEADLINE + 1).count();
    if !alone || count > HEADLINE || words(lead).take(count + 1).count() <= count {
        return false;
    }
    let shouted =
        !article.slice(line).contains(char::is_lowercase) && article.slice(lead).contains(char::is_lowercase);
    if shouted {
        return true;
    }
    let telling = |word: &&str| word.chars().nth(3).is_some();
    let said: Vec<String> = words(line).filter(telling).map(str::to_lowercase).collect();
    words(lead).filter(telling).filter(|word| said.contains(&word.to_lowercase())).take(2).count() == 2
}

/// True for a sentence that is a quotation from its first word to its last.
fn is_quotation(prose: &Prose, sentence: &Sentence) -> bool {
    sentence
        .tokens
        .clone()
        .all(|at| prose.is_quoted(at) || prose.token(at).is_some_and(|token| !token.is_word()))
        && prose.is_quoted(sentence.tokens.start)
}

/// A sentence without the run-in head it begins with.
fn after_head(prose: &Prose, sentence: Span, head: Span) -> Span {
    let rest = Span::new(head.end, sentence.end);
    let words = prose.article.slice(rest).trim_start_matches([':', '.', ' ']);
    Span::new(sentence.end - words.len(), sentence.end)
}

/// True for a block that is a quotation and a dash with whoever said it.
fn is_signed(prose: &Prose, block: usize) -> bool {
    let range = prose.block_tokens(block);
    let quoted = prose.quotation(range.start).and_then(|index| prose.quoted.get(index));
    quoted.is_some_and(|quoted| {
        let dash = matches!(prose.sign(quoted.outer.end), '—' | '–' | '―' | '-');
        dash && !(quoted.outer.end..range.end).any(|at| prose.is(at, SAY))
    })
}

/// True for a block that can be part of a summary: no dateline, byline or caption.
fn is_text(prose: &Prose, block: &Block) -> bool {
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item(_)) {
        return false;
    }
    let text = prose.article.slice(block.span);
    let short = text.split_whitespace().take(13).count() < 13;
    let ends = text.trim_end().ends_with(['.', '!', '?', '”', '"', ':', '…', '。']);
    let cut = short && !ends && block.kind == BlockKind::Paragraph;
    !cut && !is_notice(text) && !is_roll(text)
}

/// True for the line of minutes that tells who was there.
fn is_roll(text: &str) -> bool {
    let label = text.split_once(':').map(|(label, _)| label.trim().to_lowercase()).unwrap_or_default();
    matches!(
        label.as_str(),
        "present" | "attending" | "in attendance" | "apologies" | "absent" | "chair" | "minutes"
    )
}

/// How a newsletter greets its readers, and the most words of such a sentence.
const GREETINGS: [&str; 9] = [
    "good morning",
    "good afternoon",
    "good evening",
    "good day",
    "hello",
    "hi ",
    "dear reader",
    "welcome to ",
    "welcome back",
];
const GREETING: usize = 10;

/// How it promises what is to come, and the most words of such a sentence.
const PROMISES: [&str; 5] = ["here is ", "here's ", "here are ", "this is what ", "these are "];
const PROMISE: usize = 16;

/// True for a short paragraph that begins with a greeting.
pub(super) fn is_welcome(text: &str) -> bool {
    text.len() <= WELCOME
        && sentence::sentences(text, Span::whole(text), &[])
            .next()
            .is_some_and(|first| is_greeting(first.of(text)))
}

/// The longest paragraph that only greets, in bytes.
const WELCOME: usize = 160;

/// True for a sentence that says nothing but that the news begins.
fn is_greeting(sentence: &str) -> bool {
    let count = sentence.split_whitespace().take(PROMISE + 1).count();
    if count > PROMISE {
        return false;
    }
    let sentence = sentence.to_lowercase().replace('’', "'");
    let begins = |starts: &[&str]| starts.iter().any(|start| sentence.starts_with(start));
    let addressed =
        || sentence.split(|c: char| !c.is_alphabetic()).any(|word| word == "you" || word == "your");
    // "It's Super Tuesday" is news.
    let day = |start: &&str| sentence.strip_prefix(*start).map(|rest| rest.trim_end_matches(['.', '!', ' ']));
    let dated = DATES.iter().filter_map(day).any(|rest| DAYS.contains(&rest));
    let announces = count <= GREETING && begins(&["here's what's ", "here is what's ", "here's what is "]);
    count <= GREETING && begins(&GREETINGS) || dated || announces || begins(&PROMISES) && addressed()
}

/// The most words of a sentence in which "we" and "you" are the author and the readers.
const CHAT: usize = 10;

/// True for what an author tells readers of themselves, behind a greeting: "It's Hana here, and
/// yes, I have had my coffee." The news may be that "we have a bridge again", at more length.
fn is_chat(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let words = || lower.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty());
    let quoted = sentence.contains(['“', '"', '«']);
    let thanks = words().next().is_some_and(|word| matches!(word, "thanks" | "thank" | "welcome"));
    let own = words().any(|word| matches!(word, "i" | "me" | "my"));
    let shared = words().any(|word| matches!(word, "we" | "us" | "our" | "you" | "your"));
    !quoted && (thanks || own || shared && words().take(CHAT + 1).count() <= CHAT)
}

/// True for a short line that counts what is to come: "Three things before your first cup."
fn is_preview(sentence: &str) -> bool {
    const COUNTS: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    const THINGS: [&str; 4] = ["things", "stories", "headlines", "items"];
    let lower = sentence.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let counted = words.first().is_some_and(|word| COUNTS.contains(word))
        && words.iter().skip(1).take(2).any(|word| THINGS.contains(word));
    counted && words.len() <= PROMISE && words.iter().any(|word| matches!(*word, "you" | "your"))
}

/// True for a line of things and what they cost: "Tea $2.40, toast $1.90."
fn is_price_list(sentence: &str) -> bool {
    const MOST: usize = 5;
    let parts = || sentence.split([';', '\n', '·', '|']).flat_map(|part| part.split(", "));
    let priced = |part: &str| {
        let words = part.split_whitespace().count();
        let price = part.split_whitespace().last().is_some_and(|word| {
            let word = word.trim_end_matches('.').trim_start_matches(['$', '€', '£']);
            word.contains('.') && word.chars().all(|c| c.is_ascii_digit() || c == '.')
        });
        words <= MOST && price
    };
    parts().count() > 1 && parts().all(priced)
}

/// How it names the day: "It's Tuesday."
const DATES: [&str; 4] = ["it's ", "it is ", "today is ", "happy "];
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Words with which a newsletter tells how it came and how it can be stopped. News may be
/// about any one of these things; two of them are a notice.
const NOTICES: [&str; 18] = [
    "unsubscribe",
    "you are receiving this",
    "you're receiving this",
    "you receive this",
    "you received this",
    "was forwarded this",
    "in your browser",
    "email preferences",
    "manage your subscription",
    "because you",
    "having trouble",
    "read this",
    "view this",
    "click here",
    " here.",
    "sign up",
    "signed up",
    "mailing list",
];

/// A paragraph of so few words is a notice by one sign.
const FEW: usize = 8;

/// How a paragraph begins that says where a newsletter comes from: no news begins so.
const IMPRINTS: [&str; 7] = [
    "you are receiving this",
    "you're receiving this",
    "you received this email",
    "this email was sent to",
    "our mailing address",
    "copyright ©",
    "© ",
];

/// The longest notice, in bytes.
const LONGEST_NOTICE: usize = 400;

/// True for a paragraph about the newsletter it stands in.
fn is_notice(text: &str) -> bool {
    if text.len() > LONGEST_NOTICE {
        return false;
    }
    let text = text.to_lowercase().replace('’', "'");
    let signs = NOTICES.iter().filter(|words| text.contains(**words)).count();
    let imprint = IMPRINTS.iter().any(|words| text.trim_start().starts_with(words));
    imprint || signs > 1 || signs == 1 && text.split_whitespace().count() <= FEW
}

#[cfg(test)]
mod tests {
    use super::{is_greeting, is_notice, is_preview, is_price_list};

    #[test]
    fn a_greeting_is_told_from_news() {
        assert!(is_greeting("Good morning."));
        assert!(is_greeting("Hello, and welcome to the Lamp."));
        assert!(is_greeting("It’s Tuesday."));
        assert!(is_greeting("Here’s what is moving the harbour."));
        assert!(!is_greeting("It is Tuesday’s vote that counts."));
        assert!(is_greeting("Happy Friday!"));
        assert!(!is_greeting("It’s Super Tuesday."));
        assert!(is_greeting("Here’s what you need to know before the first ferry."));
        assert!(!is_greeting("Here is the mayor’s plan for the bridge."));
        assert!(!is_greeting("Good morning is what the mayor says to every one of the ferry’s crew."));
        assert!(!is_greeting("Hills above Ede slid into the river."));
    }

    #[test]
    fn promises_and_prices_are_told_from_news() {
        assert!(is_preview("Three things before your first cup."));
        assert!(!is_preview("Three stories of the tower fell into the harbour."));
        assert!(is_price_list("Coffee $3.10, tea $2.40, toast $1.90."));
        assert!(!is_price_list("Coffee rose to $3.10, and tea fell."));
    }

    #[test]
    fn a_notice_about_the_newsletter_is_told_from_news() {
        assert!(is_notice("You’re receiving this because you signed up. Unsubscribe here."));
        assert!(is_notice("Having trouble? Read this mail in your browser."));
        assert!(is_notice("Unsubscribe from the Lantern"));
        assert!(is_notice("Our mailing address is: The Lamp, 12 Harbour Street, Port Ansel, 4021 Norvia."));
        assert!(is_notice("Copyright © 2031 The Lamp of Ede and its owners. All rights reserved."));
        assert!(!is_notice("The council received this week a petition."));
        assert!(!is_notice(
            "The trade office adopted a rule that lets people unsubscribe from gyms with one click."
        ));
        assert!(!is_notice("A flaw lets attackers run code in your browser, researchers said on Monday."));
    }
}
