//! One article in the corpus, with what follows from it and its date alone.

use std::ops::Deref;

use super::{corrections, fuzzy::Folded};
use crate::{
    analysis::{
        self, AnnotatedArticle, Annotations, EntityKind, TimeExpression,
        time::{self, Value},
    },
    article::{Article, Basis, Block, DateRange, Dating, Role},
    guard::guarded,
    problem::Problem,
    story::{
        Claim, Telling, compare,
        dating::{self, Clue},
        events,
        novelty::Statements,
        same::ArticleTerms,
    },
    text::Span,
};

/// People of an article that a jump finds it by.
const MAX_LABEL_PEOPLE: usize = 8;

/// One article in the corpus, with what follows from it and its publication date alone.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The article, and what was found in it.
    pub annotated: AnnotatedArticle,
    /// When it was published, if that is known.
    pub published: Option<Dating>,
    /// The value of each of its time expressions.
    pub values: Vec<Value>,
    /// Its dated sentences.
    pub tellings: Vec<Telling>,
    /// Its sentences by which others can date it; none when its own date is known to the day.
    pub clues: Vec<Clue>,
    /// What its sentences state, to be compared with others.
    pub statements: Statements,
    /// The words of its sentences, by which those that tell the same are found.
    pub terms: ArticleTerms,
    /// Its figures that others may give otherwise.
    pub claims: Vec<Claim>,
    /// What a jump finds it by: headline, outlet, date and people.
    pub label: Label,
    /// Words in the blocks that tell something.
    pub n_words: u32,
    /// Its blocks whose role the reader's corrections state, in order.
    pub corrected: Vec<Span>,
}

/// One line that names an article, folded for matching.
#[derive(Clone, Debug, Default)]
pub struct Label {
    /// Headline, outlet, date and people, with two spaces between.
    pub line: String,
    /// The same, folded.
    pub folded: Folded,
}

/// The file that `article` came from, or else its key: what a problem with it names.
pub(super) fn place(article: &Article) -> &str {
    article.stated.path.as_deref().unwrap_or(&article.key.0)
}

/// The article with what was found in it as `claims` say that it is, or as it can be read without that, and what went wrong.
pub(super) fn analyse(
    article: Article,
    claims: &[corrections::Claim],
) -> (Option<Entry>, Option<Problem>) {
    let unread = article.clone();
    let place = place(&unread);
    let read = || {
        let (article, corrected) = match claims {
            [] => (article, Vec::new()),
            _ => corrections::apply(&article, claims),
        };
        Entry::read(article, corrected)
    };
    match guarded("analysing it", place, read) {
        Ok(entry) => (Some(entry), None),
        Err(fault) => {
            let entry = guarded("showing it", place, || Entry::unread(unread.clone())).ok();
            let recovered = entry.is_some();
            let problem = Problem {
                recovered,
                ..fault.into()
            };
            (entry, Some(problem))
        }
    }
}

impl Entry {
    /// Analyses `article`, whose `corrected` blocks are as corrections state, without a look at any other.
    pub(super) fn read(article: Article, corrected: Vec<Span>) -> Entry {
        let mut annotations = analysis::annotate(&article);
        shrink(&mut annotations);
        let n_words = annotations
            .blocks
            .iter()
            .filter(|block| block.role.tells())
            .map(|block| article.text[block.span].split_whitespace().count() as u32)
            .sum();
        let annotated = AnnotatedArticle {
            article,
            annotations,
        };
        let published = dating::published(&annotated);
        let clues = match is_open(published.as_ref()) {
            true => dating::clues(&annotated),
            false => Vec::new(),
        };
        let mut claims = compare::of_article(&annotated);
        claims.shrink_to_fit();
        let entry = Entry {
            statements: Statements::of_article(&annotated),
            terms: ArticleTerms::of_article(&annotated),
            annotated,
            published: None,
            values: Vec::new(),
            tellings: Vec::new(),
            clues,
            claims,
            label: Label::default(),
            n_words,
            corrected,
        };
        entry.dated(published)
    }

    /// `article` with nothing found in it but its lines, so that it can be read.
    pub(super) fn unread(article: Article) -> Entry {
        let text = &article.text;
        let lines = text.lines().filter_map(|line| {
            let words = text[line].trim();
            let start = line.start() + (text[line].len() - text[line].trim_start().len()) as u32;
            let block = |span| Block {
                span,
                role: Role::Body,
            };
            (!words.is_empty()).then(|| block(Span::new(start, start + words.len() as u32)))
        });
        let annotations = Annotations {
            blocks: lines.collect(),
            ..Annotations::default()
        };
        let n_words = text.as_str().split_whitespace().count() as u32;
        let published = article.stated.published.clone();
        let entry = Entry {
            annotated: AnnotatedArticle {
                article,
                annotations,
            },
            published: None,
            values: Vec::new(),
            tellings: Vec::new(),
            clues: Vec::new(),
            statements: Statements::default(),
            terms: ArticleTerms::default(),
            claims: Vec::new(),
            label: Label::default(),
            n_words,
            corrected: Vec::new(),
        };
        entry.dated(published)
    }

    /// The entry with all that hangs on its date as it is when it was published so.
    pub(super) fn dated(mut self, published: Option<Dating>) -> Entry {
        let days = published.as_ref().map(|dating| dating.days);
        self.published = published;
        self.values = values(&self.annotations.times, days);
        self.tellings = events::of_article(&self, &self.values);
        self.tellings.shrink_to_fit();
        self.label = label(&self);
        self
    }

    /// When it was published, by its source and its own text alone.
    pub(super) fn dated_alone(&self) -> Option<Dating> {
        match self.clues.is_empty() {
            true => self.published.clone(),
            false => dating::published(&self.annotated),
        }
    }

    /// Whether the reader's corrections state the role of `block`.
    pub fn is_corrected(&self, block: Span) -> bool {
        self.corrected.iter().any(|span| span.intersects(block))
    }

    /// The file that it came from, or else its key: what a problem with it names.
    pub(super) fn place(&self) -> &str {
        place(&self.article)
    }

    /// The headline as printed, or as stated by the source; `None` when there is none.
    pub fn title(&self) -> Option<&str> {
        match self.annotations.head.title {
            Some(span) => Some(&self.article.text[span]),
            None => self.article.stated.title.as_deref(),
        }
    }

    /// The headline, or else the first line that tells something, or else the key.
    pub fn headline(&self) -> &str {
        let first = || {
            let mut blocks = self.annotations.blocks.iter();
            let block = blocks.find(|block| block.role.tells() && block.role != Role::Caption)?;
            Some(&self.article.text[block.span])
        };
        self.title().or_else(first).unwrap_or(&self.article.key.0)
    }

    /// The outlet, or else the name of the file it came from without its ending.
    pub fn outlet(&self) -> &str {
        self.article.outlet()
    }

    /// The agency whose text it is, as a name is written: `Reuters`.
    pub fn agency(&self) -> Option<String> {
        let span = self.annotations.head.agency?;
        Some(as_name(&self.article.text[span]))
    }

    /// The place at the head of the text, as a name is written: `Baghdad`.
    pub fn dateline(&self) -> Option<String> {
        let span = self.annotations.head.dateline?;
        Some(as_name(&self.article.text[span]))
    }

    /// The sentence that holds the byte at `at`.
    pub fn sentence_at(&self, at: u32) -> Option<Span> {
        let sentences = &self.annotations.sentences;
        let after = sentences.partition_point(|sentence| sentence.span.start() <= at);
        let sentence = sentences[..after].last()?;
        (at < sentence.span.end()).then_some(sentence.span)
    }
}

/// An entry is read as the annotated article that it extends.
impl Deref for Entry {
    type Target = AnnotatedArticle;

    fn deref(&self) -> &AnnotatedArticle {
        &self.annotated
    }
}

/// `BAGHDAD` as a name is written in running text: `Baghdad`; an acronym of up to four letters stays.
fn as_name(printed: &str) -> String {
    let n_letters = printed.chars().filter(|c| c.is_alphabetic()).count();
    if n_letters <= 4 || printed.chars().any(char::is_lowercase) {
        return printed.to_owned();
    }
    let mut after_letter = false;
    let mut name = String::new();
    for c in printed.chars() {
        match after_letter {
            true => name.extend(c.to_lowercase()),
            false => name.push(c),
        }
        after_letter = c.is_alphabetic();
    }
    name
}

/// Gives back the room that lists have grown into and not filled: an archive keeps hundreds of thousands of them.
fn shrink(annotations: &mut Annotations) {
    annotations.blocks.shrink_to_fit();
    annotations.sentences.shrink_to_fit();
    annotations.mentions.shrink_to_fit();
    annotations.roles.shrink_to_fit();
    annotations.times.shrink_to_fit();
    annotations.quotes.shrink_to_fit();
    annotations.figures.shrink_to_fit();
}

/// Whether other articles may say more of the date.
fn is_open(published: Option<&Dating>) -> bool {
    published.is_none_or(|dating| dating.days.only().is_none() && dating.basis != Basis::Option)
}

/// The values of `times` in an article published on one of `days`; one that hangs on which is not known.
pub(super) fn values(times: &[TimeExpression], days: Option<DateRange>) -> Vec<Value> {
    let Some(days) = days else {
        return time::resolve(times, None);
    };
    let first = time::resolve(times, Some(days.first()));
    if days.only().is_some() {
        return first;
    }
    // A later publication never means an earlier day, so what holds at both ends holds between.
    let last = time::resolve(times, Some(days.last()));
    let open = time::resolve(times, None);
    let ends = first.into_iter().zip(last).zip(open);
    ends.map(|((first, last), open)| if first == last { first } else { open })
        .collect()
}

fn label(entry: &Entry) -> Label {
    let mut line = format!("{}  {}", entry.headline(), entry.outlet());
    if let Some(dating) = &entry.published {
        line.push_str(&format!("  {}", dating.days));
    }
    let mut people: Vec<&str> = Vec::new();
    for mention in &entry.annotations.mentions {
        let name = &entry.article.text[mention.span];
        if mention.kind == EntityKind::Person && !people.contains(&name) {
            people.push(name);
        }
        if people.len() == MAX_LABEL_PEOPLE {
            break;
        }
    }
    for name in people {
        line.push_str(&format!("  {name}"));
    }
    line.shrink_to_fit();
    let folded = Folded::new(&line);
    Label { line, folded }
}

#[cfg(test)]
mod tests {
    use super::as_name;

    #[test]
    fn capitals_become_a_name_and_acronyms_stay() {
        let names = ["BAGHDAD", "AFP", "DEIR AL-ZOUR", "Reuters"].map(as_name);
        assert_eq!(names, ["Baghdad", "AFP", "Deir Al-Zour", "Reuters"]);
    }
}
