//! How much of a file is taken in, in one place: what keeps a file made to hurt, or made
//! by a broken program, from filling the memory or the day. Every article that a person
//! wrote is far below all of these.

/// The most that is read of one file, in bytes: ten thousand times a long news article.
/// It keeps an endless source such as `/dev/zero` from filling the memory.
pub const FILE: usize = 64 << 20;

/// The most that is made of one compressed file, in bytes. A kilobyte of gzip can become a
/// megabyte, and what a text takes until it is shown is some 7 times its size, for one of
/// nothing but signs up to 40 times.
pub const EXPANDED: usize = 16 << 20;

/// The most lines of a text or of Markdown. A file of a person's text that is as large as is
/// read has a third of them; a line takes up to 150 bytes of memory, were it empty.
pub const LINES: usize = 1_500_000;

/// The most signs of Markdown (`*`, `[`, `|` and the like) in a file; one with more is read as
/// text. Each takes up to 130 bytes until it is known what it marks. Of a file of news of
/// 64 MiB there is one in fifty bytes.
pub const MARKDOWN_SIGNS: usize = 2_000_000;

/// How deep the elements of a page stand in each other: of 142 saved pages none had more
/// than 34 levels; browsers stop at 512. Finding the article takes time that grows with
/// the elements times this.
pub const HTML_DEPTH: usize = 200;

/// The most elements of a page; the words that follow are still read. Of 142 saved pages
/// none had more than 2,200. With its text an element takes about a kilobyte while the
/// article is looked for.
pub const HTML_ELEMENTS: usize = 150_000;

/// The most elements that only change how words look and are open at once. A page that
/// never closes them makes the parser repeat them in every paragraph.
pub const HTML_FORMATTING: usize = 16;

/// How often attributes may be compared with each other for each byte of a page, which the
/// parser does with all those of a tag. Of 189 saved pages none asks for 24, scripts that
/// look like tags included; so many take less than half a microsecond.
pub const HTML_COMPARED: usize = 400;

/// From so many on it is fewer for each further byte, since a long page would take too long:
/// no saved page asks for a sixth.
pub const HTML_COMPARED_MANY: usize = 40_000_000;

/// As many as this for each byte of however long a page: a second for the longest.
pub const HTML_COMPARED_ANYWAY: usize = 32;

/// The longest address of a link, in bytes. Browsers and servers take some 2,000
/// (RFC 9110, section 4.1, asks for 8,000); what is longer carries data, not a place.
pub const ADDRESS: usize = 4_000;

/// How many lists and mappings of JSON or YAML may be open at once. No format needs more
/// than ten; what walks through a tree would run out of stack at some ten thousand.
pub const TREE_DEPTH: usize = 128;

/// The most values of a JSON or YAML file. In memory each takes up to forty times its two
/// bytes of file (`1,`), and ten times that where it becomes an item of a briefing: so many
/// are some hundred megabytes, and a file of news of 64 MiB has fewer.
pub const TREE_VALUES: usize = 1_000_000;

/// How large all repetitions (`*name`, `<<`) of a YAML file may be together, in values and
/// bytes of words: ten lines of them can stand for a billion values, and what a person
/// repeats in a briefing is a hundredth of this.
pub const YAML_REPEATED: usize = 1 << 20;

/// The most articles of a JSON or YAML file; a problem says where more are left out. One takes
/// 500 bytes of memory at least, and ten bytes of a file (`{"title":1}`).
pub const ARTICLES: usize = 100_000;

/// The most problems that are listed of one file; more say nothing new.
pub const PROBLEMS: usize = 50;

/// How many entries of a feed are read. Feeds have some dozens, archives of a blog a
/// thousand; an entry without a word takes 7 bytes of a file and 500 of the memory.
pub const ENTRIES: usize = 10_000;

/// How many mails of a mailbox are read, for the same reason.
pub const MAILS: usize = 10_000;

/// How many mails a mail may pass on: one with more is read as text. They may stand in
/// each other, and each level takes some of the stack when it is taken apart.
pub const MAILS_IN_MAIL: usize = 1_000;

/// How many lines the header of a mail may have: one with more is read as text. Lists and
/// signatures make some two hundred; each takes a hundred bytes.
pub const MAIL_HEADER: usize = 10_000;
