//! Kinds of names, and tables with a row for each.

use std::ops::{Index, IndexMut};

use strum::EnumCount;

/// What kind of thing a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumCount)]
pub enum EntityKind {
    /// A person.
    Person,
    /// An organisation.
    Org,
    /// A place.
    Place,
    /// A people, a religious or a political group: `Iraqi`, `Shiite`.
    Norp,
    /// A named operation, war or summit.
    Event,
}

impl EntityKind {
    /// Every kind, in order.
    pub const ALL: [EntityKind; EntityKind::COUNT] = [
        EntityKind::Person,
        EntityKind::Org,
        EntityKind::Place,
        EntityKind::Norp,
        EntityKind::Event,
    ];

    /// The name in the export.
    pub const fn name(self) -> &'static str {
        match self {
            EntityKind::Person => "PERSON",
            EntityKind::Org => "ORG",
            EntityKind::Place => "PLACE",
            EntityKind::Norp => "NORP",
            EntityKind::Event => "EVENT",
        }
    }

    /// The kind of the given [`name`](EntityKind::name).
    pub fn named(name: &str) -> Option<EntityKind> {
        EntityKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// One value for each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PerKind<T>([T; EntityKind::COUNT]);

impl<T> Index<EntityKind> for PerKind<T> {
    type Output = T;

    fn index(&self, kind: EntityKind) -> &T {
        &self.0[kind as usize]
    }
}

impl<T> IndexMut<EntityKind> for PerKind<T> {
    fn index_mut(&mut self, kind: EntityKind) -> &mut T {
        &mut self.0[kind as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_kinds_stand_in_order_and_are_found_by_name() {
        assert!(EntityKind::ALL.is_sorted());
        for kind in EntityKind::ALL {
            assert_eq!(EntityKind::named(kind.name()), Some(kind));
        }
        assert_eq!(EntityKind::named("PRODUCT"), None);
    }
}
