//! The reader: events become actions, actions change the [`App`], the app is drawn.

pub mod action;
pub mod app;
pub mod bookmark;
pub mod days;
pub mod effect;
#[cfg(test)]
mod fixture;
pub mod follow;
mod highlight;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod list;
pub mod location;
mod page;
pub mod paint;
pub mod pane;
pub mod panes;
pub mod popups;
pub mod rank;
pub mod read_status;
mod reading_state;
pub mod scene;
pub mod screen;
#[cfg(test)]
mod screen_tests;
mod signals;
mod terminal;
pub mod theme;
pub mod themes;
mod tty;
pub mod view;
pub mod world;

use std::{
    io,
    ops::ControlFlow,
    sync::{Arc, mpsc},
    thread,
};

use crossterm::event as input;
use signal_hook::consts::{SIGCONT, SIGTSTP};

use crate::{
    display::glyphs::Glyphs,
    store::{Kept, Store},
};
use app::App;
use dateline_core::{
    corpus::{self, Corpus, corrections::Corrections},
    guard::{self, Fault},
    source::Input,
};
use effect::Effect;
use key::Key;
use rank::{Ranked, Ranker};
use terminal::TakenTerminal;
pub use terminal::{end_on_panic, width};
use theme::Theme;
use themes::Themes;

/// What the reader is started with.
#[derive(Clone, Debug)]
pub struct Options {
    /// What to open.
    pub inputs: Vec<Input>,
    /// What is opened, in a few words.
    pub name: String,
    /// The theme to begin with.
    pub theme: Theme,
    /// The themes that can be chosen.
    pub themes: Themes,
    /// The glyphs.
    pub glyphs: &'static Glyphs,
    /// What was corrected before.
    pub kept: Kept,
    /// Where corrections are kept.
    pub store: Store,
}

/// Why the reader ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The reader quit.
    Quit,
    /// A signal with this number asked for it.
    Signal(i32),
}

/// Everything that can wake the event loop.
enum Event {
    Input(input::Event),
    InputLost(io::Error),
    Corpus(Arc<Corpus>),
    Ranked(Ranked),
    Signal(i32),
    /// Work beside the loop has ended with this.
    Fault(Fault),
}

/// Runs the reader until it is quit.
///
/// # Errors
///
/// Fails when the terminal cannot be taken over, read or drawn.
pub fn run(options: Options) -> io::Result<Ending> {
    let (events, inbox) = mpsc::channel();
    signals::listen(teller(&events))?;
    let mut screen = TakenTerminal::take()?;
    signals::watch_terminal(teller(&events))?;
    let (width, height) = screen.size()?;
    let Options {
        inputs,
        name,
        theme,
        themes,
        glyphs,
        kept,
        mut store,
    } = options;
    if themes.colourless {
        // A colour command that is left out would be sent as a reset of bold and reverse.
        crossterm::style::force_color_output(true);
    }
    let mut app = App::new(name, themes, theme, glyphs, width, height);
    if let Some(notice) = kept.notice() {
        app.notify(notice);
    }
    app.world.corrections = kept.corrections;
    screen.draw(&app)?;
    spawn_input(events.clone())?;
    let workers = Workers {
        builder: spawn_build(inputs, app.world.corrections.clone(), events.clone())?,
        ranker: spawn_ranker(events)?,
        discarder: spawn_discarder()?,
    };
    let ended = attend(&inbox, &mut app, &mut screen, &workers, &mut store);
    drop(screen);
    // The program ends, and whoever waits for it need not wait until a great corpus is freed piece by piece.
    std::mem::forget(app);
    ended
}

/// Draws and takes events in turns.
fn attend(
    inbox: &mpsc::Receiver<Event>,
    app: &mut App,
    screen: &mut TakenTerminal,
    workers: &Workers,
    store: &mut Store,
) -> io::Result<Ending> {
    loop {
        let Ok(first) = inbox.recv() else {
            return Ok(Ending::Quit);
        };
        let mut effects = Vec::new();
        for event in std::iter::once(first).chain(inbox.try_iter()) {
            match event {
                Event::Input(event) => effects.extend(receive_input(app, event)),
                Event::InputLost(error) => return Err(error),
                Event::Corpus(corpus) => effects.extend(app.receive_corpus(corpus)),
                Event::Ranked(ranked) => effects.extend(app.receive_ranked(ranked)),
                Event::Fault(fault) => app.alert(fault.to_string()),
                Event::Signal(SIGTSTP) => effects.push(Effect::Suspend),
                Event::Signal(SIGCONT) => {
                    screen.resume()?;
                    let (width, height) = screen.size()?;
                    app.resize(width, height);
                }
                Event::Signal(signal) => return Ok(Ending::Signal(signal)),
            }
        }
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(Ending::Quit),
                Effect::Suspend => screen.suspend()?,
                Effect::Correct(change) => {
                    if let Err(error) = store.keep(change) {
                        app.alert(format!("not kept: {error}"));
                    }
                    app.world.corrections = store.load().corrections;
                    drop(workers.builder.send(app.world.corrections.clone()));
                }
                Effect::Rank(request) => drop(workers.ranker.send(request)),
                Effect::Discard(corpus) => drop(workers.discarder.send(corpus)),
            }
        }
        if let Err(error) = screen.draw(app) {
            // A draw that hangs is given up when a signal asks the program to end.
            let asked = inbox.try_iter().find_map(|event| match event {
                Event::Signal(SIGTSTP | SIGCONT) => None,
                Event::Signal(signal) => Some(Ending::Signal(signal)),
                _ => None,
            });
            return asked.ok_or(error);
        }
    }
}

/// What goes on beside the loop. All of it ends only with the program.
struct Workers {
    builder: mpsc::Sender<Corrections>,
    ranker: mpsc::Sender<rank::Request>,
    discarder: mpsc::Sender<Arc<Corpus>>,
}

/// Tells the loop of a signal; gives whether it is still there.
fn teller(events: &mpsc::Sender<Event>) -> impl Fn(i32) -> bool + Send + 'static {
    let events = events.clone();
    move |signal| events.send(Event::Signal(signal)).is_ok()
}

fn receive_input(app: &mut App, event: input::Event) -> Vec<Effect> {
    match event {
        input::Event::Key(key) if key.kind != input::KeyEventKind::Release => {
            app.press(Key::of(key))
        }
        input::Event::Paste(text) => app.paste(&text),
        input::Event::Mouse(event) => {
            app.mouse(event);
            Vec::new()
        }
        input::Event::Resize(width, height) => {
            app.resize(width, height);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn spawn_input(events: mpsc::Sender<Event>) -> io::Result<()> {
    thread::Builder::new().spawn(move || {
        loop {
            let event = match input::read() {
                Ok(event) => Event::Input(event),
                Err(error) => Event::InputLost(error),
            };
            let lost = matches!(event, Event::InputLost(_));
            if events.send(event).is_err() || lost {
                return;
            }
        }
    })?;
    Ok(())
}

/// Does `work` on a thread of its own; the loop is told of a panic.
fn spawn(
    events: mpsc::Sender<Event>,
    doing: &'static str,
    work: impl FnOnce() + Send + 'static,
) -> io::Result<()> {
    thread::Builder::new().spawn(move || {
        if let Err(fault) = guard::guarded(doing, "dateline", work) {
            // Where nobody listens, the program is ending.
            let _ = events.send(Event::Fault(fault));
        }
    })?;
    Ok(())
}

/// Reads and analyses what was opened, then again what is corrected.
fn spawn_build(
    inputs: Vec<Input>,
    corrections: Corrections,
    events: mpsc::Sender<Event>,
) -> io::Result<mpsc::Sender<Corrections>> {
    let (changes, queue) = mpsc::channel();
    spawn(events.clone(), "reading articles", move || {
        let publish = |corpus| match events.send(Event::Corpus(Arc::new(corpus))) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        };
        let mut builder = corpus::build(&inputs, corrections, publish);
        while let Ok(corrections) = queue.recv() {
            builder.correct(queue.try_iter().last().unwrap_or(corrections));
            if publish(builder.snapshot(true)).is_break() {
                return;
            }
        }
    })?;
    Ok(changes)
}

/// Ranks the newest request; a newer one ends the work on an older.
fn spawn_ranker(events: mpsc::Sender<Event>) -> io::Result<mpsc::Sender<rank::Request>> {
    let (requests, queue) = mpsc::channel::<rank::Request>();
    spawn(events.clone(), "ranking", move || {
        let mut ranker = Ranker::default();
        let mut next = None;
        while let Some(request) = next.take().or_else(|| queue.recv().ok()) {
            let request = queue.try_iter().last().unwrap_or(request);
            ranker.rank(&request, |ranked| {
                next = queue.try_iter().last();
                match events.send(Event::Ranked(ranked)) {
                    Ok(()) if next.is_none() => ControlFlow::Continue(()),
                    _ => ControlFlow::Break(()),
                }
            });
        }
    })?;
    Ok(requests)
}

/// Frees snapshots that are shown no more: a great one takes as long as many frames.
fn spawn_discarder() -> io::Result<mpsc::Sender<Arc<Corpus>>> {
    let (sender, discarded) = mpsc::channel();
    thread::Builder::new().spawn(move || discarded.into_iter().for_each(drop))?;
    Ok(sender)
}
