//! Which articles may have text in common: an inverted index of their fingerprints.

use std::collections::BTreeMap;

use super::winnow::Fingerprint;
use crate::story::ArticleId;

/// A run of words is followed to so many articles before its own.
const MAX_LOOK_BACK: usize = 8;
/// So many articles that share a run are enough to compare an article with.
const MAX_PARTNERS: usize = 3;
/// What stands in so many articles is boilerplate, and is followed no further.
pub(super) const MAX_ARTICLES: usize = 256;

/// Takes the fingerprints of articles in, and names the articles to compare each new one with.
///
/// What is named for an article depends on those before it alone, in the order of their ids.
#[derive(Clone, Debug, Default)]
pub struct Fingerprints {
    // Invariant: sorted.
    postings: Vec<Posting>,
}

/// Two articles that have runs of words in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The article that was taken in before.
    pub earlier: ArticleId,
    /// The article taken in.
    pub later: ArticleId,
    /// Where common runs begin, as indices of words: in the later article and in the earlier one; sorted.
    pub seeds: Vec<(u32, u32)>,
}

/// Twelve bytes for each fingerprint of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Posting {
    hash: u32,
    article: ArticleId,
    at: u32,
}

impl Fingerprints {
    /// Takes in the fingerprints of further articles; `first` is the id of the first of them, greater than all before.
    ///
    /// Gives the pairs to compare, by the later article. Of articles that share the same runs with a
    /// new one only the nearest few are compared with it: the others are like those.
    pub fn add(&mut self, first: ArticleId, taken: &[Box<[Fingerprint]>]) -> Vec<Candidate> {
        // Exactly, because this is the longest list of all.
        let n_taken = taken.iter().map(|prints| prints.len()).sum();
        self.postings.reserve_exact(n_taken);
        for (article, prints) in (first.0..).map(ArticleId).zip(taken) {
            let postings = prints.iter().map(|print| Posting {
                hash: print.hash,
                article,
                at: print.at,
            });
            self.postings.extend(postings);
        }
        // Stable, because such a sort merges what is sorted already.
        self.postings.sort();
        let mut seeds: Vec<(ArticleId, ArticleId, u32, u32)> = Vec::new();
        for same in self.postings.chunk_by(|one, other| one.hash == other.hash) {
            let first_new = same.partition_point(|posting| posting.article < first);
            for n in first_new..same.len().min(MAX_ARTICLES) {
                let later = same[n];
                let before = same[n.saturating_sub(MAX_LOOK_BACK)..n].iter();
                let others = before.filter(|it| it.article != later.article);
                seeds.extend(others.map(|it| (later.article, it.article, later.at, it.at)));
            }
        }
        seeds.sort_unstable();
        let of_later = seeds.chunk_by(|one, other| one.0 == other.0);
        of_later.flat_map(enough_partners).collect()
    }
}

/// Of the articles that share runs with one article those that are needed for each run to be
/// compared often enough, the ones that share most first.
fn enough_partners(seeds: &[(ArticleId, ArticleId, u32, u32)]) -> Vec<Candidate> {
    let mut by_earlier: Vec<Candidate> = Vec::new();
    for same in seeds.chunk_by(|one, other| one.1 == other.1) {
        let (later, earlier, ..) = same[0];
        by_earlier.push(Candidate {
            earlier,
            later,
            seeds: same
                .iter()
                .map(|(_, _, own, other)| (*own, *other))
                .collect(),
        });
    }
    by_earlier.sort_by_key(|it| (std::cmp::Reverse(it.seeds.len()), it.earlier));
    let mut n_compared: BTreeMap<u32, usize> = BTreeMap::new();
    by_earlier.retain(|it| {
        let compared = |at: &u32| n_compared.get(at).copied().unwrap_or_default();
        let needed = it.seeds.iter().any(|(own, _)| compared(own) < MAX_PARTNERS);
        if needed {
            for (own, _) in &it.seeds {
                *n_compared.entry(*own).or_default() += 1;
            }
        }
        needed
    });
    by_earlier
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prints(hashes: &[u32]) -> Box<[Fingerprint]> {
        let with_place = hashes.iter().zip(0..);
        with_place
            .map(|(&hash, at)| Fingerprint { hash, at })
            .collect()
    }

    fn pairs(found: &[Candidate]) -> Vec<(u32, u32, usize)> {
        let pair = |it: &Candidate| (it.later.0, it.earlier.0, it.seeds.len());
        found.iter().map(pair).collect()
    }

    #[test]
    fn articles_are_paired_by_the_runs_they_share_however_they_are_taken_in() {
        let articles = [
            prints(&[1, 2, 3]),
            prints(&[4, 5]),
            prints(&[3, 2, 9]),
            prints(&[5]),
        ];
        let expected = [(2, 0, 2), (3, 1, 1)];
        let at_once = Fingerprints::default().add(ArticleId(0), &articles);
        assert_eq!(pairs(&at_once), expected);
        assert_eq!(at_once[0].seeds, [(0, 2), (1, 1)]);
        let mut index = Fingerprints::default();
        let mut one_by_one = Vec::new();
        for (n, article) in articles.iter().enumerate() {
            one_by_one.extend(index.add(ArticleId(n as u32), std::slice::from_ref(article)));
        }
        assert_eq!(one_by_one, at_once);
    }

    #[test]
    fn what_many_share_is_compared_with_few_and_boilerplate_with_none() {
        let articles = vec![prints(&[7]); 2 * MAX_ARTICLES];
        let found = Fingerprints::default().add(ArticleId(0), &articles);
        let of_tenth = found.iter().filter(|it| it.later.0 == 10).count();
        assert_eq!(of_tenth, MAX_PARTNERS);
        assert!(found.iter().all(|it| it.later.index() < MAX_ARTICLES));
    }
}
