//! Clubs, firms and other bodies that are told of as such: a second look at what was taken for a person or a place.

use rustc_hash::FxHashMap;

use super::{
    EntityKind, MentionCandidate, NameRule, PerKind,
    lexicon::Class,
    words::{Segment, Shape, Style, UsageTable, Word, opens},
};
use crate::lexicon::{self, Class as Words};

/// So much evidence makes a body of a name.
const ENOUGH: i32 = 3;

/// Words that are no body's name by themselves.
const NO_SHORT_NAME: Class = Class::FUNCTION
    .union(Class::CALENDAR)
    .union(Class::NOT_NAME)
    .union(Class::TITLE)
    .union(Class::GIVEN)
    .union(Class::OCCUPATION)
    .union(Class::ORG_HEAD)
    .union(Class::ORG_NOUN)
    .union(Class::PLACE_HEAD)
    .union(Class::EVENT_HEAD)
    .union(Class::GEOGRAPHIC);

/// What speaks for a name being a body's, wherever it stands.
#[derive(Clone, Copy, Default)]
struct Case {
    weight: i32,
    /// The strongest piece.
    strongest: Option<(i32, NameRule)>,
    /// A person's or a place's name by what the article or a list says.
    is_other: bool,
    /// How often the model took it for each kind.
    kinds: PerKind<u32>,
}

impl Case {
    /// Whether it makes a body of a name; of a place's, and of what was no name before, only where one piece does.
    fn is_enough(&self, name: &MentionCandidate) -> bool {
        let one = self.strongest.is_some_and(|(weight, _)| weight >= ENOUGH);
        one || name.kind == EntityKind::Person && self.weight >= ENOUGH
    }

    fn add(&mut self, (weight, rule): (i32, NameRule)) {
        self.weight += weight;
        if self.strongest.is_none_or(|(best, _)| weight > best) {
            self.strongest = Some((weight, rule));
        }
    }
}

/// Makes bodies of what is told of as they are, and of their short names.
pub(super) fn amend<'t>(
    segments: &[Segment<'t>],
    usage: &UsageTable<'t>,
    found: &mut Vec<MentionCandidate>,
) {
    candidates(segments, usage, found);
    let mut cases: FxHashMap<Vec<&str>, Case> = FxHashMap::default();
    for name in found.iter() {
        let words = &segments[name.segment].words;
        let case = cases.entry(text(words, name)).or_default();
        for piece in evidence(words, name) {
            case.add(piece);
        }
        case.is_other |= is_other(words, name);
        case.kinds[name.kind] += 1;
    }
    let surnames = surnames(segments, found, &cases);
    let mut bodies: FxHashMap<Vec<&str>, NameRule> = FxHashMap::default();
    for name in found.iter() {
        let words = text(&segments[name.segment].words, name);
        let mut case = cases[&words];
        case.is_other |= words.len() == 1 && surnames.binary_search(&words[0]).is_ok();
        let rule = match name.kind {
            EntityKind::Org => Some(name.rule),
            _ if case.is_enough(name) && !case.is_other => case.strongest.map(|(_, rule)| rule),
            _ => None,
        };
        if let Some(rule) = rule {
            bodies.entry(words).or_insert(rule);
        }
    }
    let shorts = shorts(segments, found, &bodies, &surnames);
    found.retain_mut(|name| {
        let words = &segments[name.segment].words;
        let own = text(words, name);
        let here: i32 = evidence(words, name).iter().map(|(weight, _)| weight).sum();
        let short = || {
            let rule = shorts
                .get(own.first()?)
                .copied()
                .filter(|_| own.len() == 1)?;
            // A town is none for the hospital that bears its name.
            let plays = matches!(rule, NameRule::Team | NameRule::Collective) || here > 0;
            (name.kind == EntityKind::Person || plays || name.rule == NameRule::Team)
                .then_some(rule)
        };
        let is_place =
            name.kind == EntityKind::Place && here < ENOUGH && stands_as_place(words, name);
        let case = cases.get(&own).copied().unwrap_or_default();
        let is_town = name.kind == EntityKind::Place;
        let mostly = case.kinds[EntityKind::Org] > case.kinds[name.kind];
        let full = bodies
            .get(&own)
            .copied()
            .filter(|_| !is_town || mostly || case.is_enough(name));
        let may = matches!(name.kind, EntityKind::Person | EntityKind::Place) && !is_place;
        let listed = case.is_other && here < ENOUGH;
        match full.or_else(short).filter(|_| may && !listed) {
            Some(rule) => (name.kind, name.rule) = (EntityKind::Org, rule),
            None if name.rule == NameRule::Team => return false,
            None => {}
        }
        true
    });
}

fn text<'t>(words: &[Word<'t>], name: &MentionCandidate) -> Vec<&'t str> {
    words[name.words.clone()]
        .iter()
        .map(|word| word.text)
        .collect()
}

/// Adds words with a capital that are no names yet and may be short names of bodies; those that turn out to be none are
/// taken away again.
fn candidates(segments: &[Segment<'_>], usage: &UsageTable<'_>, found: &mut Vec<MentionCandidate>) {
    let mut more = Vec::new();
    let mut at = 0;
    for (n, segment) in segments.iter().enumerate() {
        let end = at + found[at..].partition_point(|name| name.segment == n);
        let taken = &found[at..end];
        at = end;
        if segment.style != Style::Plain {
            continue;
        }
        for (place, word) in segment.words.iter().enumerate() {
            let told = usage
                .get(word.text)
                .is_some_and(|it| it.capital > 0 && it.lower == 0);
            let single = |at: Option<usize>| {
                at.and_then(|at| segment.words.get(at))
                    .is_none_or(|word| !word.capital())
            };
            let is_name = word.shape == Shape::Capital
                && word.text.len() > 2
                && !word.timed
                && !word.is(NO_SHORT_NAME)
                && (!word.is(Class::COMMON) || !opens(&segment.words, place))
                && told
                && !place
                    .checked_sub(1)
                    .is_some_and(|at| segment.words[at].is(Class::PARTICLE))
                && single(place.checked_sub(1))
                && single(Some(place + 1));
            let is_free = !taken.iter().any(|name| name.words.contains(&place));
            if is_name && is_free {
                more.push(MentionCandidate {
                    segment: n,
                    words: place..place + 1,
                    kind: EntityKind::Place,
                    rule: NameRule::Team,
                    is_explicit: false,
                });
            }
        }
    }
    found.extend(more);
    found.sort_by_key(|name| (name.segment, name.words.start));
}

/// Whether lists or the article say that the name is a person's, a people's or a place's.
fn is_other(words: &[Word<'_>], name: &MentionCandidate) -> bool {
    let own = &words[name.words.clone()];
    let first = own[0].text.to_lowercase();
    let given = own[0].is(Class::GIVEN) || lexicon::english().is(&first, Words::GIVEN);
    let person = name.kind == EntityKind::Person
        && (own.len() > 1 && given
            || matches!(
                name.rule,
                NameRule::Title | NameRule::AgeAfter | NameRule::Byline | NameRule::WhoAfter
            ));
    let listed = own.len() == 1 && own[0].is(Class::GEOGRAPHIC);
    person || listed || name.rule == NameRule::Listed && name.kind != EntityKind::Org
}

/// Whether a preposition makes a place of it here.
fn stands_as_place(words: &[Word<'_>], name: &MentionCandidate) -> bool {
    let before = name.words.start.checked_sub(1).map(|at| words[at].text);
    matches!(
        before,
        Some("in" | "near" | "In" | "Near" | "outside" | "across")
    )
}

/// The last words of persons' names of several words, which are no short names of bodies.
fn surnames<'t>(
    segments: &[Segment<'t>],
    found: &[MentionCandidate],
    cases: &FxHashMap<Vec<&'t str>, Case>,
) -> Vec<&'t str> {
    let persons = found.iter().filter(|name| name.kind == EntityKind::Person);
    let words = persons.map(|name| text(&segments[name.segment].words, name));
    let mut surnames: Vec<&str> = words
        .filter(|words| words.len() > 1 && (cases[words].weight < ENOUGH || cases[words].is_other))
        .filter_map(|words| words.last().copied())
        .collect();
    surnames.sort_unstable();
    surnames
}

/// The first words of bodies with names of several, and the last of those of teams, which stand for them.
fn shorts<'t>(
    segments: &[Segment<'t>],
    found: &[MentionCandidate],
    bodies: &FxHashMap<Vec<&'t str>, NameRule>,
    surnames: &[&str],
) -> FxHashMap<&'t str, NameRule> {
    let mut shorts = FxHashMap::default();
    for name in found {
        let words = &segments[name.segment].words;
        let own = text(words, name);
        let Some(&rule) = bodies.get(&own).filter(|_| own.len() > 1) else {
            continue;
        };
        let range = name.words.clone();
        let ends_as_team =
            lexicon::english().is(&words[range.end - 1].text.to_lowercase(), Words::ORG_END);
        let first = Some(&words[range.start]);
        let last = Some(&words[range.end - 1]).filter(|_| ends_as_team || rule == NameRule::Team);
        for word in [first, last].into_iter().flatten() {
            let adjective = ["an", "ese", "ish"]
                .iter()
                .any(|end| word.text.ends_with(end));
            let ordinary = adjective || word.is(NO_SHORT_NAME | Class::COMMON | Class::DIRECTION);
            if word.capital() && !ordinary && surnames.binary_search(&word.text).is_err() {
                let rule = if rule == NameRule::Learnt {
                    NameRule::FullerOrg
                } else {
                    rule
                };
                shorts.entry(word.text).or_insert(rule);
            }
        }
    }
    shorts
}

/// What the words in and beside a name tell of a body.
fn evidence(words: &[Word<'_>], name: &MentionCandidate) -> Vec<(i32, NameRule)> {
    let mut pieces = Vec::new();
    let last = &words[name.words.end - 1];
    let is_named_so = lexicon::english().is(&last.text.to_lowercase(), Words::ORG_END);
    if name.words.len() > 1 && last.capital() && is_named_so {
        pieces.push((ENOUGH, NameRule::OrgHead));
    }
    let beside = Beside { words, name };
    beside.of_team(&mut pieces);
    beside.of_several(&mut pieces);
    beside.of_firm(&mut pieces);
    pieces
}

/// The words around a name.
struct Beside<'n, 't> {
    words: &'n [Word<'t>],
    name: &'n MentionCandidate,
}

impl Beside<'_, '_> {
    fn at(&self, n: usize) -> &str {
        self.words.get(n).map_or("", |word| word.text)
    }

    /// The `n`th word before the name.
    fn before(&self, n: usize) -> &str {
        let place = self.name.words.start.checked_sub(n);
        place.map_or("", |place| self.at(place))
    }

    fn is(&self, n: usize, class: Words) -> bool {
        self.words.get(n).is_some_and(|word| {
            let opens = n == 0 && word.capital();
            (word.lower() || opens) && lexicon::english().is(&word.text.to_lowercase(), class)
        })
    }

    fn is_before(&self, n: usize, class: Words) -> bool {
        let place = self.name.words.start.checked_sub(n);
        place.is_some_and(|place| self.is(place, class))
    }

    /// `1-0`
    fn is_score(&self, n: usize) -> bool {
        let number = |n: usize| {
            let word = self.words.get(n);
            word.is_some_and(|word| word.shape == Shape::Number && word.text.len() < 4)
        };
        number(n) && matches!(self.at(n + 1), "-" | "–") && number(n + 2)
    }

    fn of_team(&self, pieces: &mut Vec<(i32, NameRule)>) {
        let std::ops::Range { start, end } = self.name.words;
        let mut add = |weight: i32| pieces.push((weight, NameRule::Team));
        // `Southgate 1-0 Pennard`
        if self.is_score(end) || start.checked_sub(3).is_some_and(|at| self.is_score(at)) {
            add(ENOUGH);
        }
        let person_follows = self.words.get(end + 1).is_some_and(Word::capital);
        if self.is(end, Words::TEAM_ROLE) && (person_follows || !self.is(end, Words::FIRM_ROLE)) {
            add(ENOUGH);
        }
        if self.is(end, Words::TEAM_VERB) && !self.is(end + 1, Words::TEAM_ROLE) {
            add(1);
        }
        let the = usize::from(matches!(self.before(1), "the" | "The"));
        if self.is_before(1 + the, Words::TEAM_VERB) {
            add(2);
        }
        // `lost to the Hornets`, `a win over Albion`
        if matches!(self.before(1 + the), "to" | "over" | "against" | "by")
            && self.is_before(2 + the, Words::TEAM_RESULT)
        {
            add(ENOUGH);
        }
        if self.before(1) == "from" && self.is_before(2, Words::TEAM_MOVE) {
            add(2);
        }
    }

    /// `Ashby are`, of more than one.
    fn of_several(&self, pieces: &mut Vec<(i32, NameRule)>) {
        let std::ops::Range { start, end } = self.name.words;
        let coordinated = matches!(self.before(1), "and" | "," | "or" | "of" | "&" | "'s");
        let plural = end - start == 1 && self.at(start).ends_with('s');
        if self.is(end, Words::PLURAL_VERB) && !coordinated && !plural {
            pieces.push((2, NameRule::Collective));
        }
    }

    fn of_firm(&self, pieces: &mut Vec<(i32, NameRule)>) {
        let end = self.name.words.end;
        let mut add = |weight: i32| pieces.push((weight, NameRule::Firm));
        if self.before(1) == "at" && self.is_before(2, Words::FIRM_ROLE) {
            add(ENOUGH);
        }
        if matches!(self.before(1), "in" | "of") && self.is_before(2, Words::FIRM_SHARE) {
            add(ENOUGH);
        }
        let next = self.words.get(end);
        let owned = usize::from(next.is_some_and(|word| word.shape == Shape::Possessive));
        if self.is(end + owned, Words::FIRM_NOUN) {
            add(2);
        }
        let is_kind = self.is_before(1, Words::FIRM_KIND);
        if is_kind || self.before(1) == "," && self.is_before(2, Words::FIRM_KIND) {
            add(ENOUGH);
        }
        if described(self.words, end) {
            add(ENOUGH);
        }
    }
}

/// `, the Swiss group,`
fn described(words: &[Word<'_>], end: usize) -> bool {
    const LONGEST: usize = 5;
    let at = |n: usize| words.get(n).map_or("", |word| word.text);
    if at(end) != "," || !matches!(at(end + 1), "a" | "an" | "the" | "its") {
        return false;
    }
    let close = (end + 2..words.len().min(end + 3 + LONGEST))
        .find(|&n| matches!(at(n), "," | "." | "that" | "which" | "of" | "in" | "based"));
    close.is_some_and(|close| {
        let noun = &words[close - 1];
        noun.lower()
            && (noun.is(Class::ORG_NOUN) || lexicon::english().is(noun.text, Words::FIRM_KIND))
    })
}
