//! One kind for one name throughout an article: all evidence for it is taken together.

use std::collections::{HashMap, HashSet};

use super::{
    EntityKind, NameRule,
    joints::has_article,
    kinds::{FAIR, STRONG, Votes, WEAK, acronym},
    lexicon::Class,
    runs::Run,
    words::{Style, Unit, Word},
};

/// A run that may be a name, with the evidence of its own place in the text.
pub(super) struct Candidate {
    /// Index of its unit.
    pub(super) unit: usize,
    pub(super) run: Run,
    pub(super) votes: Votes,
}

/// What is decided of a candidate.
#[derive(Clone, Copy)]
pub(super) struct Decision {
    pub(super) kind: EntityKind,
    pub(super) rule: NameRule,
    /// The article itself says it, here or elsewhere.
    pub(super) told: bool,
}

/// The kind of each candidate and why; `None` for those that are no names. `same` are pairs that one definition joins.
pub(super) fn decide(
    units: &[Unit<'_>],
    candidates: &[Candidate],
    same: &[[usize; 2]],
) -> Vec<Option<Decision>> {
    let mut keys: HashMap<String, usize> = HashMap::new();
    let mut tally: Vec<Votes> = Vec::new();
    let names: Vec<usize> = candidates
        .iter()
        .map(|candidate| {
            let n = keys.len();
            let name = *keys.entry(key(words(units, candidate))).or_insert(n);
            if name == n {
                tally.push(Votes::default());
            }
            tally[name].merge(&candidate.votes);
            name
        })
        .collect();
    spread_over_lists(units, candidates, &names, &mut tally);
    for &[long, short] in same {
        let joined = {
            let mut votes = tally[names[long]];
            votes.merge(&tally[names[short]]);
            votes
        };
        if let Some((kind, ..)) = joined.best() {
            for name in [names[long], names[short]] {
                let missing = joined.weight(kind).saturating_sub(tally[name].weight(kind));
                tally[name].add(kind, missing.max(FAIR), NameRule::Definition);
            }
        }
    }
    take_from_longer_names(units, candidates, &names, &mut tally);
    candidates
        .iter()
        .zip(&names)
        .map(|(candidate, &name)| {
            let words = words(units, candidate);
            let plain = units[candidate.unit].style == Style::Plain;
            match tally[name].best() {
                Some((kind, strength, rule)) => {
                    let doubtful = capitals(words).count() == 1
                        && strength < FAIR * 2
                        && capitals(words).all(|word| word.is(Class::COMMON | Class::FUNCTION));
                    let article_only = kind == EntityKind::Org
                        && strength <= WEAK * 2
                        && words.len() == 1
                        && !acronym(&words[0]);
                    let own = candidate.votes.best();
                    let told =
                        rule.is_explicit() || rule == NameRule::FullerPerson && has_article(words);
                    let rule = own.filter(|own| own.0 == kind).map_or(rule, |own| own.2);
                    (!doubtful && !article_only).then_some(Decision { kind, rule, told })
                }
                None if plain => by_form(words).map(|(kind, rule)| Decision {
                    kind,
                    rule,
                    told: false,
                }),
                None => None,
            }
        })
        .collect()
}

/// Takes in the last word of a place's name in lower case, where the article elsewhere gives it a capital.
pub(super) fn lengthen(units: &[Unit<'_>], candidates: &mut [Candidate]) {
    let long = |candidate: &Candidate| {
        let words = words(units, candidate);
        words.len() > 1 && words.last().is_some_and(|word| word.is(Class::PLACE_HEAD))
    };
    let known: HashSet<String> = candidates
        .iter()
        .filter(|candidate| long(candidate))
        .map(|candidate| key(words(units, candidate)))
        .collect();
    if known.is_empty() {
        return;
    }
    for candidate in candidates {
        let next = units[candidate.unit].words.get(candidate.run.words.end);
        if next.is_some_and(|word| word.lower() && word.is(Class::PLACE_HEAD)) {
            candidate.run.words.end += 1;
            if !known.contains(&key(words(units, candidate))) {
                candidate.run.words.end -= 1;
            }
        }
    }
}

fn words<'u, 't>(units: &'u [Unit<'t>], candidate: &Candidate) -> &'u [Word<'t>] {
    &units[candidate.unit].words[candidate.run.words.clone()]
}

/// The words with a capital, but for an article at the head: `Harun` of `Al-Harun`.
fn capitals<'u, 't>(words: &'u [Word<'t>]) -> impl Iterator<Item = &'u Word<'t>> {
    let own = if has_article(words) {
        &words[1..]
    } else {
        words
    };
    own.iter().filter(|word| word.capital())
}

/// The name without regard to capitals and hyphens.
fn key(words: &[Word<'_>]) -> String {
    let mut key = String::new();
    for word in words.iter().filter(|word| !word.hyphen()) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(word.text.chars().flat_map(char::to_lowercase));
    }
    key
}

/// Names joined by commas and `and` are of one kind, where the others are all places.
fn spread_over_lists(
    units: &[Unit<'_>],
    candidates: &[Candidate],
    names: &[usize],
    tally: &mut [Votes],
) {
    let mut spread: Vec<(usize, u32, NameRule)> = Vec::new();
    let mut first = 0;
    while first < candidates.len() {
        let mut end = first + 1;
        while end < candidates.len() && joined(units, &candidates[end - 1], &candidates[end]) {
            end += 1;
        }
        let list = first..end;
        first = end;
        if list.len() < 2 {
            continue;
        }
        let is_place = |at: usize| {
            let best = tally[names[at]].best();
            best.is_some_and(|(kind, strength, _)| {
                kind == EntityKind::Place && strength >= WEAK * 3
            })
        };
        // `villages of A, B and C`, `A, B and C provinces`
        let told = [list.start, list.end - 1].iter().any(|&at| {
            let own = candidates[at].votes.best();
            own.is_some_and(|(kind, strength, rule)| {
                kind == EntityKind::Place && strength >= STRONG && rule.is_place_noun()
            })
        });
        let places = list.clone().filter(|&at| is_place(at)).count();
        for at in list.clone() {
            let run = &candidates[at].run;
            if run.known.intersects(Class::GEOGRAPHIC) || run.titled {
                continue;
            }
            let told_otherwise = tally[names[at]].best().is_some_and(|(kind, strength, _)| {
                kind != EntityKind::Place && strength >= FAIR && !run.known.intersects(Class::ORG)
            });
            if told_otherwise {
                continue;
            }
            let others = places - usize::from(is_place(at));
            if told {
                spread.push((names[at], STRONG, NameRule::PlaceList));
            } else if others + 1 == list.len() {
                let (weight, rule) = if others > 1 {
                    (STRONG, NameRule::PlaceList)
                } else {
                    (WEAK, NameRule::BesidePlace)
                };
                spread.push((names[at], weight, rule));
            }
        }
    }
    for (name, weight, rule) in spread {
        tally[name].add(EntityKind::Place, weight, rule);
    }
}

/// Whether only a comma or `and` stands between the two.
fn joined(units: &[Unit<'_>], one: &Candidate, other: &Candidate) -> bool {
    if one.unit != other.unit || one.run.words.end >= other.run.words.start {
        return false;
    }
    let between = &units[one.unit].words[one.run.words.end..other.run.words.start];
    between.len() <= 3
        && between
            .iter()
            .all(|word| matches!(word.text, "," | "and" | "or" | "the"))
        && between[0].text != "the"
}

/// A surname is a person's where the fuller name is, and the head of an organisation's name is its name.
fn take_from_longer_names(
    units: &[Unit<'_>],
    candidates: &[Candidate],
    names: &[usize],
    tally: &mut [Votes],
) {
    let mut parts: HashMap<&str, (EntityKind, NameRule)> = HashMap::new();
    for (candidate, &name) in candidates.iter().zip(names) {
        let words = words(units, candidate);
        if capitals(words).count() < 2 {
            continue;
        }
        let kind = match tally[name].best() {
            Some((kind, ..)) => kind,
            None => match by_form(words) {
                Some((kind, _)) => kind,
                None => continue,
            },
        };
        match kind {
            EntityKind::Person => {
                if let Some(last) = capitals(words).last() {
                    parts.insert(last.text, (kind, NameRule::FullerPerson));
                }
            }
            EntityKind::Org => {
                if let Some(first) = words.first()
                    && !first.is(Class::COMMON | Class::KNOWN | Class::ORG_HEAD | Class::DIRECTION)
                {
                    let fuller = (kind, NameRule::FullerOrg);
                    parts.entry(first.text).or_insert(fuller);
                }
            }
            EntityKind::Place | EntityKind::Norp | EntityKind::Event => {}
        }
    }
    let mut told = vec![false; tally.len()];
    for (candidate, &name) in candidates.iter().zip(names) {
        if std::mem::replace(&mut told[name], true) {
            continue;
        }
        let words = words(units, candidate);
        let mut capital = capitals(words);
        if let (Some(only), None) = (capital.next(), capital.next())
            && let Some(&(kind, rule)) = parts.get(only.text)
        {
            tally[name].add(kind, FAIR * 2, rule);
        }
    }
}

/// What a name of several words is where nothing else tells: a person, if it looks like one.
fn by_form(words: &[Word<'_>]) -> Option<(EntityKind, NameRule)> {
    let n_capitals = capitals(words).count();
    if n_capitals < 2 {
        return None;
    }
    let personal = words.iter().all(|word| {
        let capital = word.capital()
            && !word.is(Class::COMMON | Class::FUNCTION | Class::ORG_HEAD | Class::PLACE)
            && !acronym(word);
        capital || word.hyphen() || word.is(Class::PARTICLE | Class::HYPHEN_PARTICLE)
    });
    (personal && n_capitals <= 4).then_some((EntityKind::Person, NameRule::PersonalForm))
}
