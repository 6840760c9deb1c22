//! Which forms are one throughout the corpus.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ArticleId, Entity, Link, LinkRule, Linker,
    constraints::Constraints,
    context::Context,
    forms::Form,
    listed::LISTED,
    normal::{organisation_core, parts, place_core},
    skeleton::{Skeleton, skeleton},
    within::Reading,
};
use crate::{analysis::EntityKind, text::Span};

/// With how many spellings of the same consonants one is compared.
pub(super) const MAX_ALIKE: usize = 64;

/// A kind that a name has so many times less often than another is a slip.
const RARER: u32 = 3;

/// Disjoint sets of forms.
#[derive(Clone)]
pub(super) struct Sets(Vec<u32>);

/// Work on one state of the linker. All loops run over `order`, never over ids.
pub(super) struct Joins<'l> {
    pub(super) linker: &'l Linker,
    /// The forms by kind and normal form.
    pub(super) order: Vec<u32>,
    pub(super) sets: Sets,
    /// The links that joined sets, with a form of the set.
    pub(super) links: Vec<(u32, Link)>,
    /// What the reader says.
    constraints: Constraints,
    /// Forms that no rule joins now: what was broken off must not draw others after it.
    held: BTreeSet<u32>,
}

/// The entities of all articles, by first mention.
pub(super) fn entities(linker: &Linker, constraints: Constraints) -> Vec<Entity> {
    let mut order: Vec<u32> = (0..linker.forms.len() as u32).collect();
    order.sort_by_key(|&form| key(linker, form));
    let mut joins = Joins {
        linker,
        order,
        sets: Sets((0..linker.forms.len() as u32).collect()),
        links: Vec::new(),
        held: BTreeSet::new(),
        constraints,
    };
    joins.join_merged();
    let broken_off = joins.constraints.apart.iter().map(|[broken, _]| *broken);
    joins.held = broken_off.collect();
    if !joins.held.is_empty() {
        joins.join_by_rules();
        joins.held.clear();
    }
    joins.join_by_rules();
    joins.collect()
}

pub(super) fn key(linker: &Linker, form: u32) -> (EntityKind, &str) {
    let form = &linker.forms[form as usize];
    (form.kind, &form.normal)
}

impl Sets {
    /// The number of forms.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn root(&mut self, form: u32) -> u32 {
        let mut root = form;
        while self.0[root as usize] != root {
            root = self.0[root as usize];
        }
        let mut at = form;
        while self.0[at as usize] != root {
            at = std::mem::replace(&mut self.0[at as usize], root);
        }
        root
    }

    /// Makes one set of two; whether they were two.
    fn join(&mut self, one: u32, other: u32) -> bool {
        let (one, other) = (self.root(one), self.root(other));
        self.0[other as usize] = one;
        one != other
    }
}

impl<'l> Joins<'l> {
    pub(super) fn form(&self, form: u32) -> &'l Form {
        &self.linker.forms[form as usize]
    }

    fn join_by_rules(&mut self) {
        self.join_wordings();
        self.join_transliterations();
        self.join_definitions();
        self.join_listed();
        self.join_kinds();
        self.join_given_names();
    }

    pub(super) fn join(
        &mut self,
        rule: LinkRule,
        long: u32,
        short: u32,
        evidence: Vec<(ArticleId, Span)>,
    ) {
        let may = rule == LinkRule::Reader
            || (self.form(long).kind == self.form(short).kind || rule == LinkRule::Spelling)
                && !self.forbidden(long, short);
        if may && self.sets.join(long, short) {
            let link = self.link(rule, long, short, evidence);
            self.links.push((long, link));
        }
    }

    pub(super) fn link(
        &self,
        rule: LinkRule,
        long: u32,
        short: u32,
        mut evidence: Vec<(ArticleId, Span)>,
    ) -> Link {
        let (long, short) = (self.form(long), self.form(short));
        if evidence.is_empty() {
            evidence = vec![long.first(), short.first()];
        }
        Link {
            rule,
            spellings: [long.spelling().to_owned(), short.spelling().to_owned()],
            evidence,
        }
    }

    pub(super) fn apart(&mut self, one: u32, other: u32) -> bool {
        let listed = (one.min(other), one.max(other));
        self.linker.apart.contains(&listed) || self.forbidden(one, other)
    }

    /// Whether the reader says that these two, or any that they are joined with, are two.
    pub(super) fn forbidden(&mut self, one: u32, other: u32) -> bool {
        if self.held.contains(&one) || self.held.contains(&other) {
            return true;
        }
        let (one, other) = (self.sets.root(one), self.sets.root(other));
        let Joins {
            sets, constraints, ..
        } = self;
        constraints.apart.iter().any(|[broken, rest]| {
            let roots = (sets.root(*broken), sets.root(*rest));
            roots == (one, other) || roots == (other, one)
        })
    }

    /// Whether the reader has said what this name is.
    pub(super) fn merged_by_reader(&self, form: u32) -> bool {
        self.constraints
            .same
            .iter()
            .any(|pair| pair.contains(&form))
    }

    /// What the reader says is one, even of two kinds.
    fn join_merged(&mut self) {
        for [one, other] in self.constraints.same.clone() {
            self.join(LinkRule::Reader, other, one, Vec::new());
        }
        // A name that every article explains stands for the fuller one, which is then what is merged.
        let merged: BTreeSet<u32> = self.constraints.same.iter().flatten().copied().collect();
        for (article, reading, short) in self.explained(&merged) {
            let evidence = reading.evidence.map(|span| (article, span)).to_vec();
            self.join(reading.rule, reading.form, short, evidence);
        }
    }

    /// The first reading of each of `forms` whose every mention stands for a fuller name of its article.
    fn explained(&self, forms: &BTreeSet<u32>) -> Vec<(ArticleId, &'l Reading, u32)> {
        let mut found: BTreeMap<u32, (ArticleId, &Reading, u32)> = BTreeMap::new();
        for (&article, names) in self.linker.articles.iter().filter(|_| !forms.is_empty()) {
            for reading in &names.readings {
                let short = names.forms[reading.mention as usize];
                if forms.contains(&short) {
                    found.entry(short).or_insert((article, reading, 0)).2 += 1;
                }
            }
        }
        let mut explained = Vec::new();
        for (short, (article, reading, n)) in found {
            if self.form(short).count == n {
                explained.push((article, reading, short));
            }
        }
        explained
    }

    /// Organisations by their words without order and additions, places without `Lake` and the like.
    fn join_wordings(&mut self) {
        let mut by_core: BTreeMap<(EntityKind, String), Vec<u32>> = BTreeMap::new();
        for &form in &self.order {
            let Form { kind, normal, .. } = self.form(form);
            let core = match kind {
                EntityKind::Org => Some(organisation_core(normal)),
                EntityKind::Place => Some(place_core(normal)),
                EntityKind::Person | EntityKind::Norp | EntityKind::Event => None,
            };
            if let Some(core) = core {
                by_core.entry((*kind, core)).or_default().push(form);
            }
        }
        for forms in by_core.into_values() {
            let free = forms.iter().find(|form| !self.held.contains(form));
            let hub = *free.unwrap_or(&forms[0]);
            for &other in forms.iter().filter(|form| **form != hub) {
                if !self.apart(hub, other) {
                    self.join(LinkRule::Wording, hub, other, Vec::new());
                }
            }
        }
    }

    fn join_transliterations(&mut self) {
        let mut by_skeleton: BTreeMap<(EntityKind, String), Vec<(u32, Skeleton)>> = BTreeMap::new();
        for &form in &self.order {
            let Form { kind, normal, .. } = self.form(form);
            let single = !normal.contains(' ');
            let may = match kind {
                // A bare surname is its article's matter.
                EntityKind::Person => !single,
                EntityKind::Place => true,
                EntityKind::Org => single && !super::normal::is_acronym(self.form(form).spelling()),
                EntityKind::Norp | EntityKind::Event => false,
            };
            if let Some(skeleton) = skeleton(normal).filter(|_| may) {
                let key = (*kind, skeleton.consonants.clone());
                by_skeleton.entry(key).or_default().push((form, skeleton));
            }
        }
        for forms in by_skeleton.into_values() {
            for (n, (other, skeleton)) in forms.iter().enumerate() {
                let like = forms[n.saturating_sub(MAX_ALIKE)..n]
                    .iter()
                    .find(|(form, like)| like.agrees(skeleton) && !self.apart(*form, *other));
                if let Some(&(form, _)) = like {
                    self.join(LinkRule::Transliteration, form, *other, Vec::new());
                }
            }
        }
    }

    /// What articles say of short names holds everywhere when no two of them say otherwise.
    fn join_definitions(&mut self) {
        let mut said: BTreeMap<(EntityKind, &str), Vec<(ArticleId, &Reading)>> = BTreeMap::new();
        for (&article, names) in &self.linker.articles {
            for reading in &names.readings {
                if matches!(reading.rule, LinkRule::Definition | LinkRule::Initials) {
                    let short = names.forms[reading.mention as usize];
                    said.entry(key(self.linker, short))
                        .or_default()
                        .push((article, reading));
                }
            }
        }
        // Listed names are one when it is asked whether two definitions clash, but are joined last.
        let mut all = self.sets.clone();
        for (long, short) in self.listed() {
            all.join(long, short);
        }
        for readings in said.values() {
            let (article, first) = readings[0];
            let agree = readings
                .iter()
                .all(|(_, reading)| all.root(reading.form) == all.root(first.form));
            if agree {
                let short = self.linker.articles[&article].forms[first.mention as usize];
                for (article, reading) in readings {
                    all.join(reading.form, short);
                    let evidence = reading.evidence.map(|span| (*article, span));
                    self.join(reading.rule, reading.form, short, evidence.to_vec());
                }
            }
        }
    }

    /// Names that articles give to two kinds, where one of them is a slip of the analysis: names of several words, and a
    /// lone word that is more often something else, where no article has both and no person of whom a fuller name is known
    /// bears it.
    fn join_kinds(&mut self) {
        let mut by_name: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        let mut surnames: BTreeSet<&str> = BTreeSet::new();
        for &form in &self.order {
            let Form { kind, normal, .. } = self.form(form);
            if matches!(
                kind,
                EntityKind::Person | EntityKind::Org | EntityKind::Place
            ) {
                by_name.entry(normal).or_default().push(form);
            }
            if *kind == EntityKind::Person && normal.contains(' ') {
                surnames.extend(normal.split(' '));
            }
        }
        let context = self.context();
        for (name, forms) in by_name.into_iter().filter(|(_, forms)| forms.len() > 1) {
            let several = parts(name).count() > 1;
            for &other in &forms[1..] {
                let (first, rest) = (self.form(forms[0]), self.form(other));
                let person = first.kind == EntityKind::Person;
                let rarer = first.count.min(rest.count) * RARER <= first.count.max(rest.count);
                let slip = !surnames.contains(name)
                    && (person && first.count <= rest.count
                        || rarer
                            && !context.together(self.sets.root(forms[0]), self.sets.root(other)));
                if several || slip {
                    self.join(LinkRule::Spelling, forms[0], other, Vec::new());
                }
            }
        }
    }

    pub(super) fn context(&mut self) -> Context {
        let articles = self.linker.articles.iter();
        let articles = articles.map(|(id, names)| (*id, names.forms.as_slice()));
        Context::of(articles, &mut self.sets)
    }

    fn join_listed(&mut self) {
        for (long, short) in self.listed() {
            self.join(LinkRule::Listed, long, short, Vec::new());
        }
    }

    fn listed(&self) -> Vec<(u32, u32)> {
        let mut pairs = Vec::new();
        for (kind, group) in LISTED {
            let forms = group
                .iter()
                .filter_map(|name| self.linker.index.get(&(*kind, (*name).to_owned())).copied());
            let mut forms: Vec<u32> = forms.collect();
            forms.sort_by_key(|form| self.held.contains(form));
            pairs.extend(forms.iter().skip(1).map(|&other| (forms[0], other)));
        }
        pairs
    }
}
