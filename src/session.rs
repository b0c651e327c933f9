//! The reader on the terminal: takes it, draws, waits, and performs what the app asks
//! for. All input and output of the reader is here.

mod events;
mod frame;
mod programs;
mod screen;
mod terminal;

use std::io;
use std::process::{ExitCode, Stdio};

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{Event, MouseButton, MouseEvent, MouseEventKind};
use crossterm::queue;
use ratatui::layout::Position;

use events::{Events, Happening};
use screen::Screen;
use terminal::Terminal;

use crate::app::action::Action;
use crate::app::effect::{Effect, Input, Notice};
use crate::app::prompt::Edit;
use crate::app::{App, Setting};
use crate::config::Settings;
use crate::error::Error;
use crate::extract;
use crate::input::key::Key;
use crate::input::typed;
use crate::loader;
use crate::model::Reading;
use crate::model::article::{Article, Origin, Problem};
use crate::ui::draw::{Look, draw};
use crate::ui::layout::{Layout, layout};
use crate::ui::theme::Theme;

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
    /// The reader's settings.
    pub settings: Settings,
    /// What is to be said at the start, say of a configuration that is wrong.
    pub notice: Option<String>,
}

/// Opens the reader and comes back when it is closed. The status is 130 after Ctrl-C,
/// and 128 and its number after a signal.
pub fn run(request: Request) -> Result<ExitCode, Error> {
    if !Terminal::is_there() {
        return Err(Error::new("there is no terminal to read on")
            .hint("`briefing show FILE` prints the briefing without one."));
    }
    let Request { origins, settings, notice } = request;
    let mut session = Session::new(origins, settings);
    session.app.show(0, session.read(0));
    if let Some(text) = notice {
        session.app.say(Notice::problem(text));
    }
    let status = session.run().map_err(|error| Error::new("the terminal failed").because(error))?;
    Ok(ExitCode::from(status))
}

struct Session {
    app: App,
    settings: Settings,
    theme: Theme,
    hints: Vec<(String, &'static str)>,
    layout: Layout,
}

impl Session {
    fn new(origins: Vec<Origin>, settings: Settings) -> Self {
        let keys = |action: Action| {
            let names: Vec<String> = settings.keymap.keys(action).iter().map(Key::to_string).collect();
            (action, names.join(" "))
        };
        let setting = Setting {
            options: settings.options,
            keys: Action::ALL.iter().copied().map(keys).collect(),
            themes: settings.theme_names(),
            theme: settings.theme_name.clone(),
        };
        let app = App::new(origins, setting);
        let layout = layout(Terminal::area(), &app);
        Self { app, theme: settings.theme.clone(), hints: hints(&settings), settings, layout }
    }

    fn run(&mut self) -> io::Result<u8> {
        let mut terminal = Terminal::take(self.app.mouse())?;
        let mut screen = Screen::new();
        self.draw(&mut terminal, &mut screen)?;
        let mut events = Events::listen()?;
        loop {
            self.fill_list(&mut terminal, &mut screen)?;
            match events.wait(&terminal)? {
                Happening::Typed(typed) => {
                    for event in typed {
                        if let Some(input) = self.input(event)
                            && let Some(status) = self.perform(input, &mut terminal, &mut screen)?
                        {
                            return Ok(status);
                        }
                    }
                }
                Happening::Resized => {}
                Happening::Continued => {
                    terminal.leave();
                    terminal.enter(self.app.mouse())?;
                    screen.forget();
                }
                Happening::Stop => self.suspend(&mut terminal, &mut screen)?,
                Happening::End(signal) => return Ok(u8::try_from(128 + signal).unwrap_or(INTERRUPTED)),
                Happening::HungUp => return Ok(INTERRUPTED - 1),
            }
            // What is typed already may change what is seen: it comes first.
            if !Events::is_waiting(&terminal) {
                self.draw(&mut terminal, &mut screen)?;
            }
        }
    }

    fn draw(&mut self, terminal: &mut Terminal, screen: &mut Screen) -> io::Result<()> {
        let area = Terminal::area();
        self.fit(area);
        let look = Look { theme: &self.theme, hints: &self.hints };
        screen.draw(terminal, area, |buffer| draw(&self.app, &self.layout, look, buffer))
    }

    fn fit(&mut self, area: ratatui::layout::Rect) {
        self.layout = layout(area, &self.app);
        self.app.fit(self.layout.viewports(), self.layout.menu_height());
    }

    /// Looks into the articles whose titles are to be seen in a list and are not known
    /// yet, one after the other, as long as nothing is typed.
    fn fill_list(&mut self, terminal: &mut Terminal, screen: &mut Screen) -> io::Result<()> {
        let mut changed = false;
        while !Events::is_waiting(terminal) {
            let Some(index) = self.app.wanted_card(self.layout.list_rows()) else { break };
            let reading = self.read(index);
            self.app.set_card(index, &reading);
            changed = true;
        }
        if changed { self.draw(terminal, screen) } else { Ok(()) }
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
    fn perform(
        &mut self,
        input: Input,
        terminal: &mut Terminal,
        screen: &mut Screen,
    ) -> io::Result<Option<u8>> {
        match self.app.update(input) {
            Effect::None => {}
            Effect::Quit => return Ok(Some(0)),
            Effect::Interrupt => return Ok(Some(INTERRUPTED)),
            Effect::Read(index) => self.open(index),
            Effect::Copy(text) => queue!(terminal.pending(), CopyToClipboard::to_clipboard_from(text))?,
            Effect::Link(url) => {
                if let Err(sentence) = programs::open_link(&url) {
                    self.app.say(Notice::problem(sentence));
                }
            }
            Effect::Edit { path, line } => self.edit(&path, line, terminal, screen)?,
            Effect::Theme(name) => {
                if let Some(theme) = self.settings.theme(&name) {
                    self.theme = theme;
                }
            }
            Effect::Mouse(on) => terminal.set_mouse(on),
            Effect::Suspend => self.suspend(terminal, screen)?,
            Effect::Redraw => screen.forget(),
        }
        // Another key may come before the next draw and needs the panes as they are.
        self.fit(self.layout.area);
        Ok(None)
    }

    fn open(&mut self, index: usize) {
        let reading = self.read(index);
        self.app.show(index, reading);
    }

    /// The article at `index`; one that cannot be read is empty and says why.
    fn read(&self, index: usize) -> Reading {
        let origin = self.app.library().get(index).map(|entry| entry.origin.clone()).unwrap_or_default();
        read(origin)
    }

    fn edit(
        &mut self,
        path: &std::path::Path,
        line: usize,
        terminal: &mut Terminal,
        screen: &mut Screen,
    ) -> io::Result<()> {
        let mut editor = match programs::editor(path, line) {
            Ok(editor) => editor,
            Err(sentence) => {
                self.app.say(Notice::problem(sentence));
                return Ok(());
            }
        };
        terminal.leave();
        // Standard input may be an article that was piped in.
        if let Ok(keys) = std::fs::File::open("/dev/tty") {
            editor.stdin(Stdio::from(keys));
        }
        let ended = editor.status();
        terminal.enter(self.app.mouse())?;
        screen.forget();
        self.open(self.app.library().current());
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

    fn suspend(&mut self, terminal: &mut Terminal, screen: &mut Screen) -> io::Result<()> {
        terminal.leave();
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        terminal.enter(self.app.mouse())?;
        screen.forget();
        Ok(())
    }
}

fn read(origin: Origin) -> Reading {
    let article = loader::load(origin.clone()).unwrap_or_else(|error| Article {
        origin,
        problems: vec![Problem { line: 0, column: 0, message: error.to_string() }],
        ..Article::default()
    });
    let briefing = extract::briefing(&article);
    Reading { article, briefing }
}

/// The keys the status line names, the most useful first.
fn hints(settings: &Settings) -> Vec<(String, &'static str)> {
    let first = |action| settings.keymap.keys(action).first().map(Key::to_string);
    let panes = first(Action::PaneSummary)
        .zip(first(Action::PaneArticle))
        .map(|(first, last)| format!("{first}-{last}"));
    let keys = [
        (first(Action::Quit), "quit"),
        (first(Action::Help), "help"),
        (panes, "panes"),
        (first(Action::Search), "search"),
        (first(Action::Open), "source"),
    ];
    keys.into_iter().filter_map(|(key, words)| key.map(|key| (key, words))).collect()
}
