//! The four panes by name.

/// One of the four panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    /// Every report.
    #[default]
    Articles,
    /// The full text.
    Text,
    /// Who and where.
    Entities,
    /// When.
    Timeline,
}

impl Pane {
    /// From left to right.
    pub const ALL: [Pane; 4] = [Pane::Articles, Pane::Text, Pane::Entities, Pane::Timeline];

    /// The heading of the pane.
    pub const fn name(self) -> &'static str {
        match self {
            Pane::Articles => "Articles",
            Pane::Text => "Text",
            Pane::Entities => "Entities",
            Pane::Timeline => "Timeline",
        }
    }

    /// Its place from the left.
    pub fn position(self) -> usize {
        Pane::ALL.iter().position(|pane| *pane == self).unwrap_or(0)
    }
}
