//! Short names that their own article does not explain, and the fuller names of other articles that they stand for.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    ArticleId, LinkRule,
    context::Context,
    joins::Joins,
    normal::{initials, is_acronym, parts},
    persons::surname,
    within::{heads, shortens_last},
};
use crate::analysis::EntityKind;

/// More bodies or persons with one name are not told apart.
const MAX_NAMESAKES: usize = 32;

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
    given: BTreeSet<&'n str>,
}

impl<'l> Joins<'l> {
    /// What the short names that nothing explains stand for: of the fuller names that fit, that whose articles have
    /// more names in common with this one than those of any other.
    pub(super) fn elsewhere(&mut self, context: &Context) -> BTreeMap<ArticleId, Vec<Elsewhere>> {
        let fuller = self.fuller();
        let mut found: BTreeMap<ArticleId, Vec<Elsewhere>> = BTreeMap::new();
        for (&article, names) in &self.linker.articles {
            let mut open: BTreeSet<u32> = names.forms.iter().copied().collect();
            for reading in &names.readings {
                open.remove(&names.forms[reading.mention as usize]);
            }
            for short in open {
                if let Some(elsewhere) = self.stands_for(article, short, &fuller, context) {
                    found.entry(article).or_default().push(elsewhere);
                }
            }
        }
        found
    }

    fn stands_for(
        &mut self,
        article: ArticleId,
        short: u32,
        fuller: &Fuller<'_>,
        context: &Context,
    ) -> Option<Elsewhere> {
        if self.merged_by_reader(short) {
            return None;
        }
        let form = self.form(short);
        let single = parts(&form.normal).count() == 1;
        let acronym = is_acronym(form.spelling());
        let (candidates, rule, enough) = match form.kind {
            EntityKind::Person if single => {
                let enough = 1 + usize::from(fuller.given.contains(form.normal.as_str()));
                let candidates = fuller.by_surname.get(form.normal.as_str());
                (candidates, LinkRule::SurnameElsewhere, enough)
            }
            EntityKind::Org if acronym => {
                let candidates = fuller.by_initials.get(&form.normal);
                (candidates, LinkRule::InitialsElsewhere, 1)
            }
            EntityKind::Org => {
                let part = parts(&form.normal).next_back().unwrap_or_default();
                let candidates = fuller.by_part.get(part);
                let enough = 1 + usize::from(single);
                (candidates, LinkRule::ShortFormElsewhere, enough)
            }
            _ => return None,
        };
        let root = self.sets.root(short);
        let mut best: BTreeMap<u32, (usize, u32)> = BTreeMap::new();
        let fits = |full: &&u32| {
            let long = &self.linker.forms[**full as usize].normal;
            rule != LinkRule::ShortFormElsewhere
                || heads(&form.normal, long)
                || shortens_last(&form.normal, long)
        };
        let candidates: Vec<u32> = candidates?.iter().filter(fits).copied().collect();
        if candidates.len() > MAX_NAMESAKES {
            return None;
        }
        for full in candidates {
            let its = self.sets.root(full);
            if its == root {
                return None;
            }
            if !self.forbidden(full, short) {
                let shared = context.shared(article, its, root);
                best.entry(its).or_insert((shared, full));
            }
        }
        let mut best: Vec<(usize, u32)> = best.into_values().collect();
        best.sort_by_key(|(shared, _)| std::cmp::Reverse(*shared));
        match best[..] {
            [(shared, full)] if shared >= enough => Some(Elsewhere { short, full, rule }),
            [(shared, full), (next, _), ..] if shared >= enough && shared > next => {
                Some(Elsewhere { short, full, rule })
            }
            _ => None,
        }
    }

    fn fuller(&self) -> Fuller<'l> {
        let mut fuller = Fuller::default();
        for &form in &self.order {
            let it = self.form(form);
            match it.kind {
                EntityKind::Person => {
                    if let Some(surname) = surname(&it.normal) {
                        fuller.given.extend(parts(&it.normal).next());
                        fuller.by_surname.entry(surname).or_default().push(form);
                    }
                }
                EntityKind::Org if it.normal.contains(' ') => {
                    let ends: BTreeSet<&str> =
                        [parts(&it.normal).next(), parts(&it.normal).next_back()]
                            .into_iter()
                            .flatten()
                            .collect();
                    for part in ends {
                        fuller.by_part.entry(part).or_default().push(form);
                    }
                    for initials in initials(&it.normal) {
                        fuller.by_initials.entry(initials).or_default().push(form);
                    }
                }
                _ => {}
            }
        }
        fuller
    }
}
