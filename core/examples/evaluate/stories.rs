//! What is said across articles: who is one, what is new, what happened, where reports differ.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    bearers::{Bearers, overlap},
    gold::{self, Novelty, SentenceId, Story, Verdict},
    said::{self, Export, Place},
    tally::Tally,
};

/// Counts what `said` says of the articles of `gold`.
pub fn score(gold: &Story, said: &Export, tally: &mut Tally) {
    let bearers = Bearers::of(gold, said);
    bearers.score(tally, "story: linked names", |_| true);
    bearers.list(tally);
    let places = Places { gold, said };
    novelty(&places, tally);
    events(&places, tally);
    differences(&places, tally);
    copies(&places, tally);
}

/// Counts by B-cubed how the articles of all stories, said of as one corpus, are told apart.
pub fn score_apart(golds: &[&Story], said: &Export, tally: &mut Tally) {
    let articles = golds.iter().enumerate();
    let articles =
        articles.flat_map(|(at, it)| it.articles.iter().map(move |article| (at, article)));
    let articles: Vec<(usize, &gold::Article)> = articles.collect();
    let told_with = |article: &said::Article| {
        let mut stories = said.stories.iter();
        stories.find(|it| it.articles.contains(&article.id))
    };
    for (at, said_of) in said.articles.iter().enumerate() {
        let mut numbers: Vec<usize> = vec![at];
        if let Some(story) = told_with(said_of) {
            let ids = story.articles.iter();
            let others = ids.filter_map(|id| said.articles.iter().position(|it| it.id == *id));
            numbers.extend(others.filter(|it| *it != at));
        }
        let (gold, article) = articles[at];
        let of_gold = articles.iter().filter(|it| it.0 == gold).count() as f64;
        let common = numbers.iter().filter(|it| articles[**it].0 == gold).count() as f64;
        let row = tally.row("stories told apart");
        row.add_said(common / numbers.len() as f64);
        row.add_gold(common / of_gold);
        for other in numbers.into_iter().filter(|it| articles[*it].0 != gold) {
            let file = &articles[other].1.file;
            tally.miss(
                "stories",
                &format!("{} is said to be one with {file}", article.file),
            );
        }
    }
}

/// Places of the program as sentences of the gold.
struct Places<'a> {
    gold: &'a Story,
    said: &'a Export,
}

impl Places<'_> {
    fn at(&self, place: &Place) -> Option<SentenceId> {
        let article = self
            .said
            .articles
            .iter()
            .position(|it| it.id == place.article)?;
        let span = place.start..place.end;
        let sentences = self.gold.articles[article].sentences.iter().enumerate();
        let common = sentences.map(|(at, it)| (overlap(&it.span, &span), at));
        // The first of those that have most in common.
        let best = common.max_by_key(|&(common, at)| (common, std::cmp::Reverse(at)));
        best.filter(|it| it.0 > 0)
            .map(|(_, at)| SentenceId(article, at))
    }

    fn all(&self, places: &[Place]) -> BTreeSet<SentenceId> {
        places.iter().filter_map(|it| self.at(it)).collect()
    }

    fn sentences(&self) -> impl Iterator<Item = (SentenceId, &gold::Sentence)> {
        let articles = self.gold.articles.iter().enumerate();
        articles.flat_map(|(article, it)| {
            let sentences = it.sentences.iter().enumerate();
            sentences.map(move |(at, it)| (SentenceId(article, at), it))
        })
    }

    fn show(&self, id: SentenceId) -> String {
        let article = &self.gold.articles[id.0];
        format!(
            "{}.{} {}",
            id.0 + 1,
            id.1 + 1,
            article.place(&article.sentences[id.1].span)
        )
    }
}

fn novelty(places: &Places<'_>, tally: &mut Tally) {
    let mut said: BTreeMap<SentenceId, &said::Novelty> = BTreeMap::new();
    for article in &places.said.articles {
        for sentence in &article.sentences {
            let place = Place {
                article: article.id.clone(),
                start: sentence.start,
                end: sentence.end,
            };
            if let (Some(at), Some(novelty)) = (places.at(&place), &sentence.novelty) {
                said.entry(at).or_insert(novelty);
            }
        }
    }
    for (id, sentence) in places.sentences() {
        let Some(gold) = sentence.novelty else {
            continue;
        };
        let novelty = said.get(&id);
        let status = novelty.map_or("nothing", |it| &*it.status);
        let said = match status {
            "new" => Some(Novelty::New),
            "partly" => Some(Novelty::Partly),
            "seen" | "copy" => Some(Novelty::Told),
            _ => None,
        };
        tally.gold(row_of(gold), said == Some(gold));
        if let Some(said) = said {
            tally.said(row_of(said), said == gold);
        }
        if said != Some(gold) {
            tally.miss(
                "novelty",
                &format!("{} is {gold:?}, said {status}", places.show(id)),
            );
        }
        let Some(novelty) = novelty.filter(|_| said == Some(gold)) else {
            continue;
        };
        if gold == Novelty::Told {
            let first = novelty.of.first().and_then(|it| places.at(it));
            let right = first.is_some_and(|it| sentence.told_by.contains(&it));
            tally.both("story: told, right place", right);
        }
    }
    new_words(places, &said, tally);
}

fn row_of(novelty: Novelty) -> &'static str {
    match novelty {
        Novelty::New => "story: new",
        Novelty::Partly => "story: partly",
        Novelty::Told => "story: told",
    }
}

/// By characters, of the sentences that the gold calls partly told.
fn new_words(places: &Places<'_>, said: &BTreeMap<SentenceId, &said::Novelty>, tally: &mut Tally) {
    for (id, sentence) in places.sentences() {
        if sentence.novelty != Some(Novelty::Partly) {
            continue;
        }
        let marks = places.gold.articles[id.0].marks.iter();
        let marks = marks.filter(|it| matches!(it.label, gold::Label::New));
        let gold: BTreeSet<usize> = marks
            .flat_map(|it| it.span.clone())
            .filter(|at| sentence.span.contains(at))
            .collect();
        let new = said.get(&id).into_iter().flat_map(|it| &it.new);
        let said: BTreeSet<usize> = new.flat_map(|it| it.start..it.end).collect();
        for at in &gold {
            tally.gold("story: partly, new words", said.contains(at));
        }
        for at in &said {
            tally.said("story: partly, new words", gold.contains(at));
        }
    }
}

fn events(places: &Places<'_>, tally: &mut Tally) {
    let said: Vec<BTreeSet<SentenceId>> = places
        .said
        .events
        .iter()
        .map(|it| places.all(&it.reports))
        .collect();
    let reports = |id: &str| -> BTreeSet<SentenceId> {
        let reports = places
            .sentences()
            .filter(|(_, it)| it.events.iter().any(|event| event == id));
        reports.map(|(id, _)| id).collect()
    };
    let gold: Vec<(&gold::Event, BTreeSet<SentenceId>)> = places
        .gold
        .events
        .iter()
        .map(|it| (it, reports(&it.id)))
        .collect();
    for (event, reports) in gold.iter().filter(|it| it.0.weight >= 2) {
        let of: Vec<usize> = (0..said.len())
            .filter(|&at| !said[at].is_disjoint(reports))
            .collect();
        tally.both("story: events", !of.is_empty());
        if of.is_empty() {
            let first = reports.first().map_or(String::new(), |&id| places.show(id));
            tally.miss(
                "events",
                &format!("missed “{}”, told in {first}", event.what),
            );
            continue;
        }
        let placed: Vec<&SentenceId> = reports
            .iter()
            .filter(|id| said.iter().any(|it| it.contains(id)))
            .collect();
        if placed.len() > 1 {
            let merged = said
                .iter()
                .any(|it| placed.iter().all(|id| it.contains(id)));
            tally.both("story: events, merged", merged);
            if !merged {
                let all: Vec<String> = of
                    .iter()
                    .map(|at| places.said.events[*at].id.clone())
                    .collect();
                tally.miss(
                    "events",
                    &format!("“{}” is not one: {}", event.what, all.join(" ")),
                );
            }
        }
        if let Some(day) = &event.when {
            let days = of
                .iter()
                .filter_map(|at| places.said.events[*at].when.as_ref());
            let days: Vec<&str> = days.map(|it| &*it.value).collect();
            let right = days.iter().any(|it| it.starts_with(&**day));
            tally.both("story: events, day", right);
            if !right {
                tally.miss(
                    "events",
                    &format!("“{}” is of {day}, said {days:?}", event.what),
                );
            }
        }
    }
    by_sentence(&gold, &said, tally);
    heaviest(places, &gold, &said, tally);
}

/// Counts by B-cubed over the sentences that report events in the gold and for the program.
fn by_sentence(
    gold: &[(&gold::Event, BTreeSet<SentenceId>)],
    said: &[BTreeSet<SentenceId>],
    tally: &mut Tally,
) {
    let in_gold: BTreeSet<SentenceId> = gold.iter().flat_map(|it| it.1.iter().copied()).collect();
    let in_said: BTreeSet<SentenceId> = said.iter().flatten().copied().collect();
    let both: BTreeSet<SentenceId> = in_gold.intersection(&in_said).copied().collect();
    for id in &both {
        let beside =
            |groups: &mut dyn Iterator<Item = &BTreeSet<SentenceId>>| -> BTreeSet<SentenceId> {
                let with = groups.filter(|it| it.contains(id)).flatten();
                with.copied().filter(|it| both.contains(it)).collect()
            };
        let gold = beside(&mut gold.iter().map(|it| &it.1));
        let said = beside(&mut said.iter());
        let common = gold.intersection(&said).count() as f64;
        let row = tally.row("story: events, sentences");
        row.add_said(common / said.len() as f64);
        row.add_gold(common / gold.len() as f64);
    }
}

/// As many of the heaviest events as the gold has of weight: whether they are of weight there.
fn heaviest(
    places: &Places<'_>,
    gold: &[(&gold::Event, BTreeSet<SentenceId>)],
    said: &[BTreeSet<SentenceId>],
    tally: &mut Tally,
) {
    let weighty: Vec<&BTreeSet<SentenceId>> = gold
        .iter()
        .filter(|it| it.0.weight >= 2)
        .map(|it| &it.1)
        .collect();
    let mut order: Vec<usize> = (0..said.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(places.said.events[*at].weight));
    order.truncate(weighty.len());
    for at in order {
        let right = weighty.iter().any(|it| !it.is_disjoint(&said[at]));
        tally.both("story: events, heaviest", right);
        if !right {
            let headline = &places.said.events[at].headline;
            tally.miss(
                "events",
                &format!("{}: none of weight: {headline}", places.gold.file),
            );
        }
    }
}

fn differences(places: &Places<'_>, tally: &mut Tally) {
    let said: Vec<(&said::Comparison, BTreeSet<SentenceId>)> = places
        .said
        .comparisons
        .iter()
        .map(|row| {
            let at = row.values.iter().filter_map(|it| places.at(&it.place));
            (row, at.collect())
        })
        .collect();
    let meet = |gold: &gold::Difference, said: &BTreeSet<SentenceId>| {
        gold.at.iter().filter(|id| said.contains(id)).count() > 1
    };
    for gold in &places.gold.differences {
        let agrees = gold.verdict == Verdict::Agree;
        let mut rows = said.iter();
        let found = rows.any(|it| (it.0.verdict == "agree") == agrees && meet(gold, &it.1));
        match agrees {
            true => tally.both("story: agreements", found),
            false => tally.gold("story: differences", found),
        }
        if !found {
            let verdict = format!("{:?}", gold.verdict).to_lowercase();
            let at = gold.at.first().map_or(String::new(), |&id| places.show(id));
            tally.miss(
                "differences",
                &format!("missed {verdict}: {}, {at}", gold.what),
            );
        }
    }
    for (row, at) in said.iter().filter(|it| it.0.verdict != "agree") {
        let mut gold = places.gold.differences.iter();
        let right = gold.any(|it| it.verdict != Verdict::Agree && meet(it, at));
        tally.said("story: differences", right);
        if !right {
            let values: Vec<_> = row.values.iter().map(|it| it.value).collect();
            let file = &places.gold.file;
            tally.miss(
                "differences",
                &format!("{file}: is none: {} {values:?}", row.of),
            );
        }
    }
}

fn copies(places: &Places<'_>, tally: &mut Tally) {
    let copied = places.said.shared.iter().filter(|it| it.kind != "quote");
    // Of a passage all sentences that it covers by half.
    let said = copied.map(|it| {
        let covered = it.spans.iter().flat_map(|place| covered(places, place));
        covered.collect::<BTreeSet<_>>()
    });
    let said: Vec<BTreeSet<SentenceId>> = said.collect();
    let meet = |pair: &(SentenceId, SentenceId), said: &BTreeSet<SentenceId>| {
        said.contains(&pair.0) && said.contains(&pair.1)
    };
    for pair in &places.gold.copies {
        let found = said.iter().any(|it| meet(pair, it));
        tally.gold("story: copies", found);
        if !found {
            tally.miss("copies", &format!("missed {}", places.show(pair.1)));
        }
    }
    for passage in &said {
        let right = places.gold.copies.iter().any(|it| meet(it, passage));
        tally.said("story: copies", right);
        if !right {
            let at = passage.first().map_or(String::new(), |&id| places.show(id));
            tally.miss("copies", &format!("is none {at}"));
        }
    }
}

fn covered(places: &Places<'_>, place: &Place) -> Vec<SentenceId> {
    let mut articles = places.said.articles.iter();
    let Some(article) = articles.position(|it| it.id == place.article) else {
        return Vec::new();
    };
    let sentences = places.gold.articles[article].sentences.iter().enumerate();
    let covered = sentences
        .filter(|(_, it)| 2 * overlap(&it.span, &(place.start..place.end)) > it.span.len());
    covered.map(|(at, _)| SentenceId(article, at)).collect()
}
