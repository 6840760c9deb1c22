//! Whether two full names may be one person's: a middle name left out, an initial, a short form, a slip of the pen.

use super::{LinkRule, nicknames::one_given_name, normal::parts};

/// Shorter surnames are too easily one letter apart.
const MIN_SLIP: usize = 5;

/// How one given name relates to another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    Equal,
    Short,
    Initial,
}

/// A person's full name, of two parts or more.
pub(super) struct FullName<'n> {
    given: Vec<&'n str>,
    surname: &'n str,
    /// `jr`, `iii`
    generation: Option<&'n str>,
}

/// The rule by which two different names may be one person's.
///
/// It says nothing of who these two are: there may be several who have the shorter one.
pub(super) fn one_person(a: &FullName<'_>, b: &FullName<'_>) -> Option<LinkRule> {
    if a.generation.is_some() && b.generation.is_some() && a.generation != b.generation {
        return None;
    }
    let (short, long) = match a.given.len() <= b.given.len() {
        true => (&a.given, &b.given),
        false => (&b.given, &a.given),
    };
    if a.surname == b.surname {
        return one_given(short, long).then_some(LinkRule::GivenName);
    }
    let slip = a.given[0] == b.given[0]
        && one_given(short, long)
        && a.surname.len().min(b.surname.len()) >= MIN_SLIP
        && a.surname.chars().next() == b.surname.chars().next()
        && one_edit_apart(a.surname, b.surname);
    slip.then_some(LinkRule::Slip)
}

/// A normal form without `jr` or the like at its end.
pub(super) fn without_generation(normal: &str) -> &str {
    match normal.rsplit_once(' ') {
        Some((name, "jr" | "sr" | "ii" | "iii" | "iv")) => name,
        _ => normal,
    }
}

impl<'n> FullName<'n> {
    /// The name in a normal form, if that has two parts.
    pub(super) fn of(normal: &'n str) -> Option<FullName<'n>> {
        let mut given: Vec<&str> = parts(normal).collect();
        let last = given.last().copied()?;
        let generation = matches!(last, "jr" | "sr" | "ii" | "iii" | "iv").then_some(last);
        if generation.is_some() {
            given.pop();
        }
        let surname = given.pop()?;
        (!given.is_empty()).then_some(FullName {
            given,
            surname,
            generation,
        })
    }

    /// Whether one of two names tells its bearer apart from a parent and the other does not.
    pub(super) fn differs_in_generation(&self, other: &FullName<'_>) -> bool {
        self.generation != other.generation
    }

    /// Whether the name tells its bearer apart from a parent.
    pub(super) fn is_junior(&self) -> bool {
        self.generation.is_some_and(|it| it != "sr")
    }

    /// The last part, without `jr`.
    pub(super) const fn surname(&self) -> &'n str {
        self.surname
    }

    /// All parts before the last one.
    pub(super) fn given(&self) -> &[&'n str] {
        &self.given
    }
}

/// Whether each of the fewer given names stands, in order, for one of the more, and at least one is more than an
/// initial. Only an initial may be left out before the first.
fn one_given(short: &[&str], long: &[&str]) -> bool {
    let mut at = 0;
    let mut named = false;
    for (n, name) in short.iter().enumerate() {
        let found = long[at..]
            .iter()
            .position(|other| relation(name, other).is_some());
        let Some(skipped) = found else {
            return false;
        };
        if n == 0 && long[..skipped].iter().any(|name| name.len() > 1) {
            return false;
        }
        at += skipped;
        named |= relation(name, long[at]) != Some(Relation::Initial);
        at += 1;
    }
    named
}

fn relation(a: &str, b: &str) -> Option<Relation> {
    if a == b {
        return Some(if a.len() > 1 {
            Relation::Equal
        } else {
            Relation::Initial
        });
    }
    if (a.len() == 1 || b.len() == 1) && a.chars().next() == b.chars().next() {
        return Some(Relation::Initial);
    }
    one_given_name(a, b).then_some(Relation::Short)
}

/// Whether one letter left out, put in, changed or exchanged with its neighbour makes one word the other.
fn one_edit_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[same..], &long[same..]);
    if short.len() < long.len() {
        return *short == long[1..];
    }
    match short {
        [] => false,
        [first, second, rest @ ..] if [*second, *first] == long[..2] => *rest == long[2..],
        [_, rest @ ..] => *rest == long[1..],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(a: &str, b: &str) -> Option<LinkRule> {
        one_person(&FullName::of(a)?, &FullName::of(b)?)
    }

    #[test]
    fn middle_names_and_initials_may_be_left_out() {
        let one = |a, b| rule(a, b) == Some(LinkRule::GivenName);
        assert!(one("anna berg", "anna k berg"));
        assert!(one("anna k berg", "anna karin berg"));
        assert!(one("karin berg", "a karin berg"));
        assert!(one("bob berg", "robert p berg"));
        assert!(one("paul berg", "paul berg jr"));
        assert!(!one("anna k berg", "anna maria berg"));
        assert!(!one("karin berg", "anna karin berg"));
        assert!(!one("a berg", "anna berg"));
        assert!(!one("anna berg", "paul berg"));
        assert!(!one("paul berg jr", "paul berg sr"));
    }

    #[test]
    fn a_slip_is_one_letter_of_a_long_surname_after_the_same_given_names() {
        let slip = |a, b| rule(a, b) == Some(LinkRule::Slip);
        assert!(slip("anna halvorsen", "anna halvorson"));
        assert!(slip("anna halvorsen", "anna halvrosen"));
        assert!(slip("anna halvorsen", "anna halvosen"));
        assert!(!slip("anna berg", "anna bergs"));
        assert!(!slip("anna halvorsen", "paul halvorson"));
        assert!(!slip("a halvorsen", "a halvorson"));
        assert!(!slip("anna halvorsen", "anna alvorsen"));
    }
}
