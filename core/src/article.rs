//! One report as its source gave it: its text, and what the source itself says about it.

mod days;

use std::{fmt, sync::Arc};

use jiff::civil::Time;
use xxhash_rust::xxh3::xxh3_64;

use crate::text::{Span, Text};
pub use days::{DateRange, NoDateRange, Precision};

/// Bytes of an identity; of a longer one there is a hash.
const MAX_IDENTITY: usize = 200;

/// One report. Nothing in it was guessed: what the text means is for `analysis`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Names the article within its corpus.
    pub key: ArticleKey,
    /// The decoded text, unchanged; where the source gives the title apart, that and an empty line come first.
    pub text: Text,
    /// Blocks whose role the source's own format states, in order and disjoint; often none.
    pub stated_blocks: Vec<Block>,
    /// Stretches of several lines that the source's own format states to be one paragraph, in order and disjoint; often none.
    pub stated_paragraphs: Vec<Span>,
    /// What the source says about the article outside its text.
    pub stated: Stated,
}

/// An article's place: the same in every run over the same folder, and unique in its corpus.
///
/// It changes where files are renamed or a feed grows; what stays is the [identity](Article::identity).
/// The path below the folder that was opened, with `#3` for the third item of a file that holds
/// several. Sorting by key is the order in which articles stand in a corpus: by path, then by number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ArticleKey(pub Arc<str>);

/// What a source says about an article outside its text; all trimmed, none empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// The file it came from, as given, with `#3` for the third item in it.
    pub path: Option<String>,
    /// The name that the source gave it: a JSON item's `id`, the guid of a feed's item.
    pub reference: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The headline, where the format has a place for it.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The part of the paper it stood in.
    pub section: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// When it was published.
    pub published: Option<Dating>,
    /// When it was last changed, where the source says so apart; never before `published`.
    pub updated: Option<Dating>,
}

/// A stretch of the text with one role. Begins and ends with no white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is for.
    pub role: Role,
}

/// What a block of a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The headline, each time it is printed.
    Title,
    /// The sentence or two between headline and text.
    Standfirst,
    /// The name of the page's section: `World`, `Iraq News`.
    Section,
    /// `By …`.
    Byline,
    /// Place and agency at the head of the text, where they stand in a block of their own.
    Dateline,
    /// Words to a picture.
    Caption,
    /// Whose text or picture it is: `SOURCE: …`.
    Credit,
    /// A headline within the text.
    Subhead,
    /// The text itself.
    Body,
    /// Dates and the like about the article.
    Metadata,
    /// What belongs to the page and not to the article.
    Noise,
}

/// The days on which an article was published, and how that is known.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Dating {
    /// The days that are possible; one when the day is known.
    pub days: DateRange,
    /// The time of day in the article's own zone, where the source gives it.
    pub time: Option<Time>,
    /// The kind of evidence that decided.
    pub basis: Basis,
    /// Where the evidence stands; empty when it is outside every text.
    pub evidence: Vec<Evidence>,
    /// What speaks for other days; it is kept to be shown, and did not decide.
    pub clashes: Vec<Evidence>,
}

/// A place in a text that speaks for or against a date.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// The article in which it stands.
    pub article: ArticleKey,
    /// The words that say it.
    pub span: Span,
    /// How they say it, as a reader may be told: `tells the same event, dated there`.
    pub why: &'static str,
}

/// The kinds of evidence for a date, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The reader said so.
    Option,
    /// The page, the feed or the item says so outside the text.
    Metadata,
    /// The article's own text says so.
    Text,
    /// Other articles decide it.
    Corpus,
    /// Only the file's own time was left.
    File,
}

impl Dating {
    /// The days as `basis` gives them from outside every text.
    pub const fn stated(days: DateRange, time: Option<Time>, basis: Basis) -> Dating {
        Dating {
            days,
            time,
            basis,
            evidence: Vec::new(),
            clashes: Vec::new(),
        }
    }
}

impl Article {
    /// The span of the title where the text begins with it because the source gave it apart.
    pub fn stated_title(&self) -> Option<Span> {
        let title = self.stated_blocks.first()?;
        (title.role == Role::Title).then_some(title.span)
    }

    /// What it is wherever it stands: the name that its source gave it or its address, else what it says. Whatever
    /// the reader corrects, it stays. A name that means nothing outside its source goes with that of the outlet.
    ///
    /// Several articles may have one: versions of one report, or others where a source names all alike.
    pub fn identity(&self) -> String {
        let Stated { reference, url, .. } = &self.stated;
        let name = match (reference, url) {
            (Some(reference), _) if is_uri(reference) => format!("id:{reference}"),
            (_, Some(url)) => format!("url:{url}"),
            (Some(reference), None) => format!("id:{reference} of {}", self.outlet()),
            (None, None) => return format!("text:{:016x}", self.text_hash()),
        };
        match name.len() {
            ..=MAX_IDENTITY => name,
            _ => format!("hash:{:016x}", xxh3_64(name.as_bytes())),
        }
    }

    /// A number for the words of its text: the same in every run and on every machine.
    pub fn text_hash(&self) -> u64 {
        xxh3_64(self.text.as_str().as_bytes())
    }

    /// The outlet, or else the name of the file it came from without its ending.
    pub fn outlet(&self) -> &str {
        if let Some(outlet) = &self.stated.outlet {
            return outlet;
        }
        let file = self.key.file();
        if file == "-" {
            return "standard input";
        }
        let name = file.rsplit('/').next().unwrap_or(file);
        match name.split_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem,
            _ => name,
        }
    }
}

/// Whether `reference` names one thing whoever uses it.
fn is_uri(reference: &str) -> bool {
    let schemes = ["tag:", "urn:", "http://", "https://"];
    schemes.iter().any(|scheme| reference.starts_with(scheme))
}

impl ArticleKey {
    /// The path below the folder that was opened, without the number of an item.
    pub fn file(&self) -> &str {
        self.path_and_number().0
    }

    /// The path, and the number of the item in that file, 0 where it has none.
    fn path_and_number(&self) -> (&str, u64) {
        let parts = self.0.rsplit_once('#');
        let numbered = parts.and_then(|(path, number)| Some((path, number.parse().ok()?)));
        numbered.unwrap_or((&self.0, 0))
    }
}

impl Ord for ArticleKey {
    fn cmp(&self, other: &ArticleKey) -> std::cmp::Ordering {
        let parts = self.path_and_number().cmp(&other.path_and_number());
        parts.then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for ArticleKey {
    fn partial_cmp(&self, other: &ArticleKey) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for ArticleKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Role {
    /// The name in the export.
    pub const fn name(self) -> &'static str {
        match self {
            Role::Title => "title",
            Role::Standfirst => "standfirst",
            Role::Section => "section",
            Role::Byline => "byline",
            Role::Dateline => "dateline",
            Role::Caption => "caption",
            Role::Credit => "credit",
            Role::Subhead => "subhead",
            Role::Body => "body",
            Role::Metadata => "metadata",
            Role::Noise => "noise",
        }
    }

    /// Whether sentences in such a block are read as part of what the article tells.
    pub const fn tells(self) -> bool {
        matches!(
            self,
            Role::Title | Role::Standfirst | Role::Caption | Role::Subhead | Role::Body
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tenth_item_of_a_file_stands_after_the_second() {
        let mut keys =
            ["b.txt", "a#10", "a/b", "a#2", "a", "a#x"].map(|key| ArticleKey(key.into()));
        keys.sort();
        let keys = keys.each_ref().map(|key| &*key.0);
        assert_eq!(keys, ["a", "a#2", "a#10", "a#x", "a/b", "b.txt"]);
    }
}
