//! From what others answer to the days on which an article was published.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};

use super::{
    asked::{Answer, Asked, Tells, Undated},
    narrow::{self, days_between},
    printed,
};
use crate::{
    article::{ArticleKey, Basis, DateRange, Dating, Evidence},
    text::Span,
};

/// Two sentences with fewer words in common are not looked at to find the week.
const MIN_SHARED_WORDS: usize = 3;
/// Nor those with a smaller share of words in common.
const MIN_OVERLAP: f64 = 0.2;
/// More words in common than so many say no more.
const MAX_SHARED_WORDS: usize = 12;
/// With so many more than two words in common, the strength is the share of words.
const WORDS_OF_UNIT: f64 = 6.0;
/// An event is news for so many days. What is told later of a bare weekday is weak: where the
/// witness is itself dated a day too early, it is a week off.
const MAX_DAYS_NEWS: i32 = 2;
/// The strength of what is told later, against news.
const STRENGTH_OF_OLD: f64 = 0.3;
/// The strength of a word that two articles quote, and how many of them count.
const STRENGTH_OF_QUOTED_WORD: f64 = 0.03;
const MAX_QUOTED_WORDS: usize = 20;
/// Articles that quote the same words are nearly always no more days apart than so many.
const MAX_DAYS_APART: i64 = 4;

/// What one witness tells of a second day as well, and of a third, counts so much more: that
/// weekdays fall into their places by chance is rare.
const STRENGTH_OF_AGREEMENT: f64 = 0.5;
const MAX_AGREEMENT: usize = 3;

/// The strength of all that speaks for a day that dates an article.
const MIN_STRENGTH: f64 = 0.85;
/// Of it, so much must be events: words are quoted again long after they were said.
const MIN_STRENGTH_OF_EVENTS: f64 = 0.35;
/// It must be said in so many places of the article: single sentences of a month or a quarter are often those of the one before.
const MIN_PLACES: usize = 2;
const MIN_STRENGTH_OF_PLACE: f64 = 0.15;
/// So many times as strong as that for days a week away it must be.
const MIN_MARGIN: f64 = 3.0;
/// A day for which this part of the most is said is possible too.
const POSSIBLE: f64 = 0.5;
/// A longer range of days is not worth telling.
const MAX_DAYS: i32 = 13;
/// What others tell so many days off an article's own date does not speak against it.
const MAX_DAYS_APART_OF_ARTICLE: i32 = 1;
/// So many places are shown as evidence, each with its like.
const MAX_SHOWN: usize = 3;

const SAME_EVENT: [&str; 2] = [
    "tells the same event, without its date",
    "tells the same event, dated there",
];
const SAME_WORDS: [&str; 2] = [
    "quotes the same words",
    "quotes the same words, on a day that is known",
];

/// When the articles that are `asked` after were published, by the `answers` of all witnesses in
/// the order of their keys.
///
/// Each sentence speaks for the days on which its words mean the day of the sentence most like it,
/// each quote for the days around. The days are taken for which most is said, and those for which
/// nearly as much is, if it is enough and far more than is said for any day a week away; then the
/// day of the lead and the next, where the lead is answered.
pub fn by_others(asked: &Asked<'_>, mut answers: Vec<Answer<'_>>) -> Vec<Option<Dating>> {
    answers.sort_by_key(|answer| answer.article);
    let mut rest = answers.as_slice();
    let mut datings = Vec::new();
    for (at, undated) in asked.undated().iter().enumerate() {
        let n_here = rest.partition_point(|answer| answer.article <= at);
        let (here, after) = rest.split_at(n_here);
        rest = after;
        datings.push(dating(undated, here));
    }
    datings
}

fn dating(undated: &Undated<'_>, answers: &[Answer<'_>]) -> Option<Dating> {
    let key = &undated.annotated.article.key;
    let known = undated.alone.map(|alone| alone.days);
    let possible = |day: Date| known.is_none_or(|known| known.contains(day));
    let Some(days) = week(answers, possible) else {
        let (alone, days) = undated.alone.zip(week(answers, |_| true))?;
        let clashes = alone.days.days_apart(days) > MAX_DAYS_APART_OF_ARTICLE;
        return clashes.then(|| Dating {
            clashes: places(key, answers, days),
            ..alone.clone()
        });
    };
    // Only what lies wholly before is ruled out: the latest time that a text names may be one to come.
    if printed::earliest(undated.annotated).is_some_and(|earliest| days.last() < earliest) {
        return None;
    }
    let (days, narrowed) = narrow::by_lead(days, undated.clues, answers);
    let mut evidence = places(key, answers, days);
    evidence.extend(narrowed.into_iter().map(|(span, why)| Evidence {
        article: key.clone(),
        span,
        why,
    }));
    Some(Dating {
        evidence,
        clashes: undated
            .alone
            .map_or(Vec::new(), |alone| alone.clashes.clone()),
        ..Dating::stated(days, None, Basis::Corpus)
    })
}

/// Where the answers stand that speak most for `days`, each with its like.
fn places(key: &ArticleKey, answers: &[Answer<'_>], days: DateRange) -> Vec<Evidence> {
    let mut deciding: Vec<&Answer<'_>> = answers.iter().filter(|it| it.allows(days)).collect();
    deciding.sort_by(|a, b| b.strength().total_cmp(&a.strength()));
    let mut shown: Vec<Evidence> = Vec::new();
    for answer in deciding.into_iter().take(MAX_SHOWN) {
        let [here, there] = match answer.tells {
            Tells::Event { .. } => SAME_EVENT,
            Tells::Words(..) => SAME_WORDS,
        };
        for (article, span, why) in [
            (key, answer.here, here),
            (answer.there.0, answer.there.1, there),
        ] {
            let article = article.clone();
            let evidence = Evidence { article, span, why };
            if !shown.contains(&evidence) {
                shown.push(evidence);
            }
        }
    }
    shown
}

/// Those of the `possible` days for which most is said; `None` when that is little, when they lie
/// apart, or when nearly as much is said for a day a week away.
fn week(answers: &[Answer<'_>], possible: impl Fn(Date) -> bool) -> Option<DateRange> {
    let mut said: BTreeMap<Date, Said<'_>> = BTreeMap::new();
    for answer in answers.iter().filter(|answer| answer.strength() > 0.0) {
        let days = answer.published()?;
        for day in days.days().filter(|day| possible(*day)) {
            said.entry(day).or_default().add(answer);
        }
    }
    let events = said.values().map(Said::of_events).max_by(f64::total_cmp)?;
    let n_places = said.values().map(Said::n_places).max()?;
    let said: Vec<(Date, f64)> = said
        .iter()
        .map(|(day, said)| (*day, said.in_all()))
        .collect();
    let most = said.iter().map(|(_, sum)| *sum).max_by(f64::total_cmp)?;
    let taken = said.iter().filter(|(_, sum)| *sum >= most * POSSIBLE);
    let days: Vec<Date> = taken.map(|(day, _)| *day).collect();
    let (first, last) = (*days.first()?, *days.last()?);
    let mut pairs = days.windows(2);
    let together = pairs.all(|pair| days_between(pair[0], pair[1]) == 1);
    let away = |day| days_between(day, first) >= 7 || days_between(last, day) >= 7;
    let mut others = said.iter().filter(|(day, _)| away(*day));
    let clear = others.all(|(_, sum)| most >= sum * MIN_MARGIN);
    let short = days_between(first, last) < MAX_DAYS;
    let enough = most >= MIN_STRENGTH && events >= MIN_STRENGTH_OF_EVENTS && n_places >= MIN_PLACES;
    (enough && together && clear && short).then(|| DateRange::new(first, last))
}

/// What is said for one day: two answers to one sentence are not two witnesses, so the strongest counts.
#[derive(Default)]
struct Said<'a> {
    events: BTreeMap<Span, f64>,
    quotes: BTreeMap<Span, f64>,
    /// Of each witness, the days of the events that it tells, and none for words quoted.
    told: BTreeMap<&'a ArticleKey, BTreeSet<Option<Date>>>,
}

impl<'a> Said<'a> {
    fn add(&mut self, answer: &Answer<'a>) {
        let (of_sentences, day) = match answer.tells {
            Tells::Event { day, .. } => (&mut self.events, Some(day)),
            Tells::Words(..) => (&mut self.quotes, None),
        };
        self.told.entry(answer.there.0).or_default().insert(day);
        let strongest = of_sentences.entry(answer.sentence).or_default();
        *strongest = strongest.max(answer.strength());
    }

    fn of_events(&self) -> f64 {
        self.agreement() * self.events.values().sum::<f64>()
    }

    fn in_all(&self) -> f64 {
        self.of_events() + self.agreement() * self.quotes.values().sum::<f64>()
    }

    /// In how many places of the article it is said.
    fn n_places(&self) -> usize {
        let strengths = self.events.values().chain(self.quotes.values());
        strengths.filter(|it| **it >= MIN_STRENGTH_OF_PLACE).count()
    }

    /// How much more it counts that one witness tells events of several days, or quotes beside them.
    fn agreement(&self) -> f64 {
        let most = self.told.values().map(BTreeSet::len).max().unwrap_or(1);
        1.0 + STRENGTH_OF_AGREEMENT * (most.min(MAX_AGREEMENT) - 1) as f64
    }
}

impl Answer<'_> {
    /// How much it says of the week; 0 when it says nothing.
    fn strength(&self) -> f64 {
        match self.tells {
            Tells::Event {
                counted: false,
                days_before,
                overlap,
                n_shared,
                ..
            } if n_shared >= MIN_SHARED_WORDS && overlap >= MIN_OVERLAP => {
                let n_shared = n_shared.min(MAX_SHARED_WORDS) as f64;
                let age = match days_before <= MAX_DAYS_NEWS {
                    true => 1.0,
                    false => STRENGTH_OF_OLD,
                };
                age * overlap * (n_shared - 2.0) / WORDS_OF_UNIT
            }
            Tells::Event { .. } => 0.0,
            Tells::Words(_, n_words) => {
                STRENGTH_OF_QUOTED_WORD * n_words.min(MAX_QUOTED_WORDS) as f64
            }
        }
    }

    /// The days of publication for which it speaks.
    fn published(&self) -> Option<DateRange> {
        match self.tells {
            Tells::Event { published, .. } => Some(published),
            Tells::Words(day, _) => {
                let first = day.checked_sub(MAX_DAYS_APART.days()).ok()?;
                let last = day.checked_add(MAX_DAYS_APART.days()).ok()?;
                Some(DateRange::new(first, last))
            }
        }
    }

    fn allows(&self, days: DateRange) -> bool {
        let published = self.published();
        self.strength() > 0.0 && published.is_some_and(|it| it.days_apart(days) == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::{AnnotatedArticle, time},
        story::{
            Telling,
            dating::{Clue, Witness, asked, clues, published},
            events, fixture,
        },
    };

    /// The dates of the articles of `literal` that state none, by those that do, with the words that say so.
    fn dated(literal: &str) -> Vec<String> {
        let articles = fixture::articles(literal);
        let alone = articles.iter().map(|(_, it)| published(it));
        let alone: Vec<Option<Dating>> = alone.collect();
        let told = |(it, dating): (&AnnotatedArticle, &Option<Dating>)| {
            let day = dating.as_ref().and_then(|dating| dating.days.only());
            let values = time::resolve(&it.annotations.times, day);
            (clues(it), events::of_article(it, &values))
        };
        let told = articles.iter().map(|(_, it)| it).zip(&alone).map(told);
        let told: Vec<(Vec<Clue>, Vec<Telling>)> = told.collect();
        let (mut undated, mut witnesses) = (Vec::new(), Vec::new());
        for (((_, annotated), alone), (clues, tellings)) in articles.iter().zip(&alone).zip(&told) {
            match alone.as_ref().and_then(|alone| alone.days.only()) {
                Some(day) => witnesses.push(Witness {
                    annotated,
                    day,
                    tellings,
                }),
                None => undated.push(Undated {
                    annotated,
                    clues,
                    alone: alone.as_ref(),
                }),
            }
        }
        let asked = asked::Asked::new(&undated, &witnesses);
        let answers = witnesses.iter().flat_map(|it| asked.answers(it));
        let datings = by_others(&asked, answers.collect());
        let text = |it: &Evidence| {
            let (_, article) = articles
                .iter()
                .find(|(_, article)| article.article.key == it.article)
                .unwrap();
            format!("{}: {}", it.article, &article.article.text[it.span])
        };
        let line = |dating: &Option<Dating>| match dating {
            None => "none".to_owned(),
            Some(dating) => {
                let evidence: Vec<String> = dating.evidence.iter().map(text).collect();
                let clashes: Vec<String> = dating.clashes.iter().map(text).collect();
                let clash = if clashes.is_empty() { "" } else { " against " };
                let (evidence, clashes) = (evidence.join(", "), clashes.join(", "));
                format!("{} by {evidence}{clash}{clashes}", dating.days)
            }
        };
        datings.iter().map(line).collect()
    }

    const LEDGER: &str = "//- ledger/1 2024-03-05
        The old mill of Ashby reopened to visitors on Monday with songs, flags and free bread, two months after the river Dun had flooded its wheel, the owner Ada Lark said.
        The council had paid seven carpenters for new timber on Friday out of its savings.
        ";
    const MILL: &str = "The old mill of Ashby reopened to cheering visitors on Monday with flags and free bread, two months after the river had flooded its wheel.";
    const TIMBER: &str = "The council paid for new timber and seven carpenters on Friday.";

    /// What dates an undated article of these sentences beside [`LEDGER`].
    fn dated_beside_ledger(sentences: &[&str]) -> String {
        let sentences = sentences.join("\n");
        dated(&format!("{LEDGER}//- courier/1\n{sentences}")).swap_remove(0)
    }

    #[test]
    fn a_lead_that_others_date_leaves_its_day_and_the_next() {
        assert_eq!(
            dated_beside_ledger(&[MILL, TIMBER]),
            "2024-03-04/2024-03-05 by courier/1: Monday, ledger/1: Monday, courier/1: Friday, ledger/1: Friday, courier/1: Monday"
        );
    }

    #[test]
    fn one_sentence_alone_dates_nothing() {
        assert_eq!(dated_beside_ledger(&[MILL]), "none");
    }

    #[test]
    fn the_day_after_is_ruled_out_by_its_weekday_a_week_before() {
        let promised = "The mayor had promised it last Tuesday.";
        let dated = dated_beside_ledger(&[MILL, TIMBER, promised]);
        assert!(dated.starts_with("2024-03-04 by"), "{dated}");
        assert!(dated.ends_with("courier/1: last Tuesday"), "{dated}");
    }

    #[test]
    fn the_day_after_is_ruled_out_by_the_news_of_this_morning() {
        let morning =
            "The bells of Ashby rang this morning as its old mill reopened to visitors with flags.";
        let dated = dated_beside_ledger(&[MILL, TIMBER, morning]);
        assert!(dated.starts_with("2024-03-04 by"), "{dated}");
    }

    #[test]
    fn what_is_told_far_below_the_lead_leaves_the_week() {
        let lead = "The town of Ashby has money again. It will be spent. Nobody knows on what.";
        let dated = dated_beside_ledger(&[lead, MILL, TIMBER]);
        assert!(dated.starts_with("2024-03-04/2024-03-10 by"), "{dated}");
    }

    #[test]
    fn the_same_words_in_two_weeks_date_nothing() {
        let again = LEDGER.replace("ledger/1 2024-03-05", "ledger/2 2024-04-02");
        let undated = format!("//- courier/1\n{MILL}\n{TIMBER}");
        assert_eq!(dated(&format!("{LEDGER}{again}{undated}")), ["none"]);
    }

    #[test]
    fn somewhat_the_same_in_another_month_is_enough_to_date_nothing() {
        let again = "//- ledger/2 2024-04-02
            The old mill of Ashby reopened to visitors with free bread on Monday.
            ";
        let undated = format!("//- courier/1\n{MILL}\n{TIMBER}");
        assert_eq!(dated(&format!("{LEDGER}{again}{undated}")), ["none"]);
    }

    #[test]
    fn the_same_words_a_week_and_a_day_apart_date_nothing() {
        let again = LEDGER.replace("ledger/1 2024-03-05", "ledger/2 2024-03-12");
        let undated = format!("//- courier/1\n{MILL}\n{TIMBER}");
        assert_eq!(dated(&format!("{LEDGER}{again}{undated}")), ["none"]);
    }

    #[test]
    fn what_is_still_to_come_dates_nothing() {
        let to_come = MILL.replace("reopened", "will reopen");
        assert_eq!(dated_beside_ledger(&[&to_come, TIMBER]), "none");
    }

    #[test]
    fn quotes_alone_date_nothing() {
        let quotes = "\"Nobody in this town believed that we would ever see the old wheel turn again in our own lifetime, and yet it turns,\" Ada Lark said.
            \"We have carried every stone of that wall up from the river with our own hands, and we would do it again tomorrow,\" said the mayor.";
        let literal = format!("//- ledger/1 2024-03-05\n{quotes}\n//- courier/1\n{quotes}");
        assert_eq!(dated(&literal), ["none"]);
        let beside =
            format!("//- ledger/1 2024-03-05\n{MILL}\n{quotes}\n//- courier/1\n{MILL}\n{quotes}");
        assert!(dated(&beside)[0].starts_with("2024-03-04/2024-03-05 by"));
    }

    #[test]
    fn what_a_witness_tells_after_weeks_is_no_news() {
        let old = LEDGER
            .replace("on Monday", "on Monday (March 4)")
            .replace("on Friday", "on Friday (March 1)")
            .replace("2024-03-05", "2024-04-05");
        let undated = format!("//- courier/1\n{MILL}\n{TIMBER}");
        assert_eq!(dated(&format!("{old}{undated}")), ["none"]);
        let fresh = old.replace("2024-04-05", "2024-03-05");
        assert_ne!(dated(&format!("{fresh}{undated}")), ["none"]);
    }

    #[test]
    fn days_before_a_time_that_the_article_looks_back_to_are_ruled_out() {
        let later = "The baker had closed in April 2025.";
        assert_eq!(dated_beside_ledger(&[MILL, TIMBER, later]), "none");
    }

    #[test]
    fn days_that_the_article_itself_rules_out_are_a_clash() {
        let head = "Mill reopens\n1 May 2024\n3 May 2024";
        assert_eq!(
            dated_beside_ledger(&[head, MILL, TIMBER]),
            "2024-05-01/2024-05-03 by courier/1: 1 May 2024, courier/1: 3 May 2024 against courier/1: Monday, ledger/1: Monday, courier/1: Friday, ledger/1: Friday"
        );
    }
}
