//! The roles that things on the screen have: what a theme gives a style to.

/// What a stretch of the screen is, as far as its colours go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// Running text.
    Text,
    /// What may stand back: times, counts, articles already read.
    Dim,
    /// The base under everything: default text and background.
    Ground,
    /// The focused pane, a match, what is new; nothing else.
    Accent,
    /// Lines between panes.
    Border,
    /// Lines around the pane that has the keys.
    BorderFocused,
    /// The selected row of the pane that has the keys.
    Selection,
    /// The selected row of any other pane.
    SelectionUnfocused,
    /// Titles of panes and sections, names of outlets.
    Heading,
    /// An article's headline.
    Title,
    /// The lines under the headline that sum the article up.
    Standfirst,
    /// The words under a picture.
    Caption,
    /// A heading within an article.
    Subhead,
    /// Byline, dateline, credit: facts about the article.
    Byline,
    /// What the page brought along and is not the article.
    Noise,
    /// A person.
    Person,
    /// An organisation.
    Org,
    /// A place.
    Place,
    /// A people, a religious or a political group.
    Norp,
    /// A named operation, war or summit.
    Event,
    /// A phrase that tells when.
    Date,
    /// Somebody's words; a whole paragraph may be one.
    Quote,
    /// How many of what.
    Figure,
    /// What a search found.
    Found,
    /// The hit or the mention one stands on.
    Current,
    /// The other mentions of what is followed.
    Followed,
    /// An article nobody has opened yet.
    Unread,
    /// Counts and sparklines.
    Bar,
    /// A key in the hints.
    HintKey,
    /// What that key does.
    Hint,
    /// What the reader is told at the foot.
    Message,
    /// What went wrong.
    Error,
    /// The visible mark for a control character.
    Control,
}

impl Look {
    /// Every look, in the order in which a theme's styles are kept.
    pub const ALL: [Look; Look::COUNT] = [
        Look::Text,
        Look::Dim,
        Look::Ground,
        Look::Accent,
        Look::Border,
        Look::BorderFocused,
        Look::Selection,
        Look::SelectionUnfocused,
        Look::Heading,
        Look::Title,
        Look::Standfirst,
        Look::Caption,
        Look::Subhead,
        Look::Byline,
        Look::Noise,
        Look::Person,
        Look::Org,
        Look::Place,
        Look::Norp,
        Look::Event,
        Look::Date,
        Look::Quote,
        Look::Figure,
        Look::Found,
        Look::Current,
        Look::Followed,
        Look::Unread,
        Look::Bar,
        Look::HintKey,
        Look::Hint,
        Look::Message,
        Look::Error,
        Look::Control,
    ];

    /// How many looks there are.
    pub const COUNT: usize = Look::Control as usize + 1;

    /// The name in a theme's file.
    pub const fn name(self) -> &'static str {
        match self {
            Look::Text => "text",
            Look::Dim => "dim",
            Look::Ground => "ground",
            Look::Accent => "accent",
            Look::Border => "border",
            Look::BorderFocused => "border-focused",
            Look::Selection => "selection",
            Look::SelectionUnfocused => "selection-unfocused",
            Look::Heading => "heading",
            Look::Title => "title",
            Look::Standfirst => "standfirst",
            Look::Caption => "caption",
            Look::Subhead => "subhead",
            Look::Byline => "byline",
            Look::Noise => "noise",
            Look::Person => "person",
            Look::Org => "org",
            Look::Place => "place",
            Look::Norp => "norp",
            Look::Event => "event",
            Look::Date => "date",
            Look::Quote => "quote",
            Look::Figure => "figure",
            Look::Found => "found",
            Look::Current => "current",
            Look::Followed => "followed",
            Look::Unread => "unread",
            Look::Bar => "bar",
            Look::HintKey => "hint-key",
            Look::Hint => "hint",
            Look::Message => "message",
            Look::Error => "error",
            Look::Control => "control",
        }
    }

    /// The look of that name in a theme's file.
    pub fn named(name: &str) -> Option<Look> {
        Look::ALL.into_iter().find(|look| look.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_look_stands_at_its_own_place_and_is_found_by_its_name() {
        for (at, look) in Look::ALL.into_iter().enumerate() {
            assert_eq!(look as usize, at);
            assert_eq!(Look::named(look.name()), Some(look));
        }
        assert_eq!(Look::named("persn"), None);
    }
}
