//! Whose the names are: the bearers of the gold and the entities of the program.

use std::{collections::BTreeMap, ops::Range};

use crate::{
    gold::{Article, Label, Story},
    said::{Export, Mention},
    tally::Tally,
};

/// The names of the gold, and what the program takes them for.
pub struct Bearers<'a> {
    names: Vec<Name<'a>>,
}

struct Name<'a> {
    kinds: &'a [&'static str],
    id: &'a str,
    /// Of the mention that covers most of it.
    entity: Option<&'a str>,
    article: &'a Article,
    span: &'a Range<usize>,
}

impl<'a> Bearers<'a> {
    pub fn of(gold: &'a Story, said: &'a Export) -> Bearers<'a> {
        let mut names = Vec::new();
        for (article, said) in gold.articles.iter().zip(&said.articles) {
            for mark in &article.marks {
                let Label::Name { kinds, id } = &mark.label else {
                    continue;
                };
                let common = |it: &&Mention| overlap(&mark.span, &(it.start..it.end));
                let best = said.mentions.iter().max_by_key(common);
                let best = best.filter(|it| common(it) > 0);
                names.push(Name {
                    kinds,
                    id,
                    entity: best.map(|it| &*it.entity),
                    article,
                    span: &mark.span,
                });
            }
        }
        Bearers { names }
    }

    /// Counts by B-cubed how the names of some kinds are linked; a missed one costs recall.
    pub fn score(&self, tally: &mut Tally, row: &'static str, of: impl Fn(&[&str]) -> bool) {
        let names: Vec<&Name<'_>> = self.names.iter().filter(|it| of(it.kinds)).collect();
        for Name { id, entity, .. } in &names {
            let same_id = names.iter().filter(|it| it.id == *id);
            let same_entity = names.iter().filter(|it| it.entity == *entity).count() as f64;
            let both = same_id.clone().filter(|it| it.entity == *entity).count() as f64;
            match entity {
                Some(_) => {
                    tally.row(row).add_said(both / same_entity);
                    tally.row(row).add_gold(both / same_id.count() as f64);
                }
                None => tally.row(row).add_gold(0.0),
            }
        }
    }

    /// Lists the names that stand apart from most of their bearer's, and those among another's.
    pub fn list(&self, tally: &mut Tally) {
        for Name {
            id,
            entity,
            article,
            span,
            ..
        } in &self.names
        {
            let Some(entity) = entity else {
                continue;
            };
            let bearer = self.bearer(entity).unwrap_or_default();
            let of_id = self.names.iter().filter(|it| it.id == *id);
            let most = most(of_id.filter_map(|it| it.entity));
            let place = article.place(span);
            if bearer != *id {
                tally.miss("links", &format!("{place} is {id}, said to be {bearer}"));
            } else if most != Some(entity) {
                tally.miss("links", &format!("{place} stands apart from {id}"));
            }
        }
    }

    /// Whose name most mentions of `entity` are.
    pub fn bearer(&self, entity: &str) -> Option<&str> {
        let names = self.names.iter().filter(|it| it.entity == Some(entity));
        most(names.map(|it| it.id))
    }
}

/// The most frequent one, the last in order where there are two.
fn most<'a>(all: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(_, n)| *n)
        .map(|(one, _)| one)
}

/// How many characters two places have in common.
pub fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}
