//! Which names are one, as the reader says: merged, or broken off.

use super::App;
use crate::ui::{
    effect::Effect,
    follow::Anchor,
    pane::Pane,
    popups::{Popup, jump::Jump},
};
use dateline_core::{
    analysis::EntityKind,
    corpus::{
        corrections::{ArticleAnchor, Claim},
        names::{NameAnchor, Place},
    },
    story::{Entity, EntityId, MentionId, Name},
};

impl App {
    /// Asks which other name the one that is chosen is merged with.
    pub(super) fn ask_merge(&mut self) -> Vec<Effect> {
        let chosen = self.chosen_entity();
        match chosen.and_then(|id| Anchor::of_entity(&self.world.corpus, id)) {
            Some(anchor) => self.ask_merge_of(anchor),
            None => {
                self.notify("choose a name first: e goes to the names");
                Vec::new()
            }
        }
    }

    /// Asks which other name the one mentioned at `anchor` is merged with.
    pub(super) fn ask_merge_of(&mut self, anchor: Anchor) -> Vec<Effect> {
        self.popup = Some(Popup::Jump(Jump::merge(anchor)));
        self.rank()
    }

    /// Says that what is mentioned at both places is one.
    pub(super) fn merge(&mut self, one: &Anchor, other: &Anchor) -> Vec<Effect> {
        let (Some(one), Some(other)) = (
            one.entity(&self.world.corpus),
            other.entity(&self.world.corpus),
        ) else {
            return Vec::new();
        };
        if one == other {
            self.notify("they are one already");
            return Vec::new();
        }
        let names = [one, other].map(|id| self.world.corpus.entity(id).names.first());
        match names.map(|name| name.and_then(|it| self.anchor_of(it))) {
            [Some(one), Some(other)] => self.correct_names(Claim::Same([one, other])),
            _ => Vec::new(),
        }
    }

    /// Says that the mention the reader was led to is another's; in the list, shows the spellings first.
    pub(super) fn break_off(&mut self) -> Vec<Effect> {
        match (self.screen.focus, self.mention_at_cursor()) {
            (Pane::Text, Some(mention)) => self.break_off_mention(mention),
            (Pane::Text, None) => {
                self.notify("go to a mention first: Enter on a name, then n and N");
                Vec::new()
            }
            _ => {
                self.open();
                if let Some(Popup::Card(_)) = &self.popup {
                    self.notify("choose one of the spellings; B breaks it off");
                }
                Vec::new()
            }
        }
    }

    /// Says that this spelling of what is mentioned at `anchor` is another's name.
    pub(super) fn break_off_spelling(
        &mut self,
        anchor: &Anchor,
        spelling: Option<(String, EntityKind)>,
    ) -> Vec<Effect> {
        let Some((surface, kind)) = spelling else {
            self.notify("choose one of the spellings; B breaks it off");
            return Vec::new();
        };
        let Some(id) = anchor.entity(&self.world.corpus) else {
            return Vec::new();
        };
        let entity = self.world.corpus.entity(id);
        let names = entity.names.iter();
        let (broken, rest): (Vec<&Name>, Vec<&Name>) =
            names.partition(|name| name.covers(&surface, kind));
        let anchors = [broken, rest].map(|names| self.anchor_of(names.first()?));
        match anchors {
            [Some(broken), Some(rest)] => self.correct_names(Claim::Apart([broken, rest])),
            _ => {
                self.notify("capitals, accents and hyphens make no other name; in the text, B breaks off one mention");
                Vec::new()
            }
        }
    }

    fn break_off_mention(&mut self, mention: MentionId) -> Vec<Effect> {
        let id = self.world.corpus.entities_in(mention.article)[mention.index as usize];
        let entity: &Entity = self.world.corpus.entity(id);
        if entity.mentions.len() == 1 {
            self.notify("it stands for itself already; M merges it with another name");
            return Vec::new();
        }
        let rest = entity
            .names
            .iter()
            .find(|it| **it != Name::Mention(mention));
        let rest = rest.and_then(|name| self.anchor_of(name));
        match (self.anchor_of(&Name::Mention(mention)), rest) {
            (Some(mention), Some(rest)) => self.correct_names(Claim::Apart([mention, rest])),
            _ => Vec::new(),
        }
    }

    /// The entity that the reader has chosen: in the list, or by the mention or name at hand in the text.
    fn chosen_entity(&self) -> Option<EntityId> {
        if self.screen.focus == Pane::Entities {
            return self.entities.selected_entity();
        }
        let at_cursor = self.mention_at_cursor();
        let here = at_cursor.map(|it| self.world.corpus.entities_in(it.article)[it.index as usize]);
        let followed = || self.follow.as_ref()?.followed_entity(&self.world.corpus);
        here.or_else(followed)
    }

    /// The name that the reader was led to, or that stands in the sentence.
    pub(super) fn mention_at_cursor(&self) -> Option<MentionId> {
        let (cursor, article) = (self.text.cursor?, self.shown()?);
        let mentions = &self.world.corpus.article(article).annotations.mentions;
        let index = mentions.iter().position(|it| cursor.intersects(it.span))?;
        Some(MentionId {
            article,
            index: index as u32,
        })
    }

    /// `name` as corrections keep it.
    fn anchor_of(&self, name: &Name) -> Option<NameAnchor> {
        match name {
            Name::Spelling(kind, name) => Some(NameAnchor {
                kind: *kind,
                name: name.clone(),
                mention: None,
            }),
            Name::Mention(id) => {
                let entry = self.world.corpus.article(id.article);
                let mention = entry.annotations.mentions.get(id.index as usize)?;
                Some(NameAnchor {
                    kind: mention.kind,
                    name: entry.article.text[mention.span].to_owned(),
                    mention: Some(Box::new(Place {
                        article: ArticleAnchor::of(&entry.article),
                        start: mention.span.start(),
                    })),
                })
            }
        }
    }
}
