//! Which of several persons of an article a bare surname means, by weighing what the article tells of each.

use super::{
    forms::title_of,
    normal::parts,
    persons::{FullName, one_person},
    skeleton::{Skeleton, skeleton},
    within::Name,
};
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::{
    analysis::{
        Sentence,
        persons::{PersonCues, Sex},
    },
    text::{Span, Text},
};

/// By so much the best has to lead for a bare name to be its.
const CLEAR: i32 = 2;

/// A person that a bare name may mean, under one or several full names.
struct Bearer<'n, 'a> {
    fulls: Vec<&'n Name<'a>>,
    /// Indices of the mentions under the full names.
    mentions: Vec<usize>,
    sex: Option<Sex>,
    titles: Vec<String>,
    /// Told of as a relative of somebody who was named before.
    is_relative: bool,
    /// First named only to say whose relative somebody is.
    in_passing: bool,
    /// Named in full only after the bare name has stood there often: it means somebody who needs no introduction.
    is_late: bool,
    /// Told apart from a parent by `Jr.` or the like.
    is_junior: bool,
    /// How often the bare name, and the bare name with a form of address, were taken for this one.
    n_bare: [u32; 2],
}

/// What a bare name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The person with this full name.
    One(u32),
    /// One of these, and nothing tells which.
    Between(Vec<u32>),
    /// None of those named in full.
    Another,
}

/// The names of an article with what is told of them.
pub(super) struct Article<'n, 'a> {
    pub(super) text: &'n Text,
    pub(super) names: &'n [Name<'a>],
    pub(super) cues: &'n [PersonCues],
    /// For each mention the first of the list that it stands in.
    pub(super) lists: &'n [usize],
    /// The headline.
    pub(super) title: Option<Span>,
    pub(super) sentences: &'n [Sentence],
    /// The mentions of each form, in order.
    pub(super) by_form: FxHashMap<u32, Vec<usize>>,
}

/// News names a person in full before it uses the bare surname; so many bare ones before are of another.
const MIN_BEFORE: usize = 3;

/// Of one who is named in full more often than this the article is.
const MAX_LATE: usize = 2;

/// So many mentions before and after one stand in a list with it, or are told whose relatives they are.
const NEAR: usize = 16;

/// What each of the mentions `bare`, in order, means, which all have one surname; `fulls` are the full names that fit.
pub(super) fn meanings(
    article: &Article<'_, '_>,
    bare: &[usize],
    fulls: &[&Name<'_>],
) -> Vec<Meaning> {
    let mut bearers = article.bearers(fulls, bare);
    let sex = article.sex_of(bare);
    let mut found: Vec<Option<Meaning>> = Vec::with_capacity(bare.len());
    // Those named by nothing but the surname: `President Hale`, beside whom stands a spouse by full name.
    let mut n_others = [0_u32; 2];
    let mut others: BTreeSet<String> = BTreeSet::new();
    for &at in bare {
        let mut fitting = article.fitting(&bearers, at, sex);
        let title = title_of(article.text, &article.cues[at]);
        if let Some(title) = &title
            && others.contains(title)
        {
            fitting.retain(|&n| bearers[n].titles.contains(title));
        }
        let addressed = usize::from(article.is_addressed(at));
        found.push(match fitting[..] {
            [] => {
                n_others[addressed] += 1;
                others.extend(title);
                Some(Meaning::Another)
            }
            [only]
                if bearers.len() > 1
                    || !bearers[only].is_relative
                    || article.is_addressed_as(at, bearers[only].sex) =>
            {
                bearers[only].n_bare[addressed] += 1;
                Some(Meaning::One(article.full(&bearers[only], at)))
            }
            _ => None,
        });
    }
    let mut weighed = Vec::with_capacity(bare.len());
    for (&at, found) in bare.iter().zip(found) {
        weighed.push(found.unwrap_or_else(|| {
            let (meaning, bearer) = article.weigh(&bearers, at, sex, n_others);
            let addressed = usize::from(article.is_addressed(at));
            match bearer {
                Some(bearer) => bearers[bearer].n_bare[addressed] += 1,
                None if meaning == Meaning::Another => n_others[addressed] += 1,
                None => {}
            }
            meaning
        }));
    }
    weighed
}

impl Article<'_, '_> {
    fn bearers<'n, 'a>(&self, fulls: &[&'n Name<'a>], bare: &[usize]) -> Vec<Bearer<'n, 'a>> {
        let mut groups: Vec<Vec<&Name<'_>>> = Vec::new();
        let spellings: FxHashMap<&str, Skeleton> = fulls
            .iter()
            .filter_map(|full| Some((full.normal, skeleton(full.normal)?)))
            .collect();
        for &full in fulls {
            let same = |other: &&Name<'_>| {
                let names = [FullName::of(full.normal), FullName::of(other.normal)];
                if let [Some(a), Some(b)] = [full, other].map(|name| spellings.get(name.normal))
                    && a.consonants == b.consonants
                    && a.agrees(b)
                {
                    return true;
                }
                matches!(names, [Some(a), Some(b)] if one_person(&a, &b).is_some() && !a.differs_in_generation(&b))
            };
            match groups.iter_mut().find(|group| group.iter().all(same)) {
                Some(group) => group.push(full),
                None => groups.push(vec![full]),
            }
        }
        let is_junior = |group: &Vec<&Name<'_>>| {
            let name = FullName::of(group[0].normal);
            name.is_some_and(|name| name.is_junior())
        };
        let seniors = groups.iter().any(|group| !is_junior(group));
        let bearer = |fulls: Vec<&'n Name<'a>>| {
            let own = |full: &&Name<'_>| self.by_form.get(&full.form);
            let mut mentions: Vec<usize> =
                fulls.iter().filter_map(own).flatten().copied().collect();
            mentions.sort_unstable();
            let cues = || mentions.iter().map(|&at| &self.cues[at]);
            let told = cues()
                .filter(|cue| !cue.by_given_name)
                .find_map(|cue| cue.sex);
            let is_junior = seniors && is_junior(&fulls);
            Bearer {
                sex: told.or_else(|| cues().find_map(|cue| cue.sex)),
                titles: cues().filter_map(|cue| title_of(self.text, cue)).collect(),
                is_relative: mentions.iter().any(|&at| self.is_relative(at)),
                in_passing: mentions.first().is_some_and(|&at| self.is_in_passing(at)),
                is_late: self.is_late(&mentions, bare),
                is_junior,
                mentions,
                fulls,
                n_bare: [0; 2],
            }
        };
        groups.into_iter().map(bearer).collect()
    }

    /// Whether the text has the `bare` name often before the first of `mentions` in full, which are few.
    fn is_late(&self, mentions: &[usize], bare: &[usize]) -> bool {
        let Some(&first) = mentions.first() else {
            return false;
        };
        let in_title = |at: usize| {
            self.title
                .is_some_and(|title| title.contains(self.names[at].span))
        };
        // The headline comes first.
        let n_in_title = bare.iter().take_while(|&&at| in_title(at)).count();
        let n_before = bare.partition_point(|&at| at < first);
        let n_before = n_before.saturating_sub(n_in_title);
        n_before >= MIN_BEFORE && mentions.len() <= MAX_LATE && n_before > 2 * mentions.len()
    }

    /// Whether a form of address tells that sex.
    fn is_addressed_as(&self, at: usize, sex: Option<Sex>) -> bool {
        self.is_addressed(at) && sex.is_some() && self.cues[at].sex == sex
    }

    fn is_addressed(&self, at: usize) -> bool {
        let cue = &self.cues[at];
        cue.sex.is_some() && !cue.by_given_name
    }

    /// Whether the words beside a mention tell that this is a relative of somebody who is known already.
    fn is_relative(&self, at: usize) -> bool {
        let Some(kin) = self.cues[at].kin else {
            return false;
        };
        let words = self.text[kin].to_lowercase();
        let before = self.text.before(kin.start(), 12).to_lowercase();
        let before = before.split_whitespace().next_back().unwrap_or_default();
        // `his wife`, `the owner's wife`, `first lady`
        let own = |word: &str| matches!(word, "his" | "her" | "their" | "first");
        let definite = words.starts_with("the ") || before == "the";
        let owner = words.contains("'s ") || words.contains("’s ");
        if own(before) || words.split_whitespace().next().is_some_and(own) || definite && owner {
            return true;
        }
        let first = self
            .names
            .partition_point(|name| name.span.start() < kin.start());
        let inside = self.names[first..].iter().enumerate();
        let mut inside = inside.take_while(|(_, name)| kin.contains(name.span));
        inside.any(|(n, name)| {
            let bare = parts(name.normal).count() == 1;
            bare || self
                .by_form
                .get(&name.form)
                .is_some_and(|own| own[0] < first + n)
        })
    }

    /// Whether a mention only says whose relative someone else is.
    fn is_in_passing(&self, at: usize) -> bool {
        let span = self.names[at].span;
        let near = at.saturating_sub(3)..(at + 3).min(self.names.len());
        let inside = |&other: &usize| {
            other != at && self.cues[other].kin.is_some_and(|kin| kin.contains(span))
        };
        near.into_iter().find(inside).is_some()
    }

    /// The bearers whom nothing that stands beside a mention rules out.
    fn fitting(&self, bearers: &[Bearer<'_, '_>], at: usize, sex: Option<Sex>) -> Vec<usize> {
        let cue = &self.cues[at];
        let title = title_of(self.text, cue);
        let own_sex = cue.sex.filter(|_| !cue.by_given_name).or(sex);
        let titled = title
            .as_ref()
            .is_some_and(|title| bearers.iter().any(|it| it.titles.contains(title)));
        let fits = |it: &Bearer<'_, '_>| {
            let other_sex = own_sex.is_some() && it.sex.is_some() && own_sex != it.sex;
            let near = it.mentions.partition_point(|&other| other + NEAR < at);
            let near = it.mentions[near..]
                .iter()
                .take_while(|&&other| other <= at + NEAR);
            let beside = near.copied().any(|other| {
                other != at && self.lists[other] == self.lists[at]
                    || self.cues[other]
                        .kin
                        .is_some_and(|kin| kin.contains(self.names[at].span))
            });
            let other_title = match &title {
                Some(title) if titled => !it.titles.contains(title),
                Some(_) => it.is_relative,
                None => false,
            };
            let is_late = it.is_late && !self.is_addressed_as(at, it.sex);
            !other_sex && !beside && !other_title && !is_late
        };
        let mut fitting: Vec<usize> = (0..bearers.len()).filter(|&n| fits(&bearers[n])).collect();
        let in_title = self
            .title
            .is_some_and(|title| title.contains(self.names[at].span));
        let known = |n: &usize| {
            bearers[*n]
                .mentions
                .first()
                .is_some_and(|&first| first < at)
        };
        if !in_title && fitting.iter().any(known) {
            fitting.retain(known);
        }
        fitting
    }

    fn weigh(
        &self,
        bearers: &[Bearer<'_, '_>],
        at: usize,
        sex: Option<Sex>,
        n_others: [u32; 2],
    ) -> (Meaning, Option<usize>) {
        let fitting = self.fitting(bearers, at, sex);
        let addressed = usize::from(self.is_addressed(at));
        let bare = |n: usize| bearers[n].n_bare[addressed];
        let mostly = |own: u32, others: u32| own > 0 && others * 2 <= own;
        let n_bare: u32 = fitting.iter().map(|&n| bare(n)).sum::<u32>() + n_others[addressed];
        let first = fitting.iter().min_by_key(|&&n| bearers[n].mentions[0]);
        let nearest = fitting
            .iter()
            .max_by_key(|&&n| before(&bearers[n].mentions, at));
        let named = |n: usize| bearers[n].mentions.len();
        let most = fitting.iter().copied().max_by_key(|&n| named(n));
        let most =
            most.filter(|&most| fitting.iter().all(|&n| n == most || named(n) < named(most)));
        let mut weights: Vec<(i32, Option<usize>)> = Vec::new();
        for &n in &fitting {
            let it = &bearers[n];
            let mut weight = 0;
            weight += 3 * i32::from(mostly(bare(n), n_bare - bare(n)));
            weight += i32::from(first == Some(&n)) + i32::from(nearest == Some(&n));
            weight += i32::from(most == Some(n));
            weight -= 3 * i32::from(it.is_relative) + 2 * i32::from(it.in_passing);
            weight -= 2 * i32::from(it.is_junior);
            weights.push((weight, Some(n)));
        }
        if n_others[addressed] > 0 || n_others[0] > 0 {
            let others = n_others[0] + n_others[1];
            let all: u32 = fitting
                .iter()
                .map(|&n| bearers[n].n_bare.iter().sum::<u32>())
                .sum();
            weights.push((3 * i32::from(mostly(others, all)), None));
        }
        weights.sort_by_key(|(weight, n)| (-weight, *n));
        let clear = match weights[..] {
            [] => None,
            [(weight, n)] => (weight > -CLEAR).then_some(n),
            [(best, n), (next, _), ..] => (best - next >= CLEAR).then_some(n),
        };
        match clear {
            Some(Some(n)) => (Meaning::One(self.full(&bearers[n], at)), Some(n)),
            Some(None) => (Meaning::Another, None),
            None if fitting.len() < 2 => (Meaning::Another, None),
            None => {
                let fulls = fitting.iter().map(|&n| self.full(&bearers[n], at));
                (Meaning::Between(fulls.collect()), None)
            }
        }
    }

    /// The full name of a bearer that stands nearest before a mention, else the first.
    fn full(&self, bearer: &Bearer<'_, '_>, at: usize) -> u32 {
        let nearest = before(&bearer.mentions, at).or(bearer.mentions.first().copied());
        nearest.map_or(bearer.fulls[0].form, |it| self.names[it].form)
    }
}

/// The last of `mentions`, which are in order, before `at`.
pub(super) fn before(mentions: &[usize], at: usize) -> Option<usize> {
    let n_before = mentions.partition_point(|&other| other < at);
    Some(mentions[n_before.checked_sub(1)?])
}
