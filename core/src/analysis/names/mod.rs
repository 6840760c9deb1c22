//! Names of people, organisations, places, peoples and events.
//!
//! Rules come first: capitals say where a name may stand (`candidate_spans`, `boundary_rules`), definitions which names belong together, the words
//! in and beside it and the tables what it names (`type_evidence`), and all of its places in the article together decide (`document_consistency`).
//! A learnt model (`tagger`) sees what they say and decides where the article does not say it itself (`NameRule::is_explicit`).

mod bodies;
mod boundary_rules;
mod by_capitals;
mod candidate_spans;
mod definitions;
mod document_consistency;
mod edges;
mod elsewhere;
mod entity_kind;
mod lexicon;
mod name_rule;
mod rules;
pub mod tagger;
mod towns;
mod type_evidence;
mod vocabulary;
mod words;

use std::ops::Range;

use words::Segment;

pub use entity_kind::{EntityKind, PerKind};
pub use name_rule::NameRule;

use crate::{
    analysis::{Head, Sentence, TimeExpression, Tokens},
    article::Block,
    text::Span,
};

/// A name as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands, without title (`President`) and possessive `'s`.
    pub span: Span,
    /// What kind of thing it names.
    pub kind: EntityKind,
    /// The rule that found it.
    pub rule: NameRule,
}

/// A place where the text says that two names mean one thing: `Popular Mobilisation Forces (PMF)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The name in full; the span of a mention.
    pub long: Span,
    /// The other name; the span of a mention.
    pub short: Span,
}

/// What [`find`] finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The names, in document order; none inside another.
    pub mentions: Vec<Mention>,
    /// The definitions, in document order.
    pub definitions: Vec<Definition>,
}

/// Finds names by capitals and lists of names alone, as of a text whose words nothing is known of.
pub(super) fn find_by_capitals(
    tokens: &Tokens,
    blocks: &[Block],
    head: &Head,
    sentences: &[Sentence],
    times: &[TimeExpression],
) -> Vec<Mention> {
    let segments = words::segments(tokens, blocks, head, sentences, times);
    let usage = words::usage(&segments);
    let found = by_capitals::find(&segments, &usage);
    let mentions = found.iter().map(|name| name.mention(&segments));
    mentions.collect()
}

/// Finds every name in the blocks that tell something, and in byline, dateline and credits.
pub fn find(
    tokens: &Tokens,
    blocks: &[Block],
    head: &Head,
    sentences: &[Sentence],
    times: &[TimeExpression],
) -> Names {
    let segments = words::segments(tokens, blocks, head, sentences, times);
    let usage = words::usage(&segments);
    let by_rules = rules::find(&segments, &usage);
    let mut found = tagger::tag(&segments, &usage, &by_rules);
    edges::amend(&segments, &mut found);
    edges::printed(&segments, head, &mut found);
    elsewhere::amend(&segments, &usage, &mut found);
    bodies::amend(&segments, &usage, &mut found);
    towns::amend(&segments, &mut found);
    let span = |at: usize| by_rules.names[at].span(&segments);
    let mut names = Names {
        mentions: found.iter().map(|name| name.mention(&segments)).collect(),
        definitions: by_rules
            .definitions
            .iter()
            .map(|&[long, short]| Definition {
                long: span(long),
                short: span(short),
            })
            .collect(),
    };
    names.mentions.sort_by_key(|mention| mention.span);
    names
        .definitions
        .sort_by_key(|definition| (definition.long, definition.short));
    names
}

/// A name by the words it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct MentionCandidate {
    /// Index of its segment.
    segment: usize,
    /// Indices of the segment's words.
    words: Range<usize>,
    kind: EntityKind,
    rule: NameRule,
    /// The article itself says so.
    is_explicit: bool,
}

impl MentionCandidate {
    fn span(&self, segments: &[Segment<'_>]) -> Span {
        let words = &segments[self.segment].words[self.words.clone()];
        words[0].span.cover(words[words.len() - 1].span)
    }

    fn mention(&self, segments: &[Segment<'_>]) -> Mention {
        Mention {
            span: self.span(segments),
            kind: self.kind,
            rule: self.rule,
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::{
        analysis::{fixture, segment},
        article::Role,
        text::Text,
    };

    /// Each line is a block of the body.
    fn names_of(text: &Text) -> Names {
        let blocks: Vec<Block> = text
            .lines()
            .map(|span| Block {
                span,
                role: Role::Body,
            })
            .collect();
        let tokens = Tokens::of(text, &blocks);
        let sentences = segment::sentences(text, &tokens, &blocks);
        find(&tokens, &blocks, &Head::default(), &sentences, &[])
    }

    #[track_caller]
    fn check(expect: Expect) {
        let stage = |text: &Text| {
            let names = names_of(text);
            let label = |mention: &Mention| (mention.span, mention.kind.name().to_owned());
            names.mentions.iter().map(label).collect()
        };
        fixture::check(stage, expect);
    }

    #[track_caller]
    fn check_definitions(input: &str, expected: &[[&str; 2]]) {
        let text = Text::new(input);
        let found: Vec<[&str; 2]> = names_of(&text)
            .definitions
            .iter()
            .map(|definition| [&text[definition.long], &text[definition.short]])
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn titles_make_persons_and_stay_outside() {
        check(expect![[r#"
            Prime Minister Salma al-Amin met Maj. Gen. Tarek Haddad and spokesman Rory Quill.
                           ^^^^^^^^^^^^^ PERSON
                                                       ^^^^^^^^^^^^ PERSON
                                                                                  ^^^^^^^^^^ PERSON
        "#]]);
    }

    #[test]
    fn words_that_open_a_title_are_no_names() {
        check(expect![[r#"
            Aides said Prime Minister Quill, and nobody else, decides. Then came Omani Prime Minister Salma al-Amin.
                                      ^^^^^ PERSON
                                                                                 ^^^^^ NORP
                                                                                                      ^^^^^^^^^^^^^ PERSON
        "#]]);
    }

    #[test]
    fn an_apposition_tells_what_a_name_names() {
        check(expect![[r#"
            Sailors and Tajamu al-Watan, a small rowing club, met. They fear Fajr Velisk Karmin, a faction with boats.
                        ^^^^^^^^^^^^^^^ ORG
                                                                             ^^^^^^^^^^^^^^^^^^ ORG
            He left Oskavar Dol, a town in the hills, and met Rory Quill, the owner of a club.
                    ^^^^^^^^^^^ PLACE
                                                              ^^^^^^^^^^ PERSON
        "#]]);
    }

    #[test]
    fn a_name_that_begins_anew_is_the_first_one() {
        check(expect![[r#"
            They asked Rory Quill Rory QuillHaddad for help, and Boutros Boutros-Ghali came.
                       ^^^^^^^^^^ PERSON
                                                                 ^^^^^^^^^^^^^^^^^^^^^ PERSON
        "#]]);
    }

    #[test]
    fn several_speakers_at_the_head_of_a_sentence_are_no_name() {
        check(expect![[r#"
            Aides said no. Boatmen warned them. Velisk said yes.
                                                ^^^^^^ PERSON
        "#]]);
    }

    #[test]
    fn a_post_on_a_frontier_is_a_place() {
        check(expect![[r#"
            They waited at the al-Tin frontier post and near the Velisk border checkpoint.
                               ^^^^^^ PLACE
                                                                 ^^^^^^ PLACE
        "#]]);
    }

    #[test]
    fn brackets_after_a_name_hold_a_name() {
        check(expect![[r#"
            The Tajamu al-Watan (Popular Velisk) force left.
                ^^^^^^^^^^^^^^^ ORG
                                 ^^^^^^^^^^^^^^ ORG
        "#]]);
    }

    #[test]
    fn a_capital_at_the_head_of_a_sentence_needs_other_evidence() {
        check(expect![[r#"
            Extremists fled. Norway sent help. Meanwhile the Dolmen party met.
                             ^^^^^^ PLACE
                                                             ^^^^^^ ORG
            Dolmen said no.
            ^^^^^^ ORG
        "#]]);
    }

    #[test]
    fn hyphens_end_a_name_before_a_participle_and_between_places() {
        check(expect![[r#"
            The US-backed and Kurdish-led fighters reached the Norway-Sweden border near al-Tin.
                ^^ PLACE
                              ^^^^^^^ NORP
                                                               ^^^^^^ PLACE
                                                                      ^^^^^^ PLACE
                                                                                         ^^^^^^ PLACE
        "#]]);
    }

    #[test]
    fn possessives_stay_outside() {
        check(expect![[r#"
            He praised Norway's army, Sweden`s fleet and Oslo’s mayor.
                       ^^^^^^ PLACE
                                      ^^^^^^ PLACE
                                                         ^^^^ PLACE
        "#]]);
    }

    #[test]
    fn datelines_give_place_and_agency() {
        check(expect![[r#"
            OSLO (REUTERS) - The ferry sank.
            ^^^^ PLACE
                  ^^^^^^^ ORG
        "#]]);
    }

    #[test]
    fn the_head_of_a_list_tells_what_is_in_it() {
        check(expect![[r#"
            The villages of Karmin, Umm al-Sal and Dolma were searched.
                            ^^^^^^ PLACE
                                    ^^^^^^^^^^ PLACE
                                                   ^^^^^ PLACE
            Rain fell across Tarmun, Velisk and Oskavar provinces.
                             ^^^^^^ PLACE
                                     ^^^^^^ PLACE
                                                ^^^^^^^ PLACE
        "#]]);
    }

    #[test]
    fn organisations_are_told_by_their_heads() {
        check(expect![[r#"
            The Omani Ministry of Health and the Dunmore Rowing Club paid Hale & Quill Ltd.
                ^^^^^^^^^^^^^^^^^^^^^^^^ ORG
                                                 ^^^^^^^^^^^^^^^^^^^ ORG
                                                                          ^^^^^^^^^^^^^^^^^ ORG
            The group Tajamu al-Watan denied it. The Tajamu held a vote.
                      ^^^^^^^^^^^^^^^ ORG
                                                     ^^^^^^ ORG
        "#]]);
    }

    #[test]
    fn a_gulf_takes_what_it_is_the_gulf_of() {
        check(expect![[r#"
            Oil spread in the Gulf of Mexico. Ferries from the Gulf of Oskavar were late.
                              ^^^^^^^^^^^^^^ PLACE
                                                               ^^^^^^^^^^^^^^^ PLACE
        "#]]);
    }

    #[test]
    fn those_who_reported_and_edited_are_persons() {
        check(expect![[r#"
            (Reporting by Salma Quill, Editing by Tarek Velisk)
                          ^^^^^^^^^^^ PERSON
                                                  ^^^^^^^^^^^^ PERSON
            (Additional reporting by Rory Dol in Oslo; editing by Salma Quill and Tarek O. Velisk)
                                     ^^^^^^^^ PERSON
                                                 ^^^^ PLACE
                                                                  ^^^^^^^^^^^ PERSON
                                                                                  ^^^^^^^^^^^^^^^ PERSON
        "#]]);
    }

    #[test]
    fn operations_in_quotation_marks_are_events() {
        check(expect![[r#"
            The "Silver Shield" campaign began after Operation Cold Harbour.
                 ^^^^^^^^^^^^^ EVENT
                                                     ^^^^^^^^^^^^^^^^^^^^^^ EVENT
        "#]]);
    }

    #[test]
    fn months_and_words_in_capitals_are_no_names() {
        check(expect![[r#"
            On Monday in May the CEO saw TV.
            ADVERTISEMENT
            "#]]);
    }

    #[test]
    fn names_go_on_over_and_for_and_of() {
        check(expect![[r#"
            The Trade and Energy Commission fined the Institute for Water and Industry on Friday.
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^ ORG
                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ORG
            Officials at the Centre for the Study of Tides in Karmin disagreed.
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ORG
                                                              ^^^^^^ PLACE
        "#]]);
    }

    #[test]
    fn capitals_tell_a_country_from_a_pronoun_and_a_group_from_a_verb() {
        check(expect![[r#"
            The US helped us. He said IS is beaten, and Mrs May said in May that it may be.
                ^^ PLACE
                                      ^^ ORG
                                                            ^^^ PERSON
        "#]]);
    }

    #[test]
    fn headlines_in_capitals_hold_names_that_the_text_has() {
        check(expect![[r#"
            FERRY STRIKE IN KARMIN
                            ^^^^^^ PLACE
            Ferries in the port of Karmin stood still. KARMIN (AFP) - Nobody left.
                                   ^^^^^^ PLACE
                                                       ^^^^^^ PLACE
                                                               ^^^ ORG
        "#]]);
    }

    #[test]
    fn compounds_give_up_the_name_in_them() {
        check(expect![[r#"
            Iran-backed militias, the HWU-led union and a Rome-based firm met near al-Tin with Min Seok-yun.
            ^^^^ PLACE
                                      ^^^ ORG
                                                          ^^^^ PLACE
                                                                                   ^^^^^^ PLACE
                                                                                               ^^^^^^^^ PERSON
        "#]]);
    }

    #[test]
    fn a_name_is_one_wherever_it_stands_in_the_article() {
        check(expect![[r#"
            The Harbour Workers Union (HWU) met in Oslo. Officials feared HWU strongholds. An HWU boat sank.
                ^^^^^^^^^^^^^^^^^^^^^ ORG
                                       ^^^ ORG
                                                   ^^^^ PLACE
                                                                          ^^^ ORG
                                                                                              ^^^ ORG
        "#]]);
    }

    #[test]
    fn every_mention_says_by_which_rule_it_is_one() {
        let text = Text::new(
            "Salma Quill, who chairs Vendrell Holdings, flew from Oslo to Karmin with spokesman Rory Dol.",
        );
        let names = names_of(&text);
        let rule = |name: &str| {
            let mention = names
                .mentions
                .iter()
                .find(|mention| &text[mention.span] == name);
            mention.map(|mention| mention.rule)
        };
        assert_eq!(rule("Oslo"), Some(NameRule::Listed));
        assert_eq!(rule("Rory Dol"), Some(NameRule::OccupationBefore));
    }

    #[test]
    fn words_at_the_head_of_a_sentence_are_no_names_for_their_capital() {
        check(expect![[r#"
            Fishermen blocked the port. Harbour talks failed. Dockers said no. Protesters later burned tyres.
            Yesterday Salma Quill went home. Karmin was quiet, and rain fell in Karmin. Quill said talks would go on.
                      ^^^^^^^^^^^ PERSON
                                             ^^^^^^ PLACE
                                                                                ^^^^^^ PLACE
                                                                                        ^^^^^ PERSON
        "#]]);
    }

    #[test]
    fn headlines_in_capitals_have_the_names_of_the_text_alone() {
        check(expect![[r#"
            MINISTER QUITS AFTER FERRY DISASTER
            HADDAD LEAVES CABINET
            BERGEN, Norway (AP) — Transport Minister Tarek Haddad resigned on Tuesday. Haddad had been ill.
            ^^^^^^ PLACE
                    ^^^^^^ PLACE
                            ^^ ORG
                                                     ^^^^^^^^^^^^ PERSON
                                                                                       ^^^^^^ PERSON
        "#]]);
    }

    #[test]
    fn countries_and_groups_in_capitals_are_told_from_pronouns_and_verbs() {
        check(expect![[r#"
            US officials told us that it was up to us. Let us wait, he said. What IS is doing is wrong.
            ^^ PLACE
                                                                                  ^^ ORG
            IS fighters said what is done is done. The U.S. Navy and the UN agreed.
            ^^ ORG
                                                       ^^^^^^^^^ ORG
                                                                         ^^ ORG
        "#]]);
    }

    #[test]
    fn months_and_verbs_that_are_given_names_need_a_surname() {
        check(expect![[r#"
            In March, Will Quill said he will march on Oslo in May. Will the talks succeed?
                      ^^^^^^^^^^ PERSON
                                                       ^^^^ PLACE
            Mark my words, said June Harker. Mark Dol may mark the day. Grant them time.
                                ^^^^^^^^^^^ PERSON
                                             ^^^^^^^^ PERSON
            April Velisk left in April. August Lindqvist came in August. The march of May 3 was long.
            ^^^^^^^^^^^^ PERSON
                                        ^^^^^^^^^^^^^^^^ PERSON
        "#]]);
    }

    #[test]
    fn owners_end_before_the_apostrophe() {
        check(expect![[r#"
            The Taliban's spokesman met the United Nations' envoy, Salma Quill's lawyer and Reuters’ reporter.
                ^^^^^^^ ORG
                                            ^^^^^^^^^^^^^^ ORG
                                                                   ^^^^^^^^^^^ PERSON
                                                                                            ^^^^^^^ ORG
            Germany's Angela Dorn met France’s Luc Perrin. The ministers' talks failed.
            ^^^^^^^ PLACE
                      ^^^^^^^^^^^ PERSON
                                      ^^^^^^ PLACE
                                               ^^^^^^^^^^ PERSON
        "#]]);
    }

    #[test]
    fn arabic_names_are_whole_and_their_surnames_known_again() {
        check(expect![[r#"
            Sheikh Khalid bin Tariq al-Harun met Abdullah Al Nuaym near al-Tinah and Ras al-Sal.
                   ^^^^^^^^^^^^^^^^^^^^^^^^^ PERSON
                                                 ^^^^^^^^^^^^^^^^^ PERSON
                                                                        ^^^^^^^^ PLACE
                                                                                     ^^^^^^^^^^ PLACE
            Al-Harun said nothing. Maj. Gen. Faisal al-Dura and Lt. Col. Ana Velisk agreed. Gen Dura resigned.
            ^^^^^^^^ PERSON
                                             ^^^^^^^^^^^^^^ PERSON
                                                                         ^^^^^^^^^^ PERSON
                                                                                                ^^^^ PERSON
        "#]]);
    }

    #[test]
    fn an_honorific_is_part_of_the_one_name_after_it() {
        check(expect![[r#"
            They sang of Imam Tarek, long before the reign of King Rory Tarek.
                         ^^^^^^^^^^ PERSON
                                                                   ^^^^^^^^^^ PERSON
        "#]]);
    }

    #[test]
    fn of_a_compound_the_name_is_what_stands_before_the_hyphen() {
        check(expect![[r#"
            YPG-led units and Moscow-backed separatists agreed. A Hezbollah-linked bank and the EU-funded mission closed.
            ^^^ ORG
                              ^^^^^^ PLACE
                                                                  ^^^^^^^^^ ORG
                                                                                                ^^ ORG
            Rory Quill formed a cabinet. The Quill-led government fell. Anti-Taliban fighters met pro-Iran lawmakers.
            ^^^^^^^^^^ PERSON
                                             ^^^^^ PERSON
                                                                             ^^^^^^^ ORG
                                                                                                      ^^^^ PLACE
        "#]]);
    }

    #[test]
    fn a_hyphen_joins_two_countries_and_is_part_of_one() {
        check(expect![[r#"
            The US-China trade war and the Israel-Hamas conflict went on.
                ^^ PLACE
                   ^^^^^ PLACE
                                           ^^^^^^ PLACE
                                                  ^^^^^ ORG
            Ships left Guinea-Bissau. Ferries go from Bosnia-Herzegovina.
                       ^^^^^^^^^^^^^ PLACE
                                                      ^^^^^^^^^^^^^^^^^^ PLACE
        "#]]);
    }

    #[test]
    fn and_joins_two_names_or_is_in_one() {
        check(expect![[r#"
            Norway and Sweden agreed. Salma Quill and Tarek Haddad flew to Oslo and Rome. Officials of Siemens and Airbus met.
            ^^^^^^ PLACE
                       ^^^^^^ PLACE
                                      ^^^^^^^^^^^ PERSON
                                                      ^^^^^^^^^^^^ PERSON
                                                                           ^^^^ PLACE
                                                                                    ^^^^ PLACE
                                                                                                       ^^^^^^^ ORG
                                                                                                                   ^^^^^^ ORG
            The Securities and Exchange Commission, the Ministry of Trade and Industry and the Ministry of Health disagreed.
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ORG
                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ORG
                                                                                               ^^^^^^^^^^^^^^^^^^ ORG
            Bosnia and Herzegovina joined, and Trinidad and Tobago lost to Hale & Quill.
            ^^^^^^^^^^^^^^^^^^^^^^ PLACE
                                               ^^^^^^^^^^^^^^^^^^^ PLACE
                                                                           ^^^^^^^^^^^^ ORG
        "#]]);
    }

    #[test]
    fn other_names_that_the_article_gives_in_quotation_marks_are_names() {
        check(expect![[r#"
            They drove “Islamic State” (IS) from the hills. Nobody in Oslo feared "Islamic State" (IS).
                        ^^^^^^^^^^^^^ ORG
                                        ^^ ORG
                                                                      ^^^^ PLACE
                                                                                   ^^^^^^^^^^^^^ ORG
                                                                                                   ^^ ORG
        "#]]);
    }

    #[test]
    fn a_surname_is_a_person_where_the_full_name_stands() {
        check(expect![[r#"
            Tarek Haddad left. The town feared Haddad, who was ill.
            ^^^^^^^^^^^^ PERSON
                                               ^^^^^^ PERSON
        "#]]);
    }

    #[test]
    fn brackets_define_by_initials() {
        check_definitions(
            "The Harbour Workers Union (HWU) met. \"State of Oslo and Rome\" (SOR) fell.",
            &[
                ["Harbour Workers Union", "HWU"],
                ["State of Oslo and Rome", "SOR"],
            ],
        );
        check_definitions("They found improvised devices (IDs).", &[]);
    }

    #[test]
    fn brackets_and_phrases_give_another_name() {
        check_definitions(
            "The Tajamu al-Watan (Popular Hope paramilitary units) fought.",
            &[["Tajamu al-Watan", "Popular Hope paramilitary units"]],
        );
        check_definitions(
            "Tajamu al-Watan (Popular Velisk paramilitary units) fought.",
            &[["Tajamu al-Watan", "Popular Velisk paramilitary units"]],
        );
        check_definitions(
            "Fighters of AW - also known by its Arabic acronym Fajr - left.",
            &[["AW", "Fajr"]],
        );
        check_definitions(
            "\"We fear Fajr,\" he said, using an Arabic acronym for AW.",
            &[["AW", "Fajr"]],
        );
    }

    #[test]
    fn forms_of_address_are_cut_off_and_nicknames_taken_in() {
        check(expect![[r#"
            Recorder Toby Quill sent for Det Con Salma Velisk. DSP Haruna Dol spoke. Paul "Spud" Hennigan was angry.
                     ^^^^^^^^^^ PERSON
                                                 ^^^^^^^^^^^^ PERSON
                                                                   ^^^^^^^^^^ PERSON
                                                                                     ^^^^^^^^^^^^^^^^^^^^ PERSON
        "#]]);
    }

    #[test]
    fn a_headline_is_read_by_what_the_article_says_elsewhere() {
        check(expect![[r#"
            House Votes to Impeach Adaira as Oskavar Labs Joins Velisk Raid Inquiry
            ^^^^^^^^^^^ ORG
                                   ^^^^^^ PERSON
                                             ^^^^^^^^^^^^ ORG
            Rory Adaira was told on Monday. Adaira laughed. The chip maker Oskavar Labs said no. Salma Velisk agreed.
            ^^^^^^^^^^^ PERSON
                                            ^^^^^^ PERSON
                                                                           ^^^^^^^^^^^^ ORG
                                                                                                 ^^^^^^^^^^^^ PERSON
        "#]]);
    }

    #[test]
    fn clubs_and_firms_are_told_by_what_is_told_of_them() {
        check(expect![[r#"
            Quillby Rovers beat Dunmore 3-1 on Friday. Rovers are top. Dunmore goalkeeper Rory Hale was sent off.
            ^^^^^^^^^^^^^^ ORG
                                ^^^^^^^ ORG
                                                       ^^^^^^ ORG
                                                                       ^^^^^^^ ORG
                                                                                          ^^^^^^^^^ PERSON
            Shares in Oskavar fell. Salma Dol, an analyst at Karmin Velisk, said that Oskavar was slow.
                      ^^^^^^^ ORG
                                    ^^^^^^^^^ PERSON
                                                             ^^^^^^^^^^^^^ ORG
                                                                                      ^^^^^^^ ORG
        "#]]);
    }
}
