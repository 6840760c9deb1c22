//! The entities that come of joined forms, each with its mentions, its links and its name.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    Entity, Link, LinkRule, MentionId,
    elsewhere::Elsewhere,
    joins::{Joins, key},
    naming::name,
    within::begins_short,
};
use crate::analysis::EntityKind;

impl Joins<'_> {
    /// The entities of all forms that are one, by first mention.
    pub(super) fn collect(mut self) -> Vec<Entity> {
        let linker = self.linker;
        let elsewhere = self.elsewhere();
        let doubtful = self.doubtful();
        let mut mentions: BTreeMap<u32, Vec<(MentionId, u32)>> = BTreeMap::new();
        for (&article, names) in &linker.articles {
            let mut read = names.forms.clone();
            let readings = || {
                let readings = names.readings.iter();
                readings.filter(|reading| {
                    let short = names.forms[reading.mention as usize];
                    !(reading.rule == LinkRule::ShortForm
                        && doubtful.contains(&(reading.form, short)))
                })
            };
            for reading in readings() {
                let short = names.forms[reading.mention as usize];
                if !self.forbidden(reading.form, short) {
                    read[reading.mention as usize] = reading.form;
                }
            }
            for Elsewhere { short, full, rule } in elsewhere.get(&article).into_iter().flatten() {
                for (n, (form, read)) in (0..).zip(names.forms.iter().zip(&mut read)) {
                    if form == short && !names.settled.contains(&n) {
                        *read = *full;
                    }
                }
                let link = self.link(*rule, *full, *short, Vec::new());
                self.links.push((*full, link));
            }
            for (index, &form) in names.forms.iter().enumerate() {
                // A fuller name may itself stand for a yet fuller one, never for a shorter.
                let full = follow(names.forms.as_slice(), &read, index);
                let full = if self.forbidden(full, form) {
                    form
                } else {
                    full
                };
                let id = MentionId {
                    article,
                    index: index as u32,
                };
                mentions
                    .entry(self.sets.root(full))
                    .or_default()
                    .push((id, form));
            }
            for reading in readings() {
                let short = names.forms[reading.mention as usize];
                if self.sets.root(short) != self.sets.root(reading.form)
                    && !self.forbidden(reading.form, short)
                {
                    let evidence = reading.evidence.map(|span| (article, span)).to_vec();
                    let link = self.link(reading.rule, reading.form, short, evidence);
                    self.links.push((reading.form, link));
                }
            }
        }
        let mut links: BTreeMap<u32, Vec<Link>> = BTreeMap::new();
        for (form, link) in std::mem::take(&mut self.links) {
            links.entry(self.sets.root(form)).or_default().push(link);
        }
        let mut entities: Vec<Entity> = mentions
            .into_iter()
            .map(|(root, mentions)| self.entity(root, &mentions, links.remove(&root)))
            .collect();
        entities.sort_by_key(|entity| entity.mentions[0]);
        self.name_between(&mut entities);
        entities
    }

    /// Names those of which all is said to be one or another of their articles, and always of the same.
    fn name_between(&mut self, entities: &mut [Entity]) {
        let linker = self.linker;
        let mut all: BTreeMap<MentionId, Vec<u32>> = BTreeMap::new();
        for (&article, names) in &linker.articles {
            for (index, fulls) in &names.between {
                let (index, form) = (*index, names.forms[*index as usize]);
                let may = |full: &u32| !self.forbidden(*full, form);
                let fulls: Vec<u32> = fulls.iter().copied().filter(may).collect();
                if fulls.len() > 1 {
                    all.insert(MentionId { article, index }, fulls);
                }
            }
        }
        for entity in entities.iter_mut().filter(|_| !all.is_empty()) {
            let spelling = |form: u32| self.form(form).spelling().to_owned();
            let mut between: Option<Vec<String>> = None;
            let is_between = entity.mentions.iter().all(|mention| {
                let Some(fulls) = all.get(mention) else {
                    return false;
                };
                let mut fulls: Vec<String> = fulls.iter().map(|&form| spelling(form)).collect();
                fulls.sort();
                *between.get_or_insert_with(|| fulls.clone()) == fulls
            });
            if let Some(fulls) = between.filter(|_| is_between) {
                let ends = format!(" {}", entity.name);
                let given = fulls
                    .iter()
                    .map(|full| full.strip_suffix(&ends).unwrap_or(full));
                entity.name = format!(
                    "{}: {}",
                    entity.name,
                    given.collect::<Vec<_>>().join(" or ")
                );
                entity.between = fulls;
            }
        }
    }

    /// Fuller organisations, with their first words alone, that these need not stand for: other articles have the
    /// word without them, or for another.
    fn doubtful(&mut self) -> BTreeSet<(u32, u32)> {
        let linker = self.linker;
        let mut fulls: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        let mut read_as: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        for names in linker.articles.values() {
            let mut as_it_stands: BTreeSet<u32> = names.forms.iter().copied().collect();
            for reading in &names.readings {
                let short = names.forms[reading.mention as usize];
                as_it_stands.remove(&short);
                let [long, first] =
                    [reading.form, short].map(|form| self.form(form).normal.as_str());
                if reading.rule == LinkRule::ShortForm && begins_short(first, long) {
                    fulls.entry(short).or_default().insert(reading.form);
                }
                let root = self.sets.root(reading.form);
                read_as.entry(short).or_default().insert(root);
            }
            for form in as_it_stands {
                read_as
                    .entry(form)
                    .or_default()
                    .insert(self.sets.root(form));
            }
        }
        let several = fulls
            .into_iter()
            .filter(|(short, _)| read_as[short].len() > 1);
        several
            .flat_map(|(short, fulls)| fulls.into_iter().map(move |full| (full, short)))
            .collect()
    }

    fn entity(
        &mut self,
        root: u32,
        mentions: &[(MentionId, u32)],
        links: Option<Vec<Link>>,
    ) -> Entity {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        let mut kinds: BTreeMap<EntityKind, usize> = BTreeMap::new();
        for (_, form) in mentions {
            *counts.entry(*form).or_default() += 1;
            *kinds.entry(self.form(*form).kind).or_default() += 1;
        }
        let mut links = links.unwrap_or_default();
        for &form in counts.keys() {
            links.extend(self.form(form).spelling_links());
        }
        links.sort();
        links.dedup_by(|a, b| a.rule == b.rule && a.spellings == b.spellings);
        let mut forms: Vec<u32> = counts.keys().copied().collect();
        let name = name(forms.iter().map(|&form| self.form(form)));
        forms.sort_by_cached_key(|form| {
            let own = self.sets.root(*form) == root;
            (!own, Reverse(counts[form]), key(self.linker, *form))
        });
        // The reader may have merged names of two kinds.
        let most = kinds.iter().max_by_key(|(kind, n)| (**n, Reverse(**kind)));
        Entity {
            kind: most.map_or(self.form(root).kind, |(kind, _)| *kind),
            name,
            mentions: mentions.iter().map(|(id, _)| *id).collect(),
            links,
            names: forms.iter().map(|form| self.form(*form).name()).collect(),
            between: Vec::new(),
        }
    }
}

/// The form that the mention at `index` stands for, through at most two readings.
fn follow(forms: &[u32], read: &[u32], index: usize) -> u32 {
    let full = read[index];
    let again = forms
        .iter()
        .position(|&form| form == full)
        .map(|at| read[at]);
    match again {
        Some(fuller) if fuller != forms[index] => fuller,
        _ => full,
    }
}
