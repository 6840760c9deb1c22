//! Stories: the articles that report one happening and what followed from it.
//!
//! Articles are compared by their words and, counted twice, by whom and what they name. This is done twice over: once
//! among all articles, where the words of a field (`pirates`, `navy`) tell one field from others, and once among those
//! that this puts together, where such words tell nothing any more and what is left tells one happening of a kind
//! from another.

mod clusters;
mod vectors;

use std::collections::BTreeMap;

use super::{ArticleId, EntityId, novelty::Statements};
use crate::article::DateRange;
use clusters::{Member, clusters};
use vectors::{Vector, weighted};

/// Articles of a field are at least so much alike, by group average of the cosine.
const ALIKE_IN_FIELD: f32 = 0.05;

/// Articles of a story are at least so much alike among those of their field. Fitted on ECB+.
const ALIKE_IN_STORY: f32 = 0.09;

/// How much more a name says of what an article is about than a word does.
const NAME_WEIGHT: f32 = 2.0;

/// A story's place in one snapshot; means nothing outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoryId(pub u32);

impl StoryId {
    /// As an index into the snapshot's list of stories.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The articles that report one happening and what followed from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The articles, in the order of the corpus.
    pub articles: Vec<ArticleId>,
    /// The one whose headline names the story: that most like all the others.
    pub central: ArticleId,
    /// The days on which they were published, where that is known.
    pub days: Option<DateRange>,
}

/// What stories are told apart by in one article.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// What its sentences state.
    pub statements: &'a Statements,
    /// What its mentions name.
    pub entities: &'a [EntityId],
    /// When it was published.
    pub days: Option<DateRange>,
}

/// The stories of `articles`, which stand in the order of the corpus; each article is in one.
///
/// Stories stand by the first day of publication, those without a day last, then by their first article.
/// The similarity is the cosine of term vectors (Salton & Buckley 1988), the grouping agglomerative by group
/// average; the words outside names are those of the running text.
pub fn stories(articles: &[Told<'_>]) -> Vec<Story> {
    let counts: Vec<BTreeMap<u64, f32>> = articles.iter().map(counts).collect();
    let all: Vec<usize> = (0..articles.len()).collect();
    let mut stories = Vec::new();
    for field in grouped(&all, &counts, articles, ALIKE_IN_FIELD) {
        for group in grouped(&field.members, &counts, articles, ALIKE_IN_STORY) {
            stories.push(story(&group, articles));
        }
    }
    stories.sort_by_key(|story| {
        let first = story.days.map(DateRange::first);
        (first.is_none(), first, story.articles[0])
    });
    stories
}

/// Articles that are alike, and that which is most like all of them.
struct Group {
    members: Vec<usize>,
    central: usize,
}

/// The articles `among` all, in groups.
fn grouped(
    among: &[usize],
    counts: &[BTreeMap<u64, f32>],
    articles: &[Told<'_>],
    alike: f32,
) -> Vec<Group> {
    let vectors: Vec<Vector> = weighted(among.iter().map(|&at| &counts[at]));
    let members = among.iter().zip(vectors);
    let members: Vec<Member> = members
        .map(|(&at, vector)| Member {
            vector,
            days: articles[at].days,
        })
        .collect();
    let groups = clusters(members, alike).into_iter();
    groups
        .map(|found| Group {
            members: found.members.iter().map(|&n| among[n]).collect(),
            central: among[found.central],
        })
        .collect()
}

/// How often each word and each name stands in an article.
fn counts(told: &Told<'_>) -> BTreeMap<u64, f32> {
    let mut counts: BTreeMap<u64, f32> = BTreeMap::new();
    for word in told.statements.words() {
        *counts.entry(word.into()).or_default() += 1.0;
    }
    for entity in told.entities {
        let term = 1 << 32 | u64::from(entity.0);
        *counts.entry(term).or_default() += 1.0;
    }
    for (term, count) in &mut counts {
        let weight = if *term >> 32 == 0 { 1.0 } else { NAME_WEIGHT };
        *count = weight * (1.0 + count.ln());
    }
    counts
}

fn story(group: &Group, articles: &[Told<'_>]) -> Story {
    let mut members = group.members.clone();
    members.sort_unstable();
    let days = members.iter().filter_map(|&at| articles[at].days);
    let days = days.reduce(|one, other| {
        DateRange::new(one.first().min(other.first()), one.last().max(other.last()))
    });
    let id = |at: usize| ArticleId(at as u32);
    Story {
        articles: members.into_iter().map(id).collect(),
        central: id(group.central),
        days,
    }
}
