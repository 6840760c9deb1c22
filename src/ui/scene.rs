//! What panes and boxes are drawn from beside their own state.

use super::{days::ChosenDays, follow::Follow, layout::Layout, paint::DrawContext, pane::Pane};
use dateline_core::{
    corpus::Corpus,
    story::{ArticleId, EntityId, EventId},
};

/// The newest snapshot, where everything stands, and what the reader looks at.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// Colours, glyphs and keys.
    pub context: DrawContext<'a>,
    /// The newest snapshot.
    pub corpus: &'a Corpus,
    /// Where everything stands.
    pub layout: &'a Layout,
    /// The pane that takes the keys.
    pub focus: Pane,
    /// The article that is shown.
    pub shown: Option<ArticleId>,
    /// What is followed.
    pub followed: Followed,
    /// Days that were chosen on the timeline.
    pub days: Option<ChosenDays>,
    /// The line at the foot about what was just done.
    pub message: Option<&'a Message>,
}

/// What is followed, as one snapshot knows it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Followed {
    /// The name.
    pub entity: Option<EntityId>,
    /// The event.
    pub event: Option<EventId>,
}

/// One line at the foot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub error: bool,
}

impl Followed {
    /// What `follow` is in `corpus`.
    pub fn new(follow: Option<&Follow>, corpus: &Corpus) -> Followed {
        Followed {
            entity: follow.and_then(|it| it.followed_entity(corpus)),
            event: follow.and_then(|it| it.followed_event(corpus)),
        }
    }
}

impl Scene<'_> {
    /// Whether `article` mentions or reports what is being followed.
    pub fn follows(&self, article: ArticleId) -> bool {
        if let Some(entity) = self.followed.entity {
            return self.corpus.entities_in(article).contains(&entity);
        }
        let event = self.followed.event.map(|id| self.corpus.event(id));
        event.is_some_and(|event| event.reports.iter().any(|it| it.article == article))
    }
}
