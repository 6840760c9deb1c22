//! What people and organisations are, as printed: `army colonel`, `head of the harbour office`.
//!
//! Read from four places: the words before a name, a phrase set off before or after it, the clause that
//! says what someone heads or is. A phrase that may be another's is nobody's.

mod phrase;
mod vocabulary;
mod words;

use std::ops::Range;

use super::{EntityKind, Mention, Sentence, Tokens};
use crate::{
    lexicon,
    text::{Span, Text},
};
use vocabulary::Class;
use words::Words;

/// What one mention's person or organisation is, as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PrintedRole {
    /// Whose it is: the index among the mentions of the article.
    pub mention: u32,
    /// The words that tell it, without `a` or `the` but for those of an owner: `army colonel`, `the town's mayor`.
    pub span: Span,
}

/// Finds the roles of people and organisations among `mentions`, by mention.
pub(super) fn find(
    text: &Text,
    tokens: &Tokens,
    sentences: &[Sentence],
    mentions: &[Mention],
) -> Vec<PrintedRole> {
    let mut found = Vec::new();
    let mut first = 0;
    for sentence in sentences {
        first += mentions[first..].partition_point(|it| it.span.end() <= sentence.span.start());
        let inside = mentions[first..].partition_point(|it| it.span.start() < sentence.span.end());
        let named = first..first + inside;
        let has_role = |it: &Mention| matches!(it.kind, EntityKind::Person | EntityKind::Org);
        if !mentions[named.clone()].iter().any(has_role) {
            continue;
        }
        let words = Words::read(text, tokens.inside(sentence.span), mentions, named.clone());
        for mention in named {
            let kind = mentions[mention].kind;
            let Some(name) = words.name(mention) else {
                continue;
            };
            let roles = match kind {
                EntityKind::Person => of_person(&words, &name),
                EntityKind::Org => of_organisation(&words, &name),
                EntityKind::Place | EntityKind::Norp | EntityKind::Event => continue,
            };
            found.extend(roles.into_iter().map(|role| PrintedRole {
                mention: mention as u32,
                span: words.span(role),
            }));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Whether `word`, in lower case, says what one person is.
pub(super) fn is_person(word: &str) -> bool {
    vocabulary::class(word).contains(Class::PERSON)
}

fn of_person(words: &Words<'_>, name: &Range<usize>) -> Vec<Range<usize>> {
    let first = words.before_addresses(name.start);
    let title = before(words, first, Class::PERSON)
        .or_else(|| of_before(words, first))
        .or_else(|| before(words, name.start, Class::PERSON));
    let first = title.as_ref().map_or(first, |title| title.start.min(first));
    let after = apposition(words, name.end, Class::PERSON);
    let ahead = match after {
        Some(_) => None,
        None => set_off_before(words, first, name.end),
    };
    let clause = clause(words, name.end, Class::PERSON);
    [title, ahead, after, clause]
        .into_iter()
        .flatten()
        .collect()
}

/// An organisation's role has two words and more: `a company` says nothing.
fn of_organisation(words: &Words<'_>, name: &Range<usize>) -> Vec<Range<usize>> {
    let roles = [
        before(words, name.start, Class::ORG),
        apposition(words, name.end, Class::ORG),
        clause(words, name.end, Class::ORG),
    ];
    let tells = |role: &Range<usize>| role.len() > 1;
    roles.into_iter().flatten().filter(tells).collect()
}

/// `army colonel` NAME.
fn before(words: &Words<'_>, name: usize, head: Class) -> Option<Range<usize>> {
    let last = name.checked_sub(1)?;
    if !words.is_head(last, head) {
        return None;
    }
    Some(words.start_of_group(name)..name)
}

/// `minister of water` NAME.
fn of_before(words: &Words<'_>, name: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 5;
    let lowest = name.saturating_sub(LONGEST);
    let within = |&at: &usize| at >= lowest && words.may_be_of(at);
    let of = (0..name).rev().find(|at| !within(at))?;
    let head = of.checked_sub(1)?;
    // Of `the mother of the late NAME` it is not NAME who is a mother.
    let bare = (of + 1..name).all(|at| words.is(at, Class::DETERMINER) || words.at(at) == "late");
    let kin = lexicon::english().is(&words.at(head).to_lowercase(), lexicon::Class::KIN);
    if words.at(of) != "of" || bare || kin || !words.is_head(head, Class::PERSON) {
        return None;
    }
    Some(words.start_of_group(of)..name)
}

/// `the head of the office,` NAME `,` where `first` begins the name with its title.
fn set_off_before(words: &Words<'_>, first: usize, end: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 12;
    let comma = first.checked_sub(1)?;
    let closed = words.closes(end) && !words.is_person(words.after_titles(end + 1));
    if words.at(comma) != "," || !closed {
        return None;
    }
    let mut head = comma;
    loop {
        head = head.checked_sub(1)?;
        let stops = words.is_mark(head) || words.is_person(head) || words.is_clause_verb(head);
        if stops || comma - head > LONGEST {
            return None;
        }
        let whole = head + 1 == comma || words.is(head + 1, Class::PREPOSITION);
        if whole && words.is_head(head, Class::PERSON) {
            break;
        }
    }
    let start = words.start_of_group(head + 1);
    let owned = words.has_owner(start..head);
    let before = match owned {
        true => start,
        false => start.checked_sub(1)?,
    };
    if !owned && !words.is(before, Class::DETERMINER) {
        return None;
    }
    // Of `a spokesman for the mayor, NAME,` none can say which of the two it is, nor of `NAME, the mayor, NAME`.
    let outer = before.checked_sub(1);
    let of_another = outer.is_some_and(|at| words.is(at, Class::PREPOSITION))
        && before >= 2
        && words.is_head(before - 2, Class::PERSON);
    let of_name =
        outer.is_some_and(|at| words.at(at) == ",") && before >= 2 && words.is_person(before - 2);
    (!of_another && !of_name).then_some(start..comma)
}

/// NAME `, a colonel in the army,`
fn apposition(words: &Words<'_>, end: usize, head: Class) -> Option<Range<usize>> {
    let mut at = match words.at(end) {
        "," | "—" | "–" | "(" => end + 1,
        _ => return None,
    };
    // NAME `, 45, a farmer,`
    if words.is_number(at) && words.at(at + 1) == "," {
        at += 2;
    }
    let (role, close) = words.phrase(at, head)?;
    let next = words.after_titles(close + 1);
    let listed = words.at(close) == "," && words.is_person(next) && !words.is_owner(next);
    (words.closes(close) && !listed).then_some(role)
}

/// NAME `, who heads the council,` and NAME `is the mayor`.
fn clause(words: &Words<'_>, end: usize, head: Class) -> Option<Range<usize>> {
    let comma = usize::from(words.at(end) == ",");
    let who = matches!(words.at(end + comma), "who" | "which");
    let verb = match who {
        true => end + comma + 1,
        false => end,
    };
    let leads = head == Class::PERSON && words.is(verb, Class::LEADS);
    if who && leads && !words.is_person(verb + 1) {
        let (after, _) = words.complement(verb + 1);
        return (after > verb + 1).then_some(verb..after);
    }
    if !words.is(verb, Class::COPULA) {
        return None;
    }
    // `is widely seen as the strongman`
    let near = (verb + 1..verb + 5).find(|&at| words.at(at) == "as");
    let at = near.map_or(verb + 1, |at| at + 1);
    let (role, close) = words.phrase(at, head)?;
    let goes_on = words.is(close, Class::FUNCTION) || words.closes(close);
    goes_on.then_some(role)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use crate::{
        analysis::{Annotations, annotate, fixture},
        text::Text,
    };

    fn annotated(text: &Text) -> Annotations {
        annotate(&fixture::article(text))
    }

    #[track_caller]
    fn check(expect: Expect) {
        fixture::check(
            |text| {
                let annotations = annotated(text);
                let roles = annotations.roles.iter();
                roles
                    .map(|role| {
                        let mention = annotations.mentions[role.mention as usize];
                        (role.span, text[mention.span].to_owned())
                    })
                    .collect()
            },
            expect,
        );
    }

    #[test]
    fn words_before_a_name_are_its_role() {
        check(expect![[r#"
            Franco-German shipping group chief executive officer Ada Lark met Phibro trader Tom Reed.
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Ada Lark
                                                                              ^^^^^^^^^^^^^ Tom Reed
            "The road is shut," said harbour police colonel Tom Reed.
                                     ^^^^^^^^^^^^^^^^^^^^^^ Tom Reed
            The bridge will hold, said Norwegian Prime Minister Ada Lark on Monday.
                                       ^^^^^^^^^^^^^^^^^^^^^^^^ Ada Lark
            In Oslo Prime Minister Ada Lark met former army chief Tom Reed.
                    ^^^^^^^^^^^^^^ Ada Lark
                                                ^^^^^^^^^^^^^^^^^ Tom Reed
            Iran's deputy oil minister Reza Karimi spoke to Norwegian Transport Ministry spokesman Capt. Tom Reed.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^ Reza Karimi
                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Tom Reed
            The town's long-serving mayor Ada Lark thanked founder and chief executive Tom Reed.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Ada Lark
                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ Tom Reed
        "#]]);
    }

    #[test]
    fn a_phrase_set_off_after_a_name_is_its_role() {
        check(expect![[r#"
            Tom Reed, a colonel in the army, said that the road was shut.
                        ^^^^^^^^^^^^^^^^^^^ Tom Reed
            The bridge will hold, said Ada Lark, 45, an engineer at the University of Oslo.
                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Ada Lark
            Ada Lark, a Norwegian expert on bridges based in Bergen, told the council so.
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ Ada Lark
            Tom Reed, who heads the Harbour Council, spoke after Ada Lark, who is the owner of the mill.
                          ^^^^^^^^^^^^^^^^^^^^^^^^^ Tom Reed
                                                                                      ^^^^^^^^^^^^^^^^^ Ada Lark
        "#]]);
    }

    #[test]
    fn a_phrase_set_off_before_a_name_is_its_role() {
        check(expect![[r#"
            The road is shut, the head of the Harbour Council, General Tom Reed, said in a statement.
                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ Tom Reed
                                                               ^^^^^^^ Tom Reed
            The council's leader, Ada Lark, is away.
            ^^^^^^^^^^^^^^^^^^^^ Ada Lark
            The bridge will hold, said the minister of transport, Ada Lark.
                                           ^^^^^^^^^^^^^^^^^^^^^ Ada Lark
            The minister of transport Ada Lark thanked the mayor of Oslo Tom Reed.
                ^^^^^^^^^^^^^^^^^^^^^ Ada Lark
                                                           ^^^^^^^^^^^^^ Tom Reed
        "#]]);
    }

    #[test]
    fn nobody_has_the_role_of_another() {
        check(expect![[r#"
            A spokesman for Tom Reed said that the road was shut.
            Tom Reed, a spokesman for Mayor Ada Lark, said so.
                        ^^^^^^^^^ Tom Reed
                                      ^^^^^ Ada Lark
            A spokesman for the mayor, Ada Lark, said so.
            They met Tom Reed, the mayor, Ada Lark, and others.
            According to Tom Reed, the mayor said nothing.
            According to Tom Reed, the head of the council resigned.
            The mayor, Tom Reed and Ada Lark met in Oslo.
            Ada Lark, army colonel Tom Reed and others met in Oslo.
                      ^^^^^^^^^^^^ Tom Reed
            The talks between the mayor and Governor Tom Reed failed.
                                            ^^^^^^^^ Tom Reed
        "#]]);
    }

    #[test]
    fn organisations_have_roles_of_two_words_and_more() {
        check(expect![[r#"
            The Shiite militia group Hezbollah met the company Northgate Ltd in Oslo.
                ^^^^^^^^^^^^^^^^^^^^ Hezbollah
            Northgate Ltd, a shipping company, paid the Harbour Council.
                             ^^^^^^^^^^^^^^^^ Northgate Ltd
        "#]]);
    }

    proptest! {
        #[test]
        fn a_role_is_never_empty_and_apart_from_its_name(
            words in proptest::collection::vec(prop::sample::select(WORDS), 1..20),
        ) {
            let text = Text::new(format!("Tom Reed met Ada Lark. {}.", words.concat()));
            let annotations = annotated(&text);
            for role in &annotations.roles {
                let name = annotations.mentions[role.mention as usize].span;
                prop_assert!(!role.span.is_empty());
                prop_assert!(!role.span.intersects(name), "{}", text.as_str());
            }
        }
    }

    const WORDS: &[&str] = &[
        " Tom Reed",
        " Ada Lark",
        " Oslo",
        " Norwegian",
        " head",
        " of",
        " the",
        ",",
        " number",
        " 2",
        "'s",
        "-",
        " who",
        " is",
        " leads",
        " and",
        " &",
        " General",
        " (",
        ")",
        " in",
        " a",
        " Prime Minister",
        " based",
        " 45",
        " for",
        " Harbour Council",
        " company",
        " colonel",
        "’",
        " that",
        " said",
    ];
}
