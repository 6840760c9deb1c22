//! Whether a sentence tells what others tell: a small learnt scorer over weighed, aligned words.

use super::{
    terms::{SentenceTerms, Term},
    weights,
    words::Words,
};

/// Words that are less near are different ones, words that are nearer the same.
const NEARNESS: (f32, f32) = (0.45, 0.8);
/// For a word that tells less no other stands: they are the many, and near to most.
const MIN_NEAR_WEIGHT: f32 = 0.25;
/// What is looked at of a pair of sentences.
pub const N_PAIR: usize = 22;
/// What is looked at of a sentence and those most like it.
pub const N_WHOLE: usize = 22;
/// Of the sentences most like one so many are taken together.
const N_TOGETHER: usize = 3;
/// The places among the features of [`whole`] of what makes it say something else: numbers that none of the candidates has, a
/// denial in one of the two, another day.
const OTHERWISE: [usize; 4] = [8, 19, 20, 21];
/// The place among the features of [`whole`] of how much of its words those most like it have together.
const TOGETHER: usize = 4;
/// A sentence of whose words they have less is not told.
const MIN_TOLD: f32 = 0.58;
/// A name that does not stand in all news tells at least so much.
const MIN_NAME: f32 = 0.5;
/// A sentence that has so much of another says the opposite where it denies what that affirms or affirms what it denies, and
/// something else where another name stands in it.
const MIN_ALIKE: f32 = 0.55;
/// The place among the features of a pair of a denial in one of the two.
const DENIED: usize = 19;
/// The place among the features of a pair of the days that the candidate names.
const DAYS: usize = 20;
/// The place among the features of a pair of the names that the candidate has and the sentence lacks.
const NAMES: usize = 21;
/// Of a word that is covered by less than this the reader learns something.
const COVERED: f32 = 0.5;

/// What a sentence is to one who knows others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Its main fact is told nowhere.
    New,
    /// Some of it is told.
    Partly,
    /// All of it is told.
    Told,
}

/// What is found of a sentence.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// What it is.
    pub status: Status,
    /// The sentences most like it, as indices into the candidates, and how surely each tells something of it; the surest first.
    pub by: Vec<(usize, f32)>,
    /// For each of its terms how much of it these tell, from 0 to 1.
    pub covered: Vec<f32>,
}

/// One sentence, set against a candidate.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// Its words.
    pub terms: SentenceTerms<'a>,
    /// Whether it stands in the same article.
    pub is_own: bool,
}

/// The features of each pair, and how each term is covered by each candidate.
#[derive(Debug)]
pub struct Aligned {
    /// For each candidate what is looked at.
    pub features: Vec<[f32; N_PAIR]>,
    covered: Vec<Vec<f32>>,
}

/// What `candidates`, at least one, tell of `own`; `position` is the place of the sentence in its article, from 1.
pub fn judge(own: &SentenceTerms<'_>, candidates: &[Candidate<'_>], position: usize) -> Judgement {
    let aligned = align(own, candidates, position);
    let surety: Vec<f32> = aligned.features.iter().map(surety).collect();
    let features = whole(own, &aligned, &surety);
    let by = ranked(&surety);
    let covered = together(&aligned, &by);
    Judgement {
        status: decide(&features),
        by: by.into_iter().map(|at| (at, surety[at])).collect(),
        covered,
    }
}

/// How surely the candidate tells something of the sentence, from 0 to 1.
pub fn surety(features: &[f32; N_PAIR]) -> f32 {
    let sum: f32 = features
        .iter()
        .zip(&weights::PAIR)
        .map(|(it, weight)| it * weight)
        .sum();
    1.0 / (1.0 + (-(sum + weights::PAIR_BIAS)).exp())
}

/// What the features of [`whole`] say.
fn decide(features: &[f32; N_WHOLE]) -> Status {
    let score = |class: usize| -> f32 {
        let weights = weights::WHOLE[class].iter();
        let sum: f32 = features
            .iter()
            .zip(weights)
            .map(|(it, weight)| it * weight)
            .sum();
        sum + weights::WHOLE_BIAS[class]
    };
    let [new, partly, told] = [0, 1, 2].map(score);
    if told >= new.max(partly) && !says_otherwise(features) {
        Status::Told
    } else if partly.max(told) > new {
        Status::Partly
    } else {
        Status::New
    }
}

/// Whether the sentence says what those most like it do not, whatever else it repeats: much of its words, a number or name that none of
/// them has, another day of the week, or that something is not so.
pub fn says_otherwise(features: &[f32; N_WHOLE]) -> bool {
    features[TOGETHER] < MIN_TOLD || OTHERWISE.iter().any(|at| features[*at] > 0.0)
}

/// The most sure first, of those equally sure the first.
fn ranked(surety: &[f32]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..surety.len()).collect();
    order.sort_by(|a, b| surety[*b].total_cmp(&surety[*a]));
    order.truncate(N_TOGETHER);
    order
}

fn together(aligned: &Aligned, by: &[usize]) -> Vec<f32> {
    let n_terms = aligned.covered.first().map_or(0, Vec::len);
    let best = |n: usize| {
        by.iter()
            .map(|at| aligned.covered[*at][n])
            .fold(0.0, f32::max)
    };
    (0..n_terms).map(best).collect()
}

/// Sets `own` against each of `candidates`.
pub fn align(own: &SentenceTerms<'_>, candidates: &[Candidate<'_>], position: usize) -> Aligned {
    let centre = centre(own.terms);
    let mut aligned = Aligned {
        features: Vec::with_capacity(candidates.len()),
        covered: Vec::with_capacity(candidates.len()),
    };
    for candidate in candidates {
        let [covered, back] = coverage(own.terms, candidate.terms.terms);
        aligned
            .features
            .push(pair(own, candidate, [&covered, &back], &centre, position));
        aligned.covered.push(covered);
    }
    aligned
}

/// For each of `own` how much `other` has it, and for each of `other` how much `own` has it: 1 for the same stem, less for words
/// near in meaning.
fn coverage(own: &[Term], other: &[Term]) -> [Vec<f32>; 2] {
    let words = Words::get();
    let (different, same) = NEARNESS;
    let mut covered = [vec![0.0; own.len()], vec![0.0; other.len()]];
    let [forth, back] = &mut covered;
    for (term, own) in own.iter().zip(&mut *forth) {
        for (it, other) in other.iter().zip(&mut *back) {
            if term.key == it.key {
                (*own, *other) = (1.0, 1.0);
            }
        }
    }
    let free = |term: &Term| {
        let is_light = term.weight() < MIN_NEAR_WEIGHT;
        term.word().filter(|_| !term.is_exact() && !is_light)
    };
    for (term, own) in own.iter().zip(&mut *forth) {
        let Some(word) = free(term) else { continue };
        for (it, other) in other.iter().zip(&mut *back) {
            if *own == 1.0 && *other == 1.0 {
                continue;
            }
            if let Some(it) = free(it) {
                let nearness = words.nearness(word, it);
                let part = ((nearness - different) / (same - different)).clamp(0.0, 1.0);
                *own = part.max(*own);
                *other = part.max(*other);
            }
        }
    }
    covered
}

fn pair(
    own: &SentenceTerms<'_>,
    candidate: &Candidate<'_>,
    [covered, back]: [&[f32]; 2],
    own_centre: &[f32],
    position: usize,
) -> [f32; N_PAIR] {
    let other = candidate.terms.terms;
    let sum = |pick: &dyn Fn(&Term, f32) -> f32| -> f32 {
        own.terms
            .iter()
            .zip(covered)
            .map(|(term, it)| pick(term, *it))
            .sum()
    };
    let all = sum(&|term, _| term.weight()).max(f32::MIN_POSITIVE);
    let told = sum(&|term, it| it * term.weight());
    let is_exact = |term: &Term| other.iter().any(|it| it.key == term.key);
    let exact = |term: &Term| if is_exact(term) { term.weight() } else { 0.0 };
    let plain = |term: &Term| !term.is_capital() && !term.is_number();
    let plain_all = sum(&|term, _| if plain(term) { term.weight() } else { 0.0 });
    let plain_told = sum(&|term, it| if plain(term) { it * term.weight() } else { 0.0 });
    let other_all: f32 = other.iter().map(Term::weight).sum();
    let other_told: f32 = other
        .iter()
        .zip(back)
        .map(|(term, it)| it * term.weight())
        .sum();
    let back = other_told / other_all.max(f32::MIN_POSITIVE);
    let mut most: Vec<f32> = own
        .terms
        .iter()
        .zip(covered)
        .map(|(term, it)| it * term.weight())
        .collect();
    most.sort_by(|a, b| b.total_cmp(a));
    most.resize(3, 0.0);
    let when = |holds: bool, value: f32| if holds { value } else { 0.0 };
    [
        told / all,
        back,
        dot(own_centre, &centre(other)),
        sum(&|term, _| exact(term)) / all,
        told,
        sum(&|term, _| when(term.is_capital(), exact(term))),
        sum(&|term, _| when(term.is_number(), exact(term))),
        sum(&|term, it| when(term.is_number(), (1.0 - it) * term.weight())),
        sum(&|term, it| when(term.is_capital(), (1.0 - it) * term.weight())),
        plain_told / plain_all.max(0.01),
        most[0],
        most[1],
        most[2],
        (own.terms.len() as f32).ln_1p(),
        (other.len() as f32).ln_1p(),
        (told / all * back).sqrt(),
        position.min(5) as f32,
        when(own.quotes, 1.0),
        when(candidate.is_own, 1.0),
        when(own.denies != candidate.terms.denies, 1.0),
        other.iter().filter(|it| it.is_weekday()).count() as f32,
        names(other, own.terms),
    ]
}

/// What decides whether the sentence is told, by the candidates that are surest to tell something of it.
pub fn whole(own: &SentenceTerms<'_>, aligned: &Aligned, surety: &[f32]) -> [f32; N_WHOLE] {
    let by = ranked(surety);
    let Some(&best) = by.first() else {
        return [0.0; N_WHOLE];
    };
    let one = &aligned.covered[best];
    let three = together(aligned, &by);
    let sum = |pick: &dyn Fn(&Term) -> bool, covered: &[f32]| -> f32 {
        let terms = own.terms.iter().zip(covered).filter(|(term, _)| pick(term));
        terms.map(|(term, it)| (1.0 - it) * term.weight()).sum()
    };
    let all: f32 = own
        .terms
        .iter()
        .map(Term::weight)
        .sum::<f32>()
        .max(f32::MIN_POSITIVE);
    let lacks = sum(&|_| true, &three);
    let most = own
        .terms
        .iter()
        .zip(&three)
        .map(|(term, it)| (1.0 - it) * term.weight());
    let alike = 1.0 - sum(&|_| true, one) / all;
    let (mut run, mut longest) = (0_u32, 0_u32);
    for it in &three {
        run = if *it < COVERED { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let nth = |n: usize| by.get(n).map_or(0.0, |at| surety[*at]);
    let features = &aligned.features[best];
    let mut days = own
        .terms
        .iter()
        .zip(&three)
        .filter(|(term, _)| term.is_weekday());
    let lacks_day = days.any(|(_, it)| *it < COVERED);
    [
        nth(0),
        nth(1),
        nth(2),
        alike,
        1.0 - lacks / all,
        lacks,
        most.fold(0.0, f32::max),
        sum(&|_| true, one),
        sum(&Term::is_number, &three),
        sum(&Term::is_capital, &three),
        sum(&Term::is_number, one),
        sum(&Term::is_capital, one),
        (own.terms.len() as f32).ln_1p(),
        all,
        longest as f32,
        features[1],
        features[2],
        features[16],
        features[17],
        if alike >= MIN_ALIKE {
            features[DENIED]
        } else {
            0.0
        },
        f32::from(u8::from(lacks_day && features[DAYS] > 0.0)),
        if alike >= MIN_ALIKE
            && sum(&Term::is_capital, &three) >= MIN_NAME
            && features[NAMES] >= MIN_NAME
        {
            1.0
        } else {
            0.0
        },
    ]
}

/// The weight of the names among `terms` that `others` lacks.
fn names(terms: &[Term], others: &[Term]) -> f32 {
    let lacks = |term: &&Term| term.is_capital() && !others.iter().any(|it| it.key == term.key);
    terms.iter().filter(lacks).map(Term::weight).sum()
}

/// The mean direction of the words, weighed; of length one, or nothing.
fn centre(terms: &[Term]) -> Vec<f32> {
    let words = Words::get();
    let mut sum: Vec<f32> = Vec::new();
    for term in terms {
        if let Some(word) = term.word() {
            let axes = words.axes(word);
            sum.resize(axes.len(), 0.0);
            for (all, it) in sum.iter_mut().zip(axes) {
                *all += term.weight() * f32::from(*it as i8);
            }
        }
    }
    let length = dot(&sum, &sum).sqrt().max(f32::MIN_POSITIVE);
    sum.iter().map(|it| it / length).collect()
}

fn dot(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}
