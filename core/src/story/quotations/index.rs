//! Which quotes may give one utterance: an inverted index of runs of their content words.

use std::{cmp::Reverse, hash::Hasher};

use xxhash_rust::xxh3::Xxh3;

use super::{
    SHORT,
    saying::{Saying, Voice},
};
use crate::story::EntityId;

/// A run is followed to so many quotes before its own.
const MAX_LOOK_BACK: usize = 8;
/// A quote is compared with so many of those before it, the ones that share most runs; the others are like them.
const MAX_PARTNERS: usize = 16;
/// Of the runs of the shorter quote so many stand in the other one at least; small edits break the rest.
const MIN_SHARED: f64 = 0.4;
/// So many are enough, however long the quotes.
const ENOUGH_SHARED: usize = 7;

/// Pairs of quotes that may give one utterance, as indices into `sayings`, which are in the order of the corpus.
///
/// A run is two content words with nothing but grammar between; a run that many quotes have is followed to the
/// nearest few only, so that the work grows with the number of quotes.
pub fn candidates(sayings: &[Saying<'_>]) -> Vec<(u32, u32)> {
    let mut postings: Vec<(u64, u32)> = Vec::new();
    for (n, saying) in (0..).zip(sayings) {
        let from = postings.len();
        postings.extend(runs(saying).map(|run| (run, n)));
        postings[from..].sort_unstable();
    }
    postings.sort_unstable();
    postings.dedup();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for same in postings.chunk_by(|one, other| one.0 == other.0) {
        for (at, (_, later)) in same.iter().enumerate() {
            let before = &same[at.saturating_sub(MAX_LOOK_BACK)..at];
            pairs.extend(before.iter().map(|(_, earlier)| (*earlier, *later)));
        }
    }
    pairs.sort_unstable();
    let enough = |same: &&[(u32, u32)]| {
        let (one, other) = same[0];
        let [one, other] = [one, other].map(|n| sayings[n as usize].n_content());
        let n_runs = one.min(other).saturating_sub(1);
        let needed = (n_runs as f64 * MIN_SHARED).ceil() as usize;
        same.len() >= needed.min(ENOUGH_SHARED)
    };
    let by_pair = pairs.chunk_by(|one, other| one == other);
    let counted = by_pair.filter(enough).map(|same| {
        let (earlier, later) = same[0];
        (later, Reverse(same.len()), earlier)
    });
    let mut counted: Vec<(u32, Reverse<usize>, u32)> = counted.collect();
    counted.sort_unstable();
    let by_later = counted.chunk_by(|one, other| one.0 == other.0);
    by_later
        .flat_map(|partners| partners.iter().take(MAX_PARTNERS))
        .map(|(later, _, earlier)| (*earlier, *later))
        .collect()
}

/// What a quote is looked up by.
fn runs(saying: &Saying<'_>) -> impl Iterator<Item = u64> {
    let word = |n: u32| saying.words[n as usize].hash;
    let speaker = match saying.speaker {
        Some(Voice::Named { entity, .. }) => Some(entity),
        _ => None,
    };
    let pairs = saying
        .content
        .windows(2)
        .map(move |pair| (pair[0], pair[1]));
    let runs = pairs
        .clone()
        .map(move |(a, b)| hash(None, &[word(a), word(b)]));
    let spoken = pairs.map(move |(a, b)| hash(speaker, &[word(a), word(b)]));
    let spoken = spoken.filter(move |_| speaker.is_some());
    let all: Vec<u32> = saying.words.iter().map(|word| word.hash).collect();
    let short = saying.n_content() < SHORT && saying.n_content() > 0;
    let whole = short.then(|| hash(speaker, &all));
    runs.chain(spoken).chain(whole)
}

fn hash(speaker: Option<EntityId>, words: &[u32]) -> u64 {
    let mut hasher = Xxh3::new();
    hasher.write_u32(speaker.map_or(u32::MAX, |id| id.0));
    for word in words {
        hasher.write_u32(*word);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::AnnotatedArticle,
        story::{
            ArticleId, fixture,
            quotations::{Reading, sayings},
        },
    };

    /// The quotes of articles that name nobody.
    fn read(articles: &[(ArticleId, AnnotatedArticle)]) -> Vec<Saying<'_>> {
        let readings = articles.iter().map(|(id, annotated)| Reading {
            id: *id,
            annotated,
            entities: &[],
            days: None,
            story: None,
        });
        readings.flat_map(|it| sayings(&it)).collect()
    }

    #[test]
    fn what_many_say_is_compared_with_few_of_them() {
        let n_articles = 200;
        let literal: String = (0..n_articles)
            .map(|n| {
                format!(
                    "//- ledger/{n}\n\"The old ferry sank slowly beside the granite pier,\" a sailor said.\n"
                )
            })
            .collect();
        let articles = fixture::articles(&literal);
        let all = read(&articles);
        assert_eq!(all.len(), n_articles);
        let found = candidates(&all);
        let of_last = found.iter().filter(|(_, later)| *later == 199).count();
        assert_eq!(of_last, MAX_LOOK_BACK);
        assert!((1..200).all(|n| found.contains(&(n - 1, n))));
    }

    #[test]
    fn quotes_with_common_words_alone_are_not_compared() {
        let articles = fixture::articles(
            "//- ledger/1
            \"The harbour is closed to every ship tonight,\" a sailor said.
            //- courier/1
            \"Every night a closed ship lies in the harbour,\" a sailor said.",
        );
        let all = read(&articles);
        assert_eq!(all.len(), 2);
        assert!(candidates(&all).is_empty());
    }
}
