//! What a list of passages is made of, set for the width of the box.

use crate::{
    display::{dates, glyphs::Glyphs, visible, wrap},
    ui::{
        follow::Target,
        popups::{frame, outcome::PopupContext},
        theme::StyleRole,
    },
};
use dateline_core::{
    corpus::{Corpus, Entry},
    story::ArticleId,
    text::Span,
};

/// Columns of the bar before each row.
const BAR: u16 = 1;

/// A row of words, each with its role.
pub(super) type Line = Vec<(String, StyleRole)>;

/// All that a list of passages shows.
#[derive(Clone, Debug)]
pub(super) struct Content {
    pub(super) heading: String,
    /// Columns of the box.
    pub(super) columns: u16,
    pub(super) rows: Vec<ListRow>,
    /// Where the passages lead, in their order.
    pub(super) places: Vec<Target>,
    /// The passage that is selected first.
    pub(super) at: usize,
    /// Whether all rows of what is selected are shaded, and not only its heading.
    pub(super) shades_all: bool,
}

/// A row of the box.
#[derive(Clone, Debug)]
pub(super) struct ListRow {
    /// The passage that it is part of.
    pub(super) place: Option<usize>,
    pub(super) is_head: bool,
    pub(super) words: Words,
}

/// What stands in a row.
#[derive(Clone, Debug)]
pub(super) enum Words {
    /// Words of the program.
    Said(Line),
    /// Words of an article.
    Printed(Passage),
}

/// A stretch of an article.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    pub(super) article: ArticleId,
    pub(super) span: Span,
    /// What is marked in it.
    pub(super) marked: Vec<Span>,
    /// How the rest of it is drawn; as in the text pane without one.
    pub(super) role: Option<StyleRole>,
    /// Columns before it.
    pub(super) indent: usize,
}

/// A passage with what stands above it, and where it leads.
pub(super) struct Item {
    pub(super) heading: Line,
    pub(super) text: Vec<Words>,
    pub(super) leads_to: Target,
}

/// Content while it is written.
pub(super) struct Writing<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) glyphs: &'a Glyphs,
    /// Columns of a row after its bar.
    pub(super) room: usize,
    content: Content,
}

impl<'a> Writing<'a> {
    /// Nothing yet, in a box of up to `columns` columns.
    pub(super) fn new(context: &PopupContext<'a>, columns: u16) -> Writing<'a> {
        let inner = frame::inner_columns(columns, context.size.0);
        Writing {
            corpus: context.corpus,
            glyphs: context.glyphs,
            room: usize::from(inner.saturating_sub(BAR)),
            content: Content {
                heading: String::new(),
                columns,
                rows: Vec::new(),
                places: Vec::new(),
                at: 0,
                shades_all: false,
            },
        }
    }

    /// What was written.
    pub(super) fn finish(self, heading: String) -> Content {
        Content {
            heading,
            ..self.content
        }
    }

    /// Rows so far.
    pub(super) fn n_rows(&self) -> usize {
        self.content.rows.len()
    }

    /// Passages so far.
    pub(super) fn n_places(&self) -> usize {
        self.content.places.len()
    }

    pub(super) fn blank(&mut self) {
        self.line(Vec::new());
    }

    pub(super) fn line(&mut self, line: Line) {
        self.put(None, false, Words::Said(line));
    }

    /// A paragraph of the program's.
    pub(super) fn says(&mut self, text: &str, role: StyleRole) {
        self.says_behind("", role, text, role);
    }

    /// The same behind a sign, beside which its rows stand.
    pub(super) fn says_behind(
        &mut self,
        sign: &str,
        role: StyleRole,
        text: &str,
        words: StyleRole,
    ) {
        let indent = if sign.is_empty() {
            0
        } else {
            visible::width(sign) + 1
        };
        let columns = self.room.saturating_sub(indent + usize::from(BAR)) as u16;
        for (n, line) in wrap::wrap(text, columns).into_iter().enumerate() {
            let before = if n == 0 { sign } else { "" };
            let gap = " ".repeat(indent - visible::width(before));
            self.line(vec![
                (before.to_owned(), role),
                (gap, words),
                (text[line].to_owned(), words),
            ]);
        }
    }

    /// A passage.
    pub(super) fn item(&mut self, item: Item) {
        let n = self.content.places.len();
        self.content.places.push(item.leads_to);
        self.put(Some(n), true, Words::Said(item.heading));
        for words in item.text {
            self.put(Some(n), false, words);
        }
    }

    /// Rows of an article that belong to no passage, before all that was written since there were `at` rows.
    pub(super) fn insert(&mut self, at: usize, rows: Vec<Words>) {
        let rows = rows.into_iter().map(|words| ListRow {
            place: None,
            is_head: false,
            words,
        });
        self.content.rows.splice(at..at, rows);
    }

    /// The passage that is selected first.
    pub(super) fn select(&mut self, at: usize) {
        self.content.at = at;
    }

    /// All rows of what is selected are shaded.
    pub(super) fn shade_all(&mut self) {
        self.content.shades_all = true;
    }

    /// `span` of an article in rows, with what is `marked` in it, so many columns in and as many left free after it.
    pub(super) fn printed(
        &self,
        article: ArticleId,
        span: Span,
        marked: &[Span],
        role: Option<StyleRole>,
        (indent, after): (usize, usize),
    ) -> Vec<Words> {
        let text = &self.corpus.article(article).article.text;
        let columns = self.room.saturating_sub(indent + after) as u16;
        let rows = wrap::spans(text, span, columns).map(|span| {
            Words::Printed(Passage {
                article,
                span,
                marked: marked.to_vec(),
                role,
                indent,
            })
        });
        rows.collect()
    }

    /// The outlet of `entry` in a part of the `room` that its date leaves, and the date with how it is known.
    pub(super) fn byline(&self, entry: &Entry, room: usize, part: usize) -> Line {
        let published = entry.published.as_ref();
        let date = dates::in_full(published);
        let mark = dates::mark(published, self.glyphs).trim();
        let room = room.saturating_sub(visible::width(&date) + 4) / part;
        let outlet = visible::cut(entry.outlet(), room, self.glyphs.ellipsis);
        let date = format!(" {} {date}{mark}", self.glyphs.dot);
        vec![
            (outlet.into_owned(), StyleRole::Heading),
            (date, StyleRole::Dim),
        ]
    }

    fn put(&mut self, place: Option<usize>, is_head: bool, words: Words) {
        self.content.rows.push(ListRow {
            place,
            is_head,
            words,
        });
    }
}
