//! Two articles side by side: which sentences tell the same, and which stand in one of them only.

use std::{collections::HashMap, sync::Arc};

use crate::{
    analysis::{AnnotatedArticle, starting_in},
    article::Role,
    story::events::content_words,
    text::Span,
};

/// Of each article so many sentences are compared at most.
const MAX_SENTENCES: usize = 2_000;
/// Sentences are set level that have so much of their words in common (the coefficient of Dice), names counted twice.
const MIN_LEVEL: f32 = 0.45;
/// A sentence of which so much is in one of the other article is told there too.
const MIN_TOLD: f32 = 0.6;
/// Less is in common by chance: the weight of the words.
const MIN_WEIGHT: u32 = 4;

/// What stands at one height: a sentence of the one, a sentence of the other, or both where they tell the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// Of the one and of the other article; never two nothings.
    pub sides: [Option<Side>; 2],
}

/// A sentence at its level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// The sentence.
    pub sentence: Span,
    /// Whether a paragraph begins with it.
    pub begins: bool,
    /// The sentence of the other article that tells it, or most of it; at another level where this one stands alone.
    pub told: Option<Span>,
}

/// The sentences of two articles, each in its own order, those that tell the same at one level.
///
/// Pairs are chosen for the greatest weight of words in common that leaves both orders as they are; what stands in the other
/// article before or after that is told as such, and not as something that only one has. Only standfirst and body
/// are compared.
pub fn beside(one: &AnnotatedArticle, other: &AnnotatedArticle) -> Vec<Level> {
    let sides = [sentences(one), sentences(other)];
    let common = in_common(&sides[0], &sides[1]);
    let mut told = [vec![None; sides[0].len()], vec![None; sides[1].len()]];
    let mut most = [vec![0; sides[0].len()], vec![0; sides[1].len()]];
    for (&(i, j), &weight) in &common {
        for (side, n, there) in [(0, i, j), (1, j, i)] {
            let enough = weight as f32 >= MIN_TOLD * sides[side][n].weight as f32;
            let known = (most[side][n], std::cmp::Reverse(told[side][n]));
            if enough && (weight, std::cmp::Reverse(Some(there))) > known {
                (most[side][n], told[side][n]) = (weight, Some(there));
            }
        }
    }
    let told = [0, 1].map(|side: usize| {
        let there = told[side].iter();
        let spans = there.map(|at: &Option<usize>| at.map(|at| sides[1 - side][at].span));
        spans.collect::<Vec<Option<Span>>>()
    });
    let weight = |i: usize, j: usize| {
        let (a, b) = (&sides[0][i], &sides[1][j]);
        let weight = common.get(&(i, j)).copied().unwrap_or(0);
        let dice = (2 * weight) as f32 / (a.weight + b.weight).max(1) as f32;
        if dice >= MIN_LEVEL { weight } else { 0 }
    };
    let side = |side: usize, n: usize, told: Option<Span>| {
        let it: &Sentence = &sides[side][n];
        Some(Side {
            sentence: it.span,
            begins: it.begins,
            told,
        })
    };
    let mut levels = Vec::new();
    let (mut i, mut j) = (0, 0);
    let pairs = pairs(sides[0].len(), sides[1].len(), weight);
    for (at, to) in pairs.into_iter().map(Some).chain([None]).map(|pair| {
        let ends = (sides[0].len(), sides[1].len());
        (pair, pair.unwrap_or(ends))
    }) {
        let alone = (i..to.0).map(|n| [side(0, n, told[0][n]), None]);
        let others = (j..to.1).map(|n| [None, side(1, n, told[1][n])]);
        levels.extend(alone.chain(others).map(|sides| Level { sides }));
        if let Some((m, n)) = at {
            let spans = (sides[0][m].span, sides[1][n].span);
            let sides = [side(0, m, Some(spans.1)), side(1, n, Some(spans.0))];
            levels.push(Level { sides });
        }
        (i, j) = (to.0 + 1, to.1 + 1);
    }
    levels
}

/// A sentence with its content words, sorted.
struct Sentence {
    span: Span,
    begins: bool,
    words: Arc<[(u64, u32)]>,
    weight: u32,
}

fn sentences(annotated: &AnnotatedArticle) -> Vec<Sentence> {
    let annotations = &annotated.annotations;
    let told = annotations
        .blocks
        .iter()
        .filter(|block| matches!(block.role, Role::Standfirst | Role::Body));
    let sentences = told.flat_map(|block| {
        let inside = starting_in(&annotations.sentences, block.span, |it| it.span);
        inside.iter().enumerate().map(|(n, sentence)| {
            let words = content_words(&annotated.article.text, sentence.span);
            Sentence {
                span: sentence.span,
                begins: n == 0,
                weight: words.iter().map(|(_, weight)| weight).sum(),
                words,
            }
        })
    });
    sentences.take(MAX_SENTENCES).collect()
}

/// The weight of the words that pairs of sentences have in common, where that is no chance.
fn in_common(one: &[Sentence], other: &[Sentence]) -> HashMap<(usize, usize), u32> {
    let mut holders: HashMap<u64, Vec<(usize, u32)>> = HashMap::new();
    for (j, sentence) in other.iter().enumerate() {
        for (word, weight) in &*sentence.words {
            holders.entry(*word).or_default().push((j, *weight));
        }
    }
    let mut common: HashMap<(usize, usize), u32> = HashMap::new();
    for (i, sentence) in one.iter().enumerate() {
        for (word, weight) in &*sentence.words {
            for (j, other) in holders.get(word).into_iter().flatten() {
                *common.entry((i, *j)).or_default() += weight.min(other);
            }
        }
    }
    // A short sentence is the same when all of it is.
    common.retain(|(i, j), weight| {
        let shorter = one[*i].weight.min(other[*j].weight);
        *weight >= MIN_WEIGHT.min(shorter)
    });
    common
}

/// Pairs in the order of both, with the greatest sum of `weight`; those without any are none.
fn pairs(
    n_one: usize,
    n_other: usize,
    weight: impl Fn(usize, usize) -> u32,
) -> Vec<(usize, usize)> {
    let width = n_other + 1;
    // The greatest sum from each pair on.
    let mut sums = vec![0_u32; (n_one + 1) * width];
    for i in (0..n_one).rev() {
        for j in (0..n_other).rev() {
            let alone = sums[(i + 1) * width + j].max(sums[i * width + j + 1]);
            let both = match weight(i, j) {
                0 => 0,
                weight => weight + sums[(i + 1) * width + j + 1],
            };
            sums[i * width + j] = alone.max(both);
        }
    }
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < n_one && j < n_other {
        let sum = sums[i * width + j];
        if sum == 0 {
            break;
        } else if sum == sums[(i + 1) * width + j] {
            i += 1;
        } else if sum == sums[i * width + j + 1] {
            j += 1;
        } else {
            found.push((i, j));
            (i, j) = (i + 1, j + 1);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::story::fixture;

    #[track_caller]
    fn check(literal: &str, expect: Expect) {
        let stage = |articles: &[_]| {
            let [(_, one), (_, other)]: &[(_, AnnotatedArticle); 2] = articles.try_into().unwrap();
            let texts = [&one.article.text, &other.article.text];
            let told = beside(one, other).into_iter().map(|level| {
                let sides = [0, 1].map(|n| match level.sides[n] {
                    Some(side) => {
                        let apart = level.sides[1 - n].is_none() && side.told.is_some();
                        let sign = if apart { "~" } else { "" };
                        format!("{sign}{}", &texts[n][side.sentence])
                    }
                    None => String::new(),
                });
                format!("{} | {}\n", sides[0], sides[1])
            });
            told.collect()
        };
        fixture::check(literal, stage, expect);
    }

    #[test]
    fn sentences_that_tell_the_same_stand_level_and_others_alone() {
        check(
            "//- courier/1
             The old mill of Ashby reopened to cheering visitors on Monday. Its wheel had stood still since the flood. Bread was free for children.
             //- ledger/1
             The old mill of Ashby was reopened to visitors on Monday. The mayor gave a short speech about rivers. Bread was free for all children.",
            expect![[r#"
                The old mill of Ashby reopened to cheering visitors on Monday. | The old mill of Ashby was reopened to visitors on Monday.
                Its wheel had stood still since the flood. | 
                 | The mayor gave a short speech about rivers.
                Bread was free for children. | Bread was free for all children.
            "#]],
        );
    }

    #[test]
    fn what_the_other_tells_at_another_place_is_not_told_by_one_alone() {
        check(
            "//- courier/1
             Bread was free for hungry children. The old mill of Ashby reopened to cheering visitors on Monday. Carpenters from Corby repaired the great wheel.
             //- ledger/1
             The old mill of Ashby reopened to visitors on Monday. Carpenters from Corby repaired the wheel. Bread was free for hungry children.",
            expect![[r#"
                ~Bread was free for hungry children. | 
                The old mill of Ashby reopened to cheering visitors on Monday. | The old mill of Ashby reopened to visitors on Monday.
                Carpenters from Corby repaired the great wheel. | Carpenters from Corby repaired the wheel.
                 | ~Bread was free for hungry children.
            "#]],
        );
    }

    #[test]
    fn nothing_in_common_is_all_of_the_one_and_then_all_of_the_other() {
        check(
            "//- courier/1
             The old mill of Ashby reopened on Monday.
             //- ledger/1
             A ferry ran aground near Holm in thick fog.",
            expect![[r#"
                The old mill of Ashby reopened on Monday. | 
                 | A ferry ran aground near Holm in thick fog.
            "#]],
        );
    }
}
