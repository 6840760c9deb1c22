//! What the rules find: candidate spans, the definitions between them, and what all places of a name say together.

use std::{collections::HashSet, ops::Range};

use super::{
    MentionCandidate, candidate_spans, definitions,
    document_consistency::{self, Candidate, Decision},
    type_evidence,
    words::{Segment, UsageTable},
};

/// The names that rules find.
pub(super) struct RuleMentions {
    /// In document order.
    pub(super) names: Vec<MentionCandidate>,
    /// Pairs of indices of names that mean one thing, the name in full first.
    pub(super) definitions: Vec<[usize; 2]>,
}

/// Applies all rules to the segments of one article.
pub(super) fn find(segments: &[Segment<'_>], usage: &UsageTable<'_>) -> RuleMentions {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut same: Vec<[usize; 2]> = Vec::new();
    let mut not_names: HashSet<&str> = HashSet::new();
    for (n, segment) in segments.iter().enumerate() {
        let fixed = definitions::fixed(segment);
        let mut found = candidate_spans::find(segment, usage, &fixed.spans);
        let first = candidates.len();
        let stated = definitions::stated(segment, &mut found);
        same.extend(stated.iter().map(|pair| pair.map(|at| first + at)));
        for pair in &fixed.pairs {
            let place = |range: &Range<usize>| {
                found.binary_search_by_key(&range.start, |span| span.words.start)
            };
            if let [Ok(long), Ok(short)] = [place(&pair[0]), place(&pair[1])] {
                same.push([first + long, first + short]);
            }
        }
        not_names.extend(fixed.not_names);
        candidates.extend(found.into_iter().map(|span| Candidate {
            segment: n,
            evidence: type_evidence::collect(segment, &span),
            span,
        }));
    }
    same.sort_unstable();
    same.dedup();
    document_consistency::lengthen(segments, &mut candidates);
    let kinds = document_consistency::decide(segments, &candidates, &same);
    let mut place = vec![None; candidates.len()];
    let mut names = Vec::new();
    for (at, (candidate, kind)) in candidates.iter().zip(kinds).enumerate() {
        let words = &segments[candidate.segment].words[candidate.span.words.clone()];
        if let Some(Decision {
            kind,
            rule,
            is_explicit,
        }) = kind
            && !(words.len() == 1 && not_names.contains(words[0].text))
        {
            place[at] = Some(names.len());
            names.push(MentionCandidate {
                segment: candidate.segment,
                words: candidate.span.words.clone(),
                kind,
                rule,
                is_explicit,
            });
        }
    }
    let definitions = same
        .iter()
        .filter_map(|&[long, short]| Some([place[long]?, place[short]?]))
        .collect();
    RuleMentions { names, definitions }
}
