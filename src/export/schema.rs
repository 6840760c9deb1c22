//! The objects of `dateline/1`: names and order of their fields.

use std::collections::BTreeMap;

use serde::Serialize;

#[derive(Serialize)]
pub struct ArticleObject<'a> {
    pub id: &'a str,
    #[serde(rename = "ref")]
    pub reference: Option<&'a str>,
    pub path: Option<&'a str>,
    pub url: Option<&'a str>,
    pub title: Option<&'a str>,
    pub outlet: Option<&'a str>,
    pub agency: Option<String>,
    pub byline: Option<&'a str>,
    pub section: Option<&'a str>,
    pub language: Option<&'a str>,
    pub dateline: Option<String>,
    pub published: Option<PublishedObject<'a>>,
    pub updated: Option<PublishedObject<'a>>,
    pub text: &'a str,
    pub blocks: Vec<BlockObject>,
    pub sentences: Vec<SentenceObject>,
    pub mentions: Vec<MentionObject>,
    pub timexes: Vec<TimexObject<'a>>,
    pub quotes: Vec<QuoteObject<'a>>,
    pub figures: [(); 0],
}

#[derive(Serialize)]
pub struct PublishedObject<'a> {
    pub value: String,
    pub precision: &'static str,
    pub basis: &'static str,
    pub why: Vec<PlaceObject<'a>>,
}

#[derive(Serialize)]
pub struct PlaceObject<'a> {
    pub article: &'a str,
    pub start: u32,
    pub end: u32,
}

#[derive(Serialize)]
pub struct BlockObject {
    pub start: u32,
    pub end: u32,
    pub role: &'static str,
}

#[derive(Serialize)]
pub struct SentenceObject {
    pub start: u32,
    pub end: u32,
    pub novelty: Option<()>,
}

#[derive(Serialize)]
pub struct MentionObject {
    pub start: u32,
    pub end: u32,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub entity: String,
}

#[derive(Serialize)]
pub struct TimexObject<'a> {
    pub start: u32,
    pub end: u32,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub value: &'a str,
}

#[derive(Serialize)]
pub struct QuoteObject<'a> {
    pub start: u32,
    pub end: u32,
    pub speaker: Option<SpeakerObject<'a>>,
    pub cue: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeakerObject<'a> {
    Entity(String),
    Text(&'a str),
}

#[derive(Serialize)]
pub struct EntityObject<'a> {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub name: &'a str,
    pub aliases: Vec<AliasObject<'a>>,
    pub roles: [(); 0],
    pub place: Option<CoordinatesObject>,
    pub mentions: Vec<PlaceObject<'a>>,
}

#[derive(Serialize)]
pub struct CoordinatesObject {
    pub lat: f64,
    pub lon: f64,
    pub country: &'static str,
}

#[derive(Serialize)]
pub struct AliasObject<'a> {
    pub surface: &'a str,
    pub count: u32,
    pub outlets: BTreeMap<&'a str, u32>,
}

#[derive(Serialize)]
pub struct EventObject<'a> {
    pub id: String,
    pub when: WhenObject,
    pub weight: u32,
    pub headline: &'a str,
    pub reports: Vec<PlaceObject<'a>>,
    pub entities: Vec<String>,
    pub doubt: [(); 0],
}

#[derive(Serialize)]
pub struct WhenObject {
    pub value: String,
    pub precision: &'static str,
}
