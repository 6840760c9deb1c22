//! The gold: articles and stories as text and spans, and what is said of them.

use std::{fmt, ops::Range};

/// One article, with what a careful reader would write down of it.
#[derive(Debug, Default)]
pub struct Article {
    /// Where it stands: the file, and the line of its head.
    pub file: String,
    pub outlet: String,
    /// As `2024-03-05` or `2024-03-05T09:30`.
    pub date: String,
    /// Whether it is given as plain text, wrapped at this width, and not as JSON.
    pub wrap: Option<usize>,
    /// Title, empty line, paragraphs with an empty line between.
    pub text: Vec<char>,
    /// The length of the title.
    pub title: usize,
    pub marks: Vec<Mark>,
    /// The sentences that stand on a line of their own, in stories.
    pub sentences: Vec<Sentence>,
    /// Where each line of the file begins in the text, and its number.
    pub lines: Vec<(usize, usize)>,
}

/// Words of an article, in characters, and what is said of them.
#[derive(Debug)]
pub struct Mark {
    pub span: Range<usize>,
    pub label: Label,
}

#[derive(Debug)]
pub enum Label {
    /// A name of one of these kinds.
    Name {
        kinds: Vec<&'static str>,
        id: String,
    },
    /// A time of one of these TIMEX3 values.
    Time(Vec<String>),
    /// The words of a quotation, without its marks.
    Quote(Speaker),
    /// A number or range, and what it counts or is measured in.
    Figure { ends: Vec<f64>, of: String },
    /// What the bearer of a name is.
    Role(String),
    /// What is new in a sentence that is partly told.
    New,
    /// Whatever is found here is neither right nor wrong.
    Open,
}

/// Who says a quotation; nobody, where neither is given.
#[derive(Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The bearer of a name, by its id.
    pub id: Option<String>,
    /// In the words of the text.
    pub words: Option<String>,
}

/// What is told before, by an article before or higher up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Novelty {
    New,
    Partly,
    Told,
}

#[derive(Debug)]
pub struct Sentence {
    pub span: Range<usize>,
    /// `None` where nobody could say, or where it is no statement.
    pub novelty: Option<Novelty>,
    /// The sentences that told it.
    pub told_by: Vec<SentenceId>,
    /// The ids of the events that it reports.
    pub events: Vec<String>,
}

/// The number of an article in its story and of a sentence in that, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SentenceId(pub usize, pub usize);

/// Articles of one story, in the order in which they came.
#[derive(Debug, Default)]
pub struct Story {
    pub file: String,
    pub articles: Vec<Article>,
    pub events: Vec<Event>,
    pub differences: Vec<Difference>,
    /// Sentences that one article has from the other.
    pub copies: Vec<(SentenceId, SentenceId)>,
}

#[derive(Debug)]
pub struct Event {
    pub id: String,
    /// As precise as the reports allow.
    pub when: Option<String>,
    /// 3: the story cannot be told without it, 2: belongs on its timeline, 1: a detail.
    pub weight: u8,
    pub what: String,
}

#[derive(Debug)]
pub struct Difference {
    pub verdict: Verdict,
    pub what: String,
    pub at: Vec<SentenceId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Agree,
    Update,
    Conflict,
}

impl Speaker {
    pub fn is_nobody(&self) -> bool {
        self.id.is_none() && self.words.is_none()
    }
}

impl fmt::Display for Speaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = self.id.as_ref().or(self.words.as_ref());
        f.write_str(said.map_or("nobody", String::as_str))
    }
}

impl Article {
    /// The words of `span`.
    pub fn words(&self, span: &Range<usize>) -> String {
        let words: String = self.text[span.clone()].iter().collect();
        words.replace('\n', " ")
    }

    /// `span` as a reader finds it: file, line, and the words in those around them.
    pub fn place(&self, span: &Range<usize>) -> String {
        let line = self
            .lines
            .partition_point(|(start, _)| *start <= span.start);
        let line = self.lines[line.saturating_sub(1)].1;
        let before = self.words(&(span.start.saturating_sub(25)..span.start));
        let after = self.words(&(span.end..self.text.len().min(span.end + 25)));
        let words = self.words(span);
        format!("{}:{line}: …{before}[{words}]{after}…", self.file)
    }

    pub fn has_name(&self, wanted: &str) -> bool {
        let mut labels = self.marks.iter().map(|mark| &mark.label);
        labels.any(|it| matches!(it, Label::Name { id, .. } if id == wanted))
    }
}
