//! A second thread for what takes long: reading a large file, understanding a long
//! article. It is there only while it works, one piece of work at a time, so that keys
//! and signals are heard meanwhile; what it found is fetched when it says so.
//!
//! Work is never broken off: when the program ends, the thread ends with it.

use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::thread;

use super::events::Waker;
use super::terminal::give_back_after_worker;
use crate::loader::Articles;
use crate::model::article::{Article, Origin};
use crate::model::briefing::Briefing;

/// What was done.
pub(super) enum Work {
    /// The file at this place was read.
    Read(Origin, Articles),
    /// This article was understood.
    Understood(Arc<Article>, Briefing),
}

/// One thread at a time.
pub(super) struct Worker {
    waker: Waker,
    task: Option<Receiver<Result<Work, Box<dyn Any + Send>>>>,
    /// Whether what is being done is no longer wanted.
    outdated: bool,
}

/// What the second thread is called.
pub(super) const NAME: &str = "worker";

/// What a thread that reads may have on its stack, as much as the first thread has.
const STACK: usize = 8 << 20;

impl Worker {
    pub(super) const fn new(waker: Waker) -> Self {
        Self { waker, task: None, outdated: false }
    }

    /// Whether nothing is being done.
    pub(super) const fn is_idle(&self) -> bool {
        self.task.is_none()
    }

    /// Begins to do `work`. Nothing else may be being done.
    pub(super) fn begin(&mut self, work: impl FnOnce() -> Work + Send + 'static) -> io::Result<()> {
        let (sender, receiver) = sync_channel(1);
        let waker = self.waker.try_clone()?;
        thread::Builder::new().name(NAME.to_owned()).stack_size(STACK).spawn(move || {
            let done = catch_unwind(AssertUnwindSafe(work));
            // Where nobody listens any more the program is about to end.
            let _ = sender.send(done);
            waker.wake();
        })?;
        self.task = Some(receiver);
        self.outdated = false;
        Ok(())
    }

    /// Says that what is being done is no longer wanted, say because a file changed.
    pub(super) const fn outdate(&mut self) {
        self.outdated = true;
    }

    /// What was done, once it is. A panic goes on here.
    pub(super) fn fetch(&mut self) -> Option<Work> {
        let done = match self.task.as_ref()?.try_recv() {
            Ok(done) => done,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => {
                self.task = None;
                return None;
            }
        };
        self.task = None;
        match done {
            Ok(work) => (!self.outdated).then_some(work),
            Err(panic) => {
                give_back_after_worker();
                resume_unwind(panic)
            }
        }
    }
}
