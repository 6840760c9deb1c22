//! The figures of one article that may be compared with those of others.

use std::borrow::Cow;

use xxhash_rust::xxh3::xxh3_64;

use super::{
    acts,
    scope::{EACH, PARTS, SPELLS, SUMS, SURETY},
};
use crate::{
    analysis::{AnnotatedArticle, EntityKind, Figure, Measure, Speaker, segment, starting_in},
    article::Role,
    story::events::content_words,
    text::{Span, Text},
};

/// An act is looked for in so many words beside the figure.
const REACH: usize = 10;
/// How far behind a figure `a day` may stand, in words.
const RATE_REACH: usize = 5;
/// How far behind a figure a place may stand for which alone it holds, in words.
const PLACE_REACH: usize = 6;
/// An act that no table knows has to stand this near.
const NEAR: usize = 4;

/// A figure that is told as a fact, with what it is compared by. It hangs on its article alone, not on its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The figure, by its index in the article.
    pub figure: u32,
    /// The sentence that tells it.
    pub sentence: Span,
    /// What is claimed, as it stands: the counted noun, or what was done.
    pub of: Span,
    /// What is counted, in which unit and for how long.
    pub(super) subject: u64,
    /// Whether two nouns are counted together, which others seldom do by chance: `villages and hamlets`.
    pub(super) is_pair: bool,
    /// What is done to it.
    pub(super) act: Option<u64>,
    /// What the noun is said to be, and how sure the number is: `armed`, `confirmed`.
    pub(super) qualities: Box<[u32]>,
    /// Whether it is told as a sum that grows: `so far`, `have been`.
    pub(super) adds_up: bool,
    /// The content words of the sentence beside the figure; those of odd value are names.
    pub(super) words: Box<[u32]>,
    /// Whether no other claim of the sentence counts the same to which the same is done.
    pub(super) is_alone: bool,
    /// The places of which the number is said to hold, by their indices among the mentions.
    pub(super) scope: Box<[u32]>,
    /// The mentions of its clause, from and up to an index.
    pub(super) clause: (u32, u32),
    /// The mentions of its sentence, from and up to an index.
    pub(super) mentions: (u32, u32),
}

/// The claims of one article, in order.
///
/// Figures of what may or shall be, of a part, a difference or a stretch of time are none: they have a scope that
/// others do not share.
pub fn of_article(annotated: &AnnotatedArticle) -> Vec<Claim> {
    let annotations = &annotated.annotations;
    let told = annotations
        .blocks
        .iter()
        .filter(|block| matches!(block.role, Role::Standfirst | Role::Body));
    let sentences = told.flat_map(|block| {
        starting_in(&annotations.sentences, block.span, |sentence| sentence.span)
    });
    let mut claims = Vec::new();
    for sentence in sentences {
        let first = annotations
            .figures
            .partition_point(|figure| figure.span.start() < sentence.span.start());
        let figures = starting_in(&annotations.figures, sentence.span, |figure| figure.span);
        if figures.is_empty() {
            continue;
        }
        let reader = Reader::new(annotated, sentence.span, figures);
        let first_claim = claims.len();
        claims.extend((0..figures.len()).filter_map(|n| reader.claim(n, first)));
        mark_rivals(&mut claims[first_claim..]);
    }
    claims
}

/// Marks those of one sentence that count the same: which of them another report means is not known.
fn mark_rivals(claims: &mut [Claim]) {
    let what = |claim: &Claim| (claim.subject, claim.act);
    let all: Vec<(u64, Option<u64>)> = claims.iter().map(what).collect();
    for (n, claim) in claims.iter_mut().enumerate() {
        claim.is_alone = all
            .iter()
            .enumerate()
            .all(|(m, other)| m == n || *other != all[n]);
    }
}

/// One sentence with figures.
pub(super) struct Reader<'a> {
    pub(super) annotated: &'a AnnotatedArticle,
    sentence: Span,
    figures: &'a [Figure],
    pub(super) words: Vec<(Span, Cow<'a, str>)>,
}

impl<'a> Reader<'a> {
    fn new(annotated: &'a AnnotatedArticle, sentence: Span, figures: &'a [Figure]) -> Reader<'a> {
        let text = &annotated.article.text;
        let tokens = segment::tokens(text, sentence).into_iter();
        Reader {
            annotated,
            sentence,
            figures,
            words: tokens
                .map(|token| (token.span, lower(&text[token.span])))
                .collect(),
        }
    }

    fn text(&self) -> &Text {
        &self.annotated.article.text
    }

    pub(super) fn at(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |(_, word)| word)
    }

    pub(super) fn before(&self, index: usize, places: usize) -> &str {
        index.checked_sub(places).map_or("", |index| self.at(index))
    }

    /// The claim that figure `n` of the sentence makes; `offset` figures of the article stand before the sentence.
    fn claim(&self, n: usize, offset: usize) -> Option<Claim> {
        let figure = &self.figures[n];
        let whole = whole(figure);
        let first = self.index(whole.start());
        let after = self.index(whole.end());
        let (begin, end) = self.clause(n, first, after);
        if !self.is_fact(figure, first, after, begin, end) {
            return None;
        }
        let noun = figure.head.map(|head| self.text()[head].to_lowercase());
        let (act, told_by) = self.act(noun.as_deref(), first, after, begin, end);
        let clause = self.words[begin].0.cover(self.words[end - 1].0);
        let subject = self.subject(figure, noun.as_deref());
        let adds_up = (begin..end).any(|at| self.is_sum(at)) || self.at(first) == "toll";
        Some(Claim {
            figure: (offset + n) as u32,
            sentence: self.sentence,
            of: figure.of.or(told_by)?,
            subject,
            is_pair: figure
                .of
                .is_some_and(|of| self.text()[of].contains(" and ")),
            is_alone: true,
            scope: self.scope(clause, whole),
            act: act.map(|act| xxh3_64(act.as_bytes())),
            qualities: self.qualities(figure, begin, end, first),
            adds_up,
            words: self.context(whole),
            clause: self.mentions(clause),
            mentions: self.mentions(self.sentence),
        })
    }

    /// The first word that begins at or after byte `at`.
    pub(super) fn index(&self, at: u32) -> usize {
        self.words.partition_point(|(span, _)| span.start() < at)
    }

    /// The words that belong to figure `n`, which stands from `first` up to `after`, and not to the figures beside it.
    fn clause(&self, n: usize, first: usize, after: usize) -> (usize, usize) {
        let parts = |at: &usize| PARTS.contains(&self.at(*at));
        let hard = |at: &usize| matches!(self.at(*at), ";" | ":" | "—" | "(" | ")");
        let begin = match n.checked_sub(1) {
            Some(before) => {
                let from = self.index(whole(&self.figures[before]).end()).min(first);
                (from..first).find(parts).unwrap_or(from)
            }
            None => (0..first).rev().find(hard).map_or(0, |at| at + 1),
        };
        let end = match self.figures.get(n + 1) {
            Some(next) => {
                let up_to = self.index(next.span.start()).max(after);
                (after..up_to).rev().find(parts).unwrap_or(up_to)
            }
            None => (after..self.words.len())
                .find(hard)
                .unwrap_or(self.words.len()),
        };
        (begin, end.max(after).max(begin + 1))
    }

    /// What is done to what is counted, and the word that tells it.
    fn act(
        &self,
        noun: Option<&str>,
        first: usize,
        after: usize,
        begin: usize,
        end: usize,
    ) -> (Option<String>, Option<Span>) {
        if let Some(act) = noun.and_then(acts::act_of_noun) {
            return (Some(act.to_owned()), None);
        }
        // A verb after the noun is the nearer to it: `56 villages were taken`.
        let behind = (after..end.min(after + REACH)).map(|at| (at, at - after));
        let ahead = (begin.max(first.saturating_sub(REACH))..first).map(|at| (at, first - at));
        let near: Vec<(usize, usize)> = behind.chain(ahead).collect();
        let known = near
            .iter()
            .filter_map(|&(at, distance)| Some((distance, at, acts::act(self.at(at))?)));
        if let Some((_, at, act)) = known.min() {
            return (Some(act.to_owned()), Some(self.words[at].0));
        }
        let other = near
            .iter()
            .filter(|&&(at, distance)| distance <= NEAR && acts::is_verb(self.at(at)));
        match other.min_by_key(|(at, distance)| (*distance, *at)) {
            Some(&(at, _)) => (Some(stem(self.at(at)).to_owned()), Some(self.words[at].0)),
            None => (None, None),
        }
    }

    fn subject(&self, figure: &Figure, noun: Option<&str>) -> u64 {
        let mut nouns: Vec<String> = Vec::new();
        match (figure.measure, figure.of) {
            (Measure::Count, None) => nouns.push("person".to_owned()),
            (_, Some(of)) => {
                nouns.extend(noun.map(acts::singular));
                let head_end = figure.head.map_or(of.start(), Span::end);
                let rest = self
                    .words
                    .iter()
                    .filter(|(span, _)| span.start() >= head_end && span.end() <= of.end());
                let rest = rest.filter(|(_, word)| {
                    !matches!(
                        &**word,
                        "and" | "or" | "a" | "an" | "per" | "each" | "every"
                    )
                });
                nouns.extend(rest.map(|(_, word)| acts::singular(word)));
            }
            (_, None) => {}
        }
        // `$100 million a day` is not `$2 billion`, nor are `barrels of oil a day` barrels.
        let end = self.index(whole(figure).end());
        let rate = (end..end + RATE_REACH)
            .find(|&at| EACH.contains(&self.at(at)) && SPELLS.contains(&self.at(at + 1)));
        nouns.extend(rate.map(|at| self.at(at + 1).to_owned()));
        nouns.sort_unstable();
        let unit = figure.measure.unit().unwrap_or_default();
        xxh3_64(format!("{unit} {}", nouns.join(" ")).as_bytes())
    }

    /// The words before the noun, and those that say how sure the number is.
    fn qualities(&self, figure: &Figure, begin: usize, end: usize, first: usize) -> Box<[u32]> {
        let mut found: Vec<u32> = Vec::new();
        if let (Some(of), Some(head)) = (figure.of, figure.head) {
            let modifiers = self
                .words
                .iter()
                .filter(|(span, _)| span.start() >= of.start() && span.end() <= head.start());
            found.extend(modifiers.map(|(_, word)| hash(word)));
        }
        let sure = (begin..end)
            .map(|at| self.at(at))
            .filter(|word| SURETY.contains(word));
        found.extend(sure.map(hash));
        if (1..=2).any(|places| {
            matches!(
                self.before(first, places),
                "including" | "among" | "them" | "includes"
            )
        }) {
            found.push(hash("including"));
        }
        found.sort_unstable();
        found.dedup();
        found.into()
    }

    fn context(&self, figure: Span) -> Box<[u32]> {
        let text = self.text();
        let before = Span::new(self.sentence.start(), figure.start());
        let after = Span::new(figure.end(), self.sentence.end().max(figure.end()));
        let words = [before, after].map(|part| content_words(text, part));
        let mut words: Vec<u32> = words
            .iter()
            .flat_map(|words| &**words)
            .map(|(word, weight)| (*word as u32) & !1 | u32::from(*weight > 1))
            .collect();
        words.sort_unstable();
        words.dedup_by_key(|word| *word & !1);
        words.into()
    }

    /// Whether the word at `at` tells of a sum that grows: `have been killed`, but not `has said`.
    fn is_sum(&self, at: usize) -> bool {
        SUMS.contains(&self.at(at)) && !matches!(self.at(at + 1), "said" | "told" | "warned")
    }

    /// The places of the clause that stand before the figure, or after it behind `in` and the like; else the last
    /// before them in the sentence.
    fn scope(&self, clause: Span, whole: Span) -> Box<[u32]> {
        let mentions = &self.annotated.annotations.mentions;
        let place = |n: &u32| mentions[*n as usize].kind == EntityKind::Place;
        let holds = |n: &u32| {
            let span = mentions[*n as usize].span;
            let at = self.index(span.start());
            let article = usize::from(self.before(at, 1) == "the");
            let inside = matches!(
                self.before(at, 1 + article),
                "in" | "across" | "throughout" | "of" | "from" | "outside"
            );
            let near = at <= self.index(whole.end()) + PLACE_REACH;
            span.start() < whole.start() || inside && near
        };
        let (first, after) = self.mentions(clause);
        let own: Box<[u32]> = (first..after).filter(place).filter(holds).collect();
        if !own.is_empty() {
            return own;
        }
        let (start, _) = self.mentions(self.sentence);
        (start..first).rev().find(place).into_iter().collect()
    }

    fn mentions(&self, within: Span) -> (u32, u32) {
        let mentions = &self.annotated.annotations.mentions;
        let first = mentions.partition_point(|it| it.span.start() < within.start());
        let after = mentions.partition_point(|it| it.span.start() < within.end());
        (first as u32, after.max(first) as u32)
    }
}

/// The mention of the one who says what `figure` tells.
pub(super) fn speaker(figure: &Figure) -> Option<u32> {
    match figure.source {
        Some(Speaker::Name(n)) => Some(n),
        _ => None,
    }
}

/// The figure with its noun.
fn whole(figure: &Figure) -> Span {
    figure.of.map_or(figure.span, |of| figure.span.cover(of))
}

fn lower(word: &str) -> Cow<'_, str> {
    match word.chars().any(char::is_uppercase) {
        true => Cow::Owned(word.to_lowercase()),
        false => Cow::Borrowed(word),
    }
}

fn hash(word: &str) -> u32 {
    xxh3_64(word.as_bytes()) as u32
}

fn stem(word: &str) -> &str {
    let cut = ["ing", "ed"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending));
    cut.unwrap_or(word)
}
