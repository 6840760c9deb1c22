//! Finds time expressions.

use super::{
    From, Meaning, Part, Reference, Side, TimeExpression, Unit, When, calendar, clock, counted,
    feasts, heads,
    lexicon::{Forms, Word, Words},
    quarters, tense, years,
};
use crate::{
    analysis::Tokens,
    article::{Block, Role},
    lexicon::Class,
    text::{Span, Text},
};

/// The tokens up to which a phrase runs, and what it means.
pub(super) type Found = (usize, Meaning);

/// Finds every time expression in the blocks that tell something or date the article.
///
/// The phrases do not overlap. One pass over the tokens of each block.
pub fn find(tokens: &Tokens, blocks: &[Block]) -> Vec<TimeExpression> {
    let mut found = Vec::new();
    let forms = Forms::read(tokens);
    let by_hours = heads::are_hours(tokens, blocks);
    for block in blocks.iter().filter(|block| may_date(block.role)) {
        let words = Words::of(tokens, &forms, *block);
        let mut at = 0;
        while at < words.len() {
            let head = (by_hours && at == 0)
                .then(|| clock::head(&words, at))
                .flatten();
            let Some((after, meaning)) = head.or_else(|| phrase(&words, at)) else {
                at += 1;
                continue;
            };
            found.push(TimeExpression {
                span: words.span(at, after),
                kind: meaning.kind(),
                meaning,
                is_aside: tense::is_aside(&words, at, after),
            });
            at = after;
        }
    }
    found
}

/// Finds every time expression in one stretch of `text`, whatever stands around it.
pub fn find_in(text: &Text, span: Span) -> Vec<TimeExpression> {
    let block = Block {
        span,
        role: Role::Metadata,
    };
    find(&Tokens::of(text, &[block]), &[block])
}

fn may_date(role: Role) -> bool {
    role.tells() || matches!(role, Role::Metadata | Role::Dateline | Role::Byline)
}

/// The time expression that begins with token `at`.
fn phrase(words: &Words<'_>, at: usize) -> Option<Found> {
    match words.at(at) {
        Word::Stop | Word::Ahead | Word::Told => None,
        Word::Other => feasts::feast(words, at, None).or_else(|| clock::hour(words, at)),
        Word::Glue("early" | "late" | "mid") => {
            let inner = at + 1 + usize::from(words.is(at + 1, "-"));
            dated(words, inner).or_else(|| part_of_day(words, inner))
        }
        Word::Glue("earlier" | "later") => within_current(words, at + 1),
        Word::Glue("end" | "start" | "beginning" | "middle") if words.is(at + 1, "of") => {
            the_unit(words, at + 2).or_else(|| dated(words, at + 2))
        }
        Word::Glue("the") => the(words, at + 1),
        Word::Glue("overnight") if tense::side(words, at, at + 1) == Side::Open => None,
        Word::Glue("tonight" | "overnight") => {
            let when = When::Counted(0, Unit::Day, From::Published);
            Some((at + 1, Meaning::On(when, Some(Part::Night))))
        }
        Word::Glue("latest" | "comparable" | "corresponding" | "fiscal") => {
            quarters::quarter(words, at).or_else(|| fiscal_year(words, at))
        }
        Word::Glue("half") => clock::spoken(words, at).or_else(|| counted::half_unit(words, at)),
        Word::Glue("by") => by_part_of_day(words, at),
        // `every now and again`
        Word::Vague(Reference::Present)
            if words.is(at + 1, "and") && matches!(words.lower(at + 2), "again" | "then") =>
        {
            None
        }
        // `as soon as`, `soon after`, `as recently as` are no times of their own.
        Word::Vague(_) if words.is(at + 1, "as") || words.is(at + 1, "after") => None,
        Word::Vague(reference) => Some((at + 1, Meaning::Vague(reference))),
        Word::Side(_) | Word::Day(_) if is_title(words, at) => None,
        Word::Every(_) if is_masthead(words, at) => None,
        Word::Unit(Unit::Year) => quarters::quarter(words, at).or_else(|| end_of_year(words, at)),
        Word::Unit(Unit::Quarter) => clock::spoken(words, at),
        _ => calendar::date(words, at).or_else(|| counted::count(words, at)),
    }
}

/// `the Daily Ledger`, `the Hartwell Weekly`.
fn is_masthead(words: &Words<'_>, at: usize) -> bool {
    let capital = |at: usize| words.covered(at).starts_with(char::is_uppercase);
    let after_name = words.before(at) == Word::Other && capital(at.wrapping_sub(1));
    let before_name = capital(at + 1) && words.at(at + 1) == Word::Other;
    capital(at) && (after_name || before_name)
}

/// `evening` after `by`, of the day told last.
fn by_part_of_day(words: &Words<'_>, at: usize) -> Option<Found> {
    let Word::Part(part @ (Part::Morning | Part::Afternoon | Part::Evening | Part::Night)) =
        words.at(at + 1)
    else {
        return None;
    };
    let alone = !matches!(words.at(at + 2), Word::Other);
    let when = When::Counted(0, Unit::Day, From::Told);
    alone.then_some((at + 2, Meaning::On(when, Some(part))))
}

/// `This Week` and `Ashby Today`, as programmes and papers are called.
fn is_title(words: &Words<'_>, at: usize) -> bool {
    let capital = |at: usize| {
        let word = words.covered(at);
        word.starts_with(char::is_uppercase) && word.ends_with(char::is_lowercase)
    };
    match words.at(at) {
        Word::Day(_) => {
            let named = words.before(at) == Word::Other
                && words
                    .covered(at.wrapping_sub(1))
                    .starts_with(char::is_uppercase);
            capital(at) && (named || words.has(at + 1, Class::MASTHEAD))
        }
        _ => capital(at) && capital(at + 1) && matches!(words.at(at + 1), Word::Unit(_)),
    }
}

/// A phrase that means days of a calendar, not an hour.
fn dated(words: &Words<'_>, at: usize) -> Option<Found> {
    let at = at + usize::from(words.is(at, "in") || words.is(at, "on"));
    calendar::date(words, at)
        .filter(|(_, meaning)| matches!(meaning, Meaning::On(_, part) if !matches!(part, Some(Part::Clock(..)))))
}

/// `afternoon yesterday` after `mid`.
fn part_of_day(words: &Words<'_>, at: usize) -> Option<Found> {
    let Word::Part(part @ (Part::Morning | Part::Afternoon | Part::Evening)) = words.at(at) else {
        return None;
    };
    Some(clock::with_day(words, at + 1, part))
}

/// `this month`, `today`, `Thursday` or `in the week` after `earlier`.
fn within_current(words: &Words<'_>, at: usize) -> Option<Found> {
    match words.at(at) {
        Word::Glue("in") => the_unit(words, at + 1).or_else(|| current(words, at + 1)),
        _ => current(words, at),
    }
}

fn current(words: &Words<'_>, at: usize) -> Option<Found> {
    match words.at(at) {
        Word::Side(Side::This | Side::Last | Side::Next) | Word::Day(_) | Word::Weekday(..) => {
            dated(words, at)
        }
        _ => None,
    }
}

/// `the week`, as part of a longer phrase.
fn the_unit(words: &Words<'_>, at: usize) -> Option<Found> {
    match (words.is(at, "the"), words.at(at + 1)) {
        (
            true,
            Word::Unit(
                unit @ (Unit::Day
                | Unit::Week
                | Unit::Month
                | Unit::Quarter
                | Unit::Year
                | Unit::Decade),
            ),
        ) => Some((
            at + 2,
            Meaning::On(When::Counted(0, unit, From::Current), None),
        )),
        _ => None,
    }
}

/// `year-end`, `year's end`.
fn end_of_year(words: &Words<'_>, at: usize) -> Option<Found> {
    let between = usize::from(matches!(
        words.at(at + 1),
        Word::Glue("-" | "'s" | "’s" | "`s")
    ));
    let noun = matches!(words.at(at + 2 + between), Word::Other);
    (words.is(at + 1 + between, "end") && (!noun || words.is(at.wrapping_sub(1), "by"))).then(
        || {
            let when = When::Counted(0, Unit::Year, From::Published);
            (at + 2 + between, Meaning::On(when, None))
        },
    )
}

/// `fiscal 1989`, `fiscal year`, `fiscal year 1989`.
fn fiscal_year(words: &Words<'_>, at: usize) -> Option<Found> {
    let at = at + usize::from(words.is(at, "latest"));
    if !words.is(at, "fiscal") {
        return None;
    }
    let unit = usize::from(words.at(at + 1) == Word::Unit(Unit::Year));
    if let Some((year, after)) = years::number(words, at + 1 + unit) {
        return Some((after, Meaning::On(When::Year(year), None)));
    }
    if words.is(at + 2, "ended") || words.is(at + 2, "ending") {
        return (unit == 1).then_some((at + 2, Meaning::Length(Some(1), Unit::Year)));
    }
    (unit == 1).then(|| {
        let when = When::Counted(0, Unit::Year, From::Published);
        (at + 2, Meaning::On(when, None))
    })
}

/// What can follow an article that belongs to the phrase; `at` is after it.
fn the(words: &Words<'_>, at: usize) -> Option<Found> {
    match words.at(at) {
        Word::Part(part @ (Part::Morning | Part::Afternoon | Part::Evening | Part::Night)) => {
            if words.is(at + 1, "of")
                && let Some((after, Meaning::On(when, None))) = calendar::date(words, at + 2)
            {
                return Some((after, Meaning::On(when, Some(part))));
            }
            let passed = matches!(
                words.covered(at.wrapping_sub(2)),
                "spend" | "spends" | "spent" | "spending" | "stay" | "stays" | "stayed" | "staying"
            );
            let when = When::Counted(0, Unit::Day, From::Told);
            (!passed).then_some((at + 1, Meaning::On(when, Some(part))))
        }
        Word::Unit(Unit::Weekend) => Some(weekend(words, at)),
        Word::Unit(Unit::Year) => quarters::quarter(words, at)
            .filter(|(after, _)| *after > at + 3)
            .or_else(|| {
                let of = usize::from(words.is(at + 1, "of"));
                let (year, after) = years::number(words, at + 1 + of)?;
                Some((after, Meaning::On(When::Year(year), None)))
            })
            .or_else(|| period_told(words, at)),
        Word::Unit(Unit::Quarter) => matches!(
            words.before(at - 1),
            Word::Glue("in" | "for" | "during" | "of" | "from" | "over" | "by" | "with")
                | Word::Stop
        )
        .then(|| quarters::quarter(words, at))
        .flatten(),
        Word::Unit(Unit::Week | Unit::Month) => period_told(words, at),
        Word::Units(unit)
            if words.is(at + 1, "ahead")
                || matches!(words.before(at - 1), Word::Glue("over" | "through")) =>
        {
            Some((
                at + 1 + usize::from(words.is(at + 1, "ahead")),
                Meaning::Length(None, unit),
            ))
        }
        Word::Glue("full") if words.at(at + 1) == Word::Unit(Unit::Year) => {
            let when = When::Counted(0, Unit::Year, From::Published);
            Some((at + 2, Meaning::On(when, None)))
        }
        Word::Glue("near" | "short") if matches!(words.covered(at + 1), "future" | "term") => {
            Some((at + 2, Meaning::Vague(Reference::Future)))
        }
        Word::Glue("latest" | "comparable" | "corresponding" | "fiscal") => {
            quarters::quarter(words, at).or_else(|| fiscal_year(words, at))
        }
        Word::Side(Side::This) if words.is(at + 1, "fiscal") => {
            quarters::quarter(words, at + 1).or_else(|| fiscal_year(words, at + 1))
        }
        Word::Glue("end" | "start" | "beginning" | "early" | "late" | "middle" | "mid") => {
            phrase(words, at)
        }
        Word::Number(_) => quarters::quarter(words, at).or_else(|| counted::the_number(words, at)),
        Word::Glue("past" | "recent" | "future" | "same" | "'")
        | Word::Decade(_)
        | Word::Ordinal(_)
        | Word::Season(_)
        | Word::Side(_) => the_marked(words, at),
        _ => None,
    }
}

fn the_marked(words: &Words<'_>, at: usize) -> Option<Found> {
    let apostrophe = usize::from(words.is(at, "'"));
    let quarter = || {
        words
            .is(at, "same")
            .then(|| quarters::quarter(words, at))
            .flatten()
    };
    quarter()
        .or_else(|| calendar::date(words, at + apostrophe))
        .or_else(|| counted::count(words, at))
}

/// `the weekend`: that which is past on a working day, unless the words look ahead.
fn weekend(words: &Words<'_>, at: usize) -> Found {
    let side = match tense::side(words, at, at + 1) {
        Side::Coming => Side::Coming,
        _ => Side::Latest,
    };
    (at + 1, Meaning::On(When::Weekend(side), None))
}

/// `for the year`, `in the week`; but `for the year ended July 2` is a length.
fn period_told(words: &Words<'_>, at: usize) -> Option<Found> {
    let Word::Unit(unit) = words.at(at) else {
        return None;
    };
    let cue = matches!(words.before(at - 1), Word::Glue("for" | "in" | "during"))
        || words.before(at - 1) == Word::Glue("of")
            && matches!(
                words.before(at - 2),
                Word::Units(_) | Word::Glue("end" | "start")
            )
        || matches!(words.at(at + 1), Word::Glue("'s" | "’s" | "`s")) && unit == Unit::Week;
    if !cue {
        return None;
    }
    if words.is(at + 1, "ended") || words.is(at + 1, "ending") {
        return Some((at + 1, Meaning::Length(Some(1), unit)));
    }
    let alone = matches!(
        words.at(at + 1),
        Word::Stop
            | Word::Told
            | Word::Ahead
            | Word::Glue(
                "," | "to"
                    | "and"
                    | "from"
                    | "in"
                    | "at"
                    | "by"
                    | "as"
                    | "with"
                    | "of"
                    | "'s"
                    | "’s"
                    | "`s"
            )
    );
    alone.then(|| {
        (
            at + 1,
            Meaning::On(When::Counted(0, unit, From::Current), None),
        )
    })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::analysis::{fixture, time::resolve};

    /// The fixtures are published on Wednesday 6 March 2024.
    #[track_caller]
    fn check(expect: Expect) {
        let published = Some(jiff::civil::date(2024, 3, 6));
        fixture::check(
            |text| {
                let times = find_in(text, text.span());
                let values = resolve(&times, published);
                let label = |(time, value): (&TimeExpression, super::super::Value)| {
                    (time.span, format!("{} {}", time.kind.name(), value.timex))
                };
                times.iter().zip(values).map(label).collect()
            },
            expect,
        );
    }

    #[test]
    fn weekdays_lie_back_unless_the_words_look_ahead() {
        check(expect![[r#"
            The bridge fell on Tuesday, and the mill on Wednesday, police said on Friday.
                               ^^^^^^^ DATE 2024-03-05
                                                        ^^^^^^^^^ DATE 2024-03-06
                                                                                  ^^^^^^ DATE 2024-03-01
            The court will sit on Friday. It is to close until Monday.
                                  ^^^^^^ DATE 2024-03-08
                                                               ^^^^^^ DATE 2024-03-11
            He was arrested last Wednesday; the trial opens next Wednesday night.
                            ^^^^^^^^^^^^^^ DATE 2024-02-28
                                                            ^^^^^^^^^^^^^^^^^^^^ TIME 2024-03-13TNI
        "#]]);
    }

    #[test]
    fn a_weekday_and_its_date_are_one_expression() {
        check(expect![[r#"
            They met on Sunday (March 3) and on Monday, March 4, 2024, in Dunmore.
                        ^^^^^^^^^^^^^^^^ DATE 2024-03-03
                                                ^^^^^^^^^^^^^^^^^^^^^ DATE 2024-03-04
            It rained on Friday 1 March 2024 and Sat. 2 March.
                         ^^^^^^^^^^^^^^^^^^^ DATE 2024-03-01
                                                 ^^^^^^^^^^^^ DATE 2024-03-02
        "#]]);
    }

    #[test]
    fn a_date_without_year_lies_nearest_to_publication() {
        check(expect![[r#"
            Between December 24th and the 30th of January it snowed; on April 2 it may thaw.
                    ^^^^^^^^^^^^^ DATE 2023-12-24
                                      ^^^^^^^^^^^^^^^^^^^ DATE 2024-01-30
                                                                        ^^^^^^^ DATE 2024-04-02
            The ship sank on Nov. 9, 1912, as told on 2024-02-27 and 27/2/2024.
                             ^^^^^^^^^^^^ DATE 1912-11-09
                                                      ^^^^^^^^^^ DATE 2024-02-27
                                                                     ^^^^^^^^^ DATE 2024-02-27
        "#]]);
    }

    #[test]
    fn a_month_is_the_latest_one() {
        check(expect![[r#"
            The mill opened in July, closed in late March 2019 and burnt last May.
                               ^^^^ DATE 2023-07
                                               ^^^^^^^^^^^^^^^ DATE 2019-03
                                                                         ^^^^^^^^ DATE 2023-05
            In May they may march; Theresa May and March Hare may not. By June it will reopen.
               ^^^ DATE 2024-05
                                                                          ^^^^ DATE 2024-06
        "#]]);
    }

    #[test]
    fn years_need_words_that_make_them_years() {
        check(expect![[r#"
            Since 2003, some 2000 men and 1950 mules left; in 2014 only 1999 votes were cast.
                  ^^^^ DATE 2003
                                                              ^^^^ DATE 2014
            The 2014-16 drought, the 1990s, the 19th century, room 2012, 20171123.
                ^^^^ DATE 2014
                     ^^ DATE 2016
                                 ^^^^^^^^^ DATE 199
                                            ^^^^^^^^^^^^^^^^ DATE 18
        "#]]);
    }

    #[test]
    fn hours_of_a_zone_are_no_years() {
        check(expect![[r#"
            The hall opens from 1400 BST (1300 GMT); the fair runs from 1900 to 2200 EST, as it did from 1900 to 1914.
                                ^^^^^^^^ TIME 2024-03-06T14:00
                                          ^^^^^^^^ TIME 2024-03-06T13:00
                                                                        ^^^^ TIME 2024-03-06T19:00
                                                                                ^^^^^^^^ TIME 2024-03-06T22:00
                                                                                                         ^^^^ DATE 1900
                                                                                                                 ^^^^ DATE 1914
        "#]]);
    }

    #[test]
    fn years_of_any_century_are_found_where_words_make_them_years() {
        check(expect![[r#"
            Hale (1704 – 1787) came to Ashby in 1731; by 1745 the 1739 charter of 1500 men was void, wrote Sabri (2012).
                  ^^^^ DATE 1704
                         ^^^^ DATE 1787
                                                ^^^^ DATE 1731
                                                         ^^^^ DATE 1745
                                                                  ^^^^ DATE 1739
                                                                                                                  ^^^^ DATE 2012
            Born c. 1640, he was, in nineteen ninety-six, the first since 347 AD to climb room 1987 of 1250 steps.
                    ^^^^ DATE 1640
                                     ^^^^^^^^^^^^^^^^^^^ DATE 1996
                                                                          ^^^^^^ DATE 0347
            His 1996 campaign cost $1996 and 1,996 hours; the 2010 games, mid-1950 and the ’80s were cheaper, in her 30s.
                ^^^^ DATE 1996
                                                              ^^^^ DATE 2010
                                                                          ^^^^^^^^ DATE 1950
                                                                                       ^^^^^^^^ DATE 198
        "#]]);
    }

    #[test]
    fn the_second_part_of_a_range_takes_what_it_lacks_from_the_first() {
        check(expect![[r#"
            From March to August 2011, on 5-6 September and Nov. 23-25, 2017, and from 1868 to 1912 it snowed.
                 ^^^^^ DATE 2011-03
                          ^^^^^^^^^^^ DATE 2011-08
                                          ^ DATE 2011-09-05
                                            ^^^^^^^^^^^ DATE 2011-09-06
                                                            ^^^^^^^ DATE 2017-11-23
                                                                    ^^^^^^^^ DATE 2017-11-25
                                                                                       ^^^^ DATE 1868
                                                                                               ^^^^ DATE 1912
        "#]]);
    }

    #[test]
    fn the_verbs_around_a_weekday_say_whether_it_lies_ahead() {
        check(expect![[r#"
            On Friday the council will vote. The council, which met on Friday, agreed to vote on Monday.
               ^^^^^^ DATE 2024-03-08
                                                                       ^^^^^^ DATE 2024-03-01
                                                                                                 ^^^^^^ DATE 2024-03-11
            Troops advanced to take the bridge on Friday; they had been due to leave on Monday, and had left by Sunday.
                                                  ^^^^^^ DATE 2024-03-01
                                                                                        ^^^^^^ DATE 2024-03-04
                                                                                                                ^^^^^^ DATE 2024-03-03
            On Monday, officials said they will vote. She plays on a Sunday and on Saturday nights, as in Friday the 13th; a Sunday night raid took all.
               ^^^^^^ DATE 2024-03-04
                                                                     ^^^^^^ SET XXXX-WXX-7
                                                                                   ^^^^^^^^^^^^^^^ SET XXXX-WXX-6
                                                                                                                             ^^^^^^^^^^^^ TIME 2024-03-03TNI
        "#]]);
    }

    #[test]
    fn a_month_of_which_nothing_is_said_may_lie_a_little_ahead() {
        check(expect![[r#"
            A meeting in May; a flood in August. The road will open in August, a plan for December.
                         ^^^ DATE 2024-05
                                         ^^^^^^ DATE 2023-08
                                                                       ^^^^^^ DATE 2024-08
                                                                                          ^^^^^^^^ DATE 2023-12
        "#]]);
    }

    #[test]
    fn results_are_compared_with_the_quarter_told() {
        check(expect![[r#"
            In the fourth quarter the mill earned $5 million, up from $4 million a year earlier. The year-earlier quarter
               ^^^^^^^^^^^^^^^^^^ DATE 2023-Q4
                                                                                 ^^^^^^^^^^^^^^ DATE 2022-Q4
                                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^ DATE 2022-Q4
            was good, the 2021 period poor, said the owner a year ago. Sales in the quarter ended Dec. 31 rose.
                      ^^^^^^^^^^^^^^^ DATE 2021-Q4
                                                           ^^^^^^^^^^ DATE 2023
                                                                                ^^^^^^^^^^^ DATE 2023-Q4
                                                                                                  ^^^^^^^ DATE 2023-12-31
            For the first half of 2022 and last year's third quarter it lost money; fiscal 2024 and the fiscal year end well.
                ^^^^^^^^^^^^^^^^^^^^^^ DATE 2022-H1
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^ DATE 2023-Q3
                                                                                    ^^^^^^^^^^^ DATE 2024
                                                                                                    ^^^^^^^^^^^^^^^ DATE 2024
            Three-quarters of it went for the year ended Jan. 31, and a second quarter of the town was flooded by year-end.
                                          ^^^^^^^^ DURATION P1Y
                                                         ^^^^^^^ DATE 2024-01-31
                                                                                                                  ^^^^^^^^ DATE 2024
        "#]]);
    }

    #[test]
    fn feasts_and_seasons_are_days_where_they_stand_for_days() {
        check(expect![[r#"
            It snowed at Christmas, on New Year's Eve and on Easter Monday 2022; a Christmas tree grew on Easter Island.
                         ^^^^^^^^^ DATE 2023-12-25
                                       ^^^^^^^^^^^^^^ DATE 2023-12-31
                                                             ^^^^^^^^^^^^^^^^^^ DATE 2022-04-18
            The Winter Palace opened last summer, in the spring of 2019 and over the winter. By Thanksgiving it will close.
                                     ^^^^^^^^^^^ DATE 2023-SU
                                                     ^^^^^^^^^^^^^^^^^^ DATE 2019-SP
                                                                                 ^^^^^^^^^^ DATE 2024-WI
                                                                                                ^^^^^^^^^^^^ DATE 2024-11-28
        "#]]);
    }

    #[test]
    fn in_a_text_that_looks_back_days_follow_those_told() {
        check(expect![[r#"
            Hale was born in 1801, left in 1819 and came back on 4 May 1822. On 12 June she founded the mill, still in use today.
                             ^^^^ DATE 1801
                                           ^^^^ DATE 1819
                                                                 ^^^^^^^^^^ DATE 1822-05-04
                                                                                ^^^^^^^ DATE 1822-06-12
                                                                                                                           ^^^^^ DATE PRESENT_REF
            The following year it burnt; two years later, in March, she rebuilt it. By the end of the year it ran.
            ^^^^^^^^^^^^^^^^^^ DATE 1823
                                         ^^^^^^^^^^^^^^^ DATE 1825
                                                             ^^^^^ DATE 1825-03
                                                                                       ^^^^^^^^^^^^^^^^^^^ DATE 1825
        "#]]);
    }

    #[test]
    fn a_part_of_a_day_without_a_day_is_none_of_publication() {
        check(expect![[r#"
            They drink tea in the morning and spent the night in Ashby. On Monday they met; in the afternoon it rained.
                              ^^^^^^^^^^^ TIME XXXX-XX-XXTMO
                                                                           ^^^^^^ DATE 2024-03-04
                                                                                               ^^^^^^^^^^^^^ TIME 2024-03-04TAF
            Water it overnight. Shells fell overnight, it said at 5 p.m. EST, Feb. 9. It happened on 9/11.
                                            ^^^^^^^^^ TIME 2024-03-06TNI
                                                                  ^^^^^^^^^^^^^^^^^^ TIME 2024-02-09T17:00
                                                                                                     ^^^^ DATE 2001-09-11
        "#]]);
    }

    #[test]
    fn parts_of_a_day_belong_to_the_day_told() {
        check(expect![[r#"
            The rain began on Sunday night. By the morning the lake was full.
                              ^^^^^^^^^^^^ TIME 2024-03-03TNI
                                               ^^^^^^^^^^^ TIME 2024-03-03TMO
            This morning it sank; last night and at 5:30 p.m. Monday it rose.
            ^^^^^^^^^^^^ TIME 2024-03-06TMO
                                  ^^^^^^^^^^ TIME 2024-03-05TNI
                                                    ^^^^^^^^^^^^^^^^ TIME 2024-03-04T17:30
        "#]]);
    }

    #[test]
    fn units_are_counted_from_publication_or_from_the_day_told() {
        check(expect![[r#"
            Last week, earlier this month and two years ago the river rose; ten days ago it fell.
            ^^^^^^^^^ DATE 2024-W09
                       ^^^^^^^^^^^^^^^^^^ DATE 2024-03
                                              ^^^^^^^^^^^^^ DATE 2022
                                                                            ^^^^^^^^^^^^ DATE 2024-02-25
            On 1 March 2023 it froze. A day later it thawed, and by next year it will be warm.
               ^^^^^^^^^^^^ DATE 2023-03-01
                                      ^^^^^^^^^^^ DATE 2023-03-02
                                                                    ^^^^^^^^^ DATE 2025
        "#]]);
    }

    #[test]
    fn lengths_are_durations() {
        check(expect![[r#"
            After nine months, a two-week siege and several days of rain, the 16-year-old slept for 48 hours.
                  ^^^^^^^^^^^ DURATION P9M
                                 ^^^^^^^^ DURATION P2W
                                                    ^^^^^^^^^^^^ DURATION PXD
                                                                                                    ^^^^^^^^ DURATION PT48H
            The past three years were dry; a second man waited $5 a month.
            ^^^^^^^^^^^^^^^^^^^^ DURATION P3Y
        "#]]);
    }

    #[test]
    fn sets_recur_and_vague_words_have_no_day() {
        check(expect![[r#"
            Every day, each Friday and every two weeks they now meet, as recently as in recent months.
            ^^^^^^^^^ SET P1D
                       ^^^^^^^^^^^ SET XXXX-WXX-5
                                       ^^^^^^^^^^^^^^^ SET P2W
                                                            ^^^ DATE PRESENT_REF
                                                                                        ^^^^^^^^^^^^^ DATE PAST_REF
        "#]]);
    }

    #[test]
    fn hours_of_the_clock_are_found_in_all_their_forms() {
        check(expect![[r#"
            The gate opened at 5.30 am on Tuesday and closed at 9.15pm. A tremor came at 0742 GMT on Monday and at 18:05 local time.
                               ^^^^^^^ TIME 2024-03-05T05:30
                                          ^^^^^^^ DATE 2024-03-05
                                                                ^^^^^^ TIME 2024-03-05T21:15
                                                                                         ^^^^^^^^ TIME 2024-03-04T07:42
                                                                                                     ^^^^^^ DATE 2024-03-04
                                                                                                                   ^^^^^^^^^^^^^^^^ TIME 2024-03-04T18:05
            The count ran from noon until midnight; at half past five and at 2:45 in the afternoon it stopped, at about 0430 hours too.
                               ^^^^ TIME 2024-03-04T12:00
                                          ^^^^^^^^ TIME 2024-03-04T00:00
                                                       ^^^^^^^^^^^^^^ TIME 2024-03-04T05:30
                                                                             ^^^^^^^^^^^^^^^^^^^^^ TIME 2024-03-04T14:45
                                                                                                                        ^^^^^^^^^^ TIME 2024-03-04T04:30
            The hall is open from 7 to 9 p.m., a noon prayer; she won 10:15 in 12:30, read John 12:30 and paid 5.30 pounds.
                                  ^ TIME 2024-03-04T19:00
                                       ^^^^^^ TIME 2024-03-04T21:00
                                                                      ^^^^^ TIME 2024-03-04T10:15
        "#]]);
    }

    /// Each line as a block of the body.
    fn entries(text: &Text) -> Vec<Block> {
        let lines = text.lines().filter(|line| !line.is_empty());
        let body = |span| Block {
            span,
            role: Role::Body,
        };
        lines.map(body).collect()
    }

    #[test]
    fn hours_at_the_head_of_entries_are_those_of_publication() {
        let text = Text::new("1905: We are off.\n\n1938: Team news.\n\n2112: A goal.");
        let blocks = entries(&text);
        let values = |blocks: &[Block]| {
            let times = find(&Tokens::of(&text, blocks), blocks);
            let values = resolve(&times, Some(jiff::civil::date(2024, 3, 6)));
            values.into_iter().map(|it| it.timex).collect::<Vec<_>>()
        };
        assert_eq!(
            values(&blocks),
            ["2024-03-06T19:05", "2024-03-06T19:38", "2024-03-06T21:12"]
        );
        let text = Text::new("1905: A mill is built.\n\n1976: It burns.");
        let blocks = entries(&text);
        let times = find(&Tokens::of(&text, &blocks), &blocks);
        assert!(
            times
                .iter()
                .all(|time| time.kind == super::super::TimeKind::Date)
        );
    }

    #[test]
    fn the_clause_of_a_weekday_says_whether_it_is_past_or_to_come() {
        check(expect![[r#"
            She takes office on Monday. Rain is forecast for Saturday. The strike planned for Sunday was called off.
                                ^^^^^^ DATE 2024-03-11
                                                             ^^^^^^^^ DATE 2024-03-09
                                                                                              ^^^^^^ DATE 2024-03-03
            Until Thursday she had not been named. By Sunday more than 40 had signed. He would appeal Tuesday's ruling.
                  ^^^^^^^^ DATE 2024-02-29
                                                      ^^^^^^ DATE 2024-03-03
                                                                                                      ^^^^^^^ DATE 2024-03-05
            He is expected to meet survivors of Sunday's flood, and will vote in Sunday's election; it ran until Monday.
                                                ^^^^^^ DATE 2024-03-03
                                                                                 ^^^^^^ DATE 2024-03-10
                                                                                                                 ^^^^^^ DATE 2024-03-04
            He could not be reached on Saturday. She agreed to leave by Friday.
                                       ^^^^^^^^ DATE 2024-03-02
                                                                        ^^^^^^ DATE 2024-03-08
            The man arrested on Saturday appears in court on Thursday. Talks begin on Monday. Monday's race has been called off.
                                ^^^^^^^^ DATE 2024-03-02
                                                             ^^^^^^^^ DATE 2024-03-07
                                                                                      ^^^^^^ DATE 2024-03-11
                                                                                              ^^^^^^ DATE 2024-03-11
        "#]]);
    }

    #[test]
    fn days_with_names_are_those_of_the_calendar() {
        check(expect![[r#"
            The Sept. 11 attacks and the Jan. 6 riot; Boxing Day was wet, Good Friday will be dry, the shops open on Labor Day.
                ^^^^^^^^ DATE 2001-09-11
                                         ^^^^^^ DATE 2021-01-06
                                                      ^^^^^^^^^^ DATE 2023-12-26
                                                                          ^^^^^^^^^^^ DATE 2024-03-29
                                                                                                                     ^^^^^^^^^ DATE 2023-09-04
            It rained on Nov. 11, on St Patrick's Day 2023 and on Black Friday, a Christmas tree fell, and May Day will come.
                         ^^^^^^^ DATE 2023-11-11
                                     ^^^^^^^^^^^^^^^^^^^^^ DATE 2023-03-17
                                                                  ^^^^^^^^^^^^ DATE 2023-11-24
                                                                                                           ^^^^^^^ DATE 2024-05-01
        "#]]);
    }

    #[test]
    fn years_days_and_lengths_follow_what_was_told_not_when_it_was_said() {
        check(expect![[r#"
            The ship sank on 2 August 2022. A witness said on Tuesday that it had sailed three days earlier and lay there that night.
                             ^^^^^^^^^^^^^ DATE 2022-08-02
                                                              ^^^^^^^ DATE 2024-03-05
                                                                                         ^^^^^^^^^^^^^^^^^^ DATE 2022-07-30
                                                                                                                          ^^^^^^^^^^ TIME 2022-07-30TNI
            It brought back 2011, he said of the quake of March 11 that year. A wave came four minutes later, on 6 June last year.
                            ^^^^ DATE 2011
                                                          ^^^^^^^^^^^^^^^^^^ DATE 2011-03-11
                                                                                          ^^^^^^^^^^^^^^^^^^ DURATION PT4M
                                                                                                                 ^^^^^^^^^^^^^^^^ DATE 2023-06-06
            On the 14th, the council met. It was out for the second day, for two and a half years, half an hour and tomorrow week.
               ^^^^^^^^ DATE 2023-06-14
                                                         ^^^^^^^^^^^^^^ DURATION P2D
                                                                             ^^^^^^^^^^^^^^^^^^^^ DURATION P2.5Y
                                                                                                   ^^^^^^^^^^^^ DURATION PT30M
                                                                                                                    ^^^^^^^^^^^^^ DATE 2024-03-14
        "#]]);
    }

    #[test]
    fn halves_and_quarters_are_of_a_year_where_business_is_told() {
        check(expect![[r#"
            She scored in the second half. First half we slept. Profit fell in the second half and rose in Q1 to $5 million.
                                                                               ^^^^^^^^^^^^^^^ DATE 2023-H2
                                                                                                           ^^ DATE 2024-Q1
            H1 results come on July 30. Q3 was the bore of the car.
            ^^ DATE 2024-H1
                               ^^^^^^^ DATE 2024-07-30
        "#]]);
    }

    #[test]
    fn names_of_papers_and_people_are_no_days() {
        check(expect![[r#"
            The Hartwell Weekly, the Sunday Chronicle, the Daily Ledger and USA Today came; every now and again Chief Sunday Eze wrote.
            A survey of 1709 schoolchildren at 1999 Elm Street fell from 2019 levels, and it rose 1950 feet; the 2014 protests went on.
                                                                         ^^^^ DATE 2019
                                                                                                                 ^^^^ DATE 2014
        "#]]);
    }

    #[test]
    fn noise_has_no_times() {
        let text = Text::new("Updated Monday");
        let block = Block {
            span: text.span(),
            role: Role::Noise,
        };
        assert_eq!(find(&Tokens::of(&text, &[block]), &[block]), []);
    }
}
