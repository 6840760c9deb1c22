//! Which claims about one subject are one claim.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::{
    Comparison, Teller, Told, Verdict,
    relation::{Likeness, Placed},
};
use crate::story::ArticleId;

/// A word or a name leads to so many of the latest groups at most; a commoner one tells nothing.
const MAX_GROUPS_OF_WORD: usize = 16;
/// Claims of one thing have so many words and names in common.
const MIN_LEADS: usize = 3;
/// Of the groups that words and names lead to, so many that most of them lead to are looked at.
const MAX_CANDIDATES: usize = 8;
/// A claim is compared with so many of the latest of a group.
const MAX_COMPARED: usize = 4;

/// Compares claims that count the same: one of [`super::Claims::subjects`]. The comparisons are in the order of
/// their first values and do not depend on the order of `subject`.
///
/// Claims are taken by day, each to the group that its words and names lead to and whose latest claims it is most
/// like, so the work grows with their number and not with its square.
pub fn compare<'a>(
    subject: &[(ArticleId, u32)],
    teller: &impl Fn(ArticleId) -> Teller<'a>,
) -> Vec<Comparison> {
    let place = |&(article, n): &(ArticleId, u32)| {
        let teller = teller(article);
        let claim = &teller.claims[n as usize];
        Placed::new(article, teller, claim)
    };
    let mut placed: Vec<Placed<'a>> = subject.iter().filter_map(place).collect();
    placed.sort_by_key(|it| {
        let time = it.teller.published.and_then(|dating| dating.time);
        (it.published, time, it.article, it.claim.figure)
    });
    let mut groups: Vec<Group<'_, 'a>> = Vec::new();
    let mut leads: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for it in &placed {
        let at = match nearest(it, &groups, &leads) {
            Some((at, verdict)) => {
                groups[at].take(it, verdict);
                at
            }
            None => {
                groups.push(Group {
                    claims: vec![it],
                    verdict: Verdict::Agree,
                });
                groups.len() - 1
            }
        };
        for lead in leads_of(it) {
            let known = leads.entry(lead).or_default();
            if known.last() != Some(&at) {
                if known.len() == MAX_GROUPS_OF_WORD {
                    known.remove(0);
                }
                known.push(at);
            }
        }
    }
    groups.iter().filter_map(Group::comparison).collect()
}

/// Claims taken for one, by day.
struct Group<'p, 'a> {
    claims: Vec<&'p Placed<'a>>,
    verdict: Verdict,
}

impl<'p, 'a> Group<'p, 'a> {
    fn take(&mut self, it: &'p Placed<'a>, verdict: Verdict) {
        self.claims.push(it);
        self.verdict = self.verdict.max(verdict);
    }

    /// How `it` stands to the latest claims; `None` when it cannot be one of the group.
    ///
    /// It has to fit all of them that it is like, and to be like one; an article is heard once.
    fn fits(&self, it: &Placed<'_>) -> Option<(f64, Verdict)> {
        let mut best: Option<(f64, Verdict)> = None;
        for other in self.claims.iter().rev().take(MAX_COMPARED) {
            if other.article == it.article {
                return None;
            }
            let Some(likeness) = other.likeness(it) else {
                continue;
            };
            let Likeness { overlap, .. } = likeness;
            let verdict = other.verdict(it, likeness)?;
            let greatest = best.map_or(verdict, |(_, known)| known.max(verdict));
            best = Some((
                best.map_or(overlap, |(known, _)| known.max(overlap)),
                greatest,
            ));
        }
        best
    }

    fn comparison(&self) -> Option<Comparison> {
        let own = |n: &usize| {
            !self.claims[..*n]
                .iter()
                .any(|other| self.claims[*n].is_copy_of(other))
        };
        let n_own = (0..self.claims.len()).filter(own).take(2).count();
        let first = self.claims.first().filter(|_| n_own > 1)?;
        let told = |it: &&Placed<'_>| Told {
            as_of: it.as_of(),
            article: it.article,
            figure: it.claim.figure,
            sentence: it.claim.sentence,
        };
        Some(Comparison {
            of: (first.article, first.claim.of),
            verdict: self.verdict,
            values: self.claims.iter().map(told).collect(),
        })
    }
}

/// The group that `it` is most like, and how it stands to it; the earlier of two that are equally alike.
fn nearest(
    it: &Placed<'_>,
    groups: &[Group<'_, '_>],
    leads: &FxHashMap<u64, Vec<usize>>,
) -> Option<(usize, Verdict)> {
    let known = leads_of(it).flat_map(|lead| leads.get(&lead).map_or(&[][..], Vec::as_slice));
    let mut led: Vec<usize> = known.copied().collect();
    led.sort_unstable();
    let runs = led.chunk_by(|a, b| a == b);
    let mut candidates: Vec<(usize, usize)> = runs
        .filter(|run| run.len() >= MIN_LEADS)
        .map(|run| (run.len(), run[0]))
        .collect();
    candidates.sort_unstable_by_key(|candidate| Reverse(*candidate));
    candidates.truncate(MAX_CANDIDATES);
    let fitting = candidates.into_iter().filter_map(|(_, at)| {
        let (overlap, verdict) = groups[at].fits(it)?;
        Some((overlap, at, verdict))
    });
    let best =
        fitting.max_by(|(a, at, _), (b, bt, _)| a.total_cmp(b).then(Reverse(at).cmp(&Reverse(bt))));
    best.map(|(_, at, verdict)| (at, verdict))
}

/// What leads from one claim to another: the words and the names of its sentence, and who says it.
fn leads_of(it: &Placed<'_>) -> impl Iterator<Item = u64> {
    let words = it.claim.words.iter().map(|word| u64::from(*word & !1));
    let names = it.entities.iter().map(|id| u64::from(id.0) | 1 << 40);
    let source = it.source.map(|id| u64::from(id.0) | 1 << 41);
    words.chain(names).chain(source)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;
    use crate::{
        analysis::{
            AnnotatedArticle,
            time::{self, Value},
        },
        article::{DateRange, Dating},
        story::{
            EntityId, Linker,
            compare::{Claim, Claims, of_article},
            fixture,
        },
    };

    struct Read {
        annotated: AnnotatedArticle,
        claims: Vec<Claim>,
        values: Vec<Value>,
        published: Option<Dating>,
        entities: Vec<EntityId>,
    }

    fn read(articles: &[(ArticleId, AnnotatedArticle)]) -> Vec<Read> {
        let mut linker = Linker::default();
        for (id, annotated) in articles {
            linker.add(*id, annotated, &[]);
        }
        let mut read: Vec<Read> = articles
            .iter()
            .map(|(_, annotated)| {
                let published = annotated.article.stated.published.clone();
                let day = published.as_ref().and_then(|dating| dating.days.only());
                Read {
                    claims: of_article(annotated),
                    values: time::resolve(&annotated.annotations.times, day),
                    entities: vec![EntityId(0); annotated.annotations.mentions.len()],
                    annotated: annotated.clone(),
                    published,
                }
            })
            .collect();
        for (at, entity) in linker.entities(&[]).iter().enumerate() {
            for mention in &entity.mentions {
                read[mention.article.index()].entities[mention.index as usize] =
                    EntityId(at as u32);
            }
        }
        read
    }

    fn comparisons(read: &[Read], order: &[usize]) -> Vec<Comparison> {
        let teller = |id: ArticleId| {
            let it = &read[id.index()];
            let outlet = it
                .annotated
                .article
                .key
                .0
                .split('/')
                .next()
                .unwrap_or_default();
            Teller {
                annotated: &it.annotated,
                claims: &it.claims,
                values: &it.values,
                published: it.published.as_ref(),
                entities: &it.entities,
                outlet,
            }
        };
        let mut claims = Claims::default();
        for &at in order {
            claims.add(ArticleId(at as u32), &read[at].claims);
        }
        let subjects = claims.subjects().into_iter();
        subjects
            .flat_map(|subject| compare(subject, &teller))
            .collect()
    }

    /// Each comparison with what it is of, and under it its values.
    fn listing(articles: &[(ArticleId, AnnotatedArticle)]) -> String {
        let read = read(articles);
        let order: Vec<usize> = (0..read.len()).collect();
        let mut out = String::new();
        for it in comparisons(&read, &order) {
            let (article, of) = it.of;
            let of = &read[article.index()].annotated.article.text[of];
            out += &format!("{of}: {}\n", it.verdict.name());
            for told in &it.values {
                let annotated = &read[told.article.index()].annotated;
                let figure = &annotated.annotations.figures[told.figure as usize];
                let days: DateRange = told.as_of;
                let words = &annotated.article.text[figure.span];
                out += &format!("    {} {words} {days}\n", annotated.article.key);
            }
        }
        out
    }

    #[track_caller]
    fn check(literal: &str, expect: Expect) {
        fixture::check(literal, listing, expect);
    }

    #[test]
    fn a_number_that_grows_from_day_to_day_is_progress() {
        check(
            "//- courier/1 2024-03-06
             Ashby was under water. The Norse Rescue Corps said it had already emptied 56 barns and stables around Lake Dunmore.
             //- mirror/1 2024-03-08
             Ashby fears more rain. The Norse Rescue Corps said 100 barns and stables had now been emptied.",
            expect![[r#"
                barns and stables: update
                    courier/1 56 2024-03-06
                    mirror/1 100 2024-03-08
            "#]],
        );
    }

    #[test]
    fn sentences_of_nearly_the_same_words_need_no_name_to_contradict_each_other() {
        check(
            "//- courier/1 2024-03-05
             The council of Ashby met under Ada Lark on Monday. The fall of the crane killed 12 people on Monday, police said.
             //- mirror/1 2024-03-05
             The council of Ashby sat for hours under Ada Lark on Monday. The fall of the crane killed 14 people on Monday, police said.",
            expect![[r#"
                people: conflict
                    courier/1 12 2024-03-04
                    mirror/1 14 2024-03-04
            "#]],
        );
    }

    #[test]
    fn what_one_source_counts_is_known_in_other_words() {
        check(
            "//- courier/1 2024-03-06
             Ashby was under water. By noon 56 barns and stables were in its hands, the Norse Rescue Corps said.
             //- mirror/1 2024-03-08
             Ashby fears more rain. According to the Norse Rescue Corps, 100 barns and stables are free of water already.
             //- herald/1 2024-03-08
             According to the Ashby Flood Board, 300 barns and stables are free of water already.",
            expect![[r#"
                barns and stables: update
                    courier/1 56 2024-03-06
                    mirror/1 100 2024-03-08
            "#]],
        );
    }

    #[test]
    fn two_outlets_that_give_two_numbers_of_one_day_differ() {
        check(
            "//- courier/1 2024-03-06
             A bridge collapsed in Ashby on Tuesday and killed 12 people on their way to market.
             //- mirror/1 2024-03-06
             The collapse of a bridge in Ashby on Tuesday killed 17 people, many of them on their way to market.",
            expect![[r#"
                people: conflict
                    courier/1 12 2024-03-05
                    mirror/1 17 2024-03-05
            "#]],
        );
    }

    #[test]
    fn a_round_number_agrees_with_what_it_rounds() {
        check(
            "//- courier/1 2024-03-06
             In 2014 the duke ruled over seven million people in a realm as large as Norway and Denmark.
             //- mirror/1 2024-03-08
             At his height in 2014, the duke ruled some 7.1 million people in a realm as large as Norway and Denmark together.",
            expect![[r#"
                people: agree
                    courier/1 over seven million 2014
                    mirror/1 some 7.1 million 2014
            "#]],
        );
    }

    #[test]
    fn other_places_days_parts_and_hopes_are_not_compared() {
        check(
            "//- courier/1 2024-03-06
             A bridge collapsed in Ashby on Tuesday and killed 12 people on their way to market.
             Norway will send 40 boats to Ashby, and 30 of the boats are new.
             //- mirror/1 2024-03-06
             A bridge collapsed in Corby on Tuesday and killed 17 people on their way to market.
             Norway has sent 20 boats to Ashby.
             //- herald/1 2024-03-06
             A bridge collapsed in Ashby on Monday and killed 15 people on their way to market.",
            expect![[r#""#]],
        );
    }

    #[test]
    fn a_copy_is_no_second_claim() {
        check(
            "//- courier/1 2024-03-06
             A bridge collapsed in Ashby on Tuesday and killed 12 people on their way to market.
             //- mirror/1 2024-03-06
             A bridge collapsed in Ashby on Tuesday and killed 12 people on their way to market.",
            expect![[r#""#]],
        );
    }

    const SHUFFLED: &str = "//- courier/1 2024-03-06
        A bridge collapsed in Ashby on Tuesday and killed 12 people on their way to market.
        //- mirror/1 2024-03-06
        The collapse of a bridge in Ashby on Tuesday killed 17 people, many of them on their way to market.
        //- herald/1 2024-03-07
        The death toll of the bridge that collapsed in Ashby on Tuesday rose to 19 people on their way to market.
        //- star/1 2024-03-08
        At least 19 people died when a bridge in Ashby collapsed on Tuesday as they went to market.";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn any_order_of_articles_gives_the_same_comparisons(
            order in Just((0..4).collect::<Vec<usize>>()).prop_shuffle()
        ) {
            let read = read(&fixture::articles(SHUFFLED));
            let first = comparisons(&read, &[0, 1, 2, 3]);
            prop_assert!(!first.is_empty());
            prop_assert_eq!(comparisons(&read, &order), first);
        }
    }
}
