//! The four panes, one file each: its state, how it moves, how it is drawn.

pub mod articles;
pub mod entities;
pub mod list;
pub mod strip;
pub mod text;
pub mod timeline;

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
}
