//! Waiting for something to happen: a key, the mouse, a signal. Between two of them
//! the program sleeps in one `poll` without a time limit.

use std::io::{self, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::event::{self, Event};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::process::{Signal, getpgid, getsid, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::flag;
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use signal_hook::low_level::emulate_default_handler;

use super::terminal::Terminal;

/// How long crossterm is given to say whether it has read more than it has told: it
/// takes a time limit of zero for "do not look", and one below a millisecond for "look,
/// but do not wait".
const NO_WAIT: Duration = Duration::from_micros(10);

/// How often crossterm has to say that there is no more before it is believed: where the
/// system lets another program run in between, its time limit is over before it looked.
const ASKED: usize = 2;

/// The signals that are told of. Of several that came the first in this list is told first:
/// those that end the program come before the others.
const SIGNALS: [i32; 7] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];

/// Keys, mouse and signals.
pub(super) struct Events {
    signals: SignalDelivery<UnixStream, SignalOnly>,
    /// The signals that came and were not told yet.
    raised: Vec<i32>,
    /// Whether another program has the terminal.
    away: Arc<AtomicBool>,
    waker: Waker,
}

/// Wakes the waiting program from another thread.
pub(super) struct Waker {
    stream: UnixStream,
    worked: Arc<AtomicBool>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Happening {
    /// Keys, pasted text, the mouse.
    Typed(Vec<Event>),
    /// The terminal may have another size.
    Resized,
    /// The program was stopped and goes on.
    Continued,
    /// The program is asked to stop.
    Stop,
    /// The program is asked to end, by this signal.
    End(i32),
    /// The other thread has done its work.
    Worked,
    /// The terminal is gone.
    HungUp,
}

impl Waker {
    pub(super) fn try_clone(&self) -> io::Result<Self> {
        Ok(Self { stream: self.stream.try_clone()?, worked: Arc::clone(&self.worked) })
    }

    /// Says that work is done.
    pub(super) fn wake(mut self) {
        // The flag is set before the waiting `poll` is woken.
        self.worked.store(true, Ordering::SeqCst);
        // Where the stream is full, the program is awake.
        let _ = self.stream.write(&[0]);
    }
}

impl Events {
    /// Begins to listen for signals.
    pub(super) fn listen() -> io::Result<Self> {
        let (wake, sender) = UnixStream::pair()?;
        sender.set_nonblocking(true)?;
        let waker = Waker { stream: sender.try_clone()?, worked: Arc::default() };
        let away = Arc::new(AtomicBool::new(false));
        for signal in [SIGTERM, SIGHUP, SIGTSTP] {
            flag::register_conditional_default(signal, Arc::clone(&away))?;
        }
        let signals = SignalDelivery::with_pipe(wake, sender, SignalOnly, SIGNALS)?;
        Ok(Self { signals, raised: Vec::new(), away, waker })
    }

    /// What wakes the program from another thread.
    pub(super) fn waker(&self) -> io::Result<Waker> {
        self.waker.try_clone()
    }

    /// Sleeps until something happens.
    pub(super) fn wait(&mut self, terminal: &Terminal) -> io::Result<Happening> {
        loop {
            if let Some(happening) = self.signalled() {
                return Ok(happening);
            }
            let (keys, wake) = (terminal.keys(), self.signals.get_read());
            let mut sources = [PollFd::new(&keys, PollFlags::IN), PollFd::new(wake, PollFlags::IN)];
            match poll(&mut sources, None) {
                Ok(_) => {}
                Err(Errno::INTR) => continue,
                Err(error) => return Err(error.into()),
            }
            let [keys, wake] = sources.map(|source| source.revents());
            if wake.contains(PollFlags::IN) {
                continue;
            }
            let gone = keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL);
            if keys.contains(PollFlags::IN) {
                match typed() {
                    Ok(typed) if typed.is_empty() => {}
                    Ok(typed) => return Ok(Happening::Typed(typed)),
                    // The end of a terminal that is gone is read as an error.
                    Err(_) if gone => {}
                    Err(error) => return Err(error),
                }
            }
            if gone {
                return Ok(Happening::HungUp);
            }
        }
    }

    /// Whether something has been typed already: then the next draw can wait.
    pub(super) fn is_waiting(terminal: &Terminal) -> bool {
        let keys = terminal.keys();
        let mut sources = [PollFd::new(&keys, PollFlags::IN)];
        matches!(poll(&mut sources, Some(&rustix::event::Timespec { tv_sec: 0, tv_nsec: 0 })), Ok(count) if count > 0)
    }

    /// Runs `other`, which has the terminal meanwhile. There is nothing to give back then,
    /// so signals that stop or end a program do so at once; an interrupt is the other
    /// program's.
    pub(super) fn while_away<T>(&mut self, other: impl FnOnce() -> T) -> T {
        self.away.store(true, Ordering::SeqCst);
        let result = other();
        self.away.store(false, Ordering::SeqCst);
        self.raised.extend(self.signals.pending());
        self.raised.retain(|signal| *signal == SIGWINCH);
        result
    }

    /// Whether there is a shell that can continue this program once it is stopped. The
    /// processes that a shell has started without job control are of its own group.
    pub(super) fn has_shell() -> bool {
        getpgid(None).ok() != getsid(None).ok()
    }

    /// Asks this program, and the others of its job, to stop.
    pub(super) fn ask_to_stop() -> io::Result<()> {
        Ok(kill_current_process_group(Signal::TSTP)?)
    }

    /// Stops the program, and returns when it is continued.
    pub(super) fn stop(&mut self) -> io::Result<()> {
        emulate_default_handler(SIGTSTP)?;
        self.raised.extend(self.signals.pending());
        self.raised.retain(|signal| *signal != SIGCONT);
        Ok(())
    }

    fn signalled(&mut self) -> Option<Happening> {
        self.raised.extend(self.signals.pending());
        if let Some(signal) = SIGNALS.into_iter().find(|signal| self.raised.contains(signal)) {
            self.raised.retain(|raised| *raised != signal);
            return Some(match signal {
                SIGTSTP => Happening::Stop,
                SIGCONT => Happening::Continued,
                SIGWINCH => Happening::Resized,
                _ => Happening::End(signal),
            });
        }
        self.waker.worked.swap(false, Ordering::SeqCst).then_some(Happening::Worked)
    }
}

/// Everything that has been typed.
fn typed() -> io::Result<Vec<Event>> {
    let mut events = Vec::new();
    let mut empty = 0;
    while empty < ASKED {
        if !event::poll(NO_WAIT)? {
            empty += 1;
            continue;
        }
        empty = 0;
        match event::read()? {
            // Signals tell of a new size; the size itself is asked for at each draw.
            Event::Resize(..) => {}
            event => events.push(event),
        }
    }
    Ok(events)
}
