//! The roles that things on the screen have: what a theme gives a style to.

/// The enum with the name of each role in a theme's file.
macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident: $name:literal,)*) => {
        /// What a stretch of the screen is, as far as its colours go.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum StyleRole {
            $($(#[$doc])* $role,)*
        }

        impl StyleRole {
            /// Every role, in the order in which a theme's styles are kept.
            pub const ALL: [StyleRole; StyleRole::COUNT] = [$(StyleRole::$role,)*];

            /// How many roles there are.
            pub const COUNT: usize = [$($name,)*].len();

            /// The name in a theme's file.
            pub const fn name(self) -> &'static str {
                match self {
                    $(StyleRole::$role => $name,)*
                }
            }
        }
    };
}

roles! {
    /// Running text.
    Text: "text",
    /// What may stand back: times, counts, articles already read.
    Dim: "dim",
    /// The base under everything: default text and background.
    Ground: "ground",
    /// The focused pane, a match, what is new; nothing else.
    Accent: "accent",
    /// Lines between panes.
    Border: "border",
    /// Lines around the pane that has the keys.
    BorderFocused: "border-focused",
    /// The selected row of the pane that has the keys.
    Selection: "selection",
    /// The selected row of any other pane.
    SelectionUnfocused: "selection-unfocused",
    /// Titles of panes and sections, names of outlets.
    Heading: "heading",
    /// An article's headline.
    Title: "title",
    /// The lines under the headline that sum the article up.
    Standfirst: "standfirst",
    /// The words under a picture.
    Caption: "caption",
    /// A heading within an article.
    Subhead: "subhead",
    /// Byline, dateline, credit: facts about the article.
    Byline: "byline",
    /// What the page brought along and is not the article.
    Noise: "noise",
    /// A person.
    Person: "person",
    /// An organisation.
    Org: "org",
    /// A place.
    Place: "place",
    /// A people, a religious or a political group.
    Norp: "norp",
    /// A named operation, war or summit.
    Event: "event",
    /// A phrase that tells when.
    Date: "date",
    /// Somebody's words; a whole paragraph may be one.
    Quote: "quote",
    /// How many of what.
    Figure: "figure",
    /// What a search found.
    Found: "found",
    /// The hit or the mention one stands on.
    Current: "current",
    /// The other mentions of what is followed.
    Followed: "followed",
    /// An article nobody has opened yet.
    Unread: "unread",
    /// Counts and sparklines.
    Bar: "bar",
    /// A key in the hints.
    HintKey: "hint-key",
    /// What that key does.
    Hint: "hint",
    /// What the reader is told at the foot.
    Message: "message",
    /// What went wrong.
    Error: "error",
    /// The visible mark for a control character.
    Control: "control",
}
