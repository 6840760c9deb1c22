//! What is said of one article: names, times, quotes, figures and roles.

use std::{collections::HashMap, ops::Range};

use crate::{
    bearers::{Bearers, overlap},
    gold::{self, Label, Speaker, Story},
    said::{self, Export},
    tally::Tally,
};

/// Counts what `said` says of the only article of `gold`.
pub fn score(gold: &Story, said: &Export, tally: &mut Tally) {
    let (article, said_of) = (&gold.articles[0], &said.articles[0]);
    let bearers = Bearers::of(gold, said);
    names(article, said_of, tally);
    bearers.score(tally, "linked names", |kinds| kinds[0] != "NORP");
    bearers.score(tally, "linked people", |kinds| kinds[0] == "PERSON");
    bearers.list(tally);
    times(article, said_of, tally);
    quotes(article, said_of, &bearers, tally);
    figures(article, said_of, tally);
    roles(article, said, &bearers, tally);
}

fn names(article: &gold::Article, said: &said::Article, tally: &mut Tally) {
    let mut gold: HashMap<Range<usize>, &[&'static str]> = HashMap::new();
    for mark in &article.marks {
        if let Label::Name { kinds, .. } = &mark.label {
            gold.insert(mark.span.clone(), kinds);
        }
    }
    let found: HashMap<Range<usize>, &str> = said
        .mentions
        .iter()
        .map(|it| (it.start..it.end, &*it.kind))
        .collect();
    for mark in &article.marks {
        let Label::Name { kinds, .. } = &mark.label else {
            continue;
        };
        let said = found.get(&mark.span);
        let right = said.is_some_and(|kind| kinds.contains(kind));
        tally.gold(row_of(kinds[0]), right);
        tally.gold("names, any kind", said.is_some());
        if !right {
            let place = article.place(&mark.span);
            let said = said.map_or(String::new(), |kind| format!(" is said to be {kind}"));
            tally.miss(row_of(kinds[0]), &format!("missed {place}{said}"));
        }
    }
    for mention in &said.mentions {
        let span = mention.start..mention.end;
        if is_open(article, &span) {
            continue;
        }
        let kinds = gold.get(&span);
        tally.said("names, any kind", kinds.is_some());
        let right = kinds.is_some_and(|kinds| kinds.contains(&&*mention.kind));
        // One of two kinds that are both right counts for the first.
        let kind = kinds
            .filter(|_| right)
            .map_or(&*mention.kind, |kinds| kinds[0]);
        tally.said(row_of(kind), right);
        if kinds.is_none() {
            tally.miss(row_of(kind), &format!("is none {}", article.place(&span)));
        }
    }
}

fn row_of(kind: &str) -> &'static str {
    match kind {
        "PERSON" => "names PERSON",
        "ORG" => "names ORG",
        "PLACE" => "names PLACE",
        "NORP" => "names NORP",
        _ => "names EVENT",
    }
}

fn times(article: &gold::Article, said: &said::Article, tally: &mut Tally) {
    let gold = article.marks.iter().filter_map(|mark| match &mark.label {
        Label::Time(values) => Some((mark.span.clone(), values)),
        _ => None,
    });
    let gold: Vec<(Range<usize>, &Vec<String>)> = gold.collect();
    let of = |it: &said::Time| it.start..it.end;
    let spans: Vec<Range<usize>> = said.timexes.iter().map(of).collect();
    let pairs = pairs(
        &gold.iter().map(|it| it.0.clone()).collect::<Vec<_>>(),
        &spans,
    );
    for (at, (span, values)) in gold.iter().enumerate() {
        let found = pairs.iter().find(|pair| pair.0 == at);
        let said = found.map(|pair| &*said.timexes[pair.1].value);
        let right = said.is_some_and(|said| values.iter().any(|it| same_time(it, said)));
        tally.gold("times", found.is_some());
        tally.gold("times, right value", right);
        if found.is_some() {
            tally.said("times", true);
            tally.said("times, right value", right);
        }
        if !right {
            let said = said.unwrap_or("nothing");
            let place = article.place(span);
            tally.miss(
                "times",
                &format!("{place} is {}, said {said}", values.join(" or ")),
            );
        }
    }
    for (at, time) in said.timexes.iter().enumerate() {
        let is_unknown = time.value.starts_with('P') && time.value.contains('X');
        let vague = time.value.ends_with("_REF") || is_unknown;
        if !vague && !pairs.iter().any(|pair| pair.1 == at) && !is_open(article, &spans[at]) {
            tally.said("times", false);
            tally.said("times, right value", false);
            let place = article.place(&spans[at]);
            tally.miss("times", &format!("is none {place} {}", time.value));
        }
    }
}

/// Whether two TIMEX3 values are one; the part of the day may be left out.
fn same_time(gold: &str, said: &str) -> bool {
    let parts = ["TMO", "TMI", "TAF", "TEV", "TNI", "TDT"];
    let day = |value: &'_ str| {
        let part = parts.iter().find_map(|part| value.strip_suffix(part));
        part.unwrap_or(value).to_owned()
    };
    let minute = |value: &str| value.trim_end_matches('Z').to_owned();
    gold == said || day(gold) == said || gold == day(said) || minute(gold) == minute(said)
}

fn quotes(article: &gold::Article, said: &said::Article, bearers: &Bearers<'_>, tally: &mut Tally) {
    let gold = article.marks.iter().filter_map(|mark| match &mark.label {
        Label::Quote(speaker) => Some((mark.span.clone(), speaker)),
        _ => None,
    });
    let gold: Vec<(Range<usize>, &Speaker)> = gold.collect();
    let spans: Vec<Range<usize>> = said.quotes.iter().map(|it| it.start..it.end).collect();
    let pairs = pairs(
        &gold.iter().map(|it| it.0.clone()).collect::<Vec<_>>(),
        &spans,
    );
    for (at, (span, speaker)) in gold.iter().enumerate() {
        let found = pairs.iter().find(|pair| pair.0 == at);
        tally.gold("quotes", found.is_some());
        let given = found.and_then(|pair| said.quotes[pair.1].speaker.as_ref());
        let given = given.filter(|it| !is_pronoun(it));
        let right = given.is_some_and(|given| is_speaker(speaker, given, bearers));
        if !speaker.is_nobody() {
            tally.gold("speakers", right);
        }
        if let Some(given) = given {
            tally.said("speakers", right);
            if !right {
                let given = match given {
                    said::Speaker::Entity(id) => {
                        bearers.bearer(id).unwrap_or("no name of the gold")
                    }
                    said::Speaker::Text(words) => words,
                };
                let place = article.place(span);
                tally.miss(
                    "speakers",
                    &format!("{place} is by {speaker}, said {given}"),
                );
            }
        } else if !speaker.is_nobody() {
            tally.miss(
                "speakers",
                &format!("{} is by {speaker}, said nobody", article.place(span)),
            );
        }
    }
    for (at, span) in spans.iter().enumerate() {
        let right = pairs.iter().any(|pair| pair.1 == at);
        // Whose words a headline has in marks is left open.
        if !right && (span.end <= article.title || is_open(article, span)) {
            continue;
        }
        tally.said("quotes", right);
        if !right {
            tally.miss("quotes", &format!("is none {}", article.place(span)));
        }
    }
}

/// Of a pronoun nobody is told.
fn is_pronoun(speaker: &said::Speaker) -> bool {
    let said::Speaker::Text(words) = speaker else {
        return false;
    };
    ["he", "she", "they", "it", "who", "i", "we"].contains(&&*words.to_lowercase())
}

fn is_speaker(gold: &Speaker, said: &said::Speaker, bearers: &Bearers<'_>) -> bool {
    match said {
        said::Speaker::Entity(entity) => gold
            .id
            .as_deref()
            .is_some_and(|id| bearers.bearer(entity) == Some(id)),
        said::Speaker::Text(said) => gold.words.as_ref().is_some_and(|gold| {
            let (gold, said) = (bare(gold), bare(said));
            !said.is_empty() && (gold.starts_with(&said) || said.starts_with(&gold))
        }),
    }
}

/// In lower case and without its article.
fn bare(words: &str) -> String {
    let words = words.to_lowercase();
    let articles = ["the ", "a ", "an "];
    let bare = articles.iter().find_map(|it| words.strip_prefix(it));
    bare.unwrap_or(&words).to_owned()
}

fn figures(article: &gold::Article, said: &said::Article, tally: &mut Tally) {
    let gold = article.marks.iter().filter_map(|mark| match &mark.label {
        Label::Figure { ends, of } => Some((mark.span.clone(), ends, of)),
        _ => None,
    });
    let gold: Vec<(Range<usize>, &Vec<f64>, &String)> = gold.collect();
    let mut is_right = vec![false; said.figures.len()];
    for (span, ends, of) in &gold {
        let said_of = said.figures.iter().enumerate();
        let common = said_of.filter(|(_, it)| overlap(span, &(it.start..it.end)) > 0);
        let common: Vec<_> = common.collect();
        let found = common.iter().find(|(_, it)| {
            let said = it.value.ends();
            // A part in words is marked as one of one, and said in percent.
            let part = it.unit.as_deref() == Some("%") && of.as_str() != "%";
            ends.iter().all(|end| {
                said.iter().any(|it| match part {
                    true => (it / 100.0 - end).abs() < 1e-3,
                    false => (it - end).abs() <= 1e-6 * end.abs().max(1.0),
                })
            })
        });
        tally.gold("figures", found.is_some());
        match found {
            Some((at, figure)) => {
                is_right[*at] = true;
                let right = of.is_empty() || counts(figure, of);
                tally.both("figures, what is counted", right);
                if !right {
                    let said = figure.unit.as_ref().or(figure.of.as_ref());
                    let said = said.map_or("nothing", String::as_str);
                    let place = article.place(span);
                    tally.miss("figures", &format!("{place} is of {of}, said {said}"));
                }
            }
            None => {
                let said: Vec<_> = common.iter().map(|(_, it)| it.value).collect();
                let place = article.place(span);
                tally.miss(
                    "figures",
                    &format!("{place} is {ends:?} {of}, said {said:?}"),
                );
            }
        }
    }
    for (figure, right) in said.figures.iter().zip(is_right) {
        let span = figure.start..figure.end;
        if !right && is_open(article, &span) {
            continue;
        }
        tally.said("figures", right);
        if !right {
            tally.miss(
                "figures",
                &format!("is none {} {:?}", article.place(&span), figure.value),
            );
        }
    }
}

/// Whether `figure` is in the unit `of`, or counts what has this noun in its name.
fn counts(figure: &said::Figure, of: &str) -> bool {
    let counted = figure.of.as_deref().unwrap_or_default().to_lowercase();
    let mut words = counted.split(|c: char| !c.is_alphanumeric() && c != '-');
    figure.unit.as_deref() == Some(of) || words.any(|word| word == of)
}

fn roles(article: &gold::Article, said: &Export, bearers: &Bearers<'_>, tally: &mut Tally) {
    let mut given: Vec<(Range<usize>, &str)> = Vec::new();
    for entity in &said.entities {
        let bearer = bearers.bearer(&entity.id).unwrap_or_default();
        given.extend(
            entity
                .roles
                .iter()
                .map(|it| (it.place.start..it.place.end, bearer)),
        );
    }
    given.sort_by_key(|it| it.0.start);
    for mark in &article.marks {
        let Label::Role(id) = &mark.label else {
            continue;
        };
        let right = given.iter().any(|it| *it == (mark.span.clone(), id));
        tally.gold("roles", right);
        if !right {
            tally.miss(
                "roles",
                &format!("missed {} of {id}", article.place(&mark.span)),
            );
        }
    }
    for (span, bearer) in given {
        let right = article.marks.iter().any(|mark| {
            mark.span == span && matches!(&mark.label, Label::Role(id) if id == bearer)
        });
        if !right && is_open(article, &span) {
            continue;
        }
        tally.said("roles", right);
        if !right {
            tally.miss(
                "roles",
                &format!("is none {} of {bearer}", article.place(&span)),
            );
        }
    }
}

/// Pairs of a place of each list that overlap, each place at most once, those that are equal first.
fn pairs(gold: &[Range<usize>], said: &[Range<usize>]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for exact in [true, false] {
        for (g, gold) in gold.iter().enumerate() {
            for (s, said) in said.iter().enumerate() {
                let free = !pairs.iter().any(|pair| pair.0 == g || pair.1 == s);
                if free && (gold == said || !exact && overlap(gold, said) > 0) {
                    pairs.push((g, s));
                }
            }
        }
    }
    pairs
}

/// Whether the gold leaves open what stands at `span`.
fn is_open(article: &gold::Article, span: &Range<usize>) -> bool {
    let mut marks = article.marks.iter();
    marks.any(|mark| matches!(mark.label, Label::Open) && overlap(&mark.span, span) > 0)
}
