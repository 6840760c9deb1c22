//! Short names that their own article does not explain, and the fuller names of other articles that they stand for.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use super::{
    ArticleId, LinkRule,
    context::Context,
    joins::Joins,
    normal::{initials, is_acronym, organisation_core, parts},
    persons::FullName,
    within::{heads, shortens_last},
};
use crate::analysis::EntityKind;

/// More bodies or persons with one name are not told apart.
const MAX_NAMESAKES: usize = 8;

/// Words that more organisations begin or end with are too general to look at them all: `Department`.
const MAX_WITH_WORD: usize = 256;

/// A fuller name that is rarer than one of so many of the shorter is an oddity of one article.
const RARE: u32 = 8;

/// A name of one article that stands for a fuller one of another.
#[derive(Clone, Copy)]
pub(super) struct Elsewhere {
    pub(super) short: u32,
    pub(super) full: u32,
    pub(super) rule: LinkRule,
}

/// Fuller names by what may stand for them.
#[derive(Default)]
struct Fuller<'n> {
    by_surname: HashMap<&'n str, Vec<u32>>,
    by_part: HashMap<&'n str, Vec<u32>>,
    by_initials: HashMap<String, Vec<u32>>,
    /// The core of each organisation.
    cores: HashMap<u32, String>,
    given: BTreeSet<&'n str>,
}

/// What a short name may stand for.
struct Candidates {
    rule: LinkRule,
    /// How many other names the articles must share.
    enough: usize,
    fuller: Vec<u32>,
}

impl<'l> Joins<'l> {
    /// What the short names that nothing explains stand for: of the fuller names that fit, that whose articles have
    /// more names in common with this one than those of any other.
    pub(super) fn elsewhere(&mut self) -> BTreeMap<ArticleId, Vec<Elsewhere>> {
        let context = self.context();
        let fuller = self.fuller();
        let mut candidates: HashMap<u32, Option<Candidates>> = HashMap::new();
        let mut found: BTreeMap<ArticleId, Vec<Elsewhere>> = BTreeMap::new();
        for (&article, names) in &self.linker.articles {
            let open = (0..).zip(&names.forms);
            let open = open.filter(|(mention, _)| !names.settled.contains(mention));
            let open: BTreeSet<u32> = open.map(|(_, form)| *form).collect();
            for short in open {
                let candidates = candidates
                    .entry(short)
                    .or_insert_with(|| self.candidates(short, &fuller));
                if let Some(candidates) = candidates
                    && let Some(full) = self.nearest(article, short, candidates, &context)
                {
                    let rule = candidates.rule;
                    let elsewhere = Elsewhere { short, full, rule };
                    found.entry(article).or_default().push(elsewhere);
                }
            }
        }
        found
    }

    /// The fuller names that fit, if they are not too many and none is already one with `short`.
    fn candidates(&mut self, short: u32, fuller: &Fuller<'_>) -> Option<Candidates> {
        if self.merged_by_reader(short) {
            return None;
        }
        let form = self.form(short);
        let single = parts(&form.normal).count() == 1;
        let (fitting, rule, enough) = match form.kind {
            EntityKind::Person if single => {
                let enough = 1 + usize::from(fuller.given.contains(form.normal.as_str()));
                let fitting = fuller.by_surname.get(form.normal.as_str());
                (fitting, LinkRule::SurnameElsewhere, enough)
            }
            EntityKind::Org if is_acronym(form.spelling()) => {
                let fitting = fuller.by_initials.get(&form.normal);
                (fitting, LinkRule::InitialsElsewhere, 1)
            }
            EntityKind::Org => {
                let part = parts(&form.normal).next_back().unwrap_or_default();
                let fitting = fuller.by_part.get(part);
                let fitting = fitting.filter(|forms| forms.len() <= MAX_WITH_WORD);
                let enough = 1 + usize::from(single);
                (fitting, LinkRule::ShortFormElsewhere, enough)
            }
            EntityKind::Person | EntityKind::Place | EntityKind::Norp | EntityKind::Event => {
                return None;
            }
        };
        let core = organisation_core(&form.normal);
        let fits = |full: &&u32| {
            let long = self.form(**full);
            rule != LinkRule::ShortFormElsewhere
                || long.count * RARE >= form.count
                    && (heads(&form.normal, &long.normal)
                        || shortens_last(
                            [&form.normal, &core],
                            [&long.normal, &fuller.cores[*full]],
                        ))
        };
        let fitting = fitting?.iter().filter(fits).copied();
        let fuller: Vec<u32> = fitting.take(MAX_NAMESAKES + 1).collect();
        let root = self.sets.root(short);
        let one = fuller.iter().any(|&full| self.sets.root(full) == root);
        (!one && fuller.len() <= MAX_NAMESAKES).then_some(Candidates {
            rule,
            enough,
            fuller,
        })
    }

    fn nearest(
        &mut self,
        article: ArticleId,
        short: u32,
        candidates: &Candidates,
        context: &Context,
    ) -> Option<u32> {
        let root = self.sets.root(short);
        let fitting = self.fitting(article, short, candidates);
        let mut found: BTreeMap<u32, (usize, u32)> = BTreeMap::new();
        for full in fitting {
            let its = self.sets.root(full);
            found.entry(its).or_insert_with(|| {
                let n_names = context.shared(article, its, root)
                    + usize::from(self.shares_title(article, short, full));
                (n_names, full)
            });
        }
        let mut found: Vec<(usize, u32)> = found.into_values().collect();
        found.sort_by_key(|(n_names, _)| Reverse(*n_names));
        let &(most, full) = found.first()?;
        let clear = found.get(1).is_none_or(|(next, _)| *next < most);
        (most >= candidates.enough && clear).then_some(full)
    }

    /// Whether the article gives a short name a title that the fuller one has elsewhere.
    fn shares_title(&self, article: ArticleId, short: u32, full: u32) -> bool {
        let asked = self.linker.articles[&article].asked.get(&short);
        asked.is_some_and(|asked| asked.has_title_of(&self.form(full).told))
    }

    /// The candidates that agree with what the article tells of its short name, and that it does not have itself.
    fn fitting(&mut self, article: ArticleId, short: u32, candidates: &Candidates) -> Vec<u32> {
        let names = &self.linker.articles[&article];
        let mut fitting: Vec<u32> = candidates.fuller.clone();
        fitting.retain(|&full| !self.forbidden(full, short));
        if candidates.rule != LinkRule::SurnameElsewhere {
            return fitting;
        }
        fitting.retain(|full| !names.forms.contains(full));
        let several = fitting.len() > 1;
        fitting.retain(|&full| !(several && self.form(full).told.is_relative()));
        if let Some(asked) = names.asked.get(&short) {
            let told = |full: u32| &self.linker.forms[full as usize].told;
            fitting.retain(|&full| match (asked.sex(), told(full).sex()) {
                (Some(one), Some(other)) => one == other,
                _ => true,
            });
            if fitting.iter().any(|&full| asked.has_title_of(told(full))) {
                fitting.retain(|&full| asked.has_title_of(told(full)));
            }
        }
        fitting
    }

    fn fuller(&self) -> Fuller<'l> {
        let mut fuller = Fuller::default();
        for &form in &self.order {
            let it = self.form(form);
            match it.kind {
                EntityKind::Person => {
                    if let Some(name) = FullName::of(&it.normal) {
                        fuller.given.extend(name.given().first());
                        let namesakes = fuller.by_surname.entry(name.surname()).or_default();
                        namesakes.push(form);
                    }
                }
                EntityKind::Org if it.normal.contains(' ') => {
                    let ends: BTreeSet<&str> =
                        [parts(&it.normal).next(), parts(&it.normal).next_back()]
                            .into_iter()
                            .flatten()
                            .collect();
                    fuller.cores.insert(form, organisation_core(&it.normal));
                    for part in ends {
                        fuller.by_part.entry(part).or_default().push(form);
                    }
                    for initials in initials(&it.normal) {
                        fuller.by_initials.entry(initials).or_default().push(form);
                    }
                }
                EntityKind::Org | EntityKind::Place | EntityKind::Norp | EntityKind::Event => {}
            }
        }
        fuller
    }
}
