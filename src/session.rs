//! The reader on the terminal: takes it, draws, waits, and performs what the app asks
//! for. All input and output of the reader is here.

mod events;
mod frame;
mod opening;
mod programs;
mod screen;
mod shelf;
mod terminal;
mod worker;

use std::io;
use std::path::Path;
use std::process::{ExitCode, Stdio};

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{Event, MouseButton, MouseEvent, MouseEventKind};
use crossterm::queue;
use ratatui::layout::Position;

use events::{Events, Happening};
use opening::{Desk, load};
use screen::Screen;
use shelf::Shelf;
use terminal::Terminal;
use worker::Worker;

use crate::app::action::Action;
use crate::app::effect::{Effect, Input, Notice};
use crate::app::prompt::Edit;
use crate::app::{App, KeyNames, Setting};
use crate::config::Settings;
use crate::error::Error;
use crate::input::key::Key;
use crate::input::typed;
use crate::loader::Format;
use crate::model::article::Origin;
use crate::ui::draw::{Look, draw};
use crate::ui::layout::{Layout, layout};

/// How many rows a notch of the wheel scrolls; terminals and browsers do three.
const WHEEL_ROWS: isize = 3;

/// The exit status of a program that was interrupted at its terminal: 128 and the
/// number of the signal.
const INTERRUPTED: u8 = 130;

/// What the reader is to open.
#[derive(Debug, Clone)]
pub struct Request {
    /// The articles, in order; none for the sample.
    pub origins: Vec<Origin>,
    /// The one to begin with, counted from 0: those before it cannot be read.
    pub first: usize,
    /// Whether something that was asked for cannot be read.
    pub failed: bool,
    /// Their format, where it was named.
    pub from: Option<Format>,
    /// The reader's settings.
    pub settings: Settings,
    /// What is to be said at the start, say of a configuration that is wrong.
    pub notice: Option<String>,
}

/// Opens the reader and comes back when it is closed. The status is 1 where something
/// could not be read, 130 after Ctrl-C, and 128 and its number after a signal.
pub fn run(request: Request) -> Result<ExitCode, Error> {
    if !Terminal::is_there() {
        return Err(Error::new("there is no terminal to read on")
            .hint("`briefing show FILE` prints the briefing without one."));
    }
    let Request { origins, first, failed, from, settings, notice } = request;
    let piped = origins.contains(&Origin::Stdin).then(|| load(Origin::Stdin, from));
    let mut session = Session::new(origins, settings);
    session.from = from;
    if let Some(piped) = piped {
        session.shelf.put(Origin::Stdin, piped);
    }
    session.failed = failed;
    session.open(first);
    session.running = true;
    if let Some(text) = notice {
        session.app.say(Notice::problem(text));
    }
    let status = session.run().map_err(|error| Error::new("the terminal failed").because(error))?;
    Ok(ExitCode::from(if status == 0 { u8::from(session.failed) } else { status }))
}

struct Session {
    app: App,
    /// The format the articles are read as, where it was named.
    from: Option<Format>,
    /// Its theme is the one that is drawn with; what it is called is the app's to know.
    settings: Settings,
    hints: Vec<(String, &'static str)>,
    layout: Layout,
    /// What was read and need not be read again.
    shelf: Shelf,
    /// What is being read and understood.
    desk: Desk,
    /// Whether the terminal is ours, and keys are waited for.
    running: bool,
    /// Whether something that was asked for could not be read.
    failed: bool,
}

/// What the reader has to do with while it runs.
struct Console {
    /// Given back before anything else ends: where the program is all that runs on the
    /// terminal, the system throws away what it wrote a moment before its end.
    terminal: Terminal,
    /// Listened to before the terminal is taken: a signal must find it given back.
    events: Events,
    screen: Screen,
}

impl Session {
    fn new(origins: Vec<Origin>, mut settings: Settings) -> Self {
        let keymap = settings.keymap.clone();
        let setting = Setting {
            options: settings.options,
            keys: KeyNames::new(move |action| keymap.names(action)),
            themes: settings.theme_names(),
            theme: std::mem::take(&mut settings.theme_name),
        };
        let app = App::new(origins, setting);
        let layout = layout(Terminal::area(), &app);
        Self {
            app,
            from: None,
            hints: hints(&settings),
            settings,
            layout,
            shelf: Shelf::default(),
            desk: Desk::default(),
            running: false,
            failed: false,
        }
    }

    fn run(&mut self) -> io::Result<u8> {
        let events = Events::listen()?;
        let terminal = Terminal::take(self.app.mouse())?;
        self.desk.worker = Some(Worker::new(events.waker()?));
        let mut console = Console { terminal, events, screen: Screen::new() };
        self.draw(&mut console)?;
        loop {
            self.go_on(&mut console)?;
            self.fill_list(&mut console)?;
            match console.events.wait(&console.terminal)? {
                Happening::Typed(typed) => {
                    for event in typed {
                        if let Some(input) = self.input(event)
                            && let Some(status) = self.perform(input, &mut console)?
                        {
                            return Ok(status);
                        }
                    }
                }
                // It may have been smaller in between and lost what stood there.
                Happening::Resized => console.screen.forget(),
                Happening::Continued => {
                    console.terminal.leave();
                    console.enter(self.app.mouse())?;
                }
                Happening::Stop => self.suspend(&mut console)?,
                Happening::Worked => {
                    self.desk.fetch();
                    continue;
                }
                Happening::End(signal) => return Ok(u8::try_from(128 + signal).unwrap_or(INTERRUPTED)),
                Happening::HungUp => return Ok(INTERRUPTED - 1),
            }
            // What is typed already may change what is seen: it comes first.
            if !Events::is_waiting(&console.terminal) {
                self.draw(&mut console)?;
            }
        }
    }

    fn draw(&mut self, console: &mut Console) -> io::Result<()> {
        let area = Terminal::area();
        self.fit(area);
        let look = Look { theme: &self.settings.theme, hints: &self.hints };
        console.screen.draw(&mut console.terminal, area, |buffer| draw(&self.app, &self.layout, look, buffer))
    }

    fn fit(&mut self, area: ratatui::layout::Rect) {
        self.layout = layout(area, &self.app);
        if self.app.fit(self.layout.viewports(), self.layout.menu_height()) {
            let by_need = layout(area, &self.app);
            if by_need != self.layout {
                self.app.fit(by_need.viewports(), by_need.menu_height());
                self.layout = by_need;
            }
        }
    }

    fn input(&self, event: Event) -> Option<Input> {
        match event {
            Event::Key(key) => typed::input(Key::from_event(key)?, &self.settings.keymap, &self.app),
            Event::Paste(text) => self.app.wants_text().then_some(Input::Edit(Edit::Insert(text))),
            Event::Mouse(mouse) => self.pointed(mouse),
            _ => None,
        }
    }

    fn pointed(&self, mouse: MouseEvent) -> Option<Input> {
        let at = Position { x: mouse.column, y: mouse.row };
        let wheel = |rows| Input::Wheel { pane: self.layout.pane_at(at).map(|frame| frame.pane), rows };
        match mouse.kind {
            MouseEventKind::ScrollDown => Some(wheel(WHEEL_ROWS)),
            MouseEventKind::ScrollUp => Some(wheel(-WHEEL_ROWS)),
            MouseEventKind::Down(MouseButton::Left) => self.layout.click(&self.app, at),
            _ => None,
        }
    }

    /// Lets the app take `input` and does what it asks for. The status, if it is to end.
    fn perform(&mut self, input: Input, console: &mut Console) -> io::Result<Option<u8>> {
        let back = input == Input::Action(Action::Back);
        if back && self.app.menu().is_none() && !self.app.wants_text() && self.stop_waiting() {
            return Ok(None);
        }
        match self.app.update(input) {
            Effect::None => {}
            Effect::Quit => return Ok(Some(0)),
            Effect::Interrupt => return Ok(Some(INTERRUPTED)),
            Effect::Read(index) if index == self.app.library().current() => self.reopen(),
            Effect::Read(index) => self.open(index),
            Effect::Copy(text) => {
                queue!(console.terminal.pending(), CopyToClipboard::to_clipboard_from(text))?;
            }
            Effect::Link(url) => {
                if let Err(sentence) = programs::open_link(&url) {
                    self.app.say(Notice::problem(sentence));
                }
            }
            Effect::Edit { path, line } => self.edit(&path, line, console)?,
            Effect::Theme(name) => {
                if let Some(theme) = self.settings.theme(&name) {
                    self.settings.theme = theme;
                }
            }
            Effect::Mouse(on) => console.terminal.set_mouse(on),
            Effect::Suspend if Events::has_shell() => Events::ask_to_stop()?,
            Effect::Suspend => self.app.say(Notice::plain("There is no shell to go back to.")),
            Effect::Redraw => console.screen.forget(),
        }
        // Another key may come before the next draw and needs the panes as they are.
        self.fit(self.layout.area);
        Ok(None)
    }

    fn edit(&mut self, path: &Path, line: usize, console: &mut Console) -> io::Result<()> {
        if let Some(sentence) = programs::cannot_be_edited(path) {
            self.app.say(Notice::problem(sentence));
            return Ok(());
        }
        let mut editor = match programs::editor(path, line) {
            Ok(editor) => editor,
            Err(sentence) => {
                self.app.say(Notice::problem(sentence));
                return Ok(());
            }
        };
        console.terminal.leave();
        // Standard input may be an article that was piped in.
        if let Ok(keys) = std::fs::File::open("/dev/tty") {
            editor.stdin(Stdio::from(keys));
        }
        let ended = console.events.while_away(|| editor.status());
        console.enter(self.app.mouse())?;
        self.reopen();
        let name = editor.get_program().to_string_lossy().into_owned();
        match ended {
            Ok(status) if status.success() => {}
            Ok(status) => self.app.say(Notice::problem(format!("{name} ended with {status}."))),
            Err(error) => {
                let text =
                    format!("{name} could not be started: {error}. $VISUAL or $EDITOR names the editor.");
                self.app.say(Notice::problem(text));
            }
        }
        Ok(())
    }

    fn suspend(&self, console: &mut Console) -> io::Result<()> {
        if !Events::has_shell() {
            return Ok(());
        }
        console.terminal.leave();
        console.events.stop()?;
        console.enter(self.app.mouse())
    }
}

impl Console {
    /// Takes the terminal again, of which nothing is known any more.
    fn enter(&mut self, mouse: bool) -> io::Result<()> {
        self.screen.forget();
        self.terminal.enter(mouse)
    }
}

/// The keys the status line names, the most useful first.
fn hints(settings: &Settings) -> Vec<(String, &'static str)> {
    let first = |action| settings.keymap.keys(action).first().map(Key::to_string);
    let panes = first(Action::PaneSummary).zip(first(Action::PaneArticle)).map(|(first, last)| {
        // Letters in between would be others than those of the panes.
        let digits = [&first, &last].iter().all(|key| key.parse::<u8>().is_ok());
        format!("{first}{}{last}", if digits { '-' } else { '…' })
    });
    let keys = [
        (first(Action::Quit), "quit"),
        (first(Action::Help), "help"),
        (panes, "panes"),
        (first(Action::Search), "search"),
        (first(Action::Open), "source"),
    ];
    keys.into_iter().filter_map(|(key, words)| key.map(|key| (key, words))).collect()
}
