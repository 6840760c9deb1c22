//! The story in memory: one immutable snapshot, with look-ups.

mod build;
pub mod corrections;
pub mod fuzzy;
pub mod names;
pub mod profile;
mod store;

use std::{ops::Deref, sync::Arc};

use crate::{
    analysis::{AnnotatedArticle, time::Value},
    article::{ArticleKey, Dating, Role},
    source::Problem,
    story::{ArticleId, Entity, EntityId, Event, EventId, MentionId, Telling},
    text::Span,
};
pub use build::{Builder, build, read};
use fuzzy::Folded;
pub use store::Store;

/// All articles read so far with all that was found in them: one snapshot, never changed.
///
/// Articles stand in the order of their keys, entities in that of their first mentions, events in
/// that of their days.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    articles: Vec<Arc<Entry>>,
    chronology: Vec<ArticleId>,
    entities: Vec<Entity>,
    ranking: Vec<EntityId>,
    /// For each article, the entity of each mention.
    entity_of: Vec<Box<[EntityId]>>,
    events: Vec<Event>,
    problems: Vec<Problem>,
    n_outlets: usize,
    complete: bool,
}

/// One article in the corpus, with what follows from it and its publication date alone.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The article, and what was found in it.
    pub annotated: AnnotatedArticle,
    /// When it was published, if that is known.
    pub published: Option<Dating>,
    /// The value of each of its time expressions.
    pub values: Vec<Value>,
    /// Its dated sentences.
    pub tellings: Vec<Telling>,
    /// What a jump finds it by: headline, outlet, date and people.
    pub label: Label,
    /// Words in the blocks that tell something.
    pub n_words: u32,
}

/// One line that names an article, folded for matching.
#[derive(Clone, Debug, Default)]
pub struct Label {
    /// Headline, outlet, date and people, with two spaces between.
    pub line: String,
    /// The same, folded.
    pub folded: Folded,
}

impl Corpus {
    /// The articles, in the order of their keys.
    pub fn articles(&self) -> &[Arc<Entry>] {
        &self.articles
    }

    /// The article known as `id` in this snapshot.
    ///
    /// # Panics
    ///
    /// Panics if `id` is from another snapshot with more articles.
    pub fn article(&self, id: ArticleId) -> &Entry {
        &self.articles[id.index()]
    }

    /// The article named `key`.
    pub fn find(&self, key: &ArticleKey) -> Option<ArticleId> {
        let found = self
            .articles
            .binary_search_by(|entry| entry.article.key.cmp(key));
        found.ok().map(|at| ArticleId(at as u32))
    }

    /// All articles by publication, the earliest first and those without a date last.
    pub fn chronology(&self) -> &[ArticleId] {
        &self.chronology
    }

    /// The entities, by first mention.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The entity known as `id` in this snapshot.
    ///
    /// # Panics
    ///
    /// Panics if `id` is from another snapshot with more entities.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.index()]
    }

    /// All entities by kind, the most mentioned of each first.
    pub fn ranking(&self) -> &[EntityId] {
        &self.ranking
    }

    /// What each mention of `article` names.
    pub fn entities_in(&self, article: ArticleId) -> &[EntityId] {
        &self.entity_of[article.index()]
    }

    /// Where `mention` stands.
    ///
    /// # Panics
    ///
    /// Panics if `mention` is from another snapshot.
    pub fn mention_span(&self, mention: MentionId) -> Span {
        self.article(mention.article).annotations.mentions[mention.index as usize].span
    }

    /// The events, by their days.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The event known as `id` in this snapshot.
    ///
    /// # Panics
    ///
    /// Panics if `id` is from another snapshot with more events.
    pub fn event(&self, id: EventId) -> &Event {
        &self.events[id.index()]
    }

    /// What could not be read, or not wholly, by place.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether everything that was to be read has been.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// The number of outlets that are named.
    pub fn n_outlets(&self) -> usize {
        self.n_outlets
    }
}

impl Entry {
    /// The headline as printed, or as stated by the source; `None` when there is none.
    pub fn title(&self) -> Option<&str> {
        match self.annotations.head.title {
            Some(span) => Some(&self.article.text[span]),
            None => self.article.stated.title.as_deref(),
        }
    }

    /// The headline, or else the first line that tells something, or else the key.
    pub fn headline(&self) -> &str {
        let first = || {
            let mut blocks = self.annotations.blocks.iter();
            let block = blocks.find(|block| block.role.tells() && block.role != Role::Caption)?;
            Some(&self.article.text[block.span])
        };
        self.title().or_else(first).unwrap_or(&self.article.key.0)
    }

    /// The outlet, or else the name of the file it came from without its ending.
    pub fn outlet(&self) -> &str {
        match &self.article.stated.outlet {
            Some(outlet) => outlet,
            None => {
                let key = &*self.article.key.0;
                if key == "-" || key.starts_with("-#") {
                    return "standard input";
                }
                let name = key.rsplit('/').next().unwrap_or(key);
                match name.split_once('.') {
                    Some((stem, _)) if !stem.is_empty() => stem,
                    _ => name,
                }
            }
        }
    }

    /// The agency whose text it is, as a name is written: `Reuters`.
    pub fn agency(&self) -> Option<String> {
        let span = self.annotations.head.agency?;
        Some(as_name(&self.article.text[span]))
    }

    /// The place at the head of the text, as a name is written: `Baghdad`.
    pub fn dateline(&self) -> Option<String> {
        let span = self.annotations.head.dateline?;
        Some(as_name(&self.article.text[span]))
    }

    /// The sentence that holds the byte at `at`.
    pub fn sentence_at(&self, at: u32) -> Option<Span> {
        let sentences = &self.annotations.sentences;
        let after = sentences.partition_point(|sentence| sentence.span.start() <= at);
        let sentence = sentences[..after].last()?;
        (at < sentence.span.end()).then_some(sentence.span)
    }
}

/// An entry is read as the annotated article that it extends.
impl Deref for Entry {
    type Target = AnnotatedArticle;

    fn deref(&self) -> &AnnotatedArticle {
        &self.annotated
    }
}

/// `BAGHDAD` as a name is written in running text: `Baghdad`; an acronym of up to four letters stays.
fn as_name(printed: &str) -> String {
    let n_letters = printed.chars().filter(|c| c.is_alphabetic()).count();
    if n_letters <= 4 || printed.chars().any(char::is_lowercase) {
        return printed.to_owned();
    }
    let mut after_letter = false;
    let mut name = String::new();
    for c in printed.chars() {
        match after_letter {
            true => name.extend(c.to_lowercase()),
            false => name.push(c),
        }
        after_letter = c.is_alphabetic();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::as_name;

    #[test]
    fn capitals_become_a_name_and_acronyms_stay() {
        let names = ["BAGHDAD", "AFP", "DEIR AL-ZOUR", "Reuters"].map(as_name);
        assert_eq!(names, ["Baghdad", "AFP", "Deir Al-Zour", "Reuters"]);
    }
}
