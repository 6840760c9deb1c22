//! Stories: the articles that report one happening and what followed from it.
//!
//! Articles are compared by their words and, counted more, by whom and what they name: what all of them have tells nothing,
//! so that in a folder of one field what is left tells one happening of a kind from another.

mod clusters;
mod vectors;

use std::iter;

use rustc_hash::FxHashMap;

use super::{ArticleId, EntityId, novelty::Statements};
use crate::article::DateRange;
use clusters::{Found, Member, clusters};
use vectors::weighted;

/// Articles of a story are at least so much alike, by group average of the cosine. Fitted on ECB+ (train and dev) and on
/// fifteen stories of many outlets: less joins two happenings of a kind, more takes long stories apart.
const ALIKE: f32 = 0.085;

/// Among more articles than this,
const FEW: f32 = 400.0;

/// a word that several share is rarer among all, so those of one field look more alike: what is asked grows by so much of
/// itself with the logarithm of their number. Fitted on the same stories among thousands of other reports.
const GROWTH: f32 = 0.13;

/// The first sentences say what an article is about.
const LEAD: usize = 3;

/// A word of theirs counts so many times.
const LEAD_COUNT: usize = 3;

/// How much more a name says of what an article is about than a word does.
const NAME_WEIGHT: f32 = 3.0;

/// Words are numbers below this one, names from it on.
const FIRST_NAME: u64 = 1 << 32;

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
/// average; the words and figures are those of the running text.
pub fn stories(articles: &[Told<'_>]) -> Vec<Story> {
    let groups = grouped(articles).into_iter();
    let mut stories: Vec<Story> = groups.map(|group| story(&group, articles)).collect();
    stories.sort_by_key(|story| {
        let first = story.days.map(DateRange::first);
        (first.is_none(), first, story.articles[0])
    });
    stories
}

/// The articles that are alike, in groups.
fn grouped(articles: &[Told<'_>]) -> Vec<Found> {
    let numbers = numbers(articles);
    let counts = articles.iter().map(|it| counts(it, &numbers));
    let vectors = weighted(counts.collect());
    let members = articles.iter().zip(vectors);
    let members = members.map(|(told, vector)| Member {
        vector,
        days: told.days,
    });
    let more = (articles.len() as f32 / FEW).ln().max(0.0);
    clusters(members.collect(), ALIKE * (1.0 + GROWTH * more))
}

/// A number for each word, figure and name that several articles have, in the order of [`terms`]. What only one has
/// says nothing of likeness.
fn numbers(articles: &[Told<'_>]) -> FxHashMap<u64, u32> {
    let mut several: FxHashMap<u64, bool> = FxHashMap::default();
    for told in articles {
        let mut terms = terms(told);
        terms.dedup();
        for term in terms {
            several
                .entry(term)
                .and_modify(|it| *it = true)
                .or_insert(false);
        }
    }
    let shared = several.into_iter().filter(|(_, several)| *several);
    let mut shared: Vec<u64> = shared.map(|(term, _)| term).collect();
    shared.sort_unstable();
    shared.into_iter().zip(0..).collect()
}

/// Each word, figure and name of an article as often as it counts there, in order, words and figures first.
fn terms(told: &Told<'_>) -> Vec<u64> {
    let sentences = told.statements.terms().enumerate();
    let words = sentences.flat_map(|(n, terms)| {
        let times = if n < LEAD { LEAD_COUNT } else { 1 };
        terms
            .iter()
            .flat_map(move |it| iter::repeat_n(u64::from(*it), times))
    });
    let names = told.entities.iter().map(|it| FIRST_NAME + u64::from(it.0));
    let mut terms: Vec<u64> = words.chain(names).collect();
    terms.sort_unstable();
    terms
}

/// What each word, figure and name of an article that has a number counts there, by these numbers.
fn counts(told: &Told<'_>, numbers: &FxHashMap<u64, u32>) -> Vec<(u32, f32)> {
    let terms = terms(told);
    let same = terms.chunk_by(|one, other| one == other);
    let counts = same.filter_map(|same| {
        let weight = if same[0] < FIRST_NAME {
            1.0
        } else {
            NAME_WEIGHT
        };
        let number = numbers.get(&same[0])?;
        Some((*number, weight * (1.0 + (same.len() as f32).ln())))
    });
    counts.collect()
}

fn story(group: &Found, articles: &[Told<'_>]) -> Story {
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::story::fixture;

    /// Two fires in two ports, and a vote; each told twice or more.
    const PORTS: &str = "//- courier/1
        A fire broke out in a warehouse of the port of Bergen on Monday. Firemen fought the fire for six hours. Smoke hung over the harbour and two firemen were hurt. The warehouse held timber.
        //- mirror/1
        Firemen fought a fire in a timber warehouse in the port of Bergen for six hours. Two of them were hurt, and smoke hung over the harbour.
        //- herald/1
        A fire broke out in a tanker in the port of Genoa on Friday. Firemen saved the crew of nine sailors. The tanker had brought oil from Oran, its owner said.
        //- star/1
        The crew of a tanker were saved from a fire in the port of Genoa. The nine sailors were unhurt. The owner said the tanker had brought oil.
        //- times/1
        The council voted for the new tram on Tuesday. The mayor said the tram would cost money. Councillors cheered.
        //- post/1
        The tram will come: the council voted for it, and councillors cheered. The mayor spoke of money.";

    fn groups(statements: &[Statements], days: &[Option<DateRange>]) -> Vec<Vec<u32>> {
        let told = statements.iter().zip(days).map(|(statements, days)| Told {
            statements,
            entities: &[],
            days: *days,
        });
        let found = stories(&told.collect::<Vec<_>>());
        let ids = |story: Story| story.articles.iter().map(|it| it.0).collect();
        found.into_iter().map(ids).collect()
    }

    fn statements(literal: &str) -> Vec<Statements> {
        let articles = fixture::articles(literal);
        let articles = articles.iter();
        articles.map(|(_, it)| Statements::of_article(it)).collect()
    }

    #[test]
    fn two_happenings_of_one_kind_are_two_stories() {
        let statements = statements(PORTS);
        let found = groups(&statements, &[None; 6]);
        assert_eq!(found, [[0, 1], [2, 3], [4, 5]]);
    }

    #[test]
    fn hundreds_of_copies_are_one_story() {
        let one =
            statements("//- courier/1\nThe council of Ashby voted for the new tram on Tuesday.");
        let copies = vec![one[0].clone(); 300];
        let found = groups(&copies, &vec![None; copies.len()]);
        assert_eq!(found, [(0..300).collect::<Vec<u32>>()]);
    }

    #[test]
    fn reports_years_apart_are_not_of_one_story_however_alike() {
        let mut twice = statements(PORTS);
        twice.extend(statements(PORTS));
        let of = |year| Some(DateRange::day(date(year, 3, 1)));
        let days: Vec<_> = (0..12)
            .map(|n| of(if n < 6 { 1990 } else { 2020 }))
            .collect();
        let found = groups(&twice, &days);
        assert_eq!(found.len(), 6, "{found:?}");
        assert!(
            found
                .iter()
                .all(|story| story.iter().all(|n| (*n < 6) == (story[0] < 6)))
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn any_order_of_articles_gives_the_same_stories(
            order in Just((0..6).collect::<Vec<usize>>()).prop_shuffle()
        ) {
            let statements = statements(PORTS);
            let shuffled: Vec<Statements> = order.iter().map(|&n| statements[n].clone()).collect();
            let mut found: Vec<Vec<u32>> = groups(&shuffled, &[None; 6])
                .into_iter()
                .map(|story| {
                    let mut story: Vec<u32> = story.iter().map(|&n| order[n as usize] as u32).collect();
                    story.sort_unstable();
                    story
                })
                .collect();
            found.sort();
            prop_assert_eq!(found, groups(&statements, &[None; 6]));
        }
    }
}
