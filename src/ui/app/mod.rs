//! The state of the reader, and the only place where it changes.

mod compare;
mod correct;
mod days;
mod following;
mod merge;
mod mouse;
mod navigate;
mod novelty;
mod relayout;
mod typing;

use std::sync::Arc;

use super::{
    action::{Action, Motion},
    bookmark::PassagesOf,
    days::ChosenDays,
    effect::Effect,
    follow::Follow,
    key::Key,
    list,
    location::{History, Location},
    pane::Pane,
    panes::{
        articles::ArticlesPane, entities::EntitiesPane, text::TextPane, timeline::TimelinePane,
    },
    popups::{
        Popup, PopupContext, command::CommandLine, jump::Jump, map::Map, passages::PassageList,
    },
    rank::{Ranked, Scope},
    scene::{Followed, Message, Scene},
    screen::Screen,
    theme::Theme,
    themes::Themes,
    world::World,
};
use crate::display::glyphs::Glyphs;
use dateline_core::{corpus::Corpus, story::ArticleId};

/// Until a key is pressed the first article is shown, whichever comes to be the first, while there
/// are no more than so many.
const FIRST_LOOK: usize = 200;

/// Everything that the screen shows, and everything that the reader has chosen.
#[derive(Clone, Debug)]
pub struct App {
    /// What is read.
    pub world: World,
    /// Where everything stands, and what it is drawn with.
    pub screen: Screen,
    /// The list of articles.
    pub articles: ArticlesPane,
    /// The text.
    pub text: TextPane,
    /// The entities.
    pub entities: EntitiesPane,
    /// The timeline.
    pub timeline: TimelinePane,
    /// Days that were chosen on the timeline.
    pub days: Option<ChosenDays>,
    /// What `n` and `N` walk.
    pub follow: Option<Follow>,
    /// Places visited.
    pub history: History,
    /// The box that is open.
    pub popup: Option<Popup>,
    /// Keys of a sequence that is not complete.
    pub typed: Vec<Key>,
    /// The count typed before a key; 0 for none.
    pub count: usize,
    /// One line about what was just done, until the next key.
    pub message: Option<Message>,
    last_jump: Option<Jump>,
    n_ranked: u64,
    cancelled: bool,
    /// Where the reader was when what is followed was chosen.
    follow_from: Option<Location>,
    /// Whether the reader has pressed a key or used the mouse.
    touched: bool,
}

impl App {
    /// The reader before any article has come, in a terminal of `width` by `height`.
    pub fn new(
        name: String,
        themes: Themes,
        theme: Theme,
        glyphs: &'static Glyphs,
        width: u16,
        height: u16,
    ) -> App {
        let mut app = App {
            world: World::new(name),
            screen: Screen::new(themes, theme, glyphs, (width, height)),
            articles: ArticlesPane::default(),
            text: TextPane::default(),
            entities: EntitiesPane::default(),
            timeline: TimelinePane::default(),
            days: None,
            follow: None,
            history: History::default(),
            popup: None,
            typed: Vec::new(),
            count: 0,
            message: None,
            last_jump: None,
            n_ranked: 0,
            cancelled: false,
            follow_from: None,
            touched: false,
        };
        app.relayout();
        app
    }

    /// What panes and boxes are drawn from.
    pub fn scene(&self) -> Scene<'_> {
        Scene {
            context: self.screen.context(),
            corpus: &self.world.corpus,
            layout: &self.screen.layout,
            focus: self.screen.focus,
            shown: self.shown(),
            followed: Followed::new(self.follow.as_ref(), &self.world.corpus),
            days: self.days,
            message: self.message.as_ref(),
        }
    }

    /// What boxes need to know to take keys, and to be made.
    fn popup_context(&self) -> PopupContext<'_> {
        PopupContext {
            corpus: &self.world.corpus,
            reading: &self.text.reading,
            size: self.screen.size(),
            glyphs: self.screen.glyphs,
        }
    }

    /// The article that is shown, as the newest snapshot knows it.
    pub fn shown(&self) -> Option<ArticleId> {
        self.world.corpus.find(self.text.key()?)
    }

    /// Takes a new size of the terminal.
    pub fn resize(&mut self, width: u16, height: u16) {
        let open = self.popup.as_ref();
        let open = open.and_then(|it| it.bookmark(&self.world.corpus));
        self.screen.resize(width, height);
        self.relayout();
        if let Some(bookmark) = open {
            self.popup = Popup::at(&self.popup_context(), bookmark);
        }
    }

    /// Takes a newer snapshot; nothing that the reader has chosen moves. The one before is to be freed elsewhere.
    pub fn receive_corpus(&mut self, corpus: Arc<Corpus>) -> Vec<Effect> {
        let before = self.shown().and_then(|id| self.line_of(id));
        let top = self.articles.scroll.top;
        let open = self.popup.as_ref();
        let open = open.and_then(|it| it.bookmark(&self.world.corpus));
        let before_this = self.world.receive(corpus);
        let mut effects = vec![Effect::Discard(before_this)];
        self.keep_days();
        self.timeline.receive(&self.world.corpus);
        let unchosen = !self.touched && self.world.corpus.articles().len() <= FIRST_LOOK;
        match self.shown().filter(|_| !unchosen) {
            Some(id) => {
                // The row that is selected stays where it is on the screen.
                if let (Some(before), Some(now)) = (before, self.line_of(id)) {
                    let top = (top + now).saturating_sub(before);
                    self.articles.scroll.top = top;
                }
                let entry = self.world.corpus.articles()[id.index()].clone();
                self.reveal_day(&entry);
                self.text.renew(entry);
            }
            None => {
                if let Some(id) = self.articles.ids.first() {
                    self.show(*id);
                }
            }
        }
        self.sync_reading();
        self.relayout();
        self.sync();
        match &self.popup {
            Some(Popup::Jump(_)) => effects.extend(self.rank()),
            _ => {
                if let Some(bookmark) = open {
                    self.popup = Popup::at(&self.popup_context(), bookmark);
                }
            }
        }
        effects
    }

    /// Takes the results of a jump's query.
    pub fn receive_ranked(&mut self, ranked: Ranked) -> Vec<Effect> {
        let height = self.screen.layout.area.height;
        let Some(Popup::Jump(jump)) = &mut self.popup else {
            return Vec::new();
        };
        match jump.receive(ranked, height) {
            Some(hit) => {
                if jump.is_free() {
                    self.last_jump = Some(jump.clone());
                }
                self.popup = None;
                let effects = self.go(hit);
                self.sync();
                effects
            }
            None => Vec::new(),
        }
    }

    /// Does `action`, so many times where that makes sense; 0 when no count was typed.
    pub fn update(&mut self, action: Action, count: usize) -> Vec<Effect> {
        match action {
            Action::Move(motion) => self.move_in(self.screen.focus, motion, count),
            Action::Text(motion) => self.text.step(motion, count),
            Action::Focus(pane) => self.focus_on(pane),
            Action::FocusBeside(direction) => self.focus_beside(direction),
            Action::FocusRound(direction) => self.focus_round(direction),
            Action::Drawer(pane) => {
                let pane = self.screen.drawer(pane);
                self.focus_on(pane);
            }
            Action::Open => self.open(),
            Action::Back => self.back(),
            Action::Visit(direction) => self.visit(direction),
            Action::Article(direction) => self.neighbour(direction, count),
            Action::GoToRow => self.go_to_row(count),
            Action::Follow(direction) => self.walk(direction, count),
            Action::Jump => return self.jump(Scope::Articles),
            Action::JumpAnywhere => return self.jump(Scope::Everything),
            Action::JumpAgain => return self.jump_again(),
            Action::Search => self.search(),
            Action::Order => self.reorder(),
            Action::Days => self.choose_days(),
            Action::Command => {
                let themes = self.screen.theme_names.clone();
                self.popup = Some(Popup::Command(CommandLine::new(themes)));
            }
            Action::Help => self.popup = Some(Popup::Help(Default::default())),
            Action::Problems => {
                self.world.see_problems();
                self.show_passages(PassagesOf::Problems, None);
            }
            Action::Noise => {
                if !self.text.toggle_noise() {
                    self.notify("no page noise in this article");
                }
            }
            Action::Known => self.toggle_known(),
            Action::Zoom => {
                self.screen.prefs.zoom = !self.screen.prefs.zoom;
                self.focus_on(Pane::Text);
            }
            Action::SetDate => self.ask_date(),
            Action::CorrectNoise => return self.correct_noise(),
            Action::Merge => return self.ask_merge(),
            Action::BreakOff => return self.break_off(),
            Action::Undo => return self.undo(),
            Action::Redo => return self.redo(),
            Action::Why => self.show_why(),
            Action::Differences => self.show_differences(),
            Action::Compare => return self.compare(),
            Action::Map => {
                let event = self.timeline.selected_event();
                let map = Map::new(&self.world.corpus, self.shown(), event);
                self.popup = Some(Popup::Map(map));
            }
            Action::Read => {
                if let Some(key) = self.text.key() {
                    self.world.toggle_read(key.clone());
                }
            }
            Action::ReadAll => {
                self.world.mark_all_read();
                self.notify("all articles are marked read");
            }
            Action::NextTheme => {
                let next = self.screen.next_theme();
                self.choose_theme(&next);
            }
            Action::ChooseTheme => {
                self.notify(format!("themes: {}", self.screen.theme_names.join(", ")));
            }
            Action::BackOrQuit => return self.back_or_quit(),
            Action::Quit => return vec![Effect::Quit],
            Action::Cancel => return self.cancel(),
            Action::Suspend => return vec![Effect::Suspend],
            // Boxes alone know these.
            Action::Close | Action::Edit(_) => (),
        }
        self.mark_progress();
        self.sync_reading();
        Vec::new()
    }

    /// Says one line at the foot.
    pub fn notify(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            text: text.into(),
            error: false,
        });
    }

    /// Says one line at the foot about what went wrong.
    pub fn alert(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            text: text.into(),
            error: true,
        });
    }

    fn move_in(&mut self, pane: Pane, motion: Motion, count: usize) {
        let (corpus, height) = (&self.world.corpus, self.screen.height_of(pane));
        match pane {
            Pane::Articles => {
                let len = self.articles.ids.len();
                let at = self.shown().and_then(|id| self.articles.position(id));
                let seen = height / self.screen.layout.rows_of_article();
                let to = match at {
                    Some(at) => list::moved(at, motion, count, len, seen),
                    // What is shown was left out of the list.
                    None => 0,
                };
                if let Some(id) = self.articles.ids.get(to) {
                    self.show(*id);
                }
            }
            Pane::Text => self.text.scroll(motion, count),
            Pane::Entities => self.entities.scroll(corpus, motion, count, height),
            Pane::Timeline => self.timeline.scroll(corpus, motion, count, height),
        }
    }

    /// What was seen while the text had the focus counts as read.
    fn mark_progress(&mut self) {
        if let (Pane::Text, Some(key)) = (self.screen.focus, self.text.key()) {
            self.world.mark_seen(key.clone(), self.text.at_end());
        }
    }

    /// Opens a list of passages, if there is anything to list.
    fn show_passages(&mut self, of: PassagesOf, shown: Option<ArticleId>) {
        let list = PassageList::new(&self.popup_context(), of, shown);
        self.popup = list.map(Popup::Passages);
    }
}
