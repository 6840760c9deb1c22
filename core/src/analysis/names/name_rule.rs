//! The rules by which a name is one, and is of its kind.

use strum::VariantArray;

/// Why a mention is a name of its kind: the rule that weighed most, or the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, VariantArray)]
pub enum NameRule {
    /// A word list has it.
    Listed,
    /// A word list has it, and it is one word in capitals.
    ListedAcronym,
    /// The word alone is a given name.
    GivenName,
    /// Its first word is a given name.
    GivenNameFirst,
    /// Its first word is a month that is a given name too: `April Quill`.
    GivenMonth,
    /// Its first word is a place.
    PlaceFirst,
    /// A word in it names a kind of organisation: `Ministry`.
    OrgHead,
    /// A word in it names a kind of place: `Lake`.
    PlaceHead,
    /// A word in it names a kind of event: `War`.
    EventHead,
    /// `&` joins its words.
    Ampersand,
    /// An unknown word in capitals.
    Acronym,
    /// Several words with a capital that nothing else is known of.
    PersonalForm,
    /// It stands in the byline.
    Byline,
    /// It stands first and what ends a dateline follows.
    Dateline,
    /// A title stands before it.
    Title,
    /// A word for what a person does stands before it.
    OccupationBefore,
    /// `a town called`, `ethnic` and the like stand before it.
    DescribedBefore,
    /// `town of` or the like stands before it.
    TownOf,
    /// `capital` or the like stands before it.
    PlaceNounBefore,
    /// `group` or the like stands before it.
    OrgNounBefore,
    /// `operation` or the like stands before it.
    EventNounBefore,
    /// `the` stands before it.
    ArticleBefore,
    /// `northern` or the like stands before it.
    DirectionBefore,
    /// `in` or the like stands before it.
    PlacePrepositionBefore,
    /// A place that it belongs to stands before it: `Norway's`.
    OwnerBefore,
    /// `according to` stands before it.
    Source,
    /// A verb of speech stands beside it.
    Speaks,
    /// `told` stands before it.
    WasTold,
    /// A phrase or a word after it says what it is.
    DescribedAfter,
    /// `province` or the like stands after it.
    PlaceNounAfter,
    /// `militants` or the like stands after it.
    OrgNounAfter,
    /// `campaign` or the like stands after it.
    EventNounAfter,
    /// `-led` or the like is joined to it.
    Led,
    /// An age stands after it.
    AgeAfter,
    /// A word for what a person does stands after it.
    OccupationAfter,
    /// A place stands after it.
    PlaceAfter,
    /// `who` stands after it.
    WhoAfter,
    /// A definition joins it with another name, which is of the kind.
    Definition,
    /// A fuller name of the person ends with it.
    FullerPerson,
    /// A fuller name of the organisation begins with it.
    FullerOrg,
    /// The head or the end of a list, or all its other members, say what is in it.
    PlaceList,
    /// It stands beside one place.
    BesidePlace,
    /// The article has the name elsewhere.
    ToldElsewhere,
    /// It plays, or someone plays for it.
    Team,
    /// It has shares, staff or customers, or someone works at it.
    Firm,
    /// A plural verb follows, though it is one.
    Collective,
    /// The model decided, and no rule agrees.
    Learnt,
}

impl NameRule {
    /// What a reader is told.
    pub const fn reason(self) -> &'static str {
        self.row().1
    }

    /// The number by which the model knows the rule. It never changes, and is no other's: what was learnt hangs on it.
    pub(super) const fn id(self) -> u32 {
        self.row().0
    }

    /// Whether by this rule the article itself says what the name names, so that nothing learnt from other texts counts against it.
    pub const fn is_explicit(self) -> bool {
        use NameRule::*;
        matches!(
            self,
            ListedAcronym
                | GivenMonth
                | Ampersand
                | Byline
                | DescribedBefore
                | TownOf
                | OrgNounBefore
                | EventNounBefore
                | WasTold
                | DescribedAfter
                | PlaceNounAfter
                | OrgNounAfter
                | EventNounAfter
                | Led
                | Definition
                | PlaceList
        )
    }

    /// Whether by this rule a noun beside the name says that it is a place, and so of all names that `and` joins to it.
    pub(super) const fn is_place_noun(self) -> bool {
        matches!(self, NameRule::TownOf | NameRule::PlaceNounAfter)
    }

    /// Id and reason. A new rule takes any id that is free.
    const fn row(self) -> (u32, &'static str) {
        use NameRule::*;
        match self {
            Listed => (0xce65_48f1, "a word list knows it"),
            ListedAcronym => (0xc8a8_ff42, "a word list knows the acronym"),
            GivenName => (0x60cc_3e7d, "it is a given name"),
            GivenNameFirst => (0x26d0_f933, "it begins with a given name"),
            GivenMonth => (0xeda8_1b42, "a month stands here as a given name"),
            PlaceFirst => (0xceb2_c35e, "it begins with a place"),
            OrgHead => (0x64c1_1d9e, "a word in it names a kind of organisation"),
            PlaceHead => (0x4f08_bcb7, "a word in it names a kind of place"),
            EventHead => (0x95b5_0f14, "a word in it names a kind of event"),
            Ampersand => (0x2c24_fa1b, "`&` joins its words"),
            Acronym => (0x53e4_f702, "it is an acronym"),
            PersonalForm => (0x292f_6726, "it looks like a person's name"),
            Byline => (0x5bfa_f172, "it stands in the byline"),
            Dateline => (0x68ef_81aa, "it stands as a dateline"),
            Title => (0xcda1_09e3, "a title stands before it"),
            OccupationBefore => (0xf6e2_f5b2, "an occupation stands before it"),
            DescribedBefore => (0x80f4_6827, "the words before it say what it is"),
            TownOf => (0x2c1d_b4f6, "`town of` or the like stands before it"),
            PlaceNounBefore => (0x8219_0e5f, "`capital` or the like stands before it"),
            OrgNounBefore => (0x05d0_0948, "`group` or the like stands before it"),
            EventNounBefore => (0x7076_dece, "`operation` or the like stands before it"),
            ArticleBefore => (0x7aea_b779, "an article stands before it"),
            DirectionBefore => (0x3920_8bf2, "a direction stands before it"),
            PlacePrepositionBefore => (0x96f8_f0d5, "a preposition of place stands before it"),
            OwnerBefore => (0x587e_d111, "it stands after a place it belongs to"),
            Source => (0xdca4_5f6c, "it is a source"),
            Speaks => (0x7b3b_3047, "it speaks"),
            WasTold => (0x9fb6_0bee, "it was told something"),
            DescribedAfter => (0x81aa_9624, "the words after it say what it is"),
            PlaceNounAfter => (0x87ec_0000, "`province` or the like stands after it"),
            OrgNounAfter => (0x0537_2f89, "`militants` or the like stands after it"),
            EventNounAfter => (0x26ec_7892, "`campaign` or the like stands after it"),
            Led => (0xbce5_ba57, "`-led` or the like is joined to it"),
            AgeAfter => (0x9304_ae55, "an age stands after it"),
            OccupationAfter => (0x0bd4_c83d, "an occupation stands after it"),
            PlaceAfter => (0x5475_930b, "a place stands after it"),
            WhoAfter => (0x805b_6e63, "`who` stands after it"),
            Definition => (0x7afa_7f22, "another name of it is of this kind"),
            FullerPerson => (
                0xddaa_a90f,
                "a fuller name of the person stands in the article",
            ),
            FullerOrg => (
                0x6ba4_54d4,
                "a fuller name of the organisation stands in the article",
            ),
            PlaceList => (0xd8d5_90e6, "it stands in a list of places"),
            BesidePlace => (0xf478_8da5, "it stands beside a place"),
            ToldElsewhere => (0x11d2_7f03, "the article has the name elsewhere"),
            Team => (0x5a80_c4e7, "it plays, or someone plays for it"),
            Firm => (0x3c4e_9b15, "it is told of as a firm is"),
            Collective => (0x77f1_05ad, "a plural verb stands after it"),
            Learnt => (
                0x20c8_4ee6,
                "it is used as such names are in the texts learnt from",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{NameRule::*, *};

    #[test]
    fn every_rule_has_a_number_of_its_own() {
        let ids: HashSet<u32> = NameRule::VARIANTS.iter().map(|rule| rule.id()).collect();
        assert_eq!(ids.len(), NameRule::VARIANTS.len());
    }

    /// The weights were learnt over these numbers: a rule that is added is added here, and none is changed.
    #[test]
    fn no_rule_changes_its_number() {
        let known = [
            (Listed, 0xce65_48f1),
            (ListedAcronym, 0xc8a8_ff42),
            (GivenName, 0x60cc_3e7d),
            (GivenNameFirst, 0x26d0_f933),
            (GivenMonth, 0xeda8_1b42),
            (PlaceFirst, 0xceb2_c35e),
            (OrgHead, 0x64c1_1d9e),
            (PlaceHead, 0x4f08_bcb7),
            (EventHead, 0x95b5_0f14),
            (Ampersand, 0x2c24_fa1b),
            (Acronym, 0x53e4_f702),
            (PersonalForm, 0x292f_6726),
            (Byline, 0x5bfa_f172),
            (Dateline, 0x68ef_81aa),
            (Title, 0xcda1_09e3),
            (OccupationBefore, 0xf6e2_f5b2),
            (DescribedBefore, 0x80f4_6827),
            (TownOf, 0x2c1d_b4f6),
            (PlaceNounBefore, 0x8219_0e5f),
            (OrgNounBefore, 0x05d0_0948),
            (EventNounBefore, 0x7076_dece),
            (ArticleBefore, 0x7aea_b779),
            (DirectionBefore, 0x3920_8bf2),
            (PlacePrepositionBefore, 0x96f8_f0d5),
            (OwnerBefore, 0x587e_d111),
            (Source, 0xdca4_5f6c),
            (Speaks, 0x7b3b_3047),
            (WasTold, 0x9fb6_0bee),
            (DescribedAfter, 0x81aa_9624),
            (PlaceNounAfter, 0x87ec_0000),
            (OrgNounAfter, 0x0537_2f89),
            (EventNounAfter, 0x26ec_7892),
            (Led, 0xbce5_ba57),
            (AgeAfter, 0x9304_ae55),
            (OccupationAfter, 0x0bd4_c83d),
            (PlaceAfter, 0x5475_930b),
            (WhoAfter, 0x805b_6e63),
            (Definition, 0x7afa_7f22),
            (FullerPerson, 0xddaa_a90f),
            (FullerOrg, 0x6ba4_54d4),
            (PlaceList, 0xd8d5_90e6),
            (BesidePlace, 0xf478_8da5),
            (ToldElsewhere, 0x11d2_7f03),
            (Team, 0x5a80_c4e7),
            (Firm, 0x3c4e_9b15),
            (Collective, 0x77f1_05ad),
            (Learnt, 0x20c8_4ee6),
        ];
        assert_eq!(NameRule::VARIANTS.len(), known.len());
        for (rule, id) in known {
            assert_eq!(rule.id(), id, "{rule:?}");
        }
    }
}
