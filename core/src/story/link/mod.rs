//! Mentions → entities: a sieve of rules, the surest first, each link keeping its rule and its evidence.
//!
//! What one article explains is read once, when it is taken in (`within`); which spellings are one
//! throughout the corpus is worked out from tables that do not depend on the order of taking in (`joins`).

mod bearers;
mod collect;
mod constraints;
mod context;
mod elsewhere;
mod forms;
mod joins;
mod listed;
mod namesakes;
mod naming;
mod nicknames;
pub(super) mod normal;
mod persons;
mod pronouns;
pub(super) mod skeleton;
mod within;

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use rustc_hash::FxHashMap;

use super::ArticleId;
use crate::{
    analysis::{self, AnnotatedArticle, EntityKind, Mention},
    text::{Span, Text},
};
pub use constraints::{Constraint, Name};
use forms::{Form, PersonEvidence};
use within::{Reading, Readings};

/// An entity's place in one snapshot; means nothing outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

impl EntityId {
    /// As an index into the snapshot's list of entities.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One mention of one article in one snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionId {
    /// The article it stands in.
    pub article: ArticleId,
    /// Its index in that article's mentions.
    pub index: u32,
}

/// One person, organisation, place, people or event, with all its mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest frequent form of its name, as it stands in an article.
    pub name: String,
    /// All its mentions, in the order of the corpus.
    pub mentions: Vec<MentionId>,
    /// Why spellings were taken for one.
    pub links: Vec<Link>,
    /// Its names, one for all that differ in capitals and hyphens only: those that are its own in all
    /// articles before those that stand for it in some, the more frequent first.
    pub names: Vec<Name>,
    /// Where no more is known of a surname than that it is that of one or another of its article: their names. Nothing is
    /// told of either by such a mention, and [`Entity::name`] says so: `Kroll: Marten or Pieter`.
    pub between: Vec<String>,
}

/// Why two spellings were taken for one entity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The rule that did it.
    pub rule: LinkRule,
    /// The spellings, the fuller one first.
    pub spellings: [String; 2],
    /// Where the evidence stands; for a rule that needs none, the first mention of each spelling.
    pub evidence: Vec<(ArticleId, Span)>,
}

/// The rules that take two spellings for one, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkRule {
    /// The reader says so.
    Reader,
    /// Capitals, accents, hyphens and apostrophes are all that differs: `al-Amin`, `Al Amin`.
    Spelling,
    /// An article says so: `Popular Mobilisation Forces (PMF)`.
    Definition,
    /// The letters of the one begin the words of the other, in one article.
    Initials,
    /// A part of the fuller name that stands in the same article.
    Surname,
    /// An organisation's name with words left out, in the same article.
    ShortForm,
    /// The same words in another order, or with one that only says what it is: `Health Ministry`, `Lake Dunmore`.
    Wording,
    /// The same consonants: two ways to write one name in Latin letters.
    Transliteration,
    /// The same person with a middle name, an initial or a short form of the given name: `Bob Berg`, `Robert P. Berg`.
    GivenName,
    /// One letter of the surname differs: `Halvorsen`, `Halvorson`.
    Slip,
    /// The surname of a person of an article that shares other names with this one.
    SurnameElsewhere,
    /// The letters begin the words of an organisation of such an article.
    InitialsElsewhere,
    /// A shorter form of an organisation of such an article.
    ShortFormElsewhere,
    /// A word list says so.
    Listed,
}

impl LinkRule {
    /// What a reader is told.
    pub const fn reason(&self) -> &'static str {
        match self {
            LinkRule::Reader => "merged by you; u takes the last correction back",
            LinkRule::Spelling => "the same but for capitals, accents or hyphens",
            LinkRule::Definition => "an article says so",
            LinkRule::Initials => {
                "its letters begin the words of the full name in the same article"
            }
            LinkRule::Surname => "part of the full name in the same article",
            LinkRule::ShortForm => "a shorter form of the name in the same article",
            LinkRule::Wording => "the same words but for their order or a general one",
            LinkRule::Transliteration => {
                "the same consonants: another way to write it in Latin letters"
            }
            LinkRule::GivenName => "the same but for a middle name or a short form of the first",
            LinkRule::Slip => "one letter apart, in articles that share other names",
            LinkRule::SurnameElsewhere => {
                "the surname of a person in an article that shares other names"
            }
            LinkRule::InitialsElsewhere => {
                "its letters begin the words of a name in an article that shares others"
            }
            LinkRule::ShortFormElsewhere => {
                "a shorter form of a name in an article that shares others"
            }
            LinkRule::Listed => "known from a word list, not from the articles",
        }
    }
}

/// Takes articles in one by one, and gives the entities of all that it has seen.
///
/// The entities do not depend on the order in which articles came: rules read sorted tables only.
#[derive(Clone, Debug, Default)]
pub struct Linker {
    forms: Vec<Form>,
    index: HashMap<(EntityKind, String), u32>,
    articles: BTreeMap<ArticleId, ArticleNames>,
    /// Forms that stand beside each other in one list, and so are two; the smaller first.
    apart: BTreeSet<(u32, u32)>,
}

/// Names further from each other in one list are not kept apart.
const MAX_LIST: usize = 16;

/// The mentions of one article.
#[derive(Clone, Debug)]
struct ArticleNames {
    /// The form of each mention.
    forms: Vec<u32>,
    readings: Vec<Reading>,
    /// Mentions that may be one or another, with the forms of these.
    between: Vec<(u32, Vec<u32>)>,
    /// Mentions that the article explains, or that stay between several.
    settled: BTreeSet<u32>,
    /// What stands beside the persons whom the article does not explain, by form.
    asked: BTreeMap<u32, PersonEvidence>,
}

/// For each mention the first of the names that it stands in one list with, itself where it stands in none.
fn lists(text: &Text, mentions: &[Mention]) -> Vec<usize> {
    let mut lists = Vec::with_capacity(mentions.len());
    for (n, mention) in mentions.iter().enumerate() {
        let listed = n.checked_sub(1).filter(|&before| {
            let end = mentions[before].span.end();
            let between = Span::new(end, mention.span.start().max(end));
            matches!(text[between].trim(), "," | "and" | "or" | ", and" | "&")
        });
        lists.push(listed.map_or(n, |before| lists[before]));
    }
    lists
}

impl Linker {
    /// Takes in one more article, which shall be known as `id`; an id is taken in once. Its mentions
    /// at the indexes `alone` stand for themselves, and no rule joins them with others.
    pub fn add(&mut self, id: ArticleId, annotated: &AnnotatedArticle, alone: &[u32]) {
        let text = &annotated.article.text;
        let mentions = &annotated.annotations.mentions;
        let surfaces: Vec<Cow<'_, str>> = mentions
            .iter()
            .map(|mention| text.flowing(mention.span))
            .collect();
        let spelt = (0..).zip(mentions.iter().zip(&surfaces));
        let forms: Vec<u32> = spelt
            .map(|(index, (mention, surface))| {
                let is_alone = alone.contains(&index);
                self.count(MentionId { article: id, index }, mention, surface, is_alone)
            })
            .collect();
        let names: Vec<within::Name<'_>> = mentions
            .iter()
            .zip(&surfaces)
            .zip(&forms)
            .map(|((mention, surface), &form)| within::Name {
                span: mention.span,
                surface,
                kind: mention.kind,
                normal: &self.forms[form as usize].normal,
                form,
            })
            .collect();
        let annotations = &annotated.annotations;
        let cues = analysis::persons::cues(text, mentions, &annotations.roles);
        let lists = lists(text, mentions);
        let mut by_form: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        for (n, &form) in forms.iter().enumerate() {
            by_form.entry(form).or_default().push(n);
        }
        let article = bearers::Article {
            text,
            names: &names,
            cues: &cues,
            lists: &lists,
            title: annotations.head.title,
            sentences: &annotations.sentences,
            by_form,
        };
        let Readings {
            explained: mut readings,
            mut between,
        } = within::readings(&article, &annotations.definitions);
        let stands_alone = |form: u32| self.forms[form as usize].alone.is_some();
        readings.retain(|it| !stands_alone(it.form) && !alone.contains(&it.mention));
        between.retain(|(mention, _)| !alone.contains(mention));
        let explained = readings.iter().map(|it| it.mention);
        let settled: BTreeSet<u32> = explained.chain(between.iter().map(|it| it.0)).collect();
        let mut asked: BTreeMap<u32, PersonEvidence> = BTreeMap::new();
        for (n, list) in lists.into_iter().enumerate() {
            for other in list.max(n.saturating_sub(MAX_LIST))..n {
                let (a, b) = (forms[other], forms[n]);
                self.apart.insert((a.min(b), a.max(b)));
            }
        }
        for (n, cue) in (0..).zip(&cues).filter(|(_, cue)| cue.is_told()) {
            let form = forms[n as usize];
            self.forms[form as usize].told.add(text, cue);
            if !settled.contains(&n) {
                asked.entry(form).or_default().add(text, cue);
            }
        }
        let names = ArticleNames {
            forms,
            readings,
            between,
            settled,
            asked,
        };
        self.articles.insert(id, names);
    }

    /// The form of a mention, which is counted with it.
    fn count(&mut self, id: MentionId, mention: &Mention, surface: &str, is_alone: bool) -> u32 {
        let form = match is_alone {
            true => self.form_alone(id, mention.kind),
            false => self.form(surface, mention.kind),
        };
        let seen = &mut self.forms[form as usize];
        seen.count += 1;
        match seen.surfaces.get_mut(surface) {
            Some((count, first, span)) => {
                *count += 1;
                if id < *first {
                    (*first, *span) = (id, mention.span);
                }
            }
            None => {
                let first = (1, id, mention.span);
                seen.surfaces.insert(surface.to_owned(), first);
            }
        }
        form
    }

    /// The entities of all articles taken in, by first mention; what `said` says of names holds
    /// before all rules.
    pub fn entities(&self, said: &[Constraint]) -> Vec<Entity> {
        joins::entities(self, self.constraints(said))
    }

    fn form(&mut self, surface: &str, kind: EntityKind) -> u32 {
        let normal = normal::normal(surface, kind);
        let next = self.forms.len() as u32;
        let form = *self.index.entry((kind, normal)).or_insert(next);
        if form == next {
            self.forms.push(Form {
                kind,
                normal: normal::normal(surface, kind),
                surfaces: BTreeMap::new(),
                count: 0,
                told: PersonEvidence::default(),
                alone: None,
            });
        }
        form
    }

    /// A form that only this mention has, under a name that no rule reads.
    fn form_alone(&mut self, mention: MentionId, kind: EntityKind) -> u32 {
        let (article, index) = (mention.article.0, mention.index);
        self.forms.push(Form {
            kind,
            normal: format!("\u{1}{article:010}:{index:010}"),
            surfaces: BTreeMap::new(),
            count: 0,
            told: PersonEvidence::default(),
            alone: Some(mention),
        });
        self.forms.len() as u32 - 1
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;
    use crate::story::fixture;

    fn entities(articles: &[(ArticleId, AnnotatedArticle)], said: &[Constraint]) -> Vec<Entity> {
        let alone: Vec<MentionId> = said
            .iter()
            .flat_map(|(Constraint::Same(names) | Constraint::Apart(names))| names)
            .filter_map(|name| match name {
                Name::Mention(id) => Some(*id),
                Name::Spelling(..) => None,
            })
            .collect();
        let mut linker = Linker::default();
        for (id, annotated) in articles {
            let here = alone.iter().filter(|mention| mention.article == *id);
            let here: Vec<u32> = here.map(|mention| mention.index).collect();
            linker.add(*id, annotated, &here);
        }
        linker.entities(said)
    }

    /// Entities, and under them the links.
    fn listing(articles: &[(ArticleId, AnnotatedArticle)]) -> String {
        listing_with(articles, &[])
    }

    fn listing_with(articles: &[(ArticleId, AnnotatedArticle)], said: &[Constraint]) -> String {
        let mut out = String::new();
        for entity in entities(articles, said) {
            let n = entity.mentions.len();
            out.push_str(&format!("{} {} {n}\n", entity.name, entity.kind.name()));
            for link in &entity.links {
                let [long, short] = &link.spellings;
                out.push_str(&format!("    {short} = {long}: {:?}\n", link.rule));
            }
        }
        out
    }

    #[track_caller]
    fn check(literal: &str, expect: Expect) {
        fixture::check(literal, listing, expect);
    }

    fn person(name: &str) -> Name {
        Name::Spelling(EntityKind::Person, name.to_owned())
    }

    fn place(name: &str) -> Name {
        Name::Spelling(EntityKind::Place, name.to_owned())
    }

    #[track_caller]
    fn check_with(said: &[Constraint], literal: &str, expect: Expect) {
        fixture::check(literal, |articles| listing_with(articles, said), expect);
    }

    #[test]
    fn a_definition_in_one_article_explains_the_short_name_in_all() {
        check(
            "//- courier/1
             The Harbour Workers Union (HWU) met in Oslo. The HWU voted.
             //- mirror/1
             Leaders of the HWU spoke in Oslo.",
            expect![[r#"
                Harbour Workers Union ORG 4
                    HWU = Harbour Workers Union: Definition
                Oslo PLACE 2
            "#]],
        );
    }

    #[test]
    fn a_definition_holds_only_in_its_article_when_another_says_otherwise() {
        check(
            "//- courier/1
             The Harbour Workers Union (HWU) met in Oslo. The HWU voted.
             //- mirror/1
             The Health Watch Unit (HWU) met in Rome. The HWU voted.",
            expect![[r#"
                Harbour Workers Union ORG 3
                    HWU = Harbour Workers Union: Definition
                Oslo PLACE 1
                Health Watch Unit ORG 3
                    HWU = Health Watch Unit: Definition
                Rome PLACE 1
            "#]],
        );
    }

    #[test]
    fn a_surname_that_two_bear_and_nothing_decides_stays_between_them() {
        check(
            "//- courier/1
             Minister Anna Berg met Mayor Paul Berg in Oslo. Berg said the bridge was safe.",
            expect![[r#"
                Anna Berg PERSON 1
                Paul Berg PERSON 1
                Oslo PLACE 1
                Berg: Anna or Paul PERSON 1
            "#]],
        );
    }

    #[test]
    fn a_relative_by_full_name_does_not_take_over_the_surname() {
        check(
            "//- courier/1
             Rolf Brun robbed the mint in Oslo. Brun fled on a raft.
             Brun's sister, Ida Brun, keeps bees. Ida Brun said nothing.
             Brun was seen in May.
             //- herald/1
             Ines Dahl, the mother of the late Otto Dahl, who drowned, spoke in Rome. Dahl wept.",
            expect![[r#"
                Rolf Brun PERSON 4
                    Brun = Rolf Brun: Surname
                Oslo PLACE 1
                Ida Brun PERSON 2
                Ines Dahl PERSON 2
                    Dahl = Ines Dahl: Surname
                Otto Dahl PERSON 1
                Rome PLACE 1
            "#]],
        );
    }

    #[test]
    fn title_sex_and_junior_tell_who_a_surname_is() {
        check(
            "//- courier/1
             President Falk and Edda Falk, the first lady, came to Oslo.
             President Falk spoke. Mr. Falk laughed. Mrs. Falk did not. Falk left for Rome.
             //- herald/1
             President Jan Falk came to Oslo and to Rome.
             //- mirror/1
             Karl Hein, 70, and his son, Karl Hein Jr., sailed to Bonn. Hein steered.",
            expect![[r#"
                Jan Falk PERSON 5
                    Falk = Jan Falk: SurnameElsewhere
                Edda Falk PERSON 2
                    Falk = Edda Falk: Surname
                Oslo PLACE 2
                Rome PLACE 2
                Karl Hein PERSON 2
                    Hein = Karl Hein: Surname
                Karl Hein Jr. PERSON 1
                Bonn PLACE 1
            "#]],
        );
    }

    #[test]
    fn her_and_his_after_a_surname_tell_whom_it_mostly_means() {
        check(
            "//- courier/1
             Paul Berg met Anna Berg in Oslo. Paul Berg left Oslo. Paul Berg slept.
             Berg opened the bridge. Her speech was short. Berg lost the vote after her speech.
             Tom Lind hugged Berg before he spoke.",
            expect![[r#"
                Paul Berg PERSON 3
                Anna Berg PERSON 4
                    Berg = Anna Berg: Surname
                Oslo PLACE 2
                Tom Lind PERSON 1
            "#]],
        );
    }

    #[test]
    fn two_spellings_of_one_person_are_not_two_whom_a_surname_may_mean() {
        check(
            "//- courier/1
             Qasem Halabani came to Oslo. Qassem Halabani spoke. Halabani left.",
            expect![[r#"
                Qasem Halabani PERSON 3
                    Halabani = Qassem Halabani: Surname
                    Qassem Halabani = Qasem Halabani: Transliteration
                Oslo PLACE 1
            "#]],
        );
    }

    #[test]
    fn who_is_named_in_full_only_late_does_not_take_the_surname_of_one_who_needs_no_introduction() {
        check(
            "//- courier/1
             President Falk came to Oslo. Falk spoke. Falk left for Rome. Falk was tired.
             The adviser Edda Falk stayed in Oslo. Ms. Falk waved. Falk returned on Monday.
             //- herald/1
             President Jan Falk came to Oslo and to Rome.",
            expect![[r#"
                Jan Falk PERSON 6
                    Falk = Jan Falk: SurnameElsewhere
                Oslo PLACE 3
                Rome PLACE 2
                Edda Falk PERSON 2
                    Falk = Edda Falk: Surname
            "#]],
        );
    }

    #[test]
    fn a_definition_is_none_where_somebody_is_called_something() {
        check(
            "//- courier/1
             The deputy, Emil Torp, called Lund's plan childish. Lund spoke in Oslo. Anders Lund left.",
            expect![[r#"
                Emil Torp PERSON 1
                Anders Lund PERSON 3
                    Lund = Anders Lund: Surname
                Oslo PLACE 1
            "#]],
        );
    }

    #[test]
    fn a_bare_surname_is_the_only_person_of_all_articles() {
        check(
            "//- courier/1
             Colonel Tarek al-Masri left Oslo.
             //- mirror/1
             Colonel Masri left Oslo.",
            expect![[r#"
                Tarek al-Masri PERSON 2
                    Masri = Tarek al-Masri: SurnameElsewhere
                Oslo PLACE 2
            "#]],
        );
    }

    #[test]
    fn a_bare_surname_is_that_of_the_article_that_shares_most_names() {
        check(
            "//- courier/1
             Colonel Tarek Masri left Baghdad for Mosul on Monday.
             //- herald/1
             The painter Rana Masri opened a show in Oslo on Monday.
             //- mirror/1
             Masri said on Monday that Baghdad was quiet and that he would stay in Mosul.
             //- star/1
             Mr Masri spoke in Rome.",
            expect![[r#"
                Tarek Masri PERSON 2
                    Masri = Tarek Masri: SurnameElsewhere
                Baghdad PLACE 2
                Mosul PLACE 2
                Rana Masri PERSON 1
                Oslo PLACE 1
                Masri PERSON 1
                Rome PLACE 1
            "#]],
        );
    }

    #[test]
    fn full_names_meet_over_middle_names_short_forms_and_slips() {
        check(
            "//- courier/1
             Mayor Robert P. Halvorsen met Anna Lind in Bergen on Monday.
             //- mirror/1
             Mayor Bob Halvorsen met Anna Karin Lind in Bergen on Monday.
             //- herald/1
             Mayor Robert Halvorson met Anna Maria Lind in Bergen on Monday.",
            expect![[r#"
                Robert P. Halvorsen PERSON 3
                    Bob Halvorsen = Robert P. Halvorsen: GivenName
                    Robert Halvorson = Robert P. Halvorsen: Slip
                Anna Lind PERSON 1
                Bergen PLACE 3
                Anna Karin Lind PERSON 1
                Anna Maria Lind PERSON 1
            "#]],
        );
    }

    #[test]
    fn a_short_name_is_that_of_an_organisation_in_an_article_that_shares_names() {
        check(
            "//- courier/1
             The Royal Danish Navy met Anna Lind in Bergen. The Board of River Pilots was told.
             //- mirror/1
             The Navy met Anna Lind in Bergen. The BRP was told.",
            expect![[r#"
                Royal Danish Navy ORG 2
                    Navy = Royal Danish Navy: ShortFormElsewhere
                Anna Lind PERSON 2
                Bergen PLACE 2
                Board of River Pilots ORG 2
                    BRP = Board of River Pilots: InitialsElsewhere
            "#]],
        );
    }

    #[test]
    fn a_firm_is_not_read_as_its_product_when_others_name_it_alone() {
        check(
            "//- courier/1
             The firm Brightware sold Brightware Security for money. Brightware said so.
             //- mirror/1
             The firm Brightware said so to Anna Lind. Brightware Inc. made money.",
            expect![[r#"
                Brightware Inc. ORG 4
                    Brightware Inc. = Brightware: Wording
                Brightware Security ORG 1
                Anna Lind PERSON 1
            "#]],
        );
    }

    #[test]
    fn spellings_of_one_name_meet_but_not_those_of_one_list() {
        check(
            "//- courier/1
             Prime Minister Haydar Qasim left the town of Salmaniya.
             //- mirror/1
             Prime Minister Haider Kassim left the town of Salmaniyah.
             //- herald/1
             The villages of Karmanin, Karmanen and Dolma were searched.",
            expect![[r#"
                Haydar Qasim PERSON 2
                    Haydar Qasim = Haider Kassim: Transliteration
                Salmaniya PLACE 2
                    Salmaniyah = Salmaniya: Transliteration
                Karmanin PLACE 1
                Karmanen PLACE 1
                Dolma PLACE 1
            "#]],
        );
    }

    #[test]
    fn ministries_meet_in_any_order_of_words() {
        check(
            "//- courier/1
             The Norwegian Ministry of Health paid. The Ministry of Health said so.
             //- mirror/1
             The Norwegian Health Ministry paid.",
            expect![[r#"
                Norwegian Ministry of Health ORG 3
                    Ministry of Health = Norwegian Ministry of Health: ShortForm
                    Norwegian Ministry of Health = Norwegian Health Ministry: Wording
            "#]],
        );
    }

    #[test]
    fn a_listed_name_says_that_a_list_knows_it() {
        check(
            "//- courier/1
             The United Nations met in Oslo.
             //- mirror/1
             The UN met in Oslo. Many Norwegians fled Norway.",
            expect![[r#"
                United Nations ORG 2
                    UN = United Nations: Listed
                Oslo PLACE 2
                Norwegians NORP 1
                Norway PLACE 1
            "#]],
        );
    }

    #[test]
    fn a_place_and_an_organisation_of_one_name_are_two() {
        check(
            "//- courier/1
             Troops entered the Dawlat region on Monday.
             //- mirror/1
             The newspaper Dawlat was closed on Monday.",
            expect![[r#"
                Dawlat PLACE 1
                Dawlat ORG 1
            "#]],
        );
    }

    const TWO_BERGS: &str = "//- courier/1
        Minister Anna Berg met Mayor Paul Berg in Oslo. Berg said the bridge was safe.
        //- mirror/1
        Minister Anne Berg and Minister Carl Lund left Oslo.";

    #[test]
    fn what_the_reader_merges_is_one_and_says_so() {
        check_with(
            &[Constraint::Same([person("Anne Berg"), person("ANNA BERG")])],
            TWO_BERGS,
            expect![[r#"
                Anna Berg PERSON 2
                    Anne Berg = Anna Berg: Reader
                Paul Berg PERSON 1
                Oslo PLACE 2
                Berg: Anna or Paul PERSON 1
                Carl Lund PERSON 1
            "#]],
        );
    }

    #[test]
    fn a_spelling_that_is_broken_off_takes_no_other_with_it() {
        let said = |name| [Constraint::Apart([place(name), place("Salmaniya")])];
        let literal = "//- courier/1
             The town of Salmaniya burnt.
             //- mirror/1
             The town of Salmaniyah burnt.
             //- star/1
             The town of Salmaneya burnt.";
        check_with(
            &said("Salmaneya"),
            literal,
            expect![[r#"
            Salmaniya PLACE 2
                Salmaniyah = Salmaniya: Transliteration
            Salmaneya PLACE 1
        "#]],
        );
        check_with(
            &said("Salmaniyah"),
            literal,
            expect![[r#"
            Salmaniya PLACE 2
                Salmaniya = Salmaneya: Transliteration
            Salmaniyah PLACE 1
        "#]],
        );
    }

    #[test]
    fn a_surname_broken_off_from_one_person_is_read_as_no_one_of_that_article() {
        let said = [Constraint::Apart([person("Berg"), person("Paul Berg")])];
        check_with(
            &said,
            TWO_BERGS,
            expect![[r#"
            Anna Berg PERSON 1
            Paul Berg PERSON 1
            Oslo PLACE 2
            Berg PERSON 1
            Anne Berg PERSON 1
            Carl Lund PERSON 1
        "#]],
        );
    }

    #[test]
    fn one_mention_is_broken_off_and_can_be_merged_with_another_name() {
        let berg = Name::Mention(MentionId {
            article: ArticleId(0),
            index: 3,
        });
        let apart = Constraint::Apart([berg.clone(), person("Paul Berg")]);
        check_with(
            std::slice::from_ref(&apart),
            TWO_BERGS,
            expect![[r#"
            Anna Berg PERSON 1
            Paul Berg PERSON 1
            Oslo PLACE 2
            Berg PERSON 1
            Anne Berg PERSON 1
            Carl Lund PERSON 1
        "#]],
        );
        check_with(
            &[apart, Constraint::Same([berg, person("Anna Berg")])],
            TWO_BERGS,
            expect![[r#"
                Anna Berg PERSON 2
                    Berg = Anna Berg: Reader
                Paul Berg PERSON 1
                Oslo PLACE 2
                Anne Berg PERSON 1
                Carl Lund PERSON 1
            "#]],
        );
    }

    #[test]
    fn of_two_constraints_that_conflict_the_later_holds() {
        let names = || [person("Anna Berg"), person("Anne Berg")];
        let n_people = |said: &[Constraint]| {
            let articles = fixture::articles(TWO_BERGS);
            let entities = entities(&articles, said);
            let people = entities.iter().filter(|it| it.kind == EntityKind::Person);
            people.count()
        };
        let (same, apart) = (Constraint::Same(names()), Constraint::Apart(names()));
        assert_eq!(n_people(&[]), 5);
        assert_eq!(n_people(&[apart.clone(), same.clone()]), 4);
        assert_eq!(n_people(&[same, apart]), 5);
    }

    const SHUFFLED: &str = "//- courier/1
        The Harbour Workers Union (HWU) met Anna Berg in Salmaniya. Berg said the HWU won.
        //- mirror/1
        The Health Watch Unit (HWU) and the Islamic State group in Salmaniyah. Berg left.
        //- herald/1
        Anna Berg and Paul Berg met IS. Berg wept. Salmaneya burnt, Daesh said.
        //- star/1
        The HWU met Berg in the United States and the US. The Union of Harbour Workers paid.
        //- times/1
        ISIS, also known as Daesh, left Salmaniya and Salmaneya.";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn any_order_of_articles_gives_the_same_entities(
            shuffled in Just(fixture::articles(SHUFFLED)).prop_shuffle(),
            said in said(),
        ) {
            let ordered = entities(&fixture::articles(SHUFFLED), &said);
            prop_assert_eq!(entities(&shuffled, &said), ordered);
        }

        #[test]
        fn what_the_reader_said_last_holds(said in said()) {
            let articles = fixture::articles(SHUFFLED);
            let entities = entities(&articles, &said);
            let Some(Constraint::Same(names) | Constraint::Apart(names)) = said.last() else {
                return Ok(());
            };
            let is = |name: &Name, other: &Name| match other {
                Name::Spelling(kind, surface) => name.covers(surface, *kind),
                Name::Mention(_) => name == other,
            };
            let holds = |entity: &Entity, name| entity.names.iter().any(|own| is(name, own));
            let [one, other] = names.each_ref().map(|name| {
                let found = entities.iter().filter(|it| holds(it, name));
                found.map(|it| it.mentions[0]).collect::<Vec<_>>()
            });
            if names[0] != names[1] && !one.is_empty() && !other.is_empty() {
                let same = matches!(said.last(), Some(Constraint::Same(_)));
                let meet = one.iter().any(|it| other.contains(it));
                prop_assert_eq!(meet, same);
            }
        }
    }

    /// Things said of names of the shuffled articles, and of mentions in them.
    fn said() -> impl Strategy<Value = Vec<Constraint>> {
        let spellings: Vec<Name> = entities(&fixture::articles(SHUFFLED), &[])
            .into_iter()
            .flat_map(|entity| entity.names)
            .collect();
        let mention = (0u32..5, 0u32..3).prop_map(|(article, index)| {
            let article = ArticleId(article);
            Name::Mention(MentionId { article, index })
        });
        let name = prop_oneof![4 => proptest::sample::select(spellings), 1 => mention];
        let names = [name.clone(), name];
        let constraint = (any::<bool>(), names).prop_map(|(same, names)| match same {
            true => Constraint::Same(names),
            false => Constraint::Apart(names),
        });
        proptest::collection::vec(constraint, 0..6)
    }
}
