//! The objects of `dateline/1`: names and order of their fields.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::analysis::Amount;

#[derive(Serialize)]
pub struct ArticleObject<'a> {
    pub id: &'a str,
    #[serde(rename = "ref")]
    pub reference: Option<&'a str>,
    pub path: Option<&'a str>,
    /// Where else the same article stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<&'a str>,
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
    pub sentences: Vec<SentenceObject<'a>>,
    pub mentions: Vec<MentionObject>,
    pub timexes: Vec<TimexObject<'a>>,
    pub quotes: Vec<QuoteObject<'a>>,
    pub figures: Vec<FigureObject<'a>>,
    pub parts: PartsObject,
    /// Its fields in which corrections decide something: `published`, `blocks`, `mentions`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<&'static str>,
}

/// What an article is made of, in words.
#[derive(Serialize)]
pub struct PartsObject {
    pub own: u32,
    pub copied: u32,
    pub quoted: u32,
    pub noise: u32,
}

/// Of an article what names it, and one of its lists.
#[derive(Serialize)]
pub struct ExcerptObject<'a> {
    pub id: &'a str,
    #[serde(rename = "ref")]
    pub reference: Option<&'a str>,
    pub path: Option<&'a str>,
    pub title: Option<&'a str>,
    pub outlet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentences: Option<Vec<SentenceObject<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quotes: Option<Vec<QuoteObject<'a>>>,
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
    /// Whether a correction states the role.
    #[serde(skip_serializing_if = "is_false")]
    pub corrected: bool,
}

#[derive(Serialize)]
pub struct SentenceObject<'a> {
    pub start: u32,
    pub end: u32,
    pub novelty: Option<NoveltyObject<'a>>,
}

#[derive(Serialize)]
pub struct NoveltyObject<'a> {
    pub status: &'static str,
    pub of: Vec<PlaceObject<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub new: Vec<RunObject>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub against: Vec<PlaceObject<'a>>,
    /// How many more are against it than are given.
    #[serde(skip_serializing_if = "is_none")]
    pub against_more: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_none(n: &usize) -> bool {
    *n == 0
}

#[derive(Serialize)]
pub struct RunObject {
    pub start: u32,
    pub end: u32,
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
pub struct FigureObject<'a> {
    pub start: u32,
    pub end: u32,
    pub value: AmountObject,
    pub unit: Option<&'static str>,
    pub of: Option<&'a str>,
}

/// A number, or an object with its ends.
#[derive(Serialize)]
#[serde(untagged)]
pub enum AmountObject {
    Whole(i64),
    Number(f64),
    Range {
        low: Box<AmountObject>,
        high: Box<AmountObject>,
    },
}

#[derive(Serialize)]
pub struct EntityObject<'a> {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub name: &'a str,
    pub aliases: Vec<AliasObject<'a>>,
    /// Those of whom each mention may be one or the other; only where that is not clear.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub between: &'a [String],
    pub roles: Vec<RoleObject<'a>>,
    pub place: Option<CoordinatesObject>,
    pub mentions: Vec<PlaceObject<'a>>,
    /// Whether corrections say that its names are one, or that one is not its own.
    #[serde(skip_serializing_if = "is_false")]
    pub corrected: bool,
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
pub struct RoleObject<'a> {
    pub text: &'a str,
    #[serde(flatten)]
    pub place: PlaceObject<'a>,
}

#[derive(Serialize)]
pub struct StoryObject<'a> {
    pub id: String,
    pub label: &'a str,
    pub articles: Vec<&'a str>,
    pub when: Option<WhenObject>,
}

#[derive(Serialize)]
pub struct EventObject<'a> {
    pub id: String,
    pub when: WhenObject,
    pub weight: u32,
    pub headline: &'a str,
    pub reports: Vec<PlaceObject<'a>>,
    pub entities: Vec<String>,
    pub doubt: Vec<DoubtObject<'a>>,
    /// Articles that leave it out, where several outlets tell it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub silent: Vec<&'a str>,
}

#[derive(Serialize)]
pub struct DoubtObject<'a> {
    pub value: String,
    pub article: &'a str,
}

#[derive(Serialize)]
pub struct ComparisonObject<'a> {
    pub of: &'a str,
    pub event: Option<String>,
    pub verdict: &'static str,
    pub values: Vec<ToldObject<'a>>,
    /// Articles that leave it out, where several outlets tell it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub silent: Vec<&'a str>,
}

#[derive(Serialize)]
pub struct ToldObject<'a> {
    pub article: &'a str,
    pub start: u32,
    pub end: u32,
    pub value: AmountObject,
    pub as_of: String,
    pub attributed_to: Option<SpeakerObject<'a>>,
}

#[derive(Serialize)]
pub struct WhenObject {
    pub value: String,
    pub precision: &'static str,
}

#[derive(Serialize)]
pub struct SharedObject<'a> {
    pub kind: &'static str,
    pub spans: Vec<PlaceObject<'a>>,
    pub earliest: Option<&'a str>,
}

#[derive(Serialize)]
pub struct QuotationObject<'a> {
    pub speakers: Vec<SpeakerObject<'a>>,
    pub differs: bool,
    pub spans: Vec<VersionObject<'a>>,
}

#[derive(Serialize)]
pub struct VersionObject<'a> {
    #[serde(flatten)]
    pub place: PlaceObject<'a>,
    pub version: usize,
    pub extent: &'static str,
    pub speaker: Option<SpeakerObject<'a>>,
}

fn is_false(value: &bool) -> bool {
    !value
}

impl From<f64> for AmountObject {
    /// Whole numbers that a double holds exactly are written without a decimal point.
    fn from(number: f64) -> AmountObject {
        match number.fract() == 0.0 && number.abs() < 9e15 {
            true => AmountObject::Whole(number as i64),
            false => AmountObject::Number(number),
        }
    }
}

impl From<Amount> for AmountObject {
    fn from(amount: Amount) -> AmountObject {
        match amount.only() {
            Some(number) => AmountObject::from(number),
            None => AmountObject::Range {
                low: Box::new(AmountObject::from(amount.low())),
                high: Box::new(AmountObject::from(amount.high())),
            },
        }
    }
}
