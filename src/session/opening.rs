//! From a place in the list of articles to an article on the screen.
//!
//! Small files are read, and short articles understood, while the reader waits: it takes
//! a few milliseconds. What is larger is left to the [worker](super::worker), and the
//! screen stays as it is until that is done.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::worker::{Work, Worker};
use super::{Console, Events, Session};
use crate::app::effect::Notice;
use crate::app::library::Card;
use crate::extract;
use crate::loader::{self, Articles, Format, unread};
use crate::model::Reading;
use crate::model::article::{Article, Origin};
use crate::model::briefing::Briefing;

/// A file of more bytes is read by the worker. Most formats take ten milliseconds for
/// as much, pages fifty.
const LARGE_FILE: u64 = 512 << 10;

/// The same for a file whose name says that it is compressed.
const LARGE_ARCHIVE: u64 = LARGE_FILE / 16;

/// An article of more bytes is understood by the worker: as much takes a tenth of a
/// second.
const LONG_ARTICLE: usize = 512 << 10;

/// What is said meanwhile.
const WAIT: &str = "Reading …";

/// What is being read and understood.
#[derive(Default)]
pub(super) struct Desk {
    /// There once the program runs; before that an interrupt ends it anyway.
    pub(super) worker: Option<Worker>,
    /// What the worker has read, until it is taken.
    read: Option<(Origin, Articles)>,
    /// What it has understood, until it is taken.
    understood: Option<(Arc<Article>, Briefing)>,
    /// What is to be shown as soon as it is ready.
    awaited: Option<Awaited>,
}

/// An article that is to be shown as soon as it is ready.
enum Awaited {
    /// The one at this index, which is being read.
    File(usize),
    /// This one, which is on the screen as it was before its file is read again.
    Again(Arc<Article>),
    /// This one at this index, which is being understood.
    Whole(usize, Arc<Article>),
}

impl Desk {
    /// Takes what the worker has done, if it has.
    pub(super) fn fetch(&mut self) {
        match self.worker.as_mut().and_then(Worker::fetch) {
            Some(Work::Read(origin, articles)) => self.read = Some((origin, articles)),
            Some(Work::Understood(article, briefing)) => self.understood = Some((article, briefing)),
            None => {}
        }
    }

    fn understood(&mut self, article: &Arc<Article>) -> Option<Briefing> {
        self.understood.take_if(|(other, _)| Arc::ptr_eq(other, article)).map(|(_, briefing)| briefing)
    }

    /// Whether an article of `length` bytes has to be left to the worker.
    const fn is_long(&self, length: usize) -> bool {
        self.worker.is_some() && length > LONG_ARTICLE
    }

    /// Has the worker do something, unless it is busy: then it will be asked again. False
    /// where there can be no second thread.
    fn begin(&mut self, work: impl FnOnce() -> Work + Send + 'static) -> bool {
        let Some(worker) = &mut self.worker else { return false };
        if !worker.is_idle() {
            return true;
        }
        (self.read, self.understood) = (None, None);
        let begun = worker.begin(work).is_ok();
        if !begun {
            self.worker = None;
        }
        begun
    }

    fn understand(&mut self, article: &Arc<Article>) -> bool {
        let article = Arc::clone(article);
        self.begin(move || {
            let briefing = extract::briefing(&article);
            Work::Understood(article, briefing)
        })
    }
}

impl Session {
    /// Shows the article at `index`, now or as soon as it was read; of a long one the
    /// opening first.
    pub(super) fn open(&mut self, index: usize) {
        self.desk.awaited = None;
        if self.is_at_hand(index) {
            let (index, article) = self.article(index);
            self.show(index, article);
        } else {
            self.wait_for(Awaited::File(index));
        }
    }

    /// Reads the file of the article on the screen again and shows the same article.
    pub(super) fn reopen(&mut self) {
        self.desk.awaited = None;
        let index = self.app.library().current();
        let Some(entry) = self.app.library().get(index) else { return };
        let origin = entry.origin.clone();
        if origin == Origin::Stdin {
            return self.open(index);
        }
        self.desk.read = None;
        if let Some(worker) = &mut self.desk.worker {
            worker.outdate();
        }
        let before = Arc::clone(&self.app.view().reading().article);
        if self.is_read(&origin) {
            self.show_again(&before);
        } else {
            self.wait_for(Awaited::Again(before));
        }
    }

    /// Shows the article that was on the screen as `before`, and is now elsewhere in its
    /// file: a feed's new entries come first and move the others on. Where the file
    /// cannot be read any more the text stays, and it is said why.
    fn show_again(&mut self, before: &Article) {
        let index = self.app.library().current();
        let Some(entry) = self.app.library().get(index) else { return };
        let origin = entry.origin.clone();
        let articles = self.read(origin.clone());
        if let Some(reason) = lost(before, &articles) {
            self.failed = true;
            return self
                .app
                .say(Notice::problem(format!("{reason}. What is shown is as it was read before.")));
        }
        self.shelf.forget(&origin);
        self.app.forget_cards(index);
        self.desk.read = Some((origin.clone(), articles));
        let (index, article) = self.article(index);
        // Several may have one title; the one that stands where it stood is meant first.
        let stays = is_same(before, &article);
        let now = self.shelf.find(&origin);
        let moved = if stays { None } else { now.iter().position(|article| is_same(before, article)) };
        match moved.and_then(|number| self.app.library().beside(index, number)) {
            Some(same) if same != index => {
                self.app.set_current(same);
                self.open(same);
            }
            _ => self.show(index, article),
        }
    }

    /// Waits no longer for what was to be shown. False where nothing was.
    pub(super) fn stop_waiting(&mut self) -> bool {
        let waited = self.desk.awaited.take().is_some();
        if waited {
            // It may be asked for again much later, when it is another.
            if let Some(worker) = &mut self.desk.worker {
                worker.outdate();
            }
            self.app.stay();
        }
        waited
    }

    fn wait_for(&mut self, awaited: Awaited) {
        self.app.say(Notice::plain(WAIT));
        self.desk.awaited = Some(awaited);
    }

    fn show(&mut self, index: usize, article: Arc<Article>) {
        let returns = self.app.returns_to(index);
        let opening = if returns { None } else { extract::opening(&article) };
        let partial = opening.is_some();
        let ready = opening.or_else(|| self.desk.understood(&article));
        let briefing = match ready {
            Some(briefing) => briefing,
            None if self.desk.is_long(article.text.len()) && self.desk.understand(&article) => {
                return self.wait_for(Awaited::Whole(index, article));
            }
            None => extract::briefing(&article),
        };
        self.app.show(index, Reading { article, briefing });
        if partial {
            self.app.expect_more();
        }
    }

    /// Goes on with what takes longer, once nothing is typed: with an article that is to
    /// be shown, and with a long one whose opening is on the screen.
    pub(super) fn go_on(&mut self, console: &mut Console) -> io::Result<()> {
        // An open list holds what the opening gave: it must not change under the reader.
        let busy = self.app.menu().is_some() || Events::is_waiting(&console.terminal);
        let waits = self.desk.awaited.is_some() || self.app.is_partial();
        let working = self.desk.worker.as_ref().is_some_and(|worker| !worker.is_idle());
        if !waits || busy || working {
            return Ok(());
        }
        if self.app.notice().is_some_and(|notice| notice.text == WAIT) {
            self.app.hush();
        }
        match self.desk.awaited.take() {
            Some(Awaited::File(index)) if self.is_at_hand(index) => self.open(index),
            Some(Awaited::Again(before)) if self.is_current_read() => self.show_again(&before),
            Some(Awaited::Whole(index, article)) => self.show(index, article),
            Some(unread) => {
                let index = match &unread {
                    Awaited::File(index) => *index,
                    _ => self.app.library().current(),
                };
                self.desk.awaited = Some(unread);
                self.begin_reading(index);
                // Without a second thread the file is at hand from now on.
                return if self.desk.worker.is_some() { Ok(()) } else { self.go_on(console) };
            }
            None => {
                let article = Arc::clone(&self.app.view().reading().article);
                let ready = self.desk.understood(&article);
                if ready.is_none() && self.desk.is_long(article.text.len()) && self.desk.understand(&article)
                {
                    return Ok(());
                }
                self.app.complete(ready.unwrap_or_else(|| extract::briefing(&article)));
            }
        }
        self.draw(console)
    }

    /// Looks into the articles whose titles are to be seen in a list and are not known
    /// yet, one after the other, as long as nothing is typed.
    pub(super) fn fill_list(&mut self, console: &mut Console) -> io::Result<()> {
        let mut changed = false;
        while self.desk.awaited.is_none() && !Events::is_waiting(&console.terminal) {
            let Some(index) = self.app.wanted_card(self.layout.list_rows()) else { break };
            if !self.is_at_hand(index) {
                self.begin_reading(index);
                if self.desk.worker.is_some() {
                    break;
                }
            }
            let count = self.app.library().len();
            let (index, article) = self.article(index);
            let title = extract::title(&article);
            self.app.set_card(index, Card::new(title.as_ref(), &article));
            if self.app.library().len() != count {
                // An open list has more lines now.
                self.fit(self.layout.area);
            }
            changed = true;
        }
        if changed { self.draw(console) } else { Ok(()) }
    }

    /// Whether the article at `index` can be had without a long wait.
    fn is_at_hand(&mut self, index: usize) -> bool {
        let Some(entry) = self.app.library().get(index) else { return true };
        let origin = entry.origin.clone();
        !self.shelf.find(&origin).is_empty() || self.is_read(&origin)
    }

    /// Whether what stands at `origin` now was read by the worker, or can be read without
    /// a long wait.
    fn is_read(&self, origin: &Origin) -> bool {
        self.desk.worker.is_none()
            || self.desk.read.as_ref().is_some_and(|(read, _)| read == origin)
            || !matches!(origin, Origin::File(path) if is_large(path))
    }

    fn is_current_read(&self) -> bool {
        let library = self.app.library();
        library.get(library.current()).is_none_or(|entry| self.is_read(&entry.origin))
    }

    fn begin_reading(&mut self, index: usize) {
        let Some(entry) = self.app.library().get(index) else { return };
        let (origin, from) = (entry.origin.clone(), self.from);
        self.desk.begin(move || Work::Read(origin.clone(), load(origin, from)));
    }

    /// The article at `index`, and its index once it is known how many its file holds.
    /// One that cannot be read is empty and says why.
    fn article(&mut self, index: usize) -> (usize, Arc<Article>) {
        let origin = self.app.library().get(index).map(|entry| entry.origin.clone()).unwrap_or_default();
        if self.shelf.find(&origin).is_empty() {
            let articles = self.read(origin.clone());
            self.failed |= articles.first.text.is_empty() && !articles.first.problems.is_empty();
            if articles.others.is_empty() && origin != Origin::Stdin {
                return (self.app.set_count(index, 1), Arc::new(articles.first));
            }
            self.shelf.put(origin.clone(), articles);
        }
        let articles = self.shelf.find(&origin);
        let index = self.app.set_count(index, articles.len());
        let number = self.app.library().get(index).map_or(0, |entry| entry.number);
        (index, articles.get(number).cloned().unwrap_or_default())
    }

    fn read(&mut self, origin: Origin) -> Articles {
        if let Some((_, articles)) = self.desk.read.take_if(|(read, _)| *read == origin) {
            return articles;
        }
        match origin {
            // A pipe may never end, and while it is waited for no key is heard.
            Origin::File(path) if self.running && is_no_file(&path) => {
                let message = "This is no file but a pipe or a device; name it first to read it.".to_owned();
                unread(Origin::File(path), message).into()
            }
            origin => load(origin, self.from),
        }
    }
}

/// What stands at `origin`; where it cannot be read, an article that says why.
pub(super) fn load(origin: Origin, from: Option<Format>) -> Articles {
    loader::load(origin.clone(), from).unwrap_or_else(|error| unread(origin, error.to_string()).into())
}

/// Why a file gives nothing any more that gave the text of `before`; `None` where it does.
fn lost<'a>(before: &Article, articles: &'a Articles) -> Option<&'a str> {
    let Articles { first, others } = articles;
    let gone = !before.text.is_empty() && first.text.is_empty() && others.is_empty();
    first.problems.first().filter(|_| gone).map(|problem| problem.message.trim_end_matches('.'))
}

/// Whether two articles of a file, read at different times, are the same one: they have
/// the same address, or without one the same title.
fn is_same(before: &Article, after: &Article) -> bool {
    if let (Some(before), Some(after)) = (&before.metadata.url, &after.metadata.url) {
        return before == after;
    }
    let title = |article: &Article| extract::title(article).map(|title| title.text);
    title(before).is_some_and(|before| title(after) == Some(before))
}

fn is_large(path: &Path) -> bool {
    let compressed = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gz"));
    let limit = if compressed { LARGE_ARCHIVE } else { LARGE_FILE };
    fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() > limit)
}

/// True for what is there and neither a file nor a folder.
fn is_no_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir())
}
