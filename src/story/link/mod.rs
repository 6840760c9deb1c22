//! Mentions → entities: a sieve of rules, the surest first, each link keeping its rule and its evidence.
//!
//! What one article explains is read once, when it is taken in ([`within`]); which spellings are one
//! throughout the corpus is worked out from tables that do not depend on the order of taking in ([`joins`]).

mod joins;
mod listed;
mod normal;
mod skeleton;
mod within;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::ArticleId;
use crate::{
    analysis::{Annotations, EntityKind},
    article::Article,
    text::Span,
};
use within::{Name, Reading};

/// An entity's place in one snapshot; means nothing outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

impl EntityId {
    /// As an index into the snapshot's list of entities.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One mention of one article in one snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionId {
    /// The article it stands in.
    pub article: ArticleId,
    /// Its index in that article's mentions.
    pub index: u32,
}

/// One person, organisation, place, people or event, with all its mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest frequent form of its name, as it stands in an article.
    pub name: String,
    /// All its mentions, in the order of the corpus.
    pub mentions: Vec<MentionId>,
    /// Why spellings were taken for one.
    pub links: Vec<Link>,
}

/// Why two spellings were taken for one entity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The rule that did it.
    pub rule: LinkRule,
    /// The spellings, the fuller one first.
    pub spellings: [String; 2],
    /// Where the evidence stands; for a rule that needs none, the first mention of each spelling.
    pub evidence: Vec<(ArticleId, Span)>,
}

/// The rules that take two spellings for one, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkRule {
    /// Capitals, accents, hyphens and apostrophes are all that differs: `al-Amin`, `Al Amin`.
    Spelling,
    /// An article says so: `Popular Mobilisation Forces (PMF)`.
    Definition,
    /// The letters of the one begin the words of the other, in one article.
    Initials,
    /// A part of the fuller name that stands in the same article.
    Surname,
    /// An organisation's name with words left out, in the same article.
    ShortForm,
    /// The same words in another order, or with one that only says what it is: `Health Ministry`, `Lake Dunmore`.
    Wording,
    /// The same consonants: two ways to write one name in Latin letters.
    Transliteration,
    /// A part of a name that only one person of all articles has.
    SurnameElsewhere,
    /// A word list says so.
    Listed,
}

impl LinkRule {
    /// What a reader is told.
    pub const fn reason(&self) -> &'static str {
        match self {
            LinkRule::Spelling => "the same but for capitals, accents or hyphens",
            LinkRule::Definition => "an article says so",
            LinkRule::Initials => {
                "its letters begin the words of the full name in the same article"
            }
            LinkRule::Surname => "part of the full name in the same article",
            LinkRule::ShortForm => "a shorter form of the name in the same article",
            LinkRule::Wording => "the same words but for their order or a general one",
            LinkRule::Transliteration => {
                "the same consonants: another way to write it in Latin letters"
            }
            LinkRule::SurnameElsewhere => "only one person in all articles has this name",
            LinkRule::Listed => "known from a word list, not from the articles",
        }
    }
}

/// Takes articles in one by one, and gives the entities of all that it has seen.
///
/// The entities do not depend on the order in which articles came: rules read sorted tables only.
#[derive(Clone, Debug, Default)]
pub struct Linker {
    forms: Vec<Form>,
    index: HashMap<(EntityKind, String), u32>,
    articles: BTreeMap<ArticleId, ArticleNames>,
    /// Forms that stand beside each other in one list, and so are two; the smaller first.
    apart: BTreeSet<(u32, u32)>,
}

/// Names further from each other in one list are not kept apart.
const MAX_LIST: usize = 16;

/// All mentions of one kind whose names have one normal form.
#[derive(Clone, Debug)]
struct Form {
    kind: EntityKind,
    normal: String,
    /// The spellings in the articles, with the number of times and the first.
    surfaces: BTreeMap<String, (u32, MentionId, Span)>,
}

/// The mentions of one article.
#[derive(Clone, Debug)]
struct ArticleNames {
    /// The form of each mention.
    forms: Vec<u32>,
    readings: Vec<Reading>,
}

impl Linker {
    /// Takes in one more article, which shall be known as `id`; an id is taken in once.
    pub fn add(&mut self, id: ArticleId, article: &Article, annotations: &Annotations) {
        let text = &article.text;
        let mentions = &annotations.mentions;
        let mut forms = Vec::with_capacity(mentions.len());
        for (n, mention) in mentions.iter().enumerate() {
            let surface = &text[mention.span];
            let form = self.form(surface, mention.kind);
            let mention_id = MentionId {
                article: id,
                index: n as u32,
            };
            let seen = &mut self.forms[form as usize].surfaces;
            match seen.get_mut(surface) {
                Some((count, first, span)) => {
                    *count += 1;
                    if mention_id < *first {
                        (*first, *span) = (mention_id, mention.span);
                    }
                }
                None => {
                    seen.insert(surface.to_owned(), (1, mention_id, mention.span));
                }
            }
            forms.push(form);
        }
        let names: Vec<Name<'_>> = mentions
            .iter()
            .zip(&forms)
            .map(|(mention, &form)| Name {
                span: mention.span,
                surface: &text[mention.span],
                kind: mention.kind,
                normal: &self.forms[form as usize].normal,
                form,
            })
            .collect();
        let readings = within::readings(&names, &annotations.definitions);
        let mut list = 0;
        for n in 1..names.len() {
            let between = Span::of(
                names[n - 1].span.end() as usize,
                names[n].span.start().max(names[n - 1].span.end()) as usize,
            );
            if !matches!(text[between].trim(), "," | "and" | "or" | ", and" | "&") {
                list = n;
            }
            for other in list.max(n.saturating_sub(MAX_LIST))..n {
                let (a, b) = (names[other].form, names[n].form);
                self.apart.insert((a.min(b), a.max(b)));
            }
        }
        self.articles.insert(id, ArticleNames { forms, readings });
    }

    /// The entities of all articles taken in, by first mention.
    pub fn entities(&self) -> Vec<Entity> {
        joins::entities(self)
    }

    fn form(&mut self, surface: &str, kind: EntityKind) -> u32 {
        let normal = normal::normal(surface, kind);
        let next = self.forms.len() as u32;
        let form = *self.index.entry((kind, normal)).or_insert(next);
        if form == next {
            self.forms.push(Form {
                kind,
                normal: normal::normal(surface, kind),
                surfaces: BTreeMap::new(),
            });
        }
        form
    }
}
