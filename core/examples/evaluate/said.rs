//! What the program says of articles: its export, read as any other program would read it.

use std::{fs, ops::Range};

use serde::Deserialize;
use serde_json::json;

use dateline_core::{
    corpus::{self, Precedence, corrections::Corrections},
    export::{self, Format},
    source::Input,
};

use crate::gold;

#[derive(Deserialize)]
pub struct Export {
    pub articles: Vec<Article>,
    pub stories: Vec<Story>,
    pub entities: Vec<Entity>,
    pub events: Vec<Event>,
    pub comparisons: Vec<Comparison>,
    pub shared: Vec<Shared>,
}

#[derive(Deserialize)]
pub struct Article {
    pub id: String,
    path: String,
    pub text: String,
    pub sentences: Vec<Sentence>,
    pub mentions: Vec<Mention>,
    pub timexes: Vec<Time>,
    pub quotes: Vec<Quote>,
    pub figures: Vec<Figure>,
}

#[derive(Clone, Deserialize)]
pub struct Place {
    pub article: String,
    pub start: usize,
    pub end: usize,
}

#[derive(Deserialize)]
pub struct Sentence {
    pub start: usize,
    pub end: usize,
    pub novelty: Option<Novelty>,
}

#[derive(Deserialize)]
pub struct Novelty {
    pub status: String,
    pub of: Vec<Place>,
    #[serde(default)]
    pub new: Vec<Stretch>,
}

#[derive(Deserialize)]
pub struct Stretch {
    pub start: usize,
    pub end: usize,
}

#[derive(Deserialize)]
pub struct Mention {
    pub start: usize,
    pub end: usize,
    #[serde(rename = "type")]
    pub kind: String,
    pub entity: String,
}

#[derive(Deserialize)]
pub struct Time {
    pub start: usize,
    pub end: usize,
    pub value: String,
}

#[derive(Deserialize)]
pub struct Quote {
    pub start: usize,
    pub end: usize,
    pub speaker: Option<Speaker>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Speaker {
    Entity(String),
    Text(String),
}

#[derive(Deserialize)]
pub struct Figure {
    pub start: usize,
    pub end: usize,
    pub value: Amount,
    pub unit: Option<String>,
    pub of: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(untagged)]
pub enum Amount {
    Number(f64),
    Range { low: f64, high: f64 },
}

#[derive(Deserialize)]
pub struct Entity {
    pub id: String,
    pub roles: Vec<Role>,
}

#[derive(Deserialize)]
pub struct Role {
    #[serde(flatten)]
    pub place: Place,
}

#[derive(Deserialize)]
pub struct Event {
    pub id: String,
    pub when: Option<When>,
    pub weight: u32,
    pub headline: String,
    pub reports: Vec<Place>,
}

#[derive(Deserialize)]
pub struct When {
    pub value: String,
}

#[derive(Deserialize)]
pub struct Comparison {
    pub of: String,
    pub verdict: String,
    pub values: Vec<Value>,
}

#[derive(Deserialize)]
pub struct Value {
    #[serde(flatten)]
    pub place: Place,
    pub value: Amount,
}

#[derive(Deserialize)]
pub struct Shared {
    pub kind: String,
    pub spans: Vec<Place>,
}

#[derive(Deserialize)]
pub struct Story {
    pub articles: Vec<String>,
}

/// What the program says of these articles as one corpus; its articles in their order.
///
/// # Panics
///
/// Panics when files cannot be written or the export is not what it is documented to be.
pub fn of(articles: &[&gold::Article]) -> Export {
    let folder = tempfile::tempdir().expect("a folder for the articles");
    for (at, article) in articles.iter().enumerate() {
        let words = |range: Range<usize>| article.text[range].iter().collect::<String>();
        let (extension, contents) = match article.wrap {
            Some(_) => ("txt", words(0..article.text.len())),
            None => {
                let item = json!({
                    "title": words(0..article.title),
                    "text": words(article.text.len().min(article.title + 2)..article.text.len()),
                    "source": article.outlet,
                    "date": article.date,
                });
                ("json", item.to_string())
            }
        };
        let path = folder.path().join(format!("{at:04}.{extension}"));
        fs::write(path, contents).expect("an article is written");
    }
    let corpus = corpus::read(&[Input::Path(folder.path().into())], Corrections::default());
    let mut written = Vec::new();
    export::write(&corpus, Format::Json, Precedence::Published, &mut written)
        .expect("memory takes all");
    let mut said: Export = serde_json::from_slice(&written).expect("the export as documented");
    said.articles.sort_by(|a, b| a.path.cmp(&b.path));
    assert_eq!(said.articles.len(), articles.len(), "every article is read");
    for (said, article) in said.articles.iter().zip(articles) {
        let text: String = article.text.iter().collect();
        assert_eq!(
            said.text.trim_end(),
            text,
            "{}: the text is kept",
            article.file
        );
    }
    said
}

impl Amount {
    /// Its ends, the lower first.
    pub fn ends(self) -> [f64; 2] {
        match self {
            Amount::Number(number) => [number, number],
            Amount::Range { low, high } => [low, high],
        }
    }
}
