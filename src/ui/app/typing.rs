//! What is typed: keys to actions, sequences and counts, and what comes of keys in a box.

use crossterm::event::KeyCode;
use tui_input::InputRequest;

use super::App;
use crate::ui::{
    action::Action,
    effect::Effect,
    key::Key,
    keymap::{Lookup, Mode},
    popups::{Popup, PopupOutcome},
};

/// A count typed before a key is no greater.
const MAX_COUNT: usize = 1_000_000;

impl App {
    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Vec<Effect> {
        let effects = self.receive_key(key);
        self.sync();
        effects
    }

    /// Where keys mean what they mean now.
    pub fn modes(&self) -> Vec<Mode> {
        match &self.popup {
            Some(popup) => popup.modes(),
            None => vec![Mode::Panes],
        }
    }

    fn receive_key(&mut self, key: Key) -> Vec<Effect> {
        let alerted = self.message.take().is_some_and(|message| message.error);
        self.touched = true;
        let always = self.screen.keymap.lookup(&[Mode::Always], &[key]);
        if always == Lookup::Action(Action::Cancel) {
            return self.cancel();
        }
        self.cancelled = false;
        if let Lookup::Action(action) = always {
            return self.update(action, 0);
        }
        if alerted && key.code == KeyCode::Esc && self.popup.is_none() {
            return Vec::new();
        }
        if self.popup.is_none() && self.typed.is_empty() && self.add_digit(key) {
            return Vec::new();
        }
        self.typed.push(key);
        match self.screen.keymap.lookup(&self.modes(), &self.typed) {
            Lookup::Prefix => Vec::new(),
            Lookup::Action(action) => {
                self.typed.clear();
                let count = std::mem::take(&mut self.count);
                self.act(action, count)
            }
            Lookup::Unbound => self.receive_unbound(key),
        }
    }

    /// Adds the digit `key` to the count, if it is one.
    fn add_digit(&mut self, key: Key) -> bool {
        let digit = key.typed().and_then(|c| c.to_digit(10));
        let Some(digit) = digit.filter(|digit| *digit > 0 || self.count > 0) else {
            return false;
        };
        self.count = (self.count * 10 + digit as usize).min(MAX_COUNT);
        true
    }

    /// A key that is bound to nothing: it may be a letter.
    fn receive_unbound(&mut self, key: Key) -> Vec<Effect> {
        let typed = std::mem::take(&mut self.typed);
        self.count = 0;
        match (&self.popup, key.typed()) {
            (Some(popup), Some(c)) if popup.input().is_some() => {
                return self.act(Action::Edit(InputRequest::InsertChar(c)), 0);
            }
            (None, _) if key.code != KeyCode::Esc => {
                let typed: Vec<String> = typed.iter().map(Key::to_string).collect();
                let typed = typed.join(" ");
                self.notify(format!("{typed} does nothing here; ? shows the keys"));
            }
            _ => (),
        }
        Vec::new()
    }

    /// Does `action` where the keys go: in the box that is open, or else in the panes.
    fn act(&mut self, action: Action, count: usize) -> Vec<Effect> {
        let Some(mut popup) = self.popup.take().filter(|_| action != Action::Quit) else {
            return self.update(action, count);
        };
        let outcome = popup.update(&self.popup_context(), action);
        self.dispatch(popup, outcome)
    }

    /// Takes text that was pasted.
    pub fn paste(&mut self, text: &str) -> Vec<Effect> {
        let Some(mut popup) = self.popup.take() else {
            return Vec::new();
        };
        let outcome = popup.paste(text);
        let effects = self.dispatch(popup, outcome);
        self.sync();
        effects
    }

    fn dispatch(&mut self, popup: Popup, outcome: PopupOutcome) -> Vec<Effect> {
        match outcome {
            PopupOutcome::Stay => self.popup = Some(popup),
            PopupOutcome::Close => self.close(popup),
            PopupOutcome::Rank => {
                self.popup = Some(popup);
                return self.rank();
            }
            PopupOutcome::Go(hit) => {
                self.close(popup);
                return self.go(hit);
            }
            PopupOutcome::Run(action) => return self.update(action, 0),
            PopupOutcome::Command(command) => return self.run_command(&command),
            PopupOutcome::Publish(days) => return self.publish_on(days),
            PopupOutcome::Lead(target, follow) => self.lead_from(popup, target, follow),
            PopupOutcome::Walk(anchor, direction) => self.walk_from(popup, anchor, direction),
            PopupOutcome::Merge(anchor) => return self.ask_merge_of(anchor),
            PopupOutcome::BreakOff(anchor, spelling) => {
                self.popup = Some(popup);
                return self.break_off_spelling(&anchor, spelling);
            }
            PopupOutcome::Above(action) => {
                self.popup = Some(popup);
                return self.update(action, 0);
            }
            PopupOutcome::Narrow => {
                let typed = popup.input().map(|input| input.value().to_owned());
                self.popup = Some(popup);
                self.narrow(&typed.unwrap_or_default());
            }
            PopupOutcome::Widen => self.narrow(""),
            PopupOutcome::Seek => self.seek(popup),
            PopupOutcome::Found => self.keep_search(popup),
            PopupOutcome::Return(location) => self.go_to(location),
        }
        Vec::new()
    }

    fn close(&mut self, popup: Popup) {
        if let Popup::Jump(jump) = popup
            && jump.is_free()
        {
            self.last_jump = Some(jump);
        }
    }

    pub(super) fn cancel(&mut self) -> Vec<Effect> {
        let typing = self.popup.is_some() || !self.typed.is_empty() || self.count > 0;
        if self.cancelled && !typing {
            return vec![Effect::Quit];
        }
        match self.popup.take() {
            Some(Popup::Search(search)) => self.go_to(search.from),
            Some(Popup::Narrow(_)) => self.narrow(""),
            Some(popup) => self.close(popup),
            None => (),
        }
        self.typed.clear();
        self.count = 0;
        self.cancelled = true;
        self.notify("Ctrl-c again quits");
        Vec::new()
    }
}
