//! Names that mean one thing though no text says so. Kept small: whoever reads such a link is told that a list made it.

use crate::analysis::EntityKind;

/// Groups of normal forms that mean one thing of a kind.
pub(super) const LISTED: &[(EntityKind, &[&str])] = &[
    (
        EntityKind::Org,
        &[
            "islamic state",
            "isis",
            "isil",
            "is",
            "daesh",
            "islamic state of iraq and syria",
            "islamic state in iraq and syria",
            "islamic state of iraq and the levant",
            "islamic state in iraq and the levant",
        ],
    ),
    (
        EntityKind::Place,
        &[
            "united states",
            "us",
            "usa",
            "united states of america",
            "america",
        ],
    ),
    (
        EntityKind::Place,
        &["united kingdom", "uk", "great britain", "britain"],
    ),
    (EntityKind::Place, &["united arab emirates", "uae"]),
    (EntityKind::Org, &["european union", "eu"]),
    (EntityKind::Org, &["united nations", "un"]),
    (EntityKind::Norp, &["shia", "shiite"]),
];
