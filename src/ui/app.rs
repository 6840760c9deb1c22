//! The state of the reader, and the only place where it changes.

use std::{rc::Rc, sync::Arc};

use super::{
    action::{Action, Effect, Motion},
    days::ChosenDays,
    follow::{self, Follow},
    key::Key,
    layout::{Divider, Layout, Wishes},
    news::ReadArticles,
    paint::Skin,
    panes::{
        Pane, articles::ArticlesPane, entities::EntitiesPane, list, text::TextPane,
        timeline::TimelinePane,
    },
    place::{History, Place},
    popups::{Popup, jump::Jump, map::Map},
    rank::{Ranked, Scope},
    reading::Progress,
    theme::Theme,
    themes::Themes,
};
use crate::display::glyphs::Glyphs;
use dateline_core::{
    corpus::{
        Corpus,
        corrections::{Correction, Corrections},
    },
    story::ArticleId,
};

/// Until a key is pressed the first article is shown, whichever comes to be the first, while there
/// are no more than so many.
const FIRST_LOOK: usize = 200;

/// Everything that the screen shows, and everything that the reader has chosen.
#[derive(Clone, Debug)]
pub struct App {
    /// The newest snapshot.
    pub corpus: Arc<Corpus>,
    /// What was opened, as the header names it.
    pub name: String,
    /// Where everything stands; follows from the size of the terminal, the focus and the wishes.
    pub layout: Layout,
    /// What the reader chose about the layout.
    pub wishes: Wishes,
    /// The pane that takes the keys.
    pub focus: Pane,
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
    /// The colours.
    pub theme: Theme,
    /// The names of all themes, in the order of `T`.
    pub theme_names: Vec<String>,
    /// The glyphs.
    pub glyphs: &'static Glyphs,
    /// What the reader corrected, and can take back.
    pub corrections: Corrections,
    pub(super) undone: Vec<Correction>,
    pub(super) themes: Themes,
    pub(super) progress: Progress,
    /// The articles that have been read, as they were last worked out.
    pub(super) read: Option<Rc<ReadArticles>>,
    pub(super) last_jump: Option<Jump>,
    pub(super) dragged: Option<Divider>,
    pub(super) n_ranked: u64,
    pub(super) cancelled: bool,
    /// The pane that had the focus before a drawer took it.
    pub(super) before_drawer: Pane,
    /// Where the reader was when what is followed was chosen.
    pub(super) follow_from: Option<Place>,
    /// Whether the reader has pressed a key or used the mouse.
    pub(super) touched: bool,
    seen_problems: usize,
}

/// One line at the foot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub error: bool,
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
        let wishes = Wishes::default();
        let mut app = App {
            corpus: Arc::default(),
            name,
            layout: Layout::new(width, height, Pane::Articles, wishes),
            wishes,
            focus: Pane::Articles,
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
            theme,
            theme_names: themes.names(),
            glyphs,
            corrections: Corrections::default(),
            undone: Vec::new(),
            themes,
            progress: Progress::default(),
            read: None,
            last_jump: None,
            dragged: None,
            n_ranked: 0,
            cancelled: false,
            before_drawer: Pane::Articles,
            follow_from: None,
            touched: false,
            seen_problems: 0,
        };
        app.arrange();
        app
    }

    /// How everything is drawn.
    pub fn skin(&self) -> Skin<'_> {
        Skin {
            theme: &self.theme,
            glyphs: self.glyphs,
        }
    }

    /// The article that is shown, as the newest snapshot knows it.
    pub fn shown(&self) -> Option<ArticleId> {
        self.corpus.find(self.text.key()?)
    }

    /// Whether `article` mentions or reports what is being followed.
    pub fn follows(&self, article: ArticleId) -> bool {
        let Some(follow) = &self.follow else {
            return false;
        };
        if let Some(entity) = follow.followed_entity(&self.corpus) {
            return self.corpus.entities_in(article).contains(&entity);
        }
        let event = follow.followed_event(&self.corpus);
        let reports = event.map_or(&[][..], |id| &self.corpus.event(id).reports);
        reports.iter().any(|report| report.article == article)
    }

    /// Whether the reader has looked at all problems that are listed.
    pub fn has_seen_problems(&self) -> bool {
        self.seen_problems >= self.corpus.problems().len()
    }

    /// Hits of `words` in the article that is shown.
    pub fn hits_in_article(&self, words: &str) -> usize {
        let entry = self.text.entry.as_ref();
        entry.map_or(0, |entry| follow::hits(&entry.article.text, words).len())
    }

    /// Takes a new size of the terminal.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.layout = Layout::new(width, height, self.focus, self.wishes);
        self.arrange();
        let open = self.popup.as_ref().and_then(|it| it.place(&self.corpus));
        if let Some(place) = open {
            self.popup = Popup::at(&self.corpus, &self.text.news, place, (width, height));
        }
    }

    /// Takes a newer snapshot; nothing that the reader has chosen moves. The one before is to be freed elsewhere.
    pub fn take_corpus(&mut self, corpus: Arc<Corpus>) -> Vec<Effect> {
        let before = self.shown().and_then(|id| self.line_of(id));
        let top = self.articles.scroll.top;
        let open = self.popup.as_ref().and_then(|it| it.place(&self.corpus));
        let mut effects = vec![Effect::Discard(std::mem::replace(&mut self.corpus, corpus))];
        self.keep_days();
        self.timeline.take(&self.corpus);
        let unchosen = !self.touched && self.corpus.articles().len() <= FIRST_LOOK;
        match self.shown().filter(|_| !unchosen) {
            Some(id) => {
                // The row that is selected stays where it is on the screen.
                if let (Some(before), Some(now)) = (before, self.line_of(id)) {
                    let top = (top + now).saturating_sub(before);
                    self.articles.scroll.top = top;
                }
                let entry = self.corpus.articles()[id.index()].clone();
                self.reveal_day(&entry);
                self.text.show(entry);
            }
            None => {
                if let Some(id) = self.articles.ids.first() {
                    self.show(*id);
                }
            }
        }
        self.refresh_news();
        self.arrange();
        self.settle();
        match &self.popup {
            Some(Popup::Jump(_)) => effects.extend(self.rank()),
            _ => {
                if let Some(place) = open {
                    self.popup = Popup::at(&self.corpus, &self.text.news, place, self.size());
                }
            }
        }
        effects
    }

    /// Takes the results of a jump's query.
    pub fn take_ranked(&mut self, ranked: Ranked) -> Vec<Effect> {
        let height = self.layout.area.height;
        let Some(Popup::Jump(jump)) = &mut self.popup else {
            return Vec::new();
        };
        match jump.take(ranked, height) {
            Some(hit) => {
                if jump.is_free() {
                    self.last_jump = Some(jump.clone());
                }
                self.popup = None;
                let effects = self.go(hit);
                self.settle();
                effects
            }
            None => Vec::new(),
        }
    }

    /// Does `action`, so many times where that makes sense; 0 when no count was typed.
    pub fn update(&mut self, action: Action, count: usize) -> Vec<Effect> {
        match action {
            Action::Move(motion) => self.move_in(self.focus, motion, count),
            Action::Text(motion) => self.text.step(motion, count),
            Action::Focus(pane) => self.focus_on(pane),
            Action::FocusBeside(direction) => self.focus_beside(direction),
            Action::FocusRound(direction) => self.focus_round(direction),
            Action::Drawer(pane) => self.toggle(pane),
            Action::Open => self.open(),
            Action::Back => self.back(),
            Action::Visit(direction) => self.visit(direction),
            Action::Article(direction) => self.neighbour(direction, count),
            Action::Follow(direction) => self.walk(direction, count),
            Action::Jump => return self.jump(Scope::Articles),
            Action::JumpAnywhere => return self.jump(Scope::Everything),
            Action::JumpAgain => return self.jump_again(),
            Action::Search => self.search(),
            Action::Order => self.reorder(),
            Action::Days => self.choose_days(),
            Action::Command => self.popup = Some(Popup::Command(Default::default())),
            Action::Help => self.popup = Some(Popup::Help(Default::default())),
            Action::Problems => {
                self.seen_problems = self.corpus.problems().len();
                self.popup = Some(Popup::Problems(Default::default()));
            }
            Action::Noise => {
                if !self.text.toggle_noise() {
                    self.say("no page noise in this article");
                }
            }
            Action::Known => self.toggle_known(),
            Action::Zoom => {
                self.wishes.zoom = !self.wishes.zoom;
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
            Action::Map => self.popup = Some(Popup::Map(Map::new(self))),
            Action::Read => self.toggle_read(),
            Action::ReadAll => self.mark_all_read(),
            Action::Theme => self.next_theme(),
            Action::BackOrQuit => return self.back_or_quit(),
            Action::Quit => return vec![Effect::Quit],
            Action::Cancel => return self.cancel(),
            Action::Suspend => return vec![Effect::Suspend],
        }
        self.mark_progress();
        self.refresh_news();
        Vec::new()
    }

    /// Says one line at the foot.
    pub fn say(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            text: text.into(),
            error: false,
        });
    }

    /// Says one line at the foot about what went wrong.
    pub fn complain(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            text: text.into(),
            error: true,
        });
    }

    pub(super) fn move_in(&mut self, pane: Pane, motion: Motion, count: usize) {
        let height = self.height_of(pane);
        match pane {
            Pane::Articles => {
                let len = self.articles.ids.len();
                let at = self.shown().and_then(|id| self.articles.position(id));
                let to = match at {
                    Some(at) => list::moved(at, motion, count, len, self.articles_seen()),
                    // What is shown was left out of the list.
                    None => 0,
                };
                if let Some(id) = self.articles.ids.get(to) {
                    self.show(*id);
                }
            }
            Pane::Text => self.text.scroll(motion, count),
            Pane::Entities => self.entities.scroll(&self.corpus, motion, count, height),
            Pane::Timeline => self.timeline.scroll(&self.corpus, motion, count, height),
        }
    }

    fn next_theme(&mut self) {
        let at = self
            .theme_names
            .iter()
            .position(|name| *name == self.theme.name);
        let next = at.map_or(0, |at| (at + 1) % self.theme_names.len());
        let next = self.theme_names[next].clone();
        self.choose_theme(&next);
    }
}
