//! Figures: how many of what, as of when, and who says so.
//!
//! A number is found by its digits or words (`numbers`), the words around say how closely it is meant
//! (`bounds`), and what follows what it counts (`counted`) or measures (`measures`). Numbers that are parts
//! of dates, ages, names, scores and lists are none.

mod alone;
mod amount;
mod bounds;
mod counted;
mod labels;
mod measures;
mod numbers;
mod shares;
mod tolls;
mod words;

pub use amount::{Amount, Bound};
pub use measures::Measure;

use std::cell::RefCell;

use super::{
    Mention, Quote, Sentence, Speaker, TimeExpression, Tokens, parsed::Parsed, speech::Statement,
    starting_in, time::Meaning,
};
use crate::{
    lexicon::Class,
    text::{Span, Text},
};
use counted::Counted;
use words::Words;

/// A number in the text with what it counts or measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The number with its bound and its unit: `at least 56`, `27,000 square km`, `£2.1bn`.
    pub span: Span,
    /// How many or how much.
    pub amount: Amount,
    /// What kind of thing the number tells of.
    pub measure: Measure,
    /// What is counted, as it stands: `villages and hamlets`; or what a share or an amount is of.
    pub of: Option<Span>,
    /// The noun in `of` that the other words belong to; of two joined by `and`, the first.
    pub head: Option<Span>,
    /// The time expression that says when, by its index in the article: the nearest in the sentence.
    pub time: Option<u32>,
    /// Who says so, where the sentence tells.
    pub source: Option<Speaker>,
}

/// What was found before in an article, and says what a number is not.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    pub(super) sentences: &'a [Sentence],
    pub(super) mentions: &'a [Mention],
    pub(super) times: &'a [TimeExpression],
    pub(super) quotes: &'a [Quote],
    pub(super) statements: &'a [Statement],
}

/// Finds every figure in the sentences of an article, in order.
pub(super) fn find(text: &Text, tokens: &Tokens, found: &Found<'_>) -> Vec<Figure> {
    let mut figures = Vec::new();
    for sentence in found.sentences {
        let words = Words::of(tokens, sentence.span);
        if !words.may_hold_number() {
            continue;
        }
        let reader = Reader {
            words,
            mentions: starting_in(found.mentions, sentence.span, |mention| mention.span),
            times: starting_in(found.times, sentence.span, |time| time.span),
            parsed: RefCell::default(),
        };
        let first = figures.len();
        reader.read(&mut figures);
        let first_time = found
            .times
            .partition_point(|time| time.span.start() < sentence.span.start());
        for figure in &mut figures[first..] {
            let time = reader.time_of(text, figure.span);
            figure.time = time.map(|time| (first_time + time) as u32);
            figure.source = source(found, sentence.span, figure.span);
        }
    }
    figures
}

/// Who says what stands at `span`: who is quoted there, else who is said in the sentence to say something.
fn source(found: &Found<'_>, sentence: Span, span: Span) -> Option<Speaker> {
    let after = found
        .quotes
        .partition_point(|quote| quote.span.start() <= span.start());
    let quote = found.quotes[..after].last();
    if let Some(quote) = quote.filter(|quote| quote.span.contains(span)) {
        return quote.speaker;
    }
    let said = starting_in(found.statements, sentence, |statement| statement.cue);
    let distance = |statement: &&Statement| statement.cue.start().abs_diff(span.start());
    let said = said.iter().min_by_key(distance);
    said.map(|statement| statement.speaker)
}

/// One sentence, and what of it is known.
struct Reader<'a> {
    words: Words<'a>,
    mentions: &'a [Mention],
    times: &'a [TimeExpression],
    /// Its tree, once it was asked for.
    parsed: RefCell<Option<Parsed<'a>>>,
}

impl Reader<'_> {
    fn read(&self, figures: &mut Vec<Figure>) {
        let mut at = 0;
        while at < self.words.len() {
            match self.figure(at) {
                Some((figure, after)) => {
                    figures.extend(figure);
                    at = after.max(at + 1);
                }
                None => at += 1,
            }
        }
    }

    /// The number that begins at `at`, if it is a figure, and the word after it.
    fn figure(&self, at: usize) -> Option<(Option<Figure>, usize)> {
        if let Some((amount, after)) = shares::share(&self.words, at) {
            return Some(self.share(at, amount, after));
        }
        let words = &self.words;
        let money = measures::currency_before(words, at);
        let magnitude = measures::magnitude(words, at);
        let vote = self.splits_vote(at);
        let (mut amount, mut after) = match vote {
            true => (
                Amount::exactly(words.at(at).replace(',', "").parse().ok()?),
                at + 1,
            ),
            false => numbers::number(words, at, money.map(|(_, first)| first))?,
        };
        let mut first = money.or(magnitude).map_or(at, |(_, first)| first);
        let mut measure = money
            .or(magnitude)
            .map_or(Measure::Count, |(measure, _)| measure);
        let hyphen = usize::from(words.at(after) == "-" && words.touches_next(after - 1));
        let unit = measures::unit(words, after + hyphen, amount.low());
        let unit = unit.filter(|_| measure == Measure::Count);
        let measured = unit.is_some() || measure != Measure::Count;
        if self.is_part(words.cover(at, after))
            || !vote && magnitude.is_none() && self.is_label(at, after, money.is_some(), measured)
        {
            return Some((None, after));
        }
        if let Some((bound, begin)) = bounds::before(words, first) {
            amount.bound = bound;
            first = begin;
        }
        if let Some((bound, end)) = bounds::after(words, after) {
            amount.bound = bound;
            after = end;
        }
        if let Some((unit, end)) =
            measures::unit(words, after + hyphen, amount.low()).filter(|_| unit.is_some())
        {
            measure = unit;
            after = end;
        } else if hyphen == 1 && !vote && !matches!(words.at(after + 1), "strong" | "magnitude") {
            // `a three-member panel`
            return Some((None, after));
        }
        if hyphen == 1 && words.at(after + 1) == "magnitude" {
            measure = Measure::Unit("magnitude");
        }
        let of = match hyphen == 1 && words.at(after + 1) == "strong" {
            true => counted::whole(words, after + 2),
            false => self.of(measure, amount, after),
        };
        if measure == Measure::Count
            && of.is_none()
            && !self.is_toll(at, after)
            && !self.is_alone(at, after, amount)
        {
            return Some((None, after));
        }
        let figure = self.told(words.cover(first, after), amount, measure, of);
        // `16 of the 29 seats` has two.
        let is_number =
            |at: usize| words.is_number(at) || words.entry(at).classes.contains(Class::CARDINAL);
        let next = of.map_or(after, |of| match (after..of.head).any(is_number) {
            true => after,
            false => of.head.max(after),
        });
        Some((Some(figure), next))
    }

    /// A figure of which it is not known yet when it holds and who says so.
    fn told(&self, span: Span, amount: Amount, measure: Measure, of: Option<Counted>) -> Figure {
        Figure {
            span,
            amount,
            measure,
            of: of.map(|of| self.words.cover(of.first, of.after)),
            head: of.map(|of| self.words.span(of.head)),
            time: None,
            source: None,
        }
    }

    /// The figure of a part that begins at `at`, if it is one, and the word after it.
    fn share(&self, at: usize, mut amount: Amount, after: usize) -> (Option<Figure>, usize) {
        let words = &self.words;
        let mut first = at;
        let is_whole = words.at(after) == "of";
        // `half a percentage point` is no half.
        if self.is_part(words.cover(at, after))
            || !is_whole && measures::unit(words, after, 0.0).is_some()
        {
            return (None, after);
        }
        if let Some((bound, begin)) = bounds::before(words, at) {
            amount.bound = bound;
            first = begin;
        }
        let of = counted::whole(words, after + usize::from(is_whole));
        let figure = self.told(words.cover(first, after), amount, Measure::Percent, of);
        (Some(figure), after)
    }

    fn of(&self, measure: Measure, amount: Amount, after: usize) -> Option<Counted> {
        let words = &self.words;
        let one = amount.only() == Some(1.0);
        if measure == Measure::Count {
            let of_them = words.at(after) == "of"
                && matches!(
                    words.at(after + 1),
                    "the" | "its" | "their" | "those" | "his" | "her" | "our" | "my"
                );
            // `one of the victims` counts nobody.
            if of_them && one {
                return None;
            }
            let first = after + 2 * usize::from(of_them);
            // `three of the 12 villages`
            let first = match of_them
                .then(|| numbers::number(words, first, None))
                .flatten()
            {
                Some((_, end)) => end,
                None => first,
            };
            return counted::counted(words, first, one);
        }
        let of = words.at(after) == "of";
        of.then(|| counted::whole(words, after + 1)).flatten()
    }

    /// Whether the time at `span` is one from or up to which something is counted.
    fn is_end(&self, span: Span) -> bool {
        let at = (0..self.words.len()).find(|&at| self.words.span(at).start() >= span.start());
        at.is_some_and(|at| {
            matches!(
                self.words.before(at, 1),
                "since" | "until" | "before" | "after" | "from" | "than" | "by"
            )
        })
    }

    /// The time expression with days that belongs to the figure at `span`, by its index in the sentence.
    ///
    /// Of several it is the one with the fewest commas between, then the nearest. What was `since` or `before`
    /// a time is not as of it.
    fn time_of(&self, text: &Text, span: Span) -> Option<usize> {
        let dated = |meaning: Meaning| matches!(meaning, Meaning::On(..));
        let candidates = self
            .times
            .iter()
            .enumerate()
            .filter(|(_, time)| !is_aside(text, span, time.span))
            .filter(|(_, time)| dated(time.meaning) && !self.is_end(time.span));
        let rank = |(_, time): &(usize, &TimeExpression)| {
            let (first, second) = if time.span < span {
                (time.span, span)
            } else {
                (span, time.span)
            };
            let between = Span::new(first.end(), second.start().max(first.end()));
            let n_marks = text[between].matches([',', ';', ':', '—']).count();
            (n_marks, between.len())
        };
        candidates.min_by_key(rank).map(|(at, _)| at)
    }
}

/// Whether a time after the figure stands beyond a comma, where it mostly tells of something else.
fn is_aside(text: &Text, figure: Span, time: Span) -> bool {
    let after = figure.end() <= time.start();
    after && text[Span::new(figure.end(), time.start())].contains([',', ';', '('])
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::analysis::{Speaker, annotate, fixture};

    /// Each figure with its amount, its unit, what it counts, when, and who says so; every line is a paragraph.
    #[track_caller]
    fn check(expect: Expect) {
        fixture::check(
            |text| {
                let found = annotate(&fixture::article(text));
                let label = |figure: &super::Figure| {
                    let amount = figure.amount;
                    let mut label = match amount.only() {
                        Some(number) => format!("{number}"),
                        None => format!("{}..{}", amount.low(), amount.high()),
                    };
                    label += &format!(" {:?}", amount.bound);
                    if let Some(unit) = figure.measure.unit() {
                        label += &format!(" {unit}");
                    }
                    if let Some(of) = figure.of {
                        label += &format!(" [{}]", &text[of]);
                    }
                    if let Some(time) = figure.time {
                        label += &format!(" @{}", &text[found.times[time as usize].span]);
                    }
                    label += &match figure.source {
                        Some(Speaker::Name(n)) => {
                            format!(" by {}", &text[found.mentions[n as usize].span])
                        }
                        Some(Speaker::Unnamed(words)) => format!(" by ({})", &text[words]),
                        None => String::new(),
                    };
                    (figure.span, label)
                };
                found.figures.iter().map(label).collect()
            },
            expect,
        );
    }

    #[test]
    fn a_number_counts_the_plural_after_it() {
        check(expect![[r#"
            The brigade emptied 56 barns and stables on Monday, two stone bridges and sixteen improvised wooden rafts.
                                ^^ 56 Exact [barns and stables] @Monday
                                                                ^^^ 2 Exact [stone bridges] @Monday
                                                                                      ^^^^^^^ 16 Exact [improvised wooden rafts] @Monday
            About seven million people lived there; 1.2 million hectares were dry, and one young miller drowned.
            ^^^^^^^^^^^^^^^^^^^ 7000000 About [people]
                                                    ^^^^^^^^^^^^^^^^^^^^ 1200000 Exact ha
                                                                                       ^^^ 1 Exact [young miller]
            Of the 120 houses, at least thirty-five are safe, said Ann Hale. Three of the 12 mills turn.
                   ^^^ 120 Exact [houses] by Ann Hale
                                                                             ^^^^^ 3 Exact [mills]
                                                                                          ^^ 12 Exact [mills]
        "#]]);
    }

    #[test]
    fn words_around_a_number_bind_it() {
        check(expect![[r#"
            More than 300 farmers came, nearly 40 of the riders fell, up to 20 boats sank and no fewer than 9 carts broke.
            ^^^^^^^^^^^^^ 300 MoreThan [farmers]
                                        ^^^^^^^^^ 40 Nearly [riders]
                                                                      ^^^^^^^^ 20 AtMost [boats]
                                                                                              ^^^^^^^^^^^^^^^ 9 AtLeast [carts]
            Between 50 and 60 horses ran; 5 to 10 million bees died; 70-80 sheep drowned; 200 or so geese flew.
                    ^^^^^^^^^ 50..60 Exact [horses]
                                          ^^^^^^^^^^^^^^^ 5000000..10000000 Exact [bees]
                                                                     ^^^^^ 70..80 Exact [sheep]
                                                                                          ^^^^^^^^^ 200 About [geese]
            Dozens of millers, hundreds of thousands of bees, a dozen cows, half a million ants and several hundred ducks.
            ^^^^^^^^^ 24..99 Exact [millers]
                               ^^^^^^^^^^^^^^^^^^^^^^^^ 200000..999999 Exact [bees]
                                                              ^^^^^^^ 12 Exact [cows]
                                                                            ^^^^^^^^^^^^^^ 500000 Exact [ants]
                                                                                                    ^^^^^^^^^^^^^^^ 200..999 Exact [ducks]
        "#]]);
    }

    #[test]
    fn money_shares_and_measures_have_a_unit() {
        check(expect![[r#"
            The ferry cost £2.1bn, the wharf US$ 3.5 million and the inn 40,000 euros, or four percent of local income.
                           ^^^^^^ 2100000000 Exact GBP
                                             ^^^^^^^^^^^^^^^ 3500000 Exact USD
                                                                         ^^^^^^^^^^^^ 40000 Exact EUR
                                                                                          ^^^^^^^^^^^^ 4 Exact % [local income]
            The moor covers 27,000 square km; a 10-kilometre section of the dyke leaks 5,000 barrels a day.
                            ^^^^^^^^^^^^^^^^ 27000 Exact km2
                                                ^^^^^^^^^^^^ 10 Exact km
                                                                                       ^^^^^ 5000 Exact [barrels a day]
        "#]]);
    }

    #[test]
    fn the_dead_and_the_hurt_are_counted_without_a_noun() {
        check(expect![[r#"
            The flood killed at least 12 and injured 40, the council said on Tuesday. A storm left 7 dead.
                             ^^^^^^^^^^^ 12 AtLeast by (the council)
                                                     ^^ 40 Exact by (the council)
                                                                                                   ^ 7 Exact
            By noon 30 had been arrested, according to Amin Sabri. The death toll rose to 19 on Friday.
                    ^^ 30 Exact by Amin Sabri
                                                                                          ^^ 19 Exact @Friday
        "#]]);
    }

    #[test]
    fn sums_of_all_currencies_are_read_in_all_their_forms() {
        check(expect![[r#"
            Kenya cut Sh4.6 billion, Nigeria N2.4 million and USD34.6 million; a fare is Sh70, a levy N7,500, R5.2bn or R$3 billion.
                      ^^^^^^^^^^^^^ 4600000000 Exact KES
                                             ^^^^^^^^^^^^ 2400000 Exact NGN
                                                              ^^^^^^^^^^^^^^^ 34600000 Exact USD
                                                                                         ^^^^ 70 Exact KES
                                                                                                      ^^^^^^ 7500 Exact NGN
                                                                                                              ^^^^^^ 5200000000 Exact ZAR
                                                                                                                        ^^^^^^^^^^^ 3000000000 Exact BRL
            She won 400m euros, 20,900 cedis, 3 million Mexican pesos and Rs 120 crore in an N95 mask, ran 400m and paid a $42-million fine.
                    ^^^^^^^^^^ 400000000 Exact EUR
                                ^^^^^^^^^^^^ 20900 Exact GHS
                                              ^^^^^^^^^^^^^^^^^^^^^^^ 3000000 Exact MXN
                                                                          ^^^^^^^^^^^^ 1200000000 Exact INR
                                                                                                           ^^^^ 400 Exact m
                                                                                                                           ^^^^^^^^^^^ 42000000 Exact $
            It cost between $700 million and $800 million, 90 km/h, 43C, 28 degrees or 1.5C. A 6.7-magnitude quake followed one of magnitude 5.
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 700000000..800000000 Exact $
                                                           ^^^^^^^ 90 Exact km/h
                                                                    ^^^ 43 Exact °C
                                                                         ^^^^^^^^^^ 28 Exact °
                                                                                       ^^^^ 1.5 Exact °C
                                                                                               ^^^ 6.7 Exact magnitude
                                                                                                                                   ^^^^^^^^^^^ 5 Exact magnitude
        "#]]);
    }

    #[test]
    fn parts_in_words_are_so_many_of_a_hundred() {
        check(expect![[r#"
            Two-thirds of voters agreed; detentions fell by a third, and a fifth of the water was lost, more than one in five pipes.
            ^^^^^^^^^^ 66.66666666666667 Exact % [voters]
                                                            ^^^^^^^ 33.333333333333336 Exact %
                                                                         ^^^^^^^ 20 Exact % [water]
                                                                                                        ^^^^^^^^^^^^^^^^^^^^^ 20 MoreThan % [pipes]
            The rate rose by half a percentage point; three and a half million live there; a third man and three quarters of 2019 passed.
                             ^^^^^^^^^^^^^^^^^^^^^^^ 0.5 Exact pp
        "#]]);
    }

    #[test]
    fn numbers_that_stand_alone_count_what_was_named_before() {
        check(expect![[r#"
            The toll rose to 23 on Monday, from 19. Of the 88 aboard, 63 were rescued. At least 74 died, including eight children.
                             ^^ 23 Exact @Monday
                                                ^^ 19 Exact @Monday
                                                           ^^ 88 Exact
                                                                      ^^ 63 Exact
                                                                                       ^^^^^^^^^^^ 74 AtLeast
                                                                                                                   ^^^^^ 8 Exact [children]
            She won by 212 votes out of 18,407 cast; the council voted 31–14, and the House by 402 votes to 117, to close it.
                       ^^^ 212 Exact [votes]
                                        ^^^^^^ 18407 Exact
                                                                       ^^ 31 Exact
                                                                          ^^ 14 Exact
                                                                                               ^^^ 402 Exact [votes]
                                                                                                            ^^^ 117 Exact
            It holds 16 of the 29 seats. One of the victims uses one name. A crew of six had three AK-47 rifles and a 78-strong chorus.
                     ^^ 16 Exact [seats]
                               ^^ 29 Exact [seats]
                                                                                     ^^^ 6 Exact
                                                                                             ^^^^^ 3 Exact [AK-47 rifles]
                                                                                                                      ^^ 78 Exact [chorus]
            He died at 74 on route 9, called 0800 555 111, was born in 1950 and lives at 12 Elm Street, or as number 5.
        "#]]);
    }

    #[test]
    fn dates_ages_names_scores_and_labels_are_no_figures() {
        check(expect![[r#"
            On 5 May 2021 Ann Hale, 56, of the 7th Brigade met a 30-year-old miller in Room 12 of the inn at 5:30 p.m.
            Resolution 1441 and the Boeing 737 came up again; Ashby won 3-1 and No. 4 seed Sabri was out in the 3rd round.
            The three-member panel sat for nine days, as in 2009, about F-16 jets and Covid-19, on 24/7 duty.
        "#]]);
    }
}
