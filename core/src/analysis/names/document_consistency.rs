//! One kind for one name throughout an article: all evidence for it is taken together.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    EntityKind, NameRule,
    boundary_rules::has_article,
    candidate_spans::CandidateSpan,
    lexicon::Class,
    type_evidence::{Evidence, FAIR, STRONG, WEAK, acronym},
    words::{Segment, Style, Word},
};

/// A span that may be a name, with the evidence of its own place in the text.
pub(super) struct Candidate {
    /// Index of its segment.
    pub(super) segment: usize,
    pub(super) span: CandidateSpan,
    pub(super) evidence: Evidence,
}

/// What is decided of a candidate.
#[derive(Clone, Copy)]
pub(super) struct Decision {
    pub(super) kind: EntityKind,
    pub(super) rule: NameRule,
    /// The article itself says it, here or elsewhere.
    pub(super) is_explicit: bool,
}

/// The kind of each candidate and why; `None` for those that are no names. `same` are pairs that one definition joins.
pub(super) fn decide(
    segments: &[Segment<'_>],
    candidates: &[Candidate],
    same: &[[usize; 2]],
) -> Vec<Option<Decision>> {
    let mut document = Document::new(segments, candidates);
    document.spread_over_lists();
    document.join_definitions(same);
    document.take_from_longer_names();
    let each = 0..candidates.len();
    each.map(|at| document.decision(at)).collect()
}

/// The candidates of an article and what speaks for each name among them.
struct Document<'d, 't> {
    segments: &'d [Segment<'t>],
    candidates: &'d [Candidate],
    /// The name of each candidate, by its place in `evidence`.
    names: Vec<usize>,
    /// By name, all that its candidates have.
    evidence: Vec<Evidence>,
}

impl<'d, 't> Document<'d, 't> {
    fn new(segments: &'d [Segment<'t>], candidates: &'d [Candidate]) -> Document<'d, 't> {
        let mut keys: HashMap<String, usize> = HashMap::new();
        let mut evidence: Vec<Evidence> = Vec::new();
        let names = candidates.iter().map(|candidate| {
            let n = keys.len();
            let key = key(words(segments, candidate));
            let name = *keys.entry(key).or_insert(n);
            if name == n {
                evidence.push(Evidence::default());
            }
            evidence[name].merge(&candidate.evidence);
            name
        });
        Document {
            names: names.collect(),
            segments,
            candidates,
            evidence,
        }
    }

    fn words(&self, at: usize) -> &'d [Word<'t>] {
        words(self.segments, &self.candidates[at])
    }

    /// What speaks for the name of the candidate.
    fn evidence(&self, at: usize) -> &Evidence {
        &self.evidence[self.names[at]]
    }

    /// Names joined by commas and `and` are of one kind, where the others are all places.
    fn spread_over_lists(&mut self) {
        let mut spread: Vec<(usize, u32, NameRule)> = Vec::new();
        let mut first = 0;
        while first < self.candidates.len() {
            let mut end = first + 1;
            while end < self.candidates.len() && self.joined(end - 1, end) {
                end += 1;
            }
            if end - first > 1 {
                self.spread_over_list(first..end, &mut spread);
            }
            first = end;
        }
        for (name, weight, rule) in spread {
            self.evidence[name].add(EntityKind::Place, weight, rule);
        }
    }

    fn spread_over_list(&self, list: Range<usize>, spread: &mut Vec<(usize, u32, NameRule)>) {
        let is_place = |at: usize| {
            let best = self.evidence(at).best();
            best.is_some_and(|(kind, strength, _)| {
                kind == EntityKind::Place && strength >= WEAK * 3
            })
        };
        // `villages of A, B and C`, `A, B and C provinces`
        let is_explicit = [list.start, list.end - 1].iter().any(|&at| {
            let own = self.candidates[at].evidence.best();
            own.is_some_and(|(kind, strength, rule)| {
                kind == EntityKind::Place && strength >= STRONG && rule.is_place_noun()
            })
        });
        let n_places = list.clone().filter(|&at| is_place(at)).count();
        for at in list.clone().filter(|&at| self.may_be_place(at)) {
            let n_others = n_places - usize::from(is_place(at));
            let all_others = n_others + 1 == list.len();
            if is_explicit || all_others && n_others > 1 {
                spread.push((self.names[at], STRONG, NameRule::PlaceList));
            } else if all_others {
                spread.push((self.names[at], WEAK, NameRule::BesidePlace));
            }
        }
    }

    /// Whether nothing says that the candidate is something else.
    fn may_be_place(&self, at: usize) -> bool {
        let span = &self.candidates[at].span;
        let is_other = self.evidence(at).best().is_some_and(|(kind, strength, _)| {
            kind != EntityKind::Place && strength >= FAIR && !span.known.intersects(Class::ORG)
        });
        !span.known.intersects(Class::GEOGRAPHIC) && !span.titled && !is_other
    }

    /// Whether only a comma or `and` stands between the two.
    fn joined(&self, one: usize, other: usize) -> bool {
        let [one, other] = [one, other].map(|at| &self.candidates[at]);
        if one.segment != other.segment || one.span.words.end >= other.span.words.start {
            return false;
        }
        let words = &self.segments[one.segment].words;
        let between = &words[one.span.words.end..other.span.words.start];
        between.len() <= 3
            && between
                .iter()
                .all(|word| matches!(word.text, "," | "and" | "or" | "the"))
            && between[0].text != "the"
    }

    /// Names that a definition joins are of the kind that most speaks for both together.
    fn join_definitions(&mut self, same: &[[usize; 2]]) {
        for pair in same {
            let pair = pair.map(|at| self.names[at]);
            let mut joined = Evidence::default();
            for name in pair {
                joined.merge(&self.evidence[name]);
            }
            let Some((kind, ..)) = joined.best() else {
                continue;
            };
            for name in pair {
                let own = self.evidence[name].weight(kind);
                let missing = joined.weight(kind).saturating_sub(own);
                self.evidence[name].add(kind, missing.max(FAIR), NameRule::Definition);
            }
        }
    }

    /// A surname is a person's where the fuller name is, and the head of an organisation's name is its name.
    fn take_from_longer_names(&mut self) {
        let parts = self.parts_of_longer_names();
        let mut seen = vec![false; self.evidence.len()];
        for at in 0..self.candidates.len() {
            let name = self.names[at];
            if std::mem::replace(&mut seen[name], true) {
                continue;
            }
            let mut capital = capitals(self.words(at));
            if let (Some(only), None) = (capital.next(), capital.next())
                && let Some(&(kind, rule)) = parts.get(only.text)
            {
                self.evidence[name].add(kind, FAIR * 2, rule);
            }
        }
    }

    /// The words that stand for a name of several words.
    fn parts_of_longer_names(&self) -> HashMap<&'d str, (EntityKind, NameRule)> {
        let mut parts = HashMap::new();
        for at in 0..self.candidates.len() {
            let words = self.words(at);
            if capitals(words).count() < 2 {
                continue;
            }
            let best = self.evidence(at).best().map(|(kind, ..)| kind);
            match best.or_else(|| by_form(words).map(|(kind, _)| kind)) {
                Some(EntityKind::Person) => {
                    if let Some(last) = capitals(words).last() {
                        parts.insert(last.text, (EntityKind::Person, NameRule::FullerPerson));
                    }
                }
                Some(EntityKind::Org) => {
                    let own = |word: &&Word<'_>| {
                        !word.is(Class::COMMON | Class::KNOWN | Class::ORG_HEAD | Class::DIRECTION)
                    };
                    if let Some(first) = words.first().filter(own) {
                        let fuller = (EntityKind::Org, NameRule::FullerOrg);
                        parts.entry(first.text).or_insert(fuller);
                    }
                }
                Some(EntityKind::Place | EntityKind::Norp | EntityKind::Event) | None => {}
            }
        }
        parts
    }

    fn decision(&self, at: usize) -> Option<Decision> {
        let candidate = &self.candidates[at];
        let words = self.words(at);
        let Some((kind, strength, rule)) = self.evidence(at).best() else {
            let is_plain = self.segments[candidate.segment].style == Style::Plain;
            let (kind, rule) = by_form(words).filter(|_| is_plain)?;
            return Some(Decision {
                kind,
                rule,
                is_explicit: false,
            });
        };
        let is_doubtful = capitals(words).count() == 1
            && strength < FAIR * 2
            && capitals(words).all(|word| word.is(Class::COMMON | Class::FUNCTION));
        let has_article_only = kind == EntityKind::Org
            && strength <= WEAK * 2
            && words.len() == 1
            && !acronym(&words[0]);
        let own = candidate.evidence.best().filter(|own| own.0 == kind);
        (!is_doubtful && !has_article_only).then(|| Decision {
            kind,
            rule: own.map_or(rule, |own| own.2),
            is_explicit: rule.is_explicit() || rule == NameRule::FullerPerson && has_article(words),
        })
    }
}

/// Takes in the last word of a place's name in lower case, where the article elsewhere gives it a capital.
pub(super) fn lengthen(segments: &[Segment<'_>], candidates: &mut [Candidate]) {
    let long = |candidate: &Candidate| {
        let words = words(segments, candidate);
        words.len() > 1 && words.last().is_some_and(|word| word.is(Class::PLACE_HEAD))
    };
    let known: HashSet<String> = candidates
        .iter()
        .filter(|candidate| long(candidate))
        .map(|candidate| key(words(segments, candidate)))
        .collect();
    if known.is_empty() {
        return;
    }
    for candidate in candidates {
        let next = segments[candidate.segment]
            .words
            .get(candidate.span.words.end);
        if next.is_some_and(|word| word.lower() && word.is(Class::PLACE_HEAD)) {
            candidate.span.words.end += 1;
            if !known.contains(&key(words(segments, candidate))) {
                candidate.span.words.end -= 1;
            }
        }
    }
}

fn words<'s, 't>(segments: &'s [Segment<'t>], candidate: &Candidate) -> &'s [Word<'t>] {
    &segments[candidate.segment].words[candidate.span.words.clone()]
}

/// The words with a capital, but for an article at the head: `Harun` of `Al-Harun`.
fn capitals<'s, 't>(words: &'s [Word<'t>]) -> impl Iterator<Item = &'s Word<'t>> {
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
