//! How two claims about one thing stand to each other.

use super::{Claim, Teller, Verdict, claim::speaker};
use crate::{
    analysis::{Amount, EntityKind, Measure},
    article::DateRange,
    story::{ArticleId, EntityId},
};

/// Reports further apart, in days, follow different happenings, unless both name the days they tell of.
const MAX_DAYS_APART: i32 = 14;
/// Sentences that share so many parts of their words tell the same in the same way.
const SAME_SENTENCE: f64 = 0.5;
/// Sentences that share so many may name what they tell otherwise.
const NEARLY_SAME: f64 = 0.7;
/// The least that sentences share which tell of one thing in other words.
const ALIKE: f64 = 0.2;
/// Words in common besides the figure that are no chance.
const MIN_SHARED_WORDS: u32 = 3;
/// Names that two articles about one happening have in common.
const MIN_SHARED_NAMES: usize = 3;
/// A later number more than so many times the earlier one counts something else.
const MAX_GROWTH: f64 = 8.0;
/// Two numbers further apart than so many times count something else.
const MAX_DISPUTE: f64 = 3.0;
/// The least part of their words that sentences share which contradict each other.
const ALIKE_IN_CONFLICT: f64 = 0.35;
/// A count that grows is told as of no more days than so many.
const MAX_DAYS_OF_COUNT: usize = 7;
/// A stretch of more days than so many says nothing of when.
const MAX_DAYS_STATED: usize = 366;
/// Sentences with most of their words in common are copies.
const COPY: f64 = 0.8;

/// A claim with what its article and its date add to it.
#[derive(Clone)]
pub(super) struct Placed<'a> {
    pub(super) article: ArticleId,
    pub(super) teller: Teller<'a>,
    pub(super) claim: &'a Claim,
    pub(super) amount: Amount,
    /// The days of publication.
    pub(super) published: DateRange,
    /// The days that the clause names.
    pub(super) stated: Option<DateRange>,
    /// Who and what the sentence names, and who says it; sorted.
    pub(super) entities: Vec<EntityId>,
    /// Who says it, if that is a name.
    pub(super) source: Option<EntityId>,
    /// The last name before the figure in its sentence.
    subject: Option<EntityId>,
    /// The places of the clause; sorted.
    places: Vec<EntityId>,
    /// The places of which the number holds, as far as the sentence tells; sorted.
    scope: Vec<EntityId>,
}

/// How much two claims have in common.
#[derive(Clone, Copy)]
pub(super) struct Likeness {
    /// The part of the words of the sentence with fewer that the other has too.
    pub(super) overlap: f64,
    n_words: u32,
    n_entities: usize,
}

impl<'a> Placed<'a> {
    /// The claim in its place; `None` when the days of publication are not known.
    pub(super) fn new(
        article: ArticleId,
        teller: Teller<'a>,
        claim: &'a Claim,
    ) -> Option<Placed<'a>> {
        let figure = teller.figure(claim);
        let published = teller.published?.days;
        let stated = figure
            .time
            .and_then(|time| teller.values[time as usize].days)
            .filter(|days| days.days().nth(MAX_DAYS_STATED).is_none())
            // What is told as a fact is of no day to come.
            .filter(|days| days.first() <= published.last());
        let mentions = &teller.annotated.annotations.mentions;
        let named = |(first, after): (u32, u32), keep: &dyn Fn(EntityKind) -> bool| {
            let indices = (first as usize)..(after as usize);
            let kept = indices.filter(|&n| keep(mentions[n].kind));
            let mut entities: Vec<EntityId> = kept.map(|n| teller.entities[n]).collect();
            entities.sort_unstable();
            entities.dedup();
            entities
        };
        let mut entities = named(claim.mentions, &|kind| kind != EntityKind::Norp);
        let source = speaker(figure).map(|n| teller.entities[n as usize]);
        if let Some(source) = source {
            entities.push(source);
            entities.sort_unstable();
            entities.dedup();
        }
        let mut scope: Vec<EntityId> = claim
            .scope
            .iter()
            .map(|&n| teller.entities[n as usize])
            .collect();
        scope.sort_unstable();
        scope.dedup();
        let before = (claim.mentions.0..claim.mentions.1).rev().find(|&n| {
            let mention = &mentions[n as usize];
            mention.span.end() <= figure.span.start() && mention.kind != EntityKind::Norp
        });
        Some(Placed {
            subject: before.map(|n| teller.entities[n as usize]),
            source,
            scope,
            article,
            teller,
            claim,
            amount: figure.amount,
            published,
            stated,
            entities,
            places: named(claim.clause, &|kind| kind == EntityKind::Place),
        })
    }

    /// The days of which the claim holds.
    pub(super) fn as_of(&self) -> DateRange {
        self.stated.unwrap_or(self.published)
    }

    fn measure(&self) -> Measure {
        self.teller.figure(self.claim).measure
    }

    /// Whether the sentence of `other` is this one but for a few words, and the number the same.
    pub(super) fn is_copy_of(&self, other: &Placed<'_>) -> bool {
        let (own, others) = (&self.claim.words, &other.claim.words);
        let longer = own.len().max(others.len()).max(1);
        let n_shared = shared(own, others).0;
        self.amount == other.amount && f64::from(n_shared) / longer as f64 >= COPY
    }

    /// What the claim has in common with one that counts the same; `None` when they are about different things.
    pub(super) fn likeness(&self, other: &Placed<'_>) -> Option<Likeness> {
        let (one, two) = (self.claim, other.claim);
        let (n_words, weight) = shared(&one.words, &two.words);
        let least = total(&one.words).min(total(&two.words));
        let likeness = Likeness {
            overlap: f64::from(weight) / f64::from(least.max(1)),
            n_words,
            n_entities: n_common(&self.entities, &other.entities),
        };
        let same_sentence = likeness.overlap >= SAME_SENTENCE && n_words >= MIN_SHARED_WORDS;
        let same_act = one.act.is_some() && one.act == two.act;
        let one_scope = one.qualities == two.qualities;
        let one_place = self.places.is_empty()
            || other.places.is_empty()
            || n_common(&self.places, &other.places) > 0;
        let counted = self.measure() == Measure::Count;
        let of_one_source = one.is_pair && self.source.is_some() && self.source == other.source;
        let alike = n_words >= 2 && likeness.overlap >= ALIKE;
        let same_thing = same_act
            && counted
            && likeness.n_entities > 0
            && (alike || of_one_source)
            && self.is_of_story(other);
        let copied = likeness.overlap >= NEARLY_SAME;
        let acts_fit = one.act == two.act || copied;
        let one_subject = self.subject == other.subject;
        let names_fit = match counted {
            true => likeness.n_entities > 0 || copied,
            // The price of one share is not that of another.
            false => one_subject && (self.subject.is_some() || copied),
        };
        (one_scope && one_place && acts_fit && names_fit && (same_sentence || same_thing))
            .then_some(likeness)
    }

    /// Whether the articles name enough of the same to be about one happening.
    fn is_of_story(&self, other: &Placed<'_>) -> bool {
        let names = |placed: &Placed<'_>| {
            let mut names = placed.teller.entities.to_vec();
            names.sort_unstable();
            names.dedup();
            names
        };
        let (own, others) = (names(self), names(other));
        let enough = MIN_SHARED_NAMES.min(own.len()).min(others.len());
        n_common(&own, &others) >= enough.max(1)
    }

    /// How the claim stands to a `later` one about the same thing; `None` when they cannot be compared.
    pub(super) fn verdict(&self, later: &Placed<'_>, likeness: Likeness) -> Option<Verdict> {
        let one_time = self.is_of_time_of(later);
        let both_stated = self.stated.is_some() && later.stated.is_some();
        let near = self.published.days_apart(later.published) <= MAX_DAYS_APART;
        if self.amount.agrees(later.amount) {
            let telling = self.amount.is_telling() && later.amount.is_telling();
            let like = likeness.overlap >= SAME_SENTENCE;
            let counted = self.measure() == Measure::Count;
            let fits = match (one_time, both_stated) {
                (true, true) => true,
                (true, false) => near,
                (false, true) => false,
                (false, false) => near && (telling || counted && like),
            };
            return fits.then_some(Verdict::Agree);
        }
        // From here on the numbers differ, so they have to be about the very same.
        let alone = self.claim.is_alone && later.claim.is_alone;
        let one_scope = self.scope == later.scope;
        let same_place = one_scope || n_common(&self.scope, &later.scope) > 0;
        let same_act = self.claim.act == later.claim.act;
        // Where nearly all words are the same no name has to say what they are about.
        let copied = likeness.overlap >= NEARLY_SAME;
        let named = likeness.n_entities > 0 || copied;
        if !(near && alone && same_place && same_act && named && self.is_of_story(later)) {
            return None;
        }
        if one_scope && self.grows_into(later, one_time, both_stated) {
            return Some(Verdict::Update);
        }
        // Prices and shares change by the hour; what they are of has to be told.
        let told = |placed: &Placed<'_>| placed.teller.figure(placed.claim).of.is_some();
        let least = match self.measure() {
            Measure::Count => ALIKE_IN_CONFLICT,
            _ if copied || told(self) && told(later) => NEARLY_SAME,
            _ => return None,
        };
        let one = |placed: &Placed<'_>| placed.amount.only().is_some();
        let (low, high) = (self.amount.low(), later.amount.low());
        let conflict = one_time
            && self.published == later.published
            && self.published.only().is_some()
            && self.teller.outlet != later.teller.outlet
            && likeness.overlap >= least
            && likeness.n_words >= MIN_SHARED_WORDS
            && one(self)
            && one(later)
            && low.max(high) <= low.min(high) * MAX_DISPUTE
            && self.amount.contradicts(later.amount);
        conflict.then_some(Verdict::Conflict)
    }

    /// Whether both hold of the same days, as far as they tell.
    fn is_of_time_of(&self, other: &Placed<'_>) -> bool {
        match (self.stated, other.stated) {
            (Some(one), Some(two)) => one == two,
            (None, None) => self.published == other.published,
            (Some(one), None) => one == other.published,
            (None, Some(two)) => two == self.published,
        }
    }

    /// Whether the number of `later` can have come from this one in the time between.
    fn grows_into(&self, later: &Placed<'_>, one_time: bool, both_stated: bool) -> bool {
        let (old, new) = (self.amount, later.amount);
        let greater = new.low() > old.low()
            && new.high() > old.high()
            && new.low() <= old.high() * MAX_GROWTH;
        let is_short = |placed: &Placed<'_>| placed.as_of().days().nth(MAX_DAYS_OF_COUNT).is_none();
        if !greater || self.measure() != Measure::Count || !is_short(self) || !is_short(later) {
            return false;
        }
        let time = |placed: &Placed<'_>| placed.teller.published.and_then(|dating| dating.time);
        let after = self.published.last() < later.published.first();
        let later_that_day = self.published == later.published
            && match (time(self), time(later)) {
                (Some(one), Some(two)) => one < two,
                _ => self.teller.outlet == later.teller.outlet,
            };
        let moved = after || later_that_day;
        let backward = later.as_of().first() < self.as_of().first();
        match both_stated && one_time {
            // Monday's dead, as told on Monday and on Tuesday.
            true => moved,
            false => moved && !backward && later.claim.adds_up,
        }
    }
}

/// The number of words that both have, and their weight.
fn shared(one: &[u32], two: &[u32]) -> (u32, u32) {
    let (mut n, mut weight) = (0, 0);
    let mut others = two.iter().peekable();
    for word in one {
        while others.next_if(|other| **other & !1 < *word & !1).is_some() {}
        if others
            .peek()
            .is_some_and(|other| **other & !1 == *word & !1)
        {
            n += 1;
            weight += weight_of(*word);
        }
    }
    (n, weight)
}

fn total(words: &[u32]) -> u32 {
    words.iter().copied().map(weight_of).sum()
}

/// A name counts double.
const fn weight_of(word: u32) -> u32 {
    1 + (word & 1)
}

fn n_common(one: &[EntityId], two: &[EntityId]) -> usize {
    one.iter()
        .filter(|id| two.binary_search(id).is_ok())
        .count()
}
