//! Which full names of one surname, or nearly one, are one person's.

use std::{collections::HashMap, rc::Rc};

use super::{
    LinkRule,
    context::Context,
    forms::Form,
    joins::{Joins, MAX_ALIKE, key},
    persons::{FullName, one_person},
};
use crate::analysis::EntityKind;

/// A form that is a person's full name.
#[derive(Clone)]
struct Namesake<'n> {
    form: u32,
    name: Rc<FullName<'n>>,
}

impl Joins<'_> {
    /// Full names of persons that differ in a middle name, an initial, a short form or one letter, in articles that
    /// share other names. A name that fits two who are not one is left alone.
    pub(super) fn join_given_names(&mut self) {
        let context = self.context();
        let mut by_surname: HashMap<&str, Vec<Namesake<'_>>> = HashMap::new();
        let mut by_given: HashMap<(&str, &str), Vec<Namesake<'_>>> = HashMap::new();
        for &form in &self.order {
            let Form { kind, normal, .. } = self.form(form);
            let name = FullName::of(normal).filter(|_| *kind == EntityKind::Person);
            if let Some(name) = name.map(Rc::new) {
                let surname = name.surname();
                let start = surname
                    .char_indices()
                    .nth(2)
                    .map_or(surname.len(), |(at, _)| at);
                let alike = (name.given()[0], &surname[..start]);
                let namesake = Namesake { form, name };
                by_given.entry(alike).or_default().push(namesake.clone());
                by_surname.entry(surname).or_default().push(namesake);
            }
        }
        let groups = by_surname.into_values().chain(by_given.into_values());
        let mut groups: Vec<_> = groups
            .filter(|forms| (2..=MAX_ALIKE).contains(&forms.len()))
            .collect();
        groups.sort_by_key(|group| (group.len(), key(self.linker, group[0].form)));
        for group in groups {
            self.join_namesakes(&group, &context);
        }
    }

    fn join_namesakes(&mut self, group: &[Namesake<'_>], context: &Context) {
        let alike: Vec<Vec<(usize, LinkRule)>> = group
            .iter()
            .map(|one| {
                let others = group.iter().enumerate();
                let others = others.filter(|(_, other)| other.form != one.form);
                let rule = |(n, other): (usize, &Namesake<'_>)| {
                    Some((n, one_person(&one.name, &other.name)?))
                };
                others.filter_map(rule).collect()
            })
            .collect();
        let fits_two: Vec<bool> = alike
            .iter()
            .map(|alike| {
                alike.iter().enumerate().any(|(n, (a, _))| {
                    let mut others = alike[n + 1..].iter().map(|(b, _)| b);
                    others.any(|b| {
                        let [a, b] = [*a, *b].map(|n| &group[n]);
                        self.sets.root(a.form) != self.sets.root(b.form)
                            && one_person(&a.name, &b.name).is_none()
                    })
                })
            })
            .collect();
        for (n, alike) in alike.iter().enumerate().filter(|(n, _)| !fits_two[*n]) {
            for (other, rule) in alike.iter().filter(|(other, _)| !fits_two[*other]) {
                let (one, other) = (&group[n], &group[*other]);
                let (a, b) = (self.sets.root(one.form), self.sets.root(other.form));
                let together = context.together(a, b);
                let may = match rule {
                    LinkRule::Slip => !together && context.shared_by(a, b) > 0,
                    // Parent and child stand in one article, where `Jr.` tells them apart.
                    _ if one.name.differs_in_generation(&other.name) => {
                        !together && context.shared_by(a, b) > 0
                    }
                    _ => together || context.shared_by(a, b) > 0,
                };
                if a != b && may && !self.apart(one.form, other.form) {
                    let longer = one.name.given().len() >= other.name.given().len();
                    let [long, short] = match longer {
                        true => [one.form, other.form],
                        false => [other.form, one.form],
                    };
                    self.join(*rule, long, short, Vec::new());
                }
            }
        }
    }
}
