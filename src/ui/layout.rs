//! Where everything stands, worked out from the size of the terminal.

use ratatui::layout::{Position, Rect};

use super::pane::Pane;

/// Sizes below which nothing but title and position is shown.
const TINY: (u16, u16) = (20, 5);
/// Sizes below which one pane is shown at a time.
const SINGLE: (u16, u16) = (60, 16);
/// Columns from which entities and timeline stand beside the text.
const FOUR_COLUMNS: u16 = 100;
/// Columns from which entities and timeline stand beside each other.
const WIDE_COLUMNS: u16 = 160;
/// The text is never set wider than this.
pub const MEASURE: u16 = 72;
/// Columns that the text keeps beside three other panes.
const MIN_TEXT: u16 = 50;
/// What a divider that is dragged leaves of each pane.
const MIN_PANE: u16 = 16;

/// How the panes are arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LayoutKind {
    /// Title and position.
    Tiny,
    /// One pane at a time.
    Single,
    /// Articles and text; entities and timeline come as drawers.
    Two,
    /// All four, timeline under entities.
    Four,
    /// All four side by side.
    Wide,
}

/// What the reader chose that the layout depends on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LayoutPrefs {
    /// Nothing but the page.
    pub zoom: bool,
    /// Where dividers were dragged to.
    pub dividers: Dividers,
}

/// Columns at which the reader put the dividers; `None` for where they stand by themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dividers {
    /// Between articles and text.
    pub articles: Option<u16>,
    /// Between text and entities, counted from the right edge.
    pub side: Option<u16>,
}

/// A divider that can be dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Divider {
    /// Between articles and text.
    Articles,
    /// Between text and entities.
    Side,
}

/// Where everything stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The whole terminal.
    pub area: Rect,
    /// How the panes are arranged.
    pub kind: LayoutKind,
    /// The line at the top.
    pub header: Rect,
    /// The frame around and between the panes; empty where there is none.
    pub frame: Rect,
    /// The timeline in one row, where it has no pane.
    pub mini_timeline: Rect,
    /// The line at the foot.
    pub footer: Rect,
    /// The panes that are seen, without the frame, from left to right.
    pub panes: Vec<(Pane, Rect)>,
    /// Columns in which dividers stand.
    pub dividers: Vec<(Divider, u16)>,
}

impl Layout {
    /// The layout for a terminal of `width` columns and `height` rows in which `focus` has the focus.
    pub fn new(width: u16, height: u16, focus: Pane, prefs: LayoutPrefs) -> Layout {
        let area = Rect::new(0, 0, width, height);
        let mut layout = Layout {
            area,
            kind: kind(width, height),
            header: Rect::ZERO,
            frame: Rect::ZERO,
            mini_timeline: Rect::ZERO,
            footer: Rect::ZERO,
            panes: Vec::new(),
            dividers: Vec::new(),
        };
        if layout.kind == LayoutKind::Tiny || prefs.zoom {
            layout.panes.push((Pane::Text, area));
        } else {
            match layout.kind {
                LayoutKind::Tiny | LayoutKind::Single => layout.single(focus),
                LayoutKind::Two => layout.two(focus, prefs),
                LayoutKind::Four => layout.four(prefs.dividers),
                LayoutKind::Wide => layout.wide(prefs.dividers),
            }
        }
        layout
    }

    /// Where `pane` stands; `None` when it is not seen.
    pub fn pane(&self, pane: Pane) -> Option<Rect> {
        let found = self.panes.iter().find(|(it, _)| *it == pane);
        found.map(|(_, area)| *area)
    }

    /// The pane at a place on the screen.
    pub fn pane_at(&self, column: u16, row: u16) -> Option<(Pane, Rect)> {
        let at = Position::new(column, row);
        let mut found = self.panes.iter().rev();
        found.find(|(_, area)| area.contains(at)).copied()
    }

    /// The divider at a place on the screen.
    pub fn divider_at(&self, column: u16, row: u16) -> Option<Divider> {
        let inside = self.frame.contains(Position::new(column, row));
        let found = self.dividers.iter().find(|(_, at)| *at == column);
        found.filter(|_| inside).map(|(divider, _)| *divider)
    }

    /// Where the text of an article is set within the text pane: at its measure, and centred in a wide pane.
    pub fn page(&self) -> Rect {
        let Some(pane) = self.pane(Pane::Text) else {
            return Rect::ZERO;
        };
        if self.kind == LayoutKind::Tiny {
            return pane;
        }
        // One column at each side, and the gutter.
        let width = pane.width.saturating_sub(3).min(MEASURE);
        let x = match pane.width.saturating_sub(3) > MEASURE {
            true => pane.x + (pane.width - MEASURE) / 2,
            false => pane.x + 2,
        };
        Rect { x, width, ..pane }
    }

    /// Rows that an article takes in the list: two, so that neither outlet nor date is cut for the headline, where there
    /// is room.
    pub fn rows_of_article(&self) -> usize {
        let two = self.kind >= LayoutKind::Two || self.area.height >= SINGLE.1;
        1 + usize::from(two)
    }

    fn single(&mut self, focus: Pane) {
        let Rect { width, height, .. } = self.area;
        self.header = Rect::new(0, 0, width, 1);
        self.footer = Rect::new(0, height - 1, width, 1);
        self.panes.push((focus, Rect::new(0, 1, width, height - 2)));
    }

    fn two(&mut self, focus: Pane, prefs: LayoutPrefs) {
        let Rect { width, height, .. } = self.area;
        self.header = Rect::new(0, 0, width, 1);
        self.frame = Rect::new(0, 1, width, height - 3);
        self.mini_timeline = Rect::new(0, height - 2, width, 1);
        self.footer = Rect::new(0, height - 1, width, 1);
        let divider = clamp(prefs.dividers.articles.unwrap_or(30), width);
        let (top, rows) = (2, height - 5);
        let text = Rect::new(divider + 1, top, width - divider - 1, rows);
        // Entities and timeline stand in place of the articles, so that the page stays whole.
        let list = match focus {
            Pane::Entities | Pane::Timeline => focus,
            Pane::Articles | Pane::Text => Pane::Articles,
        };
        self.panes.push((list, Rect::new(0, top, divider, rows)));
        self.panes.push((Pane::Text, text));
        self.dividers.push((Divider::Articles, divider));
    }

    fn four(&mut self, dividers: Dividers) {
        let Rect { width, height, .. } = self.area;
        self.boxed();
        // The lists give way so that the text keeps its columns.
        let n_lists = (width - 4).saturating_sub(MIN_TEXT).min(34 + 31);
        let n_articles = n_lists * 34 / 65;
        let side = dividers.side.unwrap_or(n_lists - n_articles + 1);
        let right = width - 1 - side.clamp(MIN_PANE, width / 2);
        let left = dividers.articles.unwrap_or(n_articles + 1);
        let left = left.clamp(MIN_PANE, right - 2 * MIN_PANE);
        let (top, rows) = (2, height - 4);
        let entities = rows.div_ceil(2);
        let timeline = rows - entities - 1;
        self.panes = vec![
            (Pane::Articles, Rect::new(1, top, left - 1, rows)),
            (Pane::Text, Rect::new(left + 1, top, right - left - 1, rows)),
            (
                Pane::Entities,
                Rect::new(right + 1, top, side - 1, entities),
            ),
            (
                Pane::Timeline,
                Rect::new(right + 1, top + entities + 1, side - 1, timeline),
            ),
        ];
        self.dividers = vec![(Divider::Articles, left), (Divider::Side, right)];
    }

    fn wide(&mut self, dividers: Dividers) {
        let Rect { width, height, .. } = self.area;
        self.boxed();
        // Up to 202 columns all four grow to their full widths; beyond, the lists share what is
        // left, since the text has its measure.
        let grown = (width - WIDE_COLUMNS).min(42);
        let spare = (width - WIDE_COLUMNS - grown) / 3;
        let n_articles = 34 + 10 * grown / 42 + spare;
        let n_entities = 28 + 6 * grown / 42 + spare;
        let n_timeline = 30 + 5 * grown / 42 + spare;
        let timeline = width - 2 - n_timeline;
        let side = dividers.side.unwrap_or(n_timeline + n_entities + 2);
        let right = width - 1 - side.clamp(n_timeline + MIN_PANE, width / 2 + MIN_PANE);
        let left = dividers.articles.unwrap_or(n_articles + 1);
        let left = left.clamp(MIN_PANE, right - 2 * MIN_PANE);
        let (top, rows) = (2, height - 4);
        self.panes = vec![
            (Pane::Articles, Rect::new(1, top, left - 1, rows)),
            (Pane::Text, Rect::new(left + 1, top, right - left - 1, rows)),
            (
                Pane::Entities,
                Rect::new(right + 1, top, timeline - right - 1, rows),
            ),
            (
                Pane::Timeline,
                Rect::new(timeline + 1, top, width - timeline - 2, rows),
            ),
        ];
        self.dividers = vec![(Divider::Articles, left), (Divider::Side, right)];
    }

    /// Header, a frame around all panes, and footer.
    fn boxed(&mut self) {
        let Rect { width, height, .. } = self.area;
        self.header = Rect::new(0, 0, width, 1);
        self.frame = Rect::new(0, 1, width, height - 2);
        self.footer = Rect::new(0, height - 1, width, 1);
    }
}

fn kind(width: u16, height: u16) -> LayoutKind {
    if width < TINY.0 || height < TINY.1 {
        LayoutKind::Tiny
    } else if width < SINGLE.0 || height < SINGLE.1 {
        LayoutKind::Single
    } else if width < FOUR_COLUMNS {
        LayoutKind::Two
    } else if width < WIDE_COLUMNS {
        LayoutKind::Four
    } else {
        LayoutKind::Wide
    }
}

fn clamp(divider: u16, width: u16) -> u16 {
    divider.clamp(MIN_PANE, width - 2 * MIN_PANE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(width: u16, height: u16, focus: Pane) -> Layout {
        Layout::new(width, height, focus, LayoutPrefs::default())
    }

    #[test]
    fn nothing_overlaps_or_leaves_the_screen_at_any_size() {
        for width in 1..220 {
            for height in 1..70 {
                for focus in Pane::ALL {
                    let layout = layout(width, height, focus);
                    for (pane, area) in &layout.panes {
                        assert_eq!(area.intersection(layout.area), *area, "{width}x{height}");
                        for (other, beside) in &layout.panes {
                            let apart = pane == other || !area.intersects(*beside);
                            assert!(apart, "{width}x{height}: {pane:?} {other:?}");
                        }
                    }
                    assert_eq!(layout.page().intersection(layout.area), layout.page());
                }
            }
        }
    }

    #[test]
    fn panes_come_with_the_columns_for_them() {
        let widths = |width| {
            let layout = layout(width, 40, Pane::Text);
            let widths = layout.panes.iter().map(|(pane, area)| (*pane, area.width));
            widths.collect::<Vec<_>>()
        };
        use Pane::*;
        assert_eq!(widths(59), [(Text, 59)]);
        assert_eq!(widths(80), [(Articles, 30), (Text, 49)]);
        assert_eq!(
            widths(100),
            [(Articles, 24), (Text, 50), (Entities, 22), (Timeline, 22)]
        );
        assert_eq!(
            widths(120),
            [(Articles, 34), (Text, 51), (Entities, 31), (Timeline, 31)]
        );
        assert_eq!(
            widths(160),
            [(Articles, 34), (Text, 63), (Entities, 28), (Timeline, 30)]
        );
        assert_eq!(
            widths(202),
            [(Articles, 44), (Text, 84), (Entities, 34), (Timeline, 35)]
        );
    }

    #[test]
    fn the_text_is_never_wider_than_its_measure() {
        for width in 20..260 {
            assert!(layout(width, 50, Pane::Text).page().width <= MEASURE);
        }
    }
}
