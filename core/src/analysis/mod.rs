//! What one article says: its blocks, sentences, names, times, quotes and figures.
//!
//! Pure: no files, clock, threads or terminal; the same output in every run. It cannot fail: odd
//! text gives fewer annotations. All lists are in document order.

mod abbreviations;
pub mod blocks;
mod cues;
#[cfg(test)]
pub(crate) mod endless;
pub mod figures;
#[cfg(test)]
pub(crate) mod fixture;
pub mod head;
mod language;
#[cfg(test)]
mod linear_tests;
pub mod names;
mod parsed;
pub mod persons;
pub mod quotes;
mod roles;
pub mod segment;
mod speech;
pub mod time;
pub mod tokens;

use crate::{
    article::{Article, Block},
    text::{Span, Text, steps},
};
pub use figures::{Amount, Bound, Figure, Measure};
pub use head::Head;
pub use language::Language;
pub use names::{Definition, EntityKind, Mention, NameRule, PerKind};
pub use quotes::Quote;
pub use roles::PrintedRole;
pub use segment::Sentence;
pub use speech::Speaker;
pub use time::TimeExpression;
pub use tokens::Tokens;

/// Everything that was found in one article, without a look at any other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotations {
    /// How the article was analysed; of one that is not in English there are no definitions, roles, figures and speakers.
    pub language: Language,
    /// The role of every stretch of text that is not white space; disjoint.
    pub blocks: Vec<Block>,
    /// Headline, byline and the like, where they are printed.
    pub head: Head,
    /// The sentences of the blocks that tell something.
    pub sentences: Vec<Sentence>,
    /// Names of people, organisations, places, peoples and events.
    pub mentions: Vec<Mention>,
    /// Places where the text itself says that two names mean one thing.
    pub definitions: Vec<Definition>,
    /// What people and organisations are, as printed.
    pub roles: Vec<PrintedRole>,
    /// Phrases that tell when.
    pub times: Vec<TimeExpression>,
    /// What is given as somebody's words.
    pub quotes: Vec<Quote>,
    /// Numbers with what they count or measure.
    pub figures: Vec<Figure>,
}

/// An article and what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnotatedArticle {
    /// The article.
    pub article: Article,
    /// What was found in it.
    pub annotations: Annotations,
}

/// Runs all stages over `article`, in order; of one that is not in English those that know no words of it.
pub fn annotate(article: &Article) -> Annotations {
    let blocks = blocks::label(article);
    let tokens = Tokens::of(&article.text, &blocks);
    match Language::of(article, &blocks) {
        Language::English => by_rules(&article.text, &tokens, blocks),
        Language::Other => by_form(&article.text, &tokens, blocks),
    }
}

/// What capitals, digits and marks tell.
fn by_form(text: &Text, tokens: &Tokens, blocks: Vec<Block>) -> Annotations {
    let head = head::find(text, &blocks);
    let sentences = segment::sentences(text, tokens, &blocks);
    let mut times = time::find(tokens, &blocks);
    times.retain(|time| time.is_by_digits(text));
    let mentions = names::find_by_capitals(tokens, &blocks, &head, &sentences, &times);
    let quotes = quotes::find_by_marks(text, &blocks);
    Annotations {
        language: Language::Other,
        blocks,
        head,
        sentences,
        mentions,
        times,
        quotes,
        ..Annotations::default()
    }
}

/// What the rules for English tell.
fn by_rules(text: &Text, tokens: &Tokens, blocks: Vec<Block>) -> Annotations {
    let head = head::find(text, &blocks);
    let sentences = segment::sentences(text, tokens, &blocks);
    let times = time::find(tokens, &blocks);
    let names = names::find(tokens, &blocks, &head, &sentences, &times);
    let roles = roles::find(text, tokens, &sentences, &names.mentions);
    let known = speech::Known {
        text,
        tokens,
        blocks: &blocks,
        sentences: &sentences,
        mentions: &names.mentions,
        roles: &roles,
        head: &head,
    };
    let (quotes, statements) = quotes::find(known);
    let found = figures::Found {
        sentences: &sentences,
        mentions: &names.mentions,
        times: &times,
        quotes: &quotes,
        statements: &statements,
    };
    let figures = figures::find(text, tokens, &found);
    Annotations {
        language: Language::English,
        blocks,
        head,
        sentences,
        mentions: names.mentions,
        definitions: names.definitions,
        roles,
        times,
        quotes,
        figures,
    }
}

/// Items of a list in document order whose spans start within `within`.
pub fn starting_in<T>(items: &[T], within: Span, span: impl Fn(&T) -> Span) -> &[T] {
    let first = items.partition_point(|item| span(item).start() < within.start());
    let after = items.partition_point(|item| span(item).start() < within.end());
    let found = &items[first..after.max(first)];
    steps::count(found.len());
    found
}
