//! Reads the lists and tables of `assets` while the program is compiled: lines, the phrases
//! of a line, the words of a phrase. Offsets are in bytes.

/// Where the line that holds byte `at` ends.
pub(crate) const fn line_end(list: &[u8], mut at: usize) -> usize {
    while at < list.len() && list[at] != b'\n' {
        at += 1;
    }
    at
}

/// Where the word that begins at byte `at` ends, at `end` at the latest.
pub(crate) const fn word_end(list: &[u8], mut at: usize, end: usize) -> usize {
    while at < end && !list[at].is_ascii_whitespace() {
        at += 1;
    }
    at
}

/// The next phrase between `from` and `end`, where `|` divides them: its start, its end,
/// and where to look for the one after it.
pub(crate) const fn phrase(list: &[u8], from: usize, end: usize) -> Option<(usize, usize, usize)> {
    let mut start = from;
    while start < end && (list[start] == b' ' || list[start] == b'|') {
        start += 1;
    }
    if start == end {
        return None;
    }
    let mut after = start;
    while after < end && list[after] != b'|' {
        after += 1;
    }
    let mut stop = after;
    while list[stop - 1] == b' ' {
        stop -= 1;
    }
    Some((start, stop, after))
}

/// How many words a phrase has; there is one space between two of them.
pub(crate) const fn words(list: &[u8], start: usize, end: usize) -> usize {
    let (mut at, mut words) = (start, 1);
    while at < end {
        words += (list[at] == b' ') as usize;
        at += 1;
    }
    words
}

/// Whether a list has `words` at byte `at`.
pub(crate) const fn stands_at(list: &[u8], at: usize, words: &str) -> bool {
    let words = words.as_bytes();
    let mut index = 0;
    while index < words.len() && at + index < list.len() && list[at + index] == words[index] {
        index += 1;
    }
    index == words.len()
}

/// Whether `list[start..end]` is `words`.
pub(crate) const fn is(list: &[u8], start: usize, end: usize, words: &str) -> bool {
    end - start == words.len() && stands_at(list, start, words)
}

/// The `n`-th part of `list` between `start` and `end`, where `sign` divides them, without
/// the white space around it; `None` where there are no more.
pub(crate) const fn part(
    list: &[u8],
    start: usize,
    end: usize,
    sign: u8,
    mut n: usize,
) -> Option<(usize, usize)> {
    let mut from = start;
    loop {
        let mut to = from;
        while to < end && list[to] != sign {
            to += 1;
        }
        if n == 0 {
            return Some(trimmed(list, from, to));
        }
        if to == end {
            return None;
        }
        from = to + 1;
        n -= 1;
    }
}

/// `start` and `end` moved together past the white space between them.
const fn trimmed(list: &[u8], mut start: usize, mut end: usize) -> (usize, usize) {
    while start < end && list[start].is_ascii_whitespace() {
        start += 1;
    }
    while start < end && list[end - 1].is_ascii_whitespace() {
        end -= 1;
    }
    (start, end)
}
