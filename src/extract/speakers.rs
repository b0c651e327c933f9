//! Who said it: reads the attribution of each quotation off the words after it, before it
//! and beside it, and where there are none off the quotation before.

use super::cast::Cast;
use super::lexicon::{FUNCTION, GROUP, HOLDER, ORGANISATION, ROLE, SAY, SAY_NOUN, SAY_WEAK};
use super::marks::Quoted;
use super::prose::Prose;
use super::subject::{Finder, Subject};
use super::tokens::{Shape, Token};
use crate::model::article::BlockKind;
use crate::text::span::Span;

/// What the text says about a quotation's speaker.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Attribution {
    /// Who.
    pub(super) subject: Option<Subject>,
    /// The token of the word of saying.
    pub(super) cue: Option<usize>,
    /// True where the words stand right beside the quotation, with a verb of saying.
    pub(super) direct: bool,
}

/// The attributions of all quotations of `prose`, in order.
pub(super) fn attributions(prose: &Prose, cast: &Cast) -> Vec<Attribution> {
    let finder = Finder { prose, cast };
    let mut all: Vec<Attribution> = Vec::with_capacity(prose.quoted.len());
    for (index, quoted) in prose.quoted.iter().enumerate() {
        let surroundings = Surroundings::of(prose, index);
        let speaks =
            |found: &Attribution| found.subject.as_ref().is_none_or(|subject| finder.can_speak(subject));
        let mut found = introduces(&finder, quoted, &surroundings)
            .or_else(|| after(&finder, quoted, &surroundings).filter(speaks))
            .or_else(|| before(&finder, quoted, &surroundings).filter(speaks))
            .or_else(|| inside(&finder, quoted, &surroundings).filter(speaks))
            .or_else(|| introduced(&finder, quoted).filter(speaks))
            .or_else(|| beside(&finder, quoted, &surroundings))
            .or_else(|| signed(&finder, quoted))
            .or_else(|| going_on(prose, index, &all))
            .or_else(|| above(&finder, quoted))
            .unwrap_or_default();
        if let Some(subject) = found.subject.as_mut().filter(|subject| subject.pronoun) {
            subject.person = antecedent(&finder, subject, &all, index);
        }
        all.push(found);
    }
    all
}

/// The stretches of plain text around a quotation, as tokens.
struct Surroundings {
    /// From the start of the sentence, or the quotation before it in the sentence.
    before: usize,
    /// To the end of the sentence or the next quotation.
    after: usize,
    /// After the sentence's last token.
    end: usize,
    /// The sentence's first token.
    sentence: usize,
}

impl Surroundings {
    fn of(prose: &Prose, index: usize) -> Self {
        let Some(quoted) = prose.quoted.get(index) else {
            return Self { before: 0, after: 0, end: 0, sentence: 0 };
        };
        let block = prose.block_tokens(quoted.block);
        let previous =
            index.checked_sub(1).and_then(|at| prose.quoted.get(at)).map_or(0, |quoted| quoted.outer.end);
        let next = prose.quoted.get(index + 1).map_or(usize::MAX, |quoted| quoted.outer.start);
        let first = prose.sentence_at(quoted.outer.start).and_then(|at| prose.sentences.get(at));
        let last =
            prose.sentence_at(quoted.outer.end.saturating_sub(1)).and_then(|at| prose.sentences.get(at));
        let sentence = first.map_or(block.start, |sentence| sentence.tokens.start);
        let end = last.map_or(block.end, |sentence| sentence.tokens.end);
        let mut after = end.min(next).max(quoted.outer.end);
        if is_dash(prose.sign(quoted.outer.end)) {
            // "“...” — Ada Quill" goes on behind the end of the sentence.
            let line =
                (quoted.outer.end..block.end).find(|at| *at > quoted.outer.end && begins_line(prose, *at));
            after = after.max(line.unwrap_or(block.end).min(next));
        }
        Self { before: sentence.max(previous), after, end: end.max(quoted.outer.end), sentence }
    }
}

const fn is_dash(sign: char) -> bool {
    matches!(sign, '—' | '–' | '-' | '―')
}

/// True where a line of the text begins with the token at `at`.
fn begins_line(prose: &Prose, at: usize) -> bool {
    at.checked_sub(1).and_then(|before| prose.token(before)).zip(prose.token(at)).is_some_and(
        |(before, token)| prose.article.slice(Span::new(before.span.end, token.span.start)).contains('\n'),
    )
}

/// `“...,” said Quill`, `“...,” Quill told the paper`, `“...,” according to Quill`,
/// `“...” — Quill, baker`.
fn after(finder: &Finder, quoted: &Quoted, around: &Surroundings) -> Option<Attribution> {
    let prose = finder.prose;
    let mut from = quoted.outer.end;
    let end = around.after;
    if matches!(prose.sign(from), ',') {
        from += 1;
    }
    if from >= end {
        return None;
    }
    if is_dash(prose.sign(from)) || prose.sign(from) == '(' {
        let subject = finder.starting(from + 1, end)?;
        let verb = (from + 1..end)
            .take(6)
            .any(|at| prose.is(at, SAY) && prose.token(at).is_some_and(|token| token.shape == Shape::Lower));
        if !verb {
            let named =
                subject.person.is_some() || is_capital_name(prose, &subject) || subject.tokens.end + 2 >= end;
            return named.then_some(Attribution { subject: Some(subject), cue: None, direct: true });
        }
        from += 1;
    }
    if prose.says(from, "according") && prose.says(from + 1, "to") {
        let subject = finder.starting(from + 2, end);
        return Some(Attribution { subject, cue: Some(from), direct: true });
    }
    // A quotation that ends in a full stop ends its sentence.
    if prose.sign(quoted.inner.end.wrapping_sub(1)) == '.' && prose.token(from).is_some_and(Token::is_capital)
    {
        return None;
    }
    // "“...” was the comment of Quill".
    if ["was", "is", "were", "are"].iter().any(|word| prose.says(from, word)) {
        let of = (from + 2..(from + 6).min(end))
            .find(|at| prose.says(*at, "of") && prose.is(at.saturating_sub(1), SAY_NOUN | HOLDER));
        let subject = of.and_then(|of| finder.starting(of + 1, end));
        if let Some(subject) = subject.filter(|subject| finder.can_speak(subject)) {
            return Some(Attribution { subject: Some(subject), cue: of.map(|of| of - 1), direct: true });
        }
    }
    // Another clause: "“...,” and Osei says that ...".
    if ["and", "but", "while", "when", "though", "although", "because", "which", "if", "or"]
        .iter()
        .any(|word| prose.says(from, word))
    {
        return None;
    }
    let cue = (from..end).take(40).find(|at| is_cue(prose, *at, from))?;
    if let Some(subject) = inverted(finder, cue, end) {
        return Some(Attribution { subject: Some(subject), cue: Some(cue), direct: cue <= from + 2 });
    }
    if cue == from || (cue <= from + 2 && finder.before(cue, from).is_none()) {
        if let Some(subject) = finder.after(cue, end) {
            return Some(Attribution { subject: Some(subject), cue: Some(cue), direct: true });
        }
        return None;
    }
    let subject = finder.before(cue, from)?;
    // The words between must be the subject and nothing but: else the verb is another's.
    let near = subject.tokens.start <= from + 2 || comes_first(finder, &subject, from);
    near.then_some(Attribution { subject: Some(subject), cue: Some(cue), direct: true })
}

/// The subject of a verb that closes a sentence with it: `..., said Ada Quill, a baker.`
fn inverted(finder: &Finder, cue: usize, end: usize) -> Option<Subject> {
    let prose = finder.prose;
    if cue == 0 || prose.sign(cue - 1) != ',' || !prose.is(cue, SAY) {
        return None;
    }
    let subject = finder.after(cue, end).filter(|subject| subject.person.is_some())?;
    let closes =
        subject.tokens.end + 1 >= end || matches!(prose.sign(subject.tokens.end), ',' | '.' | '(' | '—');
    closes.then_some(subject)
}

/// True for two to four capitalised words.
fn is_capital_name(prose: &Prose, subject: &Subject) -> bool {
    (2..=4).contains(&subject.tokens.len())
        && subject.tokens.clone().all(|at| prose.token(at).is_some_and(Token::is_capital))
}

/// True where no other name stands between `from` and the subject.
fn comes_first(finder: &Finder, subject: &Subject, from: usize) -> bool {
    subject.tokens.start <= from + 6 && finder.cast.within(&(from..subject.tokens.start)).next().is_none()
}

/// A verb of saying that is used as one.
pub(super) fn is_cue(prose: &Prose, at: usize, from: usize) -> bool {
    let Some(token) = prose.token(at) else { return false };
    if token.shape != Shape::Lower || !token.is(SAY | SAY_WEAK) || prose.quotation(at).is_some() {
        return false;
    }
    // "is said to have", "was told": the subject is not who speaks.
    let passive = at > from
        && ["is", "are", "was", "were", "been", "be"].iter().any(|word| prose.says(at - 1, word))
        && !prose.word(at).ends_with("ing");
    // "a leader to counter threats": nobody says anything, unless somebody "goes on to say".
    let infinitive = at > from + 1
        && prose.says(at - 1, "to")
        && ![
            "on",
            "went",
            "goes",
            "continued",
            "continues",
            "used",
            "like",
            "likes",
            "began",
            "begins",
            "had",
            "has",
            "sought",
            "managed",
            "told",
            "rushed",
        ]
        .iter()
        .any(|word| prose.says(at - 2, word));
    if passive || infinitive || token.is(SAY_NOUN) && !has_subject(prose, at, from) {
        return false;
    }
    // "the report", "a claim", "to read": no verb of saying.
    let noun = at > from
        && ["the", "a", "an", "his", "her", "its", "their", "this", "that", "no", "of", "some", "any"]
            .iter()
            .any(|word| prose.says(at - 1, word));
    let owned = at > from && prose.token(at - 1).is_some_and(|token| token.shape == Shape::Possessive);
    let past = prose.says(at, "said") || prose.word(at).ends_with("ed");
    !noun && (past || !owned)
}

/// True where the word before can be the subject of a verb, or stands between one and it.
fn has_subject(prose: &Prose, at: usize, from: usize) -> bool {
    if at <= from {
        // Behind a quotation: "“...,” reads the notice".
        return at > 0 && prose.quotation(at - 1).is_some();
    }
    let Some(before) = prose.token(at - 1) else { return false };
    before.is_capital() && !before.is(FUNCTION)
        || before.is(GROUP | ROLE | ORGANISATION)
        || before.shape == Shape::Lower && !before.is(FUNCTION) && prose.says(at + 1, "that")
        || before.sign == ','
        || before.sign == ')'
        || [
            "he", "she", "they", "who", "also", "it", "have", "has", "will", "would", "to", "later", "then",
            "which", "that",
        ]
        .iter()
        .any(|word| prose.says(at - 1, word))
}

/// `Quill said: “...”`, `Quill: “...”`, `According to Quill, “...”`, `..., saying “...”`.
fn before(finder: &Finder, quoted: &Quoted, around: &Surroundings) -> Option<Attribution> {
    let prose = finder.prose;
    let start = quoted.outer.start;
    if around.before >= start {
        return None;
    }
    let from = around.before;
    let last = start - 1;
    if prose.says(from, "according") && prose.says(from + 1, "to") {
        let subject = finder.starting(from + 2, start);
        return Some(Attribution { subject, cue: Some(from), direct: true });
    }
    if prose.sign(last) == ':' {
        let name = finder.cast.ending_at(last).or_else(|| finder.cast.starting_at(from));
        if let Some((tokens, person)) = name
            && tokens.start <= from + 3
            && last <= tokens.end + 8
            && !(from..last).any(|at| is_cue(prose, at, from))
        {
            return Some(Attribution {
                subject: Some(Subject { tokens, person: Some(person), pronoun: false }),
                cue: None,
                direct: true,
            });
        }
    }
    let cue = (from..start).rev().take(40).find(|at| is_cue(prose, *at, from));
    let Some(cue) = cue else {
        // "Quill takes another view: “...”".
        let subject = finder.main(around.sentence, last).filter(|_| prose.sign(last) == ':')?;
        let known = subject.pronoun || subject.person.is_some();
        return known.then_some(Attribution { subject: Some(subject), cue: None, direct: true });
    };
    let participle = prose.word(cue).ends_with("ing");
    let inverted = || finder.after(cue, start).filter(|_| prose.sign(last) == ':');
    let subject = if participle && !is_progressive(prose, cue) {
        participle_subject(finder, around.sentence, cue)
    } else {
        finder.before(cue, from).or_else(inverted).or_else(|| finder.main(around.sentence, cue))
    };
    let known = |subject: &Subject| subject.pronoun || subject.person.is_some();
    // "Quill said that the service promised last year “...”": the service promised nothing.
    let (subject, cue) = match subject {
        Some(subject) if known(&subject) || start - cue <= 2 => (Some(subject), cue),
        other => {
            let earlier = (from..cue).rev().filter(|at| prose.is(*at, SAY) && is_cue(prose, *at, from));
            earlier
                .take(2)
                .find_map(|verb| Some((Some(finder.before(verb, from).filter(known)?), verb)))
                .unwrap_or((other, cue))
        }
    };
    let direct = start - cue <= 3 || matches!(prose.sign(last), ':' | ',');
    subject.map(|subject| Attribution { subject: Some(subject), cue: Some(cue), direct })
}

/// The attribution before a quotation where it leads straight to it, `Quill said, “...”`,
/// so that nothing behind it can be meant: a quotation that ends in a comma goes on to
/// its own attribution.
fn introduces(finder: &Finder, quoted: &Quoted, around: &Surroundings) -> Option<Attribution> {
    let prose = finder.prose;
    let start = quoted.outer.start;
    let last = start.checked_sub(1).filter(|last| *last >= around.before)?;
    let ends = prose.sign(quoted.inner.end.wrapping_sub(1));
    if !matches!(prose.sign(last), ',' | ':') || ends == ',' || prose.sign(quoted.outer.end) == ',' {
        return None;
    }
    let found = before(finder, quoted, around)?;
    let near = found.cue.is_none_or(|cue| start - cue <= 6 && prose.is(cue, SAY));
    let known = found.subject.as_ref().is_some_and(|subject| subject.pronoun || subject.person.is_some());
    (near && known).then_some(found)
}

/// Whose words a participle leads to: `with Osei saying`, `Osei said ..., adding`, else the
/// subject of the sentence.
fn participle_subject(finder: &Finder, from: usize, cue: usize) -> Option<Subject> {
    let prose = finder.prose;
    let attached = cue > from && prose.token(cue - 1).is_some_and(Token::is_word);
    if attached {
        let with =
            |subject: &Subject| subject.tokens.start > from && prose.says(subject.tokens.start - 1, "with");
        if let Some((tokens, person)) = finder.cast.ending_at(cue) {
            return Some(Subject { tokens, person: Some(person), pronoun: false });
        }
        let said = finder.before(cue, from);
        if let Some(subject) = said.clone().filter(with) {
            return Some(subject);
        }
        // "a notice saying": whatever the sentence is about, the notice says it.
        let nobody = !finder.main(from, cue).is_some_and(|main| main.pronoun || main.person.is_some());
        let reads = prose.is(cue - 1, HOLDER) && nobody;
        if let Some(subject) = said.filter(|_| reads) {
            return Some(subject);
        }
    }
    let earlier = (from..cue)
        .rev()
        .find(|at| is_cue(prose, *at, from) && prose.is(*at, SAY) && !prose.word(*at).ends_with("ing"));
    let said = earlier.and_then(|verb| inverted(finder, verb, cue).or_else(|| finder.before(verb, from)));
    said.filter(|subject| subject.pronoun || subject.person.is_some()).or_else(|| finder.main(from, cue))
}

/// "is saying", "was telling".
fn is_progressive(prose: &Prose, at: usize) -> bool {
    at > 0 && ["is", "was", "are", "were", "been", "be"].iter().any(|word| prose.says(at - 1, word))
}

/// A fragment inside a clause whose verb of saying comes behind it, perhaps behind further
/// fragments.
fn inside(finder: &Finder, quoted: &Quoted, around: &Surroundings) -> Option<Attribution> {
    let prose = finder.prose;
    let (from, end) = (quoted.outer.end, around.end);
    if prose.sign(quoted.inner.end.wrapping_sub(1)) == '.' {
        return None;
    }
    let near = (from..around.after).take(25).find(|at| is_cue(prose, *at, from));
    if let Some(cue) = near
        && let Some(subject) = inverted(finder, cue, end).or_else(|| finder.before(cue, from))
    {
        return Some(Attribution { subject: Some(subject), cue: Some(cue), direct: false });
    }
    // The verb that closes the sentence.
    let cue = (from..end).take(80).filter(|at| prose.is(*at, SAY) && is_cue(prose, *at, from)).last()?;
    let closing = inverted(finder, cue, end)
        .or_else(|| finder.before(cue, from).filter(|_| cue + 6 >= end))
        .filter(|subject| subject.pronoun || subject.person.is_some())?;
    Some(Attribution { subject: Some(closing), cue: Some(cue), direct: false })
}

/// The paragraph before ends in a colon: its last sentence says who.
fn introduced(finder: &Finder, quoted: &Quoted) -> Option<Attribution> {
    let prose = finder.prose;
    let block = prose.block_tokens(quoted.block);
    let last = block.start.checked_sub(1).filter(|_| quoted.outer.start == block.start)?;
    if !matches!(prose.sign(last), ':' | ',') {
        return None;
    }
    let before = quoted.block.checked_sub(1).map(|block| prose.block_tokens(block))?;
    let sentence =
        prose.sentence_at(last).and_then(|at| prose.sentences.get(at)).map(|sentence| sentence.tokens.start);
    let from = sentence.unwrap_or(before.start).max(before.start);
    let cue = (from..last).rev().take(40).find(|at| is_cue(prose, *at, from));
    let subject = match cue {
        Some(cue) => finder.before(cue, from).or_else(|| finder.main(from, last)),
        None => finder.main(from, last),
    }?;
    Some(Attribution { subject: Some(subject), cue, direct: true })
}

/// The sentence before or after says who: `Quill disagrees. “...”`.
fn beside(finder: &Finder, quoted: &Quoted, around: &Surroundings) -> Option<Attribution> {
    let prose = finder.prose;
    let own = prose.sentence_at(quoted.outer.start)?;
    let sentences = prose.sentences_of(quoted.block);
    let whole = around.before >= quoted.outer.start;
    if !whole {
        return None;
    }
    if own > sentences.start {
        let previous = prose.sentences.get(own - 1)?;
        let ends_in_quotation = prose.quotation(previous.tokens.end.wrapping_sub(1)).is_some();
        let has_quotation = previous.tokens.clone().any(|at| prose.quotation(at).is_some());
        if has_quotation || ends_in_quotation {
            return None;
        }
        let (from, end) = (previous.tokens.start, previous.tokens.end);
        let cue = previous.tokens.clone().find(|at| is_cue(prose, *at, from));
        let subject = said_in(finder, from, end).or_else(|| finder.main(from, end))?;
        return (subject.pronoun || subject.person.is_some()).then_some(Attribution {
            subject: Some(subject),
            cue,
            direct: false,
        });
    }
    None
}

/// Who says something in a sentence without a quotation.
fn said_in(finder: &Finder, from: usize, end: usize) -> Option<Subject> {
    let prose = finder.prose;
    let cue = (from..end).rev().find(|at| prose.is(*at, SAY) && is_cue(prose, *at, from))?;
    inverted(finder, cue, end)
        .or_else(|| finder.before(cue, from))
        .filter(|subject| subject.pronoun || subject.person.is_some())
}

/// The sentence before, in the paragraph before, says who: `Quill said it would hold.` and
/// then a paragraph of nothing but a quotation.
fn above(finder: &Finder, quoted: &Quoted) -> Option<Attribution> {
    let prose = finder.prose;
    let block = prose.block_tokens(quoted.block);
    if quoted.outer.start != block.start {
        return None;
    }
    let own = prose.sentence_at(quoted.outer.start)?;
    let previous = own.checked_sub(1).and_then(|at| prose.sentences.get(at))?;
    if previous.block + 1 != quoted.block {
        return None;
    }
    let subject = said_in(finder, previous.tokens.start, previous.tokens.end)?;
    Some(Attribution { subject: Some(subject), cue: None, direct: false })
}

/// A line of its own behind the quotation names who: `— Ada Quill`.
fn signed(finder: &Finder, quoted: &Quoted) -> Option<Attribution> {
    let prose = finder.prose;
    let block = prose.block_tokens(quoted.block);
    let next = prose.block_tokens(quoted.block + 1);
    let alone = quoted.outer.start == block.start && quoted.outer.end + 1 >= block.end;
    if !alone || next.is_empty() || next.len() > SIGNATURE {
        return None;
    }
    let dashes = next.clone().take_while(|at| is_dash(prose.sign(*at))).count();
    let item = prose.block(quoted.block + 1).is_some_and(|block| matches!(block.kind, BlockKind::Item(_)));
    if dashes == 0 && !item {
        return None;
    }
    let from = next.start + dashes;
    let (tokens, person) = finder.cast.starting_at(from)?;
    let ends = tokens.end >= next.end || matches!(prose.sign(tokens.end), ',' | '.' | '(');
    let subject = Subject { tokens, person: Some(person), pronoun: false };
    ends.then_some(Attribution { subject: Some(subject), cue: None, direct: true })
}

/// The line that signs a quotation has at most so many tokens.
const SIGNATURE: usize = 16;

/// The quotation before it in the paragraph, or the paragraph before where this one is
/// nothing but a quotation, goes on.
fn going_on(prose: &Prose, index: usize, all: &[Attribution]) -> Option<Attribution> {
    let quoted = prose.quoted.get(index)?;
    let last = index.checked_sub(1)?;
    let (previous, attribution) = (prose.quoted.get(last)?, all.get(last)?);
    let subject = attribution.subject.clone()?;
    let same_block = previous.block == quoted.block;
    let starts = quoted.outer.start == prose.block_tokens(quoted.block).start;
    let next_block = starts && previous.block + 1 == quoted.block;
    (same_block || next_block).then_some(Attribution {
        subject: Some(subject),
        cue: None,
        direct: same_block,
    })
}

/// How many sentences a pronoun reaches back.
const MEMORY: usize = 8;

/// Whom a pronoun means: the speaker of the sentence before where there is one, else the
/// subject of the nearest sentence that has a fitting one, else the person named last.
pub(super) fn antecedent(
    finder: &Finder,
    subject: &Subject,
    all: &[Attribution],
    index: usize,
) -> Option<usize> {
    let prose = finder.prose;
    let at = subject.tokens.start;
    let gender = if prose.says(at, "she") { -1 } else { i8::from(prose.says(at, "he")) };
    if gender == 0 {
        return None;
    }
    let fits =
        |person: &usize| finder.cast.people.get(*person).is_some_and(|person| person.gender * gender >= 0);
    let own = prose.sentence_at(at)?;
    let sentence = prose.sentences.get(own)?;
    // The own sentence, as far as it stands before the pronoun.
    let mut spoken = all.len();
    if let Some(person) = subject_of(finder, sentence.tokens.start, at).filter(fits) {
        return Some(person);
    }
    for back in (own.saturating_sub(MEMORY)..own).rev() {
        let sentence = prose.sentences.get(back)?;
        // Who spoke in that sentence, if anybody did.
        while spoken > 0
            && prose.quoted.get(spoken - 1).is_some_and(|quoted| quoted.outer.start >= sentence.tokens.start)
        {
            spoken -= 1;
            let speaker = all.get(spoken).and_then(|said| said.subject.as_ref()?.person).filter(fits);
            if spoken < index && speaker.is_some() {
                return speaker;
            }
        }
        if goes_on_about(finder, sentence.tokens.clone(), at) {
            continue;
        }
        if let Some(person) = subject_of(finder, sentence.tokens.start, sentence.tokens.end).filter(fits) {
            return Some(person);
        }
    }
    finder.cast.before(sentence.tokens.start).take(30).map(|(_, person)| person).find(|person| fits(person))
}

/// True for a sentence whose subject is the same pronoun as the one at `at`: whoever else
/// it names, it is about the person of the sentences before.
fn goes_on_about(finder: &Finder, sentence: std::ops::Range<usize>, at: usize) -> bool {
    let prose = finder.prose;
    let pronoun = prose.word(at);
    let first = sentence
        .take_while(|at| prose.quotation(*at).is_none())
        .find(|at| finder.is_pronoun(*at) || finder.cast.starting_at(*at).is_some());
    first.is_some_and(|first| prose.says(first, pronoun))
}

/// The person who is the subject of a stretch of text: the first who is named outside of
/// quotations, stands behind no preposition and owns nothing there.
fn subject_of(finder: &Finder, from: usize, to: usize) -> Option<usize> {
    let prose = finder.prose;
    let determined = ["the", "its"].iter().any(|word| prose.says(from, word));
    if determined && let Some(person) = finder.starting(from, to).and_then(|subject| subject.person) {
        return Some(person);
    }
    finder
        .cast
        .within(&(from..to))
        .filter(|(tokens, _)| prose.quotation(tokens.start).is_none())
        .filter(|(tokens, _)| tokens.start == from || !finder.is_preposition(tokens.start - 1))
        .find(|(tokens, _)| !finder.is_modifier(tokens))
        .map(|(_, person)| person)
}
