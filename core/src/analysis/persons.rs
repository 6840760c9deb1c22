//! What the words beside a person's name tell of who it is: sex, form of address, title, relatives.

use rustc_hash::FxHashMap;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{EntityKind, Mention, PrintedRole, roles};
use crate::{
    lexicon::{self, Class},
    text::{Span, Text},
};

/// What a person is by given name, form of address or role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sex {
    /// A woman.
    Female,
    /// A man.
    Male,
}

/// What one mention's own words and those beside it tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonCues {
    /// The sex, where name, address or role tell it.
    pub sex: Option<Sex>,
    /// Whether it is told by the given name alone, which may be the other's in another country.
    pub by_given_name: bool,
    /// Where the title before the name stands, without forms of address: `Prime Minister`.
    pub title: Option<Span>,
    /// Where it is told whose relative this is: `Hale's brother`, `mother of the late Hale`.
    pub kin: Option<Span>,
}

impl PersonCues {
    /// Whether they tell anything.
    pub(crate) fn is_told(&self) -> bool {
        self.sex.is_some() || self.title.is_some() || self.kin.is_some()
    }
}

/// So many bytes hold a form of address.
const MAX_ADDRESS_BYTES: u32 = 16;

/// The cues of each mention; those of names that are no person's are empty.
pub fn cues(text: &Text, mentions: &[Mention], roles: &[PrintedRole]) -> Vec<PersonCues> {
    let mut roles = roles.iter().peekable();
    let each = (0..).zip(mentions).map(|(n, mention)| {
        let next = mentions.get(n as usize + 1).map(|next| next.span);
        let mut own = Vec::new();
        while let Some(role) = roles.next_if(|role| role.mention <= n) {
            if role.mention == n {
                own.push(role.span);
            }
        }
        match mention.kind {
            EntityKind::Person => of_person(text, mention.span, &own, next),
            EntityKind::Org | EntityKind::Place | EntityKind::Norp | EntityKind::Event => {
                PersonCues::default()
            }
        }
    });
    each.collect()
}

fn of_person(text: &Text, name: Span, roles: &[Span], next: Option<Span>) -> PersonCues {
    let mut cues = PersonCues::default();
    let before = text.before(name.start(), MAX_ADDRESS_BYTES);
    let address = before.split_whitespace().next_back().unwrap_or_default();
    let mut by_role = sex_of(address.trim_start_matches(|c: char| !c.is_alphanumeric()));
    for &role in roles {
        let head = head(&text[role]);
        let is_kin = lexicon::english().is(&head.to_lowercase(), Class::KIN);
        by_role = by_role.or_else(|| sex_of(head));
        if is_kin {
            // `the mother of the late Hale`
            let whose = next.filter(|next| {
                let between = Span::new(role.end(), next.start().max(role.end()));
                role.start() >= name.end()
                    && between.len() < MAX_ADDRESS_BYTES
                    && text[between].trim_start().starts_with("of ")
            });
            let kin = whose.map_or(role, |whose| role.cover(whose));
            cues.kin = cues.kin.or(Some(kin));
        } else if role.end() <= name.start() && sex_of(&text[role]).is_none() {
            cues.title = cues.title.or(Some(role));
        }
    }
    cues.sex = by_role.or_else(|| sex_of_name(&text[name]));
    cues.by_given_name = by_role.is_none() && cues.sex.is_some();
    cues
}

/// The word of a role that says what someone is: `mother` of `mother of the late Hale`.
pub(super) fn head(role: &str) -> &str {
    let ends = |word: &str| {
        matches!(word, "of" | "for" | "at" | "in" | "to" | "with" | "from") || word.ends_with(',')
    };
    let mut words = role.split_whitespace().peekable();
    let mut head = "";
    while let Some(word) = words.next() {
        head = word;
        if word.ends_with(',')
            || words
                .peek()
                .is_some_and(|next| ends(next) && !next.ends_with(','))
        {
            break;
        }
    }
    head.trim_matches(|c: char| !c.is_alphanumeric() && c != '.')
}

fn sex_of(word: &str) -> Option<Sex> {
    let classes = lexicon::english().get(&word.to_lowercase()).classes;
    sex_by(classes).filter(|_| !classes.intersects(Class::GIVEN))
}

fn sex_of_name(name: &str) -> Option<Sex> {
    let (first, rest) = name.split_once([' ', '\u{a0}'])?;
    if rest.is_empty() {
        return None;
    }
    let first = first.split('-').next().unwrap_or(first).to_lowercase();
    let first: String = first.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    sex_by(lexicon::english().get(&first).classes & (Class::GIVEN | Class::FEMALE | Class::MALE))
}

fn sex_by(classes: Class) -> Option<Sex> {
    match (
        classes.intersects(Class::FEMALE),
        classes.intersects(Class::MALE),
    ) {
        (true, false) => Some(Sex::Female),
        (false, true) => Some(Sex::Male),
        _ => None,
    }
}

/// The sex of each person by all that the article tells: what is told of one by full name holds for the bare surname too
/// where no other bearer of it is of the other sex.
pub(super) fn sexes(text: &Text, mentions: &[Mention], cues: &[PersonCues]) -> Vec<Option<Sex>> {
    let mut told: FxHashMap<&str, [u32; 2]> = FxHashMap::default();
    let mut by_surname: FxHashMap<&str, [bool; 2]> = FxHashMap::default();
    for (mention, cue) in mentions.iter().zip(cues) {
        let name = &text[mention.span];
        if let Some(sex) = cue.sex {
            let weight = if cue.by_given_name { 1 } else { 3 };
            told.entry(name).or_default()[sex as usize] += weight;
        }
    }
    let of_name = |name: &str| match told.get(name) {
        Some([female, male]) if female > male => Some(Sex::Female),
        Some([female, male]) if male > female => Some(Sex::Male),
        _ => None,
    };
    for mention in mentions {
        let name = &text[mention.span];
        if let Some(sex) = of_name(name) {
            by_surname.entry(surname(name)).or_default()[sex as usize] = true;
        }
    }
    let each = mentions.iter().zip(cues).map(|(mention, cue)| {
        let name = &text[mention.span];
        let own = cue.sex.filter(|_| !cue.by_given_name);
        own.or_else(|| of_name(name))
            .or_else(|| match by_surname.get(surname(name)) {
                Some([true, false]) => Some(Sex::Female),
                Some([false, true]) => Some(Sex::Male),
                _ => None,
            })
    });
    each.collect()
}

/// The last word of a name, without `Jr.` and the like.
pub(super) fn surname(name: &str) -> &str {
    let words = name.split_whitespace().rev();
    let is_generation = |word: &&str| {
        matches!(
            word.trim_end_matches('.').to_ascii_lowercase().as_str(),
            "jr" | "sr" | "ii" | "iii" | "iv"
        )
    };
    let mut words = words.skip_while(is_generation);
    words.next().unwrap_or(name).trim_end_matches(',')
}

/// Whether the words that call someone without a name are one person's: `a senior officer`.
pub(super) fn is_person(words: &str) -> bool {
    let head = head(words).to_lowercase();
    roles::is_person(&head) || lexicon::english().is(&head, Class::FEMALE | Class::MALE)
}

/// The sex that such words tell.
pub(super) fn sex_of_role(words: &str) -> Option<Sex> {
    sex_of(head(words))
}
