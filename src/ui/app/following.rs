//! Opening and following things: names, events, hits of a search and of a jump.

use super::App;
use crate::ui::{
    action::Direction,
    effect::Effect,
    follow::{self, Anchor, Follow, Target},
    keymap::BINDINGS,
    location::Location,
    pane::Pane,
    popups::{Hit, Popup, card::Card, jump::Jump, narrow::Narrow, search::Search},
    rank::{self, Scope},
};
use dateline_core::story::{EventId, QuoteId};

impl App {
    /// Opens what is selected in the focused pane.
    pub(super) fn open(&mut self) {
        match self.screen.focus {
            Pane::Articles => {
                self.history.leave(self.location());
                self.focus_on(Pane::Text);
            }
            Pane::Text => self.open_at_cursor(),
            Pane::Entities => {
                let selected = self.entities.selected_entity();
                let anchor = selected.and_then(|id| Anchor::of_entity(&self.world.corpus, id));
                if let Some(anchor) = anchor {
                    self.show_card(anchor);
                }
            }
            Pane::Timeline => {
                if let Some(event) = self.timeline.selected_event() {
                    self.show_reports(event);
                }
            }
        }
    }

    /// In the text, Enter shows the versions of the quotation that the reader was led to, or else the card of the name that
    /// stands there or in the sentence; without a name, the versions of the quotation in it.
    fn open_at_cursor(&mut self) {
        if self.text.cursor.is_none() {
            self.notify("nothing is chosen here; ) goes to a sentence, e to the names");
            return;
        }
        let quote = self.quotation_at_cursor();
        let led_to =
            |quote: &QuoteId| Some(self.world.corpus.quote_span(*quote)) == self.text.cursor;
        if let Some(quote) = quote.filter(led_to) {
            self.show_versions(quote);
            return;
        }
        if let Some(mention) = self.mention_at_cursor() {
            let entity = self.world.corpus.entities_in(mention.article)[mention.index as usize];
            if let Some(anchor) = Anchor::of_entity(&self.world.corpus, entity) {
                self.choose_entity(anchor.clone());
                self.show_card(anchor);
            }
        } else if let Some(quote) = quote {
            self.show_versions(quote);
        }
    }

    fn show_card(&mut self, anchor: Anchor) {
        self.popup = Card::new(&self.world.corpus, anchor).map(Popup::Card);
    }

    /// Goes from a box to `target`, or else to the first of what is followed from now on; one step back leads to the box.
    pub(super) fn lead_from(
        &mut self,
        popup: Popup,
        target: Option<Target>,
        follow: Option<Follow>,
    ) {
        self.popup = Some(popup);
        let here = self.location();
        self.popup = None;
        if let Some(Follow::Event(anchor)) = &follow {
            let height = self.screen.height_of(Pane::Timeline);
            self.timeline
                .choose(&self.world.corpus, anchor.clone(), height);
        }
        self.follow_from_here(here, follow, target);
    }

    /// Follows what a box is about from where the reader is in the text.
    pub(super) fn walk_from(&mut self, popup: Popup, anchor: Anchor, direction: Direction) {
        self.popup = Some(popup);
        let here = self.location();
        self.popup = None;
        self.leave_to_follow(here);
        self.follow = Some(Follow::Entity(anchor));
        self.walk(direction, 1);
    }

    /// Remembers `here`, so that one step back ends the following.
    pub(super) fn leave_to_follow(&mut self, here: Location) {
        self.history.leave(here.clone());
        self.follow_from = Some(here);
    }

    fn choose_entity(&mut self, anchor: Anchor) {
        let height = self.screen.height_of(Pane::Entities);
        self.entities.choose(&self.world.corpus, anchor, height);
    }

    /// Goes to the sentence that tells `event`: in the article that is shown, if it tells it, or else where it is told best.
    fn open_event(&mut self, event: EventId) {
        let Some(anchor) = Anchor::of_event(&self.world.corpus, event) else {
            return;
        };
        let reports = &self.world.corpus.event(event).reports;
        let shown = self.shown();
        let here = reports.iter().find(|report| Some(report.article) == shown);
        let Some(report) = here.or(reports.first()).copied() else {
            return;
        };
        let n_reports = reports.len();
        self.leave_to_follow(self.location());
        let height = self.screen.height_of(Pane::Timeline);
        self.timeline
            .choose(&self.world.corpus, anchor.clone(), height);
        self.follow = Some(Follow::Event(anchor));
        self.lead_to(Target {
            article: report.article,
            span: report.sentence,
        });
        self.notify_position(0, n_reports, false);
    }

    /// Follows a name and goes to its first mention in the article that is shown, or else in the story.
    fn follow_up(&mut self, follow: Follow) {
        self.follow_from_here(self.location(), Some(follow), None);
    }

    /// Follows something from `here` and goes to `target`, or else to the first mention at hand.
    fn follow_from_here(&mut self, here: Location, follow: Option<Follow>, target: Option<Target>) {
        self.leave_to_follow(here);
        self.follow = follow;
        let targets = self.targets();
        let shown = self.shown();
        let at_hand = targets.iter().find(|target| Some(target.article) == shown);
        let first = at_hand.or(targets.first()).copied();
        if let Some(target) = target.or(first) {
            self.lead_to(target);
            if let Some(at) = targets.iter().position(|it| *it == target) {
                self.notify_position(at, targets.len(), false);
            }
        }
    }

    /// Says what is followed, and which of how many the reader stands on.
    pub(super) fn notify_position(&mut self, at: usize, n: usize, round: bool) {
        let what = match &self.follow {
            Some(Follow::Search(words)) => format!("`{words}`"),
            Some(follow) => match follow.followed_entity(&self.world.corpus) {
                Some(id) => self.world.corpus.entity(id).name.clone(),
                None => "this event".to_owned(),
            },
            None => return,
        };
        let again = if round { ", begun again" } else { "" };
        let dot = self.screen.glyphs.dot;
        let next = if n > 1 {
            format!(" {dot} n next")
        } else {
            String::new()
        };
        self.notify(format!(
            "{what} {} of {n}{again}{next} {dot} Esc back",
            at + 1
        ));
    }

    pub(super) fn lead_to(&mut self, target: Target) {
        self.show(target.article);
        self.focus_on(Pane::Text);
        self.text.lead_to(target.span);
    }

    pub(super) fn targets(&self) -> Vec<Target> {
        let follow = self.follow.as_ref();
        follow.map_or_else(Vec::new, |follow| {
            follow.targets(&self.world.corpus, self.shown())
        })
    }

    /// Goes to the next of what is followed, or the one before.
    pub(super) fn walk(&mut self, direction: Direction, count: usize) {
        if self.follow.is_none() {
            self.walk_new(direction);
            return;
        }
        let targets = self.targets();
        let shown = self.shown();
        let here = self.text.cursor.map_or(0, |span| span.start());
        let mut from = shown.map(|id| (id, here));
        let mut round = false;
        let mut found = None;
        for _ in 0..count.max(1) {
            let forward = direction == Direction::Next;
            let Some((target, again)) = follow::next(&self.world.corpus, &targets, from, forward)
            else {
                self.notify("nothing found");
                return;
            };
            from = Some((target.article, target.span.start()));
            round |= again;
            found = Some(*target);
        }
        let Some(target) = found else {
            return;
        };
        if Some(target.article) != shown {
            self.history.leave(self.location());
        }
        self.lead_to(target);
        let at = targets.iter().position(|it| *it == target).unwrap_or(0);
        self.notify_position(at, targets.len(), round);
    }

    /// Begins a search in the article; with the names in focus, their narrowing.
    pub(super) fn search(&mut self) {
        if self.screen.focus == Pane::Entities {
            let input = self.entities.narrowed.as_str().into();
            let n_names = self.entities.n_names();
            self.popup = Some(Popup::Narrow(Narrow { input, n_names }));
            return;
        }
        self.popup = Some(Popup::Search(Search {
            input: Default::default(),
            from: self.location(),
            n_hits: 0,
        }));
    }

    /// Shows the first hit of what is typed, from where the search began.
    pub(super) fn seek(&mut self, mut popup: Popup) {
        if let Popup::Search(search) = &mut popup {
            let Location { top, cursor, .. } = search.from;
            let from = cursor.map_or(top.at, |span| span.start());
            self.text.return_to(top, cursor);
            self.text.search(Some(search.input.value()));
            let hits = &self.text.found.spans;
            search.n_hits = hits.len();
            let after = hits.iter().find(|hit| hit.start() >= from);
            if let Some(hit) = after.or(hits.first()).copied() {
                self.text.lead_to(hit);
            }
        }
        self.popup = Some(popup);
    }

    /// Ends the search where it has led, so that `n` walks its hits.
    pub(super) fn keep_search(&mut self, popup: Popup) {
        let Popup::Search(search) = popup else {
            return;
        };
        let words = search.input.value().trim().to_owned();
        if words.is_empty() || search.n_hits == 0 {
            self.go_to(search.from);
            if !words.is_empty() {
                self.alert(format!("`{words}` is not in this article"));
            }
            return;
        }
        self.leave_to_follow(search.from);
        self.follow = Some(Follow::Search(words));
        self.focus_on(Pane::Text);
        if let Some(cursor) = self.text.cursor {
            self.text.lead_to(cursor);
            let targets = self.targets();
            let at = targets.iter().position(|it| it.span == cursor).unwrap_or(0);
            self.notify_position(at, targets.len(), false);
        }
    }

    pub(super) fn jump(&mut self, scope: Scope) -> Vec<Effect> {
        self.popup = Some(Popup::Jump(Jump::new(scope)));
        self.rank()
    }

    pub(super) fn jump_again(&mut self) -> Vec<Effect> {
        let jump = self.last_jump.clone();
        self.popup = Some(Popup::Jump(jump.unwrap_or_default()));
        self.rank()
    }

    /// Asks for the results of what is typed in the jump that is open.
    pub(super) fn rank(&mut self) -> Vec<Effect> {
        let Some(Popup::Jump(jump)) = &mut self.popup else {
            return Vec::new();
        };
        self.n_ranked += 1;
        jump.generation = self.n_ranked;
        jump.receive_corpus(&self.world.corpus);
        vec![Effect::Rank(rank::Request {
            generation: jump.generation,
            query: jump.query(),
            scope: jump.scope,
            corpus: self.world.corpus.clone(),
        })]
    }

    /// Goes where a jump leads.
    pub(super) fn go(&mut self, hit: Hit) -> Vec<Effect> {
        match hit {
            Hit::Article(key) => {
                if let Some(id) = self.world.corpus.find(&key) {
                    self.history.leave(self.location());
                    self.show(id);
                    self.focus_on(Pane::Text);
                    self.mark_progress();
                }
            }
            Hit::Entity(anchor) => {
                self.choose_entity(anchor.clone());
                self.follow_up(Follow::Entity(anchor));
            }
            Hit::Event(anchor) => {
                if let Some(event) = anchor.event(&self.world.corpus) {
                    self.open_event(event);
                }
            }
            Hit::Beside(one, other) => self.set_beside(&one, &other),
            Hit::Merge(one, other) => return self.merge(&one, &other),
            Hit::Command(at) => return self.update(BINDINGS[at].action, 0),
        }
        Vec::new()
    }
}
