//! What the lines below a headline say of an article: who wrote it, and when. Looked for
//! where nothing else in the file tells.

use crate::model::article::{Article, Block, BlockKind};
use crate::text::byline::{authors, is_author, reporters};
use crate::text::date::{date, day};

/// The lines are among so many blocks at the top.
const TOP: usize = 4;

/// Takes authors and date from the lines at the top, and the authors from the credit at the
/// end where no line at the top names any.
pub(super) fn read(article: &mut Article) {
    let title = article.metadata.title;
    let below = |block: &&Block| {
        block.quoted == 0 && title.is_none_or(|title| title != block.span) && block.kind != BlockKind::Code
    };
    let short = |line: &&str| line.len() <= LONGEST;
    let top = article.blocks.iter().take(TOP).filter(below).map(|block| article.slice(block.span));
    let top: Vec<&str> = top.filter(short).collect();
    let published = top.iter().find_map(|line| published(line)).map(str::to_owned);
    let mut found = top.iter().find_map(|line| authors(line));
    if found.is_none() && title.is_some() {
        // A name alone is its author's only where the date stands below it.
        let signed =
            top.windows(2).find(|pair| matches!(pair, [name, on] if is_author(name) && date(on).is_some()));
        found = signed.and_then(|pair| pair.first()).map(|name| vec![*name]);
    }
    let found = found.or_else(|| reporters(article.slice(article.blocks.last()?.span)));
    let found: Option<Vec<String>> = found.map(|names| names.into_iter().map(str::to_owned).collect());
    let metadata = &mut article.metadata;
    if metadata.authors.is_empty() {
        metadata.authors = found.unwrap_or_default();
    }
    if metadata.published.is_none() {
        metadata.published = published;
    }
}

/// The date a line consists of, or the one that stands beside an author, or behind a label
/// beside something else: `Date: 3 June 2031 | Category: Trade`.
fn published(line: &str) -> Option<&str> {
    let mut parts = line.split(['|', '·', '•']).map(str::trim);
    let first = parts.next()?;
    date(first).or_else(|| {
        // A sentence may hold such signs, too; a line with its author is none.
        authors(line)?;
        parts.find_map(day)
    })
}

/// The longest line with a name or a date, in bytes.
const LONGEST: usize = 120;
