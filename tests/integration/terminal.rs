//! The program on a terminal: the real binary on a pseudo-terminal, with keys going in as
//! bytes and what it writes read by a terminal emulator. Nothing here sleeps: each step
//! waits for what it asks for, up to a limit that no working program reaches.

mod files;
mod hostile;
mod input;
mod leaving;
mod other_programs;
mod reading;
mod resize;

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use pty_process::Size;
use pty_process::blocking::{Pts, Pty};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::tcgetattr;
use vt100::{Callbacks, Color, MouseProtocolEncoding, MouseProtocolMode, Parser, Screen};

use crate::program::Program;
use crate::screen::HARBOUR;

/// How long anything may take: long, as the machine may be busy with other tests.
const LIMIT: Duration = Duration::from_secs(30);

/// The program in a terminal.
pub(crate) struct Terminal {
    pty: Arc<Pty>,
    /// The program's end, kept open to look at its modes.
    pts: Option<Pts>,
    process: Pid,
    news: Receiver<News>,
    emulator: Parser<Heard>,
    modes_before: String,
    status: Option<ExitStatus>,
    /// Everything the program has written.
    written: Vec<u8>,
}

/// What comes from the threads that wait for the program.
enum News {
    Written(Vec<u8>),
    Ended(ExitStatus),
    Closed,
}

/// What a terminal does besides showing text.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    /// What was put on the clipboard, still in base64.
    pub(crate) clipboard: Vec<String>,
    /// Everything else: titles, bells, sequences that the emulator does not know.
    pub(crate) other: Vec<String>,
    /// Whether a frame is only half written.
    in_frame: bool,
}

/// What is left when the program has ended.
#[derive(Debug)]
pub(crate) struct Left {
    /// The exit status; 128 and its number after a signal that was not caught.
    pub(crate) status: i32,
    /// The text of the main screen.
    pub(crate) text: String,
    /// Everything the program has written.
    pub(crate) written: Vec<u8>,
    /// What is not as it was before, by name.
    pub(crate) changed: Vec<&'static str>,
    pub(crate) heard: Heard,
}

impl Terminal {
    /// The program with these arguments in a terminal of 100 columns and 30 rows.
    pub(crate) fn open(program: &Program, arguments: &[&str]) -> Self {
        Self::run(program.command(arguments))
    }

    /// The reader on the article about the harbour, as soon as it is on the screen.
    pub(crate) fn harbour(program: &Program) -> Self {
        program.file("harbour.md", HARBOUR);
        let mut terminal = Self::open(program, &["harbour.md"]);
        terminal.shows("Harbour wall to be raised");
        terminal
    }

    /// A command in such a terminal.
    pub(crate) fn run(command: Command) -> Self {
        Self::run_with(command, None)
    }

    /// The same with something else than the terminal as its standard input.
    pub(crate) fn run_with(mut command: Command, stdin: Option<Stdio>) -> Self {
        command.env("TERM", "xterm-256color").env("COLORTERM", "truecolor");
        let (pty, pts) = pty_process::blocking::open().unwrap();
        pty.resize(Size::new(30, 100)).unwrap();
        let modes_before = format!("{:?}", tcgetattr(&pts).unwrap());
        let mut command = pty_process::blocking::Command::from(command);
        if let Some(stdin) = stdin {
            command = command.stdin(stdin);
        }
        let mut child = command.spawn_borrowed(&pts).unwrap();
        let process = Pid::from_child(&child);
        let pty = Arc::new(pty);
        let (tell, news) = channel();
        let (from, tell_written) = (Arc::clone(&pty), tell.clone());
        thread::spawn(move || read_all(&from, &tell_written));
        thread::spawn(move || tell.send(News::Ended(child.wait().unwrap())));
        let emulator = Parser::new_with_callbacks(cells(30), cells(100), 0, Heard::default());
        let (status, written) = (None, Vec::new());
        Self { pty, pts: Some(pts), process, news, emulator, modes_before, status, written }
    }

    /// Types these bytes.
    pub(crate) fn press(&mut self, bytes: &str) -> &mut Self {
        (&*self.pty).write_all(bytes.as_bytes()).unwrap();
        self
    }

    /// Waits until the screen shows `text`.
    pub(crate) fn shows(&mut self, text: &str) -> &mut Self {
        self.wait_for(&format!("“{text}” to be seen"), |screen| screen.contents().contains(text))
    }

    /// Waits until the screen does not show `text` any more.
    pub(crate) fn hides(&mut self, text: &str) -> &mut Self {
        self.wait_for(&format!("“{text}” to be gone"), |screen| !screen.contents().contains(text))
    }

    /// Waits until the screen is as it should be at the end of a frame.
    pub(crate) fn wait_for(&mut self, what: &str, is_so: impl Fn(&Screen) -> bool) -> &mut Self {
        let limit = Instant::now() + LIMIT;
        while self.emulator.callbacks().in_frame || !is_so(self.emulator.screen()) {
            assert!(
                self.status.is_none() && self.take_news(limit),
                "waited for {what}\n{}",
                self.emulator.screen().contents()
            );
        }
        self
    }

    /// Makes the terminal larger or smaller.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.emulator.set_size(cells(rows), cells(columns));
        self.pty.resize(Size::new(rows, columns)).unwrap();
        self
    }

    /// Sends the program a signal.
    pub(crate) fn signal(&mut self, signal: Signal) -> &mut Self {
        kill_process(self.process, signal).unwrap();
        self
    }

    /// What is on the screen now.
    pub(crate) fn screen(&self) -> &Screen {
        self.emulator.screen()
    }

    /// What the terminal was told besides text, up to now.
    pub(crate) fn heard(&self) -> &Heard {
        self.emulator.callbacks()
    }

    /// The modes of the line, as a text to compare.
    pub(crate) fn modes(&self) -> String {
        format!("{:?}", tcgetattr(self.pts.as_ref().unwrap()).unwrap())
    }

    /// The modes of the line before the program was started.
    pub(crate) fn modes_before(&self) -> &str {
        &self.modes_before
    }

    /// Waits until the program has ended.
    pub(crate) fn end(mut self) -> Left {
        let limit = Instant::now() + LIMIT;
        while self.status.is_none() {
            assert!(self.take_news(limit), "waited for the end\n{}", self.screen().contents());
        }
        let status = self.status.unwrap();
        let line = if self.modes() == self.modes_before { None } else { Some("termios") };
        self.take_rest(limit);
        let changed: Vec<_> = changes(self.screen()).into_iter().chain(line).collect();
        if !changed.is_empty() {
            let last = self.written.len().saturating_sub(200);
            let said = self.written[last..].escape_ascii();
            let _ = writeln!(std::io::stderr(), "{status}, changed {changed:?}, wrote …{said}");
        }
        Left {
            status: status.code().unwrap_or_else(|| 128 + status.signal().unwrap()),
            text: self.screen().contents(),
            changed,
            written: std::mem::take(&mut self.written),
            heard: std::mem::take(self.emulator.callbacks_mut()),
        }
    }

    /// Takes in what the program wrote last, which may still be on its way: all that stands
    /// before a mark that is written behind it. Only then is the terminal closed, since the
    /// system may throw away what it has not handed over by then.
    fn take_rest(&mut self, limit: Instant) {
        const MARK: &[u8] = b"<the end>";
        let pts = self.pts.take().unwrap();
        assert_eq!(rustix::io::write(&pts, MARK), Ok(MARK.len()));
        let mut rest = Vec::new();
        while !rest.ends_with(MARK) {
            match self.news.recv_timeout(limit.saturating_duration_since(Instant::now())) {
                Ok(News::Written(bytes)) => rest.extend(bytes),
                _ => panic!("waited for what was written last: {}", rest.escape_ascii()),
            }
        }
        rest.truncate(rest.len() - MARK.len());
        self.take(rest);
    }

    /// Takes in what was written.
    fn take(&mut self, bytes: Vec<u8>) {
        self.emulator.process(&bytes);
        self.written.extend(bytes);
    }

    /// Takes in what happens next; false where nothing more will, or did in time.
    fn take_news(&mut self, limit: Instant) -> bool {
        match self.news.recv_timeout(limit.saturating_duration_since(Instant::now())) {
            Ok(News::Written(bytes)) => {
                self.take(bytes);
                true
            }
            Ok(News::Ended(status)) => {
                self.status = Some(status);
                true
            }
            Ok(News::Closed) | Err(_) => false,
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if self.status.is_none() {
            let _ = kill_process(self.process, Signal::KILL);
        }
    }
}

fn read_all(mut from: &Pty, tell: &Sender<News>) {
    let mut bytes = vec![0; 64 * 1024];
    while let Ok(count @ 1..) = from.read(&mut bytes) {
        if tell.send(News::Written(bytes[..count].to_vec())).is_err() {
            return;
        }
    }
    let _ = tell.send(News::Closed);
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

/// What a program has left otherwise than a terminal is at the start, by name.
fn changes(screen: &Screen) -> Vec<&'static str> {
    let plain = screen.fgcolor() == Color::Default && screen.bgcolor() == Color::Default;
    let changes = [
        ("alternate screen", screen.alternate_screen()),
        ("cursor", screen.hide_cursor()),
        ("mouse", screen.mouse_protocol_mode() != MouseProtocolMode::None),
        ("mouse encoding", screen.mouse_protocol_encoding() != MouseProtocolEncoding::Default),
        ("bracketed paste", screen.bracketed_paste()),
        ("keypad", screen.application_keypad() || screen.application_cursor()),
        ("colours", !plain),
        ("bold", screen.bold() || screen.dim()),
        ("italic", screen.italic()),
        ("underline", screen.underline()),
        ("reverse", screen.inverse()),
    ];
    changes.into_iter().filter_map(|(name, changed)| changed.then_some(name)).collect()
}

impl Callbacks for Heard {
    fn audible_bell(&mut self, _: &mut Screen) {
        self.other.push("bell".to_owned());
    }

    fn visual_bell(&mut self, _: &mut Screen) {
        self.other.push("visual bell".to_owned());
    }

    fn resize(&mut self, _: &mut Screen, request: (u16, u16)) {
        self.other.push(format!("resize {request:?}"));
    }

    fn set_window_icon_name(&mut self, _: &mut Screen, name: &[u8]) {
        self.other.push(format!("icon {}", String::from_utf8_lossy(name)));
    }

    fn set_window_title(&mut self, _: &mut Screen, title: &[u8]) {
        self.other.push(format!("title {}", String::from_utf8_lossy(title)));
    }

    fn copy_to_clipboard(&mut self, _: &mut Screen, _: &[u8], data: &[u8]) {
        self.clipboard.push(String::from_utf8_lossy(data).into_owned());
    }

    fn paste_from_clipboard(&mut self, _: &mut Screen, _: &[u8]) {
        self.other.push("paste".to_owned());
    }

    fn unhandled_char(&mut self, _: &mut Screen, char: char) {
        // A stand-in that the emulator takes for broken UTF-8.
        if char != '\u{fffd}' {
            self.other.push(format!("character {char:?}"));
        }
    }

    fn unhandled_control(&mut self, _: &mut Screen, byte: u8) {
        self.other.push(format!("control {byte:#x}"));
    }

    fn unhandled_escape(&mut self, _: &mut Screen, first: Option<u8>, second: Option<u8>, byte: u8) {
        self.other.push(format!("escape {first:?} {second:?} {byte:#x}"));
    }

    fn unhandled_csi(
        &mut self,
        _: &mut Screen,
        first: Option<u8>,
        second: Option<u8>,
        parameters: &[&[u16]],
        char: char,
    ) {
        match (first, parameters, char) {
            // The brackets around a frame, which emulators may leave out.
            (Some(b'?'), [[2026]], 'h' | 'l') => self.in_frame = char == 'h',
            // The colour of underlines, which goes with the other colours.
            (None, [[59]], 'm') => {}
            _ => self.other.push(format!("csi {first:?} {second:?} {parameters:?} {char}")),
        }
    }

    fn unhandled_osc(&mut self, _: &mut Screen, parameters: &[&[u8]]) {
        let text: Vec<_> = parameters.iter().map(|part| String::from_utf8_lossy(part)).collect();
        self.other.push(format!("osc {}", text.join(";")));
    }
}
