//! The sample corpus, which is inside the program.

/// File names and texts, in the order of names.
pub const TEXTS: &[(&str, &str)] = &[
    (
        "crosswind-world.txt",
        include_str!("../seeds/crosswind-world.txt"),
    ),
    (
        "harbour-courier.txt",
        include_str!("../seeds/harbour-courier.txt"),
    ),
    (
        "larkfield-dispatch.txt",
        include_str!("../seeds/larkfield-dispatch.txt"),
    ),
    ("palmgate.txt", include_str!("../seeds/palmgate.txt")),
    (
        "saffron-gate-news.txt",
        include_str!("../seeds/saffron-gate-news.txt"),
    ),
];
