//! What the names of one article mean by what that article says: no other is looked at.

use std::collections::{BTreeMap, HashMap};

use super::{
    LinkRule,
    bearers::{self, Article, Meaning},
    normal::{initials, is_acronym, organisation_core, parts},
    persons::{FullName, without_generation},
};
use crate::{
    analysis::{Definition, EntityKind},
    text::Span,
};

/// A mention as the rules see it.
pub(super) struct Name<'a> {
    pub(super) span: Span,
    pub(super) surface: &'a str,
    pub(super) kind: EntityKind,
    pub(super) normal: &'a str,
    pub(super) form: u32,
}

/// That a mention stands for a fuller name of its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// Index of the mention in its article.
    pub(super) mention: u32,
    /// The form of the fuller name.
    pub(super) form: u32,
    pub(super) rule: LinkRule,
    /// Where the evidence stands, the fuller name first.
    pub(super) evidence: [Span; 2],
}

/// More persons or bodies with one name are not told apart.
const MAX_NAMESAKES: usize = 32;

/// Of the names that share a word with another (`Council`), no more are looked at for what it may stand for.
const MAX_SHARERS: usize = 128;

/// What an article tells of its own names.
#[derive(Debug, Default)]
pub(super) struct Readings {
    /// The reading of every mention that the article itself explains, in order.
    pub(super) explained: Vec<Reading>,
    /// Mentions of persons that may be one or another of the article, with the forms of these.
    pub(super) between: Vec<(u32, Vec<u32>)>,
}

/// The reading of every mention that the article itself explains.
pub(super) fn readings(article: &Article<'_, '_>, definitions: &[Definition]) -> Readings {
    let names = article.names;
    let mut found: Vec<Reading> = Vec::new();
    let mut between: Vec<(u32, Vec<u32>)> = Vec::new();
    let distinct = distinct(names);
    let mut defined: HashMap<u32, (u32, [Span; 2])> = HashMap::new();
    for definition in definitions {
        let at = |span| {
            let at = names.binary_search_by_key(&span, |name| name.span);
            at.ok().map(|at| &names[at])
        };
        if let (Some(long), Some(short)) = (at(definition.long), at(definition.short))
            && long.kind == short.kind
            && long.form != short.form
        {
            let said = (long.form, [long.span, short.span]);
            defined.entry(short.form).or_insert(said);
        }
    }
    let fuller = Fuller::of(&distinct);
    let mut known: HashMap<u32, Vec<&Name<'_>>> = HashMap::new();
    let mut bare: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (n, name) in names.iter().enumerate() {
        let mut read = |form, rule, evidence| {
            found.push(Reading {
                mention: n as u32,
                form,
                rule,
                evidence,
            });
        };
        if let Some(&(long, evidence)) = defined.get(&name.form) {
            read(long, LinkRule::Definition, evidence);
            continue;
        }
        let candidates = known
            .entry(name.form)
            .or_insert_with(|| fuller.names_of(name));
        let rule = match name.kind {
            _ if is_acronym(name.surface) => LinkRule::Initials,
            EntityKind::Person => LinkRule::Surname,
            EntityKind::Org | EntityKind::Place | EntityKind::Norp | EntityKind::Event => {
                LinkRule::ShortForm
            }
        };
        let full = match candidates[..] {
            [] => None,
            _ if rule == LinkRule::Surname => {
                bare.entry(name.form).or_default().push(n);
                None
            }
            [full] => Some(full),
            [full, ..] if rule == LinkRule::ShortForm => {
                let core = organisation_core(full.normal);
                let one = candidates
                    .iter()
                    .all(|other| organisation_core(other.normal) == core);
                one.then_some(full)
            }
            _ => None,
        };
        if let Some(full) = full {
            read(full.form, rule, [full.span, name.span]);
        }
    }
    for (form, bare) in bare {
        let meanings = bearers::meanings(article, &bare, &known[&form]);
        for (n, meaning) in bare.into_iter().zip(meanings) {
            match meaning {
                Meaning::One(full) => found.push(Reading {
                    mention: n as u32,
                    form: full,
                    rule: LinkRule::Surname,
                    evidence: [nearest(article, full, n), names[n].span],
                }),
                Meaning::Between(fulls) => between.push((n as u32, fulls)),
                Meaning::Another => {}
            }
        }
    }
    found.sort_by_key(|reading| reading.mention);
    between.sort();
    Readings {
        explained: found,
        between,
    }
}

/// The mention of a form that stands nearest before another mention, else the first.
fn nearest(article: &Article<'_, '_>, form: u32, at: usize) -> Span {
    let own = article.by_form.get(&form).map_or(&[][..], Vec::as_slice);
    let found = bearers::before(own, at).or(own.first().copied());
    article.names[found.unwrap_or(at)].span
}

/// The names of several words in one article, by what shorter ones begin or share with them.
struct Fuller<'n, 'a> {
    by_part: HashMap<&'a str, Vec<&'n Name<'a>>>,
    by_initials: HashMap<String, Vec<&'n Name<'a>>>,
}

impl<'n, 'a> Fuller<'n, 'a> {
    fn of(distinct: &[&'n Name<'a>]) -> Fuller<'n, 'a> {
        let mut by_part: HashMap<&str, Vec<&Name<'_>>> = HashMap::new();
        let mut by_initials: HashMap<String, Vec<&Name<'_>>> = HashMap::new();
        for &name in distinct.iter().filter(|name| name.normal.contains(' ')) {
            for part in parts(name.normal) {
                let names = by_part.entry(part).or_default();
                if names.last().is_none_or(|last| last.form != name.form) {
                    names.push(name);
                }
            }
            for initials in initials(name.normal) {
                by_initials.entry(initials).or_default().push(name);
            }
        }
        Fuller {
            by_part,
            by_initials,
        }
    }

    /// The fuller names that `short` may stand for.
    fn names_of(&self, short: &Name<'a>) -> Vec<&'n Name<'a>> {
        let of_kind = |found: Option<&Vec<&'n Name<'a>>>, by: fn(&str, &str) -> bool| {
            let found = found.into_iter().flatten().copied();
            let same = |long: &&Name<'a>| long.kind == short.kind && by(short.normal, long.normal);
            let near = found.take(MAX_SHARERS).filter(same);
            near.take(MAX_NAMESAKES).collect::<Vec<_>>()
        };
        if is_acronym(short.surface) {
            return of_kind(self.by_initials.get(short.normal), |_, _| true);
        }
        let part = parts(short.normal).next_back().unwrap_or_default();
        let found = self.by_part.get(part);
        match short.kind {
            EntityKind::Person => {
                let by_surname = of_kind(found, |short, full| {
                    ends_with(short, without_generation(full))
                });
                if by_surname.is_empty() {
                    of_kind(found, given_name)
                } else {
                    by_surname
                }
            }
            EntityKind::Org => of_kind(found, shortens),
            EntityKind::Place | EntityKind::Norp | EntityKind::Event => Vec::new(),
        }
    }
}

/// The first mention of each form.
fn distinct<'n, 'a>(names: &'n [Name<'a>]) -> Vec<&'n Name<'a>> {
    let mut first: Vec<&Name<'_>> = names.iter().collect();
    first.sort_by_key(|name| (name.form, name.span));
    first.dedup_by_key(|name| name.form);
    first.sort_by_key(|name| name.span);
    first
}

/// Whether the parts of `short` are the last ones of `full`, which has more.
fn ends_with(short: &str, full: &str) -> bool {
    let n_short = parts(short).count();
    n_short < parts(full).count() && parts(full).rev().take(n_short).eq(parts(short).rev())
}

fn begins_with(short: &str, full: &str) -> bool {
    parts(short).count() == 1
        && parts(full).count() > 1
        && parts(full).next() == parts(short).next()
}

/// Whether `short` is the given name of `full`, by which an article may call its bearer too.
fn given_name(short: &str, full: &str) -> bool {
    begins_with(short, full)
        && FullName::of(full).is_some_and(|name| name.given().first() == Some(&short))
}

/// Whether an organisation's name leaves out its first words (`Coast Guard` for `Omani Coast Guard`), all but
/// the first one (`Amal` for `Amal al-Watan`) or the head (`Guard`), or a word that only says that it is a force or
/// a company.
fn shortens(short: &str, long: &str) -> bool {
    let (core, long_core) = (organisation_core(short), organisation_core(long));
    begins_short(short, long)
        || heads(short, long)
        || shortens_last([short, &core], [long, &long_core])
}

/// Whether `short` is the first word of a name of two or three, which may as well be a product, a building or a
/// branch of what the one word names.
pub(super) fn begins_short(short: &str, long: &str) -> bool {
    begins_with(short, long) && parts(long).count() < 4
}

/// Whether `short` is the one word that says what `long` is: `Academy` for `Academy of Sciences`, `Navy` for
/// `Royal Danish Navy`.
pub(super) fn heads(short: &str, long: &str) -> bool {
    let of = |rest: &str| rest.starts_with(" of ");
    !short.contains(' ')
        && (long.strip_prefix(short).is_some_and(of)
            || ends_with(short, long) && parts(long).count() < 5)
}

/// Whether `short`, of two words or more, leaves out the first words of `long` or one that is only added; their
/// cores are [`organisation_core`].
pub(super) fn shortens_last([short, core]: [&str; 2], [long, long_core]: [&str; 2]) -> bool {
    let leaves_out_words = core.contains(' ') && long_core.ends_with(core);
    let leaves_out_first = || {
        let rest = long.strip_suffix(short);
        rest.is_some_and(|rest| rest.ends_with(' ') && parts(rest.trim_end()).count() == 1)
    };
    short.contains(' ') && short.len() < long.len() && (leaves_out_words || leaves_out_first())
}
