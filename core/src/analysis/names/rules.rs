//! What the rules find: runs of capitals, the definitions between them, and what all places of a name say together.

use std::{collections::HashSet, ops::Range};

use super::{
    Found,
    agreement::{self, Candidate, Decision},
    definitions, kinds, runs,
    words::{Unit, UsageTable},
};

/// The names that rules find.
pub(super) struct Ruled {
    /// In document order.
    pub(super) names: Vec<Found>,
    /// Pairs of indices of names that mean one thing, the name in full first.
    pub(super) definitions: Vec<[usize; 2]>,
}

/// Applies all rules to the units of one article.
pub(super) fn find(units: &[Unit<'_>], usage: &UsageTable<'_>) -> Ruled {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut same: Vec<[usize; 2]> = Vec::new();
    let mut not_names: HashSet<&str> = HashSet::new();
    for (n, unit) in units.iter().enumerate() {
        let fixed = definitions::fixed(unit);
        let mut found = runs::find(unit, usage, &fixed.runs);
        let first = candidates.len();
        let stated = definitions::stated(unit, &mut found);
        same.extend(stated.iter().map(|pair| pair.map(|at| first + at)));
        for pair in &fixed.pairs {
            let place = |range: &Range<usize>| {
                found.binary_search_by_key(&range.start, |run| run.words.start)
            };
            if let [Ok(long), Ok(short)] = [place(&pair[0]), place(&pair[1])] {
                same.push([first + long, first + short]);
            }
        }
        not_names.extend(fixed.not_names);
        candidates.extend(found.into_iter().map(|run| Candidate {
            unit: n,
            votes: kinds::votes(unit, &run),
            run,
        }));
    }
    same.sort_unstable();
    same.dedup();
    agreement::lengthen(units, &mut candidates);
    let kinds = agreement::decide(units, &candidates, &same);
    let mut place = vec![None; candidates.len()];
    let mut names = Vec::new();
    for (at, (candidate, kind)) in candidates.iter().zip(kinds).enumerate() {
        let words = &units[candidate.unit].words[candidate.run.words.clone()];
        if let Some(Decision { kind, rule, told }) = kind
            && !(words.len() == 1 && not_names.contains(words[0].text))
        {
            place[at] = Some(names.len());
            names.push(Found {
                unit: candidate.unit,
                words: candidate.run.words.clone(),
                kind,
                rule,
                told,
            });
        }
    }
    let definitions = same
        .iter()
        .filter_map(|&[long, short]| Some([place[long]?, place[short]?]))
        .collect();
    Ruled { names, definitions }
}
