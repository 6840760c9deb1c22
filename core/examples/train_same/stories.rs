//! Stories with what a careful reader found in them → sentences with their candidates.

use std::{collections::HashMap, fs, ops::ControlFlow, path::Path};

use anyhow::Context;
use dateline_core::{
    analysis::{AnnotatedArticle, annotate},
    source::{self, Input, Item},
    story::{
        ArticleId,
        same::{
            self, ArticleTerms, Earlier, Index, SentenceTerms,
            scorer::{self, Aligned},
        },
    },
};
use serde_json::Value;

/// What the reader said of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    New,
    Partly,
    Told,
}

impl Label {
    pub fn index(self) -> usize {
        self as usize
    }
}

/// A sentence that the reader judged.
pub struct Sentence {
    pub story: String,
    pub label: Label,
    pub aligned: Aligned,
    /// For each candidate whether the reader named it.
    pub is_evidence: Vec<bool>,
    terms: std::rc::Rc<ArticleTerms>,
    nth: usize,
}

impl Sentence {
    pub fn own(&self) -> SentenceTerms<'_> {
        self.terms.get(self.nth)
    }
}

/// The sentences of all stories in `folder`, by name.
pub fn read(folder: &Path) -> anyhow::Result<Vec<Sentence>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("`{}`", folder.display()))? {
        let path = entry?.path();
        let is_gold = path.extension().is_some_and(|it| it == "json");
        if let Some(name) = path.file_stem().filter(|_| is_gold) {
            names.push(name.to_string_lossy().into_owned());
        }
    }
    names.sort();
    let mut all = Vec::new();
    for name in names {
        let gold = fs::read_to_string(folder.join(format!("{name}.json")))?;
        let gold: Value = serde_json::from_str(&gold).with_context(|| format!("`{name}.json`"))?;
        let articles = articles(&folder.join(format!("{name}.jsonl")));
        all.extend(
            sentences(&name, &gold, &articles)
                .with_context(|| format!("`{name}.json` has another form"))?,
        );
    }
    Ok(all)
}

fn articles(path: &Path) -> Vec<AnnotatedArticle> {
    let mut articles = Vec::new();
    source::read(&[Input::Path(path.to_owned())], &mut |item| {
        if let Item::Article(article) = item {
            articles.push(AnnotatedArticle {
                annotations: annotate(&article),
                article,
            });
        }
        ControlFlow::Continue(())
    });
    articles
}

fn sentences(story: &str, gold: &Value, articles: &[AnnotatedArticle]) -> Option<Vec<Sentence>> {
    let terms: Vec<std::rc::Rc<ArticleTerms>> = articles
        .iter()
        .map(|it| std::rc::Rc::new(ArticleTerms::of_article(it)))
        .collect();
    let ids = (0..).map(ArticleId);
    let index = Index::new(ids.clone().zip(terms.iter().map(|it| &**it)));
    let mut labels: HashMap<&str, (Label, Vec<&str>)> = HashMap::new();
    for row in gold.get("novelty")?.as_array()? {
        let label = match row.get(1)?.as_str()? {
            "new" => Label::New,
            "partly" => Label::Partly,
            "told" => Label::Told,
            _ => continue,
        };
        let by = row
            .get(2)?
            .as_array()?
            .iter()
            .filter_map(Value::as_str)
            .collect();
        labels.insert(row.get(0)?.as_str()?, (label, by));
    }
    // The name that the gold has for each sentence.
    let mut gold_of: HashMap<(ArticleId, usize), String> = HashMap::new();
    for (own, (article, it)) in ids
        .clone()
        .zip(articles.iter().zip(gold.get("articles")?.as_array()?))
    {
        let text = article.article.text.as_str();
        let bytes: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let number = it.get("n")?.as_u64()?;
        let spans = it.get("sentences")?.as_array()?;
        let span = |span: &Value| -> Option<(usize, usize)> {
            let at = |n: usize| bytes.get(span.get(n)?.as_u64()? as usize).copied();
            Some((at(0)?, at(1)?))
        };
        let spans: Vec<(usize, usize)> = spans.iter().map(span).collect::<Option<_>>()?;
        for (nth, sentence) in terms[own.index()].iter().enumerate() {
            let own_span = article.annotations.sentences[sentence.sentence].span;
            let shared = |(start, end): (usize, usize)| {
                end.min(own_span.end() as usize)
                    .saturating_sub(start.max(own_span.start() as usize))
            };
            let best = (0..spans.len()).max_by_key(|n| shared(spans[*n]))?;
            if shared(spans[best]) > 0 {
                gold_of.insert((own, nth), format!("{number}.{}", best + 1));
            }
        }
    }
    let mut found = Vec::new();
    for (own, own_terms) in ids.zip(&terms) {
        let mut earlier = Earlier::default();
        for (nth, sentence) in own_terms.iter().enumerate() {
            let label = gold_of
                .get(&(own, nth))
                .and_then(|it| labels.get(it.as_str()));
            if let Some((label, by)) = label {
                let candidates = same::candidates(
                    (own, nth),
                    &index,
                    &earlier,
                    |id| &*terms[id.index()],
                    articles.len() as u32,
                    |id| id < own,
                );
                let is_evidence = candidates.iter().map(|(place, _)| {
                    let name = gold_of.get(&(place.article, place.nth as usize));
                    name.is_some_and(|name| by.contains(&name.as_str()))
                });
                let is_evidence = is_evidence.collect();
                let candidates: Vec<_> = candidates.into_iter().map(|(_, it)| it).collect();
                found.push(Sentence {
                    story: story.to_owned(),
                    label: *label,
                    aligned: scorer::align(&sentence, &candidates, nth + 1),
                    is_evidence,
                    terms: own_terms.clone(),
                    nth,
                });
            }
            earlier.pass(nth, &sentence);
        }
    }
    Some(found)
}
