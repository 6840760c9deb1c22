//! Mentions → entities: a sieve of rules, the surest first, each link keeping its rule and its evidence.
//!
//! What one article explains is read once, when it is taken in (`within`); which spellings are one
//! throughout the corpus is worked out from tables that do not depend on the order of taking in (`joins`).

mod joins;
mod listed;
mod naming;
pub(super) mod normal;
pub(super) mod skeleton;
mod within;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::ArticleId;
use crate::{
    analysis::{AnnotatedArticle, EntityKind},
    text::Span,
};
use within::{Name, Reading};

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
    /// A part of a name that only one person of all articles has.
    SurnameElsewhere,
    /// A word list says so.
    Listed,
}

impl LinkRule {
    /// What a reader is told.
    pub const fn reason(&self) -> &'static str {
        match self {
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
            LinkRule::SurnameElsewhere => "only one person in all articles has this name",
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

/// All mentions of one kind whose names have one normal form.
#[derive(Clone, Debug)]
struct Form {
    kind: EntityKind,
    normal: String,
    /// The spellings in the articles, with the number of times and the first.
    surfaces: BTreeMap<String, (u32, MentionId, Span)>,
}

/// The mentions of one article.
#[derive(Clone, Debug)]
struct ArticleNames {
    /// The form of each mention.
    forms: Vec<u32>,
    readings: Vec<Reading>,
}

impl Linker {
    /// Takes in one more article, which shall be known as `id`; an id is taken in once.
    pub fn add(&mut self, id: ArticleId, annotated: &AnnotatedArticle) {
        let text = &annotated.article.text;
        let mentions = &annotated.annotations.mentions;
        let mut forms = Vec::with_capacity(mentions.len());
        for (n, mention) in mentions.iter().enumerate() {
            let surface = &text[mention.span];
            let form = self.form(surface, mention.kind);
            let mention_id = MentionId {
                article: id,
                index: n as u32,
            };
            let seen = &mut self.forms[form as usize].surfaces;
            match seen.get_mut(surface) {
                Some((count, first, span)) => {
                    *count += 1;
                    if mention_id < *first {
                        (*first, *span) = (mention_id, mention.span);
                    }
                }
                None => {
                    seen.insert(surface.to_owned(), (1, mention_id, mention.span));
                }
            }
            forms.push(form);
        }
        let names: Vec<Name<'_>> = mentions
            .iter()
            .zip(&forms)
            .map(|(mention, &form)| Name {
                span: mention.span,
                surface: &text[mention.span],
                kind: mention.kind,
                normal: &self.forms[form as usize].normal,
                form,
            })
            .collect();
        let readings = within::readings(&names, &annotated.annotations.definitions);
        let mut list = 0;
        for n in 1..names.len() {
            let between = Span::of(
                names[n - 1].span.end() as usize,
                names[n].span.start().max(names[n - 1].span.end()) as usize,
            );
            if !matches!(text[between].trim(), "," | "and" | "or" | ", and" | "&") {
                list = n;
            }
            for other in list.max(n.saturating_sub(MAX_LIST))..n {
                let (a, b) = (names[other].form, names[n].form);
                self.apart.insert((a.min(b), a.max(b)));
            }
        }
        self.articles.insert(id, ArticleNames { forms, readings });
    }

    /// The entities of all articles taken in, by first mention.
    pub fn entities(&self) -> Vec<Entity> {
        joins::entities(self)
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
            });
        }
        form
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;
    use crate::story::fixture;

    fn entities(articles: &[(ArticleId, AnnotatedArticle)]) -> Vec<Entity> {
        let mut linker = Linker::default();
        for (id, annotated) in articles {
            linker.add(*id, annotated);
        }
        linker.entities()
    }

    /// Entities of more than one spelling, and under them the links.
    fn listing(articles: &[(ArticleId, AnnotatedArticle)]) -> String {
        let mut out = String::new();
        for entity in entities(articles) {
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
    fn a_surname_goes_to_the_nearest_before_and_other_given_names_stay_two() {
        check(
            "//- courier/1
             Minister Anna Berg met Mayor Paul Berg in Oslo. Berg said the bridge was safe.",
            expect![[r#"
                Anna Berg PERSON 1
                Paul Berg PERSON 2
                    Berg = Paul Berg: Surname
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
            shuffled in Just(fixture::articles(SHUFFLED)).prop_shuffle()
        ) {
            prop_assert_eq!(entities(&shuffled), entities(&fixture::articles(SHUFFLED)));
        }
    }
}
