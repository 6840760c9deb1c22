//! What kind of thing a run names, by its own words and by those around it.

use super::{
    EntityKind, NameRule, PerKind,
    lexicon::Class,
    runs::{Run, dateline_follows},
    words::{Shape, Style, Unit, Word},
};
use crate::article::Role;

/// How much evidence there is for each kind, and the strongest piece of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Votes(PerKind<Vote>);

/// The evidence for one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Vote {
    weight: u32,
    /// The weight of the strongest piece, and the rule that gives it.
    strongest: Option<(u32, NameRule)>,
}

/// It is a guess.
pub(super) const WEAK: u32 = 1;
/// It is mostly so.
pub(super) const FAIR: u32 = 4;
/// It is nearly always so.
pub(super) const STRONG: u32 = 16;
/// Nothing else in the article weighs more.
pub(super) const CERTAIN: u32 = 256;

impl Votes {
    /// Adds one piece of evidence.
    pub(super) fn add(&mut self, kind: EntityKind, weight: u32, rule: NameRule) {
        self.0[kind].add(Vote {
            weight,
            strongest: Some((weight, rule)),
        });
    }

    /// Adds all evidence of `other`.
    pub(super) fn merge(&mut self, other: &Votes) {
        for kind in EntityKind::ALL {
            self.0[kind].add(other.0[kind]);
        }
    }

    /// The kind with the most evidence, its strongest piece and what that is; the first of equals.
    pub(super) fn best(&self) -> Option<(EntityKind, u32, NameRule)> {
        let mut best: Option<(EntityKind, Vote)> = None;
        for kind in EntityKind::ALL {
            let vote = self.0[kind];
            if vote.weight > best.map_or(0, |(_, best)| best.weight) {
                best = Some((kind, vote));
            }
        }
        let (kind, vote) = best?;
        let (strength, rule) = vote.strongest?;
        Some((kind, strength, rule))
    }

    /// The evidence for `kind`.
    pub(super) fn weight(&self, kind: EntityKind) -> u32 {
        self.0[kind].weight
    }
}

impl Vote {
    fn add(&mut self, more: Vote) {
        let strength = |vote: &Vote| vote.strongest.map_or(0, |(weight, _)| weight);
        self.weight = self.weight.saturating_add(more.weight);
        if strength(&more) > strength(self) {
            self.strongest = more.strongest;
        }
    }
}

/// Evidence in the run itself and in the words beside it.
pub(super) fn votes(unit: &Unit<'_>, run: &Run) -> Votes {
    let mut votes = Votes::default();
    of_own_words(unit, run, &mut votes);
    if unit.style != Style::AllCaps {
        of_words_before(unit, run, &mut votes);
        of_words_after(unit, run, &mut votes);
    }
    votes
}

fn of_own_words(unit: &Unit<'_>, run: &Run, votes: &mut Votes) {
    use EntityKind::{Event, Norp, Org, Person, Place};
    let words = &unit.words[run.words.clone()];
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return;
    };
    let several = words.len() > 1;
    if run.known.intersects(Class::NORP) && !run.known.intersects(Class::ORG) {
        votes.add(Norp, STRONG * 2, NameRule::Listed);
    } else if run.known.intersects(Class::PLACE) {
        votes.add(Place, STRONG, NameRule::Listed);
    } else if run.known.intersects(Class::ORG) {
        let is_acronym = !several && unit.style == Style::Plain && acronym(first);
        votes.add(
            Org,
            FAIR * 2,
            if is_acronym {
                NameRule::ListedAcronym
            } else {
                NameRule::Listed
            },
        );
    } else if run.known.intersects(Class::GIVEN) && !first.is(Class::COMMON) {
        votes.add(Person, FAIR, NameRule::GivenName);
    }
    if unit.role == Role::Byline && !run.known.intersects(Class::ORG) {
        votes.add(Person, CERTAIN, NameRule::Byline);
    }
    if run.titled {
        votes.add(Person, STRONG * 2, NameRule::Title);
    }
    if !several {
        if run.known == Class::default() && acronym(first) {
            votes.add(Org, WEAK, NameRule::Acronym);
        }
        if unit.style == Style::Plain && dateline_follows(&unit.words, run.words.start) {
            votes.add(Place, FAIR, NameRule::Dateline);
        }
        return;
    }
    if run.known.intersects(Class::KNOWN) {
        return;
    }
    let capital_head = |word: &Word<'_>, class| word.capital() && word.is(class);
    let head_of = words
        .windows(2)
        .any(|pair| pair[1].text == "of" && capital_head(&pair[0], Class::ORG_HEAD));
    if first.is(Class::CALENDAR) {
        votes.add(Person, STRONG, NameRule::GivenMonth);
    } else if words.iter().any(|word| word.text == "&") {
        votes.add(Org, FAIR * 2, NameRule::Ampersand);
    } else if first.text == "Operation" || capital_head(last, Class::EVENT_HEAD) {
        votes.add(Event, STRONG, NameRule::EventHead);
    } else if head_of
        || capital_head(last, Class::ORG_HEAD)
        || last.lower() && last.is(Class::ORG_HEAD | Class::ORG_NOUN)
    {
        votes.add(Org, STRONG, NameRule::OrgHead);
    } else if capital_head(last, Class::PLACE_HEAD)
        || capital_head(first, Class::PLACE_HEAD)
        || first.is(Class::DIRECTION) && last.is(Class::PLACE)
    {
        votes.add(Place, STRONG, NameRule::PlaceHead);
    } else if first.is(Class::GIVEN) && !last.is(Class::COMMON) {
        votes.add(Person, FAIR * 2, NameRule::GivenNameFirst);
    } else if first.is(Class::PLACE) && !first.is(Class::GIVEN) {
        votes.add(Org, WEAK * 2, NameRule::PlaceFirst);
    } else if words
        .iter()
        .any(|word| word.is(Class::ORG_HEAD) && word.capital())
        && words.len() > 2
    {
        votes.add(Org, FAIR, NameRule::OrgHead);
    }
}

fn of_words_before(unit: &Unit<'_>, run: &Run, votes: &mut Votes) {
    use EntityKind::{Event, Norp, Org, Person, Place};
    let words = &unit.words;
    let start = run.words.start;
    let quote = usize::from(start > 0 && is_quote(words[start - 1].text));
    let before = |n: usize| start.checked_sub(n + quote).map(|at| &words[at]);
    let Some(previous) = before(1) else { return };
    let short = run.words.len() <= 3;
    let known = run.known.intersects(Class::GEOGRAPHIC | Class::ORG);
    let second = before(2);
    let second_is = |class| second.is_some_and(|word| word.is(class));
    if previous.text == "of" && second_is(Class::PLACE_NOUN) && second.is_some_and(Word::lower) {
        votes.add(Place, STRONG, NameRule::TownOf);
        return;
    }
    if matches!(
        previous.text,
        "called" | "named" | "dubbed" | "nicknamed" | "codenamed"
    ) {
        for (class, kind) in [
            (Class::ORG_NOUN, Org),
            (Class::PLACE_NOUN, Place),
            (Class::EVENT_NOUN, Event),
            (Class::OCCUPATION, Person),
        ] {
            if second_is(class) {
                votes.add(kind, STRONG, NameRule::DescribedBefore);
            }
        }
        if second.is_some_and(|word| matches!(word.text, "man" | "woman" | "boy" | "girl")) {
            votes.add(Person, STRONG, NameRule::DescribedBefore);
        }
        return;
    }
    if previous.shape == Shape::Possessive
        && second_is(Class::PLACE)
        && !known
        && run.words.len() == 1
    {
        votes.add(Place, WEAK, NameRule::OwnerBefore);
    }
    if previous.is(Class::TITLE) && previous.is(Class::NOT_NAME) && !known {
        // `Mrs May`: these are no part of a run.
        votes.add(Person, STRONG, NameRule::Title);
    }
    let opens = start == 1 + quote && previous.is(Class::PLACE_PREPOSITION);
    if !previous.lower() && previous.text != "The" && !opens {
        return;
    }
    if previous.is(Class::OCCUPATION | Class::TITLE) && !known {
        votes.add(Person, STRONG, NameRule::OccupationBefore);
    } else if previous.is(Class::PLACE_NOUN) && !known && short {
        votes.add(Place, FAIR * 2, NameRule::PlaceNounBefore);
    } else if previous.is(Class::ORG_NOUN) {
        votes.add(Org, FAIR * 2, NameRule::OrgNounBefore);
    } else if previous.is(Class::EVENT_NOUN) && quote > 0 {
        votes.add(Event, STRONG, NameRule::EventNounBefore);
    } else if matches!(previous.text, "the" | "The") {
        if second.is_some_and(|word| word.lower() && word.is(Class::PLACE_PREPOSITION))
            && short
            && !known
        {
            votes.add(Place, WEAK, NameRule::PlacePrepositionBefore);
        }
        if !known {
            votes.add(Org, WEAK * 2, NameRule::ArticleBefore);
        }
    } else if previous.is(Class::DIRECTION) && short && !run.known.intersects(Class::NORP) {
        votes.add(Place, FAIR * 2, NameRule::DirectionBefore);
    } else if previous.text == "to"
        && second.is_some_and(|word| word.text.eq_ignore_ascii_case("according"))
        && !known
    {
        if !acronym(&words[start]) {
            votes.add(Person, WEAK * 2, NameRule::Source);
        }
    } else if previous.is(Class::PLACE_PREPOSITION) && short && !known {
        let weight = if previous.text == "to" {
            WEAK
        } else {
            WEAK * 3
        };
        votes.add(Place, weight, NameRule::PlacePrepositionBefore);
    } else if previous.text == "told" && run.words.len() == 1 && !known {
        votes.add(Org, WEAK * 3, NameRule::WasTold);
    } else if previous.lower() && previous.is(Class::SPEECH) && !known && !acronym(&words[start]) {
        votes.add(Person, FAIR, NameRule::Speaks);
    } else if matches!(previous.text, "ethnic" | "minority") && !known {
        votes.add(Norp, FAIR, NameRule::DescribedBefore);
    }
}

fn of_words_after(unit: &Unit<'_>, run: &Run, votes: &mut Votes) {
    use EntityKind::{Event, Org, Person, Place};
    let words = &unit.words;
    let end = run.words.end;
    let quote = usize::from(words.get(end).is_some_and(|word| is_quote(word.text)));
    let after = |n: usize| words.get(end + quote + n - 1);
    let Some(next) = after(1) else { return };
    let known = run.known.intersects(Class::GEOGRAPHIC | Class::ORG);
    let people = run.known.intersects(Class::NORP);
    let second = after(2);
    let led = |word: &Word<'_>| {
        matches!(
            word.text,
            "led"
                | "backed"
                | "run"
                | "affiliated"
                | "aligned"
                | "linked"
                | "controlled"
                | "sponsored"
        )
    };
    if next.hyphen() && second.is_some_and(led) && !known && acronym(&words[end - 1]) {
        votes.add(Org, STRONG, NameRule::Led);
    }
    if next.lower() && !people {
        let two_words = second.is_some_and(|second| {
            let post = matches!(second.text, "post" | "checkpoint" | "terminal" | "pass");
            second.lower() && (second.is(Class::PLACE_HEAD) || post)
        }) && matches!(
            next.text,
            "border" | "frontier" | "refugee" | "train" | "bus" | "air" | "mountain" | "river"
        );
        let place = next.is(Class::PLACE_NOUN | Class::PLACE_HEAD)
            && !matches!(
                next.text,
                "state" | "states" | "street" | "camp" | "park" | "station"
            );
        if two_words || place || next.is(Class::PLACE_HEAD) && !known {
            votes.add(Place, STRONG * 2, NameRule::PlaceNounAfter);
        } else if next.is(Class::ORG_NOUN) {
            let weight = if run.known.intersects(Class::PLACE) {
                WEAK
            } else {
                FAIR * 2
            };
            votes.add(Org, weight, NameRule::OrgNounAfter);
        } else if office_of(words, run) {
            votes.add(Org, FAIR * 2, NameRule::DescribedAfter);
        } else if next.is(Class::EVENT_NOUN) && run.quoted {
            votes.add(Event, STRONG * 2, NameRule::EventNounAfter);
        }
    }
    let article = run
        .words
        .start
        .checked_sub(1)
        .is_some_and(|at| words[at].text.eq_ignore_ascii_case("the"));
    if !known
        && !article
        && !acronym(&words[run.words.start])
        && next.lower()
        && next.is(Class::SPEECH)
    {
        votes.add(Person, FAIR, NameRule::Speaks);
    }
    if next.text == "," {
        let number = second.is_some_and(|word| word.shape == Shape::Number && word.text.len() == 2);
        if number && after(3).is_some_and(|word| word.text == ",") && !known {
            votes.add(Person, STRONG, NameRule::AgeAfter);
        }
        let role = (2..7)
            .map_while(&after)
            .take_while(|word| !matches!(word.text, "," | "." | "who" | "which" | "of" | "said"))
            .any(|word| word.lower() && word.is(Class::OCCUPATION));
        if role && !known {
            votes.add(Person, FAIR, NameRule::OccupationAfter);
        }
        if let Some(head) = apposition(words, end + quote + 1)
            && !known
        {
            if head.is(Class::ORG_NOUN) {
                votes.add(Org, FAIR * 2, NameRule::DescribedAfter);
            } else if head.is(Class::PLACE_NOUN) {
                votes.add(Place, FAIR * 2, NameRule::DescribedAfter);
            }
        }
        let place = second.is_some_and(|word| word.is(Class::PLACE));
        if place && !known && run.words.len() == 1 {
            votes.add(Place, WEAK * 2, NameRule::PlaceAfter);
        }
    }
    if matches!(next.text, "who" | "whose") && !known
        || next.text == "," && second.is_some_and(|word| word.text == "who") && !known
    {
        votes.add(Person, WEAK * 2, NameRule::WhoAfter);
    }
}

/// Whether the run is of ordinary words in part and what comes from an office follows: `Harbour Safety Cell statement`.
fn office_of(words: &[Word<'_>], run: &Run) -> bool {
    let speaks = words.get(run.words.end).is_some_and(|next| {
        matches!(
            next.text,
            "statement" | "spokesman" | "spokeswoman" | "spokesperson" | "official" | "officials"
        )
    });
    let own = &words[run.words.clone()];
    let ordinary = |word: &Word<'_>| word.is(Class::COMMON) && !word.is(Class::KNOWN);
    speaks && own.len() > 1 && own.iter().any(ordinary)
}

/// The noun of `a small rebel group` and the like, which begins at `start` and ends before a preposition, `which` or a mark.
fn apposition<'w, 't>(words: &'w [Word<'t>], start: usize) -> Option<&'w Word<'t>> {
    const MAX_WORDS: usize = 7;
    let (article, rest) = words.get(start..)?.split_first()?;
    if !matches!(article.text, "a" | "an" | "the") {
        return None;
    }
    let ends = |word: &Word<'_>| {
        matches!(word.text, "," | "." | ";" | "—" | "–")
            || word.lower() && word.is(Class::FUNCTION) && !word.is(Class::ORG_NOUN)
    };
    let end = rest.iter().take(MAX_WORDS).position(ends)?;
    rest[..end].last().filter(|head| head.lower())
}

/// Whether the word is made of two to six capitals.
pub(super) fn acronym(word: &Word<'_>) -> bool {
    word.shape == Shape::AllCaps && word.text.len() <= 7 && !word.is(Class::GIVEN)
}

pub(super) fn is_quote(mark: &str) -> bool {
    matches!(
        mark,
        "\"" | "“" | "”" | "«" | "»" | "„" | "‘" | "’" | "'" | "`"
    )
}
