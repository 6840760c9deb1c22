//! Whether two quotes give one utterance.

use std::ops::Range;

use super::{
    LONG, SHORT,
    saying::Saying,
    speakers::{Agreement, agreement},
};
use crate::{
    story::{
        Entity,
        novelty::is_number,
        shared::{self, FoldedWord},
    },
    text::Span,
};

/// Of the content words of the shorter one so many stand in the other.
const MIN_EQUAL: f64 = 0.8;
/// A stretch that both have of so many content words is one utterance, though each goes on otherwise.
const MIN_OVERLAP: usize = 8;
/// Words of the longer one that the shorter passes over without a mark: so many, or this part of its own.
const MAX_PASSED: (usize, f64) = (3, 0.25);
/// Fewer equal words at an end, far from the rest, are equal by chance.
const MIN_END: usize = 3;
/// Days between reports of one utterance, for those that say little or differ.
const NEIGHBOURING: i32 = 1;
const SOON: i32 = 3;
const WEEK: i32 = 7;

/// Whether two quotes give one utterance: by their words, through small edits and cuts, and by speakers and days that
/// allow it. Short ones only with all their words, from one speaker.
pub fn is_one(one: &Saying<'_>, other: &Saying<'_>, entities: &[Entity]) -> bool {
    let (short, long) = match one.words.len() <= other.words.len() {
        true => (one, other),
        false => (other, one),
    };
    let n_content = short.n_content();
    let speakers = agreement(one.speaker, other.speaker, entities);
    let near = |days| one.is_near(other, days);
    let in_one_article = one.id.article == other.id.article;
    if short.is_term && (n_content < SHORT || speakers != Agreement::Same) {
        return false;
    }
    if is_within(&short.words, &long.words) {
        let whole = short.words.len() == long.words.len();
        return match (speakers, n_content) {
            (_, 0) => false,
            (Agreement::Same, 1) => whole && near(NEIGHBOURING),
            (Agreement::Same, ..SHORT) => near(SOON),
            (Agreement::Same, _) => true,
            (Agreement::Compatible, ..SHORT) => {
                let has_speaker = one.speaker.is_some() || other.speaker.is_some();
                let enough = n_content > 2 || (n_content == 2 && in_one_article);
                whole && enough && has_speaker && near(NEIGHBOURING)
            }
            (Agreement::Compatible, ..LONG) => near(SOON),
            (Agreement::Compatible, _) => true,
            (Agreement::Different, LONG..) => near(WEEK),
            (Agreement::Different, _) => false,
        };
    }
    // One who is quoted twice in an article says it in other words each time, or says something else.
    if n_content < SHORT || speakers == Agreement::Different || in_one_article {
        return false;
    }
    let common = align(short, long);
    if common.changes_number && !(common.n_content >= LONG && near(NEIGHBOURING)) {
        return false;
    }
    let same = speakers == Agreement::Same;
    if common.is_cut {
        return same || (common.n_content >= LONG && near(WEEK));
    }
    if common.is_edited {
        return match common.n_content {
            LONG.. => near(WEEK),
            _ => same && near(SOON),
        };
    }
    same && common.longest_run >= MIN_OVERLAP && near(SOON)
}

/// Whether all of `words` stand in `others`, one after the other.
pub(super) fn is_within(words: &[FoldedWord], others: &[FoldedWord]) -> bool {
    let equal = |window: &[FoldedWord]| window.iter().zip(words).all(|(a, b)| a.hash == b.hash);
    !words.is_empty() && others.windows(words.len()).any(equal)
}

/// What two quotes have in common.
#[derive(Clone, Copy, Debug)]
pub(super) struct Common {
    /// Whether the shorter one has all its words in the longer, and an ellipsis or brackets where they are not the same.
    pub(super) is_cut: bool,
    /// Whether it is the same, in part, but for small edits.
    pub(super) is_edited: bool,
    /// Whether a number stands where the other one has another number.
    pub(super) changes_number: bool,
    /// The content words that are equal.
    pub(super) n_content: usize,
    /// The content words in the longest stretch without an edit.
    pub(super) longest_run: usize,
}

/// A stretch of words of the one and of the other, equal or not.
#[derive(Clone, Debug)]
struct Stretch {
    short: Range<usize>,
    long: Range<usize>,
    equal: bool,
}

/// Aligns two quotes word by word.
pub(super) fn align(short: &Saying<'_>, long: &Saying<'_>) -> Common {
    let mut stretches = stretches(short, long);
    trim(&mut stretches);
    let n_content = |words: &Range<usize>| {
        let before = |at: usize| short.content.partition_point(|n| (*n as usize) < at);
        before(words.end) - before(words.start)
    };
    let equal = || stretches.iter().filter(|it| it.equal);
    let n_equal: usize = equal().map(|it| n_content(&it.short)).sum();
    let inner = {
        let first = stretches.iter().position(|it| it.equal).unwrap_or(0);
        let after = stretches.iter().rposition(|it| it.equal).unwrap_or(0) + 1;
        &stretches[first..after.max(first)]
    };
    let edits = || inner.iter().filter(|it| !it.equal);
    let unmarked = || {
        let marked = |it: &&Stretch| is_elided(short, it) || is_bracketed(short, long, it);
        edits().filter(move |it| !marked(it))
    };
    let n_passed: usize = unmarked().map(|it| it.long.len()).sum();
    // Words in brackets are the editor's and not the speaker's.
    let own = || {
        let edits = stretches.iter().filter(|it| !it.equal);
        edits.filter(|it| !is_bracketed(short, long, it) && n_content(&it.short) > 0)
    };
    let n_own: usize = own().map(|it| n_content(&it.short)).sum();
    // Where words are left out, others do not stand for them.
    let is_patched = own().any(|it| is_elided(short, it));
    let n_own_words: usize = stretches
        .iter()
        .filter(|it| !it.equal)
        .map(|it| it.short.len())
        .sum();
    let (passed, part) = MAX_PASSED;
    let is_close = n_passed <= passed.max((part * short.words.len() as f64) as usize);
    let enough = n_equal as f64 >= MIN_EQUAL * (n_equal + n_own) as f64;
    let runs = equal().map(|it| n_content(&it.short));
    Common {
        is_cut: n_equal >= SHORT && unmarked().next().is_none() && n_own_words == 0,
        is_edited: n_equal >= SHORT && is_close && enough && !is_patched,
        changes_number: edits().any(|it| changes_number(short, long, it)),
        n_content: n_equal,
        longest_run: runs.max().unwrap_or(0),
    }
}

/// The words of both, by the stretches in which they are equal and not.
fn stretches(short: &Saying<'_>, long: &Saying<'_>) -> Vec<Stretch> {
    let edits = shared::differences((short.text, short.span), (long.text, long.span));
    let within = |words: &[FoldedWord], span: Span| {
        let before = |at: u32| words.partition_point(|word| word.span.start() < at);
        before(span.start())..before(span.end())
    };
    let ends = (short.words.len(), long.words.len());
    let edits = edits.into_iter().map(|(one, other)| Stretch {
        short: within(&short.words, one),
        long: within(&long.words, other),
        equal: false,
    });
    let last = Stretch {
        short: ends.0..ends.0,
        long: ends.1..ends.1,
        equal: false,
    };
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    for edit in edits.chain([last]) {
        if i < edit.short.start {
            found.push(Stretch {
                short: i..edit.short.start,
                long: j..edit.long.start,
                equal: true,
            });
        }
        (i, j) = (edit.short.end, edit.long.end);
        if !edit.short.is_empty() || !edit.long.is_empty() {
            found.push(edit);
        }
    }
    found
}

/// Takes equal words at the ends for what they are where they stand far from the rest: equal by chance.
fn trim(stretches: &mut Vec<Stretch>) {
    let by_chance = |end: &Stretch, edit: &Stretch| {
        end.equal && !edit.equal && end.short.len() < MIN_END && edit.long.len() > end.short.len()
    };
    let join = |a: &Stretch, b: &Stretch| Stretch {
        short: a.short.start.min(b.short.start)..a.short.end.max(b.short.end),
        long: a.long.start.min(b.long.start)..a.long.end.max(b.long.end),
        equal: false,
    };
    loop {
        let first = stretches.iter().position(|it| it.equal);
        let Some(first) = first.filter(|n| stretches.len() > n + 2) else {
            break;
        };
        if !by_chance(&stretches[first], &stretches[first + 1]) {
            break;
        }
        let joined = stretches[..first + 2]
            .iter()
            .skip(1)
            .fold(stretches[0].clone(), |a, b| join(&a, b));
        stretches.splice(..first + 2, [joined]);
    }
    loop {
        let last = stretches.iter().rposition(|it| it.equal);
        let Some(last) = last.filter(|n| *n >= 2) else {
            break;
        };
        if !by_chance(&stretches[last], &stretches[last - 1]) {
            break;
        }
        let from = last - 1;
        let joined = stretches[from..]
            .iter()
            .skip(1)
            .fold(stretches[from].clone(), |a, b| join(&a, b));
        stretches.splice(from.., [joined]);
    }
}

/// Whether an ellipsis stands in the shorter one where it passes words over.
fn is_elided(short: &Saying<'_>, edit: &Stretch) -> bool {
    let own = around(short, &edit.short);
    own.contains('…') || own.contains("..") || own.contains(". . .")
}

/// Whether brackets stand around what is edited, in either of them.
fn is_bracketed(short: &Saying<'_>, long: &Saying<'_>, edit: &Stretch) -> bool {
    let bracketed = |text: &str| {
        let (open, close) = (text.find(['[', '(']), text.rfind([']', ')']));
        open.zip(close).is_some_and(|(open, close)| open < close)
    };
    bracketed(around(short, &edit.short)) || bracketed(around(long, &edit.long))
}

/// The text of `words`, and of the marks on both sides of them.
fn around<'a>(saying: &Saying<'a>, words: &Range<usize>) -> &'a str {
    let before = words
        .start
        .checked_sub(1)
        .map(|n| saying.words[n].span.end());
    let after = saying.words.get(words.end).map(|word| word.span.start());
    let (start, end) = (saying.span.start(), saying.span.end());
    &saying.text[Span::new(before.unwrap_or(start), after.unwrap_or(end))]
}

fn changes_number(short: &Saying<'_>, long: &Saying<'_>, edit: &Stretch) -> bool {
    let has_number = |saying: &Saying<'_>, words: &Range<usize>| {
        let mut words = saying.words[words.clone()].iter();
        words.any(|word| is_number(&saying.text[word.span]))
    };
    has_number(short, &edit.short) && has_number(long, &edit.long)
}
