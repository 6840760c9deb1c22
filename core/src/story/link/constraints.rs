//! What the reader says of names: must-links and cannot-links, surer than any rule.

use std::collections::BTreeSet;

use super::{Linker, MentionId, normal::normal};
use crate::analysis::EntityKind;

/// A name that a constraint is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Name {
    /// All mentions of a kind with this name, whatever its capitals, accents and hyphens.
    Spelling(EntityKind, String),
    /// One mention, which was taken in as standing for itself.
    Mention(MentionId),
}

/// One thing that the reader says of two names; of two constraints that conflict the later holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constraint {
    /// Both are one entity.
    Same([Name; 2]),
    /// The first is not the entity that the second is, however other names are joined.
    Apart([Name; 2]),
}

impl Constraint {
    /// The names that it is about.
    pub const fn names(&self) -> &[Name; 2] {
        let (Constraint::Same(names) | Constraint::Apart(names)) = self;
        names
    }
}

/// Constraints between forms, of which none contradicts another.
#[derive(Clone, Debug, Default)]
pub(super) struct Constraints {
    /// Forms that are one.
    pub(super) same: Vec<[u32; 2]>,
    /// Forms that are two; the first was broken off from what the second is.
    pub(super) apart: Vec<[u32; 2]>,
}

impl Name {
    /// Whether `surface`, a name of `kind`, is spelt as this one but for capitals, accents and hyphens.
    pub fn covers(&self, surface: &str, kind: EntityKind) -> bool {
        match self {
            Name::Spelling(own, name) => {
                *own == kind && normal(name, kind) == normal(surface, kind)
            }
            Name::Mention(_) => false,
        }
    }
}

impl Linker {
    /// Whether `name` stands in the articles taken in.
    pub fn knows(&self, name: &Name) -> bool {
        self.form_of(name).is_some()
    }

    /// The first mention that `name` stands for in the articles taken in.
    pub fn first_mention(&self, name: &Name) -> Option<MentionId> {
        let form = &self.forms[self.form_of(name)? as usize];
        form.surfaces.values().map(|(_, first, _)| *first).min()
    }

    /// `said` between forms: what is broken off loses the merges said of it before, and what is
    /// merged the partings. Names that do not stand in the articles say nothing.
    pub(super) fn constraints(&self, said: &[Constraint]) -> Constraints {
        let mut found = Constraints::default();
        for constraint in said {
            let [one, other] = constraint.names().each_ref().map(|name| self.form_of(name));
            let (Some(one), Some(other)) = (one, other) else {
                continue;
            };
            if one == other {
                continue;
            }
            match constraint {
                Constraint::Same(_) => {
                    found.same.push([one, other]);
                    let one_set = found.merged_with(one);
                    let split = |[a, b]: &[u32; 2]| one_set.contains(a) && one_set.contains(b);
                    found.apart.retain(|pair| !split(pair));
                }
                Constraint::Apart(_) => {
                    found.same.retain(|pair| !pair.contains(&one));
                    found.apart.push([one, other]);
                }
            }
        }
        found
    }

    fn form_of(&self, name: &Name) -> Option<u32> {
        match name {
            Name::Spelling(kind, name) => self.index.get(&(*kind, normal(name, *kind))).copied(),
            Name::Mention(id) => {
                let forms = &self.articles.get(&id.article)?.forms;
                forms.get(id.index as usize).copied()
            }
        }
    }
}

impl Constraints {
    /// `form` and all that were merged with it, at any number of steps.
    fn merged_with(&self, form: u32) -> BTreeSet<u32> {
        let mut found = BTreeSet::from([form]);
        let mut n_before = 0;
        while found.len() > n_before {
            n_before = found.len();
            for [one, other] in &self.same {
                if found.contains(one) || found.contains(other) {
                    found.extend([*one, *other]);
                }
            }
        }
        found
    }
}
