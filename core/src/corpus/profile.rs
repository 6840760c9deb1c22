//! What is known of one entity: how it is spelt and by whom, on which days, and whom it appears with.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap, HashSet},
};

use jiff::civil::Date;

use super::Corpus;
use crate::{
    analysis::{EntityKind, Speaker},
    story::{ArticleId, EntityId, MentionId, QuoteId},
    text::Span,
};

/// One spelling of an entity's name, letter by letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling<'a> {
    /// The name as printed.
    pub surface: &'a str,
    /// What its first mention was taken for.
    pub kind: EntityKind,
    /// Its mentions.
    pub count: u32,
    /// Its mentions by outlet.
    pub outlets: BTreeMap<&'a str, u32>,
    /// The first of them.
    pub first: MentionId,
}

/// One way to say what an entity is, word by word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role<'a> {
    /// The words as printed.
    pub text: &'a str,
    /// How often they stand with its name.
    pub count: u32,
    /// The same by outlet.
    pub outlets: BTreeMap<&'a str, u32>,
    /// The first place in each article that prints them.
    pub places: Vec<(ArticleId, Span)>,
}

/// Another entity in sentences with one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Companion {
    /// The other.
    pub entity: EntityId,
    /// Sentences that name both.
    pub n_sentences: u32,
    /// The mention of the one in the first such sentence.
    pub first: MentionId,
}

/// Every spelling of `entity`, the most frequent first.
pub fn spellings(corpus: &Corpus, entity: EntityId) -> Vec<Spelling<'_>> {
    let mut found: HashMap<&str, Spelling<'_>> = HashMap::new();
    for &first in &corpus.entity(entity).mentions {
        let entry = corpus.article(first.article);
        let mention = entry.annotations.mentions[first.index as usize];
        let surface = &entry.article.text[mention.span];
        let spelling = found.entry(surface).or_insert_with(|| Spelling {
            surface,
            kind: mention.kind,
            count: 0,
            outlets: BTreeMap::new(),
            first,
        });
        spelling.count += 1;
        *spelling.outlets.entry(entry.outlet()).or_default() += 1;
    }
    let mut spellings: Vec<Spelling<'_>> = found.into_values().collect();
    spellings.sort_by_key(|it| (Reverse(it.count), it.surface));
    spellings
}

/// What `entity` is, as printed, the most frequent first.
pub fn roles(corpus: &Corpus, entity: EntityId) -> Vec<Role<'_>> {
    // Those that differ in capitals are one, as it is first printed.
    let mut found: HashMap<String, Role<'_>> = HashMap::new();
    for mention in &corpus.entity(entity).mentions {
        let entry = corpus.article(mention.article);
        let printed = &entry.annotations.roles;
        let first = printed.partition_point(|it| it.mention < mention.index);
        let here = printed[first..].iter();
        for it in here.take_while(|it| it.mention == mention.index) {
            let text = &entry.article.text[it.span];
            let role = found.entry(text.to_lowercase()).or_insert_with(|| Role {
                text,
                count: 0,
                outlets: BTreeMap::new(),
                places: Vec::new(),
            });
            role.count += 1;
            *role.outlets.entry(entry.outlet()).or_default() += 1;
            if role.places.last().map(|(article, _)| *article) != Some(mention.article) {
                role.places.push((mention.article, it.span));
            }
        }
    }
    let mut roles: Vec<Role<'_>> = found.into_values().collect();
    roles.sort_by_key(|it| (Reverse(it.count), it.text));
    roles
}

/// What is quoted as said by `entity`, by publication, each quotation once: where it stands at its fullest, and in how
/// many articles.
pub fn quotes(corpus: &Corpus, entity: EntityId) -> Vec<(QuoteId, usize)> {
    let mut articles: Vec<ArticleId> = corpus
        .entity(entity)
        .mentions
        .iter()
        .map(|it| it.article)
        .collect();
    articles.dedup();
    articles.sort_by_key(|id| corpus.nth_published(*id));
    let quotes = articles.into_iter().flat_map(|article| {
        let entities = corpus.entities_in(article);
        let quotes = (0..).zip(&corpus.article(article).annotations.quotes);
        let said = quotes.filter(move |(_, quote)| match quote.speaker {
            Some(Speaker::Name(mention)) => entities[mention as usize] == entity,
            _ => false,
        });
        said.map(move |(index, _)| QuoteId { article, index })
    });
    let mut known = HashSet::new();
    let once = quotes.filter_map(|quote| {
        let Some(id) = corpus.quotation_of(quote) else {
            return Some((quote, 1));
        };
        if !known.insert(id) {
            return None;
        }
        let quotation = corpus.quotation(id);
        let fullest = quotation.fullest().unwrap_or(quote);
        Some((fullest, quotation.articles().len()))
    });
    once.collect()
}

/// Mentions of `entity` by the day on which their article was published, where that is one day.
pub fn days(corpus: &Corpus, entity: EntityId) -> BTreeMap<Date, usize> {
    let mut days = BTreeMap::new();
    for mention in &corpus.entity(entity).mentions {
        let published = corpus.article(mention.article).published.as_ref();
        if let Some(day) = published.and_then(|dating| dating.days.only()) {
            *days.entry(day).or_default() += 1;
        }
    }
    days
}

/// Those named in one sentence with `entity`, the most often first.
pub fn companions(corpus: &Corpus, entity: EntityId) -> Vec<Companion> {
    // A slot for each entity: one that all articles name has thousands of companions.
    let mut found: Vec<Option<Companion>> = vec![None; corpus.entities().len()];
    let mut last: Option<(ArticleId, Span)> = None;
    let mut others: Vec<EntityId> = Vec::new();
    for &mention in &corpus.entity(entity).mentions {
        let entry = corpus.article(mention.article);
        let at = corpus.mention_span(mention).start();
        let Some(sentence) = entry.sentence_at(at) else {
            continue;
        };
        // Of several mentions in a sentence the first stands for it.
        if last.replace((mention.article, sentence)) == Some((mention.article, sentence)) {
            continue;
        }
        let mentions = &entry.annotations.mentions;
        let first = mentions.partition_point(|it| it.span.start() < sentence.start());
        let after = mentions.partition_point(|it| it.span.start() < sentence.end());
        others.clear();
        others.extend(&corpus.entities_in(mention.article)[first..after]);
        others.sort_unstable();
        others.dedup();
        for &other in others.iter().filter(|other| **other != entity) {
            let companion = found[other.index()].get_or_insert(Companion {
                entity: other,
                n_sentences: 0,
                first: mention,
            });
            companion.n_sentences += 1;
        }
    }
    let mut companions: Vec<Companion> = found.into_iter().flatten().collect();
    companions.sort_by_key(|it| (Reverse(it.n_sentences), it.entity));
    companions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::fixture;

    fn corpus() -> Corpus {
        fixture::corpus(
            "//- courier/1.txt 2024-03-04
             Ada Lark met Tom Reed in Oslo, and Lark thanked Reed. Ms Lark left Oslo.
             //- ledger/1.txt 2024-03-06
             Mayor Tom Reed met Ada Lark.",
        )
    }

    fn lark(corpus: &Corpus) -> EntityId {
        let at = corpus
            .entities()
            .iter()
            .position(|it| it.name == "Ada Lark");
        EntityId(at.unwrap() as u32)
    }

    #[test]
    fn spellings_are_counted_by_outlet() {
        let corpus = corpus();
        let spellings = spellings(&corpus, lark(&corpus));
        let told: Vec<String> = spellings
            .iter()
            .map(|it| format!("{} {} {:?}", it.surface, it.count, it.outlets))
            .collect();
        assert_eq!(
            told,
            [
                r#"Ada Lark 2 {"courier": 1, "ledger": 1}"#,
                r#"Lark 2 {"courier": 2}"#
            ]
        );
    }

    #[test]
    fn roles_that_differ_in_capitals_are_one() {
        let corpus = fixture::corpus(
            "//- courier/1.txt 2024-03-04
             Finance Minister Ada Lark left Oslo.
             //- ledger/1.txt 2024-03-06
             Ada Lark, the finance minister, came to Oslo.",
        );
        let roles = roles(&corpus, lark(&corpus));
        let told: Vec<(&str, u32)> = roles.iter().map(|it| (it.text, it.count)).collect();
        assert_eq!(told, [("Finance Minister", 2)]);
    }

    #[test]
    fn roles_are_counted_by_outlet_with_a_place_in_each_article() {
        let corpus = corpus();
        let mut entities = corpus.entities().iter();
        let reed = entities.position(|it| it.name == "Tom Reed").unwrap();
        let roles = roles(&corpus, EntityId(reed as u32));
        let told: Vec<String> = roles
            .iter()
            .map(|it| format!("{} {:?} {}", it.text, it.outlets, it.places.len()))
            .collect();
        assert_eq!(told, [r#"Mayor {"ledger": 1} 1"#]);
    }

    #[test]
    fn mentions_are_counted_by_day() {
        let corpus = corpus();
        let days: Vec<String> = days(&corpus, lark(&corpus))
            .iter()
            .map(|(day, n)| format!("{day} {n}"))
            .collect();
        assert_eq!(days, ["2024-03-04 3", "2024-03-06 1"]);
    }

    #[test]
    fn a_sentence_with_both_counts_once() {
        let corpus = corpus();
        let together: Vec<String> = companions(&corpus, lark(&corpus))
            .iter()
            .map(|it| format!("{} {}", corpus.entity(it.entity).name, it.n_sentences))
            .collect();
        assert_eq!(together, ["Tom Reed 2", "Oslo 2"]);
    }
}
